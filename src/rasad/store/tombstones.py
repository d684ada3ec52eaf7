"""What was erased for good, kept as keyed hashes only -> whether a document, an entity or a name is it."""

import functools
import hashlib
import secrets
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, cast

import apsw

from rasad.records.report import DocumentHeader
from rasad.store.redaction import Forgotten

Kind = Literal["document", "source", "text", "address", "person", "name", "end", "alone"]
_KEY = "tombstone_key"
_KEY_BYTES = 16  # of chance: the hashes of one ledger say nothing of another's
_DIGEST_BYTES = 16  # 128 bits: nothing else is taken for what was erased
_HASHES_KEPT = 1 << 16  # in memory, of ids and names that were looked up


class Stone(NamedTuple):
    """Something to be kept out: what kind of thing, and what it is."""

    kind: Kind
    value: str


def stones_of(header: DocumentHeader) -> list[Stone]:
    """Return all by which a document is known again: its id, bytes, text and address."""
    stones = [
        Stone("document", header.id), Stone("source", header.source_sha256), Stone("text", header.text_sha256),
    ]  # fmt: skip
    return stones + [Stone("address", place) for place in (header.url, header.location) if place and is_address(place)]


def is_address(place: str | None) -> bool:
    """Say whether a place is one on the web; a path may hold another text tomorrow."""
    return place is not None and "://" in place


def set_up(connection: apsw.Connection, target: str, stones: Iterable[Stone], at: str) -> None:
    """Write down what must not come in again, inside the caller's transaction."""
    key = _key(connection) or _new_key(connection)
    rows = [(stone.kind, _hashed(key, *stone), _hashed(key, "target", target), at) for stone in stones]
    connection.executemany("INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?, ?)", rows)


def take_away(connection: apsw.Connection, target: str) -> int:
    """Let come in again what was forgotten under a name, inside the caller's transaction; return of how many kinds."""
    key = _key(connection)
    if key is None:
        return 0
    connection.execute("DELETE FROM tombstone WHERE target = ?", (_hashed(key, "target", target),))
    return connection.changes()


def lift(connection: apsw.Connection, header: DocumentHeader) -> None:
    """Let one document come in again, inside the caller's transaction."""
    key = _key(connection)
    if key is not None:
        rows = [(stone.kind, _hashed(key, *stone)) for stone in stones_of(header)]
        connection.executemany("DELETE FROM tombstone WHERE kind = ? AND hash = ?", rows)


def erased_at(connection: apsw.Connection, header: DocumentHeader) -> str | None:
    """Return when a document was erased for good, or None if it never was."""
    key = _key(connection)
    if key is None:
        return None
    found = (
        connection.execute("SELECT at FROM tombstone WHERE kind = ? AND hash = ?", (s.kind, _hashed(key, *s))).get
        for s in stones_of(header)
    )
    return next((str(at) for at in found if at is not None), None)


def address_test(connection: apsw.Connection) -> Callable[[str], bool]:
    """Return the test whether what lies at an address was erased for good."""
    key = _key(connection)
    found = connection.execute("SELECT hash FROM tombstone WHERE kind = 'address'").fetchall() if key else []
    hashes = frozenset(str(one) for (one,) in found)
    return lambda address: bool(hashes) and key is not None and _hashed(key, "address", address) in hashes


def forgotten(connection: apsw.Connection) -> Forgotten | None:
    """Return who is forgotten, or None if nobody is."""
    key = _key(connection)
    rows = connection.execute(
        "SELECT kind, hash FROM tombstone WHERE kind IN ('person', 'name', 'end', 'alone')"
    ).fetchall()
    if key is None or not rows:
        return None
    hashes = {kind: frozenset(str(h) for k, h in rows if k == kind) for kind in ("person", "name", "end", "alone")}
    hashed = functools.lru_cache(maxsize=_HASHES_KEPT)(functools.partial(_hashed, key))

    def is_entity(entity: str) -> bool:
        return hashed("person", entity) in hashes["person"]

    def is_name(words: tuple[str, ...]) -> bool:
        return hashed("name", " ".join(words)) in hashes["name"]

    def is_end(word: str) -> bool:
        return hashed("end", word) in hashes["end"]

    def is_alone(word: str) -> bool:
        return hashed("alone", word) in hashes["alone"]

    return Forgotten(is_entity, is_end, is_alone, is_name)


def _new_key(connection: apsw.Connection) -> bytes:
    key = secrets.token_bytes(_KEY_BYTES)
    connection.execute("INSERT INTO meta VALUES (?, ?)", (_KEY, key.hex()))
    return key


def _key(connection: apsw.Connection) -> bytes | None:
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).get
    return bytes.fromhex(cast("str", found)) if found is not None else None


def _hashed(key: bytes, kind: str, value: str) -> str:
    return hashlib.blake2b(f"{kind}\n{value}".encode(), key=key, digest_size=_DIGEST_BYTES).hexdigest()
