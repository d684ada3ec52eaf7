"""`rasad figures` as its user meets it."""

import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from tests.link.test_series import told

from rasad.cli.main import cli
from rasad.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "l.ledger"
    with Ledger(path) as opened:
        papers = (
            told("a", 700, "2017"),
            told("b", 900, "2017"),
            told("c", 950, "2018"),
            told("d", 5, "2018", unit="EUR"),
        )
        for stored in papers:
            opened.add(stored.report, stored.source)
    return path


def run(ledger, *arguments):
    result = CliRunner().invoke(cli, ["--ledger", str(ledger), "figures", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(ledger, *arguments):
    return [json.loads(line) for line in run(ledger, *arguments, "--format", "jsonl").splitlines()]


def test_series_come_as_lines_that_the_schema_allows(ledger):
    (row,) = rows(ledger)
    schema = json.loads(CliRunner().invoke(cli, ["schema", "figures"]).stdout)
    Draft202012Validator(schema).validate(row)
    assert {value["value"] for value in row["values"]} == {700, 900, 950}
    assert row["conflicts"] == ["2017"]


def test_one_series_is_chosen_by_its_id_its_words_or_its_states(ledger):
    (row,) = rows(ledger)
    assert rows(ledger, row["id"]) == rows(ledger, "trade") == rows(ledger, "--between", "omn", "kaz") == [row]
    assert rows(ledger, "wheat") == rows(ledger, "--between", "OMN", "TUN") == []
    assert len(rows(ledger, "--values", "1")) == 2


def test_the_table_shows_values_that_conflict_side_by_side(ledger):
    lines = [line for line in run(ledger).splitlines() if "2017" in line]
    assert len(lines) == 2
    assert all("yes" in line for line in lines)


def test_a_linked_ledger_gives_the_same(ledger):
    before = rows(ledger)
    with Ledger(ledger) as opened:
        opened.link()
    assert rows(ledger) == before
