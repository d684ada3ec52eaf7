"""What a web page says of its dates, as it writes them -> the day of publication, with what says so.

Dates that a machine wrote count in the order in which the reader trusts them, those with a time zone first; of a late
hour in universal time the page's own date line says which day it was where the paper appears. The date in a page's
address counts last. A value that allows two days, or none that a web page can have, says nothing.
"""

import functools
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import regex
from msgspec import structs

from rasad.annotate.calendars import to_day
from rasad.knowledge.zones import on_another_day
from rasad.records.pages import Block, Found, PageHints
from rasad.records.report import Published
from rasad.records.spans import Quote

ADDRESS = "address"
_REMEMBERED = 4_096
_EARLIEST = date(1995, 1, 1)  # the first Arabic and Persian papers went on line in 1995 and 1996
_LATEST = date(2100, 1, 1)
# A Solar Hijri year of the web lies before 1416 (2037), a Hijri one behind 1415 (1995).
_SOLAR, _HIJRI = range(1370, 1416), range(1416, 1500)
# From this hour of universal time on it is the next day in the easternmost country that writes Persian.
_LATE = 19
_PARTS = regex.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?(?!\d)"
    r"(?:[\sT,|-]*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    regex.IGNORECASE,
)
_DAY_FIRST = regex.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_IN_FIGURES = regex.compile(r"(?<!\d)(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})(?!\d)")
_COMPACT = regex.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2}))?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_EPOCH = regex.compile(r"(\d{10})(?:\d{3})?")
_MONTHS = 12


class Stamp(NamedTuple):
    """What one value says, as EDTF: its day or month, and as exactly as it is written.

    `day` is None where it gives a month only; `moment` and its `zone` (how far from UTC) where it gives a zone.
    """

    edtf: str
    exact: str
    day: date | None = None
    moment: datetime | None = None
    zone: timedelta | None = None


def stamp(written: str) -> Stamp | None:
    """Read a date as pages write it for machines, in any of the three calendars; None where it is none for certain.

    >>> stamp("2020-02-18T03:25:00Z").edtf, stamp("1399/04/02 12:09").edtf, stamp("2020-07").edtf
    ('2020-02-18', '2020-06-22', '2020-07')
    >>> stamp("03/04/2020"), stamp("0001-01-01T00:00:00")
    (None, None)
    """
    return _stamp("".join(str(int(char)) if char.isdecimal() else char for char in written.strip()))


@functools.lru_cache(maxsize=_REMEMBERED)
def _stamp(text: str) -> Stamp | None:
    if epoch := _EPOCH.fullmatch(text):
        return _of_moment(datetime.fromtimestamp(int(epoch[1]), tz=UTC))
    found = _COMPACT.fullmatch(text) or _PARTS.search(text) or _day_first(text)
    if found is None:
        return _in_words(text)
    groups = found.groupdict()
    year, month = int(groups["year"]), int(groups["month"])
    calendar = "solar_hijri" if year in _SOLAR else "hijri" if year in _HIJRI else "gregorian"
    if groups["day"] is None:
        is_month = calendar == "gregorian" and _EARLIEST.year <= year < _LATEST.year and 1 <= month <= _MONTHS
        return Stamp(f"{year:04d}-{month:02d}", f"{year:04d}-{month:02d}") if is_month else None
    day = to_day(calendar, year, month, int(groups["day"]))
    if day is None or not _EARLIEST <= day < _LATEST:
        return None
    return _of_day(day, groups)


def _day_first(text: str) -> "regex.Match[str] | None":
    """Find a date with its year last, if only one order of day and month is possible: none is month.day.year."""
    found = _DAY_FIRST.search(text)
    if found is None:
        return None
    is_certain = found["mark"] == "." or int(found["day"]) > _MONTHS or found["day"] == found["month"]
    return found if is_certain else None


