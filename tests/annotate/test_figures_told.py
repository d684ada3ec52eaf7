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
