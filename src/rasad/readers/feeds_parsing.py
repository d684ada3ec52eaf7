"""The XML of a feed -> what stands in it, in a worker (`worker.py`). No DOCTYPE, no entities.

Source: RSS 0.9 to 2.0, RFC 4287 (Atom).
"""

import io
from typing import Any

import msgspec
import regex

from rasad.readers.listings import refuse_doctype

_END = regex.compile(rb"</\s*(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", regex.IGNORECASE | regex.DOTALL)
_ENDING = 2_000  # bytes at the end of a feed, where its last tag stands
_ATOM = "atom"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says of an article; `published` is as written, `is_summary`: it has no element for a whole text."""

    id: str | None = None
    title: str | None = None
    link: str | None = None
    published: str | None = None
    text: str = ""
    is_summary: bool = False


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed; `is_cut`: its end is missing."""

    language: str | None = None
    entries: tuple[Entry, ...] = ()
    is_cut: bool = False


def parse_feed(raw: bytes) -> Feed:
    """Parse a feed, as well as it goes where it is no correct XML.

    Raises:
        ReadError: it has a DOCTYPE.
    """
    import feedparser

    refuse_doctype(raw)
    found: Any = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    is_atom = str(found.get("version") or "").startswith(_ATOM)
    return Feed(
        language=_text(found.feed, "language"),
        entries=tuple(_entry(entry, is_atom=is_atom) for entry in found.entries),
        is_cut=b"\x00" not in raw and _END.search(raw[-_ENDING:]) is None,
    )


def _entry(entry: Any, *, is_atom: bool) -> Entry:
    contents = [str(content.get("value") or "") for content in dict.get(entry, "content") or ()]
    content = max(contents, key=len, default="")
    summary = _text(entry, "summary") or ""
    # In RSS the library calls `dc:date`, the day of publication there, "updated"; in Atom that is another day.
    published = _text(entry, "published") or (None if is_atom else _text(entry, "updated"))
    return Entry(
        id=_text(entry, "id"),
        title=_text(entry, "title"),
        link=_text(entry, "link"),
        published=published,
        text=content if len(content) >= len(summary) else summary,
        is_summary=not contents,
    )


def _text(found: Any, name: str) -> str | None:
    """Return a field, without the library's ways of taking another field for one that is missing."""
    value = dict.get(found, name)
    return value.strip() or None if isinstance(value, str) else None
