"""The markup of a page -> what it says of itself: address, outlet, language, title, author, section, dates.

Nothing is worked out here: values stand as the page writes them, each with where it was found. Of several the one that
is trusted most comes first. Source: schema.org, Open Graph, Dublin Core, IPTC rNews; decision 0016.
"""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from rasad.config import data_folder
from rasad.langpack.pack import read_toml
from rasad.readers.pages_elements import Element, Tree, attributes_of
from rasad.readers.pages_linked import LinkedData, read_linked
from rasad.readers.pages_marks import HIDDEN, OUT, Inherited
from rasad.readers.pages_text import plain
from rasad.records.pages import Found, PageHints

LONGEST_VALUE = 1_000  # characters: longer titles and names are none
_PUBLISHER = "=publisher"
_BETWEEN = re.compile(r"\s+[-|:\u2013\u2014]\s+")  # an article's title and the name of its site
# Year, month and day in an address, apart or together, perhaps with the time of day or a number behind them.
_URL_DATE = re.compile(
    r"(?<!\d)(?:(?:1[34]|20)\d\d([/_-])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])"
    r"|(?:20[0-3]\d|1[34]\d\d)(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9]))(?=\D|\d{6}(?!\d)|$)"
    r"|(?<=/)20[0-3]\d/(?:1[0-2]|0[1-9])(?=/)"
)
_HEAD = frozenset((b"meta", b"link", b"html"))


class Hints(NamedTuple):
    """What a page says of itself, with what only the reader needs: its titles, its description, whether it is free."""

    hints: PageHints
    titles: tuple[str, ...]
    description: str
    is_free: bool


def read_hints(raw: bytes, tree: Tree, encoding: str, *, url: str | None) -> Hints:
    """Return what a page says of itself.

    Args:
        raw: the bytes that the tree was made of.
        tree: its elements.
        encoding: of the bytes.
        url: the address that the page was fetched from, if it is known.
    """
    return _Reader(raw, tree, encoding).read(url)


