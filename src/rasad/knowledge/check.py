"""The tables of a knowledge base -> what is wrong with them, one fault per row or pair of rows.

`rasad kb check` prints them; the shipped tables have none. Rules of single cells stand here, rules that need several
rows in `check_facts` and `check_names`. Source: `ontology/tables.toml`.
"""

import functools
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

from rasad.errors import LanguageDataError
from rasad.knowledge.check_facts import fact_faults
from rasad.knowledge.check_names import name_faults
from rasad.knowledge.fault import Fault
from rasad.knowledge.tables import (
    ONTOLOGY_FILES,
    Line,
    is_shipped,
    lines_of,
    name_languages,
    read_tables,
    roots,
    rules_of,
)
from rasad.langpack.layers import UserLayer
from rasad.langpack.names import NAME_FILES


def check_knowledge(layer: UserLayer | None = None) -> list[Fault]:
    """Return the faults of the shipped tables and of a user's layer over them, by file and line; empty if all is well.

    Where a file cannot be read as a table at all, only such faults are returned.

    Args:
        layer: the user's layer, or None to check what is shipped.
    """
    broken: list[Fault] = []
    single: list[Fault] = []
    for path, table in _files(layer):
        try:
            single += _shipped_faults(path, table) if is_shipped(path) else _line_faults(path, table)
        except LanguageDataError as error:
            broken.append(_broken(path, str(error)))
    if broken:
        return broken
    try:
        tables = read_tables(layer)
    except LanguageDataError as error:
        return [Fault("ontology/merged.csv", 1, "circle", str(error))]
    return sorted({*single, *fact_faults(tables), *name_faults(tables)})


def _files(layer: UserLayer | None) -> Iterator[tuple[Path, str]]:
    """Yield all tables with the name of their rules."""
    for root in roots(layer):
        for name in ONTOLOGY_FILES:
            yield root / "ontology" / f"{name}.csv", name
        for code in name_languages(root):
            for name in NAME_FILES:
                yield root / "lang" / code / "names" / f"{name}.csv", "names"


def _broken(path: Path, message: str) -> Fault:
    text = message.removeprefix(str(path)).lstrip(":")
    number, _, rest = text.partition(":")
    return (
        Fault(str(path), int(number), "table", rest.strip())
        if number.isdecimal()
        else Fault(str(path), 1, "table", text.strip())
    )


@functools.cache
def _shipped_faults(path: Path, table: str) -> tuple[Fault, ...]:
    return tuple(_line_faults(path, table))


def _line_faults(path: Path, table: str) -> Iterator[Fault]:
    """Yield what one file has wrong by itself."""
    lines, rules = lines_of(path, table), rules_of(table)
    for line in lines:
        for column in rules.needed:
            if not line.cells[column]:
                yield Fault.at(line, "empty", f"the cell {column} is empty. Fill it, or take the row out.")
        for column, values in rules.values.items():
            allowed = values | (rules.own.get(column, frozenset()) if line.is_own else frozenset())
            value = line.cells[column]
            if value and value not in allowed:
                yield Fault.at(line, "value", f"{column} is {value!r}. Write one of {', '.join(sorted(allowed))}.")
        for column, value in line.cells.items():
            if value != " ".join(value.split()):
                yield Fault.at(line, "blank", f"{column} has blanks at its ends or in a row. Take them out.")
        if table == "names" and not line.cells["entity"] and not line.is_own:
            yield Fault.at(line, "empty", "the cell entity is empty. Say whose name it is, or take the row out.")
    yield from _order_faults(lines)


def _order_faults(lines: Sequence[Line]) -> Iterator[Fault]:
    cells = [tuple(line.cells.values()) for line in lines]
    for (above, below), line in zip(itertools.pairwise(cells), lines[1:], strict=True):
        if above == below:
            yield Fault.at(line, "twice", "the row stands twice. Take one of them out.")
        elif above > below and not line.is_own:
            yield Fault.at(line, "order", "the row does not come after the one above. Sort the file by its columns.")
