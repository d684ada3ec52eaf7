"""Phrases -> value, kind and calendar, seen from the day of writing."""

from datetime import date, timedelta
from typing import NamedTuple

from rasad.annotate.calendars import from_day
from rasad.annotate.edtf import Period, approximately, bounds, months_later, stamp
from rasad.annotate.time_frames import Context, months_frame
from rasad.annotate.time_lengths import duration
from rasad.annotate.time_model import Length, Phrase, Point
from rasad.annotate.time_values import Value, value_of
from rasad.records.report import Calendar, TimeKind

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_DAYS = {"day": 1, "night": 1, "week": 7}
_HOURS = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}
_MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "fiscal_year": 12,
    "school_year": 12,
    "decade": 120,
    "century": 1200,
}
_SURE, _BY_DIRECTION, _OPEN, _VAGUE = 0.97, 0.85, 0.7, 0.6
_PAIR = 2
_CALENDARS: dict[str, Calendar] = {"gregorian": "gregorian", "solar_hijri": "solar_hijri", "hijri": "hijri"}


class Reading(NamedTuple):
    """What a phrase comes to."""

    value: str | None
    kind: TimeKind
    calendar: Calendar
    confidence: float


NOWADAYS = Reading(None, "relative", "none", _VAGUE)


def read_phrase(phrase: Phrase, context: Context) -> Reading:
    """Return the value of a phrase with its kind, calendar and confidence."""
    if phrase.form in ("vague", "set", "duration"):
        return _undated(phrase)
    if phrase.form in ("offset", "window"):
        value = _from_now(phrase, context)
        value = approximately(value) if value and phrase.approximate and phrase.form == "offset" else value
        return Reading(value, "relative", "gregorian" if value else "none", _SURE if value else _OPEN)
    if phrase.form in ("ending", "reach"):
        return _closed(phrase, context)
    reading = _range(phrase, context) if phrase.form == "range" else _point(phrase, context)
    if phrase.approximate and reading.value is not None and reading.kind == "date":
        return reading._replace(value=approximately(reading.value))
    return reading


def _undated(phrase: Phrase) -> Reading:
    """What hangs on no day: vague words, recurrences, durations."""
    if phrase.form == "vague":
        return Reading(None, "relative", "none", _VAGUE)
    if phrase.form == "set":
        return Reading(phrase.value, "set", "none", _SURE)
    return Reading(duration(phrase.lengths), "duration", "none", _SURE if phrase.lengths else _VAGUE)


def _point(phrase: Phrase, context: Context) -> Reading:
    point = phrase.points[0]
    value = value_of(point, context)
    text = None if _is_day_of_another_year(point) else value.text
    if phrase.since and value.period is not None:
        text = _up_to(context.anchor if phrase.value is None else None, value.period)
    kind: TimeKind = "date" if _is_absolute(point) else "relative"
    return Reading(text, kind, _calendar(value), _confidence(point, value))


def _is_day_of_another_year(point: Point) -> bool:
    """Say whether today's like in a year is meant ("on this day of 1990"), which no calendar settles."""
    day, year = point.part("day"), point.part("year")
    is_today = day is not None and day.op == "shift" and point.part("month") is None
    return is_today and year is not None and year.op == "at"


def _up_to(anchor: date | None, period: Period) -> str:
    """From the beginning of a period up to the day of writing; open where that is unknown."""
    if anchor is None:
        return f"{stamp(period.first, period.grain)}/.."
    return Period(period.first, max(anchor, period.first), "day").edtf()


def _is_absolute(point: Point) -> bool:
    if any(part.grain in ("year", "month") and (part.op == "shift" or part.shift) for part in point.parts):
        return False
    return any(part.op in ("at", "feast") and part.grain != "weekday" and part.shift is None for part in point.parts)


def _calendar(value: Value) -> Calendar:
    return _CALENDARS.get(value.calendar, "none")


def _confidence(point: Point, value: Value) -> float:
    if value.text is None or "XXXX" in value.text:
        return _OPEN
    return _SURE if point.part("year") or any(part.op == "shift" for part in point.parts) else _BY_DIRECTION


