"""The bytes of a page -> the text of its article with its parts, its hints, the way back to the bytes, and problems.

This runs inside the worker, which bounds its time and memory.
"""

from typing import Any, NamedTuple

import msgspec

from rasad.errors import ReadError
from rasad.readers.pages_body import find_article, judge
from rasad.readers.pages_decoding import Scannable, scannable
from rasad.readers.pages_elements import scan
from rasad.readers.pages_hints import read_hints
from rasad.readers.pages_kinds import Part, find_parts
from rasad.readers.pages_limits import find_limits
from rasad.readers.pages_text import Writer
from rasad.readers.sources import EncodingBasis
from rasad.records.pages import Block, Found, Page, PageHints, Piece, RawMap

_CONTROL = bytes((*range(1, 9), *range(14, 27), *range(28, 32)))
_LONGEST = 1_000_000  # characters of an article; a long one has 30,000
_MOST_CONTROL = 0.01  # share of a page's bytes: with more it is no text


class ReadPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the worker gives back."""

    text: str
    encoding: str
    basis: EncodingBasis
    page: Page
    notes: tuple[str, ...]


class _Written(NamedTuple):
    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]


def read_article(raw: bytes, *, url: str | None = None, encoding: str | None = None) -> ReadPage:
    """Read the article of a page; its text is empty where the page holds none, and a note says why.

    Raises:
        ReadError: the bytes are no page that can be read.
    """
    bytes_ = scannable(raw, encoding=encoding)
    if len(bytes_.raw) - len(bytes_.raw.translate(None, _CONTROL)) > _MOST_CONTROL * len(bytes_.raw):
        raise ReadError("it is binary, not a page. Give the HTML of the page.")
    tree = scan(bytes_.raw)
    hints = read_hints(bytes_.raw, tree, bytes_.encoding, url=url)
    article = find_article(judge(bytes_.raw, tree, bytes_.encoding), hints.titles)
    parts = find_parts(article, tree, hints.description)
    written = _write(parts, bytes_)
    if len(written.text) > _LONGEST:
        raise ReadError(f"its text has {len(written.text):,} characters, so it is no article (limit: {_LONGEST:,}).")
    notes = [note for note in (bytes_.note,) if note]
    notes += find_limits(bytes_, tree, article, hints, has_text=bool(written.text))
    return ReadPage(
        text=written.text,
        encoding=bytes_.written,
        basis=bytes_.basis,
        page=Page(
            hints=_placed_hints(hints.hints, bytes_),
            blocks=written.blocks,
            raw=RawMap(encoding=bytes_.written, then=bytes_.then, pieces=_placed(written.pieces, bytes_)),
        ),
        notes=tuple(notes),
    )


def _write(parts: list[Part], bytes_: Scannable) -> _Written:
    """Write the parts one to a line (cells apart by tabs) and keep where each stands."""
    writer = Writer(bytes_.raw, bytes_.encoding)
    blocks: list[Block] = []
    for part in parts:
        if writer.length:
            writer.add("\n")
        start = writer.length
        for number, row in enumerate(part.rows):
            if number:
                writer.add("\t" if part.kind == "table" else " ")
            writer.write(row.line.runs, is_apart=part.kind in ("byline", "entry"))
        writer.trim()
        if writer.length > start:
            blocks.append(Block(start=start, end=writer.length, kind=part.kind))
    text, pieces = writer.finish()
    return _Written(text, tuple(blocks), pieces)


def _placed(pieces: tuple[Piece, ...], bytes_: Scannable) -> tuple[Piece, ...]:
    """Return the pieces with offsets of the page's own bytes; neighbours that go on in both are one."""
    offsets = sorted({offset for piece in pieces for offset in (piece.first, piece.last)})
    place = dict(zip(offsets, bytes_.places(offsets), strict=True))
    return tuple(Piece(p.start, p.end, place[p.first], place[p.last]) for p in pieces)


def _placed_hints(hints: PageHints, bytes_: Scannable) -> PageHints:
    """Return the hints with offsets of the page's own bytes."""
    if bytes_.written == bytes_.encoding and bytes_.then is None and not bytes_.skip:
        return hints

    def placed(found: Found) -> Found:
        if found.start is None or found.end is None:
            return found
        start, end = bytes_.places([found.start, found.end])
        return msgspec.structs.replace(found, start=start, end=end)

    changed: dict[str, Any] = {}
    for name in PageHints.__struct_fields__:
        value = getattr(hints, name)
        changed[name] = tuple(map(placed, value)) if isinstance(value, tuple) else value and placed(value)
    return PageHints(**changed)
