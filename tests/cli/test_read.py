"""`rasad read` as its user meets it."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from rasad.cli.main import cli
from rasad.config import data_folder

SAMPLES = data_folder() / "samples"
ARTICLE = (
    "زار وزير الخارجية التركي الدوحة أمس الثلاثاء، وبحث مع نظيره القطري زيادة التبادل التجاري بنسبة 20 في المئة.\n"
)


def read(*arguments):
    return CliRunner().invoke(cli, ["read", *map(str, arguments)])


def shell(*arguments):
    command = [sys.executable, "-m", "rasad", "read", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False)


@pytest.fixture()
def article(tmp_path):
    path = tmp_path / "visit.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def samples():
    result = read(SAMPLES, "--manifest", SAMPLES / "manifest.csv")
    assert result.exit_code == 0
    return result.stdout


def test_every_sample_gives_reports_that_hold_to_the_published_schema(samples):
    schema = json.loads(CliRunner().invoke(cli, ["schema", "report"]).stdout)
    reports = [json.loads(line) for line in samples.splitlines()]
    assert len(reports) >= len(list(SAMPLES.glob("*.txt")))
    for report in reports:
        assert list(Draft202012Validator(schema).iter_errors(report)) == []


def test_every_quote_of_a_report_stands_where_it_says(samples):
    for report in map(json.loads, samples.splitlines()):
        with open(report["document"]["location"], encoding="utf-8", newline="") as file:  # noqa: PTH123
            source = file.read()
        quotes = list(quotes_of(report))
        assert quotes
        assert [q for q in quotes if source[q["start"] : q["end"]] != q["text"]] == []


def quotes_of(value):
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for child in value.values():
            yield from quotes_of(child)
    elif isinstance(value, list):
        for child in value:
            yield from quotes_of(child)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_input_gives_the_same_bytes_in_every_process(samples, seed, monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", seed)
    assert shell(SAMPLES, "--manifest", SAMPLES / "manifest.csv").stdout.decode() == samples


def test_reports_go_to_standard_output_and_complaints_to_standard_error(article, tmp_path):
    done = shell(article, tmp_path / "none.txt")
    assert done.returncode == 1
    assert [json.loads(line)["document"]["location"] for line in done.stdout.splitlines()] == [str(article)]
    assert b"none.txt" in done.stderr
    assert b"does not exist" in done.stderr
    assert b"Traceback" not in done.stderr


def test_what_was_read_without_trouble_says_nothing_on_standard_error(article):
    done = shell(article)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_without_text_fails_alone(article, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("\n\n")
    result = read(empty, article)
    assert result.exit_code == 1
    assert str(article) in result.stdout
    assert "empty.txt" in result.stderr


def test_an_article_in_a_language_without_a_pack_is_reported_as_such(tmp_path):
    path = tmp_path / "english.txt"
    path.write_text("The two foreign ministers met in Ankara on Tuesday and discussed trade.\n")
    result = read(path)
    assert result.exit_code == 1
    assert "has no pack" in result.stderr


def test_the_publication_date_may_be_given(article):
    report = json.loads(read(article, "--published", "2019-05-08").stdout)
    assert report["document"]["published"]["edtf"] == "2019-05-08"
    assert report["document"]["published"]["basis"] == "given"
    assert "2019-05-07" in {time["value"] for time in report["times"]}


def test_a_manifest_gives_outlet_and_date(article, tmp_path):
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("file,published,outlet\nvisit.txt,2019-05-08,Al-Ahram\n")
    header = json.loads(read(article, "--manifest", manifest).stdout)["document"]
    assert (header["published"]["edtf"], header["outlet"]["id"]) == ("2019-05-08", "al-ahram")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("path,published\nvisit.txt,2019-05-08\n", "no column 'file'"),
        ("file,date\nvisit.txt,2019-05-08\n", "'date' is not known"),
        ("file,published\nvisit.txt,8 May 2019\n", "no EDTF date"),
        ("file,published\nvisit.txt,2019-02-30\n", "no EDTF date"),
    ],
)
def test_an_error_in_the_manifest_is_wrong_usage_with_file_and_line(article, tmp_path, text, told):
    manifest = tmp_path / "manifest.csv"
    manifest.write_text(text)
    result = read(article, "--manifest", manifest)
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())
    assert "manifest.csv:" in result.output
    assert result.stdout == ""


def test_a_manifest_that_is_not_there_is_wrong_usage(article, tmp_path):
    result = read(article, "--manifest", tmp_path / "none.csv")
    assert result.exit_code == 2
    assert "none.csv" in result.output


def test_no_path_at_all_is_wrong_usage():
    assert read().exit_code == 2


def test_the_summary_shows_each_article_for_people(article, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("التقى وزير الخارجية المصري نظيره القبرصي في نيقوسيا.\n", encoding="utf-8")
    result = read(article, other, "--format", "summary", "--published", "2019-05-08")
    assert result.exit_code == 0
    assert result.stdout.count("2019-05-08") >= 2
    unwrapped = "".join(result.stdout.split())
    assert "visit.txt" in unwrapped
    assert "other.txt" in unwrapped
    assert not result.stdout.startswith("{")


def test_events_below_the_confidence_asked_for_are_held_back_and_the_report_says_so(article):
    everything = json.loads(read(article, "--min-confidence", "0").stdout)
    nothing = json.loads(read(article, "--min-confidence", "1").stdout)
    assert everything["events"] and not everything["problems"]
    assert nothing["events"] == []
    assert "--min-confidence 0 shows all" in nothing["problems"][0]["message"]
    assert "too unsurely" not in read(article, "--min-confidence", "1").stderr


def test_a_confidence_is_between_0_and_1(article):
    assert read(article, "--min-confidence", "2").exit_code == 2
