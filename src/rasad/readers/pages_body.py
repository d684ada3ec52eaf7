"""The lines of a page -> those of its article, each with what it is for.

Three kinds of evidence meet: where running text stands together in the tree, what the markup calls itself, and what
the page says of itself (its title, its description). None decides alone: a part that calls itself a comment but holds
most of the text is the article all the same.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from rasad.readers import pages_marks as marks
from rasad.readers.pages_elements import Element, Line, Tree, attributes_of
from rasad.readers.pages_marks import Inherited, marks_of
from rasad.readers.pages_text import rough

# Running text: so long, or shorter with the stop of a sentence in it; links may make up so much of it.
LONG = 80
_SENTENCE = 25
_STOP = re.compile(r"[.!?\u061F\u2026\u06D4](?:[\s\u00BB\")\]]|$)|:$")
_MOST_LINKED = 0.4
_RIGHTS = re.compile(r"\W*(?:\N{COPYRIGHT SIGN}|\(c\)|copyright\b)", re.IGNORECASE)
# A line made of links to this share is a link, wherever it stands, unless it is as long as a paragraph.
_LINKED = 0.7
_LONGEST_LINK = 250
# What a paragraph counts for its ancestors, from the nearest: text that stands together outweighs text spread about.
_FADING = 0.8
_LEVELS = 8
_NAMED_TEXT = 2.0
_BEFORE_HEADLINE = 0.3
_IN_LIST = 0.4
# A part called no article holds it all the same with so much of the page's running text.
_TOO_MUCH_TO_BE_OUT = 0.5
_TOO_LONG_TO_BE_OUT = 600
# Where nothing else is written, a shorter one will do.
_NOTHING_SEEN, _LONG_ENOUGH = 100, 250
# A paragraph under a link in a part of its own, so many levels up at most, counts for so much of its length.
_CARD = 4
_TEASER = 0.1
_SEVERAL = 2
_LONGEST_HEADLINE = 400  # characters
_SURE_HEADLINE = 3.0  # a main heading, or another that the page calls its title
_LIST_TAGS = frozenset((b"li", b"dd", b"td", b"th"))
_HEADINGS = frozenset((b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"))


class Row(NamedTuple):
    """A line with what can be seen of it: its rough text, how much of it is links, its marks, its weight as text.

    `is_teaser`: it announces another article, as it stands alone under a link.
    """

    line: Line
    text: str
    linked: float
    marks: int
    weight: float
    is_teaser: bool = False

    @property
    def element(self) -> Element:
        """The block that the line stands in."""
        return self.line.element

    @property
    def counts(self) -> bool:
        """Say whether it is running text that may be the article's."""
        return bool(self.weight) and not self.is_teaser and not self.is_gone

    @property
    def is_gone(self) -> bool:
        """Say whether the markup says that it is no part of the article, or not shown."""
        return bool(self.marks & marks.GONE)


class Article(NamedTuple):
    """The rows of a page with the places of its headline and of the first and last row of the body's container."""

    rows: list[Row]
    headline: int | None
    container: Element | None
    body: frozenset[int]


def letters(text: str) -> str:
    """Return the letters and digits of a text alone, in small letters: what is compared.

    >>> letters("A b-C 1.")
    'abc1'
    """
    return "".join(filter(str.isalnum, text)).lower()


def judge(raw: bytes, tree: Tree, encoding: str) -> list[Row]:
    """Return the lines of a page that hold letters or digits, each with what can be seen of it."""
    texts = [rough(raw, line.runs, encoding) for line in tree.lines]
    inherited = Inherited()
    rows = [_row(line, text, inherited) for line, text in zip(tree.lines, texts, strict=True) if _is_written(text)]
    rows = _without_teasers(rows)
    forgiven = _wrongly_out(rows)
    if not forgiven:
        return rows
    inherited = Inherited(forgiven)
    return [row._replace(marks=_row(row.line, row.text, inherited).marks) for row in rows]


