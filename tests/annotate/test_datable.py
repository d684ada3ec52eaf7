"""What the offices and things that an article names tell of its day."""

import pytest

from rasad.annotate.datable import datable_constraints
from rasad.annotate.mentions import annotate_mentions
from rasad.knowledge import load_knowledge
from rasad.langpack.pack import load_pack
from rasad.text.documents import line_document


def allowed(text, language="ar"):
    document, pack, knowledge = line_document(text, language=language), load_pack(language), load_knowledge()
    mentions = annotate_mentions(document, pack, knowledge, day=None).mentions
    return datable_constraints(document, mentions, pack, knowledge)


def test_a_holder_named_with_the_office_speaks_of_a_day_of_the_term():
    (found,) = allowed("أعلن الرئيس الأمريكي دونالد ترامب قراره.")
    assert found.interval.startswith("2017-01-20/")
    assert "terms of office" in found.reason


def test_the_evidence_is_the_title_with_its_characters():
    text = "أعلن الرئيس الأمريكي دونالد ترامب قراره."
    (found,) = allowed(text)
    assert text[found.evidence.start : found.evidence.end] == found.evidence.text


def test_a_former_holder_says_nothing_of_the_day():
    assert allowed("أعلن الرئيس الأمريكي السابق دونالد ترامب قراره.") == ()


def test_a_person_without_the_office_says_nothing_of_the_day():
    assert allowed("أعلن دونالد ترامب قراره.") == ()


@pytest.mark.parametrize(
    ("language", "text"), [("ar", "تسلمت البلاد لقاح سبوتنيك في أمس."), ("fa", "توافق برجام امضا شد.")]
)
def test_a_thing_that_is_named_exists_already(language, text):
    (found,) = allowed(text, language)
    assert found.interval in {"2020-08-11/..", "2015-07-14/.."}
    assert "exists since" in found.reason


def test_each_person_and_thing_counts_once():
    assert len(allowed("أعلن الرئيس الأمريكي دونالد ترامب قراره. وقال الرئيس الأمريكي دونالد ترامب إنه نهائي.")) == 1


def test_a_text_that_names_nobody_allows_every_day():
    assert allowed("وصل الوفد إلى العاصمة.") == ()
