"""A report and a mention that was taken for the wrong entity -> the report with the right one wherever that shows."""

from collections.abc import Set

from msgspec import structs

from rasad.records.corrections import Correction
from rasad.records.report import Commitment, Event, Mention, Participant, Report, Statement
from rasad.records.spans import Quote, Span

SURE = 1.0
"""The confidence of what a user says."""


def renamed(report: Report, mention: Mention, correction: Correction) -> Report | None:
    """Return the report with another entity for a mention and, unless it says `here`, in all of the document.

    Parties, speakers, places and origins change with the mentions that they stand on. Without a right entity the
    mentions go, and events whose only party they were.

    Returns:
        The same report if it has the right entity already; None if it names several and none that is to be replaced.
    """
    new = correction.value
    if new is not None and mention.entities == (new,):
        return report
    old = mention.entities[0] if len(mention.entities) == 1 else correction.instead_of
    if old not in mention.entities or old is None:
        return report if new in mention.entities else None
    return _Renaming(report, mention, correction, old).report()


def without_events(report: Report, gone: Set[str]) -> Report:
    """Return the report without some events, and without the commitments that rest on them alone."""
    commitments = tuple(
        structs.replace(c, event=None) if c.event in gone else c
        for c in report.commitments
        if c.event not in gone or c.statement is not None
    )
    statements = tuple(structs.replace(s, venue_event=None) if s.venue_event in gone else s for s in report.statements)
    events = tuple(event for event in report.events if event.id not in gone)
    return structs.replace(report, events=events, statements=statements, commitments=commitments)


class _Renaming:
    """Puts one entity in the place of another."""

    def __init__(self, report: Report, mention: Mention, correction: Correction, old: str) -> None:
        self._report = report
        self._mention = mention
        self._correction = correction
        self._old = old
        self._new = correction.value

    def report(self) -> Report:
        """Return the report with the right entity."""
        report = self._report
        events = tuple(self._event(event) for event in report.events)
        bare = {
            new.id for old, new in zip(report.events, events, strict=True) if old.participants and not new.participants
        }
        origin = report.document.origin
        if origin is not None and origin.entity == self._old and self._stands_on(origin.span):
            origin = structs.replace(origin, entity=self._new) if self._new else None
        report = structs.replace(
            report,
            document=structs.replace(report.document, origin=origin),
            mentions=tuple(found for m in report.mentions if (found := self._renamed_mention(m)) is not None),
            events=events,
            statements=tuple(self._statement(statement) for statement in report.statements),
            commitments=tuple(self._commitment(commitment) for commitment in report.commitments),
        )
        return self._described(without_events(report, bare))

    def _is_meant(self, mention: Mention) -> bool:
        return self._old in mention.entities and (not self._correction.here or mention.id == self._mention.id)

    def _renamed_mention(self, mention: Mention) -> Mention | None:
        if not self._is_meant(mention):
            return mention
        entities = self._rename(mention.entities)
        read_by = f"correction:{self._correction.id}"
        return structs.replace(mention, entities=entities, read_by=read_by, confidence=SURE) if entities else None

    def _event(self, event: Event) -> Event:
        participants = [self._participant(p, event) for p in event.participants]
        own = {(p.entity, p.role): p for p in reversed([p for p in participants if p is not None])}
        place = event.place
        if place is not None and place.entity == self._old and (place.span is None or self._stands_on(place.span)):
            place = structs.replace(place, entity=self._new) if self._new else None
        kept = tuple(reversed(own.values()))
        if kept == event.participants and place == event.place:
            return event
        was = f"{self._old} -> {self._new or 'none'} ({self._correction.id})"
        step = f"corrected by {self._correction.who}, {self._correction.made_at[:10]}: entity {was}"
        return structs.replace(event, participants=kept, place=place, steps=(*event.steps, step))

    def _participant(self, participant: Participant, event: Event) -> Participant | None:
        on_mention = participant.mention == self._mention.id if participant.mention else self._stands_on(event.evidence)
        if participant.entity != self._old or (self._correction.here and not on_mention):
            return participant
        if self._new is None:
            return None
        return structs.replace(participant, entity=self._new, as_office=None)

    def _statement(self, statement: Statement) -> Statement:
        if not self._stands_on(statement.cue):
            return statement
        return structs.replace(
            statement, speakers=self._rename(statement.speakers), addressees=self._rename(statement.addressees),
            topics=self._rename(statement.topics),
        )  # fmt: skip

    def _commitment(self, commitment: Commitment) -> Commitment:
        if not self._stands_on(commitment.evidence):
            return commitment
        subject = commitment.subject
        if subject is not None and subject.entity == self._old:
            subject = structs.replace(subject, entity=self._new)
        return structs.replace(
            commitment, parties=self._rename(commitment.parties), debtor=self._rename(commitment.debtor),
            beneficiary=self._rename(commitment.beneficiary), subject=subject,
        )  # fmt: skip

    def _rename(self, entities: tuple[str, ...]) -> tuple[str, ...]:
        named = (self._new if entity == self._old else entity for entity in entities)
        return tuple(dict.fromkeys(entity for entity in named if entity is not None))

    def _stands_on(self, quote: Quote) -> bool:
        """Say whether the mention is the one of the entity that is nearest to these characters."""
        if not self._correction.here:
            return True
        naming = (m for m in self._report.mentions if self._old in m.entities)
        return min(naming, key=lambda m: (_distance(m, quote), m.start)).id == self._mention.id

    def _described(self, report: Report) -> Report:
        """Return the report with the entities that it still names, and the new one."""
        entities = {entity.id: entity for entity in report.entities}
        if self._correction.entity is not None:
            entities.setdefault(self._correction.entity.id, self._correction.entity)
        if self._old not in named_in(report):
            entities.pop(self._old, None)
        return structs.replace(report, entities=tuple(entities[entity] for entity in sorted(entities)))


def _distance(mention: Mention, quote: Quote) -> int:
    if Span(mention.start, mention.end).overlaps(quote):
        return 0
    return max(quote.start - mention.end, mention.start - quote.end)


def named_in(report: Report) -> set[str]:
    """Return the ids of all entities that the layers of a report name; topics may be words."""
    named = {entity for mention in report.mentions for entity in mention.entities}
    for event in report.events:
        named |= {p.entity for p in event.participants} | ({event.place.entity} if event.place else set())
    for statement in report.statements:
        named |= {*statement.speakers, *statement.addressees, *statement.topics}
    for commitment in report.commitments:
        named |= {*commitment.parties, *commitment.debtor, *commitment.beneficiary}
        named |= _some(commitment.subject.entity if commitment.subject else None)
    return named | _some(report.document.origin.entity if report.document.origin else None)


def _some(*entities: str | None) -> set[str]:
    return {entity for entity in entities if entity is not None}
