"""A question -> how many rows meet it, by words of lists, states, persons, places and periods."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import apsw
import msgspec

from rasad.ask.known import checked_word
from rasad.ask.questions import Question
from rasad.errors import QueryError
from rasad.store.items import LISTED, Part, span_of

MOST_DIMENSIONS = 2
Period = Literal["year", "quarter", "month", "week", "day"]
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
_LISTS: Mapping[str, str] = {**{column: column for column in LISTED if column != "outlet"}, "source": "outlet"}
DIMENSIONS = tuple(sorted([*_KEYS, *_LISTS]))
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
_BITS = 20  # of a number of a word: one number tells two words, and is grouped faster than they are


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
    columns = [_column(name, index) for index, name in enumerate(by)]
    joins = "".join(_join(name, index) for index, name in enumerate(by) if name in _KEYS)
    period = _PERIODS[counting.period] if counting.period else "NULL"
    packed = " | ".join(f"(coalesce({sql}, 0) << {_BITS * n})" for n, (sql, is_key) in enumerate(columns) if not is_key)
    groups = [sql for sql, is_key in columns if is_key] + [packed or "0", period]
    sql = (
        f"SELECT {', '.join(groups)}, {_OF_EACH[counting.each]} FROM {question.scanned}{joins} "
        f"WHERE {question.condition.sql} GROUP BY {', '.join(str(n + 1) for n in range(len(groups)))}"
    )
    words = {int(str(n)): str(text) for n, text in connection.execute("SELECT number, text FROM word")}
    found = connection.execute(sql, question.condition.values)
    yield from sorted((_row(by, counting.period, row, words) for row in found), key=_order)


def _checked(counting: Counting) -> tuple[str, ...]:
    if len(counting.by) > MOST_DIMENSIONS:
        raise QueryError(f"rows are counted by {MOST_DIMENSIONS} things at most, and a period")
    if counting.period is not None:
        checked_word(counting.period, _PERIODS, "period")
    checked_word(counting.each, _OF_EACH, "way to count")
    return tuple(dict.fromkeys(checked_word(name, DIMENSIONS, "thing to count by") for name in counting.by))


def _column(name: str, index: int) -> tuple[str, bool]:
    """Return the SQL of a dimension, and whether it is a key."""
    return (f"by{index}.key", True) if name in _KEYS else (f"item.{_LISTS[name]}", False)


def _join(name: str, index: int) -> str:
    return f" LEFT JOIN item_key AS by{index} ON by{index}.item = item.number AND by{index}.part = {int(_KEYS[name])}"


def _row(by: Iterable[str], period: Period | None, row: tuple[object, ...], words: Mapping[int, str]) -> CountRow:
    *keys, packed, when, count = row
    values: dict[str, str | None] = {}
    left = list(keys)
    for index, name in enumerate(by):
        if name in _KEYS:
            key = left.pop(0)
            values[name] = None if key is None else str(key)
        else:
            values[name] = words.get(int(str(packed)) >> (_BITS * index) & ((1 << _BITS) - 1))
    return CountRow(by=values, period=_period(period, when), count=int(str(count)))


def _period(period: Period | None, when: object) -> str | None:
    """Return a period as EDTF: a quarter has the codes 33 to 36, a week is its days."""
    if period is None or when is None:
        return None
    number = int(str(when))
    if period == "year":
        return f"{number:04d}"
    if period == "quarter":
        return f"{number // 4:04d}-{33 + number % 4}"
    if period == "month":
        return f"{number // 12:04d}-{number % 12 + 1:02d}"
    return span_of(number, number + 6 if period == "week" else number)


def _order(row: CountRow) -> tuple[bool, str, int, str]:
    return row.period is None, row.period or "", -row.count, str(list(row.by.values()))
