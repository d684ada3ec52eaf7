"""`rasad ask` as its user meets it."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from tests.store.samples import ENERGY, GRAIN, grain_report

from rasad.cli.main import cli
from rasad.ledger import Ledger


def run(ledger, *arguments):
    result = CliRunner().invoke(cli, ["--ledger", str(ledger), "ask", *arguments])
    assert result.exit_code == 0, result.output
    return result


def lines(ledger, *arguments):
    return [json.loads(line) for line in run(ledger, *arguments, "--format", "jsonl").stdout.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (("events",), 2),
        (("events", "--between", "rus", "tur"), 1),
        (("events", "--between", "Russia", "Turkey"), 1),
        (("events", "--between", "south-ossetia", "rus"), 0),
        (("events", "--state", "TUR", "--state", "IRN", "--since", "2021"), 1),
        (("events", "--place", "Turkey", "--source", "TASS", "--min-confidence", "0.5"), 1),
        (("events", "--since", "2020-01-05", "--until", "2020-01-05", "--within"), 0),
        (("statements", "--by", "lavrov"), 2),
        (("statements", "--text", "الصادرات"), 1),
        (("commitments", "--status", "planned"), 1),
        (("figures", "--unit", "USD", "--limit", "1"), 1),
    ],
)
def test_rows_come_as_lines_with_their_evidence(ledger, arguments, number) -> None:
    rows = lines(ledger, *arguments)
    assert len(rows) == number
    for row in rows:
        quote = row.get("evidence") or row.get("content") or row["quote"]
        assert quote["text"] in (GRAIN, ENERGY)[row["where"]["location"] == "b.txt"]
        assert row["where"]["document"]


def test_a_least_confidence_of_nought_shows_what_is_read_most_unsurely(ledger) -> None:
    base = grain_report(location="c.txt", outlet="ria")
    with Ledger(ledger) as opened:
        opened.add(replace(base, events=(replace(base.events[0], confidence=0.01),)), GRAIN)
    assert len(lines(ledger, "events")) == 2
    assert len(lines(ledger, "events", "--min-confidence", "0")) == 3


def test_a_table_of_events_has_a_column_for_the_level(ledger) -> None:
    head, *rest = run(ledger, "events", "--level", "unknown").stdout.splitlines()
    assert "level" in head.split()
    assert sum("unknown" in row.split() for row in rest) == 2
    assert "nothing" in run(ledger, "events", "--level", "head").stderr


def test_a_table_ends_with_the_words_and_marks_those_asked_for(ledger) -> None:
    table = run(ledger, "statements", "--text", "الصادرات").stdout
    assert table.splitlines()[0].split()[-1] == "words"
    assert "⟦صادراتها⟧" in table
    assert "\N{FIRST STRONG ISOLATE}" in table.splitlines()[1]


def test_a_table_of_figures_has_all_digits_of_a_number(ledger) -> None:
    assert "9000000000.." in run(ledger, "figures", "--unit", "USD").stdout


def test_csv_has_one_line_a_row_and_the_columns_first(ledger) -> None:
    rows = list(csv.DictReader(io.StringIO(run(ledger, "events", "--format", "csv").stdout)))
    assert [row["kind"] for row in rows] == ["phone_call", "meeting"]
    assert rows[1]["participants"] == "Q58217 RUS actor; TUR TUR recipient"


def test_a_table_that_is_cut_says_how_to_go_on(ledger, monkeypatch) -> None:
    monkeypatch.setattr("rasad.cli.ask._ON_A_SCREEN", 1)
    assert "see the next with --offset 1" in run(ledger, "events").stderr
    assert "phone_call" not in run(ledger, "events", "--offset", "1").stdout


def test_nothing_found_is_said_and_is_no_error(ledger) -> None:
    assert "nothing in the ledger" in run(ledger, "events", "--type", "AID").stderr


def test_a_word_that_is_not_understood_ends_with_the_nearest(ledger) -> None:
    result = CliRunner().invoke(cli, ["--ledger", str(ledger), "ask", "events", "--type", "CONSLT"])
    assert "nearest: CONSULT" in str(result.exception)
