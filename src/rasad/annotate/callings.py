"""What stands beside the name of somebody whom the knowledge base lacks -> his state: "X, a member of Y's council"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.words import BREAK, QUOTE, SPACE, TIGHT, Words
from rasad.langpack.roles import RoleTable

_LONGEST = 8  # words of what somebody is: "head of the international centre of the university of (Y)"
_COMMAS = frozenset(",\N{ARABIC COMMA}\N{HYPHEN-MINUS}\N{EN DASH}")


class Belonging(NamedTuple):
    """Somebody and the state, body or place that tells whose he is."""

    person: str
    to: str


def belongings(words: Words, names: Sequence[Found], entities: Entities, table: RoleTable) -> Iterator[Belonging]:
    """Yield to whom those belong who have no state of their own, by what they are called beside their names.

    The calling stands behind the name, a comma between or not, or right before it; the first name that it holds
    decides. In the order of the names.

    Args:
        words: the words of the document.
        names: the names in them, in order.
        entities: who they are.
        table: the role words of the language; without callings there is nothing to yield.
    """
    if not table.callings:
        return
    at = {index: name for name in names if name.kind in ("name", "demonym") for index in range(name.first, name.last)}
    for name in names:
        if name.kind != "name" or len(name.entities) != 1 or not _is_stateless(name.entities[0], entities):
            continue
        owner = _behind(words, name, at, table) or _before(words, name, at, table)
        if owner is not None and entities.type_of(owner.entities[0]) != "media":
            yield Belonging(name.entities[0], owner.entities[0])


def _is_stateless(person: str, entities: Entities) -> bool:
    entity = entities.own.get(person)
    return entity is not None and entity.type == "person" and entity.country is None


def _behind(words: Words, name: Found, at: dict[int, Found], table: RoleTable) -> Found | None:
    """Return the first name in the calling behind a person's name, or None."""
    first = name.last
    if first >= len(words) or not _is_close(words, first) or words.keys[first] not in table.callings:
        return None
    for index in range(first, min(first + _LONGEST, len(words))):
        if index > first and words.joints[index] not in (SPACE, QUOTE, TIGHT):
            return None
        if index in at:
            return at[index]
        if words.keys[index] in table.calling_ends:
            return None
    return None


def _before(words: Words, name: Found, at: dict[int, Found], table: RoleTable) -> Found | None:
    """Return the name that ends the calling right before a person's name, or None."""
    last = name.first
    while last and words.joints[last] in (SPACE, QUOTE) and words.keys[last - 1] in table.honorifics:
        last -= 1
    owner = at.get(last - 1)
    if owner is None or words.joints[last] not in (SPACE, QUOTE):
        return None
    for index in range(owner.first - 1, max(owner.first - 1 - _LONGEST, -1), -1):
        if words.joints[index + 1] not in (SPACE, QUOTE, TIGHT) or index in at:
            return None
        if words.keys[index] in table.calling_ends:
            return None
        if words.keys[index] in table.callings:
            return owner
    return None


def _is_close(words: Words, index: int) -> bool:
    """Say whether at most a comma and marks of quotation stand before a word."""
    if words.joints[index] != BREAK:
        return True
    gap = words.gaps[index]
    return "\n" not in gap and sum(not char.isspace() and char in _COMMAS for char in gap) == 1 and len(gap.strip()) < 4
