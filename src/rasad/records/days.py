"""EDTF values -> the first and last day they allow, as ISO dates that a database can compare.

Source: EDTF (ISO 8601-2) levels 0 to 2, as far as the press needs them.
"""

from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

import regex

_DATE = regex.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?:T.*)?")
_QUALIFIERS = str.maketrans("", "", "~?%")
_OPEN = ("", "..")
_SPANS_BY_CODE = {  # EDTF codes 21-41 in the place of the month; seasons as wide as two calendars draw them
    21: ("03-01", "06-21"),
    22: ("06-01", "09-22"),
    23: ("09-01", "12-21"),
    24: ("01-01", "12-31"),  # a winter may be either end of its year
    33: ("01-01", "03-31"),
    34: ("04-01", "06-30"),
    35: ("07-01", "09-30"),
    36: ("10-01", "12-31"),
    37: ("01-01", "04-30"),
    38: ("05-01", "08-31"),
    39: ("09-01", "12-31"),
    40: ("01-01", "06-30"),
    41: ("07-01", "12-31"),
}


class Days(NamedTuple):
    """The first and last day that a value allows, both included; None where it is open or unknown."""

    first: str | None
    last: str | None


UNKNOWN_DAYS = Days(None, None)
_REMEMBERED = 4096  # ten years of days: reports repeat the same dates


@lru_cache(maxsize=_REMEMBERED)
def days_of(edtf: str | None) -> Days:
    """Return the bounds of an EDTF value; both are None where it is None, not understood or of no known year.

    >>> days_of("2016-10")
    Days(first='2016-10-01', last='2016-10-31')
    >>> days_of("2016-10-10/..")
    Days(first='2016-10-10', last=None)
    >>> days_of("XXXX-10-10")
    Days(first=None, last=None)
    """
    value = (edtf or "").strip().translate(_QUALIFIERS)
    if value[:1] in ("[", "{") and value[-1:] in ("]", "}"):
        return _hull(value[1:-1].split(","), ".." if ".." in value else None)
    if "/" in value:
        first, _, last = value.partition("/")
        return _interval(first, last)
    return _date(value)


def _hull(members: list[str], separator: str | None) -> Days:
    """Return the bounds of a set of dates and of ranges `a..b`."""
    days = [
        _interval(*_halves(member.strip(), separator)) if separator and separator in member else _date(member.strip())
        for member in members
    ]
    firsts = [day.first for day in days if day.first is not None]
    lasts = [day.last for day in days if day.last is not None]
    return Days(
        min(firsts) if len(firsts) == len(days) else None,
        max(lasts) if len(lasts) == len(days) else None,
    )


def _halves(text: str, separator: str) -> tuple[str, str]:
    first, _, last = text.partition(separator)
    return first, last


def _interval(first: str, last: str) -> Days:
    begin = UNKNOWN_DAYS if first in _OPEN else _date(first)
    end = UNKNOWN_DAYS if last in _OPEN else _date(last)
    return Days(begin.first, end.last)


def _date(value: str) -> Days:
    found = _DATE.fullmatch(value)
    if found is None or not found["year"].strip("X0"):
        return UNKNOWN_DAYS
    year, month, day = found["year"], found["month"], found["day"]
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is not None and month.isdigit() and int(month) in _SPANS_BY_CODE:
        begin, end = _SPANS_BY_CODE[int(month)]
        return Days(f"{first_year:04d}-{begin}", f"{last_year:04d}-{end}")
    months = _allowed(month, 12)
    if months is None:
        return UNKNOWN_DAYS
    last_day = monthrange(last_year, months[1])[1]
    days = _allowed(day, last_day)
    if days is None:
        return UNKNOWN_DAYS
    first_day = min(days[0], monthrange(first_year, months[0])[1])  # of "20X6-02-29" not all years have the day
    return Days(f"{first_year:04d}-{months[0]:02d}-{first_day:02d}", f"{last_year:04d}-{months[1]:02d}-{days[1]:02d}")


def _allowed(digits: str | None, most: int) -> tuple[int, int] | None:
    """Return the least and greatest number in 1..most that the digits, with X for any, allow."""
    if digits is None:
        return 1, most
    low = max(int(digits.replace("X", "0")), 1)
    high = min(int(digits.replace("X", "9")), most)
    return (low, high) if low <= high else None