def _range(phrase: Phrase, context: Context) -> Reading:
    if len(phrase.points) > _PAIR:
        return _list(phrase, context)
    left, right = phrase.points
    start, end = value_of(left, context), value_of(right, context)
    kind: TimeKind = "date" if _is_absolute(left) or _is_absolute(right) else "relative"
    is_list = phrase.value == "list"
    if start.period is None or end.period is None:
        return Reading(_open_range(start.text, end.text, is_list=is_list), kind, _calendar(end), _OPEN)
    if left.clock is not None and right.clock is not None and start.text and end.text:
        text = _joined(start.text, end.text, is_list=is_list)
        return Reading(text, kind, _calendar(end), _confidence(right, end))
    if end.period.first < start.period.first:
        start = value_of(_year_earlier(left, right), context)
    first, last = start.period or end.period, end.period
    if last.first < first.first:
        first, last = _in_order(left, right, (first, last), context)
    if start.period is None or last.first < first.first:
        return Reading(None, kind, _calendar(end), _OPEN)
    text = _joined(first.edtf(), last.edtf(), is_list=True) if is_list else _interval(first, last)
    return Reading(text, kind, _calendar(end), _confidence(right, end))


def _interval(first: Period, last: Period) -> str:
    """From one period to the end of another, each end as exact as its words."""
    is_even = first.grain == last.grain
    opening = stamp(first.first, first.grain if is_even or first.first.day == 1 else "day")
    closing = stamp(last.last, last.grain if is_even or (last.last + _DAY).day == 1 else "day")
    return _joined(opening, closing, is_list=False)


def _list(phrase: Phrase, context: Context) -> Reading:
    """Three items or more: a set, or the whole of them where each begins where the one before ends."""
    values = [value_of(point, context) for point in phrase.points]
    kind: TimeKind = "date" if all(map(_is_absolute, phrase.points)) else "relative"
    if any(value.text is None for value in values):
        return Reading(None, kind, _calendar(values[-1]), _OPEN)
    texts = [value.text or "" for value in values]
    periods = [value.period for value in values if value.period is not None]
    if len(periods) == len(values):
        texts = [period.edtf() for period in _forward(periods, phrase.points[0], context)]
    is_whole = any("/" in text for text in texts) and all(map(_touch, texts, texts[1:]))
    text = _joined(texts[0], texts[-1], is_list=False) if is_whole else _set(texts)
    return Reading(text, kind, _calendar(values[-1]), _confidence(phrase.points[-1], values[-1]))


def _forward(periods: list[Period], first: Point, context: Context) -> list[Period]:
    """Let weekdays run forward: in a report the last is the nearest to now, else the first."""
    if first.part("weekday") is None:
        return periods
    is_past = context.direction < 0
    moved = list(reversed(periods)) if is_past else list(periods)
    for at in range(1, len(moved)):
        while (moved[at].first >= moved[at - 1].first) if is_past else (moved[at].first <= moved[at - 1].first):
            step = -_WEEK if is_past else _WEEK
            moved[at] = Period(moved[at].first + step, moved[at].last + step, moved[at].grain)
    return list(reversed(moved)) if is_past else moved


def _set(texts: list[str]) -> str:
    return "{" + ",".join(text.replace("/", "..") for text in texts) + "}"


def _year_earlier(left: Point, right: Point) -> Point:
    """A year behind the second end is also that of the first only where the range runs forward in it."""
    year = left.part("year")
    if year is None or year is not right.part("year") or year.op != "at":
        return left
    return left._replace(
        parts=tuple(part._replace(value=part.value - 1) if part is year else part for part in left.parts)
    )


def _open_range(first: str | None, last: str | None, *, is_list: bool) -> str | None:
    """Join ends that are no days; those of a list before the era run from the earlier, the greater number."""
    if not first or not last:
        return None
    if is_list and first.startswith("-") and last.startswith("-"):
        first, last = max(first, last), min(first, last)
        return _joined(first, last, is_list=False)
    return _joined(first, last, is_list=is_list)


def _closed(phrase: Phrase, context: Context) -> Reading:
    """Months up to one that closes them; a point up to those, or to a distance from now."""
    start, end = value_of(phrase.points[0], context), value_of(phrase.points[-1], context)
    kind: TimeKind = "date" if _is_absolute(phrase.points[-1]) else "relative"
    if start.period is None or end.period is None:
        return Reading(None, kind, _calendar(end), _OPEN)
    if phrase.form == "ending":
        period = _up_to_end(end.period, end.calendar, phrase.lengths)
        return Reading(period.edtf() if period else None, kind, _calendar(end), _SURE)
    last: date | None = end.period.last
    if len(phrase.points) == 1:
        last = _moved(context.anchor, phrase.lengths, phrase.sign) if context.anchor is not None else None
    if last is None or last < start.period.first:
        return Reading(None, kind, _calendar(end), _OPEN)
    return Reading(Period(start.period.first, last, "day").edtf(), kind, _calendar(end), _SURE)


