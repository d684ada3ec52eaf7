"""Fit and judge the weights that say which sides of an act are likely (`ontology/side_weights.toml`).

    python benchmarks/quality/sides.py [--shared FOLDER] [--fit]

Reads the open coded articles, takes each event that rasad reads where a reader coded one of that type, learns which of
the states named around it do the act and have it done to them. Writes sides.txt: how often the states that the rules
read are right, by how likely the weights find them, cross-validated so that no article is both fitted and judged;
with --fit the weights too. Features hold no words, so the weights say nothing of any text.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from coded_articles import FITTED, Coded, coded_articles, is_state

from rasad.events import likely_sides
from rasad.events.likely_sides import Chance, Place, Sides, SideWeigher, likelier, risk
from rasad.pipeline import read_text

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "rasad" / "data" / "ontology" / "side_weights.toml"
FOLDS = 7
ROUNDS = 300
RATE = 0.5
RIDGE = 6.0  # pulls weights to 0 as so many places that speak against them would
RAREST = 5  # places that must have a feature for it to be learnt from
KEPT = 0.02  # a smaller weight is left out
HEADER = """\
# How far each feature of a place where a state is named speaks for its doing an act (first) or having it done to it
# (second), against taking no part: logits, summed with "base". Written by `benchmarks/quality/sides.py --fit`.
# Source: 769 coded articles, November 2026; decision 0020.
"""
LIMITS = {"nothing": 0.005, "up to 1": 1.0, "more": 3.0}
Weights = dict[str, list[float]]


class Seen(NamedTuple):
    """One event that was read where one was coded: the places around it, what the rules read, and what was coded."""

    article: str
    places: tuple[Place, ...]
    read: Sides
    coded: Sides
    mutual: bool

    @property
    def is_right(self) -> bool:
        """Say whether the rules read the coded sides; where all act alike, whoever does it."""
        if self.mutual:
            return self.read[0] | self.read[1] == self.coded[0] | self.coded[1]
        return self.read == self.coded


def states(column: str) -> frozenset[str]:
    """Return the states of a coded column, without bodies and groups."""
    return frozenset(name for name in column.split("|") if is_state(name))


def seen_in(coded: Coded) -> Iterator[Seen]:
    """Yield the events of one article that are read where one is coded."""
    tried: list[tuple[int, int, Any, tuple[Place, ...], Sides]] = []
    plain = SideWeigher.places

    def places_of(self: SideWeigher, passage: Any, trigger: Any, kind: Any, slots: Any, read: Sides) -> list[Place]:
        places = plain(self, passage, trigger, kind, slots, read)
        tried.append((passage.offset(trigger.first), passage.end_of(trigger.last), kind, tuple(places), read))
        return places

    with patch.object(SideWeigher, "places", places_of):
        read_text(coded.text, location=coded.id, published=coded.published, language=coded.language)
    for start, end, kind, places, read in tried:
        for row in coded.events:
            if kind.type in row["types"].split() and start < int(row["end"]) and int(row["start"]) < end:
                yield Seen(coded.id, places, read, (states(row["actors"]), states(row["recipients"])), kind.mutual)
                break


def label(place: Place, seen: Seen) -> int:
    """Return 1 where a place names a coded actor, 2 where it names a coded recipient, else 0."""
    return 1 if place.state in seen.coded[0] else 2 if place.state in seen.coded[1] else 0


def fitted(events: Sequence[Seen]) -> Weights:
    """Fit a multinomial logistic regression by gradient descent, "no part" being the base class."""
    rows = [(place.features, label(place, seen)) for seen in events for place in seen.places]
    counts = Counter(feature for features, _ in rows for feature in features)
    known = ["base", *sorted(feature for feature, count in counts.items() if count >= RAREST)]
    column = {feature: number for number, feature in enumerate(known)}
    data = np.zeros((len(rows), len(known)))
    data[:, 0] = 1
    for number, (features, _) in enumerate(rows):
        data[number, [column[feature] for feature in features if feature in column]] = 1
    told = np.array([[y == 1, y == 2] for _, y in rows], dtype=float)
    weights, momentum = np.zeros((len(known), 2)), np.zeros((len(known), 2))
    pull = np.full((len(known), 1), RIDGE)
    pull[0] = 0
    for _ in range(ROUNDS):
        odds = np.exp(data @ weights)
        miss = odds / (1 + odds.sum(axis=1, keepdims=True)) - told
        momentum = 0.9 * momentum - RATE / len(rows) * (data.T @ miss + pull * weights)
        weights = weights + momentum
    return {feature: [float(one) for one in weights[number]] for feature, number in column.items()}


def chances(seen: Seen, weights: Weights) -> dict[str, Chance]:
    """Return what the product would weigh with these weights."""
    pairs = {feature: (pair[0], pair[1]) for feature, pair in weights.items()}
    with patch.object(likely_sides, "_weights", lambda: pairs):
        return likely_sides.chances_of(seen.places)


def folds(events: Sequence[Seen]) -> Iterator[tuple[list[Seen], list[Seen]]]:
    articles = sorted({seen.article for seen in events})
    random.Random(1).shuffle(articles)
    for number in range(FOLDS):
        mine = set(articles[number::FOLDS])
        yield [seen for seen in events if seen.article not in mine], [seen for seen in events if seen.article in mine]


def judged(events: Sequence[Seen]) -> list[str]:
    """Return the lines of the cross-validation."""
    by_risk: dict[str, list[bool]] = {name: [] for name in LIMITS}
    mended: list[tuple[bool, bool]] = []
    changed: list[tuple[bool, bool]] = []
    for train, test in folds(events):
        weights = fitted(train)
        for seen in test:
            weighed = chances(seen, weights)
            better = likelier(seen.read, weighed, mutual=seen.mutual)
            now = seen if better is None else seen._replace(read=better)
            doubt = risk(now.read, weighed, mutual=seen.mutual)
            limit = next(name for name, most in LIMITS.items() if doubt <= most)
            by_risk[limit].append(now.is_right)
            mended.append((seen.is_right, now.is_right))
            changed += [(seen.is_right, now.is_right)] if better is not None else []
    head = f"{'other sides are likelier by (logarithm)':<42}{'events':>7}{'right states':>14}"
    return [
        head,
        *(f"{name:<42}{len(ok):>7}{sum(ok) / max(1, len(ok)):>14.3f}" for name, ok in by_risk.items()),
        _share("all as the rules read them", [was for was, _ in mended]),
        _share("all with likelier sides", [now for _, now in mended]),
        _share("  those changed, as the rules read them", [was for was, _ in changed]),
        _share("  those changed, with likelier sides", [now for _, now in changed]),
    ]


def _share(name: str, right: Sequence[bool]) -> str:
    return f"{name:<42}{len(right):>7}{sum(right) / max(1, len(right)):>14.3f}"


def write(weights: Weights) -> None:
    kept = {f: pair for f, pair in weights.items() if f == "base" or max(map(abs, pair)) >= KEPT}
    rows = [f'"{feature}" = [{pair[0] + 0.0:.2f}, {pair[1] + 0.0:.2f}]' for feature, pair in kept.items()]
    WEIGHTS.write_text("\n".join([HEADER + "[weights]", *rows]) + "\n", encoding="utf-8")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    cli.add_argument("--fit", action="store_true")
    arguments = cli.parse_args()
    events = [seen for coded in coded_articles(arguments.shared, FITTED) for seen in seen_in(coded)]
    lines = judged(events)
    if arguments.fit:
        write(fitted(events))
    (HERE / "sides.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
