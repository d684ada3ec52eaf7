"""The SQL files of `data/schema` -> the schema of a ledger, one version and one transaction each."""

import apsw

from rasad.config import data_folder

LATEST_VERSION = 3  # the number of the last file in data/schema; a test compares


def migrate(connection: apsw.Connection, application_id: int) -> None:
    """Bring an open ledger to the latest version; each step is one transaction, so a crash leaves a whole version."""
    for version in range(connection.pragma("user_version") + 1, LATEST_VERSION + 1):
        _step(connection, version, application_id)


def migration_sql(version: int) -> str:
    """Return the SQL that leads from the version before to this one."""
    (path,) = (data_folder() / "schema").glob(f"{version:04d}-*.sql")
    return path.read_text(encoding="utf-8")


def _step(connection: apsw.Connection, version: int, application_id: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.pragma("user_version") < version:  # another process may have been faster
            connection.execute(migration_sql(version))
            connection.execute(f"PRAGMA application_id = {application_id}")
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
