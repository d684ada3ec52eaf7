"""Alerts: what `rasad watch` prints, appends and posts, a public interface like the report.

Closed lists are `Literal` types. Values are ids, EDTF, numbers or words of the text; `None` means: nothing is known.
"""

from typing import Literal

import msgspec

AlertOn = Literal["event", "conflict", "lapsed", "figure"]
"""What an alert is about: an event; accounts of one thing that cannot all be true; a commitment whose day went by; a
figure that is told otherwise than before."""
CAUTION = "machine-read, not verified"


class AlertParty(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who takes part; `role` is None where there are no roles."""

    entity: str
    name: str
    state: str | None = None
    role: str | None = None


class AlertEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """Where it stands: characters `[start, end)` of a document's source text, the words cut where they are many."""

    document: str
    location: str
    url: str | None
    outlet: str | None
    published: str | None
    start: int
    end: int
    text: str


class AlertRow(msgspec.Struct, frozen=True, kw_only=True):
    """One alert. `id` is the same however often it is sent; `subject`: the id of the event, happening, chain or series.

    `says` is one line for people. `alleged_by` are those on whose word alone it rests: it is what they say, no fact.
    """

    id: str
    alert: str
    on: AlertOn
    at: str
    says: str
    subject: str
    kind: str | None = None
    type: str | None = None
    status: str | None = None
    date: str | None = None
    place: str | None = None
    parties: tuple[AlertParty, ...] = ()
    alleged_by: tuple[str, ...] = ()
    confidence: float | None = None
    details: tuple[str, ...] = ()
    evidence: tuple[AlertEvidence, ...] = ()
    caution: str = CAUTION
    produced_by: str
