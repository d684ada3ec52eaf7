"""Dates as tables and feeds write them -> EDTF: what is written and no more, and nothing where it may be read two ways.

The hour and the zone are kept where both are written. Source: ISO 8601-1 and -2, RFC 3339, RFC 5322.
"""

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import regex

from rasad.readers.manifest import is_edtf

_YEARS = range(1900, 2101)  # of the press that is read; others are of another calendar, or a mistake
_LONGEST = 100  # characters: nothing longer is a date
_SECONDS = range(100_000_000, 4_102_444_800)  # seconds since 1970: from 1973 to 2099
# Names of zones but these are used for several: AST is Arabian time, and Atlantic.
_ZONE = r"(?P<zone>Z|UTC?|GMT|[+-]\d\d:?(?:\d\d)?|[A-Z]{2,5})?(?:\s*\([^()]*\))?"
_CLOCK = rf"(?:[T\s,]+(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*{_ZONE})?"
_YEAR_FIRST = regex.compile(
    rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?){_CLOCK}", regex.I
)
_YEAR_LAST = regex.compile(rf"(?P<day>\d\d?)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<year>\d{{4}}){_CLOCK}", regex.I)
_TOGETHER = regex.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)(?P<zone>Z)?)?"
)
_NAMED = r"(?P<month>[a-z]{3})[a-z]*\.?"
_MAIL = regex.compile(rf"(?:[a-z]{{3,9}},?\s+)?(?P<day>\d\d?)[\s-]{_NAMED}[\s-](?P<year>\d{{4}}){_CLOCK}", regex.I)
_MONTH_FIRST = regex.compile(rf"(?:[a-z]{{3,9}},?\s+)?{_NAMED}\s+(?P<day>\d\d?),?\s+(?P<year>\d{{4}}){_CLOCK}", regex.I)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNKNOWN_ZONE = "-0000"  # RFC 5322: nothing is said of the local time
_MONTHS = 12


class Stamp(NamedTuple):
    """A date as EDTF, or None; the note says why what was written was not taken."""

    edtf: str | None
    note: str = ""


def edtf_of(value: object) -> Stamp:
    """Return a date that a table or a feed gives.

    >>> edtf_of("2021-06-29 10:00:00+03:00").edtf, edtf_of("Tue, 29 Jun 2021 07:00:00 GMT").edtf
    ('2021-06-29T10:00:00+03:00', '2021-06-29T07:00:00Z')
    >>> edtf_of("29/06/2021").edtf, edtf_of("04/06/2021").note
    ('2021-06-29', "the date '04/06/2021' may be read two ways; none was taken")
    """
    if value is None or value == "" or isinstance(value, bool):
        return Stamp(None)
    if isinstance(value, datetime):
        return _checked(_of_datetime(value), value)
    if isinstance(value, date):
        return _checked(value.isoformat(), value)
    if isinstance(value, int | float):
        return _checked(_of_number(value), value)
    if not isinstance(value, str):
        return Stamp(None, f"the date is no date but {type(value).__name__}; none was taken")
    return _of_text(value)


def _of_text(value: str) -> Stamp:
    text = "".join(str(unicodedata.digit(char, char)) for char in value.strip()[: _LONGEST + 1])
    if not text or len(text) > _LONGEST:
        return Stamp(None, f"the date {value[:_LONGEST]!r} was not understood; none was taken" if text else "")
    if text.isascii() and text.isdigit() and len(text) not in (4, 8, 14):
        return _checked(_of_number(int(text)), value)
    if (last := _YEAR_LAST.fullmatch(text)) is not None:
        return _of_year_last(last, value)
    for form, read in _FORMS:
        if (found := form.fullmatch(text)) is not None:
            return _checked(read(found), value)
    return _checked(text if is_edtf(text) else None, value)


def _checked(edtf: str | None, value: object) -> Stamp:
    """Take a value whose years are those of the press."""
    if edtf is None or not is_edtf(edtf):
        return Stamp(None, f"the date {str(value)!r} was not understood; none was taken")
    years = [int(year) for year in regex.findall(r"-?\d{4}", edtf)]
    if any(year not in _YEARS for year in years):
        return Stamp(None, f"the year of {str(value)!r} is not of the calendar used here; no date was taken")
    return Stamp(edtf)


def _of_year_last(found: "regex.Match[str]", value: str) -> Stamp:
    """Read a date that ends in its year, where day and month can be told apart."""
    first, second = int(found["day"]), int(found["month"])
    if first <= _MONTHS and second <= _MONTHS and first != second:
        return Stamp(None, f"the date {value!r} may be read two ways; none was taken")
    day, month = (first, second) if second <= _MONTHS else (second, first)
    return _checked(_edtf(found, int(found["year"]), month, day), value)


def _of_match(found: "regex.Match[str]") -> str | None:
    return _edtf(found, int(found["year"]), int(found["month"]), int(found["day"]))


def _edtf(found: "regex.Match[str]", year: int, month: int, day: int) -> str | None:
    try:
        written = date(year, month, day).isoformat()
        if found["hour"] is None:
            return written
        clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None
    zone = (found["zone"] or "").upper()
    if not zone and clock == time():  # a table's way to write a day alone
        return written
    return f"{written}T{clock.isoformat()}{_zone(zone)}"


def _zone(zone: str) -> str:
    """Write a zone as EDTF has it."""
    if zone in ("Z", "UT", "UTC", "GMT"):
        return "Z"
    if not zone or zone.isalpha() or zone == _UNKNOWN_ZONE:
        return ""
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _of_named(found: "regex.Match[str]") -> str | None:
    month = found["month"].lower()
    return _edtf(found, int(found["year"]), _NAMES.index(month) + 1, int(found["day"])) if month in _NAMES else None


def _of_datetime(when: datetime) -> str:
    if when.tzinfo is None:
        return when.date().isoformat() if when.time() == time() else when.replace(microsecond=0).isoformat()
    zone = when.utcoffset() or timedelta()
    written = when.replace(microsecond=0, tzinfo=None).isoformat()
    if not zone:
        return f"{written}Z"
    sign, minutes = ("-" if zone < timedelta() else "+"), int(abs(zone).total_seconds()) // 60
    return f"{written}{sign}{minutes // 60:02}:{minutes % 60:02}"


def _of_number(value: float) -> str | None:
    """Read a year, a day written without marks, or a time since 1970 in seconds or milliseconds."""
    whole = int(value) if value == value and abs(value) != float("inf") else 0  # noqa: PLR0124 - not a number
    if whole in _YEARS:
        return str(whole)
    if (found := _TOGETHER.fullmatch(str(whole))) is not None and int(found["year"]) in _YEARS:
        return _of_match(found)
    seconds = whole if whole in _SECONDS else whole // 1000
    if seconds in _SECONDS:
        return _of_datetime(datetime.fromtimestamp(seconds, UTC))
    return None


_FORMS: tuple[tuple["regex.Pattern[str]", Callable[["regex.Match[str]"], str | None]], ...] = (
    (_YEAR_FIRST, _of_match),
    (_TOGETHER, _of_match),
    (_MAIL, _of_named),
    (_MONTH_FIRST, _of_named),
)
