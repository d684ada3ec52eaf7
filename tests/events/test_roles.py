"""Who does what to whom: order, prepositions, titles, coordination."""

import pytest

from tests.events.coding import coded, event_of, parties

LAVROV, ZARIF, PUTIN = "Q58217", "mohammad-javad-zarif", "Q7747"


def test_long_titles_between_verb_and_argument_do_not_break_roles() -> None:
    report = coded("التقى وزير الخارجية الروسي لافروف، نظيره الإيراني جواد ظريف في جنيف.", "ar")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, ZARIF}


def test_a_light_verb_lends_its_subject_to_the_noun() -> None:
    report = coded("عقد سيرغي لافروف اجتماعا مع محمد جواد ظريف في جنيف.", "ar")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, ZARIF}


def test_headline_order_puts_the_subject_first() -> None:
    report = coded("بوتين ولافروف يبحثان الملف النووي", "ar")
    assert parties(event_of(report, "talks"), "actor") == {LAVROV, PUTIN}


def test_coordinated_subjects_of_a_persian_clause_both_act() -> None:
    report = coded("سرگئی لاوروف و محمدجواد ظریف روز چهارشنبه در ژنو دیدار کردند.", "fa")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, ZARIF}


def test_the_place_is_where_it_happened() -> None:
    event = event_of(coded("التقى لافروف نظيره الإيراني جواد ظريف في جنيف.", "ar"), "meeting")
    assert event.place is not None
    assert event.place.span.text == "جنيف"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "بحث الرئيس الروسي فلاديمير بوتين ونظيره التركي هاتفيا الوضع في ليبيا."),
        ("fa", "پوتین و اردوغان درباره اوضاع در لیبی تلفنی گفتگو کردند."),
    ],
)
def test_a_call_has_no_place(language: str, sentence: str) -> None:
    assert event_of(coded(sentence, language), "phone_call").place is None


def test_the_match_of_two_national_teams_is_no_meeting() -> None:
    report = coded("يلتقي المنتخب السعودي نظيره الإيراني في مباراة ودية ضمن الاستعداد لكأس آسيا.", "ar")
    assert not report.events


def test_a_meeting_on_one_side_s_soil_has_a_visitor_and_a_host() -> None:
    event = event_of(coded("التقى سيرغي لافروف نظيره الإيراني جواد ظريف في موسكو.", "ar"), "meeting")
    assert parties(event, "actor") == {ZARIF}
    assert parties(event, "recipient") == {LAVROV}
    assert event.mode == "visit"


def test_a_meeting_on_foreign_soil_has_neither() -> None:
    event = event_of(coded("التقى سيرغي لافروف نظيره الإيراني جواد ظريف في جنيف.", "ar"), "meeting")
    assert parties(event, "actor") == {ZARIF, LAVROV}
    assert event.mode is None


def test_an_indefinite_object_behind_a_name_is_no_verb_of_two() -> None:
    report = coded("قدم الوزير الروسي سيرغي لافروف طلبا إلى تركيا.", "ar")
    demand = event_of(report, "demand")
    assert parties(demand, "actor") == {LAVROV}
    assert parties(demand, "recipient") == {"TUR"}


def test_a_participle_of_speech_behind_a_comma_ends_the_event() -> None:
    report = coded("دعت روسيا تركيا إلى سحب قواتها من سوريا، معربة عن أملها في لقاء قريب.", "ar")
    assert event_of(report, "call_for_yield").evidence.text.endswith("من سوريا")


def test_a_participle_behind_a_comma_tells_what_the_subject_does_besides() -> None:
    report = coded("وصل لافروف إلى الدوحة، منددا بالعقوبات الأمريكية على بلاده.", "ar")
    event = event_of(report, "condemnation")
    assert parties(event, "actor") == {LAVROV}
    assert parties(event, "recipient") == {"USA"}


def test_a_participle_takes_the_party_behind_it_as_its_object() -> None:
    event = event_of(coded("عاد لافروف إلى بلاده، متهما فرنسا بعرقلة الحل.", "ar"), "accusation")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({LAVROV}, {"FRA"})


def test_an_organ_of_state_with_a_nationality_stands_for_the_state() -> None:
    event = event_of(coded("قصفت مقاتلات حربية تركية قرى حدودية.", "ar"), "airstrike")
    assert parties(event, "actor") == {"TUR"}


