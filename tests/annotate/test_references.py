import pytest

from rasad.annotate.mentions import annotate_mentions
from rasad.knowledge import load_knowledge
from rasad.langpack.pack import load_pack
from rasad.text.documents import line_document

PUTIN, ERDOGAN, LAVROV = "Q7747", "Q39259", "Q58217"


def referred(language: str, text: str, day: str | None = None) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Kind and entities by text; of equal texts the last."""
    document = line_document(text, language=language)
    found = annotate_mentions(document, load_pack(language), load_knowledge(), day=day)
    return {m.text: (m.kind, m.entities) for m in found.mentions}


def test_a_title_beside_a_name_is_that_person() -> None:
    found = referred("ar", "استقبل الرئيس الروسي فلاديمير بوتين الوفد")
    assert found["الرئيس الروسي"] == ("title", (PUTIN,))


def test_a_title_behind_a_quoted_name_is_that_person() -> None:
    found = referred("fa", "«سرگئی لاوروف» وزیر امور خارجه روسیه وارد شد")
    assert found["وزیر امور خارجه روسیه"] == ("title", (LAVROV,))


def test_an_office_alone_is_its_holder_on_the_day() -> None:
    assert referred("ar", "وصل الرئيس التركي", "2018-05-01")["الرئيس التركي"] == ("nominal", (ERDOGAN,))


def test_an_office_is_nobody_without_a_day_or_a_name() -> None:
    kind, entities = referred("ar", "وصل الرئيس التركي")["الرئيس التركي"]
    assert (kind, entities) == ("nominal", ("office:president:TUR",))


def test_an_office_is_the_one_whom_the_document_names_with_it() -> None:
    text = "وصل الرئيس التركي رجب طيب أردوغان. وقال الرئيس التركي كلمة."
    assert referred("ar", text)["الرئيس التركي"] == ("nominal", (ERDOGAN,))


def test_a_former_holder_is_not_the_holder_of_the_day() -> None:
    found = referred("ar", "وصل الرئيس التركي السابق", "2018-05-01")
    assert found["الرئيس التركي السابق"][1] != (ERDOGAN,)


def test_one_below_a_holder_is_not_the_holder() -> None:
    assert "الرئيس التركي" not in referred("ar", "وصل مساعد الرئيس التركي", "2018-05-01")


def test_a_counterpart_holds_the_same_office_elsewhere() -> None:
    found = referred("ar", "التقى الرئيس التركي رجب طيب أردوغان نظيره الروسي في القصر", "2018-05-01")
    assert found["نظيره الروسي"] == ("nominal", (PUTIN,))


def test_two_sides_are_the_two_states_of_the_text() -> None:
    found = referred("ar", "أجرت روسيا وتركيا محادثات، وأكد الجانبان أهمية التعاون")
    assert found["الجانبان"] == ("nominal", ("RUS", "TUR"))


def test_the_ministers_of_two_states_are_two_people() -> None:
    found = referred("fa", "وزرای امور خارجه ترکیه و روسیه دیدار کردند", "2021-06-29")
    assert found["وزرای امور خارجه ترکیه و روسیه"] == ("nominal", ("mevlut-cavusoglu", LAVROV))


def test_this_country_is_the_last_place_named() -> None:
    assert referred("fa", "آلمان در سوریه است و نیروهایش در این کشور ماندند")["این کشور"][1] == ("SYR",)


def test_a_pronoun_is_the_one_who_spoke() -> None:
    found = referred("fa", "سرگئی لاوروف گفت نشست خوب بود.\nوی افزود کار ادامه دارد.")
    assert found["وی"] == ("pronoun", (LAVROV,))


def test_a_pronoun_bound_to_a_complementiser_is_the_speaker() -> None:
    assert referred("ar", "قال سيرغي لافروف إنه سيزور دمشق")["إنه"] == ("clitic", (LAVROV,))


@pytest.mark.parametrize("word", ["يجب", "لا"])
def test_a_pronoun_before_an_impersonal_verb_is_nobody(word: str) -> None:
    assert "إنه" not in referred("ar", f"قال سيرغي لافروف إنه {word} العمل")


def test_a_body_is_known_by_its_state() -> None:
    found = referred("ar", "دخلت القوات الفرنسية المدينة")
    assert found["القوات الفرنسية"] == ("nominal", ("army-fra",))


def test_an_unknown_minister_is_a_person_of_the_document() -> None:
    found = referred("ar", "استقبل وزير النقل الفرنسي الوفد، وقال الدكتور مروان الشمري خلال اللقاء")
    assert found["مروان الشمري"][0] == "name"
    assert found["مروان الشمري"][1][0].startswith("local:")


def test_words_behind_a_title_are_no_name_without_a_given_name() -> None:
    found = referred("ar", "أعلن رئيس الوزراء العراقي استقالة حكومته أمس", "2018-01-01")
    assert "استقالة حكومته" not in found


def test_there_is_a_place_only_where_a_clause_ends_with_it() -> None:
    assert referred("ar", "عاد الوفد إلى سوريا، وبقي هناك.")["هناك"] == ("pronoun", ("SYR",))
    assert "هناك" not in referred("ar", "عاد الوفد إلى سوريا. وهناك أمور كثيرة.")
