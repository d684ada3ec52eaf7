"""Runs of a page's bytes -> text, with a piece for each stretch of characters that says which bytes it stands for.

Entities are resolved and white space is joined, as a browser does; every other character stays as it is, joiners and
direction marks too.
"""

import functools
import html
import re
from collections.abc import Sequence

from rasad.readers.pages_elements import Run
from rasad.records.pages import Piece

_SPACE = " "
# White space of HTML; a no-break space is none.
_SPECIAL = re.compile(
    rb"(?P<space>[ \t\n\r\f]{2,}|[\t\n\r\f])"
    rb"|(?P<entity>&(?:#(?:[0-9]{1,9}|[xX][0-9a-fA-F]{1,8});?|[a-zA-Z][a-zA-Z0-9]{1,31};?))|\x00+"
)
_ENTITIES_KEPT = 4096
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Writer:
    """Writes the text of a page, line by line, and keeps the pieces."""

    def __init__(self, raw: bytes, encoding: str) -> None:
        """Make a writer of the text in `raw`."""
        self._bytes = raw
        self._encoding = encoding
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._at_space = True  # white space here is not written

    @property
    def length(self) -> int:
        """The number of characters that are written."""
        return self._length

    def write(self, runs: Sequence[Run], *, is_apart: bool = False) -> None:
        """Write the runs of one line; `is_apart`: what stands in different elements is set apart on the screen."""
        before: Run | None = None
        for run in runs:
            if is_apart and before is not None and before.element is not run.element and not self._at_space:
                self._put(_SPACE)
                self._at_space = True
            self._run(run.first, run.last)
            before = run

    def add(self, text: str) -> None:
        """Write characters that do not stand in the page; white space before them goes."""
        self.trim()
        self._put(text)
        self._at_space = True

    def trim(self) -> None:
        """Take back white space that was written last, so that no line ends with it."""
        while self._parts and self._parts[-1].endswith(_SPACE):
            part = self._parts.pop()
            if self._pieces[-1].end == self._length:
                piece = self._pieces.pop()
                if len(part) > 1:
                    self._pieces.append(Piece(piece.start, piece.end - 1, piece.first, piece.last - 1))
            self._length -= 1
            if len(part) > 1:
                self._parts.append(part[:-1])

    def finish(self) -> tuple[str, tuple[Piece, ...]]:
        """Return the text and its pieces."""
        return "".join(self._parts), tuple(self._pieces)

    def _run(self, first: int, last: int) -> None:
        raw = self._bytes
        at = first
        for special in _SPECIAL.finditer(raw, first, last):
            start, end = special.span()
            if start > at:
                self._plain(at, start)
            if special.lastgroup == "space":
                self._whitespace(start, end)
            elif special.lastgroup == "entity":
                self._entity(start, end)
            at = end
        if last > at:
            self._plain(at, last)

    def _plain(self, first: int, last: int) -> None:
        raw = self._bytes
        if self._at_space and raw[first] == 0x20:
            first += 1
            if first == last:
                return
        while first < last:
            try:
                text, end, after = raw[first:last].decode(self._encoding), last, last
            except UnicodeDecodeError as error:
                end, after = first + error.start, first + max(error.end, error.start + 1)
                text = raw[first:end].decode(self._encoding)
            self._piece(text, first, end)
            if end < last:
                self._piece(_REPLACEMENT, end, after)
            first = after

    def _whitespace(self, first: int, last: int) -> None:
        if not self._at_space:
            self._piece(_SPACE, first, last)
            self._at_space = True

    def _entity(self, first: int, last: int) -> None:
        written = self._bytes[first:last]
        text = resolve(written)
        if text.isascii() and text.isspace() and self._at_space:
            return
        self._piece(text, first, last)

    def _piece(self, text: str, first: int, last: int) -> None:
        if text:
            self._pieces.append(Piece(self._length, self._length + len(text), first, last))
            self._put(text)
            self._at_space = text[-1] == _SPACE

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


@functools.lru_cache(maxsize=_ENTITIES_KEPT)
def resolve(entity: bytes) -> str:
    """Return what an entity stands for; itself where it stands for nothing.

    >>> resolve(b"&amp;"), resolve(b"&#65;"), resolve(b"&zzz;")
    ('&', 'A', '&zzz;')
    """
    return html.unescape(entity.decode("ascii"))


def plain(raw: bytes, encoding: str) -> str:
    """Return the text in the bytes of an attribute or a short element: entities resolved, white space joined."""
    return " ".join(html.unescape(raw.replace(b"\x00", b"").decode(encoding, "replace")).split())


def rough(raw: bytes, runs: Sequence[Run], encoding: str) -> str:
    """Return the text of a line as it is judged: all white space is joined, also that which no line breaks at."""
    joined = raw[runs[0].first : runs[0].last] if len(runs) == 1 else b"".join([raw[r.first : r.last] for r in runs])
    text = joined.decode(encoding, "replace")
    return " ".join((html.unescape(text) if "&" in text else text).split())
