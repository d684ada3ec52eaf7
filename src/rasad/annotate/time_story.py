"""What a time takes from the text around it: the day of the story, the year of a famous day."""

from datetime import date, timedelta
from typing import NamedTuple

from rasad.annotate import calendars
from rasad.annotate.edtf import Period, bounds
from rasad.annotate.time_model import Part, Phrase
from rasad.annotate.time_readings import Reading
from rasad.annotate.time_words import Words
from rasad.records.report import Calendar

_REACH = 60  # tokens behind a time within which "the same day" means its day
_LONGEST_MEMORY = 5  # years; days further back are more often those that are kept every year
_OPENING = 2  # tokens of a sentence before a year that opens it
_LONGEST_EVENT = 4  # tokens before a day in which the event that it is famous for is named
_OLD = 300  # days before the day of writing from which on dates of the story have its year rather than the current one
_SHORT_DIGITS, _YEAR_DIGITS = 2, 4
_LONGEST_STEP = 10  # years from one year of a story to the next that is written short
_YEAR_LENGTH = 364  # days; a period as long as a year has no like in another
_MONTH_LETTERS = 7
_GRAINS = ("year", "month", "day")
_TOLD = frozenset({"told", "inside"})


class Told(NamedTuple):
    """The last time that stood on the line of time, and the token behind it."""

    last: int
    value: str
    calendar: Calendar


def told(phrase: Phrase, reading: Reading) -> Told | None:
    """Return what a time leaves to those behind it; None where it has no place on the line of time."""
    if reading.value is None or reading.kind in ("duration", "set") or bounds(reading.value) is None:
        return None
    return Told(phrase.last, reading.value, reading.calendar)


def settled(phrase: Phrase, before: Told | None) -> Phrase:
    """Put the day, month or year of the time before in for "the same day"."""
    if phrase.form != "point" or before is None or phrase.first - before.last > _REACH:
        return phrase
    point = phrase.points[0]
    if (following := _following_day(phrase, before)) is not None:
        return following
    same = next((part for part in point.parts if part.name == "same"), None)
    dated = _dated(same.grain, before) if same is not None and same.grain in _GRAINS else ()
    if same is None or not dated:
        return phrase
    kept = [part for part in point.parts if part is not same]
    grains = {part.grain for part in kept}
    if same.grain == "day" and "month" in grains:
        return phrase  # "last month, on the same day"
    parts = (*(part for part in dated if part.grain not in grains), *kept)
    return phrase._replace(points=(point._replace(parts=parts),))


def with_prior(words: Words, phrase: Phrase, before: Told | None) -> Phrase:
    """Count the year before from a year that the sentence has just told: "in 2014 ... than the year before"."""
    if phrase.form != "point" or before is None or not words.first <= before.last <= phrase.first:
        return phrase
    point = phrase.points[0]
    prior = next((part for part in point.parts if part.grain == "year" and part.name == "prior"), None)
    dated = _dated("year", before) if prior is not None else ()
    if prior is None or not dated:
        return phrase
    year = dated[0]._replace(value=dated[0].value + prior.value)
    parts = tuple(year if part is prior else part for part in point.parts)
    return phrase._replace(points=(point._replace(parts=parts),))


def _following_day(phrase: Phrase, before: Told) -> Phrase | None:
    """Put the day behind that of the story in for "the following day"."""
    point = phrase.points[0]
    is_next = [(part.grain, part.value) for part in point.parts] == [("day", 1)]
    days = bounds(before.value)
    if not is_next or point.parts[0].name not in _TOLD or days is None or days[0] != days[1]:
        return None
    day = days[0] + timedelta(days=1)
    parts = (Part("year", "at", day.year, "gregorian"), Part("month", "at", day.month), Part("day", "at", day.day))
    return phrase._replace(points=(point._replace(parts=parts),))


def _dated(grain: str, before: Told) -> tuple[Part, ...]:
    """The year, month or day that a value lies in, in the calendar that it was written in; empty where in several."""
    days = bounds(before.value)
    calendar = "gregorian" if before.calendar == "none" else before.calendar
    ends = [calendars.from_day(calendar, day) for day in days] if days is not None else [None]
    if any(end is None for end in ends):
        return ()
    width = _GRAINS.index(grain) + 1
    first, last = ([*end][:width] for end in ends if end is not None)
    if first != last:
        return ()
    return tuple(Part(name, "at", number, calendar) for name, number in zip(_GRAINS, first, strict=False))


def year_moved(value: str, year: str, calendar: str) -> str | None:
    """Put a part of a year into another year of its calendar: the months of "2021-01/2021-04" in "2020"."""
    days, frame = bounds(value), bounds(year)
    if days is None or frame is None or "-" not in value or (days[1] - days[0]).days >= _YEAR_LENGTH:
        return None
    if (frame[1] - frame[0]).days > _YEAR_LENGTH + 1:
        return None
    ends = [calendars.from_day(calendar, day) for day in days]
    target = calendars.from_day(calendar, frame[0])
    if any(end is None for end in ends) or target is None or len({end[0] for end in ends if end is not None}) > 1:
        return None
    moved = [_day_in(calendar, target[0], end[1], end[2]) for end in ends if end is not None]
    grain = (
        "month" if calendar == "gregorian" and all(len(end) == _MONTH_LETTERS for end in value.split("/")) else "day"
    )
    return Period(moved[0], moved[1], grain).edtf() if moved[0] and moved[1] else None


def _day_in(calendar: str, year: int, month: int, day: int) -> date | None:
    """A day of another year; the last of its month where that is shorter."""
    return calendars.to_day(calendar, year, month, day) or calendars.to_day(calendar, year, month, day - 1)


