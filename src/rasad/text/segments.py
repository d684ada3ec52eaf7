"""A page's text -> segments that tile it: headline, byline, subheading, body, boilerplate, and the article of each."""

import functools
from collections.abc import Sequence
from typing import NamedTuple

from rasad.langpack.forms import Forms, all_forms, forms_of, words_of
from rasad.langpack.pack import load_pack, shipped_languages
from rasad.records.document import Segment, SegmentKind
from rasad.text.articles import split_articles
from rasad.text.languages import identify
from rasad.text.segments_bylines import is_byline, prefix_end
from rasad.text.segments_furniture import find_furniture, share_bar_length, tail_start
from rasad.text.segments_lines import Line, split_lines
from rasad.text.segments_menus import mark_menu
from rasad.text.segments_regions import find_region, mark_crowds

# Longest headline and subheading, in characters.
_LONGEST_HEADLINE = 200
_LONGEST_SUBHEADING = 90
# A first line that ends with a question or exclamation mark is a headline up to this length.
_LONGEST_ASKING = 160
# A page whose lines mostly break off without a full stop was wrapped by hand: its short lines are no subheadings.
_WRAPPED_SHARE = 0.5
_WRAPPED_LINES = 6
_WRAPPED_LENGTH = range(40, 115)
# Running text of a wrapped page begins where so many lines in a row have so many characters.
_FULL_LINES = 3
_FULL_LINE = 60


class Cut(NamedTuple):
    """A stretch `[start, end)` of the page with its kind and its line's words; blank lines behind it are inside."""

    start: int
    end: int
    kind: SegmentKind
    words: list[str]


def segment_page(text: str, *, language: str | None = None) -> tuple[Segment, ...]:
    """Return the segments of a page: they tile `[0, len(text))`; `part` counts the articles from 0.

    `language` says whose form words to use; left out, the page's language is told from its text.
    """
    forms = forms_for(language, text)
    blocks = _blocks(text, forms)
    parts = split_articles([(block.kind, block.words) for block in blocks], forms)
    segments: list[Segment] = []
    for block, part in zip(blocks, parts, strict=True):
        opens = bool(segments) and part != segments[-1].part
        kind = "headline" if opens and block.kind == "subheading" else block.kind
        segments.append(Segment(start=block.start, end=block.end, kind=kind, part=part))
    return tuple(merged(segments))


def forms_for(language: str | None, text: str) -> Forms:
    """Return the form words to use for a page: of the language that is said, else of the one its text is in."""
    return _forms_of(language or identify(text).code)


@functools.cache
def _forms_of(language: str | None) -> Forms:
    """Return the form words of a shipped language, or of all of them for a page in another."""
    return forms_of(load_pack(language)) if language in shipped_languages() else all_forms()


def _blocks(text: str, forms: Forms) -> list[Cut]:
    lines = split_lines(text)
    if not lines:
        return [Cut(0, len(text), "boilerplate", [])] if text else []
    kinds = _kinds(text, lines, forms)
    blocks: list[Cut] = []
    lead_seen = False
    for line, kind in zip(lines, kinds, strict=True):
        start = blocks[-1].end if blocks else 0
        if kind != "body":
            blocks.append(Cut(start, line.next_start, kind, line.words))
            continue
        blocks += cut_line(text, line, start, forms, is_lead=not lead_seen)
        lead_seen = lead_seen or line.runs
    return blocks


def cut_line(text: str, line: Line, start: int, forms: Forms, *, is_lead: bool) -> list[Cut]:
    """Cut what is no running text off a body line: a share bar or byline before it, tags behind it."""
    pieces: list[Cut] = []
    words = line.words
    if bar := share_bar_length(text, line, forms):
        pieces.append(Cut(start, line.start + bar, "boilerplate", []))
        start = line.start + bar
    if line.runs or is_lead:
        visible = max(start, line.start)
        lead = prefix_end(text, visible, line.end, forms)
        if lead > visible:
            byline = words_of(text[visible:lead])
            pieces.append(Cut(start, lead, "byline", byline))
            start, words = lead, words[len(byline) :]
    tail = tail_start(text, line, forms)
    if tail < line.end:
        return [*pieces, Cut(start, tail, "body", words), Cut(tail, line.next_start, "boilerplate", [])]
    return [*pieces, Cut(start, line.next_start, "body", words)]


