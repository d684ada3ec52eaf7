"""`rasad commitments` as its user meets it, and the method of the ledger behind it."""

import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from tests.link.test_chains import promise, trip

from rasad.cli.main import cli
from rasad.errors import QueryError
from rasad.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "l.ledger"
    papers = [
        trip("b", "2019-04-20", "2019-04-23"),
        trip("a", "2019-04-16", "2019-04-22/2019-04-26"),
        promise("c", "2019-05-20"),
    ]
    with Ledger(path) as opened:
        for stored in papers:
            opened.add(stored.report, stored.source)
            opened.link()
    return path


def run(ledger, *arguments):
    result = CliRunner().invoke(cli, ["--ledger", str(ledger), "commitments", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(ledger, *arguments):
    return [json.loads(line) for line in run(ledger, *arguments, "--format", "jsonl").splitlines()]


def test_chains_come_as_lines_that_the_schema_allows(ledger):
    found = rows(ledger)
    schema = json.loads(CliRunner().invoke(cli, ["schema", "commitments"]).stdout)
    for row in found:
        Draft202012Validator(schema).validate(row)
    assert [(row["kind"], row["state"]) for row in found] == [("visit", "lapsed"), ("agreement_oral", "open")]
    assert [step["step"] for step in found[0]["steps"]] == ["said", "repeated", "lapsed"]


def test_what_is_due_and_the_day_it_is_measured_against(ledger):
    assert [row["state"] for row in rows(ledger, "--due")] == ["lapsed"]
    assert [row["state"] for row in rows(ledger, "--due", "--on", "2019-04-21")] == ["open"]
    assert "lapsed (on 2019-05-20)" in run(ledger)


def test_commitments_between_two_states(ledger):
    assert len(rows(ledger, "--between", "omn", "kaz")) == 2
    assert rows(ledger, "--between", "OMN", "TUN") == []


def test_a_day_that_is_no_date_is_refused(ledger):
    with Ledger(ledger, readonly=True) as opened, pytest.raises(QueryError, match="is no date"):
        list(opened.commitment_chains(on="soon"))


def test_a_ledger_that_is_not_linked_gives_the_same(ledger, tmp_path):
    linked = rows(ledger)
    with Ledger(tmp_path / "new.ledger") as new, Ledger(ledger, readonly=True) as old:
        for stored in old.stored_documents():
            new.add(stored.report, stored.source)
    assert rows(tmp_path / "new.ledger") == linked
