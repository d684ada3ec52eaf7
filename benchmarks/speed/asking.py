"""Measure questions: filters, timelines, full text and counts over a ledger of a million events.

Run: python benchmarks/speed/asking.py SHARED [EVENTS] [LEDGER]   (default 1000000, a ledger that is thrown away)

The ledger is synthesised from what rasad reads in articles of `SHARED/corpora`: those that tell of many events are told
again and again at other days, among other states, by other outlets; their texts stay, so that words are as frequent as
in the press. To fit in a quarter of an hour only events and commitments are kept of them, with what these name, and
which events are one happening is made up. Of each question the time of the wall and of the processor is told.
"""

import json
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from msgspec import structs

from rasad.knowledge.base import load_knowledge
from rasad.ledger import Ledger
from rasad.pipeline import read_text
from rasad.records.report import DocumentHeader, Entity, EventDate, Outlet, Report
from rasad.store import fulltext, items
from rasad.store.write import transaction, write_document

SEED = 20_261_122
EVENTS = 1_000_000
READ, FEWEST_EVENTS = 500, 5  # articles of each language that are read; events that one must tell of to be told again
OUTLETS, YEARS, AT_ONCE = 150, 15, 500
FIRST_DAY = date(2009, 1, 1)
BUSY = 12  # states that most is told of, as in the press
ASKED = 15  # times that each question is asked, with other states, days and words
MOST_MS = {"filter": 200, "timeline": 200, "full text": 200, "count": 500}


def templates(shared: Path) -> list[tuple[Report, str]]:
    found = []
    for code in ("ar", "fa"):
        with (shared / "corpora" / f"{code}.jsonl").open(encoding="utf-8") as lines:
            for _, line in zip(range(READ), lines, strict=False):
                article = json.loads(line)
                text = f"{article['title']}\n\n{article['text']}"
                outcome = read_text(text, location=article["id"], published=article.get("published"), language=code)
                found += [(r, outcome.source) for r in outcome.reports if len(r.events) >= FEWEST_EVENTS]
    return [(trimmed(report), source) for report, source in found]


def trimmed(report: Report) -> Report:
    inside = [(event.evidence.start, event.evidence.end) for event in report.events]
    mentions = tuple(m for m in report.mentions if any(a <= m.start and m.end <= b for a, b in inside))
    used = {e for m in mentions for e in m.entities} | {p.entity for event in report.events for p in event.participants}
    used |= {event.place.entity for event in report.events if event.place}
    used |= {e for c in report.commitments for e in (*c.parties, *c.debtor, *c.beneficiary)}
    kept = tuple(entity for entity in report.entities if entity.id in used)
    return structs.replace(report, entities=kept, mentions=mentions, times=(), figures=(), statements=())


def told_anew(report: Report, number: int, rng: random.Random, states: list[str]) -> Report:
    own = sorted({e.country or e.id for e in report.entities if e.type == "state" or e.country})
    busy = rng.sample(states[:BUSY], min(len(own), 3))
    others = dict(zip(own, [*busy, *rng.sample(states[BUSY:], max(len(own) - 3, 0))], strict=False))
    day = FIRST_DAY + timedelta(days=rng.randrange(365 * YEARS))
    outlet = f"outlet-{rng.randrange(OUTLETS)}"
    header: DocumentHeader = structs.replace(
        report.document, id=f"{number:020x}", location=f"{number}.txt",
        outlet=Outlet(id=outlet, name=outlet, state=rng.choice(states), control="unknown"),
        published=structs.replace(report.document.published, edtf=day.isoformat(), basis="given"),
    )  # fmt: skip

    def other(entity: str) -> str:
        return others.get(entity, entity)

    def entity_of(entity: Entity) -> Entity:
        return structs.replace(entity, id=other(entity.id), country=other(entity.country) if entity.country else None)

    events = tuple(
        structs.replace(
            event,
            participants=tuple(structs.replace(p, entity=other(p.entity)) for p in event.participants),
            date=EventDate(edtf=(day - timedelta(days=rng.randrange(3))).isoformat(), basis="inferred"),
        )
        for event in report.events
    )
    mentions = tuple(structs.replace(m, entities=tuple(map(other, m.entities))) for m in report.mentions)
    commitments = tuple(
        structs.replace(
            c, **{role: tuple(map(other, getattr(c, role))) for role in ("parties", "debtor", "beneficiary")}
        )
        for c in report.commitments
    )
    entities = {entity.id: entity for entity in map(entity_of, report.entities)}
    return structs.replace(
        report, document=header, entities=tuple(entities.values()), mentions=mentions, events=events,
        commitments=commitments,
    )  # fmt: skip


def fill(path: Path, shared: Path, events: int) -> None:
    rng = random.Random(SEED)
    states = sorted(load_knowledge().states)
    rng.shuffle(states)
    made, number, told = templates(shared), 0, 0
    fulltext.index = lambda *_: None  # the index of whole documents is not asked, and takes a third of the time
    with Ledger(path) as ledger:
        connection = ledger._connection
        connection.execute("PRAGMA synchronous = OFF")
        while told < events:
            with transaction(connection):
                for _ in range(AT_ONCE):
                    report, source = made[rng.randrange(len(made))]
                    write_document(connection, told_anew(report, number, rng, states), source)
                    number, told = number + 1, told + len(report.events)
            if number % 10_000 == 0:
                print(f"{number} documents, {told} events", file=sys.stderr, flush=True)
        with transaction(connection):
            low, high = items.range_of("event")
            told_by = "happening = 'h:' || (number * 7 / 10), sources = 1 + number % 3"
            made_up = f"UPDATE item SET {told_by} WHERE number BETWEEN ? AND ?"
            connection.execute(made_up, (low, high))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def words_of(ledger: Ledger) -> list[str]:
    rows = ledger.events(limit=4000, offset=1000)
    return sorted({word for row in rows for word in row.evidence.text.split() if len(word) > 4})


