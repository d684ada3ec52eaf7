"""A ledger -> a verified copy of it in a new file, and back again; while others read and write it."""

import os
from pathlib import Path

import apsw

from rasad.errors import StoreError
from rasad.store.connection import open_kept, storing

_PAGES_AT_ONCE = 4_096  # 16 MB: so often a copy lets others write


def back_up(connection: apsw.Connection, to: Path) -> int:
    """Copy the whole ledger to a new file, which appears under its name only when it is complete and sound.

    Returns:
        How many documents the copy holds.

    Raises:
        StoreError: if the file exists, cannot be written, or what was copied is damaged.
    """
    for existing in (to, *_side_files(to)):
        if existing.exists():
            raise StoreError(f"cannot copy to {to}: {existing} exists; choose another name, or move it away first")
    if not to.absolute().parent.is_dir():
        raise StoreError(f"cannot copy to {to}: there is no folder {to.parent}; make it first")
    partial = to.with_name(to.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        with storing(to, "write the copy"):
            documents = _copy(connection, partial)
        _reach_disk(partial)
        partial.replace(to)
        _reach_disk(to.absolute().parent)
    except OSError as error:
        raise StoreError(f"cannot copy to {to}: {error.strerror}; choose another place") from error
    finally:
        partial.unlink(missing_ok=True)
    return documents


def restore(backup: Path, to: Path) -> int:
    """Copy a backup to where no ledger is, once it is seen to be sound; return how many documents it holds.

    Raises:
        StoreError: if the backup is no ledger or damaged, or there is a file in its way.
    """
    with storing(backup, "read the backup"):
        connection = open_kept(backup)
        try:
            return back_up(connection, to)
        finally:
            connection.close()


def _copy(connection: apsw.Connection, partial: Path) -> int:
    copy = apsw.Connection(str(partial))
    try:
        with copy.backup("main", connection, "main") as backup:
            while not backup.done:
                backup.step(_PAGES_AT_ONCE)
        copy.execute("PRAGMA journal_mode = DELETE")
        for (message,) in copy.execute("PRAGMA integrity_check(1)"):
            if message != "ok":
                raise StoreError(f"what was copied is damaged ({message}), and so may the original be: check it")
        return int(str(copy.execute("SELECT count(*) FROM document").get))
    finally:
        copy.close()


def _side_files(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _reach_disk(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
