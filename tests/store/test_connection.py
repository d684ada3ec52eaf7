import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from rasad.errors import StoreError
from rasad.store.connection import open_for_reading, open_for_writing
from rasad.store.migrations import LATEST_VERSION


def test_a_new_ledger_has_its_id_version_and_safe_settings(tmp_path) -> None:
    connection = open_for_writing(tmp_path / "l")
    pragmas = ("application_id", "user_version", "journal_mode", "synchronous", "foreign_keys", "secure_delete")
    assert [connection.pragma(name) for name in pragmas] == [0x52415341, LATEST_VERSION, "wal", 1, 1, 0]


def test_opening_twice_changes_no_schema(tmp_path) -> None:
    schema = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    first = open_for_writing(tmp_path / "l")
    before = first.execute(schema).fetchall()
    assert open_for_writing(tmp_path / "l").execute(schema).fetchall() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database " * 100)
    for opener in (open_for_writing, open_for_reading):
        with pytest.raises(StoreError, match="no ledger of rasad"):
            opener(path)
    assert path.read_text() == "not a database " * 100


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path) -> None:
    path = tmp_path / "other.db"
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_for_writing(path)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_refused(tmp_path) -> None:
    connection = open_for_writing(tmp_path / "l")
    connection.execute(f"PRAGMA user_version = {LATEST_VERSION + 1}")
    connection.close()
    for opener in (open_for_writing, open_for_reading):
        with pytest.raises(StoreError, match=r"newer rasad.*update"):
            opener(tmp_path / "l")


def test_an_older_ledger_is_not_read_before_it_is_brought_up_to_date(tmp_path) -> None:
    connection = open_for_writing(tmp_path / "l")
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    with pytest.raises(StoreError, match="bring it up to date"):
        open_for_reading(tmp_path / "l")


def test_a_locked_ledger_says_who_holds_it(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("rasad.store.connection.BUSY_TIMEOUT_MS", 10)
    writer = open_for_writing(tmp_path / "l")
    second = open_for_writing(tmp_path / "l")
    writer.execute("PRAGMA locking_mode = EXCLUSIVE")
    second.close()
    writer.execute("CREATE TABLE extra (x)")
    with pytest.raises(StoreError, match="another process is writing"):
        open_for_writing(tmp_path / "l")


def test_a_missing_folder_is_named(tmp_path) -> None:
    with pytest.raises(StoreError, match=r"no folder .*nowhere"):
        open_for_writing(tmp_path / "nowhere" / "l")


def test_a_missing_ledger_is_not_made_by_reading(tmp_path) -> None:
    with pytest.raises(StoreError, match=r"no ledger at .*ledger add"):
        open_for_reading(tmp_path / "l")
    assert not list(tmp_path.iterdir())


def test_a_place_that_takes_no_files_is_named(tmp_path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="you may write in it"):
        open_for_writing(tmp_path / "folder")


NOBODY = 65534  # any user but root would do


@contextmanager
def bound_by_file_modes() -> Iterator[None]:
    """Act as a user whom file modes bind, which they do not do to root; real and effective user, as both are asked."""
    if os.geteuid() != 0:
        yield
        return
    os.setreuid(NOBODY, 0)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setreuid(0, 0)


@pytest.fixture
def unwritable() -> Iterator[Path]:
    """Give a folder with a ledger where no more can be written; other users reach it, as they do not `tmp_path`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        open_for_writing(folder / "l").close()
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_named_and_its_ledger_is_still_read(unwritable) -> None:
    with bound_by_file_modes():
        with pytest.raises(StoreError, match="may write in it"):
            open_for_writing(unwritable / "new")
        ledger = open_for_reading(unwritable / "l")
        assert ledger.pragma("user_version") == LATEST_VERSION
        ledger.close()
