"""`rasad explain` as its user meets it."""

import msgspec
import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from tests.show.samples import document, event, figure

from rasad.cli.explain import command
from rasad.errors import QueryError, ReadError
from rasad.pipeline import read_paths

TEXT = "The ministers met in Muscat on Tuesday. Trade rose by 18 percent."


def report(location):
    met = event(TEXT, "met", "The ministers met in Muscat on Tuesday", steps=("trigger met", "past tense: happened"))
    rise = replace(figure(TEXT, "18 percent", 18, "percent"), read_by="phone_call")
    made = document(TEXT, location, basis="inferred", events=[met], figures=[rise]).report
    published = replace(made.document.published, steps=("Tuesday is 2019-04-16",))
    return replace(made, document=replace(made.document, id="d0c1d", published=published))


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


def test_the_office_of_a_participant_is_shown(tmp_path):
    article = tmp_path / "talks.txt"
    article.write_text("التقى أردوغان في أنقرة وزير الخارجية العماني.", encoding="utf-8")
    made = next(read_paths([article], published="2021-06-29")).reports[0]
    path = tmp_path / "reports.jsonl"
    path.write_bytes(msgspec.json.encode(made) + b"\n")
    output = run(path, made.events[0].id).output
    assert '"as_office":"office:president:TUR"' in output
    assert "Q39259=office:president:TUR (term 2014-08-28/..)" in output


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
