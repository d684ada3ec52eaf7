"""Reading kept texts again: what changed is kept and shown, layer by layer; the rest stays as it is."""

import json

import pytest
from click.testing import CliRunner
from msgspec import structs

from rasad.cli.main import cli
from rasad.errors import QueryError
from rasad.ledger import Ledger
from rasad.store.outcomes import Reread, Unchanged

TEXTS = {
    "a.txt": "التقى سيرغي لافروف نظيره التركي في موسكو، وأكد أن المفاوضات صعبة.\n",
    "b.txt": "سرگئی لاوروف در دوحه با محمدجواد ظریف دیدار کرد.\n",
}


@pytest.fixture
def ledger(tmp_path):
    """A ledger of two articles; the first was read by a rasad that knew no events."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "l.ledger"
    with Ledger(path) as opened:
        list(opened.add_paths([tmp_path / name for name in TEXTS], published="2021-06-29"))
        stored = next(d for d in opened.stored_documents() if d.report.document.location.endswith("a.txt"))
        older = structs.replace(stored.report, events=(), commitments=())
        opened.add(older, stored.source)
    return path


def test_what_a_new_reading_changes_is_kept_and_told(ledger):
    with Ledger(ledger) as opened:
        outcomes = {type(outcome): outcome for outcome in opened.reread()}
        assert set(outcomes) == {Reread, Unchanged}
        (change,) = (c for c in outcomes[Reread].changes if c.layer == "events")
        stored = opened.stored(outcomes[Reread].document).report
        assert set(change.added) == {event.id for event in stored.events}
        assert change.removed == change.altered == ()
        assert {type(outcome) for outcome in opened.reread()} == {Unchanged}
        assert opened.check() == []


@pytest.mark.parametrize(
    ("where", "number"),
    [
        ({"language": "fa"}, 1),
        ({"language": "ar"}, 1),
        ({"since": "2021-06-30"}, 0),
        ({"until": "2021"}, 2),
        ({"outlet": "irna"}, 0),
    ],
)
def test_only_what_is_asked_for_is_read_again(ledger, where, number):
    with Ledger(ledger) as opened:
        assert len(list(opened.reread(where))) == number


def test_documents_are_chosen_by_where_they_lie(ledger):
    with Ledger(ledger) as opened:
        assert len(list(opened.reread({"location": f"{ledger.parent}/*"}))) == 2
        assert len(list(opened.reread({"location": f"{ledger.parent}/b.txt"}))) == 1
        with pytest.raises(QueryError, match="cannot be chosen by 'colour'"):
            list(opened.reread({"colour": "red"}))


def test_the_command_shows_the_changes(ledger):
    runner = CliRunner()
    arguments = ["--ledger", str(ledger), "ledger", "reread", "--where", "language=ar"]
    row = json.loads(runner.invoke(cli, [*arguments, "--format", "jsonl"]).stdout.splitlines()[0])
    assert "events" in [change["layer"] for change in row["changes"]]
    again = runner.invoke(cli, arguments)
    assert again.exit_code == 0
    assert "1 unchanged" in again.stderr
    assert runner.invoke(cli, ["--ledger", str(ledger), "ledger", "reread", "--where", "ar"]).exit_code == 2
