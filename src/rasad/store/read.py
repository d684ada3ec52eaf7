"""The ledger -> the reports and texts that were stored in it."""

from collections.abc import Iterator

import apsw

from rasad.records.ports import StoredDocument
from rasad.store.packing import decode, unpack

_SELECT = (
    "SELECT document.number, document.report, source_text.body FROM document "
    "JOIN source_text ON source_text.sha256 = document.text_sha256"
)


def read_document(connection: apsw.Connection, document_id: str) -> StoredDocument | None:
    """Return one document by its id, or None if the ledger does not hold it."""
    row = connection.execute(f"{_SELECT} WHERE document.id = ?", (document_id,)).fetchone()
    return _stored(row[1], row[2]) if row else None


def read_numbered(connection: apsw.Connection, number: int) -> StoredDocument:
    """Return one document by its number, which the ledger must hold."""
    row = connection.execute(f"{_SELECT} WHERE document.number = ?", (number,)).fetchone()
    assert row is not None, f"the ledger holds no document number {number}"
    return _stored(row[1], row[2])


def read_all(connection: apsw.Connection) -> Iterator[tuple[int, StoredDocument]]:
    """Yield all documents with their numbers, in the order in which they were first added."""
    for number, report, body in connection.execute(f"{_SELECT} ORDER BY document.number"):
        yield number, _stored(report, body)


def _stored(report: bytes, body: bytes) -> StoredDocument:
    return StoredDocument(decode(unpack(report)), unpack(body).decode())
