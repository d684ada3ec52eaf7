import pytest
from tests.store.samples import ENERGY, GRAIN, bare_report, energy_report, filled_ledger, grain_report

from rasad.ask.documents import document_ids, document_rows, failure_rows
from rasad.store.write import write_failure


@pytest.fixture
def ledger(tmp_path):
    undated = bare_report("?", location="undated.txt")
    documents = ((undated, "?"), (grain_report(outlet="tass"), GRAIN), (energy_report(), ENERGY))
    connection = filled_ledger(tmp_path / "l", *documents)
    yield connection
    connection.close()


def test_documents_are_listed_by_day_and_the_undated_last(ledger) -> None:
    energy, grain, undated = document_rows(ledger)
    assert (energy.location, grain.location, undated.location) == ("b.txt", "a.txt", "undated.txt")
    assert (grain.outlet, grain.published, grain.states) == ("TASS", "2021-05-04", ("RUS", "TUR"))
    assert (grain.events, grain.statements, grain.commitments) == (1, 1, 1)
    assert (undated.published, undated.states, undated.events) == (None, (), 0)


@pytest.mark.parametrize(
    ("limits", "locations"),
    [
        ({}, ["b.txt", "a.txt", "undated.txt"]),
        ({"between": ("TUR", "RUS")}, ["a.txt"]),
        ({"between": ("RUS", "IRN"), "until": "2019"}, []),
        ({"since": "2020-06"}, ["a.txt"]),
        ({"until": "2020-06"}, ["b.txt"]),
    ],
)
def test_documents_are_limited_by_states_and_time(ledger, limits, locations) -> None:
    places = dict(ledger.execute("SELECT id, location FROM document").fetchall())
    assert [places[one] for one in document_ids(ledger, **limits)] == locations


def test_failures_are_listed_by_location(ledger) -> None:
    for location in ("z.txt", "a.txt"):
        write_failure(ledger, location, "read", "ReadError", "no text")
    assert [(row.location, row.message) for row in failure_rows(ledger)] == [("a.txt", "no text"), ("z.txt", "no text")]
