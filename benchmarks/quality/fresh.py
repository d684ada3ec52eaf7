"""Score events, statements and commitments on the coded articles (see `coded_articles.py`), and keep the figures.

    python benchmarks/quality/fresh.py [--shared FOLDER] [--min-confidence FLOOR]

Matching is that of SHARED/exam/score.py at the level of states: an event needs its type (or one that the reader would
accept) and an overlapping trigger or evidence; "+who" its states on the right sides; "+all" its status and date;
a statement its speaker's state (a person of no known state counts) and half of its words; a commitment its states and
half of its evidence. Events count from the confidence from which they are shown, unless FLOOR is another.
"""

import argparse
import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from coded_articles import Coded, coded_articles, is_state

from rasad.pipeline import read_text
from rasad.records.candidates import SHOWN_FROM

HERE = Path(__file__).parent
LAYERS = ("events", "events+who", "events+all", "statements", "commitments")
PARTS = ("open", "said", "seen", "aside")
HALF = 0.5  # of the words of a statement, and of the evidence of a commitment
Counts = dict[str, list[int]]  # per layer: right, coded, read


def scorer(shared: Path) -> ModuleType:
    """Load the exam's own matching rules."""
    spec = importlib.util.spec_from_file_location("exam_score", shared / "exam" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{shared}/exam/score.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def span(row: dict[str, str], prefix: str = "") -> dict[str, int]:
    return {"start": int(row[f"{prefix}start"]), "end": int(row[f"{prefix}end"])}


def parties(score: ModuleType, column: str) -> list[Any]:
    """Return the coded sides as the scorer has them: states by their code, others by what they are known by."""
    names = [name for name in column.split("|") if name]
    table = {
        name: {"type": "state", "country": name} if is_state(name) else {"type": "organisation", "name_en": name}
        for name in names
    }
    return score.parties(names, table)


def read_sides(score: ModuleType, event: dict[str, Any], entities: dict[str, Any], *roles: str) -> list[Any]:
    return score.parties([p["entity"] for p in event["participants"] if p["role"] in roles], entities)


def event_pairs(score: ModuleType, coded: Coded, read: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return which coded event is which read one."""

    def likeness(row: dict[str, str], event: dict[str, Any]) -> float:
        if event["type"] not in row["types"].split():
            return 0.0
        at = score.cover(span(row), event["trigger"])
        return 1 + at if at > 0 else score.cover(span(row, "evidence_"), event["evidence"]) / 2

    return score.match(coded.events, read, likeness)


def has_sides(score: ModuleType, row: dict[str, str], event: dict[str, Any], entities: dict[str, Any]) -> bool:
    actors = parties(score, row["actors"])
    everyone = parties(score, f"{row['actors']}|{row['recipients']}")
    if not score.same_parties(everyone, read_sides(score, event, entities, "actor", "recipient")):
        return False
    return event["type"] in score.MUTUAL or score.same_parties(actors, read_sides(score, event, entities, "actor"))


def is_said(score: ModuleType, row: dict[str, str], statement: dict[str, Any], entities: dict[str, Any]) -> float:
    likeness: float = score.iou(span(row), statement["content"])
    known = [entities[s] for s in statement["speakers"] if s in entities]
    speakers = [speaker.partition("=") for speaker in row["speakers"].split("|")]
    same = any(is_speaker(score, name, state, entity) for name, _, state in speakers for entity in known)
    return likeness if same and likeness >= HALF else 0.0


def is_speaker(score: ModuleType, name: str, state: str, entity: dict[str, Any]) -> bool:
    """Say whether a read speaker is the coded one: of his state, of none that is known, or the body of that name."""
    if state:
        unplaced = name == "somebody" and entity["country"] is None and entity["type"] == "person"
        return unplaced or entity["country"] == state
    return bool(score.same_entity(score.key({"name_en": name}), score.key(entity)))


def is_bound(score: ModuleType, row: dict[str, str], commitment: dict[str, Any], entities: dict[str, Any]) -> float:
    likeness: float = score.cover(span(row), commitment["evidence"])
    same = score.same_parties(parties(score, row["parties"]), score.parties(commitment["parties"], entities))
    return likeness if same and likeness >= HALF else 0.0


def read(score: ModuleType, coded: Coded) -> dict[str, Any]:
    """Return what rasad reads in a coded article, as the scorer has it."""
    outcome = read_text(coded.text, location=coded.id, published=coded.published, language=coded.language)
    pred: dict[str, Any] = score.pooled([json.loads(msgspec.json.encode(report)) for report in outcome.reports])
    return pred


def score_article(score: ModuleType, coded: Coded, floor: float, counts: Counts) -> None:
    """Add the counts of one article."""
    pred = read(score, coded)
    entities = pred["entities"]
    events = [event for event in pred.get("events", []) if event["confidence"] >= floor]
    pairs = event_pairs(score, coded, events)
    who = [(i, j) for i, j in pairs if has_sides(score, coded.events[i], events[j], entities)]
    whole = [
        (i, j)
        for i, j in who
        if coded.events[i]["status"] == events[j]["status"]
        and score.dates_meet(coded.events[i]["date"] or None, (events[j].get("date") or {}).get("edtf"))
    ]
    statements, commitments = pred.get("statements", []), pred.get("commitments", [])
    said = score.match(coded.statements, statements, lambda row, s: is_said(score, row, s, entities))
    bound = score.match(coded.commitments, commitments, lambda row, c: is_bound(score, row, c, entities))
    for layer, right, wanted, found in (
        ("events", pairs, coded.events, events),
        ("events+who", who, coded.events, events),
        ("events+all", whole, coded.events, events),
        ("statements", said, coded.statements, statements),
        ("commitments", bound, coded.commitments, commitments),
    ):
        counts[layer] = [a + len(b) for a, b in zip(counts[layer], (right, wanted, found), strict=True)]


def table(name: str, articles: int, counts: Counts) -> list[str]:
    lines = [f"{name} ({articles} articles)", f"  {'':<12}{'precision':>16}{'recall':>16}{'F1':>7}"]
    for layer in LAYERS:
        right, wanted, read = counts[layer]
        precision, recall = right / read if read else 0.0, right / wanted if wanted else 0.0
        f1 = 2 * right / (wanted + read) if wanted + read else 0.0
        lines.append(f"  {layer:<12}{right:>5}/{read:<4} {precision:.3f}{right:>6}/{wanted:<4} {recall:.3f}{f1:>7.3f}")
    return lines


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    cli.add_argument("--min-confidence", type=float, default=SHOWN_FROM)
    arguments = cli.parse_args()
    score = scorer(arguments.shared)
    lines: list[str] = []
    for part in PARTS:
        counts: Counts = defaultdict(lambda: [0, 0, 0])
        articles = list(coded_articles(arguments.shared, (part,)))
        for article in articles:
            score_article(score, article, arguments.min_confidence, counts)
        lines += table(part, len(articles), counts)
    if arguments.min_confidence == SHOWN_FROM:
        (HERE / "fresh.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
