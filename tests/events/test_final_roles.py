"""Persian clauses, verbs last: which verb a noun shares, who acts beside whom, and what a cause brings about."""

import pytest

from tests.events.coding import coded, event_of, parties


def test_a_light_verb_ends_the_clause_behind_a_long_party() -> None:
    text = "سرگئی لاوروف دیداری با رجب طیب اردوغان، رئیس‌جمهور ترکیه در ژنو داشت."
    assert parties(event_of(coded(text, "fa"), "meeting"), "actor") == {"Q58217", "Q39259"}


def test_a_light_verb_behind_another_predicate_is_not_the_noun_s() -> None:
    report = coded("روسیه موضوع حمله به سوریه را دنبال می‌کند.", "fa")
    assert not report.events


def test_the_verb_behind_a_list_of_states_is_the_noun_s() -> None:
    report = coded("وزیر خارجه روسیه فردا عازم کشورهای مالزی، ویتنام، لائوس و برونئی می‌شود.", "fa")
    assert parties(event_of(report, "arrival"), "recipient") == {"MYS", "VNM", "LAO", "BRN"}


def test_what_is_joined_to_the_first_side_of_a_session_is_a_side_too() -> None:
    report = coded("نشست اتحادیه اروپا و ژاپن درباره تجارت برگزار شد.", "fa")
    assert parties(event_of(report, "meeting"), "actor") == {"eu", "JPN"}


def test_an_act_of_one_s_own_that_is_declared_is_done() -> None:
    report = coded("ویتنام اعتراض خود را به چین اعلام کرد.", "fa")
    event = event_of(report, "criticism")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"VNM"}, {"CHN"})


def test_the_first_of_two_joined_predicates_shares_the_verb_of_the_second() -> None:
    report = coded("مالزی حمله میانمار را محکوم و خواستار توقف آن شد.", "fa")
    event = event_of(report, "condemnation")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"MYS"}, {"MMR"})


@pytest.mark.parametrize("cause", ["موجب شد", "باعث شد"])
def test_what_a_deed_brought_about_happened(cause: str) -> None:
    report = coded(f"این تصمیم {cause} تا نروژ سفیر خود را از میانمار فرابخواند.", "fa")
    event = event_of(report, "recall")
    assert event.status == "happened"
    assert parties(event, "actor") == {"NOR"}


def test_the_end_of_his_own_meeting_names_both_who_met() -> None:
    report = coded("محمد البرادعی در پایان دیدارش با وزیر خارجه روسیه سخن گفت.", "fa")
    assert parties(event_of(report, "meeting"), "actor") == {"mohamed-elbaradei", "Q58217"}


def test_the_president_of_a_state_named_before_is_met_there() -> None:
    report = coded("وزیر خارجه ژاپن در دومین روز سفر خود به ویتنام با رئیس‌جمهور این کشور دیدار کرد.", "fa")
    assert "VNM" in parties(event_of(report, "meeting"), "actor")


def test_a_delegation_from_a_body_acts_for_it() -> None:
    report = coded("هیأتی از آژانس بین‌المللی انرژی اتمی وارد تهران شد.", "fa")
    event = event_of(report, "arrival")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"iaea"}, {"IRN"})


def test_where_somebody_was_before_is_no_host_of_his_arrival() -> None:
    report = coded("سرگئی لاوروف پس از سفر به ویتنام وارد تهران شد.", "fa")
    assert parties(event_of(report, "arrival"), "recipient") == {"IRN"}


def test_states_of_a_region_act_together() -> None:
    report = coded("کشورهای اروپایی اقدام میانمار را محکوم کردند.", "fa")
    assert parties(event_of(report, "condemnation"), "actor") == {"european-states"}


def test_this_official_of_a_state_acts_for_it() -> None:
    report = coded("این مقام برزیلی که به رم سفر کرده و با وزیر خارجه ایتالیا دیدار کرده است سخن گفت.", "fa")
    assert parties(event_of(report, "visit"), "actor") == {"BRA"}


def test_one_delegation_of_a_state_is_the_subject() -> None:
    report = coded("یک هیأت برزیلی با وزیر خارجه ایتالیا دیدار کرد.", "fa")
    assert "delegation:BRA" in parties(event_of(report, "meeting"), "actor")


def test_all_states_behind_a_preposition_are_asked() -> None:
    report = coded("وزیر خارجه برزیل از تمامی کشورهای اروپایی خواست اقدام کنند.", "fa")
    assert parties(event_of(report, "demand"), "recipient") == {"european-states"}


def test_the_plural_without_a_genitive_names_nobody() -> None:
    report = coded("گفتگوها ایران و عراق را به هم نزدیک کرد.", "fa")
    assert not report.events


def test_an_offer_that_is_answered_is_not_made() -> None:
    report = coded("ویتنام به پیشنهاد تایلند پاسخ منفی داد.", "fa")
    assert [event.kind for event in report.events] == ["refusal"]


def test_a_charge_needs_no_complementizer() -> None:
    report = coded("ژاپن مدعی شد کره شمالی در این حمله دست داشته است.", "fa")
    assert parties(event_of(report, "accusation"), "recipient") == {"PRK"}


