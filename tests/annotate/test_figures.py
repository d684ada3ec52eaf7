"""Quantities are found with value, unit, bounds, change and doubt; numbers that name or date are not."""

from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.annotate.figures import find_figures
from rasad.langpack.pack import load_pack
from rasad.records.report import Figure
from rasad.text.documents import line_document


def figures(text: str, code: str) -> tuple[Figure, ...]:
    return find_figures(line_document(text, language=code), load_pack(code))


def values(text: str, code: str) -> list[tuple[Any, str | None]]:
    return [(msgspec.to_builtins(figure.value), figure.unit) for figure in figures(text, code)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("وصل إلى المطار 12 وزيرا من دول الجوار.", 12, "persons"),
        ("قتل خمسة جنود قرب الحدود.", 5, "persons"),
        ("أوقفت الشرطة ثلاثة مسلحين أمس.", 3, "persons"),
        ("حضر الورشة 80 من المهندسين العرب.", 80, "persons"),
        ("تستمر الدورة التدريبية ثلاثة أسابيع.", 3, "weeks"),
        ("استغرقت الجلسة ساعة وعشرين دقيقة.", 80, "minutes"),
        ("دامت الجلسة ساعتين ونصف الساعة.", 150, "minutes"),
        ("تأجل المشروع عامين.", 2, "years"),
        ("زار العاصمة مرتين.", 2, "times"),
        ("أطلق الجيش صاروخين.", 2, "missiles"),
        ("بلغ النمو 4,5 في المئة.", 4.5, "percent"),
        ("صوت %60 من السكان.", 60, "percent"),
        ("قدّم البنك قرضا بقيمة 300 مليون دولار.", 300_000_000, "USD"),
        ("كلفة الجسر 20 مليون دينار كويتي.", 20_000_000, "KWD"),
        ("تبلغ مساحة المحمية 150 كيلومترا مربعا.", 150, "square_kilometres"),
        ("نفذت الطائرات (14) غارة.", 14, "raids"),
        ("تعقد قمة المناخ الـ27 في المدينة.", 27, "ordinal"),
        ("الجولة الرابعة من المحادثات تبدأ قريبا.", 4, "ordinal"),
        ("ثاني أكبر اقتصاد في القارة.", 2, "ordinal"),
        ("اجتمعت الدول الخمس في فندق.", 5, "states"),
        ("خلال السنوات الـ10 الماضية.", 10, "years"),
        ("أيد الاتفاق ثلثا النواب.", 2 / 3, None),
        ("يضم الوفد مئة خبير.", 100, "persons"),
        ("شرب نصف اللتر.", 0.5, "litres"),
        ("نصبت القوات 4 أنظمة للدفاع الجوي.", 4, "systems"),
        ("تتنافس ستة فرق على اللقب.", 6, "teams"),
        ("سجل اللاعب ثمانية أهداف هذا الموسم.", 8, "goals"),
        ("قصفت الطائرات ثمانية أهداف.", 8, "targets"),
        ("وقعت القوى الكبرى الست الوثيقة.", 6, "powers"),
        ("بلغ القرض 20 مليارا من الدولارات.", 20_000_000_000, "USD"),
    ],
)
def test_arabic_figures(text: str, value: float, unit: str | None) -> None:
    found = values(text, "ar")
    assert len(found) == 1
    assert found[0][0] == pytest.approx(value)
    assert found[0][1] == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("سه سرباز در این درگیری کشته شدند.", 3, "persons"),
        ("۴۰ نفر از کارشناسان دعوت شدند.", 40, "persons"),
        ("۱۲ تن از نمایندگان نامه را امضا کردند.", 12, "persons"),
        ("این کارخانه سالانه ۵۰۰ تن شکر می‌سازد.", 500, "tonnes"),
        ("۵ فروند هواپیما فرود آمد.", 5, "aircraft"),
        ("مدت این قرارداد ده سال است.", 10, "years"),
        ("او چهار بار به این شهر سفر کرد.", 4, "times"),
        ("این توافق ۲۰ ساله است.", 20, "years"),
        ("نرخ بیکاری ۹٫۵ درصد است.", 9.5, "percent"),
        ("خط تازه ۲ میلیارد و ۳۰۰ میلیون دلار هزینه داشت.", 2_300_000_000, "USD"),
        ("پروژه‌ای ۷ هزار میلیارد تومانی افتتاح شد.", 7_000_000_000_000, "tomans"),
        ("بیست و سومین نمایشگاه کتاب گشایش یافت.", 23, "ordinal"),
        ("دور سوم گفتگوها پایان یافت.", 3, "ordinal"),
        ("جلسه دو ساعت و ۱۵ دقیقه طول کشید.", 135, "minutes"),
    ],
)
def test_persian_figures(text: str, value: float, unit: str) -> None:
    assert values(text, "fa") == [(pytest.approx(value), unit)]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("شارك أكثر من 300 شخص.", "ar", {"min_exclusive": 300}),
        ("شارك ما لا يقل عن 300 شخص.", "ar", {"min": 300}),
        ("لا يتجاوز عددهم 40 شخصا.", "ar", {"max": 40}),
        ("المبلغ لا يتجاوز 40 دولارا.", "ar", {"max": 40}),
        ("لا يقل سعر الجهاز عن 90 دولارا.", "ar", {"min": 90}),
        ("يزيد عمره على 60 عاما.", "ar", {"min_exclusive": 60}),
        ("بأقل من خمسين دولارا.", "ar", {"max_exclusive": 50}),
        ("جرح 10 أشخاص على الأقل.", "ar", {"min": 10}),
        ("حضر نحو 70 طالبا.", "ar", 70),
        ("يستغرق العمل من 5 إلى 8 سنوات.", "ar", {"min": 5, "max": 8}),
        ("بين 20 و30 شخصا.", "ar", {"min": 20, "max": 30}),
        ("يحتاج 10-15 يوما.", "ar", {"min": 10, "max": 15}),
        ("بین ۲۰ تا ۳۰ نفر آمدند.", "fa", {"min": 20, "max": 30}),
        ("دست‌کم ۱۲ نفر زخمی شدند.", "fa", {"min": 12}),
        ("بیش از ۵ هزار خانوار جابجا شدند.", "fa", {"min_exclusive": 5000}),
        ("۲ تا ۳ میلیون بشکه صادر شد.", "fa", {"min": 2_000_000, "max": 3_000_000}),
        ("حداکثر ۶۰ روز فرصت دارند.", "fa", {"max": 60}),
        ("حداکثر ظرف دو هفته پاسخ می‌دهند.", "fa", {"max": 2}),
        ("حداقل به مدت پنج روز بسته است.", "fa", {"min": 5}),
        ("۷ تا هشت میلیون نفر آمدند.", "fa", {"min": 7_000_000, "max": 8_000_000}),
        ("مدة أقصاها 20 يوما.", "ar", {"max": 20}),
    ],
)
def test_bounds_are_those_that_the_words_give(text: str, code: str, value: Any) -> None:
    assert [found for found, _ in values(text, code)] == [value]


