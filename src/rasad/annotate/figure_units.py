"""The words after a number -> the unit that they name."""

from typing import Literal, NamedTuple

from rasad.langpack.figures import FigureTable
from rasad.langpack.numbers import NumberTable
from rasad.langpack.units import Unit, UnitTable, longest_form
from rasad.records.document import Token

AmountKind = Literal["percent", "measure", "currency", "shared", "counted", "ordinal", "none"]

_OPENING = frozenset("([\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\"'")
_QUOTES = frozenset('"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}')
_CLOSING = frozenset(")]\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\"'")
_HAMZA = "\N{ARABIC LETTER HAMZA}"  # takes a seat before the pronoun of an owner
_LONGEST_PHRASE = 4  # words in the longest unit phrase
_PERSONS = "persons"
_TIMES, _MONTHS = "times", "months"
# Counts up to ten take the plural that endings give away; a higher count takes the singular.
_MANY = 10_000  # people in such numbers are not counted one by one
_PLURAL_LIMIT = 10
_YEAR_DIGITS = 4
_SHORTEST_STEM = 3  # letters of a noun whose plural is read by its ending
_MOST_SKIPPED = 2  # words between "of" and the plural ("of the most important of its plants")
_NOUN_WITHIN = 4  # words between a definite number and the plural before it
_FEW, _TEENS, _HUNDRED = 3, 11, 100  # from three a plural follows, from eleven a singular, from a hundred its genitive
_NAME_SPAN = 6  # tokens of a quoted name between them
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
    elif line.key(at) in _QUOTES and line.kind(at + 1) == "word":
        at += 1  # the thing counted is quoted
    if at >= len(line.tokens) or _counts_nothing(line, index, at):
        return None
    unit = _of_many(line, at, unit_at(line, at), value)
    if unit is not None and (at > index or not unit.is_definite or (is_part and unit.kind == "measure")):
        return _resolved(line, at, unit)
    if line.key(at) in line.units.of:
        return _counted_of(line, at + 1)
    known = _inflected(line, line.key(at)) if unit is None else None
    if known is not None:
        return UnitReading(known.name, _kind(known), at, at + 1, is_weak=known.kind == "counted")
    return _person_by_ending(line, at, value)


def _of_many(line: Line, at: int, unit: Unit | None, value: int | float) -> Unit | None:
    """A word for persons that is a measure too measures where the number is large ("a million tonnes more")."""
    if unit is None or unit.name != _PERSONS or line.key(at) not in line.units.person_words or value < _MANY:
        return unit
    return next((other for other in line.units.forms[line.key(at)] if other.kind == "measure" and not other.rest), unit)


def _counts_nothing(line: Line, index: int, at: int) -> bool:
    """A range that goes on, another word, a date, and the noun behind "a ten-million population" are not counted."""
    is_word = (line.key(at), line.key(at + 1)) in line.words.not_units or line.key(
        index - 1
    ) in line.units.adjectival_scales
    is_date = line.key(at) in line.words.date_heads and _is_date_year(line, at + 1)
    return is_word or is_date or _goes_on(line, at) or _names_month(line, at)


def _names_month(line: Line, at: int) -> bool:
    """The word for month before a month's name and what dates it: "15 the month of May last"."""
    unit, words = unit_at(line, at), line.words
    if unit is None or unit.name != _MONTHS or line.key(at + 1) not in words.months:
        return False
    behind = line.key(at + 2)
    return behind in words.past or behind in words.date_heads or line.kind(at + 2) != "word"


def _inflected(line: Line, key: str) -> Unit | None:
    """An unlisted form of a listed noun behind a number: a plural, where such numbers take one, or an adjective."""
    return _derived(line, key) if line.units.article else _counting_adjective(line, key)


def _counting_adjective(line: Line, key: str) -> Unit | None:
    """An adjective that a counted noun makes with its number ("a 40-page report")."""
    ending = line.units.counted_adjective
    if not ending or not key.endswith(ending):
        return None
    listed = line.units.forms.get(key.removesuffix(ending), ())
    return next((unit for unit in listed if unit.kind == "counted" and not unit.rest), None)


