"""Which events, statements, commitments, figures? -> rows with their quotes, in the order of their days."""

import json
from collections.abc import Iterator
from typing import Any

import apsw

from rasad.ask.documents import names_both
from rasad.ask.filters import ANYTHING, Condition, Pair, all_of, equals, in_time, states_of
from rasad.ask.rows import CommitmentRow, EventRow, FigureRow, Party, StatementRow, Where
from rasad.records.report import Bounds
from rasad.records.spans import Quote

_WHERE = "document.id, document.location, coalesce(document.outlet_name, document.outlet), document.published"
_PARTIES = """(
    SELECT json_group_array(json_array(entity, state, role) ORDER BY ordinal)
    FROM {table} WHERE {table}.document = {layer}.document AND {table}.{layer} = {layer}.id
)"""
_IN_ROLE = """EXISTS (
    SELECT 1 FROM {table} WHERE {table}.document = {layer}.document
    AND {table}.{layer} = {layer}.id AND state = :{state}
)"""
_SPEAKS = """EXISTS (
    SELECT 1 FROM speaker
    WHERE speaker.document = statement.document AND speaker.statement = statement.id
      AND state = :{state} AND role = 'speaker'
)"""
_NAMED_IN_CONTENT = """EXISTS (
    SELECT 1 FROM mention
    JOIN mention_entity ON mention_entity.document = mention.document AND mention_entity.mention = mention.id
    JOIN entity ON entity.document = mention.document AND entity.id = mention_entity.entity
    WHERE mention.document = statement.document AND entity.state = :{state}
      AND mention.start >= statement.content_start AND mention.stop <= statement.content_stop
)"""
_RESTS_ON_SHOWN = """NOT EXISTS (
    SELECT 1 FROM event WHERE event.document = commitment.document
    AND event.id = commitment.event AND event.confidence < :least
)"""
_EVENT_FIRST = "CASE WHEN event.date IS NULL THEN document.day_first ELSE event.day_first END"
_EVENT_LAST = "CASE WHEN event.date IS NULL THEN document.day_last ELSE event.day_last END"

_EVENTS = f"""
SELECT {_WHERE}, event.id, event.kind, event.type, event.mode, event.status, event.salience, event.date, event.place,
       event.reported_by, event.trigger_start, event.trigger_stop, event.trigger_text,
       event.evidence_start, event.evidence_stop, event.evidence_text,
       {_PARTIES.format(table="participant", layer="event")}, event.confidence
FROM event JOIN document ON document.number = event.document WHERE {{condition}}
ORDER BY {_EVENT_FIRST} IS NULL, {_EVENT_FIRST}, document.id, event.trigger_start, event.id
"""
_STATEMENTS = f"""
SELECT {_WHERE}, statement.id, statement.stance, statement.speech,
       statement.cue_start, statement.cue_stop, statement.cue_text,
       statement.content_start, statement.content_stop, statement.content_text,
       {_PARTIES.format(table="speaker", layer="statement")}, statement.confidence
FROM statement JOIN document ON document.number = statement.document WHERE {{condition}}
ORDER BY document.day_first IS NULL, document.day_first, document.id, statement.content_start, statement.id
"""
_COMMITMENTS = f"""
SELECT {_WHERE}, commitment.id, commitment.action, commitment.status, commitment.act, commitment.fulfilment,
       coalesce(commitment.subject, commitment.subject_text), commitment.deadline,
       commitment.evidence_start, commitment.evidence_stop, commitment.evidence_text,
       {_PARTIES.format(table="party", layer="commitment")}, commitment.confidence
FROM commitment JOIN document ON document.number = commitment.document WHERE {{condition}}
ORDER BY document.day_first IS NULL, document.day_first, document.id, commitment.evidence_start, commitment.id
"""
_FIGURES = f"""
SELECT {_WHERE}, figure.id, figure.value, figure.min, figure.max, figure.min_exclusive, figure.max_exclusive,
       figure.unit, figure.measures, figure.change, figure.doubt, figure.start, figure.stop, figure.text,
       figure.confidence
FROM figure JOIN document ON document.number = figure.document WHERE {{condition}}
ORDER BY document.day_first IS NULL, document.day_first, document.id, figure.start, figure.id
"""


