"""Frames: periods on the line of time in one of the calendars, and what lies inside them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rasad.annotate import calendars
from rasad.annotate.edtf import Period
from rasad.annotate.time_model import Part

_DAY = timedelta(days=1)
_WEEK = 7
_LONGEST_YEAR, _MEAN_YEAR = 366, 365.2425  # days
_LONG = 300  # days; longer periods are years
_LONGEST_MONTH, _HALF_MONTH = 31, 15  # days
_DECADE, _DECADES = 10, 3  # days, and how often a month has as many
# Months of a unit that is counted inside a year.
MONTHS_OF = {"quarter": 3, "half": 6, "season": 3}


class Context(NamedTuple):
    """The day of writing (None where unknown), the direction of the sentence, the calendar of "this year", its week.

    `country` is the calendar that the language's own press counts in.
    """

    anchor: date | None
    direction: int
    home: str
    week_start: int
    country: str = "gregorian"


class Frame(NamedTuple):
    """A period on the way down from wide to narrow, with the calendar that it is counted in."""

    period: Period
    calendar: str
    year: int


def year_frame(year: int, calendar: str, count: int = 1) -> Frame | None:
    """Return `count` years from a year on; None outside the calendar's tables."""
    if calendar == "gregorian" and not 1 <= year <= 9998:
        return None
    if calendar == "hijri" and 1 <= year < calendars.HIJRI_YEARS.start:
        return _early_hijri(year, count)
    first, last = calendars.year_days(calendar, year), calendars.year_days(calendar, year + count - 1)
    if first is None or last is None:
        return None
    return Frame(Period(first[0], last[1], "year" if calendar == "gregorian" else "day"), calendar, year)


def _early_hijri(year: int, count: int) -> Frame:
    """Years before the tables: the Gregorian ones that they begin and end in."""
    first, last = calendars.hijri_begins(year), calendars.hijri_begins(year + count)
    return Frame(Period(date(first, 1, 1), date(last, 12, 31), "year"), "hijri", year)


def month_frame(year: int, month: int, calendar: str) -> Frame | None:
    """Return one month."""
    days = calendars.month_days(calendar, year, month)
    if days is None:
        return None
    return Frame(Period(*days, "month" if calendar == "gregorian" else "day"), calendar, year)


def months_frame(year: int, month: int, count: int, calendar: str) -> Frame | None:
    """Return `count` months from a month on."""
    first = calendars.month_days(calendar, year, month)
    end_year, end_month = divmod(year * 12 + month - 1 + count - 1, 12)
    last = calendars.month_days(calendar, end_year, end_month + 1)
    if first is None or last is None:
        return None
    return Frame(Period(first[0], last[1], "month" if calendar == "gregorian" else "day"), calendar, year)


def season_frame(season: int, year: int, calendar: str) -> Frame | None:
    """Return a season, 1 = spring: quarters of the Solar Hijri year, else from March by threes."""
    if calendar == "solar_hijri":
        return months_frame(year, 3 * season - 2, 3, calendar)
    return months_frame(year, 3 * season, 3, calendar)  # spring from March; winter runs into the next year


def week_of(day: date, start: int) -> date:
    """Return the first day of a day's week; `start` is the ISO number of the week's first weekday."""
    return day - _DAY * ((day.isoweekday() - start) % _WEEK)


def years_of(period: Period, calendar: str) -> Iterator[int]:
    """Yield the years of a calendar that a period touches."""
    first, last = calendars.from_day(calendar, period.first), calendars.from_day(calendar, period.last)
    if first is not None and last is not None:
        yield from range(first[0], last[0] + 1)


def inside(frame: Frame, part: Part, context: Context) -> Frame | None:
    """Look a narrower piece up inside a wider one."""
    if part.op == "nth":
        return _nth(frame, part, context)
    if part.op == "shift":
        return frame if part.grain in ("year", "month") else None
    if part.grain == "season":
        return season_frame(part.value, frame.year, part.calendar or frame.calendar)
    finder = {"month": _month_inside, "day": _day_inside, "weekday": _weekday_inside}.get(part.grain)
    if finder is not None:
        return finder(frame, part)
    return frame if part.grain in ("decade", "week") else None


def _month_inside(frame: Frame, part: Part) -> Frame | None:
    calendar = part.calendar or frame.calendar
    for year in years_of(frame.period, calendar):
        found = month_frame(year, part.value, calendar)
        if found is not None and frame.period.first <= found.period.last and found.period.first <= frame.period.last:
            return found
    return None


def _day_inside(frame: Frame, part: Part) -> Frame | None:
    day = frame.period.first + _DAY * (part.value - 1)
    if frame.period.first == frame.period.last:
        return frame
    if day > frame.period.last:
        return None
    return Frame(Period(day, day, "day"), frame.calendar, frame.year)