def with_month_before(phrase: Phrase, before: Told | None) -> Phrase:
    """Put the month just told in for days by their number alone: "on the 19th of May ... on the days 24 to 26"."""
    is_bare = all([(part.grain, part.op) for part in point.parts] == [("day", "at")] for point in phrase.points)
    if not phrase.points or not is_bare or before is None or phrase.first - before.last > _REACH:
        return phrase
    dated = _dated("month", before)
    if before.calendar == "gregorian" or not dated:
        return phrase
    return phrase._replace(points=tuple(point._replace(parts=(*dated, *point.parts)) for point in phrase.points))


def with_famous_year(words: Words, phrase: Phrase) -> Phrase:
    """Give a day without a year the one that it is famous for behind the name of its event."""
    if phrase.form != "point" or [(part.grain, part.op) for part in phrase.points[0].parts] != _MONTH_AND_DAY:
        return phrase
    point = phrase.points[0]
    month, day = point.parts
    if month.shift is not None or point.edge is not None:
        return phrase
    keys = {words.key(at) for at in range(phrase.first - _LONGEST_EVENT, phrase.first)}
    for events, year in words.table.famous_days.get((month.calendar, month.value, day.value), ()):
        if not events.isdisjoint(keys):
            parts = (Part("year", "at", year, month.calendar), month, day)
            return phrase._replace(points=(point._replace(parts=parts),))
    return phrase


def with_decade(phrase: Phrase, before: Told | None) -> Phrase:
    """Read a decade of two digits soon after a Gregorian year as one of that calendar."""
    parts = phrase.points[0].parts if phrase.form == "point" and before is not None else ()
    is_short = len(parts) == 1 and parts[0].grain == "decade" and parts[0].op == "at" and parts[0].value < 100
    if before is None or not is_short or parts[0].calendar or phrase.first - before.last > _REACH:
        return phrase
    if before.calendar != "gregorian" or "-" in before.value or not before.value[:_YEAR_DIGITS].isdecimal():
        return phrase
    decade = parts[0]._replace(value=int(before.value[:2]) * 100 + parts[0].value, calendar="gregorian")
    is_past = decade.value <= int(before.value[:_YEAR_DIGITS])
    return phrase._replace(points=(phrase.points[0]._replace(parts=(decade,)),)) if is_past else phrase


def with_century(words: Words, phrase: Phrase, before: Told | None) -> Phrase:
    """Read a year of two digits soon after a Gregorian one as of its century: "in 1970 ... in 71"."""
    parts = phrase.points[0].parts if phrase.form == "point" and before is not None else ()
    short = words.digits(phrase.last - 1)
    if before is None or before.calendar != "gregorian" or short is None or short.digits != _SHORT_DIGITS:
        return phrase
    is_year = [(part.grain, part.op, part.calendar) for part in parts] == [("year", "at", "")]
    if not is_year or not before.value[:_YEAR_DIGITS].isdecimal() or phrase.first - before.last > _REACH:
        return phrase
    year = int(before.value[:_YEAR_DIGITS])
    full = year // 100 * 100 + short.value
    if not 0 <= full - year <= _LONGEST_STEP:
        return phrase
    dated = parts[0]._replace(value=full, calendar="gregorian")
    return phrase._replace(points=(phrase.points[0]._replace(parts=(dated,)),))


def day_of_story(words: Words, phrase: Phrase, before: Phrase, reading: Reading, today: date | None) -> date | None:
    """Return the day that a date without a year is near to: the old date with a year that its sentence tells before."""
    if phrase.form not in ("point", "range") or before.form != "point" or phrase.first - before.last > _REACH:
        return None
    parts = [part for point in phrase.points for part in point.parts]
    is_open = any(part.grain == "month" and part.op == "at" for part in parts)
    is_open = is_open and all(part.grain != "year" and part.op == "at" and part.shift is None for part in parts)
    opens = _opens_with_year(words, before)
    if not is_open or words.key(phrase.first - 1) == "(" or not (opens or _is_dated(before)):
        return None
    days = bounds(reading.value) if reading.value else None
    if days is None or (today is not None and (today - days[1]).days <= _OLD):
        return None
    return days[0] + (days[1] - days[0]) // 2 if opens else days[0]


def _opens_with_year(words: Words, before: Phrase) -> bool:
    """Say whether a time is a year alone that opens its sentence and is that of what the sentence tells."""
    parts = before.points[0].parts
    is_year = len(parts) == 1 and parts[0].grain == "year" and parts[0].op == "at" and before.points[0].edge is None
    return is_year and before.first - words.first <= _OPENING


def with_told_month(phrase: Phrase, before: Told | None, today: date | None) -> Phrase:
    """Give a day without a year that of the same month told with its year shortly before.

    Not where that lies so far back that the day may be kept every year.
    """
    if phrase.form != "point" or before is None or today is None or phrase.first - before.last > _REACH:
        return phrase
    days = bounds(before.value)
    if days is None or today.year - days[0].year > _LONGEST_MEMORY:
        return phrase
    point = phrase.points[0]
    month, dated = point.part("month"), _dated("month", before)
    if month is None or not dated or [(part.grain, part.op) for part in point.parts] != _MONTH_AND_DAY:
        return phrase
    is_same = month.shift is None and (month.value, month.calendar) == (dated[1].value, before.calendar)
    return phrase._replace(points=(point._replace(parts=(dated[0], *point.parts)),)) if is_same else phrase


def _is_dated(phrase: Phrase) -> bool:
    """Say whether a time has a month and a year of its own."""
    point = phrase.points[0]
    return all((part := point.part(grain)) is not None and part.op == "at" for grain in ("year", "month"))


_MONTH_AND_DAY = [("month", "at"), ("day", "at")]
