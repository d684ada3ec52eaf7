"""Places the widest piece of a point on the line of time, by its own words, the day of writing and the tense."""

from datetime import date, timedelta

from rasad.annotate import calendars
from rasad.annotate.edtf import Period, months_later
from rasad.annotate.time_digits import calendar_of, full_year
from rasad.annotate.time_frames import (
    MONTHS_OF,
    Context,
    Frame,
    inside,
    month_frame,
    months_frame,
    season_frame,
    week_of,
    year_frame,
)
from rasad.annotate.time_model import Part, Point
from rasad.annotate.time_tense import NEAREST

_DAY = timedelta(days=1)
_WEEK = 7
_LAST_HIJRI_CENTURY = 14
_SCHOOL_STARTS = {"gregorian": 9, "solar_hijri": 7}  # the month that a school year begins in
_YEARS_AROUND = (-2, -1, 0, 1, 2)
_SOLAR_EPOCH = 621  # the Gregorian year before the first Solar Hijri one
# How many days ahead of the day of writing a date without a year may lie, for a report, an unmarked text, a plan.
_AHEAD = {-2: 0, -1: 90, 1: 245}
_YEAR_OF_DAYS = 366
_SAME_YEAR = 270  # an unmarked date lies in the year of writing unless it is further away than this many days


def place(part: Part, point: Point, context: Context, calendar: str) -> Frame | None:
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


def _wide(part: Part, point: Point, calendar: str, context: Context) -> Frame | None:
    if part.grain == "year":
        return _named_year(part, calendar, context)
    if part.grain == "century":
        start = (part.value - 1) * 100
        calendar = _calendar_of_century(part, calendar, context)
        if calendar != "gregorian":
            return _era_century(start, calendar)
        return year_frame(max(start, 1), calendar, 100 if start else 99)
    start = part.value
    if start < 100:
        # The press of a country counts its decades in its own calendar unless it says otherwise.
        calendar, start = _short_decade(part, calendar, context)
    elif not part.calendar:
        calendar = calendar_of(start, context.country) or calendar
    return year_frame(start, calendar, 10)


def _calendar_of_century(part: Part, calendar: str, context: Context) -> str:
    """An early century without an era is a Hijri one in the press that counts by that era."""
    is_open = not part.calendar and context.home == "solar_hijri" and part.value <= _LAST_HIJRI_CENTURY
    return "hijri" if is_open else calendar


def _era_century(start: int, calendar: str) -> Frame:
    """The Gregorian years that a century of another era begins and ends in."""
    if calendar == "hijri":
        first, last = (calendars.hijri_begins(year) for year in (start + 1, start + 101))
    else:
        first, last = start + 1 + _SOLAR_EPOCH, start + 100 + _SOLAR_EPOCH
    return Frame(Period(date(first, 1, 1), date(last, 12, 31), "year"), calendar, start + 1)


def _short_decade(part: Part, calendar: str, context: Context) -> tuple[str, int]:
    """The nineties: the last ones of their calendar; those of the country that are yet to come are Gregorian."""
    calendar = calendar if part.calendar else context.country
    start = part.value + {"solar_hijri": 1300, "hijri": 1400}.get(calendar, 1900)
    frame = year_frame(start, calendar, 10) if calendar != "gregorian" and context.anchor is not None else None
    if frame is None or context.anchor is None or frame.period.first <= context.anchor:
        return calendar, start
    if calendar == "hijri":
        return calendar, start - 100
    return (calendar, start) if part.calendar else ("gregorian", part.value + 1900)


def _named_year(part: Part, calendar: str, context: Context) -> Frame | None:
    """Years from 1500 on are Gregorian whatever the month's calendar; lower ones follow the era or the month."""
    year = full_year(part.value, "solar_hijri") if calendar == "solar_hijri" else part.value
    if not part.calendar and calendar_of(year, context.country) == "gregorian":
        calendar = "gregorian"
    return year_frame(year, calendar, part.times)


