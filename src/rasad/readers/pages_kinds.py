"""The rows of an article -> its parts in order, each with its function: headline, lead, byline, body, caption, table.

What is not named here (navigation, links to other articles, tools, tags) is no part of the article and stays out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rasad.readers import pages_marks as marks
from rasad.readers.pages_body import Article, Row, ancestors, is_link, letters, runs
from rasad.readers.pages_elements import Element, Tree, attributes_of
from rasad.readers.pages_marks import marks_of
from rasad.records.pages import BlockKind

# How far from a block its own function may be written: `<div class="date"><ul><li><span>`.
_NEAR = 4
_LONGEST_BYLINE = 160
_LONGEST_KICKER = 160
_LONGEST_SUBHEADING = 90
_LONGEST_CAPTION = 300
_SHORT = 100
_LABEL = 20
# Rows over the headline that may be its kicker or date, and rows between it and the text.
_ABOVE = 8
_BETWEEN = 40
# A line with so great a share of links and no sentence in it leads elsewhere.
_HALF_LINKED = 0.4
# A signature after the last paragraph: at most so many lines.
_MOST_SIGNATURE = 3
# A table of data has short cells; one with paragraphs in it is layout.
_LONGEST_CELL = 200
_DIGITS = re.compile(r"\d")
_DATE = re.compile(r"\d{4}|\d{1,2}\s?[:/\u066B.-]\s?\d{1,2}")
_STOPPED = re.compile(r"[.\u06D4]\W{0,3}$")
_HEADINGS = frozenset((b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"))
_STRONG = frozenset((b"strong", b"b"))
_CELLS = frozenset((b"td", b"th"))
_PICTURES = frozenset((b"img", b"picture", b"video", b"amp-img", b"amp-video"))


class Part(NamedTuple):
    """Rows that make up one block of the text; the cells of a table's row are one part."""

    kind: BlockKind
    rows: tuple[Row, ...]


def find_parts(article: Article, tree: Tree, description: str) -> list[Part]:
    """Return the parts of an article in the order of the page; none where it has no text."""
    return _Parts(article, tree, description).parts()


