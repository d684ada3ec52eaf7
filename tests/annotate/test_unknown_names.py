"""People whom the lists lack are found by the frame of their names, as far as the names reach."""

import functools

import pytest

from rasad.annotate.mentions import annotate_mentions
from rasad.knowledge import load_knowledge
from rasad.langpack.pack import load_pack
from rasad.langpack.unknown_names import name_frames
from rasad.text.documents import line_document


@functools.cache
def unknown(language: str, text: str) -> tuple[str, ...]:
    document = line_document(text, language=language)
    found = annotate_mentions(document, load_pack(language), load_knowledge(), day="2019-03-04")
    named = [mention for mention in found.mentions if mention.read_by.startswith("names:")]
    return tuple(mention.text for mention in named if mention.entities[0].startswith("local:"))


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "وشارك في الندوة عبدالحكيم الزرقاوي والمدعوون.", "عبدالحكيم الزرقاوي"),
        ("ar", "سلم الجائزة إلى الفائز طارق حماد الكندري، وانتهى الحفل.", "طارق حماد الكندري"),
        ("ar", "رافقه إلى المعرض كريستوفر هندرسون.", "كريستوفر هندرسون"),
        ("fa", "این جلسه با سخنرانی بهنام توکلی آغاز شد.", "بهنام توکلی"),
        ("fa", "طرح را فریبا صمدی فر نوشته است.", "فریبا صمدی فر"),
    ],
)
def test_a_given_name_with_a_surname_is_a_name_anywhere(language: str, text: str, name: str) -> None:
    assert unknown(language, text) == (name,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "كان لاعبا جميل الأداء نادر الأخطاء."),
        ("ar", "بلغ عمر الطفل سنتين."),
        ("fa", "این روش جان انسانی را نجات داد."),
    ],
)
def test_a_given_name_that_is_also_a_word_is_a_word(language: str, text: str) -> None:
    assert unknown(language, text) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وقع الحادث في شارع عبدالحكيم الزرقاوي مساء."),
        ("ar", "درس في جامعة الأمير طلال الكندري سنوات."),
        ("fa", "ترافیک در بزرگراه بهنام توکلی سنگین بود."),
    ],
)
def test_what_is_called_after_a_person_is_not_the_person(language: str, text: str) -> None:
    assert not [
        name
        for name in unknown(language, text)
        if name.endswith(("طلال الكندري", "عبدالحكيم الزرقاوي", "بهنام توکلی")) and len(name.split()) < 3
    ]


@pytest.mark.parametrize(
    "text",
    [
        "عين المجلس مطلق بن سعدون بن جبر الكندري عضوا فيه.",
        "عين المجلس رميح بن سعدون الكندري عضوا فيه.",
        "حضر الدكتور يحيى بن عبد الله بن عبد العزيز الكندري اللقاء.",
    ],
)
def test_a_name_with_fathers_is_one_name_to_its_end(text: str) -> None:
    assert len(unknown("ar", text)) == 1
    assert unknown("ar", text)[0].endswith("الكندري")


def test_behind_a_definite_surname_the_name_is_over() -> None:
    assert unknown("ar", "وعينت الوزارة سامي الكندري قنصلا عاما.") == ("سامي الكندري",)
    assert unknown("ar", "قال المهندس سامي الكندري مشرفًا على العمل.") == ("سامي الكندري",)


def test_the_exact_spelling_tells_a_name_from_a_preposition() -> None:
    assert unknown("ar", "وأكد العميد محمد علي الكندري الخبر.") == ("محمد علي الكندري",)
    assert unknown("ar", "وأكد العميد محمد على الخبر.") == ("محمد",)


def test_a_nationality_behind_a_bare_given_name_is_the_surname() -> None:
    assert unknown("fa", "به گزارش روزنامه، علی اکبر گرجی در این نشست گفت راه باز است.") == ("علی اکبر گرجی",)
    assert unknown("fa", "مهندس حمید عرب زاده آمد.") == ("حمید عرب زاده",)


def test_a_foreign_surname_behind_a_title_is_a_name() -> None:
    assert "يانوفيل كازانيتش" in unknown("ar", "استقبل وزير الخارجية الليتواني يانوفيل كازانيتش صباحا.")


def test_a_surname_of_two_words_is_found_whole_again() -> None:
    text = "مهندس علیرضا کاظمی ابدی آمد. کاظمی ابدی گفت راه باز است."
    assert unknown("fa", text) == ("علیرضا کاظمی ابدی", "کاظمی ابدی")


