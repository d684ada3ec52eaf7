import csv
import io
import json

import pytest
from click.testing import CliRunner

from rasad.cli.main import cli


@pytest.fixture()
def run(talks):
    def ask(*arguments):
        return CliRunner().invoke(cli, ["--ledger", str(talks), "dyad", *arguments])

    return ask


def test_the_table_has_a_row_for_each_period(run):
    result = run("omn", "Kazakhstan", "--period", "quarter")
    assert result.exit_code == 0, result.exception
    assert "2019-34" in result.stdout
    assert "forth" in result.stdout


def test_records_come_as_json_lines_and_csv(run):
    (row,) = [json.loads(line) for line in run("OMN", "KAZ", "--format", "jsonl").stdout.splitlines()]
    assert (row["period"], row["happenings"], row["states"]) == ("2019-04", 1, ["OMN", "KAZ"])
    (cells,) = csv.DictReader(io.StringIO(run("OMN", "KAZ", "--format", "csv").stdout))
    assert (cells["period"], cells["verbal_cooperation"], cells["per_hundred"]) == ("2019-04", "1", "100.0")


def test_the_status_is_settled(run):
    assert run("OMN", "KAZ", "--status", "planned").exit_code == 2
