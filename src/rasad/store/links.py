"""Stored documents -> which tellings are one happening, kept up to date document by document.

A document waits when it is written (`put_down`) and is linked later (`link_pending`), any number of them in one go.
Only tellings that a new one may be joined with, directly or over others, are joined anew; the outcome is the same as if
all were joined at once. Source: decision 0008.
"""

import functools
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import NamedTuple, cast

import apsw
import msgspec

from rasad.config import data_folder
from rasad.knowledge.base import Knowledge
from rasad.link.copies import COPIED, FEW, sample_of
from rasad.link.echoes import repeats
from rasad.link.happenings import RULE
from rasad.link.joining import Group, id_of, join_kind, keys_of
from rasad.link.tellings import Key, Telling, tellings_of
from rasad.records.candidates import SHOWN_FROM, at_least
from rasad.records.ports import StoredDocument
from rasad.records.report import Report
from rasad.store import followed
from rasad.store.placing import New, Placer, Unsure, rank_text, shape_of
from rasad.store.read import read_numbered

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(Telling)
_TABLES = ("measured", "pledge", "telling_key", "loosened", "telling", "text_run", "copied", "unlinked")
_VERSION_KEY = "linker"
_DOCUMENTS_KEPT = 2_000  # in memory while copies are compared
FEW_DOCUMENTS = 20  # that are new: more are joined quicker all at once
_AT_ONCE = 500  # values of one SQL statement
_SELECT = "SELECT number, document, repeats, happening, body FROM telling"


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
    documents = _numbers(connection.execute("SELECT document FROM unlinked ORDER BY document LIMIT ?", (most,)))
    seeds = set(_numbers(connection.execute("SELECT telling FROM loosened")))
    for number in documents:
        if connection.execute("SELECT 1 FROM text_run WHERE document = ?", (number,)).get is None:
            seeds |= _take_down(connection, number, knowledge)
    for number in documents:
        _find_copies(connection, number)
    seeds |= _find_echoes(connection, documents)
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
        row = (number, telling.act.is_contact, rank_text(telling), shape_of(telling), _ENCODER.encode(telling))
        insert = "INSERT INTO telling (document, is_contact, rank, shape, body) VALUES (?, ?, ?, ?, ?) RETURNING number"
        own = int(str(connection.execute(insert, row).get))
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
        group.append(_telling(body))
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
        found |= {str(happening) for happening, body in told if _telling(body).key in events}
    return found


def _telling(body: object) -> Telling:
    return _DECODER.decode(cast("bytes", body))


def stand_on(connection: apsw.Connection, number: int, report: Report) -> bool:
    """Say whether a document's links are those of its events; one that waits to be linked anew has none to compare."""
    made_by = str(connection.execute("SELECT value FROM meta WHERE key = ?", (_VERSION_KEY,)).get).split()
    if (made_by[0], made_by[-1]) != (RULE, f"{SHOWN_FROM:g}"):
        return True
    waits = "SELECT 1 FROM document WHERE number = ?1 AND number NOT IN (SELECT document FROM text_run)"
    if connection.execute(waits, (number,)).get is not None:
        return True
    bodies = connection.execute("SELECT body FROM telling WHERE document = ?", (number,))
    told = sorted(_telling(body).event for (body,) in bodies)
    return told == sorted(event.id for event in at_least(report, SHOWN_FROM).events)


def are_copies(connection: apsw.Connection, one: str, other: str) -> bool:
    """Say whether two documents, given by id, share their text."""
    found = connection.execute(
        "SELECT 1 FROM copied JOIN document AS a ON a.number = copied.document "
        "JOIN document AS b ON b.number = copied.other WHERE a.id = ? AND b.id = ?",
        (one, other),
    ).get
    return found is not None


class _Told(NamedTuple):
    number: int
    document: int
    repeats: int | None
    happening: str | None
    telling: Telling


def _tellings_in(connection: apsw.Connection, document: int) -> list[_Told]:
    rows = connection.execute(f"{_SELECT} WHERE document = ? ORDER BY number", (document,))
    return [_told(row) for row in rows]


def _told(row: tuple[object, ...]) -> _Told:
    number, document, repeats, happening, body = row
    return _Told(number, document, repeats, happening, _telling(body))  # type: ignore[arg-type]


# -- copies and what they repeat --------------------------------------------------------------------------------------


