"""The ledger -> what is wrong with it: the file's structure, and every row against its report and its characters."""

from collections import Counter
from collections.abc import Iterator
from typing import cast

import apsw
import msgspec
import zstandard

from rasad.records.ports import StoredDocument
from rasad.records.report import Report
from rasad.store.read import read_document
from rasad.store.rows import TABLES, rows_of
from rasad.store.write import fault_in

_UNDESCRIBED = """
SELECT DISTINCT entity FROM (
    SELECT entity FROM mention_entity WHERE document = ?1
    UNION ALL SELECT entity FROM participant WHERE document = ?1
    UNION ALL SELECT entity FROM speaker WHERE document = ?1 AND role <> 'topic'
    UNION ALL SELECT entity FROM party WHERE document = ?1
    UNION ALL SELECT place FROM event WHERE document = ?1 AND place IS NOT NULL
) WHERE entity NOT IN (SELECT id FROM entity WHERE document = ?1) ORDER BY entity
"""


def faults(connection: apsw.Connection) -> Iterator[str]:
    """Yield one line per fault; nothing where the ledger is sound."""
    for (message,) in connection.execute("PRAGMA quick_check"):
        if message != "ok":
            yield f"the file: {message}"
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"the file: row {rowid} of {table} has no {parent}"
    for number, document_id in connection.execute("SELECT number, id FROM document ORDER BY number").fetchall():
        for fault in _document_faults(connection, cast("int", number), str(document_id)):
            yield f"document {document_id}: {fault}"


def _document_faults(connection: apsw.Connection, number: int, document_id: str) -> Iterator[str]:
    try:
        stored = read_document(connection, document_id)
    except (zstandard.ZstdError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        yield f"the stored report or text cannot be read ({error})"
        return
    if stored is None:
        yield "its text is missing"
        return
    yield from _content_faults(stored)
    yield from _row_faults(connection, number, stored.report)
    for (entity,) in connection.execute(_UNDESCRIBED, (number,)):
        yield f"it names the entity {entity} and does not describe it"
    if connection.execute("SELECT rowid FROM fulltext WHERE rowid = ?", (number,)).get is None:
        yield "it is missing from the full-text index"


def _content_faults(stored: StoredDocument) -> Iterator[str]:
    fault = fault_in(stored.report, stored.source)
    if fault is not None:
        yield fault


def _row_faults(connection: apsw.Connection, number: int, report: Report) -> Iterator[str]:
    """Compare the rows of every table with those that the report gives."""
    for table, rows in rows_of(report).items():
        columns = ", ".join(TABLES[table].split())
        found = connection.execute(f"SELECT {columns} FROM {table} WHERE document = ?", (number,)).fetchall()
        if Counter(found) != Counter(rows):
            yield f"the rows of {table} are not those of its report"
