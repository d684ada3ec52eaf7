"""Verb-final clauses: what stands before an interruption, roles before a name, nouns that look like verbs."""

import pytest

from tests.events.coding import coded, event_of, parties

LAVROV, ZARIF = "Q58217", "mohammad-javad-zarif"


def test_a_relative_clause_between_subject_and_verb_does_not_hide_the_subject() -> None:
    report = coded("سرگئی لاوروف که شامگاه یکشنبه به دوحه رسیده بود، صبح امروز با محمدجواد ظریف دیدار کرد.", "fa")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, ZARIF}


def test_an_object_before_a_relative_clause_stays_the_object() -> None:
    report = coded("چین تحریم‌های آمریکا را که ماه پیش به تصویب کنگره رسید محکوم کرد.", "fa")
    event = event_of(report, "condemnation")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"CHN"}, {"USA"})


def test_the_subject_is_carried_over_from_before_the_relative_clause() -> None:
    report = coded("سرگئی لاوروف که ترکیه سخنان او را رد کرده است، سخنرانی کرد و سپس با محمدجواد ظریف دیدار کرد.", "fa")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, ZARIF}


def test_the_person_and_not_the_state_of_the_title_is_meant_by_a_relative_clause() -> None:
    report = coded("فرستاده ویژه آمریکا در امور ایران که پیش از ظهر به منامه سفر کرد، سخنرانی خواهد داشت.", "fa")
    assert "IRN" not in parties(event_of(report, "visit"), "actor")


def test_those_who_act_for_states_stand_for_them() -> None:
    report = coded("سفیران ایران و عمان در این زمینه رایزنی کردند.", "fa")
    assert parties(event_of(report, "talks"), "actor") == {"IRN", "OMN"}


def test_the_remarks_of_officials_make_them_no_subject() -> None:
    report = coded("اظهارات مقامات ارشد عمان مذاکرات را به تعویق انداخت.", "fa")
    assert not report.events


def test_a_role_behind_a_name_is_no_second_party() -> None:
    report = coded("سرگئی لاوروف در وین با محمدجواد ظریف، رئیس هیأت مذاکره‌کننده جمهوری اسلامی ایران دیدار کرد.", "fa")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, ZARIF}


def test_a_title_of_courtesy_does_not_hide_the_preposition() -> None:
    report = coded("سرگئی لاوروف بعدازظهر با آقای ظریف، وزیر خارجه ایران ملاقات کرد.", "fa")
    assert len(parties(event_of(report, "meeting"), "actor")) == 2


def test_a_noun_that_looks_like_a_verb_does_not_cut_the_clause() -> None:
    report = coded("سرگئی لاوروف برای شرکت در این همایش مهم راهی اتریش شد.", "fa")
    assert parties(event_of(report, "arrival"), "actor") == {LAVROV}


def test_a_participle_inside_a_noun_phrase_does_not_cut_the_clause() -> None:
    report = coded("سرگئی لاوروف با محمدجواد ظریف درباره سقف‌های تعیین شده در قطعنامه تازه مذاکره کرد.", "fa")
    assert parties(event_of(report, "negotiation"), "actor") == {LAVROV, ZARIF}


def test_parties_behind_another_noun_took_no_part_in_the_meeting() -> None:
    report = coded("دیدار لاوروف درباره تنش‌های تازه و خطرناک مرزی میان ایران و ترکیه به پایان رسید.", "fa")
    assert not [event for event in report.events if {"IRN", "TUR"} & parties(event, "actor")]


def test_must_is_no_verb_of_its_own() -> None:
    report = coded("سرگئی لاوروف باید به تهران می‌آمد.", "fa")
    assert not [event for event in report.events if event.trigger.text == "باید"]


def test_the_remarks_of_a_party_make_it_whom_the_act_hits() -> None:
    event = event_of(coded("چین با پیشنهادهای تازه و غیرمنتظره آمریکا مخالفت کرد.", "fa"), "refusal")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"CHN"}, {"USA"})


def test_whom_something_befell_is_not_blamed_for_it() -> None:
    event = event_of(coded("پاکستان اشغال افغانستان را محکوم کرد.", "fa"), "condemnation")
    assert not parties(event, "recipient")


def test_an_act_told_beside_speech_has_the_speaker_as_its_subject() -> None:
    report = coded("سرگئی لاوروف ضمن محکوم کردن حملات اسرائیل گفت آتش‌بس دور است.", "fa")
    event = event_of(report, "condemnation")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({LAVROV}, {"ISR"})


def test_support_that_somebody_enjoys_is_no_act_of_the_subject() -> None:
    report = coded("روسیه با حمایت ایران به پیروزی رسید.", "fa")
    assert not [event for event in report.events if "RUS" in parties(event, "actor")]


def test_a_negated_verb_of_consent_refuses() -> None:
    event = event_of(coded("مجارستان با درخواست اوکراین موافقت نکرد.", "fa"), "refusal")
    assert (event.type, event.status) == ("REJECT", "happened")


def test_a_condition_that_is_not_met_is_no_refusal() -> None:
    report = coded("اگر ایران به تعهدات خود در توافق عمل نکند، اروپا نگران می‌شود.", "fa")
    assert not [event for event in report.events if event.type == "REJECT"]


def test_all_members_of_a_list_are_the_object() -> None:
    report = coded("آمریکا سوریه، کوبا و کره شمالی را تحریم کرد.", "fa")
    assert parties(event_of(report, "sanctions"), "recipient") == {"SYR", "CUB", "PRK"}


