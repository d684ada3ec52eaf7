"""A cue with its content -> who speaks: the subject of the verb of speech, or a reason why nobody is known."""

from collections.abc import Mapping

from rasad.events.contents import Content
from rasad.events.cues import CueHit
from rasad.events.passages import Passage
from rasad.events.speakers import (
    NOBODY,
    UNKNOWN,
    Subject,
    chain_of,
    names_somebody_else,
    opens_clause,
    subject_adjacent,
    subject_after,
    subject_before,
    subject_pronoun,
    subject_topic,
)
from rasad.events.units import Unit, is_party
from rasad.events.words import VerbGroup
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity


class SpeakerFinder:
    """Finds the speakers of the cues of one document."""

    def __init__(self, entities: Mapping[str, Entity], grammar: Grammar) -> None:
        self._entities = entities
        self._grammar = grammar

    def find(self, passage: Passage, hit: CueHit, content: Content | None, *, has_floor: bool) -> tuple[Subject, str]:
        """Return the subject of a cue's verb and how it was found; nobody where the last speaker's floor goes on.

        `has_floor` says that somebody has already spoken in this sentence.
        """
        group = hit.group
        if group is None:
            return _carried("speaker of the sentence")
        if self._grammar.verb_final:
            return self._topic_speaker(passage, hit, content)
        zone_end = content.first if content else passage.words.clause_range(hit.first)[1]
        proved = bool(content and content.is_proved)
        rivals = (
            (self._owner(passage, hit), "owner of the words that a relative clause speaks of"),
            (subject_pronoun(passage, group, self._entities), "pronoun right before the verb"),
            (subject_adjacent(passage, group, self._entities), "subject right before the verb"),
            (
                subject_after(passage, group, zone_end, is_proved=proved, entities=self._entities),
                "subject behind the verb",
            ),
            (subject_before(passage, group, self._entities), "subject before the verb"),
        )
        for units, how in rivals:
            if units:
                return Subject(units, False), how
        reason = self._why_unknown(passage, group, zone_end, content)
        return (UNKNOWN, reason) if reason else self._from_before(passage, hit, has_floor)

    def _owner(self, passage: Passage, hit: CueHit) -> tuple[Unit, ...]:
        """Return the party nearest before "(a statement of the ministry) in which it said"."""
        tokens = passage.words.tokens
        if hit.last >= len(tokens) or tokens[hit.last].key not in self._grammar.resumptives:
            return ()
        found = [
            u for u in passage.units if u.last <= hit.first and is_party(u, self._entities) and u.kind != "demonym"
        ]
        return chain_of(passage.units, found[-1]) if found else ()

    def _why_unknown(self, passage: Passage, group: VerbGroup, zone_end: int, content: Content | None) -> str:
        """Say why a verb without a known subject cannot take the last speaker's, or nothing if it can."""
        proved = content is not None and content.is_proved
        if proved and names_somebody_else(passage, group.last, zone_end, self._grammar):
            return "a speaker that nothing identifies"
        if not opens_clause(passage, group, self._grammar):
            return "a verb inside a clause, without a subject"
        if content is not None and self._may_be_its_subject(passage, group, content):
            return "a definite noun behind the verb, its subject or its object"
        return ""

    def _may_be_its_subject(self, passage: Passage, group: VerbGroup, content: Content) -> bool:
        return (
            not content.is_proved
            and content.first == group.last
            and passage.words.senses[content.first].has_article
            and content.start == passage.offset(content.first)
        )

    def _from_before(self, passage: Passage, hit: CueHit, has_floor: bool) -> tuple[Subject, str]:
        """A verb joined to an earlier one that is no speech ("renewed his condolences and said") shares its subject."""
        earlier = [group for group in passage.words.groups if group.last <= hit.first]
        if earlier and not has_floor and hit.group is not None and hit.group.joined:
            group = earlier[-1]
            units = subject_after(passage, group, hit.first, is_proved=False, entities=self._entities)
            units = units or subject_before(passage, group, self._entities)
            if units:
                return Subject(units, False), "subject of the verb before"
        return _carried("subject left out: the last speaker")

    def _topic_speaker(self, passage: Passage, hit: CueHit, content: Content | None) -> tuple[Subject, str]:
        first, _ = passage.words.clause_range(hit.first)
        last = hit.first
        if content is not None and content.last <= hit.first:
            last = content.first
        units = subject_topic(passage, first, last, self._entities)
        if units:
            return Subject(units, False), "subject of the clause"
        if names_somebody_else(passage, first, last, self._grammar):
            return UNKNOWN, "a speaker that nothing identifies"
        units = subject_topic(passage, 0, first, self._entities) if first else ()
        if units:
            return Subject(units, False), "subject of an earlier clause"
        return _carried("subject left out: the last speaker")


def _carried(how: str) -> tuple[Subject, str]:
    return NOBODY, how
