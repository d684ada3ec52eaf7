"""A number in its line -> an `Amount`: the number with what it counts or measures; also duals and durations."""

from typing import NamedTuple

from rasad.annotate.figure_units import (
    AmountKind,
    Line,
    UnitReading,
    sign_before,
    unit_after,
    unit_at,
    unit_before_article,
    unit_before_number_word,
)
from rasad.annotate.numbers import NumberReading, read_number
from rasad.chars.fold import offset_in_word
from rasad.langpack.units import Unit

# Sizes of time units in the smallest unit of their family; months are not made of days.
_CLOCK_SIZES = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}
_CALENDAR_SIZES = {"months": 1, "years": 12, "decades": 120, "centuries": 1200}
_LENGTHS = frozenset({"millimetres", "centimetres", "metres", "kilometres", "feet", "inches"})
_MINUTES_PER_HOUR = 60
_HUNDREDTHS = frozenset({"cents", "halalas"})
_HUNDRED = 100
_TIMES = "times"
_MOST_LISTED = 1000  # larger counts that are listed mostly count different things
_FEW, _TEN = 3, 10  # counts that plurals alone go with
_LONGEST_SERIES = 4  # numbers that share the unit of the last
_COMMAS = frozenset(",\N{ARABIC COMMA}")


class Amount(NamedTuple):
    """A number with its unit.

    Tokens `[first, next_index)` and characters `[start, end)` hold the number and a unit of measure; `noun` is the
    counted noun's token range, `after` the token from which reading goes on. `is_weak`: the noun is a plain one.
    """

    value: int | float
    unit: str | None
    kind: AmountKind
    reading: NumberReading
    first: int
    next_index: int
    start: int
    end: int
    after: int
    noun: tuple[int, int] | None = None
    is_weak: bool = False


def plain_amount(reading: NumberReading, first: int, kind: AmountKind = "none", unit: str | None = None) -> Amount:
    """Return the number alone as an amount whose tokens begin at `first`."""
    after = reading.next_index
    return Amount(reading.value, unit, kind, reading, first, after, reading.start, reading.end, after)


def read_amount(line: Line, index: int) -> Amount | None:
    """Read the number that begins at a token and its unit; None where no number begins."""
    reading = read_number(line.tokens, index, line.numbers)
    if reading is None:
        return None
    unit = sign_before(line, index) or _definite_before(line, index, reading)
    is_part = reading.is_fraction or (reading.has_article and reading.is_words)
    unit = unit or unit_after(line, reading.next_index, reading.value, is_part=is_part)
    if unit is None and not reading.is_ordinal:
        unit = _unit_before(line, index, reading)
    if unit is None:
        return _of_people(line, index, reading)
    if unit.first < index:
        return _after_unit(line, index, reading, unit)
    if line.key(unit.first) in line.units.person_words and line.key(index - 1) in line.words.people:
        unit = unit._replace(name="persons", kind="counted")
    return _with_unit(line, index, reading, unit)


def _of_people(line: Line, index: int, reading: NumberReading) -> Amount:
    """A number without unit counts people after words for casualties, arrests and the like."""
    is_count = isinstance(reading.value, int) and reading.value > 0 and not reading.is_ordinal
    if is_count and line.key(index - 1) in line.words.people:
        return plain_amount(reading, index, "counted", "persons")
    return plain_amount(reading, index)


def _unit_before(line: Line, index: int, reading: NumberReading) -> UnitReading | None:
    if reading.has_article:
        form = line.numbers.forms.get(line.key(index))
        return None if form is not None and form.is_linked else unit_before_article(line, index)
    return unit_before_number_word(line, index, reading.value) if reading.is_words else None


def _definite_before(line: Line, index: int, reading: NumberReading) -> UnitReading | None:
    """The plural right before a small definite number, which no noun behind it can be counted by."""
    is_small = reading.is_words and reading.has_article and _FEW <= reading.value <= _TEN
    return unit_before_article(line, index) if is_small and not reading.is_ordinal else None


def _after_unit(line: Line, index: int, reading: NumberReading, unit: UnitReading) -> Amount:
    """The unit stands before the number: a sign belongs to the figure, a counted noun is named by it."""
    amount = plain_amount(reading, index, unit.kind, unit.name)
    if line.kind(unit.first) == "punctuation" or unit.is_inside:
        token = line.tokens[unit.first]
        starts = (start for start in line.units.definite_starts if token.key.startswith(start))
        skipped = len(max(starts, key=len, default="").removesuffix(line.units.article))
        start = token.start + (offset_in_word(token.text, skipped) if skipped else 0)
        return amount._replace(first=unit.first, start=start)
    return amount._replace(noun=(unit.first, unit.next_index))