def _weekday_inside(frame: Frame, part: Part) -> Frame | None:
    """In a week the day itself; on a full date a check only; in longer periods nothing is settled."""
    if (frame.period.last - frame.period.first).days != _WEEK - 1:
        return frame
    day = frame.period.first + _DAY * ((part.value - frame.period.first.isoweekday()) % _WEEK)
    return Frame(Period(day, day, "day"), frame.calendar, day.year)


def _nth(frame: Frame, part: Part, context: Context) -> Frame | None:
    """The nth or last unit of a period."""
    period, nth = frame.period, part.value
    if part.grain in ("weekday", "week"):
        is_day = part.grain == "weekday"
        return _nth_weekday(frame, int(part.name), nth) if is_day else _nth_week(frame, nth, part.times, context)
    if part.grain == "day":
        first = period.first + _DAY * (nth - 1) if nth > 0 else period.last - _DAY * (part.times - 1)
        last = first + _DAY * (part.times - 1)
        return Frame(Period(first, last, "day"), frame.calendar, frame.year) if last <= period.last else None
    if part.grain == "decade" and (period.last - period.first).days <= _LONGEST_MONTH:
        return _tenth_days(frame, nth)
    if part.grain in ("month", *MONTHS_OF):
        return _nth_half(frame, nth) if part.grain == "half" and not _is_year(period) else _nth_months(frame, part)
    years = {"year": 1, "decade": 10}.get(part.grain)
    if years is None or nth < 1:
        return None
    return year_frame(frame.year + (nth - 1) * years, frame.calendar, part.times * years)


def _is_year(period: Period) -> bool:
    return _LONGEST_MONTH < (period.last - period.first).days <= _LONGEST_YEAR


def _tenth_days(frame: Frame, nth: int) -> Frame | None:
    """The first, second or last ten days of a month."""
    nth = _DECADES if nth == -1 else nth
    if not 1 <= nth <= _DECADES:
        return None
    first = frame.period.first + _DAY * _DECADE * (nth - 1)
    last = frame.period.last if nth == _DECADES else first + _DAY * (_DECADE - 1)
    return Frame(Period(first, last, "day"), frame.calendar, frame.year)


def _half_month(frame: Frame, nth: int) -> Frame | None:
    """The first or second half of a month: up to its fifteenth day, or from its sixteenth on."""
    middle = frame.period.first + _DAY * _HALF_MONTH
    if nth not in (1, 2):
        return None
    period = Period(frame.period.first, middle - _DAY, "day") if nth == 1 else Period(middle, frame.period.last, "day")
    return Frame(period, frame.calendar, frame.year)


def _nth_half(frame: Frame, nth: int) -> Frame | None:
    """The second half of a month, a decade or a century."""
    if (frame.period.last - frame.period.first).days <= _LONGEST_MONTH:
        return _half_month(frame, nth)
    first = next(years_of(frame.period, frame.calendar), frame.year)
    half = round((frame.period.last - frame.period.first).days / _MEAN_YEAR) // 2
    return year_frame(first + half * (nth - 1), frame.calendar, half) if nth in (1, 2) else None


def _nth_months(frame: Frame, part: Part) -> Frame | None:
    size = MONTHS_OF.get(part.grain, 1) * part.times
    start = (part.value - 1) * MONTHS_OF.get(part.grain, 1) if part.value > 0 else 12 - size
    here = calendars.from_day(frame.calendar, frame.period.first)
    if here is None or not 0 <= start <= 12 - size or here[1] + start > 12:
        return None
    return months_frame(here[0], here[1] + start, size, frame.calendar)


def _nth_weekday(frame: Frame, weekday: int, nth: int) -> Frame | None:
    period = frame.period
    if nth > 0:
        day = period.first + _DAY * ((weekday - period.first.isoweekday()) % _WEEK + _WEEK * (nth - 1))
    else:
        day = period.last - _DAY * ((period.last.isoweekday() - weekday) % _WEEK)
    return Frame(Period(day, day, "day"), frame.calendar, day.year) if period.first <= day <= period.last else None


def _nth_week(frame: Frame, nth: int, count: int, context: Context) -> Frame | None:
    """Count weeks: of a year by ISO 8601 (the first holds its fourth day), of a month those that lie wholly in it."""
    period = frame.period
    is_year = (period.last - period.first).days > 300
    if nth == 1 and count > 1 and not is_year:
        first = period.first  # the first two weeks of June: its first fourteen days
    elif nth > 0:
        first = week_of(period.first + _DAY * (3 if is_year else 6), context.week_start)
        if is_year and first + _DAY * 3 < period.first:
            first += _DAY * _WEEK
        first += _DAY * _WEEK * (nth - 1)
    else:
        first = week_of(period.last + _DAY, context.week_start) - _DAY * _WEEK * count
    last = first + _DAY * (_WEEK * count - 1)
    return Frame(Period(first, last, "day"), frame.calendar, frame.year)
