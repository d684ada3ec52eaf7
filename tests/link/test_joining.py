"""Which tellings are one happening; near misses stay apart; the order of arrival does not matter."""

from hypothesis import given
from hypothesis import strategies as st
from tests.link.samples import AGREE, ASSAULT, CALL, are_joined, joined, telling

from rasad.link.tellings import Act, shared_words, stems_of

MINISTERS = {"OMN": frozenset({"omn-minister"}), "KAZ": frozenset({"kaz-minister"})}
PRESIDENTS = {"OMN": frozenset({"sultan"}), "KAZ": frozenset({"kaz-president"})}
PUBLISHED = ("2019-04-14", "2019-04-16")  # the days that a paper of the 16th may tell of
AGREED = {"kind": "agreement_oral", "act": AGREE}


def test_a_meeting_of_the_same_sides_on_the_same_day_is_one():
    assert are_joined(telling("a"), telling("b"))
    assert are_joined(telling("a", people=MINISTERS), telling("b"))


def test_a_meeting_on_another_day_is_another():
    assert not are_joined(telling("a"), telling("b", day="2019-04-18"))


def test_other_persons_of_the_same_states_make_another_meeting():
    assert not are_joined(telling("a", people=MINISTERS), telling("b", people=PRESIDENTS))


def test_a_call_is_no_meeting():
    assert not are_joined(telling("a"), telling("b", act=CALL, kind="phone_call"))


def test_a_third_side_more_is_the_same_meeting_and_one_side_alone_is_not():
    three = frozenset({"OMN", "KAZ", "TJK"})
    assert are_joined(telling("a"), telling("b", actors=three))
    assert not are_joined(telling("a"), telling("b", actors=frozenset({"OMN"})))
    assert not are_joined(telling("a"), telling("b", actors=frozenset({"OMN", "TJK"})))


def test_more_sides_without_a_day_are_the_same_meeting_only_where_something_else_says_so():
    vague = {"actors": frozenset({"OMN", "KAZ", "TJK"}), "is_dated": False, "day": PUBLISHED}
    assert not are_joined(telling("a"), telling("b", **vague))
    assert are_joined(telling("a", words="grain port visa silo flight"), telling("b", **vague, words="grain port"))
    assert are_joined(telling("a"), telling("b", actors=vague["actors"]))


def test_two_of_three_may_meet_apart_and_a_journey_to_two_states_is_no_visit_to_one():
    three = {"actors": frozenset({"OMN", "KAZ", "TJK"}), "is_dated": False, "day": PUBLISHED}
    assert not are_joined(telling("a", people=MINISTERS), telling("b", **three, people=MINISTERS))
    with_a_guest = {**three, "actors": frozenset({"OMN", "KAZ", "local:guest"})}
    assert are_joined(telling("a", people=MINISTERS), telling("b", **with_a_guest, people=MINISTERS))


def test_a_day_in_common_lets_one_side_be_left_out_and_no_more():
    seven = frozenset({"OMN", "KAZ", "TJK", "UZB", "KGZ", "TKM", "AZE"})
    assert are_joined(telling("a"), telling("b", actors=seven - {"UZB", "KGZ", "TKM", "AZE"}))
    assert not are_joined(telling("a"), telling("b", actors=seven))


def test_persons_who_are_to_meet_on_a_day_and_are_told_to_have_met_without_one():
    plan = {"status": "planned", "people": MINISTERS}
    met = {"is_dated": False, "day": PUBLISHED}
    assert are_joined(telling("a", **plan), telling("b", people=MINISTERS, **met))
    assert not are_joined(telling("a", **plan), telling("b", **met))
    assert not are_joined(telling("a", **{**plan, "day": PUBLISHED}), telling("b", people=MINISTERS, **met))


