"""Stored documents -> which tellings are one happening, kept up to date document by document.

A document waits when it is written (`put_down`) and is linked later (`link_pending`), any number of them in one go.
Only tellings that a new one may be joined with, directly or over others, are joined anew; the outcome is the same as if
all were joined at once. Source: decision 0008.
"""

import hashlib
from collections.abc import Iterable, Iterator, Set

import apsw
import msgspec

from rasad.config import data_folder
from rasad.knowledge.base import Knowledge
from rasad.link.copies import sample_of
from rasad.link.happenings import RULE
from rasad.link.joining import Group, id_of, join_kind, keys_of
from rasad.link.tellings import Key, tellings_of
from rasad.records.candidates import SHOWN_FROM, at_least
from rasad.records.ports import StoredDocument
from rasad.records.report import Report
from rasad.store import followed
from rasad.store.copied import find_copies, find_echoes
from rasad.store.placing import New, Placer, Unsure, rank_text, shape_of
from rasad.store.read import read_numbered
from rasad.store.told import SELECT, Told, decoded, marks, numbers_of, parts, told_row

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_TABLES = (
    "measured", "pledge", "happening_head", "happening_key", "telling_key", "loosened", "telling", "text_run", "copied",
    "unlinked",
)  # fmt: skip
_VERSION_KEY = "linker"
_INSERT = (
    "INSERT INTO telling (document, event, is_contact, rank, shape, body) VALUES (?, ?, ?, ?, ?, ?) RETURNING number"
)
FEW_DOCUMENTS = 20  # that are new: more are joined quicker all at once
_HEAD = (
    "SELECT document.id, event FROM happening_head JOIN document ON document.number = happening_head.document "
    "WHERE happening = ?"
)


def version(knowledge: Knowledge) -> str:
    """Return what stored links depend on besides the documents: the rule, the shipped knowledge, and what is shown."""
    return f"{RULE} {knowledge.version} {SHOWN_FROM:g}"


def is_stale(connection: apsw.Connection, knowledge: Knowledge) -> bool:
    """Say whether the links are missing or were made by another rule or with other knowledge."""
    return bool(connection.execute("SELECT value FROM meta WHERE key = ?", (_VERSION_KEY,)).get != version(knowledge))


def rebuild(connection: apsw.Connection) -> None:
    """Make empty links inside the caller's transaction; every document waits to be linked."""
    for table in _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.execute((data_folder() / "schema" / "links.sql").read_text(encoding="utf-8"))
    connection.execute("INSERT INTO unlinked SELECT number FROM document")
    connection.execute("DELETE FROM meta WHERE key = ?", (_VERSION_KEY,))


def put_down(connection: apsw.Connection, number: int) -> None:
    """Let a new document wait to be linked."""
    connection.execute("INSERT INTO unlinked VALUES (?)", (number,))


def loosen(connection: apsw.Connection, number: int) -> None:
    """Mark what must be linked anew when a document is gone; call it before the document is deleted."""
    connection.execute(
        "INSERT OR IGNORE INTO loosened SELECT DISTINCT near.telling FROM telling "
        "JOIN telling_key AS own ON own.telling = telling.number JOIN telling_key AS near ON near.key = own.key "
        "JOIN telling AS other ON other.number = near.telling WHERE telling.document = ?1 AND other.document <> ?1",
        (number,),
    )
    connection.execute(
        "INSERT OR IGNORE INTO loosened SELECT other.number FROM telling AS own JOIN telling AS other "
        "ON other.number = own.repeats OR other.repeats = own.number "
        "WHERE own.document = ?1 AND other.document <> ?1",
        (number,),
    )
    connection.execute(
        "INSERT OR IGNORE INTO unlinked SELECT other FROM copied WHERE document = ?1 AND other <> ?1", (number,)
    )


def exist(connection: apsw.Connection) -> bool:
    """Say whether the ledger has the tables of links; one of an older rasad has none."""
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'unlinked'").get is not None


def are_current(connection: apsw.Connection, knowledge: Knowledge) -> bool:
    """Say whether every document is linked, by this rule and with this knowledge."""
    if not exist(connection) or is_stale(connection, knowledge):
        return False
    return connection.execute("SELECT 1 FROM unlinked UNION ALL SELECT 1 FROM loosened LIMIT 1").get is None