def _in_words(text: str) -> Stamp | None:
    """Read the form of mail and HTTP, which names weekday and month in English."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return _of_moment(moment) if _EARLIEST <= moment.date() < _LATEST else None


def _of_moment(moment: datetime) -> Stamp | None:
    if not _EARLIEST <= moment.date() < _LATEST:
        return None
    return Stamp(moment.date().isoformat(), _exact(moment), moment.date(), moment, moment.utcoffset())


def _exact(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _zone(written: str | None) -> timedelta | None:
    if not written:
        return None
    if written[0] not in "+-":
        return timedelta(0)
    away = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return -away if written[0] == "-" else away


def _of_day(day: date, groups: dict[str, str | None]) -> Stamp:
    """Add the time of day and its zone to a day, as far as they are written and there is such a time."""
    if groups.get("hour") is None:
        return Stamp(day.isoformat(), day.isoformat(), day)
    hour, minute, second = (int(groups.get(part) or 0) for part in ("hour", "minute", "second"))
    zone = _zone(groups.get("zone"))
    try:
        moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=timezone(zone or timedelta(0)))
    except ValueError:
        return Stamp(day.isoformat(), day.isoformat(), day)
    if zone is None:
        return Stamp(day.isoformat(), _exact(moment).removesuffix("Z"), day)
    return Stamp(day.isoformat(), _exact(moment), day, moment, zone)


def written_by_machine(hints: PageHints) -> list[tuple[Found, Stamp]]:
    """Return the dates of publication that the page gives for machines, what is trusted most first."""
    said = [(found, read) for found in hints.published if found.where != ADDRESS and (read := stamp(found.value))]
    return sorted(said, key=lambda pair: pair[1].zone is None)


def page_published(hints: PageHints, stated: Published | None = None, zone: ZoneInfo | None = None) -> Published | None:
    """Return the day of publication as the page gives it for machines; None where it gives none.

    Args:
        hints: what the page says of itself.
        stated: what the text itself states, where it was looked for.
        zone: the time zone of the state in which the outlet appears, if it is known.
    """
    said = written_by_machine(hints)
    if not said:
        return None
    found, first = said[0]
    local = _local(first, said[1:])
    steps = [_step(found, first.edtf)]
    edtf = first.edtf
    if local is not None:
        edtf = local[1].edtf
        steps.append(f"The same moment stands there with its zone ({local[0].where}: {local[0].value}).")
    elif stated is not None and stated.edtf and is_late(first) and stated.edtf == _next_day(first):
        edtf = stated.edtf
        steps.append(f"That is late in the day of universal time; the date line gives {edtf}.")
    elif zone is not None and not (stated and stated.edtf == first.edtf) and (there := _on_another_day(first, zone)):
        edtf = there
        steps.append(f"That is universal time; where the outlet appears ({zone.key}) it is {edtf}.")
    others = dict.fromkeys(f"{f.where}: {f.value}" for f, s in said[1:] if _differs(s, first))
    steps += [f"Another date is set aside: {other}." for other in others]
    return Published(edtf=edtf, basis="metadata", evidence=stated.evidence if stated else (), steps=tuple(steps))


def address_published(hints: PageHints) -> Published | None:
    """Return the day that stands in the address of a page."""
    for found in hints.published:
        read = stamp(found.value) if found.where == ADDRESS else None
        if read is not None:
            return Published(edtf=read.edtf, basis="metadata", steps=(_step(found, read.edtf),))
    return None


def date_line(source: str, blocks: Sequence[Block]) -> Published | None:
    """Return the day that the lines around the headline give in figures, of several the earliest: pages change later.

    Args:
        source: the text of the page.
        blocks: its parts in order.
    """
    found: list[tuple[str, Quote]] = []
    for block in blocks:
        if block.kind in ("body", "list", "table"):
            break
        if block.kind == "byline":
            text = source[block.start : block.end]
            found += [
                (said.edtf, Quote.of(source, block.start + match.start(), block.start + match.end()))
                for match in _IN_FIGURES.finditer(text)
                if (said := stamp(match[0])) is not None and said.day is not None
            ]
    if not found:
        return None
    edtf, quote = min(found)
    return Published(edtf=edtf, basis="stated", evidence=(quote,), steps=(f"The date line gives {edtf}.",))


def is_late(said: Stamp) -> bool:
    """Say whether a moment in universal time may lie in the next day where the paper appears."""
    return said.moment is not None and not said.zone and said.moment.hour >= _LATE


def needs_date_line(hints: PageHints) -> bool:
    """Say whether only the page's own date line can tell the day of what it gives for machines."""
    said = written_by_machine(hints)
    return bool(said) and is_late(said[0][1]) and _local(said[0][1], said[1:]) is None


def _next_day(said: Stamp) -> str | None:
    return (said.day + timedelta(days=1)).isoformat() if said.day else None


def _on_another_day(said: Stamp, zone: ZoneInfo) -> str | None:
    moment = on_another_day(said.exact, zone)
    return moment[:10] if moment else None


def _local(first: Stamp, others: Iterable[tuple[Found, Stamp]]) -> tuple[Found, Stamp] | None:
    """Return the same moment written in the zone of the paper."""
    if first.moment is None or first.zone:
        return None
    return next(((f, s) for f, s in others if s.zone and s.moment == first.moment), None)


def _differs(one: Stamp, other: Stamp) -> bool:
    return one.day is not None and other.day is not None and abs(one.day - other.day) > timedelta(days=1)


def _step(found: Found, edtf: str) -> str:
    return f"The page gives {edtf} ({found.where}: {found.value})."


def read_dates(hints: PageHints) -> PageHints:
    """Return what a page says of itself with its dates as EDTF too, as exact as they are written, zone and all."""
    return structs.replace(
        hints, published=tuple(map(_read, hints.published)), updated=tuple(map(_read, hints.updated))
    )


def _read(found: Found) -> Found:
    said = stamp(found.value)
    return structs.replace(found, edtf=said.exact) if said else found