def _goes_on(line: Line, at: int) -> bool:
    """A word for "to" with a further number: the range goes on, and nothing is counted yet."""
    following = line.numbers.forms.get(line.key(at + 1))
    return line.key(at) in line.words.range_to and (line.kind(at + 1) == "number" or following is not None)


def _is_date_year(line: Line, at: int) -> bool:
    """Four digits after the word for year: it begins a date and counts no years."""
    return line.kind(at) == "number" and line.tokens[at].text.isdecimal() and len(line.tokens[at].text) == _YEAR_DIGITS


def _is_bracketed(line: Line, closing: int) -> bool:
    """Say whether brackets hold nothing but the number."""
    for at in range(closing - 1, max(-1, closing - 1 - _LONGEST_PHRASE), -1):
        if line.key(at) in _OPENING:
            return at < closing - 1
        form = line.numbers.forms.get(line.key(at))
        if form is None and line.kind(at) != "number" and line.key(at) not in line.numbers.links:
            return False
    return False


def _resolved(line: Line, at: int, unit: Unit) -> UnitReading:
    """A unit, or behind a classifier the noun that it classifies."""
    after = at + 1 + len(unit.rest)
    if unit.kind == "classifier" and not unit.is_adjective:
        noun = unit_at(line, after)
        is_fit = noun is not None and (unit.name != _PERSONS or noun.name == _PERSONS)
        if noun is not None and is_fit and noun.kind == "counted" and not noun.rest:
            return UnitReading(noun.name, "counted", at, after + 1)
    return UnitReading(unit.name, _kind(unit), at, after, is_weak=unit.kind == "counted" and unit.name != _TIMES)


def _counted_of(line: Line, at: int) -> UnitReading | None:
    """Read "200 of the specialists", "9 of its most important plants": the unit is the plural."""
    first = at
    while at - first < _MOST_SKIPPED and line.key(at) in line.units.of_skipped:
        at += 1
    unit = unit_at(line, at)
    if unit is not None and unit.kind in ("currency", "shared") and unit.is_definite and not unit.is_singular:
        return UnitReading(unit.name, _kind(unit), at, at + 1 + len(unit.rest))
    plural = plural_at(line, at)
    if plural is None:
        return None
    return UnitReading(plural.name, _kind(plural), first, at + 1 + len(plural.rest), is_weak=True)


def plural_at(line: Line, at: int) -> Unit | None:
    """Return the counted things that a definite plural names: with article, with an owner or with the next noun."""
    key, article = line.key(at), line.units.article
    unit = unit_at(line, at)
    if unit is not None and not (unit.is_singular or unit.kind in ("percent", "currency", "shared")):
        is_of_next = bool(article) and line.key(at + 1).startswith(article) and not key.endswith(line.units.feminine)
        return unit if unit.is_definite or unit.name == _PERSONS or is_of_next else None
    if unit is not None:
        return None
    if not article:
        return _derived(line, key)
    if key.startswith(article):
        stem = key[len(article) :]
        known = _derived(line, stem)
        return known or (Unit(_PERSONS, "counted", is_definite=True) if _names_people(line, stem) else None)
    return _owned(line, key) or _before_owner(line, key)


def _owned(line: Line, key: str) -> Unit | None:
    """A plural with the pronoun of its owner ("its plants"), before which a final hamza takes a seat."""
    for owner in line.units.possessives:
        stem = key.removesuffix(owner)
        if stem == key or len(stem) < _SHORTEST_STEM:
            continue
        for form in (stem, stem[:-1], stem[:-1] + _HAMZA):
            unit = next((u for u in line.units.forms.get(form, ()) if not (u.rest or u.is_singular)), None)
            if unit is not None and unit.kind == "counted":
                return unit._replace(is_definite=True)
        known = _derived(line, stem)
        if known is not None:
            return known
    return None


def _before_owner(line: Line, key: str) -> Unit | None:
    """A plural of people that has lost its ending before the next noun ("the reporters of the paper")."""
    for ending in line.units.person_endings:
        stem = key.removesuffix(ending[0])
        if stem != key and any(u.name == _PERSONS and not u.rest for u in line.units.forms.get(stem, ())):
            return Unit(_PERSONS, "counted", is_definite=True)
    return None


