"""The name lists of a language (`names/*.csv`) -> one table of aliases, each keyed to an entity of the ontology."""

import csv
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, cast, overload

from rasad.chars.fold import fold
from rasad.errors import LanguageDataError
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


class NameTable(NamedTuple):
    """All aliases of a language, and the words that begin the full names of people."""

    aliases: PhraseTable[Alias]
    given_names: frozenset[str]
    primary: dict[str, str]  # entity id -> its preferred or plainest full name in this language


class AliasRows(Sequence[Alias]):
    """The rows of the name lists; an `Alias` is made of one when it is asked for."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._ends: list[int] = []
        self._files: list[str] = []

    def extend(self, rows: list[list[str]], file: str) -> None:
        """Add the rows of one file."""
        self.rows.extend(rows)
        self._ends.append(len(self.rows))
        self._files.append(file)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Alias: ...
    @overload
    def __getitem__(self, index: slice) -> list[Alias]: ...
    def __getitem__(self, index: int | slice) -> Alias | list[Alias]:
        if isinstance(index, slice):
            return [self[row] for row in range(*index.indices(len(self.rows)))]
        text, entity, kind, flags = self.rows[index]
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
    aliases = AliasRows()
    people: list[list[str]] = []
    for name in NAME_FILES:
        path = pack.folder / "names" / f"{name}.csv"
        if path.exists():
            rows = _read_rows(path)
            aliases.extend(rows, name)
            people = rows if name == "people" else people
    return NameTable(
        PhraseTable([row[0] for row in aliases.rows], aliases), _given_names(people), _primary(aliases.rows)
    )


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