def _find_copies(connection: apsw.Connection, number: int) -> None:
    """Write down the documents that share their text with one."""
    shared = connection.execute(
        "SELECT theirs.document, count(*) FROM text_run AS own JOIN text_run AS theirs ON theirs.run = own.run "
        "WHERE own.document = ?1 AND theirs.document <> ?1 GROUP BY theirs.document HAVING count(*) >= ?2",
        (number, FEW),
    ).fetchall()
    own = _sample_size(connection, number)
    for other, count in shared:
        shorter = min(own, _sample_size(connection, int(str(other))))
        if int(str(count)) >= COPIED * shorter:
            pairs = [(number, other), (other, number)]
            connection.executemany("INSERT OR IGNORE INTO copied VALUES (?, ?)", pairs)


def _sample_size(connection: apsw.Connection, number: int) -> int:
    return int(str(connection.execute("SELECT count(*) FROM text_run WHERE document = ?", (number,)).get))


def _find_echoes(connection: apsw.Connection, documents: Sequence[int]) -> set[int]:
    """Write down which tellings repeat others, as far as new documents change it; return the tellings touched."""
    touched: set[int] = set()
    near: set[int] = set()
    for number in documents:
        others = _numbers(connection.execute("SELECT other FROM copied WHERE document = ?", (number,)))
        near |= {number, *others} if others else set()
    told = functools.lru_cache(maxsize=_DOCUMENTS_KEPT)(functools.partial(_tellings_in, connection))
    age = functools.lru_cache(maxsize=None)(functools.partial(_age, connection))
    for document in sorted(near):
        touched |= _write_models(connection, document, told, age)
    return touched


def _write_models(
    connection: apsw.Connection,
    document: int,
    told: Callable[[int], list[_Told]],
    age: Callable[[int], tuple[str, str]],
) -> set[int]:
    """Write down the models of a document's tellings; return the tellings that have another model than before."""
    others = _numbers(connection.execute("SELECT other FROM copied WHERE document = ?", (document,)))
    older = sorted((other for other in others if age(other) < age(document)), key=age)
    changed = set()
    for row in told(document):
        models = (model for other in older for model in told(other) if repeats(row.telling, model.telling))
        model = next((found.number for found in models), None)
        if model != row.repeats:
            connection.execute("UPDATE telling SET repeats = ? WHERE number = ?", (model, row.number))
            changed |= {row.number, *([row.repeats] if row.repeats is not None else [])}
    return changed


def _place_echoes(connection: apsw.Connection, seeds: set[int]) -> set[int]:
    """Put new tellings of copies where those that they repeat are, which changes nothing else; return these tellings.

    Left to be joined are those that others repeat, and those whose model is itself to be joined anew.
    """
    placed: set[int] = set()
    for part in _parts(seeds):
        new = f"{_SELECT} WHERE happening IS NULL AND repeats IS NOT NULL AND number IN ({_marks(part)})"
        for row in [_told(found) for found in connection.execute(new, part)]:
            if connection.execute("SELECT 1 FROM telling WHERE repeats = ? LIMIT 1", (row.number,)).get is None:
                root = _root_of(connection, row)
                if root.number not in seeds and root.happening is not None:
                    _put(connection, row, root.happening)
                    placed.add(row.number)
    return placed


def _root_of(connection: apsw.Connection, row: _Told) -> _Told:
    while row.repeats is not None:
        row = _told(connection.execute(f"{_SELECT} WHERE number = ?", (row.repeats,)).fetchall()[0])
    return row


def _put(connection: apsw.Connection, row: _Told, happening: str) -> None:
    """Put a telling into a happening, whose id it changes if it comes before all others in it."""
    first = connection.execute(
        "SELECT min(document.id) FROM telling JOIN document ON document.number = telling.document WHERE happening = ?",
        (happening,),
    ).get
    connection.execute("UPDATE telling SET happening = ? WHERE number = ?", (happening, row.number))
    if first is not None and row.telling.document <= str(first):
        bodies = connection.execute("SELECT body FROM telling WHERE happening = ?", (happening,)).fetchall()
        new = id_of([_telling(body) for (body,) in bodies])
        connection.execute("UPDATE telling SET happening = ? WHERE happening = ?", (new, happening))


def _age(connection: apsw.Connection, number: int) -> tuple[str, str]:
    row = connection.execute("SELECT published, id FROM document WHERE number = ?", (number,)).fetchone()
    return (str(row[0] or "9"), str(row[1])) if row else ("9", "")


