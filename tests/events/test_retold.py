"""A headline and the text below tell of one act: in other words, of fewer sides, or with no sides named at all."""

import pytest

from tests.events.coding import coded, event_of

HEADLINE = "النرويج تدين الهجوم الصربي على كوسوفو\n\n"


def test_a_lead_without_sides_tells_again_what_the_headline_tells() -> None:
    text = HEADLINE + "جاءت الإدانة في بيان صدر مساء أمس."
    event = event_of(coded(text, "ar"), "condemnation")
    assert [quote.text for quote in event.other_triggers] == ["الإدانة"]


@pytest.mark.parametrize(
    "text",
    [
        HEADLINE + "سقط قتلى في بيان صدر مساء أمس.",  # no word of the kind
        HEADLINE + "سقط قتلى.\n" * 6 + "جاءت الإدانة في بيان صدر مساء أمس.",  # far below
        "النرويج تدين الهجوم الصربي على كوسوفو.\nجاءت الإدانة في بيان صدر مساء أمس.",  # no headline
    ],
)
def test_other_words_do_not_tell_it_again(text: str) -> None:
    assert event_of(coded(text, "ar"), "condemnation").other_triggers == ()


def test_a_headline_names_some_of_the_sides_that_the_text_names() -> None:
    text = "النرويج تدعو صربيا للحوار\n\nطالبت النرويج صربيا وألبانيا بوقف التصعيد."
    events = [event for event in coded(text, "ar").events if event.type == "REQUEST"]
    assert len(events) == 1
    assert len(events[0].other_triggers) == 1


def test_a_headline_of_other_sides_tells_of_another_act() -> None:
    text = "النرويج تدعو صربيا للحوار\n\nطالبت كرواتيا ألبانيا بوقف التصعيد."
    assert len([event for event in coded(text, "ar").events if event.type == "REQUEST"]) == 2


def test_a_headline_tells_one_act_of_the_text_and_not_all() -> None:
    text = "النرويج تدعو صربيا للحوار\n\nطالبت النرويج صربيا بوقف التصعيد.\nودعت النرويج صربيا إلى إطلاق سراح السجناء."
    assert len([event for event in coded(text, "ar").events if event.type == "REQUEST"]) >= 2
