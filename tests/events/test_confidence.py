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
    assert WEIGHTS[name]["meaning"]
    assert weighed({name: 3.0}) < weighed({})


def test_parties_by_their_names_are_surer_than_both_sides() -> None:
    report = coded("اتفقت روسيا وتركيا على خفض الرسوم. واتفق الطرفان على زيادة الرحلات.", "ar")
    named, group = report.events
    assert "weak 1" in evidence(group)
    assert "weak" not in evidence(named)
    assert named.confidence > group.confidence


def test_one_side_alone_a_plan_and_a_bare_noun_are_less_sure() -> None:
    (both,) = coded("أعلنت صربيا عزمها على فتح سفارة لدى تركيا.", "ar").events
    (one,) = coded("أعلنت صربيا عزمها على زيادة الإنتاج بعد خلاف تركيا ومصر.", "ar").events
    assert "lone 1" in evidence(one)
    assert both.confidence > one.confidence
    done = event_of(coded("زار الرئيس التركي مصر.", "ar"), "visit")
    planned = event_of(coded("سيزور الرئيس التركي مصر.", "ar"), "visit")
    assert "later 1" in evidence(planned)
    assert done.confidence > planned.confidence
    verb = event_of(coded("پوتین و اردوغان دیدار کردند.", "fa"), "meeting")
    noun = event_of(coded("دیدار پوتین و اردوغان در باکو.", "fa"), "meeting")
    assert "noun 1" in evidence(noun)
    assert verb.confidence > noun.confidence


def test_an_event_says_what_its_confidence_rests_on() -> None:
    assert told({"passed": 2.0, "lone": 0.0}) == "evidence: passed 2"
    assert told({}) == "evidence: nothing against it"
