"""A span of a document -> the words of it that an export may hold: never a whole text.

Source: design, copyright; the measurement is in decision 0019.
"""

from rasad.records.report import DocumentHeader
from rasad.records.spans import Quote

LONGEST_QUOTE = 300  # characters: nine in ten quotes are shorter; a longer one is cut, its offsets are not
LARGEST_SHARE = 0.5  # of a document's text in one file; what is told more than that is given by offsets only
ALWAYS_QUOTED = 200  # characters of a document that is so short that its half says nothing
_CUT = "\N{HORIZONTAL ELLIPSIS}"


class Quoter:
    """Gives the words of spans, and sees to it that one file never holds most of a document."""

    def __init__(self) -> None:
        self._given: dict[str, set[tuple[int, int]]] = {}

    def words(self, header: DocumentHeader, span: Quote) -> str | None:
        """Return the words of a span, cut where they are long; None where most of the text was given already."""
        end = min(span.end, span.start + LONGEST_QUOTE)
        given = self._given.setdefault(header.id, set())
        most = max(ALWAYS_QUOTED, LARGEST_SHARE * (header.extent.end - header.extent.start))
        wanted = {*given, (span.start, end)}
        if (span.start, end) not in given and _covered(wanted) > most:
            return None
        self._given[header.id] = wanted
        words = span.text[: end - span.start]
        return words if end == span.end else words.rstrip() + _CUT


def _covered(spans: set[tuple[int, int]]) -> int:
    """Return how many characters some spans hold, each once."""
    total = at = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, at))
        at = max(at, end)
    return total
