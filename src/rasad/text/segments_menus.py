"""The top of a crowded page: which of the lines above the lead are the article's own, the others being menu."""

from collections.abc import Sequence

from rasad.langpack.forms import Forms
from rasad.text.segments_bylines import is_byline
from rasad.text.segments_lines import Line

# The headline stands among so many lines above the lead and has so many words at least.
_HEADLINE_WITHIN = 14
_HEADLINE_WORDS = 4
# A line of so many words between headline and lead is a summary, no menu entry.
_SUMMARY_WORDS = 12
_LONGEST_HEADLINE = 200


def mark_menu(text: str, lines: Sequence[Line], marks: list[bool], lead: int, forms: Forms) -> None:
    """Mark everything above the lead as furniture but the headline, and bylines and summaries under it."""
    headline = _headline(text, lines, marks, lead, forms)
    for index in range(lead):
        line = lines[index]
        own = headline is not None and (
            index == headline or (index > headline and not marks[index] and _is_head_line(text, line, forms))
        )
        marks[index] = not own


def _is_head_line(text: str, line: Line, forms: Forms) -> bool:
    """Say whether a line between headline and lead is a byline, a summary or a sentence."""
    told = len(line.words) >= _SUMMARY_WORDS or (line.runs and line.full_stop)
    return told or is_byline(text, line.start, line.end, forms, by_place=False)


def _headline(text: str, lines: Sequence[Line], marks: Sequence[bool], lead: int, forms: Forms) -> int | None:
    """Return the last line above the lead that may be a headline; one with a copy on the page goes first."""
    found: list[int] = []
    for index in range(max(0, lead - _HEADLINE_WITHIN), lead):
        line = lines[index]
        fits = len(line.words) >= _HEADLINE_WORDS and line.length <= _LONGEST_HEADLINE and not line.runs
        if fits and not marks[index] and not is_byline(text, line.start, line.end, forms, by_place=False):
            found.append(index)
    copied = [index for index in found if sum(other.key == lines[index].key for other in lines) > 1]
    return next(reversed(copied or found), None)
