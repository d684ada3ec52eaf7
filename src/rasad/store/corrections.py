"""The corrections of a ledger: kept, found by document, taken back; the only SQL that knows them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import apsw
import msgspec
from msgspec import structs

from rasad.records.corrections import Correction, CorrectionState, Ruling
from rasad.records.report import DocumentHeader
from rasad.store.correcting import Attached

_ALL = "SELECT number, body, undone FROM correction ORDER BY number"
_OF_DOCUMENT = (
    "SELECT DISTINCT correction.number, correction.body FROM correction_item "
    "JOIN correction ON correction.number = correction_item.correction "
    "WHERE correction_item.document = ? AND NOT correction.undone ORDER BY correction.number"
)
_ITEMS = (
    "SELECT document, item FROM correction_item JOIN correction ON correction.number = correction_item.correction "
    "WHERE correction.id = ? ORDER BY ordinal"
)
_STATES = "SELECT state FROM correction_item WHERE correction = ?"
_DECODER = msgspec.json.Decoder(Correction)


def all_corrections(connection: apsw.Connection, *, undone: bool = False) -> Iterator[Correction]:
    """Yield corrections in the order in which they were made, with how they stand; those taken back only if asked."""
    for number, body, is_undone in connection.execute(_ALL).fetchall():
        if undone or not is_undone:
            states = {str(state) for (state,) in connection.execute(_STATES, (number,))}
            yield structs.replace(_DECODER.decode(str(body)), state="undone" if is_undone else _over(states))


def of_document(connection: apsw.Connection, document_id: str) -> list[Correction]:
    """Return the corrections in force that speak of a document, in the order in which they were made."""
    return [_DECODER.decode(str(body)) for _, body in connection.execute(_OF_DOCUMENT, (document_id,))]


def rulings(connection: apsw.Connection, document_id: str | None = None) -> tuple[Ruling, ...]:
    """Return what is said of pairs of events, of one document's or of all; of those only that are there."""
    found = all_corrections(connection) if document_id is None else of_document(connection, document_id)
    return tuple(ruling for c in found if c.is_ruling and (ruling := _ruling(connection, c)) is not None)


def _ruling(connection: apsw.Connection, correction: Correction) -> Ruling | None:
    items = connection.execute(_ITEMS, (correction.id,)).fetchall()
    if any(item is None for _, item in items):
        return None
    (one, first), (other, second) = items
    return Ruling(correction.kind == "same", (str(one), str(first)), (str(other), str(second)))


def keep(connection: apsw.Connection, correction: Correction) -> None:
    """Write a correction down inside the caller's transaction; it is in force when its documents are written anew."""
    number = connection.execute(
        "INSERT INTO correction (id, body) VALUES (?, ?) RETURNING number",
        (correction.id, msgspec.json.encode(correction).decode()),
    ).get
    rows = [(number, n, item.document, item.id, "applied") for n, item in enumerate(correction.items)]
    connection.executemany("INSERT INTO correction_item VALUES (?, ?, ?, ?, ?)", rows)


def take_back(connection: apsw.Connection, correction: Correction) -> None:
    """Keep a correction, which says by now who took it back and when, out of force."""
    body = msgspec.json.encode(structs.replace(correction, state="undone")).decode()
    connection.execute("UPDATE correction SET undone = 1, body = ? WHERE id = ?", (body, correction.id))


def note(connection: apsw.Connection, document_id: str, attached: Iterable[Attached]) -> None:
    """Write down what became of the corrections of a document that was written."""
    connection.executemany(
        "UPDATE correction_item SET item = ?, state = ? WHERE ordinal = ? AND document = ? "
        "AND correction = (SELECT number FROM correction WHERE id = ?)",
        [(a.item, a.state, a.ordinal, document_id, a.correction) for a in attached],
    )


def lose(connection: apsw.Connection, document_id: str) -> None:
    """Write down that a document is gone; its corrections stay, for when it comes back."""
    connection.execute("UPDATE correction_item SET item = NULL, state = 'lost' WHERE document = ?", (document_id,))


def move(connection: apsw.Connection, document_id: str, to: DocumentHeader) -> bool:
    """Let the corrections of a document, also those taken back, speak of another that is the same article.

    Returns:
        Whether there were any; then the other document must be written anew.
    """
    query = "SELECT DISTINCT id FROM correction JOIN correction_item ON correction = number WHERE document = ?"
    moved = [found for (one,) in connection.execute(query, (document_id,)) if (found := find(connection, str(one)))]
    for made in moved:
        items = tuple(
            structs.replace(item, document=to.id, location=to.location) if item.document == document_id else item
            for item in made.items
        )
        body = msgspec.json.encode(structs.replace(made, items=items)).decode()
        connection.execute("UPDATE correction SET body = ? WHERE id = ?", (body, made.id))
    connection.execute("UPDATE correction_item SET document = ? WHERE document = ?", (to.id, document_id))
    return bool(moved)


def documents_of(corrections: Iterable[Correction]) -> list[str]:
    """Return the ids of the documents that corrections speak of, each once."""
    return list(dict.fromkeys(item.document for correction in corrections for item in correction.items))


def find(connection: apsw.Connection, correction_id: str) -> Correction | None:
    """Return a correction by its id, or None."""
    body = connection.execute("SELECT body FROM correction WHERE id = ?", (correction_id,)).get
    return _DECODER.decode(cast("str", body)) if body else None


def _over(states: Sequence[str] | set[str]) -> CorrectionState:
    """Return how a correction of several items stands: lost if one is."""
    return "lost" if "lost" in states else "applied" if "applied" in states else "met"
