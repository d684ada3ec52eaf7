"""RSS, Atom and JSON feeds -> their entries as articles; lists of feeds and sitemaps -> what they name.

An entry is read from what the feed holds of it; nothing is fetched. Source: jsonfeed.org 1.1, and `feeds_parsing.py`.
"""

import html
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec
import regex

from rasad.errors import ReadError
from rasad.langpack.pack import shipped_languages
from rasad.readers.columns import composed
from rasad.readers.feeds_parsing import Entry, Feed
from rasad.readers.listings import blocks, decoded, listed_feeds, readable, refuse_doctype
from rasad.readers.manifest import Given
from rasad.readers.sources import Item, Refused, printable, refused
from rasad.readers.stamps import edtf_of
from rasad.readers.streams import Stream, read_whole
from rasad.readers.worker import MAX_INPUT, in_worker

_MARKUP = regex.compile(r"<[a-zA-Z/!][^<>]*+>|&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|\w{2,31});")
_TAG = regex.compile(r"<[a-zA-Z/!][^<>]*+>")
# A description shorter than this is taken for a summary: of the articles that were read whole, one in twenty is.
_SUMMARY = 1_000
# A text so long tells its language itself; many feeds declare the one that their software came with.
_TELLING = 200


def feed_items(stream: Stream, location: str) -> Iterator[Item | Refused]:
    """Yield the entries of an RSS or Atom feed.

    Raises:
        ReadError: it cannot be parsed, or holds none.
    """
    answer = in_worker("feed", read_whole(stream, MAX_INPUT))
    yield from _items(msgspec.msgpack.decode(answer, type=Feed), location)


def json_feed_items(stream: Stream, location: str) -> Iterator[Item | Refused]:
    """Yield the entries of a JSON feed.

    Raises:
        ReadError: it is no JSON, or holds none.
    """
    try:
        found = msgspec.json.decode(read_whole(stream, MAX_INPUT).removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ReadError(f"it begins like a JSON feed but is none: {error}. Fetch it again") from error
    entries = found.get("items") if isinstance(found, dict) else found
    said: Mapping[str, Any] = found if isinstance(found, dict) else {}
    feed = Feed(
        language=_string(said, "language"),
        entries=tuple(_json_entry(e) for e in entries if isinstance(e, dict)) if isinstance(entries, list) else (),
    )
    yield from _items(feed, location)


def _json_entry(entry: Mapping[str, Any]) -> Entry:
    text = _string(entry, "content_html") or _escaped(_string(entry, "content_text"))
    number = entry.get("id")
    return Entry(
        id=str(number) if isinstance(number, int) else _string(entry, "id"),
        title=_escaped(_string(entry, "title")),
        link=_string(entry, "url") or _string(entry, "external_url"),
        published=_string(entry, "date_published"),
        text=text or _escaped(_string(entry, "summary")) or "",
        is_summary=text is None,
    )


def _string(found: Mapping[str, Any], name: str) -> str | None:
    value = found.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _escaped(text: str | None) -> str | None:
    return html.escape(text, quote=False) if text and _MARKUP.search(text) else text


def _items(feed: Feed, location: str) -> Iterator[Item | Refused]:
    if not feed.entries:
        raise ReadError("the feed holds no entries. Fetch it again")
    for number, entry in enumerate(feed.entries, 1):
        yield _item(entry, feed, location, number)
    if feed.is_cut:
        yield refused(location, "the feed has no end: it is cut short, and its last entry may be. Fetch it again.")


def _item(entry: Entry, feed: Feed, location: str, number: int) -> Item | Refused:
    site = _site_of(entry.link or "")
    link = entry.link if site else None
    place = printable(link or f"{location}!{entry.id or number}")
    raw = article_of(entry.title, entry.text)
    if not raw.strip():
        return refused(place, "the entry has neither headline nor text.")
    stamp = edtf_of(entry.published)
    language = (feed.language or "").partition("-")[0].lower() if len(entry.text) < _TELLING else ""
    given = Given(
        published=stamp.edtf,
        outlet=site,
        language=language if language in shipped_languages() else None,
        url=link,
        said_by="the feed",
    )
    notes = [stamp.note] if stamp.note else []
    if entry.is_summary and len(entry.text) < _SUMMARY:
        notes.append(f"the feed gives a summary only; the article is at {place}" if link else "only a summary is given")
    return Item(place, raw, encoding="utf-8", given=given, notes=tuple(notes), within=location)


def _site_of(link: str) -> str | None:
    """Return the host of an address of the web: the name of an outlet that all its feeds agree in."""
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return printable(host) if host and parts.scheme in ("http", "https") else None


def article_of(title: str | None, text: str) -> bytes:
    r"""Return an entry as an article: a page where its text is markup, else lines of text.

    >>> article_of("A &amp; B", "C").decode(), article_of("A", "C<br>D").decode()
    ('A & B\n\nC', '<h1>A</h1>\n<div>C<br>D</div>')
    """
    if _TAG.search(text):
        return composed(_plain(title or ""), f"<div>{text}</div>")
    return composed(_plain(title or ""), html.unescape(text))


def _plain(title: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", title)).split())


def refuse_opml(stream: Stream, location: str) -> Iterator[Refused]:
    """Say what a list of feeds is for: it holds no articles.

    Raises:
        ReadError: it has a DOCTYPE.
    """
    feeds = listed_feeds(_text_of(stream))
    told = f"it lists {len(feeds)} feeds and holds no articles. To read what they bring: rasad watch {location}"
    yield refused(location, told)


def refuse_sitemap(stream: Stream, location: str) -> Iterator[Refused]:
    """Say what a sitemap is for: it holds no articles.

    Raises:
        ReadError: it has a DOCTYPE.
    """
    text = readable(_text_of(stream))
    counts = {what: sum(1 for _ in blocks(text, name)) for what, name in (("sitemaps", "sitemap"), ("pages", "url"))}
    what = max(counts, key=lambda one: counts[one])
    told = f"it names {counts[what]} {what} and holds no articles. To read them, name its address as a source of"
    yield refused(location, f"{told} rasad watch.")


def _text_of(stream: Stream) -> str:
    raw = read_whole(stream, MAX_INPUT)
    refuse_doctype(raw)
    return decoded(raw)
