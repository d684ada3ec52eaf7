"""What a statement says of its speaker's stance: told by its words, never by a cue that only stresses."""

import pytest

from tests.events.coding import coded


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("ar", "أكد سيرغي لافروف أن الوفد سيصل غدا إلى بيروت.", None),
        ("ar", "قال لافروف إن الاجتماع طويل، مشددا على أن الوثائق جاهزة.", None),
        ("ar", "جزم لافروف بأن الطقس سيكون جيدا.", None),
        ("ar", "أكد لافروف دعم بلاده لخطة المبعوث.", "supports"),
        ("ar", "شدد لافروف على تأييده للمبادرة الجديدة.", "supports"),
        ("ar", "أكد لافروف ضرورة فتح المعابر.", "demands"),
        ("ar", "أيد لافروف المبادرة الجديدة.", "supports"),
        ("fa", "سرگئی لاوروف تاکید کرد که هیات فردا به تهران می‌رسد.", None),
        ("fa", "سرگئی لاوروف مذاکرات با عراق را طولانی توصیف کرد.", None),
        ("fa", "سرگئی لاوروف بر حمایت کشورش از طرح نماینده تاکید کرد.", "supports"),
        ("fa", "سرگئی لاوروف بر لزوم بازگشایی گذرگاه‌ها تاکید کرد.", "demands"),
        ("fa", "سرگئی لاوروف از طرح نماینده حمایت کرد.", "supports"),
    ],
)
def test_a_stance_is_what_the_words_support_or_demand(language: str, text: str, stance: str | None) -> None:
    assert [statement.stance for statement in coded(text, language).statements][-1] == stance


def test_what_is_denied_is_no_stance_of_who_denies_it() -> None:
    assert coded("نفى سيرغي لافروف رفضه لقاء المبعوث.", "ar").statements[0].stance == "denies"