def test_a_bound_belongs_to_the_span_without_its_joined_letters() -> None:
    text = "شارك في الندوة وأكثر من 90 باحثا."
    (figure,) = figures(text, "ar")
    assert figure.text == "أكثر من 90"
    assert figure.measures == "باحثا"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("وقع الاتفاق عام 2015 في العاصمة.", "ar"),
        ("في 17 أيار الماضي.", "ar"),
        ("من 3 إلى 9 تموز.", "ar"),
        ("في الـ14 من شباط.", "ar"),
        ("عند الساعة 10:30 صباحا.", "ar"),
        ("الساعة 9 مساء.", "ar"),
        ("نشرت منظومة إس-300 قرب الحدود.", "ar"),
        ("مقاتلات اف 35 الجديدة.", "ar"),
        ("وفق القرار 1701 والقرار رقم 425.", "ar"),
        ("المادة 5 من الميثاق.", "ar"),
        ("مجموعة 5+1 اجتمعت.", "ar"),
        ("محادثات «جنيف 2» تأجلت.", "ar"),
        ("فاز الفريق بنتيجة 3-1.", "ar"),
        ("اتصل على 0501234567.", "ar"),
        ("أول رائدة فضاء في البلاد.", "ar"),
        ("اتفق الرئيسان والبلدان.", "ar"),
        ("الحرب العالمية الثانية غيرت العالم.", "ar"),
        ("عشرات الآلاف خرجوا.", "ar"),
        ("يوم الاثنين المقبل.", "ar"),
        ("در سال ۱۳۹۸ آغاز شد.", "fa"),
        ("از ۱۲ تا ۱۵ تیر برگزار می‌شود.", "fa"),
        ("دو کشور بر همکاری تاکید کردند.", "fa"),
        ("یک کارشناس به خبرنگاران گفت.", "fa"),
        ("او نه تنها موافقت نکرد بلکه رفت.", "fa"),
        ("قطعنامه ۵۹۸ شورای امنیت.", "fa"),
        ("ساعت ۱۸ آغاز می‌شود.", "fa"),
        ("جنگنده اف-۱۴ فرود آمد.", "fa"),
        ("ساعت ۹ شب به تهران رسید.", "fa"),
        ("روز سه شنبه دیدار کردند.", "fa"),
        ("ده‌ها هزار نفر آمدند.", "fa"),
        ("نخستین سفر او به این کشور است.", "fa"),
        ("لم تسعَ الإدارة إلى حل.", "ar"),
        ("تأهل الفريق لدور الثمانية عام 1998.", "ar"),
        ("قال الكاتب سعد الربع إن الأمر بسيط.", "ar"),
        ("تجاوز السبعين وما زال يعمل.", "ar"),
        ("نمایش «هفت خواهران» روی صحنه رفت.", "fa"),
        ("جشنواره دو سالانه عکس گشایش یافت.", "fa"),
        ("او بر سر دو راهی ایستاد.", "fa"),
        ("تیم ملی ۳ بر یک پیروز شد.", "fa"),
    ],
)
def test_numbers_that_name_or_date_are_no_figures(text: str, code: str) -> None:
    assert values(text, code) == []


