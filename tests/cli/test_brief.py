"""`rasad brief` as its user meets it."""

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
