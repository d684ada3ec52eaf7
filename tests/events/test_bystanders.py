"""Who is named beside an act and takes no part in it: owners, topics, places, members of a body."""

from tests.events.coding import coded, event_of, parties

LAVROV, ZARIF, PUTIN = "Q58217", "mohammad-javad-zarif", "Q7747"


def test_where_a_condemned_raid_took_place_is_no_recipient() -> None:
    event = event_of(coded("أدانت مصر الغارة الجوية على مستشفى في اليمن.", "ar"), "condemnation")
    assert parties(event, "recipient") == set()


def test_the_followers_of_a_leader_are_not_the_leader() -> None:
    report = coded("هاجم أنصار بوتين مقر قوات تركية في القرية.", "ar")
    assert not [event for event in report.events if PUTIN in parties(event, "actor")]


def test_a_border_with_a_state_makes_it_no_party() -> None:
    report = coded("اندلعت مواجهات بين تنظيم داعش وجبهة النصرة قرب الحدود مع تركيا.", "ar")
    assert "TUR" not in parties(event_of(report, "clash"), "actor")


def test_the_city_that_sees_a_meeting_takes_no_part_in_it() -> None:
    text = "تشهد الدوحة اجتماعا بين لافروف ونظيره الإيراني محمد جواد ظريف."
    assert parties(event_of(coded(text, "ar"), "meeting"), "actor") == {LAVROV, ZARIF}


def test_to_whom_an_attacker_belongs_is_not_attacked() -> None:
    text = "شنت حركة الشباب الصومالية التابعة لتنظيم القاعدة هجوما على كينيا."
    assert parties(event_of(coded(text, "ar"), "attack"), "recipient") == {"KEN"}


def test_whom_a_meeting_is_about_did_not_meet() -> None:
    text = "اجتمع لافروف مع نظيره الإيراني محمد جواد ظريف حول مكافحة «داعش»."
    assert parties(event_of(coded(text, "ar"), "meeting"), "actor") == {LAVROV, ZARIF}


def test_whom_a_deed_struck_is_not_condemned() -> None:
    report = coded("أدانت مصر الهجمات التي استهدفت السعودية.", "ar")
    assert parties(event_of(report, "condemnation"), "recipient") == set()


def test_a_second_pair_between_whom_something_else_is_does_not_meet() -> None:
    report = coded("عقدت في فيينا قمة بين بوتين وبايدن لمناقشة تنفيذ الاتفاقية بين مصر وإسرائيل.", "ar")
    assert not {"EGY", "ISR"} & parties(event_of(report, "summit"), "actor")


def test_the_dead_of_whom_an_inquiry_is_asked_for_is_not_asked() -> None:
    report = coded("حثت فرنسا على فتح تحقيق عاجل في مقتل رفيق الحريري.", "ar")
    assert not any("rafic" in p.entity for event in report.events for p in event.participants)


def test_whose_killing_is_condemned_does_not_condemn_it() -> None:
    report = coded("أدان شميدلاب اغتيال رئيس الوزراء اللبناني رفيق الحريري.", "ar")
    assert not any(event.kind == "condemnation" for event in report.events)


def test_most_members_of_a_body_are_not_the_body() -> None:
    report = coded("بیشتر اعضای اوپک تحریم‌های آمریکا را محکوم کردند.", "fa")
    assert not any("opec" in parties(event, "actor") for event in report.events)
    report = coded("اعضای اوپک تحریم‌های آمریکا را محکوم کردند.", "fa")
    assert parties(event_of(report, "condemnation"), "actor") == {"opec"}


def test_some_parties_of_a_people_are_not_the_people() -> None:
    report = coded("رفضت بعض الأحزاب الكردية الانسحاب من الحكومة العراقية.", "ar")
    assert not any("kurds" in parties(event, "actor") for event in report.events)


def test_from_behind_a_withdrawal_tells_what_is_left_and_not_who_is_asked() -> None:
    report = coded("فرانسه عقب‌نشینی نیروهای روسیه را از اوکراین خواستار شد.", "fa")
    assert all("UKR" not in parties(event, "recipient") for event in report.events)


def test_what_an_envoy_is_in_charge_of_is_no_act_that_befalls_him() -> None:
    report = coded("زار منسق الاتحاد الأوروبي لمفاوضات السلام إنريكي مورا طهران يوم الأحد.", "ar")
    assert parties(event_of(report, "visit"), "recipient") == {"IRN"}


def test_a_pair_behind_both_sides_of_a_meeting_did_not_meet() -> None:
    report = coded("جرى اجتماع سيرغي لافروف مع محمد جواد ظريف لبحث الشراكة بين مصر والسودان.", "ar")
    assert parties(event_of(report, "meeting"), "actor") == {LAVROV, ZARIF}
