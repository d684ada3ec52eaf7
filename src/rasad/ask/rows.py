"""The rows that questions are answered with: each says which document it stands in and at which characters."""

from typing import NamedTuple

import msgspec

from rasad.records.report import Bounds
from rasad.records.spans import Quote


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the ledger in one line; the counts are those of its report."""

    id: str
    location: str
    language: str
    outlet: str | None
    published: str | None
    published_basis: str
    title: str | None
    states: tuple[str, ...]
    events: int
    statements: int
    commitments: int


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Where a row comes from. `text_sha256` is the digest of the source text that its offsets count in.

    `filed` is the day or span of days that the row is found and sorted by, as EDTF; None where nothing is known.
    """

    document: str
    location: str
    outlet: str | None
    published: str | None
    language: str | None = None
    url: str | None = None
    text_sha256: str | None = None
    filed: str | None = None


class Party(NamedTuple):
    """Someone who has a role in a row, and the state that it is or belongs to."""

    entity: str
    state: str | None
    role: str


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event. What it is told of is no fact where `alleged_by` names the statement that alone asserts it.

    `sources` counts the independent sources of its happening; None until documents are linked. `level` is that of a
    meeting or call, None of other acts. `found` are the words asked for, where they stand in the evidence.
    """

    where: Where
    id: str
    kind: str
    type: str
    mode: str | None
    status: str
    salience: str
    date: str | None
    place: str | None
    reported_by: str
    trigger: Quote
    evidence: Quote
    participants: tuple[Party, ...]
    confidence: float
    contexts: tuple[str, ...] = ()
    alleged_by: str | None = None
    happening: str | None = None
    sources: int | None = None
    level: str | None = None
    found: tuple[Quote, ...] = ()


class TimelineRow(msgspec.Struct, frozen=True, kw_only=True):
    """A happening on its day: one event that tells of it with its characters, and how many do.

    Until documents are linked each event is a happening of its own.
    """

    day: str | None
    told: int
    sources: int
    event: EventRow


class DyadRow(msgspec.Struct, frozen=True, kw_only=True):
    """What passed between two states in a period: happenings that came about, each counted once.

    Until documents are linked each event is a happening of its own. The four counts are PLOVER's quad classes; the
    scores are means over happenings, None where there are none: `plover` PLOVER's, the others Goldstein's, `forth` of
    what the first does to the second, `back` the other way; what both do together is in both. `documents` are all that
    were published in the period, of the languages and outlets asked for: 0 says that it is not covered. `per_hundred`
    is the number of happenings for a hundred of them.
    """

    period: str | None
    states: tuple[str, str]
    happenings: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    plover: float | None
    goldstein: float | None
    forth: float | None
    back: float | None
    of_one_source: int
    outlets: tuple[str, ...]
    documents: int | None
    per_hundred: float | None


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement; the roles of its parties are speaker, addressee and topic (a topic may be a word)."""

    where: Where
    id: str
    stance: str | None
    speech: str
    cue: Quote
    content: Quote
    parties: tuple[Party, ...]
    confidence: float
    found: tuple[Quote, ...] = ()


class CommitmentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment; the roles of its parties are party, debtor and beneficiary."""

    where: Where
    id: str
    action: str
    status: str
    act: str
    fulfilment: str
    subject: str | None
    deadline: str | None
    evidence: Quote
    parties: tuple[Party, ...]
    confidence: float
    event: str | None = None
    statement: str | None = None
    found: tuple[Quote, ...] = ()


class FigureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure; `value` is None where the text gives no number, Bounds where it gives bounds only."""

    where: Where
    id: str
    value: int | float | Bounds | None
    unit: str | None
    measures: str | None
    change: str | None
    doubt: str | None
    quote: Quote
    confidence: float
    found: tuple[Quote, ...] = ()


class FailureRow(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be read; `at` is UTC."""

    location: str
    step: str
    error: str
    message: str
    at: str
