"""A ledger and filters -> the events, statements, commitments or figures asked for, each with its document."""

import functools
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rasad.ledger import Ledger
from rasad.records.days import days_of
from rasad.records.ports import StoredDocument
from rasad.records.report import Commitment, Entity, Event, Figure, Mention, Participant, Statement
from rasad.store.rows import state_of
from rasad.text.documents import make_document

LAYERS = ("events", "statements", "commitments", "figures")
_DOCUMENTS_KEPT = 512  # in memory: rows of one time come from the same documents

Item = Event | Statement | Commitment | Figure


class Held:
    """A document with look-ups by id."""

    def __init__(self, stored: StoredDocument) -> None:
        report = stored.report
        self.report = report
        self.source = stored.source
        self.header = report.document
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in report.entities}
        self.mentions: Mapping[str, Mention] = {mention.id: mention for mention in report.mentions}
        self.statements: Mapping[str, Statement] = {statement.id: statement for statement in report.statements}
        self.items: dict[str, dict[str, Item]] = {
            layer: {item.id: item for item in getattr(report, layer)} for layer in LAYERS
        }

    @property
    def outlet(self) -> str | None:
        """The outlet's name."""
        return self.header.outlet.name if self.header.outlet else None

    @property
    def link(self) -> str:
        """The address of the page, or where it lay."""
        return self.header.url or self.header.location

    @property
    def day_published(self) -> str | None:
        """The day of publication, ISO; None where it is not known to the day."""
        days = days_of(self.header.published.edtf)
        return days.first if days.first == days.last else None

    def name(self, entity_id: str) -> str:
        """Return the English name of an entity, or the id of one that the report does not describe."""
        entity = self.entities.get(entity_id)
        return entity.name if entity else entity_id

    def names(self, entity_ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of entities."""
        return tuple(self.name(entity_id) for entity_id in entity_ids)

    def state(self, entity_id: str) -> str | None:
        """Return the state that an entity is or belongs to, or PLOVER's code in its place."""
        entity = self.entities.get(entity_id)
        return state_of(entity) if entity else None

    @functools.cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        segments, header = self.report.segments, self.header
        document = make_document(self.source, segments, part=header.part, language=header.language)
        return tuple(sentence.start for sentence in document.sentences)

    def sentence(self, start: int) -> int:
        """Return the number of the sentence that a character stands in; the headline is the first, number 1."""
        return max(1, bisect_right(self._sentence_starts, start))


class Picked(NamedTuple):
    """Something that was asked for, and the document that says it."""

    held: Held
    item: Any

    @property
    def id(self) -> str:
        """The id that leads back to the ledger: of the document, then of the item in its report."""
        return f"{self.held.header.id}/{self.item.id}"


def picked(ledger: Ledger, layer: str, filters: Mapping[str, Any]) -> Iterator[Picked]:
    """Yield what is asked for, in the order of the ledger: by day, document and place.

    Args:
        ledger: an open ledger.
        layer: one of LAYERS.
        filters: what the ledger's method of that name takes.
    """
    held = functools.lru_cache(maxsize=_DOCUMENTS_KEPT)(lambda document: Held(ledger.stored(document)))
    for row in getattr(ledger, layer)(**filters):
        document = held(row.where.document)
        yield Picked(document, document.items[layer][row.id])


def parties(event: Event, role: str) -> tuple[Participant, ...]:
    """Return the participants of an event in one role, in the order of the report."""
    return tuple(participant for participant in event.participants if participant.role == role)


def allegers(held: Held, event: Event) -> tuple[str, ...]:
    """Return the ids of those who alone say that an event took place; empty where it is no allegation."""
    if event.alleged_by is None:
        return ()
    statement = held.statements.get(event.alleged_by)
    return statement.speakers if statement else (event.alleged_by,)
