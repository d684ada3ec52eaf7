"""Parquet tables: their rows as articles, whatever types the columns have."""

import sys
import zipfile
from datetime import UTC, datetime

import pyarrow
import pytest
from pyarrow import parquet

from rasad.readers.columns import parse_columns
from rasad.readers.items import Item, Refused, open_items

TEXT = "التقى وزير النقل الكازاخستاني نظيره المنغولي في أستانا."


def table(folder, columns, name="t", **how):
    path = folder / name
    parquet.write_table(pyarrow.table(columns), path, **how)
    return path


def test_a_row_is_an_article_with_what_the_table_says_of_it(tmp_path):
    columns = {
        "id": [4, 5],
        "headline": ["لقاء", None],
        "body": [TEXT, TEXT],
        "date": pyarrow.array([datetime(2019, 5, 8, 21, 30, tzinfo=UTC)] * 2, pyarrow.timestamp("ns", "Asia/Muscat")),
        "source": pyarrow.array(["TASS", "IRNA"]).dictionary_encode(),
    }
    path = table(tmp_path, columns)
    one, two = open_items(path)
    assert (one.location, one.raw.decode()) == (f"{path}!4", f"لقاء\n\n{TEXT}")
    assert (one.given.published, one.given.outlet) == ("2019-05-09T01:30:00+04:00", "TASS")
    assert (two.raw.decode(), two.given.outlet) == (TEXT, "IRNA")


def test_a_column_may_lie_within_another_hold_bytes_or_paragraphs(tmp_path):
    inner = pyarrow.array([{"full": TEXT.encode(), "day": 20190508}])
    path = table(tmp_path, {"text": ["ملخص"], "meta": inner, "paragraphs": [["أ", "ب"]]})
    (item,) = open_items(path, columns=parse_columns("text=meta.full,published=meta.day"))
    assert (item.raw.decode(), item.given.published) == (TEXT, "2019-05-08")
    (item,) = open_items(path, columns=parse_columns("text=paragraphs"))
    assert item.raw.decode() == "أ\n\nب"


def test_rows_without_text_are_named_and_the_others_read(tmp_path):
    one, empty, last = open_items(table(tmp_path, {"title": ["a"] * 3, "text": ["x", None, "y"]}))
    assert (one.raw, last.raw) == (b"a\n\nx", b"a\n\ny")
    assert "row 2: the row has no text in 'text'" in str(empty.error)


def test_a_table_without_a_column_of_texts_says_what_it_has(tmp_path):
    (refused,) = open_items(table(tmp_path, {"year": [1]}))
    assert "its columns are 'year'. Say which: --columns text=NAME" in str(refused.error)
    (refused,) = open_items(table(tmp_path, {"text": ["a"]}), columns=parse_columns("text=meta.x"))
    assert "there is no column 'meta.x'" in str(refused.error)


def test_a_damaged_table_is_named_after_what_could_be_read(tmp_path):
    columns = {"text": [f"{TEXT} {number}" for number in range(2_000)]}
    path = table(tmp_path, columns, row_group_size=500, compression="gzip", use_dictionary=False)
    raw = path.read_bytes()
    for damaged in (
        raw[: len(raw) // 2],
        raw[:-9],
        raw[: len(raw) * 2 // 3] + b"\xff" * 200 + raw[len(raw) * 2 // 3 + 200 :],
    ):
        path.write_bytes(damaged)
        *items, refused = open_items(path)
        assert isinstance(refused, Refused)
        assert "damaged or cut short" in str(refused.error)
        assert all(isinstance(item, Item) for item in items)


def test_a_table_that_swells_beyond_measure_is_not_read(tmp_path):
    path = table(tmp_path, {"text": ["x" * 1_000_000] * 60}, compression="zstd", use_dictionary=False)
    (refused,) = open_items(path)
    assert "taken for a bomb" in str(refused.error)


def test_a_column_that_is_not_read_may_swell_though_its_name_begins_like_one_that_is(tmp_path):
    columns = {"text": [TEXT] * 60, "text_vector": ["x" * 1_000_000] * 60}
    path = table(tmp_path, columns, compression="zstd", use_dictionary=False)
    assert [item.raw.decode() for item in open_items(path)] == [TEXT] * 60


def test_a_table_lies_in_an_archive(tmp_path):
    with zipfile.ZipFile(tmp_path / "z", "w") as archive:
        archive.write(table(tmp_path, {"text": [TEXT]}), "inner")
    assert [item.location for item in open_items(tmp_path / "z")] == [f"{tmp_path}/z!inner!1"]


def test_without_pyarrow_it_is_said_what_to_install(tmp_path, monkeypatch):
    path = table(tmp_path, {"text": [TEXT]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (refused,) = open_items(path)
    assert "pip install 'rasad[tables]'" in str(refused.error)


@pytest.mark.parametrize("kind", [pyarrow.string(), pyarrow.large_string(), pyarrow.binary()])
def test_all_types_of_text_are_text(tmp_path, kind):
    (item,) = open_items(table(tmp_path, {"text": pyarrow.array([TEXT.encode()]).cast(kind)}))
    assert item.raw.decode() == TEXT