def test_other_kinds_of_one_act_need_half_of_the_words():
    pledge = {**AGREED, "kind": "promise"}
    agreed = telling("a", **AGREED, words="grain port silo fees visa flights tax")
    assert not are_joined(agreed, telling("b", **pledge, words="grain port silo ships crane roads loan"))
    assert are_joined(agreed, telling("b", **pledge, words="grain port silo fees roads loan"))
    assert are_joined(agreed, telling("b", **AGREED, words="grain port silo ships crane roads loan"))


def test_an_office_here_may_be_a_name_there_but_not_for_those_who_meet():
    envoy, name, other = ({"KAZ": frozenset({who})} for who in ("office:kaz-envoy", "local:askar", "local:daniyar"))
    said = {**AGREED, "words": "grain port silo fees"}
    assert are_joined(telling("a", **said, people=envoy), telling("b", **said, people=name))
    assert not are_joined(telling("a", **said, people=other), telling("b", **said, people=name))
    assert not are_joined(telling("a", people=envoy), telling("b", people=name))


def test_yesterdays_text_without_a_place_must_be_the_same_in_most_words():
    met = {"people": MINISTERS, "words": "grain port speed silo visa"}
    assert are_joined(telling("a", **met), telling("b", day="2019-04-17", **met))
    assert not are_joined(
        telling("a", **met), telling("b", day="2019-04-17", **{**met, "words": "grain port tax loan"})
    )


SENTENCE = "grain port silo fees visa flights"


def test_a_sentence_printed_again_within_the_week_is_one_where_its_paper_names_no_day():
    said, again = telling("a", **AGREED, words=SENTENCE), {**AGREED, "words": SENTENCE, "is_dated": False}
    assert are_joined(said, telling("b", **again, day=("2019-04-19", "2019-04-21")))
    assert not are_joined(said, telling("b", **again, day=("2019-05-19", "2019-05-21")))
    assert not are_joined(said, telling("b", **{**again, "is_dated": True}, day="2019-04-19"))
    assert not are_joined(
        said, telling("b", **{**again, "words": "grain port ships"}, day=("2019-04-19", "2019-04-21"))
    )


def test_few_words_of_one_side_may_be_a_formula():
    blame = {
        "kind": "condemnation",
        "act": Act("ACCUSE", False),
        "actors": frozenset({"OMN"}),
        "words": "vile crime gang port",
    }
    later = {"is_dated": False, "day": ("2019-04-19", "2019-04-21")}
    assert not are_joined(telling("a", **blame), telling("b", **blame, **later))
    both = {**blame, "others": frozenset({"KAZ"})}
    assert are_joined(telling("a", **both), telling("b", **both, **later))


def test_what_is_told_of_a_month_or_a_year_is_one_by_its_words_only():
    april, spring = ("2019-04-01", "2019-04-30"), ("2019-03-20", "2019-04-10")
    said = {**AGREED, "words": SENTENCE}
    assert are_joined(telling("a", **said, day=april), telling("b", **said, day=spring))
    assert not are_joined(telling("a", **said, day=april), telling("b", **AGREED, day=april, words="grain port"))
    year = ("2019-01-01", "2019-12-31")
    assert are_joined(telling("a", **said, day=year), telling("b", **said, day=year))
    assert not are_joined(telling("a", day=april, people=MINISTERS), telling("b", day=april, people=MINISTERS))


def test_two_words_are_enough_where_they_are_all_the_words():
    praise = {"kind": "praise", "act": Act("SUPPORT", False), "words": "proud aid"}
    assert are_joined(telling("a", **praise), telling("b", **praise))
    assert not are_joined(telling("a", **praise), telling("b", **{**praise, "words": "vile aid arms money years"}))
    assert not are_joined(telling("a", **praise), telling("b", **{**praise, "kind": "support"}))


def test_one_document_tells_an_act_twice_only_in_the_same_words():
    first = telling("a", "e:1", **AGREED, words=SENTENCE)
    again = {"start": 90, "end": 99, **AGREED}
    assert are_joined(first, telling("a", "e:2", **again, words=SENTENCE))
    assert not are_joined(first, telling("a", "e:2", **again, words="grain port tax loan"))


