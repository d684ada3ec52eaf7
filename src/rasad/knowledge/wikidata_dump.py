"""A local JSON dump of Wikidata, streamed -> the items that our tables take.

The file is read twice, line by line: for the classes and positions first, for what belongs to them then. Memory grows
with the number of classes (a few million), not with the dump.
"""

import bz2
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import msgspec

from rasad.errors import ReadError
from rasad.knowledge.wikidata_items import COUNTRY, HELD, HUMAN, INSTANCE_OF, JURISDICTION, SUBCLASS_OF, Item
from rasad.knowledge.wikidata_plan import Found, Plan

_MARKS = b" \t\r\n,"
_CLASS_MARKS = tuple(f'"{prop}"'.encode() for prop in (SUBCLASS_OF, JURISDICTION))
_MEMBER_MARKS = tuple(f'"{prop}"'.encode() for prop in (HELD, COUNTRY))
_DECODER = msgspec.json.Decoder(Item)


def items_of_dump(path: Path, plan: Plan) -> Found:
    """Return what a dump has for our tables; the items are read as they are asked for.

    Args:
        path: a file of one JSON array with an item a line, as Wikidata publishes it, plain, .gz or .bz2.
        plan: what to take.

    Raises:
        ReadError: the file cannot be read, or a line is no item; the message names the line.
    """
    above: dict[str, tuple[str, ...]] = {}
    positions: list[Item] = []
    for item in _items(path, _CLASS_MARKS):
        classes = (*item.ids(SUBCLASS_OF), *item.ids(INSTANCE_OF))
        if item.ids(SUBCLASS_OF):
            above[item.id] = tuple(item.ids(SUBCLASS_OF))
        if classes and plan.states.keys() & set(item.ids(JURISDICTION)) and HUMAN not in classes:
            positions.append(item)
    closure = _Closure(above)
    wanted = frozenset(plan.position_classes)
    held = [item for item in positions if closure.reaches((item.id, *item.ids(INSTANCE_OF)), wanted)]
    return Found(tuple(held), _members(path, plan, closure, {item.id for item in held}))


def _members(path: Path, plan: Plan, closure: "_Closure", positions: set[str]) -> Iterator[tuple[str, str, Item]]:
    for item in _items(path, _MEMBER_MARKS):
        if HUMAN in item.ids(INSTANCE_OF):
            if any(held.position in positions for held in item.held()):
                yield "people", "person", item
            continue
        if not plan.states.keys() & set(item.ids(COUNTRY)):
            continue
        for take in plan.takes:
            if len(item.sitelinks) >= take.sitelinks and closure.reaches(item.ids(INSTANCE_OF), take.classes):
                yield take.table, take.type, item
                break


class _Closure:
    """Which classes lie above a class."""

    def __init__(self, above: dict[str, tuple[str, ...]]) -> None:
        self._above = above

    def reaches(self, classes: "list[str] | tuple[str, ...]", wanted: frozenset[str]) -> bool:
        """Say whether one of the classes is a wanted one or lies below it."""
        seen: set[str] = set()
        left = list(classes)
        while left:
            one = left.pop()
            if one in wanted:
                return True
            if one not in seen:
                seen.add(one)
                left.extend(self._above.get(one, ()))
        return False


def _items(path: Path, marks: tuple[bytes, ...]) -> Iterator[Item]:
    """Yield the items whose line has one of the marks: most have none, and are not decoded."""
    try:
        with _open(path) as lines:
            text = opening = b""
            for number, line in enumerate(lines, start=1):
                text = line.strip(_MARKS)
                opening = opening or text
                if text in (b"", b"[", b"]"):
                    continue
                if text[:1] != b"{":
                    raise ReadError(f"{path}:{number}: no item of Wikidata. Give a JSON dump.")
                if not any(mark in text for mark in marks):
                    continue
                try:
                    yield _DECODER.decode(text)
                except msgspec.MsgspecError as error:
                    if b'"type":"property"' in text or b'"type":"lexeme"' in text:
                        continue
                    raise ReadError(f"{path}:{number}: no item of Wikidata: {error}. Give a JSON dump.") from error
            if opening == b"[" and text != b"]":
                raise ReadError(f"{path}: the dump ends in the middle. Fetch it again.")
    except (OSError, EOFError) as error:
        advice = "Give Wikidata's JSON dump (.json, .json.gz, .json.bz2)."
        raise ReadError(f"{path}: the dump cannot be read: {error}. {advice}") from error


def _open(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return cast("IO[bytes]", bz2.open(path, "rb")) if path.suffix == ".bz2" else path.open("rb")
