import pytest
from tests.store.samples import ENERGY, GRAIN, energy_report, grain_report

from rasad.errors import QueryError
from rasad.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "l") as opened:
        opened.add(grain_report(outlet="tass"), GRAIN)
        opened.add(energy_report(), ENERGY)
        opened.link()
        yield opened


def counted(ledger, *arguments, **asked):
    return [(row.period, tuple(row.by.values()), row.count) for row in ledger.counts(*arguments, **asked)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"dimensions": "type"}, [(None, ("CONSULT",), 2)]),
        ({"dimensions": ("kind", "mode")}, [(None, ("meeting", "visit"), 1), (None, ("phone_call", "phone"), 1)]),
        ({"dimensions": "state"}, [(None, ("RUS",), 2), (None, ("IRN",), 1), (None, ("TUR",), 1)]),
        ({"dimensions": ("pair", "status"), "since": "2021"}, [(None, ("RUS-TUR", "happened"), 1)]),
        ({"dimensions": "source"}, [(None, ("tass",), 1), (None, (None,), 1)]),
        ({"dimensions": "person"}, [(None, ("Q58217",), 1), (None, (None,), 1)]),
        ({"period": "year"}, [("2020", (), 1), ("2021", (), 1)]),
        ({"period": "quarter"}, [("2020-33", (), 1), ("2021-34", (), 1)]),
        ({"period": "month"}, [("2020-01", (), 1), ("2021-05", (), 1)]),
        ({"period": "week"}, [("2021-05-03/2021-05-09", (), 1), (None, (), 1)]),  # a Monday; "January" is no week
        ({"period": "day"}, [("2021-05-03", (), 1), (None, (), 1)]),
        ({"dimensions": "language", "each": "happening"}, [(None, ("ar",), 1), (None, ("fa",), 1)]),
        ({"dimensions": "language", "text": "لافروف"}, [(None, ("ar",), 1), (None, ("fa",), 1)]),
        ({"dimensions": "type", "states": ["TUR", "IRN"]}, [(None, ("CONSULT",), 2)]),
    ],
)
def test_rows_are_counted_by_two_things_and_a_period(ledger, asked, found) -> None:
    assert sorted(counted(ledger, **asked), key=str) == sorted(found, key=str)


def test_states_are_counted_the_same_from_rows_as_from_keys(ledger) -> None:
    rows = counted(ledger, dimensions=("state", "type"), period="year")
    assert rows == counted(ledger, dimensions=("state", "type"), period="year", each="happening")
    assert rows == [("2020", ("IRN", "CONSULT"), 1), ("2020", ("RUS", "CONSULT"), 1),
                    ("2021", ("RUS", "CONSULT"), 1), ("2021", ("TUR", "CONSULT"), 1)]  # fmt: skip


def test_other_layers_are_counted_too(ledger) -> None:
    stances = counted(ledger, "statement", dimensions="stance")
    assert sorted(stances, key=str) == [(None, ("promises",), 1), (None, (None,), 1)]
    assert counted(ledger, "figure", dimensions="unit", states="IRN") == [(None, ("USD",), 1)]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"dimensions": "colour"}, "unknown thing to count by 'colour'.*known: act"),
        ({"dimensions": ("type", "kind", "mode")}, "by 2 things at most"),
        ({"period": "fortnight"}, "unknown period 'fortnight'"),
        ({"each": "word"}, "unknown way to count 'word'"),
    ],
)
def test_what_cannot_be_counted_by_is_refused(ledger, asked, message) -> None:
    with pytest.raises(QueryError, match=message):
        list(ledger.counts(**asked))
