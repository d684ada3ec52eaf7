"""The numbers of items -> rows of events, statements, commitments and figures with their quotes, in their order."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import apsw

from rasad.ask.rows import CommitmentRow, EventRow, FigureRow, Party, StatementRow, Where
from rasad.records.report import Bounds
from rasad.records.spans import Quote
from rasad.store.items import Layer, span_of

Row = EventRow | StatementRow | CommitmentRow | FigureRow
_AT_ONCE = 200  # rows of one query: so many are told in a few milliseconds, and the first need not wait for the last
_WHERE = (
    "item.number, document.id, document.location, coalesce(document.outlet_name, document.outlet), document.published, "
    "document.language, document.url, document.text_sha256, item.first, item.last"
)
_PARTIES = """(
    SELECT json_group_array(json_array(entity, state, role) ORDER BY ordinal)
    FROM {table} WHERE {table}.document = {layer}.document AND {table}.{layer} = {layer}.id
)"""
_FROM = """
FROM item JOIN document ON document.number = item.document
JOIN {layer} ON {layer}.document = item.document AND {layer}.id = item.id
WHERE item.number IN (SELECT value FROM json_each(?))
"""
_EVENTS = f"""
SELECT {_WHERE}, event.id, event.kind, event.type, event.mode, event.status, event.salience, event.date, event.place,
       event.reported_by, event.contexts, event.alleged_by, item.happening, item.sources,
       (SELECT text FROM word WHERE word.number = item.level),
       event.trigger_start, event.trigger_stop, event.trigger_text,
       event.evidence_start, event.evidence_stop, event.evidence_text,
       {_PARTIES.format(table="participant", layer="event")}, event.confidence
{_FROM.format(layer="event")}
"""
_STATEMENTS = f"""
SELECT {_WHERE}, statement.id, statement.stance, statement.speech,
       statement.cue_start, statement.cue_stop, statement.cue_text,
       statement.content_start, statement.content_stop, statement.content_text,
       {_PARTIES.format(table="speaker", layer="statement")}, statement.confidence
{_FROM.format(layer="statement")}
"""
_COMMITMENTS = f"""
SELECT {_WHERE}, commitment.id, commitment.action, commitment.status, commitment.act, commitment.fulfilment,
       coalesce(commitment.subject, commitment.subject_text), commitment.deadline, commitment.event,
       commitment.statement, commitment.evidence_start, commitment.evidence_stop, commitment.evidence_text,
       {_PARTIES.format(table="party", layer="commitment")}, commitment.confidence
{_FROM.format(layer="commitment")}
"""
_FIGURES = f"""
SELECT {_WHERE}, figure.id, figure.value, figure.min, figure.max, figure.min_exclusive, figure.max_exclusive,
       figure.unit, figure.measures, figure.change, figure.doubt, figure.start, figure.stop, figure.text,
       figure.confidence
{_FROM.format(layer="figure")}
"""


def rows_at(connection: apsw.Connection, layer: Layer, numbers: Iterable[int]) -> Iterator[Row]:
    """Yield the rows of items of one layer in the order of their numbers as given; lazily, some at a time.

    What another process has taken out in the meantime is left out.
    """
    sql, row_of = _LAYERS[layer]
    for part in _parts(numbers):
        found = {row[0]: row_of(_where(row[1:10]), row[10:]) for row in connection.execute(sql, (json.dumps(part),))}
        yield from (found[number] for number in part if number in found)


def _parts(numbers: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(numbers)
    while part := list(islice(rest, _AT_ONCE)):
        yield part


def _where(row: tuple[Any, ...]) -> Where:
    document, location, outlet, published, language, url, digest, first, last = row
    return Where(
        document=document, location=location, outlet=outlet, published=published, language=language, url=url,
        text_sha256=digest, filed=span_of(first, last),
    )  # fmt: skip


def _event(where: Where, row: tuple[Any, ...]) -> EventRow:
    identifier, kind, type_, mode, status, salience, date, place, reported_by = row[:9]
    contexts, alleged_by, happening, sources, level, *quotes, parties, confidence = row[9:]
    return EventRow(
        where=where, id=identifier, kind=kind, type=type_, mode=mode, status=status, salience=salience, date=date,
        place=place, reported_by=reported_by, trigger=Quote(*quotes[:3]), evidence=Quote(*quotes[3:]),
        participants=_parties(parties), confidence=confidence, contexts=tuple(json.loads(contexts)),
        alleged_by=alleged_by, happening=happening, sources=sources, level=level,
    )  # fmt: skip


def _statement(where: Where, row: tuple[Any, ...]) -> StatementRow:
    identifier, stance, speech, *quotes, parties, confidence = row
    return StatementRow(
        where=where, id=identifier, stance=stance, speech=speech, cue=Quote(*quotes[:3]), content=Quote(*quotes[3:]),
        parties=_parties(parties), confidence=confidence,
    )  # fmt: skip


def _commitment(where: Where, row: tuple[Any, ...]) -> CommitmentRow:
    *plain, start, stop, text, parties, confidence = row
    identifier, action, status, act, fulfilment, subject, deadline, event, statement = plain
    return CommitmentRow(
        where=where, id=identifier, action=action, status=status, act=act, fulfilment=fulfilment, subject=subject,
        deadline=deadline, evidence=Quote(start, stop, text), parties=_parties(parties), confidence=confidence,
        event=event, statement=statement,
    )  # fmt: skip


def _figure(where: Where, row: tuple[Any, ...]) -> FigureRow:
    identifier, value, *bounds, unit, measures, change, doubt, start, stop, text, confidence = row
    bounded = value is None and any(bound is not None for bound in bounds)
    return FigureRow(
        where=where, id=identifier, value=_bounds(bounds) if bounded else value, unit=unit, measures=measures,
        change=change, doubt=doubt, quote=Quote(start, stop, text), confidence=confidence,
    )  # fmt: skip


def _parties(encoded: str) -> tuple[Party, ...]:
    return tuple(Party(*party) for party in json.loads(encoded))


def _bounds(bounds: list[int | float | None]) -> Bounds:
    least, most, above, below = bounds
    return Bounds(min=least, max=most, min_exclusive=above, max_exclusive=below)


_LAYERS: Mapping[Layer, tuple[str, Callable[[Where, tuple[Any, ...]], Row]]] = {
    "event": (_EVENTS, _event),
    "statement": (_STATEMENTS, _statement),
    "commitment": (_COMMITMENTS, _commitment),
    "figure": (_FIGURES, _figure),
}
