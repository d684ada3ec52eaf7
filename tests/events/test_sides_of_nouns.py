"""Whose deed a Persian noun tells, and for whom those act who are named by what they serve."""

import pytest

from tests.events.coding import coded, event_of, parties


def test_by_behind_a_noun_tells_who_does_what_it_names() -> None:
    event = event_of(coded("حمله نظامی از سوی هند علیه پاکستان تلفات زیادی داشت.", "fa"), "attack")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"IND"}, {"PAK"})


def test_whose_threat_another_makes_is_threatened() -> None:
    event = event_of(coded("تهدید پاکستان از سوی هند علیه صلح است.", "fa"), "threat")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"IND"}, {"PAK"})


def test_an_attack_of_which_something_is_foretold_is_only_possible() -> None:
    event = event_of(coded("حمله هند به پاکستان فاجعه‌بار خواهد بود.", "fa"), "attack")
    assert event.status == "hypothetical"


def test_the_object_may_be_marked_behind_a_bracket() -> None:
    event = event_of(coded("ارتش هند چندین خودروی زرهی (پاکستان) را تخریب کرد.", "fa"), "military_operation")
    assert parties(event, "recipient") == {"PAK"}


def test_the_capital_of_a_state_is_no_second_party() -> None:
    text = "این مقام اماراتی که به رم پایتخت ایتالیا سفر کرده و با وزیر خارجه این کشور دیدار کرده است، بازگشت."
    report = coded(text, "fa")
    for kind in ("visit", "meeting"):
        event = event_of(report, kind)
        assert {p.entity for p in event.participants if p.role != "third_party"} >= {"ARE"}


def test_peoples_behind_a_counterpart_are_counterparts_too() -> None:
    event = event_of(coded("وزیر خارجه قطر با همتایان پاکستانی، هندی و عمانی خود دیدار کرد.", "fa"), "meeting")
    assert len(parties(event, "actor")) == 4


def test_who_travelled_and_met_is_told_by_a_clause_without_its_auxiliary() -> None:
    text = "وزیر خارجه قطر که برای شرکت در نشست به تهران سفر کرده با وزیر خارجه عمان دیدار کرد."
    assert event_of(coded(text, "fa"), "visit").participants


@pytest.mark.parametrize("text", ["نماینده ویژه رئیس جمهور روسیه از سیاست‌های هند انتقاد کرد."])
def test_the_envoy_of_a_president_is_not_the_president(text: str) -> None:
    event = event_of(coded(text, "fa"), "criticism")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"office:special-envoy:RUS"}, {"IND"})


def test_a_member_of_a_parliament_acts_for_its_state() -> None:
    event = event_of(coded("یک عضو مجلس امت کویت تهدیدهای ایران را محکوم کرد.", "fa"), "condemnation")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"KWT"}, {"IRN"})


def test_its_behind_a_noun_means_whose_act_was_told_before() -> None:
    text = "این بحران پس از نقض توافق هسته‌ای از سوی هند و خروج آن از توافق آغاز شد."
    assert parties(event_of(coded(text, "fa"), "ties_cut"), "actor") == {"IND"}


def test_the_subject_carries_out_what_the_object_names() -> None:
    event = event_of(coded("هند تحریم‌های جدیدی را علیه پاکستان اعمال کرد.", "fa"), "sanctions")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"IND"}, {"PAK"})


def test_the_subject_left_what_it_left_before() -> None:
    text = "هند پس از خروج از پیمان تجاری، تعرفه‌ها را افزایش داد."
    assert parties(event_of(coded(text, "fa"), "ties_cut"), "actor") == {"IND"}


def test_whoever_goes_on_speaking_does_what_accompanies_his_words() -> None:
    text = "وزیر خارجه قطر وارد تهران شد. وی گفت: جنگ بد است. ضمن انتقاد از سیاست‌های هند افزود: صلح لازم است."
    event = event_of(coded(text, "fa"), "criticism")
    assert parties(event, "recipient") == {"IND"}
    assert parties(event, "actor")


def test_what_is_said_in_other_words_is_not_the_criticism_that_was_told() -> None:
    text = "وزیر خارجه قطر از سخنان هند انتقاد کرد.\nوزیر خارجه قطر گفت: اقدامات هند تحریک‌آمیز است."
    assert len([event for event in coded(text, "fa").events if event.type == "ACCUSE"]) == 2


def test_this_country_is_the_speaker_s_where_it_cannot_be_the_doer_s() -> None:
    text = "وزارت دفاع هند اعلام کرد که ارتش پاکستان تجهیزات نظامی این کشور را مورد حمله قرار داده است."
    assert parties(event_of(coded(text, "fa"), "attack"), "recipient") == {"IND"}


def test_whoever_is_backed_by_the_criticised_is_not_criticised() -> None:
    text = "وزیر خارجه نروژ از مواضع هند و حمایت‌های این کشور از نپال انتقاد کرد."
    assert parties(event_of(coded(text, "fa"), "criticism"), "recipient") == {"IND"}


def test_a_session_at_the_seat_of_a_body_has_no_host() -> None:
    text = "نشست اتحادیه آفریقا در {} برگزار شد."
    assert parties(event_of(coded(text.format("نیجریه"), "fa"), "meeting"), "recipient") == {"NGA"}
    assert not parties(event_of(coded(text.format("نیویورک"), "fa"), "meeting"), "recipient")


def test_a_downing_told_again_without_its_doer_is_one() -> None:
    text = "هند یک پهپاد پاکستان را سرنگون کرد. سرنگونی پهپاد پاکستان تنش‌ها را افزایش داد."
    assert len([event for event in coded(text, "fa").events if event.kind == "shoot_down"]) == 1


def test_two_refusals_that_go_opposite_ways_are_two() -> None:
    text = "هند پیشنهاد پاکستان را رد کرد\n\nپاکستان نیز طرح هند را رد کرد."
    found = [event for event in coded(text, "fa").events if event.kind == "refusal"]
    assert sorted(sorted(parties(event, "actor")) for event in found) == [["IND"], ["PAK"]]
