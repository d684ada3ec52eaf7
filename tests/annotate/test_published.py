"""When an article was published, by its text alone and by what is known of the things it names."""

from rasad.annotate.day_sets import days_of
from rasad.annotate.published import infer_published
from rasad.annotate.published_times import Constraint
from rasad.annotate.times import find_times
from rasad.langpack.pack import load_pack
from rasad.records.document import Segment
from rasad.records.report import Published
from rasad.records.spans import Quote
from rasad.text.documents import line_document, make_document


def published(text: str, *known: tuple[str, str], language: str = "ar", running: tuple[int, ...] = ()) -> Published:
    """Infer from a text, and from words of it with the EDTF interval that they allow."""
    document, pack = line_document(text, language=language), load_pack(language)
    constraints = [
        Constraint(
            days_of(interval), Quote.of(text, text.find(words), text.find(words) + len(words)), f"{words} is named"
        )
        for words, interval in known
    ]
    times = find_times(document, pack, reference=None)
    return infer_published(document, pack, times, constraints, frozenset(running))


def test_a_date_line_is_stated() -> None:
    found = published("الثلاثاء 12 مارس 2019\nوصل الوفد إلى العاصمة لإجراء محادثات مع المسؤولين.")
    assert (found.edtf, found.basis) == ("2019-03-12", "stated")
    assert found.evidence[0].text == "الثلاثاء 12 مارس 2019"


def test_a_byline_that_tells_of_the_publishing_is_a_date_line() -> None:
    text = "نشر في: 12 آذار/مارس 2019\nوصل الوفد إلى العاصمة لإجراء محادثات مع المسؤولين."
    at = text.index("\n") + 1
    segments = [
        Segment(start=0, end=at, kind="byline", part=0),
        Segment(start=at, end=len(text), kind="body", part=0),
    ]
    document, pack = make_document(text, segments, part=0, language="ar"), load_pack("ar")
    found = infer_published(document, pack, find_times(document, pack, reference=None))
    assert (found.edtf, found.basis) == ("2019-03-12", "stated")


def test_one_day_in_two_calendars_is_one_date_line() -> None:
    found = published(
        "وصل الوفد إلى العاصمة.\nعمان 22 شوال 1440 هـ الموافق 25 يونيو 2019 م\nوأجرى محادثات مع المسؤولين."
    )
    assert (found.edtf, found.basis) == ("2019-06-25", "stated")


def test_a_date_that_is_called_today_is_stated() -> None:
    found = published("التقى الرئيس ضيفه وبحث معه ملفات المنطقة اليوم الثلاثاء 12 مارس 2019 في القصر.")
    assert (found.edtf, found.basis) == ("2019-03-12", "stated")


def test_a_date_whose_weekday_is_wrong_is_not_believed() -> None:
    assert published("الاثنين 12 مارس 2019\nوصل الوفد إلى العاصمة لإجراء محادثات.").edtf is None


def test_a_short_report_of_something_past_is_no_date_line() -> None:
    assert published("وقع الاتفاق في 3 أبريل 2017.\nوبحث الجانبان تنفيذه.").edtf is None


def test_several_date_lines_are_a_timetable() -> None:
    assert published("الثلاثاء 12 مارس 2019\nالفريق الأول والثاني\nالأربعاء 13 مارس 2019\nالثالث والرابع").edtf is None


def test_a_numbered_day_is_not_today() -> None:
    assert published("وصلوا في اليوم الثامن من مارس 2019 إلى القصر وأقاموا فيه طويلا بعد ذلك.").edtf is None


def test_weekday_running_dates_and_a_datable_thing_leave_the_day_and_the_next() -> None:
    text = "بدأ اليوم الثلاثاء اجتماع الخبراء. ويستضيف الفندق المؤتمر من 4 إلى 8 مارس. ورافقه موفد بعثة الصقر."
    found = published(text, ("بعثة الصقر", "2018-06-01/2019-12-31"), running=(1,))
    assert (found.edtf, found.candidates) == (None, ("2019-03-05", "2019-03-06"))
    assert found.steps[-1] == "2 days are left."
    assert {quote.text for quote in found.evidence} == {"بعثة الصقر", "اليوم الثلاثاء", "من 4 إلى 8 مارس"}


def test_dates_of_a_meeting_to_come_are_not_taken_for_under_way() -> None:
    text = "قال الوزير اليوم الثلاثاء إن الفندق يستضيف المؤتمر من 4 إلى 8 مارس. ورافقه موفد بعثة الصقر."
    found = published(text, ("بعثة الصقر", "2019-02-01/2019-02-28"))
    assert "2019-02-19" in found.candidates


def test_today_named_by_weekday_day_and_month_is_inferred_where_one_year_fits() -> None:
    found = published("وصل الوفد اليوم الثلاثاء 5 مارس مع بعثة الصقر.", ("بعثة الصقر", "2016-06-01/2021-12-31"))
    assert (found.edtf, found.basis) == ("2019-03-05", "inferred")
    assert found.steps[-1] == "Only 2019-03-05 is left."


