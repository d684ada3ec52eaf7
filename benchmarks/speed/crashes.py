"""Kill an ingest again and again with SIGKILL, and see that no finished document is lost and none is half there.

Run: python benchmarks/speed/crashes.py [--documents 5000] [--kills 100] [--check-every 10] [--seed 1]
Articles are made of sentences of the shipped samples by changing states, days and numbers. Each run is a process that
adds the whole folder and then links it; it is killed at a moment of chance, the ledger is looked through, and the next
run goes on.
"""

import argparse
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from rasad.config import data_folder
from rasad.knowledge.base import load_knowledge
from rasad.langpack.pack import read_rows
from rasad.ledger import Ledger
from rasad.store import links

WRITER = """
import sys
from pathlib import Path
from rasad.ledger import Ledger
with Ledger(sys.argv[1]) as ledger:
    folder = Path(sys.argv[2])
    for outcome in ledger.add_paths([folder], manifest=folder / "manifest.csv"):
        print(type(outcome).__name__, outcome.location, flush=True)
    print("linking", flush=True)
    ledger.link()
print("done", flush=True)
"""
SENTENCES, FILLER, DAYS = (
    5,
    120,
    2_000,
)  # of an article; words that make it no copy of others; over which all are spread
LETTERS = [
    chr(code) for code in range(ord("\N{ARABIC LETTER BEH}"), ord("\N{ARABIC LETTER GHAIN}")) if chr(code).isalpha()
]
LONGEST_S = 0.3  # of a run after the documents that it was let add: some thirty more, or a part of the linking
STATES = ("TUN", "MNG", "OMN", "KAZ", "ARM", "IND", "AZE", "DZA", "NOR", "ISL", "TUR", "QAT", "JPN", "BRA")


class Run(NamedTuple):
    """How one run ended: its finished documents, whether it ended by itself, and how long it ran."""

    promised: set[str]
    is_done: bool
    was_linking: bool
    seconds: float


def make_articles(folder: Path, count: int, rng: random.Random) -> None:
    """Write articles of some years: sentences of samples in one language, states and numbers changed, and filler."""
    pools = {language: _sentences(language) for language in ("ar", "fa")}
    rows = ["file,published"]
    for number in range(count):
        language = rng.choice(sorted(pools))
        names = _names(language)
        others = dict(zip(sorted(names), rng.sample(sorted(names), len(names)), strict=True))
        text = "\n".join(rng.sample(pools[language], min(SENTENCES, len(pools[language]))))
        for state in names:
            text = text.replace(names[state], f"\0{others[state]}\0")
        for state in names:
            text = text.replace(f"\0{state}\0", names[state])
        shift = rng.randrange(1, 9)
        text = "".join(str((int(c) + shift) % 9 + 1) if c.isascii() and c.isdecimal() else c for c in text)
        filler = " ".join("".join(rng.choices(LETTERS, k=5)) for _ in range(FILLER))
        (folder / f"{number:05}.txt").write_text(f"{text}\n{filler}.\n", encoding="utf-8")
        rows.append(f"{number:05}.txt,{date(2015, 1, 1) + timedelta(days=rng.randrange(DAYS))}")
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def _sentences(language: str) -> list[str]:
    samples = sorted((data_folder() / "samples").glob(f"*_{language}.txt"))
    lines = (line for path in samples for line in path.read_text(encoding="utf-8").split("\n"))
    return sorted({sentence.strip(" .") + "." for line in lines for sentence in line.split(". ") if len(sentence) > 40})


def _names(language: str) -> dict[str, str]:
    """Return the first name of each state in a language."""
    path = data_folder() / "lang" / language / "names" / "states.csv"
    names: dict[str, str] = {}
    for row in read_rows(path) if path.exists() else ():
        if row["entity"] in STATES:
            names.setdefault(row["entity"], row["alias"])
    return names


