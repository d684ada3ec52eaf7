"""A report -> the rows of the ledger's tables: pure, so that a check can make them again and compare."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rasad.records.days import UNKNOWN_DAYS, Days, days_of
from rasad.records.report import Bounds, Commitment, Entity, Event, Figure, Report, Statement
from rasad.records.spans import Quote

Value = str | int | float | None
Row = tuple[Value, ...]

TABLES = {
    "quote": "ordinal role owner start stop text",
    "entity": "id wikidata name names type country sector state",
    "mention": "id start stop text kind metonym wording confidence read_by",
    "mention_entity": "mention ordinal entity",
    "time": "id start stop text value day_first day_last kind calendar confidence read_by",
    "figure": "id start stop text value min max min_exclusive max_exclusive unit measures change doubt probable_value "
    "confidence read_by",
    "event": "id kind type mode contexts underlying_type underlying_mode status salience alleged_by reported_by "
    "trigger_start trigger_stop trigger_text evidence_start evidence_stop evidence_text place place_start place_stop "
    "place_text date date_basis day_first day_last count frame confidence read_by",
    "participant": "event ordinal entity state role mention part as_office",
    "event_reference": "event ordinal kind target",
    "statement": "id cue_start cue_stop cue_text content_start content_stop content_text speech stance nested_in "
    "venue_event confidence read_by",
    "speaker": "statement ordinal role entity state",
    "commitment": "id action status act fulfilment subject subject_start subject_stop subject_text deadline "
    "deadline_time day_first day_last target_figure event statement evidence_start evidence_stop evidence_text "
    "confidence read_by",
    "party": "commitment ordinal role entity state",
    "problem": "ordinal step message",
    "document_state": "state mentions",
}
"""The derived tables and their columns after `document`, in the order of the rows."""

_INT64 = 2**63  # what the database keeps as an integer; larger numbers become floats


class OwnedQuote(NamedTuple):
    """A quote of a report, what it is there, and the id of what it belongs to."""

    role: str
    owner: str | None
    quote: Quote


def rows_of(report: Report) -> dict[str, list[Row]]:
    """Return the rows of every derived table, without the document's number; tables may be empty."""
    states = {entity.id: state_of(entity) for entity in report.entities}
    return {
        "quote": [(n, q.role, q.owner, *_span(q.quote)) for n, q in enumerate(_loose_quotes(report))],
        "entity": [_entity(entity) for entity in report.entities],
        "mention": [
            (m.id, m.start, m.end, m.text, m.kind, int(m.metonym), m.wording, m.confidence, m.read_by)
            for m in report.mentions
        ],
        "mention_entity": [(m.id, n, entity) for m in report.mentions for n, entity in enumerate(m.entities)],
        "time": [
            (t.id, t.start, t.end, t.text, t.value, *days_of(t.value), t.kind, t.calendar, t.confidence, t.read_by)
            for t in report.times
        ],
        "figure": [_figure(figure) for figure in report.figures],
        "event": [_event(event) for event in report.events],
        "participant": [
            (e.id, n, p.entity, states.get(p.entity), p.role, p.mention, p.part, p.as_office)
            for e in report.events
            for n, p in enumerate(e.participants)
        ],
        "event_reference": [row for event in report.events for row in _references(event)],
        "statement": [_statement(statement) for statement in report.statements],
        "speaker": [row for statement in report.statements for row in _speakers(statement, states)],
        "commitment": [_commitment(commitment) for commitment in report.commitments],
        "party": [row for commitment in report.commitments for row in _parties(commitment, states)],
        "problem": [(n, problem.step, problem.message) for n, problem in enumerate(report.problems)],
        "document_state": list(_state_counts(report, states)),
    }


def state_of(entity: Entity) -> str | None:
    """Return the code of the state that an entity is or belongs to."""
    return entity.id if entity.type == "state" else entity.country


def document_days(report: Report) -> Days:
    """Return the day a document is filed under: published, else what its words allow, else its latest past event."""
    published = report.document.published
    days = days_of(published.edtf)
    if days == UNKNOWN_DAYS and published.candidates:
        allowed = [days_of(candidate) for candidate in published.candidates]
        firsts = [day.first for day in allowed if day.first]
        lasts = [day.last for day in allowed if day.last]
        days = Days(min(firsts, default=None), max(lasts, default=None))
    if days == UNKNOWN_DAYS:
        past = [days_of(event.date.edtf) for event in report.events if event.date and event.status == "happened"]
        days = max((day for day in past if day.first), key=lambda day: day.first or "", default=UNKNOWN_DAYS)
    return days


def quotes_of(report: Report) -> Iterator[OwnedQuote]:
    """Yield every quote of a report: all that must stand in the source text character by character."""
    yield from _loose_quotes(report)
    for layer, items in (("mention", report.mentions), ("time", report.times), ("figure", report.figures)):
        for item in items:
            yield OwnedQuote(layer, item.id, Quote(item.start, item.end, item.text))
    for event in report.events:
        yield OwnedQuote("trigger", event.id, event.trigger)
        yield OwnedQuote("evidence", event.id, event.evidence)
        if event.place and event.place.span:
            yield OwnedQuote("place", event.id, event.place.span)
    for statement in report.statements:
        yield OwnedQuote("cue", statement.id, statement.cue)
        yield OwnedQuote("content", statement.id, statement.content)
    for commitment in report.commitments:
        yield OwnedQuote("evidence", commitment.id, commitment.evidence)
        if commitment.subject and commitment.subject.span:
            yield OwnedQuote("subject", commitment.id, commitment.subject.span)