def test_a_person_whose_host_is_not_named_travels_twice_in_a_week():
    lone = {"actors": frozenset({"OMN"}), "people": {"OMN": frozenset({"sultan"})}, "is_dated": False, "day": PUBLISHED}
    assert not are_joined(telling("a", **lone), telling("b", **lone))
    assert are_joined(telling("a", **lone, place="Q1520"), telling("b", **lone, place="Q1520"))
    assert are_joined(telling("a", **lone, words="grain port"), telling("b", **lone, words="grain"))


def test_words_of_respect_say_nothing_of_what_an_act_is_about():
    assert stems_of(["صاحب", "السمو", "الملكي", "مبادره"], "ar") == stems_of(["مبادره"], "ar")


def test_two_blows_of_one_day_are_one_only_with_a_place_or_a_word_in_common():
    blow = {"kind": "attack", "act": ASSAULT, "actors": frozenset({"KAZ"}), "others": frozenset({"TJK"})}
    assert not are_joined(telling("a", **blow, words="port"), telling("b", **blow, words="mountain village"))
    assert are_joined(telling("a", **blow, words="port"), telling("b", **blow, words="port"))
    assert are_joined(telling("a", **blow, place="Q3826"), telling("b", **blow, place="Q3826"))


def test_yesterdays_text_printed_with_its_today_tells_of_the_same_meeting():
    met = {"people": MINISTERS, "place": "Q3826", "words": "grain port speed"}
    assert are_joined(telling("a", **met), telling("b", day="2019-04-17", **met))
    assert not are_joined(telling("a", **met), telling("b", day="2019-04-18", **met))
    assert not are_joined(telling("a", **met), telling("b", day="2019-04-17", **{**met, "words": "visa"}))
    assert not are_joined(telling("a", **met), telling("b", day="2019-04-17", **{**met, "place": "Q1520"}))


def test_a_plan_is_the_deed_only_where_both_name_the_day():
    plan = {"status": "planned", "people": MINISTERS}
    assert are_joined(telling("a", **plan), telling("b", people=MINISTERS))
    assert not are_joined(telling("a", status="planned"), telling("b"))
    assert not are_joined(
        telling("a", **plan, is_dated=False, day=PUBLISHED), telling("b", is_dated=False, day=PUBLISHED)
    )
    assert not are_joined(telling("a", **plan), telling("b", is_dated=False, day=PUBLISHED))


def test_two_papers_that_name_no_day_need_more_than_the_states():
    vague = {"is_dated": False, "day": PUBLISHED}
    assert not are_joined(telling("a", **vague), telling("b", **vague))
    assert are_joined(telling("a"), telling("b", **vague))
    assert are_joined(telling("a", **vague, people=MINISTERS), telling("b", **vague, people=MINISTERS))
    assert are_joined(telling("a", **vague, words="port grain"), telling("b", **vague, words="grain"))


def test_a_vague_telling_goes_to_the_day_that_another_names():
    vague = telling("c", is_dated=False, day=PUBLISHED, people=MINISTERS)
    far, near = telling("a", day="2019-04-11", people=MINISTERS), telling("b", day="2019-04-15", people=MINISTERS)
    assert joined(far, near, vague) == {frozenset({far.key}), frozenset({near.key, vague.key})}


def test_two_cities_are_two_meetings_unless_both_name_the_day():
    muscat, astana = {"place": "Q3826"}, {"place": "Q1520"}
    assert are_joined(telling("a", **muscat), telling("b", **astana))
    assert not are_joined(telling("a", **muscat), telling("b", **astana, is_dated=False, day=PUBLISHED))
    assert are_joined(telling("a", **muscat), telling("b", place="OMN", is_dated=False, day=PUBLISHED))


