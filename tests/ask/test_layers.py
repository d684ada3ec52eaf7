import pytest
from tests.store.samples import ENERGY, GRAIN, energy_report, filled_ledger, grain_report

from rasad.ask.layers import commitment_rows, event_rows, figure_rows, statement_rows
from rasad.ask.rows import Party
from rasad.errors import QueryError
from rasad.records.report import Bounds


@pytest.fixture
def ledger(tmp_path):
    connection = filled_ledger(tmp_path / "l", (grain_report(), GRAIN), (energy_report(), ENERGY))
    yield connection
    connection.close()


LAYERS = {"event": event_rows, "statement": statement_rows, "commitment": commitment_rows, "figure": figure_rows}


def ids(rows) -> list[str]:
    return [f"{row.where.location} {row.id}" for row in rows]


def test_events_come_by_their_day_with_their_parties_and_characters(ledger) -> None:
    call, meeting = event_rows(ledger)
    assert (call.date, meeting.date, meeting.place) == ("2020-01", "2021-05-03", "Q406")
    assert meeting.participants == (Party("Q58217", "RUS", "actor"), Party("TUR", "TUR", "recipient"))
    assert GRAIN[meeting.trigger.start : meeting.trigger.end] == meeting.trigger.text == "التقى"
    assert ENERGY[call.evidence.start : call.evidence.end] == call.evidence.text


@pytest.mark.parametrize(
    ("layer", "between", "found"),
    [
        ("event", ("TUR", "RUS"), ["a.txt e:31-36:meeting"]),
        ("event", ("RUS", "IRN"), ["b.txt e:1"]),
        ("event", ("TUR", "IRN"), []),
        ("statement", ("RUS", "TUR"), ["a.txt s:1"]),  # Turkey is named in what is said
        ("statement", ("IRN", "RUS"), ["b.txt s:1"]),  # Iran is addressed
        ("statement", ("IRN", "TUR"), []),
        ("commitment", ("RUS", "TUR"), ["a.txt c:1"]),
        ("commitment", ("RUS", "IRN"), []),
        ("figure", ("RUS", "IRN"), ["b.txt q:1"]),
    ],
)
def test_between_takes_what_concerns_both_states_in_either_order(ledger, layer, between, found) -> None:
    assert ids(LAYERS[layer](ledger, between=between)) == found
    assert ids(LAYERS[layer](ledger, between=between[::-1])) == found


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2021", None, ["a.txt e:31-36:meeting"]),
        (None, "2020", ["b.txt e:1"]),
        ("2020-01-15", "2020-01-16", ["b.txt e:1"]),  # "January" may be this day
        ("2020-02", "2021-05-02", []),
        ("2021-05-03", "2021-05-03", ["a.txt e:31-36:meeting"]),
    ],
)
def test_events_are_limited_in_time(ledger, since, until, found) -> None:
    assert ids(event_rows(ledger, since=since, until=until)) == found


def test_rows_are_limited_by_what_they_are(ledger) -> None:
    assert len(list(event_rows(ledger, of_type="CONSULT"))) == 2
    assert ids(event_rows(ledger, of_type="AID")) == []
    assert ids(statement_rows(ledger, stance="promises")) == ["a.txt s:1"]
    assert ids(commitment_rows(ledger, status="planned", since="2021")) == ["a.txt c:1"]
    assert ids(commitment_rows(ledger, status="done")) == []
    assert ids(figure_rows(ledger, unit="USD")) == ["b.txt q:1"]


def test_a_figure_has_its_number_or_its_bounds(ledger) -> None:
    values = {row.where.location: row.value for row in figure_rows(ledger)}
    assert values == {"a.txt": 12.0, "b.txt": Bounds(min_exclusive=9e9)}


def test_a_question_that_cannot_be_answered_says_so(ledger) -> None:
    with pytest.raises(QueryError, match="'yesterday' is no date"):
        list(event_rows(ledger, since="yesterday"))
    with pytest.raises(QueryError, match="two states"):
        list(event_rows(ledger, between=("RUS", "RUS")))
