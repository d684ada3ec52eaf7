"""Tests for how surely an event is read: what speaks against a reading lowers its confidence."""

import pytest

from rasad.config import data_folder
from rasad.events.confidence import BASE, STEP, told, weighed
from rasad.langpack.pack import read_toml
from rasad.records.report import Event
from tests.events.coding import coded, event_of

WEIGHTS = read_toml(data_folder() / "ontology" / "confidence.toml")


def evidence(event: Event) -> str:
    return next(step for step in event.steps if step.startswith(STEP))


@pytest.mark.parametrize("name", sorted(WEIGHTS.keys() - {BASE}))
def test_doubts_never_make_an_event_surer(name: str) -> None:
    row = WEIGHTS[name]
    assert row["meaning"]
    assert row["weight"] >= 0 if row["for"] else row["weight"] <= 0
    change = weighed({name: 1.0}) - weighed({})
    assert change >= 0 if row["for"] else change <= 0


def test_parties_by_their_names_are_surer_than_both_sides() -> None:
    report = coded("اتفقت روسيا وتركيا على خفض الرسوم. واتفق الطرفان على زيادة الرحلات.", "ar")
    named, group = report.events
    assert "weak 1" in evidence(group)
    assert "weak" not in evidence(named)
    assert named.confidence > group.confidence


def test_a_third_side_in_the_sentence_makes_a_joint_act_less_sure() -> None:
    alone = event_of(coded("بحثت روسيا وتركيا ملف الطاقة.", "ar"), "talks")
    among = event_of(coded("بحثت روسيا وتركيا ملف الطاقة في إيران.", "ar"), "talks")
    assert "among 1" in evidence(among)
    assert alone.confidence > among.confidence


def test_what_a_document_tells_twice_is_surer() -> None:
    once = event_of(coded("دیدار لاوروف و ظریف در باکو برگزار شد.", "fa"), "meeting")
    twice = event_of(coded("لاوروف و ظریف دیدار کردند\n\nدیدار لاوروف و ظریف در باکو برگزار شد.", "fa"), "meeting")
    assert "again 1" in evidence(twice)
    assert twice.confidence > once.confidence


def test_an_event_says_what_its_confidence_rests_on() -> None:
    assert told({"crowd": 2.0, "lone": 0.0}) == "evidence: crowd 2"
    assert told({}) == "evidence: nothing against it"
