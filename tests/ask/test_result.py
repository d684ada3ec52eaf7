import json
import sys

import pandas
import polars
import pytest
from tests.store.samples import ENERGY, GRAIN, energy_report, grain_report

from rasad.errors import ConfigError, QueryError
from rasad.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "l") as opened:
        opened.add(grain_report(), GRAIN)
        opened.add(energy_report(), ENERGY)
        yield opened


def test_nothing_is_read_before_the_first_row_is_taken(ledger) -> None:
    rows = ledger.events(since="never")
    with pytest.raises(QueryError, match="'never' is no date"):
        next(rows)


def test_rows_leave_for_arrow_with_plain_columns(ledger) -> None:
    table = ledger.events().to_arrow()
    assert table.num_rows == 2
    assert table.column("evidence_start").to_pylist()[0] == ENERGY.index(table.column("evidence").to_pylist()[0])
    assert table.column("participants").to_pylist()[0][0]["state"] == "IRN"
    assert ledger.figures().to_arrow().column("min_exclusive").to_pylist() == [9e9, None]


def test_happenings_chains_and_series_leave_as_tables_with_what_is_nested_as_json(ledger) -> None:
    table = ledger.happenings().to_arrow()
    assert table.column("independent_sources").to_pylist() == [1, 1]
    assert json.loads(table.column("participants").to_pylist()[0][0])["role"] == "actor"
    assert ledger.commitment_chains().to_arrow().num_rows == 1
    assert ledger.figure_series(least_values=1).to_arrow().num_rows == len(list(ledger.figure_series(least_values=1)))
    assert ledger.documents().to_arrow().num_rows == 2


def test_rows_leave_for_polars_and_pandas(ledger) -> None:
    frame = ledger.statements().to_polars()
    assert isinstance(frame, polars.DataFrame)
    assert frame["content"].to_list() == [row.content.text for row in ledger.statements()]
    frame = ledger.commitments().to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["status"]) == ["planned"]


@pytest.mark.parametrize(
    ("library", "way"), [("pyarrow", "to_arrow"), ("polars", "to_polars"), ("pandas", "to_pandas")]
)
def test_a_library_that_is_missing_is_named_with_how_to_get_it(ledger, monkeypatch, library, way) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ConfigError, match=f"{library} is not installed.*pip install"):
        getattr(ledger.events(), way)()


def test_words_asked_for_come_marked(ledger) -> None:
    (row,) = ledger.statements(text="الصادرات")
    assert [word.text for word in row.found] == ["صادراتها"]
    assert GRAIN[row.found[0].start : row.found[0].end] == "صادراتها"
