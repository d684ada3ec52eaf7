"""A document of an open ledger -> the tellings of other documents that each of its events was joined with."""

import apsw

from rasad.link.tellings import Key
from rasad.store.told import decoded

_OWN = (
    "SELECT happening, body FROM telling JOIN document ON document.number = telling.document "
    "WHERE document.id = ? AND happening IS NOT NULL"
)


def tellings_of(connection: apsw.Connection, document_id: str) -> dict[str, frozenset[Key]]:
    """Return of each linked event of a document all tellings of its happening, its own among them."""
    found: dict[str, frozenset[Key]] = {}
    for happening, body in connection.execute(_OWN, (document_id,)).fetchall():
        rows = connection.execute("SELECT body FROM telling WHERE happening = ?", (happening,))
        found[decoded(body).event] = frozenset(decoded(other).key for (other,) in rows)
    return found