@pytest.mark.parametrize(
    ("text", "code", "changes"),
    [
        ("ارتفعت صادرات البلاد بنسبة 12 في المئة.", "ar", ["increase"]),
        ("انخفض الإنتاج إلى 3 ملايين برميل.", "ar", ["decrease_to"]),
        ("ارتفع السعر من 50 إلى 60 دولارا.", "ar", [None, "increase_to"]),
        ("حجم صادرات با ۸ درصد رشد به ۵ میلیارد دلار رسید.", "fa", ["increase", "increase_to"]),
        ("قیمت نان ۱۵ درصد کاهش یافت.", "fa", ["decrease"]),
        ("بلغ عدد السكان 9 ملايين نسمة.", "ar", [None]),
    ],
)
def test_changes_and_their_direction(text: str, code: str, changes: list[str | None]) -> None:
    assert [figure.change for figure in figures(text, code)] == changes


def test_hundreds_of_thousands_after_milliards_are_doubted() -> None:
    (figure,) = figures("ارزش قراردادها به ۷ میلیارد و ۴۰۰ هزار دلار رسید.", "fa")
    assert figure.value == 7_000_400_000
    assert figure.probable_value == 7_400_000_000
    assert figure.doubt


def test_an_amount_that_falls_to_a_percentage_is_doubted() -> None:
    (doubted,) = figures("انخفض حجم التجارة إلى 20 في المئة.", "ar")
    (clear,) = figures("انخفضت البطالة إلى 20 في المئة.", "ar")
    assert doubted.doubt and doubted.change == "decrease_to"
    assert clear.doubt is None


