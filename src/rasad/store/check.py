"""The ledger -> what is wrong with it: the file's structure, and every row against its report and its characters."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

import apsw
import msgspec
import zstandard

from rasad.records.ports import StoredDocument
from rasad.records.report import Report
from rasad.store import erasing, fulltext, items, links, tombstones, write
from rasad.store.read import read_as_read, read_document
from rasad.store.renaming import named_in
from rasad.store.rows import TABLES, rows_of
from rasad.store.write import fault_in

_UNREADABLE = (zstandard.ZstdError, msgspec.MsgspecError, UnicodeDecodeError)
_FILE, _CONTENT, _ERASED = "the file: ", "the stored report or text", "it was erased for good"
_UNSCRUBBED = "characters that were erased may still stand in the file: another process reads it; close it, check again"
_UNDESCRIBED = """
SELECT DISTINCT entity FROM (
    SELECT entity FROM mention_entity WHERE document = ?1
    UNION ALL SELECT entity FROM participant WHERE document = ?1
    UNION ALL SELECT entity FROM speaker WHERE document = ?1 AND role <> 'topic'
    UNION ALL SELECT entity FROM party WHERE document = ?1
    UNION ALL SELECT place FROM event WHERE document = ?1 AND place IS NOT NULL
) WHERE entity NOT IN (SELECT id FROM entity WHERE document = ?1) ORDER BY entity
"""
_STRAYS = {
    "a text belongs to no document": (
        "SELECT sha256 FROM source_text WHERE sha256 NOT IN (SELECT text_sha256 FROM document)"
    ),
    "the full-text index has words of a document that is not there": (
        "SELECT rowid FROM fulltext WHERE rowid NOT IN (SELECT number FROM document)"
    ),
    "the index of items has words of one that is not there": (
        "SELECT rowid FROM item_text WHERE rowid NOT IN (SELECT number FROM item)"
    ),
    "a link repeats one that is not there": (
        "SELECT number FROM telling WHERE repeats IS NOT NULL AND repeats NOT IN (SELECT number FROM telling)"
    ),
    "documents are copies of each other one way only": (
        "SELECT document FROM copied AS one WHERE NOT EXISTS (SELECT 1 FROM copied AS other "
        "WHERE other.document = one.other AND other.other = one.document)"
    ),
}
"""What rows stand on nothing, and the query that finds them."""


def faults(connection: apsw.Connection) -> Iterator[str]:
    """Yield one line per fault; nothing where the ledger is sound."""
    broken = list(_file_faults(connection))
    yield from broken
    if broken:  # what else is asked of it would fail in ways that say less
        return
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"the tables: row {rowid} of {table} has no {parent}"
    yield from _stray_rows(connection)
    if erasing.is_unfinished(connection):
        yield _UNSCRUBBED
    for (document_id,) in connection.execute("SELECT id FROM document ORDER BY number").fetchall():
        yield from document_faults(connection, str(document_id))


def advice(found: Iterable[str]) -> list[str]:
    """Say what to do about faults, most pressing first; nothing where there are none or they say it themselves."""
    lines = list(found)
    said = []
    if any(line.startswith(_FILE) for line in lines):
        said.append("the file is damaged: copy it away, then restore a backup, or add the articles to a new ledger")
    elif any(_CONTENT in line for line in lines):
        said.append(
            "what is stored of a document is damaged: forget that document and add it again, or restore a backup"
        )
    if any(_ERASED in line for line in lines):
        said.append("what was erased has come back: forget it again")
    rest = [line for line in lines if not line.startswith((_FILE, _UNSCRUBBED))]
    if any(_CONTENT not in line and _ERASED not in line for line in rest):
        said.append("all else is derived from what is stored and can be made anew: rasad ledger check --repair")
    return said


def repair(connection: apsw.Connection) -> None:
    """Derive all rows, full text, items and links anew inside the caller's transaction; texts and reports stay."""
    connection.execute("DELETE FROM source_text WHERE sha256 NOT IN (SELECT text_sha256 FROM document)")
    fulltext.rebuild(connection, [])
    items.rebuild(connection, [])
    links.rebuild(connection)
    for (document_id,) in connection.execute("SELECT id FROM document ORDER BY number").fetchall():
        try:
            read_as_read(connection, str(document_id))
        except _UNREADABLE:
            continue  # the check goes on to name it
        write.write_anew(connection, str(document_id))


