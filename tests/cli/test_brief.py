"""`rasad brief` as its user meets it."""

import hashlib

import msgspec
import pytest
from click.testing import CliRunner

from rasad.cli.main import cli
from rasad.errors import ConfigError, StoreError
from rasad.ledger import Ledger
from rasad.records.report import Report

TEXT = "Oman and Kazakhstan met in Muscat on Tuesday."
NAMES = (("OMN", "Oman", 0), ("KAZ", "Kazakhstan", 9))


def mention(entity, name, at):
    return {
        "id": f"m:{at}-{at + len(name)}",
        "start": at,
        "end": at + len(name),
        "text": name,
        "kind": "name",
        "entities": [entity],
        "confidence": 0.9,
        "read_by": "test",
    }


def report():
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return msgspec.convert(
        {
            "schema": "rasad/1",
            "produced_by": {"rasad": "0.1.0", "packs": {}, "kb": "test"},
            "document": {
                "id": "d0c1d",
                "source_sha256": digest,
                "text_sha256": digest,
                "part": 0,
                "extent": {"start": 0, "end": len(TEXT)},
                "location": "talks.txt",
                "language": "ar",
                "published": {"edtf": "2019-04-16", "basis": "given"},
            },
            "segments": [{"start": 0, "end": len(TEXT), "kind": "body", "part": 0}],
            "entities": [{"id": i, "wikidata": None, "name": n, "type": "state", "country": i} for i, n, _ in NAMES],
            "mentions": [mention(*name) for name in NAMES],
            "times": [],
            "figures": [],
            "events": [
                {
                    "id": "e:20-23:meeting",
                    "kind": "meeting",
                    "type": "CONSULT",
                    "mode": None,
                    "contexts": [],
                    "status": "happened",
                    "salience": "main",
                    "trigger": {"start": 20, "end": 23, "text": "met"},
                    "evidence": {"start": 0, "end": 33, "text": TEXT[:33]},
                    "participants": [{"entity": i, "role": "actor"} for i, _, _ in NAMES],
                    "date": {"edtf": "2019-04-16", "basis": "inferred"},
                    "confidence": 0.9,
                    "frame": "test",
                    "read_by": "test",
                }
            ],
            "statements": [],
            "commitments": [],
            "problems": [],
        },
        Report,
    )


@pytest.fixture()
def ledger(tmp_path):
    path = tmp_path / "test.ledger"
    with Ledger(path) as opened:
        opened.add(report(), TEXT)
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


def test_whole_sources_need_html(ledger):
    assert isinstance(run(ledger, "--with-sources").exception, ConfigError)
    assert "PRIVATE" in run(ledger, "--with-sources", "--format", "html").stdout


def test_a_period_without_events_gives_a_brief_that_says_so(ledger):
    assert "Nothing in the ledger" in run(ledger, "--since", "2030").stdout


def test_a_missing_ledger_is_an_error_and_not_an_empty_brief(tmp_path):
    assert isinstance(run(tmp_path / "none.ledger").exception, StoreError)
