"""The name lists of a language (`names/*.csv`) -> one table of aliases, each keyed to an entity of the ontology."""

import csv
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal, NamedTuple, overload

from rasad.chars.fold import fold
from rasad.errors import LanguageDataError
from rasad.langpack.layers import merged_ids
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import PhraseTable

AliasKind = Literal["name", "short", "demonym", "metonym"]
NAME_FILES = ("states", "places", "people", "organisations", "media", "things", "bodies")
_HEADER = ["alias", "entity", "kind", "flags"]
_TEXT, _ENTITY, _KIND, _FLAGS = range(4)
_NO_ROW = -1


class Alias(NamedTuple):
    """One written name of an entity. `kind`: name, short, demonym or metonym; `flags`: see the data format."""

    text: str
    entity: str
    kind: AliasKind
    flags: str
    file: str

    @property
    def is_common(self) -> bool:
        """Say whether the alias is also an everyday word."""
        return "common" in self.flags

    @property
    def is_ambiguous(self) -> bool:
        """Say whether the alias alone does not tell whom it means."""
        return "ambiguous" in self.flags

    @property
    def is_doubtful(self) -> bool:
        """Say whether the alias may be another word or another's name."""
        return self.is_common or self.is_ambiguous


class NameTable(NamedTuple):
    """All aliases of a language, and the words that begin the full names of people."""

    aliases: PhraseTable[Alias]
    given_names: frozenset[str]
    primary: Mapping[str, str]  # entity id -> its preferred or plainest full name in this language


class _Texts(Sequence[str]):
    """Many short texts kept as one, with the end of each: a fraction of the memory of as many strings."""

    def __init__(self, joined: str, ends: "array[int]") -> None:
        self._joined = joined
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[row] for row in range(*index.indices(len(self)))]
        return self._joined[self._ends[index - 1] if index else 0 : self._ends[index]]


class AliasRows(Sequence[Alias]):
    """The rows of the name lists, kept by column; an `Alias` is made of one when it is asked for."""

    def __init__(self, kept: dict[str, Any]) -> None:
        self.texts = _Texts(kept["texts"], array("I", kept["text_ends"]))
        self._entities: list[str] = kept["entities"]
        self._entity = array("I", kept["entity"])
        self._sorts: list[tuple[AliasKind, str, str]] = [tuple(sort) for sort in kept["sorts"]]
        self._sort = array("H", kept["sort"])

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Alias: ...
    @overload
    def __getitem__(self, index: slice) -> list[Alias]: ...
    def __getitem__(self, index: int | slice) -> Alias | list[Alias]:
        if isinstance(index, slice):
            return [self[row] for row in range(*index.indices(len(self)))]
        return Alias(self.texts[index], self._entities[self._entity[index]], *self._sorts[self._sort[index]])


class PrimaryNames(Mapping[str, str]):
    """The name to print of each entity that has one, found in the sorted list of entities."""

    def __init__(self, entities: list[str], rows: "array[int]", texts: Sequence[str]) -> None:
        self._entities = entities
        self._rows = rows  # of the text of each entity; _NO_ROW where it has none to print
        self._texts = texts

    def __getitem__(self, entity: str) -> str:
        at = bisect_left(self._entities, entity)
        if at == len(self._entities) or self._entities[at] != entity or self._rows[at] == _NO_ROW:
            raise KeyError(entity)
        return self._texts[self._rows[at]]

    def __iter__(self) -> Iterator[str]:
        return (entity for entity, row in zip(self._entities, self._rows, strict=True) if row != _NO_ROW)

    def __len__(self) -> int:
        return sum(row != _NO_ROW for row in self._rows)


def _read_rows(path: Path) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LanguageDataError(f"{path}: cannot be read as CSV: {error}. Correct the file.") from error
    if not rows or rows[0] != _HEADER:
        raise LanguageDataError(f"{path}: the header must be {','.join(_HEADER)}. Correct the file.")
    for number, row in enumerate(rows, start=1):
        if len(row) != len(_HEADER):
            raise LanguageDataError(f"{path}:{number}: {len(row)} cells where the header has 4. Correct the row.")
    return rows[1:]


