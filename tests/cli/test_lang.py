"""`rasad lang check` as its user meets it, and what a check finds in a pack with faults."""

import json

import pytest
from click.testing import CliRunner

from rasad.cli.main import cli
from rasad.knowledge.lang_check import check_language
from rasad.langpack.pack import LanguagePack, load_pack, shipped_languages

FRAMES = """
[[frame]]
id = "xx.consult.meeting.met"
kind = "meeting"
verbs = ["met", "saw"]
nouns = ["talk", "Talk"]

[[frame]]
id = "xx.agree.oral.met"
kind = "agreement_oral"
verbs = ["met"]

[[frame]]
id = "xx.agree.offer.none"
kind = "no_such_kind"
only_with = ["port"]
not_with = ["port"]
"""


def run(*arguments):
    return CliRunner().invoke(cli, ["lang", "check", *arguments])


@pytest.mark.parametrize("code", shipped_languages())
def test_shipped_packs_have_no_dead_entries_and_nothing_meets_without_a_limit(code):
    report = check_language(load_pack(code))
    assert report.dead == ()
    assert [found for found in report.collisions if not found.told_apart_by] == []
    assert sum(found.frames for found in report.coverage) == report.frames > 150


def test_the_table_says_what_is_covered(tmp_path):
    result = run("ar")
    assert result.exit_code == 0
    assert "CONSULT" in result.stdout
    assert "0 entries can never fire" in result.stdout


def test_lines_hold_the_report_of_each_language():
    rows = [json.loads(line) for line in run("--format", "jsonl").stdout.splitlines()]
    assert [row["language"] for row in rows] == list(shipped_languages())


def test_a_language_without_a_pack_is_wrong_usage():
    result = run("xx")
    assert result.exit_code == 2
    assert "no pack for 'xx'" in result.output


def test_what_is_dead_or_meets_is_found(tmp_path):
    folder = tmp_path / "xx"
    (folder / "frames").mkdir(parents=True)
    (folder / "frames" / "all.toml").write_text(FRAMES, encoding="utf-8")
    for name in ("language.toml", "morphology.toml", "reporting.toml"):
        (folder / name).write_text('[[irregular]]\nform = "met"\nverb = "met"\ntense = "past"\n', encoding="utf-8")
    (folder / "reporting.toml").write_text("", encoding="utf-8")
    report = check_language(LanguagePack(folder))
    assert [(found.wording, found.told_apart_by) for found in report.collisions] == [("met", ())]
    assert {(found.entry, found.word) for found in report.dead} == {
        ("xx.consult.meeting.met", "saw"),
        ("xx.consult.meeting.met", "talk"),
        ("xx.agree.offer.none", "no_such_kind"),
        ("xx.agree.offer.none", ""),
        ("xx.agree.offer.none", "port"),
    }
