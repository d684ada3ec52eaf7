"""`rasad kb` from the command line: what it prints, writes and ends with."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rasad.cli.main import cli
from rasad.ledger import Ledger

TEXT = "استقبل وزير النفط الإيراني حسين زرندودي في طهران اليوم سفير قطر. وقال زرندودي إن بلاده ترحب بالتعاون.\n"
ADD = ["kb", "add", "hossein-zarandoudi", "--type", "person", "--english", "Hossein Zarandoudi", "--country", "IRN"]
NAMED = [*ADD, "--name", "ar=حسين زرندودي", "--short", "ar=زرندودي"]


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--ledger", str(folder / "desk.ledger"), *arguments])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run(tmp_path, "ledger", "add", str(tmp_path / "a.txt"), "--published", "2031-05-05").exit_code == 0
    return tmp_path


def people(folder: Path) -> set[str]:
    with Ledger(folder / "desk.ledger", readonly=True) as ledger:
        (document,) = ledger.stored_documents()
    return {entity.id for entity in document.report.entities if entity.type == "person"}


def test_a_person_added_beside_the_ledger_is_there_in_the_article_read_before(desk: Path) -> None:
    assert "hossein-zarandoudi" not in people(desk)
    done = run(desk, *NAMED)
    assert done.exit_code == 0
    assert "1 documents read again, 1 changed" in done.stderr
    assert people(desk) == {"hossein-zarandoudi"}
    assert run(desk, "ledger", "check").exit_code == 0


def test_the_ledger_follows_tables_that_were_written_before_only_when_told(desk: Path) -> None:
    assert run(desk, *NAMED, "--no-apply").exit_code == 0
    (desk / "b.txt").write_text(TEXT.replace("قطر", "عمان"), encoding="utf-8")
    added = run(desk, "ledger", "add", str(desk / "b.txt"))
    assert "run rasad kb apply" in added.stderr
    assert "1 changed" in run(desk, "kb", "apply").stderr
    assert "run rasad kb apply" not in run(desk, "ledger", "add", str(desk / "b.txt")).stderr


def test_read_and_find_use_the_folder_that_is_named(desk: Path) -> None:
    run(desk, *NAMED)
    line = '{"id": 1, "text": "قال حسين زرندودي ذلك", "lang": "ar"}'
    folder = str(desk / "desk.kb")
    found = CliRunner().invoke(cli, ["--kb", folder, "find", "names"], input=line)
    assert "hossein-zarandoudi" in found.stdout
    assert "hossein-zarandoudi" not in CliRunner().invoke(cli, ["find", "names"], input=line).stdout
    read = CliRunner().invoke(cli, ["read", str(desk / "a.txt")], env={"RASAD_KB": folder})
    assert "hossein-zarandoudi" in read.stdout


def test_check_says_which_row_is_wrong_and_ends_with_one(desk: Path) -> None:
    assert run(desk, "kb", "check").exit_code == 0
    run(desk, *NAMED)
    terms = desk / "desk.kb" / "ontology" / "terms.csv"
    terms.write_text(
        "person,office,of,valid_from,valid_to,status,source,confidence\nhossein-zarandoudi,vizier,IRN,,,holder,user,high\n"
    )
    wrong = run(desk, "kb", "check")
    assert wrong.exit_code == 1
    assert "terms.csv:2: term: 'vizier' is not known." in wrong.stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (ADD[:-4], "needs its English name"),
        ([*ADD, "--name", "xx=Hossein"], "Write CODE=FORM"),
        ([*ADD, "--set", "wikidata"], "Write COLUMN=VALUE"),
        ([*NAMED, "--term", "oil-minister"], "is no term"),
        (["kb", "add", "Q7747", "--country", "IRN"], "say --type"),
        (["kb", "rename", "Q7747"], "say the new name"),
        (["kb", "split", "Q7747", "x", "--english", "X"], "say which names"),
        (["kb", "merge", "Q7747", "nobody"], "'nobody' is not known"),
    ],
)
def test_a_wrong_command_says_what_to_write(tmp_path: Path, arguments: list[str], reason: str) -> None:
    done = run(tmp_path, *arguments)
    assert reason in str(done.exception)
    assert not (tmp_path / "desk.kb").exists()


def test_unknown_names_are_listed_until_they_are_added(desk: Path) -> None:
    listed = run(desk, "kb", "unknown")
    assert listed.stdout.splitlines()[1].rstrip().endswith("\u2068حسين زرندودي\u2069")
    assert "rasad kb add" in listed.stderr
    assert '"name":"حسين زرندودي"' in run(desk, "kb", "unknown", "--format", "jsonl").stdout
    run(desk, *NAMED)
    assert "every name found in it is known" in run(desk, "kb", "unknown").stderr


def test_an_export_holds_one_object_a_line(desk: Path) -> None:
    run(desk, *NAMED)
    own = run(desk, "kb", "export", "--own").stdout.splitlines()
    assert [json.loads(line)["id"] for line in own] == ["hossein-zarandoudi"]
    done = run(desk, "kb", "export", "--output", str(desk / "all.jsonl"))
    assert len((desk / "all.jsonl").read_text(encoding="utf-8").splitlines()) > 5_000
    assert "have no schema there" in done.stderr


def test_an_update_needs_a_dump_or_a_contact_and_known_states(desk: Path) -> None:
    assert "Say --contact" in str(run(desk, "kb", "update").exception)
    assert "is no state" in str(run(desk, "kb", "update", "--state", "XYZ").exception)


def test_an_update_from_a_dump_reaches_the_ledger(desk: Path) -> None:
    dump = desk / "dump.json"
    claims = {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]}
    dates = {"P580": [{"datavalue": {"value": {"time": "+2031-02-01T00:00:00Z", "precision": 11}}}]}
    claims["P39"] = [{"mainsnak": {"datavalue": {"value": {"id": "Q900001"}}}, "qualifiers": dates}]
    names = {"en": {"value": "Hossein Zarandoudi"}, "ar": {"value": "حسين زرندودي"}}
    above = {"P279": [{"mainsnak": {"datavalue": {"value": {"id": "Q83307"}}}}]}
    above["P1001"] = [{"mainsnak": {"datavalue": {"value": {"id": "Q794"}}}}]
    position = {"id": "Q900001", "labels": {"en": {"value": "Minister of Trade of Iran"}}, "claims": above}
    person = {"id": "Q910001", "labels": names, "claims": claims}
    dump.write_text(f"[\n{json.dumps(position)},\n{json.dumps(person)}\n]\n", encoding="utf-8")
    done = run(desk, "kb", "update", "--dump", str(dump))
    assert done.exit_code == 0
    assert "1 people" in done.stderr
    assert people(desk) == {"Q910001"}
