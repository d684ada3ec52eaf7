"""Several mentions of one contact in one document -> one event with all its triggers.

A headline, a lead and a later sentence tell of the same meeting: same states, same status, dates that do not clash. The
reading that says most stays; the others become its `other_triggers`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from rasad.events.coder import CodedEvent
from rasad.events.confidence import weighed
from rasad.events.dating import ends_of
from rasad.events.sides import state_of
from rasad.records.report import Entity, Event, Participant

CALL = "phone_call"
LEAD = 1  # the paragraph behind the headline


class _Key(NamedTuple):
    """What two readings of one act share."""

    same: str
    status: str
    times: int | None
    states: frozenset[str]


def merge_events(coded: Sequence[CodedEvent], entities: Mapping[str, Entity]) -> tuple[CodedEvent, ...]:
    """Return the events with those that tell of one contact merged, by position of the reading that stays."""
    groups: list[list[CodedEvent]] = []
    for event in sorted(coded, key=_is_half):  # a fuller reading first, so that it stands for its group
        home = _home(groups, event, entities)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    merged = [_merged(group) for group in groups]
    return tuple(sorted(merged, key=lambda c: (c.event.trigger.start, c.event.id)))


def _key(coded: CodedEvent, entities: Mapping[str, Entity]) -> _Key:
    states = frozenset(state_of(p.entity, entities) for p in coded.event.participants if p.role != "third_party")
    is_going_on = coded.kind.type == "CONSULT" and coded.event.status == "ongoing"  # "is visiting": the visit was made
    status = "happened" if is_going_on else coded.event.status
    return _Key(coded.kind.same or coded.kind.id, status, coded.event.count, states)


def _home(
    groups: Sequence[list[CodedEvent]], event: CodedEvent, entities: Mapping[str, Entity]
) -> list[CodedEvent] | None:
    key = _key(event, entities)
    for group in groups:
        if _is_headed(group, event, entities) and _may_be_one(group[0], event, entities):
            return group
        known = group[0].kind.same if event.kind.same else _is_told_anew(group[0], event)
        if _is_way_of(group[0], event) and _key(group[0], entities)[1:] == key[1:]:
            return group
        if (
            known
            and _is_key_of(_key(group[0], entities), key, event)
            and all(_may_be_one(event, other, entities) for other in group)
        ):
            return group
    return None


_SEVERAL = frozenset({"ACCUSE", "AGREE", "CONSULT"})  # types of which a text tells several acts of the same sides


def _is_headed(group: Sequence[CodedEvent], event: CodedEvent, entities: Mapping[str, Entity]) -> bool:
    """Say whether of a headline and the text one tells, in one type of act, of the sides of the other or of some.

    A headline says in few words what it is about: "X calls on Y" may be the demand that X puts to Y and to Z. It is one
    act of the text, the first that fits.
    """
    one = group[0]
    is_one_headed = all(map(_is_headline, group)) is not _is_headline(event)
    if not is_one_headed or one.kind.type != event.kind.type or one.kind.type in _SEVERAL:
        return False
    known, key = _key(one, entities), _key(event, entities)
    is_part = known.states <= key.states or key.states <= known.states
    return is_part and (known.status, known.times) == (key.status, key.times)


def _is_key_of(known: _Key, key: _Key, event: CodedEvent) -> bool:
    """Say whether two readings share kind, status and states; of one side alone, whether it is one of the states."""
    if _is_half(event) and key.states <= known.states:
        return known._replace(states=key.states) == key
    return known == key


def _is_half(coded: CodedEvent) -> bool:
    """Say whether of an act done to somebody only who does it is told, in a kind whose other side others may tell.

    A noun may tell only to whom: "the downing of X's drone".
    """
    roles = {p.role for p in coded.event.participants if p.role != "third_party"}
    is_undone = coded.trigger.group is None and roles == {"recipient"}
    return coded.is_lone or is_undone or (roles == {"actor"} and "recipient" in str(coded.trigger.frame.roles.values()))


def _may_be_one(one: CodedEvent, other: CodedEvent, entities: Mapping[str, Entity]) -> bool:
    fits = _dates_fit(one, other) and _people_fit(one, other, entities) and _ways_fit(one, other, entities)
    return fits and _doers_fit(one, other, entities)


def _doers_fit(one: CodedEvent, other: CodedEvent, entities: Mapping[str, Entity]) -> bool:
    """Say whether two acts that one side does to another go the same way, where both tell who does them."""
    doers = [
        {state_of(p.entity, entities) for p in coded.event.participants if p.role == "actor"} for coded in (one, other)
    ]
    return one.kind.mutual or not all(doers) or bool(doers[0] & doers[1])


def _people_fit(one: CodedEvent, other: CodedEvent, entities: Mapping[str, Entity]) -> bool:
    """Say whether no state is represented by other people in the one than in the other: ministers, then presidents."""
    first, second = _people(one, entities), _people(other, entities)
    return all(first[state] & second[state] for state in first.keys() & second.keys())


def _people(coded: CodedEvent, entities: Mapping[str, Entity]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for participant in coded.event.participants:
        if entities[participant.entity].type == "person":
            found.setdefault(state_of(participant.entity, entities), set()).add(participant.entity)
    return found


def _ways_fit(one: CodedEvent, other: CodedEvent, entities: Mapping[str, Entity]) -> bool:
    """Say whether two visits go the same way: where both tell who came to whom, the visitors are of one state."""
    first, second = _visitors(one, entities), _visitors(other, entities)
    return not first or not second or first == second


def _visitors(coded: CodedEvent, entities: Mapping[str, Entity]) -> set[str]:
    return {state_of(p.entity, entities) for p in coded.event.participants if p.part == "visitor"}


def _is_named(one: CodedEvent, other: CodedEvent) -> bool:
    """Say whether a noun alone tells of an act: "the withdrawal of X" is the one that the document tells elsewhere.

    Not so where a matter follows that may be another one: what was agreed, asked or offered.
    """
    if other.trigger.frame.content or other.kind.type == "AGREE":
        return False
    return one.trigger.group is None or other.trigger.group is None


def _is_way_of(one: CodedEvent, other: CodedEvent) -> bool:
    """Say whether a sentence tells of a call and of the talks held by it: one event."""
    kinds = {one.kind.id, other.kind.id}
    return one.passage.sentence == other.passage.sentence and kinds == {CALL, "talks"}


def _is_told_anew(one: CodedEvent, other: CodedEvent) -> bool:
    """Say whether two readings of one kind of act may tell of one: "its protest and complaint (object) declared"."""
    if one.trigger.frame.asks != other.trigger.frame.asks:  # what somebody says in other words is an act of its own
        return False
    is_pair = one.trigger.frame is other.trigger.frame and one.trigger.group is other.trigger.group is not None
    is_ahead = _is_told_ahead(one, other) or (_is_half(other) and _is_told_ahead(other, one))
    return is_pair or is_ahead or _is_named(one, other)


def _is_told_ahead(one: CodedEvent, other: CodedEvent) -> bool:
    """Say whether a headline, or a lead that the next paragraph tells again, told of an act before."""
    if _is_headline(one):
        return True
    is_lead = one.passage.paragraph <= LEAD and one.passage.paragraph < other.passage.paragraph
    return is_lead and not (other.trigger.frame.content or other.kind.type == "AGREE")


def _is_headline(coded: CodedEvent) -> bool:
    return coded.passage.sentence.kind == "headline"


def _dates_fit(one: CodedEvent, other: CodedEvent) -> bool:
    """Say whether two dates may be one: an inferred date fits any; stated ones must overlap."""
    a, b = one.event.date, other.event.date
    if a is None or b is None or a.basis != "stated" or b.basis != "stated" or not a.edtf or not b.edtf:
        return True
    first, second = _around(a.edtf), _around(b.edtf)
    return first[0] <= second[1] and second[0] <= first[1]


def _around(edtf: str) -> tuple[str, str]:
    """Return strings that sort around all days of an EDTF value."""
    first, last = ends_of(edtf)
    return first, (last or "9") + "~"


def _worth(coded: CodedEvent) -> tuple[bool | int, ...]:
    """Rank readings: both sides, a call, a stated date, the narrator's word, a verb, the running text, participants."""
    event = coded.event
    stated = event.date is not None and event.date.basis == "stated"
    running = coded.passage.sentence.kind != "headline"
    narrated = event.reported_by == "narrator"
    parts = len(event.participants)
    is_told = coded.trigger.group is not None
    return not coded.is_lone, coded.kind.id == CALL, stated, narrated, is_told, running, parts


