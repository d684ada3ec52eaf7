"""Editing a user's layer: what is written, and what is refused with a way out."""

import csv
from pathlib import Path

import pytest

from rasad.errors import ConfigError
from rasad.knowledge import load_knowledge
from rasad.knowledge.check import check_knowledge
from rasad.knowledge.editor import Editor, Form, Stretch, slug_of
from rasad.langpack.layers import open_layer

MINA = {"name_en": "Mina Darvishi", "country": "IRN", "sector": "GOV"}
NAME = Form("fa", "مینا درویشی")


def rows(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def add_mina(folder: Path) -> None:
    editor = Editor(folder)
    editor.add("mina-darvishi", MINA, "person")
    editor.name("mina-darvishi", NAME)
    editor.save()


def test_a_person_is_added_with_names_and_terms(tmp_path: Path) -> None:
    editor = Editor(tmp_path)
    editor.add("mina-darvishi", MINA, "person")
    editor.name("mina-darvishi", NAME)
    editor.name("mina-darvishi", Form("fa", "درویشی", "short"))
    editor.hold("mina-darvishi", [Stretch("minister", "IRN", "2031-02")])
    editor.save()
    assert check_knowledge(open_layer(tmp_path)) == []
    assert [row["kind"] for row in rows(tmp_path, "lang/fa/names/people.csv")] == ["short", "name"]
    assert load_knowledge(open_layer(tmp_path)).holders("minister", "IRN", "2031-03")[-1].person == "mina-darvishi"


@pytest.mark.parametrize(
    ("entity_type", "table"),
    [("organisation", "organisations"), ("city", "places"), ("media", "media"), ("agreement", "things")],
)
def test_each_type_goes_to_its_table(tmp_path: Path, entity_type: str, table: str) -> None:
    editor = Editor(tmp_path)
    cells = {"name_en": "New", "country": "IRN"} | ({"control": "state"} if table == "media" else {})
    editor.add("a-new-one", cells, entity_type)
    editor.name("a-new-one", Form("fa", "نوساخته زرین"))
    editor.save()
    assert rows(tmp_path, f"ontology/{table}.csv")[0]["id"] == "a-new-one"


def test_a_form_that_another_has_is_refused_until_the_user_decides(tmp_path: Path) -> None:
    add_mina(tmp_path)
    putin = Form("fa", "پوتین", "short")
    with pytest.raises(ConfigError, match=r"name of Q7747 \(Vladimir Putin\).*--share.*--take"):
        Editor(tmp_path).name("mina-darvishi", putin)
    editor = Editor(tmp_path)
    editor.name("mina-darvishi", putin, share=True)
    editor.save()
    shared = [row for row in rows(tmp_path, "lang/fa/names/people.csv") if row["alias"] == "پوتین"]
    assert [(row["entity"], row["flags"]) for row in shared] == [("Q7747", "ambiguous"), ("mina-darvishi", "ambiguous")]
    editor = Editor(tmp_path)
    editor.name("mina-darvishi", putin, take=True)
    editor.save()
    taken = [row for row in rows(tmp_path, "lang/fa/names/people.csv") if row["alias"] == "پوتین"]
    assert [(row["entity"], row["flags"]) for row in taken] == [("mina-darvishi", "")]


def test_nothing_is_written_where_the_tables_would_have_a_fault(tmp_path: Path) -> None:
    add_mina(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.csv")}
    editor = Editor(tmp_path)
    editor.hold("mina-darvishi", [Stretch("foreign-minister", "RUS", "2015", "2016")])
    with pytest.raises(ConfigError, match=r"nothing was changed.*overlap"):
        editor.save()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.csv")} == before


def test_a_renamed_entity_keeps_its_id_and_its_other_names(tmp_path: Path) -> None:
    editor = Editor(tmp_path)
    editor.rename("Q7747", "V. V. Putin", [Form("fa", "ولادیمیر ولادیمیرویچ پوتین")])
    editor.save()
    known = load_knowledge(open_layer(tmp_path)).entities["Q7747"]
    assert (known.id, known.name, known.country) == ("Q7747", "V. V. Putin", "RUS")
    assert rows(tmp_path, "lang/fa/names/people.csv")[0]["flags"] == "preferred"
    editor = Editor(tmp_path)
    editor.rename("Q7747", None, [Form("fa", "ولادیمیر پوتین")])
    editor.save()
    flags = {row["alias"]: row["flags"] for row in rows(tmp_path, "lang/fa/names/people.csv")}
    assert flags == {"ولادیمیر ولادیمیرویچ پوتین": "", "ولادیمیر پوتین": "preferred"}


def test_two_are_merged_into_one(tmp_path: Path) -> None:
    add_mina(tmp_path)
    editor = Editor(tmp_path)
    editor.merge("mina-darvishi", "Q58217")
    editor.save()
    assert load_knowledge(open_layer(tmp_path)).entities["mina-darvishi"].id == "Q58217"
    with pytest.raises(ConfigError, match="merged into Q58217"):
        Editor(tmp_path).name("mina-darvishi", NAME)


def test_a_form_that_only_the_merged_two_shared_is_ambiguous_no_more(tmp_path: Path) -> None:
    editor = Editor(tmp_path)
    editor.add("mina-d", {"name_en": "Mina D."}, "person")
    editor.add("mina-darvishi", MINA, "person")
    editor.name("mina-d", NAME)
    editor.name("mina-darvishi", NAME, share=True)
    editor.save()
    editor = Editor(tmp_path)
    editor.merge("mina-d", "mina-darvishi")
    editor.save()
    (row,) = rows(tmp_path, "lang/fa/names/people.csv")
    assert (row["entity"], row["flags"]) == ("mina-darvishi", "")


@pytest.mark.parametrize(
    ("entity", "into", "reason"),
    [("Q7747", "Q7747", "itself"), ("RUS", "TUR", "states"), ("Q7747", "nato", "not one"), ("Q7747", "x", "not known")],
)
def test_what_is_not_one_is_not_merged(tmp_path: Path, entity: str, into: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        Editor(tmp_path).merge(entity, into)


def test_one_is_split_into_two_with_forms_and_terms(tmp_path: Path) -> None:
    editor = Editor(tmp_path)
    term = [Stretch("foreign-minister", "RUS")]
    editor.split("Q58217", "other-lavrov", "The other Lavrov", [Form("fa", "سرگئی لاوروف")], term)
    editor.save()
    knowledge = load_knowledge(open_layer(tmp_path))
    assert knowledge.entities["other-lavrov"].country == "RUS"
    assert [term.person for term in knowledge.holders("foreign-minister", "RUS", "2020")] == ["other-lavrov"]
    assert {row["entity"] for row in rows(tmp_path, "lang/fa/names/people.csv")} == {"other-lavrov"}
    assert "Q58217" in knowledge.entities


def test_a_split_names_forms_and_terms_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no name of Q58217"):
        Editor(tmp_path).split("Q58217", "x", "X", [NAME], [])
    with pytest.raises(ConfigError, match="no such term"):
        Editor(tmp_path).split("Q58217", "x", "X", [Form("fa", "لاوروف", "short")], [Stretch("king", "RUS")])


@pytest.mark.parametrize(
    ("entity", "cells", "entity_type", "reason"),
    [
        ("Q7747", MINA, "person", "there already"),
        ("new", MINA, "state", "is no type"),
        ("new", {**MINA, "shoe": "42"}, "person", "no column 'shoe'"),
    ],
)
def test_an_addition_that_makes_no_sense_says_what_to_do(
    tmp_path: Path, entity: str, cells: dict[str, str], entity_type: str, reason: str
) -> None:
    with pytest.raises(ConfigError, match=reason):
        Editor(tmp_path).add(entity, cells, entity_type)


def test_an_english_name_makes_an_id() -> None:
    assert slug_of("Şükrü  Öz-Han II") == "sukru-oz-han-ii"
