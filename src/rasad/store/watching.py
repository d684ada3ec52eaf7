"""The file beside a ledger in which a watch remembers what it has asked, found and told; each step is one transaction.

One process at a time holds it; its threads take turns. Source: decision 0015.
"""

import hashlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import msgspec
import zstandard

from rasad.config import data_folder
from rasad.errors import StoreError
from rasad.store.connection import storing

_HASH_BYTES = 16
_LONGEST_WAIT_S = 8 * 86_400  # longer than anything is ever put off: a clock that was wrong
_BEGUN = ""  # the key that says that an alert on the record has looked at it before
_LOCK_WAIT_S = 2.0  # a process that was killed lets go at once, one that ends in a moment


class SourceState(NamedTuple):
    """What is known of a source: `failures` are those in a row."""

    url: str
    next_at: float = 0.0
    failures: int = 0
    etag: str | None = None
    last_modified: str | None = None
    polled_at: float | None = None
    outcome: str | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a source says of a page before it is fetched; `is_list`: it names further pages, as a part of a sitemap.

    `read_at` is when it was read first, of a page that is looked at again.
    """

    published: str | None = None
    note: str = ""
    title: str = ""
    is_list: bool = False
    depth: int = 0
    read_at: float | None = None


class PageAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a server said of a page that was fetched; or the fault for which it was given up.

    `is_of_list`: nobody asked for it, since the feed holds its text.
    """

    url: str
    media: str | None = None
    encoding: str | None = None
    fault: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    is_of_list: bool = False


class FoundPage(NamedTuple):
    """A page that a source names; `host` is whose turn it takes. `answer` and `body` are there if it need not be."""

    url: str
    host: str
    said: Said = Said()
    answer: PageAnswer | None = None
    body: bytes = b""


class WaitingPage(NamedTuple):
    """A page on its way into the ledger; `answer` and `body` are there when it was fetched."""

    number: int
    source: str
    url: str
    said: Said
    tries: int
    answer: PageAnswer | None = None
    body: bytes = b""


class Look(NamedTuple):
    """A page that was read and is to be looked at again; `digest` is that of its bytes."""

    number: int
    source: str
    url: str
    host: str
    said: Said
    etag: str | None
    last_modified: str | None
    digest: bytes
    next_at: float


class Rule(NamedTuple):
    """What a site says of itself, until a time: `body` is None if there is none, a fault after `tries` that failed."""

    body: str | None
    tries: int = 0
    until: float = 0.0


class Parcel(NamedTuple):
    """An alert on its way to a channel."""

    number: int
    id: str
    channel: str
    body: str
    tries: int


class Turn(NamedTuple):
    """When a host may be asked, and until when nobody else may if it is not given back."""

    host: str
    at: float
    held_until: float


