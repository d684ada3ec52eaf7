"""A user's layer -> the same with entities added, merged, renamed or split; nothing is written that a check refuses."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import regex

from rasad.chars.fold import fold
from rasad.errors import ConfigError
from rasad.knowledge.check import check_knowledge
from rasad.knowledge.tables import (
    ENTITY_FILES,
    Cells,
    keys_of,
    lines_of,
    name_languages,
    read_tables,
    rules_of,
    without_flag,
)
from rasad.langpack.layers import open_layer, write_table
from rasad.langpack.names import NAME_FILES

SOURCE = "user"
_TABLE_OF_TYPE = {"person": "people", "media": "media"}
_NOT_ID = regex.compile(r"[^a-z0-9]+")


class Form(NamedTuple):
    """A written form that an entity gets: language, the form as it is to be listed, `name` or `short`."""

    language: str
    text: str
    kind: str = "name"


class Stretch(NamedTuple):
    """A term of office to enter; dates are ISO days, months or years, "" where open."""

    office: str
    of: str
    valid_from: str = ""
    valid_to: str = ""
    status: str = "holder"


def type_tables() -> dict[str, str]:
    """Return for each type of entity that a user may add the table that it belongs to."""
    tables = dict(_TABLE_OF_TYPE)
    for name in ENTITY_FILES:
        tables |= dict.fromkeys(sorted(rules_of(name).values.get("type", ())), name)
    return tables


class Editor:
    """The tables of one user's layer, changed in memory and written by `save`.

    Every method raises ConfigError, which says what to do instead, where an entity is unknown or a form is taken.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tables = read_tables(open_layer(folder))
        self._own: dict[tuple[str, str], list[Cells]] = {}
        self._changed: set[tuple[str, str]] = set()
        self._entities = {
            line.cells["id"]: (name, line.cells) for name in ENTITY_FILES for line in self._tables.facts[name]
        }
        self._forms: dict[str, dict[str, list[tuple[str, Cells]]]] = {}
        for name in (*ENTITY_FILES, "terms", "merged"):
            self._load("", name)
        for code in name_languages(folder):
            for name in NAME_FILES:
                self._load(code, name)

    # -- what a user may do --

    def add(self, entity: str, cells: Mapping[str, str], entity_type: str) -> None:
        """Enter a new entity.

        Args:
            entity: its id: a Wikidata id, or small letters, digits and hyphens.
            cells: what is known of it by column; `name_en` is needed.
            entity_type: one of `type_tables()`.
        """
        if entity in self._entities:
            name = self._entities[entity][1]["name_en"]
            raise ConfigError(f"{entity} is there already ({name}). Leave --type out to give it names or terms.")
        table = type_tables().get(entity_type)
        if table is None:
            raise ConfigError(f"{entity_type!r} is no type. Choose one of {', '.join(sorted(type_tables()))}.")
        columns = rules_of(table).columns
        for column in cells:
            if column not in columns:
                raise ConfigError(f"{table}.csv has no column {column!r}. Choose one of {', '.join(columns)}.")
        row = {"id": entity, "type": entity_type, "source": SOURCE, "confidence": "high", **cells}
        if entity[:1] == "Q" and entity[1:].isdecimal():
            row["wikidata"] = entity
        self._put(table, {column: row.get(column, "") for column in columns})

    def name(
        self, entity: str, form: Form, *, share: bool = False, take: bool = False, preferred: bool = False
    ) -> None:
        """Give an entity a written form.

        Args:
            entity: an id that is known or was added.
            form: the form.
            share: where others have the form too, the text is to decide between them.
            take: where others have the form, they lose it.
            preferred: print the entity by this form.
        """
        table = self._known(entity)[0]
        key, found = fold(form.text), self._rows_of(form)
        others = [(name, cells) for name, cells in found if cells["entity"] != entity]
        if others and not (share or take):
            owner = others[0][1]["entity"]
            raise ConfigError(
                f"{form.text!r} is a name of {owner} ({self._entities[owner][1]['name_en']}). Say --share to let the "
                f"text decide between them, or --take to give it to {entity} alone."
            )
        flags = (["ambiguous"] if others and share else []) + (["preferred"] if preferred else [])
        kept = [(name, _flagged(cells, "ambiguous")) for name, cells in others] if share else []
        row = {"alias": form.text, "entity": entity, "kind": form.kind, "flags": " ".join(flags)}
        if preferred:
            self._prefer_no_other(entity, form.language)
        self._set_form(form.language, key, [*kept, (table, row)])

    def hold(self, person: str, stretches: Sequence[Stretch]) -> None:
        """Enter terms of a person; those of an office take the place of all that is said of the person in it."""
        self._known(person)
        offices = {(stretch.office, stretch.of) for stretch in stretches}
        self._drop_terms(person, offices)
        for stretch in stretches:
            self._own["", "terms"].append(
                {"person": person, **stretch._asdict(), "source": SOURCE, "confidence": "high"}
            )

    def merge(self, entity: str, into: str) -> None:
        """Make one entity of two: all that `entity` has becomes that of `into`."""
        tables = [self._known(one)[0] for one in (entity, into)]
        if entity == into:
            raise ConfigError(f"{entity} is itself already. Name two entities.")
        if "states" in tables:
            raise ConfigError("states are not merged: events are filed by them. Name two other entities.")
        if tables[0] != tables[1]:
            raise ConfigError(f"{entity} stands in {tables[0]}.csv and {into} in {tables[1]}.csv: they are not one.")
        self._replace("", "merged", lambda row: row["id"] == entity, {"id": entity, "into": into, "source": SOURCE})
        for code in self._tables.names:
            for key, rows in list(self._index(code).items()):
                if {entity, into} <= {row["entity"] for _, row in rows}:
                    self._set_form(code, key, _without(rows, entity))

    def rename(self, entity: str, english: str | None, forms: Sequence[Form]) -> None:
        """Print an entity by other names: in English, and in the languages of the forms."""
        table, cells = self._known(entity)
        if english:
            self._put(table, {**cells, "name_en": english} | ({"source": SOURCE} if "source" in cells else {}))
        for form in forms:
            known = [cells for _, cells in self._rows_of(form) if cells["entity"] != entity]
            self.name(entity, form, share=bool(known), preferred=True)

    def split(self, entity: str, new: str, english: str, forms: Sequence[Form], stretches: Sequence[Stretch]) -> None:
        """Make two entities of one: the new one gets some of the forms and terms, and what else is known of the old.

        Args:
            entity: the one that was two.
            new: the id of the other.
            english: its English name.
            forms: forms of `entity` that are names of the new one.
            stretches: terms of `entity` that were the new one's, known by their office, body and first day.
        """
        table, cells = self._known(entity)
        if table == "states":
            raise ConfigError("states are not split: events are filed by them. Name another entity.")
        if new in self._entities:
            raise ConfigError(f"{new} is there already. Choose another id for the new entity.")
        self._put(table, {**cells, "id": new, "wikidata": new if new[1:].isdecimal() else "", "name_en": english})
        for form in forms:
            rows = self._rows_of(form)
            if all(row["entity"] != entity for _, row in rows):
                raise ConfigError(f"{form.text!r} is no name of {entity}. Give forms that it has now.")
            moved = [(name, {**row, "entity": new} if row["entity"] == entity else row) for name, row in rows]
            self._set_form(form.language, fold(form.text), moved)
        self._move_terms(entity, new, stretches)

    def save(self) -> None:
        """Write what was changed.

        Raises:
            ConfigError: the tables would have faults then; nothing is written.
        """
        layer = open_layer(self._folder)
        before = {(fault.path, fault.rule, fault.message) for fault in check_knowledge(layer)} if layer else set()
        paths = {self._path(*key): key for key in sorted(self._changed)}
        old = {path: path.read_bytes() if path.exists() else None for path in paths}
        for path, key in paths.items():
            write_table(path, rules_of("names" if key[0] else key[1]).columns, self._own[key])
        faults = check_knowledge(open_layer(self._folder))
        new = [fault for fault in faults if (fault.path, fault.rule, fault.message) not in before]
        if new:
            _restore(old)
            raise ConfigError("nothing was changed, since the tables would then have a fault: " + str(new[0]))

    # -- tables --

    def _path(self, code: str, name: str) -> Path:
        return self._folder / (f"lang/{code}/names" if code else "ontology") / f"{name}.csv"

    def _load(self, code: str, name: str) -> None:
        self._own[code, name] = [line.cells for line in lines_of(self._path(code, name), "names" if code else name)]

    def _replace(self, code: str, name: str, is_old: Callable[[Cells], bool], row: Cells) -> None:
        rows = self._own.setdefault((code, name), [])
        rows[:] = [old for old in rows if not is_old(old)] + [row]
        self._changed.add((code, name))

    def _put(self, table: str, row: Cells) -> None:
        """Enter an entity in the layer, in the place of an earlier row of it."""
        self._replace("", table, lambda old: old["id"] == row["id"], row)
        self._entities[row["id"]] = (table, row)

    def _known(self, entity: str) -> tuple[str, Cells]:
        merged = {row["id"]: row["into"] for row in self._own["", "merged"]}
        if entity in merged:
            other = merged[entity]
            raise ConfigError(f"{entity} is merged into {other}. Name that, or take the row out of merged.csv.")
        if entity not in self._entities:
            raise ConfigError(f"{entity!r} is not known. Add it with: rasad kb add {entity} --type ... --english ...")
        return self._entities[entity]

    def _rows_of(self, form: Form) -> list[tuple[str, Cells]]:
        """The rows in effect that a form stands in, with their lists."""
        return self._index(form.language).get(fold(form.text), [])

    def _index(self, code: str) -> dict[str, list[tuple[str, Cells]]]:
        """The rows in effect of a language by folded form, with their lists."""
        if code not in self._forms:
            by_key: dict[str, list[tuple[str, Cells]]] = {}
            for name, lines in self._tables.names.get(code, {}).items():
                for key, line in zip(keys_of(lines), lines, strict=True):
                    by_key.setdefault(key, []).append((name, line.cells))
            self._forms[code] = by_key
        return self._forms[code]

    def _set_form(self, code: str, key: str, rows: list[tuple[str, Cells]]) -> None:
        """Say in the layer all that a form stands for."""
        for name in NAME_FILES:
            own = self._own.setdefault((code, name), [])
            kept = [row for row in own if fold(row["alias"]) != key]
            if len(kept) != len(own):
                own[:] = kept
                self._changed.add((code, name))
        for name, row in rows:
            self._own[code, name].append(row)
            self._changed.add((code, name))
        self._index(code)[key] = rows

    def _prefer_no_other(self, entity: str, code: str) -> None:
        for name in NAME_FILES:
            rows = self._own.get((code, name), [])
            for index, row in enumerate(rows):
                if row["entity"] == entity and "preferred" in row["flags"].split():
                    rows[index] = without_flag(row, "preferred")
                    self._changed.add((code, name))

    # -- terms --

    def _drop_terms(self, person: str, offices: set[tuple[str, str]]) -> None:
        own = self._own["", "terms"]
        own[:] = [row for row in own if row["person"] != person or (row["office"], row["of"]) not in offices]
        if offices:
            self._changed.add(("", "terms"))

    def _move_terms(self, entity: str, new: str, stretches: Sequence[Stretch]) -> None:
        """Give some terms of one person to another; where none is left in an office, say that it was never held."""
        terms = [line.cells for line in self._tables.facts["terms"] if line.cells["person"] == entity]
        for stretch in stretches:
            office = {"office": stretch.office, "of": stretch.of}
            held = [row for row in terms if all(row[column] == value for column, value in office.items())]
            moved = [row for row in held if row["valid_from"] == stretch.valid_from] if stretch.valid_from else held
            if not moved:
                raise ConfigError(
                    f"{entity} has no such term ({stretch.office} of {stretch.of}). Give one that it has."
                )
            left = [row for row in held if row not in moved]
            self._drop_terms(entity, {(stretch.office, stretch.of)})
            nothing = {"person": entity, **office, "status": "never", "source": SOURCE, "confidence": "high"}
            nothing |= {"valid_from": "", "valid_to": ""}
            self._own["", "terms"] += [*({**row, "person": new} for row in moved), *(left or [nothing])]


def _flagged(cells: Cells, flag: str) -> Cells:
    return {**cells, "flags": " ".join(sorted({*cells["flags"].split(), flag}))}


def _without(rows: list[tuple[str, Cells]], entity: str) -> list[tuple[str, Cells]]:
    """The rows of a form but for an entity's; what is left of one entity alone is ambiguous no more."""
    left = [(name, cells) for name, cells in rows if cells["entity"] != entity]
    if len({cells["entity"] for _, cells in left}) > 1:
        return left
    return [(name, without_flag(cells, "ambiguous")) for name, cells in left]


def _restore(files: Mapping[Path, bytes | None]) -> None:
    for path, content in files.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


def slug_of(english: str) -> str:
    """Return an id made of an English name.

    >>> slug_of("Mina Darvishi")
    'mina-darvishi'
    """
    import unicodedata

    plain = unicodedata.normalize("NFKD", english).encode("ascii", "ignore").decode().lower()
    return _NOT_ID.sub("-", plain).strip("-")
