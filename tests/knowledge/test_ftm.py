"""What the tables are in FollowTheMoney: only its schemata and properties, and nothing that takes sides."""

from pathlib import Path
from typing import Any

import pytest
from tests.knowledge.layers import write_layer

from rasad.knowledge.ftm import ftm_entities, left_out
from rasad.knowledge.tables import read_tables

THING = {"name", "alias", "weakAlias", "country", "wikidataId"}
PROPERTIES = {
    "Person": THING - {"country"} | {"nationality"},
    "Organization": THING,
    "PublicBody": THING,
    "Address": THING | {"full", "city", "latitude", "longitude"},
    "Position": {"name", "country", "organization"},
    "Occupancy": {"holder", "post", "startDate", "endDate", "status"},
    "Project": THING | {"startDate", "endDate"},
    "Event": THING | {"startDate", "endDate", "involved"},
}
NEEDED = {"Occupancy": {"holder", "post"}}
LEGAL = {"Person", "Organization", "PublicBody"}


@pytest.fixture(scope="module")
def entities() -> dict[str, dict[str, Any]]:
    found = list(ftm_entities(read_tables(None)))
    by_id = {entity["id"]: entity for entity in found}
    assert len(by_id) == len(found)
    return by_id


def test_only_schemata_and_properties_of_followthemoney_are_used(entities: dict[str, dict[str, Any]]) -> None:
    for entity in entities.values():
        properties = entity["properties"]
        assert properties.keys() <= PROPERTIES[entity["schema"]], entity
        assert properties.keys() >= NEEDED.get(entity["schema"], {"name"}), entity
        assert all(
            values and all(isinstance(value, str) and value for value in values) for values in properties.values()
        )


def test_whoever_is_named_is_there_with_a_fitting_schema(entities: dict[str, dict[str, Any]]) -> None:
    for entity in entities.values():
        properties = entity["properties"]
        assert {entities[holder]["schema"] for holder in properties.get("holder", ())} <= {"Person"}
        assert {entities[post]["schema"] for post in properties.get("post", ())} <= {"Position"}
        for body in (*properties.get("organization", ()), *properties.get("involved", ())):
            assert entities[body]["schema"] in LEGAL


def test_a_minister_has_a_name_in_each_language_a_state_and_a_term(entities: dict[str, dict[str, Any]]) -> None:
    lavrov = entities["Q58217"]["properties"]
    assert (lavrov["name"], lavrov["nationality"]) == (["Sergey Lavrov"], ["ru"])
    assert {"سيرغي لافروف", "سرگئی لاوروف"} <= set(lavrov["alias"])
    (term,) = (e for e in entities.values() if e["properties"].get("holder") == ["Q58217"])
    post = entities[term["properties"]["post"][0]]["properties"]
    assert (post["name"], post["organization"]) == (["foreign minister of Russia"], ["RUS"])
    assert term["properties"]["startDate"] == ["2004-03-09"]


def test_names_that_take_sides_stay_at_home(entities: dict[str, dict[str, Any]]) -> None:
    israel = entities["ISR"]["properties"]
    assert not any("صهیونیستی" in name or "الصهيوني" in name for name in (*israel["alias"], *israel["weakAlias"]))


def test_the_users_own_are_written_alone_and_what_has_no_schema_is_counted(tmp_path: Path) -> None:
    person = "mina-darvishi,,Mina Darvishi,IRN,GOV,user,high\n"
    thing = "amber-pact,,agreement,Amber Pact,IRN,,,,user,high\n"
    rows = {"people": person, "things": thing, "terms": "mina-darvishi,minister,IRN,2031,,acting,user,high\n"}
    tables = read_tables(write_layer(tmp_path, rows))
    own = list(ftm_entities(tables, only_own=True))
    assert [entity["schema"] for entity in own] == ["Person", "Position", "Occupancy"]
    assert own[2]["properties"]["status"] == ["acting"]
    assert left_out(tables) == left_out(read_tables(None)) + 1
