"""Whatever stops an ingest (a kill, a full disk, another writer), nothing finished is lost and the next run goes on."""

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import apsw
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from rasad.cli.main import cli
from rasad.errors import StoreError
from rasad.ledger import Ledger
from rasad.store.outcomes import Added, Replaced, Unchanged
from tests.store.samples import ENERGY, energy_report

ROOT = Path(__file__).parents[1]
CRASHES = ROOT / "benchmarks" / "speed" / "crashes.py"
TEXTS = {
    "a.txt": "التقى وزير الخارجية العماني نظيره التونسي في مسقط أمس، وبحثا زيادة التبادل التجاري.\n",
    "b.txt": "وزیر خارجه عمان دیروز در مسقط با همتای تونسی خود دیدار کرد.\n",
    "c.txt": "زار وزير الدفاع التونسي مسقط اليوم.\n",
}
READER = """
import sys, time
from rasad.ledger import Ledger
seen = [0]
while seen[-1] < int(sys.argv[2]):
    with Ledger(sys.argv[1], readonly=True) as ledger:
        rows = list(ledger.documents())
        assert all((row.events, row.statements) == (1, 1) for row in rows), "a half document"
        list(ledger.find("Lavrov"))
        seen.append(len(rows))
    time.sleep(0.01)
assert seen == sorted(seen), "a document was seen and then not"
"""


def environment():
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}


@pytest.fixture
def folder(tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in TEXTS.items():
        (articles / name).write_text(text, encoding="utf-8")
    return articles


def test_killed_while_adding_and_linking_a_folder_nothing_is_lost_and_the_next_run_goes_on() -> None:
    command = [sys.executable, str(CRASHES), "--documents", "40", "--kills", "4", "--check-every", "1"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "40 articles, 4 kills" in done.stdout
    assert "nothing lost, nothing half there; 40 documents at the end" in done.stdout


def test_the_articles_of_the_crash_test_differ_and_come_out_the_same_again(tmp_path) -> None:
    sys.path.insert(0, str(CRASHES.parent))
    try:
        from crashes import make_articles
    finally:
        sys.path.remove(str(CRASHES.parent))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        make_articles(tmp_path / name, 30, random.Random(5))
    made = [{path.name: path.read_text() for path in (tmp_path / name).glob("*.txt")} for name in ("one", "two")]
    assert made[0] == made[1]
    assert len(set(made[0].values())) == 30


def test_a_run_that_is_taken_up_again_reads_only_what_is_missing(folder, tmp_path, monkeypatch) -> None:
    with Ledger(tmp_path / "l") as ledger:
        list(ledger.add_paths([folder / "a.txt", folder / "b.txt"], published="2019-05-09"))
    read = []
    from rasad import pipeline

    monkeypatch.setattr(
        pipeline,
        "read_source",
        lambda source, *rest, real=pipeline.read_source: read.append(source) or real(source, *rest),
    )
    with Ledger(tmp_path / "l") as ledger:
        outcomes = list(ledger.add_paths([folder], published="2019-05-09"))
        assert [type(one) for one in outcomes] == [Unchanged, Unchanged, Added]
        assert [Path(source.location).name for source in read] == ["c.txt"]
        assert [type(one) for one in ledger.add_paths([folder], published="2019-05-08")] == [Replaced] * 3
        (folder / "a.txt").write_text(TEXTS["c.txt"], encoding="utf-8")
        again = list(ledger.add_paths([folder], published="2019-05-08"))
        assert [type(one) for one in again] == [Added, Unchanged, Unchanged]
        stored = ledger.stored(again[1].document)
        ledger.add(replace(stored.report, mentions=()), stored.source)
        assert [type(one) for one in ledger.add_paths([folder], published="2019-05-08")][1] is Replaced


def test_what_a_manifest_says_and_a_failure_are_read_again(folder, tmp_path) -> None:
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,published,outlet\narticles/a.txt,2019-05-09,\n", encoding="utf-8")
    (folder / "d.txt").write_bytes(b"")
    with Ledger(tmp_path / "l") as ledger:
        kinds = [[type(one).__name__ for one in ledger.add_paths([folder], manifest=manifest)] for _ in range(2)]
        assert kinds == [["Added"] * 3 + ["Failed"], ["Unchanged"] * 3 + ["Failed"]]
        manifest.write_text("file,published,outlet\narticles/a.txt,2019-05-08,\n", encoding="utf-8")
        assert next(type(one) for one in ledger.add_paths([folder], manifest=manifest)) is Replaced


def test_several_readers_see_whole_documents_while_one_process_writes(tmp_path) -> None:
    path, documents = tmp_path / "l", 80
    with Ledger(path) as ledger:
        readers = [
            subprocess.Popen(
                [sys.executable, "-c", READER, str(path), str(documents)], stderr=subprocess.PIPE, text=True,
                env=environment(),
            )
            for _ in range(3)
        ]  # fmt: skip
        for number in range(documents):
            ledger.add(energy_report(location=f"{number}.txt"), ENERGY)
        ledger.link()
        errors = [reader.communicate(timeout=60)[1] for reader in readers]
        assert [(reader.returncode, error) for reader, error in zip(readers, errors, strict=True)] == [(0, "")] * 3
        assert ledger.check() == []


def test_readers_in_threads_of_their_own_connections_do_not_stop_the_writer(tmp_path) -> None:
    path = tmp_path / "l"
    Ledger(path).close()
    stop, errors = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            try:
                with Ledger(path, readonly=True) as ledger:
                    list(ledger.events())
            except StoreError as error:
                errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    with Ledger(path) as ledger:
        for number in range(30):
            ledger.add(energy_report(location=f"{number}.txt"), ENERGY)
    stop.set()
    for reader in readers:
        reader.join()
    assert errors == []


def test_a_second_writer_gives_up_with_a_clear_line_and_does_no_damage(folder, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("rasad.store.connection.BUSY_TIMEOUT_MS", 10)
    path = tmp_path / "l"
    Ledger(path).close()
    holder = apsw.Connection(str(path))
    holder.execute("BEGIN IMMEDIATE")
    result = CliRunner().invoke(cli, ["--ledger", str(path), "ledger", "add", str(folder)])
    holder.execute("ROLLBACK")
    assert isinstance(result.exception, StoreError)
    assert f"in {path}: another process is writing to it; wait for it to end and run again" in str(result.exception)
    with Ledger(path) as ledger:
        assert len(list(ledger.add_paths([folder]))) == 3
        assert ledger.check() == []


LIMITED = """
import resource, sys
from rasad.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["rasad", *sys.argv[2:]]
main()
"""


def test_files_that_may_not_grow_give_a_clear_error_and_keep_what_was_added(folder, tmp_path) -> None:
    path = tmp_path / "l"
    first = CliRunner().invoke(cli, ["--ledger", str(path), "ledger", "add", str(folder / "a.txt")])
    assert first.exit_code == 0
    for number in range(40):
        (folder / f"{number}.txt").write_text(f"{TEXTS['a.txt']}{number}\n", encoding="utf-8")
    command = [sys.executable, "-c", LIMITED, str(path.stat().st_size + 50_000), "--ledger", str(path)]
    done = subprocess.run(
        [*command, "ledger", "add", str(folder)], capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"in {path}:" in done.stderr
    assert "space" in done.stderr
    with Ledger(path) as ledger:
        assert ledger.check() == []
        kept = len(list(ledger.documents()))
        assert 1 <= kept < 43
        list(ledger.add_paths([folder]))
        assert len(list(ledger.documents())) == 43
