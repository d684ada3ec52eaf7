"""A headline and the text below tell of one act, in other words or of fewer sides."""

from tests.events.coding import coded


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
