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


def test_a_verb_written_like_a_preposition_is_told_by_its_own_one() -> None:
    for text, cue in (
        ("قال سيرغي لافروف إن الوضع صعب.\nوعبر عن استغرابه من الاتهامات التي أدلى بها محمد جواد ظريف.", "وعبر"),
        ("من جانبه عبر معالي وزير الخارجية الروسي سيرغي لافروف عن حرص بلاده على السلام.", "عبر"),
        ("وكان سيرغي لافروف قد عبر عن تشككه في الاتفاق.", "عبر"),
    ):
        assert [s.speakers for s in coded(text, "ar").statements if s.cue.text == cue] == [("Q58217",)]
    assert coded("وصل سيرغي لافروف عبر البحر إلى تركيا، وأعلن عن خطة جديدة.", "ar").statements[0].cue.text == "وأعلن"


def test_a_participle_before_a_complementizer_needs_no_comma() -> None:
    text = "أكد سيرغي لافروف تمسك بلاده بالاتفاق مبينا أن العقوبات ستعود."
    assert [s.content.text for s in coded(text, "ar").statements] == ["تمسك بلاده بالاتفاق", "أن العقوبات ستعود"]


def test_reported_is_no_agency() -> None:
    statement = coded("وأفاد مصدر أمني أن المعبر مغلق.", "ar").statements[0]
    assert (statement.cue.text, statement.speakers) == ("وأفاد", ())


def test_a_price_is_no_word_of_praise() -> None:
    praise = coded("كما ثمن سيرغي لافروف دور الوساطة المصرية.", "ar").statements
    assert [(s.cue.text, s.content.text) for s in praise] == [("ثمن", "دور الوساطة المصرية")]
    assert not coded("دفع سيرغي لافروف ثمن الحرب مع أوكرانيا.", "ar").statements


def test_a_reminder_of_nobody_in_particular_is_no_statement() -> None:
    assert not coded("یادآوری می‌شود که شصت زندانی در زندان هستند.", "fa").statements


def test_a_passive_that_its_vowel_shows_is_no_speech() -> None:
    text = "قال سيرغي لافروف إن الوضع صعب.\nووُعد بمبلغ خمسة مليارات دولار."
    assert len(coded(text, "ar").statements) == 1


def test_who_is_threatened_by_somebody_threatens_nobody() -> None:
    assert not coded("لافروف أول وزير يخطف ويهدد بالقتل من قبل مسلحين.", "ar").statements


def test_a_noun_behind_that_is_no_verb_of_speech_but_the_one_behind_it_had_been_that_is() -> None:
    found = coded("قال لافروف إن رفض الاتفاق سيمنح روسيا فرصة للعودة إلى الحوار.", "ar").statements
    assert [s.read_by for s in found] == ["ar.say.qala"]
    found = coded("وسبق أن رفض لافروف المشاركة في المؤتمر.", "ar").statements
    assert [s.content.text for s in found] == ["المشاركة في المؤتمر"]


def test_a_place_and_a_colon_tell_where_unless_a_headline_has_a_verb() -> None:
    def said(text: str) -> list[tuple[str, ...]]:
        return [s.speakers for s in coded(text, "ar").statements]

    assert said("تونس: مقتل شخصين في انفجار غامض بالعاصمة\n\nوقع الحادث أمس.") == []
    assert said("روسيا: لن نسمح بخرق الاتفاق\n\nوقع الحادث أمس.") == [("RUS",)]
    assert said("عنوان الخبر هنا\n\nروسيا: أحمد يونس مراسل الجريدة في البلاد.") == []