def _without_teasers(rows: list[Row]) -> list[Row]:
    """Take nearly all weight from paragraphs that stand alone under a link: they announce another article."""
    held = Counter(row.element.parent for row in rows if row.weight)
    found = list(rows)
    for place in range(1, len(rows)):
        row, before = rows[place], rows[place - 1]
        card = row.element.parent
        if row.weight and held[card] == 1 and before.linked >= _LINKED and _is_near(before.element, card):
            found[place] = row._replace(weight=row.weight * _TEASER, is_teaser=True)
    return found


def _is_near(element: Element, card: Element | None) -> bool:
    return any(one is card for one in _up(element, _CARD))


def _is_written(text: str) -> bool:
    return any(map(str.isalnum, text))


def _row(line: Line, text: str, inherited: Inherited) -> Row:
    runs = line.runs
    total = sum(run.last - run.first for run in runs)
    linked = sum(run.last - run.first for run in runs if run.is_link) / total
    own = inherited(line.element)
    if runs[0].element is not line.element:
        own |= inherited(runs[0].element)
    return Row(line, text, linked, own, _weight(text, linked, line.element.name))


def _weight(text: str, linked: float, tag: bytes) -> float:
    if linked >= _MOST_LINKED or tag in _HEADINGS or not runs(text) or _RIGHTS.match(text):
        return 0.0
    return len(text) * (1 - linked) * (_IN_LIST if tag in _LIST_TAGS else 1.0)


def runs(text: str) -> bool:
    """Say whether a text is long, or has the stop of a sentence in it."""
    return len(text) >= LONG or (len(text) >= _SENTENCE and bool(_STOP.search(text)))


def _wrongly_out(rows: Sequence[Row]) -> frozenset[int]:
    """Return the elements that call themselves no article and hold most of what is written."""
    seen = sum(row.weight for row in rows if not row.is_gone)
    held: defaultdict[int, float] = defaultdict(float)
    for row in rows:
        if row.weight and row.is_gone and not row.marks & marks.TALK:
            for element in ancestors(row.element):
                if marks_of(element) & marks.GONE:
                    held[element.index] += row.weight
    return frozenset(
        index
        for index, weight in held.items()
        if weight > _TOO_MUCH_TO_BE_OUT * (weight + seen)
        and weight > (_TOO_LONG_TO_BE_OUT if seen > _NOTHING_SEEN else _LONG_ENOUGH)
    )


def _up(element: Element, levels: int) -> Iterable[Element]:
    return islice(ancestors(element), levels)


def ancestors(element: Element | None) -> Iterable[Element]:
    """Yield an element and all that it stands in, from the inside."""
    while element is not None:
        yield element
        element = element.parent


def find_headline(rows: Sequence[Row], titles: Sequence[str]) -> int | None:
    """Return the place of the headline: the heading that the page's own titles repeat, else its first `h1`."""
    said = [letters(title) for title in titles if title]
    headings = [n for n, row in enumerate(rows) if row.marks & marks.HEADLINE or _heading(row)]
    best = _best_headline(rows, headings, said)
    if best is not None and best[0] >= _SURE_HEADLINE:
        return best[1]
    best = max(filter(None, (best, _best_headline(rows, range(len(rows)), said))), default=None)
    return best[1] if best else None


def _best_headline(rows: Sequence[Row], places: Iterable[int], said: Sequence[str]) -> tuple[float, int] | None:
    best: tuple[float, int] | None = None
    for place in places:
        row = rows[place]
        if row.marks & marks.HIDDEN or len(row.text) > _LONGEST_HEADLINE:
            continue
        value = _headline_value(row, said)
        if value > 0 and (best is None or value > best[0]):
            best = (value, place)
    return best


def _heading(row: Row) -> bytes:
    """Return the name of the heading that a row is in, or nothing."""
    return next((e.name for e in _up(row.element, _CARD) if e.name in _HEADINGS), b"")


def _headline_value(row: Row, said: Sequence[str]) -> float:
    name = _heading(row)
    value = 3.0 if name == b"h1" else 0.5 if name else 0.0
    if row.marks & marks.HEADLINE:
        value += 1.5
    own = letters(row.text)
    if own and any(own == one or (len(own) > 15 and (one.startswith(own) or own.startswith(one))) for one in said):
        value += 4.0 if name or row.marks & marks.HEADLINE else 1.0
    elif said and name == b"h1":
        value -= 1.5
    if row.marks & marks.OUT:
        value -= 3.0
    if row.linked > _LINKED and name != b"h1":
        value -= 1.5
    return value


