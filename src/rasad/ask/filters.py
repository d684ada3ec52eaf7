"""What a question is limited to -> conditions of SQL with their values."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rasad.errors import QueryError
from rasad.records.days import UNKNOWN_DAYS, Days, days_of

Pair = tuple[str, str]
Value = str | int | float | None


class Condition(NamedTuple):
    """A condition of SQL and the values of its named parameters."""

    sql: str
    values: dict[str, Value]


ANYTHING = Condition("TRUE", {})
_CHOICES = {
    "language": "document.language = :language",
    "outlet": "(document.outlet = :outlet OR document.outlet_name = :outlet)",
    "document": "document.id = :document",
    "location": (
        "CASE WHEN :location LIKE '%*' THEN substr(document.location, 1, length(:location) - 1) "
        "= substr(:location, 1, length(:location) - 1) ELSE document.location = :location END"
    ),
}


def all_of(*conditions: Condition) -> Condition:
    """Return the condition that all of these hold; their parameters have names of their own."""
    values: dict[str, Value] = {}
    for condition in conditions:
        values |= condition.values
    return Condition(" AND ".join(condition.sql for condition in conditions), values)


def equals(column: str, value: str | None) -> Condition:
    """Return the condition that a column has this value, or none where the value is None."""
    name = column.replace(".", "_")
    return ANYTHING if value is None else Condition(f"{column} = :{name}", {name: value})


def in_time(first: str, last: str, *, since: str | None, until: str | None) -> Condition:
    """Return the condition that days between two columns may lie in the time asked for; undated rows do not.

    Args:
        first: SQL for the first day that a row may have; null is unknown.
        last: SQL for its last day; null is open.
        since: EDTF; its first day counts. None for no limit.
        until: EDTF; its last day counts. None for no limit.

    Raises:
        QueryError: if a limit is not EDTF.
    """
    parts = [ANYTHING]
    if since is not None:
        begin = limit_days(since, "since").first
        parts.append(Condition(f"coalesce({last}, CASE WHEN {first} THEN '9999' END) >= :since", {"since": begin}))
    if until is not None:
        parts.append(Condition(f"{first} <= :until", {"until": limit_days(until, "until").last}))
    return all_of(*parts)


def within(since: str | None, until: str | None) -> Callable[[str | None], bool]:
    """Return the test whether an EDTF value may lie in the time asked for; without limits everything does.

    Raises:
        QueryError: if a limit is not EDTF.
    """
    begin = limit_days(since, "since").first if since is not None else None
    end = limit_days(until, "until").last if until is not None else None

    def is_within(edtf: str | None) -> bool:
        if begin is None and end is None:
            return True
        first, last = days_of(edtf)
        known = first is not None or last is not None
        return known and (begin is None or (last or begin) >= begin) and (end is None or (first or end) <= end)

    return is_within


def chosen(where: Mapping[str, str]) -> Condition:
    """Return the condition that a document is what is asked for.

    Args:
        where: `language`, `outlet` (id or name), `document` (id), `location` (`*` at its end stands for anything),
            `since` and `until` (EDTF), each at most once.

    Raises:
        QueryError: if a name is none of these, or a limit is no date.
    """
    unknown = sorted(where.keys() - _CHOICES.keys() - {"since", "until"})
    if unknown:
        names = ", ".join([*_CHOICES, "since", "until"])
        raise QueryError(f"documents cannot be chosen by {unknown[0]!r}; choose by {names}")
    parts = [Condition(sql, {name: where[name]}) for name, sql in _CHOICES.items() if name in where]
    since, until = where.get("since"), where.get("until")
    return all_of(ANYTHING, *parts, in_time("document.day_first", "document.day_last", since=since, until=until))


def day_asked(on: str | None) -> str | None:
    """Return the ISO day, the last one where a longer time is given; None without one.

    Raises:
        QueryError: if it is not EDTF.
    """
    return None if on is None else limit_days(on, "on").last


def states_of(pair: Pair) -> dict[str, Value]:
    """Return the two states as parameters `one` and `other`.

    Raises:
        QueryError: if it is twice the same state.
    """
    if pair[0] == pair[1]:
        raise QueryError(f"between needs two states, and {pair[0]} was given twice")
    return {"one": pair[0], "other": pair[1]}


def limit_days(edtf: str, name: str) -> Days:
    """Return the days of a limit.

    Raises:
        QueryError: if it is not EDTF; says how dates are written.
    """
    days = days_of(edtf)
    if days == UNKNOWN_DAYS:
        raise QueryError(f"{name}: {edtf!r} is no date; write it as 2016-10-10, 2016-10 or 2016")
    return days