def link_pending(connection: apsw.Connection, knowledge: Knowledge, *, most: int = -1) -> None:
    """Link documents that wait, inside the caller's transaction: all, or at most so many of them, the oldest first."""
    if is_stale(connection, knowledge):
        rebuild(connection)
    documents = numbers_of(connection.execute("SELECT document FROM unlinked ORDER BY document LIMIT ?", (most,)))
    seeds = set(numbers_of(connection.execute("SELECT telling FROM loosened")))
    for number in documents:
        if connection.execute("SELECT 1 FROM text_run WHERE document = ?", (number,)).get is None:
            seeds |= _take_down(connection, number, knowledge)
    for number in documents:
        find_copies(connection, number)
    seeds |= find_echoes(connection, documents)
    seeds -= _place_echoes(connection, seeds)
    _Linker(connection, knowledge).link(seeds, is_small=len(documents) <= FEW_DOCUMENTS)
    connection.executemany("DELETE FROM unlinked WHERE document = ?", [(number,) for number in documents])
    connection.execute("DELETE FROM loosened")
    connection.execute(
        "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        (_VERSION_KEY, version(knowledge)),
    )


def _take_down(connection: apsw.Connection, number: int, knowledge: Knowledge) -> set[int]:
    """Write down the runs of words, the pledges and the tellings of a document; return the numbers of the tellings."""
    document = read_numbered(connection, number)
    runs = [(_signed(run), number) for run in sorted(sample_of(document))]
    connection.executemany("INSERT INTO text_run VALUES (?, ?)", runs)
    report = at_least(document.report, SHOWN_FROM)
    tellings = tellings_of(report, knowledge)
    followed.put_down(connection, number, StoredDocument(report, document.source), tellings, knowledge)
    told: set[int] = set()
    for telling in tellings:
        how = (telling.act.is_contact, rank_text(telling), shape_of(telling))
        row = (number, telling.event, *how, _ENCODER.encode(telling))
        own = int(str(connection.execute(_INSERT, row).get))
        keys = {_hashed(key) for key in keys_of(telling)}
        connection.executemany("INSERT INTO telling_key VALUES (?, ?)", [(key, own) for key in sorted(keys)])
        told.add(own)
    return told


def groups(connection: apsw.Connection) -> Iterator[tuple[str, Group]]:
    """Yield the happenings that are linked, by id, each as its tellings by document and place."""
    current: str | None = None
    group: Group = []
    rows = connection.execute("SELECT happening, body FROM telling WHERE happening IS NOT NULL ORDER BY happening")
    for happening, body in rows:
        if happening != current and current is not None:
            yield current, sorted(group, key=lambda t: (t.key, t.start))
            group = []
        current = str(happening)
        group.append(decoded(body))
    if current is not None:
        yield current, sorted(group, key=lambda t: (t.key, t.start))


def happenings_of(connection: apsw.Connection, events: Set[Key]) -> set[str]:
    """Return the ids of the happenings that events, each by document and id, were joined to."""
    found: set[str] = set()
    for document in {document for document, _ in events}:
        query = (
            "SELECT happening, body FROM telling JOIN document ON document.number = telling.document "
            "WHERE happening IS NOT NULL AND document.id = ?"
        )
        told = connection.execute(query, (document,)).fetchall()
        found |= {str(happening) for happening, body in told if decoded(body).key in events}
    return found


def stand_on(connection: apsw.Connection, number: int, report: Report) -> bool:
    """Say whether a document's links are those of its events; one that waits to be linked anew has none to compare."""
    made_by = str(connection.execute("SELECT value FROM meta WHERE key = ?", (_VERSION_KEY,)).get).split()
    if (made_by[0], made_by[-1]) != (RULE, f"{SHOWN_FROM:g}"):
        return True
    waits = "SELECT 1 FROM document WHERE number = ?1 AND number NOT IN (SELECT document FROM text_run)"
    if connection.execute(waits, (number,)).get is not None:
        return True
    bodies = connection.execute("SELECT body FROM telling WHERE document = ?", (number,))
    told = sorted(decoded(body).event for (body,) in bodies)
    return told == sorted(event.id for event in at_least(report, SHOWN_FROM).events)


def are_copies(connection: apsw.Connection, one: str, other: str) -> bool:
    """Say whether two documents, given by id, share their text."""
    found = connection.execute(
        "SELECT 1 FROM copied JOIN document AS a ON a.number = copied.document "
        "JOIN document AS b ON b.number = copied.other WHERE a.id = ? AND b.id = ?",
        (one, other),
    ).get
    return found is not None


# -- joining ----------------------------------------------------------------------------------------------------------


