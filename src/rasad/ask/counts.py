"""A question -> how many rows meet it, by words of lists, states, persons, places and periods."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import apsw
import msgspec

from rasad.ask.known import checked_word
from rasad.ask.periods import Period, period_name
from rasad.ask.questions import Question
from rasad.errors import QueryError
from rasad.store.items import LISTED, SETS, Part

MOST_DIMENSIONS = 2
Each = Literal["row", "happening", "document"]
_KEYS: Mapping[str, Part] = {
    "state": Part.STATE,
    "pair": Part.PAIR,
    "person": Part.PARTY,
    "acting": Part.ACTING,
    "named": Part.NAMED,
    "context": Part.CONTEXT,
    "place": Part.PLACE,
}
_LISTS: Mapping[str, str] = {
    **{column: column for column in LISTED if column != "outlet" and column not in SETS},
    "source": "outlet",
    "state": "states",
    "pair": "pairs",
    "context": "contexts",
}
DIMENSIONS = tuple(sorted({*_KEYS, *_LISTS}))
"""What rows can be counted by."""
_PERIODS: Mapping[Period, str] = {
    "year": "item.year",
    "quarter": "item.month / 3",
    "month": "item.month",
    "week": "CASE WHEN (item.first - 1) / 7 = (item.last - 1) / 7 THEN item.first - (item.first - 1) % 7 END",
    "day": "CASE WHEN item.first = item.last THEN item.first END",
}
"""What tells the period that holds all days of a row; null where none does. Weeks begin on Monday, as day 1 did."""
_OF_EACH: Mapping[Each, str] = {
    "row": "count(*)",
    "happening": "count(DISTINCT item.happening)",
    "document": "count(DISTINCT item.document)",
}
_BETWEEN, _AFTER = 31, 30  # characters that part values and rows; no key holds them
_PIECE = 1 << 20  # characters
_JOIN = " LEFT JOIN item_key AS by{n} ON by{n}.item = item.number AND by{n}.part = {part}"

_Values = tuple[str | None, ...]
_Totals = Counter[tuple[int, _Values]]


class CountRow(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows have these values; None is: not told, or of the period: not dated so closely."""

    by: dict[str, str | None]
    period: str | None
    count: int


class Counting(NamedTuple):
    """What is counted and by what."""

    by: Sequence[str] = ()
    period: Period | None = None
    each: Each = "row"


def count_rows(connection: apsw.Connection, question: Question, counting: Counting) -> Iterator[CountRow]:
    """Yield counts, by period and in it the largest first; a row with several states counts for each.

    Raises:
        QueryError: if something cannot be counted by.
    """
    by = _checked(counting)
    keys = [name for name in by if not _is_listed(name, counting.each)]
    listed = [name for name in by if name not in keys]
    radix = int(str(connection.execute("SELECT coalesce(max(number), 0) FROM word").get)) + 1
    number = f"coalesce({_PERIODS[counting.period]}, -1) + 1" if counting.period else "0"
    for name in listed:  # one number tells the period and the words, and is counted faster than they are
        number = f"({number}) * {radix} + coalesce(item.{_LISTS[name]}, 0)"
    totals = _counted(connection, question, counting.each, keys, number)
    for name in reversed(listed):
        totals = _told(connection, name, radix, totals)
    places = [[*listed, *keys].index(name) for name in by]
    ordered = {(when, tuple(one[n] for n in places)): count for (when, one), count in totals.items()}
    for (when, one), count in sorted(ordered.items(), key=_order):
        yield CountRow(by=dict(zip(by, one, strict=True)), period=_period(counting.period, when - 1), count=count)


def _counted(connection: apsw.Connection, question: Question, each: Each, keys: Sequence[str], number: str) -> _Totals:
    """Count by a number and keys."""
    joins = "".join(_JOIN.format(n=n, part=int(_KEYS[name])) for n, name in enumerate(keys))
    source = f"FROM {question.scanned}{joins} WHERE {question.condition.sql}"
    texts = " || ".join([f"({number})", *(f"char({_BETWEEN}) || coalesce(by{n}.key, '')" for n in range(len(keys)))])
    if each == "row":  # SQLite would sort the rows to group them: their texts are counted in a third of that time
        query = f"SELECT group_concat({texts}, char({_AFTER})) {source}"
        counted = _counted_texts(connection.execute(query, question.condition.values).get)
    else:
        query = f"SELECT {texts}, {_OF_EACH[each]} {source} GROUP BY 1"
        found = connection.execute(query, question.condition.values)
        counted = Counter({str(text): int(str(count)) for text, count in found})
    if not keys:
        return Counter({(int(text), ()): count for text, count in counted.items()})
    parted = ((text.split(chr(_BETWEEN)), count) for text, count in counted.items())
    return Counter({(int(packed), tuple(key or None for key in found)): count for (packed, *found), count in parted})


def _told(connection: apsw.Connection, name: str, radix: int, totals: _Totals) -> _Totals:
    """Return the counts with the words that the last digit of their number tells before their values."""
    used = json.dumps([*{number % radix for number, _ in totals}])
    query = "SELECT number, text FROM word WHERE number IN (SELECT value FROM json_each(?))"
    values: dict[int, _Values] = {0: (None,)}
    for number, word in connection.execute(query, (used,)):
        values[int(str(number))] = tuple(str(word).split()) if _LISTS[name] in SETS else (str(word),)
    told: _Totals = Counter()
    for (number, others), count in totals.items():
        rest, digit = divmod(number, radix)
        for value in values[digit]:
            told[rest, (value, *others)] += count
    return told


def _counted_texts(joined: object) -> Counter[str]:
    """Count the texts in a joined one, piece by piece: all at once would take some hundred bytes for each."""
    counted: Counter[str] = Counter()
    if joined is None:  # no row
        return counted
    text, start = str(joined), 0
    while start < len(text):
        end = text.find(chr(_AFTER), start + _PIECE)
        piece = text[start:] if end < 0 else text[start:end]
        counted.update(piece.split(chr(_AFTER)))
        start += len(piece) + 1
    return counted


def _is_listed(name: str, each: Each) -> bool:
    """Say whether a dimension is told by a number of the row: of sets of keys only rows can be added up."""
    return name in _LISTS and (_LISTS[name] not in SETS or each == "row")


def _checked(counting: Counting) -> tuple[str, ...]:
    if len(counting.by) > MOST_DIMENSIONS:
        raise QueryError(f"rows are counted by {MOST_DIMENSIONS} things at most, and a period")
    if counting.period is not None:
        checked_word(counting.period, _PERIODS, "period")
    checked_word(counting.each, _OF_EACH, "way to count")
    return tuple(dict.fromkeys(checked_word(name, DIMENSIONS, "thing to count by") for name in counting.by))


def _period(period: Period | None, number: int) -> str | None:
    """Return a period as EDTF; None for -1."""
    return None if period is None or number < 0 else period_name(period, number)


def _order(total: tuple[tuple[int, _Values], int]) -> tuple[bool, int, int, str]:
    (when, one), count = total
    return not when, when, -count, str(one)
