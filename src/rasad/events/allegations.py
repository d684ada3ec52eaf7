"""An event and the words of somebody that it stands in -> whether he alone vouches for it: an allegation stays one."""

from collections.abc import Collection, Mapping

from rasad.events.sides import state_of
from rasad.records.report import DONE, Entity, Event, Statement

HOSTILE = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"}
)  # deeds that nobody's word alone makes facts
VIOLENT = "ASSAULT"
_DONE_TO = HOSTILE | {"ACCUSE", "THREATEN", "REJECT", "REQUEST"}  # whoever suffers these is no party to the deed
UNKNOWN = "local:"  # how the ids of those begin of whom only the text knows: nothing tells their side
_OPEN = frozenset({"denied", "hypothetical"})  # of these nobody says that they took place


def is_alleged(
    statement: Statement, event: Event, entities: Mapping[str, Entity], *, is_noun: bool, doubted: Collection[str]
) -> bool:
    """Say whether an event is a mere allegation of the one in whose words it stands.

    It is where he asserts a deed of another side, and violence where he is doubted ("claimed to have shot down"). His
    own deeds, what an outlet reports, and what a noun takes for granted ("welcomed the agreement") are told by him, but
    alleged by nobody. Nor does a noun without a doer charge anybody ("the war on X"), nor one that a third state takes
    for known ("the attack of X on Y") or that tells of sanctions, which are public. Of a person whose side is unknown
    it is whatever others do, have done or will do, but for what a side offers or promises, which may be his own; of
    somebody without a name, what they do or have done.

    Args:
        statement: the innermost statement around the event.
        event: the event, whose `alleged_by` is not looked at.
        entities: the document's entities.
        is_noun: no verb tells the event, only a noun.
        doubted: the cues whose words doubt what they introduce.
    """
    sides = {state_of(speaker, entities) for speaker in statement.speakers if speaker in entities}
    is_known = bool(sides) and not any(side.startswith(UNKNOWN) for side in sides)
    is_charge = statement.stance == "accuses" or event.type in HOSTILE
    persons = [entities[speaker].type == "person" for speaker in statement.speakers if speaker in entities]
    is_expert = not is_known and bool(persons) and all(persons)
    if event.status in _OPEN or (event.status not in DONE and not is_charge and not is_expert):
        return False
    if statement.read_by in doubted and event.type == VIOLENT:
        return True
    is_report = statement.stance != "accuses" and _are_outlets(statement, entities)
    if is_report or _is_own(sides, event, entities):
        return False
    has_doer = any(party.role == "actor" for party in event.participants)
    if is_charge:
        is_told = not is_noun or statement.stance == "accuses"
        return is_told or (has_doer and (not is_known or _is_named_by_victim(sides, event, entities)))
    if is_expert and event.type == "AGREE" and event.underlying is None:
        return False
    return has_doer and not is_noun and (is_known or is_expert or not persons)


def _is_named_by_victim(sides: Collection[str], event: Event, entities: Mapping[str, Entity]) -> bool:
    """Say whether those who name a deed by a noun stand on the side that suffered it, which makes it their charge."""
    if event.type == "SANCTION":
        return False
    return any(state_of(p.entity, entities) in sides for p in event.participants if p.role == "recipient")


def _are_outlets(statement: Statement, entities: Mapping[str, Entity]) -> bool:
    types = {entities[speaker].type for speaker in statement.speakers if speaker in entities}
    return types == {"media"}


def _is_own(sides: Collection[str], event: Event, entities: Mapping[str, Entity]) -> bool:
    """Say whether the speakers' side did it, or took part in what is done with others: a meeting, an agreement."""
    roles = {"actor"} if event.type in _DONE_TO else {"actor", "recipient"}
    return any(state_of(p.entity, entities) in sides for p in event.participants if p.role in roles)