def run_once(ledger: Path, folder: Path, kill: tuple[int, float] | None) -> Run:
    """Start a run; kill it so long after it has added so many documents, or begun to link; None lets it end."""
    start = time.perf_counter()
    command = [sys.executable, "-c", WRITER, str(ledger), str(folder)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert writer.stdout is not None
    lines: list[str] = []
    if kill is not None:
        added, seconds = kill
        while added >= 0 and lines[-1:] != ["linking\n"]:
            lines.append(writer.stdout.readline())
            added -= lines[-1].startswith("Added")
            if not lines[-1]:
                break
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
    lines += writer.communicate()[0].splitlines(keepends=True)
    whole = [line.split() for line in lines if line.endswith("\n")]
    told = {words[1] for words in whole if words[0] in ("Added", "Unchanged", "Replaced")}
    is_done = ["done"] in whole
    if not is_done and writer.returncode != -signal.SIGKILL:
        raise SystemExit(f"the writer ended by itself with {writer.returncode}: {whole[-1:]}")
    return Run(told, is_done, ["linking"] in whole and not is_done, time.perf_counter() - start)


def look_through(path: Path, promised: set[str], *, is_thorough: bool) -> int:
    """Return how many documents there are, after a check; ends the program if one is lost or half there."""
    with Ledger(path) as ledger:
        held = {row.location for row in ledger.documents()}
        faults = ledger.check() if is_thorough else _newest_faults(ledger)
    if lost := promised - held:
        raise SystemExit(f"{len(lost)} finished documents are lost, such as {sorted(lost)[0]}")
    if faults:
        raise SystemExit(f"the ledger has {len(faults)} faults, such as: {faults[0]}")
    return len(held)


def _newest_faults(ledger: Ledger, newest: int = 20) -> list[str]:
    """Check the file and the documents that were written last."""
    connection = ledger._connection
    faults = [str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
    faults += [f"a row of {row[0]} has no {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    ids = connection.execute("SELECT id FROM document ORDER BY number DESC LIMIT ?", (newest,)).fetchall()
    from rasad.store.check import document_faults

    return faults + [fault for (one,) in ids for fault in document_faults(connection, str(one))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--check-every", type=int, default=10, help="a check of everything after so many kills")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name, "articles"), Path(name, "l.ledger")
        folder.mkdir()
        make_articles(folder, asked.documents, rng)
        work(folder, path, asked, rng)


def work(folder: Path, path: Path, asked: argparse.Namespace, rng: random.Random) -> None:
    promised: set[str] = set()
    kills, linking, waits, counts = 0, 0, [], []
    began = time.perf_counter()
    while kills < asked.kills:
        share = 1.1 * asked.documents / asked.kills  # a tenth of the kills falls into the linking
        ended = run_once(path, folder, (int(rng.expovariate(1 / share)), rng.random() * LONGEST_S))
        promised |= ended.promised
        if ended.is_done:  # all was read and linked before the last kill: begin anew
            for file in path.parent.glob(f"{path.name}*"):
                file.unlink()
            promised = set()
            continue
        kills += 1
        linking += ended.was_linking
        waits.append(ended.seconds)
        counts.append(look_through(path, promised, is_thorough=kills % asked.check_every == 0))
        print(f"kill {kills}: {counts[-1]} documents{' (linking)' if ended.was_linking else ''}", flush=True)
    last = run_once(path, folder, None)
    held = look_through(path, promised | last.promised, is_thorough=True)
    with Ledger(path) as ledger:
        assert links.are_current(ledger._connection, load_knowledge())
    if not last.is_done or held < asked.documents:
        raise SystemExit(f"after the last run {held} documents of {asked.documents} are there")
    took = time.perf_counter() - began
    print(
        f"{asked.documents} articles, {kills} kills ({linking} while linking): nothing lost, nothing half there; "
        f"{held} documents at the end; a run lasted {statistics.median(waits):.1f} s (median), all of it {took:.0f} s"
    )


if __name__ == "__main__":
    main()
