"""People whom the knowledge base lacks, told by a verb of saying alone."""

import pytest
from tests.events.coding import coded

from rasad.records.report import Report


def people(report: Report) -> set[str]:
    return {entity.id for entity in report.entities if entity.id.startswith("local:")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال ديرمك سولفان إن الأسعار سترتفع هذا الشتاء.", "ديرمك سولفان"),
        ("وأوضح كالبرت هيندر مدير المركز أن الأسعار سترتفع.", "كالبرت هيندر"),
        ("وأضاف ديرمك سولفان: «سترتفع الأسعار هذا الشتاء».", "ديرمك سولفان"),
    ],
)
def test_two_unknown_words_between_a_verb_of_saying_and_what_is_said_are_a_name(text: str, name: str) -> None:
    (mention,) = [m for m in coded(text, "ar").mentions if m.text == name]
    assert mention.entities[0].startswith("local:")


@pytest.mark.parametrize(
    "text",
    [
        "وقال مسؤول كبير إن الأسعار سترتفع.",
        "وقالت مصادر مطلعة إن الأسعار سترتفع.",
        "وقال جد الطفلة إن الأسعار سترتفع.",
        "وقال محتجون غاضبون إن الأسعار سترتفع.",
        "وقال تحليل حديث إن الأسعار سترتفع.",
    ],
)
def test_common_nouns_behind_a_verb_of_saying_are_no_name(text: str) -> None:
    assert not people(coded(text, "ar"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ویکارد سولنس گفت: بهای انرژی بالا می‌رود.", "ویکارد سولنس"),
        ("ویکارد سولنس، سرپرست مؤسسه، گفت: بهای انرژی بالا می‌رود.", "ویکارد سولنس"),
        ("ویکارد سولنس سرپرست مؤسسه گفت: بهای انرژی بالا می‌رود.", "ویکارد سولنس"),
    ],
)
def test_two_unknown_words_that_open_a_sentence_before_speech_or_an_office_are_a_name(text: str, name: str) -> None:
    (mention,) = [m for m in coded(text, "fa").mentions if m.text == name]
    assert mention.entities[0].startswith("local:")


@pytest.mark.parametrize(
    "text",
    [
        "متن پیشنهادی نماینده روسیه منتشر شد.",
        "مهمترین دلیل گفت‌وگو بهای انرژی است.",
        "کارشناسان برجسته گفتند: بهای انرژی بالا می‌رود.",
    ],
)
def test_common_nouns_that_open_a_sentence_are_no_name(text: str) -> None:
    assert not people(coded(text, "fa"))
