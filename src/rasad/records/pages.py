"""What a web page says of itself, the functions of its parts, and where each of its characters stands in its bytes."""

from bisect import bisect_right
from typing import Literal

import msgspec

BlockKind = Literal[
    "kicker", "headline", "deck", "byline", "lead", "body", "subheading", "list", "quote", "table", "caption", "entry"
]  # fmt: skip
"""What a part of a page is for: `kicker` is the line over the headline and `deck` the one under it, `byline` also
holds the dateline, `lead` is a paragraph that stands out before the text, `entry` heads an entry of a live page."""


class _Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the parts of a page: frozen, by keyword only."""


class Found(_Record, frozen=True, kw_only=True, omit_defaults=True):
    """A value as the page writes it, and where: `start` and `end` are bytes of the page (None: it is of its address).

    `edtf` is what a date says, with time and zone as far as they are written; None where it is no date for certain.
    """

    value: str
    where: str
    start: int | None = None
    end: int | None = None
    edtf: str | None = None


class PageHints(_Record, frozen=True, kw_only=True):
    """What a page says of itself. `published` and `updated` hold all that is said, what is trusted most first."""

    url: Found | None = None
    outlet: Found | None = None
    language: Found | None = None
    title: Found | None = None
    author: Found | None = None
    section: Found | None = None
    published: tuple[Found, ...] = ()
    updated: tuple[Found, ...] = ()


class Block(_Record, frozen=True, kw_only=True):
    """A part of the source text, `[start, end)` in code points, and what it is for."""

    start: int
    end: int
    kind: BlockKind


class Piece(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Characters `[start, end)` of the source text stand in the bytes `[first, last)` of the page."""

    start: int
    end: int
    first: int
    last: int


class RawMap(_Record, frozen=True, kw_only=True):
    """Where the characters of a source text stand in the raw bytes: pieces in order; what is between was added.

    `encoding` is the name of the bytes' encoding; `then` that of a second one where the page was encoded twice.
    A piece whose characters take as many bytes as it has in that encoding stands there as it is; any other
    (an entity, white space that was joined) has its bytes as a whole.
    """

    encoding: str
    then: str | None = None
    pieces: tuple[Piece, ...] = ()

    def place(self, text: str | None, start: int, end: int) -> tuple[int, int] | None:
        """Return the bytes `[first, last)` that hold the characters `[start, end)`; None where all were added.

        Without the text, the bytes of the whole pieces.

        >>> pieces = (Piece(0, 5, 10, 15), Piece(5, 6, 15, 20), Piece(7, 9, 30, 32))
        >>> where = RawMap(encoding="utf-8", pieces=pieces)
        >>> where.place("a b c& de", 2, 6), where.place("a b c& de", 6, 7)
        ((12, 20), None)
        """
        at = max(bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1, 0)
        places: list[tuple[int, int]] = []
        while at < len(self.pieces) and self.pieces[at].start < end:
            piece = self.pieces[at]
            if piece.end > start:
                places.append(self._within(piece, text, max(start, piece.start), min(end, piece.end)))
            at += 1
        return (min(p[0] for p in places), max(p[1] for p in places)) if places else None

    def _within(self, piece: Piece, text: str | None, start: int, end: int) -> tuple[int, int]:
        if text is None or self._length(text[piece.start : piece.end]) != piece.last - piece.first:
            return piece.first, piece.last
        first = piece.first + self._length(text[piece.start : start])
        return first, first + self._length(text[start:end])

    def _length(self, text: str) -> int:
        encoded = text.encode(self.encoding, "replace")
        if self.then is not None:
            encoded = as_letters(encoded, self.then).encode("utf-8")
        return len(encoded)


def as_letters(raw: bytes, encoding: str) -> str:
    r"""Decode bytes of a one-byte encoding as browsers do: bytes that it leaves open become control characters.

    >>> as_letters(b"\x81A", "cp1252")
    '\x81A'
    """
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return "".join(_letter(byte, encoding) for byte in raw)


def _letter(byte: int, encoding: str) -> str:
    try:
        return bytes((byte,)).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


class Page(_Record, frozen=True, kw_only=True):
    """What was taken from a web page beside its text."""

    hints: PageHints
    blocks: tuple[Block, ...] = ()
    raw: RawMap
