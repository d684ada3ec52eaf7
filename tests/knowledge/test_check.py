"""What `rasad kb check` finds: the shipped tables have no fault, and each rule fires on a row that breaks it."""

from pathlib import Path

import pytest
from tests.knowledge.layers import write_layer

from rasad.knowledge.check import check_knowledge

PERSON = "mina-darvishi,,Mina Darvishi,IRN,GOV,user,high\n"
NAMED = {"people": PERSON, "fa/people": "مینا درویشی,mina-darvishi,name,\n"}
FAIR = "hormuz-fair,,conference,Hormuz Fair,IRN,,{},{},user,high\n"
PLACE = "qasr-zahra,,city,Qasr Zahra,{},{},{},{},user,high\n"
FOUND_AT_NIGHT = {"fa/places": "قصر زهرا,qasr-zahra,name,\n"}


def faults(folder: Path, tables: dict[str, str]) -> list[tuple[str, int, str]]:
    found = check_knowledge(write_layer(folder, tables))
    return [(Path(fault.path).name, fault.line, fault.rule) for fault in found]


def test_the_shipped_tables_have_no_fault() -> None:
    assert check_knowledge() == []


def test_a_sound_layer_has_no_fault(tmp_path: Path) -> None:
    term = {"terms": "mina-darvishi,minister,IRN,2031-02,,holder,user,high\n"}
    assert faults(tmp_path, NAMED | term) == []


@pytest.mark.parametrize(
    ("tables", "fault"),
    [
        ({"people": PERSON * 2}, ("people.csv", 3, "twice")),
        ({"people": PERSON.replace("high", "sure")}, ("people.csv", 2, "value")),
        ({"people": PERSON.replace("GOV", "KING")}, ("people.csv", 2, "value")),
        ({"people": PERSON.replace(",user,", ",,")}, ("people.csv", 2, "empty")),
        ({"people": PERSON.replace("Mina D", "Mina  D")}, ("people.csv", 2, "blank")),
        ({"people": PERSON.replace("IRN", "PERSIA")}, ("people.csv", 2, "state")),
        ({"people": PERSON.replace(",,Mina", ",794,Mina")}, ("people.csv", 2, "wikidata")),
        ({"people": PERSON.replace(",,Mina", ",Q7747,Mina")}, ("people.csv", 2, "wikidata")),
        ({"fa/people": "مينا درویشی,mina-darvishi,name,\n"}, ("people.csv", 2, "letters")),
        ({"fa/people": "مینا درویشی,mina,name,\n"}, ("people.csv", 2, "entity")),
        ({"fa/people": "مینا درویشی,mina-darvishi,nickname,\n"}, ("people.csv", 2, "value")),
        ({"fa/people": "مینا درویشی,mina-darvishi,name,rare\n"}, ("people.csv", 2, "value")),
        ({"fa/people": "م,mina-darvishi,name,\n"}, ("people.csv", 2, "short")),
        ({"fa/people": ""}, ("people.csv", 2, "nameless")),
        ({"terms": "mina-darvishi,vizier,IRN,,,holder,user,high\n"}, ("terms.csv", 2, "term")),
        ({"terms": "mina-darvishi,minister,IRN,2031-13,,holder,user,high\n"}, ("terms.csv", 2, "date")),
        ({"terms": "mina-darvishi,minister,IRN,2031,2030-05,holder,user,high\n"}, ("terms.csv", 2, "date")),
        ({"terms": "mina-darvishi,foreign-minister,IRN,2018,,holder,user,high\n"}, ("terms.csv", 2, "overlap")),
        ({"domains": "www.irna.ir,irna\n"}, ("domains.csv", 2, "domain")),
        ({"domains": "irna.ir/news,irna\n"}, ("domains.csv", 2, "domain")),
        ({"domains": "far-shore.example,far-shore\n"}, ("domains.csv", 2, "outlet")),
        ({"zones": "PERSIA,Asia/Tehran\n"}, ("zones.csv", 2, "state")),
        ({"zones": "IRN,Asia/Teheran\n"}, ("zones.csv", 2, "zone")),
        ({"merged": "mina-darvishi,nobody,user\n"}, ("merged.csv", 2, "merge")),
    ],
)
def test_a_row_that_breaks_a_rule_is_named_with_its_line(
    tmp_path: Path, tables: dict[str, str], fault: tuple[str, int, str]
) -> None:
    assert fault in faults(tmp_path, NAMED | tables)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (PLACE.format("IRN", "", "48.85", "2.35"), "coordinates"),
        (PLACE.format("IRN", "", "35.7", ""), "coordinates"),
        (PLACE.format("", "", "135.7", "51.4"), "coordinates"),
        (PLACE.format("IRN", "qasr-zahra", "", ""), "within"),
        (PLACE.format("IRN", "nowhere", "", ""), "within"),
        (PLACE.format("IRN", "Q1530", "", ""), "within"),
    ],
)
def test_a_place_lies_on_the_globe_in_its_state_and_in_another_place(tmp_path: Path, row: str, rule: str) -> None:
    assert ("places.csv", 2, rule) in faults(tmp_path, FOUND_AT_NIGHT | {"places": row})


def test_a_state_on_the_date_line_has_places_on_both_sides(tmp_path: Path) -> None:
    rows = PLACE.format("RUS", "", "66.2", "-171.0") + PLACE.format("RUS", "", "66.2", "171.0").replace("qasr", "qal")
    names = {"fa/places": "قصر زهرا,qasr-zahra,name,\nقلعه زهرا,qal-zahra,name,\n"}
    assert faults(tmp_path, names | {"places": rows}) == []


def test_a_form_that_two_share_is_marked_and_something_tells_them_apart(tmp_path: Path) -> None:
    fairs = FAIR.format("2031", "2031") + FAIR.format("2032", "2032").replace("hormuz", "other")
    plain = "نمایشگاه هرمز,hormuz-fair,name,\nنمایشگاه هرمز,other-fair,name,\n"
    marked = plain.replace("name,", "name,ambiguous")
    assert faults(tmp_path, {"things": fairs, "fa/things": marked}) == []
    assert ("things.csv", 2, "shared") in faults(tmp_path, {"things": fairs, "fa/things": plain})
    alike = {"things": fairs.replace("2032", "2031"), "fa/things": marked}
    assert ("things.csv", 3, "undecided") in faults(tmp_path, alike)
    likely = marked.replace("hormuz-fair,name,ambiguous", "hormuz-fair,name,ambiguous likely")
    assert faults(tmp_path, alike | {"fa/things": likely}) == []


def test_a_file_with_another_header_is_named_and_nothing_else_is_said(tmp_path: Path) -> None:
    layer = write_layer(tmp_path, NAMED)
    (tmp_path / "ontology" / "people.csv").write_text("id,name\nx,y\n", encoding="utf-8")
    (fault,) = check_knowledge(layer)
    assert (Path(fault.path).name, fault.rule) == ("people.csv", "table")
    assert "id,wikidata,name_en" in fault.message


def test_entities_merged_in_a_circle_are_refused(tmp_path: Path) -> None:
    merged = {"merged": "mina-darvishi,mina,user\nmina,mina-darvishi,user\n"}
    assert [fault.rule for fault in check_knowledge(write_layer(tmp_path, NAMED | merged))] == ["circle"]
