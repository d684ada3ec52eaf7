"""Points -> EDTF, seen from the day of writing: the wider pieces frame, the narrower are looked up inside.

Where the words leave the year or week open, the direction of the sentence decides: behind for a report, ahead for a
plan, else the nearest.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rasad.annotate import calendars
from rasad.annotate.edtf import Period, months_later, with_clock
from rasad.annotate.time_digits import calendar_of
from rasad.annotate.time_frames import Context, Frame, inside, months_frame, years_of
from rasad.annotate.time_model import Edge, Part, Point
from rasad.annotate.time_places import distance, place

_DAY = timedelta(days=1)
_WEEK = 7
_YEARLY = frozenset({"year", "month", "season"})
_COUNTED = _YEARLY | {"quarter", "half"}
_LONG_MONTHS = 62  # days; vague parts of what is longer than two months are told to the month
_VAGUE_EDGES = frozenset({"start", "middle", "end"})
_LONG, _LONGEST_YEAR = 300, 366  # days; longer periods are years, and more than one
_USUAL_YEAR = 2000  # "the last century" in a text of unknown date is the twentieth
_LONGEST_LIFE = 50  # years back that a text of today still counts in the solar calendar beside a lunar month
_WHOLE = (0, 100)
_WORKING_MIDDLE = 3  # the first part of a week: three days


class Value(NamedTuple):
    """What a point comes to: its period where the day of writing or the words decide it, else an open EDTF text."""

    period: Period | None
    text: str | None
    calendar: str
    certain: bool = True


_NOTHING = Value(None, None, "none")


def value_of(point: Point, context: Context) -> Value:
    """Return the value of a point."""
    if any(_is_of_story(part, context.direction) for part in point.parts):
        return _NOTHING
    counted = point.part("weekday")
    if counted is not None and counted.op == "nth" and counted.shift is not None:
        return _nth_from(counted, value_of(_without(point, counted), context))
    if point.part("holiday"):
        return _feast(point, context)
    if any(map(_is_before_era, point.parts)):
        return Value(None, _before_era(point), "gregorian")
    frame = _frame(point, context)
    calendar = _calendar(point, context)
    if frame is None:
        return Value(None, _open(point), calendar)
    period = frame.period
    if point.edge is not None:
        period = _edge_of_solar_year(frame, point.edge) or _edge(period, point.edge, context)
    text = period.edtf()
    if point.clock is not None:
        text = with_clock(text, point.clock)
    elif point.edge is None and (short := _short(point, frame)):
        text = short
    return Value(period, text, frame.calendar)


def _is_before_era(part: Part) -> bool:
    return part.calendar == "before" or (part.grain == "year" and part.op == "at" and part.value < 1)


def _before_era(point: Point) -> str | None:
    """A century or year before the era: EDTF counts its years below nought, the first before the era being nought.

    A part of a century is given in years; of narrower pieces nothing is said.
    """
    wide = point.parts[0]
    half = point.part("half")
    if wide.op != "at" or point.clock is not None or len(point.parts) > 1 + bool(half):
        return None
    if wide.grain == "year" and point.edge is None and not half:
        return _early_year(wide.value)
    if wide.grain != "century":
        return None
    first, low, high = 1 - 100 * wide.value, 0, 100
    if point.edge is not None:
        low, high = point.edge.other
    elif half is not None:
        low, high = 50 * (half.value - 1), 50 * half.value
    if (low, high) == (0, 100):
        return f"-{wide.value - 1:02d}XX"
    return f"{_early_year(first + low)}/{_early_year(first + high - 1)}"


def _early_year(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _is_of_story(part: Part, direction: int) -> bool:
    """Say whether a period is known from the story only ("that day", "on the following day" in a report)."""
    is_told = (part.name == "told" and direction < 0) or (part.name == "inside" and direction <= 0)
    return part.name in ("same", "apart") or is_told


def _without(point: Point, part: Part) -> Point:
    """Return a point less one of its pieces."""
    return point._replace(parts=tuple(other for other in point.parts if other is not part))


def _nth_from(part: Part, start: Value) -> Value:
    """The third Tuesday after a day, or before it."""
    if start.period is None or start.period.first != start.period.last or not part.shift:
        return _NOTHING
    day, weekday = start.period.first, int(part.name)
    gap = (weekday - day.isoweekday()) % _WEEK if part.shift > 0 else (day.isoweekday() - weekday) % _WEEK
    day += _DAY * ((gap or _WEEK) + _WEEK * (part.value - 1)) * part.shift
    return Value(Period(day, day, "day"), day.isoformat(), "gregorian")


def _short(point: Point, frame: Frame) -> str:
    """Decades and centuries have an EDTF value of their own in the Gregorian calendar."""
    grains = {part.grain for part in point.parts}
    if not grains <= {"century", "decade"}:
        return ""
    part = point.parts[-1]
    if part.grain == "decade" and frame.calendar == "gregorian":
        return f"{frame.period.first.year // 10}X"
    if part.grain == "century" and frame.calendar == "gregorian":
        return f"{(part.value if part.op == 'at' else frame.period.first.year // 100 + 1) - 1:02d}XX"
    return ""


def _calendar(point: Point, context: Context) -> str:
    named = next((part.calendar for part in point.parts if part.calendar and part.calendar != "before"), "")
    year = point.part("year")
    if named:
        return "solar_hijri" if named == "hijri" and year is not None and _is_solar(year, context) else named
    if year is not None and year.op == "at":
        return calendar_of(year.value, context.country) or "gregorian"
    is_age = any(part.grain in ("century", "decade") for part in point.parts)
    counted = _YEARLY if is_age else _COUNTED
    return context.home if any(part.grain in counted for part in point.parts) else "gregorian"


def _is_solar(year: Part, context: Context) -> bool:
    """Say whether the year of a Hijri month is one of the country's own calendar: "Ramadan of 1398, this year"."""
    if year.calendar or context.country != "solar_hijri" or context.anchor is None:
        return False
    if year.op != "at":
        return year.op == "shift"
    here = calendars.from_day("solar_hijri", context.anchor)
    return here is not None and here[0] - _LONGEST_LIFE < year.value <= here[0] + 1


