"""A question -> how many rows meet it, by words of lists, states, persons, places and periods."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Literal, NamedTuple

import apsw
import msgspec

from rasad.ask.known import checked_word
from rasad.ask.questions import Question
from rasad.errors import QueryError
from rasad.store.items import LISTED, SETS, Part, span_of

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
_BITS = 20  # of a number of a word: one number tells two words and a period, and is grouped faster than they are
_PERIOD_AT = 2 * _BITS
_JOIN = " LEFT JOIN item_key AS by{n} ON by{n}.item = item.number AND by{n}.part = {part}"


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
    joins = "".join(_JOIN.format(n=n, part=int(_KEYS[name])) for n, name in enumerate(keys))
    listed = [name for name in by if name not in keys]
    packed = [f"(coalesce(item.{_LISTS[name]}, 0) << {_BITS * n})" for n, name in enumerate(listed)]
    packed += [f"((coalesce({_PERIODS[counting.period]}, -1) + 1) << {_PERIOD_AT})"] if counting.period else []
    groups = [*(f"by{n}.key" for n in range(len(keys))), " | ".join(packed) or "0"]
    sql = (
        f"SELECT {', '.join(groups)}, {_OF_EACH[counting.each]} FROM {question.scanned}{joins} "
        f"WHERE {question.condition.sql} GROUP BY {', '.join(str(n + 1) for n in range(len(groups)))}"
    )
    words = {int(str(n)): str(text) for n, text in connection.execute("SELECT number, text FROM word")}
    totals: Counter[tuple[int, tuple[str | None, ...]]] = Counter()
    for *found, number, count in connection.execute(sql, question.condition.values):
        packed_words, when = int(str(number)) & (1 << _PERIOD_AT) - 1, int(str(number)) >> _PERIOD_AT
        values: dict[str, Sequence[str | None]] = {}
        values |= {name: [None if key is None else str(key)] for name, key in zip(keys, found, strict=True)}
        values |= {name: _unpacked(name, packed_words >> _BITS * n, words) for n, name in enumerate(listed)}
        for one in product(*(values[name] for name in by)):
            totals[when, one] += int(str(count))
    rows = (
        CountRow(by=dict(zip(by, one, strict=True)), period=_period(counting.period, when - 1), count=count)
        for (when, one), count in totals.items()
    )
    yield from sorted(rows, key=_order)


def _is_listed(name: str, each: Each) -> bool:
    """Say whether a dimension is told by a number of the row: of sets of keys only rows can be added up."""
    return name in _LISTS and (_LISTS[name] not in SETS or each == "row")


def _unpacked(name: str, number: int, words: Mapping[int, str]) -> Sequence[str | None]:
    """Return the values that a packed number tells: of a set each, else one; None where there is none."""
    word = words.get(number & (1 << _BITS) - 1)
    return [word] if word is None or _LISTS[name] not in SETS else word.split()


def _checked(counting: Counting) -> tuple[str, ...]:
    if len(counting.by) > MOST_DIMENSIONS:
        raise QueryError(f"rows are counted by {MOST_DIMENSIONS} things at most, and a period")
    if counting.period is not None:
        checked_word(counting.period, _PERIODS, "period")
    checked_word(counting.each, _OF_EACH, "way to count")
    return tuple(dict.fromkeys(checked_word(name, DIMENSIONS, "thing to count by") for name in counting.by))


def _period(period: Period | None, number: int) -> str | None:
    """Return a period as EDTF: a quarter has the codes 33 to 36, a week is its days; None for -1."""
    if period is None or number < 0:
        return None
    if period == "year":
        return f"{number:04d}"
    if period == "quarter":
        return f"{number // 4:04d}-{33 + number % 4}"
    if period == "month":
        return f"{number // 12:04d}-{number % 12 + 1:02d}"
    return span_of(number, number + 6 if period == "week" else number)


def _order(row: CountRow) -> tuple[bool, str, int, str]:
    return row.period is None, row.period or "", -row.count, str(list(row.by.values()))
