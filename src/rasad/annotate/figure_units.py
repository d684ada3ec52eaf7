"""A number in its line -> an `Amount`: the number with what it counts or measures."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from rasad.annotate.numbers import NumberReading, read_number
from rasad.chars.fold import offset_in_word
from rasad.langpack.figures import FigureTable
from rasad.langpack.numbers import NumberTable
from rasad.langpack.units import Unit, UnitTable, longest_form
from rasad.records.document import Token

AmountKind = Literal["percent", "measure", "currency", "shared", "counted", "ordinal", "none"]

_OPENING = frozenset("([\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\"'")
_CLOSING = frozenset(")]\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\"'")
_LONGEST_PHRASE = 4  # words in the longest unit phrase
_PERSONS = "persons"
# Counts up to ten take the plural that endings give away; a higher count takes the singular.
_PLURAL_LIMIT = 10
_SHORTEST_PERSON = 5  # letters: shorter words that end like plurals of people are seldom such plurals
# Sizes of time units in the smallest unit of their family; months are not made of days.
CLOCK_SIZES = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}
CALENDAR_SIZES = {"months": 1, "years": 12}


class Line(NamedTuple):
    """One sentence with the tables of its language."""

    source: str
    tokens: tuple[Token, ...]
    numbers: NumberTable
    units: UnitTable
    words: FigureTable

    def key(self, index: int) -> str:
        """Return the folded key at an index; outside the line it is empty."""
        return self.tokens[index].key if 0 <= index < len(self.tokens) else ""

    def touches(self, index: int) -> bool:
        """Say whether no space stands between a token and the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index].start == self.tokens[index - 1].end


class UnitReading(NamedTuple):
    """A unit with its tokens `[first, next_index)`; `is_before` where it stands before the number."""

    name: str | None
    kind: AmountKind
    first: int
    next_index: int
    is_singular: bool = False


class Amount(NamedTuple):
    """A number with its unit.

    Tokens `[first, next_index)` and characters `[start, end)` hold the number and a unit of measure; `noun` is the
    counted noun's token range, `after` the token from which reading goes on.
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


def read_amount(line: Line, index: int) -> Amount | None:
    """Read the number that begins at a token and its unit; None where no number begins."""
    reading = read_number(line.tokens, index, line.numbers)
    if reading is None:
        return None
    unit = _unit_of(line, index, reading)
    if unit is None:
        return Amount(
            reading.value, None, "none", reading, index, reading.next_index, reading.start, reading.end,
            reading.next_index,
        )  # fmt: skip
    return _with_unit(line, index, reading, unit)


def _with_unit(line: Line, index: int, reading: NumberReading, unit: UnitReading) -> Amount:
    if unit.first < index:
        symbol = line.tokens[unit.first]
        return Amount(
            reading.value, unit.name, unit.kind, reading, unit.first, reading.next_index, symbol.start, reading.end,
            reading.next_index,
        )  # fmt: skip
    is_inside = unit.kind != "counted" or unit.name == "times"
    next_index = unit.next_index if is_inside else reading.next_index
    end = line.tokens[next_index - 1].end if is_inside else reading.end
    value, name = _in_whole_minutes(reading.value, unit.name or "")
    amount = Amount(
        value, name, unit.kind, reading, index, next_index, reading.start, end, unit.next_index,
        noun=None if is_inside else (unit.first, unit.next_index),
    )  # fmt: skip
    return extended(line, amount)


def _unit_of(line: Line, index: int, reading: NumberReading) -> UnitReading | None:
    before = _symbol_before(line, index)
    return unit_after(line, reading.next_index, reading.value) or before


def _symbol_before(line: Line, index: int) -> UnitReading | None:
    """Read a percent or currency sign that touches the number from the left."""
    if index == 0 or line.tokens[index - 1].kind != "punctuation" or not line.touches(index):
        return None
    unit = longest_form(line.units, (line.key(index - 1),))
    return UnitReading(unit.name, _kind(unit), index - 1, index) if unit else None


def _kind(unit: Unit) -> AmountKind:
    return "counted" if unit.kind == "classifier" else unit.kind


def unit_at(line: Line, index: int) -> Unit | None:
    """Return the longest unit phrase that begins at a token."""
    if index >= len(line.tokens) or line.tokens[index].key not in line.units.forms:
        return None
    return longest_form(line.units, (token.key for token in line.tokens[index : index + _LONGEST_PHRASE]))


def unit_after(line: Line, index: int, value: int | float) -> UnitReading | None:
    """Read what is counted after a number that ends before `tokens[index]`, past closing brackets and "of"."""
    at = index
    if line.key(at) in _CLOSING and _is_bracketed(line, at):
        at += 1
    if at >= len(line.tokens):
        return None
    unit = unit_at(line, at)
    if unit is not None and not (unit.is_definite and at == index):
        return _resolved(line, at, unit)
    if line.key(at) in line.units.of:
        return _counted_of(line, at + 1)
    return _person_by_ending(line, at, value)


def _is_bracketed(line: Line, closing: int) -> bool:
    return any(line.key(at) in _OPENING for at in range(max(0, closing - _LONGEST_PHRASE), closing))


def _resolved(line: Line, at: int, unit: Unit) -> UnitReading:
    """A unit, or behind a classifier the noun that it classifies."""
    after = at + 1 + len(unit.rest)
    if unit.kind == "classifier" and not unit.is_adjective:
        noun = unit_at(line, after)
        if noun is not None and noun.kind == "counted" and not noun.rest:
            return UnitReading(noun.name, "counted", at, after + 1)
    return UnitReading(unit.name, _kind(unit), at, after, is_singular=unit.is_singular)


def _counted_of(line: Line, at: int) -> UnitReading | None:
    """Read "200 of the specialists": the unit is the definite plural."""
    unit = unit_at(line, at)
    if unit is not None and unit.kind == "counted" and unit.is_definite and not unit.is_singular:
        return UnitReading(unit.name, "counted", at, at + 1 + len(unit.rest))
    key = line.key(at)
    article = line.units.article
    if article and key.startswith(article):
        stem = key[len(article) :]
        known = line.units.forms.get(_singular(line, stem), ())
        if _names_people(line, stem) or any(u.name == _PERSONS and not u.rest for u in known):
            return UnitReading(_PERSONS, "counted", at, at + 1)
    return None


def _singular(line: Line, key: str) -> str:
    ending = next((e for e in line.units.person_endings if key.endswith(e)), "")
    return key[: len(key) - len(ending)]


def _names_people(line: Line, key: str) -> bool:
    table = line.units
    return (
        len(key) >= _SHORTEST_PERSON
        and key.endswith(table.person_endings)
        and key not in table.not_persons
        and key not in line.numbers.forms
    )


def _person_by_ending(line: Line, at: int, value: int | float) -> UnitReading | None:
    """Read people from the plural's ending: it is that of reasonable beings, after small counts."""
    token = line.tokens[at]
    if not line.units.person_endings or token.kind != "word" or not 2 <= value <= _PLURAL_LIMIT:
        return None
    if _names_people(line, token.key) and not token.key.startswith(line.units.article):
        return UnitReading(_PERSONS, "counted", at, at + 1)
    return None


