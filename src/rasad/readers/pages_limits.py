"""What keeps the text of a page from being read, or whole: frames, scripts, a paywall, further pages.

It is said, not guessed at.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from rasad.readers.pages_body import Article, several_articles
from rasad.readers.pages_decoding import Scannable
from rasad.readers.pages_elements import Element, Tree, attributes_of
from rasad.readers.pages_hints import Hints
from rasad.readers.pages_marks import HIDDEN, WALL, marks_of
from rasad.readers.pages_text import plain

# Scripts of so many bytes on a page without text mean that the text comes by them.
_SCRIPTED = 2_000
_REFRESH = re.compile(r"^\s*\d+\s*[;,]\s*url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
_FURTHER = re.compile(r"(?:/page)?/(\d{1,2})/?|[?&](?:page|p|pg|paged)=(\d{1,2})", re.IGNORECASE)
_SECOND = re.compile(rb"[/=]2/?[\"'\s]|[/=]2/?$")
_LEAST_TEXT = 200  # characters of running text; with less, a frame or a script may hold the rest


def find_limits(bytes_: Scannable, tree: Tree, article: Article, hints: Hints, *, has_text: bool) -> list[str]:
    """Return what a reader must know of what is missing, in whole sentences."""
    notes = []
    if tree.is_cut:
        notes.append("the page ends in the middle of a tag: it was not saved or fetched whole")
    if article.container is None or not has_text or _running(article) < _LEAST_TEXT:
        notes += list(_without_text(bytes_, tree, has_text=has_text))[:1]
    if not hints.is_free or any(row.marks & WALL for row in article.rows):
        notes.append("the page says that the article is for subscribers only: its text may be cut")
    if several_articles(article.rows):
        notes.append("the page holds further articles below this one, which were not read")
    further = _further_page(bytes_, tree, hints)
    if further is not None:
        notes.append(f"the article goes on on another page, which was not read: {further}")
    return notes


def _running(article: Article) -> float:
    return sum(article.rows[place].weight for place in article.body)


def _without_text(bytes_: Scannable, tree: Tree, *, has_text: bool) -> Iterator[str]:
    """Say where the text of a page with none may be; the first of these is the reason."""
    frames = [e for e in tree.elements if e.name in (b"frame", b"frameset")]
    sources = [source for e in frames if (source := _attribute(bytes_, e, b"src"))]
    if frames:
        yield f"the page is made of frames and holds no text of its own; read these: {', '.join(sources) or 'unknown'}"
    for element in tree.elements:
        if element.name == b"meta" and b"refresh" in element.attributes.lower():
            found = _REFRESH.search(_attribute(bytes_, element, b"content"))
            if found:
                yield f"the page only leads on to another one; read that: {found[1]}"
    inner = [e for e in tree.elements if e.name == b"iframe" and not marks_of(e) & HIDDEN]
    sources = [source for e in inner if (source := _attribute(bytes_, e, b"src")).startswith(("http", "/", "."))]
    scripted = sum(one.last - one.first for one in tree.raws if one.element.name == b"script")
    linked = any(one.element.name == b"script" and b"src" in one.element.attributes for one in tree.raws)
    if scripted > _SCRIPTED or linked:
        yield "the page is written by scripts in the browser and holds no article as it is; save it from a browser"
    if sources:
        yield f"the text may be in a frame, which was not read: {', '.join(sources[:3])}"
    if not has_text:
        yield "no article was found on the page: it holds links, forms or short lines only"


def _attribute(bytes_: Scannable, element: Element, name: bytes) -> str:
    return plain(attributes_of(element.attributes).get(name, b""), bytes_.encoding)


def _further_page(bytes_: Scannable, tree: Tree, hints: Hints) -> str | None:
    """Return the address of the next page of the article: its own with a 2 behind it, as a link of the page."""
    own = hints.hints.url.value if hints.hints.url else None
    if own is None:
        return None
    base = own.partition("#")[0].rstrip("/")
    for element in tree.elements:
        if element.name != b"a" or not _SECOND.search(element.attributes):
            continue
        link = urljoin(own, _attribute(bytes_, element, b"href")) if _is_address(own) else ""
        found = _FURTHER.fullmatch(link[len(base) :]) if link.startswith(base) else None
        if found is not None and (found[1] or found[2]) == "2":
            return link
    return None


def _is_address(url: str) -> bool:
    try:
        return bool(urlsplit(url).netloc)
    except ValueError:
        return False
