"""What the offices and things that an article names tell of its day."""

import pytest

from rasad.annotate.datable import Datable, datable
from rasad.annotate.day_sets import LATEST, days_of
from rasad.annotate.mentions import annotate_mentions
from rasad.annotate.published_times import Constraint
from rasad.annotate.times import find_times
from rasad.knowledge import load_knowledge
from rasad.langpack.pack import load_pack
from rasad.text.documents import line_document


def told(text: str, language: str = "ar") -> Datable:
    document, pack, knowledge = line_document(text, language=language), load_pack(language), load_knowledge()
    mentions = annotate_mentions(document, pack, knowledge, day=None).mentions
    return datable(document, mentions, find_times(document, pack, reference=None), pack, knowledge)


def allowed(text: str, language: str = "ar") -> tuple[Constraint, ...]:
    return told(text, language).constraints


def test_a_holder_named_with_the_office_speaks_of_a_day_of_the_term() -> None:
    (found,) = allowed("أعلن الرئيس الأمريكي دونالد ترامب قراره.")
    assert found.days[0][0] == days_of("2016-12-20")[0][0]
    assert "Donald Trump in office as president of USA" in found.reason


def test_terms_apart_from_each_other_stay_apart() -> None:
    (found,) = allowed("أعلن الرئيس الروسي بوتين قراره.")
    assert found.days == (days_of("1999-11-30/2008-06-07")[0], (days_of("2012-04-06")[0][0], LATEST))


def test_only_terms_of_the_office_that_is_named_count() -> None:
    (found,) = allowed("جدد ستيفان دي ميستورا المبعوث الأممي إلى سوريا موقفه.")
    assert found.days == days_of("2014-06-09/2019-02-07")


def test_the_evidence_is_the_title_with_its_characters() -> None:
    text = "أعلن الرئيس الأمريكي دونالد ترامب قراره."
    (found,) = allowed(text)
    assert text[found.evidence.start : found.evidence.end] == found.evidence.text


@pytest.mark.parametrize(
    "text", ["أعلن الرئيس الأمريكي السابق دونالد ترامب قراره.", "أعلن الرئيس الأمريكي دونالد ترامب السابق قراره."]
)
def test_a_former_holder_says_nothing_of_the_day(text: str) -> None:
    assert allowed(text) == ()


def test_a_person_without_the_office_says_nothing_of_the_day() -> None:
    assert allowed("أعلن دونالد ترامب قراره.") == ()


def test_an_earlier_holder_beside_a_later_one_may_be_history() -> None:
    found = allowed("قارن الكاتب الرئيس الأمريكي جورج بوش بالحاضر. وأعلن الرئيس الأمريكي دونالد ترامب قراره.")
    assert {constraint.reason.split(" in office")[0]: constraint.weight for constraint in found}["Donald Trump"] == 2
    assert [c.weight for c in found if "George W. Bush" in c.reason] == [0]


def test_a_bare_title_alone_tells_only_when_the_term_began() -> None:
    (found,) = allowed("أهدى الرئيس دونالد ترامب الكتاب إلى المكتبة.")
    assert (found.weight, found.floor) == (0, 1)


def test_a_bare_title_counts_less_than_one_with_its_state() -> None:
    found = allowed("استقبل الرئيس دونالد ترامب وزير الخارجية الروسي لافروف.")
    assert [constraint.weight for constraint in found] == [1, 2]


def test_beside_a_year_an_office_may_be_over_by_now() -> None:
    (found,) = allowed("وقع الرئيس الأمريكي دونالد ترامب القرار في عام 2017.")
    assert (found.weight, found.floor) == (0, 1)


@pytest.mark.parametrize(
    ("language", "text", "since"),
    [("ar", "تسلمت البلاد لقاح سبوتنيك في أمس.", "2020-08-11"), ("fa", "توافق برجام امضا شد.", "2015-01-12")],
)
def test_a_thing_that_is_named_exists_already(language: str, text: str, since: str) -> None:
    (found,) = allowed(text, language)
    assert found.days == days_of(f"{since}/..")
    assert " exists" in found.reason


def test_an_edition_of_a_meeting_is_named_a_year_ahead_at_most() -> None:
    (found,) = allowed("تستضيف المدينة القمة الإسلامية الثالثة عشرة.")
    assert found.days == days_of("2015-04-14/..")
    assert told("تستضيف المدينة القمة الإسلامية الثالثة عشرة.").running == frozenset()


def test_a_meeting_told_as_of_today_and_on_its_dates_is_under_way_wherever_it_is_named() -> None:
    text = "سلم اليوم أوراق القمة الإسلامية الثالثة عشرة.\nوتنعقد القمة الإسلامية الثالثة عشرة في 14 و15 أبريل."
    found = told(text)
    assert found.constraints[0].days == days_of("2016-04-14/2016-04-16")
    assert found.running == {0, 1}


def test_a_meeting_of_other_dates_is_no_news() -> None:
    (found,) = allowed("شدد اليوم على نتائج القمة الإسلامية الثالثة عشرة.")
    assert found.days == days_of("2015-04-14/..")


def test_each_person_and_thing_counts_once() -> None:
    assert len(allowed("أعلن الرئيس الأمريكي دونالد ترامب قراره. وقال الرئيس الأمريكي دونالد ترامب إنه نهائي.")) == 1


def test_a_text_that_names_nobody_allows_every_day() -> None:
    assert allowed("وصل الوفد إلى العاصمة.") == ()
