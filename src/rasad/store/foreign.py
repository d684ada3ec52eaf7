"""Events that others coded -> tables of their own in the ledger, and back; nothing else of the ledger reads them."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, cast

import apsw
import msgspec

from rasad.records.days import days_of
from rasad.records.foreign import ForeignFormat, ForeignRow, ForeignSet
from rasad.store import tombstones
from rasad.store.redaction import Forgotten, names_in
from rasad.text.tokens import tokenize

_INSERT = (
    "INSERT INTO foreign_event (foreign_set, url, day_first, day_last, body) VALUES (?, ?, ?, ?, ?) RETURNING number"
)
_SETS = (
    "SELECT name, format, sha256, (SELECT count(*) FROM foreign_event WHERE foreign_set = foreign_set.number), "
    "added_at FROM foreign_set ORDER BY name"
)
_IN_STATE = "number IN (SELECT event FROM foreign_state WHERE state = ?)"


class Kept(NamedTuple):
    """How many rows of a set the ledger took, and how many it did not, as they speak of what was forgotten."""

    rows: int
    kept_out: int


def add_set(
    connection: apsw.Connection,
    rows: Iterable[ForeignRow],
    *,
    name: str,
    form: ForeignFormat,
    sha256: Callable[[], str],
    at: str,
) -> Kept:
    """Keep a set inside the caller's transaction; one of the same name is replaced.

    Args:
        connection: an open ledger.
        rows: its events.
        name: what it is called in this ledger.
        form: the format it was in.
        sha256: returns that of its file, when the rows are read.
        at: the time, UTC.
    """
    remove_set(connection, name)
    connection.execute(
        "INSERT INTO foreign_set (name, format, sha256, added_at) VALUES (?, ?, '', ?)", (name, form, at)
    )
    number = connection.last_insert_rowid()
    gone, is_address_gone = tombstones.forgotten(connection), tombstones.address_test(connection)
    kept = kept_out = 0
    for row in rows:
        if (row.url and is_address_gone(row.url)) or (gone is not None and _speaks_of(row, gone)):
            kept_out += 1
        else:
            _put(connection, number, row)
            kept += 1
    connection.execute("UPDATE foreign_set SET sha256 = ? WHERE number = ?", (sha256(), number))
    return Kept(kept, kept_out)


def _put(connection: apsw.Connection, set_number: int, row: ForeignRow) -> None:
    days = days_of(row.date)
    body = msgspec.json.encode(row).decode()
    event = connection.execute(_INSERT, (set_number, row.url, days.first, days.last, body)).get
    states = {party.state for party in (*row.actors, *row.recipients) if party.state}
    connection.executemany("INSERT INTO foreign_state VALUES (?, ?)", [(event, state) for state in sorted(states)])


def remove_set(connection: apsw.Connection, name: str) -> bool:
    """Take a set out inside the caller's transaction; say whether there was one."""
    connection.execute("DELETE FROM foreign_set WHERE name = ?", (name,))
    return connection.changes() > 0


def sets(connection: apsw.Connection) -> Iterator[ForeignSet]:
    """Yield the sets by name."""
    for name, form, sha256, rows, added_at in connection.execute(_SETS):
        yield ForeignSet(
            name=str(name), format=cast("ForeignFormat", form), sha256=str(sha256), rows=cast("int", rows),
            added_at=str(added_at),
        )  # fmt: skip


def rows_between(
    connection: apsw.Connection, pair: tuple[str, str] | None, is_within: Callable[[str | None], bool]
) -> Iterator[ForeignRow]:
    """Yield foreign rows by day; those without one come last.

    Args:
        connection: an open ledger.
        pair: two states that both take part, or None.
        is_within: whether a date is of the time asked for.
    """
    condition = f"{_IN_STATE} AND {_IN_STATE}" if pair else "TRUE"
    query = f"SELECT body FROM foreign_event WHERE {condition} ORDER BY day_first IS NULL, day_first, number"
    for (body,) in connection.execute(query, pair or ()):
        row = msgspec.json.decode(cast("str", body), type=ForeignRow)
        if is_within(row.date):
            yield row


def drop_at(connection: apsw.Connection, address: str) -> int:
    """Delete the rows that come from an address; return how many."""
    connection.execute("DELETE FROM foreign_event WHERE url = ?", (address,))
    return connection.changes()


def drop_on(connection: apsw.Connection, person: Forgotten) -> int:
    """Delete the rows that speak of a person, by identifier or name; return how many."""
    bodies = connection.execute("SELECT number, body FROM foreign_event").fetchall()
    gone = [
        (number,)
        for number, body in bodies
        if _speaks_of(msgspec.json.decode(cast("str", body), type=ForeignRow), person)
    ]
    connection.executemany("DELETE FROM foreign_event WHERE number = ?", gone)
    return len(gone)


def _speaks_of(row: ForeignRow, person: Forgotten) -> bool:
    parties = (*row.actors, *row.recipients)
    if any(party.identifier and person.is_entity(party.identifier) for party in parties):
        return True
    said = [row.text, row.comment, row.place, *(words for party in parties for words in (party.name, party.words))]
    return any(any(names_in(tokenize(words), person)) for words in said if words)