def test_agreements_are_one_where_they_are_about_the_same_thing():
    port = {**AGREED, "things": frozenset({"sohar-port"})}
    assert are_joined(telling("a", **port), telling("b", **port))
    assert are_joined(
        telling("a", **AGREED, words="speed build grain port"), telling("b", **AGREED, words="grain port speed")
    )
    assert not are_joined(telling("a", **AGREED, words="grain port"), telling("b", **AGREED, words="visa passport"))


def test_a_thing_named_by_the_way_makes_no_two_refusals_one():
    refusal = {
        "kind": "refusal",
        "act": Act("REJECT", False),
        "actors": frozenset({"ISR"}),
        "things": frozenset({"jcpoa"}),
    }
    assert not are_joined(telling("a", **refusal), telling("b", **refusal, others=frozenset({"USA"})))


def test_other_forms_of_a_word_are_the_word():
    assert shared_words(stems_of(["مشروع"], "ar"), stems_of(["بمشاريع"], "ar")) == 1
    assert shared_words(stems_of(["مشروع"], "ar"), stems_of(["قوات"], "ar")) == 0


def test_documents_that_tell_of_one_meeting_need_fewer_words_in_common():
    few = [
        telling(d, "e:2", **AGREED, words=w) for d, w in (("a", "grain port speed tax"), ("b", "grain tax air visa"))
    ]
    assert len(joined(*few)) == 2
    met = [telling("a"), telling("b")]
    assert frozenset({("a", "e:2"), ("b", "e:2")}) in joined(*met, *few)


def test_strikes_on_two_towns_are_two():
    strike = {"kind": "airstrike", "act": ASSAULT, "actors": frozenset({"TUR"}), "others": frozenset()}
    assert are_joined(telling("a", **strike, place="Q41183"), telling("b", **strike, place="Q41183"))
    assert not are_joined(telling("a", **strike, place="Q41183"), telling("b", **strike, place="Q3766"))


def test_a_document_tells_twice_only_of_contacts():
    assert are_joined(telling("a"), telling("a", "e:2"))
    agreed = {**AGREED, "things": frozenset({"sohar-port"})}
    assert not are_joined(telling("a", **agreed), telling("a", "e:2", **agreed, start=9, end=12))
    assert are_joined(telling("a", **agreed, end=12), telling("a", "e:2", **agreed, start=9, end=12))


def test_a_telling_of_a_copy_goes_where_the_copied_one_goes():
    copy = telling("z", day="2019-04-18")
    assert joined(telling("a"), copy, echoes={copy.key: ("a", "e:1")}) == {frozenset({("a", "e:1"), copy.key})}


@st.composite
def _tellings(draw):
    number = draw(st.integers(2, 9))
    sides = st.sampled_from([{"OMN", "KAZ"}, {"OMN", "KAZ", "TJK"}, {"OMN", "TJK"}, {"OMN"}]).map(frozenset)
    days = st.sampled_from(["2019-04-15", "2019-04-16", PUBLISHED, ("2019-04-15", "2019-04-17")])
    people = st.sampled_from([{}, MINISTERS, PRESIDENTS])
    words = st.sampled_from(["", "grain port speed", "grain port tax", "visa"])
    facts = [
        {
            "day": (day := draw(days)),
            "is_dated": isinstance(day, str),
            "actors": draw(sides),
            "people": draw(people),
            "words": draw(words),
            "place": draw(st.sampled_from([None, "Q3826", "OMN"])),
            **draw(st.sampled_from([{}, AGREED, {"status": "planned"}])),
        }
        for _ in range(number)
    ]
    return [telling(f"d{index // 2}", f"e:{index}", **fact) for index, fact in enumerate(facts)]


@given(_tellings(), st.randoms())
def test_the_order_of_arrival_does_not_matter(tellings, random):
    before = joined(*tellings)
    random.shuffle(tellings)
    assert joined(*tellings) == before
