"""What whoever speaks calls another side, and what he says will answer it, are acts of his own."""

import pytest

from tests.events.coding import coded, event_of, parties


def test_who_calls_the_deeds_of_another_state_unlawful_accuses_it() -> None:
    event = event_of(coded("نخست‌وزیر نروژ گفت: رفتار صربستان غیراخلاقی است.", "fa"), "accusation")
    assert parties(event, "recipient") == {"SRB"}
    assert len(parties(event, "actor")) == 1
    assert event.status == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "نخست‌وزیر نروژ گفت: رفتار صربستان غیراخلاقی نیست.",  # denied
        "نخست‌وزیر نروژ گفت: رفتار نروژ غیراخلاقی است.",  # his own state
        "رفتار صربستان غیراخلاقی است.",  # nobody says it
        "نخست‌وزیر نروژ گفت: اگر رفتار صربستان غیراخلاقی باشد.",  # only supposed
        "نخست‌وزیر نروژ گفت: صربستان گزارش‌های غلط و ناقص دریافت می‌کند.",  # no predicate
    ],
)
def test_what_nobody_says_of_another_state_as_a_fact_is_no_charge(text: str) -> None:
    assert not [event for event in coded(text, "fa").events if event.type == "ACCUSE"]


def test_an_attack_that_will_be_answered_threatens_whoever_makes_it() -> None:
    text = "رئیس جمهور فنلاند نوشت که اگر حمله‌ای از سوی مجارستان انجام شود با پاسخ شدید مواجه خواهد شد."
    event = event_of(coded(text, "fa"), "threat")
    assert parties(event, "recipient") == {"HUN"}
    assert "HUN" not in parties(event, "actor")
