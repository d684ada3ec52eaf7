"""Wars told by their names, and violence told without its doer."""

import pytest

from rasad.events.triggers import Trigger, _rank
from rasad.knowledge import load_knowledge
from rasad.knowledge.kinds import load_kinds
from rasad.knowledge.wars import load_wars
from rasad.langpack.frames import frames
from rasad.langpack.pack import load_pack
from tests.events.coding import coded, event_of, parties

NAMES = [
    ("ar", "تغيرت المنطقة بعد غزو العراق.", {"USA"}, {"IRQ"}),
    ("fa", "اوضاع منطقه پس از حمله آمریکا به عراق دگرگون شد.", {"USA"}, {"IRQ"}),
    ("fa", "قیمت نفت پس از جنگ شش روزه بالا رفت.", {"ISR", "EGY", "SYR", "JOR"}, set()),
]


@pytest.mark.parametrize(("language", "sentence", "actors", "recipients"), NAMES)
def test_the_name_of_a_war_tells_of_it_with_its_sides(
    language: str, sentence: str, actors: set[str], recipients: set[str]
) -> None:
    report = coded(sentence, language)
    (event,) = [event for event in report.events if event.type == "ASSAULT"]
    assert (parties(event, "actor"), parties(event, "recipient")) == (actors, recipients)
    assert (event.salience, event.status) == ("background", "happened")
    assert actors | recipients <= {entity.id for entity in report.entities}


@pytest.mark.parametrize(("published", "status"), [("2022-06-01", "ongoing"), ("2021-06-29", None), (None, "ongoing")])
def test_a_war_goes_on_until_its_last_day_and_is_none_before_its_first(published: str, status: str | None) -> None:
    report = coded("ارتفعت الأسعار منذ الحرب الروسية على أوكرانيا.", "ar", published)
    assert [event.status for event in report.events if event.type == "ASSAULT"] == ([status] if status else [])


def test_a_name_under_which_an_article_is_filed_tells_nothing() -> None:
    report = coded("حرب أوكرانيا.. الأسعار ترتفع", "ar", "2022-06-01")
    assert not [event for event in report.events if event.type == "ASSAULT"]


def test_every_war_is_a_thing_and_its_sides_are_known() -> None:
    knowledge, kinds = load_knowledge(), load_kinds()
    for thing, war in load_wars().items():
        entity = knowledge.entity(thing)
        assert entity is not None
        assert entity.type == "operation"
        assert war.sides
        assert all(knowledge.entity(side) for side in war.sides), thing
        assert kinds[war.kind].type == "ASSAULT"


def test_an_attack_on_a_place_is_told_without_its_doer() -> None:
    event = event_of(coded("خلفت عملية إرهابية في كينيا عشرة قتلى.", "ar"), "attack")
    assert parties(event, "recipient") == {"KEN"}
    assert not parties(event, "actor")


def test_a_frame_without_a_doer_yields_to_one_that_names_him() -> None:
    known = {frame.id: frame for frame in frames(load_pack("fa"))}
    named, unnamed = known["fa.assault.drone.pahpad"], known["fa.assault.air.unnamed"]
    assert unnamed.unnamed
    assert _rank(Trigger(named, 0, 2, None, True)) < _rank(Trigger(unnamed, 0, 2, None, True))