def _place_echoes(connection: apsw.Connection, seeds: set[int]) -> set[int]:
    """Put new tellings of copies where those that they repeat are, which changes nothing else; return these tellings.

    Left to be joined are those that others repeat, and those whose model is itself to be joined anew.
    """
    placed: set[int] = set()
    for part in parts(seeds):
        new = f"{SELECT} WHERE happening IS NULL AND repeats IS NOT NULL AND number IN ({marks(part)})"
        for row in [told_row(found) for found in connection.execute(new, part)]:
            if connection.execute("SELECT 1 FROM telling WHERE repeats = ? LIMIT 1", (row.number,)).get is None:
                root = _root_of(connection, row)
                if root.number not in seeds and root.happening is not None:
                    _put(connection, row, root.happening)
                    placed.add(row.number)
    return placed


def _root_of(connection: apsw.Connection, row: Told) -> Told:
    while row.repeats is not None:
        row = told_row(connection.execute(f"{SELECT} WHERE number = ?", (row.repeats,)).fetchall()[0])
    return row


def _put(connection: apsw.Connection, row: Told, happening: str) -> None:
    """Put a telling into a happening, whose id it changes if it comes before all others in it."""
    connection.execute("UPDATE telling SET happening = ? WHERE number = ?", (happening, row.number))
    head = connection.execute(_HEAD, (happening,)).fetchone()
    if head is not None and (str(head[0]), str(head[1])) < row.telling.key:
        return
    first = row
    if head is None:
        told = [told_row(found) for found in connection.execute(f"{SELECT} WHERE happening = ?", (happening,))]
        first = min(told, key=lambda found: found.telling.key)
    new = id_of([first.telling])
    if new != happening:
        connection.execute("UPDATE telling SET happening = ? WHERE happening = ?", (new, happening))
    _set_head(connection, new, first)


def _set_head(connection: apsw.Connection, happening: str, row: Told) -> None:
    """Write down the telling that a happening has its id from."""
    head = (happening, row.document, row.telling.event)
    connection.execute("INSERT OR REPLACE INTO happening_head VALUES (?, ?, ?)", head)


