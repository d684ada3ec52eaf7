import pytest
from msgspec.structs import replace
from tests.store.samples import GRAIN, filled_ledger, grain_report

from rasad.store.check import faults


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ("UPDATE mention SET start = start + 1", "the rows of mention are not those of its report"),
        ("DELETE FROM participant", "the rows of participant are not those of its report"),
        ("UPDATE source_text SET body = x'00'", "cannot be read"),
        ("UPDATE document SET report = x'00'", "cannot be read"),
        ("DELETE FROM fulltext WHERE rowid = 1", "full-text"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM source_text", "its text is missing"),
    ],
)
def test_damage_is_found_and_named(tmp_path, damage, message) -> None:
    connection = filled_ledger(tmp_path / "l", (grain_report(), GRAIN))
    assert list(faults(connection)) == []
    connection.execute(damage)
    assert any(message in fault for fault in faults(connection))


def test_an_entity_that_is_not_described_is_found(tmp_path) -> None:
    report = grain_report()
    connection = filled_ledger(tmp_path / "l", (replace(report, entities=report.entities[1:]), GRAIN))
    assert [fault.partition(": ")[2] for fault in faults(connection)] == [
        "it names the entity RUS and does not describe it"
    ]
