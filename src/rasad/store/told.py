"""Rows of tellings as the ledger keeps them, and lists of numbers for its questions."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast

import apsw
import msgspec

from rasad.link.tellings import Telling

SELECT = "SELECT number, document, repeats, happening, body FROM telling"
_AT_ONCE = 500  # values of one SQL statement
_DECODER = msgspec.msgpack.Decoder(Telling)


class Told(NamedTuple):
    """A telling with the numbers of its row, of its document and of the telling that it repeats."""

    number: int
    document: int
    repeats: int | None
    happening: str | None
    telling: Telling


def decoded(body: object) -> Telling:
    """Return a telling from the bytes that it is kept as."""
    return _DECODER.decode(cast("bytes", body))


def tellings_in(connection: apsw.Connection, document: int) -> list[Told]:
    """Return the tellings of a document, given by number, by their numbers."""
    rows = connection.execute(f"{SELECT} WHERE document = ? ORDER BY number", (document,))
    return [told_row(row) for row in rows]


def told_row(row: tuple[object, ...]) -> Told:
    """Return what `SELECT` found."""
    number, document, repeats, happening, body = row
    return Told(number, document, repeats, happening, decoded(body))  # type: ignore[arg-type]


def numbers_of(rows: Iterable[tuple[object, ...]]) -> list[int]:
    """Return the first column of rows."""
    return [int(str(row[0])) for row in rows]


def parts(values: Iterable[int]) -> Iterator[list[int]]:
    """Yield numbers, ordered, in lists that one statement can take."""
    ordered = sorted(values)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def marks(values: Sequence[int]) -> str:
    """Return the marks that stand for values in a statement."""
    return ", ".join("?" * len(values))
