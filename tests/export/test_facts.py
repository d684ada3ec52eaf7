"""Which events formats without a status may tell, and how an allegation becomes an accusation."""

from rasad.export.facts import facts
from rasad.export.making import Making
from rasad.export.picking import picked


def told_facts(ledger, **options):
    making = Making("events", None)
    return {
        fact.found.item.id: fact for fact in facts(picked(ledger, "events", {}), making, **options)
    }, making.left_out


def test_denied_possible_and_unprojected_planned_events_are_left_out_and_counted(told):
    found, left_out = told_facts(told)
    assert set(found) == {"e:31-36:meeting", "e:planned", "e:alleged", "e:1"}
    assert left_out == {
        "denied events": 1,
        "merely possible events": 1,
        "planned deeds that no type of announcement stands for": 1,
    }


def test_an_allegation_is_the_accusation_of_who_makes_it(told):
    fact = told_facts(told)[0]["e:alleged"]
    assert (fact.type, fact.mode, fact.cameo.code) == ("ACCUSE", "allege", "1123")
    assert [side.name for side in fact.actors] == ["Sergey Lavrov"]
    assert [side.name for side in fact.recipients] == ["Turkey"]


def test_a_planned_call_is_the_agreement_to_talk(told):
    fact = told_facts(told)[0]["e:planned"]
    assert (fact.type, fact.cameo.code) == ("AGREE", "036")


def test_formats_of_pairs_leave_out_what_has_no_known_day(told):
    found, left_out = told_facts(told, dyadic=True)
    assert "e:1" not in found
    assert left_out["events whose day is not known"] == 1
    assert {fact.day for fact in found.values()} == {"2021-05-03"}
