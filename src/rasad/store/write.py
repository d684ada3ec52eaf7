"""Reports and their source text -> the ledger; all SQL that writes is here, in `fulltext` and in `items`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import cast

import apsw
import msgspec

from rasad.records.ports import StoredDocument
from rasad.records.report import DocumentHeader, ProducedBy, Report
from rasad.records.spans import Span
from rasad.store import corrections, fulltext, items, links
from rasad.store.correcting import corrected
from rasad.store.outcomes import Added, Removed, Replaced, Stored, Unchanged
from rasad.store.packing import encode, pack, report_digest, text_digest
from rasad.store.read import read_as_read
from rasad.store.rows import TABLES, document_days, quotes_of, rows_of

_INSERTS = {
    table: f"INSERT INTO {table} (document, {', '.join(columns.split())}) VALUES (?{', ?' * len(columns.split())})"
    for table, columns in TABLES.items()
}
_DOCUMENT_COLUMNS = (
    "id source_sha256 text_sha256 part start stop location url language title outlet outlet_name outlet_state "
    "outlet_control origin published published_basis day_first day_last produced_by report_sha256 report number"
)
_INSERT_DOCUMENT = (
    f"INSERT INTO document ({', '.join(_DOCUMENT_COLUMNS.split())}, added_at) "
    f"VALUES ({'?, ' * len(_DOCUMENT_COLUMNS.split())}strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) RETURNING number"
)
_DOCUMENTS_OF_PAGE = "SELECT number, id, location FROM document WHERE source_sha256 = ? AND location = ?"


@contextmanager
def transaction(connection: apsw.Connection, *, is_kept: bool = True) -> Iterator[None]:
    """Do all or nothing (nothing too if it is not to be kept); waits for another writer at the start only."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT" if is_kept else "ROLLBACK")
    except BaseException:
        if connection.in_transaction:  # a full disk may have rolled back already
            connection.execute("ROLLBACK")
        raise


def now(connection: apsw.Connection) -> str:
    """Return the time as the ledger writes it: UTC, to the second."""
    return str(connection.execute("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')").get)


def fault_in(report: Report, source: str) -> str | None:
    """Return why a report and a text cannot be kept together, or None: text, quotes and ids must agree."""
    try:
        digest = text_digest(source)
    except UnicodeEncodeError as error:
        return f"the source text is no valid Unicode at offset {error.start}"
    if digest != report.document.text_sha256:
        return f"the source text is not the one the report was made from (its SHA-256 is {digest})"
    for role, owner, quote in quotes_of(report):
        if source[quote.start : quote.end] != quote.text:
            return f"the {role} of {owner or 'the document'} is not what stands at [{quote.start}, {quote.end})"
    return _repeated_id(report)


def _repeated_id(report: Report) -> str | None:
    for layer in ("entities", "mentions", "times", "figures", "events", "statements", "commitments"):
        ids = [item.id for item in getattr(report, layer)]
        if len(ids) != len(set(ids)):
            return f"two {layer} have the same id: {next(one for one in ids if ids.count(one) > 1)}"
    return None


def write_document(connection: apsw.Connection, report: Report, source: str) -> Stored:
    """Store one document inside the caller's transaction; the same report twice changes nothing."""
    header = report.document
    digest = report_digest(report)
    found = connection.execute(
        "SELECT number, report_sha256, produced_by, location FROM document WHERE id = ?", (header.id,)
    ).fetchone()
    if found is not None and found[1] == digest:
        return Unchanged(header.id, found[3])
    if found is None:
        _put(connection, StoredDocument(report, source), digest, None)
        return Added(header.id, header.location)
    _delete(connection, found[0])
    _put(connection, StoredDocument(report, source), digest, found[0])
    _drop_idle_texts(connection)
    return Replaced(header.id, header.location, msgspec.json.decode(found[2], type=ProducedBy))


def write_anew(connection: apsw.Connection, document_id: str) -> None:
    """Derive the rows of a document anew inside the caller's transaction, if it is there."""
    stored = read_as_read(connection, document_id)
    if stored is not None:
        select = "SELECT report_sha256 FROM document WHERE id = ?"
        write_instead(connection, stored, str(connection.execute(select, (document_id,)).get))


def write_instead(connection: apsw.Connection, new: StoredDocument, digest: str) -> None:
    """Put a report and text in the place of those of the same document, inside the caller's transaction."""
    document_id = new.report.document.id
    found = connection.execute("SELECT number, added_at FROM document WHERE id = ?", (document_id,)).fetchone()
    if found is not None:
        _delete(connection, found[0])
        _put(connection, new, digest, found[0])
        connection.execute("UPDATE document SET added_at = ? WHERE number = ?", (found[1], found[0]))
        _drop_idle_texts(connection)


def remove(connection: apsw.Connection, document_id: str) -> None:
    """Take a document out with its text and its failures, inside the caller's transaction, if it is there."""
    found = connection.execute("SELECT number, location FROM document WHERE id = ?", (document_id,)).fetchone()
    if found is not None:
        _delete(connection, found[0])
        _drop_idle_texts(connection)
        clear_failures(connection, found[1])