def test_a_prince_by_his_first_name_is_the_one_named_in_full() -> None:
    text = "وصل الأمير راكان الكندري إلى المعرض. وقال الأمير راكان إن الحضور كبير."
    assert unknown("ar", text) == ("راكان الكندري", "راكان")


def test_names_are_written_in_latin_letters_as_usual() -> None:
    assert load_pack("ar").compiled(name_frames).latin(["خالد", "بن", "عبد", "الله"]) == "Khaled bin Abd Allah"
    assert load_pack("fa").compiled(name_frames).latin(["عباس", "عبدي"]) == "Abbas Abdi"
    assert load_pack("ar").compiled(name_frames).latin(["وهيب", "يزيد"]) == "Wahib Yazid"


def test_a_word_of_respect_before_quotation_marks_makes_a_name() -> None:
    assert unknown("fa", "در این نشست خانم «ماری لوئیزه بک» سخن گفت.") == ("ماری لوئیزه بک",)


def test_a_surname_is_the_documents_own_bearer_before_a_famous_one() -> None:
    text = "توماس کلینتون، مربی تیم، آمد. کلینتون گفت آماده است."
    assert unknown("fa", text) == ("توماس کلینتون", "کلینتون")


def test_a_library_called_after_a_king_is_a_facility() -> None:
    assert unknown("ar", "زار الوفد مكتبة الملك طلال العامة في المدينة.") == ("مكتبة الملك طلال العامة",)


def test_a_name_may_begin_with_the_first_half_of_a_given_name() -> None:
    assert unknown("ar", "قال عبد الله رحيمي إن الوقت ضيق.") == ("عبد الله رحيمي",)
    assert unknown("ar", "حضر سالم العلوي وعبد الله بن جابر الوادعي.") == ("سالم العلوي", "عبد الله بن جابر الوادعي")
    assert unknown("ar", "تحدثوا عن عبد الحليم في الحفل.") == ()


def test_two_nouns_are_no_name_though_the_first_is_one() -> None:
    assert unknown("ar", "أعلن عيد الفطر غدا.") == ()
    assert "عيد الرشيدي" in unknown("ar", "زار السفير السعودي عيد الرشيدي المريض.")


def test_a_surname_of_two_words_stands_for_the_full_name() -> None:
    text = "مرتضی صفایی کاشمری به ژنو رفت. صفایی کاشمری نماینده مجلس است."
    document = line_document(text, language="fa")
    found = annotate_mentions(document, load_pack("fa"), load_knowledge(), day=None)
    assert len({m.entities for m in found.mentions if "کاشمری" in m.text}) == 1


def test_a_blind_alley_is_no_son_of_anybody() -> None:
    assert unknown("fa", "راهی برای خروج از این بن بست سیاسی پیدا شد.") == ()


def test_words_of_respect_may_stand_between_a_title_and_an_unlisted_name() -> None:
    assert "حسن البلغيثي" in unknown("ar", "وصل سفير المغرب السيد حسن البلغيثي إلى دكار.")


def test_a_name_ends_before_a_plural_and_a_common_noun() -> None:
    assert unknown("fa", "گوردون برونسون اولویت‌های اصلی خود را گفت.") == ("گوردون برونسون",)
    assert unknown("fa", "عبدالله شریفی حمله تبلیغاتی را نکوهید.") == ("عبدالله شریفی",)
    assert unknown("fa", "هادی خامنه‌ای‌نژاد آمد.") != ()


def test_a_surname_opens_a_headline_before_a_verb() -> None:
    assert unknown("ar", "النجيبي يهاجم القناة\nهاجم الأكاديمي محمد النجيبي القناة.")[0] == "النجيبي"
    document = line_document("شكري يلتقي نظيره القبرصي\nعاد سامح شكري إلى القاهرة.", language="ar")
    found = annotate_mentions(document, load_pack("ar"), load_knowledge(), day="2016-03-04").mentions
    assert (found[0].text, found[0].entities) == ("شكري", ("sameh-shoukry",))


def test_no_body_and_no_wish_is_a_person() -> None:
    assert unknown("fa", "این استاد دانشگاه افزود که کار دشوار است.") == ()
    assert unknown("ar", "تمنياته لسمو الأمير بموفور الصحة.") == ()


def test_a_name_behind_a_title_ends_before_a_noun_with_its_particle() -> None:
    text = "رحب سفير تونس لدى نيوزيلندا راشد بن جابر آل هاشل بمواقف الحكومة الجديدة."
    assert "راشد بن جابر آل هاشل" in unknown("ar", text)
    assert "عمرو سالم بركات" in unknown("ar", "قال سفير مصر في روما عمرو سالم بركات إن الوضع جيد.")


