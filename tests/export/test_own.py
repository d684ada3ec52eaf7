"""rasad's own tables: every column of its type, the same rows in all three formats, and no whole text."""

import csv
import io
import json

import pandas
import pytest
from pyarrow import parquet

from rasad.errors import ConfigError, QueryError
from rasad.export.picking import LAYERS
from rasad.export.tables import COLUMNS
from rasad.export.writing import FORMS, export
from tests.store.samples import ENERGY, GRAIN

TYPES = {"text": str, "integer": int, "number": (int, float), "list": list}


def lines(ledger, path, layer="events", **options):
    export(ledger, "jsonl", path, layer=layer, **options)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("layer", LAYERS)
def test_every_row_has_all_columns_in_order_and_values_of_their_types(told, tmp_path, layer):
    rows = lines(told, tmp_path / "x.jsonl", layer)
    assert rows
    for row in rows:
        assert list(row) == [column.name for column in COLUMNS[layer]]
        for column in COLUMNS[layer]:
            value = row[column.name]
            assert value is None or isinstance(value, TYPES[column.kind]), column.name
            assert column.kind != "list" or value is not None


@pytest.mark.parametrize("layer", LAYERS)
def test_the_three_formats_hold_the_same(told, tmp_path, layer):
    rows = lines(told, tmp_path / "x.jsonl", layer)
    export(told, "parquet", tmp_path / "x.parquet", layer=layer)
    assert parquet.read_table(tmp_path / "x.parquet").to_pylist() == rows
    export(told, "csv", tmp_path / "x.csv", layer=layer)
    frame = pandas.read_csv(tmp_path / "x.csv", dtype=str, keep_default_na=False)
    assert list(frame.columns) == [column.name for column in COLUMNS[layer]]
    assert list(frame["quote"]) == [row["quote"] or "" for row in rows]
    joined = [";".join(value) if isinstance(value, list) else value for row in rows for value in row.values()]
    cells = [cell for _, row in frame.iterrows() for cell in row]
    assert [cell for cell, value in zip(cells, joined, strict=True) if not same(cell, value)] == []


def same(cell, value):
    if isinstance(value, int | float):
        return float(cell) == float(value)
    return cell == (value or "")


def test_an_event_says_what_the_report_says_and_where(told, tmp_path):
    row = next(row for row in lines(told, tmp_path / "x.jsonl") if row["kind"] == "meeting")
    assert (row["type"], row["mode"], row["status"]) == ("CONSULT", "visit", "happened")
    assert (row["quad"], row["score"], row["cameo"], row["goldstein"]) == (1, 4.0, "040", 1.0)
    assert (row["actors"], row["actor_names"], row["actor_states"]) == (["Q58217"], ["Sergey Lavrov"], ["RUS"])
    assert row["recipient_names"] == ["Turkey"]
    assert (row["day_first"], row["day_last"]) == ("2021-05-03", "2021-05-03")
    assert (row["place_name"], row["place_state"]) == ("Istanbul", "TUR")
    assert 40 < row["lat"] < 42 < 2 * row["lon"]
    assert GRAIN[row["start"] : row["end"]] == row["quote"]
    assert GRAIN[row["trigger_start"] : row["trigger_end"]] == row["trigger"]
    assert "machine-read, not verified" in row["notice"]
    assert "events+who 0." in row["notice"]


def test_an_allegation_names_on_whose_word_it_rests(told, tmp_path):
    rows = {row["id"].rpartition("/")[2]: row for row in lines(told, tmp_path / "x.jsonl")}
    assert rows["e:alleged"]["alleged_by"] == ["Q58217"]
    assert rows["e:31-36:meeting"]["alleged_by"] == []


def test_filters_are_those_of_the_ledger(told, tmp_path):
    rows = lines(told, tmp_path / "x.jsonl", filters={"between": ("IRN", "RUS"), "since": None})
    assert {row["kind"] for row in rows} == {"phone_call"}
    said = json.loads((tmp_path / "x.jsonl.about.json").read_text())
    assert said["filters"] == {"between": ["IRN", "RUS"]}


def test_rows_are_those_that_the_ledger_reads_so_surely(told, tmp_path):
    sure = {"min_confidence": 0.99}
    for layer in LAYERS:
        found = [row["id"].rpartition("/")[2] for row in lines(told, tmp_path / "x.jsonl", layer, filters=sure)]
        assert found == [row.id for row in getattr(told, layer)(**sure)]
    assert len(lines(told, tmp_path / "x.jsonl", "statements")) > 0 == len(list(told.statements(**sure)))
    with pytest.raises(QueryError, match="foreign rows cannot be chosen by 'min_confidence'"):
        export(told, "jsonl", tmp_path / "x", layer="foreign", filters=sure)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_same_ledger_gives_the_same_bytes_and_lines_end_with_line_feeds(told, tmp_path, form):
    done = [export(told, form, tmp_path / name) for name in ("a", "b")]
    one, other = ([path.read_bytes() for path in each.files] for each in done)
    assert one == other
    for content in one if form != "parquet" else one[1:]:
        assert b"\r" not in content
        assert content.endswith(b"\n")
        content.decode("utf-8")


@pytest.mark.parametrize("form", sorted(FORMS))
def test_beside_every_file_stands_what_it_is(told, tmp_path, form):
    done = export(told, form, tmp_path / "x")
    said = json.loads((tmp_path / "x.about.json").read_text())
    assert said["notice"] == "machine-read, not verified"
    assert said["made_by"].startswith("rasad ")
    assert said["measured_precision"]["events"] > 0.5
    assert (said["rows"], said["format"], said["left_out"]) == (done.rows, form, dict(done.left_out))


def test_no_file_holds_a_whole_text(told, tmp_path):
    for layer in LAYERS:
        export(told, "jsonl", tmp_path / f"{layer}.jsonl", layer=layer)
        content = (tmp_path / f"{layer}.jsonl").read_text(encoding="utf-8")
        for source in (GRAIN, ENERGY):
            assert source.strip() not in json.loads(f'"{content.replace(chr(34), "").replace(chr(10), " ")}"')
            assert not any(source[at : at + 160] in content for at in range(len(source) - 160))


def test_a_stream_gets_the_rows_alone(ledger):
    stream = io.BytesIO()
    done = export(ledger, "csv", stream)
    assert (done.rows, done.files) == (2, ())
    assert len(list(csv.reader(io.StringIO(stream.getvalue().decode())))) == 3


def test_formats_of_others_hold_events_only(ledger, tmp_path):
    with pytest.raises(ConfigError, match=r"polecat holds events, no figures; choose jsonl or csv"):
        export(ledger, "polecat", tmp_path / "x", layer="figures")
    with pytest.raises(ConfigError, match=r"no format 'xml'; choose one of jsonl, csv"):
        export(ledger, "xml", tmp_path / "x")
    assert list(tmp_path.glob("x*")) == []


def test_an_export_that_fails_leaves_no_file(ledger, tmp_path):
    with pytest.raises(QueryError, match="statements cannot be chosen by 'kinds'"):
        export(ledger, "jsonl", tmp_path / "x", layer="statements", filters={"kinds": ("meeting",)})
    with pytest.raises(QueryError, match="nonsense"):
        export(ledger, "polecat", tmp_path / "x", filters={"since": "nonsense"})
    assert list(tmp_path.glob("x*")) == []
