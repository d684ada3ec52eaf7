"""Figures whose bound, unit or change stands apart from them, and numbers that only look like figures."""

from typing import Any

import msgspec
import pytest

from rasad.annotate.figures import find_figures
from rasad.langpack.pack import load_pack
from rasad.records.report import Figure
from rasad.text.documents import line_document


def figures(text: str, code: str) -> tuple[Figure, ...]:
    return find_figures(line_document(text, language=code), load_pack(code))


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("أيد الاقتراح 14 من نواب الكتلة على الأقل.", "ar", {"min": 14}),
        ("أصيب سبعة عمال من المصنع القديم على الأكثر.", "ar", {"max": 7}),
        ("أصيب سبعة عمال ونقل رجل واحد على الأقل.", "ar", 7),
        ("يشترط ألا تقل خبرة الطبيب المرشح عن 5 أعوام.", "ar", {"min": 5}),
        ("تزيد لديهم مخاطر العدوى بما لايقل عن 4 أضعاف.", "ar", {"min": 4}),
        ("لا يستغرق فحص السيارة أكثر من 20 دقيقة.", "ar", {"max": 20}),
        ("قال إنه لا يعرف أن أكثر من 20 عاملا غابوا.", "ar", {"min_exclusive": 20}),
        ("تجاوزت كلفة الجسر المعلق 90 مليون دولار.", "ar", {"min_exclusive": 90_000_000}),
        ("لم يتجاوز عدد الحاضرين في القاعة الـ60.", "ar", {"max": 60}),
        ("تخطت الحرارة في الوادي والسهول الـ 45 مئوية.", "ar", {"min_exclusive": 45}),
        ("شمار کارگران این معدن به ۹۰ نفر نمی‌رسد.", "fa", {"max_exclusive": 90}),
        ("هزینه سفر به ۲۰۰ یا ۳۰۰ دلار نمی رسد.", "fa", {"max_exclusive": 300}),
        ("پرواز بیش از دو ساعت طول نمی‌کشد.", "fa", {"max": 2}),
        ("بهای هر سکه از مرز ۷۰۰ دلار گذشت.", "fa", {"min_exclusive": 700}),
        ("پس از ۷۰۰ دلار گذشت نکرد.", "fa", 700),
    ],
)
def test_bounds_reach_over_the_words_between(text: str, code: str, value: Any) -> None:
    assert [msgspec.to_builtins(figure.value) for figure in figures(text, code)] == [value]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("اجتمع الوزير بممثلي الدائنين الثلاثة.", "ar", [(3, "creditors")]),
        ("يبعد المنجم 15 كيلو مترا من الساحل.", "ar", [(15, "kilometres")]),
        (
            "سجلت الهيئة 3 ملايين و200 ألف طالب، منهم مليونان و100 ألف في المدن.",
            "ar",
            [(3_200_000, "persons"), (2_100_000, "persons")],
        ),
        ("بلغ عدد الزوار 4 ملايين زائر بانخفاض 30 ألفا.", "ar", [(4_000_000, "persons"), (30_000, "persons")]),
        ("اندازه قالی ۲۲۰ در ۱۵۰ سانتی‌متر است.", "fa", [(220, "centimetres"), (150, "centimetres")]),
        ("زمین‌لرزه‌ای میان 4/5 تا 6 ریشتری رخ داد.", "fa", [({"min": 5.4, "max": 6}, "richter")]),
        ("أفرغ العمال 70 حاوية منها 12 للمستشفى.", "ar", [(70, "containers"), (12, "containers")]),
        ("يعقد أكبر 5 مستوردين للحبوب قمة.", "ar", [(5, "importers")]),
        ("این منشور سه اصل دارد.", "fa", [(3, "principles")]),
        ("برداشت گندم به ۶ تن در هکتار رسید.", "fa", [(6, "tonnes")]),
        ("۳۵ نفر رای مخالف دادند.", "fa", [(35, "persons")]),
    ],
)
def test_units_come_from_what_is_counted(text: str, code: str, expected: list[Any]) -> None:
    assert [(msgspec.to_builtins(figure.value), figure.unit) for figure in figures(text, code)] == expected


