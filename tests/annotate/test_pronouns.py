"""Pronouns and 'his country': whom they mean, and where they mean nobody."""

import pytest
from tests.annotate.annotating import mentions

PUTIN, ERDOGAN, LAVROV = "Q7747", "Q39259", "Q58217"


def meant(language: str, text: str, word: str) -> tuple[str, ...]:
    """Entities of the last mention of a word; empty where it is none."""
    found = [mention.entities for mention in mentions(language, text).mentions if mention.text == word]
    return found[-1] if found else ()


def test_a_counterpart_is_not_the_one_who_speaks_on() -> None:
    text = "وصل لافروف إلى القاهرة. وأشار إلى أنه ونظيره المصري سامح شكري وقعا وثيقة. وأكد أن بلاده راضية"
    assert meant("ar", text, "بلاده") == ("RUS",)


def test_his_country_is_that_of_an_official_without_a_name() -> None:
    text = "زار أردوغان أنقرة. وصرح المسؤول الأميركي بأن بلاده ستنسحب"
    assert meant("ar", text, "بلاده") == ("USA",)


def test_her_country_is_not_that_of_a_man_who_spoke_before() -> None:
    text = "قال أردوغان كلمة. وقدمت مسؤولة سودانية خطة لبلادها"
    assert meant("ar", text, "بلادها") == ()


def test_a_clause_behind_a_name_tells_of_him() -> None:
    text = "سئل لافروف عن زيارة الرئيس التركي أردوغان، الذي وصف في وسائل إعلام بلاده ذلك"
    assert meant("ar", text, "بلاده") == ("TUR",)


@pytest.mark.parametrize(
    "text",
    [
        "قال أردوغان كلمة. وأعلن الحزب أنه سيحتج",
        "قال أردوغان كلمة. وقال مصدر مطلع. وأضاف أنه سيحتج",
        "قال أردوغان إن «التقرير يؤكد أنه ناقص»",
        "قال أردوغان كلمة، خاصة أنه يوم العيد",
    ],
)
def test_a_clause_of_somebody_without_a_name_is_not_of_the_one_before(text: str) -> None:
    assert meant("ar", text, "أنه") == ()


def test_to_voice_is_no_preposition() -> None:
    text = "دان أردوغان القصف. وفي سوتشي، عبر وزير الخارجية الروسي لافروف عن تعازيه للضحايا"
    assert meant("ar", text, "تعازيه") == (LAVROV,)


def test_a_way_across_is_no_voice() -> None:
    text = "قال أردوغان كلمة. وصلت عبر بوتين رسالة وأكد أنه قرأها"
    assert meant("ar", text, "أنه") == (ERDOGAN,)


def test_a_pronoun_behind_a_preposition_is_not_the_subject_of_its_clause() -> None:
    text = "ولادیمیر پوتین درباره سوریه سخن گفت. لاوروف نامه‌ای را به وی داد"
    assert meant("fa", text, "وی") == (PUTIN,)


def test_a_pronoun_in_a_clause_of_what_is_said_may_be_the_subject() -> None:
    assert meant("fa", "لاوروف گفت که همه به وی اعتماد دارند", "وی") == (LAVROV,)


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("لاوروف گفت: اردوغان دوست ماست و همه از او راضی هستند", (ERDOGAN,)),
        ("لاوروف گفت: مردم از او راضی هستند", ()),
        ("لاوروف گفت: «همکاری خوب است.» او به مسکو رفت", (LAVROV,)),
    ],
)
def test_in_his_speech_a_pronoun_is_not_the_one_who_speaks(text: str, entities: tuple[str, ...]) -> None:
    assert meant("fa", text, "او") == entities


def test_an_object_is_not_the_one_the_text_goes_on_about() -> None:
    text = "لاوروف از مسکو آمد. در این نشست اردوغان را تحسین کرد. وی به خانه بازگشت"
    assert meant("fa", text, "وی") == (LAVROV,)


def test_one_whose_words_are_spoken_of_is_not_the_subject() -> None:
    text = "لاوروف گفت این راه دشوار است. سخنان اردوغان بازتاب داشت. وی به خانه بازگشت"
    assert meant("fa", text, "وی") == (LAVROV,)


