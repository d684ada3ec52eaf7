"""The text of a web page whose parts its reader has told apart -> segments that tile it.

What the markup says of a part stands; inside the running text, furniture, datelines and tags are found by their words
as on a page of plain text.
"""

from bisect import bisect_right
from collections.abc import Sequence

from rasad.langpack.forms import Forms
from rasad.records.document import Segment, SegmentKind
from rasad.records.pages import Block, BlockKind
from rasad.text.segments import Cut, cut_line, forms_for, merged
from rasad.text.segments_bylines import is_byline
from rasad.text.segments_furniture import find_furniture
from rasad.text.segments_lines import Line, split_lines

_KINDS: dict[BlockKind, SegmentKind] = {
    "kicker": "subheading",
    "headline": "headline",
    "deck": "subheading",
    "byline": "byline",
    "entry": "byline",
    "lead": "body",
    "body": "body",
    "subheading": "subheading",
    "list": "body",
    "quote": "body",
    "table": "body",
    "caption": "boilerplate",  # it tells of a picture, which may be years older than the article
}
# Parts in which words decide what is furniture after all; the others are told by the markup alone.
_RUNNING = frozenset(("body", "list", "quote", "subheading"))


def segment_blocks(text: str, blocks: Sequence[Block], *, language: str | None) -> tuple[Segment, ...]:
    """Return the segments of a page whose parts are known: they tile `[0, len(text))` and are one article.

    Args:
        text: the text of the page.
        blocks: its parts in order; what lies between them belongs to the one before.
        language: whose form words to use; left out, the page's language is told from its text.
    """
    forms = forms_for(language, text)
    lines = split_lines(text)
    starts = [block.start for block in blocks]
    kinds = [_block_kind(blocks, starts, line) for line in lines]
    furniture = find_furniture(text, lines, forms)
    found: list[Cut] = []
    lead_seen = False
    for line, kind, mark in zip(lines, kinds, furniture, strict=True):
        start = found[-1].end if found else 0
        segment = _segment_kind(text, line, kind, forms, is_furniture=mark, lead_seen=lead_seen)
        if segment != "body" or kind == "table":
            found.append(Cut(start, line.next_start, segment, line.words))
            continue
        found += cut_line(text, line, start, forms, is_lead=not lead_seen)
        lead_seen = lead_seen or line.runs
    return tuple(merged([Segment(start=c.start, end=c.end, kind=c.kind, part=0) for c in found]))


def _block_kind(blocks: Sequence[Block], starts: Sequence[int], line: Line) -> BlockKind:
    at = bisect_right(starts, line.start) - 1
    return blocks[at].kind if at >= 0 and line.start < blocks[at].end else "body"


def _segment_kind(
    text: str, line: Line, kind: BlockKind, forms: Forms, *, is_furniture: bool, lead_seen: bool
) -> SegmentKind:
    if kind not in _RUNNING:
        return _KINDS[kind]
    if is_furniture:
        return "boilerplate"
    if kind == "body" and not line.runs and is_byline(text, line.start, line.end, forms, by_place=not lead_seen):
        return "byline"
    return _KINDS[kind]
