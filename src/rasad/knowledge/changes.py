"""Two states of a user's layer -> the entities and written forms whose reading may differ between them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import regex

from rasad.chars.fold import fold
from rasad.knowledge.tables import ENTITY_FILES, Tables, read_tables
from rasad.langpack.layers import UserLayer, read_table, table_files

_NOT_KEY = regex.compile(r"[^\p{L}\p{N}]+")
_MOST_FORMS = 2_000  # more are not looked for one by one: a layer that grew by so much is met in most texts
_ALIAS, _ENTITY = 0, 1  # columns of the lists of names

NO_LAYER: Mapping[str, list[list[str]]] = {}


class LayerState(msgspec.Struct, frozen=True):
    """The rows of a layer by file, as a ledger remembers them."""

    version: str | None = None
    rows: dict[str, list[list[str]]] = {}


class Touched(msgspec.Struct, frozen=True):
    """What a change to a layer touches: entity ids, and forms without spaces or marks; `all` where it is too much."""

    entities: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    all: bool = False

    def is_in(self, text: str) -> bool:
        """Say whether a touched form may stand in a text."""
        if not self.forms:
            return False
        key = form_key(text)
        return any(form in key for form in self.forms)


def form_key(text: str) -> str:
    """Return the folded letters and digits of a text, written together."""
    return _NOT_KEY.sub("", fold(text))


def layer_state(layer: UserLayer | None) -> LayerState:
    """Return the rows of a layer; none where there is no layer."""
    if layer is None:
        return LayerState()
    top = layer.folders[-1]
    rows = {
        f"{root.name if root != top else ''}/{path.relative_to(root).as_posix()}": read_table(path)[1]
        for root in layer.folders
        for path in table_files(root)
    }
    return LayerState(layer.version, rows)


def touched_by(before: LayerState, after: LayerState, layer: UserLayer | None) -> Touched:
    """Return what differs between two states of a layer.

    Args:
        before: the state that documents were read with.
        after: the state now.
        layer: the layer now, which says what the forms of a touched entity are.
    """
    entities: set[str] = set()
    forms: set[str] = set()
    for file in sorted({*before.rows, *after.rows}):
        old, new = before.rows.get(file, []), after.rows.get(file, [])
        changed = {tuple(row) for row in old} ^ {tuple(row) for row in new}
        if changed and Path(file).stem == "offices":
            return Touched(all=True)
        entities |= _entities(file, changed)
        forms |= {form_key(row[_ALIAS]) for row in changed if _is_names(file)}
    if entities:
        forms |= _forms_of(entities, read_tables(layer))
    forms.discard("")
    return Touched(frozenset(entities), frozenset(forms)) if len(forms) <= _MOST_FORMS else Touched(all=True)


def _is_names(file: str) -> bool:
    return Path(file).parent.name == "names"


def _entities(file: str, rows: Iterable[tuple[str, ...]]) -> set[str]:
    """The ids that some rows of a file speak of; of an edition also its series."""
    name = Path(file).stem
    if _is_names(file):
        return {row[_ENTITY] for row in rows}
    if name in ("terms", "merged"):
        columns = (0, 2) if name == "terms" else (0, 1)
        return {row[column] for row in rows for column in columns}
    ids = {row[0] for row in rows}
    return ids | {entity.rpartition("-")[0] for entity in ids} - {""} if name in ENTITY_FILES else ids


def _forms_of(entities: set[str], tables: Tables) -> set[str]:
    """The forms of some entities, but for those of states: who speaks of a state is known by the state itself."""
    return {
        form_key(line.cells["alias"])
        for files in tables.names.values()
        for name, lines in files.items()
        if name != "states"
        for line in lines
        if line.cells["entity"] in entities
    }