# -- joining ----------------------------------------------------------------------------------------------------------


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
                    row = _Told(new.number, new.document, None, None, new.telling)
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
        for part in _parts(seeds):
            query = (
                "SELECT number, document, rank, body FROM telling WHERE happening IS NULL AND repeats IS NULL "
                "AND NOT EXISTS (SELECT 1 FROM telling AS echo WHERE echo.repeats = telling.number) "
                f"AND number IN ({_marks(part)})"
            )
            rows = self._connection.execute(query, part)
            found += [New(int(str(n)), int(str(d)), str(rank), _telling(body)) for n, d, rank, body in rows]
        return sorted(found, key=lambda new: new.rank)

    def _join(self, told: dict[int, _Told], occasions: dict[str, set[str]]) -> set[int]:
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
            before = {row.happening for row in rows if row.happening is not None}
            kept = len(before) == 1 and members[min(before)] <= {row.number for row in rows}
            changed |= {row.document for row in rows if not kept or row.happening is None}
            values = [(happening, row.number) for row in rows if row.happening != happening]
            self._connection.executemany("UPDATE telling SET happening = ? WHERE number = ?", values)
        return changed

    def _component(self, seed: int) -> dict[int, _Told]:
        """Return the telling and all that common keys or copies lead to from it."""
        told: dict[int, _Told] = {}
        frontier = {seed}
        while frontier:
            new = {row.number: row for row in self._rows(frontier)}
            told |= new
            frontier = (
                self._near(new) | {row.repeats for row in new.values() if row.repeats is not None}
            ) - told.keys()
        return told

    def _rows(self, numbers: Iterable[int]) -> Iterator[_Told]:
        for part in _parts(numbers):
            yield from (
                _told(row) for row in self._connection.execute(f"{_SELECT} WHERE number IN ({_marks(part)})", part)
            )

    def _near(self, numbers: Iterable[int]) -> set[int]:
        """Return the tellings that have a key in common with some, and those that repeat them."""
        near: set[int] = set()
        for part in _parts(numbers):
            near |= set(
                _numbers(
                    self._connection.execute(
                        "SELECT DISTINCT near.telling FROM telling_key AS own JOIN telling_key AS near "
                        f"ON near.key = own.key WHERE own.telling IN ({_marks(part)})",
                        part,
                    )
                )
            )
            query = f"SELECT number FROM telling WHERE repeats IN ({_marks(part)})"
            near |= set(_numbers(self._connection.execute(query, part)))
        return near

    def _of_kind(self, numbers: set[int], *, is_contact: bool) -> set[int]:
        found: set[int] = set()
        for part in _parts(numbers):
            query = f"SELECT number FROM telling WHERE is_contact = ? AND number IN ({_marks(part)})"
            found |= set(_numbers(self._connection.execute(query, (is_contact, *part))))
        return found

    def _others_in(self, documents: set[int]) -> set[int]:
        found: set[int] = set()
        for part in _parts(documents):
            query = f"SELECT number FROM telling WHERE NOT is_contact AND document IN ({_marks(part)})"
            found |= set(_numbers(self._connection.execute(query, part)))
        return found

    def _occasions(self, documents: set[int]) -> dict[str, set[str]]:
        """Return the contacts that documents tell of together with others."""
        found: dict[str, set[str]] = {}
        for part in _parts(documents):
            query = (
                "SELECT DISTINCT document.id, own.happening FROM telling AS own "
                "JOIN document ON document.number = own.document WHERE own.is_contact "
                f"AND own.document IN ({_marks(part)}) AND EXISTS (SELECT 1 FROM telling AS other "
                "WHERE other.happening = own.happening AND other.document <> own.document)"
            )
            for document, happening in self._connection.execute(query, part):
                found.setdefault(str(document), set()).add(str(happening))
        return found


def _root(number: int, told: dict[int, _Told]) -> int:
    """Follow the chain of copies to the first telling that is at hand."""
    repeats = told[number].repeats
    while repeats is not None and repeats in told:
        number, repeats = repeats, told[repeats].repeats
    return number


def _numbers(rows: Iterable[tuple[object, ...]]) -> list[int]:
    return [int(str(row[0])) for row in rows]


def _parts(numbers: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))


def _hashed(key: str) -> int:
    return _signed(int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()))


def _signed(number: int) -> int:
    """Return a number of 64 bits as the database keeps integers."""
    return number - 2**64 if number >= 2**63 else number
