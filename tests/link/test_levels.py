"""At which level sides met: by the offices of each side on the day, never by a state's name alone."""

import csv

import pytest
from msgspec import structs
from tests.show.samples import event

from rasad.config import data_folder
from rasad.langpack.pack import read_toml
from rasad.link.levels import level_of, load_levels
from rasad.records.report import Entity, Participant
from rasad.show.phrasebook import brief_languages, load_phrasebook

TEXT = "They met."
PEOPLE = {
    "sultan": ("OMN", "office:sultan:OMN"),
    "omani-minister": ("OMN", "office:foreign-minister:OMN"),
    "omani-spokesman": ("OMN", "office:spokesman:OMN"),
    "omani-speaker": ("OMN", "office:parliament-speaker:OMN"),
    "president": ("KAZ", "office:president:KAZ"),
    "kazakh-minister": ("KAZ", "office:foreign-minister:KAZ"),
    "kazakh-deputy": ("KAZ", "office:deputy-foreign-minister:KAZ"),
    "club-president": ("KAZ", "office:president:chess-club"),
    "secretary": ("IGO", "office:secretary-general:league"),
    "nobody": ("KAZ", None),
}
BODIES = {"majlis": ("OMN", "LEG"), "navy": ("KAZ", "MIL"), "government": ("KAZ", "GOV"), "league": ("IGO", "GOV")}
ENTITIES = {
    **{state: Entity(id=state, wikidata=None, name=state, type="state", country=state) for state in ("OMN", "KAZ")},
    **{i: Entity(id=i, wikidata=None, name=i, type="person", country=c) for i, (c, _office) in PEOPLE.items()},
    **{
        i: Entity(id=i, wikidata=None, name=i, type="organisation", country=c, sector=s) for i, (c, s) in BODIES.items()
    },
    **{
        office: Entity(id=office, wikidata=None, name=office, type="office", country=office.rsplit(":", 1)[-1])
        for _country, office in PEOPLE.values()
        if office and not office.endswith(("club", "league"))
    },
}


def level(*actors, to=(), kind="meeting", plover="CONSULT", **fields):
    sides = [(one, "actor") for one in actors] + [(other, "recipient") for other in to]
    parties = [Participant(entity=e, role=r, as_office=PEOPLE.get(e, ("", None))[1]) for e, r in sides]
    made = event(TEXT, "met", TEXT, kind, plover, **fields)
    return level_of(structs.replace(made, participants=tuple(parties)), ENTITIES)


@pytest.mark.parametrize(
    ("sides", "found"),
    [
        (("sultan", "president"), "head"),
        (("omani-minister", "kazakh-minister"), "minister"),
        (("sultan", "kazakh-minister"), "minister"),  # who was received sets the level
        (("omani-minister", "president", "kazakh-minister"), "minister"),
        (("sultan", "omani-minister", "president", "kazakh-deputy"), "head"),  # of each side the highest
        (("sultan", "OMN", "president", "KAZ"), "head"),  # the state beside its own head says no more
        (("omani-speaker", "president"), "parliament"),
        (("majlis", "president"), "parliament"),
        (("omani-minister", "navy"), "delegation"),
        (("omani-minister", "secretary"), "minister"),
    ],
)
def test_of_each_side_the_highest_office_counts_and_of_the_sides_the_lowest(sides, found):
    assert level(*sides) == found


@pytest.mark.parametrize(
    "sides",
    [
        ("OMN", "KAZ"),
        ("sultan", "KAZ"),
        ("sultan", "nobody"),
        ("sultan", "club-president"),  # a president, but of no state
        ("omani-spokesman", "president"),
        ("sultan", "government"),
        ("sultan", "league"),
        ("sultan", "president", "omani-speaker", "secretary"),  # three sides, one at a lower level
        ("sultan", "omani-minister"),  # a cabinet's own meeting
        (),
    ],
)
def test_a_side_without_a_known_office_leaves_the_level_unknown(sides):
    assert level(*sides) == "unknown"


def test_a_visit_is_at_the_level_of_the_guest():
    assert level("kazakh-minister", to=("OMN",), kind="visit") == "minister"
    assert level("KAZ", to=("sultan",), kind="visit") == "unknown"
    assert level("kazakh-minister", to=("sultan",), kind="meeting") == "minister"


def test_only_meetings_and_calls_have_a_level():
    assert level("sultan", "president", kind="phone_call", mode="phone") == "head"
    assert level("omani-minister", "kazakh-minister", kind="planned_meeting", plover="AGREE") == "minister"
    assert level("sultan", "president", kind="accusation", plover="ACCUSE") is None
    assert level("sultan", "president", kind="press_conference") is None


def test_every_office_that_the_levels_name_is_one_and_stands_once():
    with (data_folder() / "ontology" / "offices.csv").open(encoding="utf-8", newline="") as lines:
        offices = {row["id"] for row in csv.DictReader(lines)}
    for column in ("offices", "of_bodies"):
        named = [
            o for row in read_toml(data_folder() / "ontology" / "levels.toml")["level"] for o in row.get(column, ())
        ]
        assert len(named) == len(set(named)) and set(named) <= offices


@pytest.mark.parametrize("language", brief_languages())
def test_every_level_but_the_unknown_one_has_words_in_every_language_of_briefs(language):
    assert set(load_phrasebook(language).table("levels")) == set(load_levels().order)
