import re

import apsw
import pytest

from rasad.config import data_folder
from rasad.store import migrations
from rasad.store.connection import APPLICATION_ID, open_for_writing
from rasad.store.migrations import LATEST_VERSION, migrate
from rasad.store.rows import TABLES


def test_the_files_are_numbered_without_gaps_up_to_the_latest_version() -> None:
    numbers = sorted(int(path.name[:4]) for path in (data_folder() / "schema").glob("[0-9]*.sql"))
    assert numbers == list(range(1, LATEST_VERSION + 1))


def test_a_broken_migration_leaves_the_version_before(tmp_path, monkeypatch) -> None:
    connection = open_for_writing(tmp_path / "l")
    monkeypatch.setattr(migrations, "LATEST_VERSION", LATEST_VERSION + 1)
    monkeypatch.setattr(migrations, "migration_sql", lambda _: "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);")
    with pytest.raises(apsw.SQLError):
        migrate(connection, APPLICATION_ID)
    assert connection.pragma("user_version") == LATEST_VERSION
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").get == 0


def test_the_tables_have_the_columns_that_rows_are_made_for(tmp_path) -> None:
    connection = open_for_writing(tmp_path / "l")
    for table, columns in TABLES.items():
        found = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
        assert found == ["document", *columns.split()], table


def test_every_column_of_a_span_has_its_partner(tmp_path) -> None:
    connection = open_for_writing(tmp_path / "l")
    spans = 0
    for table in TABLES:
        names = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
        starts = {re.sub("start$", "stop", name) for name in names if name.endswith("start")}
        assert starts == {name for name in names if name.endswith("stop")}
        spans += len(starts)
    assert spans > len(TABLES) / 2
