"""The ledger -> the names that the knowledge base lacks, first those in most documents, then those with a title."""

from collections.abc import Iterator
from typing import cast

import apsw
import msgspec

from rasad.records.report import EntityType

_NAMES = """
SELECT me.entity, d.language, count(DISTINCT m.document) AS documents, count(*) AS mentions
FROM mention_entity AS me
JOIN mention AS m ON m.document = me.document AND m.id = me.mention
JOIN document AS d ON d.number = m.document
WHERE me.entity >= 'local:' AND me.entity < 'local;' AND m.kind = 'name' AND (?1 IS NULL OR d.language = ?1)
GROUP BY me.entity, d.language
ORDER BY documents DESC, EXISTS (
    SELECT 1 FROM mention_entity AS te JOIN mention AS t ON t.document = te.document AND t.id = te.mention
    WHERE te.entity = me.entity AND t.kind = 'title'
) DESC, count(DISTINCT coalesce(d.outlet, d.location)) DESC, mentions DESC, me.entity
LIMIT ?2
"""
_MOST_FREQUENT = "GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
_FACT = (
    "SELECT {column} FROM entity AS e JOIN document AS d ON d.number = e.document "
    f"WHERE e.id = ?1 AND d.language = ?2 AND {{column}} IS NOT NULL {_MOST_FREQUENT}"
)
_WRITTEN = f"""
SELECT m.text FROM mention_entity AS me JOIN mention AS m ON m.document = me.document AND m.id = me.mention
JOIN document AS d ON d.number = m.document
WHERE me.entity = ?1 AND d.language = ?2 AND m.kind = ?3 {_MOST_FREQUENT}
"""
_FIRST = """
SELECT d.id, d.location, m.start, m.stop FROM mention_entity AS me
JOIN mention AS m ON m.document = me.document AND m.id = me.mention JOIN document AS d ON d.number = m.document
WHERE me.entity = ?1 AND d.language = ?2 AND m.kind = 'name' ORDER BY d.day_first DESC, d.number, m.start LIMIT 1
"""


class UnknownRow(msgspec.Struct, frozen=True, kw_only=True):
    """A name that the knowledge base lacks: how it is written most, how many documents name it, and where one does.

    `english` is a transliteration by letters, to be corrected; `title` is what the texts call its bearer;
    offsets are code points of the document's source text.
    """

    id: str
    name: str
    english: str
    language: str
    type: EntityType
    country: str | None
    title: str | None
    documents: int
    mentions: int
    document: str
    location: str
    start: int
    end: int


def unknown_rows(connection: apsw.Connection, language: str | None, limit: int) -> Iterator[UnknownRow]:
    """Yield unknown names by the number of documents, then of outlets, that name them."""
    for entity, code, documents, mentions in connection.execute(_NAMES, (language, limit)).fetchall():
        who = (entity, code)
        document, location, start, stop = cast("tuple[str, str, int, int]", connection.execute(_FIRST, who).fetchone())
        yield UnknownRow(
            id=str(entity),
            name=str(connection.execute(_WRITTEN, (*who, "name")).get),
            english=str(_fact(connection, "e.name", who)),
            language=str(code),
            type=cast("EntityType", _fact(connection, "e.type", who)),
            country=cast("str | None", _fact(connection, "e.country", who)),
            title=cast("str | None", connection.execute(_WRITTEN, (*who, "title")).get),
            documents=cast("int", documents),
            mentions=cast("int", mentions),
            document=document,
            location=location,
            start=start,
            end=stop,
        )


def _fact(connection: apsw.Connection, column: str, who: tuple[object, object]) -> object:
    return connection.execute(_FACT.format(column=column), who).get
