"""Openings that name a source ("according to A", "A reported of B his saying") -> who says the rest of the sentence."""

from collections.abc import Mapping
from typing import NamedTuple

from rasad.events.contents import Content, rest_of, skip_comma
from rasad.events.cues import CueHit
from rasad.events.passages import Passage
from rasad.events.speakers import Subject, chain_of
from rasad.events.units import Unit, is_party
from rasad.events.words import COMMAS, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

OPENING_REACH = 5  # words between "according to" and the one it names: a title or two
SENTENCE_START = 3  # words, names aside, before an opening that still governs the whole sentence
DESK_WORDS = 1  # words between an outlet and the comma that ends the opening: its desk, its language
RELAY_REACH = 6  # words between an outlet and whom it quotes: a day, a preposition


class Attribution(NamedTuple):
    """A cue with whoever speaks by it, what is said, and how the speaker was found."""

    hit: CueHit
    subject: Subject
    content: Content | None
    how: str


class OpeningReader:
    """Reads the openings of a document's sentences."""

    def __init__(self, entities: Mapping[str, Entity], grammar: Grammar) -> None:
        self._entities = entities
        self._grammar = grammar

    def read(self, passage: Passage, hit: CueHit) -> list[Attribution]:
        """Return whom an opening names and, where that is an outlet that quotes another, both; may be empty."""
        named = [
            unit
            for unit in passage.units
            if hit.last <= unit.last and unit.first <= hit.last + OPENING_REACH and is_party(unit, self._entities)
            and unit.end > passage.offset(hit.last) - 1
        ]  # fmt: skip
        if not named or not self._is_its_complement(passage, hit, named[0]):
            return []
        units = chain_of(passage.units, named[0])
        behind = max(unit.last for unit in units)
        relay = self._relay(passage, behind)
        if relay is not None:
            behind = relay[1]
        if self._leads(passage, hit) or relay is not None:
            content: Content | None = rest_of(passage, self._skip_place(passage, behind), len(passage.words.tokens))
        elif self._grammar.verb_final and passage.words.word_count(behind, len(passage.words.tokens)) >= RELAY_REACH:
            content = rest_of(passage, skip_comma(passage, behind), len(passage.words.tokens))
        else:
            content = rest_of(passage, 0, hit.first)
        found = [Attribution(hit, Subject(units, False), content, "named by the opening")]
        if relay is not None:
            relayed = hit._replace(first=relay[0].first - 1, last=relay[1])
            found.append(Attribution(relayed, Subject((relay[0],), False), content, "relayed"))
        return found

    def _leads(self, passage: Passage, hit: CueHit) -> bool:
        """Say whether an opening stands at the sentence's start: next to nothing but names is before it."""
        named = {index for unit in passage.units for index in range(unit.first, unit.last)}
        before = passage.words.tokens[: hit.first]
        return sum(1 for i, token in enumerate(before) if i not in named and not is_mark(token)) <= SENTENCE_START

    def _skip_place(self, passage: Passage, behind: int) -> int:
        """Return the token behind "(the agency) from Moscow," or "(the agency) Arabic,"."""
        for unit in passage.units:
            if unit.first == behind + 1 and unit.marker == "from" and unit.is_place:
                behind = unit.last
        for index in range(behind, min(behind + DESK_WORDS + 1, len(passage.words.tokens))):
            if passage.words.tokens[index].text in COMMAS:
                return skip_comma(passage, index)
        return skip_comma(passage, behind)

    def _is_its_complement(self, passage: Passage, hit: CueHit, unit: Unit) -> bool:
        """An outlet may stand behind its desk or reporter; anybody else must follow "according to" at once."""
        types = {self._entities[e].type for e in unit.entities if e in self._entities}
        between = passage.words.tokens[hit.last : unit.first]
        plain = [token for token in between if token.kind == "word" and token.key not in self._grammar.not_heads]
        return "media" in types or not plain

    def _relay(self, passage: Passage, behind: int) -> tuple[Unit, int] | None:
        """Return whom an outlet quotes ("A reported of B his saying", "according to A, from B") and where that ends."""
        tokens = passage.words.tokens
        for unit in passage.units:
            types = {self._entities[e].type for e in unit.entities if e in self._entities}
            if unit.first == behind + 1 and unit.marker == "from" and "media" in types:
                return unit, unit.last
            is_near = behind < unit.first <= behind + RELAY_REACH and unit.marker == "about"
            if is_near and unit.last < len(tokens) and tokens[unit.last].key in self._grammar.said_nouns:
                return unit, unit.last + 1
        return None
