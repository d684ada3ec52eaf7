"""Which documents? -> rows, or their ids, in the order of their days."""

from collections.abc import Iterator

import apsw

from rasad.ask.filters import ANYTHING, Condition, Pair, all_of, in_time, states_of
from rasad.ask.rows import DocumentRow, FailureRow
from rasad.store.fulltext import fulltext_query

_ORDER = "ORDER BY document.day_first IS NULL, document.day_first, document.id"
_COUNT = "(SELECT count(*) FROM {0} WHERE {0}.document = document.number)"
_ROWS = f"""
SELECT id, location, language, coalesce(outlet_name, outlet), published, published_basis, title,
       (SELECT group_concat(state, ' ' ORDER BY mentions DESC, state)
        FROM document_state WHERE document_state.document = document.number),
       {_COUNT.format("event")}, {_COUNT.format("statement")}, {_COUNT.format("commitment")}
FROM document {_ORDER}
"""


def document_rows(connection: apsw.Connection) -> Iterator[DocumentRow]:
    """Yield all documents by day; those without one come last. The states are sorted by how often they are named."""
    for row in connection.execute(_ROWS):
        values = dict(zip(DocumentRow.__struct_fields__, row, strict=True))
        yield DocumentRow(**values | {"states": tuple((values["states"] or "").split())})


def document_ids(
    connection: apsw.Connection, *, between: Pair | None = None, since: str | None = None, until: str | None = None
) -> list[str]:
    """Return the ids of the documents that name both states and may be of the time asked for, by day.

    A document names a state when one of its mentions is the state, or a person, organisation or place of it.

    Raises:
        QueryError: if a limit is no date or both states are one.
    """
    condition = all_of(
        ANYTHING if between is None else names_both(between),
        in_time("document.day_first", "document.day_last", since=since, until=until),
    )
    found = connection.execute(f"SELECT id FROM document WHERE {condition.sql} {_ORDER}", condition.values)
    return [str(document) for (document,) in found]


def failure_rows(connection: apsw.Connection) -> Iterator[FailureRow]:
    """Yield the inputs that could not be read so far, by location."""
    for row in connection.execute("SELECT location, step, error, message, at FROM failure ORDER BY location, step"):
        yield FailureRow(**dict(zip(FailureRow.__struct_fields__, row, strict=True)))


def find_documents(connection: apsw.Connection, words: str) -> list[str]:
    """Return the ids of the documents that hold all words, in any spelling that folds to the same; best first."""
    query = fulltext_query(words)
    if query is None:
        return []
    found = connection.execute(
        "SELECT document.id FROM fulltext JOIN document ON document.number = fulltext.rowid "
        "WHERE fulltext MATCH ? ORDER BY rank, document.id",
        (query,),
    )
    return [str(document) for (document,) in found]


def names_both(pair: Pair) -> Condition:
    """Return the condition that a document names both states."""
    named = "document.number IN (SELECT document FROM document_state WHERE state = :{0})"
    return Condition(f"{named.format('one')} AND {named.format('other')}", states_of(pair))
