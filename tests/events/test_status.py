"""What is planned, possible, denied or wished for is not told as done."""

import pytest

from tests.events.coding import coded, event_of, parties

SENTENCES = [
    ("ar", "التقى وزير الخارجية الروسي لافروف نظيره الإيراني جواد ظريف في موسكو.", "meeting", "happened"),
    ("ar", "سيلتقي وزير الخارجية الروسي لافروف نظيره الإيراني جواد ظريف غدا.", "meeting", "planned"),
    ("ar", "من المقرر أن يلتقي لافروف نظيره الإيراني جواد ظريف الأسبوع المقبل.", "meeting", "planned"),
    ("ar", "لم يلتق لافروف نظيره الإيراني جواد ظريف في موسكو.", "meeting", "denied"),
    ("ar", "قد يلتقي لافروف نظيره الإيراني جواد ظريف في موسكو.", "meeting", "hypothetical"),
    ("ar", "بدأت الجلسة صباحا على أن يلتقي لافروف نظيره الإيراني جواد ظريف مساء.", "meeting", "planned"),
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


GOVERNED = [
    ("ar", "يعتزم العاهل الأردني زيارة بغداد قبل نهاية الأسبوع.", "visit", "planned"),
    ("ar", "في حال شنت إسرائيل هجوما على لبنان فإن المنطقة ستشتعل.", "attack", "hypothetical"),
    ("ar", "نفت الخارجية الإيرانية عقد أي لقاء بين محمد جواد ظريف ونظيره الأمريكي.", "meeting", "denied"),
    ("ar", "لم يستبعد الكرملين عقد لقاء بين بوتين ونظيره التركي.", "meeting", "hypothetical"),
    ("ar", "تواصل القوات الروسية قصف مواقع في ريف إدلب.", "shelling", "ongoing"),
    ("ar", "لم يزر أي وزير قطري بغداد منذ أعوام.", "visit", "denied"),
    ("ar", "لم يكن وزير الخارجية الروسي لافروف قد زار بغداد.", "visit", "denied"),
    ("ar", "كان وزير الخارجية الروسي لافروف قد زار بغداد.", "visit", "happened"),
    ("fa", "هیچ مذاکره‌ای میان ایران و آمریکا انجام نشده است.", "negotiation", "denied"),
    ("fa", "کرملین احتمال دیدار پوتین با زلنسکی را رد نکرد.", "meeting", "hypothetical"),
    ("fa", "اگر اسرائیل به لبنان حمله کرد، ایران پاسخ خواهد داد.", "attack", "hypothetical"),
    ("fa", "قطر تصمیم دارد سفارت خود را در بغداد بازگشایی کند.", "opening_ties", "planned"),
    ("fa", "لندن تصمیم گرفته است سفارت خود را در تهران بازگشایی کند.", "opening_ties", "planned"),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "status"), GOVERNED)
def test_what_governs_a_deed_decides_its_status(language: str, sentence: str, kind: str, status: str) -> None:
    assert event_of(coded(sentence, language), kind).status == status


def test_the_deed_that_somebody_is_charged_with_is_alleged_and_is_theirs() -> None:
    event = event_of(coded("تتهم كييف موسكو بقصف مدنيين في دونيتسك.", "ar"), "shelling")
    assert event.alleged_by is not None
    assert parties(event, "actor") == {"RUS"}


def test_a_denial_in_a_meeting_does_not_deny_the_meeting() -> None:
    text = "نفى سيرغي لافروف وجود أي خلاف خلال لقاء مع محمد جواد ظريف في موسكو."
    assert event_of(coded(text, "ar"), "meeting").status == "happened"


def test_what_goes_on_is_ongoing_and_the_subject_s_own() -> None:
    event = event_of(coded("عربستان به حملات هوایی خود به صنعا ادامه می‌دهد.", "fa"), "airstrike")
    assert (event.status, parties(event, "actor"), parties(event, "recipient")) == ("ongoing", {"SAU"}, {"YEM"})


def test_a_meeting_left_without_is_denied() -> None:
    text = "هیئت روسی ژنو را ترک کرد بدون آنکه با هیئت اوکراینی دیدار کند."
    assert event_of(coded(text, "fa"), "meeting").status == "denied"