class _Parts:
    """Decides row by row; the places of headline and text cut the page in zones."""

    def __init__(self, article: Article, tree: Tree, description: str) -> None:
        self._rows = article.rows
        self._article = article
        self._description = letters(description)
        busy = {e for row in article.rows if row.weight for e in ancestors(row.element)}
        self._pictures = {e for one in tree.elements if one.name in _PICTURES for e in _around(one)} - busy
        self._skipped = _skipped(article.rows, tree)
        self._data = _data_cells(article.rows)
        self._texts = self._text_places()
        self._headline = article.headline
        if self._headline is not None and self._texts and self._headline > self._texts[-1]:
            self._headline = None  # a heading after the text is that of something else

    def _text_places(self) -> list[int]:
        """Return the places of the running text of the body."""
        body = sorted(self._article.body)
        running = [n for n in body if self._rows[n].counts and not self._is_caption(n) and n not in self._skipped]
        below = [n for n in running if self._article.headline is None or n > self._article.headline]
        return below or running or [n for n in body if self._rows[n].weight]

    def parts(self) -> list[Part]:
        if not self._texts:
            return []
        found: list[tuple[int, BlockKind]] = []
        for place in self._zone():
            kind = self._kind(place)
            if kind is not None:
                found.append((place, kind))
        return list(_grouped(self._rows, _without_loose_headings(found, self._rows)))

    def _zone(self) -> Iterator[int]:
        first, last = self._texts[0], self._texts[-1]
        start = first
        if self._headline is not None and self._headline < first:
            start = max(0, self._headline - _ABOVE)
        yield from range(start, last + 1)
        yield from self._signature(last)

    def _signature(self, last: int) -> Iterator[int]:
        """Yield the lines right behind the last paragraph: who signs, where from; the caption of a last picture."""
        end = self._rows[last].element
        for place in range(last + 1, min(last + 1 + _MOST_SIGNATURE, len(self._rows))):
            row = self._rows[place]
            if place not in self._article.body or row.linked > _HALF_LINKED:
                return
            is_caption = bool(_own_marks(row) & marks.CAPTION)
            if not (
                is_caption or row.element is end or (row.element.parent is end.parent and row.element.name == b"p")
            ):
                return
            if not row.text.replace(" ", "").isdigit():
                yield place

    def _kind(self, place: int) -> BlockKind | None:
        row = self._rows[place]
        if place == self._headline or self._goes_on_from_headline(place):
            return "headline"
        if place in self._skipped or row.marks & (marks.HIDDEN | marks.TALK):
            return None
        if self._headline is not None and place < self._headline:
            return self._above(place)
        if place < self._texts[0]:
            return self._between(place)
        return self._within(place) if place in self._article.body else None

    def _goes_on_from_headline(self, place: int) -> bool:
        """Say whether a row is a further line of the heading that is the headline."""
        if self._headline is None:
            return False
        heading = self._rows[self._headline].element
        return heading.name in _HEADINGS and self._rows[place].element is heading

    def _above(self, place: int) -> BlockKind | None:
        """A row over the headline: its kicker, or the date and author."""
        row = self._rows[place]
        own = _own_marks(row)
        if not self._is_near_headline(row) or _is_outside(row):
            return None
        if row.marks & marks.GONE:
            return "byline" if self._is_date_in_tools(row, own) else None
        if own & marks.KICKER and len(row.text) <= _LONGEST_KICKER:
            return "kicker"
        if self._is_byline(row, own):
            return "byline"
        assert self._headline is not None
        next_to = self._headline - place == 1 and row.linked == 0
        above = self._rows[self._headline].element.parent
        beside = row.element is above or row.element.parent is above or _is_row_over(row.element, above)
        if next_to and beside and len(row.text) <= _LONGEST_KICKER and not own & (marks.CAPTION | marks.GALLERY):
            return "kicker"
        return None

    def _is_date_in_tools(self, row: Row, own: int) -> bool:
        """Say whether a row is the date of the article, though it stands among the tools of the page beside it."""
        if self._headline is None or _is_outside(row) or not self._is_near_headline(row):
            return False
        return self._is_byline(row, own) and bool(_DATE.search(row.text))

    def _is_near_headline(self, row: Row) -> bool:
        """Say whether a row stands in the head of the article, not only on the same page."""
        assert self._headline is not None
        near = set(_up(self._rows[self._headline].element, _NEAR))
        return any(e in near and e.name not in (b"body", b"html", b"main", b"") for e in _up(row.element, _NEAR + 1))

    def _between(self, place: int) -> BlockKind | None:
        """A row between headline and text: lead, byline, caption, or tools of the page."""
        row = self._rows[place]
        own = _own_marks(row)
        if len(row.text) > _LABEL and self._is_described(row) and not is_link(row):
            return "lead"
        if row.marks & marks.GONE:
            return "byline" if self._is_date_in_tools(row, own) else None
        if is_link(row) and not own & marks.BYLINE:
            return None
        return self._in_head(place, own)

    def _in_head(self, place: int, own: int) -> BlockKind | None:
        row = self._rows[place]
        if self._is_byline(row, own):
            return "byline"
        if self._is_caption(place):
            return "caption"
        if own & marks.LEAD or row.weight:
            return "lead" if runs(row.text) else "deck"
        return self._unnamed(place)

    def _unnamed(self, place: int) -> BlockKind | None:
        """A short row between headline and text that the markup does not name."""
        row = self._rows[place]
        after_headline = self._headline is not None and place == self._headline + 1
        if after_headline and row.element.name in _HEADINGS and row.linked < _HALF_LINKED:
            return "deck"
        if place not in self._article.body or row.linked > _HALF_LINKED:
            return None
        return "byline" if len(row.text) <= _SHORT else "body"

    def _is_described(self, row: Row) -> bool:
        """Say whether the page's description begins with this row, or this row with it."""
        own, said = letters(row.text), self._description
        return bool(said) and len(own) > 10 and (said.startswith(own[:60]) or own.startswith(said[:60]))

    def _within(self, place: int) -> BlockKind | None:
        """A row of the text itself."""
        row = self._rows[place]
        own = _own_marks(row)
        if row.is_gone or row.is_teaser or is_link(row) or _leads_elsewhere(row):
            return None
        if self._is_caption(place):
            return "caption"
        if own & marks.BYLINE and not row.weight and self._is_byline(row, own):
            return "entry" if row.marks & marks.ENTRY else "byline"
        name = next(
            (e.name for e in _up(row.element, 3) if e.name in (b"li", b"blockquote") or e.name in _HEADINGS), b""
        )
        if name in _HEADINGS or _is_strong(row):
            return "subheading"
        if _cell(row) in self._data:
            return "table"
        return "list" if name == b"li" else "quote" if name == b"blockquote" else "body"

    def _is_byline(self, row: Row, own: int) -> bool:
        if len(row.text) > _LONGEST_BYLINE or (own & (marks.LEAD | marks.CAPTION) and not _DIGITS.search(row.text)):
            return False
        if own & marks.BYLINE:
            return not row.weight or bool(_DATE.search(row.text))
        return not row.weight and len(row.text) <= _SHORT and bool(_DATE.search(row.text)) and not is_link(row)

    def _is_caption(self, place: int) -> bool:
        row = self._rows[place]
        own = _own_marks(row)
        if own & marks.CAPTION:
            return True
        if row.element.name in _HEADINGS or place == self._article.headline:
            return False
        if own & marks.GALLERY and len(row.text) <= _LONGEST_CAPTION:
            return True
        near_picture = row.element in self._pictures and row.element.name not in (b"article", b"section", b"main")
        return near_picture and not row.weight and not _DATE.search(row.text) and not own & (marks.BYLINE | marks.LEAD)


