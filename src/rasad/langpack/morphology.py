"""The pack's `morphology.toml` -> verb forms from principal parts, and an analyser that strips what is written joined.

A verb is written by its principal parts joined with `/` (for Arabic-script packs so far: past and present). Rules make
all its forms; every key is folded.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack

CIRCUMSTANCE = "circumstance"  # the tense of a participle that tells what the subject of the sentence does besides
_ALIF = "\N{ARABIC LETTER ALEF}"
CACHE_LIMIT = 60_000  # distinct word keys kept by the analyser: some 20 MB; press vocabulary saturates near it


class VerbForm(msgspec.Struct, frozen=True, gc=False):
    """One inflected form: its folded key, the lemma (the principal parts as written), tense, person, negation."""

    key: str
    lemma: str
    tense: str
    person: int
    negative: bool


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One way to take a word apart: the stem left over and what was stripped around it (empty where nothing was)."""

    stem: str
    conjunction: str = ""
    preposition: str = ""
    article: str = ""
    future: str = ""
    enclitic: str = ""
    ending: str = ""


class VerbRule(NamedTuple):
    """Makes one form: takes principal part `part` if it ends in `ends`, cuts, replaces the first letter, adds.

    `weak` holds the long vowels that fall before the last letter: the rule then makes only the short forms of verbs
    whose past has an alif there, and none that is written like one of `homographs`.
    """

    part: int
    ends: tuple[str, ...]
    not_ends: tuple[str, ...]
    cut: int
    lead: str | None
    prefix: str
    suffix: str
    tense: str
    person: int
    negative: bool
    weak: str
    homographs: frozenset[str]

    def form(self, parts: list[str]) -> str | None:
        """Return the form of a verb, or None if the rule does not apply."""
        if self.part >= len(parts) or not parts[self.part]:
            return None
        part = parts[self.part]
        if (self.ends and not part.endswith(self.ends)) or (self.not_ends and part.endswith(self.not_ends)):
            return None
        stem = part[: len(part) - self.cut]
        if self.weak:
            if parts[0][-2:-1] != _ALIF or stem[-2] not in self.weak:
                return None
            stem = stem[:-2] + stem[-1]
        if self.lead is not None:
            stem = self.lead + stem[1:]
        form = self.prefix + stem + self.suffix
        return None if form in self.homographs else form