def test_what_a_figure_measures_is_source_text() -> None:
    (figure,) = figures("ارتفع حجم التبادل التجاري بنسبة 12 في المئة.", "ar")
    assert figure.measures == "حجم التبادل التجاري"
    (figure,) = figures("افتتح الوزير مؤتمر المياه الدولي الـ12 أمس.", "ar")
    assert figure.measures == "مؤتمر المياه الدولي"


def test_the_state_of_which_the_text_speaks_tells_its_money() -> None:
    assert values("أعلنت بغداد تخصيص 5 مليارات دينار للمشروع.", "ar") == [(5_000_000_000, "IQD")]
    assert values("خصص المجلس 5 مليارات دينار للمشروع.", "ar") == [(5_000_000_000, "dinars")]


@pytest.mark.parametrize(("text", "code", "value"), [("ثلاثة", "ar", 3), ("یک", "fa", 1), ("1990", "ar", 1990)])
def test_a_number_alone_is_a_figure(text: str, code: str, value: int) -> None:
    assert [found for found, _ in values(text, code)] == [value]


WORDS = (
    *("ارتفع", "إلى", "5", "١٢", "%", "مليون", "ألف", "دولار", "و", "من", "بين", "2015", "ثلاثة", "سنوات", "نصف"),
    *("الـ", "23", "-", "/", "(", ")", "،", ".", "یک", "سه", "میلیارد", "درصد", "تا", "نفر", "ها"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(["ar", "fa"]))
def test_figures_are_in_order_apart_and_quote_their_text(words: list[str], code: str) -> None:
    text = " ".join(words)
    found = figures(text, code)
    assert all(text[figure.start : figure.end] == figure.text for figure in found)
    assert all(figure.id == f"q:{figure.start}-{figure.end}" for figure in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "code", "value", "unit"),
    [
        ("أدى الانفجار إلى مقتل 3 وإصابة أكثر من 12 بجروح.", "ar", 3, "persons"),
        ("رشد صادرات ۲/۵ درصد بود.", "fa", 2.5, "percent"),
        ("توليد 8/14 ميليون تن", "fa", 14_800_000, "tonnes"),
        ("استمر اللقاء يوما واحدا.", "ar", 1, "days"),
        ("أصيب جنديان اثنان بجروح.", "ar", 2, "persons"),
        ("أسعار بين 40 و60 مليون ليرة تركية", "ar", {"min": 40_000_000, "max": 60_000_000}, "TRY"),
        ("خصصت 20 و30 مليون يورو للمشروعين.", "ar", 20_000_000, "EUR"),
    ],
)
def test_numbers_take_their_unit_from_their_neighbourhood(text: str, code: str, value: Any, unit: str) -> None:
    assert values(text, code)[0] == (value, unit)


@pytest.mark.parametrize("text", ["تراجعت الأرباح بنسبة 150 في المئة.", "يعيش في البلد 20 مليار نسمة."])
def test_what_cannot_be_is_doubted_without_another_value(text: str) -> None:
    (figure,) = figures(text, "ar")
    assert figure.doubt
    assert figure.probable_value is None


def test_persian_ordinals_measure_the_noun_after_them() -> None:
    (figure,) = figures("چهارمین نشست وزیران برگزار شد.", "fa")
    assert figure.measures == "نشست"


@pytest.mark.parametrize(
    "piece",
    [
        "1، ",
        "و ",
        "مليون ",
        "منفی ",
        "ونصف ",
        "ساعة ونصف ",
        "123 ",
        "1 2/3 ",
        "من 5 إلى ",
        "9" * 5000 + " ",
        "( ",
        "5 دينار ",
    ],
)
@pytest.mark.parametrize("code", ["ar", "fa"])
def test_endless_repetition_is_read_without_an_error(piece: str, code: str) -> None:
    text = piece * (1500 if len(piece) < 100 else 3)
    assert all(text[figure.start : figure.end] == figure.text for figure in figures(text, code))


