"""Towards whom an act is, where its own words name one side and the sentence names one other state."""

import pytest

from tests.events.coding import coded, parties

TOWARDS = [
    ("ar", "أعلنت صربيا عزمها على فتح سفارة لدى تركيا.", "TUR"),
    ("fa", "صربستان آماده است از ترکیه گاز بخرد.", "TUR"),
    ("ar", "أوقف الحصار البحري الصربي التجارة في الموانئ التركية.", "TUR"),
]


@pytest.mark.parametrize(("language", "sentence", "state"), TOWARDS)
def test_the_only_other_state_of_a_sentence_is_the_other_side(language: str, sentence: str, state: str) -> None:
    (event,) = coded(sentence, language).events
    assert parties(event, "actor") == {"SRB"}
    assert parties(event, "recipient") == {state}


def test_the_steps_say_that_no_slot_gave_the_other_side() -> None:
    (event,) = coded("صربستان آماده است از ترکیه گاز بخرد.", "fa").events
    assert "recipient TUR: the only other state of the sentence" in event.steps


ALONE = [
    ("ar", "أعلنت صربيا عزمها على زيادة الإنتاج بعد خلاف تركيا ومصر."),  # two others
    ("fa", "صربستان آماده است در ترکیه نمایشگاه برپا کند."),  # where, not towards whom
    ("fa", "وزیر خارجه ترکیه گفت: صربستان آماده است گاز بخرد."),  # he only tells of it
]


@pytest.mark.parametrize(("language", "sentence"), ALONE)
def test_several_others_a_place_and_who_tells_of_it_are_no_other_side(language: str, sentence: str) -> None:
    assert all(parties(event, "recipient") == set() for event in coded(sentence, language).events)


def test_a_thing_that_is_backed_leaves_no_room_for_another_state() -> None:
    report = coded("قال الوزير العماني لصحف كوبا: نقف مع وقف إطلاق النار.", "ar")
    assert all(party.entity != "CUB" for event in report.events for party in event.participants)