def questions(ledger: Ledger) -> Iterator[tuple[str, str, Callable[[random.Random], Any]]]:
    busy = [row.by["state"] for row in ledger.counts("event", dimensions="state")][:BUSY]
    words = words_of(ledger)

    def month(rng: random.Random) -> str:
        return f"{rng.randrange(2010, 2023)}-{rng.randrange(1, 13):02d}"

    def events(**asked: Any) -> Any:
        return list(ledger.events(limit=50, **asked))

    def pair(rng: random.Random) -> Any:
        return tuple(rng.sample(busy, 2))

    yield "filter", "two states", lambda rng: events(between=pair(rng))
    yield "filter", "two states, a month", lambda rng: (m := month(rng)) and events(between=pair(rng), since=m, until=m)
    yield (
        "filter",
        "a state, a type, a year",
        lambda rng: events(
            states=rng.choice(busy), of_type=rng.choice(["ACCUSE", "AID", "CONSULT"]), since=month(rng)[:4]
        ),
    )
    yield (
        "filter",
        "a state, planned, two languages",
        lambda rng: events(states=rng.choice(busy), status="planned", languages=["ar", "fa"]),
    )
    yield "filter", "one of three states, latest first", lambda rng: events(states=rng.sample(busy, 3), descending=True)
    yield "filter", "a person, two sources", lambda rng: events(persons="Q7747", least_sources=2)
    yield (
        "filter",
        "about a thing, an outlet",
        lambda rng: events(about="Q406", sources=f"outlet-{rng.randrange(OUTLETS)}"),
    )
    yield (
        "filter",
        "a place and 300 km around",
        lambda rng: events(place=rng.choice(["Ankara", "Tehran", "Doha"]), radius_km=300),
    )
    yield "filter", "page 20 of a month", lambda rng: events(since=month(rng), offset=1000)
    yield "timeline", "two states", lambda rng: list(ledger.timeline(between=pair(rng), limit=50))
    yield (
        "timeline",
        "a state from a month on",
        lambda rng: list(ledger.timeline(states=rng.choice(busy), since=month(rng), limit=50)),
    )
    yield "timeline", "all, latest first", lambda rng: list(ledger.timeline(descending=True, limit=50))
    yield "full text", "a word", lambda rng: events(text=rng.choice(words))
    yield "full text", "two words", lambda rng: events(text=" ".join(rng.sample(words, 2)))
    yield "full text", "a word and a state", lambda rng: events(text=rng.choice(words), states=rng.choice(busy))
    yield "count", "type by status, all", lambda rng: list(ledger.counts("event", dimensions=("type", "status")))
    yield "count", "kind by month, all", lambda rng: list(ledger.counts("event", dimensions="kind", period="month"))
    yield (
        "count",
        "outlet by language, all",
        lambda rng: list(ledger.counts("event", dimensions=("source", "language"))),
    )
    yield (
        "count",
        "type by month, two states",
        lambda rng: list(ledger.counts("event", dimensions="type", period="month", between=pair(rng))),
    )
    yield (
        "count",
        "state by type, a year",
        lambda rng: (
            (y := month(rng)[:4]) and list(ledger.counts("event", dimensions=("state", "type"), since=y, until=y))
        ),
    )
    yield "count", "state by type, all", lambda rng: list(ledger.counts("event", dimensions=("state", "type")))
    yield "count", "pair by year, all", lambda rng: list(ledger.counts("event", dimensions="pair", period="year"))


def measure(path: Path) -> None:
    with Ledger(path, readonly=True) as ledger:
        rows = {layer: ledger._connection.execute("SELECT count(*) FROM item WHERE number BETWEEN ? AND ?",
                                                  items.range_of(layer)).get for layer in items.LAYERS}  # fmt: skip
        documents = ledger._connection.execute("SELECT count(*) FROM document").get
        print(f"{documents} documents, {rows['event']} events, {rows['commitment']} commitments, "
              f"{path.stat().st_size / 2**30:.1f} GB; {platform.machine()}, {os.cpu_count()} cores")  # fmt: skip
        times: dict[str, list[float]] = {}
        for kind, name, ask in questions(ledger):
            rng, taken, worked = random.Random(name), [], []
            for _ in range(ASKED):
                start, began = time.perf_counter(), time.process_time()
                ask(rng)
                taken.append((time.perf_counter() - start) * 1000)
                worked.append((time.process_time() - began) * 1000)
            times.setdefault(kind, []).extend(taken)
            told = f"median {statistics.median(taken):7.1f} ms   worst {max(taken):7.1f} ms"
            print(f"{kind:<10} {name:<36} {told}   processor {statistics.median(worked):7.1f} ms", flush=True)
        for kind, taken in times.items():
            told = "within" if statistics.median(taken) <= MOST_MS[kind] else "BEYOND"
            print(f"{kind}: median {statistics.median(taken):.0f} ms, {told} {MOST_MS[kind]} ms")


def main() -> None:
    shared, events = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else EVENTS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(folder) / "asking.ledger"
        if not path.exists():
            fill(path, shared, events)
        measure(path)


if __name__ == "__main__":
    main()
