"""When an event took place: by the times of its clause, and not by those that only bound it."""

import pytest

from rasad.pipeline import read_text
from tests.events.coding import coded, event_of


def test_a_time_behind_since_bounds_an_event_and_does_not_date_it() -> None:
    report = coded("التقى وزير الخارجية العماني نظيره الكوبي في أول اجتماع من نوعه منذ عام 1979.", "ar")
    date = event_of(report, "meeting").date
    assert date is not None
    assert (date.edtf, date.basis) == ("2021-06-29", "inferred")


def test_a_time_without_since_dates_it() -> None:
    report = coded("التقى وزير الخارجية العماني نظيره الكوبي في عام 1979.", "ar")
    date = event_of(report, "meeting").date
    assert date is not None
    assert date.edtf == "1979"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "اتفقت قطر والنرويج على تمديد التعاون في الصيد حتى عام 2023."),
        ("fa", "عمان و نروژ با تمدید همکاری‌های شیلاتی تا سال ۲۰۲۳ موافقت کردند."),
    ],
)
def test_the_end_of_what_was_agreed_does_not_date_the_agreement(language: str, sentence: str) -> None:
    date = event_of(coded(sentence, language), "agreement_oral").date
    assert date is not None
    assert (date.edtf, date.basis) == ("2021-06-29", "inferred")


def test_a_verb_right_behind_a_noun_tells_of_it_and_its_time_dates_both() -> None:
    report = coded("هذه الخطة نسخة من مبادرة طرحتها النرويج في عام 2013 لوقف القتال في كولومبيا.", "ar")
    date = event_of(report, "proposal").date
    assert date is not None
    assert date.edtf == "2013"


def test_a_date_is_not_carried_through_a_long_paragraph() -> None:
    filler = "وكانت الأسعار مستقرة في الأسواق. " * 4
    report = coded(f"زار وزير الخارجية العماني كوبا في 3 مايو 2021. {filler}ورفضت النرويج طلب كولومبيا.", "ar")
    date = event_of(report, "refusal").date
    assert date is not None
    assert (date.edtf, date.basis) == ("2021-06-29", "inferred")


LEAD = "التقى وزير الخارجية العماني نظيره الكوبي أمس. وتناول اللقاء أسعار البن. "


def test_what_the_narrator_tells_behind_a_lead_is_of_its_day() -> None:
    paragraphs = LEAD + "\n\nوقد رفض الوزيران الضغوط.\n\nوهنأت النرويج كولومبيا بعيدها الوطني."
    date = event_of(coded(paragraphs, "ar"), "congratulation").date
    assert date is not None
    assert (date.edtf, date.basis) == ("2021-06-28", "inferred")


def test_what_a_relative_clause_tells_behind_a_lead_is_not_of_its_day() -> None:
    paragraphs = LEAD + "\n\nوكانت الأسعار مستقرة.\n\nوتراجعت أهمية الاتفاق الذي وقعته النرويج مع كولومبيا."
    date = event_of(coded(paragraphs, "ar"), "agreement_signed").date
    assert date is not None
    assert date.edtf != "2021-06-28"


def test_the_hour_of_publication_is_not_that_of_an_event_without_a_date() -> None:
    for published, day in (("2021-06-29T10:00:00+03:00", "2021-06-29"), ("2021-06-29T07:00:00Z", "2021-06-29")):
        outcome = read_text("التقى وزير الخارجية العماني نظيره الكوبي في مسقط.", published=published, language="ar")
        date = event_of(outcome.reports[0], "meeting").date
        assert date is not None
        assert (date.edtf, date.basis) == (day, "inferred")


UNDATED = ("accusation", "condemnation", "criticism", "demand")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "تتهم النرويج كوبا بتدبير محاولة انقلاب في كولومبيا يوم 15 يوليو/تموز 2016."),
        ("ar", "انتقدت النرويج كوبا بسبب اتفاق 2015."),
        ("fa", "نروژ کوبا را به پناه دادن به تبعیدیان در سال ۲۰۰۱ متهم کرده است."),
        ("fa", "نروژ از تصمیم کوبا برای خروج از توافق سال ۲۰۱۵ انتقاد کرد."),
        ("fa", "نروژ حمله سال ۱۹۹۸ کوبا به کلمبیا را محکوم کرد."),
        ("fa", "نروژ حمله‌ای را که سال ۱۹۹۸ کوبا به کلمبیا انجام داد محکوم کرد."),
        ("fa", "نروژ اصرار دارد که کوبا از توافقی که در نوامبر ۲۰۱۸ امضا شد خارج شود."),
    ],
)
def test_the_year_of_a_matter_does_not_date_what_is_said_of_it(language: str, sentence: str) -> None:
    (event,) = [event for event in coded(sentence, language).events if event.kind in UNDATED]
    date = event.date
    assert date is not None
    assert (date.edtf, date.basis) == ("2021-06-29", "inferred")


@pytest.mark.parametrize(
    "sentence", ["طالبت الخارجية النرويجية أمس كوبا بوقف التجارب.", "دعت النرويج كوبا أمس إلى وقف التجارب."]
)
def test_a_day_before_what_is_asked_for_dates_the_demand(sentence: str) -> None:
    date = event_of(coded(sentence, "ar"), "call_for_yield").date
    assert date is not None
    assert (date.edtf, date.basis) == ("2021-06-28", "stated")


def test_a_month_that_was_named_is_not_carried_on() -> None:
    report = coded("زار الوزير العماني كوبا في مارس/آذار 2021. ورفضت كوبا طلب كولومبيا.", "ar")
    date = event_of(report, "refusal").date
    assert date is not None
    assert (date.edtf, date.basis) == ("2021-06-29", "inferred")
