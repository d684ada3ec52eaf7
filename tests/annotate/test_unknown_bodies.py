"""Bodies that no list has are found by the words that begin their names, as far as the names reach."""

import functools

import pytest

from rasad.annotate.mentions import Mentions, annotate_mentions
from rasad.knowledge import load_knowledge
from rasad.langpack.pack import load_pack
from rasad.text.documents import line_document


@functools.cache
def mentions(language: str, text: str, home: str | None = None) -> Mentions:
    document = line_document(text, language=language)
    return annotate_mentions(document, load_pack(language), load_knowledge(), day="2019-03-04", home=home)


def bodies(language: str, text: str) -> list[str]:
    return [m.text for m in mentions(language, text).mentions if m.read_by == "names:frame:body"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "أصدرت هيئة تنظيم المراعي والغابات بيانا.", "هيئة تنظيم المراعي والغابات"),
        ("ar", "انتخب رئيسا للهيئة الوطنية للأرشيف البصري أمس.", "للهيئة الوطنية للأرشيف البصري"),
        ("ar", "دعت نقابة الصيادين إلى الحوار.", "نقابة الصيادين"),
        ("ar", "اتهمت هيئة المراعي النرويجية السويد بالتأخير.", "هيئة المراعي النرويجية"),
        ("ar", "زار وفد من جامعة الرمثا مصنعا.", "جامعة الرمثا"),
        ("fa", "سازمان نوسازی مدارس روستایی در بیانیه‌ای گفت.", "سازمان نوسازی مدارس روستایی"),
        ("fa", "او در دانشگاه صنعتی سهند درس خواند.", "دانشگاه صنعتی سهند"),
        ("fa", "کمیسیون آب و کشاورزی تشکیل جلسه داد.", "کمیسیون آب و کشاورزی"),
    ],
)
def test_a_body_is_named_by_its_head_and_what_it_is_for(language: str, text: str, name: str) -> None:
    assert bodies(language, text) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "عقد مجلس الإدارة جلسة في مركز المدينة."),
        ("ar", "دعت لجنة التحقيق إلى الهدوء."),
        ("ar", "شاركت جمعية المتاحف الصغيرة في المعرض."),
        ("ar", "أسس هيئة بهذا الشكل القانوني."),
        ("ar", "شكرت اللجنة المنظمة الضيوف."),
        ("fa", "این سازمان بزرگ منطقه‌ای تعطیل شد."),
        ("fa", "مردم در این آیین شرکت گسترده کردند."),
    ],
)
def test_a_description_is_no_name(language: str, text: str) -> None:
    assert bodies(language, text) == []


def test_a_verb_takes_the_word_before_it_out_of_the_name() -> None:
    assert bodies("fa", "انجمن صنفی نانوایان هشدار داد.") == ["انجمن صنفی نانوایان"]


def test_a_nationality_closes_the_name_and_tells_the_state() -> None:
    found = mentions("ar", "وقعت هيئة الغابات الطبيعية الأردنية العقد.")
    body = next(m for m in found.mentions if m.read_by == "names:frame:body")
    assert body.text == "هيئة الغابات الطبيعية الأردنية"
    assert found.entities[body.entities[0]].country == "JOR"


def test_a_name_in_quotation_marks_behind_a_head_is_a_body() -> None:
    assert bodies("ar", "أعلنت حركة «نهر واحد» الانسحاب.") == ["نهر واحد"]
    assert bodies("fa", "شرکت «پویا گستر سبلان» قرارداد بست.") == ["پویا گستر سبلان"]


@pytest.mark.parametrize(
    ("language", "text", "entity"),
    [
        ("ar", "أعلنت وزارة الصحة السودانية الأرقام. ونشرت وزارة الصحة بيانا.", "health:SDN"),
        ("ar", "زار الوفد عمّان في الأردن، وقالت وزارة العدل إن القانون نافذ.", "justice:JOR"),
        ("fa", "به گفته وزارت بهداشت، آمار کاهش یافت.", "local:health"),
    ],
)
def test_a_ministry_without_its_state_is_a_name(language: str, text: str, entity: str) -> None:
    assert [m.entities[0] for m in mentions(language, text).mentions if m.read_by == "references:organ"][-1] == entity


def test_a_ministry_without_its_state_is_that_of_the_outlet() -> None:
    found = mentions("ar", "دعت وزارة التعليم الطلبة في تونس والجزائر إلى التسجيل.", "DZA").mentions
    assert [m.entities[0] for m in found if m.read_by == "references:organ"] == ["education:DZA"]


def test_a_body_s_name_ends_with_no_plural_that_goes_on() -> None:
    assert "شورای وزرای خارجه" in bodies("fa", "نشست شورای وزرای خارجه کشورهای عضو آغاز شد.")
    assert "مرکز پژوهش شهری و رسانه‌ای" in bodies("fa", "مرکز پژوهش شهری و رسانه‌ای باز شد.")


