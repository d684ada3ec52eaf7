"""A user's folder of tables, in the shape of the shipped data -> a layer that wins over what lies below it.

NAME.kb/ontology/*.csv               entities, terms, merged.csv
NAME.kb/lang/<code>/names/*.csv      written forms
NAME.kb/lang/<code>/name_model.*     a model of unknown names, as `rasad train names` makes it
NAME.kb/wikidata/                    the same, as `rasad kb update` makes it; lies under the user's own files
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from rasad.errors import LanguageDataError

UPDATES = "wikidata"
ANSWERS = "wikidata-answers"  # what Wikidata said, kept for the next update
MERGED = "merged.csv"
_VERSION_LENGTH = 12


class UserLayer(NamedTuple):
    """The folders of a user's layer from the lowest to the highest, and a hash over their tables and models."""

    folders: tuple[Path, ...]
    version: str


def open_layer(folder: Path | None) -> UserLayer | None:
    """Return the layer that lies in a folder, or None where it has no tables and no models."""
    if folder is None:
        return None
    folders = tuple(root for root in (folder / UPDATES, folder) if next(_files(root), None))
    if not folders:
        return None
    digest = hashlib.sha256()
    for root in folders:
        for path in _files(root):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return UserLayer(folders, digest.hexdigest()[:_VERSION_LENGTH])


def _files(root: Path) -> Iterator[Path]:
    yield from table_files(root)
    yield from sorted(root.glob("lang/*/name_model.*"))


def table_files(root: Path) -> Iterator[Path]:
    """Yield the tables of one layer's folder, sorted."""
    yield from sorted(root.glob("ontology/*.csv"))
    yield from sorted(root.glob("lang/*/names/*.csv"))


def read_table(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of a CSV table; an absent file has neither.

    Raises:
        LanguageDataError: the file is no CSV, or a row has another number of cells than the header.
    """
    if not path.exists():
        return [], []
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = next(reader, [])
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LanguageDataError(f"{path}: cannot be read as CSV: {error}. Correct the file.") from error
    width = len(header)
    for number, row in enumerate(rows, start=2):
        if len(row) != width:
            raise LanguageDataError(f"{path}:{number}: {len(row)} cells where the header has {width}. Correct the row.")
    return header, rows


def write_table(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> None:
    """Write a table as the shipped ones are: UTF-8, line feeds, sorted, each row once."""
    cells = sorted({tuple(row.get(column, "") for column in columns) for row in rows})
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".partial")
    with unfinished.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(cells)
    unfinished.replace(path)


def merged_ids(layer: UserLayer | None) -> dict[str, str]:
    """Return of each entity that the layer merges with another the id of that other, followed to its end.

    Raises:
        LanguageDataError: entities are merged in a circle.
    """
    into: dict[str, str] = {}
    for root in layer.folders if layer else ():
        into |= {row[0]: row[1] for row in read_table(root / "ontology" / MERGED)[1]}
    return {entity: _end(entity, into) for entity in into}


def _end(entity: str, into: dict[str, str]) -> str:
    seen = {entity}
    while (entity := into[entity]) in into:
        if entity in seen:
            raise LanguageDataError(f"{MERGED}: {entity} is merged into itself. Take one of the rows out.")
        seen.add(entity)
    return entity
