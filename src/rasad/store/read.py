"""The ledger -> the reports and texts that were stored in it, with what the user corrected."""

from collections.abc import Iterator

import apsw

from rasad.records.ports import StoredDocument
from rasad.store import corrections
from rasad.store.correcting import corrected
from rasad.store.packing import decode, unpack

_SELECT = (
    "SELECT document.number, document.report, source_text.body FROM document "
    "JOIN source_text ON source_text.sha256 = document.text_sha256"
)


def read_document(connection: apsw.Connection, document_id: str) -> StoredDocument | None:
    """Return one document by its id, or None if the ledger does not hold it."""
    row = connection.execute(f"{_SELECT} WHERE document.id = ?", (document_id,)).fetchone()
    return _stored(connection, row[1], row[2]) if row else None


def read_as_read(connection: apsw.Connection, document_id: str) -> StoredDocument | None:
    """Return one document as the machine read it, without corrections, or None if the ledger does not hold it."""
    row = connection.execute(f"{_SELECT} WHERE document.id = ?", (document_id,)).fetchone()
    return StoredDocument(decode(unpack(row[1])), unpack(row[2]).decode()) if row else None


def texts_at(connection: apsw.Connection, location: str) -> set[str]:
    """Return the SHA-256 of the source texts of all documents that were read at a place."""
    rows = connection.execute("SELECT DISTINCT text_sha256 FROM document WHERE location = ?", (location,))
    return {str(digest) for (digest,) in rows}


def read_numbered(connection: apsw.Connection, number: int) -> StoredDocument:
    """Return one document by its number, which the ledger must hold."""
    row = connection.execute(f"{_SELECT} WHERE document.number = ?", (number,)).fetchone()
    assert row is not None, f"the ledger holds no document number {number}"
    return _stored(connection, row[1], row[2])


def read_all(connection: apsw.Connection) -> Iterator[tuple[int, StoredDocument]]:
    """Yield all documents with their numbers, in the order in which they were first added."""
    for number, report, body in connection.execute(f"{_SELECT} ORDER BY document.number"):
        yield number, _stored(connection, report, body)


def _stored(connection: apsw.Connection, packed: bytes, body: bytes) -> StoredDocument:
    report = decode(unpack(packed))
    said = corrections.of_document(connection, report.document.id)
    if not said:
        return StoredDocument(report, unpack(body).decode())
    rulings = corrections.rulings(connection, report.document.id)
    return StoredDocument(corrected(report, said)[0], unpack(body).decode(), rulings)