@pytest.mark.parametrize(
    ("text", "code", "change"),
    [
        ("أقفل السهم بزيادة 3 نقاط.", "ar", "increase"),
        ("باع المصنع 9 آلاف سيارة بانخفاض ألفي سيارة.", "ar", "decrease"),
        (
            "زادت طلبات اللجوء التي قدمها الوافدون في دول الشمال والجنوب معا، وفق المكتب، بواقع 4 في المئة.",
            "ar",
            "increase",
        ),
        ("تراجع الين في السوق الآسيوية 2 في المئة.", "ar", "decrease"),
        ("تراجع المصنع الذي يملك فيه الصندوق 2 في المئة عن وعده.", "ar", None),
        ("تعهد المصنع بعدم زيادة أسعار الحليب بنسبة 9 في المئة.", "ar", None),
        ("حلقت الطائرة بارتفاع 900 متر.", "ar", None),
        ("تولید فولاد این شرکت دو برابر شد.", "fa", "increase"),
        ("تولید این شرکت دو برابر رقیب است.", "fa", None),
        ("هدف آنان به صفر رساندن واردات است.", "fa", "decrease_to"),
    ],
)
def test_changes_are_told_by_nouns_and_verbs_around(text: str, code: str, change: str | None) -> None:
    assert figures(text, code)[-1].change == change


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("برنده بخش صحنه دو: گروه نمایش شیراز", "fa"),
        ("جشنواره صحنه دو برگزار شد.", "fa"),
        ("بر پایه پاراگراف‌های ۱۱ و ۱۴ توافق", "fa"),
        ("حریف به شکست (1-3)تن داد.", "fa"),
        ("تقع الحوادث لواحد من كل أربعة سائقين.", "ar"),
        ("سود شرکت در سه ماهه دوم سال کم شد.", "fa"),
        ("أصدرت شركات تستخدم طراز 656 مذكرة جديدة.", "ar"),
        ("شارك البابا يوحنا الـ23 في افتتاحه.", "ar"),
    ],
)
def test_names_scores_and_bases_of_ratios_are_no_figures(text: str, code: str) -> None:
    assert figures(text, code) == ()


@pytest.mark.parametrize(
    ("text", "code", "measured"),
    [
        ("دفعت الشركة مبلغا قدره 30 مليون دولار.", "ar", None),
        ("صرف المصرف مبلغ 30 مليون دولار.", "ar", None),
        ("عقد الوزير والقوى الإقليمية الخمس اجتماعا.", "ar", "القوى الإقليمية"),
        ("أغلقت الحكومة السجون القديمة الثلاثة.", "ar", "السجون القديمة"),
        ("در انبار ۳۰۰ جفت کفش بود.", "fa", "کفش"),
        ("در انبار ۳۰۰ جلد کتاب بود.", "fa", "کتاب"),
        ("۱۵ نفر کشته شدند.", "fa", None),
        ("۱۵ نفر کارگر در معدن ماندند.", "fa", "کارگر"),
        ("زلزله ۵ ریشتری شهر را لرزاند.", "fa", None),
        ("این رقم ۵۰۰ میلیارد ریال بود.", "fa", None),
    ],
)
def test_what_is_measured_is_no_unit_and_no_numeral(text: str, code: str, measured: str | None) -> None:
    (figure,) = figures(text, code)
    assert figure.measures == measured


def test_a_parted_tonne_ends_at_its_word() -> None:
    (figure,) = figures("پلیس ۱۲ تن از انواع کالای قاچاق یافت.", "fa")
    assert (figure.text, figure.unit) == ("۱۲ تن", "tonnes")


def test_an_amount_takes_no_noun_that_another_amount_bears() -> None:
    (_, figure) = figures("کارخانه‌ای با ظرفیت ۳ میلیون بشکه به ۲ میلیارد دلار وام نیاز دارد.", "fa")
    assert figure.measures == "وام"