class _Reader:
    """Collects claims by what they give."""

    def __init__(self, raw: bytes, tree: Tree, encoding: str) -> None:
        self._bytes = raw
        self._tree = tree
        self._encoding = encoding
        self._meta: dict[str, list[Found]] = {}
        self._properties: dict[str, list[Found]] = {}
        self._links: dict[str, Found] = {}
        self._language: Found | None = None
        self._inherited = Inherited()

    def read(self, url: str | None) -> Hints:
        for element in self._tree.elements:
            if element.name in _HEAD or b"itemprop" in element.attributes or b"property" in element.attributes:
                self._element(element)
        linked = read_linked(self._bytes, self._tree.raws, self._encoding)
        title = self._title()
        titles = [*linked.title, *self._named("title"), *title]
        address = first([*self._links_of("canonical"), *self._named("url"), *linked.url, *_given(url)])
        description = first([*linked.description, *self._named("description")])
        hints = PageHints(
            url=address,
            outlet=self._outlet(linked, titles),
            language=first([*linked.language, *([self._language] if self._language else []), *self._named("language")]),
            title=first(titles),
            author=first([found for found in [*linked.author, *self._named("author")] if not _is_address(found)]),
            section=first([*self._named("section"), *linked.section]),
            published=self._dates("published", linked),
            updated=self._dates("updated", linked),
        )
        hints = _with_address_date(hints, url)
        return Hints(hints, tuple(t.value for t in titles), description.value if description else "", linked.is_free)

    def _outlet(self, linked: LinkedData, titles: list[Found]) -> Found | None:
        """Return the outlet that the page names; for a publisher, which may own many, what it and its title call it."""
        found = first([*self._named("outlet")[:1], *linked.outlet, *self._named("outlet")])
        if found is None or not found.where.endswith(_PUBLISHER):
            return found
        parts = [_BETWEEN.split(title.value) for title in titles]
        edges = {edge for split in parts if len(split) > 1 for edge in (split[0], split[-1])}
        return first([one for one in self._named("author") if one.value in edges]) or found

    def _element(self, element: Element) -> None:
        name = element.name
        if name == b"meta":
            self._read_meta(element)
        elif name == b"link":
            values = attributes_of(element.attributes)
            for relation in self._text(values.get(b"rel", b"")).lower().split():
                if b"href" in values:
                    self._links.setdefault(relation, self._found(values[b"href"], f"link rel={relation}", element))
        elif name == b"html":
            values = attributes_of(element.attributes)
            said = values.get(b"lang") or values.get(b"xml:lang")
            if said and self._language is None:
                self._language = self._found(said, "html lang", element)
        else:
            self._read_property(element)

    def _read_meta(self, element: Element) -> None:
        values = attributes_of(element.attributes)
        content = values.get(b"content")
        if not content:
            return
        for key in (b"property", b"name", b"itemprop", b"http-equiv"):
            for name in self._text(values.get(key, b"")).lower().split():
                found = self._found(content, f"meta {key.decode()}={name}", element)
                table = self._properties if key == b"itemprop" else self._meta
                if len(found.value) <= LONGEST_VALUE:
                    table.setdefault(name, []).append(found)

    def _read_property(self, element: Element) -> None:
        """Keep a date that an element in sight gives as a value for machines."""
        values = attributes_of(element.attributes)
        content = values.get(b"datetime") or values.get(b"content")
        if not content or self._inherited(element) & (OUT | HIDDEN):
            return
        for key in (b"itemprop", b"property"):
            for name in self._text(values.get(key, b"")).lower().split():
                found = self._found(content, f"{element.name.decode()} {key.decode()}={name}", element)
                self._properties.setdefault(name.rpartition(":")[2], []).append(found)

    def _dates(self, what: str, linked: LinkedData) -> tuple[Found, ...]:
        own = linked.published if what == "published" else linked.updated
        claims = [*own]
        claims += [found for name in _names()["properties"][what] for found in self._properties.get(name, ())]
        claims += self._named(what)
        return tuple({claim.value: claim for claim in reversed(claims)}.values())[::-1]

    def _named(self, what: str) -> list[Found]:
        return [found for name in _names()["meta"][what] for found in self._meta.get(name, ())[:1]]

    def _links_of(self, relation: str) -> list[Found]:
        return [self._links[relation]] if relation in self._links else []

    def _title(self) -> Iterator[Found]:
        for one in self._tree.raws:
            if one.element.name == b"title":
                text = self._text(self._bytes[one.first : one.last])
                if text:
                    yield Found(value=text[:LONGEST_VALUE], where="title", start=one.first, end=one.last)
                return

    def _text(self, value: bytes) -> str:
        return plain(value, self._encoding)

    def _found(self, value: bytes, where: str, element: Element) -> Found:
        end = element.first + len(element.name) + len(element.attributes) + 2
        return Found(value=self._text(value), where=where, start=element.first, end=end)


@functools.cache
def _names() -> dict[str, dict[str, list[str]]]:
    names: dict[str, dict[str, list[str]]] = read_toml(data_folder() / "pages" / "hints.toml")
    return names


def first(claims: list[Found]) -> Found | None:
    """Return the first claim that says something."""
    return next((claim for claim in claims if claim.value), None)


def _is_address(found: Found) -> bool:
    return "://" in found.value


def _given(url: str | None) -> list[Found]:
    return [Found(value=url, where="address")] if url else []


def _with_address_date(hints: PageHints, url: str | None) -> PageHints:
    """Add the date that stands in the address of the page, as the last that is trusted."""
    for address in (hints.url, Found(value=url, where="address") if url else None):
        found = _URL_DATE.search(address.value) if address else None
        if address is not None and found is not None:
            claim = Found(value=found[0], where="address", start=address.start, end=address.end)
            return structs.replace(hints, published=(*hints.published, claim))
    return hints
