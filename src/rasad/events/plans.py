"""Readings of one document -> what a headline tells as done is still to come where the text tells it so.

"X in Baghdad" or "X receives Y" names a contact and not its time: the sentence that tells of it in full decides.
"""

from collections.abc import Mapping, Sequence

import msgspec

from rasad.events.coder import CodedEvent
from rasad.events.projection import project
from rasad.events.sides import state_of
from rasad.records.report import DONE, Entity

_FAMILY = "meeting"  # kinds of contact that a text tells in several words: visit, arrival, reception, talks


def with_plans(coded: Sequence[CodedEvent], entities: Mapping[str, Entity]) -> list[CodedEvent]:
    """Return the readings, those of headlines with the status and the day of the plan that the text tells of them.

    A contact of the same states that the text tells as done stays done, and so does the headline.
    """
    heads = [one for one in coded if _is_open(one)]
    told = [one for one in coded if _is_contact(one) and one.passage.sentence.kind != "headline"] if heads else []
    plans = [one for one in told if one.event.status == "planned"]
    if not plans:
        return list(coded)
    made = [one for one in told if one.event.status in DONE]
    return [_planned(one, plans, made, entities) if _is_open(one) else one for one in coded]


def _is_contact(coded: CodedEvent) -> bool:
    return coded.kind.family == _FAMILY and coded.kind.planned is not None


def _is_open(coded: CodedEvent) -> bool:
    """Say whether a headline tells a contact by a noun or in the present, without a date: it may be still to come."""
    if not _is_contact(coded) or coded.passage.sentence.kind != "headline" or coded.event.status not in DONE:
        return False
    is_dated = coded.event.date is not None and coded.event.date.basis == "stated"
    return not is_dated and (coded.trigger.group is None or coded.trigger.group.tense == "present")


def _planned(
    one: CodedEvent, plans: Sequence[CodedEvent], made: Sequence[CodedEvent], entities: Mapping[str, Entity]
) -> CodedEvent:
    """Return a reading as planned, with the day of the first plan of its contact, or as it is."""
    plan = next((plan for plan in plans if _is_same(one, plan, entities)), None)
    if plan is None or any(_is_same(one, other, entities) for other in made):
        return one
    projected, underlying = project(one.kind, "planned")
    event = msgspec.structs.replace(
        one.event,
        type=projected,
        mode=one.kind.mode if underlying is None else None,
        underlying=underlying,
        status="planned",
        date=plan.event.date,
        steps=(*one.event.steps, f"status: planned (told so by {plan.event.id})"),
    )
    return one._replace(event=event)


def _is_same(one: CodedEvent, other: CodedEvent, entities: Mapping[str, Entity]) -> bool:
    """Say whether two readings may be of one contact: the same states, or in one kind of contact one side of it."""
    first, second = _states(one, entities), _states(other, entities)
    return first == second or (one.kind.same == other.kind.same and len(second) == 1 and second < first)


def _states(coded: CodedEvent, entities: Mapping[str, Entity]) -> set[str]:
    return {state_of(p.entity, entities) for p in coded.event.participants if p.role != "third_party"}
