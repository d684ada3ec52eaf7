import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.store.samples import ENERGY, GRAIN, bare_report, energy_report, grain_report

from rasad.cli.main import cli
from rasad.errors import StoreError
from rasad.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "l"
    with Ledger(path) as opened:
        opened.add(grain_report(outlet="tass"), GRAIN)
        opened.add(energy_report(), ENERGY)
        opened.add(bare_report("[bold]?\n"), "[bold]?\n")
    return path


def run(path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--ledger", str(path), "ledger", *arguments])


def test_the_table_has_one_line_per_document_with_its_title_isolated_at_the_end(ledger) -> None:
    result = run(ledger, "list")
    lines = result.stdout.rstrip().split("\n")
    assert result.exit_code == 0
    assert len(lines) == 4
    assert lines[1].rstrip().endswith("\u2068رایزنی تلفنی تهران و مسکو 🕊\u2069")
    assert lines[2].split()[:4] == ["2021-05-04", "\u2068TASS\u2069", "ar", "RUS"]
    assert "[bold]?" in lines[3]


def test_json_lines_hold_every_document(ledger) -> None:
    rows = [json.loads(line) for line in run(ledger, "list", "--format", "jsonl").stdout.splitlines()]
    assert [row["location"] for row in rows] == ["b.txt", "a.txt", "a.txt"]
    assert rows[1]["states"] == ["RUS", "TUR"]


def test_a_sound_ledger_checks_with_zero_and_a_damaged_one_with_one(ledger) -> None:
    sound = run(ledger, "check")
    assert (sound.exit_code, sound.stdout) == (0, "")
    assert "3 documents, no faults" in sound.stderr
    with Ledger(ledger) as opened:
        opened._connection.execute("DELETE FROM mention")
    damaged = run(ledger, "check")
    assert damaged.exit_code == 1
    assert "the rows of mention" in damaged.stdout


def test_a_backup_is_listed_like_the_ledger(ledger, tmp_path) -> None:
    assert run(ledger, "backup", str(tmp_path / "copy")).exit_code == 0
    assert run(tmp_path / "copy", "list").stdout == run(ledger, "list").stdout


def test_checking_or_listing_makes_no_ledger(tmp_path) -> None:
    for name in ("check", "list"):
        result = run(tmp_path / "none", name)
        assert result.exit_code == 1
        assert "there is no ledger at" in str(result.exception)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [[], ["a.txt", "--published", "yesterday"], ["a.txt", "--manifest", "no.csv"]])
def test_wrong_usage_ends_with_two_and_writes_nothing(tmp_path, arguments) -> None:
    assert run(tmp_path / "l", "add", *arguments).exit_code == 2
    assert not list(tmp_path.iterdir())


def test_articles_are_added_once_and_failures_are_told(tmp_path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(GRAIN, encoding="utf-8")
    bad.write_bytes(b"\x00\x01\x02\xff\xfe\x00")
    path = tmp_path / "l"
    first = run(path, "add", str(good), "--published", "2021-05-04")
    assert (first.exit_code, first.stdout) == (0, "")
    assert "1 added" in first.stderr
    again = run(path, "add", str(good), str(bad), "--published", "2021-05-04")
    assert again.exit_code == 1
    assert "1 unchanged" in again.stderr
    assert "1 failed" in again.stderr
    assert f"failed: {bad}" in again.stderr


def test_a_check_says_what_to_do_next_and_repairs_what_is_derived(ledger) -> None:
    with Ledger(ledger) as opened:
        opened._connection.execute("DELETE FROM mention")
    assert "next: all else is derived" in run(ledger, "check").stderr
    assert run(ledger, "check", "--repair").exit_code == 0
    assert run(ledger, "check").exit_code == 0


def test_a_backup_is_restored_to_a_new_place_only(ledger, tmp_path) -> None:
    run(ledger, "backup", str(tmp_path / "copy"))
    assert run(ledger, "restore", str(tmp_path / "copy")).exit_code == 1
    restored = run(tmp_path / "new", "restore", str(tmp_path / "copy"))
    assert restored.exit_code == 0
    assert "3 documents" in restored.stderr
    assert run(tmp_path / "new", "list").stdout == run(ledger, "list").stdout


def test_a_file_whose_name_is_no_text_is_kept_under_a_name_that_is(tmp_path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, content in ((b"\xff.txt", GRAIN), (b"\xfe.txt", "")):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(content, encoding="utf-8")
    path = tmp_path / "l"
    added = run(path, "add", str(folder))
    assert "1 added, 1 failed" in added.stderr, added.exception
    assert "unchanged" in run(path, "add", str(folder)).stderr
    assert r"/articles/\udcff.txt" in run(path, "list", "--format", "jsonl").stdout.replace("\\\\", "\\")
    with Ledger(path) as opened:
        assert opened.check() == []


@pytest.mark.parametrize("arguments", [("show",), ("forget", "--yes"), ("correct", "not-event")])
def test_a_name_that_is_no_text_is_refused_in_plain_words(ledger, arguments) -> None:
    result = run(ledger, *arguments, os.fsdecode(b"\xff:e:1"))
    assert isinstance(result.exception, StoreError)
    assert "bytes that are no UTF-8 text" in str(result.exception)
