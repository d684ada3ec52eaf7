"""Events that others coded: rows of their data sets as the ledger keeps them, apart from what rasad read."""

from typing import Literal

import msgspec

ForeignFormat = Literal["plover-jsonl", "polecat", "icews"]


class ForeignParty(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or recipient as the set has it; `state` is ISO 3166-1 alpha-3 or PLOVER's code in its place."""

    name: str | None = None
    words: str | None = None
    state: str | None = None
    sectors: tuple[str, ...] = ()
    identifier: str | None = None


class ForeignRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event of a foreign set. `type` is PLOVER's, None where PLOVER has none for the set's `code` (CAMEO).

    `date` is EDTF; `status` is what auxiliary modes say, None where the set does not tell. `set` names the data set.
    """

    set: str
    id: str
    date: str | None = None
    type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    status: str | None = None
    code: str | None = None
    actors: tuple[ForeignParty, ...] = ()
    recipients: tuple[ForeignParty, ...] = ()
    place: str | None = None
    text: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    comment: str | None = None


class ForeignSet(msgspec.Struct, frozen=True, kw_only=True):
    """A data set of others in the ledger; `sha256` is of its file, `added_at` UTC."""

    name: str
    format: ForeignFormat
    sha256: str
    rows: int
    added_at: str
