"""EDTF -> the days it may mean, and words for it in a brief's language."""

import datetime as dt
import functools
import re
from typing import NamedTuple

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


def words_of(edtf: str | None, book: Phrasebook) -> str:
    """Return an EDTF value in words; the value itself where no words fit."""
    if not edtf:
        return book.get("dates.unknown")
    if edtf[0] in "[{" and ".." in edtf:
        edtf = edtf.strip("[]{}").replace("..", "/")
    if edtf[0] in "[{":
        dates = [_point_words(text, book) for text in _points(edtf)]
        return book.plain("dates.choice", dates=book.get("dates.or").join(dates))
    if "/" not in edtf:
        return _point_words(edtf, book)
    first, last = (_point_words(end, book) if end.strip(".") else "" for end in edtf.split("/", 1))
    if first == last or not (first or last):
        return first or edtf
    path = "dates.interval" if first and last else "dates.from" if first else "dates.until"
    return book.plain(path, first=first, last=last)


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
