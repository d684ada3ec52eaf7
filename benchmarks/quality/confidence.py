"""Hold the confidence of events against coded articles: the reliability table, and the weights by a new fit.

    python benchmarks/quality/confidence.py [--shared FOLDER] [--fit]

Reads the coded articles (see `coded_articles.py`) with the current tree; --fit writes the weights of
`ontology/confidence.toml` from those of FITTED first. Writes confidence.txt: the table of those articles, from a
cross-validation in which no article is both fitted and judged, and that of the articles set aside, with the weights as
they stand.

An event is right where another reader coded it with the same type, states (each on its side) and status.
"""

import argparse
import math
import tomllib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from coded_articles import FITTED, Coded, coded_articles, hashed
from fresh import event_pairs, has_sides, read, scorer

from rasad.events.confidence import BASE, STEP
from rasad.records.candidates import SHOWN_FROM

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "rasad" / "data" / "ontology" / "confidence.toml"
FOLDS = 10
ROUNDS = 400  # of gradient descent: the weights stand still long before
RATE = 0.5
RIDGE = 2.0  # pulls weights to 0 as two more events that speak against them would
BINS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)
FLOORS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


class Judged(NamedTuple):
    """A read event: its article and evidence, what another reader coded there, and the confidence to be judged."""

    document: str
    evidence: dict[str, float]
    is_told: bool
    is_right: bool
    confidence: float = 0.0


class Model(NamedTuple):
    """The base and the weight of each kind of evidence."""

    base: float
    weights: dict[str, float]

    def confidence(self, evidence: dict[str, float]) -> float:
        """Return the share of events with this evidence that are right."""
        score = self.base + sum(weight * evidence.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-score))


def evidence_of(event: dict[str, Any]) -> dict[str, float]:
    """Return the evidence that an event's steps name."""
    step = next(step for step in event["steps"] if step.startswith(STEP)).removeprefix(STEP)
    pairs = (pair.split(" ") for pair in step.split(", "))
    return {pair[0]: float(pair[1]) for pair in pairs if len(pair) == len(("name", "value"))}


def judged_events(score: ModuleType, coded: Coded) -> Iterator[Judged]:
    """Yield the events that are read in a coded article."""
    pred = read(score, coded)
    events = pred.get("events", [])
    found = {j: i for i, j in event_pairs(score, coded, events)}
    for number, event in enumerate(events):
        row = coded.events[found[number]] if number in found else None
        same = row is not None and has_sides(score, row, event, pred["entities"]) and row["status"] == event["status"]
        yield Judged(hashed(coded.id), evidence_of(event), row is not None, same)


def fitted(judged: Sequence[Judged], names: Sequence[str]) -> Model:
    """Fit a logistic regression in which no evidence makes an event surer."""
    base, weights = 1.0, dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        model = Model(base, weights)
        misses = [(model.confidence(event.evidence) - event.is_right, event.evidence) for event in judged]
        base -= RATE * sum(miss for miss, _ in misses) / len(judged)
        steps = {n: sum(miss * e[n] for miss, e in misses if n in e) + RIDGE * weights[n] for n in names}
        moved = {name: weights[name] - RATE * steps[name] / len(judged) for name in names}
        weights = {name: min(0.0, value) for name, value in moved.items()}
    return Model(base, weights)


def cross_validated(judged: Sequence[Judged], names: Sequence[str]) -> list[Judged]:
    """Return the events with the confidence that a model gives which has seen nothing of their articles."""
    fold = {event.document: int(event.document[:8], 16) % FOLDS for event in judged}
    found: list[Judged] = []
    for number in range(FOLDS):
        model = fitted([event for event in judged if fold[event.document] != number], names)
        mine = (event for event in judged if fold[event.document] == number)
        found += [event._replace(confidence=model.confidence(event.evidence)) for event in mine]
    return found


def table(name: str, judged: Sequence[Judged]) -> list[str]:
    """Return the lines of the reliability table."""
    right, count = sum(event.is_right for event in judged), len(judged)
    brier = sum((event.confidence - event.is_right) ** 2 for event in judged) / count
    share = right / count
    told = sum(event.is_told for event in judged) / count
    lines = [
        f"{name}: {count} events; right in type, states and status {share:.3f}, such an act is told {told:.3f}",
        f"Brier {brier:.4f} (always {share:.2f}: {share * (1 - share):.4f})",
        "",
        f"{'confidence':<14}{'events':>7}{'expected':>10}{'right':>8}",
    ]
    error = 0.0
    for low, high in pairwise(BINS):
        inside = [event for event in judged if low <= event.confidence < high]
        if inside:
            expected = sum(event.confidence for event in inside) / len(inside)
            seen = sum(event.is_right for event in inside) / len(inside)
            error += abs(expected - seen) * len(inside) / count
            lines.append(f"{low:.1f} to {min(high, 1):.1f}    {len(inside):>7}{expected:>10.3f}{seen:>8.3f}")
    lines += [
        f"expected calibration error: {error:.3f}",
        "",
        f"{'shown from':<14}{'events':>7}{'right':>10}{'told':>8}{'kept':>8}",
    ]
    for floor in FLOORS:
        shown = [event for event in judged if event.confidence >= floor]
        if not shown:
            continue
        mark = "  <- SHOWN_FROM" if floor == SHOWN_FROM else ""
        ok, known = sum(event.is_right for event in shown), sum(event.is_told for event in shown)
        shares = f"{ok / len(shown):>10.3f}{known / len(shown):>8.3f}{ok / right:>8.3f}"
        lines.append(f"{floor:<14.2f}{len(shown):>7}{shares}{mark}")
    return [*lines, "kept: of the events that are right"]


def standing_model() -> Model:
    """Return the weights of the data file."""
    rows = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    weights = {name: float(row["weight"]) for name, row in rows.items()}
    return Model(weights.pop(BASE), weights)


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
    names = list(standing_model().weights)
    score = scorer(arguments.shared)
    judged, aside = (
        [event for coded in coded_articles(arguments.shared, parts) for event in judged_events(score, coded)]
        for parts in (FITTED, ("aside",))
    )
    if arguments.fit:
        write_weights(fitted(judged, names))
    standing = standing_model()
    aside = [event._replace(confidence=round(standing.confidence(event.evidence), 2)) for event in aside]
    lines = table("fitted articles, cross-validated", cross_validated(judged, names))
    lines += ["", *table("articles set aside", aside)]
    (HERE / "confidence.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