@pytest.mark.parametrize(
    ("language", "sentence", "kind", "status"),
    [
        ("ar", "تستمر المحادثات بين إيران والولايات المتحدة في مسقط.", "talks|negotiation", "ongoing"),
        ("ar", "تجري روسيا وتركيا حاليا محادثات بشأن ليبيا.", "talks|negotiation", "ongoing"),
        ("fa", "به‌رغم ادامه مذاکرات ایران و عربستان در بغداد، اختلاف‌ها پابرجاست.", "talks|negotiation", "ongoing"),
        ("ar", "نفت الرياض أن يكون الأمير محمد بن سلمان التقى بنيامين نتنياهو.", "meeting", "denied"),
        ("ar", "نفت روسيا شن غارات على إدلب.", "airstrike", "denied"),
        ("fa", "لاوروف گزارش دیدار ماکرون با بایدن در ژنو را تکذیب کرد.", "meeting", "denied"),
    ],
)
def test_what_goes_on_and_what_is_denied_is_told_so(language: str, sentence: str, kind: str, status: str) -> None:
    found = [event.status for event in coded(sentence, language).events if event.kind in kind.split("|")]
    assert found == [status]


def test_the_accuser_did_not_do_what_he_lays_at_anothers_door() -> None:
    text = "حملت واشنطن طهران مسؤولية الهجوم الذي شنته على ناقلة نفط إسرائيلية."
    assert not [e for e in coded(text, "ar").events if e.type == "ASSAULT" and "USA" in parties(e, "actor")]


def test_a_persian_charge_names_the_doer_of_its_clause() -> None:
    event = event_of(coded("آمریکا ایران را متهم کرد که به عربستان حمله کرده است.", "fa"), "attack")
    assert parties(event, "actor") == {"IRN"}
    assert event.alleged_by is not None


def test_what_never_was_is_no_background_however_long_it_was_not() -> None:
    event = event_of(coded("لم يزر أي مسؤول سعودي دمشق منذ عشر سنوات.", "ar"), "visit")
    assert (event.status, event.salience) == ("denied", "main")


SCOPES = [
    ("لم تستغرب الصحف غارات إسرائيل على لبنان.", "airstrike", set()),
    ("يعمل المزارعون دون خوف من الغارات السورية على لبنان.", "airstrike", {"happened"}),
    ("لم تكن المبادرة ثمرة اتفاق بين مصر وروسيا.", "agreement_oral", set()),
    ("لم يعقد أي اجتماع بين مصر وروسيا.", "meeting", {"denied"}),
    ("عاد الوفد إلى بلاده دون حدوث أي لقاء بين مصر وروسيا.", "meeting", {"denied"}),
    ("جاء اللقاء لمتابعة ما تم الاتفاق عليه بين مصر وروسيا.", "agreement_oral", {"happened"}),
    ("قال الخاطفون إنهم سيقتلونه ما لم تفرج القاهرة عن السجينات.", "release", set()),
    ("لا تريد تركيا أن يسحب الجيش الأمريكي قواته من سوريا.", "withdrawal", set()),
    ("استبعد لافروف أن تكون هناك صفقة جاهزة، تفسر زيارة وليد المعلم إلى طهران.", "visit", {"happened"}),
    ("نفى لافروف وجود محادثات بين قطر وإسرائيل.", "talks", {"denied"}),
]


@pytest.mark.parametrize(("sentence", "kind", "statuses"), SCOPES)
def test_a_negation_denies_what_stands_next_to_it_and_no_more(sentence: str, kind: str, statuses: set[str]) -> None:
    assert {event.status for event in coded(sentence, "ar").events if event.kind == kind} == statuses


UNWILLING = [
    ("ar", "قال الوزير إن كوبا غير مستعدة للتفاوض مع كندا."),
    ("ar", "أعلنت كوبا أنها لا تنوي إرسال قوات إلى العراق."),
    ("fa", "کوبا آماده نیست با آمریکا مذاکره کند."),
    ("fa", "ژاپن قصد ندارد با کره شمالی مذاکره کند."),
]


@pytest.mark.parametrize(("language", "sentence"), UNWILLING)
def test_no_readiness_and_no_intention_are_a_refusal(language: str, sentence: str) -> None:
    assert [(event.type, event.status) for event in coded(sentence, language).events] == [("REJECT", "happened")]


TO_COME = [
    ("أكد لافروف لقاءه المقرر في الجزائر مع جون كيري.", "meeting", {"planned"}),
    ("تنتظر العواصم لقاءات من المقرر تنظيمها بين ممثلين عن تركيا وروسيا في صوفيا.", "meeting", {"planned"}),
    ("أعلن وزير الخارجية الإسباني إعادة فتح المعابر مع المغرب في الأيام المقبلة.", "restriction_lifted", {"planned"}),
    ("بحث لافروف خلال لقائه مع جون كيري القمة المقررة الأسبوع المقبل.", "meeting", set()),
]


@pytest.mark.parametrize(("sentence", "kind", "statuses"), TO_COME)
def test_what_is_due_or_dated_soon_is_planned(sentence: str, kind: str, statuses: set[str]) -> None:
    report = coded(sentence, "ar", published=None)
    assert {event.status for event in report.events if event.kind == kind} == statuses


