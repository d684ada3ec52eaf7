"""Commitments of one sentence: who is bound to what, and what binds nobody."""

import pytest

from tests.events.coding import coded


def bound(text: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.status, one.parties) for one in coded(text, language).commitments]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("دعت النرويج تشاد إلى الإفراج عن السجناء السياسيين.", "ar"),
        ("نروژ خواستار بازگشت چاد به میز مذاکره شد.", "fa"),
    ],
)
def test_a_demand_binds_whom_it_is_addressed_to(text, language):
    (demand,) = coded(text, language).commitments
    assert (demand.status, demand.parties) == ("demanded", ("TCD",))
    assert demand.debtor == ("TCD",)
    assert demand.beneficiary == ("NOR",)


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("رفضت تشاد عرض النرويج بالوساطة في النزاع.", "ar", ["refused"]),
        ("رفضت تشاد محاولات النرويج التدخل في شؤونها.", "ar", []),
        ("رفضت تشاد تصريحات وزير الخارجية النرويجي.", "ar", []),
        ("چاد پیشنهاد نروژ برای میانجیگری را رد کرد.", "fa", ["refused"]),
        ("چاد اتهامات نروژ را رد کرد.", "fa", []),
        ("نروژ از توافق با چاد خارج شد.", "fa", []),
    ],
)
def test_only_what_is_asked_of_somebody_is_refused(text, language, status):
    assert [one for one, _ in bound(text, language)] == status


def test_nobody_is_bound_by_words_of_somebody_unknown():
    assert bound("وقال سالم الرعيني: يجب محاسبة المقصرين في هذا الملف.", "ar") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("أكد وزير الخارجية النرويجي دعم بلاده لتشاد.", "ar", [("agreed", ("NOR", "TCD"))]),
        ("أيدت النرويج دعوة تشاد إلى الحوار.", "ar", []),
        ("نروژ از چاد حمایت کرد.", "fa", [("agreed", ("NOR", "TCD"))]),
        ("نروژ از طرح چاد حمایت کرد.", "fa", []),
    ],
)
def test_backing_a_party_binds_and_backing_its_plan_does_not(text, language, expected):
    report = coded(text, language)
    states = {entity.id: entity.country or entity.id for entity in report.entities}
    found = [(one.status, tuple(states[party] for party in one.parties)) for one in report.commitments]
    assert found == expected
