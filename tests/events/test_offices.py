"""Tests for the office in which a person took part in an event."""

import pytest

from rasad.knowledge import load_knowledge
from rasad.knowledge.offices import Holding, NamedOffice, day_told, office_held, title_held
from rasad.records.report import Report
from tests.events.coding import coded, parties


def offices(report: Report) -> dict[str, str | None]:
    known = {entity.id for entity in report.entities}
    found = {p.entity: p.as_office for event in report.events for p in event.participants}
    assert {office for office in found.values() if office} <= known
    return found


@pytest.mark.parametrize(
    ("day", "office"),
    [("2009-05-20", "office:prime-minister:TUR"), ("2021-06-29", "office:president:TUR")],
)
def test_a_person_takes_part_in_the_office_of_the_day(day: str, office: str) -> None:
    report = coded("التقى أردوغان في أنقرة وزير الخارجية العماني.", "ar", day)
    assert offices(report)["Q39259"] == office


def test_the_day_of_the_event_counts_and_not_that_of_publication() -> None:
    report = coded("اردوغان در ۱۲ مارس ۲۰۰۹ با لاوروف در آنکارا دیدار کرد.", "fa", "2021-06-29")
    assert offices(report)["Q39259"] == "office:prime-minister:TUR"


def test_a_day_that_is_unknown_leaves_the_office_of_a_man_of_several_open() -> None:
    found = offices(coded("دیدار اردوغان و چاووش‌اوغلو با لاوروف در آنکارا برگزار شد.", "fa", None))
    assert found["Q39259"] is None
    assert found["Q58217"] == "office:foreign-minister:RUS"


def test_the_title_of_a_person_whom_no_list_knows_is_the_office() -> None:
    report = coded("التقى أردوغان سفير النيجر لدى تركيا موسى الطاهر بن داود.", "ar")
    unknown = [office for person, office in offices(report).items() if person.startswith("local:")]
    assert unknown == ["office:ambassador:NER"]


def test_an_office_without_a_known_holder_takes_part_as_itself() -> None:
    report = coded("زار وزير الصحة النيجري أنقرة.", "ar")
    assert "office:health-minister:NER" in parties(report.events[0], "actor") | parties(report.events[0], "recipient")
    assert offices(report)["office:health-minister:NER"] == "office:health-minister:NER"


def test_states_have_no_office() -> None:
    assert set(offices(coded("أدانت تركيا الغارات الإسرائيلية على دمشق.", "ar")).values()) == {None}


def test_the_steps_say_why_an_office_was_taken() -> None:
    report = coded("التقى أردوغان في أنقرة وزير الخارجية العماني.", "ar")
    assert any("Q39259=office:president:TUR (term 2014-08-28/..)" in step for step in report.events[0].steps)


def test_of_several_offices_the_one_in_the_text_counts_else_the_highest_of_a_state() -> None:
    knowledge = load_knowledge()
    prince = "mohammed-bin-salman"
    on_day = [(t.office, t.of) for t in knowledge.terms.offices(prince, "2016-03-01")]
    assert len(on_day) > 1
    highest = office_held(knowledge, prince, "2016-03-01/2016-03-01")
    assert highest is not None
    assert highest[0] == Holding("deputy-crown-prince", "SAU")
    named = NamedOffice(prince, 0, ("defence-minister",), "SAU")
    told = office_held(knowledge, prince, "2016-03-01/2016-03-01", [named])
    assert told is not None
    assert told[0] == Holding("defence-minister", "SAU")


def test_a_title_that_the_terms_contradict_on_the_day_is_not_taken() -> None:
    title = NamedOffice("Q39259", 0, ("president",), "TUR")
    assert title_held(load_knowledge(), title, "2009-05-20/2009-05-20") is None
    assert title_held(load_knowledge(), title, "2019-05-20/2019-05-20") == Holding("president", "TUR")


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2016-10-10", "2016-10-10/2016-10-10"),
        ("2016-10", "2016-10-01/2016-10-31"),
        ("../2016-10-10", "2016-10-10/2016-10-10"),
        ("[..2016-10-10]", None),
        ("2016-10-10/..", None),
        (None, None),
    ],
)
def test_only_days_with_two_ends_are_told(edtf: str | None, days: str | None) -> None:
    assert day_told(edtf) == days


def test_a_term_covers_a_month_only_where_it_lasts_all_of_it() -> None:
    knowledge = load_knowledge()
    assert office_held(knowledge, "Q39259", "2014-08-01/2014-08-31") is None
    whole = office_held(knowledge, "Q39259", "2014-09-01/2014-09-30")
    assert whole is not None
    assert whole[0] == Holding("president", "TUR")
