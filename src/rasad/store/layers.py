"""The user's layer that the documents of a ledger were read with, and the pages that a change to it touches."""

from collections.abc import Iterator
from typing import NamedTuple, cast

import apsw
import msgspec

from rasad.knowledge.changes import LayerState, Touched
from rasad.records.ports import StoredDocument
from rasad.store.packing import decode, pack, unpack

_KEY = "kb_user"
_PAGES = "SELECT DISTINCT text_sha256, source_sha256, location FROM document ORDER BY number"
_OF_PAGE = (
    "SELECT document.report, source_text.body FROM document JOIN source_text ON source_text.sha256 = text_sha256 "
    "WHERE text_sha256 = ? AND source_sha256 = ? AND location = ? ORDER BY part"
)
_NAMING = """
SELECT DISTINCT text_sha256, source_sha256, location FROM document WHERE outlet IN (SELECT value FROM json_each(?1))
OR outlet_state IN (SELECT value FROM json_each(?1))
OR number IN (SELECT document FROM entity WHERE id IN (SELECT value FROM json_each(?1)))
OR number IN (SELECT document FROM document_state WHERE state IN (SELECT value FROM json_each(?1)))
"""


class Page(NamedTuple):
    """A text at a place, with one document or several."""

    text_sha256: str
    source_sha256: str
    location: str


def kept_layer(connection: apsw.Connection) -> LayerState:
    """Return the layer that the documents were read with, as far as the ledger was told."""
    packed = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).get
    return msgspec.json.decode(unpack(cast("bytes", packed)), type=LayerState) if packed else LayerState()


def keep_layer(connection: apsw.Connection, state: LayerState) -> None:
    """Remember the layer that all documents are now read with."""
    connection.execute(
        "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        (_KEY, pack(msgspec.json.encode(state))),
    )


def drop_rows(connection: apsw.Connection, entity: str) -> None:
    """Forget the rows of the kept layer that name an entity; its version stays, as the layer itself does."""
    state = kept_layer(connection)
    rows = {file: [row for row in lines if entity not in row] for file, lines in state.rows.items()}
    if rows != state.rows:
        keep_layer(connection, LayerState(state.version, rows))


def is_empty(connection: apsw.Connection) -> bool:
    """Say whether the ledger holds no document."""
    return connection.execute("SELECT 1 FROM document LIMIT 1").get is None


def pages_where(connection: apsw.Connection, sql: str, values: dict[str, str | int | float | None]) -> list[Page]:
    """Return the pages of which a document meets a condition of SQL, in the order they were added."""
    query = f"SELECT DISTINCT text_sha256, source_sha256, location FROM document WHERE {sql} ORDER BY number"
    return [Page(*map(str, row)) for row in connection.execute(query, values)]


def touched_pages(connection: apsw.Connection, touched: Touched) -> list[Page]:
    """Return the pages whose reading a change may alter: they speak of an entity, or a form may stand in their text."""
    pages = [Page(*map(str, row)) for row in connection.execute(_PAGES)]
    if touched.all:
        return pages
    ids = msgspec.json.encode(sorted(touched.entities)).decode()
    naming = {Page(*map(str, row)) for row in connection.execute(_NAMING, (ids,))}
    holding = set(_texts_with(connection, touched)) if touched.forms else set()
    return [page for page in pages if page in naming or page.text_sha256 in holding]


def _texts_with(connection: apsw.Connection, touched: Touched) -> Iterator[str]:
    for digest, body in connection.execute("SELECT sha256, body FROM source_text"):
        if touched.is_in(unpack(cast("bytes", body)).decode()):
            yield str(digest)


def documents_of(connection: apsw.Connection, page: Page) -> list[StoredDocument]:
    """Return the documents of a page by their part."""
    return [
        StoredDocument(decode(unpack(cast("bytes", report))), unpack(cast("bytes", body)).decode())
        for report, body in connection.execute(_OF_PAGE, page)
    ]
