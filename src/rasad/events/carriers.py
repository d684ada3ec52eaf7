"""Statements and a place in the text -> in whose words it stands, and which subjects are carried into these words."""

from collections.abc import Mapping, Sequence

import msgspec

from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.sides import state_of
from rasad.events.triggers import Trigger
from rasad.events.words import COMMAS
from rasad.knowledge.kinds import Kind
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity, Participant, Statement

DENIES, ACCUSES = "denies", "accuses"
AGENT = "by"  # the marker of whoever does what is told
SAID = frozenset({"REJECT", "REQUEST", "ACCUSE", "THREATEN"})  # acts of words
ASIDE = frozenset({"in", "under"})  # a noun behind one of these prepositions is not what is denied


def carrier_of(statements: Sequence[Statement], offset: int) -> Statement | None:
    """Return the innermost statement in whose content a code point lies, None if none."""
    holders = [s for s in statements if s.content.start <= offset < s.content.end]
    return min(holders, key=lambda s: s.content.end - s.content.start, default=None)


def carried_into(
    carrier: Statement | None, slots: list[Slot], trigger: Trigger, several: bool, entities: Mapping[str, Entity]
) -> list[Slot]:
    """Return the carried subjects without those outside the words around a trigger that its verb cannot mean.

    Whoever is quoted says "we", not "they"; nobody accuses, asks or threatens himself; and in reported speech "they"
    (`several`) are no single person. Whose attack will be answered is told by "by".
    """
    group = trigger.group
    if carrier is None or group is None or group.person == 1:
        return slots
    is_person = [entities[s].type for s in carrier.speakers if s in entities] in (["person"], ["office"])
    is_other = carrier.speech != "reported" or carrier.stance == ACCUSES or (several and is_person)
    if not is_other and not trigger.frame.asks:
        return slots
    return [slot for slot in slots if slot.unit.start >= carrier.content.start]


def doers_before(carrier: Statement | None, passage: Passage, trigger: Trigger) -> list[Slot]:
    """Return by whom a deed is that the words around a trigger tell before it: "an attack by X will be answered"."""
    if carrier is None or not trigger.frame.asks or AGENT not in trigger.frame.roles:
        return []
    inside = [unit for unit in passage.units if carrier.content.start <= unit.start and unit.last <= trigger.first]
    return [Slot(AGENT, unit) for unit in inside if unit.marker == AGENT][-1:]


def is_denied(carrier: Statement | None, passage: Passage, trigger: Trigger, kind: Kind, grammar: Grammar) -> bool:
    """Say whether what a trigger tells is what somebody denies: "denied that they had met", "denied the report of X".

    Words that are denied were said all the same: "denied the accusations". Nor is it denied what a noun behind "in" or
    "during", or behind a comma, only names: "denied, during a visit, that", "ruled out that there was a deal, for which
    the visit was made".
    """
    if carrier is None or carrier.stance != DENIES or kind.type in SAID:
        return False
    if trigger.group is not None:
        return True
    is_beside = passage.words.marker_before.get(trigger.first) in ASIDE
    before = passage.words.tokens[trigger.first - 1].key if trigger.first else ""
    if is_beside or before in grammar.presupposing:
        return False
    within = [token for token in passage.words.tokens[: trigger.first] if token.start >= carrier.content.start]
    return grammar.verb_final or not any(token.text in COMMAS for token in within[1:])


def is_several(passage: Passage, trigger: Trigger, grammar: Grammar) -> bool:
    """Say whether the verb of a trigger has the ending of several who act."""
    if trigger.group is None or not grammar.plural_endings:
        return False
    return passage.words.tokens[trigger.group.last - 1].key.endswith(grammar.plural_endings)


def with_struck(
    carrier: Statement | None,
    participants: tuple[Participant, ...],
    slots: Sequence[Slot],
    entities: Mapping[str, Entity],
) -> tuple[Participant, ...]:
    """Return the participants with the speaker's state for "this country" where it cannot be whoever acts there.

    "The ministry said that the army of X attacked this country" is not an attack on X.
    """
    if carrier is None:
        return participants
    own = {state_of(p.entity, entities) for p in participants if p.role == "actor"}
    sides = {entities[speaker].country for speaker in carrier.speakers if speaker in entities}
    side = next(iter(sides)) if len(sides) == 1 else None
    pointing = {mention.id for slot in slots if slot.unit.kind == "nominal" for mention in slot.unit.mentions}
    if side is None or side in own or side not in entities:
        return participants
    return tuple(
        msgspec.structs.replace(p, entity=side)
        if p.role == "recipient" and p.entity in own and p.mention in pointing
        else p
        for p in participants
    )