FIRED = [
    ("أطلقت كوريا الشمالية صاروخا جديدا متوسط المدى.", set()),
    ("بدأت أوكرانيا في تلقي صواريخ من الدنمارك.", set()),
    ("أطلقت حماس صواريخ على إسرائيل.", {"shelling"}),
    ("كتب الوزير مقالا ردا على هجوم الكاتب المصري على سياسة الإمارات.", set()),
    ("شن الرئيس المكسيكي هجوما لاذعا على كندا.", {"criticism"}),
]


@pytest.mark.parametrize(("sentence", "kinds"), FIRED)
def test_a_weapon_tested_or_received_and_an_attack_in_words_are_no_assault(sentence: str, kinds: set[str]) -> None:
    assert {event.kind for event in coded(sentence, "ar").events} == kinds


QUESTIONS = [
    ("ar", "هل وقعت روسيا اتفاقا مع تركيا؟"),
    ("ar", "على إسرائيل الكف عن قصف سوريا."),
    ("fa", "آیا پوتین با اردوغان دیدار کرده است؟"),
    ("fa", "وزیر در پاسخ به این پرسش که آیا توافق روسیه و عربستان پابرجاست، سکوت کرد."),
]


@pytest.mark.parametrize(("language", "sentence"), QUESTIONS)
def test_a_question_and_what_shall_cease_tell_no_event(language: str, sentence: str) -> None:
    assert not coded(sentence, language).events


LIKELY = [
    ("ar", "رجح مسؤولون في الوزارة أن يزور وزير الخارجية التركي بغداد.", "visit"),
    ("ar", "لا يستبعد محللون في العاصمة أن تنسحب القوات الأمريكية من العراق.", "withdrawal"),
    ("ar", "ربما سيزور الرئيس التركي رجب طيب أردوغان بغداد.", "visit"),
    ("ar", "ولم يستبعد الكرملين عقد لقاء بين بوتين وأردوغان.", "meeting"),
    ("ar", "ستوقع إيران الاتفاق مع روسيا إذا وافق البرلمان.", "agreement_signed"),
    ("ar", "إذا فشلت المساعي الحالية فستنسحب القوات التركية من سوريا.", "withdrawal"),
    ("ar", "ناقش البرلمان الأوروبي إمكانية فرض عقوبات على ميانمار.", "sanctions"),
    ("fa", "وزیر خارجه مصر احتمالا هفته آینده به تهران سفر می‌کند.", "visit"),
    ("fa", "شاید رئیس‌جمهور ترکیه به باکو سفر خواهد کرد.", "visit"),
    ("fa", "اگر ارمنستان نیروهایش را خارج نکند، ترکیه مواضع ارتش ارمنستان را بمباران خواهد کرد.", "airstrike"),
    ("fa", "به شرط لغو محدودیت‌ها، ایران با آمریکا مذاکره می‌کند.", "negotiation"),
]


@pytest.mark.parametrize(("language", "sentence", "kind"), LIKELY)
def test_what_is_thought_likely_or_hangs_on_a_condition_is_only_possible(
    language: str, sentence: str, kind: str
) -> None:
    assert event_of(coded(sentence, language), kind).status == "hypothetical"


def test_the_talks_that_may_fail_are_held() -> None:
    text = "في حال فشلت المفاوضات الحالية بين تركيا واليونان ستجتمع اللجنة."
    assert event_of(coded(text, "ar"), "negotiation").status != "hypothetical"


LENT = [
    ("سودان حمله به مواضع اتیوپی را تکذیب کرد.", "attack", "denied", {"SDN"}),
    ("پاکستان سفر وزیر خارجه هند به کابل را تکذیب کرد.", "visit", "denied", {"subrahmanyam-jaishankar"}),
    ("رئیس‌جمهور روسیه قصد سفر به تهران را دارد.", "visit", "planned", {"Q7747"}),
    ("فرانسه برای اعزام نیرو به شمال عراق آماده می‌شود.", "mobilisation", "planned", {"FRA"}),
    ("روسیه و اوکراین از دو روز پیش مشغول مذاکره هستند.", "negotiation", "ongoing", {"RUS", "UKR"}),
    ("اوکراین روسیه را به بمباران یک بیمارستان متهم می‌کند.", "airstrike", "happened", {"RUS"}),
    ("اتحادیه اروپا در حال بررسی اعمال تحریم علیه میانمار است.", "sanctions", "hypothetical", {"eu"}),
    ("آمریکا ایران را مسئول حمله به نفتکش‌ها دانست.", "attack", "happened", {"IRN"}),
]


