"""What the clause around a figure tells of it: its change, what it measures; numbers that belong to names."""

from typing import Any

import msgspec
import pytest

from rasad.annotate.figures import find_figures
from rasad.langpack.pack import load_pack
from rasad.records.report import Figure
from rasad.text.documents import line_document


def figures(text: str, code: str) -> tuple[Figure, ...]:
    return find_figures(line_document(text, language=code), load_pack(code))


def values(text: str, code: str) -> list[tuple[Any, str | None]]:
    return [(msgspec.to_builtins(figure.value), figure.unit) for figure in figures(text, code)]


@pytest.mark.parametrize(
    ("text", "code", "changes"),
    [
        (
            "وصعد الخام الثقيل في العقود المؤجلة لشهر أيلول (سبتمبر) 42 سنتا إلى 61.7 دولار.",
            "ar",
            ["increase", "increase_to"],
        ),
        ("ونزل سعر القمح 3 دولارات للطن.", "ar", ["decrease"]),
        ("خسرت العملة المحلية 8 في المئة من قيمتها.", "ar", ["decrease"]),
        ("خسرت الكتيبة 8 جنود.", "ar", [None]),
        ("نزلت 6 مروحيات في المطار.", "ar", [None]),
        ("سيرتفع عدد المقاعد من 120 إلى 150.", "ar", [None, "increase_to"]),
        ("يتوقع المصرف تراجعا يصل إلى 9 في المئة.", "ar", ["decrease"]),
        ("زاد استهلاك القرى بعد هبوطه إلى 20 طنا.", "ar", ["decrease_to"]),
        ("رفع المصنع إنتاجه لنحو 40 ألف طن.", "ar", ["increase_to"]),
        ("جعل ارتفاع الفائدة الدينار أقوى بنحو 7 في المئة.", "ar", [None]),
        ("ارتفع سعر الأونصة فوق مستوى 1900 دولار.", "ar", ["increase_to"]),
        ("رفعت الحكومة أسعار البنزين وحددت الحصة بـ 60 لترا.", "ar", [None]),
        ("ترتفع القبة 30 مترا فوق الساحة.", "ar", [None]),
        ("تعدادی از کارگاه‌ها ۱۸ درصد نسبت به سال ۱۳۸۰ رشد داشتند.", "fa", ["increase"]),
        ("این صنعت از ۶ درصد رشد برخوردار شد.", "fa", ["increase"]),
        ("بهای هر سکه ممکن است تا مرز ۲۰۰ دلار در هر گرم سقوط کند.", "fa", ["decrease_to"]),
        ("سهم معدن به ۱۲ درصد کاهش یافت.", "fa", ["decrease_to"]),
        ("رشد اقتصادی این کشور در بهار به طور متوسط ۳٫۴ درصد بود.", "fa", ["increase"]),
        ("این قرارداد ۳۰۰ قلم جنس مشمول کاهش تعرفه دارد.", "fa", [None]),
        ("گروه در ارتفاع ۴۲۰۰ متری صعود را آغاز کرد.", "fa", [None]),
        ("رشد اقتصادی منفی دو درصد پیش‌بینی شد.", "fa", [None]),
        ("کفش به قیمت ۵ هزار تومان مثل آفت بازار را گرفت.", "fa", [None]),
    ],
)
def test_a_change_is_read_over_the_words_between(text: str, code: str, changes: list[str | None]) -> None:
    assert [figure.change for figure in figures(text, code)] == changes


