"""An act about who joins a body is towards those who join, not towards the body."""

import pytest

from tests.events.coding import coded, parties


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("تتحفظ بوليفيا على انضمام النرويج وبيرو إلى حلف شمال الأطلسي.", "REJECT"),
        ("أيدت بوليفيا انضمام النرويج وبيرو إلى حلف شمال الأطلسي.", "SUPPORT"),
    ],
)
def test_those_who_join_a_body_are_the_other_side(sentence: str, type_: str) -> None:
    (event,) = [event for event in coded(sentence, "ar").events if event.type == type_]
    assert parties(event, "actor") == {"BOL"}
    assert parties(event, "recipient") == {"NOR", "PER"}