def test_whose_pressure_on_another_is_blamed_is_the_recipient() -> None:
    report = coded("برزیل فشار مکزیک بر کوبا را اشتباه خواند.", "fa")
    assert parties(event_of(report, "accusation"), "recipient") == {"MEX"}


def test_a_meeting_on_whose_eve_somebody_speaks_is_to_come() -> None:
    report = coded("وزیر خارجه چین در آستانه دیدار رؤسای جمهور برزیل و چین سخن گفت.", "fa")
    assert event_of(report, "meeting").status == "planned"


def test_what_is_protested_against_is_the_recipient_and_not_those_singled_out_before() -> None:
    text = "برزیل از طریق نهادها به ویژه سازمان ملل اعتراض و گلایه خود را نسبت به اقدام مکزیک اعلام کرد."
    events = [event for event in coded(text, "fa").events if event.kind == "criticism"]
    assert [parties(event, "recipient") for event in events] == [{"MEX"}]


def test_members_of_a_body_that_meet_do_not_join_it() -> None:
    report = coded("نشست وزیران کشورهای عضو سازمان همکاری اسلامی در ترکیه برگزار شد.", "fa")
    assert "support" not in {event.kind for event in report.events}


def test_imports_are_no_arrival() -> None:
    report = coded("برزیل و هند دارای معافیت برای واردات نفت از ونزوئلا بودند.", "fa")
    assert "arrival" not in {event.kind for event in report.events}


def test_who_signs_is_told_by_the_words_for_by_and_not_by_what_is_signed() -> None:
    report = coded("سند توسعه بنادر سوریه با هدف توسعه روابط با عراق از سوی ولادیمیر پوتین امضا شد.", "fa")
    assert not any({"SYR", "IRQ"} & parties(event, "actor") for event in report.events)


def test_whom_someone_meets_beside_a_session_did_not_hold_it() -> None:
    report = coded("وزیر خارجه ترکیه در حاشیه نشست اوپک در وین با وزیر خارجه قطر دیدار کرد.", "fa")
    assert not any("opec" in {p.entity for p in event.participants} for event in report.events)


def test_the_noun_of_a_relative_clause_is_what_its_pronoun_takes_up() -> None:
    report = coded("پهپاد برزیلی که مکزیک آن را سرنگون کرد از پایگاهی در کویت برخاسته بود.", "fa")
    event = event_of(report, "shoot_down")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"MEX"}, {"BRA"})
    report = coded("يقاتل الجيش حركة طالبان التي اتهمتها واشنطن بتفجير السفارة.", "ar")
    event = event_of(report, "accusation")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"USA"}, {"taliban"})


def test_towards_whom_somebody_s_stand_is_is_not_criticised() -> None:
    event = event_of(coded("چین از مواضع فرانسه در قبال مالی انتقاد کرد.", "fa"), "criticism")
    assert parties(event, "recipient") == {"FRA"}


def test_who_was_killed_in_an_attack_did_not_make_it() -> None:
    for end in ("کشته شدند", "زخمی شدند"):
        report = coded(f"دو کارمند هندی در حمله به سفارت نروژ {end}.", "fa")
        assert not any("IND" in parties(event, "actor") for event in report.events)
    event = event_of(coded("سربازان هندی در حمله به پاکستان پیروز شدند.", "fa"), "attack")
    assert parties(event, "recipient") == {"PAK"}


AGENTS = [
    ("اخراج دیپلمات‌های روسیه توسط فرانسه ادامه دارد.", {"FRA"}, {"diplomats:RUS"}),
    ("حمله نظامی از سوی ترکیه علیه یونان نگران‌کننده است.", {"TUR"}, {"GRC"}),
    ("سرنگونی پهپاد یونان توسط ترکیه خبرساز شد.", {"TUR"}, {"GRC"}),
]


@pytest.mark.parametrize(("sentence", "actors", "recipients"), AGENTS)
def test_by_and_against_tell_who_does_a_noun_and_whom_it_befalls(
    sentence: str, actors: set[str], recipients: set[str]
) -> None:
    (event,) = coded(sentence, "fa").events
    assert parties(event, "actor") == actors
    assert parties(event, "recipient") == recipients


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("عمان از عربستان سعودی و سایر اعضای اوپک خواست تولید را افزایش دهند.", {"SAU", "opec"}),
        ("عمان از ارتش‌های کشورهای عضو شورای همکاری خلیج فارس خواست عقب‌نشینی کنند.", {"gcc"}),
    ],
)
def test_the_preposition_before_those_who_belong_to_a_body_marks_it(sentence: str, asked: set[str]) -> None:
    demand = event_of(coded(sentence, "fa"), "demand")
    assert (parties(demand, "actor"), parties(demand, "recipient")) == ({"OMN"}, asked)


def test_on_the_other_hand_is_no_preposition() -> None:
    sentence = "کوبا تردید دارد، از سوی دیگر عمان اعلام کرده است که به کلمبیا کمک می‌کند."
    aid = event_of(coded(sentence, "fa"), "aid")
    assert (parties(aid, "actor"), parties(aid, "recipient")) == ({"OMN"}, {"COL"})
