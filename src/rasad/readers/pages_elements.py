"""The bytes of a page -> its elements and lines of text, each with its place in the bytes.

A scanner of our own: no parser that could be had says at which byte a character stands. It follows the tokens of the
HTML standard and, for the tree, what concerns the order of text: tags left open, wrongly nested, or never closed.
Bytes of any encoding will do in which ASCII is one byte. Time and memory grow with the length of the page only.
Source: HTML Living Standard, 13.2.5 and 13.2.6; decision 0016.
"""

import re
from collections import defaultdict
from itertools import islice
from typing import NamedTuple

from rasad.errors import ReadError

# Browsers stop nesting at 512 elements; what is deeper is read as if it stood there.
_DEEPEST = 512
# The largest page seen has 6,000 elements; more than this is no article, and would take seconds.
MOST_ELEMENTS = 400_000
MOST_LINES = 50_000  # the longest page seen has 600; a live page of a whole week some thousands

_VALUES = rb"(?:[^>=]++|=[ \t\n\r\f]*+(?:\"[^\"]*+\"|'[^']*+')?+)*+"
_TOKEN = re.compile(
    rb"<(?:"
    rb"(?P<raw>script|style|xmp|iframe|noembed|noframes|textarea|title|svg|math)(?=[\s/>])(?P<set>" + _VALUES + rb")>"
    rb"(?P<content>[^<]*+(?:<(?!/(?P=raw)[\s/>])[^<]*+)*+)"
    rb"|/(?P<close>[a-z][^\s/>]*+)[^>]*+>"
    rb"|(?P<open>[a-z][^\s/>]*+)(?P<attributes>" + _VALUES + rb")>"
    rb"|!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))"
    rb"|[!?/][^>]*+(?:>|\Z)"
    rb"|[a-z]" + _VALUES + rb"\Z"
    rb")",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    rb"([^\s\"'>/=][^\s>/=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?+", re.IGNORECASE
)
_CONTENT, _CLOSE, _OPEN = (_TOKEN.groupindex[name] for name in ("content", "close", "attributes"))
MOST_ATTRIBUTES = 64  # of one tag are looked at; none has more for a reason

