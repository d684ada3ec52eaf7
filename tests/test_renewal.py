"""A change to the user's names reaches the stored rows: as if the articles had been read anew, without their files."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from rasad.config import data_folder
from rasad.knowledge.editor import Editor, Form, Stretch
from rasad.ledger import Ledger
from rasad.records.report import Report
from rasad.store.outcomes import Failed, Replaced
from tests.store.samples import GRAIN, grain_report

UNKNOWN = (
    "استقبل وزير الخارجية الإيراني مهران دلجوئي في طهران اليوم سفير قطر، وبحث معه التعاون التجاري.\n"
    "وقال دلجوئي إن بلاده ترحب بالتعاون مع الدوحة.\n"
)
VISIT = "زار الرئيس الروسي فلاديمير بوتين أنقرة والتقى نظيره التركي رجب طيب أردوغان.\n"
BARE = "وصل وزير الخارجية الإيراني إلى مسقط أمس في زيارة رسمية.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in {"unknown": UNKNOWN, "visit": VISIT, "bare": BARE}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    for sample in (data_folder() / "samples").glob("*.txt"):
        (folder / sample.name).write_bytes(sample.read_bytes())
    (folder / "m.csv").write_text(
        "file,published,outlet,url\nunknown.txt,2031-05-05,IRNA,https://example.org/1\n"
        "visit.txt,,The Daily Lamp,\nbare.txt,2031-05-06,,\n"
    )
    return folder


def add_minister(editor: Editor) -> None:
    editor.hold("abbas-araghchi", [Stretch("foreign-minister", "IRN", "2024-08-21", "2030-01")])
    editor.add("mehran-deljui", {"name_en": "Mehran Deljui", "country": "IRN", "sector": "GOV"}, "person")
    editor.name("mehran-deljui", Form("ar", "مهران دلجوئي"))
    editor.name("mehran-deljui", Form("ar", "دلجوئي", "short"))
    editor.hold("mehran-deljui", [Stretch("foreign-minister", "IRN", "2030-01")])


def rename_president(editor: Editor) -> None:
    editor.rename("Q7747", "V. V. Putin", [Form("ar", "فلاديمير بوتين")])


def merge_presidents(editor: Editor) -> None:
    editor.merge("Q39259", "Q7747")


def split_president(editor: Editor) -> None:
    editor.split("Q7747", "other-putin", "The other Putin", [Form("ar", "فلاديمير بوتين")], [])


def reports(path: Path) -> dict[str, Report]:
    with Ledger(path, readonly=True) as ledger:
        assert not ledger.is_behind()
        return {document.report.document.location: document.report for document in ledger.stored_documents()}


@pytest.mark.parametrize("edit", [add_minister, rename_president, merge_presidents, split_president])
def test_stored_rows_are_those_of_a_new_reading(articles: Path, tmp_path: Path, edit: Callable[[Editor], None]) -> None:
    with Ledger(tmp_path / "a.ledger") as ledger:
        list(ledger.add_paths([articles], manifest=articles / "m.csv"))
    before = reports(tmp_path / "a.ledger")
    editor = Editor(tmp_path / "a.kb")
    edit(editor)
    editor.save()
    with Ledger(tmp_path / "a.ledger") as ledger:
        assert ledger.is_behind()
        outcomes = list(ledger.resolve_again())
        assert ledger.check() == []
    assert any(isinstance(outcome, Replaced) for outcome in outcomes)
    assert not any(isinstance(outcome, Failed) for outcome in outcomes)
    with Ledger(tmp_path / "b.ledger", kb=tmp_path / "a.kb") as ledger:
        list(ledger.add_paths([articles], manifest=articles / "m.csv"))
        anew = {document.report.document.id: document.report for document in ledger.stored_documents()}
    after = reports(tmp_path / "a.ledger")
    assert {report.document.id for report in after.values()} == {report.document.id for report in before.values()}
    for report in after.values():
        assert msgspec.structs.replace(anew[report.document.id], produced_by=report.produced_by) == report
    changed = {outcome.document for outcome in outcomes if isinstance(outcome, Replaced)}
    for location, report in after.items():
        was = before[location]
        assert (report == was) == (report.document.id not in changed)
        assert (report.produced_by.kb_user is None) == (report.document.id not in changed)


def test_the_files_of_the_articles_are_not_needed_and_others_are_left_alone(articles: Path, tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.ledger") as ledger:
        list(ledger.add_paths([articles], manifest=articles / "m.csv"))
    for path in articles.iterdir():
        path.unlink()
    editor = Editor(tmp_path / "a.kb")
    add_minister(editor)
    editor.save()
    with Ledger(tmp_path / "a.ledger") as ledger:
        outcomes = {outcome.location: outcome for outcome in ledger.resolve_again()}
        assert list(ledger.resolve_again()) == []
    changed = {Path(place).name for place, outcome in outcomes.items() if isinstance(outcome, Replaced)}
    assert {"unknown.txt", "bare.txt"} <= changed
    assert "visit.txt" not in {Path(place).name for place in outcomes}
    new = {Path(place).name: report for place, report in reports(tmp_path / "a.ledger").items()}
    assert "mehran-deljui" in {entity.id for entity in new["unknown.txt"].entities}
    assert "mehran-deljui" in {entity.id for entity in new["bare.txt"].entities}
    assert new["unknown.txt"].document.url == "https://example.org/1"


def test_a_page_that_was_no_plain_text_stays_and_is_named(tmp_path: Path) -> None:
    report = grain_report()
    page = msgspec.structs.replace(report, produced_by=msgspec.structs.replace(report.produced_by, reader="web"))
    with Ledger(tmp_path / "a.ledger") as ledger:
        ledger.add(page, GRAIN)
    editor = Editor(tmp_path / "a.kb")
    editor.rename("Q58217", "S. Lavrov", [])
    editor.save()
    with Ledger(tmp_path / "a.ledger") as ledger:
        (outcome,) = ledger.resolve_again()
        assert isinstance(outcome, Failed)
        assert "add its file again" in outcome.reasons[0]
        assert ledger.stored(report.document.id).report == page
        assert [failure.step for failure in ledger.failures()] == ["resolve"]


def test_a_new_ledger_knows_the_names_that_it_begins_with(articles: Path, tmp_path: Path) -> None:
    editor = Editor(tmp_path / "a.kb")
    add_minister(editor)
    editor.save()
    with Ledger(tmp_path / "a.ledger") as ledger:
        list(ledger.add_paths([articles / "unknown.txt"]))
        assert not ledger.is_behind()
    (report,) = reports(tmp_path / "a.ledger").values()
    assert report.produced_by.kb_user
    assert "mehran-deljui" in {entity.id for entity in report.entities}
