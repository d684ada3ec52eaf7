"""The ledger as users have it: kept whatever happens, read while it is written."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from rasad.errors import StoreError
from rasad.ledger import Ledger
from rasad.records.report import Problem, Report
from rasad.store.outcomes import Added, Failed, Removed, Replaced, Unchanged
from tests.store.samples import ENERGY, GRAIN, bare_report, energy_report, grain_report

ROOT = Path(__file__).parents[1]
WRITER = """
import sys
from rasad.ledger import Ledger
from tests.store.samples import GRAIN, grain_report
with Ledger(sys.argv[1]) as ledger:
    for number in range(int(sys.argv[2])):
        print(ledger.add(grain_report(location=f"{number}.txt"), GRAIN).document, flush=True)
"""


def start_writer(path: Path, documents: int) -> subprocess.Popen[str]:
    """Start a process that adds documents and prints the id of each once `add` has returned."""
    paths = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(documents)],
        stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": paths},
    )  # fmt: skip


def test_nothing_added_is_lost_and_nothing_is_half_there_when_the_writer_is_killed(tmp_path) -> None:
    path = tmp_path / "l"
    promised: set[str] = set()
    for after in (1, 7, 23, 61):
        writer = start_writer(path, 100_000)
        assert writer.stdout is not None
        promised |= {writer.stdout.readline().strip() for _ in range(after)}
        writer.send_signal(signal.SIGKILL)
        rest = writer.communicate()[0].split("\n")
        promised |= {line for line in rest[:-1] if line}
        with Ledger(path) as ledger:
            assert ledger.check() == []
            assert promised <= {row.id for row in ledger.documents()}
    with Ledger(path) as ledger:
        assert isinstance(ledger.add(grain_report(location="0.txt"), GRAIN), Unchanged)
        assert isinstance(ledger.add(energy_report(), ENERGY), Added)


def test_a_reader_sees_whole_documents_while_another_process_writes(tmp_path) -> None:
    path = tmp_path / "l"
    with Ledger(path) as ledger:
        ledger.add(energy_report(), ENERGY)
    writer = start_writer(path, 200)
    seen = [1]
    while writer.poll() is None:
        with Ledger(path, readonly=True) as ledger:
            rows = list(ledger.documents())
            assert all((row.events, row.statements) == (1, 1) for row in rows)
            seen.append(len(rows))
        time.sleep(0.01)
    writer.communicate()
    assert seen == sorted(seen)
    assert any(1 < count < 201 for count in seen)
    with Ledger(path, readonly=True) as ledger:
        assert sum(1 for _ in ledger.stored_documents()) == 201


def test_documents_come_back_with_their_text(tmp_path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        added = ledger.add(grain_report(), GRAIN)
        ledger.add(energy_report(), ENERGY)
        stored = ledger.stored(added.document)
        assert (stored.report, stored.source) == (grain_report(), GRAIN)
        assert [one.source for one in ledger.stored_documents()] == [ENERGY, GRAIN]
        assert [one.source for one in ledger.stored_documents(between=("TUR", "RUS"), since="2021")] == [GRAIN]
        assert [one.source for one in ledger.find("گفتوگو")] == [ENERGY]
        assert [row.kind for row in ledger.events(between=("RUS", "IRN"))] == ["phone_call"]
        assert [row.stance for row in ledger.statements(stance="promises")] == ["promises"]
        assert [row.action for row in ledger.commitments()] == ["raise exports"]
        assert [row.unit for row in ledger.figures(until="2020")] == ["USD"]


def test_adding_again_is_unchanged_and_another_date_replaces(tmp_path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        outcomes = [
            ledger.add(grain_report(published=day), GRAIN) for day in ("2021-05-04", "2021-05-04", "2021-05-05")
        ]
        assert [type(outcome) for outcome in outcomes] == [Added, Unchanged, Replaced]
        assert [row.published for row in ledger.documents()] == ["2021-05-05"]


def test_a_page_is_kept_whole_and_its_old_parts_go(tmp_path) -> None:
    whole = bare_report(GRAIN)
    part = replace(whole, document=replace(whole.document, id="second", part=1))
    with Ledger(tmp_path / "l") as ledger:
        assert [type(one) for one in ledger.add_page([whole, part], GRAIN)] == [Added, Added]
        assert [type(one) for one in ledger.add_page([whole], GRAIN)] == [Unchanged, Removed]


def test_a_report_of_another_text_is_refused_by_name(tmp_path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        with pytest.raises(StoreError, match=r"a\.txt.*not the one the report was made from"):
            ledger.add(grain_report(), ENERGY)
        assert list(ledger.documents()) == []


def test_an_unknown_document_is_named(tmp_path) -> None:
    with Ledger(tmp_path / "l") as ledger, pytest.raises(StoreError, match=r"holds no document nine; .*ledger list"):
        ledger.stored("nine")


def test_a_full_disk_is_said_and_keeps_what_was_there(tmp_path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        ledger.add(energy_report(), ENERGY)
        pages = ledger._connection.pragma("page_count")
        ledger._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match=r"disk is full; free some space"):
            for number in range(100):
                ledger.add(grain_report(location=f"{number}.txt"), GRAIN)
        ledger._connection.execute("PRAGMA max_page_count = 100000")
        assert ledger.check() == []
        assert isinstance(ledger.add(grain_report(), GRAIN), Added)


def test_a_ledger_opened_for_reading_is_not_written(tmp_path) -> None:
    Ledger(tmp_path / "l").close()
    with Ledger(tmp_path / "l", readonly=True) as ledger, pytest.raises(StoreError, match="may not be written"):
        ledger.add(grain_report(), GRAIN)


def test_two_writers_wait_for_each_other(tmp_path) -> None:
    path = tmp_path / "l"
    writers = [start_writer(path, 40) for _ in range(2)]
    printed = [set(writer.communicate()[0].split()) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert printed[0] == printed[1]
    with Ledger(path) as ledger:
        assert len(list(ledger.documents())) == 40


def test_a_backup_holds_the_same_documents(tmp_path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        ledger.add(grain_report(), GRAIN)
        ledger.backup(tmp_path / "copy")
        rows = list(ledger.documents())
    with Ledger(tmp_path / "copy") as copy:
        assert list(copy.documents()) == rows
        assert copy.check() == []


class Outcome(NamedTuple):
    """What the pipeline says of one input."""

    reports: tuple[Report, ...]
    source: str
    problems: tuple[Problem, ...] = ()
    location: str = "a.txt"
    is_failed: bool = False
    fingerprint: str = ""
    is_known: bool = False


def unread(report: Report) -> Report:
    """Return the report as it is when no language pack has read it."""
    producer = replace(report.produced_by, packs={})
    problems = (Problem(step="text", message="the language has no pack"),)
    return replace(bare_report(GRAIN), document=report.document, produced_by=producer, problems=problems)


def test_what_could_not_be_read_is_a_failure_until_it_can(tmp_path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        (failed,) = ledger._keep(Outcome((), "", (Problem(step="read", message="no text"),)))
        assert failed.reasons == ("read: no text",)
        (failed,) = ledger._keep(Outcome((grain_report(),), ENERGY))
        assert failed.reasons[0].startswith("store: the source text is not the one")
        assert [(row.step, row.error) for row in ledger.failures()] == [("read", "ReadError"), ("store", "StoreError")]
        assert [type(one) for one in ledger._keep(Outcome((grain_report(),), GRAIN))] == [Added]
        assert list(ledger.failures()) == []


def test_an_article_that_was_not_read_spoils_neither_its_page_nor_what_was_read_before(tmp_path) -> None:
    first = grain_report()
    second = replace(first, document=replace(first.document, id="second", part=1))
    with Ledger(tmp_path / "l") as ledger:
        ledger.add(second, GRAIN)
        outcomes = list(ledger._keep(Outcome((first, unread(second)), GRAIN, is_failed=True)))
        assert [type(one) for one in outcomes] == [Added, Failed]
        assert ledger.stored("second").report == second
        assert [row.message for row in ledger.failures()] == ["the language has no pack"]


def test_the_same_bytes_at_two_places_are_two_pages(tmp_path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        for location in ("a.txt", "b.txt"):
            report = grain_report(location=location)
            ledger.add_page([report], GRAIN)
        assert sorted(row.location for row in ledger.documents()) == ["a.txt", "b.txt"]