def test_figures_can_be_written_as_json() -> None:
    found = figures("999999999999999999 تريليون دولار و" + "9" * 24 + " يورو", "ar")
    assert msgspec.json.decode(msgspec.json.encode(found))


@pytest.mark.parametrize(
    ("text", "code", "value", "unit"),
    [
        ("أفرجت المحكمة عن الموظفين الثلاثة بكفالة.", "ar", 3, "persons"),
        ("نقل مراسلي صحيفة «النبأ» الأربعة إلى المستشفى.", "ar", 4, "persons"),
        ("عاد مراسلو الصحيفة الأربعة إلى بيروت.", "ar", 4, "persons"),
        ("سجّل الفريق في مبارياته الثلاث الأخيرة فوزا سهلا.", "ar", 3, "matches"),
        ("أغلقت الشركة 9 من مصانعها في الشمال.", "ar", 9, "factories"),
        ("اعتقل 12 من كبار الضباط.", "ar", 12, "persons"),
        ("يعمل في القطاع 30 ألفا من مواطني الدول المجاورة.", "ar", 30_000, "persons"),
        ("وقعت ست دول على الوثيقة.", "ar", 6, "states"),
        ("قطع المتسابق ألفي كيلومتر في شهر.", "ar", 2000, "kilometres"),
        ("وصل ألفا مهاجر إلى الجزيرة.", "ar", 2000, "persons"),
        ("وافقت على المسودة الدول الأعضاء الـ15 كلها.", "ar", 15, "persons"),
        ("رُحّل 14 بورونديا على متن طائرة.", "ar", 14, "persons"),
        ("۱۴ کوبایی از این کشور اخراج شدند.", "fa", 14, "persons"),
        ("بیش از ۴ میلیون از اتباع این کشور مهاجرت کردند.", "fa", {"min_exclusive": 4_000_000}, "persons"),
        ("خانواده با سه فرزندش به شمال رفت.", "fa", 3, "persons"),
        ("صدوپنجاه نفر در صف بودند.", "fa", 150, "persons"),
        ("یک‌پنجم نمایندگان در جلسه نبودند.", "fa", 0.2, None),
        ("گزارشی ۴۰ صفحه‌ای به مجلس رفت.", "fa", 40, "pages"),
    ],
)
def test_the_thing_counted_is_found_where_grammar_puts_it(text: str, code: str, value: Any, unit: str | None) -> None:
    assert values(text, code) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("قلصت اللجنة الوفد إلى 15 بدلا من 20 مراقبا.", "ar", [(15, "persons"), (20, "persons")]),
        ("يجدد الترخيص كل 5 سنوات عوضا عن 4.", "ar", [(5, "years"), (4, "years")]),
        ("حفرت الشركة 22 بئرا ووجدت النفط في 16 منها.", "ar", [(22, "wells"), (16, "wells")]),
        ("خفضت الميزانية من 3 مليارات دولار إلى 2.5 مليار.", "ar", [(3_000_000_000, "USD"), (2_500_000_000, "USD")]),
        ("بعد أربعة أو خمسة أيام من القصف.", "ar", [({"min": 4, "max": 5}, "days")]),
        ("يعود بعد يومين أو ثلاثة.", "ar", [({"min": 2, "max": 3}, "days")]),
        ("۲۵ به جای ۳۰ نفر استخدام شدند.", "fa", [(25, "persons"), (30, "persons")]),
        ("شمار پالایشگاه‌ها از ۷ به ۹ واحد رسید.", "fa", [(7, "units"), (9, "units")]),
        ("سه یا چهار نماینده مخالفت کردند.", "fa", [({"min": 3, "max": 4}, "persons")]),
        ("دو یا چند شرکت در مناقصه ماندند.", "fa", [({"min": 2}, "companies")]),
        ("ده پانزده نفر دیگر هم رسیدند.", "fa", [({"min": 10, "max": 15}, "persons")]),
    ],
)
def test_neighbours_share_a_unit(text: str, code: str, expected: list[Any]) -> None:
    assert values(text, code) == expected


