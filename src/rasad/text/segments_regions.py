"""Where the article stands on a crowded page: the stretch in which sentences run, among menus and lists of links.

The lines are scored, running ones up and short ones down; the article is the stretch with the highest sum. On a clean
page, which has no crowd of short lines before or behind it, nothing is decided here.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rasad.langpack.forms import Forms
from rasad.text.segments_lines import Line

# What a running line counts per character, up to so many characters, and what others count.
_PER_CHARACTER = 1 / 60
_MOST_CHARACTERS = 300
# A long line that does not end like a sentence may be a ticker of headlines: it counts less.
_UNSTOPPED = 0.4
_SHORT = -0.5
_SHORT_SENTENCE = -0.1
_FURNITURE = -1.0
# So many short lines above (behind) the article make a crowd: a menu, a list of links. Articles themselves may begin
# or end with lists, hence so many of the lines must be known as furniture (the mark of an
# article's end does not count).
_CROWD_ABOVE = 8
_CROWD_BEHIND = 6
_CROWD_INSIDE = 5
_FURNITURE_ABOVE = 1
_FURNITURE_BEHIND = 2
# A second article outside the best stretch is kept: so many running lines of so many characters.
_KEPT_LINES = 3
_KEPT_LENGTH = 120


class Region(NamedTuple):
    """The lines `[first, last]` in which the article stands, and whether there are crowds around it."""

    first: int
    last: int
    crowded_above: bool
    crowded_behind: bool


def find_region(lines: Sequence[Line], furniture: Sequence[bool], forms: Forms) -> Region | None:
    """Return where the article stands; None on a page without running lines."""
    best, span = 0.0, None
    total, start = 0.0, 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, index
        total += _score(line, furniture=furniture[index])
        if total > best:
            best, span = total, (start, index)
    if span is None:
        return None
    first, last = span
    above = sum(not line.runs for line in lines[:first])
    behind = sum(not line.runs for line in lines[last + 1 :])
    known = [mark and line.key not in forms.ends for line, mark in zip(lines, furniture, strict=True)]
    known_above, known_behind = sum(known[:first]), sum(known[last + 1 :])
    return Region(
        first,
        last,
        above >= _CROWD_ABOVE and known_above >= _FURNITURE_ABOVE and not _is_article(lines[:first]),
        behind >= _CROWD_BEHIND and known_behind >= _FURNITURE_BEHIND and not _is_article(lines[last + 1 :]),
    )


def _score(line: Line, *, furniture: bool) -> float:
    if furniture:
        return _FURNITURE
    if line.runs:
        return min(line.length, _MOST_CHARACTERS) * _PER_CHARACTER * (1 if line.stopped else _UNSTOPPED)
    return _SHORT_SENTENCE if line.full_stop else _SHORT


def _is_article(lines: Sequence[Line]) -> bool:
    return sum(line.runs and line.full_stop and line.length >= _KEPT_LENGTH for line in lines) >= _KEPT_LINES


def mark_crowds(lines: Sequence[Line], marks: list[bool], region: Region) -> None:
    """Mark as furniture what lies behind the article in a crowd, and crowds between its paragraphs."""
    if region.crowded_behind:
        marks[region.last + 1 :] = [True] * (len(lines) - region.last - 1)
    index = region.first
    while index <= region.last:
        end = index
        while end <= region.last and not lines[end].runs:
            end += 1
        if end - index >= _CROWD_INSIDE and any(marks[index:end]):
            marks[index:end] = [True] * (end - index)
        index = max(end, index + 1)