def _merged(group: list[CodedEvent]) -> CodedEvent:
    if len(group) == 1:
        return group[0]
    best = max(group, key=_worth)
    others = [coded.event for coded in group if coded is not best]
    participants = max((coded.event.participants for coded in group), key=_naming)
    parts = _with_parts(participants, group)
    event: Event = msgspec.structs.replace(
        best.event,
        other_triggers=tuple(event.trigger for event in others),
        participants=parts,
        place=best.event.place or next((event.place for event in others if event.place), None),
        salience="main" if any(c.event.salience == "main" for c in group) else "background",
        alleged_by=None if any(c.event.alleged_by is None for c in group) else best.event.alleged_by,
        reported_by="narrator" if any(e.reported_by == "narrator" for e in others) else best.event.reported_by,
        steps=(*best.event.steps, f"told {len(group)} times: {', '.join(event.id for event in others)}"),
    )
    surest = max(group, key=lambda coded: weighed(coded.evidence))
    return best._replace(event=event, evidence=surest.evidence)


def _naming(participants: Sequence[Participant]) -> tuple[int, int]:
    """Rank lists of participants: those that name persons or bodies before those that name states only."""
    return sum(1 for p in participants if len(p.entity) > len("RUS")), len(participants)


def _with_parts(participants: Sequence[Participant], group: Sequence[CodedEvent]) -> tuple[Participant, ...]:
    """Take over who visited and who was host where one reading tells it of the same participants."""
    for coded in group:
        if any(p.part for p in coded.event.participants):
            told = {p.entity: p for p in coded.event.participants}
            if {p.entity for p in participants} <= told.keys():
                return tuple(told[p.entity] for p in participants)
    return tuple(participants)