@pytest.mark.parametrize(
    ("text", "code", "measured"),
    [
        ("تدفع البلدية حصتها في ميزانية الصندوق بواقع 20 مليون دولار.", "ar", "حصتها"),
        ("وافق المجلس على دعم المزارع بـ 50 مليون ريال.", "ar", None),
        ("فرضت المحكمة غرامة تصل إلى 90 ألف ريال.", "ar", "غرامة"),
        ("تستورد الشركة نصف وارداتها النفطية البالغة 6 ملايين برميل من الجنوب.", "ar", "وارداتها النفطية"),
        ("يخصص المصرف 30 مليون دولار لدعم الزراعة.", "ar", None),
        ("صوّت المجلس على مساعدات مقترحة بقيمة 40 مليون دولار.", "ar", "مساعدات مقترحة"),
        ("رفعت الحكومة أسعار البنزين وحددت الحصة بـ 60 لترا.", "ar", None),
        ("باع المراهنون على هبوط الأسعار 33 طنا من المعدن.", "ar", None),
        ("استشهد ثلاثة عشر من رجال الأمن.", "ar", "رجال الأمن"),
        ("قتل 42 منهم في الكمين.", "ar", None),
        ("نشرت القوات 300 متطوع في المدينة.", "ar", "متطوع"),
        ("جاء الفريق بـ 15 لإيطاليا.", "ar", None),
        ("نیمی از آنها در این شهر زندگی می‌کنند.", "fa", None),
        ("تا پایان سال ۴۰ درصد تولید را در اختیار داشتیم.", "fa", "تولید"),
        ("کیفیت این گزارش ۳۶ درصد ناقص بود.", "fa", None),
        ("پرداختی در بیمه بیکاری ۹۰۰ میلیارد ریال بود.", "fa", None),
        ("دو مته در سطح ماه فرو رفت و ۳ متر حفر شد.", "fa", None),
        ("این رقم فعلی ۶۶ دلار است.", "fa", None),
        ("تراز این سد با سرعت سه برابر شد تا بتواند ۱۲۵ گیگابایت را ثبت کند.", "fa", None),
        ("کاهش ۳۷ درصدی تولید فولاد ثبت شد.", "fa", "تولید فولاد"),
        ("۳۰ درصد از برنامه دوم اجرا شد.", "fa", "برنامه دوم"),
    ],
)
def test_a_noun_is_measured_only_where_nothing_else_governs_it(text: str, code: str, measured: str | None) -> None:
    assert figures(text, code)[-1].measures == measured


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("تقدمت كتائب من اللواء 15 نحو المدينة. وعاد الهدوء.", "ar"),
        ("پیش‌شماره آنها ۷۰۰، ۷۳۱ و ۷۳۰ بود. تماس قطع شد.", "fa"),
        ("عملیات والفجر ۴ آغاز شد. او به جبهه رفت.", "fa"),
        ("ژان ون دو لد کارگردان فیلم است. او آمد.", "fa"),
    ],
)
def test_a_bare_number_in_a_name_is_no_figure(text: str, code: str) -> None:
    assert figures(text, code) == ()


def test_a_definite_noun_with_a_joined_preposition_may_have_a_rank() -> None:
    assert values("استعدت اللجنة للدورة 21 من المؤتمر. وصل الوفد.", "ar") == [(21, "ordinal")]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("ارتفع الموج من نصف متر إلى متر ونصف.", "ar", [(0.5, "metres"), (1.5, "metres")]),
        ("يحتاج الجسم إلى لترين ونصف في الصيف.", "ar", [(2.5, "litres")]),
        ("طول الطريق 5 كيلومترات ونصف سكانه مزارعون.", "ar", [(5, "kilometres"), (0.5, None)]),
        ("بيع الكيس بـ 3 دولارات و40 سنتا.", "ar", [(3.4, "USD")]),
        ("خسر مليون دولار ونصف المليون في الصفقة.", "ar", [(1_500_000, "USD")]),
        ("صوّت ضد القانون أكثر من خمس أعضائه.", "ar", [({"min_exclusive": 0.2}, None)]),
        ("تبلغ حصة الزراعة خمس إجمالي الدخل.", "ar", [(0.2, None)]),
        ("لا تقبل المدينة عشر هذا العدد.", "ar", [(0.1, None)]),
        ("زار القرية ثلاثة عشر طبيبا.", "ar", [(13, "persons")]),
        ("فقد حياته رجل في الـ38 من العمر.", "ar", [(38, "years")]),
        ("وفدت عائلات ما بين 1300-1500 عامل.", "ar", [({"min": 1300, "max": 1500}, "persons")]),
        ("كانت الدولة قوية ما بين 1577 و1612.", "ar", []),
        ("شغل المنصب بين العامين 1981 و2005.", "ar", []),
        ("في القرنين الـ19 والـ20 تغير العالم.", "ar", []),
        ("نشر المقال في العدد 15588 من الصحيفة.", "ar", []),
        ("بلغ عدد القتلى 40. عاد الهدوء.", "ar", [(40, "persons")]),
        ("تقدم الفريق ثلاثة مراكز في الترتيب.", "ar", [(3, "places")]),
        ("فتحت الوزارة ثلاثة مراكز للتدريب.", "ar", [(3, "centres")]),
        ("شرح المدرب 3 طرق مختلفة للحفظ.", "ar", [(3, "ways")]),
        ("بهای هر بشکه به ۵۸ دلار و ۸۴ سنت رسید.", "fa", [(58.84, "USD")]),
        ("در یکسال و نیم گذشته باران نبارید.", "fa", [(1.5, "years")]),
        ("حداکثر سه در هزار اعتبارات هزینه شد.", "fa", [({"max": 3}, "per_mille")]),
        ("به ترتیب ۱۰ و ۲۰ نفر به دو شهر رفتند.", "fa", [(10, "persons"), (20, "persons"), (2, "cities")]),
        ("این کشور جمعیت هفتاد میلیونی دارد.", "fa", [(70_000_000, "persons")]),
        ("دولت بدهی ۱۵۰ میلیاردی دولت قبل را پرداخت.", "fa", [(150_000_000_000, None)]),
        ("شمار زخمی‌ها به ۴۰ رسید. آرامش برگشت.", "fa", [(40, "persons")]),
        ("این دستگاه با بسامد ۴ هرتز کار می‌کند.", "fa", [(4, "hertz")]),
    ],
)
def test_parts_shares_and_counts_are_read_whole(text: str, code: str, expected: list[Any]) -> None:
    assert values(text, code) == expected