def _with_unit(line: Line, index: int, reading: NumberReading, unit: UnitReading) -> Amount:
    amount = plain_amount(reading, index, unit.kind, unit.name)._replace(after=unit.next_index)
    is_money = unit.kind in ("currency", "shared")
    if is_money and reading.value < 0 and line.kind(index) == "punctuation":  # a dash, and no debt
        amount = amount._replace(value=-reading.value, start=line.tokens[index + 1].start)
        reading = reading._replace(value=-reading.value)
    if not unit.is_inside:
        if reading.value < 0:  # a dash before counted things opens a list
            amount = amount._replace(value=-reading.value, start=line.tokens[index + 1].start)
        return amount._replace(noun=(unit.first, unit.next_index), is_weak=unit.is_weak)
    value, name = _in_whole_minutes(reading.value, unit.name)
    if unit.kind == "measure":
        stops = (at for at in range(unit.first + 1, unit.next_index) if line.key(at) in line.words.stops)
        unit = unit._replace(next_index=next(stops, unit.next_index))  # the span ends with the unit's word
        amount = amount._replace(after=unit.next_index)
    end = line.tokens[unit.next_index - 1].end
    if unit.first > reading.next_index and index and line.tokens[index - 1].kind == "punctuation":
        amount = amount._replace(first=index - 1, start=line.tokens[index - 1].start)  # "(17) days"
    return extended(line, amount._replace(value=value, unit=name, next_index=unit.next_index, end=end))


def extended(line: Line, amount: Amount) -> Amount:
    """Add the smaller parts of a measure: "an hour and forty minutes", "3 litres and a half", "5 dollars 20 cents"."""
    if amount.kind not in ("measure", "currency", "shared") and amount.unit != _TIMES:
        return amount
    sizes = _family(amount.unit) or {}
    at = amount.next_index
    if line.key(at) in line.numbers.links:
        at += 1
    elif not _is_joined_to(line, at):
        return amount
    longer = _with_part(line, amount, at, sizes)
    is_smaller = longer.unit in sizes and longer.unit != amount.unit and longer.reading is amount.reading
    return extended(line, longer) if is_smaller else longer


def _is_joined_to(line: Line, at: int) -> bool:
    form = line.numbers.forms.get(line.key(at))
    return form is not None and form.is_linked


def _family(unit: str | None) -> dict[str, int] | None:
    return next((sizes for sizes in (_CLOCK_SIZES, _CALENDAR_SIZES) if unit in sizes), None)


def _with_part(line: Line, amount: Amount, at: int, sizes: dict[str, int]) -> Amount:
    part = read_number(line.tokens, at, line.numbers) if at < len(line.tokens) else None
    if part is None or part.is_ordinal or amount.unit is None:
        return amount
    size = sizes.get(amount.unit, 0)
    smaller = unit_at(line, part.next_index)
    if smaller is not None and smaller.kind == "measure" and sizes.get(smaller.name, size) < size:
        total = amount.value * size // sizes[smaller.name] + part.value
        return _stretched(line, amount, total, smaller.name, part.next_index + 1 + len(smaller.rest))
    if smaller is not None and smaller.name in _HUNDREDTHS and amount.kind != "measure" and 0 < part.value < _HUNDRED:
        total = round(amount.value + part.value / _HUNDRED, 2)
        return _stretched(line, amount, total, amount.unit, part.next_index + 1)
    return _with_fraction(line, amount, part, smaller)


def _with_fraction(line: Line, amount: Amount, part: NumberReading, smaller: Unit | None) -> Amount:
    """Add a half or a quarter of the unit, or of the scale before it ("a million dollars and a half")."""
    is_time = amount.unit in _CLOCK_SIZES | _CALENDAR_SIZES
    if amount.unit is None or (line.key(part.next_index) in line.units.of and not is_time):
        return amount
    is_same_scale = part.is_fraction and part.is_scaled and part.scale == amount.reading.scale
    if is_same_scale and smaller is None:
        return _stretched(line, amount, amount.value + part.value, amount.unit, part.next_index)
    is_named_again = smaller is not None and smaller.name == amount.unit
    is_free = smaller is None or is_named_again or smaller.kind not in ("percent", "measure", "currency", "shared")
    if not (0 < part.value < 1 and is_free and (is_named_again or is_time or not _counts_on(line, part.next_index))):
        return amount
    value, unit = _in_whole_minutes(amount.value + part.value * amount.reading.scale, amount.unit)
    return _stretched(line, amount, value, unit, part.next_index + is_named_again)