def extended(line: Line, amount: Amount) -> Amount:
    """Add the smaller part of a duration: "an hour and forty minutes", "three years and a half"."""
    sizes = _family(amount.unit)
    if sizes is None or amount.kind != "measure":
        return amount
    at = amount.next_index
    if line.key(at) in line.numbers.links:
        at += 1
    elif not _is_joined_to(line, at):
        return amount
    return _with_part(line, amount, at, sizes)


def _is_joined_to(line: Line, at: int) -> bool:
    form = line.numbers.forms.get(line.key(at))
    return form is not None and form.is_linked


def _family(unit: str | None) -> dict[str, int] | None:
    return next((sizes for sizes in (CLOCK_SIZES, CALENDAR_SIZES) if unit in sizes), None)


def _with_part(line: Line, amount: Amount, at: int, sizes: dict[str, int]) -> Amount:
    part = read_number(line.tokens, at, line.numbers) if at < len(line.tokens) else None
    if part is None or part.is_ordinal or amount.unit is None:
        return amount
    smaller = unit_at(line, part.next_index)
    if smaller is not None and smaller.kind == "measure" and sizes.get(smaller.name, sizes[amount.unit]) < sizes[amount.unit]:
        total = amount.value * sizes[amount.unit] // sizes[smaller.name] + part.value
        return _stretched(line, amount, total, smaller.name, part.next_index + 1 + len(smaller.rest))
    if 0 < part.value < 1 and (smaller is None or smaller.kind != "percent"):
        value, unit = _in_whole_minutes(amount.value + part.value, amount.unit)
        return _stretched(line, amount, value, unit, part.next_index)
    return amount


def _in_whole_minutes(value: int | float, unit: str) -> tuple[int | float, str]:
    """Say an hour and a half in minutes, as one says an hour and forty minutes."""
    per_hour = CLOCK_SIZES["hours"] // CLOCK_SIZES["minutes"]
    if unit == "hours" and value != int(value):
        return int(value * per_hour), "minutes"
    return value, unit


def _stretched(line: Line, amount: Amount, value: int | float, unit: str, next_index: int) -> Amount:
    return amount._replace(
        value=value, unit=unit, next_index=next_index, end=line.tokens[next_index - 1].end, after=next_index
    )


def read_pair(line: Line, index: int) -> Amount | None:
    """Read a dual noun that says two ("two years"); definite ones only where they measure time."""
    token = line.tokens[index]
    pair = line.units.pairs.get(token.key)
    if pair is None or (pair.is_definite and _family(pair.name) is None):
        return None
    start = token.start + (offset_in_word(token.text, pair.skipped) if pair.skipped else 0)
    reading = NumberReading(2, index + 1, start, token.end, is_words=True, is_pair=True)
    kind: AmountKind = "counted" if pair.kind == "classifier" else pair.kind
    amount = Amount(2, pair.name, kind, reading, index, index + 1, start, token.end, index + 1)
    return extended(line, amount)


def read_bare_duration(line: Line, index: int) -> Amount | None:
    """Read a time unit without a number before a smaller part: "an hour and forty minutes"."""
    unit = unit_at(line, index)
    if unit is None or unit.kind != "measure" or not unit.is_singular or unit.rest or unit.is_definite:
        return None
    if _family(unit.name) is None or unit.is_adjective:
        return None
    token = line.tokens[index]
    reading = NumberReading(1, index, token.start, token.end, is_words=True)
    amount = Amount(1, unit.name, "measure", reading, index, index + 1, token.start, token.end, index + 1)
    longer = extended(line, amount)
    return longer if longer is not amount else None


def time_singulars(units: Iterable[tuple[str, tuple[Unit, ...]]]) -> frozenset[str]:
    """Return the keys with which a duration without a number may begin."""
    return frozenset(
        key
        for key, forms in units
        if any(u.is_singular and not u.rest and not u.is_definite and _family(u.name) is not None for u in forms)
    )
