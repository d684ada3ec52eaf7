"""The report: what rasad says of one document; `rasad schema report` prints these structs as the public interface.

Closed lists are `Literal` types and come out as enums in the schema; open ones are plain strings. `None` means unknown.
Source: contract `rasad/1`.
"""

from typing import Literal

import msgspec

from rasad.records.document import Segment
from rasad.records.pages import Page
from rasad.records.spans import Quote, Span

PublishedBasis = Literal["given", "metadata", "stated", "inferred", "unknown"]
Control = Literal["state", "party", "private", "unknown"]
EntityType = Literal[
    "state", "person", "organisation", "armed_group", "group", "media", "city", "region", "place", "facility",
    "project", "agreement", "initiative", "operation", "conference", "weapon", "product", "office",
]  # fmt: skip
MentionKind = Literal["name", "demonym", "title", "nominal", "pronoun", "clitic"]
Wording = Literal["neutral", "honorific", "delegitimising", "territorial"]
TimeKind = Literal["date", "relative", "duration", "set"]
Calendar = Literal["gregorian", "solar_hijri", "hijri", "none"]
Change = Literal["increase", "decrease", "increase_to", "decrease_to"]
PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventStatus = Literal["happened", "ongoing", "planned", "hypothetical", "denied"]
DONE = frozenset({"happened", "ongoing"})
"""The statuses of what is told as real."""
Salience = Literal["main", "background"]
Role = Literal["actor", "recipient", "third_party"]
DateBasis = Literal["given", "metadata", "stated", "inferred", "unknown"]
Speech = Literal["reported", "direct", "mixed"]
Stance = Literal[
    "supports", "demands", "promises", "denies", "warns", "accuses", "proposes", "praises", "expects", "declines"
]
CommitmentStatus = Literal[
    "agreed", "planned", "under way", "done", "refused", "demanded", "proposed", "possible", "discussed"
]
Fulfilment = Literal["open", "under_way", "done", "lapsed", "unknown"]


class _Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the report's parts: frozen, by keyword only."""


class ProducedBy(_Record, frozen=True, kw_only=True):
    """Versions and hashes of all that had a say; no clock, so that the same input gives the same bytes."""

    rasad: str
    packs: dict[str, str]
    kb: str
    kb_user: str | None = None
    reader: str = "text"
    options: dict[str, str] = {}


class Outlet(_Record, frozen=True, kw_only=True):
    """The source that published the document."""

    id: str
    name: str
    state: str | None = None
    control: Control = "unknown"


class Origin(_Record, frozen=True, kw_only=True):
    """The agency or readout that the document says it relays."""

    entity: str
    span: Quote


class Published(_Record, frozen=True, kw_only=True):
    """The publication date as EDTF; `edtf` is None where nothing supports one date."""

    edtf: str | None = None
    basis: PublishedBasis = "unknown"
    candidates: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()
    steps: tuple[str, ...] = ()


class DocumentHeader(_Record, frozen=True, kw_only=True):
    """What is known of the document as such; `page` is what was taken from a web page beside its text."""

    id: str
    source_sha256: str
    text_sha256: str
    part: int
    extent: Span
    location: str
    language: str
    title: Quote | None = None
    byline: Quote | None = None
    outlet: Outlet | None = None
    origin: Origin | None = None
    published: Published = Published()
    url: str | None = None
    page: Page | None = None


class Entity(_Record, frozen=True, kw_only=True):
    """Someone or something that the report speaks of. `id`: ISO 3166-1 alpha-3 for states, Wikidata id, else a slug."""

    id: str
    wikidata: str | None
    name: str
    names: dict[str, str] = {}
    type: EntityType
    country: str | None = None
    sector: str | None = None


class Mention(_Record, frozen=True, kw_only=True):
    """A span that refers to one or several entities. `metonym`: a capital or seat that stands for its government."""

    id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    entities: tuple[str, ...]
    confidence: float
    read_by: str
    metonym: bool = False
    wording: Wording | None = None


