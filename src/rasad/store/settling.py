"""The links of documents -> of each event that is asked for its happening, and how many independent sources tell of it.

The same tellings give the same numbers whenever they were joined; only what links have moved is told anew.
"""

from typing import NamedTuple, cast

import apsw

from rasad.store.items import LAYERS, WATCHERS

_MOVED, _AWAY = WATCHERS
_WATCH = (
    f"CREATE TRIGGER {_MOVED} AFTER UPDATE OF happening ON telling WHEN old.happening IS NOT new.happening BEGIN "
    "INSERT OR IGNORE INTO moved SELECT value FROM (SELECT old.happening AS value UNION SELECT new.happening) "
    "WHERE value IS NOT NULL; END",
    f"CREATE TRIGGER {_AWAY} AFTER DELETE ON telling WHEN old.happening IS NOT NULL BEGIN "
    "INSERT OR IGNORE INTO moved VALUES (old.happening); END",
)
_TELLERS = (
    "SELECT DISTINCT document.number, coalesce(document.outlet_name, document.location), document.outlet, "
    "document.origin FROM telling JOIN document ON document.number = telling.document "
    "WHERE telling.happening = ? ORDER BY document.number"
)
_LEFT = (
    "UPDATE item SET happening = NULL, sources = NULL WHERE happening = ?1 AND NOT EXISTS (SELECT 1 FROM telling "
    "WHERE telling.document = item.document AND telling.event = item.id AND telling.happening = ?1)"
)
_JOINED = (
    "UPDATE item SET happening = ?1, sources = ?2 FROM telling WHERE telling.happening = ?1 AND item.layer = ?3 "
    "AND item.document = telling.document AND item.id = telling.event "
    "AND (item.happening IS NOT ?1 OR item.sources IS NOT ?2)"
)
_LATER_COPIES = "SELECT other FROM copied WHERE document = ?1 AND other > ?1"  # each pair is written both ways


class _Teller(NamedTuple):
    """A document that tells of a happening: its number, and all by which it is one source with another."""

    number: int
    voices: frozenset[str]


def settle(connection: apsw.Connection) -> None:
    """Bring the items up to date with the links, inside the caller's transaction."""
    if not _is_watched(connection):  # the links were made anew, or never watched
        for statement in _WATCH:
            connection.execute(statement)
        connection.execute("INSERT OR IGNORE INTO moved SELECT happening FROM item WHERE happening IS NOT NULL")
        connection.execute("INSERT OR IGNORE INTO moved SELECT happening FROM telling WHERE happening IS NOT NULL")
    known: dict[frozenset[int], int] = {}
    for (happening,) in connection.execute("SELECT happening FROM moved").fetchall():
        _settle(connection, str(happening), known)
    connection.execute("DELETE FROM moved")


def is_settled(connection: apsw.Connection) -> bool:
    """Say whether the items know of all that links have joined."""
    return _is_watched(connection) and connection.execute("SELECT 1 FROM moved LIMIT 1").get is None


def _is_watched(connection: apsw.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = ?"
    return connection.execute(query, (_MOVED,)).get is not None


def _settle(connection: apsw.Connection, happening: str, known: dict[frozenset[int], int]) -> None:
    """Write down what has changed for the items of one happening.

    Args:
        connection: an open ledger.
        happening: its id; nothing may be told of it any more.
        known: how many sources documents are, by their numbers: one document tells of several happenings, and so do
            its copies. Here it is added to.
    """
    tellers = [_teller(row) for row in connection.execute(_TELLERS, (happening,))]
    numbers = frozenset(teller.number for teller in tellers)
    if numbers not in known:
        known[numbers] = _independent(connection, tellers)
    connection.execute(_LEFT, (happening,))
    connection.execute(_JOINED, (happening, known[numbers], LAYERS["event"]))


def _teller(row: tuple[object, ...]) -> _Teller:
    number, source, outlet, origin = row
    voices = {f"source {source}", *(str(voice) for voice in (outlet, origin) if voice is not None)}
    return _Teller(cast("int", number), frozenset(voices))


def _independent(connection: apsw.Connection, tellers: list[_Teller]) -> int:
    """Return how many sources there are: one outlet's, those that relay one agency, and copies count as one."""
    if len(tellers) <= 1:
        return len(tellers)
    numbers = {teller.number for teller in tellers}
    head: dict[int | str, int | str] = {}
    for teller in tellers:
        own = _head(head, teller.number)
        copies = {cast("int", other) for (other,) in connection.execute(_LATER_COPIES, (teller.number,))}
        named: tuple[int | str, ...] = (*teller.voices, *(copies & numbers))
        for same in named:
            if head.get(same) != own:
                head[_head(head, same)] = own
    return len({_head(head, number) for number in numbers})


def _head(head: dict[int | str, int | str], one: int | str) -> int | str:
    """Return what stands for a document or voice and all that are one source with it."""
    while (above := head.setdefault(one, one)) != one:
        head[one] = head[above]
        one = head[one]
    return one


def happenings_called(connection: apsw.Connection, name: str) -> list[str]:
    """Return the ids of the happenings that a user may mean: by id, by its beginning, or by DOCUMENT:EVENT."""
    found = connection.execute("SELECT DISTINCT happening FROM item WHERE happening = ?", (name,)).fetchall()
    if not found:
        begins = "SELECT DISTINCT happening FROM item WHERE happening >= ?1 AND happening < ?1 || char(1114111) LIMIT 2"
        found = connection.execute(begins, (name,)).fetchall()
    if not found:
        document, _, event = name.partition(":")
        told = (
            "SELECT DISTINCT item.happening FROM item JOIN document ON document.number = item.document "
            "WHERE document.id = ? AND item.layer = ? AND item.id = ? AND item.happening IS NOT NULL"
        )
        found = connection.execute(told, (document, LAYERS["event"], event)).fetchall()
    return [str(happening) for (happening,) in found]
