"""Wikidata -> the tables of `NAME.kb/wikidata/`, which lie over the shipped ones and under the user's own."""

import shutil
from pathlib import Path
from typing import NamedTuple

from rasad.knowledge.check import check_knowledge
from rasad.knowledge.fault import Fault
from rasad.knowledge.tables import read_tables, rules_of
from rasad.knowledge.wikidata_plan import Found, Plan
from rasad.knowledge.wikidata_tables import Rows, build_tables
from rasad.langpack.layers import UPDATES, UserLayer, open_layer, write_table

_ROUNDS = 10  # of taking out what the check refuses; each round may uncover what hung on it


class Update(NamedTuple):
    """What an update wrote: rows by table, items without a row, and rows that the check refused."""

    rows: dict[str, int]
    left_out: int
    refused: tuple[Fault, ...]


def update_tables(folder: Path, found: Found, plan: Plan, languages: tuple[str, ...]) -> Update:
    """Write the tables of an update in the place of those of an earlier one.

    Nothing that is shipped, or that the user says, is changed: only new entities, forms and terms are added. What the
    check of the tables refuses is taken out again.

    Args:
        folder: the folder of the user's layer.
        found: what Wikidata has.
        plan: what is taken of it.
        languages: the codes to take names in.

    Raises:
        ReadError: Wikidata or the dump cannot be read; the tables of an earlier update stay.
    """
    built = build_tables(found, plan, read_tables(_own_alone(folder)), languages)
    target, old = folder / UPDATES, folder / f"{UPDATES}.old"
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        rows, refused = _write(folder, built.rows)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
    counts = {f"{code}/{table}" if code else table: len(lines) for (code, table), lines in sorted(rows.items())}
    return Update(counts, built.left_out, refused)


def _own_alone(folder: Path) -> UserLayer | None:
    """Return the user's layer without an earlier update."""
    layer = open_layer(folder)
    own = tuple(root for root in layer.folders if root.name != UPDATES) if layer else ()
    return UserLayer(own, "") if own else None


def _write(folder: Path, rows: Rows) -> tuple[Rows, tuple[Fault, ...]]:
    """Write the rows but for those that the check refuses, and return both."""
    refused: list[Fault] = []
    for _ in range(_ROUNDS):
        paths = _write_all(folder / UPDATES, rows)
        faults = [fault for fault in check_knowledge(open_layer(folder)) if fault.path in paths]
        if not faults:
            break
        refused += faults
        rows = _without(rows, paths, faults)
    return rows, tuple(refused)


def _write_all(root: Path, rows: Rows) -> dict[str, tuple[str, str]]:
    """Write all tables, sorted, and return which stands where."""
    paths: dict[str, tuple[str, str]] = {}
    for (code, table), lines in rows.items():
        path = root / (f"lang/{code}/names" if code else "ontology") / f"{table}.csv"
        write_table(path, rules_of("names" if code else table).columns, lines)
        paths[str(path)] = (code, table)
    return paths


def _without(rows: Rows, paths: dict[str, tuple[str, str]], faults: list[Fault]) -> Rows:
    """Return the rows without those with a fault; lines are those of the sorted files, from 2 on."""
    gone: dict[tuple[str, str], set[int]] = {}
    for fault in faults:
        gone.setdefault(paths[fault.path], set()).add(fault.line - 2)
    kept: Rows = {}
    for key, lines in rows.items():
        columns = rules_of("names" if key[0] else key[1]).columns
        cells = sorted({tuple(row[column] for column in columns) for row in lines})
        left = [row for index, row in enumerate(cells) if index not in gone.get(key, ())]
        kept[key] = [dict(zip(columns, row, strict=True)) for row in left]
    return kept
