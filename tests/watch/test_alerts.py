"""Alerts fit what was read, not letters; each tells of one thing once, with its evidence, and says who says so."""

import pytest
from tests.watch.press import MEETING, SIGNING, VISIT, plan_of

from rasad.ledger import Ledger
from rasad.pipeline import read_text
from rasad.watch import Alerts
from rasad.watch.alerts import Found

PLANT = "اتفقت روسيا وتركيا أمس على تسريع بناء محطة أكويو النووية.\n"
PLANT_FA = "روسیه و ترکیه دیروز درباره تسریع ساخت نیروگاه آق‌قویو توافق کردند.\n"
OTHER_PLACE = "التقى وزير الخارجية التركي نظيره القطري في إسطنبول أمس الثلاثاء.\n"
SAME_PLACE = "التقى وزير الخارجية التركي نظيره القطري في أنقرة أمس الثلاثاء.\n"
CHARGE = "اتهمت تركيا روسيا بقصف قافلة مساعدات تركية أمس.\n"


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "l.ledger") as opened:
        yield opened


def put(ledger: Ledger, text: str, name: str, *, day: str = "2019-05-08") -> str:
    outcome = read_text(text, location=name, published=day)
    (report,) = outcome.reports
    ledger.add(report, outcome.source)
    ledger.link()
    return report.document.id


def found(ledger: Ledger, folder, pattern: str, *ids: str) -> list[Found]:
    alerts = Alerts(ledger, plan_of(folder, f"[[alert]]\n{pattern}"))
    return list(alerts.on_documents(ids)) + list(alerts.on_record("2030-01-01"))


@pytest.mark.parametrize(
    ("pattern", "kinds"),
    [
        ('between = ["TUR", "QAT"]', {"visit", "talks", "agreement_signed"}),
        ('between = ["QAT", "TUR"]\ntype = "SUPPORT"', {"agreement_signed"}),
        ('kind = "visit"', {"visit"}),
        ('kind = ["visit", "agreement_signed", "arrest"]', {"visit", "agreement_signed"}),
        ('type = ["AGREE", "SUPPORT"]', {"agreement_signed"}),
        ('type = ["AGREE", "SUPPORT"]\nkind = ["talks"]', set()),
        ('between = ["TUR", "IRN"]', set()),
        ('type = "CONSULT"\nbetween = ["OMN", "TUN"]', {"meeting"}),
        ('place = "Muscat"', {"meeting"}),
        ('place = "OMN"', {"meeting"}),
        ('place = "QAT"\nkind = "meeting"', set()),
        ('status = "planned"', set()),
        ('subject = "ميناء الدوحة"', {"agreement_signed"}),
        ('subject = "ميناء عدن"', set()),
        ('person = "foreign minister"\nbetween = ["OMN", "TUN"]', {"meeting"}),
        ("min_confidence = 1.0", set()),
    ],
)
def test_all_that_a_pattern_says_must_hold(ledger, tmp_path, pattern, kinds) -> None:
    ids = [put(ledger, text, str(number)) for number, text in enumerate((VISIT, SIGNING, MEETING))]
    assert {one.row.kind for one in found(ledger, tmp_path, pattern, *ids)} == kinds


def test_a_subject_is_the_thing_and_not_its_letters_in_one_language(ledger, tmp_path) -> None:
    ids = [put(ledger, PLANT, "ar"), put(ledger, PLANT_FA, "fa"), put(ledger, SIGNING, "other")]
    fitting = found(ledger, tmp_path, 'between = ["RUS", "TUR"]\ntype = "AGREE"\nsubject = "Akkuyu"', *ids)
    assert {one.row.evidence[0].location for one in fitting} == {"ar", "fa"}
    (first, *_) = fitting
    assert {"RUS", "TUR"} <= {party.state for party in first.row.parties}
    evidence = first.row.evidence[0]
    assert ledger.stored(evidence.document).source[evidence.start : evidence.end] == evidence.text
    assert first.row.caution == "machine-read, not verified"


def test_one_happening_told_twice_has_one_key_in_common(ledger, tmp_path) -> None:
    ids = [put(ledger, VISIT, "a"), put(ledger, VISIT, "b")]
    one, other = (found(ledger, tmp_path, 'kind = "visit"', document) for document in ids)
    assert one
    assert other
    assert set(one[0].keys) & set(other[0].keys)


