"""What a headline names is still to come where the text tells it so; what is prepared, approved or due by then too."""

import pytest

from tests.events.coding import coded, event_of

HEADED = [
    ("ar", "بوتين يستقبل أردوغان\n\nيستقبل الرئيس الروسي فلاديمير بوتين غدا نظيره التركي رجب طيب أردوغان في سوتشي."),
    ("ar", "محادثات بين مصر وتركيا\n\nمن المقرر أن تجري مصر وتركيا محادثات في القاهرة الأسبوع المقبل."),
    ("fa", "سفر یک مقام انگلیسی به ایران\n\nقرار است یک مقام انگلیسی روز یکشنبه آینده به ایران سفر کند."),
]


@pytest.mark.parametrize(("language", "text"), HEADED)
def test_a_headline_shares_the_status_and_the_day_of_the_plan_that_the_text_tells(language: str, text: str) -> None:
    events = coded(text, language).events
    assert {(event.type, event.status) for event in events} == {("AGREE", "planned")}
    assert len({event.date.edtf for event in events if event.date is not None}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "لقاء بين بوتين وأردوغان\n\nالتقى بوتين الرئيس التركي أردوغان في سوتشي. وسيلتقي بوتين أردوغان الشهر المقبل.",
        "لقاء بين بوتين وأردوغان\n\nسيزور الرئيس الروسي بوتين بغداد الأسبوع المقبل.",
        "بوتين التقى أردوغان\n\nسيلتقي الرئيس الروسي بوتين نظيره التركي أردوغان في موسكو الشهر المقبل.",
        "لقاء أمس بين بوتين وأردوغان\n\nسيلتقي الرئيس الروسي بوتين نظيره التركي أردوغان في موسكو الشهر المقبل.",
    ],
)
def test_a_headline_of_what_was_done_or_of_another_contact_stays_done(text: str) -> None:
    headed = min(coded(text, "ar").events, key=lambda event: event.trigger.start)
    assert (headed.type, headed.status) == ("CONSULT", "happened")


PLANNED = [
    ("ar", "عقد وزراء دول مجلس التعاون جلسة في الرياض للتحضير لاجتماع مع سيرغي لافروف.", "meeting"),
    ("ar", "أنقرة وموسكو تمهدان لقمة بين أردوغان وبوتين.", "summit"),
    ("ar", "اختتم سيرغي لافروف زيارته لبغداد، ويتوجه لاحقا إلى الكويت.", "arrival"),
    ("ar", "كشفت الشرطة عن مخطط لهجوم إيراني على فرنسا.", "attack"),
    ("fa", "دیدار پوتین و اردوغان در دستور کار است.", "meeting"),
    ("fa", "وزیر خزانه‌داری آمریکا گفت واشنگتن تا پایان هفته جواد ظریف را تحریم می‌کند.", "sanctions"),
    ("fa", "پنتاگون با اعزام هزار نیروی تازه‌نفس به عربستان موافقت کرد.", "mobilisation"),
]


@pytest.mark.parametrize(("language", "sentence", "kind"), PLANNED)
def test_what_is_prepared_approved_or_due_by_then_is_planned(language: str, sentence: str, kind: str) -> None:
    assert event_of(coded(sentence, language), kind).status == "planned"


def test_the_talks_in_which_something_was_agreed_to_were_held() -> None:
    text = "ترامپ در مذاکره با محمد بن سلمان با اعزام نیرو به عربستان موافقت کرد."
    assert [e.status for e in coded(text, "fa").events if e.kind in ("talks", "negotiation")] == ["happened"]


SAID_NOW = [
    ("ar", "سيزور لافروف بغداد ويرفض العقوبات الأمريكية على إيران.", "refusal"),
    ("ar", "سيجتمع الوزراء وتطالب روسيا إسرائيل بوقف الغارات.", "call_for_yield"),
]


@pytest.mark.parametrize(("language", "sentence", "kind"), SAID_NOW)
def test_words_beside_a_plan_are_said_now(language: str, sentence: str, kind: str) -> None:
    assert event_of(coded(sentence, language), kind).status == "happened"


def test_a_visit_told_in_the_present_beside_a_plan_is_planned() -> None:
    text = "سيبدأ وزير الخارجية الإيراني محمد جواد ظريف جولة في شمال أفريقيا تشمل الجزائر وتونس."
    assert {event.status for event in coded(text, "ar").events} == {"planned"}


ONGOING = [
    ("ar", "أعلن المتحدث أن المحادثات بين الرياض وطهران لا تزال جارية في بغداد.", "talks"),
    ("ar", "أدان البرلمان العدوان الإسرائيلي المتواصل على سوريا.", "attack"),
    ("fa", "گفت‌وگوهای دیپلماتیک میان ایران و فرانسه همچنان برقرار است.", "talks"),
    ("fa", "رایزنی‌های مستمر میان ایران و عراق به سود دو ملت است.", "talks"),
    ("fa", "عربستان هر روز ده یمنی را به قتل می‌رساند.", "killing"),
]


@pytest.mark.parametrize(("language", "sentence", "kind"), ONGOING)
def test_what_is_said_to_last_goes_on(language: str, sentence: str, kind: str) -> None:
    assert event_of(coded(sentence, language), kind).status == "ongoing"


DONE_AT_ONCE = [
    ("ar", "القوات الإسرائيلية تعتقل عشرة فلسطينيين في الضفة الغربية.", "arrest"),
    ("fa", "پلیس ترکیه ده تبعه روسیه را بازداشت می‌کند.", "arrest"),
    ("fa", "آمریکا دارایی‌های ونزوئلا را بلوکه کرده و آن را پس نمی‌دهد.", "seizure"),
    ("ar", "الاتفاقات السابقة بين البلدين مصر والسودان ستكون محور المباحثات.", "agreement_oral"),
    ("fa", "توافق‌های قبلی ایران و ترکیه محور گفت‌وگوهای دو وزیر خواهد بود.", "agreement_oral"),
]


@pytest.mark.parametrize(("language", "sentence", "kind"), DONE_AT_ONCE)
def test_an_arrest_in_the_present_and_what_came_earlier_are_done(language: str, sentence: str, kind: str) -> None:
    assert event_of(coded(sentence, language), kind).status == "happened"
