"""Whose act it is that somebody's decision is about, and what its parties are not."""

import pytest

from tests.events.coding import coded, parties

NOT_BLAMED = [
    ("آلبانی از تصمیم صربستان برای حمایت از ترکیه انتقاد کرد.", "ACCUSE", {"SRB"}),
    ("آلبانی از تلاش صربستان برای حمله به ترکیه انتقاد کرد.", "ACCUSE", {"SRB"}),
    ("آلبانی از پیشنهاد صربستان برای گفت‌وگو با ترکیه حمایت کرد.", "SUPPORT", {"SRB"}),
]


@pytest.mark.parametrize(("sentence", "type_", "states"), NOT_BLAMED)
def test_the_party_of_an_act_decided_on_is_none_of_the_verb(sentence: str, type_: str, states: set[str]) -> None:
    (event,) = [event for event in coded(sentence, "fa").events if event.type == type_]
    assert parties(event, "actor") == {"ALB"}
    assert parties(event, "recipient") == states


def test_an_act_decided_on_is_done_by_whoever_decides() -> None:
    report = coded("آلبانی و یونان از تصمیم صربستان در لغو حمله به ترکیه ناراضی هستند.", "fa")
    (event,) = [event for event in report.events if event.type == "CONCEDE"]
    assert parties(event, "actor") == {"SRB"}
    assert parties(event, "recipient") == {"TUR"}


NEARER = [
    ("آلبانی ضمن ابراز نگرانی از وضعیت صربستان از ترکیه خواست مرز را ببندد.", "REQUEST", {"TUR"}),
    ("آلبانی ضمن اعلام حمایت از دولت صربستان، از ترکیه درخواست کرد مرز را ببندد.", "SUPPORT", {"SRB"}),
]


@pytest.mark.parametrize(("sentence", "type_", "states"), NEARER)
def test_of_two_parties_behind_one_preposition_the_nearer_is_meant(sentence: str, type_: str, states: set[str]) -> None:
    (event,) = [event for event in coded(sentence, "fa").events if event.type == type_]
    assert parties(event, "recipient") == states
