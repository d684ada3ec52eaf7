"""`rasad brief` as its user meets it."""

import errno
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.show.samples import document, event, mention

from rasad.cli.main import cli
from rasad.errors import ConfigError, StoreError
from rasad.knowledge.editor import Editor, Form
from rasad.ledger import Ledger

TEXT = "Oman and Kazakhstan met in Muscat on Tuesday."


@pytest.fixture()
def ledger(tmp_path):
    path = tmp_path / "test.ledger"
    with Ledger(path) as opened:
        met = event(TEXT, "met", "Oman and Kazakhstan met in Muscat", date="2019-04-16", basis="inferred")
        names = [mention(TEXT, "Oman", "OMN"), mention(TEXT, "Kazakhstan", "KAZ")]
        opened.add(document(TEXT, "talks.txt", events=[met], mentions=names).report, TEXT)
    return path


def run(ledger, *arguments):
    return CliRunner().invoke(cli, ["--ledger", str(ledger), "brief", *(str(a) for a in arguments)])


def test_the_brief_is_markdown_with_citations(ledger):
    result = run(ledger)
    assert result.exit_code == 0, result.exception
    assert "- Oman and Kazakhstan met. \\[talks:0-33\\]" in result.stdout


def test_states_may_be_written_in_small_letters(ledger):
    assert "met. \\[talks:0-33\\]" in run(ledger, "--between", "omn", "kaz").stdout


def test_an_html_file_is_written_by_the_name_of_the_output(ledger, tmp_path):
    result = run(ledger, "--output", tmp_path / "brief.html")
    assert result.stdout == ""
    assert (tmp_path / "brief.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_each_shipped_language_can_be_chosen_and_no_other(ledger):
    for language, state in (
        ("en", "Oman"),
        ("ar", "\u0639\u064f\u0645\u0627\u0646"),
        ("fa", "\u0639\u0645\u0627\u0646"),
    ):
        assert state in run(ledger, "--language", language).stdout
    assert run(ledger, "--language", "xx").exit_code == 2


def test_a_brief_names_states_and_others_as_the_tables_of_the_user_do(ledger, tmp_path):
    editor = Editor(tmp_path / "mine")
    editor.rename("FRA", "Gallia", [Form("fa", "گالیا")])
    editor.rename("OMN", None, [Form("fa", "سلطان‌نشین عمان")])
    editor.save()

    def brief(folder, *arguments):
        command = ["--ledger", str(ledger), "--kb", str(folder), "brief", *arguments]
        return CliRunner().invoke(cli, command).stdout

    assert "Gallia" in brief(tmp_path / "mine", "--between", "FRA", "KAZ")
    assert "France" in brief(tmp_path / "none", "--between", "FRA", "KAZ")
    assert "گالیا" in brief(tmp_path / "mine", "--between", "FRA", "KAZ", "--language", "fa")
    assert "سلطان‌نشین عمان" in brief(tmp_path / "mine", "--language", "fa")


def test_whole_sources_need_html(ledger):
    assert isinstance(run(ledger, "--with-sources").exception, ConfigError)
    assert "PRIVATE" in run(ledger, "--with-sources", "--format", "html").stdout


def test_a_period_without_events_gives_a_brief_that_says_so(ledger):
    assert "Nothing in the ledger" in run(ledger, "--since", "2030").stdout


def test_a_missing_ledger_is_an_error_and_not_an_empty_brief(tmp_path):
    assert isinstance(run(tmp_path / "none.ledger").exception, StoreError)


def test_since_last_tells_what_was_added_after_the_last_brief_of_that_question(ledger):
    first = run(ledger, "--since-last")
    assert first.exit_code == 0, first.exception
    assert "What is new" not in first.stdout
    assert "Nothing new since" in run(ledger, "--since-last").stdout
    with Ledger(ledger) as opened:
        text = "Oman and Kazakhstan spoke by phone."
        spoke = event(text, "spoke", text[:-1], "phone_call", mode="phone", date="2019-05-16")
        opened.add(document(text, "call.txt", date="2019-05-16", events=[spoke]).report, text)
    second = run(ledger, "--since-last").stdout
    news = second.split("## What is new")[1].split("\n## ")[0]
    assert "spoke by phone" in news
    assert " met" not in news
    assert "Nothing new since" in run(ledger, "--since-last").stdout


def test_a_brief_that_could_not_be_written_is_not_remembered(ledger, tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        assert isinstance(run(ledger, "--since-last", "--output", tmp_path / "brief.md").exception, OSError)
    assert "Nothing new since" not in run(ledger, "--since-last").stdout


def test_another_question_has_a_last_brief_of_its_own(ledger):
    run(ledger, "--since-last")
    assert "Nothing new" not in run(ledger, "--since-last", "--between", "OMN", "KAZ").stdout
    assert "Nothing new since" in run(ledger, "--since-last", "--between", "KAZ", "OMN").stdout


def test_what_changed_since_a_day_and_since_the_last_brief_are_two_questions(ledger):
    assert "What is new" in run(ledger, "--changed-since", "2019").stdout
    assert isinstance(run(ledger, "--changed-since", "2019", "--since-last").exception, ConfigError)
    assert isinstance(run(ledger, "--changed-since", "spring").exception, ConfigError)


def test_topic_and_length_can_be_chosen(ledger):
    assert "- Oman and Kazakhstan met." in run(ledger, "--topic", "diplomatic", "--length", "short").stdout
    assert "- Oman and Kazakhstan met." not in run(ledger, "--topic", "military").stdout
