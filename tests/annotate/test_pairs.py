"""Words for two of a kind: which two a text means."""

import pytest
from tests.annotate.annotating import mentions


def two(language: str, text: str, word: str) -> tuple[str, ...]:
    """Entities of the last mention of a word; empty where it is none."""
    found = [mention.entities for mention in mentions(language, text).mentions if mention.text == word]
    return found[-1] if found else ()


@pytest.mark.parametrize(
    ("language", "text", "word", "pair"),
    [
        (
            "ar",
            "عقدت الصين ودول مجلس التعاون منتدى بحضور وزير خارجية مصر وأشاد الجانبان بنتائجه",
            "الجانبان",
            ("CHN", "gcc"),
        ),
        ("fa", "اتحادیه اروپا و ترکیه نشستی برگزار کردند و دو طرف سندی امضا کردند", "دو طرف", ("TUR", "eu")),
    ],
)
def test_one_of_two_sides_may_be_a_body_of_no_state(language: str, text: str, word: str, pair: tuple[str, str]) -> None:
    assert two(language, text, word) == pair


def test_two_countries_are_no_bodies() -> None:
    text = "استقبل العراق والأردن وفدا من مجلس التعاون وتبادل البلدان السفراء"
    assert two("ar", text, "البلدان") == ("IRQ", "JOR")


@pytest.mark.parametrize(
    ("language", "text", "word", "pair"),
    [
        (
            "ar",
            "زارت فرنسا وإيطاليا وفود كثيرة. ودعت لجنة إلى لقاء بين الطرفين الهندي والصيني",
            "الطرفين",
            ("CHN", "IND"),
        ),
        ("fa", "ایران با دو همسایه یعنی ترکیه و عراق مرز مشترک دارد", "دو همسایه", ("IRQ", "TUR")),
    ],
)
def test_two_may_be_named_right_behind(language: str, text: str, word: str, pair: tuple[str, str]) -> None:
    assert two(language, text, word) == pair


def test_two_countries_are_those_named_and_not_a_nationality_beside_them() -> None:
    text = "هند و ژاپن از دیدگاه آلمانی‌ها شریک یکدیگرند و این دو کشور پیمانی دارند"
    assert two("fa", text, "این دو کشور") == ("IND", "JPN")


def test_two_are_those_joined_in_the_sentence_before_where_this_one_names_none() -> None:
    text = "كثرت الوعود للفلسطينيين والإسرائيليين في عهد كلينتون. ولا بد من إقناع الجانبين بالعودة إلى الطاولة"
    assert two("ar", text, "الجانبين") == ("ISR", "PSE")


@pytest.mark.parametrize(
    "text",
    [
        "چین و آمریکا گفت‌وگو کردند و از همه طرفین خواستند خویشتنداری کنند",
        "ایران و آلمان درباره تعهد طرفین برجام گفت‌وگو کردند",
    ],
)
def test_all_sides_are_more_than_two(text: str) -> None:
    assert two("fa", text, "طرفین") == ()


def test_a_body_that_nobody_knows_is_none_of_two_sides() -> None:
    text = "در برلین آلمان گفت سازمان هلال احمر و ژاپن نشستی داشتند و دو طرف سندی امضا کردند"
    assert not [entity for entity in two("fa", text, "دو طرف") if entity.startswith("local:")]


@pytest.mark.parametrize(
    "text", ["ایران و آمریکا دشمن‌اند و دو کشور منطقه از این سود می‌برند", "ایران و عراق در دو دولت خاتمی دوست بودند"]
)
def test_two_others_are_not_the_two_of_the_text(text: str) -> None:
    assert two("fa", text, "دو کشور") == two("fa", text, "دو دولت") == ()


def test_a_state_and_a_body_joined_in_the_sentence_are_the_two_sides() -> None:
    text = "تراقب إيران وتركيا ما يجري. وبحث الوفد الشراكة بين مجلس التعاون والولايات المتحدة وما يهم الجانبين"
    assert two("ar", text, "الجانبين") == ("USA", "gcc")
