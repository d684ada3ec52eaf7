"""Corrections: what a user says of a reading that was wrong, anchored to the characters it was read from.

`rasad ledger corrections --format jsonl` prints them, one a line: labelled data for whoever trains or measures.
"""

from typing import Literal

import msgspec

from rasad.records.report import Entity, ProducedBy
from rasad.records.spans import Quote

CorrectionKind = Literal["entity", "type", "status", "date", "not_event", "same", "not_same"]
CorrectedLayer = Literal["event", "mention"]
CorrectionState = Literal["applied", "met", "lost", "undone"]
"""How a correction stands now: it changes the reading; the reading says the same by itself; nothing of this kind is
read at its characters any more (or its document is gone), so that it changes nothing; it was taken back."""
RULINGS = frozenset({"same", "not_same"})
"""The kinds that speak of two events of two tellings, and change no report."""


class _Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the parts of a correction: frozen, by keyword only."""


class ReadAs(_Record, frozen=True, kw_only=True):
    """What the machine had read when it was corrected, and by which entry and versions."""

    kind: str | None = None
    type: str | None = None
    status: str | None = None
    date: str | None = None
    entities: tuple[str, ...] = ()
    read_by: str
    produced_by: ProducedBy


class CorrectedItem(_Record, frozen=True, kw_only=True):
    """The event or mention that is corrected: it is found again by document, span and words, not by its id.

    `quote` is the trigger of an event, or the words of a mention; `evidence` the sentence it stands in.
    """

    document: str
    location: str
    language: str
    layer: CorrectedLayer
    id: str
    quote: Quote
    evidence: Quote
    read_as: ReadAs


class Correction(_Record, frozen=True, kw_only=True):
    """What a user says. `made_at` and `undone_at` are UTC.

    `value` is an entity id, a kind of event, a status or an EDTF date; None says that there is none. `entity` describes
    the right entity. `here`: only this mention is wrong, not all that its document says of the entity.
    """

    id: str
    kind: CorrectionKind
    items: tuple[CorrectedItem, ...]
    value: str | None
    who: str
    made_at: str
    note: str | None = None
    entity: Entity | None = None
    instead_of: str | None = None
    here: bool = False
    undone_by: str | None = None
    undone_at: str | None = None
    state: CorrectionState = "applied"

    @property
    def is_ruling(self) -> bool:
        """Say whether it speaks of two events being one or not."""
        return self.kind in RULINGS


class Ruling(msgspec.Struct, frozen=True):
    """A user says that two events, each by document and id, are one happening, or are not."""

    is_same: bool
    one: tuple[str, str]
    other: tuple[str, str]