class Time(_Record, frozen=True, kw_only=True):
    """A time expression; `value` is EDTF, ISO 8601 for durations, None where vague."""

    id: str
    start: int
    end: int
    text: str
    value: str | None
    kind: TimeKind
    calendar: Calendar
    confidence: float
    read_by: str


class Bounds(_Record, frozen=True, omit_defaults=True, kw_only=True):
    """The bounds that the words of a figure give."""

    min: float | None = None
    max: float | None = None
    min_exclusive: float | None = None
    max_exclusive: float | None = None


class Figure(_Record, frozen=True, kw_only=True):
    """A quantity. `unit`: percent, ordinal, an ISO 4217 code, a measure or rate, or the thing counted.

    A thing is an English plural noun, or the noun as the text writes it where the tables have no English word.
    """

    id: str
    start: int
    end: int
    text: str
    value: int | float | Bounds | None
    unit: str | None
    confidence: float
    read_by: str
    measures: str | None = None
    change: Change | None = None
    doubt: str | None = None
    probable_value: int | float | None = None


class Participant(_Record, frozen=True, kw_only=True):
    """One party of an event."""

    entity: str
    role: Role
    mention: str | None = None
    part: str | None = None
    as_office: str | None = None


class Place(_Record, frozen=True, kw_only=True):
    """Where an event took place."""

    entity: str
    span: Quote | None = None


class EventDate(_Record, frozen=True, kw_only=True):
    """When an event took place, as EDTF, and the ids of the times that say so."""

    edtf: str | None
    basis: DateBasis
    times: tuple[str, ...] = ()


class Underlying(_Record, frozen=True, kw_only=True):
    """The act that a plan, promise or threat is about."""

    type: PloverType
    mode: str | None = None


class Event(_Record, frozen=True, kw_only=True):
    """What somebody did, in rasad's `kind` and its PLOVER projection."""

    id: str
    kind: str
    type: PloverType
    mode: str | None
    contexts: tuple[str, ...]
    status: EventStatus
    salience: Salience
    trigger: Quote
    evidence: Quote
    participants: tuple[Participant, ...]
    confidence: float
    frame: str
    read_by: str
    underlying: Underlying | None = None
    alleged_by: str | None = None
    other_triggers: tuple[Quote, ...] = ()
    place: Place | None = None
    date: EventDate | None = None
    reported_by: str = "narrator"
    count: int | None = 1
    figures: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


class Statement(_Record, frozen=True, kw_only=True):
    """Attributed speech: who said what, by which words."""

    id: str
    speakers: tuple[str, ...]
    cue: Quote
    content: Quote
    speech: Speech
    confidence: float
    read_by: str
    addressees: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    stance: Stance | None = None
    nested_in: str | None = None
    venue_event: str | None = None
    steps: tuple[str, ...] = ()


class Subject(_Record, frozen=True, kw_only=True):
    """What a commitment is about."""

    entity: str | None = None
    span: Quote | None = None


class Deadline(_Record, frozen=True, kw_only=True):
    """By when a commitment is due."""

    edtf: str | None
    time: str | None


class Target(_Record, frozen=True, kw_only=True):
    """The figure that a commitment aims at."""

    figure: str


class Commitment(_Record, frozen=True, kw_only=True):
    """What parties bind themselves to, ask for or refuse."""

    id: str
    parties: tuple[str, ...]
    action: str
    status: CommitmentStatus
    act: str
    evidence: Quote
    confidence: float
    read_by: str
    subject: Subject | None = None
    fulfilment: Fulfilment = "unknown"
    debtor: tuple[str, ...] = ()
    beneficiary: tuple[str, ...] = ()
    deadline: Deadline | None = None
    target: Target | None = None
    event: str | None = None
    statement: str | None = None
    steps: tuple[str, ...] = ()


class Problem(_Record, frozen=True, kw_only=True):
    """Something that could not be read, said plainly."""

    step: str
    message: str


class Report(_Record, frozen=True, kw_only=True):
    """All that rasad says of one document."""

    schema: str
    produced_by: ProducedBy
    document: DocumentHeader
    segments: tuple[Segment, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    problems: tuple[Problem, ...]
