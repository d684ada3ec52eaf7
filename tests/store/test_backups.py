import apsw
import pytest
from tests.store.samples import ENERGY, GRAIN, energy_report, filled_ledger, grain_report

from rasad.errors import StoreError
from rasad.store import backups
from rasad.store.backups import back_up, restore
from rasad.store.connection import open_for_reading, open_for_writing
from rasad.store.migrations import LATEST_VERSION
from rasad.store.write import write_document


@pytest.fixture
def connection(tmp_path):
    return filled_ledger(tmp_path / "l", (grain_report(), GRAIN))


def test_a_backup_is_a_ledger_and_never_overwrites(connection, tmp_path) -> None:
    assert back_up(connection, tmp_path / "copy") == 1
    assert open_for_reading(tmp_path / "copy").pragma("user_version") == LATEST_VERSION
    with pytest.raises(StoreError, match=r"copy exists; choose another name"):
        back_up(connection, tmp_path / "copy")


def test_a_copy_is_whole_while_another_connection_writes(connection, tmp_path, monkeypatch) -> None:
    other = open_for_writing(tmp_path / "l")

    class Copy(apsw.Connection):
        def backup(self, *arguments):
            started = super().backup(*arguments)
            started.step(1)
            write_document(other, energy_report(), ENERGY)  # between two steps of the copy
            return started

    monkeypatch.setattr(backups.apsw, "Connection", Copy)
    assert back_up(connection, tmp_path / "copy") == 2
    assert open_for_reading(tmp_path / "copy").execute("SELECT count(*) FROM event").get == 2


def test_a_damaged_ledger_gives_no_backup(connection, tmp_path) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'mention'")
    connection.close()
    with pytest.raises(StoreError, match="damaged"):
        restore(tmp_path / "l", tmp_path / "copy")
    assert {path.name for path in tmp_path.iterdir()} <= {"l", "l-wal", "l-shm"}


def test_a_place_that_takes_no_copy_is_named_and_left_clean(connection, tmp_path) -> None:
    with pytest.raises(StoreError, match=r"no folder .*nowhere; make it first"):
        back_up(connection, tmp_path / "nowhere" / "copy")
    before = set(tmp_path.iterdir())
    with pytest.raises(StoreError, match="exists"):
        back_up(connection, tmp_path)
    assert set(tmp_path.iterdir()) == before


def test_a_backup_is_restored_where_no_ledger_is(connection, tmp_path) -> None:
    back_up(connection, tmp_path / "copy")
    assert restore(tmp_path / "copy", tmp_path / "again") == 1
    assert open_for_writing(tmp_path / "again").execute("SELECT count(*) FROM document").get == 1
    with pytest.raises(StoreError, match="exists"):
        restore(tmp_path / "copy", tmp_path / "l")
    (tmp_path / "moved-wal").write_bytes(b"left over")
    with pytest.raises(StoreError, match="moved-wal exists"):
        restore(tmp_path / "copy", tmp_path / "moved")


def test_what_is_no_ledger_is_not_restored(tmp_path) -> None:
    (tmp_path / "notes").write_text("not a database " * 100)
    with pytest.raises(StoreError, match="no ledger of rasad"):
        restore(tmp_path / "notes", tmp_path / "l")
    with pytest.raises(StoreError, match="there is no ledger at"):
        restore(tmp_path / "none", tmp_path / "l")
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]
