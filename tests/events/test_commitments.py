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


def test_what_is_asked_is_told_with_the_words_that_ask_it():
    (one,) = coded("نروژ از چاد خواست که زندانیان سیاسی را هرچه زودتر آزاد کند.", "fa").commitments
    assert one.parties == ("TCD",)
    assert "زندانیان" in one.evidence.text
    assert one.subject is not None


def test_a_lead_and_its_headline_ask_once():
    text = "النرويج تدعو تشاد إلى الإفراج عن السجناء\n\nدعت النرويج تشاد اليوم إلى الإفراج عن السجناء السياسيين."
    assert len(coded(text, "ar").commitments) == 1


def test_the_other_side_of_an_eagerness_for_relations_comes_from_the_text():
    text = "زار وزير الخارجية النرويجي تشاد. وقال إنه مستعد لمواصلة التعاون."
    planned = [one for one in coded(text, "ar").commitments if one.status == "planned"]
    assert [one.beneficiary for one in planned] == [("TCD",)]


def test_an_intention_is_told_with_what_is_intended():
    (one,) = coded("نروژ قصد دارد اجرای بخشی از توافق خود با چاد را متوقف کند.", "fa").commitments
    assert one.subject is not None
    assert one.evidence.text.endswith("متوقف کند")


def test_a_demand_binds_nobody_of_the_side_that_makes_it():
    text = "أكد وزير الخارجية التشادي أهمية الصداقة، كما حث النرويج على مراجعة تحذير السفر إلى تشاد الموجه إلى رعاياها."
    assert bound(text, "ar") == [("demanded", ("NOR",))]


def test_a_headline_over_a_text_makes_no_commitment_of_its_own():
    headline = "النرويج تحرص على تطوير علاقاتها مع تشاد"
    assert bound(headline, "ar") == [("planned", ("NOR", "TCD"))]
    assert bound(f"{headline}\n\nانعقد مؤتمر في أوسلو حضره كثير من الباحثين والطلاب يوم أمس.", "ar") == []
