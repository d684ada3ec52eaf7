"""Whose soil a meeting is on tells who visits whom: the visitor acts, the host receives (PLOVER)."""

from collections.abc import Mapping

import msgspec

from rasad.events.sides import state_of
from rasad.records.report import Entity, Event, Participant

CONTACT = "meeting"  # kinds merged under this name are meetings of sides that are present
VISIT = "visit"


def with_hosts(event: Event, same: str, entities: Mapping[str, Entity]) -> Event:
    """Return a meeting with visitor and host told apart, where its place belongs to just one of two sides.

    Args:
        event: the event as coded; all sides of a meeting are actors so far.
        same: the name under which its kind is merged within a document.
        entities: the entities of the report.
    """
    place = entities.get(event.place.entity) if event.place else None
    if same != CONTACT or place is None or event.status == "denied" or any(p.part for p in event.participants):
        return event
    sides = {p.entity: state_of(p.entity, entities) for p in event.participants if p.role == "actor"}
    if len(set(sides.values())) != 2 or place.country not in sides.values():
        return event
    participants = tuple(_placed(p, sides, place.country) for p in event.participants)
    mode = VISIT if event.underlying is None else None
    return msgspec.structs.replace(event, participants=participants, mode=mode)


def _placed(participant: Participant, sides: Mapping[str, str], host: str | None) -> Participant:
    if participant.entity not in sides:
        return participant
    if sides[participant.entity] == host:
        return msgspec.structs.replace(participant, role="recipient", part="host")
    return msgspec.structs.replace(participant, part="visitor")
