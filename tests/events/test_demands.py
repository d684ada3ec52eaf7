"""What whoever speaks says that another side must do is what he asks of it."""

import pytest

from tests.events.coding import coded, event_of, parties


def test_who_says_that_another_state_must_do_something_asks_for_it() -> None:
    text = "نخست‌وزیر نروژ گفت: صربستان باید زندانیان را آزاد کند."
    event = event_of(coded(text, "fa"), "demand")
    assert parties(event, "recipient") == {"SRB"}
    assert len(parties(event, "actor")) == 1
    assert event.status == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "نخست‌وزیر نروژ گفت: نروژ باید مالیات‌ها را کم کند.",  # his own state
        "نخست‌وزیر نروژ گفت: نروژ و صربستان باید همکاری را بیشتر کنند.",  # his own among them
        "نخست‌وزیر نروژ گفت: باید از صربستان درخواست کمک کنیم.",  # "we"
        "صربستان باید زندانیان را آزاد کند.",  # nobody says it
        "رویترز نوشت: صربستان باید زندانیان را آزاد کند.",  # an outlet
    ],
)
def test_what_one_s_own_side_must_do_or_nobody_asks_is_no_demand(text: str) -> None:
    assert not [event for event in coded(text, "fa").events if event.frame == "fa.request.must.bayad"]
