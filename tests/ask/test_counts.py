from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations, product

import pytest
from tests.store.samples import ENERGY, GRAIN, energy_report, grain_report

from rasad.ask.counts import DIMENSIONS, Counting, count_rows
from rasad.ask.questions import question_of
from rasad.errors import QueryError
from rasad.knowledge.base import load_knowledge
from rasad.ledger import Ledger
from rasad.store import items
from rasad.store.items import Part


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
        ({"dimensions": "type", "limit": 1}, "leave 'limit' out"),
        ({"each": "word"}, "unknown way to count 'word'"),
    ],
)
def test_what_cannot_be_counted_by_is_refused(ledger, asked, message) -> None:
    with pytest.raises(QueryError, match=message):
        list(ledger.counts(**asked))


@pytest.mark.parametrize("each", ["row", "document"])
@pytest.mark.parametrize("period", [None, "year", "week", "day"])
@pytest.mark.parametrize("layer", ["event", "statement", "commitment", "figure"])
def test_counts_are_those_of_grouped_rows(ledger, layer, period, each) -> None:
    question = question_of(ledger._connection, load_knowledge(), layer, {"min_confidence": 0.0})
    for one, other in combinations(DIMENSIONS, 2):
        rows = count_rows(ledger._connection, question, Counting((one, other), period, each))
        assert {(row.period, tuple(row.by.values())): row.count for row in rows} == grouped(
            ledger._connection, layer, (one, other), period, each
        )


def test_many_rows_are_counted_piece_by_piece(monkeypatch, ledger) -> None:
    whole = counted(ledger, dimensions=("state", "person"), period="month")
    monkeypatch.setattr("rasad.ask.counts._PIECE", 1)
    assert counted(ledger, dimensions=("state", "person"), period="month") == whole
    assert counted(ledger, dimensions="state", states="GBR") == []


def grouped(connection, layer, by, period, each):
    """Count the slow way: each row joined with the words and keys that it has."""
    sets = {"state": Part.STATE, "pair": Part.PAIR, "person": Part.PARTY, "acting": Part.ACTING,
            "named": Part.NAMED, "context": Part.CONTEXT, "place": Part.PLACE}  # fmt: skip
    rows = connection.execute("SELECT number, document, first, last FROM item WHERE layer = ?", (items.LAYERS[layer],))
    seen = Counter() if each == "row" else defaultdict(set)
    for number, document, first, last in list(rows):
        told = []
        for name in by:
            column = "outlet" if name == "source" else name
            query = f"SELECT text FROM word WHERE number = (SELECT {column} FROM item WHERE number = :number)"
            query = "SELECT key FROM item_key WHERE item = :number AND part = :part" if name in sets else query
            values = {"number": number} | ({"part": int(sets[name])} if name in sets else {})
            told.append([text for (text,) in connection.execute(query, values)] or [None])
        for one in product(*told):
            if each == "row":
                seen[period_of(period, first, last), one] += 1
            else:
                seen[period_of(period, first, last), one].add(document)
    return {key: found if each == "row" else len(found) for key, found in seen.items()}


def period_of(period, first, last):
    if period is None or first > last:
        return None
    begin, end = date.fromordinal(first), date.fromordinal(last)
    if period == "year":
        return f"{begin.year:04d}" if begin.year == end.year else None
    if period == "day":
        return begin.isoformat() if begin == end else None
    mondays = [day - timedelta(days=day.weekday()) for day in (begin, end)]
    return f"{mondays[0]}/{mondays[0] + timedelta(days=6)}" if mondays[0] == mondays[1] else None