def _frame(point: Point, context: Context) -> Frame | None:
    """Fold the pieces from the widest down; None where the first of them cannot be placed."""
    calendar = _calendar(point, context)
    frame: Frame | None = None
    for part in _half_behind_month(_decade_dated(point, context)):
        if frame is None or (part.op == "shift" and part.grain == "day"):
            frame = place(part, point, context, calendar)
        else:
            frame = inside(frame, part, context) or None
        if frame is None:
            return None
    if frame is None and point.clock is not None and context.anchor is not None:
        return Frame(Period(context.anchor, context.anchor, "day"), "gregorian", context.anchor.year)
    return frame


def _half_behind_month(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The first half or ten days of a month lie inside it, though their words mostly mean what is wider."""
    month = next((part for part in parts if part.grain == "month"), None)
    half = next((part for part in parts if part.grain in ("half", "decade") and part.op == "nth"), None)
    if month is None or half is None:
        return parts
    rest = [part for part in parts if part is not half]
    at = rest.index(month) + 1
    return (*rest[:at], half, *rest[at:])


def _decade_dated(point: Point, context: Context) -> tuple[Part, ...]:
    """The sixties of the last century: one decade, not two pieces."""
    century, decade = point.part("century"), point.part("decade")
    if century is None or decade is None or decade.op != "at" or decade.value >= 100:
        return point.parts
    start = century.value - 1 if century.op == "at" else _century_now(context) + century.value
    dated = decade._replace(value=start * 100 + decade.value)
    return tuple(dated if part is decade else part for part in point.parts if part is not century)


def _century_now(context: Context) -> int:
    return (context.anchor.year if context.anchor is not None else _USUAL_YEAR) // 100


def _edge_of_week(period: Period, edge: Edge) -> Period:
    """The first three days of a week, or its last two."""
    if edge.name == "start":
        return Period(period.first, period.first + _DAY * (_WORKING_MIDDLE - 1), "day")
    return Period(period.last - _DAY, period.last, "day")


def _edge_of_solar_year(frame: Frame, edge: Edge) -> Period | None:
    """The months at the beginning, middle or end of one Solar Hijri year; only its close is told to the day."""
    days = (frame.period.last - frame.period.first).days + 1
    if frame.calendar != "solar_hijri" or not _LONG < days <= _LONGEST_YEAR or edge.other == _WHOLE:
        return None
    low, high = (12 * bound // 100 for bound in edge.year)
    months = months_frame(frame.year, low + 1, high - low, frame.calendar)
    return (
        Period(months.period.first, months.period.last, "day" if edge.name == "close" else "month") if months else None
    )


def _edge(period: Period, edge: Edge, context: Context) -> Period:
    """Cut the early, middle or late part out of a period."""
    days = (period.last - period.first).days + 1
    if edge.other == _WHOLE:
        today = context.anchor
        is_running = edge.name == "rest" and today is not None and period.first <= today <= period.last
        return Period(today, period.last, "day") if today is not None and is_running else period
    if days == _WEEK and edge.name in ("start", "end", "close"):
        return _edge_of_week(period, edge)
    low, high = edge.year if days > 300 else edge.other
    if days > _LONGEST_YEAR:
        low, high = edge.other
    if period.grain == "year" and period.first.year != period.last.year:
        return _edge_years(period, *edge.other)
    if period.grain == "year" and period.first.year == period.last.year:
        months = [12 * bound // 100 for bound in (low, high)]
        last = months_later(period.first, months[1]) - _DAY
        return Period(months_later(period.first, months[0]), last, "month")
    first = period.first + _DAY * (days * low // 100)
    last = period.first + _DAY * max(days * high // 100 - 1, days * low // 100)
    is_monthly = _LONG_MONTHS < days <= _LONGEST_YEAR and edge.name in _VAGUE_EDGES
    return Period(first, last, "month" if is_monthly else "day")


def _edge_years(period: Period, low: int, high: int) -> Period:
    """Cut whole years out of a decade or century."""
    count = period.last.year - period.first.year + 1
    first, last = period.first.year + count * low // 100, period.first.year + max(count * high // 100, 1) - 1
    return Period(date(first, 1, 1), date(last, 12, 31), "year")


def _feast(point: Point, context: Context) -> Value:
    """A holiday: in the year that is named, else by direction."""
    feast = point.part("holiday")
    assert feast is not None
    calendar, _, rule = feast.name.partition(":")
    calendar = calendar if rule else "gregorian"
    year = point.part("year")
    near: date | None = context.anchor
    days: list[date] = []
    if year is not None:
        frame = _frame(Point((year,)), context)
        if frame is None:
            return Value(None, None, calendar)
        days = [day for day in _feast_days(feast.name, frame.period) if frame.period.first <= day <= frame.period.last]
    elif near is not None:
        days = list(_feast_days(feast.name, Period(near - _DAY * 366, near + _DAY * 366, "day")))
    if not days:
        text = f"XXXX-{rule}" if calendar == "gregorian" and rule and year is None else None
        return Value(None, text, calendar)
    if near is not None and year is None:
        direction = feast.shift if feast.shift is not None else context.direction
        days.sort(key=lambda day: distance(Period(day, day, "day"), near, direction))
    return Value(Period(days[0], days[0], "day"), days[0].isoformat(), calendar)


def _feast_days(name: str, period: Period) -> Iterator[date]:
    calendar, _, rule = name.partition(":")
    movable = {"easter": calendars.easter, "thanksgiving": calendars.thanksgiving}.get(calendar)
    if movable is not None:
        yield from (movable(year) for year in range(period.first.year, period.last.year + 1))
        return
    month, day = (int(part) for part in rule.split("-"))
    for year in years_of(period, calendar):
        found = calendars.to_day(calendar, year, month, day)
        if found is not None:
            yield found


def _open(point: Point) -> str | None:
    """A Gregorian month or day whose year nobody knows."""
    month, day = point.part("month"), point.part("day")
    year = point.part("year")
    if month is None or month.op != "at" or point.edge is not None or (year is not None and year.op == "at"):
        return None
    if month.calendar == "solar_hijri":
        return _open_solar(month.value, day.value if day and day.op == "at" else None)
    if month.calendar == "hijri":
        return None
    if day is not None and day.op == "at":
        return f"XXXX-{month.value:02d}-{day.value:02d}"
    return f"XXXX-{month.value:02d}" if day is None else None


_SAMPLE_YEARS = (1395, 1398, 1399, 1400)  # leap and common years in every position of the four-year cycle


def _open_solar(month: int, day: int | None) -> str | None:
    """A Solar Hijri day falls on one of two Gregorian days; both share a month, or nothing can be said."""
    if day is None:
        return None
    days = {calendars.to_day("solar_hijri", year, month, day) for year in _SAMPLE_YEARS}
    months = {found.month for found in days if found is not None}
    return f"XXXX-{months.pop():02d}-XX" if len(months) == 1 and None not in days else None
