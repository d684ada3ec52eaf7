"""A user's layer wins over the shipped tables: names, entities, terms, merged entities."""

from pathlib import Path

import pytest
from tests.knowledge.layers import write_layer

from rasad.api import names
from rasad.errors import LanguageDataError
from rasad.knowledge import load_knowledge
from rasad.langpack.layers import open_layer
from rasad.langpack.names import name_table
from rasad.langpack.pack import load_pack

PERSON = "mina-darvishi,,Mina Darvishi,IRN,GOV,user,high\n"
MET = "دیروز مینا درویشی با ولادیمیر پوتین در مسکو گفت‌وگو کرد."


def found(folder: Path, text: str = MET) -> dict[str, tuple[str, ...]]:
    return {mention.text: mention.entities for mention in names(text, language="fa", kb=folder)}


def test_an_empty_or_absent_folder_is_no_layer(tmp_path: Path) -> None:
    assert open_layer(None) is None
    assert open_layer(tmp_path / "absent") is None
    (tmp_path / "ontology").mkdir()
    assert open_layer(tmp_path) is None


def test_a_name_of_the_users_own_is_found_in_a_text(tmp_path: Path) -> None:
    write_layer(tmp_path, {"people": PERSON, "fa/people": "مینا درویشی,mina-darvishi,name,\n"})
    assert found(tmp_path)["مینا درویشی"] == ("mina-darvishi",)
    assert found(tmp_path)["ولادیمیر پوتین"] == ("Q7747",)


def test_a_form_means_what_the_layer_says_and_nothing_else(tmp_path: Path) -> None:
    write_layer(tmp_path, {"people": PERSON, "fa/people": "ولادیمیر پوتین,mina-darvishi,name,\n"})
    assert found(tmp_path)["ولادیمیر پوتین"] == ("mina-darvishi",)


def test_a_form_without_an_entity_is_no_name(tmp_path: Path) -> None:
    write_layer(tmp_path, {"fa/places": "مسکو,,name,\n"})
    assert "مسکو" not in found(tmp_path)
    assert "مسکو" in {mention.text for mention in names(MET, language="fa")}


def test_updates_lie_under_what_the_user_says(tmp_path: Path) -> None:
    write_layer(tmp_path / "wikidata", {"people": PERSON, "fa/people": "مینا درویشی,mina-darvishi,name,\n"})
    write_layer(tmp_path, {"people": PERSON.replace("Mina D", "M. D")})
    layer = open_layer(tmp_path)
    assert layer is not None
    assert [folder.name for folder in layer.folders] == ["wikidata", tmp_path.name]
    assert load_knowledge(layer).entities["mina-darvishi"].name == "M. Darvishi"
    assert found(tmp_path)["مینا درویشی"] == ("mina-darvishi",)


def test_the_version_follows_the_content_of_the_tables(tmp_path: Path) -> None:
    first = write_layer(tmp_path, {"people": PERSON})
    assert write_layer(tmp_path, {"people": PERSON}) == first
    assert write_layer(tmp_path, {"people": PERSON.replace("high", "low")}).version != first.version


def test_the_preferred_name_of_the_layer_is_the_one_to_print(tmp_path: Path) -> None:
    layer = write_layer(tmp_path, {"fa/people": "پوتین روسیه,Q7747,name,preferred\n"})
    assert load_pack("fa", layer).compiled(name_table).primary["Q7747"] == "پوتین روسیه"
    assert load_pack("fa").compiled(name_table).primary["Q7747"] != "پوتین روسیه"


def test_terms_of_the_layer_take_the_place_of_the_shipped_ones_of_that_person_and_office(tmp_path: Path) -> None:
    shipped = load_knowledge()
    (term,) = shipped.holders("foreign-minister", "RUS", "2020-05-05")
    other = load_knowledge(write_layer(tmp_path, {"terms": f"{term.person},foreign-minister,RUS,,,never,user,high\n"}))
    assert other.holders("foreign-minister", "RUS", "2020-05-05") == ()
    assert other.holders("president", "RUS", "2020-05-05") == shipped.holders("president", "RUS", "2020-05-05")


def test_what_is_merged_is_the_other_everywhere(tmp_path: Path) -> None:
    rows = {"people": PERSON, "fa/people": "مینا درویشی,mina-darvishi,name,\n"}
    rows["terms"] = "mina-darvishi,minister,IRN,2031,,holder,user,high\n"
    layer = write_layer(tmp_path, {**rows, "merged": "mina-darvishi,Q58217,user\n"})
    assert found(tmp_path)["مینا درویشی"] == ("Q58217",)
    knowledge = load_knowledge(layer)
    assert knowledge.entities["mina-darvishi"].id == "Q58217"
    assert [term.office for term in knowledge.terms.offices("Q58217", "2032")] == ["foreign-minister", "minister"]


def test_a_circle_of_merged_entities_is_refused(tmp_path: Path) -> None:
    layer = write_layer(tmp_path, {"merged": "a,b,user\nb,a,user\n"})
    with pytest.raises(LanguageDataError, match="merged into itself"):
        load_knowledge(layer)


def test_a_new_state_of_affairs_in_one_layer_leaves_the_shipped_base_as_it_is(tmp_path: Path) -> None:
    layer = write_layer(tmp_path, {"people": PERSON})
    assert "mina-darvishi" in load_knowledge(layer).entities
    assert "mina-darvishi" not in load_knowledge().entities
    assert load_knowledge(layer).version == load_knowledge().version