def test_two_governments_of_one_noun_both_act() -> None:
    event = event_of(coded("أدانت الحكومتان اليابانية والهندية الهجوم.", "ar"), "condemnation")
    assert parties(event, "actor") == {"JPN", "IND"}


def test_a_noun_before_a_verb_and_not_the_party_further_on_does_what_it_says() -> None:
    report = coded("تشهد فرنسا أزمات تهدد ألمانيا بالحرب.", "ar")
    assert not [event for event in report.events if event.type == "THREATEN"]


def test_whose_words_are_rejected_is_the_recipient() -> None:
    event = event_of(coded("رفضت مصر تصريحات لافروف حول السد.", "ar"), "refusal")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"EGY"}, {LAVROV})


def test_a_dropped_subject_of_a_word_of_thanks_is_the_last_speaker() -> None:
    text = "قال لافروف إن المحادثات كانت مثمرة. وأعرب عن شكره لتركيا."
    event = event_of(coded(text, "ar"), "thanks")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({LAVROV}, {"TUR"})


def test_his_meeting_somebody_has_both_sides() -> None:
    event = event_of(coded("صرح لافروف عقب لقائه وزير الخارجية الإيراني محمد جواد ظريف بذلك.", "ar"), "meeting")
    assert parties(event, "actor") == {LAVROV, ZARIF}


def test_who_is_met_may_stand_behind_a_preposition_and_a_place_may_not() -> None:
    event = event_of(coded("اجتمع لافروف بنظيره الإيراني محمد جواد ظريف بسويسرا.", "ar"), "meeting")
    assert parties(event, "actor") == {LAVROV, ZARIF}


def test_a_word_far_from_the_trigger_does_not_silence_its_frame() -> None:
    near = "أعلن لافروف تأييده لتركيا في بيان صدر اليوم عن مكتبه الإعلامي في أنقرة"
    far = "بعد انتهاء جلسة طويلة تناولت ملفات كثيرة منها التجارة والطاقة والزراعة ومكافحة الإرهاب"
    event = event_of(coded(f"{near} {far}.", "ar"), "support")
    assert parties(event, "recipient") == {"TUR"}


def test_who_held_the_talks_stands_in_their_relative_clause() -> None:
    text = "تحدث المسؤول عن المباحثات التي أجراها لافروف مع نظيره الإيراني محمد جواد ظريف في جنيف."
    assert parties(event_of(coded(text, "ar"), "talks"), "actor") == {LAVROV, ZARIF}


def test_who_suffered_a_raid_is_not_who_flew_it() -> None:
    text = "عانت تركيا من الهجمات التي شنها تنظيم داعش في الجنوب."
    assert parties(event_of(coded(text, "ar"), "attack"), "actor") == {"isis"}


def test_a_definite_noun_behind_a_verb_is_its_subject_and_no_party_further_on() -> None:
    report = coded("دعا المجلس، في ختام جلسته، لافروف إلى سحب القوات.", "ar")
    assert not [event for event in report.events if "Q58217" in parties(event, "actor")]


def test_several_officials_behind_a_preposition_are_those_met() -> None:
    event = event_of(coded("عقد لافروف اجتماعا مع عدد من كبار المسؤولين الإيرانيين.", "ar"), "meeting")
    assert len(parties(event, "actor")) == 2


def test_a_verb_joined_without_a_comma_keeps_the_subject_before() -> None:
    event = event_of(coded("ندد لافروف بالقصف وطالب أنقرة بتوضيحات.", "ar"), "demand")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({LAVROV}, {"TUR"})


def test_a_present_joined_inside_reported_speech_stays_with_its_own_subject() -> None:
    report = coded("قال لافروف إن الجيش التركي يحشد قواته ويقصف بالمدفعية مواقع تنظيم داعش.", "ar")
    assert parties(event_of(report, "shelling"), "actor") == {"army-tur"}


def test_whom_somebody_comes_to_meet_is_no_host_of_an_arrival() -> None:
    event = event_of(coded("وصل لافروف إلى قطر تلبية لدعوة من جلالة الملك عبد الله الثاني.", "ar"), "arrival")
    assert parties(event, "recipient") == {"QAT"}


def test_an_unknown_name_before_a_comma_is_the_subject() -> None:
    report = coded("ناشد ديفيد بيزلي، مدير البرنامج، الرئيس الروسي فلاديمير بوتين وقف القتال.", "ar")
    assert not [event for event in report.events if PUTIN in parties(event, "actor")]


