"""Groups by their nationality, whom 'they' and 'the official' mean, and nationalities behind 'his counterpart'."""

import pytest
from tests.annotate.annotating import mentions

ERDOGAN, LAVROV = "Q39259", "Q58217"


def read(language: str, text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Kind and entities by text; of equal texts the last."""
    return {m.text: (m.kind, m.entities) for m in mentions(language, text, "2021-06-16").mentions}


@pytest.mark.parametrize(
    ("language", "text", "words", "entity"),
    [
        ("ar", "رحلت روسيا دبلوماسيين بلغاريين", "دبلوماسيين بلغاريين", "diplomats:BGR"),
        ("ar", "شكر العمدة المحامين الإيطاليين", "المحامين الإيطاليين", "lawyers:ITA"),
        ("ar", "وصل رجال الأعمال الألمان", "رجال الأعمال الألمان", "companies:DEU"),
        ("fa", "معترضان فرانسوی به خیابان آمدند", "معترضان فرانسوی", "activists:FRA"),
    ],
)
def test_people_of_a_kind_and_state_are_a_group(language: str, text: str, words: str, entity: str) -> None:
    assert read(language, text)[words] == ("nominal", (entity,))


def test_people_of_a_kind_without_a_state_are_none() -> None:
    assert "المحامين" not in read("ar", "شكر العمدة المحامين")


def test_a_word_for_a_group_may_end_the_name_of_a_body() -> None:
    assert read("ar", "قال حزب العمال إن الأمر جيد")["حزب العمال"][0] == "name"
    found = read("ar", "قالت الهيئة الوطنية للمحامين التونسيين إن الأمر جيد")
    assert found["الهيئة الوطنية للمحامين التونسيين"][0] == "name"
    assert "للمحامين التونسيين" not in found


@pytest.mark.parametrize(
    ("language", "text", "words", "entities"),
    [
        ("ar", "شكر شكري نظيره السوداني", "السوداني", ("SDN",)),
        ("ar", "بحث وزير الخارجية التركي مع نظيره السوداني الخطة", "نظيره السوداني", ("office:foreign-minister:SDN",)),
        ("fa", "لاوروف با همتای ترک خود سخن گفت", "همتای ترک خود", ("mevlut-cavusoglu",)),
    ],
)
def test_a_nationality_behind_a_counterpart_is_no_surname_and_no_verb(
    language: str, text: str, words: str, entities: tuple[str, ...]
) -> None:
    assert read(language, text)[words][1] == entities


def test_two_countries_are_those_joined_before_one_speaks_of_them() -> None:
    text = "طهران والرياض تستأنفان العلاقات. وقال لافروف إن البلدين سيتعاونان"
    assert read("ar", text)["البلدين"][1] == ("IRN", "SAU")
    text = "طهران والرياض تستأنفان العلاقات. وقال لافروف إن تركيا غائبة وإن البلدين سيتعاونان"
    assert read("ar", text)["البلدين"][1] != ("IRN", "SAU")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("تحدث لافروف أمس. وأضاف المسؤول الروسي أن النص جيد", "المسؤول الروسي"),
        ("قال لافروف كلمة. وأضاف المسؤول أن النص جيد", "المسؤول"),
    ],
)
def test_the_official_who_goes_on_is_the_one_who_spoke(text: str, words: str) -> None:
    assert read("ar", text)[words] == ("nominal", (LAVROV,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال لافروف كلمة. وأضاف المسؤول التركي أن النص جيد", "المسؤول التركي"),
        ("قال لافروف كلمة. وتحدث مسؤول كبير. وأضاف المسؤول أن النص جيد", "المسؤول"),
        ("قال لافروف كلمة. وانتقد المشهد السياسي الروسي", "السياسي الروسي"),
        ("قال لافروف كلمة. وأضاف المسؤول الحزبي أن النص جيد", "المسؤول"),
    ],
)
def test_the_official_is_nobody_where_another_may_be_meant(text: str, words: str) -> None:
    assert words not in read("ar", text)


@pytest.mark.parametrize(
    ("language", "text", "word", "entities"),
    [
        ("ar", "وقال مسؤولون أوكرانيون إنهم سعداء", "إنهم", ("officials:UKR",)),
        ("ar", "نقلت صحيفة عن مسؤولين روس قولهم إن النص جيد", "قولهم", ("officials:RUS",)),
        ("ar", "نقلت صحيفة عن مسؤولين روس في الحزب قولهم إن النص جيد", "قولهم", None),
        ("ar", "وقف تنظيم داعش بعد أمنهم", "أمنهم", None),
        ("fa", "شهروندان ترکیه آمدند و آنها شاد بودند", "آنها", ("people:TUR",)),
        ("fa", "شهروندان ترکیه خانه‌ها را دیدند و آنها زیبا بودند", "آنها", None),
        ("fa", "مسکو علیه ملت ایران است و آنان شاد بودند", "آنان", None),
        ("fa", "شهروندان ترکیه کشورشان را دوست دارند", "کشورشان", ("people:TUR",)),
    ],
)
def test_they_are_the_last_group_with_no_other_plural_behind_it(
    language: str, text: str, word: str, entities: tuple[str, ...] | None
) -> None:
    found = read(language, text).get(word)
    assert (found[1] if found else None) == entities


def test_a_persian_body_with_a_pronoun_is_that_of_the_subject_s_state() -> None:
    here = mentions("fa", "روسیه اعلام کرد سربازانش را خارج می‌کند").mentions
    assert {(m.kind, m.entities) for m in here if m.text == "سربازانش"} == {
        ("clitic", ("RUS",)),
        ("nominal", ("army-rus",)),
    }