def _shifted(part: Part, point: Point, context: Context, calendar: str) -> Frame | None:
    """Place this, last and next: day, week, month, year and their like."""
    anchor = context.anchor
    assert anchor is not None
    shift, grain = part.value, part.grain
    if grain == "day":
        day = anchor + _DAY * shift
        return Frame(Period(day, day, "day"), "gregorian", day.year)
    if grain == "week":
        first = week_of(anchor, context.week_start) + _DAY * _WEEK * shift
        return Frame(Period(first, first + _DAY * 6, "day"), "gregorian", first.year)
    year, month, _ = calendars.from_day(calendar, anchor) or (0, 0, 0)
    if grain == "month":
        year, month = divmod(year * 12 + month - 1 + shift, 12)
        return month_frame(year, month + 1, calendar)
    if grain in MONTHS_OF:
        size = MONTHS_OF[grain]
        at = (year * 12 + month - 1) // size + shift
        return months_frame(at * size // 12, at * size % 12 + 1, size, calendar)
    if grain in ("decade", "century"):
        size = 10 if grain == "decade" else 100
        return year_frame((year // size + shift) * size, calendar, size)
    return _shifted_year(grain, (year + shift, month), calendar)


def _shifted_year(grain: str, here: tuple[int, int], calendar: str) -> Frame | None:
    """A year so far from now; a school year begins in its own month, so that before it the last one still runs."""
    year, month = here
    start = _SCHOOL_STARTS.get(calendar, 1) if grain == "school_year" else 1
    if start > 1:
        return months_frame(year - (month < start), start, 12, calendar)
    return year_frame(year, calendar) if grain in ("year", "fiscal_year", "school_year") else None


def _nearest(part: Part, point: Point, context: Context, calendar: str) -> Frame | None:
    """Place a month, weekday, season or day number by the direction of the sentence."""
    anchor = context.anchor
    assert anchor is not None
    if part.grain == "weekday":
        return _weekday(part, point, context)
    if part.grain == "day":
        return _day_number(part, context)
    year = (calendars.from_day(calendar, anchor) or (0, 0, 0))[0]
    frames = [frame for offset in _YEARS_AROUND if (frame := _in_year(part, year + offset, calendar)) is not None]
    narrowed = [(frame, _narrow(frame, point, context)) for frame in frames]
    placed = [(frame, period) for frame, period in narrowed if period is not None]
    if part.shift is not None:
        return _by_word(placed, part.shift, anchor)
    if not placed:
        return None
    # A weekday tells which of two years is meant; where it fits neither, a slip of a day moves nothing by a year.
    fitting = [row for row in placed if _fits_weekday(row[1], point) and _gap(row[1], anchor) <= _YEAR_OF_DAYS]
    fitting = fitting or placed
    return min(fitting, key=lambda row: distance(row[1], anchor, context.direction))[0]


def _narrow(frame: Frame, point: Point, context: Context) -> Period | None:
    """Look the day up, so that a date is judged by its day and not by its month."""
    day = point.part("day")
    if day is None or day.op != "at":
        return frame.period
    inner = inside(frame, day, context)
    return inner.period if inner is not None else None


def _fits_weekday(period: Period, point: Point) -> bool:
    weekday = point.part("weekday")
    return (
        weekday is None
        or weekday.op != "at"
        or period.first != period.last
        or period.first.isoweekday() == weekday.value
    )


def _in_year(part: Part, year: int, calendar: str) -> Frame | None:
    if part.grain == "season":
        return season_frame(part.value, year, calendar)
    if part.grain == "month":
        return month_frame(year, part.value, calendar)
    return None


def _by_word(placed: list[tuple[Frame, Period]], shift: int, anchor: date) -> Frame | None:
    """Choose by the word for last or next, by the day where there is one."""
    if shift < 0:
        past = [frame for frame, period in placed if period.last < anchor]
        return past[shift] if len(past) >= -shift else None
    if shift > 0:
        ahead = [frame for frame, period in placed if period.first > anchor]
        return ahead[shift - 1] if len(ahead) >= shift else None
    return min(placed, key=lambda row: _gap(row[1], anchor))[0] if placed else None


def _gap(period: Period, anchor: date) -> int:
    if period.first <= anchor <= period.last:
        return 0
    return min(abs((period.first - anchor).days), abs((period.last - anchor).days))


def distance(period: Period, anchor: date, direction: int) -> tuple[bool, int]:
    """Rank candidates: inside the window that the direction opens first, then by nearness."""
    ahead = (period.first - anchor).days
    if direction == NEAREST:
        return False, _gap(period, anchor)
    if not direction:
        is_usual = period.first.year == anchor.year and abs(ahead) <= _SAME_YEAR
        return not is_usual, _gap(period, anchor)
    return not _AHEAD[direction] - 366 < ahead <= _AHEAD[direction], _gap(period, anchor)


def _weekday(part: Part, point: Point, context: Context) -> Frame:
    anchor = context.anchor
    assert anchor is not None
    back = (anchor.isoweekday() - part.value) % _WEEK
    if part.shift is not None and part.shift < 0:
        day = anchor - _DAY * ((back or _WEEK) - _WEEK * (part.shift + 1))
    elif part.shift is not None and part.shift > 0:
        day = anchor + _DAY * (_WEEK * part.shift - back)
    elif part.shift == 0:
        day = week_of(anchor, context.week_start) + _DAY * ((part.value - context.week_start) % _WEEK)
        day += _DAY * _WEEK * (context.direction > 0 and day < anchor)
    elif (number := point.part("day")) is not None and number.op == "at":
        return _dated_weekday(part, number, context)
    else:
        day = anchor + _DAY * (_WEEK - back) if context.direction > 0 and back else anchor - _DAY * back
    return Frame(Period(day, day, "day"), "gregorian", day.year)


def _dated_weekday(part: Part, number: Part, context: Context) -> Frame:
    """Friday 22: the nearest day with this number that is this weekday."""
    anchor = context.anchor
    assert anchor is not None
    days = [anchor + _DAY * offset for offset in range(-190, 190)]
    fitting = [day for day in days if day.day == number.value and day.isoweekday() == part.value]
    near = [day for day in days if day.day == number.value]
    day = min(fitting or near, key=lambda day: abs((day - anchor).days))
    first = day.replace(day=1)
    return Frame(Period(first, months_later(first, 1) - _DAY, "month"), "gregorian", day.year)


def _day_number(part: Part, context: Context) -> Frame | None:
    anchor = context.anchor
    assert anchor is not None
    if context.country != "gregorian":
        return None  # of which calendar and month the text alone can tell
    days = [anchor + _DAY * offset for offset in range(-31, 32)]
    fitting = [day for day in days if day.day == part.value]
    if not fitting:
        return None
    wrong_way = [context.direction * (day - anchor).days < 0 or _is_other_month(day, context) for day in fitting]
    day = min(zip(wrong_way, fitting, strict=True), key=lambda row: (row[0], abs((row[1] - anchor).days)))[1]
    return Frame(Period(day, day, "day"), "gregorian", day.year)


def _is_other_month(day: date, context: Context) -> bool:
    """A day number without a sign of tense is one of the month of writing."""
    return not context.direction and context.anchor is not None and day.month != context.anchor.month


def _counted_from_now(part: Part, point: Point, context: Context, calendar: str) -> Frame | None:
    """The third quarter, the first four months, the second week: of the current year or month."""
    outer = "month" if part.grain in ("day", "week", "weekday") and part.times == 1 else "year"
    frame = _shifted(Part(outer, "shift", 0), point, context, calendar)
    found = inside(frame, part, context) if frame is not None else None
    is_reported = context.direction < 0 and part.grain in ("quarter", "half")
    if found is None or not is_reported or context.anchor is None or found.period.first <= context.anchor:
        return found
    last = _shifted(Part(outer, "shift", -1), point, context, calendar)  # the fourth quarter, told of in July
    return inside(last, part, context) if last is not None else None
