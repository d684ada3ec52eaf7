"""Who vouches for an event: the narrator, an outlet, the side that acted, or a party that charges another with it."""

import pytest

from tests.events.coding import coded, event_of, parties

# Language, sentence, kind of the event, whether only the speaker vouches for it.
CASES = [
    ("ar", "قصف الطيران الروسي مواقع في إدلب صباح اليوم.", "airstrike", False),
    ("ar", "ووفق وكالة رويترز، قصف الطيران الروسي مواقع في إدلب.", "airstrike", False),
    ("fa", "به گزارش ایسنا، آمریکا تحریم‌های تازه‌ای علیه ایران وضع کرد.", "sanctions", False),
    ("ar", "وقالت وزارة الدفاع الروسية إن الطيران الروسي قصف مواقع في إدلب.", "airstrike", False),
    ("ar", "وقالت أوكرانيا إن الطيران الروسي قصف مواقع في خاركيف.", "airstrike", True),
    ("ar", "وقال مصدر محلي إن الطيران الروسي قصف مواقع في إدلب.", "airstrike", True),
    ("ar", "وقال مصدر دبلوماسي إن لافروف التقى جو بايدن في جنيف.", "meeting", True),
    ("fa", "کامران رستگار گفت که لاوروف هفته آینده به مینسک سفر می‌کند.", "visit", True),
    ("fa", "یک کارشناس گفت که لاوروف هفته آینده به مینسک سفر می‌کند.", "visit", False),
    ("fa", "لاوروف گفت که ماکرون هفته آینده به مینسک سفر می‌کند.", "visit", False),
    ("ar", "وقال لافروف إن بوتين التقى جو بايدن في جنيف.", "meeting", False),
    ("ar", "وقال لافروف إن إيمانويل ماكرون التقى جو بايدن في جنيف.", "meeting", True),
    ("fa", "لاوروف گفت که ماکرون با بایدن در ژنو دیدار کرد.", "meeting", True),
    ("fa", "لاوروف گفت که پوتین با بایدن در ژنو دیدار کرد.", "meeting", False),
    ("ar", "وقال لافروف إن زيارة إيمانويل ماكرون إلى بغداد كانت مفيدة.", "visit", False),
    ("ar", "وقال لافروف إن واشنطن قد تفرض عقوبات على إيران.", "sanctions", False),
    ("ar", "وقال الرئيس التركي إن الحرب الأميركية على العراق غيرت المنطقة.", "attack", False),
    ("ar", "وقال الرئيس العراقي إن الهجوم التركي على العراق خرق للسيادة.", "attack", True),
    ("ar", "وقال مصدر محلي إن الهجوم التركي على العراق مستمر.", "attack", True),
    ("ar", "قال الباحث سمير جمال إن تفجير السفارة الأمريكية في بيروت ما زال لغزا.", "bombing", False),
    ("fa", "ظریف گفت: تحریم مقامات ایران توسط آمریکا بی‌اثر است.", "sanctions", False),
    ("fa", "کامران رستگار گفت: وزارت صنعت ایران برای ساخت پالایشگاه در ونزوئلا آمادگی دارد.", "readiness", False),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "is_alleged"), CASES)
def test_only_another_sides_deed_in_somebodys_words_is_alleged(
    language: str, sentence: str, kind: str, is_alleged: bool
) -> None:
    assert (event_of(coded(sentence, language), kind).alleged_by is not None) is is_alleged


def test_what_a_doubted_party_claims_to_have_done_by_force_is_alleged() -> None:
    event = event_of(coded("زعمت جماعة الحوثي أنها أسقطت طائرة سعودية بدون طيار في مأرب.", "ar"), "shoot_down")
    assert event.alleged_by is not None


def test_what_the_document_tells_elsewhere_is_no_allegation() -> None:
    text = "قصف الطيران الروسي مواقع في إدلب.\n\nوقالت تركيا إن الطيران الروسي قصف مواقع في إدلب."
    event = event_of(coded(text, "ar"), "airstrike")
    assert (event.alleged_by, event.reported_by) == (None, "narrator")


def test_the_statement_of_an_own_deed_is_kept() -> None:
    event = event_of(coded("وقال لافروف إن بوتين التقى جو بايدن في جنيف.", "ar"), "meeting")
    assert event.reported_by.startswith("s:")


def test_they_in_direct_speech_is_not_the_one_who_speaks() -> None:
    for sentence in (
        "ترامپ گفت: این پهپاد در آسمان بود و آن را سرنگون کردند.",
        "محمد جواد ظریف نوشت: «در ساعت ۱۴ پهپاد از جنوب آمد و حریم هوایی عراق را نقض کرد.»",
    ):
        report = coded(sentence, "fa")
        speaker = report.statements[0].speakers[0]
        assert not [event for event in report.events if speaker in parties(event, "actor")]
