"""`rasad timeline`, `rasad dossier` and `rasad compare` as their user meets them."""

import json

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from tests.show.samples import document, event, quote
from tests.store.samples import ENERGY, GRAIN, LAVROV, energy_report, grain_report

from rasad.cli.main import cli
from rasad.ledger import Ledger
from rasad.records.report import Entity, Participant, Place

FIRST, SECOND = "Oman and Kazakhstan met in Muscat.", "Kazakhstan met Oman again."


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "l.ledger"
    with Ledger(path) as opened:
        for name, text, day in (("a.txt", FIRST, "2019-04-15"), ("b.txt", SECOND, "2019-04-15")):
            met = event(text, "met", text.removesuffix("."), date=day)
            place = Place(entity="Q3826", span=quote(text, "Muscat")) if text is FIRST else None
            met = replace(met, place=place)
            stored = document(text, name, events=(met,), outlet=name)
            opened.add(stored.report, stored.source)
        opened.add(grain_report(outlet="tass", location="g.txt"), GRAIN)
        opened.add(energy_report(location="e.txt"), ENERGY)
        opened.link()
    return path


def run(ledger, *arguments):
    result = CliRunner().invoke(cli, ["--ledger", str(ledger), *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_timeline_shows_each_happening_once_with_how_many_tell_of_it(ledger) -> None:
    rows = [json.loads(line) for line in run(ledger, "timeline", "--format", "jsonl").splitlines()]
    assert [(row["day"], row["told"], row["sources"]) for row in rows] == [
        ("2019-04-15", 2, 2),
        ("2020-01-01/2020-01-31", 1, 1),
        ("2021-05-03", 1, 1),
    ]
    assert "meeting" in run(ledger, "timeline", "--between", "OMN", "KAZ")
    assert len(run(ledger, "timeline", "--limit", "1", "--offset", "1", "--format", "csv").splitlines()) == 2
    assert run(ledger, "timeline", "--latest-first").splitlines()[1].startswith("2021-05-03")


def test_a_dossier_of_two_states_has_what_they_did_said_and_promised(ledger) -> None:
    text = run(ledger, "dossier", "RUS,TUR")
    assert "Russia" in text and "Turkey" in text and "not verified" in text
    assert "2021-05-03: meeting (happened)" in text
    assert "Sergey Lavrov, Turkey" in text and "Sergey Lavrov\N{POP DIRECTIONAL ISOLATE} promises" in text
    assert "promises" in text and "open, due 2021-12-31" in text
    assert "phone_call" not in text
    report = grain_report()
    assert f"[{report.events[0].evidence.start}-{report.events[0].evidence.end}]" in text


def test_a_dossier_tells_at_which_level_sides_met(ledger) -> None:
    text = run(ledger, "dossier", "RUS,TUR")
    assert "## Meetings and calls by level\n\n- 2021: 1 at a level that is not known\n" in text
    text, met = "Omar Said visited Kazakhstan.", ("envoy",)
    visit = event(text, "visited", text, "visit", actors=met, recipients=("KAZ",), date="2019-05-02")
    envoy = Participant(entity="envoy", role="actor", as_office="office:foreign-minister:OMN")
    office = Entity(id="office:foreign-minister:OMN", wikidata=None, name="", type="office", country="OMN")
    stored = document(text, "v.txt", events=(replace(visit, participants=(envoy, visit.participants[1])),))
    with Ledger(ledger) as opened:
        opened.add(replace(stored.report, entities=(*stored.report.entities, office)), text)
        opened.link()
    told = run(ledger, "dossier", "OMN,KAZ")
    assert "2019-05-02: visit (happened, at ministers' level)" in told
    assert "- 2019: 1 at ministers' level, 1 at a level that is not known" in told


def test_a_dossier_of_a_person_in_a_public_role_is_found_by_name(ledger) -> None:
    dossier = json.loads(run(ledger, "dossier", "lavrov", "--format", "json"))
    assert dossier["subject"] == [["Q58217"], ["Sergey Lavrov"], "person"]
    assert [row["event"]["kind"] for row in dossier["happenings"]] == ["meeting"]
    assert len(dossier["statements"]) == 2


def test_nobody_outside_public_life_has_a_dossier(ledger) -> None:
    private = replace(LAVROV, id="local:somebody", wikidata=None, name="Some Body", country="RUS")
    base = grain_report(location="p.txt", outlet="local")
    event_of = replace(
        base.events[0],
        participants=tuple(
            replace(p, entity=private.id) if p.entity == LAVROV.id else p for p in base.events[0].participants
        ),
    )
    with Ledger(ledger) as opened:
        opened.add(replace(base, entities=(*base.entities, private), events=(event_of,)), GRAIN)
    result = CliRunner().invoke(cli, ["--ledger", str(ledger), "dossier", "local:somebody"])
    assert "no dossier" in str(result.exception)


@pytest.mark.parametrize(("name", "message"), [("Rusia", "nearest"), ("RUS,RUS", "twice"), ("A,B,C", "unknown state")])
def test_a_subject_that_is_not_understood_is_refused(ledger, name, message) -> None:
    assert message in str(CliRunner().invoke(cli, ["--ledger", str(ledger), "dossier", name]).exception)


def test_sources_are_compared_with_both_wordings_and_what_each_leaves_out(ledger) -> None:
    with Ledger(ledger, readonly=True) as opened:
        (row,) = opened.events(between=("OMN", "KAZ"), limit=1)
    for name in (row.happening, row.happening[:8], f"{row.where.document}:{row.id}"):
        text = run(ledger, "compare", name)
        assert "2 independent sources" in text and "They agree on" in text
        assert text.index("leaves out") < text.rindex("b.txt")
        assert "Muscat" in text
    assert json.loads(run(ledger, "compare", row.happening, "--format", "json"))["id"] == row.happening
    assert "no happening 'zzz'" in str(CliRunner().invoke(cli, ["--ledger", str(ledger), "compare", "zzz"]).exception)


def test_counts_come_as_a_table_and_as_csv(ledger) -> None:
    table = run(ledger, "ask", "events", "--count", "type", "--period", "year")
    assert table.splitlines()[0].split() == ["period", "count", "type"]
    rows = run(ledger, "ask", "events", "--count", "state", "--each", "happening", "--format", "csv").splitlines()
    assert rows[0] == "period,state,count"
    assert ",RUS,2" in rows
