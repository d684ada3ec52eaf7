"""Those who fell and the act they fell in tell both sides of violence."""

import pytest

from rasad.records.report import Event
from tests.events.coding import coded, parties


def _violence(sentence: str) -> list[Event]:
    return [event for event in coded(sentence, "ar").events if event.type == "ASSAULT"]


@pytest.mark.parametrize(
    "sentence",
    [
        "قتل مدنيان نرويجيان في غارة بوليفية على بلدة حدودية.",
        "أصيب مدنيون نرويجيون في غارات نفذها الجيش البوليفي.",
        "مقتل جنديين نرويجيين في قصف بوليفي.",
        "قتل ثلاثة جنود نرويجيين في هجوم شنه الجيش البوليفي.",
    ],
)
def test_the_act_in_which_somebody_fell_has_both_sides(sentence: str) -> None:
    events = _violence(sentence)
    assert events
    for event in events:
        assert {p.split(":")[-1].split("-")[-1].upper() for p in parties(event, "actor")} == {"BOL"}
        assert {p.split(":")[-1].split("-")[-1].upper() for p in parties(event, "recipient")} == {"NOR"}
        assert not any("the only other state" in step for step in event.steps)


def test_an_armed_group_is_no_side_of_the_state_that_it_fights() -> None:
    events = _violence("قتل ثلاثة جنود أتراك في هجوم شنه حزب العمال الكردستاني.")
    assert [parties(event, "actor") for event in events] == [{"pkk"}] * len(events)
    assert [parties(event, "recipient") for event in events] == [{"army-tur"}] * len(events)


def test_who_is_named_before_an_act_without_harm_is_not_struck() -> None:
    (event,) = _violence("تحدث وزير نرويجي في برلين عن غارة بوليفية.") or [None]
    assert event is None or "NOR" not in {p[-3:] for p in parties(event, "recipient")}


def test_the_soil_of_an_act_is_not_struck_beside_somebody_named() -> None:
    (event,) = _violence("قصفت النرويج مواقع لحركة حماس في بوليفيا.")
    assert parties(event, "recipient") == {"hamas"}


def test_the_soil_alone_is_struck() -> None:
    (event,) = _violence("نفذ الجيش النرويجي عملية عسكرية في بوليفيا.")
    assert parties(event, "recipient") == {"BOL"}
