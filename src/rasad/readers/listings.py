"""Feeds, lists of feeds and sitemaps -> the elements that name pages, by walking once through the text.

No document is built: nothing in it can expand or refer to anything, and broken XML, which is common, gives what it
names all the same. Source: RSS 2.0, RFC 4287, OPML 2.0, sitemaps.org.
"""

import codecs
import html
from collections.abc import Iterator
from typing import NamedTuple

import regex

from rasad.errors import ReadError
from rasad.readers.kinds import as_text

MOST_ENTRIES = 50_000  # of one list: what sitemaps.org allows
_HEAD = 65_536
_DECLARED = regex.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_ATTRIBUTE = regex.compile(r"([\w:-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_OUTLINE = regex.compile(r"<outline\s([^<>]{0,4000})>", regex.IGNORECASE)
_DOCTYPE = regex.compile(r"(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+<!DOCTYPE", regex.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class ListedFeed(NamedTuple):
    """A feed that a list of feeds names."""

    url: str
    title: str | None


def decoded(body: bytes) -> str:
    """Return markup as text, by its byte order mark or as it declares."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    declared = _DECLARED.match(body[:400].lstrip())
    try:
        return body.decode(declared[1].decode() if declared else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def readable(text: str) -> str:
    """Return markup without comments and with its literal sections escaped, so that what they hold is no markup."""
    parts = text.split("<![CDATA[")
    for number, part in enumerate(parts[1:], 1):
        literal, _, rest = part.partition("]]>")
        parts[number] = html.escape(literal) + rest
    pieces = "".join(parts).split("<!--")
    return pieces[0] + "".join(piece.partition("-->")[2] for piece in pieces[1:])


def blocks(text: str, name: str) -> Iterator[str]:
    """Yield what stands in each element of a name."""
    pieces = text.split(f"<{name}", MOST_ENTRIES)
    for piece in pieces[1:]:
        if piece[:1] in (">", " ", "\n", "\t", "\r", "/"):
            yield piece.partition(f"</{name}>")[0].partition(">")[2]


def inner(block: str, *names: str) -> str:
    """Return the text of the first element of these names that holds any."""
    for name in names:
        for found in blocks(block, name):
            text = html.unescape(found.partition("<")[0]).strip()
            if text:
                return text
    return ""


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag by name, in small letters, as they are written."""
    return {name.lower(): one or other for name, one, other in _ATTRIBUTE.findall(tag)}


def listed_feeds(text: str) -> list[ListedFeed]:
    """Return the feeds that an OPML list names, in its order."""
    found = []
    for outline in _OUTLINE.finditer(text):
        said = {name: html.unescape(value).strip() for name, value in attributes(outline[1]).items()}
        if said.get("xmlurl"):
            found.append(ListedFeed(said["xmlurl"], said.get("title") or said.get("text") or None))
    return found


def refuse_doctype(raw: bytes) -> None:
    """Refuse markup that defines entities or refers to another file.

    Raises:
        ReadError: it has a DOCTYPE.
    """
    if _DOCTYPE.match(as_text(raw[:_HEAD])):
        raise ReadError("it has a DOCTYPE or entities of its own, which can be made to harm; it is not read")
