import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotate.annotating import mentions

WORDS = {
    "ar": [
        "قال",
        "وزير",
        "الخارجية",
        "الروسي",
        "سيرغي",
        "لافروف",
        "إنه",
        "بحث",
        "مع",
        "نظيره",
        "التركي",
        "الوضع",
        "في",
        "سوريا",
        "والعراق",
        ".",
        "،",
        "«",
        "»",
        "\n",
        "الرئيس",
        "الجانبان",
        "بلاده",
        "أنقرة",
        "وموسكو",
        "للعراق",
        "الدكتور",
        "مروان",
        "من",
        "جانبه",
        "هذا",
        "البلد",
        "أنهما",
        "الجيش",
        "السوري",
        "المعارضة",
        "7",
        "الـ",
    ],
    "fa": [
        "وزیر",
        "امور",
        "خارجه",
        "روسیه",
        "و",
        "ترکیه",
        "ای",
        "ها",
        "دو",
        "کشور",
        "وی",
        "او",
        "همتای",
        "روس",
        "«سرگئی",
        "لاوروف»",
        "گفت",
        ".",
        "،",
        "\n",
        "آنکارا",
        "مسکو",
        "به",
        "در",
        "سفر",
        "رئیس",
        "جمهور",
        "این",
        "کشور",
        "نظامیان",
        "یکدیگر",
        "آقای",
        "مسعود",
        "رضایی",
    ],
}


annotated = functools.cache(mentions)


@settings(max_examples=60, deadline=None)
@given(
    language=st.sampled_from(sorted(WORDS)),
    picks=st.lists(st.integers(0, 200), max_size=30),
    day=st.sampled_from([None, "2016", "2021-06-29", "[2021-06-29,2021-06-30]", "XXXX-10-10"]),
)
def test_whatever_the_text_spans_repeat_it_and_entities_are_given(
    language: str, picks: list[int], day: str | None
) -> None:
    vocabulary = WORDS[language]
    text = " ".join(vocabulary[pick % len(vocabulary)] for pick in picks)
    found = annotated(language, text, day)
    assert len({mention.id for mention in found.mentions}) == len(found.mentions)
    assert [mention.start for mention in found.mentions] == sorted(mention.start for mention in found.mentions)
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.entities
        assert set(mention.entities) <= set(found.entities)


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "التقى وزير الخارجية الفرنسي نظيره المصري"
    assert mentions("ar", text) == mentions("ar", text)


def test_an_entity_has_its_name_in_the_language_of_the_document() -> None:
    found = annotated("ar", "وصل الوفد إلى فرنسا", None)
    assert found.entities["FRA"].names == {"ar": "فرنسا"}


def test_an_entity_has_its_name_also_where_a_title_of_it_stands_before() -> None:
    found = annotated("ar", "وقال الدبلوماسي السابق فؤاد الزنبقي إن الاتفاق سيوقع قريبا.", None)
    assert found.entities["local:فواد-الزنبقي"].names == {"ar": "فؤاد الزنبقي"}


def test_a_name_that_disparages_a_state_says_so() -> None:
    found = annotated("fa", "رژیم صهیونیستی اعلام کرد", None)
    assert [(m.entities, m.wording) for m in found.mentions] == [(("ISR",), "delegitimising")]


def test_an_unknown_person_is_named_in_latin_letters_too() -> None:
    found = annotated("ar", "قال الدكتور مروان الشمري أمس", None)
    [entity] = [entity for entity in found.entities.values() if entity.id.startswith("local:")]
    assert entity.name.startswith("Marwan al-")
    assert entity.wikidata is None


GOVERNMENTS = [
    ("ar", "قالت الحكومة الألمانية إنها تدرس الطلب.", "الحكومة الألمانية", "DEU"),
    ("fa", "دولت فیلیپین درخواست را پذیرفت.", "دولت فیلیپین", "PHL"),
    ("ar", "قالت السلطة الفلسطينية إنها تدرس الطلب.", "السلطة الفلسطينية", "government-pse"),
]


@pytest.mark.parametrize(("language", "text", "words", "entity"), GOVERNMENTS)
def test_the_government_of_a_state_is_the_state_and_an_authority_is_itself(
    language: str, text: str, words: str, entity: str
) -> None:
    found = mentions(language, text).mentions
    assert [mention.entities for mention in found if mention.text == words] == [(entity,)]