def _up_to_end(period: Period, calendar: str, lengths: tuple[Length, ...]) -> Period | None:
    """A length up to the day or month that closes it."""
    amount, unit = lengths[0]
    behind = from_day(calendar, period.last + _DAY)
    is_month = behind is not None and behind[-1] == 1 and unit in _MONTHS
    if period.first == period.last and not is_month:
        first = _moved(period.last + _DAY, lengths, -1)
        return Period(first, period.last, "day") if first is not None else None
    return _months_up_to(period, calendar, int(amount * _MONTHS.get(unit, 12)))


def _months_up_to(period: Period, calendar: str, count: int) -> Period | None:
    here = from_day(calendar, period.first)
    if here is None:
        return None
    year, month = divmod(here[0] * 12 + here[1] - count, 12)
    frame = months_frame(year, month + 1, count, calendar)
    return frame.period if frame is not None else None


def _joined(first: str, last: str, *, is_list: bool) -> str:
    """Join two values; periods of a list that are intervals themselves join into one interval."""
    if first == last:
        return first
    if is_list and not _touch(first, last):
        return _set([first, last])
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


def _touch(first: str, last: str) -> bool:
    """Say whether the second of two values, of which one is an interval, begins where the first ends."""
    here, there = bounds(first), bounds(last)
    is_interval = "/" in first + last
    return is_interval and (here is None or there is None or here[1] + _DAY >= there[0])


def _in_order(left: Point, right: Point, periods: tuple[Period, Period], context: Context) -> tuple[Period, Period]:
    """Move an end without a year or week of its own so that the range runs forward, to the past in a report."""
    first, last = periods
    if left.part("year") is None and right.part("year") is not None:
        return Period(months_later(first.first, -12), months_later(first.last, -12), first.grain), last
    if right.part("weekday") is not None and right.part("month") is None:
        if context.direction < 0 and context.anchor is not None and last.last + _WEEK > context.anchor:
            return Period(first.first - _WEEK, first.last - _WEEK, first.grain), last
        return first, Period(last.first + _WEEK, last.last + _WEEK, last.grain)
    if right.part("year") is None:
        return first, Period(months_later(last.first, 12), months_later(last.last, 12), last.grain)
    return first, last


def _from_now(phrase: Phrase, context: Context) -> str | None:
    """Move from the day of writing by lengths: to a day, month or year as the words count, or over a window."""
    if context.anchor is None or not phrase.lengths or (phrase.told and context.direction <= 0):
        return None
    sign = phrase.sign or (-1 if context.direction < 0 else 1)
    moved = _moved(context.anchor, phrase.lengths, sign)
    if moved is None:
        return None
    if phrase.form == "offset" and phrase.since:
        return f"{stamp(moved, _grain(phrase.lengths))}/{context.anchor.isoformat()}"
    if phrase.form == "offset":
        return stamp(moved, _grain(phrase.lengths))
    return _window(context.anchor, moved, phrase.lengths, sign) if phrase.sign else None


def _window(anchor: date, moved: date, lengths: tuple[Length, ...], sign: int) -> str | None:
    """The years, months or days up to or from the day of writing, as they are counted; hours in whole days."""
    days = _whole_days(lengths)
    if days is not None:
        other = anchor + _DAY * days * sign
        return Period(min(anchor, other), max(anchor, other), "day").edtf() if days else None
    if (grain := _grain(lengths)) != "day":
        return Period(min(anchor, moved), max(anchor, moved), grain).edtf()
    return Period(moved, anchor - _DAY, "day").edtf() if sign < 0 else Period(anchor + _DAY, moved, "day").edtf()


def _whole_days(lengths: tuple[Length, ...]) -> int | None:
    """Hours and less as days, 0 where they make none; None where there are larger units."""
    if any(length.unit not in _HOURS for length in lengths):
        return None
    return int(sum(length.amount * _HOURS[length.unit] for length in lengths) // 24)


def _grain(lengths: tuple[Length, ...]) -> str:
    """The grain that a distance is counted in: that of its smallest unit."""
    units = {length.unit for length in lengths}
    if units <= {"year", "decade", "century"}:
        return "year"
    return "month" if units <= set(_MONTHS) else "day"


def _moved(day: date, lengths: tuple[Length, ...], sign: int) -> date | None:
    try:
        for count, unit in lengths:
            if unit in _DAYS:
                day += _DAY * int(count * _DAYS[unit]) * sign
            elif unit in _MONTHS:
                day = months_later(day, int(count * _MONTHS[unit]) * sign)
    except (ValueError, OverflowError):
        return None
    return day
