"""The ontology's tables -> entities, and what the rest of the program asks of them by id."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from rasad.knowledge.tables import ENTITY_FILES
from rasad.langpack.layers import UserLayer, merged_ids, read_table
from rasad.records.report import Entity, EntityType

Row = dict[str, str]
_TYPE_OF_FILE = {"states": "state", "people": "person", "media": "media"}


def folders(ontology: Path, layer: UserLayer | None) -> tuple[Path, ...]:
    """Return the folders that the tables of facts lie in, the shipped one first."""
    return (ontology, *(root / "ontology" for root in (layer.folders if layer else ())))


class EntityTable(Mapping[str, Entity]):
    """All entities by id. Rows are kept as read; an `Entity` is made when it is asked for, and kept.

    An id that a user's layer merges with another gives that other's entity.
    """

    def __init__(self, folder: Path, layer: UserLayer | None = None) -> None:
        self._rows: dict[str, tuple[str, list[str], list[str]]] = {}
        self._made: dict[str, Entity] = {}
        for ontology in folders(folder, layer):
            for file in ENTITY_FILES:
                header, rows = read_table(ontology / f"{file}.csv")
                for row in rows:
                    self._rows[row[0]] = (file, header, row)
        for entity, into in merged_ids(layer).items():
            if into in self._rows:
                self._rows[entity] = self._rows[into]

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
            id=row["id"],
            wikidata=row.get("wikidata") or None,
            name=row["name_en"],
            type=cast("EntityType", _TYPE_OF_FILE.get(file) or row["type"]),
            country=row["id"] if is_state else row.get("country") or None,
            sector="GOV" if is_state else "JRN" if file == "media" else row.get("sector") or None,
        )
