"""EDTF -> the days it may mean, and words for it in a brief's language."""

import datetime as dt
import functools
import re
from typing import NamedTuple

from rasad.annotate.calendars import from_day
from rasad.show.phrasebook import Phrasebook

POINT = re.compile(
    r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?(?:T[\d:+Z.-]*)?[~?%]?", re.IGNORECASE
)
REMEMBERED = 4096  # distinct dates of a ledger of some thousand documents; more are worked out anew
FIRST_SEASON, LAST_SEASON = 21, 24  # EDTF's codes for spring to winter
MONTHS_OF_SEASON = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}  # winter is kept inside its year


class Days(NamedTuple):
    """The first and the last possible day, both included."""

    first: dt.date
    last: dt.date

    @property
    def width(self) -> int:
        """The number of days between the first and the last, 0 for one day."""
        return (self.last - self.first).days

    def overlaps(self, other: "Days") -> bool:
        """Say whether the two share a day."""
        return self.first <= other.last and other.first <= self.last


@functools.lru_cache(maxsize=REMEMBERED)
def days_of(edtf: str | None) -> Days | None:
    """Return the days that an EDTF value allows; None where it is unknown, open to both sides or without a year.

    >>> days_of("2016-10")
    Days(first=datetime.date(2016, 10, 1), last=datetime.date(2016, 10, 31))
    """
    points = [days for text in _points(edtf or "") if (days := _point_days(text))]
    if not points:
        return None
    return Days(min(p.first for p in points), max(p.last for p in points))


def is_date(edtf: str | None) -> bool:
    """Say whether a value is an EDTF date, with or without a year, and no duration."""
    return bool(edtf) and all(POINT.fullmatch(text) for text in _points(edtf or ""))


def words_of(edtf: str | None, book: Phrasebook, *, beside: bool = True, short: bool = False) -> str:
    """Return an EDTF value in words; the value itself where no words fit.

    Args:
        edtf: what to write.
        book: the language.
        beside: whether days are also given in the language's other calendar, if it has one.
        short: whether one calendar is enough, where the language puts the other one first.
    """
    if not edtf:
        return book.get("dates.unknown")
    if edtf[0] in "[{" and ".." in edtf:
        edtf = edtf.strip("[]{}").replace("..", "/")
    if edtf[0] in "[{":
        dates = [_point_words(text, book) for text in _points(edtf)]
        return book.plain("dates.choice", dates=book.get("dates.or").join(dates))
    words = _span_words(edtf, book) if "/" in edtf else _point_words(edtf, book)
    other = _beside(edtf, book) if beside else ""
    path = "dates.beside.short" if short and book.get("dates.beside.short") else "dates.beside.both"
    return book.plain(path, words=words, other=other) if other else words


def _span_words(edtf: str, book: Phrasebook) -> str:
    ends = tuple(end if end.strip(".") else "" for end in edtf.split("/", 1))
    first, last = (_point_words(end, book) if end else "" for end in ends)
    if first == last or not (first or last):
        return first or edtf
    if not (first and last):
        return book.plain("dates.from" if first else "dates.until", first=first, last=last)
    days = [days_of(end) for end in ends]
    if all(d and not d.width for d in days):
        return _between(book, "dates", *((d.first.year, d.first.month, d.first.day) for d in days if d))
    return book.plain("dates.interval", first=first, last=last)


def _between(book: Phrasebook, path: str, one: tuple[int, int, int], other: tuple[int, int, int]) -> str:
    """Write the span of two days without saying the month or the year twice."""
    months = book.words(f"{path}.months")
    year = book.digits(str(other[0]))
    first, last = (book.digits(str(day)) for _year, _month, day in (one, other))
    if one[:2] == other[:2]:
        return book.plain("dates.same_month", a=first, b=last, month=months[one[1] - 1], year=year)
    end = book.plain(f"{path}.day", day=last, month=months[other[1] - 1], year=year)
    if one[0] == other[0]:
        start = book.plain("dates.day_no_more", day=first, month=months[one[1] - 1])
        return book.plain("dates.same_year", first=start, last=end)
    start = book.plain(f"{path}.day", day=first, month=months[one[1] - 1], year=book.digits(str(one[0])))
    return book.plain("dates.interval", first=start, last=end)


def _beside(edtf: str, book: Phrasebook) -> str:
    """Write a day, or two with numbers, in the other calendar; empty for all else, which has no equal there."""
    calendar = book.get("dates.beside.calendar")
    if not calendar:
        return ""
    ends = edtf.split("/", 1)
    days = [days_of(end) for end in ends]
    known = [from_day(calendar, d.first) for d in days if d and not d.width]
    dates = [date for date in known if date]
    if len(dates) < len(ends):
        return ""
    if len(dates) == 1 or dates[0] == dates[1]:
        year, month, day = dates[0]
        months = book.words("dates.beside.months")
        return book.plain(
            "dates.beside.day", day=book.digits(str(day)), month=months[month - 1], year=book.digits(str(year))
        )
    return _between(book, "dates.beside", dates[0], dates[1])


def _points(edtf: str) -> list[str]:
    return [part for part in re.split(r"[\[\]{},/]|\.\.", edtf) if part]


def _point_days(text: str) -> Days | None:
    match = POINT.fullmatch(text)
    if not match or "X" in match["year"].upper():
        return None
    year, month, day = int(match["year"]), _known(match["month"]), _known(match["day"])
    try:
        if month is None:
            return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))
        if month in MONTHS_OF_SEASON:
            first, last = MONTHS_OF_SEASON[month]
            return Days(dt.date(year, first, 1), _month_end(year, last))
        if day is None:
            return Days(dt.date(year, month, 1), _month_end(year, month))
        return Days(dt.date(year, month, day), dt.date(year, month, day))
    except ValueError:
        return None


def _known(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() else None


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _point_words(text: str, book: Phrasebook) -> str:
    match = POINT.fullmatch(text)
    months = book.words("dates.months")
    if not match:
        return text
    month, day = _known(match["month"]), _known(match["day"])
    year = "" if "X" in match["year"].upper() else book.digits(match["year"])
    if month is not None and FIRST_SEASON <= month <= LAST_SEASON and year:
        return book.plain("dates.season", season=book.words("dates.seasons")[month - FIRST_SEASON], year=year)
    if month is None or not 1 <= month <= len(months):
        return year or text
    grain = ("day" if day else "month") + ("" if year else "_no_year")
    return book.plain(f"dates.{grain}", day=book.digits(str(day)), month=months[month - 1], year=year)
