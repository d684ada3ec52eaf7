"""`rasad happenings` and `rasad stories` as their user meets them."""

import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from tests.show.samples import document, event

from rasad.cli.main import cli
from rasad.ledger import Ledger

FIRST = "Oman and Kazakhstan met in Muscat."
SECOND = "Kazakhstan met Oman again."


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "l.ledger"
    with Ledger(path) as opened:
        for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
            met = event(text, "met", text.removesuffix("."), date="2019-04-15", place="Q3826")
            stored = document(text, name, events=(met,), outlet=name)
            opened.add(stored.report, stored.source)
        stored = document("Nothing happened.", "c.txt")
        opened.add(stored.report, stored.source)
    return path


@pytest.fixture
def unsure(ledger):
    """A ledger in which one more happening is read too unsurely to be shown."""
    text = "Oman praised Kazakhstan."
    praise = event(text, "praised", "Oman praised Kazakhstan", "praise", "SUPPORT", date="2019-04-15")
    stored = document(text, "d.txt", events=(replace(praise, confidence=0.01),), outlet="d.txt")
    with Ledger(ledger) as opened:
        opened.add(stored.report, stored.source)
    return ledger


def run(ledger, *arguments):
    result = CliRunner().invoke(cli, ["--ledger", str(ledger), *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(ledger, *arguments):
    return [json.loads(line) for line in run(ledger, *arguments, "--format", "jsonl").splitlines()]


def test_happenings_come_as_lines_that_the_schema_allows(ledger):
    (row,) = rows(ledger, "happenings")
    schema = json.loads(CliRunner().invoke(cli, ["schema", "happening"]).stdout)
    Draft202012Validator(schema).validate(row)
    assert {told["location"] for told in row["tellings"]} == {"a.txt", "b.txt"}
    assert row["independent_sources"] == 2


def test_stories_come_as_one_line_for_each_document(ledger):
    found = {row["location"]: row for row in rows(ledger, "stories")}
    assert set(found) == {"a.txt", "b.txt", "c.txt"}
    assert found["a.txt"]["story"] == found["b.txt"]["story"] != found["c.txt"]["story"]
    assert set(found["a.txt"]) == {"location", "document", "story", "stories", "happenings"}


@pytest.mark.parametrize(
    ("limits", "number"),
    [
        (("--between", "omn", "kaz"), 1),
        (("--between", "OMN", "TUN"), 0),
        (("--since", "2019-04-16"), 0),
        (("--since", "2019-04-15", "--until", "2019-04-15"), 1),
        (("--until", "2019-03"), 0),
        (("--sources", "2"), 1),
        (("--sources", "3"), 0),
    ],
)
def test_happenings_are_limited_as_asked(ledger, limits, number):
    assert len(rows(ledger, "happenings", *limits)) == number


def test_tables_name_who_took_part_and_where_documents_lie(ledger):
    assert "Kazakhstan" in run(ledger, "happenings")
    assert "c.txt" in run(ledger, "stories")


def test_a_limit_that_is_no_date_is_refused(ledger):
    result = CliRunner().invoke(cli, ["--ledger", str(ledger), "happenings", "--since", "soon"])
    assert result.exit_code != 0
    assert "is no date" in str(result.exception)


def test_what_was_read_too_unsurely_makes_no_happening_unless_asked_for(unsure):
    assert {row["kind"] for row in rows(unsure, "happenings")} == {"meeting"}
    assert {row["kind"] for row in rows(unsure, "happenings", "--min-confidence", "0")} == {"meeting", "praise"}
    with Ledger(unsure) as opened:
        assert {row.kind for row in opened.happenings()} == {"meeting"}
        assert {row.kind for row in opened.events()} == {"meeting"}
        assert {row.kind for row in opened.events(min_confidence=0)} == {"meeting", "praise"}


def test_the_brief_is_silent_on_what_was_read_too_unsurely(unsure):
    assert "praise" not in run(unsure, "brief")
    assert "praise" in run(unsure, "brief", "--min-confidence", "0")
