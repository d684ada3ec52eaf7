"""Events and statements -> commitments: who binds whom to what, how firmly, by when, with which figure."""

from collections.abc import Iterator, Mapping, Sequence

from rasad.events.coder import CodedEvent
from rasad.events.passages import Annotations
from rasad.records.report import (
    Commitment,
    CommitmentStatus,
    Deadline,
    Entity,
    Event,
    Fulfilment,
    Statement,
    Subject,
    Target,
    Time,
)
from rasad.records.spans import Quote, Span

SUBJECT_TYPES = frozenset(
    {"project", "agreement", "initiative", "operation", "conference", "weapon", "product", "facility"}
)
_FULFILMENT: dict[str, Fulfilment] = {"done": "done", "under way": "under_way"}
_ACT: dict[str, str] = {"planned": "agreed", "under way": "agreed", "done": "agreed", "possible": "proposed"}
_OF_STANCE: dict[str | None, CommitmentStatus] = {
    "demands": "demanded",
    "promises": "planned",
    "proposes": "proposed",
}
_FACTOR_EVENT, _FACTOR_STATEMENT = 0.9, 0.7  # what an event commits to is surer than what words alone do
ACTION_LENGTH = 160  # code points of the wording kept as the action: a clause, not a paragraph


def _parties(event: Event) -> tuple[str, ...]:
    return tuple(p.entity for p in event.participants if p.role != "third_party")


def _subject(region: Span, annotations: Annotations, source: str) -> Subject:
    """Return the named thing that a stretch is about, else the stretch itself."""
    for mention in annotations.mentions:
        if not region.start <= mention.start < region.end:
            continue
        for entity in mention.entities:
            if entity in annotations.entities and annotations.entities[entity].type in SUBJECT_TYPES:
                return Subject(entity=entity, span=Quote.of(source, mention.start, mention.end))
    return Subject(entity=None, span=Quote.of(source, region.start, region.end) if region.end > region.start else None)


def _region(coded: CodedEvent) -> Span:
    """Return the stretch that tells what the commitment is about."""
    event, source = coded.event, coded.passage.source
    region = coded.content or Span(event.trigger.start, event.evidence.end)
    start, end = region.start, min(region.end, max(event.evidence.end, region.start))
    while start < end and source[start] in " \u00a0\u060c,:":
        start += 1
    return Span(start, max(end, start))


def _is_due(time: Time, event: Event) -> bool:
    """A deadline is a date, and not one before the event itself."""
    if not time.value or time.kind in ("duration", "set"):
        return False
    day = event.date.edtf if event.date else None
    return day is None or "X" in time.value or time.value.strip("[]~./") >= day.strip("[]~./")[: len(time.value)]


def _from_event(coded: CodedEvent, annotations: Annotations) -> Commitment | None:
    event, source = coded.event, coded.passage.source
    status: CommitmentStatus | None = coded.kind.commitment.get(event.status)
    parties = _parties(event)
    if status is None or not parties:
        return None
    region = _region(coded)
    deadline = next(
        (t for t in annotations.times if region.start <= t.start < region.end and _is_due(t, event)),
        None,
    )
    target = next((f for f in annotations.figures if region.start <= f.start < region.end), None)
    start, end = event.evidence.start, max(event.evidence.end, region.end)
    return Commitment(
        id=f"c:{event.trigger.start}-{event.trigger.end}:{status.replace(' ', '_')}",
        parties=parties,
        subject=_subject(region, annotations, source),
        action=source[region.start : min(region.end, region.start + ACTION_LENGTH)].strip(),
        status=status,
        act=_ACT.get(status, status),
        fulfilment=_FULFILMENT.get(status, "open"),
        debtor=tuple(p.entity for p in event.participants if p.role == "actor"),
        beneficiary=tuple(p.entity for p in event.participants if p.role == "recipient"),
        deadline=Deadline(edtf=deadline.value, time=deadline.id) if deadline else None,
        target=Target(figure=target.id) if target else None,
        event=event.id,
        statement=event.reported_by if event.reported_by != "narrator" else None,
        evidence=Quote.of(source, start, end),
        confidence=round(event.confidence * _FACTOR_EVENT, 2),
        read_by=event.frame,
        steps=(f"from event {event.id} ({event.kind}, {event.status})",),
    )


def _from_statement(
    statement: Statement, coded: Sequence[CodedEvent], annotations: Annotations, source: str
) -> Commitment | None:
    """A demand or promise whose content holds no event of its own is a commitment by itself."""
    status = _OF_STANCE.get(statement.stance)
    inside = any(statement.content.start <= c.event.trigger.start < statement.content.end for c in coded)
    parties = tuple(dict.fromkeys(_state_of(s, annotations.entities) for s in statement.speakers))
    if status is None or inside or not all(parties):
        return None
    region = Span(statement.content.start, statement.content.end)
    return Commitment(
        id=f"c:{statement.content.start}-{statement.content.end}:{status}",
        parties=tuple(p for p in parties if p),
        subject=_subject(region, annotations, source),
        action=statement.content.text[:ACTION_LENGTH],
        status=status,
        act=_ACT.get(status, status),
        fulfilment="open",
        statement=statement.id,
        evidence=statement.content,
        confidence=round(statement.confidence * _FACTOR_STATEMENT, 2),
        read_by=statement.read_by,
        steps=(f"from statement {statement.id} ({statement.stance})",),
    )


def _state_of(entity: str, entities: Mapping[str, Entity]) -> str | None:
    known = entities.get(entity)
    if known is None:
        return None
    return known.country if known.country in entities else entity


def find_commitments(
    coded: Sequence[CodedEvent], statements: Sequence[Statement], annotations: Annotations, source: str
) -> tuple[Commitment, ...]:
    """Return the commitments that events found and statements make, by position; never two for one event."""

    def all_of_them() -> Iterator[Commitment]:
        for event in coded:
            commitment = _from_event(event, annotations)
            if commitment is not None:
                yield commitment
        for statement in statements:
            commitment = _from_statement(statement, coded, annotations, source)
            if commitment is not None:
                yield commitment

    unique = {commitment.id: commitment for commitment in all_of_them()}
    return tuple(sorted(unique.values(), key=lambda c: (c.evidence.start, c.id)))
