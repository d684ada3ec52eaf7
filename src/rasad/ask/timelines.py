"""A question of events -> the happenings that they tell of, each once, in the order of their days."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, cast

import apsw

from rasad.ask.layers import rows_at
from rasad.ask.questions import Question
from rasad.ask.rows import EventRow, TimelineRow

_OF_ITEM = "SELECT happening, sources FROM item WHERE number = ?"
_TOLD = "SELECT count(*) FROM item WHERE happening = ?"


class _Happening(NamedTuple):
    """The item that tells of a happening best, and how many do."""

    number: int
    told: int
    sources: int


def timeline_rows(connection: apsw.Connection, question: Question) -> Iterator[TimelineRow]:
    """Yield happenings by the day of the first event that is asked for; what is not linked is one of its own."""
    end = None if question.limit is None else question.offset + question.limit
    numbers = question._replace(limit=None, offset=0).numbers(connection)
    for one in islice(_happenings(connection, numbers), question.offset, end):
        for row in cast("Iterator[EventRow]", rows_at(connection, "event", [one.number])):
            yield TimelineRow(day=row.where.filed, told=one.told, sources=one.sources, event=row)


def _happenings(connection: apsw.Connection, numbers: Iterable[int]) -> Iterator[_Happening]:
    seen: set[object] = set()
    for number in numbers:
        happening, sources = connection.execute(_OF_ITEM, (number,)).fetchall()[0]
        if happening is None:
            yield _Happening(number, 1, 1)
        elif happening not in seen:
            seen.add(happening)
            told = cast("int", connection.execute(_TOLD, (happening,)).get)
            yield _Happening(number, told, cast("int", sources))
