"""Words beside speech -> names of people that no list has and no title or given name marks.

Two or more unknown words between a verb of saying and what is said, or at the head of a sentence before a verb of
saying or a noun for one who speaks, are a name where none of them is a common noun.
"""

from collections.abc import Iterator

from rasad.annotate.name_runs import FrameLexicon, NameRuns, Run
from rasad.annotate.words import BREAK, SPACE, Words

_SHORTEST, _LONGEST = 2, 5  # words of such a name
_OPENERS = frozenset(':"\u00ab\u201c')  # marks behind a speaker that open what he says
_COMMAS = frozenset(",\N{ARABIC COMMA}")


class SpokenNames:
    """Finds the names beside the speech of one document, given the names known already."""

    def __init__(self, words: Words, lexicon: FrameLexicon, runs: NameRuns) -> None:
        self._words = words
        self._lexicon = lexicon
        self._runs = runs
        grammar, frames = lexicon.grammar, lexicon.frames
        self._common = grammar.speaker_nouns | grammar.demonstratives | grammar.closed | grammar.adverbs | frames.common

    def find(self) -> Iterator[Run]:
        """Yield the words of each name, in order; what is found may be added to the known names meanwhile."""
        sayings, keys = self._lexicon.frames.sayings, self._words.keys
        saying = self._words.keys_with(sayings)
        opens = bool(self._lexicon.grammar.person_nouns)
        for index, joint in enumerate(self._words.joints):
            if index in self._runs.cover:
                continue
            run = self._opening(index) if opens and joint == BREAK else None
            if index and joint == SPACE and keys[index - 1] in saying:
                run = self._spoken(index)
            if run:
                yield run

    def _spoken(self, index: int) -> Run | None:
        """The words between a verb of saying and what is said."""
        run = self._uncommon(index)
        if run is None:
            return None
        gap = "".join(self._words.gaps[run.last].split())
        is_said = not gap and self._words.keys[run.last] in self._lexicon.frames.said
        is_told = gap in _COMMAS | {""} and self._says_what_he_is(run.last)
        return run if is_said or is_told or gap[:1] in _OPENERS else None

    def _opening(self, index: int) -> Run | None:
        """The words that open a sentence before a verb of saying, or before a noun for one who speaks."""
        if not any(map(self._tells, range(index + _SHORTEST, index + _LONGEST + 1))):
            return None
        run = self._uncommon(index)
        if run is None:
            return None
        if self._words.joints[run.last] != SPACE:
            is_told = self._words.keys[run.last] in self._lexicon.grammar.person_nouns
            return run if is_told and "".join(self._words.gaps[run.last].split()) in _COMMAS else None
        return run if self._tells(run.last) else None

    def _tells(self, index: int) -> bool:
        """Say whether a word tells that those before it may be a speaker: a verb of saying, a noun for who speaks."""
        keys, speech = self._words.keys, self._lexicon.contexts.speech
        if index >= len(keys):
            return False
        return (
            keys[index] in self._lexicon.grammar.person_nouns
            or keys[index] in speech
            or "".join(keys[index : index + 2]) in speech
        )

    def _uncommon(self, index: int) -> Run | None:
        """The words from `index` on that may be a name, two or more and none of them a common noun."""
        run = self._runs.at(index, given=False)
        if run is None or not _SHORTEST <= run.last - run.first <= _LONGEST or run.last >= len(self._words):
            return None
        grammar, frames, keys = self._lexicon.grammar, self._lexicon.frames, self._words.keys[run.first : run.last]
        if any(start.stem in self._common for at in range(run.first, run.last) for start in self._words.starts[at]):
            return None
        is_genitive = bool(frames.article) and keys[1].startswith(frames.article) and keys[0] not in frames.connectors
        is_plural = bool(grammar.plural_endings) and any(key.endswith(grammar.plural_endings) for key in keys)
        return None if is_plural or (is_genitive and keys[0] not in frames.given) else run

    def _says_what_he_is(self, index: int) -> bool:
        """Say whether a word behind a name begins to say what its bearer is: a title, a noun for one who speaks."""
        stems = {start.stem for start in self._words.starts[index]}
        is_role = self._words.keys[index] in self._lexicon.roles.first_words
        return is_role or not stems.isdisjoint(self._lexicon.grammar.speaker_nouns)
