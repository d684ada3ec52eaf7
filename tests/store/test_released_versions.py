"""Ledgers of every released version open, keep what they hold and can be corrected; released SQL is never edited."""

import hashlib
from pathlib import Path

import pytest
import zstandard
from tests.store.samples import ENERGY, GRAIN

from rasad.errors import StoreError
from rasad.ledger import Ledger
from rasad.store.migrations import LATEST_VERSION, migration_sql

LEDGERS = sorted((Path(__file__).parent / "ledgers").glob("version-*.ledger.zst"))
RELEASED = {1: "e808"}


@pytest.fixture(params=LEDGERS, ids=lambda path: path.name)
def old(request, tmp_path) -> Path:
    path = tmp_path / "l.ledger"
    path.write_bytes(zstandard.ZstdDecompressor().decompress(request.param.read_bytes()))
    return path


def test_there_is_a_ledger_of_every_version_before_this_one() -> None:
    assert [path.name for path in LEDGERS] == [f"version-{n}.ledger.zst" for n in range(1, LATEST_VERSION)]


def test_the_sql_that_made_released_ledgers_stays_as_it_was() -> None:
    digests = {version: hashlib.sha256(migration_sql(version).encode()).hexdigest()[:4] for version in RELEASED}
    assert digests == RELEASED


def test_an_old_ledger_is_migrated_with_all_it_holds(old) -> None:
    with Ledger(old) as ledger:
        assert ledger._connection.pragma("user_version") == LATEST_VERSION
        assert ledger.check() == []
        kept = {stored.source: stored.report for stored in ledger.stored_documents()}
        assert {source: report.events[0].trigger.text for source, report in kept.items()} == {
            GRAIN: "التقى",
            ENERGY: "گفت‌وگو کردند",
        }
        assert {report.statements[0].speakers for report in kept.values()} == {("Q58217",)}
        assert [row.location for row in ledger.failures()] == ["missing.txt"]
        assert len(list(ledger.happenings())) == 2
        event = next(row for row in ledger.events() if row.kind == "meeting")
        ledger.correct("date", [(event.where.document, event.id)], "2021-05-02")
        assert [one.source for one in ledger.find("گفتوگو")] == [ENERGY]
        assert ledger.check() == []


def test_an_old_ledger_is_not_read_before_it_is_migrated_and_says_how(old) -> None:
    before = old.read_bytes()
    with pytest.raises(StoreError, match="bring it up to date with: rasad"):
        Ledger(old, readonly=True)
    assert old.read_bytes() == before
