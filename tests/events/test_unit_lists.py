"""Lists of parties: members in brackets, what a source is filed from, what is joined behind a preposition."""

import pytest

from tests.events.coding import coded, parties

ASKED = [
    ("ایران از سه کشور اروپایی (آلمان، فرانسه و انگلیس) خواست به تعهدات خود عمل کنند.", {"IRN"}, {"DEU", "FRA", "GBR"}),
    ("به گزارش رویترز از پاریس، آلبانی از ترکیه خواست مرز را ببندد.", {"ALB"}, {"TUR"}),
    ("آلبانی به‌طور غیررسمی از ترکیه خواست مرز را ببندد.", {"ALB"}, {"TUR"}),
    (
        "آلبانی اعلام کرد که قصد دارد صادرات را به صفر برساند و به‌طور غیررسمی از ترکیه درخواست کرد مرز را ببندد.",
        {"ALB"},
        {"TUR"},
    ),
]


@pytest.mark.parametrize(("sentence", "asking", "asked"), ASKED)
def test_who_asks_whom(sentence: str, asking: set[str], asked: set[str]) -> None:
    (event,) = [event for event in coded(sentence, "fa").events if event.type == "REQUEST"]
    assert parties(event, "actor") == asking
    assert parties(event, "recipient") == asked


def test_against_what_is_a_sides_is_against_it() -> None:
    (event,) = [
        event
        for event in coded("مردم عراق علیه حضور نظامی ترکیه تظاهرات کردند.", "fa").events
        if event.type == "PROTEST"
    ]
    assert parties(event, "actor") == {"people:IRQ"}
    assert parties(event, "recipient") == {"TUR"}


def test_by_means_of_somebody_he_does_it() -> None:
    (event,) = coded("یک نفتکش انگلیسی به وسیله ایران توقیف شد.", "fa").events
    assert parties(event, "actor") == {"IRN"}


def test_from_whose_prison_somebody_is_freed_he_frees_him() -> None:
    (event,) = [e for e in coded("دو شهروند نپال از زندان هند آزاد شدند.", "fa").events if e.type == "RETREAT"]
    assert parties(event, "actor") == {"IND"}
