"""A path -> an open ledger file: pragmas, whose file it is, and the database's errors in plain words.

Source: decision 0002.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from rasad.errors import StoreError
from rasad.store.migrations import LATEST_VERSION, migrate

APPLICATION_ID = 0x52415341  # "RASA" in ASCII, in the header of every ledger file
BUSY_TIMEOUT_MS = 10_000  # a document's transaction takes milliseconds; ten seconds of waiting is a stuck writer
_PAUSE_S = 0.01  # a new file is set up in a few milliseconds
_CHECKPOINT_PAGES = 4_000  # WAL pages (16 MB) between checkpoints: fewer stalls while many documents are added

_ADVICE = {
    apsw.BusyError: "another process is writing to it; wait for it to end and run again",
    apsw.LockedError: "another process is writing to it; wait for it to end and run again",
    apsw.CantOpenError: "check that the folder exists and that you may write in it",
    apsw.ReadOnlyError: "the file or its folder may not be written; change its permissions or choose another place",
    apsw.PermissionsError: "the file or its folder may not be written; change its permissions or choose another place",
    apsw.FullError: "the disk is full; free some space and run again: what was added before is kept",
    apsw.IOError: "the disk could not be read or written; check that it is there and has space left",
    apsw.NotADBError: "it is no ledger of rasad; choose another file with --ledger",
    apsw.CorruptError: "the file is damaged; restore a backup, or add the articles to a new ledger",
    UnicodeEncodeError: "it holds bytes that are no UTF-8 text; write it otherwise",
    apsw.ConstraintError: "the report breaks a rule of the ledger; this is a fault in rasad, please report it",
}


@contextmanager
def storing(where: Path | str, what: str) -> Iterator[None]:
    """Turn the database's errors, and those of text that it cannot hold, into StoreError.

    Args:
        where: the ledger file, for the message.
        what: what was being done, for the message ("open", "add document x").

    Raises:
        StoreError: for every such error; says what, where and what to do next.
    """
    try:
        yield
    except (apsw.Error, UnicodeEncodeError) as error:
        advice = next((text for kind, text in _ADVICE.items() if isinstance(error, kind)), "")
        detail = f"{type(error).__name__}: {error}"
        raise StoreError(f"cannot {what} in {where}: {advice or 'the database reports a fault'} ({detail})") from error


def open_for_writing(path: Path) -> apsw.Connection:
    """Open the ledger at a path, creating or migrating it where needed.

    Raises:
        StoreError: if it is another program's file, of a newer version, locked, or not to be written.
    """
    if not path.parent.is_dir():
        raise StoreError(f"cannot open {path}: there is no folder {path.parent}; make it first")
    with storing(path, "open the ledger"):
        connection = apsw.Connection(str(path))
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        try:
            _refuse_foreign(connection, path)
            _write_ahead(connection)
            _set_up(connection)
            migrate(connection, APPLICATION_ID)
        except BaseException:
            connection.close()
            raise
    return connection


def open_for_reading(path: Path) -> apsw.Connection:
    """Open an existing ledger for reading; a writer may be at work in another process.

    Raises:
        StoreError: if there is none, it is another program's file, or of another version than this rasad reads.
    """
    if not path.is_file():
        raise StoreError(f"there is no ledger at {path}; make one with: rasad --ledger {path} ledger add FILES")
    with storing(path, "open the ledger"):
        connection = _reader(path)
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        try:
            _refuse_foreign(connection, path)
            _refuse_older(connection, path)
            _set_up(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def open_kept(path: Path) -> apsw.Connection:
    """Open a ledger as it is, of this version or an older one, only to copy it.

    Raises:
        StoreError: if there is none, or it is another program's file, or of a newer version.
    """
    if not path.is_file():
        raise StoreError(f"there is no ledger at {path}; check the name")
    connection = _reader(path)
    connection.set_busy_timeout(BUSY_TIMEOUT_MS)
    try:
        _refuse_foreign(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _reader(path: Path) -> apsw.Connection:
    """Return a read-only connection; a file that nobody can be writing is read without its side files."""
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    settled = not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()
    return apsw.Connection(path.absolute().as_uri() + ("?immutable=1" if settled else ""), flags=flags)


def _write_ahead(connection: apsw.Connection) -> None:
    """Switch the journal to write-ahead; two who do it to a new file at once are told "busy" without being let wait."""
    patience_s = BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except apsw.BusyError:
            if patience_s <= 0:
                raise
            time.sleep(_PAUSE_S)
            patience_s -= _PAUSE_S
        else:
            return


def _set_up(connection: apsw.Connection) -> None:
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")


def _refuse_foreign(connection: apsw.Connection, path: Path) -> None:
    """Raise StoreError unless the file is a ledger that this rasad knows, or empty."""
    owner = connection.pragma("application_id")
    version = connection.pragma("user_version")
    if owner == APPLICATION_ID:
        if version > LATEST_VERSION:
            raise StoreError(
                f"cannot open {path}: it was written by a newer rasad (ledger version {version}, this one reads up to "
                f"{LATEST_VERSION}); update rasad"
            )
        return
    if owner or version or connection.execute("SELECT count(*) FROM sqlite_schema").get:
        raise StoreError(f"cannot open {path}: it is a database of another program; choose another file with --ledger")


def _refuse_older(connection: apsw.Connection, path: Path) -> None:
    version = connection.pragma("user_version")
    if version < LATEST_VERSION:
        raise StoreError(
            f"cannot read {path}: its ledger version is {version} and this rasad reads {LATEST_VERSION}; "
            f"bring it up to date with: rasad --ledger {path} ledger check"
        )
