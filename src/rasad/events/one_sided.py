"""An act of two sides of which the text names one: "the minister accused the separatists of", "held talks in"."""

from collections.abc import Mapping, Sequence

from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.roles import RoleFinder
from rasad.events.sides import state_of
from rasad.events.triggers import Trigger
from rasad.records.report import Entity, Participant

STATE_BODIES = frozenset({"state", "organisation", "armed_group", "group", "office"})
_UNKNOWN = "local:"  # how the ids of those begin whom no list knows; without a state they are not of public life


def is_public(entity: str, entities: Mapping[str, Entity]) -> bool:
    """Say whether an entity is of public life: a state, its bodies and people, or a body that a list knows."""
    known = entities[entity]
    if known.country is not None:
        return known.type in STATE_BODIES or known.type == "person"
    return known.type in STATE_BODIES and not entity.startswith(_UNKNOWN)


def stands_alone(
    passage: Passage,
    finder: RoleFinder,
    trigger: Trigger,
    reading: tuple[Sequence[Participant], Sequence[Slot]],
    entities: Mapping[str, Entity],
) -> bool:
    """Say whether an act may be told of one side: who does it is named, and somebody of another state beside him.

    `reading`: the participants, and the slots they were found in. A verb in the plural has more doers than are named.
    """
    participants, slots = reading
    parties = {p.entity for p in participants if p.role == "actor"}
    doers = {entity for slot in slots if slot.name == "subject" for entity in slot.unit.entities}
    if not parties or len(parties) < len(participants) or not parties <= doers or finder.is_told_of_many(trigger):
        return False
    if not trigger.frame.needs <= {"subject", *(slot.name for slot in slots)}:
        return False
    states = {state_of(entity, entities) for entity in parties}
    others = {entity for unit in passage.units for entity in unit.entities} - doers
    is_abroad = any(state_of(entity, entities) not in states for entity in others if _is_foreign(entity, entities))
    return is_abroad and any(is_public(entity, entities) for entity in parties)


def _is_foreign(entity: str, entities: Mapping[str, Entity]) -> bool:
    known = entities.get(entity)
    return known is not None and known.type != "media" and (known.country is not None or is_public(entity, entities))
