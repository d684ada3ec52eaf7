"""The days and months that a sentence of a brief gives, in whichever calendar -> those that no cited row gives."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from hijridate import Gregorian
from persiantools.jdatetime import JalaliDate

from rasad.show.phrasebook import Phrasebook

Date = tuple[int, int, int]
_SEASONS = range(21, 25)


def strange_dates(text: str, told: Iterable[str], book: Phrasebook) -> Iterator[str]:
    """Yield the dates and months in a text with ASCII digits that no EDTF value of `told` gives."""
    points = [point for value in told for point in re.findall(r"(?<![\dX])[\dX]{4}(?:-\d\d){0,2}(?![\dX-])", value)]
    days = {day for point in points if (day := _day(point))}
    beside = _CALENDARS[book.get("dates.beside.calendar")]
    for path, convert in (("dates.months", _same), ("dates.beside.months", beside)):
        months = book.words(path)
        if not months:
            continue
        dates = {convert(day) for day in days}
        by_month = {date[:2] for date in dates}
        if convert is _same:
            by_month |= {month for point in points if (month := _month(point))}
        for found in re.finditer(
            rf"(?<!\w)(?:(\d{{1,2}})\s+)?({'|'.join(map(re.escape, months))})(?!\w)(?: (\d{{4}}))?", text
        ):
            number, month = found[1], months.index(found[2]) + 1
            year = int(found[3]) if found[3] else None
            is_known = any(m == month and (year is None or y in (0, year)) for y, m in by_month)
            if number is not None and is_known:
                is_known = any(d == int(number) and m == month and year in (None, y) for y, m, d in dates)
            if not is_known:
                yield f"the date {found[0]!r} is in no cited row"


def other_numbers(told: Iterable[str], book: Phrasebook) -> Iterator[int]:
    """Yield the numbers of the days of EDTF values in the language's second calendar."""
    for value in told:
        for point in re.findall(r"(?<!\d)\d{4}-\d\d-\d\d", value):
            if day := _day(point):
                yield from _CALENDARS[book.get("dates.beside.calendar")](day)


def _month(point: str) -> tuple[int, int] | None:
    """Return the year, 0 where it is not known, and the month of a date that has one."""
    year, _, rest = point.partition("-")
    number = int(rest[:2] or 0)
    return (int(year) if year.isdecimal() else 0, number) if number and number not in _SEASONS else None


def _day(point: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(point)
    except ValueError:
        return None


def _same(day: dt.date) -> Date:
    return day.year, day.month, day.day


def _solar(day: dt.date) -> Date:
    date = JalaliDate(day)
    return date.year, date.month, date.day


def _hijri(day: dt.date) -> Date:
    year, month, number = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    return year, month, number


_CALENDARS = {"": _same, "solar_hijri": _solar, "hijri": _hijri}