def test_whom_a_claim_speaks_of_is_accused() -> None:
    report = coded("سرگئی لاوروف مدعی شد که اوکراین امنیت نیروگاه را تهدید می‌کند.", "fa")
    event = event_of(report, "accusation")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({LAVROV}, {"UKR"})


def test_an_act_named_again_by_its_noun_is_told_once() -> None:
    text = "آمریکا سال گذشته از برجام خارج شد.\nخروج آمریکا از برجام پیامدهایی داشت."
    assert len([event for event in coded(text, "fa").events if event.kind == "ties_cut"]) == 1


def test_a_nationality_behind_another_noun_does_not_act() -> None:
    report = coded("یک دانشجوی عراقی از آمریکا انتقاد کرد.", "fa")
    assert not report.events


def test_the_owner_of_what_a_passive_verb_hits_is_hit() -> None:
    report = coded("جنگنده ترکیه توسط سوریه سرنگون شد.", "fa")
    event = event_of(report, "shoot_down")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"SYR"}, {"TUR"})


def test_a_vow_is_a_threat_made() -> None:
    assert event_of(coded("روسیه به اقدام لهستان پاسخ متقابل خواهد داد.", "fa"), "threat").status == "happened"


def test_the_subject_of_what_is_said_may_be_the_speaker() -> None:
    report = coded("سرگئی لاوروف روز شنبه اعلام کرد که با محمدجواد ظریف دیدار کرده است.", "fa")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, ZARIF}


def test_what_hangs_on_a_negated_verb_is_no_event() -> None:
    report = coded("این به آن معنا نیست که ترکیه با روسیه مذاکره می‌کند.", "fa")
    assert not report.events


def test_a_breach_that_did_not_happen_is_no_refusal() -> None:
    assert not coded("ایران توافق آتش‌بس را نقض نکرده است.", "fa").events


def test_the_noun_of_another_verb_is_not_borrowed() -> None:
    report = coded("ترکیه برای مذاکره با یونان آمادگی نخواهد داشت.", "fa")
    assert not [event for event in report.events if event.kind == "refusal"]


def test_the_words_of_a_person_are_not_the_person() -> None:
    report = coded("در پی اظهارات سرگئی لاوروف، چین و هند از آمریکا خواستند خویشتنداری کند.", "fa")
    assert parties(event_of(report, "demand"), "actor") == {"CHN", "IND"}


def test_a_relative_of_somebody_is_somebody_else() -> None:
    report = coded("ارتش آمریکا پسر عموی صدام حسین را بازداشت کرد.", "fa")
    assert not [event for event in report.events if "saddam-hussein" in parties(event, "recipient")]


def test_a_meeting_before_another_act_has_its_own_sides() -> None:
    report = coded("پیش از نشست اوپک پس از دیدار با سرگئی لاوروف، محمدجواد ظریف سخنرانی کرد.", "fa")
    assert not [
        event for event in report.events if "opec" in parties(event, "actor") and LAVROV in parties(event, "actor")
    ]


def test_an_unknown_subject_is_not_replaced_by_the_one_before() -> None:
    report = coded("چین و روسیه نگران هستند و سنجابی با سرگئی لاوروف گفتگو کرد.", "fa")
    assert not [event for event in report.events if "CHN" in parties(event, "actor")]


def test_a_dropped_subject_behind_an_adverb_is_carried_on() -> None:
    report = coded("آمریکا مذاکرات را ترک کرد و به‌طور یک‌جانبه از این توافق خارج شد.", "fa")
    assert any(event.trigger.text.endswith("خارج شد") and parties(event, "actor") == {"USA"} for event in report.events)


def test_each_trip_of_a_list_has_its_own_goal() -> None:
    report = coded("سفر سرگئی لاوروف به تهران، سفر محمدجواد ظریف به مسکو و سه نشست دیگر خبرساز بود.", "fa")
    assert all(len({p.entity for p in event.participants}) == 2 for event in report.events if event.kind == "visit")


def test_it_was_x_that_makes_x_the_subject() -> None:
    report = coded("ایران بی‌طرف ماند، این آمریکا بود که به افغانستان حمله کرد.", "fa")
    assert parties(event_of(report, "attack"), "actor") == {"USA"}


def test_an_adjective_does_not_part_a_deed_from_its_doer() -> None:
    report = coded("سخنگوی چین درباره حملات اخیر آمریکا به سوریه سخن گفت.", "fa")
    assert all(parties(event, "actor") == {"USA"} for event in report.events if event.type == "ASSAULT")


def test_his_ministry_is_no_visit() -> None:
    report = coded("نفى الوزير القطري أمس أن تكون وزارته قد خفضت الرسوم على النرويج.", "ar")
    assert not [event for event in report.events if event.kind == "visit"]


@pytest.mark.parametrize(
    "sentence",
    [
        "وبينما يستقبل الرئيس النرويجي رئيسة وزراء السويد حذرت كندا كوبا من العقوبات.",
        "ومنذ بدأت القوات الإثيوبية عمليتها في كينيا حذرت كندا كوبا من العقوبات.",
        "بعد أن زار الوزير العماني النرويج حذرت كندا كوبا من العقوبات.",
    ],
)
def test_the_main_verb_behind_a_clause_of_time_has_its_own_subject(sentence: str) -> None:
    warning = event_of(coded(sentence, "ar"), "threat")
    assert (parties(warning, "actor"), parties(warning, "recipient")) == ({"CAN"}, {"CUB"})
