"""An act towards others of which one side alone was read -> the other side, where its sentence names but one."""

from collections.abc import Mapping, Sequence

from rasad.events.carriers import carrier_of
from rasad.events.passages import Passage
from rasad.events.sides import state_of
from rasad.events.triggers import Trigger
from rasad.events.units import Unit, is_party
from rasad.knowledge.kinds import Kind
from rasad.records.report import Entity, Participant, Statement

_DIRECTED = frozenset({"AGREE", "REJECT", "SANCTION", "SUPPORT", "THREATEN"})
_SUPPORT = "SUPPORT"
# Where violence names another before the act, he may be the victim or the matter. Blame and demands name bystanders.
_AIMED = frozenset({"ASSAULT", "COERCE"})
_OUTSIDE = frozenset({"in", "about"})  # prepositions of where and of what: no side of the act


def with_other_side(
    passage: Passage,
    trigger: Trigger,
    reading: tuple[Kind, Sequence[Participant]],
    statements: Sequence[Statement],
    entities: Mapping[str, Entity],
) -> tuple[Participant, ...]:
    """Return the participants of a reading (its kind, its participants) with the other side as their recipient.

    Only one other state may take part in the sentence, of violence and coercion behind the act alone; of what somebody
    says only his words count.
    """
    kind, participants = reading[0], tuple(reading[1])
    own = {state_of(p.entity, entities) for p in participants}
    if kind.type not in _DIRECTED | _AIMED or len(own) != 1 or any(p.role != "actor" for p in participants):
        return participants
    if kind.type == _SUPPORT and _has_matter(passage, trigger):
        return participants
    carrier = carrier_of(statements, passage.offset(trigger.first))
    units = [unit for unit in passage.units if is_party(unit, entities) and _is_told(unit, carrier)]
    if kind.type in _AIMED and any(unit.first < trigger.last and _sides(unit, entities) - own for unit in units):
        return participants
    others = {
        _side(entity, entities): unit for unit in reversed(units) for entity in unit.entities if entity in entities
    }
    sides = set(others) - own - {""}
    if len(sides) != 1:
        return participants
    (side,) = sides
    if side not in entities or entities[side].type != "state":
        return participants
    unit = others[side]
    entity = next(e for e in unit.entities if e in entities and state_of(e, entities) == side)
    return (*participants, Participant(entity=entity, role="recipient", mention=unit.mentions[0].id))


def _has_matter(passage: Passage, trigger: Trigger) -> bool:
    """Say whether a thing stands where the one who is backed would: "we stand with the end of the bloodshed"."""
    roles = trigger.frame.roles
    ends = [at + size for at, size, name in passage.words.markers if at == trigger.last and name in roles]
    return any(not any(unit.head <= end < unit.last for unit in passage.units) for end in ends)


def _sides(unit: Unit, entities: Mapping[str, Entity]) -> set[str]:
    """Return the sides that a unit stands for."""
    return {_side(entity, entities) for entity in unit.entities if entity in entities} - {""}


def _is_told(unit: Unit, carrier: Statement | None) -> bool:
    """Say whether a unit may be the side: not where it was or what it was about; in the carrier's words."""
    if unit.marker in _OUTSIDE:
        return False
    return carrier is None or carrier.content.start <= unit.start < carrier.content.end


def _side(entity: str, entities: Mapping[str, Entity]) -> str:
    """Return the side of an entity; of outlets none."""
    return "" if entities[entity].type == "media" else state_of(entity, entities)
