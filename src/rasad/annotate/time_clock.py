"""Times of day: a colon between digits, the word for hour with a number, a part of the day, a time zone."""

from rasad.annotate.time_digits import read_clock
from rasad.annotate.time_model import Clock
from rasad.annotate.time_words import Count, Found, Words

_AFTER_NOON = frozenset({"afternoon", "evening", "night"})
_EARLY_HOURS = 5  # "two at night" lies after midnight
_FEW_NIGHTS = 4
_DAY_HOURS, _DIGITS = 24, 2
_REACH = 6  # tokens before an hour that say what it is the hour of
_HALF_DAY = 12
_LATE_NOON = 4  # "two at noon" is two in the afternoon
_LONGEST_WAIT = 59  # minutes before a full hour
_MINUTES = {"half": 30, "quarter": 15, "third": 20}


def clock_at(words: Words, at: int) -> tuple[Clock, int, str] | None:
    """Read a time of day; returns it with the index after it and the part of the day that was named."""
    read = _before_hour(words, at) or _hour_word(words, at) or read_clock(words, at) or _hour_and_part(words, at)
    read = read or _after_midnight(words, at)
    if read is None:
        return None
    clock, after = read
    daypart = ""
    part = words.take("dayparts", after)
    if part is None and (link := words.take("of", after)) is not None:
        part = words.take("dayparts", link.after)
    if part is not None:
        daypart, after = str(part.word.value), part.after
    zone = words.take("zones", after)
    if zone is None and words.key(after) == "(":
        zone = words.take("zones", after + 1)
        zone = Found(zone.word, zone.after + 1) if zone and words.key(zone.after) == ")" else None
    if zone is not None:
        clock, after = clock._replace(zone=str(zone.word.value)), zone.after
    return _of_day(clock, daypart), after, daypart


def _of_day(clock: Clock, daypart: str) -> Clock:
    is_night = daypart == "night" and (clock.hour <= _EARLY_HOURS or clock.hour == _HALF_DAY)
    if daypart in _AFTER_NOON and clock.hour < _HALF_DAY and not is_night:
        return clock._replace(hour=clock.hour + _HALF_DAY)
    if daypart == "noon" and 1 <= clock.hour <= _LATE_NOON:
        return clock._replace(hour=clock.hour + _HALF_DAY)
    if is_night and clock.hour == _HALF_DAY:
        return clock._replace(hour=0)
    return clock


def _hour_word(words: Words, at: int) -> tuple[Clock, int] | None:
    unit = words.take("units", at)
    if unit is None or unit.word.value != ("hour", "one"):
        return None
    if words.numbers.article and not unit.word.has_article:
        return None
    if (digits := read_clock(words, unit.after)) is not None:
        return digits
    hour = words.number(unit.after) or _ordinal(words, unit.after)
    if hour is None or not 0 <= hour[0] <= 24:
        return None
    minute, second, after = _minutes(words, hour[1])
    if after == hour[1] and (bare := _bare_minutes(words, unit.after, after)) is not None:
        return Clock(hour[0], bare[0]), bare[1]
    return Clock(hour[0], minute, second), after


def _bare_minutes(words: Words, at: int, after: int) -> tuple[int, int] | None:
    """The hour of 5 and 36: minutes without their unit, too many for hours or where exact times are the custom."""
    link = words.take("to", after)
    count = words.digits(link.after) if link is not None and link.word.value == "and" else None
    if words.numbers.article or count is None or count.digits > _DIGITS or not 0 < count.value <= _LONGEST_WAIT:
        return None
    if words.take("units", count.after) is not None or words.key(count.after) in words.table.keys["not_years.after"]:
        return None
    near = range(max(words.first, at - _REACH), at)
    is_exact = any(words.key(index) in words.table.keys["exact_hours.before"] for index in near)
    return (count.value, count.after) if is_exact or count.value > _DAY_HOURS else None


