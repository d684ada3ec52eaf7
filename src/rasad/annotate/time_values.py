"""Points -> EDTF, seen from the day of writing: the wider pieces frame, the narrower are looked up inside.

Where the words leave the year or week open, the direction of the sentence decides: behind for a report, ahead for a
plan, else the nearest.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rasad.annotate import calendars
from rasad.annotate.edtf import Period, months_later, with_clock
from rasad.annotate.time_digits import calendar_of, full_year
from rasad.annotate.time_model import Edge, Part, Point

_DAY = timedelta(days=1)
_WEEK = 7
# How many days ahead of the day of writing a date without a year may lie, for a report, an unmarked text, a plan.
_AHEAD = {-1: 90, 1: 245}
_SAME_YEAR = 270  # an unmarked date lies in the year of writing unless it is further away than this many days
_MONTHS = {"quarter": 3, "half": 6, "season": 3}
_USUAL_YEAR = 2000  # "the last century" in a text of unknown date is the twentieth
_WORKING_MIDDLE = 3  # the first part of a week: three days


class Context(NamedTuple):
    """The day of writing (None where unknown), the direction of the sentence, the calendar of its country, its week."""

    anchor: date | None
    direction: int
    home: str
    week_start: int


class Value(NamedTuple):
    """What a point comes to: its period where the day of writing or the words decide it, else an open EDTF text."""

    period: Period | None
    text: str | None
    calendar: str
    certain: bool = True


class _Frame(NamedTuple):
    """A period on the way down from wide to narrow, with the calendar that it is counted in."""

    period: Period
    calendar: str
    year: int


_NOTHING = Value(None, None, "none")


def value_of(point: Point, context: Context) -> Value:
    """Return the value of a point."""
    if any(part.name == "same" or part.value == "same" for part in point.parts):
        return _NOTHING
    if point.part("holiday"):
        return _feast(point, context)
    frame = _frame(point, context)
    calendar = _calendar(point, context)
    if frame is None:
        return Value(None, _open(point), calendar)
    period = frame.period
    if point.edge is not None:
        period = _edge(period, point.edge, context)
    text = period.edtf()
    if point.clock is not None:
        text = with_clock(text, point.clock)
    elif point.edge is None and (short := _short(point, frame)):
        text = short
    return Value(period, text, frame.calendar)


def _short(point: Point, frame: _Frame) -> str:
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
    if named:
        return named
    year = point.part("year")
    if year is not None and year.op == "at":
        return calendar_of(year.value, context.home) or "gregorian"
    return context.home if any(part.grain in ("year", "month", "season") for part in point.parts) else "gregorian"


def _frame(point: Point, context: Context) -> _Frame | None:
    """Fold the pieces from the widest down; None where the first of them cannot be placed."""
    calendar = _calendar(point, context)
    frame: _Frame | None = None
    for part in _decade_dated(point, context):
        if frame is None or (part.op == "shift" and part.grain == "day"):
            frame = _place(part, point, context, calendar)
        else:
            frame = _inside(frame, part, context) or None
        if frame is None:
            return None
    if frame is None and point.clock is not None and context.anchor is not None:
        return _Frame(Period(context.anchor, context.anchor, "day"), "gregorian", context.anchor.year)
    return frame


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


def _year_frame(year: int, calendar: str, count: int = 1) -> _Frame | None:
    if calendar == "gregorian" and not 1 <= year <= 9998:
        return None
    first, last = calendars.year_days(calendar, year), calendars.year_days(calendar, year + count - 1)
    if first is None or last is None:
        return None
    return _Frame(Period(first[0], last[1], "year" if calendar == "gregorian" else "day"), calendar, year)


def _month_frame(year: int, month: int, calendar: str) -> _Frame | None:
    days = calendars.month_days(calendar, year, month)
    if days is None:
        return None
    return _Frame(Period(*days, "month" if calendar == "gregorian" else "day"), calendar, year)


def _place(part: Part, point: Point, context: Context, calendar: str) -> _Frame | None:
    """Place the widest piece on the line of time."""
    if part.grain in ("year", "decade", "century") and part.op == "at":
        return _wide(part, point, calendar, context)
    if context.anchor is None:
        return None
    here = calendars.from_day(calendar, context.anchor)
    if here is None:
        return None
    placer = {
        "shift": _shifted,
        "at": _nearest,
        "nth": _counted_from_now,
    }.get(part.op)
    return placer(part, point, context, calendar) if placer else None


def _wide(part: Part, point: Point, calendar: str, context: Context) -> _Frame | None:
    if part.grain == "year":
        return _named_year(part, calendar, context)
    if part.grain == "century":
        start = (part.value - 1) * 100
        return _year_frame(max(start, 1), calendar, 100 if start else 99)
    start = part.value
    if start < 100:
        start += {"solar_hijri": 1300, "hijri": 1400}.get(calendar, 1900)
        calendar = calendar if calendar != "hijri" else "hijri"
    elif not part.calendar:
        calendar = calendar_of(start, context.home) or calendar
    return _year_frame(start, calendar, 10)


def _named_year(part: Part, calendar: str, context: Context) -> _Frame | None:
    """Years from 1500 on are Gregorian whatever the month's calendar; lower ones follow the era or the month."""
    year = full_year(part.value, "solar_hijri") if calendar == "solar_hijri" else part.value
    if not part.calendar and calendar_of(year, context.home) == "gregorian":
        calendar = "gregorian"
    return _year_frame(year, calendar)