def _derived(line: Line, key: str) -> Unit | None:
    """A regular plural of a listed noun that is not listed itself."""
    for ending, listed in line.units.noun_endings:
        stem = key.removesuffix(ending)
        if stem == key or len(stem) < _SHORTEST_STEM:
            continue
        for form in listed:
            unit = next((u for u in line.units.forms.get(stem + form, ()) if not u.rest), None)
            is_fit = unit is not None and (unit.name == _PERSONS or ending not in line.units.person_plurals)
            if unit is not None and is_fit and unit.kind in ("counted", "measure") and not unit.is_definite:
                return unit._replace(is_singular=False)
    return None


def _names_people(line: Line, key: str) -> bool:
    table = line.units
    return (
        len(key) >= _SHORTEST_PERSON
        and key.endswith(table.person_endings)
        and key not in table.not_persons
        and not table.not_persons_shape.fullmatch(key)
        and key not in line.numbers.forms
    )


def _person_by_ending(line: Line, at: int, value: int | float) -> UnitReading | None:
    """Read people from the plural's ending: it is that of reasonable beings, after small counts."""
    token = line.tokens[at]
    if not line.units.person_endings or token.kind != "word" or not 2 <= value <= _PLURAL_LIMIT:
        return None
    if _names_people(line, token.key) and not token.key.startswith((line.units.article, *line.words.definite)):
        return UnitReading(_PERSONS, "counted", at, at + 1)
    return None


def unit_before_article(line: Line, index: int) -> UnitReading | None:
    """Read the definite plural before a definite number: "the six months", "the envoys of the council, the three"."""
    at = index - 1
    is_digits = line.kind(index + 1) == "number"
    for _ in range(_NOUN_WITHIN):
        at = _before_quotation(line, at)
        if at < 0 or line.kind(at) != "word" or line.key(at) in line.words.stops or _has_ranks(line, at):
            return None
        plural = plural_at(line, at)
        is_ranked = is_digits and not _looks_plural(line, at)
        if plural is not None and line.key(at) in line.units.singulars and plural_at(line, at - 1) is not None:
            at, plural = at - 1, plural_at(line, at - 1)  # "the deputies of the president"
        if plural is not None and not (plural.rest or is_ranked):
            return UnitReading(plural.name, _kind(plural), at, at + 1)
        if not (line.key(at).startswith(line.units.article or " ") or _is_quoted(line, at)):
            return None
        at -= 1
    return None


def _looks_plural(line: Line, at: int) -> bool:
    """Tell "the 28 states" from "the 28th state", where the table does not say which form is the plural."""
    key = line.key(at)
    start = next((start for start in line.units.definite_starts if key.startswith(start)), "")
    if start:
        key = key.removeprefix(start)
    else:
        key = next((key.removesuffix(owner) for owner in line.units.possessives if key.endswith(owner)), key)
    return key not in line.units.singulars and line.units.listed_plural_shape.fullmatch(key) is not None


def _has_ranks(line: Line, at: int) -> bool:
    """Nouns that a number behind them ranks or dates ("the 21st century")."""
    key, words = line.key(at), line.words
    is_singular = all(unit.is_singular or unit.rest for unit in line.units.forms.get(key, ()))
    return is_singular and (key in words.date_heads or key in words.ordinal_heads)


def _is_quoted(line: Line, at: int) -> bool:
    return at + 1 < len(line.tokens) and line.tokens[at + 1].text in _OPENING


def _before_quotation(line: Line, at: int) -> int:
    """Step over a name in quotation marks, back to the word before it."""
    if at < 0 or line.tokens[at].text not in _CLOSING:
        return at
    opening = next((back for back in range(at - 1, max(-1, at - 1 - _NAME_SPAN), -1) if _opens(line, back)), -1)
    return opening - 1


def _opens(line: Line, at: int) -> bool:
    return line.tokens[at].text in _OPENING


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


def agrees(line: Line, key: str, value: int) -> bool:
    """Say whether a word has the form that the count asks for."""
    table = line.units
    count = value % _HUNDRED
    if value < _FEW or key.startswith(table.no_noun_starts):
        return False
    if _FEW <= count < _TEENS:
        return table.plural_shape.fullmatch(key) is not None
    if count >= _TEENS:
        return table.accusative_shape.fullmatch(key) is not None
    return key.endswith(table.feminine) or table.genitive_shape.fullmatch(key) is not None
