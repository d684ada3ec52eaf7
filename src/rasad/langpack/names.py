"""The name lists of a language (`names/*.csv`) -> one table of aliases, each keyed to an entity of the ontology."""

import csv
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast, overload

from rasad.chars.fold import fold
from rasad.errors import LanguageDataError
from rasad.langpack.layers import merged_ids
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import PhraseTable

AliasKind = Literal["name", "short", "demonym", "metonym"]
NAME_FILES = ("states", "places", "people", "organisations", "media", "things", "bodies")
_HEADER = ["alias", "entity", "kind", "flags"]


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
    primary: dict[str, str]  # entity id -> its preferred or plainest full name in this language


class AliasRows(Sequence[Alias]):
    """The rows of the name lists, kept by column; an `Alias` is made of one when it is asked for."""

    def __init__(self, columns: Sequence[Sequence[str]], ends: list[int], files: list[str]) -> None:
        self._columns = columns
        self._ends = ends  # the number of rows up to the end of each file
        self._files = files

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> Alias: ...
    @overload
    def __getitem__(self, index: slice) -> list[Alias]: ...
    def __getitem__(self, index: int | slice) -> Alias | list[Alias]:
        if isinstance(index, slice):
            return [self[row] for row in range(*index.indices(len(self)))]
        text, entity, kind, flags = (column[index] for column in self._columns)
        return Alias(text, entity, cast("AliasKind", kind), flags, self._files[bisect_right(self._ends, index)])


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
    aliases = AliasRows(kept["columns"], kept["ends"], kept["files"])
    return NameTable(PhraseTable.restored(kept["table"], aliases), frozenset(kept["given_names"]), kept["primary"])


def _compile(pack: LanguagePack) -> dict[str, Any]:
    """Read the name lists into the plain values that a `NameTable` is made of."""
    rows: list[list[str]] = []
    ends: list[int] = []
    files: list[str] = []
    people: list[list[str]] = []
    for name, new in _rows_of(pack).items():
        rows += new
        ends.append(len(rows))
        files.append(name)
        people = new if name == "people" else people
    texts = [row[0] for row in rows]
    return {
        "columns": [texts, *([row[column] for row in rows] for column in range(1, len(_HEADER)))],
        "ends": ends,
        "files": files,
        "table": PhraseTable(texts, texts).state(),
        "given_names": sorted(_given_names(people)),
        "primary": _primary(rows),
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


def _primary(rows: list[list[str]]) -> dict[str, str]:
    """The preferred name of each entity; where none is marked, the unflagged full name with the fewest words."""
    primary: dict[str, str] = {}
    preferred: dict[str, str] = {}
    for text, entity, kind, flags in rows:
        if kind != "name":
            continue
        if "preferred" in flags:
            preferred.setdefault(entity, text)
        elif not flags and (entity not in primary or text.count(" ") < primary[entity].count(" ")):
            primary[entity] = text
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