def _is_row_over(cell: Element, above: Element | None) -> bool:
    """Say whether a cell stands in a row of its own in the table that the headline's row is of."""
    own = cell.parent
    return cell.name in _CELLS and own is not None and above is not None and own.parent is above.parent


def _is_outside(row: Row) -> bool:
    """Say whether the markup itself, not only a name, puts a row outside the article."""
    return any(e.name in (b"nav", b"footer", b"aside", b"noscript") for e in ancestors(row.element))


def _own_marks(row: Row) -> int:
    """Return what a row's block and the nearest around it say; further out a name speaks of more than this row."""
    found = 0
    if row.line.runs[0].element is row.line.runs[-1].element:
        for element in ancestors(row.line.runs[0].element):
            if element is row.element:
                break
            found |= marks_of(element)
    for element in _up(row.element, _NEAR):
        own = marks_of(element)
        if own & marks.TEXT:
            break
        found |= own
    return found


def _up(element: Element, levels: int) -> Iterator[Element]:
    for level, one in enumerate(ancestors(element)):
        if level == levels:
            return
        yield one


def _around(picture: Element) -> Iterator[Element]:
    """Yield the small parts of the page that a picture stands in."""
    for element in _up(picture, _NEAR):
        if element.name in (b"div", b"figure", b"center", b"span", b"a", b"picture"):
            yield element
            if marks_of(element) & (marks.TEXT | marks.HEADLINE):
                return
        elif element is not picture:
            return


def _is_strong(row: Row) -> bool:
    """Say whether all of a short line is set in bold, as headings inside the text are."""
    if len(row.text) > _LONGEST_SUBHEADING or row.element.name in (b"li", b"td", b"th"):
        return False
    return not _STOPPED.search(row.text) and all(
        any(e.name in _STRONG for e in _up(run.element, _NEAR)) for run in row.line.runs if run.last - run.first > 3
    )