@pytest.mark.parametrize(
    ("text", "code", "span", "unit"),
    [
        ("تضخ الحقول 3 ملايين برميل يوميا.", "ar", "3 ملايين برميل يوميا", "barrels_per_day"),
        ("كانت السيارة تسير بسرعة 120 كيلومترا في الساعة.", "ar", "120 كيلومترا في الساعة", "kilometres_per_hour"),
        ("نقلت السفن 3 ملايين برميل في العام الماضي.", "ar", "3 ملايين برميل", "barrels"),
        ("این میدان ۳۷ هزار بشکه در روز تولید می‌کند.", "fa", "۳۷ هزار بشکه در روز", "barrels_per_day"),
        ("این میدان ۲۰ هزار بشکه در سال گذشته داد.", "fa", "۲۰ هزار بشکه", "barrels"),
        ("۵ میلیون فوت مکعب گاز", "fa", "۵ میلیون فوت مکعب", "cubic_feet"),
    ],
)
def test_a_rate_belongs_to_the_measure(text: str, code: str, span: str, unit: str) -> None:
    (figure,) = figures(text, code)
    assert (figure.text, figure.unit) == (span, unit)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("دعا الخطيب إلى بناء البيت العربي الواحد.", "ar"),
        ("كان نائبا بين 1998-94 عن الجنوب.", "ar"),
        ("ناقش المجلس قرار الأمم المتحدة 1325 مطولا.", "ar"),
        ("وصلت أجهزة جديدة من طراز كوكب7 إلى السوق.", "ar"),
        ("تقام المباريات في 18 أو 19 آذار.", "ar"),
        ("زادت كمية الأمطار وكمية الثلوج.", "ar"),
        ("في القرن الواحد والعشرين تغير كل شيء.", "ar"),
        ("انطلقت الصفارات في تمام الساعة 00.01 ليلا.", "ar"),
        ("در سالهای ۶۶-۱۳۶۱ نماینده مجلس بود.", "fa"),
        ("میان سال‌های ۱۳۶۱-۱۳۶۶ سفیر بود.", "fa"),
        ("او در جام جهانی ۹۴ داور بود.", "fa"),
        ("در تابستان ۹۸ باران نبارید.", "fa"),
        ("مذاکرات ایران و گروه چهار بعلاوه یک آغاز شد.", "fa"),
        ("در صفحه ۵۰ کتاب به آن اشاره شده است.", "fa"),
        ("محله های 4 و 5 غرب تهران", "fa"),
    ],
)
def test_years_titles_and_designators_are_no_figures(text: str, code: str) -> None:
    assert values(text, code) == []


@pytest.mark.parametrize(
    ("text", "code", "measured"),
    [
        ("تراجعت صادراتها إلى 400 ألف طن.", "ar", "صادراتها"),
        ("اشترى الصندوق 30 في المئة من أسهم المصرف.", "ar", "أسهم المصرف"),
        ("بلغت التكلفة الإجمالية للجسر 80 مليون ريال.", "ar", "التكلفة الإجمالية للجسر"),
        ("ارتفع سعر النفط الخام فوق مستوى 90 دولارا.", "ar", "سعر النفط الخام"),
        ("جرح جنديان تركيان في الكمين.", "ar", "جنديان تركيان"),
        ("حضرت الدول الـ24 الأعضاء.", "ar", "الدول"),
        ("۴۰ نفر از کارشناسان دعوت شدند.", "fa", "کارشناسان"),
        ("۶۰ درصد از صادرات کشور به همسایگان می‌رود.", "fa", "صادرات کشور"),
        ("نیمی از بودجه هزینه شد.", "fa", "بودجه"),
    ],
)
def test_what_is_measured_is_the_whole_noun_phrase(text: str, code: str, measured: str) -> None:
    (figure,) = figures(text, code)
    assert figure.measures == measured