def test_what_only_might_be_is_told_where_it_is_asked_for(ledger, tmp_path) -> None:
    ids = [put(ledger, "قد يزور وزير الخارجية التركي الدوحة إذا وافقت قطر على ذلك.\n", "a")]
    assert found(ledger, tmp_path, 'between = ["TUR", "QAT"]', *ids) == []
    asked = found(ledger, tmp_path, 'between = ["TUR", "QAT"]\nstatus = "hypothetical"', *ids)
    assert [one.row.kind for one in asked] == ["visit"]


def test_the_past_is_told_once_each_within_its_time(ledger, tmp_path) -> None:
    put(ledger, VISIT, "a")
    put(ledger, SIGNING, "b", day="2021-03-01")
    alerts = Alerts(ledger, plan_of(tmp_path, '[[alert]]\nbetween = ["TUR", "QAT"]\n'))
    assert {row.kind for row in alerts.past("2019", "2019")} == {"visit", "talks"}
    assert {row.kind for row in alerts.past("2021")} == {"agreement_signed"}
    rows = list(alerts.past(None))
    assert len({row.id for row in rows}) == len(rows) == 3


def test_what_one_side_says_of_another_is_told_as_what_it_says(ledger, tmp_path) -> None:
    ids = [put(ledger, CHARGE, "c")]
    rows = [one.row for one in found(ledger, tmp_path, 'between = ["TUR", "RUS"]', *ids)]
    assert rows
    for row in rows:
        if row.type in ("ASSAULT", "COERCE"):
            assert row.says.startswith("Turkey said:")
            assert row.alleged_by
        assert "outlet unknown" in row.says or row.evidence[0].outlet
        assert row.says.endswith("machine-read, not verified")


def test_a_conflict_of_accounts_is_told_with_both(ledger, tmp_path) -> None:
    for name, text in (("a", OTHER_PLACE), ("b", SAME_PLACE)):
        put(ledger, text, name)
    conflicts = found(ledger, tmp_path, 'on = "conflict"\nbetween = ["TUR", "QAT"]')
    assert len(conflicts) == 1
    row = conflicts[0].row
    assert row.on == "conflict"
    assert "place" in row.says
    assert {evidence.location for evidence in row.evidence} == {"a", "b"}
    assert found(ledger, tmp_path, 'on = "conflict"\nbetween = ["RUS", "QAT"]') == []
    assert found(ledger, tmp_path, 'on = "conflict"\nkind = "visit"') == []


def test_a_commitment_whose_day_went_by_is_told_with_who_undertook_it(ledger, tmp_path) -> None:
    text = "تعهدت تركيا أمس بتسليم قطر عشر طائرات بحلول نهاية عام 2020.\n"
    put(ledger, text, "a")
    rows = [one.row for one in found(ledger, tmp_path, 'on = "lapsed"')]
    assert [(row.on, row.date) for row in rows] == [("lapsed", rows[0].date)]
    assert rows[0].says.startswith("lapsed: what Turkey undertook")
    assert "no word of it being done" in rows[0].says
    assert found(ledger, tmp_path, 'on = "lapsed"\nbetween = ["RUS", "IRN"]') == []
    assert found(ledger, tmp_path, 'on = "lapsed"\nsubject = "ميناء"') == []


def test_a_figure_that_is_told_otherwise_is_told_with_the_one_before(ledger, tmp_path) -> None:
    for day, number in (("2019-05-08", "20"), ("2019-06-08", "20"), ("2019-07-08", "25")):
        text = f"قال وزير التجارة التركي إن حجم التبادل التجاري بين تركيا وروسيا بلغ {number} مليار دولار عام 2018.\n"
        put(ledger, text, day, day=day)
    rows = [one.row for one in found(ledger, tmp_path, 'on = "figure"\nbetween = ["TUR", "RUS"]')]
    assert len(rows) == 1
    assert "20,000,000,000 USD" in rows[0].says
    assert "25,000,000,000 USD" in rows[0].says
    assert [evidence.location for evidence in rows[0].evidence] == ["2019-06-08", "2019-07-08"]
    assert found(ledger, tmp_path, 'on = "figure"\nsubject = "السياح"') == []
