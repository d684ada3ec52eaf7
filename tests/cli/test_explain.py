"""`rasad explain` as its user meets it."""

import hashlib

import msgspec
import pytest
from click.testing import CliRunner

from rasad.cli.explain import command
from rasad.errors import QueryError, ReadError
from rasad.records.report import Report

TEXT = "The ministers met in Muscat on Tuesday. Trade rose by 18 percent."


def report(location):
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    span = {"start": 14, "end": 17, "text": "met"}
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
                "location": location,
                "language": "ar",
                "published": {"edtf": "2019-04-16", "basis": "inferred", "steps": ["Tuesday is 2019-04-16"]},
            },
            "segments": [],
            "entities": [{"id": "OMN", "wikidata": None, "name": "Oman", "type": "state"}],
            "mentions": [],
            "times": [],
            "figures": [
                {
                    "id": "q:54-64",
                    "start": 54,
                    "end": 64,
                    "text": "18 percent",
                    "value": 18,
                    "unit": "percent",
                    "confidence": 0.9,
                    "read_by": "phone_call",
                }
            ],
            "events": [
                {
                    "id": "e:14-17:meeting",
                    "kind": "meeting",
                    "type": "CONSULT",
                    "mode": None,
                    "contexts": [],
                    "status": "happened",
                    "salience": "main",
                    "trigger": span,
                    "evidence": {"start": 0, "end": 38, "text": TEXT[:38]},
                    "participants": [{"entity": "OMN", "role": "actor"}],
                    "confidence": 0.9,
                    "frame": "test.frame",
                    "read_by": "test.frame",
                    "steps": ["trigger met", "past tense: happened"],
                }
            ],
            "statements": [],
            "commitments": [],
            "problems": [],
        },
        Report,
    )


@pytest.fixture()
def reports(tmp_path):
    article = tmp_path / "talks.txt"
    article.write_bytes(TEXT.encode())
    path = tmp_path / "reports.jsonl"
    path.write_bytes(msgspec.json.encode(report(str(article))) + b"\n")
    return path


def run(*arguments):
    return CliRunner().invoke(command, [str(a) for a in arguments])


def test_an_event_is_shown_in_its_sentence_with_its_steps(reports):
    output = run(reports, "e:14-17:meeting").output
    assert "The ministers \u27e6met\u27e7 in Muscat on Tuesday." in output
    assert "trigger met\n  past tense: happened" in output
    assert "not found in the shipped data" in output


def test_the_document_may_be_named_by_file_stem_or_id_before_the_item(reports):
    for name in ("talks", "talks.txt", "d0c1d", "d0c1d#0"):
        assert "\u27e618 percent\u27e7" in run(reports, f"{name}:q:54-64").output


def test_the_entry_of_the_data_folder_that_read_a_datum_is_printed(reports):
    output = run(reports, "q:54-64").output
    assert "ontology/kinds.toml:" in output
    assert "[phone_call]" in output
    assert "[visit]" not in output


def test_the_date_is_explained_by_the_word_published(reports):
    assert "Tuesday is 2019-04-16" in run(reports, "published").output


def test_a_changed_file_is_not_quoted_from(tmp_path, reports):
    (tmp_path / "talks.txt").write_text("Something else altogether, of the same length or not.")
    output = run(reports, "e:14-17:meeting").output
    assert "has changed since" in output
    assert "\u27e6met\u27e7" in output
    assert "altogether" not in output


def test_a_missing_file_leaves_the_quotes_of_the_report(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_bytes(msgspec.json.encode(report("/nowhere/talks.txt")))
    assert "cannot be read here" in run(path, "e:14-17:meeting").output


def test_an_unknown_id_is_answered_with_near_ones(reports):
    error = run(reports, "e:14-18:meeting").exception
    assert isinstance(error, QueryError)
    assert "Near it: e:14-17:meeting" in str(error)


def test_a_line_that_is_no_report_is_named(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text("{}\n")
    error = run(path, "published").exception
    assert isinstance(error, ReadError)
    assert f"{path}:1: no report" in str(error)


def test_a_missing_file_of_reports_is_named(tmp_path):
    error = run(tmp_path / "none.jsonl", "published").exception
    assert isinstance(error, ReadError)
    assert "none.jsonl" in str(error)
