"""The lists of states and places: true to their own rules before any engine reads them."""

import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from rasad.chars.fold import fold
from rasad.config import data_folder
from rasad.langpack.pack import read_rows

LANGUAGES = ("ar", "fa")
LISTS = ("states", "places")
KINDS = {"name", "short", "demonym", "metonym"}
FLAGS = {"ambiguous", "article", "common", "delegitimising", "likely", "ours", "preferred"}
TYPES = {"city", "region", "place", "facility"}
STATUSES = {"member", "observer", "contested"}
ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
# States whose people the press names by a phrase only.
WITHOUT_DEMONYM = {"ar": {"CPV", "SLB"}, "fa": {"SLB"}}
LETTERS = {
    "ar": set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيڤ "),
    "fa": set("ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی " + ZWNJ),
}
ONTOLOGY = data_folder() / "ontology"
NAMES = [(language, name) for language in LANGUAGES for name in LISTS]


def rows(path: Path) -> list[dict[str, str]]:
    return list(read_rows(path))


def names(language: str, name: str) -> list[dict[str, str]]:
    return rows(data_folder() / "lang" / language / "names" / f"{name}.csv")


def entities(name: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows(ONTOLOGY / f"{name}.csv")}


@pytest.mark.parametrize("name", LISTS)
def test_ids_are_unique_and_sorted(name: str) -> None:
    ids = [row["id"] for row in rows(ONTOLOGY / f"{name}.csv")]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("name", LISTS)
def test_a_wikidata_id_names_one_entity(name: str) -> None:
    wikidata = [row["wikidata"] for row in rows(ONTOLOGY / f"{name}.csv") if row["wikidata"]]
    assert len(wikidata) == len(set(wikidata))
    assert all(item[0] == "Q" and item[1:].isdigit() for item in wikidata)


def test_states_and_places_share_no_id_with_each_other_or_with_other_entities() -> None:
    states, places = entities("states").keys(), entities("places").keys()
    assert not states & places
    for name in ("people", "organisations", "media", "things"):
        assert not (states | places) & entities(name).keys(), name


def test_there_are_193_members_and_two_observers() -> None:
    statuses = [row["status"] for row in entities("states").values()]
    assert set(statuses) == STATUSES
    assert (statuses.count("member"), statuses.count("observer")) == (193, 2)


@pytest.mark.parametrize(("code", "length"), [("iso2", 2), ("cow", 3), ("fips", 2)])
def test_codes_of_states_are_unique_and_well_formed(code: str, length: int) -> None:
    codes = [row[code] for row in entities("states").values() if row[code]]
    assert len(codes) == len(set(codes))
    assert all(len(item) == length and item.isascii() and item.isupper() for item in codes)


def test_every_state_has_a_capital_among_the_places() -> None:
    places = entities("places")
    assert [row["id"] for row in entities("states").values() if row["capital"] not in places] == []


def test_places_point_to_known_states_and_places() -> None:
    states, places = entities("states"), entities("places")
    for row in places.values():
        assert row["type"] in TYPES, row
        assert not row["country"] or row["country"] in states, row
        assert not row["within"] or (row["within"] in places and row["within"] != row["id"]), row
        assert row["source"] and row["confidence"] in {"high", "medium"}, row


def test_a_place_lies_in_the_state_of_the_place_around_it() -> None:
    places = entities("places")
    for row in places.values():
        around = places.get(row["within"], {}).get("country", "")
        assert not around or not row["country"] or around == row["country"], row


def test_places_that_contain_each_other_form_no_circle() -> None:
    places = entities("places")
    for start in places:
        seen, at = set(), start
        while at:
            assert at not in seen, start
            seen.add(at)
            at = places[at]["within"]


def test_coordinates_are_given_in_pairs_and_lie_on_the_globe() -> None:
    for row in entities("places").values():
        assert bool(row["lat"]) == bool(row["lon"]), row
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row


def test_places_of_one_state_lie_near_its_capital() -> None:
    places, widest = entities("places"), {"CAN": 60.0, "RUS": 140.0, "USA": 85.0, "DNK": 75.0, "FRA": 70.0, "GBR": 80.0}
    for state in entities("states").values():
        capital = places[state["capital"]]
        for row in places.values():
            if row["country"] == state["id"] and row["lat"] and capital["lat"]:
                span = widest.get(state["id"], 45.0)
                assert abs(float(row["lat"]) - float(capital["lat"])) < 35, row
                assert abs(float(row["lon"]) - float(capital["lon"])) < span, row


@pytest.mark.parametrize(("language", "name"), NAMES)
def test_aliases_are_sorted_and_name_known_entities(language: str, name: str) -> None:
    found, known = names(language, name), entities(name)
    assert found == sorted(found, key=lambda row: (row["alias"], row["entity"], row["kind"], row["flags"]))
    assert {row["entity"] for row in found} <= known.keys()


@pytest.mark.parametrize(("language", "name"), NAMES)
def test_kinds_and_flags_are_of_the_closed_lists(language: str, name: str) -> None:
    for row in names(language, name):
        assert row["kind"] in KINDS, row
        assert set(row["flags"].split()) <= FLAGS, row


@pytest.mark.parametrize(("language", "name"), NAMES)
def test_aliases_use_the_letters_of_the_language_and_no_invisible_characters(language: str, name: str) -> None:
    for row in names(language, name):
        strange = set(row["alias"]) - LETTERS[language]
        assert not strange, (row, [unicodedata.name(char, "?") for char in strange])
        assert row["alias"] == " ".join(row["alias"].split()).strip(ZWNJ), row


@pytest.mark.parametrize(("language", "name"), NAMES)
def test_equal_keys_of_several_entities_are_flagged_ambiguous(language: str, name: str) -> None:
    by_key: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in names(language, name):
        by_key[fold(row["alias"])].append(row)
    for same in by_key.values():
        facts = [(row["entity"], row["kind"]) for row in same]
        assert len(facts) == len(set(facts)), same
        if len({row["entity"] for row in same}) > 1:
            assert all("ambiguous" in row["flags"].split() for row in same), same


@pytest.mark.parametrize("name", LISTS)
def test_an_alias_without_its_article_stands_beside_the_full_form(name: str) -> None:
    found = names("ar", name)
    full = {(fold(row["alias"]), row["entity"]) for row in found}
    bare = [row for row in found if "article" in row["flags"].split()]
    assert [row for row in bare if (fold(ARTICLE + row["alias"]), row["entity"]) not in full] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_called_like_a_state_is_flagged_ambiguous(language: str) -> None:
    states = {fold(row["alias"]) for row in names(language, "states") if row["kind"] != "metonym"}
    for row in names(language, "places"):
        if fold(row["alias"]) in states:
            assert "ambiguous" in row["flags"].split(), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_name_and_a_demonym(language: str) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in names(language, "states"):
        kinds[row["entity"]].add(row["kind"])
    states = entities("states").keys()
    assert [state for state in states if "name" not in kinds[state]] == []
    assert {state for state in states if "demonym" not in kinds[state]} == WITHOUT_DEMONYM[language]


def test_every_place_has_an_alias_in_some_language() -> None:
    named = {row["entity"] for language in LANGUAGES for row in names(language, "places")}
    assert named == entities("places").keys()
