"""A fact -> the pairs of parties that dyadic formats write, and numbers for them that stay the same.

Meetings and what else people do together is written both ways, a visit back as hosting. Source: decision 0019.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rasad.export.facts import Fact, Side
from rasad.knowledge.crosswalk import NO_STATE, Cameo, Crosswalk

VISIT, HOSTING = "042", "043"
_CONSULT_ROOT = "04"
_OF_MANY = NO_STATE - {"EUR", "UNO"}  # codes that bodies share which have nothing else in common
_HIGHEST_ID = 2**31 - 1  # the loaders of ICEWS read ids as 32-bit integers


class Dyad(NamedTuple):
    """One row: who did it, to or with whom, and the code in this direction."""

    source: Side
    target: Side | None
    cameo: Cameo


def dyads(fact: Fact, crosswalk: Crosswalk) -> list[Dyad]:
    """Return the rows of a fact, at least one: every actor with every recipient, or all actors with one another.

    Parties of one state make no pair where there are others.
    """
    if fact.recipients:
        pairs = [(a, r) for a in fact.actors for r in fact.recipients]
        forth = [Dyad(a, r, fact.cameo) for a, r in _foreign(pairs)]
        if fact.cameo.root != _CONSULT_ROOT:
            return forth
        back = crosswalk.codes[HOSTING] if fact.cameo.code == VISIT else fact.cameo
        return [row for one in forth if one.target for row in (one, Dyad(one.target, one.source, back))]
    pairs = [(a, b) for number, a in enumerate(fact.actors) for b in fact.actors[number + 1 :]]
    if not pairs:
        return [Dyad(fact.actors[0], None, fact.cameo)]
    return [row for a, b in _foreign(pairs) for row in (Dyad(a, b, fact.cameo), Dyad(b, a, fact.cameo))]


def _foreign(pairs: list[tuple[Side, Side]]) -> list[tuple[Side, Side]]:
    """Return the pairs that are not of one state, of Europe or of the UN; all where there are none."""
    between = [(a, b) for a, b in pairs if a.country is None or a.country in _OF_MANY or a.country != b.country]
    return between or pairs


def numbered(found: Iterable[Fact], crosswalk: Crosswalk, *, by_day: bool = True) -> Iterator[tuple[int, Dyad, Fact]]:
    """Yield the rows of facts, each with its number and its fact.

    Args:
        found: facts, of whom each has an actor.
        crosswalk: says what a code is in the other direction.
        by_day: the same number may come again on another day.
    """
    numbers = Numbers(by_day=by_day)
    for fact in found:
        rows = dyads(fact, crosswalk)
        for number, dyad in zip(numbers.take(fact, len(rows)), rows, strict=True):
            yield number, dyad, fact


class Numbers:
    """Gives every row of an export a number: those of one event follow one another, and stay the same in other exports.

    Two events (of one day) that would have the same number are told apart by the next free one.
    """

    def __init__(self, *, by_day: bool = True) -> None:
        """Begin; without `by_day` no number comes twice at all."""
        self._by_day = by_day
        self._taken: dict[str | None, set[int]] = {}

    def take(self, fact: Fact, count: int) -> Iterator[int]:
        """Return as many numbers as a fact has rows."""
        taken = self._taken.setdefault(fact.day if self._by_day else None, set())
        first = fact.number % (_HIGHEST_ID - count) + 1
        while any(number in taken for number in range(first, first + count)):
            first = first % (_HIGHEST_ID - count) + 1
        numbers = range(first, first + count)
        taken.update(numbers)
        return iter(numbers)
