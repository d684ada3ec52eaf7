"""What a source answers -> the pages that it names: feeds (RSS, Atom, JSON), sitemaps, section pages.

Only addresses, dates and titles are taken, by looking for the few elements that hold them (`readers/listings.py`).
Source: RSS 2.0, RFC 4287, jsonfeed.org 1.1, sitemaps.org and Google's news sitemaps.
"""

import html
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import islice
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

import msgspec
import regex

from rasad.readers.codings import read_body
from rasad.readers.kinds import Kind, kind_of
from rasad.readers.listings import MOST_ENTRIES, attributes, blocks, decoded, inner, readable
from rasad.readers.stamps import edtf_of
from rasad.store.watching import FoundPage, Said

ListKind = Literal["feed", "sitemap", "section"]
_LONGEST_ADDRESS = 2_000
_LONGEST_TITLE = 200
_PACKED = b"\x1f\x8b"  # many sitemaps are, whatever the server says
_HEAD = 65_536  # bytes that tell what it is
_TRACKING = regex.compile(r"utm_\w+|fbclid|gclid|yclid|mc_[ce]id|ref_src|igshid", regex.IGNORECASE)
_ANCHOR = regex.compile(
    r"<a\s[^<>]{0,2000}?href\s*+=\s*+(?:\"([^\"<>]*+)\"|'([^'<>]*+)'|([^\s<>\"']++))", regex.IGNORECASE
)
_BASE = regex.compile(r"<base\s[^<>]{0,500}?href\s*+=\s*+[\"']?([^\s<>\"']++)", regex.IGNORECASE)
# A section page also links to sections, tags and advertisements; addresses of articles hold a number or a headline.
_ARTICLE = regex.compile(r"\d{4}|(?:[^/\s-]+-){4}")
_MOST_BYTES = 50_000_000  # of a list that is packed: as much as sitemaps.org allows, nearly
_MOST_LISTS = 5  # parts of a divided sitemap that are looked at: the latest


class Listing(NamedTuple):
    """What a source names, and how many were left out as older than wanted; `kind` None: it is no list of pages."""

    kind: ListKind | None
    pages: list[FoundPage]
    older: int = 0


class _Entry(NamedTuple):
    url: str | None
    published: str | None = None
    title: str = ""
    changed: str | None = None


def links_of(
    body: bytes, url: str, *, kind: ListKind | None = None, links: str | None = None, since: str | None = None
) -> Listing:
    """Return the pages that a source names, each once, in its order.

    Args:
        body: as it was fetched.
        url: where it stands.
        kind: what it is; without it the content tells.
        links: a pattern (`*` stands for anything) of the paths of pages that count; without it all of a feed or
            sitemap do, and of a section page those that look like articles of the same host.
        since: an ISO day; what a sitemap dates before it is left out.

    Raises:
        ReadError: it is packed, and damaged or a bomb.
    """
    body = read_body([body], coding="gzip", most_bytes=_MOST_BYTES) if body.startswith(_PACKED) else body
    found = _kind_of(body) if kind is None else _narrowed(kind, body)
    if found is None:
        return Listing(None, [])
    if found is Kind.PAGE:
        return Listing("section", _pages(_anchors(decoded(body), url, links), url, links))
    if found is Kind.SITEMAP:
        return _of_sitemap(decoded(body), url, links, since)
    entries = _of_json(body) if found is Kind.JSON_FEED else _of_feed(readable(decoded(body)))
    return Listing("feed", _pages(entries, url, links))


def _kind_of(body: bytes) -> Kind | None:
    found = kind_of(body[:_HEAD])
    return found if found in (Kind.FEED, Kind.JSON_FEED, Kind.SITEMAP, Kind.PAGE) else None


def _narrowed(kind: ListKind, body: bytes) -> Kind | None:
    """Return what it is where the user says what it should be: a page of an error is no feed."""
    found = _kind_of(body)
    fits = {"feed": (Kind.FEED, Kind.JSON_FEED), "sitemap": (Kind.SITEMAP,), "section": (Kind.PAGE,)}[kind]
    return found if found in fits else None


