"""XML of feeds, lists of feeds and sitemaps -> what stands in it, in a worker (`worker.py`). No DOCTYPE, no entities.

Source: RSS 0.9 to 2.0, RFC 4287 (Atom), OPML 2.0, sitemaps.org, Google's news sitemaps.
"""

import io
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import msgspec
import regex

from rasad.errors import ReadError
from rasad.readers.kinds import as_text

_HEAD = 65_536
_DOCTYPE = regex.compile(r"(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+<!DOCTYPE", regex.IGNORECASE)
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


class FeedLink(msgspec.Struct, frozen=True, kw_only=True):
    """A feed that a list names, with the address of its site and the groups that it stands in, the outermost first."""

    url: str
    title: str | None = None
    site: str | None = None
    groups: tuple[str, ...] = ()


class SitemapEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A page that a sitemap names (`is_sitemap`: another sitemap). Dates are EDTF; `published` is of news alone."""

    url: str
    published: str | None = None
    changed: str | None = None
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    is_sitemap: bool = False


def parse_feed(raw: bytes) -> Feed:
    """Parse a feed, as well as it goes where it is no correct XML.

    Raises:
        ReadError: it has a DOCTYPE.
    """
    import feedparser

    _refuse_doctype(raw)
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


def parse_opml(raw: bytes) -> tuple[FeedLink, ...]:
    """Parse a list of feeds.

    Raises:
        ReadError: it is no correct XML, or has a DOCTYPE.
    """
    found: list[FeedLink] = []
    pending = [(outline, ()) for outline in reversed(_parsed(raw).findall("./body/outline"))]
    waiting: list[tuple[Element, tuple[str, ...]]] = list(pending)
    while waiting:
        outline, groups = waiting.pop()
        title = outline.get("title") or outline.get("text")
        url = (outline.get("xmlUrl") or "").strip()
        if url:
            found.append(FeedLink(url=url, title=title, site=outline.get("htmlUrl"), groups=groups))
        below = (*groups, title) if title else groups
        waiting += [(child, below) for child in reversed(outline.findall("./outline"))]
    return tuple(found)


def parse_sitemap(raw: bytes) -> tuple[SitemapEntry, ...]:
    """Parse a sitemap, or a list of sitemaps.

    Raises:
        ReadError: it is no correct XML, or has a DOCTYPE.
    """
    from rasad.readers.stamps import edtf_of

    found = []
    for entry in _parsed(raw):
        said = {_name(element): (element.text or "").strip() for element in entry.iter()}
        if said.get("loc"):
            found.append(
                SitemapEntry(
                    url=said["loc"],
                    published=edtf_of(said.get("publication_date")).edtf,
                    changed=edtf_of(said.get("lastmod")).edtf,
                    title=said.get("title") or None,
                    outlet=said.get("name") or None,
                    language=said.get("language") or None,
                    is_sitemap=_name(entry) == "sitemap",
                )
            )
    return tuple(found)


def _name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _parsed(raw: bytes) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(raw, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ReadError(_NO_DOCTYPE) from error
    except (ParseError, ValueError, LookupError) as error:
        raise ReadError(f"it is no correct XML: {error}. Fetch it again.") from error
    return root


_NO_DOCTYPE = "it has a DOCTYPE or entities of its own, which can be made to harm; it is not read"


def _refuse_doctype(raw: bytes) -> None:
    if _DOCTYPE.match(as_text(raw[:_HEAD])):
        raise ReadError(_NO_DOCTYPE)