def test_a_relative_pronoun_s_noun_does_what_the_verb_behind_it_says() -> None:
    event = event_of(coded("تحدث لافروف عن عناصر تنظيم داعش الذين هاجموا القوات السورية.", "ar"), "attack")
    assert parties(event, "actor") == {"isis"}


def test_a_proposal_names_with_whom() -> None:
    event = event_of(coded("تركيا تقترح تعاونا مع ليبيا في ملف الحدود", "ar"), "proposal")
    assert parties(event, "recipient") == {"LBY"}


def test_a_second_joined_meeting_has_the_visitor_of_the_clause_before() -> None:
    text = "زار لافروف إيران، والتقى وزير الخارجية الإيراني محمد جواد ظريف."
    assert parties(event_of(coded(text, "ar"), "meeting"), "actor") == {LAVROV, ZARIF}


def test_a_name_behind_an_office_and_a_comma_is_the_holder() -> None:
    text = "أشاد السفير الفلسطيني في الرباط، جمال الشوبكي، بموقف الأردن."
    event = event_of(coded(text, "ar"), "praise")
    assert parties(event, "recipient") == {"JOR"}
    assert len(parties(event, "actor")) == 1


def test_several_who_demand_without_anybody_asked_are_no_demand() -> None:
    assert not coded("تطالب فيتنام وماليزيا بالسيادة على الجزر.", "ar").events


def test_the_plural_of_a_verb_has_its_subject_before_it() -> None:
    report = coded("قال المحللون إنهم يطالبون إيران بوقف التخصيب.", "ar")
    assert not [event for event in report.events if "IRN" in parties(event, "actor")]


def test_what_took_place_during_a_visit_is_told_as_done() -> None:
    text = "سعى سيرغي لافروف خلال زيارة إلى تركيا إلى طمأنة أنقرة."
    event = event_of(coded(text, "ar"), "visit")
    assert (parties(event, "actor"), parties(event, "recipient"), event.status) == ({LAVROV}, {"TUR"}, "happened")


def test_whom_a_promise_benefits_is_the_recipient() -> None:
    event = event_of(coded("تعهدت فرنسا بتعويض روسيا عن السفينتين.", "ar"), "promise")
    assert parties(event, "recipient") == {"RUS"}


def test_whoever_calls_says_what_is_said_in_the_call() -> None:
    text = "تلقى سيرغي لافروف اتصالا هاتفيا من نظيره الإيراني محمد جواد ظريف أدان فيه الهجوم."
    assert parties(event_of(coded(text, "ar"), "condemnation"), "actor") == {ZARIF}


def test_a_name_in_braces_keeps_its_preposition() -> None:
    text = "أجرى لافروف مشاورات مع نظيره الإيراني محمد جواد ظريف حول الحرب على {داعش}."
    assert parties(event_of(coded(text, "ar"), "talks"), "actor") == {LAVROV, ZARIF}


def test_a_people_behind_the_subject_is_the_object() -> None:
    event = event_of(coded("هنأت فرنسا التونسيين بنجاح الانتخابات.", "ar"), "congratulation")
    assert parties(event, "recipient") == {"TUN"}


def test_a_verb_behind_the_number_of_a_year_is_a_verb() -> None:
    report = coded("وفي العام 2014 وافقت روسيا على مقترح تركيا.", "ar")
    assert parties(event_of(report, "agreement_oral"), "actor") == {"RUS"}


def test_was_opens_no_clause_of_comparison() -> None:
    text = "تحدث الوزير عن الرئيس الروسي فلاديمير بوتين الذي كان أدى زيارة رسمية إلى تونس."
    assert parties(event_of(coded(text, "ar"), "visit"), "actor") == {PUTIN}


def test_those_met_by_an_unknown_person_did_not_meet_each_other() -> None:
    report = coded("والتقى المشرف على الملف بوزراء خارجية كل من إيطاليا وفرنسا.", "ar")
    assert not report.events


def test_whose_coming_is_welcomed_did_not_welcome() -> None:
    report = coded("قال الوزير القطري الذي رحب بقدوم لافروف إن المحادثات مفيدة.", "ar")
    assert not [event for event in report.events if LAVROV in parties(event, "actor")]


