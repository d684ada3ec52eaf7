"""An act of two sides of which the text names one: "the minister accused the separatists of", "held talks in"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.roles import RoleFinder
from rasad.events.sides import OF_MANY, state_of
from rasad.events.triggers import BETWEEN, Trigger
from rasad.langpack.frames import Frame
from rasad.records.report import Entity, Participant

STATE_BODIES = frozenset({"state", "organisation", "armed_group", "group", "office"})
_PRIVATE_BODIES = frozenset({"CVL", "EDU"})
_PRIVATE_PEOPLE = frozenset({"BUS", "CVL", "EDU", "JRN", "NGO", "SOC"})
_UNKNOWN = "local:"  # how the ids of those begin whom no list knows; without a state they are not of public life


def is_public(entity: str, entities: Mapping[str, Entity]) -> bool:
    """Say whether an entity is of public life: a state, its bodies and people, or a body that a list knows.

    Clubs and universities are not, nor is who stands for no more than a firm, a newspaper or a federation.
    """
    known = entities[entity]
    if known.sector in (_PRIVATE_PEOPLE if known.type == "person" else _PRIVATE_BODIES):
        return False
    if known.country is not None:
        return known.type in STATE_BODIES or known.type == "person"
    return known.type in STATE_BODIES and not entity.startswith(_UNKNOWN)


def is_body_of_many(participants: Sequence[Participant], slots: Sequence[Slot], entities: Mapping[str, Entity]) -> bool:
    """Say whether the one party of an act is a body of many states, whose members meet or agree: a union, a league.

    Not so with whom somebody unread acts: "the talks with the six powers".
    """
    if len(participants) != 1 or participants[0].role != "actor":
        return False
    if not any(participants[0].entity in s.unit.entities for s in slots if s.name in ("subject", "genitive", BETWEEN)):
        return False
    known = entities[participants[0].entity]
    return known.country in OF_MANY and known.type in ("organisation", "group")


def may_be_told(frame: Frame, participants: Sequence[Participant], entities: Mapping[str, Entity]) -> bool:
    """Say whether somebody of public life takes part, and what a speaker asks for is asked of others.

    All who ask stand for a side, and nobody of that side is asked.
    """
    parties = [p.entity for p in participants if p.role != "third_party"]
    is_known = any(is_public(party, entities) for party in parties)
    if not is_known or not frame.asks:
        return is_known
    speakers = [entities[p.entity] for p in participants if p.role == "actor"]
    own = {state_of(speaker.id, entities) for speaker in speakers}
    is_own = any(state_of(party.entity, entities) in own for party in participants if party.role != "actor")
    is_official = all(known.type != "media" and is_public(known.id, entities) for known in speakers)
    return bool(speakers) and is_official and not is_own


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
    if not parties or len(parties) < len(participants) or finder.is_told_of_many(trigger):
        return False
    if not trigger.frame.needs <= {"subject", *(slot.name for slot in slots)}:
        return False
    if not any(is_public(entity, entities) for entity in parties):
        return False
    names = {slot.name for slot in slots if parties & set(slot.unit.entities)}
    if (
        names == {BETWEEN} and trigger.is_noun
    ):  # "between Iran and the big powers" has its other side, though nobody reads it
        return True
    is_asked = names <= trigger.frame.needs  # "with the support of": the frame asks for who does it
    if trigger.group is None and not (is_asked or _is_somebodys(slots, parties, entities)):
        return False
    states = {state_of(entity, entities) for entity in parties}
    others = {entity for unit in passage.units for entity in unit.entities} - parties
    is_abroad = any(state_of(entity, entities) not in states for entity in others if _is_foreign(entity, entities))
    return is_abroad and (is_asked or bool(names & {"subject", "genitive"}))


def _is_somebodys(slots: Sequence[Slot], parties: AbstractSet[str], entities: Mapping[str, Entity]) -> bool:
    """Say whether a noun alone names the person whose deed it is: "the visit of the envoy"."""
    owners = {entity for slot in slots if slot.name == "genitive" for entity in slot.unit.entities}
    return parties <= owners and all(entities[entity].type in ("person", "office") for entity in parties)


def _is_foreign(entity: str, entities: Mapping[str, Entity]) -> bool:
    known = entities.get(entity)
    return known is not None and known.type != "media" and (known.country is not None or is_public(entity, entities))