def event_rows(
    connection: apsw.Connection,
    *,
    between: Pair | None = None,
    of_type: str | None = None,
    since: str | None = None,
    until: str | None = None,
    least: float = 0.0,
) -> Iterator[EventRow]:
    """Yield events; an event that its text does not date counts as of its document's day.

    Args:
        connection: an open ledger.
        between: two states that both take part, themselves or by their people and organisations.
        of_type: a PLOVER type.
        since: EDTF.
        until: EDTF.
        least: confidence.
    """
    condition = all_of(
        Condition("event.confidence >= :least", {"least": least}),
        ANYTHING if between is None else _both_in_roles(between, table="participant", layer="event"),
        equals("event.type", of_type),
        in_time(_EVENT_FIRST, _EVENT_LAST, since=since, until=until),
    )
    for row in connection.execute(_EVENTS.format(condition=condition.sql), condition.values):
        where, (*plain, confidence) = _split(row)
        kind_to_reporter, quotes, parties = plain[:9], plain[9:15], plain[15]
        identifier, kind, type_, mode, status, salience, date, place, reported_by = kind_to_reporter
        yield EventRow(
            where=where, id=identifier, kind=kind, type=type_, mode=mode, status=status, salience=salience, date=date,
            place=place, reported_by=reported_by, trigger=Quote(*quotes[:3]), evidence=Quote(*quotes[3:]),
            participants=_parties(parties), confidence=confidence,
        )  # fmt: skip


def statement_rows(
    connection: apsw.Connection,
    *,
    between: Pair | None = None,
    stance: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Iterator[StatementRow]:
    """Yield statements; `between` takes those where one state speaks to the other, about it, or naming it."""
    condition = all_of(
        ANYTHING if between is None else _one_on_other(between),
        equals("statement.stance", stance),
        in_time("document.day_first", "document.day_last", since=since, until=until),
    )
    for row in connection.execute(_STATEMENTS.format(condition=condition.sql), condition.values):
        where, (identifier, found_stance, speech, *quotes, parties, confidence) = _split(row)
        yield StatementRow(
            where=where, id=identifier, stance=found_stance, speech=speech, cue=Quote(*quotes[:3]),
            content=Quote(*quotes[3:]), parties=_parties(parties), confidence=confidence,
        )  # fmt: skip


def commitment_rows(
    connection: apsw.Connection,
    *,
    between: Pair | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    least: float = 0.0,
) -> Iterator[CommitmentRow]:
    """Yield commitments; `between` takes those where both states are parties, debtors or beneficiaries."""
    condition = all_of(
        Condition(_RESTS_ON_SHOWN, {"least": least}),
        ANYTHING if between is None else _both_in_roles(between, table="party", layer="commitment"),
        equals("commitment.status", status),
        in_time("document.day_first", "document.day_last", since=since, until=until),
    )
    for row in connection.execute(_COMMITMENTS.format(condition=condition.sql), condition.values):
        where, (*plain, start, stop, text, parties, confidence) = _split(row)
        identifier, action, found_status, act, fulfilment, subject, deadline = plain
        yield CommitmentRow(
            where=where, id=identifier, action=action, status=found_status, act=act, fulfilment=fulfilment,
            subject=subject, deadline=deadline, evidence=Quote(start, stop, text), parties=_parties(parties),
            confidence=confidence,
        )  # fmt: skip


def figure_rows(
    connection: apsw.Connection,
    *,
    between: Pair | None = None,
    unit: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Iterator[FigureRow]:
    """Yield figures; `between` takes those of documents that name both states."""
    condition = all_of(
        ANYTHING if between is None else names_both(between),
        equals("figure.unit", unit),
        in_time("document.day_first", "document.day_last", since=since, until=until),
    )
    for row in connection.execute(_FIGURES.format(condition=condition.sql), condition.values):
        where, (identifier, value, *bounds, found_unit, measures, change, doubt, start, stop, text, confidence) = (
            _split(row)
        )
        bounded = value is None and any(bound is not None for bound in bounds)
        yield FigureRow(
            where=where, id=identifier, value=_bounds(bounds) if bounded else value, unit=found_unit,
            measures=measures, change=change, doubt=doubt, quote=Quote(start, stop, text), confidence=confidence,
        )  # fmt: skip


def _both_in_roles(pair: Pair, *, table: str, layer: str) -> Condition:
    sides = (_IN_ROLE.format(table=table, layer=layer, state=state) for state in ("one", "other"))
    return Condition(" AND ".join(sides), states_of(pair))


def _one_on_other(pair: Pair) -> Condition:
    """Return the condition that one of the states speaks and the other is addressed, the topic, or named."""
    ways = (
        f"({_SPEAKS.format(state=one)} AND ({_IN_ROLE.format(table='speaker', layer='statement', state=other)} "
        f"OR {_NAMED_IN_CONTENT.format(state=other)}))"
        for one, other in (("one", "other"), ("other", "one"))
    )
    return Condition(f"({' OR '.join(ways)})", states_of(pair))


def _split(row: tuple[Any, ...]) -> tuple[Where, tuple[Any, ...]]:
    document, location, outlet, published, *rest = row
    return Where(document=document, location=location, outlet=outlet, published=published), tuple(rest)


def _parties(encoded: str) -> tuple[Party, ...]:
    return tuple(Party(*party) for party in json.loads(encoded))


def _bounds(bounds: list[int | float | None]) -> Bounds:
    least, most, above, below = bounds
    return Bounds(min=least, max=most, min_exclusive=above, max_exclusive=below)