def _of_feed(text: str) -> Iterator[_Entry]:
    for block in blocks(text, "item"):
        guid = inner(block, "guid")
        link = inner(block, "link", "feedburner:origLink") or (guid if guid.startswith("http") else "")
        date = inner(block, "pubDate", "dc:date", "pubdate")
        yield _Entry(link or _atom_link(block), date or None, inner(block, "title"))
    for block in blocks(text, "entry"):
        date = inner(block, "published", "issued")
        yield _Entry(_atom_link(block) or inner(block, "id"), date or None, inner(block, "title"))


def _atom_link(block: str) -> str:
    best = ""
    for piece in block.split("<link")[1:] + block.split("<atom:link")[1:]:
        tag = attributes(piece.partition(">")[0][:_LONGEST_ADDRESS])
        if tag.get("rel", "alternate") == "alternate" and tag.get("href"):
            is_page = tag.get("type", "text/html") == "text/html"
            best = best if best and not is_page else html.unescape(tag["href"])
            if is_page:
                break
    return best


def _of_json(body: bytes) -> Iterator[_Entry]:
    try:
        decoded: Any = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return
    items = decoded.get("items") if isinstance(decoded, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            named = [item.get(name) for name in ("url", "external_url", "date_published", "title")]
            url, external, date, title = (value if isinstance(value, str) else None for value in named)
            yield _Entry(url or external, date, title or "")


def _of_sitemap(text: str, url: str, links: str | None, since: str | None) -> Listing:
    text = readable(text)
    parts = [_Entry(inner(block, "loc"), changed=inner(block, "lastmod")) for block in blocks(text, "sitemap")]
    latest = sorted(parts, key=lambda part: part.changed or "", reverse=True)[:_MOST_LISTS]
    lists = [_as_list(page, part) for part in latest for page in _pages(iter([part]), url, None)]
    entries = [
        _Entry(
            inner(block, "loc"),
            inner(block, "news:publication_date") or None,
            inner(block, "news:title"),
            inner(block, "lastmod"),
        )
        for block in blocks(text, "url")
    ]
    recent = [entry for entry in entries if not since or _day(entry) is None or str(_day(entry)) >= since]
    return Listing("sitemap", lists + _pages(iter(recent), url, links), len(entries) - len(recent))


def _as_list(page: FoundPage, part: _Entry) -> FoundPage:
    """Return a part of a sitemap, to be asked again when it has changed: the stamp makes it another."""
    return page._replace(url=f"{page.url}#{part.changed or ''}", said=Said(is_list=True))


def _day(entry: _Entry) -> str | None:
    stamp = edtf_of(entry.published or entry.changed).edtf
    return stamp[:10] if stamp else None


def _anchors(text: str, url: str, links: str | None) -> Iterator[_Entry]:
    base = _BASE.search(text[:_HEAD])
    home = urljoin(url, html.unescape(base[1])) if base else url
    for found in islice(_ANCHOR.finditer(text), MOST_ENTRIES):
        to = address_of(home, html.unescape(found[1] or found[2] or found[3] or ""))
        if to is not None and host_of(to) == host_of(url) and (links or _ARTICLE.search(urlsplit(to).path)):
            yield _Entry(to)


def _pages(entries: Iterator[_Entry], url: str, links: str | None) -> list[FoundPage]:
    """Return the pages of entries, each address once; what leads nowhere is left out."""
    found: dict[str, FoundPage] = {}
    own = address_of(url, "")
    for entry in entries:
        to = address_of(url, entry.url) if entry.url else None
        if to is None or to == own or (links and not fnmatchcase(urlsplit(to).path, links)):
            continue
        stamp = edtf_of(entry.published)
        said = Said(published=stamp.edtf, note=stamp.note, title=entry.title[:_LONGEST_TITLE])
        found.setdefault(to, FoundPage(to, host_of(to), said))
    return list(found.values())


def address_of(base: str, link: str) -> str | None:
    """Return an address as it is asked for, so that one page has one: no fragment, no marks of who led to it."""
    try:
        parts = urlsplit(urljoin(base, link.strip()))
        host = parts.netloc.lower()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or len(link) > _LONGEST_ADDRESS:
        return None
    query = parts.query
    if query and any(_TRACKING.match(part) for part in query.split("&")):
        kept = [pair for pair in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
        query = urlencode(kept)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, host, path, quote(query, safe="/%:@!$&'()*+,;=~-._?[]"), ""))


def host_of(url: str) -> str:
    """Return whose turn it is that an address takes: its host, which with and without www. is one."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def origin_of(url: str) -> str:
    """Return scheme, host and port of an address: what has rules of its own."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"
