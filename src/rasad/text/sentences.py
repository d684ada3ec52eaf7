"""Segments and tokens -> sentences. A sentence ends at a line end, or at a full stop (or its kin) before a space.

On a page that was wrapped by hand a line that breaks off goes on in the next one.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from rasad.records.document import Segment, SegmentKind, Sentence, Token

# A full stop between two words that lack the space is one too; in an abbreviation a part is shorter.
_MARK = (
    r"(?<!\b\p{L})[.!?\u061F\u06D4\u2026]+[\"'\u00BB\u201D\u2019)\]]*(?=\s)"
    r"|(?<=\p{Lo}{3}[\"\u00BB\u201D)]?)[.!?\u061F](?=\p{Lo}{3})"
)
_STOP = regex.compile(_MARK + r"|\n+")
_STOP_IN_WRAPPED = regex.compile(_MARK + r"|\n\s*\n")
_STOPPED = regex.compile(r"[.!?:\u061F\u06D4\u2026][\"'\u00BB\u201D\u2019)\]]*$")
# A page whose lines mostly break off without a full stop was wrapped by hand.
_WRAPPED_SHARE = 0.5
_WRAPPED_LINES = 6
_WRAPPED_LENGTH = range(40, 115)
# Lines of wrapped text are nearly as long as its longest; the items of a list are not, and often have a mark before.
_NEARLY = 0.75
_ITEM = regex.compile(r"\s*[-\u2013*\u2022\u00AB\d]")


class _Run(NamedTuple):
    """Segments `[start, end)` that one text runs through; `is_wrapped` where its lines are none of their own."""

    start: int
    end: int
    kind: SegmentKind
    is_wrapped: bool


def _breaks_off(line: str) -> bool:
    return len(line) in _WRAPPED_LENGTH and _STOPPED.search(line) is None


def _runs(source: str, segments: Sequence[Segment]) -> list[_Run]:
    """Join the lines of a page that was wrapped by hand; leave those of any other page apart."""
    lines = [line.strip() for s in segments for line in source[s.start : s.end].splitlines() if line.strip()]
    broken = sum(_breaks_off(line) for line in lines)
    if len(lines) < _WRAPPED_LINES or broken / len(lines) < _WRAPPED_SHARE:
        return [_Run(s.start, s.end, s.kind, False) for s in segments]
    width = sorted(len(line) for line in lines)[len(lines) * 9 // 10]
    items = sum(_ITEM.match(line) is not None for line in lines)
    if width not in _WRAPPED_LENGTH or items / len(lines) > 1 - _NEARLY:
        return [_Run(s.start, s.end, s.kind, False) for s in segments]
    runs: list[_Run] = []
    for segment in segments:
        before = source[runs[-1].start : runs[-1].end] if runs else ""
        text = before.rstrip()
        goes_on = runs and runs[-1].kind != "headline" and before.count("\n", len(text)) <= 1
        line = text[text.rfind("\n") + 1 :].strip()
        full = _breaks_off(line) and len(line) >= width * _NEARLY
        if goes_on and full and runs[-1].end == segment.start and not _ITEM.match(source, segment.start):
            runs[-1] = runs[-1]._replace(end=segment.end, kind=segment.kind)
        else:
            runs.append(_Run(segment.start, segment.end, segment.kind, segment.kind != "headline"))
    return runs


def _bounds(source: str, run: _Run) -> list[tuple[int, int]]:
    stop = _STOP_IN_WRAPPED if run.is_wrapped else _STOP
    cuts = [match.end() for match in stop.finditer(source, run.start, run.end)]
    edges = [run.start, *cuts, run.end]
    pieces: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        text = source[start:end]
        lead = len(text) - len(text.lstrip())
        if stripped := text.strip():
            pieces.append((start + lead, start + lead + len(stripped)))
    return pieces


def _start_of(token: Token) -> int:
    return token.start


def split_sentences(source: str, segments: Sequence[Segment], tokens: Sequence[Token]) -> list[Sentence]:
    """Return the sentences of the given segments, in order, each with its slice of `tokens`."""
    sentences: list[Sentence] = []
    at = 0
    for run in _runs(source, segments):
        for start, end in _bounds(source, run):
            first = bisect_left(tokens, start, at, key=_start_of)
            at = bisect_left(tokens, end, first, key=_start_of)
            if at > first:
                sentences.append(Sentence(len(sentences), start, end, first, at, run.kind))
    return sentences