def test_hundreds_after_millions_are_doubted() -> None:
    (figure,) = figures("این کارخانه ۲ میلیون و ۳۰۰ تن فولاد می‌سازد.", "fa")
    assert (figure.value, figure.probable_value) == (2_000_300, 2_300_000)
    assert figure.doubt


@pytest.mark.parametrize(
    ("text", "code", "measured"),
    [
        ("بالنسبة للدول الـ24 الأعضاء تأجل الموعد.", "ar", "دول"),
        ("تنطلق فعاليات مهرجان ربيع الواحة الـ36 غدا.", "ar", "مهرجان ربيع الواحة"),
        ("وكشف التقرير الـ51 عن الأرقام.", "ar", "التقرير"),
        ("ضم الكتاب 130 صورة عالية الجودة.", "ar", "صورة"),
        ("شش تن از آنان بازگشتند.", "fa", None),
    ],
)
def test_the_phrase_is_no_longer_than_its_noun(text: str, code: str, measured: str | None) -> None:
    (figure,) = figures(text, code)
    assert figure.measures == measured


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("رفعها المحامون في المحاكم بواقع 169 قضية.", "ar", [(169, "issues")]),
        ("افتتح الأمير مهرجان الواحة 36 بحضور الأعيان.", "ar", []),
        ("يتكون المبنى من خمسة أدوار.", "ar", [(5, "floors")]),
        ("ادى الفنان ثلاثة أدوار في المسرحية.", "ar", [(3, "roles")]),
        ("وصل (17 ألف) حاج.", "ar", [(17_000, "persons")]),
        ("نمایشگاه (TECH ۲۰۱۹) ماه آینده برگزار می‌شود.", "fa", []),
        ("دومینیک دو ویلپن سخن گفت. او رفت.", "fa", []),
    ],
)
def test_units_and_names_around_are_told_apart(text: str, code: str, expected: list[Any]) -> None:
    found = figures(text, code)
    assert [(msgspec.to_builtins(figure.value), figure.unit) for figure in found] == expected
    assert all(figure.change is None for figure in found)


