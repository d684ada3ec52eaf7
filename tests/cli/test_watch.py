"""`rasad watch` on the command line: a round, a dry run, the list to begin with, and wrong use."""

import json
import tomllib

import pytest
from click.testing import CliRunner, Result
from tests.readers.web import site
from tests.watch.press import news, source

from rasad.cli.main import cli

HEAD = '[watch]\nper_host = "0s"\nallow_hosts = ["127.0.0.1"]\n'
ALERT = '[[alert]]\nname = "Gulf"\nbetween = ["TUR", "QAT"]\nkind = "visit"\n'


@pytest.fixture
def web():
    with site() as running:
        news(running)
        yield running


def run(folder, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--ledger", str(folder / "l.ledger"), "watch", *arguments])


def test_a_round_prints_alerts_and_logs_each_poll(web, tmp_path) -> None:
    path = tmp_path / "s.toml"
    path.write_text(HEAD + source(web.url("/feed")) + ALERT, encoding="utf-8")
    result = run(tmp_path, str(path), "--once")
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert line.startswith("[Gulf] visit (happened)")
    assert line.endswith("machine-read, not verified")
    assert " poll: Al-Ahram: 200, 3 new of 3 in the feed (next 20" in result.stderr
    again = run(tmp_path, str(path), "--once")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "")
    rows = [json.loads(one) for one in run(tmp_path, str(path), "--dry-run", "--format", "jsonl").stdout.splitlines()]
    assert [(row["alert"], row["kind"]) for row in rows] == [("Gulf", "visit")]
    assert run(tmp_path, str(path), "--dry-run", "--since", "2020").stdout == ""
    assert run(tmp_path, str(path), "--dry-run", "--since", "2019-05", "--until", "2019").stdout.count("[Gulf]") == 1


def test_the_list_to_begin_with_is_printed(tmp_path) -> None:
    result = run(tmp_path, "--starter")
    assert result.exit_code == 0
    assert len(tomllib.loads(result.stdout)["source"]) >= 30
    assert not (tmp_path / "l.ledger").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "name the list of sources"),
        (("none.toml",), "cannot be read"),
        (("none.toml", "--since", "2021"), "--since and --until go with --dry-run"),
    ],
)
def test_wrong_use_is_said(tmp_path, arguments, reason) -> None:
    result = run(tmp_path, *arguments)
    assert result.exit_code == 2
    assert reason in result.stderr