def test_an_unlisted_noun_is_told_in_its_own_word() -> None:
    assert values("جمع الباحث 360 زمردة في رحلته.", "ar") == [(360, "زمردة")]
    assert values("رأى الحارس 200 يقفزون السياج.", "ar") == [(200, None)]
    assert values("دو نورافکن خاموش شد.", "fa") == [(2, "نورافکن")]


def test_a_percentage_compares_and_is_no_bound_of_what_follows() -> None:
    assert values("فروش ۸ درصد بیش از دو ماه پیشین بود.", "fa") == [(8, "percent"), (2, "months")]


def test_an_edition_is_no_count_and_a_count_no_edition() -> None:
    assert values("احتفلت البلاد بالعيد الوطني الـ32 أمس.", "ar") == [(32, "ordinal")]
    assert values("اجتمع وزراء الخارجية الـ28 أمس.", "ar") == [(28, "persons")]
    assert values("شارك في اللقاء 15 زمردة.", "ar") == [(15, "زمردة")]


def test_money_of_another_state_needs_that_state_to_prevail() -> None:
    text = "زار وفد من السودان القاهرة. قال وزير السودان في الخرطوم إن السودان سدد 30 مليون جنيه لأن السودان وعد بذلك."
    assert values(text, "ar") == [(30_000_000, "SDG")]
    assert values("دولت مصر ۳۰ میلیون پوند پرداخت.", "fa") == [(30_000_000, "EGP")]


@pytest.mark.parametrize(
    ("text", "code", "value", "unit"),
    [
        ("صمد البناء أزيد من قرن وربع.", "ar", {"min_exclusive": 1.25}, "centuries"),
        ("بعد ثلاثة عقود ونصف عاد إلى قريته.", "ar", 3.5, "decades"),
        ("سجل المفتش 12 «منشأة» بلا ترخيص.", "ar", 12, "installations"),
    ],
)
def test_long_times_have_parts_and_nouns_may_be_quoted(text: str, code: str, value: Any, unit: str) -> None:
    assert values(text, code) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "code", "measured"),
    [
        ("تقع حلب، ثاني أكبر مدن البلاد، في الشمال.", "ar", "أكبر مدن البلاد"),
        ("۷۴ درصد هزینه‌ها از جمله علوفه در داخل است.", "fa", "هزینه‌ها"),
        ("تورم ۲۰ درصد بیشتر شد.", "fa", "تورم"),
    ],
)
def test_shares_and_ranks_name_their_whole(text: str, code: str, measured: str) -> None:
    (figure,) = figures(text, code)
    assert figure.measures == measured


def test_a_participle_of_falling_gives_the_direction() -> None:
    (figure,) = figures("بلغت الإيرادات مستوى متدنيا، منخفضة عن العام السابق بنسبة 3 في المئة.", "ar")
    assert figure.change == "decrease"


def test_a_fall_by_some_to_some_is_no_range() -> None:
    found = figures("هبط خام القياس العالمي مزيج البحر 1.5 دولار إلى 56 دولارا.", "ar")
    assert [figure.value for figure in found] == [1.5, 56]
    assert found[1].change == "decrease_to"


def test_a_share_that_falls_from_one_to_another_is_not_doubted() -> None:
    found = figures("هبط معدل الرضا من 44 في المئة إلى 37 في المئة.", "ar")
    assert [figure.doubt for figure in found] == [None, None]


def test_a_part_is_of_the_whole_phrase() -> None:
    (figure,) = figures("يستخدم النظام ثلث سكان العالم في المدن.", "ar")
    assert figure.measures == "سكان العالم"
