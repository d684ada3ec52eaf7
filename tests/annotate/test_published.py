"""When an article was published, by its text alone and by what is known of the things it names."""

from rasad.annotate.published import Constraint, infer_published
from rasad.annotate.times import find_times
from rasad.langpack.pack import load_pack
from rasad.records.report import Published
from rasad.records.spans import Quote
from rasad.text.documents import line_document


def published(text: str, *known: tuple[str, str], language: str = "ar") -> Published:
    document, pack = line_document(text, language=language), load_pack(language)
    constraints = [
        Constraint(interval, Quote.of(text, text.find(words), text.find(words) + len(words)), f"{words} is named")
        for words, interval in known
    ]
    return infer_published(document, pack, find_times(document, pack, reference=None), constraints)


def test_a_date_line_is_stated() -> None:
    found = published("الثلاثاء 12 مارس 2019\nوصل الوفد إلى العاصمة لإجراء محادثات مع المسؤولين.")
    assert (found.edtf, found.basis) == ("2019-03-12", "stated")
    assert found.evidence[0].text == "الثلاثاء 12 مارس 2019"


def test_a_date_that_is_called_today_is_stated() -> None:
    found = published("التقى الرئيس ضيفه وبحث معه ملفات المنطقة اليوم الثلاثاء 12 مارس 2019 في القصر.")
    assert (found.edtf, found.basis) == ("2019-03-12", "stated")


def test_a_date_whose_weekday_is_wrong_is_not_believed() -> None:
    assert published("الاثنين 12 مارس 2019\nوصل الوفد إلى العاصمة لإجراء محادثات.").edtf is None


def test_a_short_report_of_something_past_is_no_date_line() -> None:
    assert published("وقع الاتفاق في 3 أبريل 2017.\nوبحث الجانبان تنفيذه.").edtf is None


def test_several_date_lines_are_a_timetable() -> None:
    assert published("الثلاثاء 12 مارس 2019\nالفريق الأول والثاني\nالأربعاء 13 مارس 2019\nالثالث والرابع").edtf is None


def test_weekday_running_dates_and_a_datable_thing_leave_one_day() -> None:
    text = "بدأ اليوم الثلاثاء اجتماع الخبراء. ويستضيف الفندق المؤتمر من 4 إلى 8 مارس. ورافقه موفد بعثة الصقر."
    found = published(text, ("بعثة الصقر", "2018-06-01/2019-12-31"))
    assert (found.edtf, found.basis) == ("2019-03-05", "inferred")
    assert found.steps[-1] == "Only 2019-03-05 is left."
    assert {quote.text for quote in found.evidence} == {"بعثة الصقر", "اليوم الثلاثاء", "من 4 إلى 8 مارس"}


def test_several_days_left_are_candidates_and_no_date() -> None:
    found = published("قال الوزير اليوم الجمعة إن بعثة الصقر باقية.", ("بعثة الصقر", "2019-03-01/2019-03-20"))
    assert found.edtf is None
    assert found.candidates == ("2019-03-01", "2019-03-08", "2019-03-15")


def test_evidence_that_contradicts_itself_states_nothing() -> None:
    found = published("قال الوزير اليوم الجمعة إن بعثة الصقر باقية.", ("بعثة الصقر", "2019-03-02/2019-03-04"))
    assert (found.edtf, found.candidates) == (None, ())
    assert "contradicts" in found.steps[-1]


def test_a_past_date_leaves_an_open_interval() -> None:
    found = published("وكان الاتفاق قد وقع في 3 أبريل 2017 بعد محادثات طويلة بين الجانبين في العاصمة.")
    assert found.edtf is None
    assert found.candidates == ("2017-04-03/..",)


def test_a_text_without_times_says_nothing() -> None:
    assert published("التقى الوزير نظيره وبحثا التعاون.") == Published()
