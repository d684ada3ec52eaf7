"""PLOVER JSON: the 23 fields, the codes of the manual, and the way there and back."""

import json
import re

import pytest

from rasad.export.foreign import SetFile
from rasad.export.plover import FIELDS, iso_dates
from rasad.export.writing import export
from rasad.knowledge.crosswalk import load_crosswalk

ENTITY = {
    "code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office", "gender",
    "age",
}  # fmt: skip
LOCATION = {
    "extracted_place", "resolved_place", "geonameid", "lat", "lon", "city", "district", "province", "country",
    "country_code", "feature_class", "feature_code", "resolution",
}  # fmt: skip
CITATION = {
    "corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook",
    "version",
}  # fmt: skip
AUXILIARY = {"historical", "future", "hypothetical", "negation"}
ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@pytest.fixture()
def records(told, tmp_path):
    export(told, "plover-jsonl", tmp_path / "x.jsonl")
    return {r["id"].rpartition("/")[2]: r for r in map(json.loads, (tmp_path / "x.jsonl").read_text().splitlines())}


def test_every_record_has_the_fields_types_and_codes_of_the_manual(records):
    plover = load_crosswalk().plover
    assert len(FIELDS) == 23
    for record in records.values():
        assert tuple(record) == FIELDS
        assert isinstance(record["has_event"], bool)
        for side in (*record["actor"], *record["recipient"]):
            assert set(side) == ENTITY
            assert [side[name] for name in ("religion", "ethnicity", "gender", "age")] == [None] * 4
        (of_type,) = record["event"]
        own = [mode for mode in record["mode"] if mode not in AUXILIARY]
        assert len(own) <= 1
        quad, score = plover[of_type, own[0] if own else None]
        assert (record["quad_code"], record["event_scale"]) == (quad, score)
        assert record["event_loc"] is None or set(record["event_loc"]) == LOCATION
        assert set(record["cite_info"]) == CITATION
        assert set(record["text_info"]) == {"sequence", "start", "end", "text_story"}
        assert record["text_info"]["text_story"] is None
        assert ISO.fullmatch(record["date"])
        assert record["coder"].startswith("rasad ")
        assert "machine-read, not verified; precision over" in record["comment"]


def test_a_compound_actor_is_a_list_in_one_record(records):
    call = records["e:1"]
    assert [side["code"] for side in call["actor"]] == ["IRN", "RUS"]
    assert (call["recipient"], call["mode"]) == ([], ["phone"])


def test_a_person_has_office_identifier_and_words(records):
    (lavrov,) = records["e:31-36:meeting"]["actor"]
    assert lavrov["office"] == "foreign minister of Russia"
    assert (lavrov["identifier_id"], lavrov["identifier_text"]) == ("Q58217", "Sergey Lavrov")


def test_the_status_is_an_auxiliary_mode_and_what_is_no_fact_has_no_event(records):
    said = {name: (record["mode"], record["has_event"]) for name, record in records.items()}
    assert said["e:planned"] == (["future"], True)
    assert said["e:possible"] == (["hypothetical"], False)
    assert said["e:denied"] == (["negation"], False)
    assert said["e:alleged"] == (["aerial"], False)
    assert records["e:alleged"]["comment"].startswith("alleged by Sergey Lavrov, no established fact; ")


@pytest.mark.parametrize(
    ("edtf", "dates"),
    [
        ("2016-10-10", ("2016-10-10", None)),
        ("2016-10", ("2016-10", None)),
        ("2016", ("2016", None)),
        ("2016-10-10/2016-10-12", ("2016-10-10", "2016-10-12")),
        ("2016-10~", ("2016-10-01", "2016-10-31")),
        ("2016-10-10/..", ("2016-10-10", None)),
        ("../2016-10-10", (None, "2016-10-10")),
        (None, (None, None)),
    ],
)
def test_a_date_keeps_its_precision(edtf, dates):
    assert iso_dates(edtf) == dates


def test_a_ledger_sent_as_plover_and_imported_keeps_type_mode_actors_date_and_text(told, tmp_path):
    path = tmp_path / "x.jsonl"
    export(told, "plover-jsonl", path)
    file = SetFile(path, "plover-jsonl", "mine")
    kept = told.add_foreign(file, name="mine", form="plover-jsonl", sha256=file.sha256)
    assert (kept.rows, file.refused) == (7, [])
    foreign = {row.id: row for row in told.foreign()}
    for row in told.events():
        event = next(e for e in told.stored(row.where.document).report.events if e.id == row.id)
        back = foreign[f"{row.where.document}/{row.id}"]
        assert (back.type, back.mode, back.contexts) == (event.type, event.mode, event.contexts)
        assert back.status == (event.status if event.status != "happened" else None)
        assert (back.date, back.text) == (event.date.edtf, event.evidence.text)
        sides = [[party for party in event.participants if party.role == role] for role in ("actor", "recipient")]
        assert [len(side) for side in (back.actors, back.recipients)] == [len(side) for side in sides]
        assert [p.identifier or p.state for p in (*back.actors, *back.recipients)] == [
            {"RUS": "Q159", "TUR": "Q43", "IRN": "Q794"}.get(p.entity, p.entity) for side in sides for p in side
        ]
