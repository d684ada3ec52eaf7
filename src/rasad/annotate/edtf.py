"""Days and periods -> EDTF (ISO 8601-2), with the granularity of the words kept; open years stay open."""

from datetime import date, timedelta
from typing import NamedTuple

from rasad.annotate.time_model import Clock

_MIDNIGHT = 24  # the hour that a day ends with, the first of the next


class Period(NamedTuple):
    """The days `[first, last]`, counted in whole days, months or years (`grain`)."""

    first: date
    last: date
    grain: str

    def edtf(self) -> str:
        """Return the period as EDTF.

        >>> Period(date(2016, 7, 1), date(2016, 9, 30), "month").edtf()
        '2016-07/2016-09'
        """
        first, last = stamp(self.first, self.grain), stamp(self.last, self.grain)
        return first if first == last else f"{first}/{last}"


def stamp(day: date, grain: str) -> str:
    """Return a day at a grain: a year, a month, else the day itself."""
    if grain == "year":
        return f"{day.year:04d}"
    return f"{day.year:04d}-{day.month:02d}" if grain == "month" else day.isoformat()


def with_clock(edtf: str, clock: Clock) -> str:
    """Add a time of day to a day; to anything else it adds nothing."""
    if len(edtf) != len("2016-10-10"):
        return edtf
    zone = "" if clock.zone == "local" else clock.zone
    if clock.hour == _MIDNIGHT:
        edtf, clock = (date.fromisoformat(edtf) + timedelta(days=1)).isoformat(), clock._replace(hour=0)
    return f"{edtf}T{clock.hour:02d}:{clock.minute:02d}:{clock.second:02d}{zone}"


def approximately(edtf: str) -> str:
    """Mark a value as approximate, both ends of an interval."""
    return "/".join(f"{end}~" if end and end != ".." else end for end in edtf.split("/"))


def months_later(day: date, months: int) -> date:
    """Move a day by months; the 31st becomes the last day of a shorter month.

    >>> months_later(date(2016, 3, 31), -1)
    datetime.date(2016, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (after - timedelta(days=1)).day))


def bounds(edtf: str) -> tuple[date, date] | None:
    """Return the first and last day of a closed EDTF value; None for open or unknown years.

    >>> bounds("2016-07/2016-09")
    (datetime.date(2016, 7, 1), datetime.date(2016, 9, 30))
    """
    plain = "".join(char for char in edtf if char not in "~?%[]{}").replace("..", "/").replace(",", "/")
    ends = plain.split("/")
    try:
        first, last = _span(ends[0]), _span(ends[-1])
    except (ValueError, IndexError):
        return None
    return first[0], last[1]


def open_bounds(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and last day of an EDTF interval; None for an open or unreadable end.

    >>> open_bounds("2016-08-24/..")
    (datetime.date(2016, 8, 24), None)
    """
    first, _, last = edtf.partition("/")
    opening = bounds(first) if first not in ("", "..") else None
    closing = bounds(last or first) if (last or first) not in ("", "..") else None
    return opening[0] if opening else None, closing[1] if closing else None


def _span(text: str) -> tuple[date, date]:
    year, month, day = ([int(part) for part in text.split("T", maxsplit=1)[0].split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        first = date(year, month, 1)
        return first, months_later(first, 1) - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)