def test_while_is_no_noun_that_a_verb_belongs_to() -> None:
    text = "تراجعت الأسعار، في حين يجتمع لافروف مع نظيره الإيراني محمد جواد ظريف في جنيف."
    assert parties(event_of(coded(text, "ar"), "meeting"), "actor") == {LAVROV, ZARIF}


def test_the_preposition_of_a_noun_phrase_reaches_the_nationality_that_ends_it() -> None:
    event = event_of(coded("فرضت الولايات المتحدة عقوبات جديدة على شركات طاقة صينية.", "ar"), "sanctions")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"USA"}, {"CHN"})


def test_a_nationality_behind_the_trigger_itself_is_the_actor_s() -> None:
    event = event_of(coded("رفضت الحكومة أي تدخل في الأزمة بوساطة قطرية بين حماس وإسرائيل.", "ar"), "mediation")
    assert parties(event, "actor") == {"QAT"}


def test_an_official_of_a_state_acts_for_it() -> None:
    event = event_of(coded("زار مسؤول سعودي رفيع بغداد.", "ar"), "visit")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"SAU"}, {"IRQ"})


def test_planes_that_are_counted_are_no_subject() -> None:
    report = coded("وأسقطت أيضا ثلاث طائرات أوكرانية أمس.", "ar")
    assert not any("UKR" in parties(event, "actor") for event in report.events)


def test_an_unread_subject_is_not_replaced_by_the_object() -> None:
    report = coded("استنكرت الأمانة العامة للاتحاد تصريحات سيرغي لافروف.", "ar")
    assert not any(LAVROV in parties(event, "actor") for event in report.events)


def test_an_unread_title_before_a_name_is_the_name_s_own() -> None:
    event = event_of(coded("أدان رئيس كتلة التجديد سيرغي لافروف بأشد العبارات الهجوم.", "ar"), "condemnation")
    assert parties(event, "actor") == {LAVROV}


def test_a_struck_place_stands_for_its_state_unless_the_state_strikes_it_itself() -> None:
    event = event_of(coded("قصفت القوات الروسية مدينة إدلب.", "ar"), "shelling")
    assert parties(event, "recipient") == {"SYR"}
    event = event_of(coded("قصفت القوات السورية مدينة إدلب.", "ar"), "shelling")
    assert not parties(event, "recipient")


def test_a_city_reached_stands_for_its_state() -> None:
    event = event_of(coded("وصل سيرغي لافروف كراتشي صباح الخميس.", "ar"), "arrival")
    assert parties(event, "recipient") == {"PAK"}


def test_a_comma_behind_a_name_does_not_part_it_from_its_verb() -> None:
    text = "يذكر أن وزير الخارجية الروسي سيرغي لافروف، كان أدى زيارة عمل إلى تونس."
    event = event_of(coded(text, "ar"), "visit")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({LAVROV}, {"TUN"})


def test_where_he_will_meet_keeps_the_subject_before() -> None:
    text = "يتوجه سيرغي لافروف إلى طهران حيث سيلتقي وزير الخارجية الإيراني محمد جواد ظريف."
    event = event_of(coded(text, "ar"), "meeting")
    assert (parties(event, "actor"), event.status) == ({LAVROV, ZARIF}, "planned")


def test_whose_fighters_are_attacked_is_the_recipient() -> None:
    text = "هاجمت جبهة النصرة مقاتلين تابعين للجيش الحر قرب الحدود."
    assert parties(event_of(coded(text, "ar"), "attack"), "recipient") == {"fsa"}


def test_in_a_call_with_somebody_the_subject_takes_part() -> None:
    text = "أكد سيرغي لافروف في مكالمة هاتفية مع نظيره الإيراني محمد جواد ظريف أهمية الحوار."
    assert parties(event_of(coded(text, "ar"), "phone_call"), "actor") == {LAVROV, ZARIF}


def test_a_visit_told_in_passing_took_place_where_it_led() -> None:
    text = "وقع الوزيران اتفاقا لبناء مصنع في البصرة خلال زيارة سيرغي لافروف إلى بغداد."
    event = event_of(coded(text, "ar"), "visit")
    assert event.place is not None
    assert event.place.span.text == "بغداد"


def test_who_did_what_a_relative_clause_tells_of_a_deed_is_condemned() -> None:
    report = coded("أدانت فرنسا الممارسات والانتهاكات التي ارتكبتها إسرائيل في الضفة.", "ar")
    assert parties(event_of(report, "condemnation"), "recipient") == {"ISR"}


