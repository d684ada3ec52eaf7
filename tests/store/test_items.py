import pytest
from tests.store.samples import ENERGY, GRAIN, energy_report, filled_ledger, grain_report

from rasad.errors import StoreError
from rasad.ledger import Ledger
from rasad.records.days import Days, days_of
from rasad.store import items
from rasad.store.items import NEVER, UNDATED, Part, items_of, ordinals, pair_key, span_of
from rasad.store.read import read_all


def keys(report, source, layer, part) -> set[str]:
    return {key for item in items_of(report, source) if item.layer == layer for p, key in item.keys if p is part}


def test_an_event_is_found_by_who_takes_part_and_by_what_its_words_name() -> None:
    assert keys(grain_report(), GRAIN, "event", Part.STATE) == {"RUS", "TUR"}
    assert keys(grain_report(), GRAIN, "event", Part.PARTY) == {"Q58217"}
    assert keys(grain_report(), GRAIN, "event", Part.ACTING) == {"Q58217", "RUS"}
    assert keys(grain_report(), GRAIN, "event", Part.PAIR) == {"RUS-TUR"}
    assert {"Q406", "Q58217", "TUR"} <= keys(grain_report(), GRAIN, "event", Part.NAMED)


def test_a_statement_pairs_its_speaker_with_whom_it_speaks_to_and_of() -> None:
    assert keys(grain_report(), GRAIN, "statement", Part.PAIR) == {"RUS-TUR"}
    assert keys(energy_report(), ENERGY, "statement", Part.PAIR) == {"IRN-RUS"}


@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        ("2021-05-03", "2021-05-03"),
        ("2016-10", "2016-10-01/2016-10-31"),
        ("2016/..", "2016-01-01/.."),
        ("../2016-10-10", "../2016-10-10"),
        ("XXXX-10-10", None),
    ],
)
def test_days_are_kept_as_numbers_and_come_back(edtf, written) -> None:
    assert span_of(*ordinals(days_of(edtf))) == written


def test_what_has_no_date_lies_in_no_period() -> None:
    first, last = ordinals(Days(None, None))
    assert (first, last) == (UNDATED, NEVER)


def test_pairs_have_one_key_in_either_order() -> None:
    assert pair_key("TUR", "RUS") == pair_key("RUS", "TUR")


def test_tables_made_anew_are_the_same(tmp_path) -> None:
    connection = filled_ledger(tmp_path / "l", (grain_report(), GRAIN), (energy_report(), ENERGY))
    select = "SELECT layer, id, part, key FROM item JOIN item_key ON item = number ORDER BY 1, 2, 3, 4"
    select = select.replace("layer, id", "item.layer, item.id")
    before = connection.execute(select).fetchall()
    connection.execute("UPDATE meta SET value = 'old' WHERE key = 'items'")
    assert items.is_stale(connection)
    items.rebuild(connection, list(read_all(connection)))
    assert not items.is_stale(connection)
    assert connection.execute(select).fetchall() == before
    connection.close()


def test_a_ledger_of_another_rasad_is_not_asked_before_it_is_brought_up_to_date(tmp_path) -> None:
    path = tmp_path / "l"
    with Ledger(path) as ledger:
        ledger.add(grain_report(), GRAIN)
        ledger._connection.execute("UPDATE meta SET value = 'old' WHERE key = 'items'")
    with Ledger(path, readonly=True) as ledger, pytest.raises(StoreError, match="bring it up to date"):
        next(ledger.events())
    with Ledger(path):
        pass
    with Ledger(path, readonly=True) as ledger:
        assert next(ledger.events()).kind == "meeting"


def test_items_go_with_their_document_and_with_all_their_words(tmp_path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        ledger.add(grain_report(), GRAIN)
        ledger.add(energy_report(), ENERGY)
        ledger.forget("a.txt")
        assert {row.where.location for row in ledger.events()} == {"b.txt"}
        assert list(ledger.statements(text="صادرات")) == []
        assert ledger.check() == []


def test_the_check_finds_items_that_are_missing_and_mends_them(tmp_path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        ledger.add(grain_report(), GRAIN)
        ledger._connection.execute("DELETE FROM item WHERE layer = 1")
        assert any("items that it is asked by" in fault for fault in ledger.check())
        assert ledger.repair() == []