def test_without_an_upper_bound_a_dated_weekday_leaves_one_day_every_few_years() -> None:
    found = published("وصل الوفد اليوم الثلاثاء 5 مارس مع بعثة الصقر.", ("بعثة الصقر", "2016-06-01/.."))
    assert found.edtf is None
    assert found.candidates[:3] == ("2019-03-05", "2024-03-05", "2030-03-05")


def test_a_weekday_beside_a_day_and_month_tells_the_year() -> None:
    text = "وكان الوفد قد وصل يوم الثلاثاء 5 مارس إلى العاصمة. ورافقه موفد بعثة الصقر."
    found = published(text, ("بعثة الصقر", "2017-06-01/2020-12-31"))
    assert found.candidates == ("2018-09-03/2020-03-05",)


def test_the_solar_calendar_tells_the_year_too() -> None:
    text = "وزیر خارجه امروز سه‌شنبه ۴ تیر با هیئت عقاب دیدار کرد."
    assert published(text, ("هیئت عقاب", "2018-06-01/2020-05-31"), language="fa").edtf == "2019-06-25"


def test_a_hijri_day_may_be_off_by_one_and_needs_its_weekday() -> None:
    text = "وصل الوفد اليوم الثلاثاء 21 شوال مع بعثة الصقر."
    assert published(text, ("بعثة الصقر", "2018-06-01/2020-05-31")).edtf == "2019-06-25"
    assert published("عمان 22 شوال 1440\nوصل الوفد إلى العاصمة لإجراء محادثات مع المسؤولين.").edtf is None
    assert published("الثلاثاء 22 شوال 1440\nوصل الوفد إلى العاصمة لإجراء محادثات مع المسؤولين.").edtf == "2019-06-25"


def test_several_days_left_are_candidates_and_no_date() -> None:
    found = published("قال الوزير اليوم الجمعة إن بعثة الصقر باقية.", ("بعثة الصقر", "2019-03-01/2019-03-13"))
    assert found.edtf is None
    assert found.candidates == ("2019-03-01", "2019-03-02", "2019-03-08", "2019-03-09")


def test_two_weekdays_in_a_row_are_writing_and_print() -> None:
    text = "قال الوزير اليوم الجمعة إن بعثة الصقر باقية. وذكرت الصحيفة أنه وصل أمس الجمعة."
    found = published(text, ("بعثة الصقر", "2019-03-01/2019-03-07"))
    assert found.candidates == ("2019-03-02",)


def test_a_weekday_that_fits_no_day_is_set_aside() -> None:
    found = published("قال الوزير اليوم الجمعة إن بعثة الصقر باقية.", ("بعثة الصقر", "2019-03-04/2019-03-06"))
    assert (found.edtf, found.candidates) == (None, ("2019-03-04", "2019-03-05", "2019-03-06"))
    assert any(step.startswith("Set aside") for step in found.steps)


def test_what_the_other_evidence_contradicts_is_set_aside_and_told() -> None:
    text = "ذكر المتحدث بعثة الصقر وبعثة النسر وبعثة الباز."
    found = published(
        text,
        ("بعثة الصقر", "2019-01-01/2020-12-31"),
        ("بعثة النسر", "2018-01-01/2019-06-30"),
        ("بعثة الباز", "1990/1995"),
    )
    assert found.candidates == ("2019-01-01/2019-06-30",)
    assert next(step for step in found.steps if step.startswith("Set aside")).endswith(
        "between 1990-01-01 and 1995-12-31."
    )
    assert "بعثة الباز" not in {quote.text for quote in found.evidence}


def test_what_has_ended_before_a_past_date_is_history() -> None:
    text = "وكان الاتفاق قد وقع في 3 أبريل 2017 بعد محادثات طويلة مع بعثة الصقر."
    assert published(text, ("بعثة الصقر", "2010/2015")).candidates == ("2017-04-03/..",)


def test_bounds_that_meet_in_one_day_are_no_date() -> None:
    found = published("ذكر بعثة الصقر وبعثة النسر.", ("بعثة الصقر", "2010/2015-03-01"), ("بعثة النسر", "2015-03-01/.."))
    assert (found.edtf, found.basis) == (None, "unknown")


def test_a_date_that_is_to_come_lies_ahead() -> None:
    found = published("وأعلن المتحدث أن الاجتماع المقبل سيعقد في 5 مارس 2020 في العاصمة.")
    assert found.candidates == ("../2020-03-05",)


def test_the_year_of_a_cup_bounds_nothing() -> None:
    assert published("تحدث الرئيس عن استضافة كأس العالم 2034 بعد لقاء الوفد في القصر.").candidates == ()


def test_a_year_that_is_led_by_in_is_past_where_the_verb_is() -> None:
    assert published("وكان الجانبان قد وقعا الاتفاق في عام 2017 بعد محادثات.").candidates == ("2017-01-01/..",)


def test_a_past_date_leaves_an_open_interval() -> None:
    found = published("وكان الاتفاق قد وقع في 3 أبريل 2017 بعد محادثات طويلة بين الجانبين في العاصمة.")
    assert found.edtf is None
    assert found.candidates == ("2017-04-03/..",)


def test_a_text_without_times_says_nothing() -> None:
    assert published("التقى الوزير نظيره وبحثا التعاون.") == Published()
