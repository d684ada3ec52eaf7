"""Towards whom an act is whose sentence names one side: the sentences around it may tell."""

import pytest

from tests.events.coding import coded, parties

AROUND = [
    ("fa", "سفیر صربستان در جمع خبرنگاران از آلبانی نام برد. صربستان تهدید کرد تعرفه‌ها را افزایش می‌دهد.", "THREATEN"),
    ("fa", "دولت صربستان از آلبانی نام برد. صربستان از پیمان مرزی خارج شد.", "SANCTION"),
]


@pytest.mark.parametrize(("language", "text", "type_"), AROUND)
def test_the_state_named_most_around_an_act_is_its_other_side(language: str, text: str, type_: str) -> None:
    (event,) = [event for event in coded(text, language).events if event.type == type_]
    assert parties(event, "actor") == {"SRB"}
    assert parties(event, "recipient") == {"ALB"}
    assert "other side ALB: named most around it" in event.steps


NOBODY = [
    "صربستان کنفرانسی درباره آینده آلبانی برگزار کرد.",  # a matter
    "سفیر صربستان در تیرانا سخن گفت. صربستان تهدید کرد تعرفه‌ها را افزایش می‌دهد.",  # a place
    "سفیر صربستان از آلبانی نام برد. صربستان پیشنهاد تازه‌ای داد.",  # an offer may be to anybody
]


@pytest.mark.parametrize("text", NOBODY)
def test_places_and_offers_have_no_other_side_around_them(text: str) -> None:
    assert all(parties(event, "recipient") == set() for event in coded(text, "fa").events)
