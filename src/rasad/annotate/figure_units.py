"""The words after a number -> the unit that they name."""

from typing import Literal, NamedTuple

from rasad.langpack.figures import FigureTable
from rasad.langpack.numbers import NumberTable
from rasad.langpack.units import Unit, UnitTable, longest_form
from rasad.records.document import Token

AmountKind = Literal["percent", "measure", "currency", "shared", "counted", "ordinal", "none"]

_OPENING = frozenset("([\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\"'")
_CLOSING = frozenset(")]\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\"'")
_LONGEST_PHRASE = 4  # words in the longest unit phrase
_PERSONS = "persons"
_TIMES = "times"
# Counts up to ten take the plural that endings give away; a higher count takes the singular.
_PLURAL_LIMIT = 10
_YEAR_DIGITS = 4
_SHORTEST_PERSON = 5  # letters: shorter words that end like plurals of people are seldom such plurals


class Line(NamedTuple):
    """One sentence with the tables of its language; `is_whole`: the document holds no other sentence."""

    source: str
    tokens: tuple[Token, ...]
    numbers: NumberTable
    units: UnitTable
    words: FigureTable
    is_whole: bool = False

    def key(self, index: int) -> str:
        """Return the folded key at an index; outside the line it is empty."""
        return self.tokens[index].key if 0 <= index < len(self.tokens) else ""

    def kind(self, index: int) -> str:
        """Return the token's kind at an index; outside the line it is empty."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def touches(self, index: int) -> bool:
        """Say whether no space stands between a token and the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index].start == self.tokens[index - 1].end


class UnitReading(NamedTuple):
    """A unit with its tokens `[first, next_index)`; `first` lies before the number for signs like the dollar's.

    `is_weak`: a plain noun, which the word for one does not count.
    """

    name: str
    kind: AmountKind
    first: int
    next_index: int
    is_weak: bool = False

    @property
    def is_inside(self) -> bool:
        """Whether the unit belongs to the figure's span: measures do, counted nouns do not."""
        return self.kind != "counted" or self.name == _TIMES


def sign_before(line: Line, index: int) -> UnitReading | None:
    """Read a percent or currency sign that touches the number from the left."""
    if line.kind(index - 1) != "punctuation" or not line.touches(index):
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


def unit_after(line: Line, index: int, value: int | float, *, is_part: bool = False) -> UnitReading | None:
    """Read what is counted after a number that ends before `tokens[index]`, past closing brackets and "of".

    A part (`is_part`) may be one of a definite whole: "half the litre".
    """
    at = index
    if line.key(at) in _CLOSING and _is_bracketed(line, at):
        at += 1
    if at >= len(line.tokens) or _goes_on(line, at):
        return None
    if line.key(at) in line.words.date_heads and _is_date_year(line, at + 1):
        return None
    unit = unit_at(line, at)
    if unit is not None and (at > index or not unit.is_definite or (is_part and unit.kind == "measure")):
        return _resolved(line, at, unit)
    if line.key(at) in line.units.of:
        return _counted_of(line, at + 1)
    return _person_by_ending(line, at, value)


def _goes_on(line: Line, at: int) -> bool:
    """A word for "to" with a further number: the range goes on, and nothing is counted yet."""
    following = line.numbers.forms.get(line.key(at + 1))
    return line.key(at) in line.words.range_to and (line.kind(at + 1) == "number" or following is not None)


def _is_date_year(line: Line, at: int) -> bool:
    """Four digits after the word for year: it begins a date and counts no years."""
    return line.kind(at) == "number" and line.tokens[at].text.isdecimal() and len(line.tokens[at].text) == _YEAR_DIGITS


def _is_bracketed(line: Line, closing: int) -> bool:
    return any(line.key(at) in _OPENING for at in range(max(0, closing - _LONGEST_PHRASE), closing))


def _resolved(line: Line, at: int, unit: Unit) -> UnitReading:
    """A unit, or behind a classifier the noun that it classifies."""
    after = at + 1 + len(unit.rest)
    if unit.kind == "classifier" and not unit.is_adjective:
        noun = unit_at(line, after)
        if noun is not None and noun.kind == "counted" and not noun.rest:
            return UnitReading(noun.name, "counted", at, after + 1)
    return UnitReading(unit.name, _kind(unit), at, after, is_weak=unit.kind == "counted" and unit.name != _TIMES)


def _counted_of(line: Line, at: int) -> UnitReading | None:
    """Read "200 of the specialists": the unit is the plural."""
    unit = unit_at(line, at)
    if unit is not None and unit.kind in ("currency", "shared") and unit.is_definite and not unit.is_singular:
        return UnitReading(unit.name, _kind(unit), at, at + 1 + len(unit.rest))
    is_plural = unit is not None and (unit.is_definite or unit.name == _PERSONS) and not unit.is_singular
    if unit is not None and unit.kind == "counted" and is_plural:
        return UnitReading(unit.name, "counted", at, at + 1 + len(unit.rest), is_weak=True)
    key = line.key(at)
    article = line.units.article
    if article and key.startswith(article):
        stem = key[len(article) :]
        known = line.units.forms.get(_singular(line, stem), ())
        if _names_people(line, stem) or any(u.name == _PERSONS and not u.rest for u in known):
            return UnitReading(_PERSONS, "counted", at, at + 1, is_weak=True)
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


def unit_before_article(line: Line, index: int) -> UnitReading | None:
    """Read the definite plural before a definite number: "the six months"."""
    unit = unit_at(line, index - 1) if index else None
    if unit is None and index > 1 and line.key(index - 1).startswith(line.units.article or " "):
        far = unit_at(line, index - 2)
        if far is not None and far.kind == "counted" and far.is_definite and not (far.rest or far.is_singular):
            return UnitReading(far.name, "counted", index - 2, index)
    if unit is None or unit.rest or not unit.is_definite or unit.is_singular:
        return None
    kind: AmountKind = "counted" if unit.kind == "classifier" else unit.kind
    return UnitReading(unit.name, kind, index - 1, index)


def unit_before_number_word(line: Line, index: int, value: int | float) -> UnitReading | None:
    """Read the noun before "one" or "two" where the number word follows it: "one day", "two soldiers"."""
    endings = line.units.pair_endings
    key = line.key(index - 1)
    if not endings or value not in (1, 2):
        return None
    if value == 2:
        ending = next((e for e in endings if key.endswith(e)), None)
        return _named(line, index, key.removesuffix(ending)) if ending else None
    unit = unit_at(line, index - 1) if index else None
    if unit is None or unit.rest or unit.is_definite or not (unit.kind == "measure" or unit.name == _TIMES):
        return None
    return UnitReading(unit.name, "measure" if unit.kind == "measure" else "counted", index - 1, index)


def _named(line: Line, index: int, stem: str) -> UnitReading | None:
    for unit in line.units.forms.get(stem, ()):
        if not unit.rest and unit.kind in ("counted", "measure"):
            return UnitReading(unit.name, _kind(unit), index - 1, index)
    return None
