"""Measure the ledger: documents added per second, and how long questions take, also while another process adds.

Run: python benchmarks/speed/ledger.py [DOCUMENTS]
"""

import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rasad.ledger import Ledger
from rasad.records.document import Segment
from rasad.records.report import (
    DocumentHeader,
    Entity,
    Event,
    EventDate,
    Mention,
    Participant,
    ProducedBy,
    Published,
    Report,
    Statement,
)
from rasad.records.spans import Quote, Span

DOCUMENTS = 2_000
PARAGRAPHS = 26  # 2.3 KB of UTF-8, the middle of the press articles measured
MENTIONS, EVENTS, STATEMENTS = 60, 10, 8  # what a careful reading finds in such an article
STATES = ("RUS", "TUR", "IRN", "SYR", "IRQ", "AZE")
ASKED = 300


def report_of(number: int) -> tuple[Report, str]:
    source = f"article {number}\n" + "".join(
        f"minister {number} met envoy {n} at {n * number % 997}\n" for n in range(70)
    )
    digest = hashlib.sha256(source.encode()).hexdigest()
    day = f"20{number % 25:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    pair = (STATES[number % 6], STATES[(number // 6 + number) % 6])
    quotes = [Quote.of(source, n * 35, n * 35 + 8) for n in range(MENTIONS)]
    report = Report(
        schema="rasad/1",
        produced_by=ProducedBy(rasad="0.1.0", packs={}, kb="1"),
        document=DocumentHeader(
            id=digest[:20], source_sha256=digest, text_sha256=digest, part=0, extent=Span(0, len(source)),
            location=f"{number}.txt", language="en", title=Quote.of(source, 0, 7),
            published=Published(edtf=day, basis="given"),
        ),
        segments=(Segment(start=0, end=len(source), kind="body", part=0),),
        entities=tuple(Entity(id=state, wikidata=None, name=state, type="state") for state in STATES),
        mentions=tuple(
            Mention(id=f"m:{n}", start=q.start, end=q.end, text=q.text, kind="name", entities=(pair[n % 2],),
                    confidence=0.9, read_by="trie")
            for n, q in enumerate(quotes)
        ),
        times=(), figures=(),
        events=tuple(
            Event(
                id=f"e:{n}", kind="meeting", type="CONSULT", mode="visit", contexts=(), status="happened",
                salience="main", trigger=quotes[n], evidence=quotes[n + 1],
                participants=tuple(Participant(entity=state, role="actor") for state in pair),
                date=EventDate(edtf=day, basis="stated"), confidence=0.8, frame="f", read_by="f",
            )
            for n in range(EVENTS)
        ),
        statements=tuple(
            Statement(id=f"s:{n}", speakers=pair[:1], cue=quotes[n], content=Quote.of(source, n * 90, n * 90 + 80),
                      speech="reported", confidence=0.8, read_by="f")
            for n in range(STATEMENTS)
        ),
        commitments=(), problems=(),
    )  # fmt: skip
    return report, source


def add_all(path: Path, first: int, count: int) -> float:
    cases = [report_of(number) for number in range(first, first + count)]
    with Ledger(path) as ledger:
        start = time.perf_counter()
        for report, source in cases:
            ledger.add(report, source)
        return time.perf_counter() - start


def milliseconds(questions: Iterable[Callable[[], object]]) -> Iterator[float]:
    for question in questions:
        start = time.perf_counter()
        question()
        yield (time.perf_counter() - start) * 1000


def told(name: str, times: Iterable[float]) -> None:
    ordered = sorted(times)
    print(f"{name:<44} median {statistics.median(ordered):7.2f} ms   p99 {ordered[len(ordered) * 99 // 100]:7.2f} ms")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "l"
        seconds = add_all(path, 0, count)
        print(f"added {count} documents of {len(report_of(0)[1])} letters: {count / seconds:.0f}/s")
        print(f"size on disk: {path.stat().st_size / count / 1024:.1f} KB a document")
        with Ledger(path, readonly=True) as ledger:
            ids = [row.id for row in ledger.documents()]
            step = max(len(ids) // ASKED, 1)
            told("one document", milliseconds(lambda i=i: ledger.stored(i) for i in ids[::step]))
            pair = ("RUS", "TUR")
            told("events between two states in a month", milliseconds(
                [lambda: list(ledger.events(between=pair, since="2012-05", until="2012-05"))] * 20))  # fmt: skip
            told("full text, the best document for three words", milliseconds(
                lambda n=n: next(ledger.find(f"article {n} met")) for n in range(1, min(ASKED, count))))  # fmt: skip
            told("list of all documents", milliseconds([lambda: list(ledger.documents())] * 5))
        writer = subprocess.Popen([sys.executable, __file__, "write", str(path), str(count)])
        with Ledger(path, readonly=True) as ledger:
            times = []
            while writer.poll() is None:
                one = ids[len(times) * 7 % len(ids)]
                times += milliseconds([lambda one=one: ledger.stored(one)])
        told("one document, while another process adds", times)
        start = time.perf_counter()
        with Ledger(path) as ledger:
            faults = ledger.check()
        print(f"check of {2 * count} documents: {time.perf_counter() - start:.1f} s, {len(faults)} faults")


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        add_all(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[3]))
    else:
        main()
