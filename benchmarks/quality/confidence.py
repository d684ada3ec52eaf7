"""Hold the confidence of events against judged events: the reliability table, and the weights by a new fit.

    python benchmarks/quality/confidence.py [--shared FOLDER] [--fit]

Reads the articles of FOLDER/corpora that `event_labels.*.csv` names, reads them with the current tree, and keeps the
events whose reading is still the one that was judged. Writes confidence.txt; with --fit the weights of
`ontology/confidence.toml` first. The table comes from a cross-validation in which no article is both fitted and judged.

A label says of an event, by the text alone: right (kind, status, parties and their roles), type (such an act is told,
but one of these is wrong) or wrong. What is written holds numbers only.
"""

import argparse
import csv
import hashlib
import json
import math
import tomllib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from rasad.events.confidence import BASE, STEP
from rasad.pipeline import read_text
from rasad.records.candidates import SHOWN_FROM
from rasad.records.report import Event

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "rasad" / "data" / "ontology" / "confidence.toml"
LANGUAGES = ("ar", "fa")
FOLDS = 10
ROUNDS = 400  # of gradient descent: the weights stand still long before
RATE = 0.5
RIDGE = 2.0  # pulls weights to 0 as two more events that speak against them would
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
FLOORS = (0.0, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


class Judged(NamedTuple):
    """A judged event that is still read so: its article, its evidence, and what the judge said."""

    document: str
    evidence: dict[str, float]
    label: str

    @property
    def is_right(self) -> bool:
        """Say whether all of it is right."""
        return self.label == "right"


class Model(NamedTuple):
    """The base and the weight of each kind of evidence."""

    base: float
    weights: dict[str, float]

    def confidence(self, evidence: dict[str, float]) -> float:
        """Return the share of events with this evidence that are right."""
        score = self.base + sum(weight * evidence.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-score))


def hashed(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def reading(event: Event) -> str:
    """Return a digest of all that was judged of an event."""
    parties = " ".join(sorted(f"{p.role}:{p.entity}" for p in event.participants))
    return hashed(f"{event.kind} {event.status} {parties}", 8)


def evidence_of(event: Event) -> dict[str, float]:
    """Return the evidence that an event's steps name."""
    step = next(step for step in event.steps if step.startswith(STEP)).removeprefix(STEP)
    pairs = (pair.split(" ") for pair in step.split(", "))
    return {pair[0]: float(pair[1]) for pair in pairs if len(pair) == len(("name", "value"))}


def judged_events(corpora: Path, language: str) -> Iterator[Judged]:
    """Yield the judged events of a language that are still read as they were."""
    with (HERE / f"event_labels.{language}.csv").open(encoding="utf-8") as lines:
        labels = list(csv.DictReader(lines))
    wanted = {row["document"] for row in labels}
    for line in (corpora / f"{language}.jsonl").open(encoding="utf-8"):
        article = json.loads(line)
        document = hashed(article["id"], 16)
        if document not in wanted:
            continue
        text = f"{article['title'] or ''}\n\n{article['text']}"
        outcome = read_text(text, location=article["id"], published=article["published"], language=language)
        events = {
            (str(e.trigger.start), str(e.trigger.end), hashed(e.trigger.text, 8), reading(e)): e
            for report in outcome.reports
            for e in report.events
        }
        for row in labels:
            event = events.get((row["start"], row["end"], row["trigger"], row["reading"]))
            if row["document"] == document and event is not None:
                yield Judged(document, evidence_of(event), row["label"])


def fitted(judged: Sequence[Judged], signs: dict[str, int]) -> Model:
    """Fit a logistic regression whose weights keep their signs."""
    base, weights = 1.0, dict.fromkeys(signs, 0.0)
    for _ in range(ROUNDS):
        model = Model(base, weights)
        misses = [(model.confidence(event.evidence) - event.is_right, event.evidence) for event in judged]
        base -= RATE * sum(miss for miss, _ in misses) / len(judged)
        steps = {n: sum(miss * e[n] for miss, e in misses if n in e) + RIDGE * weights[n] for n in signs}
        moved = {name: weights[name] - RATE * steps[name] / len(judged) for name in signs}
        weights = {name: max(0.0, value * signs[name]) * signs[name] for name, value in moved.items()}
    return Model(base, weights)


def cross_validated(judged: Sequence[Judged], signs: dict[str, int]) -> list[tuple[float, bool]]:
    """Return for each event the confidence that a model gives which has seen nothing of its article."""
    fold = {event.document: int(event.document[:8], 16) % FOLDS for event in judged}
    pairs: list[tuple[float, bool]] = []
    for number in range(FOLDS):
        model = fitted([event for event in judged if fold[event.document] != number], signs)
        mine = (event for event in judged if fold[event.document] == number)
        pairs += [(model.confidence(event.evidence), event.is_right) for event in mine]
    return pairs


def table(judged: Sequence[Judged], labels: int, signs: dict[str, int]) -> list[str]:
    """Return the lines of the reliability table."""
    pairs = cross_validated(judged, signs)
    right, count = sum(ok for _, ok in pairs), len(pairs)
    brier = sum((confidence - ok) ** 2 for confidence, ok in pairs) / count
    share = right / count
    known = sum(event.label != "wrong" for event in judged) / count
    lines = [
        f"events judged: {labels}, still read so: {count}; right {share:.3f}, such an act is told {known:.3f}",
        f"cross-validated by article, {FOLDS} folds: Brier {brier:.4f} (always {share:.2f}: {share * (1 - share):.4f})",
        "",
        f"{'confidence':<14}{'events':>7}{'expected':>10}{'right':>8}",
    ]
    error = 0.0
    for low, high in pairwise(BINS):
        inside = [(confidence, ok) for confidence, ok in pairs if low <= confidence < high]
        if inside:
            expected, seen = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            error += abs(expected - seen) * len(inside) / count
            lines.append(f"{low:.1f} to {min(high, 1):.1f}    {len(inside):>7}{expected:>10.3f}{seen:>8.3f}")
    lines += [
        f"expected calibration error: {error:.3f}",
        "",
        f"{'shown from':<14}{'events':>7}{'right':>10}{'kept':>8}",
    ]
    for floor in FLOORS:
        shown = [ok for confidence, ok in pairs if confidence >= floor]
        mark = "  <- SHOWN_FROM" if floor == SHOWN_FROM else ""
        lines.append(f"{floor:<14.2f}{len(shown):>7}{sum(shown) / len(shown):>10.3f}{sum(shown) / right:>8.3f}{mark}")
    return [*lines, "kept: of the events that are right"]


def write_weights(model: Model) -> None:
    """Put fitted weights into the data file and leave all else in it as it stands."""
    name, lines = "", []
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        name = line.strip("[]") if line.startswith("[") else name
        weight = model.base if name == BASE else model.weights.get(name, 0.0)
        lines.append(f"weight = {weight + 0.0:.2f}" if line.startswith("weight = ") else line)
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    cli.add_argument("--fit", action="store_true")
    arguments = cli.parse_args()
    rows = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    signs = {name: 1 if row["for"] else -1 for name, row in rows.items() if name != BASE}
    judged = [event for language in LANGUAGES for event in judged_events(arguments.shared / "corpora", language)]
    count = sum(len((HERE / f"event_labels.{language}.csv").read_text().splitlines()) - 1 for language in LANGUAGES)
    if arguments.fit:
        write_weights(fitted(judged, signs))
    lines = table(judged, count, signs)
    (HERE / "confidence.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
