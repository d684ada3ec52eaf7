"""A trigger whose clause names nobody -> who acts all the same: whoever speaks, or whom the charge around it names."""

from collections.abc import Sequence
from typing import cast

from rasad.events.carriers import ACCUSES, carrier_of
from rasad.events.passages import Passage
from rasad.events.roles import RoleFinder
from rasad.events.triggers import Trigger
from rasad.events.verb_places import opens_sentence
from rasad.events.words import VerbGroup
from rasad.langpack.frames import SPEAKER
from rasad.langpack.grammar import Grammar
from rasad.records.report import Participant, Role, Statement

UNKNOWN = "local:"  # how the ids of those begin of whom only the text knows
FLOOR_REACH = 400  # code points between what somebody said and a sentence that goes on about the speaker


class ImpliedDoers:
    """Finds those who act in one document though no words of the clause name them."""

    def __init__(self, statements: Sequence[Statement], grammar: Grammar) -> None:
        self._statements = statements
        self._grammar = grammar

    def find(
        self, passage: Passage, finder: RoleFinder, trigger: Trigger, by: Statement | None = None
    ) -> tuple[Participant, ...]:
        """Return the doers in the role of a trigger's subject; may be empty. `by`: the statement its verb makes."""
        if trigger.frame.asks:
            carrier = carrier_of(self._statements, passage.offset(trigger.first))
            return _in_role(trigger.frame.roles[SPEAKER], carrier.speakers) if carrier is not None else ()
        if by is not None:
            return _in_subject_role(trigger, by.speakers)
        carriers = self._speakers(passage, trigger) if finder.names_nobody(trigger) else ()
        carriers = carriers or self._cue_speakers(passage, finder, trigger) or self._charged(passage, trigger)
        return carriers or self._course_speakers(passage, trigger)

    def _speakers(self, passage: Passage, trigger: Trigger) -> tuple[Participant, ...]:
        """Return whoever carries the statement around a trigger; nobody accuses himself."""
        carrier = carrier_of(self._statements, passage.offset(trigger.first))
        is_first = trigger.group is not None and trigger.group.person == 1
        is_own = carrier is not None and (is_first or carrier.stance != ACCUSES)
        return _in_subject_role(trigger, carrier.speakers) if carrier is not None and is_own else ()

    def _cue_speakers(self, passage: Passage, finder: RoleFinder, trigger: Trigger) -> tuple[Participant, ...]:
        """Return who speaks by a trigger that is a word of speech too, where its clause names nobody: "and thanked"."""
        group = trigger.group
        if group is None or self._grammar.verb_final or not finder.may_drop_subject(trigger):
            return ()
        at = passage.offset(group.first)
        by = next((s for s in self._statements if s.cue.start <= at < s.cue.end), None)
        if by is None and self._goes_on(passage, trigger, group):
            by = self._floor(passage)
        return _in_subject_role(trigger, by.speakers) if by else ()

    def _goes_on(self, passage: Passage, trigger: Trigger, group: VerbGroup) -> bool:
        """Say whether a joined verb that begins a sentence goes on about whoever spoke last: "and thanked X"."""
        is_said = trigger.frame.content if trigger.is_noun else trigger.frame.reacts
        is_linked = group.joined or bool(group.first)
        return is_said and is_linked and opens_sentence(passage, group, self._grammar)

    def _course_speakers(self, passage: Passage, trigger: Trigger) -> tuple[Participant, ...]:
        """Return who speaks at the end of a clause that names nobody: "with an accusation of X, (he) added".

        Somebody whom no list knows may be anybody at home, and speak of his own side.
        """
        marker, at = passage.words.marker_before.get(trigger.first), passage.offset(trigger.first)
        if not self._grammar.verb_final or trigger.group is not None or marker not in self._grammar.accompaniments:
            return ()
        behind = (s for s in self._statements if at < s.cue.end and s.cue.start < passage.sentence.end)
        by = next((s for s in behind if not s.content.start <= at < s.content.end), None)
        if by is None or not trigger.frame.reacts or any(speaker.startswith(UNKNOWN) for speaker in by.speakers):
            return ()
        roles = trigger.frame.roles
        return _in_role(roles.get("subject") or roles.get("genitive", ""), by.speakers)

    def _floor(self, passage: Passage) -> Statement | None:
        """Return the last statement before a sentence, if it ends near: its speaker goes on, "and voiced thanks"."""
        start = passage.sentence.start
        before = [s for s in self._statements if s.cue.start < start and start - s.content.end <= FLOOR_REACH]
        return before[-1] if before else None

    def _charged(self, passage: Passage, trigger: Trigger) -> tuple[Participant, ...]:
        """Return whom a verb-final charge names for its clause without a subject: "accused X that it had armed Y"."""
        carrier = carrier_of(self._statements, passage.offset(trigger.first))
        if not self._grammar.verb_final or carrier is None or carrier.stance != ACCUSES:
            return ()
        if carrier.content.start < carrier.cue.end:
            return ()
        objects = [unit for unit in passage.units if unit.is_object and unit.end <= carrier.cue.start]
        return _in_subject_role(trigger, objects[-1].entities) if objects else ()


def _in_subject_role(trigger: Trigger, entities: Sequence[str]) -> tuple[Participant, ...]:
    return _in_role(trigger.frame.roles.get("subject", ""), entities)


def _in_role(wanted: str, entities: Sequence[str]) -> tuple[Participant, ...]:
    role, _, part = wanted.partition(":")
    if not role:
        return ()
    return tuple(Participant(entity=entity, role=cast("Role", role), part=part or None) for entity in entities)
