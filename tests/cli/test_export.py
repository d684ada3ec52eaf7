"""`rasad export` and `rasad import` as their user meets them."""

import json

import pytest
from click.testing import CliRunner

from rasad.cli.main import cli
from rasad.errors import ConfigError, QueryError


def run(ledger, *arguments):
    return CliRunner().invoke(cli, ["--ledger", str(ledger), *(str(a) for a in arguments)])


def test_rows_go_to_standard_output_and_the_notice_beside_them(ledger):
    result = run(ledger, "export", "--format", "jsonl", "--layer", "statements")
    assert [json.loads(line)["speakers"] for line in result.stdout.splitlines()] == [["Q58217"], ["Q58217"]]
    assert "standard output: 2 rows; rasad" in result.stderr
    assert "machine-read, not verified" in result.stderr


def test_a_file_has_what_it_says_of_itself_beside_it(ledger, tmp_path):
    result = run(ledger, "export", "--format", "icews", "--output", tmp_path / "x.tab", "--between", "rus", "tur")
    assert result.exit_code == 0
    assert {path.name for path in tmp_path.glob("x.*")} == {"x.tab", "x.tab.about.json", "x.tab.evidence.csv"}
    assert result.stdout == ""


def test_what_is_left_out_is_said(ledger):
    result = run(ledger, "export", "--format", "icews")
    assert "left out: 1 events whose day is not known" in result.stderr


@pytest.mark.parametrize("layer", ["event", "statement", "commitment", "figure"])
def test_what_a_layer_can_be_asked_by_it_can_be_exported_by(layer):
    asked = cli.get_command(None, "ask").commands[f"{layer}s"]
    shapes = {"sort", "descending", "limit", "offset", "dimensions", "period", "each", "form", "help"}
    filters = {option.name for option in asked.params} - shapes
    assert filters
    assert filters <= {option.name for option in cli.get_command(None, "export").params}


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        (("--layer", "statements", "--stance", "promises"), 1),
        (("--layer", "statements", "--stance", "denies"), 0),
        (("--layer", "figures", "--unit", "USD"), 1),
    ],
)
def test_statements_and_figures_are_chosen_by_what_only_they_have(ledger, arguments, rows):
    result = run(ledger, "export", "--format", "jsonl", *arguments)
    assert len(result.stdout.splitlines()) == rows


def test_a_layer_refuses_what_it_has_not(ledger):
    refused = run(ledger, "export", "--format", "jsonl", "--layer", "events", "--unit", "USD").exception
    assert isinstance(refused, QueryError)
    assert "events cannot be chosen by 'unit'" in str(refused)


def test_parquet_needs_a_file(ledger):
    assert isinstance(run(ledger, "export", "--format", "parquet").exception, ConfigError)


def test_a_set_is_taken_in_listed_shown_and_removed(ledger, tmp_path):
    path = tmp_path / "p.jsonl"
    run(ledger, "export", "--format", "plover-jsonl", "--output", path)
    path.write_text(path.read_text() + "nothing\n")
    result = run(ledger, "import", path, "--format", "plover-jsonl", "--name", "mine")
    assert result.exit_code == 0
    assert "mine: 2 foreign rows" in result.stderr
    assert "line 3: refused: " in result.stderr
    assert "mine: 2 plover-jsonl rows, added 20" in run(ledger, "import", "--list").stdout
    shown = run(ledger, "export", "--format", "csv", "--layer", "foreign")
    assert shown.stdout.count("foreign row of mine: not read by rasad") == 2
    assert run(ledger, "import", "--remove", "mine").stdout == ""
    assert isinstance(run(ledger, "import", "--remove", "mine").exception, QueryError)
    assert isinstance(run(ledger, "import", path).exception, ConfigError)
