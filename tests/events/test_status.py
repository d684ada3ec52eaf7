"""What is planned, possible, denied or wished for is not told as done."""

import pytest

from tests.events.coding import coded

SENTENCES = [
    ("ar", "التقى وزير الخارجية الروسي لافروف نظيره الإيراني جواد ظريف في موسكو.", "meeting", "happened"),
    ("ar", "سيلتقي وزير الخارجية الروسي لافروف نظيره الإيراني جواد ظريف غدا.", "meeting", "planned"),
    ("ar", "من المقرر أن يلتقي لافروف نظيره الإيراني جواد ظريف الأسبوع المقبل.", "meeting", "planned"),
    ("ar", "لم يلتق لافروف نظيره الإيراني جواد ظريف في موسكو.", "meeting", "denied"),
    ("ar", "قد يلتقي لافروف نظيره الإيراني جواد ظريف في موسكو.", "meeting", "hypothetical"),
    ("ar", "إذا التقى لافروف نظيره الإيراني جواد ظريف تغير الموقف.", "meeting", "hypothetical"),
    ("fa", "لاوروف وزیر خارجه روسیه با محمدجواد ظریف دیدار کرد.", "meeting", "happened"),
    ("fa", "لاوروف وزیر خارجه روسیه فردا با محمدجواد ظریف دیدار خواهد کرد.", "meeting", "planned"),
    ("fa", "قرار است لاوروف وزیر خارجه روسیه با محمدجواد ظریف دیدار کند.", "meeting", "planned"),
    ("fa", "لاوروف وزیر خارجه روسیه با محمدجواد ظریف دیدار نکرد.", "meeting", "denied"),
    ("fa", "ممکن است لاوروف وزیر خارجه روسیه با محمدجواد ظریف دیدار کند.", "meeting", "hypothetical"),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "status"), SENTENCES)
def test_the_status_is_what_the_verb_group_says(language: str, sentence: str, kind: str, status: str) -> None:
    events = coded(sentence, language).events
    assert [(event.kind, event.status) for event in events] == [(kind, status)]


WISHES = [
    ("ar", "دعا وزير الخارجية الإيراني إلى ضرورة انسحاب القوات الأجنبية من المنطقة."),
    ("ar", "أكد الرئيس الروسي أهمية عقد لقاء بين الجانبين الإيراني والسعودي."),
    ("ar", "تريد واشنطن أن تتخلى طهران عن التخصيب وتستأنف المفاوضات مع الوكالة الدولية للطاقة الذرية."),
    ("fa", "ظریف بر ضرورت دیدار وزرای خارجه ایران و عربستان تاکید کرد."),
]


@pytest.mark.parametrize(("language", "sentence"), WISHES)
def test_what_is_only_wished_for_is_no_event_that_happened(language: str, sentence: str) -> None:
    happened = [event for event in coded(sentence, language).events if event.status == "happened"]
    assert not [event for event in happened if event.type in ("CONSULT", "RETREAT")]


def test_a_planned_meeting_is_agree_and_keeps_what_it_would_be() -> None:
    event = coded("سيلتقي لافروف نظيره الإيراني جواد ظريف يوم السبت.", "ar").events[0]
    assert (event.type, event.mode) == ("AGREE", None)
    assert event.underlying is not None
    assert event.underlying.type == "CONSULT"
