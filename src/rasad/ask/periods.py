"""Days as numbers <-> the years, quarters, months, weeks and days that they lie in, by number and as EDTF."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from rasad.store.items import span_of

Period = Literal["year", "quarter", "month", "week", "day"]
"""How long a period is. Its number counts from the year 0; of a week, which begins on Monday as day 1 did, it is its
first day."""
_DAYS_OF_WEEK = 7


def period_of(period: Period, day: int) -> int:
    """Return the number of the period that a day lies in."""
    if period == "day":
        return day
    if period == "week":
        return day - (day - 1) % _DAYS_OF_WEEK
    date = dt.date.fromordinal(day)
    months = {"year": 12, "quarter": 3, "month": 1}[period]
    return (12 * date.year + date.month - 1) // months


def period_name(period: Period, number: int) -> str:
    """Return a period as EDTF: a quarter has the codes 33 to 36, a week is its days."""
    if period == "year":
        return f"{number:04d}"
    if period == "quarter":
        return f"{number // 4:04d}-{33 + number % 4}"
    if period == "month":
        return f"{number // 12:04d}-{number % 12 + 1:02d}"
    return str(span_of(number, number + _DAYS_OF_WEEK - 1 if period == "week" else number))


def periods_between(period: Period, first: int, last: int) -> Iterator[int]:
    """Yield the numbers of the periods from the first to the last."""
    return iter(range(first, last + 1, _DAYS_OF_WEEK if period == "week" else 1))