def test_a_professor_s_subject_is_no_name() -> None:
    assert unknown("fa", "یک استاد ژئوپلیتیک هم سخن گفت.") == ()


def test_a_given_name_is_known_by_its_spelling_and_not_for_a_city() -> None:
    assert unknown("ar", "وصفها بأنها «تآمر لقلب النظام».") == ()
    assert "رياض الزعابي" in unknown("ar", "قال سعادة السفير رياض الزعابي إن العلاقة متينة.")
    assert unknown("ar", "أبدى سعادة كبيرة لمشاركته.") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقف على الجسر المهندس علي قاسم.", "علي قاسم"),
        ("أكد على ذلك الدكتور علي دبيان.", "علي دبيان"),
    ],
)
def test_a_given_name_written_like_a_particle_is_one_behind_a_word_of_respect(text: str, name: str) -> None:
    assert unknown("ar", text) == (name,)


def test_a_text_that_writes_the_particle_so_has_no_such_given_name() -> None:
    assert unknown("ar", "وصل المهندس علي الفور إلى الورشة.") == ()
    assert unknown("ar", "أكد الوزير علي أهمية الطرق.") == ()


def test_a_family_name_of_two_words_stands_for_its_bearer_with_both() -> None:
    text = "قال السفير رائد بن منصور آل مشوط إن المعرض ناجح. وأشاد آل مشوط بالزوار. وزار مشوط القاعة."
    assert unknown("ar", text).count("آل مشوط") == 1
    assert "مشوط" not in unknown("ar", text)


def test_a_common_word_that_is_a_given_name_opens_a_line_before_its_bearer_s_title() -> None:
    assert "جواد رستگاران" in unknown("fa", "جواد رستگاران سفیر ایران در عراق به نجف رفت.")


def test_a_definite_surname_that_is_no_word_stands_for_its_bearer_behind_any_verb() -> None:
    text = "كشف أديب الدرمكلي، سفير الاتحاد، خطة. وتوقع الدرمكلي أن تنجح. ورأى المراقب الدرمكلي ذلك."
    assert unknown("ar", "كشف أديب الدرمكلي، سفير الاتحاد، خطة. جاء ابن هنية الدرمكلي.").count("الدرمكلي") == 0
    assert unknown("ar", text).count("الدرمكلي") == 2
    assert "العسكري" not in unknown("ar", "كشف أديب العسكري، سفير الاتحاد، خطة. وتوقع العسكري أن تنجح.")[1:]


def test_a_surname_that_is_no_word_stands_for_the_person() -> None:
    text = "وقال سليمان جاسر الحربش إن السوق هادئة. واستشهد الحربش بالأرقام."
    assert unknown("ar", text) == ("سليمان جاسر الحربش", "الحربش")
    text = "بیوک میرزایی بازیگر گلایه کرد. میرزایی که تازه آمده بود رفت."
    assert unknown("fa", text) == ("بیوک میرزایی", "میرزایی")


def test_a_given_name_that_is_also_a_nationality_is_a_name_before_another() -> None:
    text = "وقال تركي الحربش إن العمل بدأ. وذكر تركي عمر السفياني ذلك."
    assert unknown("ar", text) == ("تركي الحربش", "تركي عمر السفياني")
    assert unknown("ar", "زار وفد تركي الاثنين القاهرة، والتقى مسؤول تركي الوزير المصري.") == ()


def test_a_surname_that_is_no_word_stands_in_the_headline_before_the_full_name() -> None:
    text = "فیاضی: هدف ما سکو است\nپوریا فیاضی پشت خط زن تیم پس از بازی سخن گفت."
    assert unknown("fa", text) == ("فیاضی", "پوریا فیاضی")


SERVED = [
    ("ar", "وصل الرئيس عبدالحكيم الزرقاوي رئيس جمهورية النيجر أمس.", "NER"),
    ("fa", "سفیر جدید افغانستان بهنام توکلی دیروز رسید.", "AFG"),
    ("fa", "این جلسه با سخنرانی بهنام توکلی آغاز شد.", None),
]


@pytest.mark.parametrize(("language", "text", "state"), SERVED)
def test_who_holds_an_office_of_a_state_is_of_that_state(language: str, text: str, state: str | None) -> None:
    document = line_document(text, language=language)
    found = annotate_mentions(document, load_pack(language), load_knowledge(), day="2019-03-04")
    people = [entity for entity in found.entities.values() if entity.id.startswith("local:")]
    assert [person.country for person in people] == [state]
