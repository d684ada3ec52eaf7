import pytest

from rasad.annotate.mentions import Mentions, annotate_mentions
from rasad.knowledge import load_knowledge
from rasad.langpack.pack import load_pack
from rasad.text.documents import line_document


def mentions(language: str, text: str, day: str | None = None) -> Mentions:
    return annotate_mentions(line_document(text, language=language), load_pack(language), load_knowledge(), day=day)


def named(language: str, text: str) -> list[tuple[str, str, str]]:
    """Text, kind and entity of the named mentions."""
    found = mentions(language, text).mentions
    return [(m.text, m.kind, m.entities[0]) for m in found if m.kind in ("name", "demonym")]


def test_joined_particles_are_left_out_of_the_span() -> None:
    found = named("ar", "اتفقت وفرنسا وبألمانيا")
    assert ("فرنسا", "name", "FRA") in found
    assert ("ألمانيا", "name", "DEU") in found


def test_a_fused_article_stays_in_the_span() -> None:
    assert ("للعراق", "name", "IRQ") in named("ar", "قدمت المساعدات للعراق")


def test_a_name_does_not_reach_over_a_comma_or_a_line_end() -> None:
    assert not [row for row in named("ar", "رجب، طيب أردوغان") if row[0].startswith("رجب")]
    assert not [row for row in named("fa", "رجب طیب\nاردوغان") if "\n" in row[0]]


def test_every_span_repeats_its_characters() -> None:
    text = "التقى وزير الخارجية الفرنسي نظيره المصري في القاهرة، وبحث الجانبان الوضع في ليبيا."
    for mention in mentions("ar", text, "2017-01-05").mentions:
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text", ["بين باريس وبرلين", "أعلنت باريس وبرلين"])
def test_a_capital_stands_for_its_government_between_governments(text: str) -> None:
    found = {m.text: m for m in mentions("ar", text).mentions}
    assert found["باريس"].entities == ("FRA",)
    assert found["باريس"].metonym
    assert found["برلين"].entities == ("DEU",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "عقد الاجتماع في باريس"),
        ("ar", "وصل الوفد إلى باريس"),
        ("ar", "العاصمة الفرنسية باريس"),
        ("fa", "نشست در پاریس برگزار شد"),
        ("fa", "سفر به پاریس"),
    ],
)
def test_a_capital_where_something_happens_is_the_city(language: str, text: str) -> None:
    capital = mentions(language, text).mentions[-1]
    assert not capital.metonym
    assert capital.entities != ("FRA",)


def test_a_dateline_is_the_city() -> None:
    first = mentions("fa", "پاریس - خبرگزاری: نشست برگزار شد").mentions[0]
    assert not first.metonym


def test_an_article_belongs_to_a_nationality() -> None:
    assert ("الفرنسي", "demonym", "FRA") in named("ar", "الموقف الفرنسي")


@pytest.mark.parametrize("text", ["سوریه ای", "سوریه‌ای"])
def test_a_persian_ending_is_read_spaced_or_joined(text: str) -> None:
    assert named("fa", f"مقام {text} آمد") == [(text, "demonym", "SYR")]


def test_the_state_inside_the_name_of_its_body_is_a_mention_too() -> None:
    found = named("ar", "قالت وزارة الخارجية الفرنسية أمس")
    assert ("الفرنسية", "demonym", "FRA") in found
    assert any(text == "وزارة الخارجية الفرنسية" for text, _, _ in found)


def test_a_word_for_the_kind_of_place_is_no_part_of_its_name() -> None:
    assert ("إسطنبول", "name", "Q406") in named("ar", "مدينة إسطنبول")


def test_entities_of_all_mentions_are_given() -> None:
    found = mentions("ar", "التقى وزير الخارجية الفرنسي المسلحين")
    used = {entity for mention in found.mentions for entity in mention.entities}
    assert used == set(found.entities)


def test_an_empty_text_has_no_mentions() -> None:
    assert mentions("ar", "").mentions == ()