class WatchState:
    """The open file of a watch.

    Raises:
        StoreError: another watch holds it, or it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        with storing(path, "open the memory of the watch"):
            self._connection = apsw.Connection(str(path))
        try:
            with storing(path, "open the memory of the watch"):
                self._take()
                self._connection.execute((data_folder() / "schema" / "watch.sql").read_text(encoding="utf-8"))
        except BaseException:
            self._connection.close()
            raise

    def _take(self) -> None:
        """Hold the file alone, until the process ends in whatever way."""
        self._connection.set_busy_timeout(int(_LOCK_WAIT_S * 1000))
        try:
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._connection.pragma("journal_mode", "wal")
            self._connection.execute("PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON")
            self._connection.execute("BEGIN EXCLUSIVE; COMMIT")
        except (apsw.BusyError, apsw.LockedError) as error:
            raise StoreError(
                f"{self.path}: another watch is running with it. Stop that one, or leave it to it."
            ) from error

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _change(self, what: str) -> Iterator[apsw.Connection]:
        with self._lock, storing(self.path, what):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock, storing(self.path, "read the memory of the watch"):
            return list(self._connection.execute(query, values))

    # hosts

    def reserve(self, host: str, *, gap_s: float, lasting_s: float, now: float) -> Turn:
        """Take the next turn of a host; until `settle` nobody gets another one for `lasting_s` after it."""
        with self._change("note a host") as connection:
            found = connection.execute("SELECT next_at FROM host WHERE name = ?", (host,)).get
            is_sane = found is not None and float(str(found)) < now + _LONGEST_WAIT_S
            at = max(now, float(str(found))) if is_sane else now
            turn = Turn(host, at, at + gap_s + lasting_s)
            connection.execute("INSERT OR REPLACE INTO host (name, next_at) VALUES (?, ?)", (host, turn.held_until))
            return turn

    def settle(self, turn: Turn, next_at: float) -> None:
        """Give a turn back: its host may be asked again then, unless somebody has a later turn already."""
        with self._change("note a host") as connection:
            row = (next_at, turn.host, turn.held_until)
            connection.execute("UPDATE host SET next_at = ? WHERE name = ? AND next_at = ?", row)

    def leave_alone(self, host: str, until: float) -> None:
        """Do not ask a host before a time, since it asked for that."""
        with self._change("note a host") as connection:
            connection.execute(
                "INSERT INTO host (name, next_at) VALUES (?1, ?2) "
                "ON CONFLICT (name) DO UPDATE SET next_at = max(next_at, ?2)",
                (host, until),
            )

    def free_at(self) -> dict[str, float]:
        """Return when each host may be asked again; those that are not in it may be at once."""
        return {str(name): float(at) for name, at in self._rows("SELECT name, next_at FROM host")}

    # rules

    def known_rules(self, now: float) -> set[tuple[str, str]]:
        """Return origin and kind of the rules that still hold."""
        return {
            (str(row[0]), str(row[1])) for row in self._rows("SELECT origin, kind FROM rule WHERE until > ?", (now,))
        }

    def rule(self, origin: str, kind: str, now: float) -> Rule | None:
        """Return a rule that still holds."""
        query = "SELECT body, tries, until FROM rule WHERE origin = ? AND kind = ? AND until > ?"
        rows = self._rows(query, (origin, kind, now))
        return Rule(*rows[0]) if rows else None

    def tries_of_rule(self, origin: str, kind: str) -> int:
        """Return how often a rule could not be fetched of late."""
        rows = self._rows("SELECT tries FROM rule WHERE origin = ? AND kind = ?", (origin, kind))
        return int(rows[0][0]) if rows else 0

    def put_rule(self, origin: str, kind: str, rule: Rule) -> None:
        """Note what a site says of itself."""
        with self._change("note the rules of a site") as connection:
            row = (origin, kind, rule.until, rule.tries, rule.body)
            connection.execute("INSERT OR REPLACE INTO rule (origin, kind, until, tries, body) VALUES (?,?,?,?,?)", row)

    # sources

    def sources(self) -> dict[str, SourceState]:
        """Return what is known of all sources."""
        columns = ", ".join(SourceState._fields)
        return {str(row[0]): SourceState(*row) for row in self._rows(f"SELECT {columns} FROM source")}

    def polled(self, state: SourceState, pages: Sequence[FoundPage] = ()) -> int:
        """Note the outcome of a poll and the pages that are new in it, all or nothing; return how many are."""
        with self._change("note a poll") as connection:
            marks = ", ".join("?" * len(state))
            connection.execute(f"INSERT OR REPLACE INTO source ({', '.join(state._fields)}) VALUES ({marks})", state)
            return sum(self._add(connection, state.url, page) for page in pages)

    @staticmethod
    def _add(connection: apsw.Connection, source: str, page: FoundPage) -> bool:
        if connection.execute("SELECT 1 FROM seen WHERE hash = ?", (hash_of(page.url),)).get is not None:
            return False
        _put(connection, source, page)
        return connection.changes() > 0

    # pages

    def pages_to_fetch(self, now: float) -> dict[str, WaitingPage]:
        """Return of each host the page found first whose time has come."""
        first = "SELECT min(number) FROM page WHERE answer IS NULL AND next_at <= ? GROUP BY host"
        query = f"SELECT host, number, source, url, said, tries FROM page WHERE number IN ({first}) ORDER BY number"
        return {str(row[0]): _waiting(row[1:]) for row in self._rows(query, (now,))}

    def pages_to_read(self, most: int) -> list[WaitingPage]:
        """Return pages that were fetched and are not yet in the ledger, with their bytes."""
        query = (
            "SELECT number, source, url, said, tries, answer, body FROM page WHERE answer IS NOT NULL ORDER BY number"
        )
        return [_waiting(row) for row in self._rows(f"{query} LIMIT ?", (most,))]

    def waiting(self) -> int:
        """Return how many pages are on their way."""
        return int(self._rows("SELECT count(*) FROM page")[0][0])

    def fetched(self, page: WaitingPage, answer: PageAnswer, body: bytes) -> None:
        """Keep the bytes of a page until it is in the ledger."""
        row = (*_packed(FoundPage(page.url, "", answer=answer, body=body)), page.number)
        with self._change(f"keep {page.url}") as connection:
            connection.execute("UPDATE page SET answer = ?, body = ? WHERE number = ?", row)

    def put_off(self, page: WaitingPage, next_at: float, *, tries: int) -> None:
        """Fetch a page later, since it could not be now; `tries` is how often it was tried."""
        with self._change(f"put off {page.url}") as connection:
            connection.execute("UPDATE page SET next_at = ?, tries = ? WHERE number = ?", (next_at, tries, page.number))

    def done(
        self,
        page: WaitingPage,
        found: Sequence[FoundPage] = (),
        parcels: "Sequence[NewParcel]" = (),
        look: Look | None = None,
    ) -> int:
        """Note that a page is dealt with, with what came of it; return how many pages it names are new."""
        with self._change(f"note {page.url}") as connection:
            connection.execute("INSERT OR IGNORE INTO seen (hash) VALUES (?)", (hash_of(page.url),))
            connection.execute("DELETE FROM page WHERE number = ?", (page.number,))
            for parcel in parcels:
                self._send(connection, parcel)
            if look is not None:
                row = (hash_of(look.url), *look[1:4], msgspec.json.encode(look.said).decode(), *look[5:])
                connection.execute(
                    "INSERT OR REPLACE INTO look (hash, source, url, host, said, etag, last_modified, digest, next_at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row,
                )
            return sum(self._add(connection, page.source, one) for one in found)

    # looks

    def looks(self, now: float) -> dict[str, Look]:
        """Return of each host the page that is to be looked at again first, where its time has come."""
        first = "SELECT number, min(next_at) FROM look WHERE next_at <= ? GROUP BY host"
        query = (
            "SELECT look.number, source, url, host, said, etag, last_modified, digest, look.next_at "
            f"FROM look JOIN ({first}) AS first ON first.number = look.number"
        )
        looks = (
            Look._make((*row[:4], msgspec.json.decode(row[4], type=Said), *row[5:]))
            for row in self._rows(query, (now,))
        )
        return {look.host: look for look in looks}

    def look_later(self, look: Look, next_at: float | None) -> None:
        """Look at a page at another time, or not any more."""
        with self._change(f"note {look.url}") as connection:
            if next_at is None:
                connection.execute("DELETE FROM look WHERE number = ?", (look.number,))
            else:
                connection.execute("UPDATE look SET next_at = ? WHERE number = ?", (next_at, look.number))

    def has_changed(self, look: Look, answer: PageAnswer, body: bytes) -> None:
        """Put a page that has other bytes now on its way into the ledger again."""
        page = FoundPage(look.url, look.host, look.said, answer, body)
        with self._change(f"keep {look.url}") as connection:
            connection.execute("DELETE FROM look WHERE number = ?", (look.number,))
            _put(connection, look.source, page)

    # alerts

    def follow(self, alert: str, parcels: "Sequence[NewParcel]") -> None:
        """Put alerts on the record on their way; the first time only note them: what was there before is no news."""
        with self._change("note alerts") as connection:
            begun = (alert, _BEGUN)
            is_begun = connection.execute("SELECT 1 FROM alerted WHERE alert = ? AND key = ?", begun).get is not None
            connection.execute("INSERT OR IGNORE INTO alerted (alert, key) VALUES (?, ?)", begun)
            for parcel in parcels:
                self._send(connection, parcel if is_begun else parcel._replace(channels=()))

    @staticmethod
    def _send(connection: apsw.Connection, parcel: "NewParcel") -> None:
        rows = [(parcel.alert, key) for key in parcel.keys]
        known = [connection.execute("SELECT 1 FROM alerted WHERE alert = ? AND key = ?", row).get for row in rows]
        connection.executemany("INSERT OR IGNORE INTO alerted (alert, key) VALUES (?, ?)", rows)
        if not any(known):
            for channel in parcel.channels:
                connection.execute(
                    "INSERT INTO outbox (id, channel, body) VALUES (?, ?, ?)", (parcel.id, channel, parcel.body)
                )

    def parcels(self, now: float) -> list[Parcel]:
        """Return the first alert of each channel, where it is to be delivered now: they go in their order."""
        query = (
            "SELECT number, id, channel, body, tries FROM outbox "
            "WHERE number IN (SELECT min(number) FROM outbox GROUP BY channel) AND next_at <= ?"
        )
        return [Parcel(*row) for row in self._rows(query, (now,))]

    def delivered(self, parcel: Parcel) -> None:
        """Note that an alert has arrived."""
        with self._change("note a delivery") as connection:
            connection.execute("DELETE FROM outbox WHERE number = ?", (parcel.number,))

    def deliver_later(self, parcel: Parcel, next_at: float) -> None:
        """Note that an alert could not be delivered yet."""
        with self._change("note a delivery") as connection:
            connection.execute(
                "UPDATE outbox SET next_at = ?, tries = tries + 1 WHERE number = ?", (next_at, parcel.number)
            )


class NewParcel(NamedTuple):
    """An alert to be put on its way unless one of its keys was told already."""

    alert: str
    keys: tuple[str, ...]
    id: str
    body: str
    channels: tuple[str, ...]


def hash_of(url: str) -> bytes:
    """Return what a page is known by when it is done."""
    return hashlib.blake2b(url.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).digest()


def digest_of(body: bytes) -> bytes:
    """Return what the bytes of a page are known by."""
    return hashlib.blake2b(body, digest_size=_HASH_BYTES).digest()


def _put(connection: apsw.Connection, source: str, page: FoundPage) -> None:
    """Put a page on its way, unless it is on it already."""
    row = (hash_of(page.url), source, page.url, page.host, msgspec.json.encode(page.said).decode(), *_packed(page))
    connection.execute(
        "INSERT OR IGNORE INTO page (hash, source, url, host, said, answer, body) VALUES (?, ?, ?, ?, ?, ?, ?)", row
    )


def _packed(page: FoundPage) -> tuple[str | None, bytes | None]:
    """Return answer and bytes as they are kept."""
    if page.answer is None:
        return None, None
    return msgspec.json.encode(page.answer).decode(), zstandard.ZstdCompressor(level=3).compress(page.body)


def _waiting(row: tuple[Any, ...]) -> WaitingPage:
    number, source, url, said, tries, *rest = row
    answer = msgspec.json.decode(rest[0], type=PageAnswer) if rest else None
    body = zstandard.ZstdDecompressor().decompress(rest[1]) if rest else b""
    return WaitingPage(number, source, url, msgspec.json.decode(said, type=Said), tries, answer, body)