def _leads_elsewhere(row: Row) -> bool:
    return row.linked > _HALF_LINKED and len(row.text) < _SHORT and not _STOPPED.search(row.text)


def _cell(row: Row) -> Element | None:
    return next((e for e in _up(row.element, _NEAR) if e.name in _CELLS), None)


def _data_cells(rows: Sequence[Row]) -> frozenset[Element | None]:
    """Return the cells of tables of data: those that hold little, beside others in their row; the others are layout."""
    held: dict[Element, int] = defaultdict(int)
    paragraphs: Counter[Element] = Counter()
    for row in rows:
        cell = _cell(row)
        if cell is not None:
            held[cell] += len(row.text)
            paragraphs[cell] += row.weight > 0
    beside = Counter(cell.parent for cell in held)
    wide = {cell.parent for cell, length in held.items() if length > _LONGEST_CELL or paragraphs[cell] > 1}
    return frozenset(cell for cell in held if beside[cell.parent] > 1 and cell.parent not in wide)


def _skipped(rows: Sequence[Row], tree: Tree) -> frozenset[int]:
    """Return the rows that a link offers to skip: it leads to a later place that takes the focus of the keyboard.

    Source: WCAG 2.1, technique G123 (a link at the beginning of a block of repeated content to go to its end).
    """
    targets = {
        values[b"id"]: element
        for element in tree.elements
        if b"tabindex" in element.attributes
        and (values := attributes_of(element.attributes)).get(b"tabindex") == b"-1"
        and values.get(b"id")
    }
    found: set[int] = set()
    for place, row in enumerate(rows) if targets else ():
        link = next((e for run in row.line.runs for e in _up(run.element, 2) if e.name == b"a"), None)
        to = attributes_of(link.attributes).get(b"href", b"") if link is not None else b""
        target = targets.get(to[1:]) if to[:1] == b"#" else None
        if link is not None and target is not None and target.first > link.first:
            found |= {n for n in range(place, len(rows)) if _is_before_end(rows[n], target)}
    return frozenset(n for n in found if rows[n].element.name != b"h1")


def _is_before_end(row: Row, target: Element) -> bool:
    """Say whether a row stands before the place that a link leads to, or is the mark at that place."""
    return row.line.runs[0].first < target.first or (row.element is target and len(row.text) <= _SHORT)


def _without_loose_headings(found: list[tuple[int, BlockKind]], rows: Sequence[Row]) -> list[tuple[int, BlockKind]]:
    """Leave out headings that nothing but links or the end follows: they are those of other articles."""
    kept = list(found)
    for at in range(len(kept) - 1, -1, -1):
        place, kind = kept[at]
        if kind != "subheading":
            continue
        after = kept[at + 1][0] if at + 1 < len(kept) else None
        between = rows[place + 1 : after] if after is not None else ()
        if after is None or any(is_link(row) for row in between[:2]):
            del kept[at]
    return kept


def _grouped(rows: Sequence[Row], found: Sequence[tuple[int, BlockKind]]) -> Iterator[Part]:
    """Join the cells of one table row, and the lines of one headline."""
    pending: list[Row] = []
    kind: BlockKind = "body"
    group: Element | None = None
    for place, own in found:
        row = rows[place]
        unit = _unit(row, own)
        if pending and unit is not None and unit is group and own == kind:
            pending.append(row)
            continue
        if pending:
            yield Part(kind, tuple(pending))
        pending, kind, group = [row], own, unit
    if pending:
        yield Part(kind, tuple(pending))


def _unit(row: Row, kind: BlockKind) -> Element | None:
    """Return the element whose lines are one part: a row of a table, a headline."""
    if kind == "table":
        return next((e for e in ancestors(row.element) if e.name == b"tr"), None)
    return row.element if kind == "headline" else None
