"""The name and attributes of an element -> what they say of it: text of the article, lead, byline, no part of it.

Source: `data/pages/marks.toml`.
"""

import functools
import re
from enum import IntFlag

from rasad.config import data_folder
from rasad.langpack.pack import read_toml
from rasad.readers.pages_elements import Element, attributes_of

_REMEMBERED = 20_000  # distinct tags; those of one site repeat from page to page
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_GONE = re.compile(rb"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NEVER_OUT = frozenset((b"html", b"body", b"main", b"h1", b""))


class Mark(IntFlag):
    """What an element is for, as its markup says; none of them says that it is so."""

    OUT = 1
    HIDDEN = 2
    TEXT = 4
    LEAD = 8
    KICKER = 16
    HEADLINE = 32
    BYLINE = 64
    CAPTION = 128
    GALLERY = 256
    ENTRY = 512
    WALL = 1024
    TALK = 2048


OUT, HIDDEN, TEXT, LEAD, KICKER, HEADLINE, BYLINE, CAPTION, GALLERY, ENTRY, WALL, TALK = (int(m) for m in Mark)
GONE = OUT | HIDDEN | WALL | TALK
_PASSED_ON = GONE | TEXT | LEAD | KICKER | BYLINE | CAPTION | GALLERY | ENTRY | HEADLINE


def marks_of(element: Element) -> int:
    """Return what an element's own tag says of it, as `Mark` bits."""
    return _marks(element.name, element.attributes)


@functools.lru_cache(maxsize=_REMEMBERED)
def _marks(name: bytes, attributes: bytes) -> int:
    by_tag, by_role, by_property, by_relation = _tables()
    marks = by_tag.get(name, 0)
    if not attributes.strip(b" /"):
        return marks
    values = attributes_of(attributes)
    for key, table in (
        (b"role", by_role),
        (b"itemprop", by_property),
        (b"property", by_property),
        (b"rel", by_relation),
    ):
        if key in values:
            for word in values[key].decode("ascii", "replace").lower().split():
                marks |= table.get(word.rpartition(":")[2], 0)
    if b"hidden" in values or values.get(b"aria-hidden") == b"true" or _GONE.search(values.get(b"style", b"")):
        marks |= HIDDEN
    named = 0
    for key in (b"class", b"id"):
        for word in values.get(key, b"").decode("ascii", "replace").split():
            named |= _named(word)
    if named & (TEXT | HEADLINE) or name in _NEVER_OUT:
        named &= ~(OUT | TALK)
    return marks | named


@functools.lru_cache(maxsize=_REMEMBERED)
def _named(name: str) -> int:
    words = "-".join(_WORD.findall(name)).lower()
    starts, patterns = _patterns()
    if words.startswith(starts) or words in _entries()["ignored"]["names"]:
        return 0
    return sum(mark for mark, pattern in patterns if pattern.search(words))


@functools.cache
def _tables() -> tuple[dict[bytes, int], dict[str, int], dict[str, int], dict[str, int]]:
    entries = _entries()
    by_tag: dict[bytes, int] = {}
    others: list[dict[str, int]] = [{}, {}, {}]
    for mark in Mark:
        lists = entries.get(mark.name.lower(), {}) if mark.name else {}
        for tag in lists.get("tags", ()):
            by_tag[tag.encode()] = by_tag.get(tag.encode(), 0) | int(mark)
        for table, key in zip(others, ("roles", "properties", "relations"), strict=True):
            for word in lists.get(key, ()):
                table[word] = table.get(word, 0) | int(mark)
    return by_tag, others[0], others[1], others[2]


@functools.cache
def _patterns() -> tuple[tuple[str, ...], tuple[tuple[int, re.Pattern[str]], ...]]:
    entries = _entries()
    patterns = []
    for mark in Mark:
        names = entries.get(mark.name.lower(), {}).get("names", ()) if mark.name else ()
        if names:
            ways = "|".join(re.escape(n.rstrip("*")) + ("[a-z]*" if n.endswith("*") else "") for n in names)
            patterns.append((int(mark), re.compile(rf"(?:^|-)(?:{ways})(?:-|$)")))
    return tuple(entries["ignored"]["starts"]), tuple(patterns)


@functools.cache
def _entries() -> dict[str, dict[str, list[str]]]:
    entries: dict[str, dict[str, list[str]]] = read_toml(data_folder() / "pages" / "marks.toml")
    return entries


class Inherited:
    """What elements have from their own tags and from all that they stand in, looked up once each."""

    def __init__(self, forgiven: frozenset[int] = frozenset()) -> None:
        """Make a table; `forgiven` are indices of elements that are not believed to be no article."""
        self._known: dict[int, int] = {}
        self._forgiven = forgiven

    def __call__(self, element: Element | None) -> int:
        """Return the marks of an element with those of its ancestors."""
        chain: list[Element] = []
        known = self._known
        while element is not None and element.index not in known:
            chain.append(element)
            element = element.parent
        marks = known[element.index] if element is not None else 0
        for one in reversed(chain):
            own = marks_of(one)
            if one.index in self._forgiven:
                own &= ~GONE
            marks |= own & _PASSED_ON
            known[one.index] = marks
        return marks
