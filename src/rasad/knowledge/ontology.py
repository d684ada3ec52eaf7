"""The ontology's tables -> entities, and what the rest of the program asks of them by id."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from rasad.knowledge.tables import ENTITY_FILES
from rasad.langpack.layers import read_table
from rasad.records.report import Entity, EntityType

Row = dict[str, str]
_TYPE_OF_FILE = {"states": "state", "people": "person", "media": "media"}


class EntityTable(Mapping[str, Entity]):
    """All entities by id. Rows are kept as read; an `Entity` is made when it is asked for, and kept."""

    def __init__(self, folder: Path) -> None:
        self._rows: dict[str, tuple[str, list[str], list[str]]] = {}
        self._made: dict[str, Entity] = {}
        for file in ENTITY_FILES:
            header, rows = read_table(folder / f"{file}.csv")
            for row in rows:
                self._rows.setdefault(row[0], (file, header, row))

    def __getitem__(self, key: str) -> Entity:
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def row(self, key: str) -> Row:
        """Return the raw row of an entity, column name to cell; empty where there is none."""
        if key not in self._rows:
            return {}
        _, header, row = self._rows[key]
        return dict(zip(header, row, strict=True))

    def _make(self, key: str) -> Entity:
        file = self._rows[key][0]
        row = self.row(key)
        is_state = file == "states"
        return Entity(
            id=key,
            wikidata=row.get("wikidata") or None,
            name=row["name_en"],
            type=cast("EntityType", _TYPE_OF_FILE.get(file) or row["type"]),
            country=key if is_state else row.get("country") or None,
            sector="GOV" if is_state else "JRN" if file == "media" else row.get("sector") or None,
        )
