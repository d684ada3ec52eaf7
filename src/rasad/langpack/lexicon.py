"""All verbs and nouns that frames and cues of a pack name -> what one word of a text may be."""

from collections.abc import Set
from typing import NamedTuple

from rasad.langpack.frames import Cue, Frame, cues, frames
from rasad.langpack.grammar import grammar
from rasad.langpack.morphology import Morphology, Reading, VerbForm, morphology
from rasad.langpack.pack import LanguagePack
from rasad.langpack.wordings import WordingTable

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


class Lexicon:
    """The words of one pack by folded key. Read-only but for a bounded cache."""

    def __init__(self, pack: LanguagePack) -> None:
        self.frames: tuple[Frame, ...] = frames(pack)
        self.cues: tuple[Cue, ...] = cues(pack)
        self.frames_of_verb: dict[str, list[Frame]] = {}
        self.cues_of_verb: dict[str, list[Cue]] = {}
        self.nouns: WordingTable[Frame] = WordingTable()
        self.cue_nouns: WordingTable[Cue] = WordingTable()
        self.cue_participles: WordingTable[Cue] = WordingTable()
        self.cue_openings: WordingTable[Cue] = WordingTable()
        self.compounds: WordingTable[str] = WordingTable()
        self._morphology: Morphology = morphology(pack)
        self._forms: dict[str, list[VerbForm]] = {}
        self._cache: dict[str, WordSense] = {}
        self._index(pack)

    def _index(self, pack: LanguagePack) -> None:
        verbs = dict.fromkeys(grammar(pack).general_verbs)
        for noun in grammar(pack).compounds:
            self._add_compound(noun)
        for frame in self.frames:
            verbs |= dict.fromkeys([*frame.verbs, *sorted(frame.light)])
            for verb in frame.verbs:
                self.frames_of_verb.setdefault(verb, []).append(frame)
            for noun in frame.nouns:
                self.nouns.add(noun, frame)
                self._add_compound(noun)
        for cue in self.cues:
            verbs |= dict.fromkeys([*cue.verbs, *sorted(cue.light)])
            for verb in cue.verbs:
                self.cues_of_verb.setdefault(verb, []).append(cue)
            for words, table in (
                (cue.nouns, self.cue_nouns),
                (cue.participles, self.cue_participles),
                (cue.opening, self.cue_openings),
            ):
                for word in words:
                    table.add(word, cue)
        for verb in verbs:
            for form in self._morphology.verb_forms(verb):
                self._forms.setdefault(form.key, []).append(form)

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
        return WordSense(frozenset(reading.stem for reading in readings), tuple(verbs.values()), readings)


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
