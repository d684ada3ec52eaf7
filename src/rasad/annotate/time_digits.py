"""Dates and times of day written in digits: 2016/02/22, 22-4-2015, 11.19.2016, 10:30."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from rasad.annotate.time_model import Clock, Part
from rasad.annotate.time_words import Count, Words

_SEPARATORS = frozenset("/-.\\\N{EN DASH}\N{ARABIC DATE SEPARATOR}")
_DOTTED = regex.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,4})")
_SOLAR = range(1206, 1499)
_GREGORIAN = range(1500, 2200)
_LONGEST_MONTH = 31
_LAST_MINUTE, _TWO = 59, 2
_DAYLIKE = frozenset({"day", "night"})
_SHORT_PIVOT = 70  # 70-99 are of the last century


class DigitDate(NamedTuple):
    """The pieces of a date in digits, the alternatives where the order of its numbers leaves two, and its end."""

    parts: tuple[Part, ...]
    after: int


def read_date(words: Words, at: int, anchor_year: int | None) -> DigitDate | None:
    """Read a date in digits with two or three numbers."""
    numbers = _numbers(words, at)
    if numbers is None or words.key(at - 1) in words.table.keys["not_years.before"]:
        return None
    values, widths, after, is_spaced = numbers
    if len(values) == 3:
        parts = _three(values, widths, words.table.calendar, anchor_year)
    elif words.take("months", after) is not None:
        return None  # "9-10 June": two days
    else:
        parts = _month_of_era(values, widths, words, after)
        parts = parts or (None if is_spaced else _two(values, widths, words, at, after))
    return DigitDate(parts, after) if parts else None


def _numbers(words: Words, at: int) -> tuple[list[int], list[int], int, bool] | None:
    token = words.tokens[at]
    if dotted := _DOTTED.fullmatch(token.key):
        texts = list(dotted.groups())
        return [int(text) for text in texts], [len(text) for text in texts], at + 1, False
    values, widths, after, separator, is_spaced = [], [], at, "", False
    while True:
        count = words.digits(after)
        if count is None or words.tokens[after].kind != "number":
            break
        values.append(count.value)
        widths.append(count.digits)
        after += 1
        mark = words.key(after)
        if mark not in _SEPARATORS or (separator and mark != separator) or len(values) == 3:
            break
        if words.digits(after + 1) is None:
            break
        is_spaced |= not (words.is_joined(after) and words.is_joined(after + 1))
        separator = mark
        after += 1
    if len(values) < 2 or (words.key(after) in _SEPARATORS and words.is_joined(after) and words.digits(after + 1)):
        return None
    return (values, widths, after, is_spaced) if max(widths) <= 4 else None


def _three(values: list[int], widths: list[int], home: str, anchor_year: int | None) -> tuple[Part, ...] | None:
    candidates = list(_orders(values, widths, home))
    if not candidates:
        return None
    if anchor_year is not None:
        candidates.sort(key=lambda parts: abs(parts[0].value - anchor_year) if parts[0].value in _GREGORIAN else 0)
    return candidates[0]


def _orders(values: list[int], widths: list[int], home: str) -> Iterator[tuple[Part, ...]]:
    a, b, c = values
    wide = [index for index, width in enumerate(widths) if width >= 3]
    if wide == [2]:
        orders = [(c, b, a), (c, a, b)]
    elif wide == [0] or (not wide and home == "solar_hijri" and widths[0] == 2 and a > _LONGEST_MONTH):
        orders = [(a, b, c)]
    elif not wide and widths[2] == 2 and max(widths) == 2:
        orders = [(c, b, a), (a, b, c)]
    else:
        orders = []
    for year, month, day in orders:
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield date_parts(full_year(year, home) if not wide else year, month, day)


def full_year(year: int, home: str) -> int:
    """Complete a year of two digits in the calendar that a language counts by."""
    if year >= 100:
        return year
    if home == "solar_hijri":
        return year + (1300 if year > 20 else 1400)
    return year + (1900 if year >= _SHORT_PIVOT else 2000)


def calendar_of(year: int, home: str) -> str:
    """Return the calendar that a bare year is counted in; empty where a year like it is no year of the press."""
    if year in _GREGORIAN:
        return "gregorian"
    if year in _SOLAR:
        return "solar_hijri" if home == "solar_hijri" else "hijri"
    return ""


def date_parts(year: int, month: int, day: int) -> tuple[Part, ...]:
    """Return the pieces of a full date; the calendar is settled with the year."""
    return Part("year", "at", year), Part("month", "at", month), Part("day", "at", day)


def _month_of_era(values: list[int], widths: list[int], words: Words, after: int) -> tuple[Part, ...] | None:
    """Read a month and a year of four digits with its era behind it, in either order."""
    if sorted(widths)[0] > 2 or max(widths) != 4 or words.take("eras", after) is None:
        return None
    month, year = sorted(values)
    return (Part("year", "at", year), Part("month", "at", month)) if 1 <= month <= 12 else None


def _two(values: list[int], widths: list[int], words: Words, at: int, after: int) -> tuple[Part, ...] | None:
    """Read month and year, or day and month where a preposition or a leading zero speaks for a date."""
    a, b = values
    if widths[1] == 4 and 1 <= a <= 12 and b in _GREGORIAN:
        return Part("year", "at", b), Part("month", "at", a)
    if widths[0] == 4 and 1 <= b <= 12 and a in _GREGORIAN and widths[1] <= 2:
        return Part("year", "at", a), Part("month", "at", b)
    if max(widths) > 2 or not words.is_joined(at + 1):
        return None
    unit = words.take("units", at - 1)
    if words.key(after) in words.table.keys["not_years.after"]:
        return None  # "5-6 dollars"
    is_dated = _is_dated(words, at) or (unit is not None and unit.word.value[0] in _DAYLIKE)
    is_dated |= words.key(at - 1) in words.table.keys["bare_days.verbs"] and not words.key(after)[:1].isalnum()
    is_slash = words.key(at + 1) == "/"
    if not (is_dated or (is_slash and words.tokens[after - 1].key.startswith("0"))):
        return None
    month, day = (b, a) if b <= 12 else (a, b)
    return (Part("month", "at", month), Part("day", "at", day)) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _is_dated(words: Words, at: int) -> bool:
    """Say whether a link of dates stands before a number; where a slash also parts decimals, one of dates alone."""
    is_decimal = words.table.decimal_slash and words.key(at + 1) == "/" and words.take("in", at - 1) is not None
    return words.take("of", at - 1) is not None and not is_decimal


def _turned_clock(words: Words, at: int, minute: Count) -> tuple[Clock, int] | None:
    """Minutes before the hour, as lines that run from right to left may turn them: 30:17, 10:1."""
    hour = words.digits(at + 2)
    if hour is None or not words.table.decimal_slash or minute.digits != _TWO or words.key(at + 3) == ":":
        return None
    is_turned = (24 < minute.value <= _LAST_MINUTE or hour.digits == 1) and hour.value < 24 and hour.digits <= _TWO
    is_sure = is_turned and (words.take("units", at - 1) is not None or words.take("to", at - 1) is not None)
    return (Clock(hour.value, minute.value), at + 3) if is_sure else None


def read_clock(words: Words, at: int) -> tuple[Clock, int] | None:
    """Read hours and minutes (and seconds) parted by colons."""
    hour = words.digits(at)
    if hour is not None and words.key(at + 1) == ":" and (turned := _turned_clock(words, at, hour)) is not None:
        return turned
    if hour is None or words.key(at + 1) != ":" or hour.value > 24 or hour.digits > 2:
        return None
    minute = words.digits(at + 2)
    if minute is None or minute.digits != 2 or minute.value > _LAST_MINUTE:
        return None
    after = at + 3
    second = 0
    if words.key(after) == ":" and (found := words.digits(after + 1)) and found.digits == 2 and found.value < 60:
        second, after = found.value, after + 2
    unit = words.take("units", after)
    if unit is not None and unit.word.value == ("minute", "one") and words.take("units", at - 1) is not None:
        after = unit.after  # "at the hour of 10:30 minutes"
    return Clock(hour.value, minute.value, second), after
