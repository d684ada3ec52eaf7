"""`units.toml` of a language -> a `UnitTable`: what numbers count and measure, by folded key."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Literal, NamedTuple

import regex

from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack

UnitKind = Literal["percent", "measure", "currency", "shared", "counted", "classifier"]

_SECTIONS: dict[str, UnitKind] = {
    "percent": "percent",
    "measures": "measure",
    "currencies": "currency",
    "shared_currencies": "shared",
    "classifiers": "classifier",
    "counted": "counted",
}
_ADJECTIVAL = frozenset({"percent", "measures", "currencies", "shared_currencies", "classifiers"})


class Unit(NamedTuple):
    """One written form of a unit: its name in the report and, for phrases, the keys after the first."""

    name: str
    kind: UnitKind
    rest: tuple[str, ...] = ()
    is_singular: bool = False
    is_definite: bool = False
    is_adjective: bool = False


class Pair(NamedTuple):
    """A noun that says two, or one; `skipped` letters of its key (joined link or preposition) stand before it."""

    name: str
    kind: UnitKind
    skipped: int
    is_definite: bool
    value: int = 2


class UnitTable(NamedTuple):
    """The units of a language; keys are folded, the longest phrase of a first word comes first.

    `shared_states`: word of a state -> shared money word's name -> ISO code. `senses`: a unit's name -> the name of
    another sense -> words of the sentence that tell it. `noun_endings`: an ending of nouns -> what stands for it in the
    listed form; `rates`: the first key of a wording of a rate -> its other keys and the period.
    """

    forms: dict[str, tuple[Unit, ...]]
    pairs: dict[str, Pair]
    shared_states: dict[str, dict[str, str]]
    senses: dict[str, dict[str, frozenset[str]]]
    of: frozenset[str]
    duration_starts: frozenset[str]
    person_words: frozenset[str]
    classifying: tuple[str, ...]
    article: str
    pair_endings: tuple[str, ...]
    person_endings: tuple[str, ...]
    not_persons: frozenset[str]
    possessives: tuple[str, ...]
    noun_endings: tuple[tuple[str, tuple[str, ...]], ...]
    person_plurals: frozenset[str]
    not_persons_shape: regex.Pattern[str]
    feminine: str
    counted_adjective: str
    no_noun_starts: tuple[str, ...]
    plural_shape: regex.Pattern[str]
    accusative_shape: regex.Pattern[str]
    genitive_shape: regex.Pattern[str]
    listed_plural_shape: regex.Pattern[str]
    singulars: frozenset[str]
    definite_starts: tuple[str, ...]
    adjectival_scales: frozenset[str]
    of_skipped: frozenset[str]
    rates: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


def unit_table(pack: LanguagePack) -> UnitTable:
    """Return the pack's units, compiled at the first call."""
    return pack.compiled(_compile)


def unit_names(pack: LanguagePack) -> dict[str, str]:
    """Return how each unit is written, by its name in the report: the singular."""
    return pack.compiled(_names)


def _names(pack: LanguagePack) -> dict[str, str]:
    data = pack.toml("units.toml")
    return {name: spellings[0] for section in _SECTIONS for name, spellings in data.get(section, {}).items()}


def _compile(pack: LanguagePack) -> UnitTable:
    data = pack.toml("units.toml")
    article = fold(data.get("article", ""))
    forms: defaultdict[str, list[Unit]] = defaultdict(list)
    listed = _units(data, article, fold(data.get("accusative_ending", "")))
    for key, unit in chain(listed, _nationals(pack, data, article)):
        if all(unit.rest != known.rest for known in forms[key]):
            forms[key].append(unit)
    return UnitTable(
        forms={key: tuple(sorted(units, key=lambda unit: -len(unit.rest))) for key, units in forms.items()},
        pairs=dict(_pairs(data, article)),
        shared_states=_shared_states(data),
        senses={
            name: {other: frozenset(map(fold, words)) for other, words in senses.items()}
            for name, senses in data.get("senses", {}).items()
        },
        of=frozenset(map(fold, data.get("of", ()))),
        duration_starts=frozenset(map(fold, data.get("duration_starts", ()))),
        classifying=tuple(map(fold, data.get("person_words", ()))) or (" ",),
        person_words=frozenset(map(fold, data.get("person_words", ()))),
        article=article,
        pair_endings=tuple(map(fold, data.get("pair_endings", ()))),
        person_endings=tuple(map(fold, data.get("person_endings", ()))),
        not_persons=frozenset(map(fold, data.get("not_persons", ()))),
        possessives=tuple(map(fold, data.get("possessives", ()))),
        noun_endings=tuple(
            (fold(ending), tuple(map(fold, listed))) for ending, listed in data.get("noun_endings", {}).items()
        ),
        person_plurals=frozenset(map(fold, data.get("person_plurals", ()))),
        not_persons_shape=_shape(data, "not_persons_shape"),
        feminine=fold(data.get("feminine_ending", "")) or " ",
        counted_adjective=fold(data.get("counted_adjective", "")),
        no_noun_starts=tuple(map(fold, data.get("no_noun_starts", ()))),
        plural_shape=_shape(data, "plural_shape"),
        listed_plural_shape=_shape(data, "listed_plural_shape"),
        definite_starts=tuple(filter(None, (article, *map(fold, data.get("joined_articles", ()))))),
        singulars=frozenset(map(fold, data.get("singulars", ()))),
        accusative_shape=_shape(data, "accusative_shape"),
        genitive_shape=_shape(data, "genitive_shape"),
        adjectival_scales=frozenset(map(fold, data.get("adjectival_scales", ()))),
        of_skipped=frozenset(map(fold, data.get("of_skipped", ()))),
        rates=_rates(data),
    )


