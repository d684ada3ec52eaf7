"""`ontology/kinds.toml` -> rasad's kinds of event and their PLOVER projection by status."""

import functools
from collections.abc import Mapping
from typing import NamedTuple, cast

from rasad.config import data_folder
from rasad.langpack.pack import read_toml
from rasad.records.report import CommitmentStatus, PloverType


class Kind(NamedTuple):
    """One kind: its PLOVER type, mode and contexts, its type when planned, and what commitments it founds.

    `undoes` is the family of the plans that it calls off, empty for most.
    """

    id: str
    type: PloverType
    mode: str | None
    planned: PloverType | None
    mutual: bool
    family: str
    same: str
    contexts: tuple[str, ...]
    commitment: Mapping[str, CommitmentStatus]
    undoes: str = ""


@functools.cache
def load_kinds() -> Mapping[str, Kind]:
    """Return all kinds by id."""
    table = read_toml(data_folder() / "ontology" / "kinds.toml")
    return {
        name: Kind(
            id=name,
            type=cast("PloverType", row["type"]),
            mode=row.get("mode"),
            planned=cast("PloverType | None", row.get("planned")),
            mutual=bool(row.get("mutual", False)),
            family=row["family"],
            same=row.get("same", ""),
            contexts=tuple(row.get("contexts", ())),
            commitment=row.get("commitment", {}),
            undoes=row.get("undoes", ""),
        )
        for name, row in table.items()
    }