def test_a_source_without_a_name_is_the_one_who_goes_on() -> None:
    text = "لاوروف به مسکو رفت. یک منبع آگاه در برلین گفت که راه دشوار است. وی افزود کار ادامه دارد"
    assert meant("fa", text, "وی") == ()


def test_one_who_comes_in_in_what_another_says_is_not_the_one_who_goes_on() -> None:
    text = "لاوروف گفت: همکاری خوب است. اردوغان سفر کوتاهی داشت.\nوی به خانه بازگشت"
    assert meant("fa", text, "وی") == (LAVROV,)


def test_one_who_speaks_himself_in_the_same_line_goes_on() -> None:
    text = "لاوروف گفت: همکاری خوب است. اردوغان گفت: کار سخت است.\nوی به خانه بازگشت"
    assert meant("fa", text, "وی") == (ERDOGAN,)


def test_a_spokesman_without_a_name_is_not_the_one_he_speaks_for() -> None:
    text = "سخنگوی رئیس جمهور ترکیه اردوغان به خبرنگاران گفت آتش ادامه دارد. وی افزود کار سخت است"
    assert meant("fa", text, "وی") == ()


def test_a_woman_s_name_is_no_pronoun() -> None:
    assert meant("ar", "قال أردوغان كلمة وقرأ رواية آنا كارنينا", "آنا") == ()


@pytest.mark.parametrize(
    "text",
    [
        "توفي لافروف. اتصل بي الزملاء وأنا في السفر",
        "قال لافروف إن الوفدين «كانا في السفر»",
        "قال لافروف: «نحن معكم وإنا نعمل»",
    ],
)
def test_the_writer_and_longer_words_are_no_speaker(text: str) -> None:
    assert not [m for m in mentions("ar", text).mentions if m.kind == "pronoun"]


def test_there_is_not_the_place_of_a_title() -> None:
    text = "وصل الوفد إلى القاهرة للقاء سفير روسيا في اليمن الموجود هناك."
    assert meant("ar", text, "هناك") == ("Q85",)


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("لاوروف در پرو سخن گفت. لاوروف افزود: راه ما روشن است", ("RUS",)),
        ("لاوروف در پرو سخن گفت. لاوروف افزود ما آماده هستیم", ("RUS",)),
        ("لاوروف در پرو سخن گفت. خانه ما روشن است", ()),
        ("لاوروف در مسکو سخن گفت. لاوروف افزود: راه ما روشن است", ()),
        ("آنتونیو گوترش در پرو سخن گفت. آنتونیو گوترش افزود: راه ما روشن است", ()),
    ],
)
def test_we_are_the_state_of_the_official_who_speaks_where_states_are_told_of(
    text: str, entities: tuple[str, ...]
) -> None:
    assert meant("fa", text, "ما") == entities


def test_i_am_the_one_who_speaks() -> None:
    assert meant("fa", "لاوروف گفت: به نظر من کار خوب است", "من") == (LAVROV,)
    assert meant("fa", "لاوروف آمد. به نظر من کار خوب است", "من") == ()


@pytest.mark.parametrize(
    ("text", "word", "entities"),
    [
        ("لاوروف از پرو آمد. این دیپلمات خسته بود", "این دیپلمات", (LAVROV,)),
        ("دبیرکل سازمان ملل متحد سخن گفت. مقر این سازمان بزرگ است", "این سازمان", ("un",)),
        ("وزارت خارجه روسیه بیانیه داد. کارکنان این وزارتخانه آمدند", "این وزارتخانه", ("mfa-rus",)),
        ("وزارت خارجه روسیه بیانیه داد. کارکنان این شرکت آمدند", "این شرکت", ()),
        ("اوپک و ناتو و یونسکو بیانیه دادند. کارکنان این سازمان آمدند", "این سازمان", ()),
    ],
)
def test_this_one_is_whom_the_noun_fits(text: str, word: str, entities: tuple[str, ...]) -> None:
    assert meant("fa", text, word) == entities