def _shape(data: dict[str, Any], name: str) -> regex.Pattern[str]:
    """A pattern of whole keys; without one it fits no word."""
    return regex.compile(fold(data.get(name, "")) or r"(?!)")


def _rates(data: dict[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for period, wordings in data.get("rates", {}).items():
        for first, *rest in (fold(wording).split() for wording in wordings):
            found[first].append((tuple(rest), period))
    return {first: tuple(wordings) for first, wordings in found.items()}


def _units(data: dict[str, Any], article: str, accusative: str) -> Iterator[tuple[str, Unit]]:
    """Yield every written form: as listed, in the accusative, with the article, as an adjective."""
    endings = tuple(map(fold, data.get("adjective_endings", ())))
    joined = tuple(map(fold, data.get("joined_articles", ())))
    unbent = set(map(fold, data.get("abbreviations", ())))
    for section, kind in _SECTIONS.items():
        for name, spellings in data.get(section, {}).items():
            for number, written in enumerate(spellings):
                first, *rest = fold(written).split()
                unit = Unit(name, kind, tuple(rest), is_singular=number == 0)
                yield first, unit
                if kind in ("counted", "measure") and not rest and not first.startswith(article or first):
                    definite = unit._replace(is_definite=True)
                    yield from ((prefix + first, definite) for prefix in joined)
                yield from _inflected(first, unit, article, "" if first in unbent else accusative)
                if section in _ADJECTIVAL and not rest and len(first) > 1:
                    yield from ((first + ending, unit._replace(is_adjective=True)) for ending in endings)


def _nationals(pack: LanguagePack, data: dict[str, Any], article: str) -> Iterator[tuple[str, Unit]]:
    """Yield the words for members of nations: a number before them counts people."""
    endings = tuple(map(fold, data.get("person_endings", ())))
    feminine = fold(data.get("feminine_ending", ""))
    for row in pack.rows("names/states.csv"):
        key = fold(row["alias"])
        if row["kind"] != "demonym" or row["flags"] or not key.isalpha() or (feminine and key.endswith(feminine)):
            continue
        if not key.startswith(article or " "):
            unit = Unit("persons", "counted", is_singular=not (endings and key.endswith(endings)))
            yield key, unit
            if article:
                yield article + key, unit._replace(is_definite=True)


def _inflected(first: str, unit: Unit, article: str, accusative: str) -> Iterator[tuple[str, Unit]]:
    if accusative:
        yield first + accusative, unit._replace(rest=tuple(word + accusative for word in unit.rest))
    if article and not first.startswith(article):
        yield article + first, unit._replace(is_definite=True, rest=tuple(article + word for word in unit.rest))


def _pairs(data: dict[str, Any], article: str) -> Iterator[tuple[str, Pair]]:
    kinds = {name: kind for section, kind in _SECTIONS.items() for name in data.get(section, {})}
    letters = tuple(map(fold, data.get("prepositions", ())))
    for name, spellings in data.get("ones", {}).items():
        for key in map(fold, spellings):
            yield key, Pair(name, kinds[name], 0, is_definite=False, value=1)
    for name, spellings in data.get("pairs", {}).items():
        for key in map(fold, spellings):
            for prefix in ("", *map(fold, data.get("joined_links", ())), *letters):
                yield prefix + key, Pair(name, kinds[name], len(prefix), is_definite=False)
                yield prefix + article + key, Pair(name, kinds[name], len(prefix), is_definite=True)


def _shared_states(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    states: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, codes in data.get("shared_currency_states", {}).items():
        for code, words in codes.items():
            for word in words:
                states[fold(word)][name] = code
    return dict(states)


def longest_form(table: UnitTable, keys: Iterable[str]) -> Unit | None:
    """Return the longest unit phrase that the keys begin with; None where there is none."""
    words = tuple(keys)
    for unit in table.forms.get(words[0], ()) if words else ():
        if words[1 : 1 + len(unit.rest)] == unit.rest:
            return unit
    return None