def _put(connection: apsw.Connection, read: StoredDocument, digest: str, number: int | None) -> None:
    """Write a document that is not there: its report as it was read, its rows as the user's corrections have them."""
    header = read.report.document
    said = corrections.of_document(connection, header.id)
    report, attached = corrected(read.report, said) if said else (read.report, [])
    _write_text(connection, header.text_sha256, read.source)
    number = connection.execute(_INSERT_DOCUMENT, _document(report, read.report, digest, number)).get
    for table, rows in rows_of(report).items():
        if rows:
            connection.executemany(_INSERTS[table], [(number, *row) for row in rows])
    fulltext.index(connection, cast("int", number), report, read.source)
    items.put_down(connection, cast("int", number), report, read.source)
    links.put_down(connection, cast("int", number))
    corrections.note(connection, header.id, attached)


def remove_old_parts(connection: apsw.Connection, reports: Sequence[Report]) -> list[Removed]:
    """Remove the documents that an earlier reading made of this page and this one does not.

    Args:
        connection: an open ledger, inside a transaction.
        reports: all reports of one page, at least one. The page is known by its bytes and its location: the same bytes
            elsewhere are another page, even of the same outlet.
    """
    header = reports[0].document
    page = (header.source_sha256, header.location)
    found = [
        (cast("int", number), str(document), str(location))
        for number, document, location in connection.execute(_DOCUMENTS_OF_PAGE, page)
    ]
    kept = {report.document.id for report in reports}
    gone = [row for row in found if row[1] not in kept]
    heirs = {report.document.extent: report.document for report in reports}
    for number, document, _ in gone:
        heir = heirs.get(_extent(connection, number))
        _delete(connection, number)
        if heir is None:
            corrections.lose(connection, document)
        elif corrections.move(connection, document, heir):  # the same article, now with an outlet, has another id
            write_anew(connection, heir.id)
    if gone:
        _drop_idle_texts(connection)
    return [Removed(document, location) for _, document, location in gone]


def note_reading(connection: apsw.Connection, header: DocumentHeader, fingerprint: str) -> None:
    """Note that the ledger holds all that a reading gave, by what it depends on; nothing where that is empty."""
    if fingerprint:
        row = (header.location, header.source_sha256, fingerprint)
        connection.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", row)


def is_read(connection: apsw.Connection, location: str, fingerprint: str) -> bool:
    """Say whether the ledger holds what such a reading gave."""
    kept = connection.execute("SELECT fingerprint FROM reading WHERE location = ?", (location,)).get
    return bool(kept == fingerprint)


def documents_read(connection: apsw.Connection, location: str) -> list[str]:
    """Return the ids of the documents that the last reading of a place gave, by part."""
    query = (
        "SELECT document.id FROM reading JOIN document USING (location, source_sha256) "
        "WHERE reading.location = ? ORDER BY part, id"
    )
    return [str(document) for (document,) in connection.execute(query, (location,))]


def _extent(connection: apsw.Connection, number: int) -> Span:
    row = connection.execute("SELECT start, stop FROM document WHERE number = ?", (number,)).fetchone()
    return Span(*row) if row else Span(0, 0)


def write_failure(connection: apsw.Connection, location: str, step: str, error: str, message: str) -> None:
    """Note that an input could not be read; a second failure of the same step there takes the place of the first."""
    connection.execute(
        "INSERT INTO failure VALUES (?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) "
        "ON CONFLICT DO UPDATE SET error = excluded.error, message = excluded.message, at = excluded.at",
        (location, step, error, message),
    )


def clear_failures(connection: apsw.Connection, location: str) -> None:
    """Forget the failures of a location that was read after all."""
    connection.execute("DELETE FROM failure WHERE location = ?", (location,))


def _document(report: Report, read: Report, digest: str, number: int | None) -> tuple[object, ...]:
    """Return the row of a document: what it is searched by as corrected, and the report as it was read."""
    header = report.document
    published = header.published
    return (
        *(header.id, header.source_sha256, header.text_sha256, header.part, header.extent.start, header.extent.end),
        *(header.location, header.url, header.language, header.title.text if header.title else None),
        *_outlet(header),
        *(header.origin.entity if header.origin else None, published.edtf, published.basis, *document_days(report)),
        *(msgspec.json.encode(report.produced_by).decode(), digest, pack(encode(read)), number),
    )


def _outlet(header: DocumentHeader) -> tuple[str | None, ...]:
    outlet = header.outlet
    return (outlet.id, outlet.name, outlet.state, outlet.control) if outlet else (None, None, None, None)


def _write_text(connection: apsw.Connection, digest: str, source: str) -> None:
    if connection.execute("SELECT 1 FROM source_text WHERE sha256 = ?", (digest,)).get is None:
        connection.execute("INSERT INTO source_text VALUES (?, ?, ?)", (digest, len(source), pack(source.encode())))


def _delete(connection: apsw.Connection, number: int) -> None:
    fulltext.forget(connection, number)
    items.forget(connection, number)
    links.loosen(connection, number)
    query = "DELETE FROM reading WHERE location = (SELECT location FROM document WHERE number = ?)"
    connection.execute(query, (number,))
    connection.execute("DELETE FROM document WHERE number = ?", (number,))


def _drop_idle_texts(connection: apsw.Connection) -> None:
    connection.execute(
        "DELETE FROM source_text WHERE NOT EXISTS (SELECT 1 FROM document WHERE text_sha256 = source_text.sha256)"
    )
