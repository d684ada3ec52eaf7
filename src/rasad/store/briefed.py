"""When the last brief of a scope was made, and which documents the ledger held by then."""

from typing import NamedTuple

import apsw

_KEY = "brief:"


class LastBrief(NamedTuple):
    """When a brief was made (UTC, to the second), and the ids of the documents that the ledger held then."""

    at: str
    documents: frozenset[str]


def last_brief(connection: apsw.Connection, scope: str) -> LastBrief | None:
    """Return the last brief of a scope that was remembered, None if there is none."""
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY + scope,)).get
    if not found:
        return None
    at, *of_that_second = str(found).split()
    earlier = connection.execute("SELECT id FROM document WHERE added_at < ?", (at,))
    return LastBrief(at, frozenset({*(str(row[0]) for row in earlier), *of_that_second}))


def note_brief(connection: apsw.Connection, scope: str, at: str) -> None:
    """Remember that a brief of a scope was made now; a document that is added in the same second is new to the next."""
    held = [str(row[0]) for row in connection.execute("SELECT id FROM document WHERE added_at >= ?", (at,))]
    connection.execute(
        "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        (_KEY + scope, " ".join([at, *held])),
    )