def _before_hour(words: Words, at: int) -> tuple[Clock, int] | None:
    """A quarter to six, fifteen minutes to the hour of 16, five minutes before the hour of nine."""
    start = _behind_hour(words, at)
    found = _minutes_before(words, start)
    link = words.take("before_hour", found[1]) if found is not None else None
    if found is None or link is None:
        return None
    named = _behind_hour(words, link.after)
    hour = words.number(named)
    if hour is None or hour.is_ordinal or not 1 <= hour.value <= 24:
        return None
    is_named = named > link.after
    if link.word.value == "hour" and not is_named:
        return None
    is_sure = is_named or start > at or found[2] or words.take("dayparts", hour.after) is not None
    if not is_sure or (not is_named and words.take("units", hour.after) is not None):
        return None
    total = hour.value * 60 - found[0]
    return Clock(total // 60 % 24, total % 60), hour.after


def _minutes_before(words: Words, at: int) -> tuple[int, int, bool] | None:
    """Minutes, the index behind them, whether they are a quarter of an hour."""
    count = words.number(at)
    part = words.take("more", count.after if count is not None else at)
    if part is not None and part.word.value == "quarter" and (count is None or count.value == 1):
        return _MINUTES["quarter"], part.after, True
    unit = words.take("units", count.after) if count is not None and not count.is_ordinal else None
    if count is None or unit is None or unit.word.value[0] != "minute" or count.value > _LONGEST_WAIT:
        return None
    return count.value, unit.after, False


def _after_midnight(words: Words, at: int) -> tuple[Clock, int] | None:
    """Fourteen minutes of the small hours: minutes right before that part of the day."""
    found = _minutes_before(words, at) if not words.numbers.article else None
    part = words.take("dayparts", found[1]) if found is not None and words.digits(at) is not None else None
    if found is None or part is None or part.word.value != "dawn" or words.take("to", at - 1) is not None:
        return None
    return Clock(0, found[0]), found[1]


def _behind_hour(words: Words, at: int) -> int:
    unit = words.take("units", at)
    return unit.after if unit is not None and unit.word.value == ("hour", "one") else at


def _ordinal(words: Words, at: int) -> tuple[int, int] | None:
    found = words.take("ordinals", at)
    return (int(found.word.value), found.after) if found is not None and found.word.value > 0 else None


def _minutes(words: Words, at: int) -> tuple[int, int, int]:
    """Read what is added to the hour: minutes and seconds, a half, a quarter."""
    minute, second, after = 0, 0, at
    for unit in ("minute", "second"):
        link = words.take("to", after)
        start = link.after if link is not None and link.word.value == "and" else after
        part = words.take("more", start)
        if part is not None and (start > after or part.word.is_linked) and unit == "minute":
            return _MINUTES[str(part.word.value)], 0, part.after
        count = words.number(start)
        if count is None or not (start > after or count.is_linked):
            break
        found = words.take("units", count.after)
        if found is None or found.word.value[0] != unit or count.value > 59:
            break
        minute, second = (count.value, second) if unit == "minute" else (minute, count.value)
        after = found.after
    return minute, second, after


def _is_hour_alone(words: Words, at: int) -> bool:
    """At the tenth: an ordinal with the article right behind a preposition, so that no noun stands before it."""
    article = words.numbers.article
    return bool(article) and words.key(at).startswith(article) and words.take("in", at - 1) is not None


def _is_counted(words: Words, count: Count, part: Found) -> bool:
    """Say whether a number counts nights or mornings, in languages without an article: "one night", "three nights"."""
    if words.numbers.article or words.take("days", part.after) is not None:
        return False
    is_few = part.word.value == "night" and count.value <= _FEW_NIGHTS
    return is_few or (count.value == 1 and not count.digits)


def _hour_and_part(words: Words, at: int) -> tuple[Clock, int] | None:
    """Five in the afternoon: a small number right before a part of the day."""
    count = words.number(at)
    if count is not None and count.is_ordinal:
        count = count if _is_hour_alone(words, at) else None
    if count is None or not 1 <= count.value <= _HALF_DAY or words.key(at - 1) == "/":
        return None
    minute, _, after = _minutes(words, count.after)
    part = words.take("dayparts", after)
    if minute not in (0, *_MINUTES.values()) or part is None or (not minute and _is_counted(words, count, part)):
        return None
    return (Clock(count.value % 24, minute), after) if words.take("days", after) is None else None