def test_ministers_and_counterparts_act_for_their_body() -> None:
    report = coded("سيلتقي سيرغي لافروف في جنيف نظراءه من دول الاتحاد الأوروبي.", "ar")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, "eu"}
    report = coded("عقد سيرغي لافروف اجتماعا في جنيف مع وزراء خارجية دول الاتحاد الأوروبي.", "ar")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, "eu"}


def test_those_who_speak_for_a_party_stand_for_it() -> None:
    report = coded("أجرى سيرغي لافروف محادثات في جنيف مع ممثلين عن حركة حماس.", "ar")
    assert parties(event_of(report, "talks"), "actor") == {LAVROV, "hamas"}


def test_ministers_behind_another_noun_are_its_genitive() -> None:
    report = coded("اغتالت إسرائيل قادة حماس في غزة.", "ar")
    assert parties(event_of(report, "killing"), "recipient") == {"hamas"}
    report = coded("قال لافروف إنه يشارك في اجتماع وزراء خارجية مجموعة السبع.", "ar")
    assert parties(event_of(report, "conference_attendance"), "actor") == {LAVROV}


def test_courtesies_between_a_visit_and_its_visitor_part_nothing() -> None:
    report = coded("بحث المجلس نتائج زيارة صاحب السمو الملكي الأمير محمد بن سلمان إلى مصر.", "ar")
    visit = event_of(report, "visit")
    assert (parties(visit, "actor"), parties(visit, "recipient")) == ({"mohammed-bin-salman"}, {"EGY"})


def test_a_second_clause_of_a_headline_has_its_own_subject() -> None:
    report = coded("قطر والأردن يدينان إغلاق المعبر ومصر تطالب بوقف القتال", "ar")
    condemnation = event_of(report, "condemnation")
    assert (parties(condemnation, "actor"), parties(condemnation, "recipient")) == ({"QAT", "JOR"}, set())
    assert parties(event_of(report, "call_for_yield"), "actor") == {"EGY"}


def test_a_noun_with_a_pronoun_has_an_object() -> None:
    event = event_of(coded("جددت تركيا اتهامها اليونان بعرقلة الحوار.", "ar"), "accusation")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"TUR"}, {"GRC"})


def test_a_refusal_belongs_to_whoever_voices_it() -> None:
    report = coded("التقى بوتين الرئيس التركي. وأعلنت السلطة الفلسطينية رفضها مشاركة إسرائيل في أي مفاوضات.", "ar")
    assert parties(event_of(report, "refusal"), "actor") == {"government-pse"}


def test_a_predicate_is_said_of_the_party_before_it() -> None:
    event = event_of(coded("قال بوتين إن روسيا مستعدة لاستئناف المفاوضات مع أوكرانيا.", "ar"), "readiness")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"RUS"}, {"UKR"})


def test_an_indefinite_nationality_is_no_host() -> None:
    report = coded("سيتوجه باراك أوباما إلى أديس أبابا في أول زيارة رسمية لرئيس أميركي.", "ar")
    assert all("USA" not in parties(event, "recipient") for event in report.events)


def test_an_unread_nominative_behind_a_verb_is_its_subject() -> None:
    report = coded("تعهد جمهوريون بارزون بإقناع الرئيس الأميركي باراك أوباما بالعدول.", "ar")
    assert not [event for event in report.events if event.kind == "promise"]


def test_a_clause_for_its_part_does_not_take_the_party_before() -> None:
    said = "قال بوتين إن الحوار مستمر، منتقدا بكين بشدة، "
    answered = "ومن جانبها أعربت تركيا عن استيائها من التصريحات الروسية، ولوحت بفرض رسوم على موسكو."
    report = coded(said + answered, "ar")
    assert {"TUR"} in [parties(event, "actor") for event in report.events if event.kind == "criticism"]
    assert parties(event_of(report, "threat_of_sanctions"), "actor") == {"TUR"}


def test_whoever_does_a_verbal_noun_has_an_object() -> None:
    event = event_of(coded("صرح بوتين عقب استقباله في موسكو سفير مصر بأن الحوار مستمر.", "ar"), "reception")
    assert parties(event, "recipient") == {PUTIN}


def test_the_secretariat_of_a_body_acts_for_it() -> None:
    report = coded("كما استنكرت الأمانة العامة لمنظمة التعاون الإسلامي الاعتداء.", "ar")
    assert parties(event_of(report, "condemnation"), "actor") == {"oic"}