def test_a_rise_to_a_share_of_a_named_whole_is_not_doubted() -> None:
    (figure,) = figures("افزایش بودجه پژوهش به ۴ درصد تولید ملی تصویب شد.", "fa")
    assert figure.doubt is None
    assert figure.measures == "تولید ملی"


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("ألّف الشيخ ثلاثين كتابا في اللغة.", "ar", [(30, "books", "كتابا")]),
        ("أصدر القاضي حكما وقرارين مهمين.", "ar", [(2, "resolutions", "قرارين")]),
        ("قاوم ثلث السكان وثلث يهاجر إلى الشمال.", "ar", [(1 / 3, None, "السكان"), (1 / 3, None, None)]),
        ("حضر نواب رئيس المجلس الثلاثة.", "ar", [(3, "persons", "نواب رئيس المجلس")]),
        ("دعت الجمعية إلى إلغاء عقد الصيانة وقد كلف المدينة 3 ملايين دولار.", "ar", [(3_000_000, "USD", None)]),
        ("وقع الطرفان عقدا بقيمة 5 ملايين دولار.", "ar", [(5_000_000, "USD", "عقدا")]),
        ('زار الوفد مستشفى الأمل "4477" صباح اليوم.', "ar", []),
        ("۲ هزار ۶۰۰ نفر در صف بودند.", "fa", [(2600, "persons", None)]),
        ("بیست وهفت نفر بازگشتند.", "fa", [(27, "persons", None)]),
        ("هفت تن از دفتر نمایندگی اخراج شدند.", "fa", [(7, "persons", None)]),
        ("این دانشگاه ۲۸ رشته تحصیلی دارد.", "fa", [(28, "disciplines", "رشته تحصیلی")]),
        ("سهم ۱۴ درصدی شرکت از بازار کم نشد.", "fa", [(14, "percent", "سهم")]),
        ("۱۶ هزار و ۱۴۰ بازرسی انجام شد.", "fa", [(16_140, "inspections", "بازرسی")]),
        ("دو مورد از تعهدات اجرا شد.", "fa", [(2, "cases", None)]),
    ],
)
def test_the_counted_noun_and_its_unit_agree(text: str, code: str, expected: list[Any]) -> None:
    found = [(figure.value, figure.unit, figure.measures) for figure in figures(text, code)]
    assert found == [(pytest.approx(value), unit, measured) for value, unit, measured in expected]


@pytest.mark.parametrize(
    ("text", "code", "changes"),
    [
        ("ارتفع المؤشر بنسبة 0.3% أو 2.5 دولار ليسجل 900 دولار.", "ar", ["increase", "increase", "increase_to"]),
        ("زاد دين البلاد بمقدار 11 مليار دولار (2.4%) هذا العام.", "ar", ["increase", "increase"]),
        ("تراجع السعر إلى 20 دولارا أو 30 دولارا.", "ar", ["decrease_to"]),
        ("بهای نفت ۲۵ سنت یا ۰٫۴ درصد کاهش یافت و به ۵۸ دلار رسید.", "fa", ["decrease", "decrease", "decrease_to"]),
        ("به علت افزایش تنش این قطعنامه با ۱۵ رای تصویب شد.", "fa", [None]),
    ],
)
def test_a_change_holds_for_the_same_amount_in_other_words(text: str, code: str, changes: list[str | None]) -> None:
    assert [figure.change for figure in figures(text, code)] == changes


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("خلال العشر السنوات الماضية تغير الحال.", "ar", [(10, "years")]),
        ("نظم المتحف 86 جولة إرشادية.", "ar", [(86, "tours")]),
        ("در سال 96  یک‌میلیون و ۳۰۵ هزار نسخه چاپ شد.", "fa", [(1_305_000, "copies")]),
        ("او دو سیم برق خرید.", "fa", [(2, None)]),
        ("هدف ۱۰ به توان منفی ۲۳ است.", "fa", []),
    ],
)
def test_numbers_are_no_longer_than_they_are_written(text: str, code: str, expected: list[Any]) -> None:
    assert values(text, code) == expected


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("انتهى الشهر والليالي العشر المباركة.", "ar", [("الليالي العشر", 10, "days")]),
        ("لم يتوقف الخلاف منذ 2012 كلما هدأ عاد.", "ar", []),
        ("وصل عددهم إلى 30 كما قال الوزير.", "ar", [("30", 30, "persons")]),
        ("تقام المباراة أيام 17 أو 18 أو 19 من نفس الشهر.", "ar", []),
        ("أقر المجلس في دورته 31 المنعقدة هنا. انتهى.", "ar", [("31", 31, "ordinal")]),
        ("ثمن الساعة يفوق راتبه بنحو أربعة أضعاف.", "ar", [("نحو أربعة أضعاف", 4, "times")]),
        ("تجرى الانتخابات عام .2016", "ar", []),
        (
            "او در کمتر از یک سال و نیم از زندان آزاد شد.",
            "fa",
            [("کمتر از یک سال و نیم", {"max_exclusive": 1.5}, "years")],
        ),
        ("مراسم با حضور ۷ هزار علاقمند آغاز شد.", "fa", [("۷ هزار", 7000, "persons")]),
        ("تأمین نیاز کشور ۸۰ میلیونی سخت است.", "fa", [("۸۰ میلیونی", 80_000_000, "persons")]),
    ],
)
def test_spans_hold_the_figure_and_nothing_else(text: str, code: str, expected: list[Any]) -> None:
    assert [(x.text, msgspec.to_builtins(x.value), x.unit) for x in figures(text, code)] == expected