BLOCKS = frozenset(
    b"address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    b"figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav noscript ol optgroup option p "
    b"pre search section select summary table tbody td template tfoot th thead tr ul amp-story amp-sidebar".split()
)
_VOID = frozenset(
    b"area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
# An end tag does not reach out of these.
_WALLS = frozenset(b"table td th caption template html body".split())
# A tag on the left closes an open one on the right, unless a wall stands between.
_CLOSES = {
    **dict.fromkeys((b"dd", b"dt"), frozenset((b"dd", b"dt"))),
    b"li": frozenset((b"li",)),
    b"option": frozenset((b"option",)),
    **dict.fromkeys((b"td", b"th"), frozenset((b"td", b"th"))),
    **dict.fromkeys((b"tr", b"tbody", b"thead", b"tfoot"), frozenset((b"tr", b"td", b"th"))),
}
_LISTS = frozenset((b"ul", b"ol", b"dl", b"menu", b"select"))
_LEAVES_P_OPEN = frozenset((b"button", b"option", b"optgroup", b"noscript", b"template", b"head", b"body", b"html"))


class Element:
    """An element: its name, the bytes of its tag's attributes, and what it stands in.

    `index` counts the elements in their order; all from `index` to `last` stand in a block element.
    """

    __slots__ = ("attributes", "first", "index", "last", "name", "parent")

    def __init__(self, name: bytes, parent: "Element | None", attributes: bytes, first: int, index: int) -> None:
        self.name = name
        self.parent = parent
        self.attributes = attributes
        self.first = first
        self.index = index
        self.last = MOST_ELEMENTS + 1

    def holds(self, other: "Element") -> bool:
        """Say whether another element is this one or stands in it; asked of blocks only."""
        return self.index <= other.index <= self.last


class Run(NamedTuple):
    """Bytes of text `[first, last)`, and the innermost element that they stand in."""

    first: int
    last: int
    element: Element
    is_link: bool


class Line:
    """Text between two tags that begin or end a block or a line; `element` is the block that it stands in."""

    __slots__ = ("element", "runs")

    def __init__(self, element: Element) -> None:
        self.element = element
        self.runs: list[Run] = []


class Raw(NamedTuple):
    """An element whose content is no markup (script, title), with the bytes of its content."""

    element: Element
    first: int
    last: int


class Tree(NamedTuple):
    """All elements and lines of a page in order; `is_cut`: the page ends inside a tag."""

    elements: list[Element]
    lines: list[Line]
    raws: list[Raw]
    is_cut: bool


def scan(raw: bytes) -> Tree:
    """Return the elements and lines of a page.

    Raises:
        ReadError: it has more elements or lines than any page has.
    """
    builder = _Builder(raw)
    at = 0
    is_cut = False
    for token in _TOKEN.finditer(raw):
        start, end = token.span()
        if start > at:
            builder.text(at, start)
        at = end
        kind = token.lastindex
        if kind == _OPEN:
            builder.open(token[_OPEN - 1].lower(), token[_OPEN], start)
        elif kind == _CLOSE:
            builder.close(token[_CLOSE].lower())
        elif kind == _CONTENT:
            builder.raw(token[_CONTENT - 2].lower(), token[_CONTENT - 1], start, token.span(_CONTENT))
        elif end == len(raw) and raw[-1:] != b">":
            is_cut = True
    if at < len(raw):
        builder.text(at, len(raw))
    return builder.tree(is_cut=is_cut)


class _Builder:
    """Keeps the open elements and the line that is being written."""

    def __init__(self, raw: bytes) -> None:
        self._bytes = raw
        root = Element(b"", None, b"", 0, 0)
        self._elements = [root]
        self._stack = [root]
        self._open: defaultdict[bytes, int] = defaultdict(int)
        self._block = root
        self._line: Line | None = None
        self._lines: list[Line] = []
        self._raws: list[Raw] = []

    def tree(self, *, is_cut: bool) -> Tree:
        """Return all that was built."""
        return Tree(self._elements, self._lines, self._raws, is_cut)

    def text(self, first: int, last: int) -> None:
        """Add text to the line, or begin one with it; white space alone begins none."""
        line = self._line
        if line is None:
            if self._bytes[first:last].isspace():
                return
            if len(self._lines) >= MOST_LINES:
                raise ReadError(f"it has more than {MOST_LINES:,} lines of text, so it is no article. Check the page.")
            line = self._line = Line(self._block)
            self._lines.append(line)
        line.runs.append(Run(first, last, self._stack[-1], self._open[b"a"] > 0))

    def open(self, name: bytes, attributes: bytes, first: int) -> None:
        """Open an element, after closing those that it ends."""
        if name in BLOCKS:
            self._line = None
            if name not in _LEAVES_P_OPEN and self._open[b"p"]:
                self._close_within(b"p", _WALLS)
            if name in _CLOSES:
                for other in _CLOSES[name]:
                    if self._open[other]:
                        self._close_within(other, _LISTS if other in (b"li", b"dd", b"dt") else _TABLES)
        elif name == b"br":
            self._line = None
            return
        elif name == b"a" and self._open[b"a"]:
            self.close(b"a")
        element = self._element(name, attributes, first)
        if name not in _VOID and len(self._stack) < _DEEPEST:
            self._stack.append(element)
            self._open[name] += 1
            if name in BLOCKS:
                self._block = element

    def raw(self, name: bytes, attributes: bytes, first: int, content: tuple[int, int]) -> None:
        """Keep an element whose content is no markup."""
        self._raws.append(Raw(self._element(name, attributes, first), *content))

    def close(self, name: bytes) -> None:
        """Close the innermost open element of the name; an end tag without one is nothing."""
        if name in BLOCKS:
            self._line = None
        elif name == b"br":
            self._line = None
            return
        if not self._open[name]:
            return
        if self._stack[-1].name == name:
            self._cut(len(self._stack) - 1)
        elif name in BLOCKS:
            self._close_within(name, _TABLES if name in _ROWS else _WALLS)
        else:
            self._close_inline(name)

    def _element(self, name: bytes, attributes: bytes, first: int) -> Element:
        if len(self._elements) > MOST_ELEMENTS:
            raise ReadError(f"it has more than {MOST_ELEMENTS:,} elements, so it is no article. Check the page.")
        element = Element(name, self._stack[-1], attributes, first, len(self._elements))
        self._elements.append(element)
        return element

    def _close_within(self, name: bytes, walls: frozenset[bytes]) -> None:
        """Close all up to the innermost element of the name, unless a wall stands before it."""
        stack = self._stack
        for at in range(len(stack) - 1, 0, -1):
            found = stack[at].name
            if found == name:
                self._cut(at)
                return
            if found in walls:
                return

    def _cut(self, at: int) -> None:
        """Close the open elements from a place of the stack on."""
        stack, last = self._stack, len(self._elements) - 1
        for gone in stack[at:]:
            self._open[gone.name] -= 1
            gone.last = last
        del stack[at:]
        block = stack[-1]
        while block.name not in BLOCKS and block.parent is not None:
            block = block.parent
        self._block = block

    def _close_inline(self, name: bytes) -> None:
        """Close an inline element alone; blocks that were opened inside it stay open."""
        stack = self._stack
        for at in range(len(stack) - 1, 0, -1):
            if stack[at].name == name:
                del stack[at]
                self._open[name] -= 1
                return


_TABLES = frozenset((b"table", b"template", b"html"))
_ROWS = frozenset(b"tr td th tbody thead tfoot caption table".split())


def attributes_of(raw: bytes) -> dict[bytes, bytes]:
    """Return the attributes in the bytes of a tag, names in small letters, values as written; of two the first counts.

    >>> attributes_of(b' ID=top class="a b" hidden')
    {b'id': b'top', b'class': b'a b', b'hidden': b''}
    """
    found: dict[bytes, bytes] = {}
    for match in islice(_ATTRIBUTE.finditer(raw), MOST_ATTRIBUTES):
        name, *values = match.groups(b"")
        found.setdefault(name.lower(), b"".join(values))
    return found