def test_the_community_of_states_behind_a_verb_is_called_upon() -> None:
    report = coded("اللجنة الانتقالية تطالب المجتمع الدولي بوقف الحرب", "ar")
    assert not [event for event in report.events if parties(event, "actor")]
    report = coded("دعا المجتمع الدولي إيران إلى وقف القتال.", "ar")
    assert [parties(event, "recipient") for event in report.events] == [{"IRN"}]


def test_a_word_of_manner_owns_no_party() -> None:
    event = event_of(coded("دعت بشكل عاجل روسيا تركيا إلى سحب قواتها.", "ar"), "call_for_yield")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"RUS"}, {"TUR"})


def test_a_state_behind_a_feminine_verb_is_not_what_a_man_acts_on() -> None:
    report = coded("زار بوتين القاهرة قبل أعوام، وساندت إسرائيل هذا التوجه.", "ar")
    assert not [event for event in report.events if "ISR" in parties(event, "recipient")]


def test_a_region_behind_a_verb_leaves_the_party_after_it_the_object() -> None:
    report = coded("اتهمت أغلب دول الخليج العربية طهران بتهريب السلاح.", "ar")
    assert all("IRN" not in parties(event, "actor") for event in report.events)
    report = coded("وتتهم أوسلو ومعها الغرب روسيا بتأجيج التمرد.", "ar")
    assert parties(event_of(report, "accusation"), "recipient") == {"RUS"}
    report = coded("قال عادل الجبير إن التفاهم الذي أبرمه الغرب مع طهران سيئ.", "ar")
    assert not report.events


def test_a_second_attack_behind_the_first_has_its_own_victim() -> None:
    report = coded("تناول الكتاب الغزو الأميركي لأفغانستان عام 2001، والغزو العراقي للكويت.", "ar")
    found = {frozenset(p.entity for p in event.participants) for event in report.events if event.kind == "attack"}
    assert found == {frozenset({"USA", "AFG"}), frozenset({"IRQ", "KWT"})}


def test_what_is_invaded_by_another_is_no_invader() -> None:
    event = event_of(coded("تذكر الصحيفة مرحلة غزو أفغانستان من قبل الولايات المتحدة.", "ar"), "attack")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"USA"}, {"AFG"})


def test_the_joined_preposition_marks_whom_a_noun_with_a_doer_hits() -> None:
    event = event_of(coded("أيدت الصحيفة قصف حلف شمال الأطلسي لأفغانستان في ذلك العام.", "ar"), "shelling")
    assert parties(event, "recipient") == {"AFG"}


def test_two_bodies_of_many_states_do_not_meet_as_one() -> None:
    report = coded("نشست اوپک دیروز در وین برگزار شد.\nنشست جی ۲۰ امروز در اوساکا برگزار شد.", "fa")
    assert len([event for event in report.events if event.kind == "meeting"]) == 2


OF_A_NATIONALITY = [
    ("احتجزت إيران ناقلة نفط بريطانية.", "GBR"),
    ("أفرجت إيران عن بحارة أمريكيين.", "USA"),
]


@pytest.mark.parametrize(("sentence", "state"), OF_A_NATIONALITY)
def test_the_nationality_of_people_and_things_tells_whom_an_act_befalls(sentence: str, state: str) -> None:
    (event,) = coded(sentence, "ar").events
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"IRN"}, {state})


def test_violence_for_somebody_does_not_befall_him() -> None:
    report = coded("نفذت النرويج عملية عسكرية لدعم الجيش الكوبي في كولومبيا.", "ar")
    assert parties(event_of(report, "military_operation"), "recipient") == {"COL"}
    report = coded("نفذت النرويج عملية عسكرية ضد الجيش الكوبي في كولومبيا.", "ar")
    assert "army-cub" in parties(event_of(report, "military_operation"), "recipient")


def test_a_call_between_them_is_of_nobody_else() -> None:
    call = "خلال مكالمة هاتفية بينهما اليوم على نتائج الاجتماع الثلاثي لقادة النرويج وكوبا"
    report = coded(f'قال لافروف: "بوتين أطلع أردوغان {call}".', "ar")
    (event,) = [event for event in report.events if event.kind == "phone_call"]
    assert not {"NOR", "CUB"} & (parties(event, "actor") | parties(event, "recipient"))