def _file_faults(connection: apsw.Connection) -> Iterator[str]:
    try:
        for (message,) in connection.execute("PRAGMA integrity_check"):
            if message != "ok":
                yield f"{_FILE}{message}"
    except apsw.CorruptError as error:
        yield f"{_FILE}{error}"


def _stray_rows(connection: apsw.Connection) -> Iterator[str]:
    for message, query in _STRAYS.items():
        for (key,) in connection.execute(query):
            yield f"the tables: {message} ({key})"
    if connection.readonly("main"):  # the index checks itself only where it may be written
        return
    try:
        connection.execute("INSERT INTO fulltext (fulltext) VALUES ('integrity-check')")
    except apsw.CorruptError as error:
        yield f"the tables: the full-text index is damaged ({error})"


def document_faults(connection: apsw.Connection, document_id: str) -> Iterator[str]:
    """Yield one line per fault of one document of the ledger."""
    number = connection.execute("SELECT number FROM document WHERE id = ?", (document_id,)).get
    for fault in _document_faults(connection, cast("int", number), document_id):
        yield f"document {document_id}: {fault}"


def _document_faults(connection: apsw.Connection, number: int, document_id: str) -> Iterator[str]:
    try:
        read, stored = read_as_read(connection, document_id), read_document(connection, document_id)
    except _UNREADABLE as error:
        yield f"{_CONTENT} cannot be read ({error})"
        return
    if stored is None or read is None:
        yield f"{_CONTENT} is not there: its text is missing"
        return
    yield from _content_faults(read)
    yield from _erased_faults(connection, read)
    yield from _row_faults(connection, number, stored.report)
    for (entity,) in connection.execute(_UNDESCRIBED, (number,)):
        yield f"it names the entity {entity} and does not describe it"
    if not links.stand_on(connection, number, stored.report):
        yield "its links are not those of its events"
    if connection.execute("SELECT rowid FROM fulltext WHERE rowid = ?", (number,)).get is None:
        yield "it is missing from the full-text index"
    kept = Counter(connection.execute("SELECT layer, id FROM item WHERE document = ?", (number,)).fetchall())
    if kept != Counter((items.LAYERS[item.layer], item.id) for item in items.items_of(stored.report, stored.source)):
        yield "the items that it is asked by are not those of its report"


def _content_faults(stored: StoredDocument) -> Iterator[str]:
    """Compare every quote of a report, as it was read, with the characters that stand there."""
    fault = fault_in(stored.report, stored.source)
    if fault is not None:
        yield f"{_CONTENT} is wrong: {fault}"


def _erased_faults(connection: apsw.Connection, stored: StoredDocument) -> Iterator[str]:
    if tombstones.erased_at(connection, stored.report.document) is not None:
        yield f"{_ERASED} and is here all the same"
    gone = tombstones.forgotten(connection)
    if gone is not None:
        for entity in sorted(named_in(stored.report)):
            if gone.is_entity(entity):
                yield f"what it says of {entity}: {_ERASED} and is here all the same"


def _row_faults(connection: apsw.Connection, number: int, report: Report) -> Iterator[str]:
    """Compare the rows of every table with those that the report gives."""
    for table, rows in rows_of(report).items():
        columns = ", ".join(TABLES[table].split())
        found = connection.execute(f"SELECT {columns} FROM {table} WHERE document = ?", (number,)).fetchall()
        if Counter(found) != Counter(rows):
            yield f"the rows of {table} are not those of its report"