def test_a_unit_is_named_with_the_organ_that_it_is_part_of() -> None:
    assert bodies("fa", "رئیس کمیسیون عمران مجلس سخن گفت.") == ["کمیسیون عمران مجلس"]
    found = [m.text for m in mentions("fa", "رئیس مرکز دیپلماسی شهری وزارت امور خارجه آمد.").mentions]
    assert {"مرکز دیپلماسی شهری وزارت امور خارجه", "وزارت امور خارجه"} <= set(found)
    assert bodies("fa", "دانشگاه سهند نامزد انتخابات ریاست جمهوری را نپذیرفت.") != [
        "دانشگاه سهند نامزد انتخابات ریاست جمهوری"
    ]


def test_a_committee_of_foreign_relations_is_no_ministry_s() -> None:
    assert bodies("ar", "اجتمعت لجنة العلاقات الخارجية أمس.") == ["لجنة العلاقات الخارجية"]
    assert bodies("ar", "ظلت في مركز السياسة الخارجية الإسرائيلية.") == []


def test_a_body_with_the_article_is_named_by_its_purpose() -> None:
    assert bodies("ar", "نشرت الهيئة الوطنية لحماية الثروة السمكية تقريرا.") == ["الهيئة الوطنية لحماية الثروة السمكية"]
    assert bodies("ar", "ساعدت المؤسسة الرامية لتطوير الصناعة التجار.") == []
    assert bodies("ar", "دعم المجلس الأعمال الخيرية والتنمية الريفية.") == []


def test_what_is_called_after_a_known_person_is_no_person() -> None:
    found = mentions("ar", "أغلقت الشرطة شارع جمال عبدالناصر، وزار وفد دبي جامعة الملك فهد.").mentions
    assert not {"gamal-abdel-nasser", "fahd-bin-abdulaziz-al-saud"} & {e for m in found for e in m.entities}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "أوقفت شرطة جدة سائقين.", "شرطة جدة"),
        ("ar", "نظمت صحة القصيم حملة للتبرع.", "صحة القصيم"),
        ("ar", "رست السفينة في ميناء عدن فجرا.", "ميناء عدن"),
        ("fa", "پلیس اصفهان دو راننده را بازداشت کرد.", "پلیس اصفهان"),
        ("fa", "پروازها از فرودگاه ابها لغو شد.", "فرودگاه ابها"),
    ],
)
def test_the_office_of_a_place_is_named_with_the_place(language: str, text: str, name: str) -> None:
    assert bodies(language, text) == [name]


def test_an_office_without_a_place_has_no_name() -> None:
    assert bodies("ar", "أوقفت شرطة المرور سائقين، وتحسنت صحة الأطفال، وأغلق ميناء الصيد.") == []
    assert bodies("fa", "پلیس راه خبر داد و فرودگاه شهر بسته شد.") == []


def test_what_stands_right_behind_tells_an_office_from_an_act() -> None:
    assert bodies("ar", "تسلم الملف ديوان الرقابة بعد إدارة الأزمة المالية.") == ["ديوان الرقابة"]
    assert bodies("fa", "اداره کل ارشاد گیلان آن را پذیرفت.") == ["اداره کل ارشاد گیلان"]
    assert bodies("fa", "اداره امور مالی خانواده دشوار است و خانه مادربزرگ دور.") == []
    assert bodies("fa", "این خبر را خانه سینما، نوشت.") == ["خانه سینما"]


def test_a_body_may_be_national_though_no_person_s_name_is() -> None:
    assert bodies("fa", "شورای امنیت ملی عراق نشست داشت.") == ["شورای امنیت ملی عراق"]
    assert bodies("fa", "صندوق ملی حفاظت محیط زیست کمک کرد.") == ["صندوق ملی حفاظت محیط زیست"]
    assert bodies("ar", "عقد مجلس الأمن الوطني العراقي جلسة.") == ["مجلس الأمن الوطني العراقي"]


def test_a_second_body_behind_and_has_a_name_of_its_own() -> None:
    found = bodies("fa", "اداره کل هنرهای نمایشی و اداره کل ارشاد گیلان آن را پذیرفتند.")
    assert found == ["اداره کل هنرهای نمایشی", "اداره کل ارشاد گیلان"]


def test_a_general_presidency_is_named_by_its_purpose() -> None:
    assert bodies("ar", "دعت الرئاسة العامة لرعاية الشباب إلى الحضور.") == ["الرئاسة العامة لرعاية الشباب"]
    assert bodies("ar", "قالت الرئاسة إن الأمر انتهى.") == []


def test_a_nationality_within_a_federation_s_name_does_not_close_it() -> None:
    text = "فاز الاتحاد السعودي للسهام والهيئة السعودية للمقاييس بالجائزة."
    assert bodies("ar", text) == ["الاتحاد السعودي للسهام", "الهيئة السعودية للمقاييس"]


def test_a_party_with_the_article_is_named_with_its_nation() -> None:
    assert bodies("ar", "انسحب الائتلاف الوطني العراقي من الجلسة.") == ["الائتلاف الوطني العراقي"]
    assert bodies("ar", "رفض الحزب الحاكم والحركة الطلابية المقترح.") == []


def test_a_dam_is_named_with_its_place() -> None:
    assert bodies("ar", "يروي سد أسوان الحقول، ويسد الاحتياجات.") == ["سد أسوان"]


def test_the_place_that_closes_a_long_name_belongs_to_it() -> None:
    assert bodies("fa", "اداره کل حج و زیارت استان تهران نوشت.") == ["اداره کل حج و زیارت استان تهران"]
