"""All verbs and nouns that frames and cues of a pack name -> what one word of a text may be."""

from collections.abc import Iterator, Set
from typing import NamedTuple

from rasad.langpack.fields import fields
from rasad.langpack.frames import Cue, Frame, cues, frames
from rasad.langpack.grammar import Governor, Grammar, grammar
from rasad.langpack.morphology import Morphology, Reading, VerbForm, morphology
from rasad.langpack.pack import LanguagePack
from rasad.langpack.wordings import NO_ROWS, Rows, WordingTable

CACHE_LIMIT = 60_000  # as for the analyser: bounded, and enough for the words of a press archive


class VerbSense(NamedTuple):
    """A word taken as a verb form, with what was written joined to it."""

    form: VerbForm
    reading: Reading
    tense: str


class WordSense(NamedTuple):
    """All that a word may be: its stems (for nouns and phrases) and its verb forms."""

    stems: Set[str]
    verbs: tuple[VerbSense, ...]
    readings: tuple[Reading, ...]
    nouns: Rows[Frame]
    predicates: Rows[Frame]
    cue_nouns: Rows[Cue]
    participles: Rows[Cue]
    openings: Rows[Cue]
    compounds: Rows[str]
    has_article: bool
    forms: Set[str]
    bare: Set[str]
    markers: Rows[str]
    subordinators: Rows[str]
    governors: Rows[Governor]
    after_governors: Rows[Governor]


class Lexicon:
    """The words of one pack by folded key. Read-only but for a bounded cache."""

    def __init__(self, pack: LanguagePack) -> None:
        self.frames: tuple[Frame, ...] = frames(pack)
        self.cues: tuple[Cue, ...] = cues(pack)
        self.doubted = frozenset(cue.id for cue in self.cues if cue.doubts)
        self.frames_of_verb: dict[str, list[Frame]] = {}
        self.cues_of_verb: dict[str, list[Cue]] = {}
        self.nouns: WordingTable[Frame] = WordingTable()
        self.predicates: WordingTable[Frame] = WordingTable()
        self.cue_nouns: WordingTable[Cue] = WordingTable()
        self.cue_participles: WordingTable[Cue] = WordingTable()
        self.cue_openings: WordingTable[Cue] = WordingTable()
        self.compounds: WordingTable[str] = WordingTable()
        self.fields: WordingTable[str] = fields(pack)
        self._grammar = grammar(pack)
        self._morphology: Morphology = morphology(pack)
        self._forms: dict[str, list[VerbForm]] = {}
        self._cache: dict[str, WordSense] = {}
        controls = (verb.rpartition(" ")[2] for verb in self._grammar.controls)
        known = (*self._grammar.general_verbs, *controls)
        verbs = dict.fromkeys([*known, *self._index_frames(), *self._index_cues()])
        for noun in self._grammar.compounds:
            self._add_compound(noun)
        for verb in verbs:
            for form in self._morphology.verb_forms(verb):
                self._forms.setdefault(form.key, []).append(form)
        tables = (self.nouns, self.cue_nouns, self.cue_participles, self.cue_openings, self.compounds)
        self._firsts = frozenset(first for table in tables for first in table.firsts())

    def _index_frames(self) -> Iterator[str]:
        """Index the words of all frames and yield their verbs."""
        for frame in self.frames:
            yield from (*frame.verbs, *sorted(frame.light))
            for verb in frame.verbs:
                self.frames_of_verb.setdefault(verb, []).append(frame)
            for noun in frame.nouns:
                if frame.predicate:  # no nouns of acts, and no compounds: among their words may be a verb
                    self.predicates.add(noun, frame)
                    continue
                self.nouns.add(noun, frame)
                self._add_compound(noun)

    def _index_cues(self) -> Iterator[str]:
        """Index the words of all cues and yield their verbs."""
        for cue in self.cues:
            yield from (*cue.verbs, *sorted(cue.light))
            for verb in cue.verbs:
                self.cues_of_verb.setdefault(verb, []).append(cue)
            for words, table in (
                (cue.nouns, self.cue_nouns),
                (cue.participles, self.cue_participles),
                (cue.opening, self.cue_openings),
            ):
                for word in words:
                    table.add(word, cue)

    def _add_compound(self, noun: str) -> None:
        if " " in noun:
            self.compounds.add(noun, noun)

    def look(self, key: str) -> WordSense:
        """Return what a folded word may be; words that no entry knows have stems but no verb forms."""
        sense = self._cache.get(key)
        if sense is None:
            if len(self._cache) >= CACHE_LIMIT:
                self._cache.clear()
            sense = self._cache[key] = self._sense(key)
        return sense

    def _sense(self, key: str) -> WordSense:
        readings = self._morphology.analyse(key)
        verbs: dict[tuple[str, str], VerbSense] = {}
        for reading in readings:
            if reading.article or reading.ending:
                continue
            for form in self._forms.get(reading.stem, ()):
                tense = _tense(form, reading)
                if tense:
                    verbs.setdefault((form.lemma, tense), VerbSense(form, reading, tense))
        forms = _forms(key, self._grammar)
        bare = _bare_forms(key, forms, self._grammar)
        stems = dict.fromkeys(reading.stem for reading in readings)
        known = not self._firsts.isdisjoint(stems)  # most words begin nothing, so that no table need be asked
        return WordSense(
            stems=stems.keys(),
            verbs=tuple(verbs.values()),
            readings=readings,
            nouns=self.nouns.rows(stems) if known else NO_ROWS,
            cue_nouns=self.cue_nouns.rows(stems) if known else NO_ROWS,
            participles=self.cue_participles.rows(stems) if known else NO_ROWS,
            openings=self.cue_openings.rows(stems) if known else NO_ROWS,
            compounds=self.compounds.rows(stems) if known else NO_ROWS,
            has_article=any(reading.article for reading in readings),
            forms=forms,
            bare=bare,
            predicates=self.predicates.rows(forms),
            markers=self._grammar.markers.rows(forms),
            subordinators=self._grammar.subordinators.rows(forms),
            governors=self._grammar.governors.rows(bare),
            after_governors=self._grammar.after_governors.rows(bare),
        )


def _forms(key: str, closed: Grammar) -> Set[str]:
    """Return a word's key, also without a joined conjunction: what closed-class words are compared with."""
    return {key, key[1:]} if len(key) > 2 and key[0] in closed.coordinators else {key}


def _bare_forms(key: str, plain: Set[str], closed: Grammar) -> Set[str]:
    """Return a word's key, also without a joined conjunction or preposition: what governors are compared with.

    Mostly these are its `plain` forms, which then are returned themselves: a set less to keep.
    """
    forms = {key}
    if len(key) > 2 and key[0] in closed.coordinators:
        forms.add(key[1:])
    for joined in closed.joined_markers:
        if key.startswith(joined) and len(key) > len(joined) + 3:
            forms.add(key[len(joined) :])
    return plain if forms == plain else forms


def _tense(form: VerbForm, reading: Reading) -> str | None:
    """Return the tense of a form given what is joined to it, or None if the two do not go together."""
    if reading.future:
        return "future" if form.tense == "present" else None
    if reading.preposition:
        return "subjunctive" if form.tense == "present" else None
    return form.tense


def _compile(pack: LanguagePack) -> Lexicon:
    return Lexicon(pack)


def lexicon(pack: LanguagePack) -> Lexicon:
    """Return the lexicon of a language pack, compiled once."""
    return pack.compiled(_compile)