def name_table(pack: LanguagePack) -> NameTable:
    """Compile the name lists of a pack; absent files count as empty."""
    kept = pack.kept("names", _compile)
    aliases = AliasRows(kept)
    primary = PrimaryNames(kept["entities"], array("i", kept["primary"]), aliases.texts)
    table = PhraseTable.restored(kept["table"], aliases.texts, aliases)
    return NameTable(table, frozenset(kept["given_names"]), primary)


def _compile(pack: LanguagePack) -> dict[str, Any]:
    """Read the name lists into the plain values that a `NameTable` is made of."""
    rows: list[list[str]] = []
    sorts: dict[tuple[str, str, str], int] = {}
    sort = array("H")
    people: list[list[str]] = []
    for name, new in _rows_of(pack).items():
        rows += new
        sort.extend(sorts.setdefault((row[_KIND], row[_FLAGS], name), len(sorts)) for row in new)
        people = new if name == "people" else people
    texts = [row[_TEXT] for row in rows]
    entities = sorted({row[_ENTITY] for row in rows})
    number = {entity: index for index, entity in enumerate(entities)}
    primary = _primary(rows)
    return {
        "texts": "".join(texts),
        "text_ends": array("I", accumulate(map(len, texts))).tobytes(),
        "entities": entities,
        "entity": array("I", (number[row[_ENTITY]] for row in rows)).tobytes(),
        "sorts": [list(key) for key in sorts],
        "sort": sort.tobytes(),
        "table": PhraseTable(texts, texts).state(),
        "given_names": sorted(_given_names(people)),
        "primary": array("i", (primary.get(entity, _NO_ROW) for entity in entities)).tobytes(),
    }


def _rows_of(pack: LanguagePack) -> dict[str, list[list[str]]]:
    """The rows of a pack by list; those of the user's layer first, and in the place of all that it says a form of."""
    lists = _lists(pack.folder / "names")
    if pack.layer is None:
        return lists
    for root in pack.layer.folders:
        own = _lists(root / "lang" / pack.code / "names")
        said = {key for rows in own.values() for key in _keys(rows)}
        for name in NAME_FILES:
            below = lists.get(name, [])
            kept = [row for key, row in zip(_keys(below), below, strict=True) if key not in said] if said else below
            lists[name] = own.get(name, []) + kept
    into = merged_ids(pack.layer)
    return {name: [_of_one(row, into) for row in lists[name] if row[1]] for name in NAME_FILES}


def _of_one(row: list[str], into: Mapping[str, str]) -> list[str]:
    """Return a row as that of the entity which its own is merged into; the preferred name is that entity's own."""
    text, entity, kind, flags = row
    if entity not in into:
        return row
    return [text, into[entity], kind, " ".join(flag for flag in flags.split() if flag != "preferred")]


def _lists(folder: Path) -> dict[str, list[list[str]]]:
    paths = ((name, folder / f"{name}.csv") for name in NAME_FILES)
    return {name: _read_rows(path) for name, path in paths if path.exists()}


def _keys(rows: list[list[str]]) -> list[str]:
    """The folded forms of some rows."""
    return fold("\n".join(row[0] for row in rows)).split("\n") if rows else []


def _primary(rows: list[list[str]]) -> dict[str, int]:
    """The row of the name to print of each entity: the preferred one, else the unflagged full name of fewest words."""
    primary: dict[str, int] = {}
    preferred: dict[str, int] = {}
    for index, (text, entity, kind, flags) in enumerate(rows):
        if kind != "name":
            continue
        if "preferred" in flags:
            preferred.setdefault(entity, index)
        elif not flags and (entity not in primary or text.count(" ") < rows[primary[entity]][_TEXT].count(" ")):
            primary[entity] = index
    return primary | preferred


def _given_names(rows: list[list[str]]) -> frozenset[str]:
    """First words that the full names of two people at least have."""
    full = [(row[0], row[1]) for row in rows if row[2] == "name" and " " in row[0]]
    firsts = [name.partition(" ")[0] for name in fold("\n".join(name for name, _ in full)).split("\n")]
    bearers: dict[str, str] = {}
    shared: set[str] = set()
    for first, (_, person) in zip(firsts, full, strict=False):
        if bearers.setdefault(first, person) != person:
            shared.add(first)
    return frozenset(shared)
