"""Happenings and stories: what `rasad happenings` and `rasad stories` print, a public interface like the report.

Closed lists are `Literal` types. Values are ids, EDTF, numbers or words of the text; `None` means: nothing is known.
"""

from typing import Literal

import msgspec

from rasad.records.report import EventStatus, PloverType, Role
from rasad.records.spans import Quote

Attribute = Literal[
    "kind", "status", "date", "place", "participants", "initiator", "duration", "topics", "content", "figures"
]
Relation = Literal["single", "agree", "precision", "omission", "differ", "conflict", "uncompared"]
"""How accounts stand to one another: one only; the same; one finer than the other; one leaves out what another names;
other things are told, and both may be true; not both can be true; in languages that are not compared word by word."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """An event of a document that tells of the happening; `source` is the outlet, else the location."""

    document: str
    location: str
    event: str
    source: str


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """Documents that count as one source: an outlet's own, and the copies of one text; `origin` is who they relay."""

    sources: tuple[str, ...]
    documents: tuple[str, ...]
    origin: str | None = None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one telling says of an attribute, and where; of a list `span` is the whole telling, `spans` each value's.

    `item` is the event or statement of the document's report.
    """

    source: str
    document: str
    item: str
    value: str | int | float | tuple[str, ...]
    span: Quote
    spans: tuple[Quote, ...] = ()


class AttributeRow(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts of an attribute, how they stand to one another, and which sources leave it out."""

    attribute: Attribute
    relation: Relation
    accounts: tuple[Account, ...]
    left_out_by: tuple[str, ...] = ()


class SayingRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody said on the occasion, in the words of each document that has it."""

    speakers: tuple[str, ...]
    relation: Relation
    accounts: tuple[Account, ...]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who takes part, over all accounts."""

    entity: str
    name: str
    role: Role
    state: str | None = None


class HappeningRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened or is to happen, with every account of it. `edtf` is the narrowest day that is told."""

    id: str
    kind: str
    type: PloverType
    status: EventStatus
    participants: tuple[Side, ...]
    place: str | None
    edtf: str | None
    tellings: tuple[Telling, ...]
    sources: tuple[SourceRow, ...]
    independent_sources: int
    attributes: tuple[AttributeRow, ...]
    sayings: tuple[SayingRow, ...]
    agreement: tuple[Attribute, ...]
    conflicts: tuple[Attribute, ...]
    rule: str
    produced_by: str


class StoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document with the stories and happenings it belongs to; `story` is the main one."""

    location: str
    document: str
    story: str
    stories: tuple[str, ...]
    happenings: tuple[str, ...]
