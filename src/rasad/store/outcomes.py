"""What became of an input: said for every one, never silence."""

import msgspec

from rasad.records.report import ProducedBy, Report


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


class Refused(msgspec.Struct, frozen=True):
    """The document was erased for good (`at`: when, UTC) and is not taken in again."""

    document: str
    location: str
    at: str


class LayerChange(msgspec.Struct, frozen=True):
    """What a new reading changed in one layer of a report, by the items' ids."""

    layer: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    altered: tuple[str, ...]


class Reread(msgspec.Struct, frozen=True):
    """The document was read again from its kept text, and the reading differs; `was`: by which versions it was read."""

    document: str
    location: str
    was: ProducedBy
    changes: tuple[LayerChange, ...]


Stored = Added | Unchanged | Replaced
"""What became of one report."""

PageOutcome = Stored | Removed | Refused | Failed
"""What became of one document of a page, or of the page."""

_LAYERS = ("entities", "mentions", "times", "figures", "events", "statements", "commitments")


def changes_between(old: Report, new: Report) -> tuple[LayerChange, ...]:
    """Return what a new reading changed, layer by layer; `document` stands for the header, altered under its own id."""
    found = []
    for layer in _LAYERS:
        before = {item.id: item for item in getattr(old, layer)}
        after = {item.id: item for item in getattr(new, layer)}
        added, removed = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
        altered = [key for key in before if key in after and before[key] != after[key]]
        if added or removed or altered:
            found.append(LayerChange(layer, tuple(added), tuple(removed), tuple(altered)))
    if old.document != new.document:
        found.append(LayerChange("document", (), (), (new.document.id,)))
    return tuple(found)
