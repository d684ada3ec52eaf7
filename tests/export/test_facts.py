"""Which events formats without a status may tell, and how an allegation becomes an accusation."""

import pytest
from msgspec.structs import replace

from rasad.export.facts import day_of, facts
from rasad.export.making import Making
from rasad.export.picking import Held, picked
from rasad.ledger import Ledger
from rasad.records.ports import StoredDocument
from rasad.records.report import EventDate
from tests.export.samples import told_report
from tests.store.samples import GRAIN


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


@pytest.mark.parametrize(
    ("kind", "of_type", "stance", "is_told"),
    [
        ("arrest", "COERCE", None, True),
        ("refusal", "REJECT", None, False),
        ("refusal", "REJECT", "accuses", True),
        ("meeting", "CONSULT", None, False),
    ],
)
def test_only_a_hostile_deed_or_a_charge_makes_an_accusation(tmp_path, kind, of_type, stance, is_told):
    report = told_report()
    event = replace(report.events[-1], kind=kind, type=of_type, mode=None)
    statement = replace(report.statements[0], stance=stance)
    with Ledger(tmp_path / "l") as ledger:
        ledger.add(replace(report, events=(event,), statements=(statement,)), GRAIN)
        found, left_out = told_facts(ledger)
    assert [fact.type for fact in found.values()] == ["ACCUSE"] * is_told
    assert sum(left_out.values()) == (not is_told)


@pytest.mark.parametrize(
    ("edtf", "status", "day"),
    [
        ("2021-05-03", "happened", "2021-05-03"),
        ("2021-05-03/2021-05-05", "happened", "2021-05-03"),
        ("../2021-05-03", "ongoing", "2021-05-03"),
        ("../2021-05-03", "happened", None),
        ("2021-05", "happened", None),
        (None, "happened", "2021-05-04"),
    ],
)
def test_the_day_is_one_that_the_words_give(edtf, status, day):
    report = told_report()
    event = replace(report.events[0], date=EventDate(edtf=edtf, basis="stated"), status=status)
    assert day_of(Held(StoredDocument(report, GRAIN)), event) == day


def test_formats_of_pairs_leave_out_what_has_no_known_day(told):
    found, left_out = told_facts(told, dyadic=True)
    assert "e:1" not in found
    assert left_out["events whose day is not known"] == 1
    days = {name: fact.day for name, fact in found.items()}
    assert days == {"e:31-36:meeting": "2021-05-03", "e:planned": "2021-05-03", "e:alleged": "2021-05-04"}
