"""The shipped tables and a user's layer -> every row with its place, and the rows that are in effect."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rasad.chars.fold import fold
from rasad.config import data_folder
from rasad.errors import LanguageDataError
from rasad.langpack.layers import UserLayer, merged_ids, read_table
from rasad.langpack.names import NAME_FILES
from rasad.langpack.pack import read_toml

ENTITY_FILES = ("states", "places", "people", "organisations", "media", "things")
ONTOLOGY_FILES = (*ENTITY_FILES, "offices", "terms", "merged", "domains", "zones")


Cells = dict[str, str]


class Rules(NamedTuple):
    """What `tables.toml` says of one kind of table."""

    columns: tuple[str, ...]
    needed: tuple[str, ...]
    values: Mapping[str, frozenset[str]]
    own: Mapping[str, frozenset[str]]
    states: tuple[str, ...]
    bodies: tuple[str, ...]


class Line(NamedTuple):
    """One row: the file and line it stands on, its cells by column, and whether a user's layer says it."""

    path: Path
    number: int
    cells: Cells
    is_own: bool

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self.path}:{self.number}"


class Tables(NamedTuple):
    """The rows in effect: of the ontology by file, of the names by language and file."""

    facts: dict[str, list[Line]]
    names: dict[str, dict[str, list[Line]]]


@functools.cache
def table_rules() -> Mapping[str, Any]:
    """Return `tables.toml`: rules by table, and what holds for all."""
    return read_toml(data_folder() / "ontology" / "tables.toml")


def rules_of(table: str) -> Rules:
    """Return the rules of one table; `names` stands for all lists of names."""
    rules = table_rules()[table]
    return Rules(
        columns=tuple(rules["columns"]),
        needed=tuple(rules["needed"]),
        values={column: frozenset(values) for column, values in rules.get("values", {}).items()},
        own={column: frozenset(values) for column, values in rules.get("own", {}).items()},
        states=tuple(rules.get("states", ())),
        bodies=tuple(rules.get("bodies", ())),
    )


def roots(layer: UserLayer | None) -> tuple[Path, ...]:
    """Return the folders that tables lie in, the shipped one first."""
    return (data_folder(), *(layer.folders if layer else ()))


def lines_of(path: Path, table: str) -> tuple[Line, ...]:
    """Read a table; its header must be the one that the rules give. Shipped tables are read once per process.

    Raises:
        LanguageDataError: it is no CSV, or has another header.
    """
    return _shipped_lines(path, table) if is_shipped(path) else _read_lines(path, table)


def is_shipped(path: Path) -> bool:
    """Say whether a table is one of rasad's own, which do not change while it runs."""
    return path.is_relative_to(data_folder())


@functools.cache
def _shipped_lines(path: Path, table: str) -> tuple[Line, ...]:
    return _read_lines(path, table)


def _read_lines(path: Path, table: str) -> tuple[Line, ...]:
    header, rows = read_table(path)
    columns = list(rules_of(table).columns)
    if header and header != columns:
        raise LanguageDataError(f"{path}:1: the header must be {','.join(columns)}. Correct the file.")
    is_own = not is_shipped(path)
    cells = (dict(zip(header, row, strict=True)) for row in rows)
    return tuple(Line(path, number, row, is_own) for number, row in enumerate(cells, start=2))


def name_languages(root: Path) -> Iterator[str]:
    """Yield the codes of the languages that a folder has lists of names for, sorted."""
    for folder in sorted(root.glob("lang/*/names")):
        yield folder.parent.name


def read_tables(layer: UserLayer | None) -> Tables:
    """Return the rows in effect: those of the user's layer in the place of the shipped ones that they replace.

    An entity or office is replaced by its id; the terms of a person in an office together; a written form with all
    that it stood for.

    Raises:
        LanguageDataError: a table cannot be read, has another header, or merges entities in a circle.
    """
    facts = {
        name: [lines_of(root / "ontology" / f"{name}.csv", name) for root in roots(layer)] for name in ONTOLOGY_FILES
    }
    into = merged_ids(layer)
    effective = {"merged": [line for lines in facts["merged"] for line in lines]}
    effective |= _entities({name: facts[name] for name in ENTITY_FILES}, into)
    effective["offices"] = list({line.cells["id"]: line for lines in facts["offices"] for line in lines}.values())
    for name, key in (("domains", "domain"), ("zones", "state")):
        effective[name] = list({line.cells[key]: line for lines in facts[name] for line in lines}.values())
    effective["terms"] = _terms(facts["terms"], into)
    languages = sorted({code for root in roots(layer) for code in name_languages(root)})
    return Tables(effective, {code: _names(layer, code, into) for code in languages})


def _entities(facts: Mapping[str, Sequence[Sequence[Line]]], into: Mapping[str, str]) -> dict[str, list[Line]]:
    """The entities of every file: of two layers the higher one's row, none for what is merged away."""
    highest = {
        line.cells["id"]: level
        for level in range(max(map(len, facts.values())))
        for layers in facts.values()
        for line in layers[level]
    }
    return {
        name: [
            line
            for level, lines in enumerate(layers)
            for line in lines
            if highest[line.cells["id"]] == level and line.cells["id"] not in into
        ]
        for name, layers in facts.items()
    }


def _terms(layers: Sequence[Sequence[Line]], into: Mapping[str, str]) -> list[Line]:
    held: dict[tuple[str, str, str], list[Line]] = {}
    for lines in layers:
        new: dict[tuple[str, str, str], list[Line]] = {}
        for line in lines:
            cells = {**line.cells, "person": into.get(line.cells["person"], line.cells["person"])}
            cells["of"] = into.get(cells["of"], cells["of"])
            new.setdefault((cells["person"], cells["office"], cells["of"]), []).append(line._replace(cells=cells))
        held |= new
    return [line for lines in held.values() for line in lines if line.cells["status"] != "never"]


def keys_of(lines: Sequence[Line]) -> list[str]:
    """Return the folded forms of some rows of names."""
    return fold("\n".join(line.cells["alias"] for line in lines)).split("\n") if lines else []


def without_flag(cells: Cells, flag: str) -> Cells:
    """Return the row of a name without a flag."""
    return {**cells, "flags": " ".join(other for other in cells["flags"].split() if other != flag)}


def _of_one(line: Line, into: Mapping[str, str]) -> Line:
    """Return the row of a name as that of the entity which its own is merged into, but not as the preferred one."""
    entity = line.cells["entity"]
    if entity not in into:
        return line
    return line._replace(cells={**without_flag(line.cells, "preferred"), "entity": into[entity]})


def _names(layer: UserLayer | None, code: str, into: Mapping[str, str]) -> dict[str, list[Line]]:
    """The lists of names of one language by file, without the forms that a higher layer speaks of."""
    files: dict[str, list[Line]] = {name: [] for name in NAME_FILES}
    for root in roots(layer):
        paths = {name: root / "lang" / code / "names" / f"{name}.csv" for name in NAME_FILES}
        new = {name: lines_of(path, "names") for name, path in paths.items()}
        said = {key for lines in new.values() for key in keys_of(lines)} if root != data_folder() else set()
        for name in NAME_FILES:
            kept = files[name]
            if said:
                kept = [line for key, line in zip(keys_of(kept), kept, strict=True) if key not in said]
            files[name] = [*kept, *(_of_one(line, into) for line in new[name])]
    return {name: [line for line in lines if line.cells["entity"]] for name, lines in files.items()}