def _loose_quotes(report: Report) -> Iterator[OwnedQuote]:
    """Yield the quotes that no other table has columns for."""
    header = report.document
    single = (
        ("title", header.title),
        ("byline", header.byline),
        ("origin", header.origin.span if header.origin else None),
    )
    for role, quote in single:
        if quote is not None:
            yield OwnedQuote(role, None, quote)
    for quote in header.published.evidence:
        yield OwnedQuote("published", None, quote)
    for event in report.events:
        for quote in event.other_triggers:
            yield OwnedQuote("other_trigger", event.id, quote)


def _span(quote: Quote | None) -> tuple[int | None, int | None, str | None]:
    return (quote.start, quote.end, quote.text) if quote else (None, None, None)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _number(value: float | None) -> int | float | None:
    """Return a number that the database can hold."""
    if isinstance(value, int) and not -_INT64 <= value < _INT64:
        return float(value)
    return value


def _entity(entity: Entity) -> Row:
    names = _json(entity.names)
    return (
        entity.id,
        entity.wikidata,
        entity.name,
        names,
        entity.type,
        entity.country,
        entity.sector,
        state_of(entity),
    )


def _figure(figure: Figure) -> Row:
    bounds = figure.value if isinstance(figure.value, Bounds) else Bounds()
    value = None if isinstance(figure.value, Bounds) else figure.value
    return (
        *(figure.id, figure.start, figure.end, figure.text, _number(value)),
        *(_number(bounds.min), _number(bounds.max), _number(bounds.min_exclusive), _number(bounds.max_exclusive)),
        *(figure.unit, figure.measures, figure.change, figure.doubt, _number(figure.probable_value)),
        *(figure.confidence, figure.read_by),
    )


def _event(event: Event) -> Row:
    underlying = (event.underlying.type, event.underlying.mode) if event.underlying else (None, None)
    place = (event.place.entity, *_span(event.place.span)) if event.place else (None, None, None, None)
    date = (event.date.edtf, event.date.basis, *days_of(event.date.edtf)) if event.date else (None, None, None, None)
    return (
        *(event.id, event.kind, event.type, event.mode, _json(event.contexts), *underlying),
        *(event.status, event.salience, event.alleged_by, event.reported_by),
        *(*_span(event.trigger), *_span(event.evidence), *place, *date),
        *(event.count, event.frame, event.confidence, event.read_by),
    )


def _references(event: Event) -> Iterator[Row]:
    targets = [("time", time) for time in (event.date.times if event.date else ())]
    targets += [("figure", figure) for figure in event.figures]
    for ordinal, (kind, target) in enumerate(targets):
        yield event.id, ordinal, kind, target


def _statement(statement: Statement) -> Row:
    return (
        *(statement.id, *_span(statement.cue), *_span(statement.content)),
        *(statement.speech, statement.stance, statement.nested_in, statement.venue_event),
        *(statement.confidence, statement.read_by),
    )


def _commitment(commitment: Commitment) -> Row:
    subject = commitment.subject
    deadline = commitment.deadline
    return (
        *(commitment.id, commitment.action, commitment.status, commitment.act, commitment.fulfilment),
        *((subject.entity, *_span(subject.span)) if subject else (None, None, None, None)),
        *((deadline.edtf, deadline.time, *days_of(deadline.edtf)) if deadline else (None, None, None, None)),
        *(commitment.target.figure if commitment.target else None, commitment.event, commitment.statement),
        *(*_span(commitment.evidence), commitment.confidence, commitment.read_by),
    )


def _speakers(statement: Statement, states: dict[str, str | None]) -> Iterator[Row]:
    lists = (("speaker", statement.speakers), ("addressee", statement.addressees), ("topic", statement.topics))
    return _with_roles(statement.id, lists, states)


def _parties(commitment: Commitment, states: dict[str, str | None]) -> Iterator[Row]:
    lists = (("party", commitment.parties), ("debtor", commitment.debtor), ("beneficiary", commitment.beneficiary))
    return _with_roles(commitment.id, lists, states)


def _with_roles(
    owner: str, lists: Iterable[tuple[str, tuple[str, ...]]], states: dict[str, str | None]
) -> Iterator[Row]:
    ordinal = 0
    for role, entities in lists:
        for entity in entities:
            yield owner, ordinal, role, entity, states.get(entity)
            ordinal += 1


def _state_counts(report: Report, states: dict[str, str | None]) -> Iterator[Row]:
    """Yield how many mentions speak of each state; an outlet is its messenger and does not count."""
    outlets = {entity.id for entity in report.entities if entity.type == "media"}
    counts: Counter[str] = Counter()
    for mention in report.mentions:
        counts.update({state for entity in mention.entities if entity not in outlets and (state := states.get(entity))})
    yield from sorted(counts.items())
