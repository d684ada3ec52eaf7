import pytest
from msgspec.structs import replace
from tests.store.samples import ENERGY, GRAIN, energy_report, filled_ledger, grain_report

from rasad.knowledge.base import load_knowledge
from rasad.store import links, tombstones
from rasad.store.check import advice, faults, repair
from rasad.store.connection import open_for_writing
from rasad.store.tombstones import Stone


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ("UPDATE mention SET start = start + 1", "the rows of mention are not those of its report"),
        ("DELETE FROM participant", "the rows of participant are not those of its report"),
        ("UPDATE source_text SET body = x'00'", "cannot be read"),
        ("UPDATE document SET report = x'00'", "cannot be read"),
        ("DELETE FROM fulltext WHERE rowid = 1", "full-text"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM source_text", "its text is missing"),
        ("INSERT INTO source_text VALUES ('stray', 1, x'00')", "a text belongs to no document (stray)"),
        ("INSERT INTO fulltext (rowid, surface) VALUES (99, 'x')", "words of a document that is not there (99)"),
        ("DELETE FROM telling", "its links are not those of its events"),
        ("UPDATE telling SET repeats = 77", "a link repeats one that is not there"),
        ("INSERT INTO copied VALUES (1, 2)", "copies of each other one way only"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM document", "has no document"),
    ],
)
def test_damage_is_found_and_named(tmp_path, damage, message) -> None:
    connection = filled_ledger(tmp_path / "l", (grain_report(), GRAIN), (energy_report(), ENERGY))
    links.link_pending(connection, load_knowledge())
    assert list(faults(connection)) == []
    connection.execute(damage)
    found = list(faults(connection))
    assert any(message in fault for fault in found)
    assert advice(found)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM mention",
        "UPDATE event SET kind = 'visit'",
        "DELETE FROM telling",
        "DELETE FROM fulltext WHERE rowid = 1",
        "INSERT INTO source_text VALUES ('stray', 1, x'00')",
        "DELETE FROM document_state",
    ],
)
def test_what_is_derived_can_be_made_anew(tmp_path, damage) -> None:
    connection = filled_ledger(tmp_path / "l", (grain_report(), GRAIN), (energy_report(), ENERGY))
    links.link_pending(connection, load_knowledge())
    connection.execute(damage)
    assert advice(faults(connection)) == [
        "all else is derived from what is stored and can be made anew: rasad ledger check --repair"
    ]
    repair(connection)
    links.link_pending(connection, load_knowledge())
    assert list(faults(connection)) == []


def test_links_of_another_rasad_wait_to_be_made_anew_and_are_no_fault(tmp_path) -> None:
    connection = filled_ledger(tmp_path / "l", (grain_report(), GRAIN))
    links.link_pending(connection, load_knowledge())
    connection.execute("DELETE FROM telling")
    assert list(faults(connection))
    connection.execute("UPDATE meta SET value = 'link/0 kb 0.9' WHERE key = 'linker'")
    assert list(faults(connection)) == []


def test_what_was_erased_and_is_here_all_the_same_is_found(tmp_path) -> None:
    connection = filled_ledger(tmp_path / "l", (grain_report(), GRAIN))
    stones = [Stone("person", "Q58217"), *tombstones.stones_of(grain_report().document)]
    tombstones.set_up(connection, "Q58217", stones, "2026-11-22")
    found = list(faults(connection))
    assert [fault.partition(": ")[2] for fault in found] == [
        "it was erased for good and is here all the same",
        "what it says of Q58217: it was erased for good and is here all the same",
    ]
    assert advice(found) == ["what was erased has come back: forget it again"]


def test_a_damaged_file_is_named_before_all_else(tmp_path) -> None:
    path = tmp_path / "l"
    connection = filled_ledger(path, (grain_report(), GRAIN))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'mention'").get
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 200)
    found = list(faults(open_for_writing(path)))
    assert found[0].startswith("the file: ")
    assert advice(found)[0].startswith("the file is damaged: copy it away, then restore a backup")


def test_an_entity_that_is_not_described_is_found(tmp_path) -> None:
    report = grain_report()
    connection = filled_ledger(tmp_path / "l", (replace(report, entities=report.entities[1:]), GRAIN))
    assert [fault.partition(": ")[2] for fault in faults(connection)] == [
        "it names the entity RUS and does not describe it"
    ]