def _counts_on(line: Line, at: int) -> bool:
    """Say whether a noun follows that the fraction may be a part of."""
    key, words = line.key(at), line.words
    is_end = key in words.stops or key in words.changes or key in words.clause_verbs or key in line.numbers.links
    return line.kind(at) == "word" and not is_end


def _in_whole_minutes(value: int | float, unit: str) -> tuple[int | float, str]:
    """Say an hour and a half in minutes, as one says an hour and forty minutes."""
    if unit == "hours" and value != int(value):
        return round(value * _MINUTES_PER_HOUR), "minutes"
    return value, unit


def _stretched(line: Line, amount: Amount, value: int | float, unit: str, next_index: int) -> Amount:
    end = line.tokens[next_index - 1].end
    return amount._replace(value=value, unit=unit, next_index=next_index, end=end, after=next_index)


def read_pair(line: Line, index: int) -> Amount | None:
    """Read a noun that says two, or one ("two years" in a word); definite ones only where they measure time."""
    token = line.tokens[index]
    pair = line.units.pairs.get(token.key)
    if pair is None or (pair.is_definite and not (_family(pair.name) and _is_period(line, index))):
        return None
    start = token.start + (offset_in_word(token.text, pair.skipped) if pair.skipped else 0)
    after = index + 1
    two = line.numbers.forms.get(line.key(after))
    if two is not None and two.word.value == 2 and two.word.role == "unit" and not two.is_linked:
        after += 1  # the number word may stand after the dual for emphasis
    reading = NumberReading(pair.value, after, start, line.tokens[after - 1].end, is_words=True, is_pair=True)
    kind: AmountKind = "counted" if pair.kind == "classifier" else pair.kind
    amount = plain_amount(reading, index, kind, pair.name)
    is_counted = kind == "counted" and pair.name != _TIMES
    return amount._replace(noun=(index, after)) if is_counted else extended(line, amount)


def _is_period(line: Line, index: int) -> bool:
    """A definite dual measures time after a preposition or before an adjective in the dual ("the past two years").

    Years or ordinals behind it date it ("the two years 1981 and 2005").
    """
    table = line.units
    following = line.key(index + 1)
    form = line.numbers.forms.get(following)
    is_dated = line.kind(index + 1) == "number" or following == table.article or (form is not None and form.has_article)
    has_adjective = following.startswith(table.article) and following.endswith(table.pair_endings)
    return not is_dated and (has_adjective or line.key(index - 1) in line.words.stops)


def read_bare_duration(line: Line, index: int) -> Amount | None:
    """Read a time unit without a number before a smaller part: "an hour and forty minutes"."""
    unit = unit_at(line, index)
    is_measure = unit is not None and (unit.kind in ("measure", "currency") or unit.name == _TIMES)
    if unit is None or not is_measure or unit.rest or line.key(index) not in line.units.duration_starts:
        return None
    token = line.tokens[index]
    reading = NumberReading(1, index + 1, token.start, token.end, is_words=True)
    amount = plain_amount(reading, index, _plain_kind(unit), unit.name)
    longer = extended(line, amount)
    return longer if longer is not amount else None


def _plain_kind(unit: Unit) -> AmountKind:
    return "counted" if unit.kind == "classifier" else unit.kind


def in_series(line: Line, amount: Amount) -> Amount:
    """Give a number without unit that of the number it is listed with ("50, 70 and 130 dinars")."""
    if amount.kind != "none" or amount.reading.is_words:
        return amount
    following = amount
    for _ in range(_LONGEST_SERIES):
        at = following.next_index
        key = line.key(at)
        is_listed = key in line.numbers.links or key in _COMMAS or key in line.words.range_to
        is_across = key in line.words.across
        after = read_amount(line, at + 1) if (is_listed or is_across) and line.kind(at + 1) == "number" else None
        if after is not None and is_across and after.unit not in _LENGTHS:
            return amount
        if after is None or after.kind != "none":
            return _like(amount, after)
        following = after
    return amount


def _like(amount: Amount, model: Amount | None) -> Amount:
    """The amount with the unit, and where it is smaller the scale, of another."""
    is_listed = model is not None and model.kind == "counted" and not model.reading.is_words
    if model is None or not (is_listed or model.kind in ("percent", "currency", "shared", "measure")):
        return amount
    if is_listed and (model.unit == _TIMES or model.value >= _MOST_LISTED or model.reading.is_scaled):
        return amount
    scale = model.reading.scale if amount.value < model.reading.scale else 1
    return amount._replace(value=amount.value * scale, unit=model.unit, kind=model.kind)
