"""Figures that two documents give for one thing -> how they stand to one another.

Two numbers conflict only where they measure the same, neither is in the other text too, and none of what papers do to
numbers explains them: rounding, cutting, "at least", and, for what is counted after an event, knowing more a day later.
"""

from collections.abc import Collection, Mapping, Sequence

from rasad.chars.fold import fold
from rasad.link.tellings import stems_of
from rasad.records.happenings import Relation
from rasad.records.report import Bounds, Figure, Report
from rasad.records.spans import Quote

NEAR = 0.005  # figures within half a percent of one another differ by rounding
LEAST_ROUNDED = 100  # smaller counts are not rounded: thirty dead are not thirty-two
OPEN = float("inf")


def figures_by_unit(report: Report, evidence: Quote, named: Collection[str]) -> dict[str, list[Figure]]:
    """Return the figures that a stretch tells, and others that are named by id, by what they count in."""
    found: dict[str, list[Figure]] = {}
    for figure in report.figures:
        is_told = figure.id in named or evidence.start <= figure.start < evidence.end
        if is_told and figure.unit is not None and figure.unit != "ordinal" and figure.value is not None:
            found.setdefault(figure.unit, []).append(figure)
    return found


def compare_figures(
    a: Sequence[Figure], b: Sequence[Figure], *, languages: tuple[str, str], is_one_day: bool
) -> Relation:
    """Say how the figures that two documents give in one unit stand to one another.

    Args:
        a: of the one document, at least one.
        b: of the other.
        languages: of both.
        is_one_day: both were published on one day, so that neither can know more.
    """
    mine = [figure for figure in a if not any(range_of(figure) == range_of(other) for other in b)]
    theirs = [figure for figure in b if not any(range_of(figure) == range_of(other) for other in a)]
    if not mine or not theirs:
        return "agree" if not mine and not theirs else "omission"
    if len(mine) > 1 or len(theirs) > 1:
        return "differ"
    one, other = mine[0], theirs[0]
    if is_near(one, other):
        return "precision"
    is_same = _measured(one, languages[0]) & _measured(other, languages[1])
    may_grow = not is_one_day and str(one.unit).islower() and one.unit != "percent"
    return "conflict" if is_same and one.change == other.change and not may_grow else "differ"


def is_near(one: Figure, other: Figure) -> bool:
    """Say whether two figures may be one number: their bounds meet, or one is the other rounded or cut."""
    (low, high), (least, most) = range_of(one), range_of(other)
    if low <= most * (1 + NEAR) and least <= high * (1 + NEAR):
        return True
    return low == high and least == most and (_rounds(low, least) or _rounds(least, low))


def _rounds(rough: float, exact: float) -> bool:
    """Say whether a number with zeros at its end is another one, cut or rounded there."""
    if rough < LEAST_ROUNDED or not rough.is_integer():
        return False
    digits = str(int(rough))
    step = 10 ** (len(digits) - len(digits.rstrip("0")))
    return step > 1 and abs(rough - exact) < step and len(digits.rstrip("0")) > 1


def _measured(figure: Figure, language: str) -> frozenset[str]:
    """Return the stems of what a figure measures; none where the text does not say."""
    return frozenset().union(*stems_of(fold(figure.measures or "").split(), language))


def range_of(figure: Figure) -> tuple[float, float]:
    """Return the least and the greatest number that a figure allows."""
    return bounds_of(figure.value) if figure.value is not None else (-OPEN, OPEN)


def bounds_of(value: int | float | Bounds) -> tuple[float, float]:
    """Return the least and the greatest number that a value allows."""
    if not isinstance(value, Bounds):
        return float(value), float(value)
    lows = [bound for bound in (value.min, value.min_exclusive) if bound is not None]
    highs = [bound for bound in (value.max, value.max_exclusive) if bound is not None]
    return max(lows, default=-OPEN), min(highs, default=OPEN)


def clash(mine: Mapping[str, Sequence[Figure]], theirs: Mapping[str, Sequence[Figure]], language: str) -> bool:
    """Say whether two wordings of one saying, in one language, give numbers that cannot both have been said."""
    languages = (language, language)
    shared = mine.keys() & theirs.keys()
    return any(compare_figures(mine[u], theirs[u], languages=languages, is_one_day=True) == "conflict" for u in shared)
