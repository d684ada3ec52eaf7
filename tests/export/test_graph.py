"""FollowTheMoney: only its schemata and properties, references that lead somewhere, nobody whom only a text knows."""

import json
import re

import pytest
from msgspec.structs import replace

from rasad.export.writing import export
from rasad.ledger import Ledger
from rasad.records.report import Entity, Participant
from tests.export.samples import told_report
from tests.knowledge.test_ftm import PROPERTIES
from tests.store.samples import GRAIN

THING = {"name", "summary", "description", "country", "sourceUrl", "publisher", "keywords", "notes", "proof"}
SCHEMATA = PROPERTIES | {
    "Article": THING | {"title", "publishedAt"},
    "Event": THING | {"date", "startDate", "endDate", "recordId", "location", "addressEntity", "involved"},
}
REFERENCES = {
    "involved": {"Person", "Organization", "PublicBody"}, "addressEntity": {"Address"}, "proof": {"Article"},
}  # fmt: skip


def read(ledger, path):
    export(ledger, "ftm", path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture()
def entities(told, tmp_path):
    return read(told, tmp_path / "x.ftm.json")


def test_only_schemata_and_properties_of_followthemoney_are_used(entities):
    assert {"Event", "Article", "Person", "PublicBody", "Address"} == {entity["schema"] for entity in entities}
    assert len({entity["id"] for entity in entities}) == len(entities)
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        assert set(entity["properties"]) <= SCHEMATA[entity["schema"]]
        assert entity["properties"]["name"]
        for values in entity["properties"].values():
            assert values and all(isinstance(value, str) and value for value in values)
        for name in {"date", "startDate", "endDate", "publishedAt"} & set(entity["properties"]):
            assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day) for day in entity["properties"][name])


def test_references_lead_to_entities_written_before_that_may_be_referred_to(entities):
    seen = {}
    for entity in entities:
        for name, schemata in REFERENCES.items():
            for one in entity["properties"].get(name, ()):
                assert seen[one] in schemata
        seen[entity["id"]] = entity["schema"]


def test_an_event_has_who_took_part_where_when_and_its_words(entities):
    meeting = next(e for e in entities if e["properties"]["name"] == ["meeting: Sergey Lavrov → Turkey"])["properties"]
    assert meeting["involved"] == ["Q58217", "TUR"]
    assert (meeting["date"], meeting["location"], meeting["country"]) == (["2021-05-03"], ["Istanbul"], ["tr"])
    assert meeting["summary"] == ["CONSULT visit: happened"]
    assert meeting["description"] == [GRAIN.split("\n")[1]]
    assert "machine-read, not verified" in meeting["notes"][1]


def test_an_allegation_is_an_accusation_and_names_no_deed_as_done(entities):
    (accusation,) = [e["properties"] for e in entities if e["properties"]["name"][0].startswith("accusation")]
    assert accusation["name"] == ["accusation: Sergey Lavrov → Turkey"]
    assert accusation["summary"] == ["ACCUSE allege: of airstrike; no established fact"]
    assert accusation["date"] == ["2021-05-04"]
    assert "location" not in accusation


def test_people_whom_only_a_text_knows_are_no_entities(tmp_path):
    report = told_report()
    somebody = Entity(id="local:somebody", wikidata=None, name="Somebody", type="person")
    meeting = replace(report.events[0], participants=(Participant(entity="local:somebody", role="actor"),))
    with Ledger(tmp_path / "l") as ledger:
        ledger.add(replace(report, events=(meeting,), entities=(*report.entities, somebody)), GRAIN)
        found = read(ledger, tmp_path / "x")
    assert {entity["schema"] for entity in found} == {"Article", "Event", "Address"}
    assert "involved" not in found[-1]["properties"]
