"""Measure linking: many documents in one run, and one new document in a large ledger; time, memory, and how both grow.

Run: python benchmarks/speed/linking.py SHARED [DOCUMENTS ...]   (default 3000 10000; linking.txt: 10000 30000 100000)

With `crowd` behind SHARED it measures one more telling of a summit told in 1,500 documents, each in words of its own.

One ledger grows through all the sizes, two thousand documents at a time, as `Ledger.link` takes them from any number.

The documents are synthesised from what rasad reads in the dated Saudi articles of `SHARED/corpora/ar.jsonl`: worlds of
the same articles at other days, among other states, in other letters (so that worlds have no words in common), and one
article in twenty a further telling of one summit, which thus has thousands.
"""

import contextlib
import hashlib
import itertools
import json
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from rasad.ledger import LINKED_AT_ONCE, Ledger
from rasad.link.tellings import act_of
from rasad.pipeline import read_text
from rasad.records.ports import StoredDocument
from rasad.records.report import Outlet, Report
from rasad.store.connection import open_for_reading

SEED = 20_260_722
SIZES = (3_000, 10_000)
SUMMIT_SHARE = 20  # one document in so many tells of the summit
SUMMIT_WORDINGS = 40  # papers copy, so that many tellings have the same words
ADDED_ONE_BY_ONE = 300
CROWD, CROWD_MORE = 1_500, 50
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
STATE = re.compile(r'"([A-Z]{3})"')
FIRST_LETTER, LAST_LETTER = "\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER HEH}"


class World:
    """A way to tell the articles anew: other days, states and letters."""

    def __init__(self, number: int, states: list[str]) -> None:
        rng = random.Random(SEED + number)
        others = rng.sample(states, len(states))
        letters = [chr(code) for code in range(ord(FIRST_LETTER), ord(LAST_LETTER) + 1) if chr(code).isalpha()]
        self.letters = str.maketrans("".join(letters), "".join(rng.sample(letters, len(letters))))
        self.states = dict(zip(states, others, strict=True))
        self.shift = timedelta(days=max(30 * number, 0))
        self.number = number

    def tell(self, document: StoredDocument, name: str) -> StoredDocument:
        """Return the document in this world, as another outlet's."""
        source = document.source.translate(self.letters)
        told = DAY.sub(self._later, msgspec.json.encode(document.report).decode())
        told = STATE.sub(lambda found: f'"{self.states.get(found[1], found[1])}"', told).translate(self.letters)
        report = msgspec.json.decode(told.encode(), type=Report)
        outlet = Outlet(id=f"o-{name}", name=f"o-{name}")
        header = msgspec.structs.replace(
            report.document, id=digest(name)[:20], location=f"{name}.txt", text_sha256=digest(source), outlet=outlet
        )
        return StoredDocument(msgspec.structs.replace(report, document=header), source)

    def _later(self, found: re.Match[str]) -> str:
        try:
            return (date.fromisoformat(found[0]) + self.shift).isoformat()
        except ValueError:
            return found[0]


def digest(source: str) -> str:
    """Return the SHA-256 of a text as the ledger wants it."""
    return hashlib.sha256(source.encode()).hexdigest()


