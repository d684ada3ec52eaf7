"""Which words are speech: not what will or may be said, not prepositions, not passives, not another verb's noun."""

import pytest

from tests.events.coding import coded, said_by


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("سيقول سيرغي لافروف إن روسيا مستعدة للتعاون.", "ar"),
        ("عارضت تركيا بشدة هذا المقترح الجديد إلا أن المجلس أقره.", "ar"),
        ("فرنسا ستزيد من دعمها للمزارعين بعد أن ارتفعت الأسعار.", "ar"),
        ("تعاون روسيا وتركيا مستمر إن تطلب الأمر ذلك أو لم يتطلب.", "ar"),
        ("رحبت الصحف بما عبرت عنه روسيا أمس في جنيف.", "ar"),
        ("بحث سيرغي لافروف الخلاف بين روسيا وتركيا وبين فرنسا وإيران.", "ar"),
        ("رحبت الأسواق حين تؤكد روسيا تعاونها مع المنتجين.", "ar"),
        ("می‌توان گفت روسیه در این پرونده تنها مانده است.", "fa"),
        ("به روسیه بارها هشدار داده شد که از مرز نگذرد.", "fa"),
        ("آمریکا از دارو به عنوان سلاحی علیه مردم استفاده می‌کند که جنایت است.", "fa"),
    ],
)
def test_what_is_no_speech_makes_no_statement(text: str, language: str) -> None:
    assert not coded(text, language).statements


def test_a_verb_written_like_a_preposition_is_one_before_what_it_explains() -> None:
    assert said_by(coded("وبين سيرغي لافروف أن المحادثات مستمرة.", "ar"), "Q58217")