@pytest.mark.parametrize(("sentence", "kind", "status", "doers"), LENT)
def test_a_persian_verb_lends_the_noun_before_it_doer_and_status(
    sentence: str, kind: str, status: str, doers: set[str]
) -> None:
    event = event_of(coded(sentence, "fa"), kind)
    assert (event.status, parties(event, "actor")) == (status, doers)


NOT_LENT = [
    "فرانسه در حال بررسی حمله به خاک عراق است.",
    "نمی‌خواهیم ایران را به حمله به نفتکش‌ها متهم کنیم.",
]


@pytest.mark.parametrize("sentence", NOT_LENT)
def test_an_attack_under_review_or_not_to_be_charged_is_no_event(sentence: str) -> None:
    assert not [event for event in coded(sentence, "fa").events if event.type == "ASSAULT"]


def test_not_to_cooperate_is_no_cooperation() -> None:
    report = coded("آمریکا ایران را به عدم همکاری با آژانس متهم کرد.", "fa")
    assert "cooperation" not in {event.kind for event in report.events}


def test_a_charge_of_words_tells_of_no_second_act() -> None:
    report = coded("ترکیه یونان را به تهدید قبرس متهم کرد.", "fa")
    assert {event.kind for event in report.events} == {"accusation"}


def test_a_report_called_baseless_is_denied() -> None:
    text = "وزارت خارجه عراق خبر امضای توافق بین بغداد و آنکارا را بی‌اساس خواند."
    assert event_of(coded(text, "fa"), "agreement_signed").status == "denied"
    text = "وصف الكرملين الأنباء عن قصف القوات الروسية مدينة حدودية بأنها عارية عن الصحة."
    assert event_of(coded(text, "ar"), "shelling").status == "denied"


def test_who_an_impersonal_verb_speaks_of_does_what_its_clause_tells() -> None:
    event = event_of(coded("ويمكن لإيران أن توقع مع روسيا اتفاقا جديدا.", "ar"), "agreement_signed")
    assert (event.status, parties(event, "actor")) == ("hypothetical", {"IRN", "RUS"})


def test_the_one_held_responsible_is_alleged_to_have_done_it() -> None:
    event = event_of(coded("حملت الحكومة اللبنانية إسرائيل مسؤولية قصف بلدة حدودية.", "ar"), "shelling")
    assert parties(event, "actor") == {"ISR"}
    assert event.alleged_by is not None


def test_a_light_verb_of_intent_makes_the_deed_of_its_noun_planned() -> None:
    text = "تعتزم روسيا تسليم الهند منظومة دفاع جوي قبل نهاية العام."
    assert event_of(coded(text, "ar"), "arms_supply").status == "planned"


def test_a_meeting_whose_holding_is_announced_is_planned() -> None:
    text = "انتقد الحزب الحكومة بعد إعلانها عن عقد اجتماع بين وزراء خارجية تونس والجزائر."
    assert event_of(coded(text, "ar"), "meeting").status == "planned"


def test_to_open_fire_is_a_deed_that_one_is_charged_with() -> None:
    event = event_of(coded("اتهمت أرمينيا أذربيجان بفتح النار على مواقع حدودية.", "ar"), "attack")
    assert parties(event, "actor") == {"AZE"}
    assert event.alleged_by is not None


@pytest.mark.parametrize(
    ("language", "sentence", "kinds"),
    [
        ("fa", "مصر و اردن قصد ندارند نیروگاه بسازند.", {"intention"}),  # not meant: no promise of anything
    ],
)
def test_what_is_not_meant_is_no_act(language: str, sentence: str, kinds: set[str]) -> None:
    assert not kinds & {event.kind for event in coded(sentence, language).events}


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("يزور وزير الخارجية العماني كوبا لبحث التعاون.", "visit", "ongoing"),
        ("تلقى وزير الخارجية العماني اتصالا هاتفيا من نظيره الكوبي.", "phone_call", "happened"),
        ("تسلم الرئيس العماني أوراق اعتماد سفير كوبا.", "credentials", "happened"),
    ],
)
def test_a_contact_told_in_the_present_goes_on_and_a_past_written_like_a_present_is_past(
    sentence: str, kind: str, status: str
) -> None:
    assert event_of(coded(f"عنوان الخبر\n\n{sentence}", "ar"), kind).status == status


def test_a_visit_told_in_the_present_and_by_its_noun_is_one() -> None:
    body = "يزور وزير خارجية النرويج كوبا. وتأتي زيارة وزير خارجية النرويج إلى كوبا بعد عام."
    assert [event.kind for event in coded(f"وزير خارجية النرويج يزور كوبا\n\n{body}", "ar").events] == ["visit"]


def test_what_would_improve_relations_is_only_a_topic() -> None:
    assert not coded("تطرق الوزيران للقضايا التي من شأنها تحسين العلاقات العمانية الكوبية.", "ar").events
