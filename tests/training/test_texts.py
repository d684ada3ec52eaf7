"""Articles of a user's own and the labels beside them are read, and faults are named."""

from pathlib import Path

import pytest

from rasad.errors import ReadError
from rasad.training.conll import Labelled
from rasad.training.texts import document_key, read_articles, read_labels


def test_articles_come_from_lines_and_from_folders(tmp_path: Path) -> None:
    lines = tmp_path / "articles.jsonl"
    lines.write_text('{"id":"a:1","title":"T","text":"X"}\n\n{"id":"b:2","text":"Y","more":1}\n', encoding="utf-8")
    assert list(read_articles(lines)) == [("a:1", "T\n\nX"), ("b:2", "Y")]
    assert list(read_articles(lines, only="b:")) == [("b:2", "Y")]
    (tmp_path / "z.txt").write_text("Z", encoding="utf-8")
    assert list(read_articles(tmp_path)) == [("z.txt", "Z")]


def test_a_line_that_is_no_article_is_named(tmp_path: Path) -> None:
    lines = tmp_path / "articles.jsonl"
    lines.write_text('{"id":"a"}\n', encoding="utf-8")
    with pytest.raises(ReadError, match=r"articles\.jsonl:1"):
        list(read_articles(lines))


def test_labels_are_kept_by_document(tmp_path: Path) -> None:
    table = tmp_path / "labels.csv"
    key = document_key("a:1")
    table.write_text(f"document,start,end,label\n{key},9,12,L\n{key},0,4,P\n", encoding="utf-8")
    assert read_labels(table) == {key: (Labelled(0, 4, "P"), Labelled(9, 12, "L"))}
    table.write_text("document,from\n", encoding="utf-8")
    with pytest.raises(ReadError, match="header"):
        read_labels(table)