def find_container(rows: Sequence[Row], headline: int | None) -> Element | None:
    """Return the element that holds the running text of the article, or None where there is none."""
    scores: defaultdict[int, float] = defaultdict(float)
    elements: dict[int, Element] = {}
    several = several_articles(rows)
    own = _article_of(rows[headline]) if several and headline is not None else None
    for place, row in enumerate(rows):
        if row.is_gone or not row.weight or row.marks & marks.CAPTION:
            continue
        if own is not None and not _is_in(row, own):
            continue
        weight = row.weight * (_BEFORE_HEADLINE if headline is not None and place < headline else 1.0)
        for level, element in enumerate(ancestors(row.element)):
            if level > _LEVELS:
                break
            elements[element.index] = element
            scores[element.index] += weight * _FADING ** max(level - 1, 0)
    if not scores:
        return None
    for index, element in elements.items():
        if marks_of(element) & marks.TEXT:
            scores[index] *= _NAMED_TEXT
        if index in several:
            scores[index] = 0.0
    best = max(scores, key=lambda index: (scores[index], index))
    return _widened(elements[best], rows, several)


def _article_of(row: Row) -> Element | None:
    return next((e for e in ancestors(row.element) if e.name == b"article"), None)


def several_articles(rows: Sequence[Row]) -> frozenset[int]:
    """Return the indices of elements that hold several `article`s with a main heading each: pages without an end."""
    owners = {
        _article_of(row) for row in rows if not row.is_gone and any(e.name == b"h1" for e in _up(row.element, 3))
    } - {None}
    if len(owners) < _SEVERAL:
        return frozenset()
    counts = Counter(e.index for owner in owners if owner for e in ancestors(owner.parent))
    return frozenset(index for index, count in counts.items() if count >= _SEVERAL)


def _widened(container: Element, rows: Sequence[Row], several: frozenset[int]) -> Element:
    """Climb while the element above holds more of the same text: an article cut in pieces, entries of a live page."""
    held = _held(container, rows)
    element = container
    for above in ancestors(container.parent):
        if above.name in (b"body", b"html", b"") or above.index in several:
            break
        if marks_of(above) & marks.TEXT:
            element = above
            continue
        more = [
            row for row in rows if row.weight and not row.is_gone and _is_in(row, above) and not _is_in(row, element)
        ]
        alike = sum(row.weight for row in more if _belongs(row, element, above))
        if alike > 0.1 * held and alike > 0.7 * sum(row.weight for row in more):
            element = above
            held += alike
    return element


def _belongs(row: Row, element: Element, above: Element) -> bool:
    """Say whether a row beside a part of the text continues it: a paragraph at its side, or in a part like it."""
    child = next((e for e in ancestors(row.element) if e.parent is above or e is above), None)
    if child is None:
        return False  # markup so broken that what stands in the element is not below it
    if child is above or child.name == b"p":
        return True
    sibling = next((e for e in ancestors(element) if e.parent is above), element)
    return child is not sibling and child.name == sibling.name and _classes(child) == _classes(sibling)


def _classes(element: Element) -> bytes:
    return attributes_of(element.attributes).get(b"class", b"")


def _held(element: Element, rows: Sequence[Row]) -> float:
    return sum(row.weight for row in rows if row.counts and _is_in(row, element))


def _is_in(row: Row, element: Element) -> bool:
    return element.holds(row.element)


def is_link(row: Row) -> bool:
    """Say whether a line is a link to something else rather than text with links in it."""
    return row.linked >= _LINKED and len(row.text) < _LONGEST_LINK


def find_article(rows: list[Row], titles: Sequence[str]) -> Article:
    """Find the headline and the body of a page."""
    headline = find_headline(rows, titles)
    container = find_container(rows, headline)
    if container is None:
        return Article(rows, headline, None, frozenset())
    body = frozenset(place for place, row in enumerate(rows) if not row.is_gone and _is_in(row, container))
    return Article(rows, headline, container, body)