def templates(shared: Path) -> list[StoredDocument]:
    """Read the dated diplomatic articles of the Saudi papers."""
    found = []
    for line in (shared / "corpora" / "ar.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["id"].startswith("saudi") and row["diplomacy"]:
            text = f"{row['title']}\n\n{row['text']}"
            outcome = read_text(text, location=row["id"], published=row["published"], language="ar")
            found += [StoredDocument(report, outcome.source) for report in outcome.reports if report.produced_by.packs]
    return found


def documents(shared: Path) -> Iterator[StoredDocument]:
    """Yield synthetic documents without end."""
    real = templates(shared)
    states = sorted({e.id for d in real for e in d.report.entities if e.type == "state" and STATE.match(f'"{e.id}"')})
    meetings = [d for d in real if any(event.kind in ("meeting", "talks") for event in d.report.events)]
    wordings = [World(-n, states) for n in range(SUMMIT_WORDINGS)]
    for wording in wordings:
        wording.states, wording.shift = {}, timedelta(0)
    number = 0
    for world in (World(n, states) for n in range(1, 100_000)):
        for document in real:
            number += 1
            if number % SUMMIT_SHARE:
                yield world.tell(document, f"d{number}")
            else:
                yield random.Random(number).choice(wordings).tell(meetings[0], f"d{number}")


class Clock:
    """Time spent on something, by the clock and of one core: others may be using the machine."""

    def __init__(self) -> None:
        self.wall, self.core = 0.0, 0.0

    def run(self, task: Callable[[], object]) -> float:
        """Run a task; return the milliseconds of one core that it took."""
        wall, core = time.perf_counter(), time.process_time()
        task()
        spent = time.process_time() - core
        self.wall, self.core = self.wall + time.perf_counter() - wall, self.core + spent
        return 1000 * spent


def measure(supply: Iterator[StoredDocument], sizes: list[int]) -> None:
    """Link so many documents in one run; at each of the sizes add some more one by one."""
    linked, chunk, added = Clock(), 0.0, 0
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "l.ledger") as ledger:
        for size in sizes:
            while added < size:
                count = min(LINKED_AT_ONCE, size - added)
                add(ledger, supply, count)
                chunk = linked.run(ledger.link) / count
                added += count
            single: dict[bool, list[float]] = {False: [], True: []}
            for _ in range(ADDED_ONE_BY_ONE):
                added += 1
                add(ledger, supply, 1)
                single[added % SUMMIT_SHARE == 0].append(Clock().run(ledger.link))
            tell(size, linked, chunk, single, ledger.path)


def crowd(shared: Path) -> None:
    """Link a summit that many documents tell of, each in its own words, then some more one by one."""
    meeting = next(d for d in templates(shared) if any(event.kind in ("meeting", "talks") for event in d.report.events))
    contacts = tuple(event for event in meeting.report.events if act_of(event).is_contact)
    meeting = StoredDocument(msgspec.structs.replace(meeting.report, events=contacts, commitments=()), meeting.source)
    supply = (World(-n, []).tell(meeting, f"d{n}") for n in range(1, 100_000))
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "l.ledger") as ledger:
        add(ledger, supply, CROWD)
        ledger.link()
        single = []
        for _ in range(CROWD_MORE):
            add(ledger, supply, 1)
            single.append(Clock().run(ledger.link))
    told = f"median {statistics.median(single):.0f} ms, at most {max(single):.0f} ms of one core"
    print(f"a summit that {CROWD} documents tell of, each in other words; one more: {told}")


def add(ledger: Ledger, supply: Iterator[StoredDocument], count: int) -> None:
    """Add so many of the documents."""
    for _ in range(count):
        document = next(supply)
        ledger.add(document.report, document.source)


def tell(size: int, linked: Clock, last: float, single: dict[bool, list[float]], path: Path) -> None:
    """Print what a size takes."""
    every = sorted(single[False] + single[True])
    with contextlib.closing(open_for_reading(path)) as connection:
        query = "SELECT count(DISTINCT document) AS n FROM telling GROUP BY happening ORDER BY n DESC LIMIT 1"
        largest = connection.execute(query).get
    each = 1000 * linked.core / size
    print(f"{size} documents: linked in {linked.core:.0f} s of one core ({linked.wall:.0f} s by the clock),")
    print(f"  {each:.1f} ms each, the last {last:.1f} ms; the summit: {largest} documents")
    disk = path.stat().st_size / 2**20
    print(f"  memory at most {memory():.0f} MB, ledger {disk:.0f} MB")
    print(
        f"  one more: median {statistics.median(every):.0f} ms, 95 % in {every[int(0.95 * len(every))]:.0f} ms; ",
        end="",
    )
    print(f"of the summit: median {statistics.median(single[True]):.0f} ms, at most {max(single[True]):.0f} ms")
    sys.stdout.flush()


def memory() -> float:
    """Return the most that this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print three lines for each size."""
    if sys.argv[2:] == ["crowd"]:
        crowd(Path(sys.argv[1]))
        return
    supply = documents(Path(sys.argv[1]))
    first = next(supply)
    print(f"made-up documents, seed {SEED}; memory before the first is linked: {memory():.0f} MB")
    measure(itertools.chain([first], supply), sorted(int(size) for size in sys.argv[2:]) or list(SIZES))


if __name__ == "__main__":
    main()
