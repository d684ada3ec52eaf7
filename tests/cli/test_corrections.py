import json

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace
from tests.store.samples import ENERGY, GRAIN

from rasad.cli.main import cli
from rasad.errors import QueryError
from rasad.ledger import Ledger

AT = GRAIN.index("التقى")


def run(path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--ledger", str(path), "ledger", *arguments], env={"RASAD_USER": "Nura"})


def rows(path, *arguments):
    return [json.loads(line) for line in run(path, "corrections", "--format", "jsonl", *arguments).stdout.splitlines()]


def test_a_correction_is_made_listed_exported_and_taken_back(ledger) -> None:
    made = run(ledger, "correct", "type", f"a.txt:{AT}-{AT + 5}", "visit", "--note", "he travelled")
    assert made.exit_code == 0
    identifier = made.stdout.strip()
    assert f"ledger undo {identifier}" in made.stderr
    assert "visit" in run(ledger, "show", "a.txt").stdout
    (row,) = rows(ledger)
    item = row["items"][0]
    assert (row["id"], row["kind"], row["value"], row["who"], row["note"]) == (
        identifier, "type", "visit", "Nura", "he travelled",
    )  # fmt: skip
    assert GRAIN[item["quote"]["start"] : item["quote"]["end"]] == item["quote"]["text"] == "التقى"
    assert (item["language"], item["read_as"]["kind"]) == ("ar", "meeting")
    assert item["read_as"]["produced_by"]["rasad"]
    table = run(ledger, "corrections")
    assert "Nura" in table.stdout
    assert "1 applied" in table.stderr
    assert run(ledger, "undo", identifier, "--who", "Omid").exit_code == 0
    assert rows(ledger) == []
    assert [(row["state"], row["undone_by"]) for row in rows(ledger, "--all")] == [("undone", "Omid")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("not-event", "a.txt:e:31-36:meeting"),
        ("status", "a.txt:e:31-36:meeting", "denied"),
        ("date", "a.txt:e:31-36:meeting", "none"),
        ("entity", "a.txt:m:0-5", "BLR"),
        ("entity", "a.txt:m:0-5", "none", "--here"),
        ("entity", "b.txt:m:83-90", "RUS=BLR"),
        ("same", "a.txt:e:31-36:meeting", "b.txt:e:1"),
        ("not-same", "a.txt:e:31-36:meeting", "b.txt:e:1"),
    ],
)
def test_every_kind_can_be_said(ledger, arguments) -> None:
    if arguments[1] == "b.txt:m:83-90":
        start = ENERGY.index("دو طرف")
        arguments = ("entity", f"b.txt:{start}-{start + 6}", "RUS=BLR")
    result = run(ledger, "correct", *arguments)
    assert result.exit_code == 0, result.output
    assert [row["kind"].replace("_", "-") for row in rows(ledger)] == [arguments[0]]
    assert run(ledger, "check").exit_code == 0


def test_a_mention_of_several_needs_the_wrong_one(ledger) -> None:
    start = ENERGY.index("دو طرف")
    for value in ("BLR", "KWT=BLR"):
        result = run(ledger, "correct", "entity", f"b.txt:{start}-{start + 6}", value)
        assert result.exit_code == 1
        assert "stands for IRN, RUS: say which is wrong as OLD=NEW" in str(result.exception)
    assert rows(ledger) == []


def test_mentions_are_shown_with_their_ids(ledger) -> None:
    shown = run(ledger, "show", "a.txt", "--layer", "mentions").stdout
    assert "m:0-5" in shown
    assert json.loads(run(ledger, "show", "a.txt", "--format", "json").stdout)["document"]["location"] == "a.txt"


def test_a_lost_correction_is_named_when_texts_are_read_again(tmp_path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(GRAIN, encoding="utf-8")
    path = tmp_path / "l"
    run(path, "add", str(article), "--published", "2021-05-04")
    with Ledger(path) as opened:
        (document,) = opened.stored_documents()
        event = document.report.events[0]
        made = opened.correct("status", [(str(article), event.id)], "denied")
        opened._connection.execute(
            "UPDATE correction SET body = json_set(body, '$.items[0].quote.start', 0, '$.items[0].quote.end', 1)"
        )
        report = replace(document.report, mentions=())
        opened.add(report, document.source)
    result = run(path, "reread")
    assert result.exit_code == 0
    assert f"lost: {made.id}: nothing to correct is read at {article} [0, 1) any more (status)" in result.stderr
    assert run(path, "corrections", "--lost").stderr.strip() == "1 lost"


def test_wrong_usage_is_said(ledger) -> None:
    assert run(ledger, "correct", "not-event", "a.txt").exit_code == 2
    assert run(ledger, "undo", "k:0").exit_code == 1
    far = run(ledger, "correct", "not-event", f"a.txt:0-{'9' * 5000}")
    assert isinstance(far.exception, QueryError)