class Morphology:
    """The rules of one language, ready to use. Read-only but for the bounded cache of analyses."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._rules = [rule for row in table.get("verb", []) for rule in _verb_rules(row)]
        self._irregular: dict[str, list[VerbForm]] = {}
        for row in table.get("irregular", []):
            form = VerbForm(
                fold(row["form"]), row["verb"], row["tense"], row.get("person", 3), bool(row.get("negative", False))
            )
            self._irregular.setdefault(row["verb"], []).append(form)
        self._add_participles(table.get("participles", {}))
        self._preverbs = tuple(table.get("preverbs", ()))
        strip = table.get("strip", {})
        self._conjunctions = _folded(strip.get("conjunctions", []))
        self._prepositions = _folded(strip.get("prepositions", []))
        self._article = fold(strip.get("article", ""))
        self._fused = [(fold(a), fold(b), fold(c)) for a, b, c in strip.get("fused", [])]
        self._future = _folded(strip.get("future", []))
        self._enclitics = sorted(_folded(strip.get("enclitics", [])), key=len, reverse=True)
        self._any_enclitic = tuple(self._enclitics)
        self._endings = [(fold(a), fold(b)) for a, b in strip.get("endings", [])]
        self._any_ending = tuple(dict.fromkeys(ending for ending, _ in self._endings))
        self._hosts = [(fold(a), fold(b)) for a, b in strip.get("hosts", [])]
        self._shortest = int(strip.get("shortest_stem", 2))
        articles = (self._article,) if self._article else ()
        self._any_lead = (*self._future, *articles, *self._prepositions, *(written for written, *_ in self._fused))
        self._cache: dict[str, tuple[Reading, ...]] = {}

    def _add_participles(self, table: dict[str, Any]) -> None:
        """Add the participles of circumstance ("..., affirming that"): verb -> base, with the endings of `suffixes`."""
        for verb, base in table.get("of", {}).items():
            for suffix in table.get("suffixes", []):
                form = VerbForm(fold(base + suffix), verb, CIRCUMSTANCE, 3, negative=False)
                self._irregular.setdefault(verb, []).append(form)

    def verb_forms(self, verb: str) -> Iterator[VerbForm]:
        """Yield all forms of a verb given by its principal parts, folded; the lemma is `verb` as written."""
        parts = verb.split("/")
        for rule in self._rules:
            form = rule.form(parts)
            if form is not None:
                yield VerbForm(fold(form), verb, rule.tense, rule.person, rule.negative)
        yield from self._parted_forms(verb, parts)
        yield from self._irregular.get(verb, ())

    def _parted_forms(self, verb: str, parts: list[str]) -> Iterator[VerbForm]:
        """Yield the forms of a verb whose own first part stands before the prefix: `off` + `not` + `turned`."""
        for first in self._preverbs:
            if not all(part.startswith(first) and len(part) - len(first) >= self._shortest for part in parts):
                continue
            for rule in self._rules:
                form = rule.form([part[len(first) :] for part in parts]) if rule.prefix else None
                if form is not None:
                    yield VerbForm(fold(first + form), verb, rule.tense, rule.person, rule.negative)

    def analyse(self, key: str) -> tuple[Reading, ...]:
        """Return all ways to take a folded key apart, the whole key first; never empty."""
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) >= CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[key] = tuple(dict.fromkeys(self._readings(key)))
        return found

    def _readings(self, key: str) -> Iterator[Reading]:
        for front in self._fronts(key):
            yield front
            yield from self._backs(front)

    def _fronts(self, key: str) -> Iterator[Reading]:
        for conjunction in ("", *self._conjunctions):
            if not key.startswith(conjunction):
                continue
            rest = key[len(conjunction) :]
            if conjunction and len(rest) < self._shortest:
                continue
            yield Reading(rest, conjunction)
            yield from self._after_conjunction(rest, conjunction)

    def _after_conjunction(self, rest: str, conjunction: str) -> Iterator[Reading]:
        if not rest.startswith(self._any_lead):
            return
        for future in self._future:
            if rest.startswith(future) and len(rest) - len(future) > self._shortest:
                yield Reading(rest[len(future) :], conjunction, future=future)
        if self._article and rest.startswith(self._article) and len(rest) - len(self._article) >= self._shortest:
            yield Reading(rest[len(self._article) :], conjunction, article=self._article)
        for written, preposition, article in self._fused:
            if rest.startswith(written) and len(rest) - len(written) >= self._shortest:
                yield Reading(rest[len(written) :], conjunction, preposition, article)
        for preposition in self._prepositions:
            stem = rest[len(preposition) :]
            if rest.startswith(preposition) and len(stem) >= self._shortest:
                yield Reading(stem, conjunction, preposition)
                if self._article and stem.startswith(self._article) and len(stem) > len(self._article) + 1:
                    yield Reading(stem[len(self._article) :], conjunction, preposition, self._article)

    def _backs(self, front: Reading) -> Iterator[Reading]:
        whole = front.stem
        if whole.endswith(self._any_ending):
            yield from self._without_ending(front)
        if front.article or not whole.endswith(self._any_enclitic):
            return
        led_by = front.conjunction, front.preposition, front.article, front.future
        for enclitic in self._enclitics:
            if whole.endswith(enclitic) and len(whole) - len(enclitic) >= self._shortest:
                stem = whole[: len(whole) - len(enclitic)]
                bare = Reading(stem, *led_by, enclitic)
                yield bare
                for written, base in self._hosts:
                    if stem.endswith(written):
                        yield Reading(stem[: len(stem) - len(written)] + base, *led_by, enclitic)
                if stem.endswith(self._any_ending):
                    yield from self._without_ending(bare)

    def _without_ending(self, whole: Reading) -> Iterator[Reading]:
        stem = whole.stem
        around = whole.conjunction, whole.preposition, whole.article, whole.future, whole.enclitic
        for ending, base in self._endings:
            if stem.endswith(ending) and len(stem) - len(ending) + len(base) >= self._shortest:
                yield Reading(stem[: len(stem) - len(ending)] + base, *around, ending)


def _folded(words: list[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


def _verb_rules(row: dict[str, Any]) -> Iterator[VerbRule]:
    """Yield the rules of one row: the product of its leads and suffixes."""
    for lead in row.get("leads", [None]):
        for suffix in row.get("suffixes", [""]):
            text, _, person = suffix.partition(":")
            yield VerbRule(
                part=row["part"],
                ends=tuple(row.get("ends", ())),
                not_ends=tuple(row.get("not_ends", ())),
                cut=row.get("cut", 0),
                lead=lead,
                prefix=row.get("prefix", ""),
                suffix=text,
                tense=row["tense"],
                person=int(person or row.get("person", 3)),
                negative=bool(row.get("negative", False)),
                weak=row.get("weak", ""),
                homographs=frozenset(row.get("homographs", ())),
            )


def _compile(pack: LanguagePack) -> Morphology:
    return Morphology(pack.toml("morphology.toml"))


def morphology(pack: LanguagePack) -> Morphology:
    """Return the morphology of a language pack, compiled once."""
    return pack.compiled(_compile)
