"""Labelled words in columns become sentences with names, however the set writes its labels."""

from pathlib import Path

import pytest

from rasad.errors import ReadError
from rasad.training.conll import Labelled, read_conll

ANY = "-DOCSTART- O\n\nسافر O\nيوروم B-PERS\nفان I-PERS\nإلى O\nأوسلو B-LOC\n\nرحبت O\nنوكيا B-ORG\nسامسونغ B-ORG\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "set.conll"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_are_spans_of_the_sentence_that_the_words_make(tmp_path: Path) -> None:
    first, second = read_conll(write(tmp_path, ANY))
    assert first.text == "سافر يوروم فان إلى أوسلو"
    assert [(first.text[name.start : name.end], name.label) for name in first.names] == [
        ("يوروم فان", "P"),
        ("أوسلو", "L"),
    ]
    assert [second.text[name.start : name.end] for name in second.names] == ["نوكيا", "سامسونغ"]


def test_labels_without_a_beginning_and_other_columns_are_read(tmp_path: Path) -> None:
    text = "یوروم\tNE\tI-pers\nفان\tNE\tI-pers\nرفت\tV\tO\nجام\tN\tB-event\n"
    (sentence,) = read_conll(write(tmp_path, text))
    assert sentence.names == (Labelled(0, 9, "P"),)
    assert [s.names for s in read_conll(write(tmp_path, "یوروم B-PER x\nرفت O x\n"), column=1)] == [
        (Labelled(0, 5, "P"),)
    ]


def test_a_line_without_a_label_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"set\.conll:2"):
        list(read_conll(write(tmp_path, "یوروم B-PER\nرفت\n")))
