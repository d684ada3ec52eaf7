"""The name lists of a language (`names/*.csv`) -> one table of aliases, each keyed to an entity of the ontology."""

import csv
from pathlib import Path
from typing import Literal, NamedTuple, cast

from rasad.chars.fold import fold
from rasad.errors import LanguageDataError
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import PhraseTable

AliasKind = Literal["name", "short", "demonym", "metonym"]
NAME_FILES = ("states", "places", "people", "organisations", "media", "things")
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
    primary: dict[str, str]  # entity id -> its first full name in this language


def _read_aliases(path: Path) -> list[Alias]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            if next(reader, None) != _HEADER:
                raise LanguageDataError(f"{path}: the header must be {','.join(_HEADER)}. Correct the file.")
            file = path.stem
            return [Alias(row[0], row[1], cast("AliasKind", row[2]), row[3], file) for row in reader]
    except IndexError as error:
        raise LanguageDataError(f"{path}:{reader.line_num}: a row has fewer than four cells. Correct it.") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LanguageDataError(f"{path}: cannot be read as CSV: {error}. Correct the file.") from error


def name_table(pack: LanguagePack) -> NameTable:
    """Compile the name lists of a pack; absent files count as empty."""
    aliases: list[Alias] = []
    for name in NAME_FILES:
        path = pack.folder / "names" / f"{name}.csv"
        if path.exists():
            aliases.extend(_read_aliases(path))
    full = [alias.text for alias in aliases if alias.file == "people" and alias.kind == "name" and " " in alias.text]
    given = frozenset(name.partition(" ")[0] for name in fold("\n".join(full)).split("\n"))
    primary: dict[str, str] = {}
    for alias in aliases:
        if alias.kind == "name":
            primary.setdefault(alias.entity, alias.text)
    return NameTable(PhraseTable([alias.text for alias in aliases], aliases), given, primary)
