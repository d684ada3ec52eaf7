"""Items know their happening and its sources as links have them, whatever changed in between."""

import pytest
from tests.show.samples import document, event

from rasad.ledger import Ledger
from rasad.store import items, links, settling

TEXTS = {
    "a.txt": "Oman and Kazakhstan met in Muscat.",
    "b.txt": "Kazakhstan met Oman again.",
    "c.txt": "Oman met Kazakhstan.",
}


def add(ledger, name) -> None:
    text = TEXTS[name]
    met = event(text, "met", text.removesuffix("."), date="2019-04-15", place="Q3826")
    stored = document(text, name, events=(met,), outlet=name)
    ledger.add(stored.report, stored.source)


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "l.ledger") as opened:
        add(opened, "a.txt")
        add(opened, "b.txt")
        opened.link()
        yield opened


def told(ledger):
    return {(row.happening, row.sources) for row in ledger.events()}


def linked(ledger):
    return {(row.id, row.independent_sources) for row in ledger.happenings()}


def test_each_event_has_its_happening_and_its_independent_sources(ledger) -> None:
    assert told(ledger) == linked(ledger)
    assert {sources for _, sources in told(ledger)} == {2}


def test_what_is_added_and_taken_out_is_told_anew(ledger) -> None:
    add(ledger, "c.txt")
    assert (None, None) in told(ledger)
    ledger.link()
    assert told(ledger) == linked(ledger)
    assert {sources for _, sources in told(ledger)} == {3}
    ledger.forget("b.txt")
    ledger.link()
    assert told(ledger) == linked(ledger)
    assert {sources for _, sources in told(ledger)} == {2}


@pytest.mark.parametrize("made_anew", ["items", "links"])
def test_tables_made_anew_are_told_all(ledger, made_anew) -> None:
    from rasad.store import read

    connection = ledger._connection
    if made_anew == "items":
        items.rebuild(connection, list(read.read_all(connection)))
    else:
        links.rebuild(connection)
    assert not settling.is_settled(connection)
    ledger.link()
    assert settling.is_settled(connection)
    assert told(ledger) == linked(ledger)


def test_only_happenings_told_by_enough_sources_are_found_when_asked_so(ledger) -> None:
    assert len(list(ledger.events(least_sources=2))) == 2
    assert list(ledger.events(least_sources=3)) == []