def _shifted(part: Part, point: Point, context: Context, calendar: str) -> _Frame | None:
    """Place this, last and next: day, week, month, year and their like."""
    anchor = context.anchor
    assert anchor is not None
    shift, grain = part.value, part.grain
    if grain == "day":
        day = anchor + _DAY * shift
        return _Frame(Period(day, day, "day"), "gregorian", day.year)
    if grain == "week":
        first = _week_of(anchor, context.week_start) + _DAY * _WEEK * shift
        return _Frame(Period(first, first + _DAY * 6, "day"), "gregorian", first.year)
    year, month, _ = calendars.from_day(calendar, anchor) or (0, 0, 0)
    if grain == "month":
        year, month = divmod(year * 12 + month - 1 + shift, 12)
        return _month_frame(year, month + 1, calendar)
    if grain in _MONTHS:
        size = _MONTHS[grain]
        at = (year * 12 + month - 1) // size + shift
        return _months(at * size // 12, at * size % 12 + 1, size, calendar)
    if grain in ("decade", "century"):
        size = 10 if grain == "decade" else 100
        return _year_frame((year // size + shift) * size, calendar, size)
    return _year_frame(year + shift, calendar) if grain in ("year", "fiscal_year", "school_year") else None


def _week_of(day: date, start: int) -> date:
    return day - _DAY * ((day.isoweekday() - start) % _WEEK)


def _months(year: int, month: int, count: int, calendar: str) -> _Frame | None:
    first = calendars.month_days(calendar, year, month)
    end_year, end_month = divmod(year * 12 + month - 1 + count - 1, 12)
    last = calendars.month_days(calendar, end_year, end_month + 1)
    if first is None or last is None:
        return None
    return _Frame(Period(first[0], last[1], "month" if calendar == "gregorian" else "day"), calendar, year)


def _nearest(part: Part, point: Point, context: Context, calendar: str) -> _Frame | None:
    """Place a month, weekday, season or day number by the direction of the sentence."""
    anchor = context.anchor
    assert anchor is not None
    if part.grain == "weekday":
        return _weekday(part, point, context)
    if part.grain == "day":
        return _day_number(part, context)
    year = (calendars.from_day(calendar, anchor) or (0, 0, 0))[0]
    frames = [frame for offset in (-1, 0, 1) if (frame := _in_year(part, year + offset, calendar)) is not None]
    if part.shift is not None:
        return _by_word(frames, part.shift, anchor)
    narrowed = [(frame, _narrow(frame, point, context)) for frame in frames]
    placed = [(frame, period) for frame, period in narrowed if period is not None]
    fitting = [row for row in placed if _fits_weekday(row[1], point)] or placed
    if not fitting:
        return None
    return min(fitting, key=lambda row: _distance(row[1], anchor, context.direction))[0]


def _narrow(frame: _Frame, point: Point, context: Context) -> Period | None:
    """Look the day up, so that a date is judged by its day and not by its month."""
    day = point.part("day")
    if day is None or day.op != "at":
        return frame.period
    inner = _inside(frame, day, context)
    return inner.period if inner is not None else None


def _fits_weekday(period: Period, point: Point) -> bool:
    weekday = point.part("weekday")
    return (
        weekday is None
        or weekday.op != "at"
        or period.first != period.last
        or period.first.isoweekday() == weekday.value
    )


def _in_year(part: Part, year: int, calendar: str) -> _Frame | None:
    if part.grain == "season":
        return _season(part.value, year, calendar)
    if part.grain == "month":
        return _month_frame(year, part.value, calendar)
    return None


def _season(season: int, year: int, calendar: str) -> _Frame | None:
    if calendar == "solar_hijri":
        return _months(year, 3 * season - 2, 3, calendar)
    return _months(year, 3 * season, 3, calendar)  # spring from March; winter runs into the next year


def _by_word(frames: list[_Frame], shift: int, anchor: date) -> _Frame | None:
    """Choose by the word for last or next."""
    if shift < 0:
        past = [frame for frame in frames if frame.period.last < anchor]
        return past[-1] if past else None
    if shift > 0:
        ahead = [frame for frame in frames if frame.period.first > anchor]
        return ahead[0] if ahead else None
    return min(frames, key=lambda frame: _gap(frame.period, anchor)) if frames else None


def _gap(period: Period, anchor: date) -> int:
    if period.first <= anchor <= period.last:
        return 0
    return min(abs((period.first - anchor).days), abs((period.last - anchor).days))


def _distance(period: Period, anchor: date, direction: int) -> tuple[bool, int]:
    """Rank candidates: inside the window that the direction opens first, then by nearness."""
    ahead = (period.first - anchor).days
    if not direction:
        is_usual = period.first.year == anchor.year and abs(ahead) <= _SAME_YEAR
        return not is_usual, _gap(period, anchor)
    return not _AHEAD[direction] - 366 < ahead <= _AHEAD[direction], _gap(period, anchor)


def _weekday(part: Part, point: Point, context: Context) -> _Frame:
    anchor = context.anchor
    assert anchor is not None
    back = (anchor.isoweekday() - part.value) % _WEEK
    if part.shift == -1:
        day = anchor - _DAY * (back or _WEEK)
    elif part.shift == 1:
        day = anchor + _DAY * (_WEEK - back)
    elif part.shift == 0:
        day = _week_of(anchor, context.week_start) + _DAY * ((part.value - context.week_start) % _WEEK)
    elif (number := point.part("day")) is not None and number.op == "at":
        return _dated_weekday(part, number, context)
    else:
        day = anchor + _DAY * (_WEEK - back) if context.direction > 0 and back else anchor - _DAY * back
    return _Frame(Period(day, day, "day"), "gregorian", day.year)


def _dated_weekday(part: Part, number: Part, context: Context) -> _Frame:
    """Friday 22: the nearest day with this number that is this weekday."""
    anchor = context.anchor
    assert anchor is not None
    days = [anchor + _DAY * offset for offset in range(-190, 190)]
    fitting = [day for day in days if day.day == number.value and day.isoweekday() == part.value]
    near = [day for day in days if day.day == number.value]
    day = min(fitting or near, key=lambda day: abs((day - anchor).days))
    first = day.replace(day=1)
    return _Frame(Period(first, months_later(first, 1) - _DAY, "month"), "gregorian", day.year)


def _day_number(part: Part, context: Context) -> _Frame | None:
    anchor = context.anchor
    assert anchor is not None
    days = [anchor + _DAY * offset for offset in range(-31, 32)]
    fitting = [day for day in days if day.day == part.value]
    if not fitting:
        return None
    wrong_way = [context.direction * (day - anchor).days < 0 or _is_other_month(day, context) for day in fitting]
    day = min(zip(wrong_way, fitting, strict=True), key=lambda row: (row[0], abs((row[1] - anchor).days)))[1]
    return _Frame(Period(day, day, "day"), "gregorian", day.year)


def _is_other_month(day: date, context: Context) -> bool:
    """A day number without a sign of tense is one of the month of writing."""
    return not context.direction and context.anchor is not None and day.month != context.anchor.month


def _counted_from_now(part: Part, point: Point, context: Context, calendar: str) -> _Frame | None:
    """The third quarter, the first four months, the second week: of the current year or month."""
    outer = "month" if part.grain in ("day", "week", "weekday") and part.count == 1 else "year"
    frame = _shifted(Part(outer, "shift", 0), point, context, calendar)
    return _inside(frame, part, context) if frame is not None else None


def _inside(frame: _Frame, part: Part, context: Context) -> _Frame | None:
    """Look a narrower piece up inside a wider one."""
    if part.op == "nth":
        return _nth(frame, part, context)
    if part.op == "shift":
        return frame if part.grain in ("year", "month") else None
    if part.grain == "month":
        return _month_inside(frame, part)
    if part.grain == "season":
        return _season(part.value, frame.year, part.calendar or frame.calendar)
    if part.grain == "day":
        return _day_inside(frame, part)
    if part.grain == "weekday":
        return _weekday_inside(frame, part)
    return frame if part.grain in ("decade", "week") else None


def _month_inside(frame: _Frame, part: Part) -> _Frame | None:
    calendar = part.calendar or frame.calendar
    for year in _years(frame.period, calendar):
        found = _month_frame(year, part.value, calendar)
        if found is not None and frame.period.first <= found.period.last and found.period.first <= frame.period.last:
            return found
    return None


def _years(period: Period, calendar: str) -> Iterator[int]:
    first, last = calendars.from_day(calendar, period.first), calendars.from_day(calendar, period.last)
    if first is not None and last is not None:
        yield from range(first[0], last[0] + 1)


def _day_inside(frame: _Frame, part: Part) -> _Frame | None:
    day = frame.period.first + _DAY * (part.value - 1)
    if frame.period.first == frame.period.last:
        return frame
    if day > frame.period.last:
        return None
    return _Frame(Period(day, day, "day"), frame.calendar, frame.year)


def _weekday_inside(frame: _Frame, part: Part) -> _Frame | None:
    """In a week the day itself; on a full date a check only; in longer periods nothing is settled."""
    length = (frame.period.last - frame.period.first).days
    if length == 0:
        return frame
    if length != _WEEK - 1:
        return frame
    day = frame.period.first + _DAY * ((part.value - frame.period.first.isoweekday()) % _WEEK)
    return _Frame(Period(day, day, "day"), frame.calendar, day.year)


def _nth(frame: _Frame, part: Part, context: Context) -> _Frame | None:
    """The nth or last unit of a period."""
    period, nth = frame.period, part.value
    if part.grain == "weekday":
        return _nth_weekday(frame, int(part.name), nth)
    if part.grain == "week":
        return _nth_week(frame, nth, part.count, context)
    if part.grain == "day":
        first = period.first + _DAY * (nth - 1) if nth > 0 else period.last + _DAY * (nth + 1 - part.count + 1)
        last = first + _DAY * (part.count - 1)
        return _Frame(Period(first, last, "day"), frame.calendar, frame.year) if last <= period.last else None
    size = _MONTHS.get(part.grain, 1) * part.count
    if part.grain == "decade":
        return _year_frame(frame.year + (nth - 1) * 10, frame.calendar, 10) if nth > 0 else None
    if part.grain in ("month", *_MONTHS):
        start = (nth - 1) * _MONTHS.get(part.grain, 1) if nth > 0 else 12 - size
        here = calendars.from_day(frame.calendar, period.first)
        if here is None or not 0 <= start <= 12 - size:
            return None
        return _months(here[0], here[1] + start, size, frame.calendar) if here[1] + start <= 12 else None
    return _year_frame(frame.year + nth - 1, frame.calendar, part.count) if part.grain == "year" and nth > 0 else None


def _nth_weekday(frame: _Frame, weekday: int, nth: int) -> _Frame | None:
    period = frame.period
    if nth > 0:
        day = period.first + _DAY * ((weekday - period.first.isoweekday()) % _WEEK + _WEEK * (nth - 1))
    else:
        day = period.last - _DAY * ((period.last.isoweekday() - weekday) % _WEEK)
    return _Frame(Period(day, day, "day"), frame.calendar, day.year) if period.first <= day <= period.last else None


def _nth_week(frame: _Frame, nth: int, count: int, context: Context) -> _Frame | None:
    """Weeks of a year are counted by ISO 8601 (the one with its fourth day), those of a month when they lie wholly in it."""
    period = frame.period
    is_year = (period.last - period.first).days > 300
    if nth > 0:
        first = _week_of(period.first + _DAY * (3 if is_year else 6), context.week_start)
        if is_year and first + _DAY * 3 < period.first:
            first += _DAY * _WEEK
        first += _DAY * _WEEK * (nth - 1)
    else:
        first = _week_of(period.last + _DAY, context.week_start) - _DAY * _WEEK * count
    last = first + _DAY * (_WEEK * count - 1)
    return _Frame(Period(first, last, "day"), frame.calendar, frame.year)


def _edge(period: Period, edge: Edge, context: Context) -> Period:
    """Cut the early, middle or late part out of a period."""
    days = (period.last - period.first).days + 1
    if edge.name == "rest" and context.anchor is not None and period.first <= context.anchor <= period.last:
        return Period(context.anchor, period.last, "day")
    if edge.name == "start" and days == _WEEK:
        return Period(period.first, period.first + _DAY * (_WORKING_MIDDLE - 1), "day")
    if edge.name == "end" and days == _WEEK:
        return Period(period.last - _DAY, period.last, "day")
    low, high = edge.year if days > 300 else edge.other
    if period.grain == "year" and period.first.year != period.last.year:
        return _edge_years(period, *edge.other)
    if period.grain == "year" and period.first.year == period.last.year:
        months = [12 * bound // 100 for bound in (low, high)]
        last = months_later(period.first, months[1]) - _DAY
        return Period(months_later(period.first, months[0]), last, "month")
    first = period.first + _DAY * (days * low // 100)
    return Period(first, period.first + _DAY * max(days * high // 100 - 1, days * low // 100), "day")


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
        days.sort(key=lambda day: _distance(Period(day, day, "day"), near, direction))
    return Value(Period(days[0], days[0], "day"), days[0].isoformat(), calendar)


def _feast_days(name: str, period: Period) -> Iterator[date]:
    calendar, _, rule = name.partition(":")
    movable = {"easter": calendars.easter, "thanksgiving": calendars.thanksgiving}.get(calendar)
    if movable is not None:
        yield from (movable(year) for year in range(period.first.year, period.last.year + 1))
        return
    month, day = (int(part) for part in rule.split("-"))
    for year in _years(period, calendar):
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
