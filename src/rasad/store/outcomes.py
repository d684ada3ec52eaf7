"""What became of an input: said for every one, never silence."""

import msgspec

from rasad.records.report import ProducedBy


class Added(msgspec.Struct, frozen=True):
    """The document is new to the ledger."""

    document: str
    location: str


class Unchanged(msgspec.Struct, frozen=True):
    """The ledger holds the same report of the same document; nothing was written."""

    document: str
    location: str


class Replaced(msgspec.Struct, frozen=True):
    """The document was read otherwise before (`was`: by which versions); its rows are the new ones."""

    document: str
    location: str
    was: ProducedBy


class Removed(msgspec.Struct, frozen=True):
    """The page is now cut otherwise: this part of it is no document any more."""

    document: str
    location: str


class Failed(msgspec.Struct, frozen=True):
    """The input could not be read or kept; the reasons stand in the ledger's table of failures."""

    location: str
    reasons: tuple[str, ...]


Stored = Added | Unchanged | Replaced
"""What became of one report."""

PageOutcome = Stored | Removed | Failed
"""What became of one document of a page, or of the page."""
