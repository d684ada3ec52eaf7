"""Verb-final clauses: what stands before an interruption, roles before a name, nouns that look like verbs."""

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
