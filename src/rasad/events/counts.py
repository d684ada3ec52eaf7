"""The figures of a clause, and how many times it says that something happened."""

from rasad.events.passages import Passage
from rasad.records.report import Figure

TIMES = "times"  # the unit of figures that count how often something happened


def figures_in(passage: Passage, window: tuple[int, int]) -> list[Figure]:
    """Return the figures that begin among the tokens `[first, last)`."""
    start, end = passage.offset(window[0]), passage.end_of(window[1])
    return [figure for figure in passage.figures if start <= figure.start < end]


def count_in(passage: Passage, window: tuple[int, int]) -> int:
    """Return how many times the clause says that it happened: once, if nothing else is said."""
    said = [figure.value for figure in figures_in(passage, window) if figure.unit == TIMES]
    return said[0] if said and isinstance(said[0], int) else 1
