"""Stored documents -> which copy one another, and which telling of the older text each of their tellings repeats."""

import functools
from collections.abc import Callable, Sequence, Set

import apsw

from rasad.link.copies import COPIED, FEW
from rasad.link.echoes import repeats
from rasad.store.told import Told, numbers_of, tellings_in

_DOCUMENTS_KEPT = 2_000  # in memory while copies are compared
_MODELS = (
    "SELECT DISTINCT model.document FROM telling AS own JOIN telling AS model ON model.number = own.repeats "
    "WHERE own.document = ?"
)


def find_copies(connection: apsw.Connection, number: int) -> None:
    """Write down the documents that share their text with one."""
    shared = connection.execute(
        "SELECT theirs.document, count(*) FROM text_run AS own JOIN text_run AS theirs ON theirs.run = own.run "
        "WHERE own.document = ?1 AND theirs.document <> ?1 GROUP BY theirs.document HAVING count(*) >= ?2",
        (number, FEW),
    ).fetchall()
    own = _sample_size(connection, number)
    for other, count in shared:
        shorter = min(own, _sample_size(connection, int(str(other))))
        if int(str(count)) >= COPIED * shorter:
            pairs = [(number, other), (other, number)]
            connection.executemany("INSERT OR IGNORE INTO copied VALUES (?, ?)", pairs)


def _sample_size(connection: apsw.Connection, number: int) -> int:
    return int(str(connection.execute("SELECT count(*) FROM text_run WHERE document = ?", (number,)).get))


def find_echoes(connection: apsw.Connection, documents: Sequence[int]) -> set[int]:
    """Write down which tellings repeat others, as far as new documents change it; return the tellings touched."""
    touched: set[int] = set()
    near: set[int] = set()
    for number in documents:
        others = numbers_of(connection.execute("SELECT other FROM copied WHERE document = ?", (number,)))
        near |= {number, *others} if others else set()
    new = frozenset(documents)
    told = functools.lru_cache(maxsize=_DOCUMENTS_KEPT)(functools.partial(tellings_in, connection))
    age = functools.lru_cache(maxsize=None)(functools.partial(_age, connection))
    for document in sorted(near):
        touched |= _write_models(connection, document, new, told, age)
    return touched


def _write_models(
    connection: apsw.Connection,
    document: int,
    new: Set[int],
    told: Callable[[int], list[Told]],
    age: Callable[[int], tuple[str, str]],
) -> set[int]:
    """Write down the models of a document's tellings; return the tellings that have another model than before.

    One that was linked before keeps its models, but for new documents that are older than they.
    """
    others = set(numbers_of(connection.execute("SELECT other FROM copied WHERE document = ?", (document,))))
    if document not in new:
        others &= new
        if not any(age(other) < age(document) for other in others):
            return set()
        others |= set(numbers_of(connection.execute(_MODELS, (document,))))
    older = sorted((other for other in others if age(other) < age(document)), key=age)
    changed = set()
    for row in told(document):
        models = (model for other in older for model in told(other) if repeats(row.telling, model.telling))
        model = next((found.number for found in models), None)
        if model != row.repeats:
            connection.execute("UPDATE telling SET repeats = ? WHERE number = ?", (model, row.number))
            changed |= {row.number, *([row.repeats] if row.repeats is not None else [])}
    return changed


def _age(connection: apsw.Connection, number: int) -> tuple[str, str]:
    row = connection.execute("SELECT published, id FROM document WHERE number = ?", (number,)).fetchone()
    return (str(row[0] or "9"), str(row[1])) if row else ("9", "")