def _kinds(text: str, lines: Sequence[Line], forms: Forms) -> list[SegmentKind]:
    furniture = find_furniture(text, lines, forms)
    wrapped = _is_wrapped([line for line, mark in zip(lines, furniture, strict=True) if not mark])
    region = None if wrapped else find_region(lines, furniture, forms)
    if region:
        mark_crowds(lines, furniture, region)
        if region.crowded_above:
            mark_menu(text, lines, furniture, region.first, forms)
    kinds: list[SegmentKind] = ["boilerplate" if mark else "body" for mark in furniture]
    own = [index for index, kind in enumerate(kinds) if kind == "body"]
    top = _label_top(text, lines, own, kinds, forms)
    for position in range(top, len(own)):
        index = own[position]
        line = lines[index]
        if line.runs:
            continue
        if is_byline(text, line.start, line.end, forms, by_place=False):
            kinds[index] = "byline"
        elif not wrapped and _is_subheading(lines, own, position):
            kinds[index] = "subheading"
    return kinds


def _is_wrapped(lines: Sequence[Line]) -> bool:
    if len(lines) < _WRAPPED_LINES:
        return False
    broken = sum(not line.stopped and line.length in _WRAPPED_LENGTH for line in lines)
    return broken / len(lines) >= _WRAPPED_SHARE


def _label_top(text: str, lines: Sequence[Line], own: list[int], kinds: list[SegmentKind], forms: Forms) -> int:
    """Label headline and bylines above the first running line; return how many of `own` were passed."""
    lead = _lead_position(lines, own)
    if lead is None:
        return _label_headline_alone(lines, own, kinds)
    headline: str | None = None
    for index in own[:lead]:
        line = lines[index]
        if headline is not None and line.key == headline:
            kinds[index] = "headline"
        elif is_byline(text, line.start, line.end, forms, by_place=headline is not None):
            kinds[index] = "byline"
        elif headline is None and line.length <= _LONGEST_HEADLINE:
            kinds[index] = "headline"
            headline = line.key
        else:
            kinds[index] = "subheading"
    return lead


def _lead_position(lines: Sequence[Line], own: list[int]) -> int | None:
    """Return where in `own` the lead stands: the first running line, or the second after a headline that asks."""
    running = [position for position, index in enumerate(own) if lines[index].runs]
    if not running:
        return None
    first = lines[own[running[0]]]
    wrapped = _wrapped_lead(lines, own)
    if wrapped is not None and wrapped < running[0]:
        return wrapped
    asks = running[0] == 0 and not first.full_stop and first.length <= _LONGEST_ASKING
    if asks and len(running) > 1 and lines[own[running[1]]].length > first.length:
        return running[1]
    return running[0]


def _label_headline_alone(lines: Sequence[Line], own: list[int], kinds: list[SegmentKind]) -> int:
    """A page without running lines: its first line is the headline if more follow."""
    if len(own) > 1 and lines[own[0]].length <= _LONGEST_HEADLINE:
        kinds[own[0]] = "headline"
        return 1
    return 0


def _wrapped_lead(lines: Sequence[Line], own: list[int]) -> int | None:
    """Return where running text begins on a page that was wrapped by hand: the first of several full lines."""
    if not _is_wrapped([lines[index] for index in own]):
        return None
    full = [lines[index].length >= _FULL_LINE for index in own]
    return next((at for at in range(len(own) - _FULL_LINES + 1) if all(full[at : at + _FULL_LINES])), None)


def _is_subheading(lines: Sequence[Line], own: list[int], position: int) -> bool:
    line = lines[own[position]]
    if line.stopped or line.length > _LONGEST_SUBHEADING or position + 1 >= len(own):
        return False
    before = lines[own[position - 1]] if position else None
    after = lines[own[position + 1]]
    return after.runs and (before is None or before.runs)


def merged(segments: Sequence[Segment]) -> list[Segment]:
    """Join neighbouring boilerplate of one part."""
    merged: list[Segment] = []
    for segment in segments:
        last = merged[-1] if merged else None
        if last and last.kind == segment.kind == "boilerplate" and last.part == segment.part:
            merged[-1] = Segment(start=last.start, end=segment.end, kind="boilerplate", part=last.part)
        else:
            merged.append(segment)
    return merged
