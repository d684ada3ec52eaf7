"""Figures of many documents -> series: the values of one thing over time, each with who says it and where.

A series is one measure of one set of states in one unit; measures are compared by what they mean where that is known of
both, in whatever language, else by their words, within one.
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import combinations

from rasad.config import VERSION
from rasad.link.amounts import NEAR, bounds_of
from rasad.link.joining import ID_DIGITS
from rasad.link.measured import Measured
from rasad.link.tellings import Word, shared_words
from rasad.records.series import SeriesRow, SeriesValue

RULE = "series/2"
"""The rule that makes series; it changes when the same figures would be put together otherwise."""
HALF = 0.5  # of the words of the shorter name of a measure: the others say "volume", "value", "total"


def series_rows(measured: Iterable[Measured]) -> list[SeriesRow]:
    """Return the series, those with most values first.

    Args:
        measured: of all documents, in any order.
    """
    groups: dict[tuple[object, ...], list[list[Measured]]] = {}
    for one in sorted(measured, key=_order):
        kind = one.value.change in ("increase", "decrease")  # by so much: the change itself, not the level
        near = groups.setdefault((one.unit, one.states, kind), [])
        group = next((group for group in near if _is_same(group, one)), None)
        if group is None:
            near.append([one])
        else:
            group.append(one)
    rows = (_row(group) for near in groups.values() for group in near)
    return sorted(rows, key=lambda row: (-len(row.values), row.id))


def _order(one: Measured) -> tuple[int, str, int]:
    """The fullest names of measures come first: a shorter one joins the first of them that it may mean."""
    return -len(one.words), one.value.document, one.value.span.start


def _is_same(group: Sequence[Measured], one: Measured) -> bool:
    """Say whether a figure is of the measure of a group: what both mean, else their words, decide."""
    meaning = next((other.meaning for other in group if other.meaning), None)
    if meaning and one.meaning:
        return meaning == one.meaning
    return group[0].language == one.language and _are_alike(group[0].words, one.words)


def _are_alike(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Say whether two names may be of one measure: the first word of the shorter, which says what it is, is in both."""
    fewer, more = sorted((one, other), key=len)
    has_head = bool(fewer) and any(not fewer[0].isdisjoint(word) for word in more)
    return has_head and shared_words(fewer, more) >= HALF * len(fewer)


def _row(group: Sequence[Measured]) -> SeriesRow:
    first = min(group, key=lambda one: (one.value.document, one.value.item))
    values = sorted((one.value for one in group), key=_by_period)
    name = f"{first.value.document} {first.value.item}"
    return SeriesRow(
        id=f"f:{hashlib.sha256(name.encode()).hexdigest()[:ID_DIGITS]}",
        measure=group[0].measure,
        states=tuple(sorted(first.states)),
        unit=first.unit,
        values=tuple(values),
        conflicts=tuple(dict.fromkeys(a.period for a, b in combinations(values, 2) if _conflict(a, b) and a.period)),
        rule=RULE,
        produced_by=VERSION,
    )


def _by_period(value: SeriesValue) -> tuple[bool, str, str, str, int]:
    return value.period is None, value.period or "", value.said or "9", value.document, value.span.start


def _conflict(a: SeriesValue, b: SeriesValue) -> bool:
    """Say whether two documents tell values of one period as actual, none in doubt, that cannot both be true."""
    if a.document == b.document or a.period != b.period or (a.basis, b.basis) != ("actual", "actual"):
        return False
    if a.change != b.change or a.doubt or b.doubt:
        return False
    (low, high), (least, most) = bounds_of(a.value), bounds_of(b.value)
    return low > most * (1 + NEAR) or least > high * (1 + NEAR)
