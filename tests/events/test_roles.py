"""Who does what to whom: order, prepositions, titles, coordination."""

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
    assert not [event for event in report.events if event.trigger.text == "طلبا"]


def test_a_participle_of_speech_behind_a_comma_ends_the_event() -> None:
    report = coded("دعت روسيا تركيا إلى سحب قواتها من سوريا، معربة عن أملها في لقاء قريب.", "ar")
    assert event_of(report, "call_for_yield").evidence.text.endswith("من سوريا")
