"""Sets of days as sorted stretches of day numbers: read from EDTF, joined, cut, weighed and written as EDTF."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from rasad.annotate.edtf import open_bounds

Days = tuple[tuple[int, int], ...]  # proleptic day numbers, both ends in the set, ascending, apart from each other

# Open ends: no article that is read is older or younger.
EARLIEST, LATEST = date(1900, 1, 1).toordinal(), date(2099, 12, 31).toordinal()


def days_of(*intervals: str) -> Days:
    """Return the days of some EDTF intervals; an open end reaches as far as days are counted.

    >>> [(date.fromordinal(a).isoformat(), date.fromordinal(b).isoformat()) for a, b in days_of("2016-08/2016-09")]
    [('2016-08-01', '2016-09-30')]
    """
    ends = [open_bounds(interval) for interval in intervals]
    return joined(
        (first.toordinal() if first else EARLIEST, last.toordinal() if last else LATEST) for first, last in ends
    )


def joined(stretches: Iterable[tuple[int, int]]) -> Days:
    """Return some stretches as a set: in order, those that touch made one, those that are empty left out."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if first > last:
            continue
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def common(one: Days, other: Days) -> Days:
    """Return the days that lie in both sets."""
    found: list[tuple[int, int]] = []
    at = 0
    for first, last in one:
        while at < len(other) and other[at][1] < first:
            at += 1
        here = at
        while here < len(other) and other[here][0] <= last:
            found.append((max(first, other[here][0]), min(last, other[here][1])))
            here += 1
    return tuple(found)


def heaviest(claims: Sequence[tuple[Days, int]]) -> Days:
    """Return the days that the claims allow with the greatest weight in sum; all days where there are no claims."""
    change: dict[int, int] = {EARLIEST: 0, LATEST + 1: 0}
    for days, weight in claims:
        for first, last in days:
            change[first] = change.get(first, 0) + weight
            change[last + 1] = change.get(last + 1, 0) - weight
    weight = most = 0
    best: list[tuple[int, int]] = []
    for at, following in pairwise(sorted(change)):
        weight += change[at]
        if weight > most:
            best, most = [], weight
        if weight == most:
            best.append((at, following - 1))
    return joined(best)


def count(days: Days) -> int:
    """Return how many days a set has."""
    return sum(last - first + 1 for first, last in days)


def edtf(first: int, last: int) -> str:
    """Return one stretch as EDTF: a day, or an interval whose ends may be open.

    >>> edtf(date(2016, 8, 24).toordinal(), LATEST)
    '2016-08-24/..'
    """
    opening = ".." if first <= EARLIEST else date.fromordinal(first).isoformat()
    closing = ".." if last >= LATEST else date.fromordinal(last).isoformat()
    return opening if opening == closing and opening != ".." else f"{opening}/{closing}"