def test_an_adjective_is_no_verb_that_ends_alike() -> None:
    (figure,) = figures("عرض المتجر 5 أجهزة تقنية تتحدى القوانين.", "ar")
    assert figure.measures == "أجهزة تقنية"


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("تزيد لديهم مخاطر الإصابة بما لا يقل عن 8 أنواع.", "ar", [({"min": 8}, "types", None)]),
        (
            "زادت المبيعات 3 في المئة إلى معدل سنوي قدره 5 ملايين وحدة.",
            "ar",
            [(3, "percent", "increase"), (5_000_000, "units", "increase_to")],
        ),
        ("أقيم الحفل بمدرسة 19 الابتدائية للبنات.", "ar", []),
        ("نفذت 130 حكما منذ الاستقلال بينها 29 هذا العام.", "ar", [(130, "judgments", None), (29, "judgments", None)]),
        ("این نشست 13 یا 15 ماه مه جاری برگزار می‌شود.", "fa", []),
        ("توافق کاهش تولید ۹۰۰ هزار بشکه‌ای تمدید شد.", "fa", [(900_000, "barrels", "decrease")]),
        ("کد ستاره ۷۸۰ ستاره را بزنید.", "fa", []),
    ],
)
def test_goals_parts_and_dates_around_are_read(text: str, code: str, expected: list[Any]) -> None:
    assert [(msgspec.to_builtins(x.value), x.unit, x.change) for x in figures(text, code)] == expected


@pytest.mark.parametrize(
    ("text", "code", "measured"),
    [
        ("قصفت الطائرات 3 مواقع للجهاديين.", "ar", "مواقع"),
        ("او در ۶۰ فیلم سینمایی ایفای نقش کرده است.", "fa", "فیلم سینمایی"),
    ],
)
def test_what_follows_the_noun_is_no_adjective(text: str, code: str, measured: str) -> None:
    (figure,) = figures(text, code)
    assert figure.measures == measured


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("مهدت لهذا جنيف -3 سوريا وغيرها.", "ar", []),
        ("عثر على مادة البولونيوم- 210 في الفندق.", "ar", []),
        ("تتألف القاعدة من 3 آلاف نص.", "ar", [("نص", None)]),
        ("وقعت الـ15 دولة الاتفاق.", "ar", [("دولة", None)]),
        (
            "بلغت حصة الطاقة المتجددة 24 في المائة، والوقود الصلب 20 في المائة.",
            "ar",
            [("حصة الطاقة المتجددة", None), (None, None)],
        ),
        ("أتاح القرار زيادة مبيعاتها في الخارج بقيمة مليار دولار.", "ar", [("مبيعاتها", "increase")]),
        ("ارتفعت الصادرات ودفعت الشركة ثمن سلع بقيمة 3 ملايين دولار.", "ar", [(None, None)]),
        ("سهم تولید را ۴۰ درصد احیا کنیم.", "fa", [("سهم تولید", None)]),
        ("چهارمین همایش انجمن‌های علمی آغاز شد.", "fa", [("همایش", None)]),
    ],
)
def test_a_nearer_noun_or_verb_keeps_the_far_one_away(text: str, code: str, expected: list[Any]) -> None:
    assert [(x.measures, x.change) for x in figures(text, code)] == expected


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("تا پایان سال یک میلیون تن دیگر به تولید افزودند.", "fa", [(1_000_000, "tonnes", None)]),
        ("ده تن دیگر زخمی شدند.", "fa", [(10, "persons", None)]),
        ("ادعا مبنی بر صفر شدن فروش نفت رد شد.", "fa", [(0, None, "decrease_to")]),
        ("کانال‌ها از ۴۰۰ هزارکانال بیشتر شد. او رفت.", "fa", []),
        ("این شهر به سه قسمت تقسیم می‌شود.", "fa", [(3, "parts", None)]),
        ("سریال در سه قسمت پخش شد.", "fa", [(3, "episodes", None)]),
        ("کمک به کارت 5894631850259730 بانک رفاه.", "fa", []),
        ("بودجه 5894631850259730 ریال است.", "fa", [(5_894_631_850_259_730, "IRR", None)]),
    ],
)
def test_large_zero_and_glued_numbers(text: str, code: str, expected: list[Any]) -> None:
    assert [(x.value, x.unit, x.change) for x in figures(text, code)] == expected