class _Linker:
    """Joins anew the tellings that others are near to."""

    def __init__(self, connection: apsw.Connection, knowledge: Knowledge) -> None:
        self._connection = connection
        self._holds = knowledge.holds

    def link(self, seeds: set[int], *, is_small: bool) -> None:
        """Join the tellings given, and all that may be joined with them; contacts first, because they make kin.

        Args:
            seeds: tellings that are new, or that something near was taken from.
            is_small: there are few of them, so that it pays to place those singly that move no others.
        """
        contacts = self._of_kind(seeds, is_contact=True)
        unsettled = self._join_all(contacts, is_small=is_small)
        others = self._of_kind(seeds, is_contact=False) | self._others_in(unsettled)
        self._join_all(others, is_small=is_small)

    def _join_all(self, seeds: set[int], *, is_small: bool) -> set[int]:
        """Join tellings, all contacts or all none; return the documents that are told with others than before."""
        fresh = self._fresh(seeds) if is_small else []
        unsettled: set[int] = set()
        done: set[int] = set()
        for seed in sorted(seeds - {new.number for new in fresh}):
            unsettled |= self._join_around(seed, done)
        placer = Placer(self._connection, self._holds)
        for new in fresh:
            if new.number not in done:
                try:
                    home = placer.home_of(new)
                except Unsure:
                    unsettled |= self._join_around(new.number, done)
                else:
                    row = Told(new.number, new.document, None, None, new.telling)
                    _put(self._connection, row, home or id_of([new.telling]))
                    unsettled.add(new.document)
        return unsettled

    def _join_around(self, seed: int, done: set[int]) -> set[int]:
        if seed in done:
            return set()
        told = self._component(seed)
        done.update(told)
        is_contact = next(iter(told.values())).telling.act.is_contact
        return self._join(told, {} if is_contact else self._occasions({row.document for row in told.values()}))

    def _fresh(self, seeds: set[int]) -> list[New]:
        """Return by rank those that are in no happening yet, and that neither repeat another nor are repeated."""
        found: list[New] = []
        for part in parts(seeds):
            query = (
                "SELECT number, document, rank, body FROM telling WHERE happening IS NULL AND repeats IS NULL "
                "AND NOT EXISTS (SELECT 1 FROM telling AS echo WHERE echo.repeats = telling.number) "
                f"AND number IN ({marks(part)})"
            )
            rows = self._connection.execute(query, part)
            found += [New(int(str(n)), int(str(d)), str(rank), decoded(body)) for n, d, rank, body in rows]
        return sorted(found, key=lambda new: new.rank)

    def _join(self, told: dict[int, Told], occasions: dict[str, set[str]]) -> set[int]:
        """Join the tellings of a component; return the documents that are told with others than before."""
        number_of = {row.telling.key: row.number for row in told.values()}
        echoes: dict[Key, Key] = {
            row.telling.key: told[root].telling.key
            for row in told.values()
            if row.repeats is not None and (root := _root(row.number, told)) != row.number
        }
        changed: set[int] = set()
        members: dict[str | None, set[int]] = {}
        for row in told.values():
            members.setdefault(row.happening, set()).add(row.number)
        tellings = [row.telling for row in told.values()]
        for group in join_kind(tellings, echoes=echoes, holds=self._holds, occasions=occasions):
            happening = id_of(group)
            rows = [told[number_of[telling.key]] for telling in group]
            _set_head(self._connection, happening, min(rows, key=lambda row: row.telling.key))
            before = {row.happening for row in rows if row.happening is not None}
            kept = len(before) == 1 and members[min(before)] <= {row.number for row in rows}
            changed |= {row.document for row in rows if not kept or row.happening is None}
            values = [(happening, row.number) for row in rows if row.happening != happening]
            self._connection.executemany("UPDATE telling SET happening = ? WHERE number = ?", values)
        return changed

    def _component(self, seed: int) -> dict[int, Told]:
        """Return the telling and all that common keys or copies lead to from it."""
        told: dict[int, Told] = {}
        keys: set[int] = set()
        frontier = {seed}
        while frontier:
            new = {row.number: row for row in self._rows(frontier)}
            told |= new
            unseen = self._keys(new) - keys
            keys |= unseen
            models = {row.repeats for row in new.values() if row.repeats is not None}
            frontier = (self._with_keys(unseen) | self._echoes(new) | models) - told.keys()
        return told

    def _rows(self, numbers: Iterable[int]) -> Iterator[Told]:
        for part in parts(numbers):
            yield from (
                told_row(row) for row in self._connection.execute(f"{SELECT} WHERE number IN ({marks(part)})", part)
            )

    def _keys(self, numbers: Iterable[int]) -> set[int]:
        return self._found("SELECT DISTINCT key FROM telling_key WHERE telling IN", numbers)

    def _with_keys(self, keys: Iterable[int]) -> set[int]:
        return self._found("SELECT DISTINCT telling FROM telling_key WHERE key IN", keys)

    def _echoes(self, numbers: Iterable[int]) -> set[int]:
        """Return the tellings that repeat some."""
        return self._found("SELECT number FROM telling WHERE repeats IN", numbers)

    def _found(self, query: str, numbers: Iterable[int]) -> set[int]:
        """Return the numbers that a query, which ends where a list of values is wanted, gives for some."""
        found: set[int] = set()
        for part in parts(numbers):
            found |= set(numbers_of(self._connection.execute(f"{query} ({marks(part)})", part)))
        return found

    def _of_kind(self, numbers: set[int], *, is_contact: bool) -> set[int]:
        return self._found(f"SELECT number FROM telling WHERE is_contact = {is_contact:d} AND number IN", numbers)

    def _others_in(self, documents: set[int]) -> set[int]:
        return self._found("SELECT number FROM telling WHERE NOT is_contact AND document IN", documents)

    def _occasions(self, documents: set[int]) -> dict[str, set[str]]:
        """Return the contacts that documents tell of together with others."""
        found: dict[str, set[str]] = {}
        for part in parts(documents):
            query = (
                "SELECT DISTINCT document.id, own.happening FROM telling AS own "
                "JOIN document ON document.number = own.document WHERE own.is_contact "
                f"AND own.document IN ({marks(part)}) AND EXISTS (SELECT 1 FROM telling AS other "
                "WHERE other.happening = own.happening AND other.document <> own.document)"
            )
            for document, happening in self._connection.execute(query, part):
                found.setdefault(str(document), set()).add(str(happening))
        return found


def _root(number: int, told: dict[int, Told]) -> int:
    """Follow the chain of copies to the first telling that is at hand."""
    repeats = told[number].repeats
    while repeats is not None and repeats in told:
        number, repeats = repeats, told[repeats].repeats
    return number


def _hashed(key: str) -> int:
    return _signed(int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()))


def _signed(number: int) -> int:
    """Return a number of 64 bits as the database keeps integers."""
    return number - 2**64 if number >= 2**63 else number
