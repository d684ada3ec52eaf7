"""The JSON-LD of a page -> what it says of the article: of the first node that is one, else of the page.

Source: schema.org/Article and its kinds; Google's structured data for articles and for paid content.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from rasad.readers.pages_elements import Raw, attributes_of
from rasad.readers.pages_text import plain
from rasad.records.pages import Found

_LONGEST = 2_000_000  # bytes of one script
_MOST_NODES = 2_000
_DEEPEST = 12
_KINDS = ("Article", "NewsArticle", "BlogPosting", "LiveBlogPosting", "Report")
_PAGES = ("WebPage", "ItemPage")
_LONGEST_VALUE = 1_000


class LinkedData(msgspec.Struct, frozen=True, kw_only=True):
    """Claims by what they give; lists are empty where nothing is said."""

    url: tuple[Found, ...] = ()
    outlet: tuple[Found, ...] = ()
    language: tuple[Found, ...] = ()
    title: tuple[Found, ...] = ()
    author: tuple[Found, ...] = ()
    section: tuple[Found, ...] = ()
    description: tuple[Found, ...] = ()
    published: tuple[Found, ...] = ()
    updated: tuple[Found, ...] = ()
    is_free: bool = True


_Node = dict[str, Any]


def read_linked(raw: bytes, raws: Sequence[Raw], encoding: str) -> LinkedData:
    """Return what the JSON-LD of a page says of its article; scripts that are no JSON say nothing."""
    nodes: list[tuple[_Node, Raw]] = []
    for one in raws:
        if one.element.name == b"script" and b"ld+json" in one.element.attributes.lower():
            kind = attributes_of(one.element.attributes).get(b"type", b"").lower()
            if b"ld+json" in kind and one.last - one.first <= _LONGEST:
                parsed = _parsed(raw[one.first : one.last].decode(encoding, "replace"))
                nodes += [(node, one) for node in _nodes(parsed, 0)][: _MOST_NODES - len(nodes)]
    articles = [pair for pair in nodes if _is_kind(pair[0], _KINDS)]
    pages = [pair for pair in nodes if _is_kind(pair[0], _PAGES)]
    chosen = (articles or pages)[:1]
    return _claims(*chosen[0], is_article=bool(articles)) if chosen else LinkedData()


def _parsed(text: str) -> object:
    """Parse what is meant as JSON, also within comment marks or with line ends in its strings."""
    text = text.strip().removeprefix("<!--").removesuffix("-->")
    text = text.strip().removeprefix("//<![CDATA[").removesuffix("//]]>").strip().removesuffix(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int) -> Iterator[_Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _nodes(value.get(key), depth + 1)


def _is_kind(node: _Node, kinds: Sequence[str]) -> bool:
    said = node.get("@type")
    names = said if isinstance(said, list) else [said]
    return any(isinstance(name, str) and name.rpartition("/")[2].endswith(tuple(kinds)) for name in names)


def _claims(node: _Node, script: Raw, *, is_article: bool) -> LinkedData:
    kind = node.get("@type")
    kind = kind[0] if isinstance(kind, list) and kind else kind

    def said(key: str, value: object = None) -> tuple[Found, ...]:
        texts = list(_texts(node.get(key) if value is None else value, 0))
        text = ", ".join(dict.fromkeys(text for text in texts if text))[:_LONGEST_VALUE]
        return (Found(value=text, where=f"json-ld {kind}.{key}", start=script.first, end=script.last),) if text else ()

    page = node.get("mainEntityOfPage")
    address = page if isinstance(page, str) else page.get("@id") if isinstance(page, dict) else None
    own = {"published": said("datePublished"), "updated": said("dateModified")} if is_article else {}
    return LinkedData(
        url=tuple(f for f in (*said("url"), *said("mainEntityOfPage", address or "")) if f.value.startswith("http")),
        outlet=said("publisher"),
        language=said("inLanguage"),
        title=said("headline") or said("name"),
        author=said("author"),
        section=said("articleSection"),
        description=said("description"),
        is_free=str(node.get("isAccessibleForFree", True)).lower() not in ("false", "0", "no"),
        **own,
    )


def _texts(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield plain(value.encode("utf-8", "replace"), "utf-8")
    elif isinstance(value, list) and depth < _DEEPEST:
        for item in value:
            yield from _texts(item, depth + 1)
    elif isinstance(value, dict):
        yield from _texts(value.get("name") or value.get("alternateName") or "", depth + 1)
