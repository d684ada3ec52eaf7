"""A language folder under `data/lang/<code>/` -> a `LanguagePack`: its files, its version, its compiled tables."""

import csv
import functools
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

from rasad.config import data_folder
from rasad.errors import LanguageDataError
from rasad.langpack import cache
from rasad.langpack.layers import UserLayer

Table = TypeVar("Table")
_PACKS_KEPT = 16  # in memory: every language with and without a user's layer


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of one TOML data file; a shipped one comes parsed from the user's cache where it is kept.

    Raises:
        LanguageDataError: the file is missing or no TOML; the message names file and place.
    """
    root = _shipped_root(path)
    kept = _shipped_tables(root).get(path.relative_to(root).as_posix()) if root else None
    return _parse_toml(path) if kept is None else cache.table(kept)


def _parse_toml(path: Path) -> dict[str, Any]:
    import tomllib  # not needed where the cache has the file

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LanguageDataError(f"{path}: cannot be read as TOML: {error}. Correct the file.") from error


def _shipped_root(path: Path) -> Path | None:
    """Return the folder whose TOML files are kept together with a shipped file: a language, or a part of the data."""
    data = data_folder()
    if not path.is_relative_to(data):
        return None
    inside = path.relative_to(data).parts[:-1]
    depth = 2 if inside[:1] == ("lang",) else 1
    return data.joinpath(*inside[:depth]) if len(inside) >= depth else None


@functools.cache
def _shipped_tables(root: Path) -> cache.Kept:
    return kept_tables(root, ".".join(root.relative_to(data_folder()).parts))


def kept_tables(root: Path, name: str) -> cache.Kept:
    """Return the TOML files below a folder by their relative path, packed; empty where they cannot be kept.

    They come from the user's cache, or are parsed and put there.

    Args:
        root: the folder.
        name: what its tables are called in the cache.
    """
    if cache.cache_folder() is None:
        return {}
    version = folder_version(root)
    kept = cache.load(name, version)
    if kept is not None:
        return kept
    try:
        parsed = {path.relative_to(root).as_posix(): _parse_toml(path) for path in sorted(root.rglob("*.toml"))}
    except LanguageDataError:  # told when that file is asked for
        return {}
    packed = cache.pack(parsed)
    if packed is None or folder_version(root) != version:  # edited meanwhile
        return {}
    cache.store(name, version, packed)
    return cache.unpack(packed) or {}


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of one CSV data file as dictionaries, header names as keys.

    Raises:
        LanguageDataError: the file is missing, or a row has another number of cells than the header.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = next(reader, None)
            if header is None:
                raise LanguageDataError(f"{path}: the file is empty. Write a header row.")
            for row in reader:
                if len(row) != len(header):
                    raise LanguageDataError(
                        f"{path}:{reader.line_num}: {len(row)} cells where the header has {len(header)}. "
                        "Correct the row."
                    )
                yield dict(zip(header, row, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LanguageDataError(f"{path}: cannot be read as CSV: {error}. Correct the file.") from error


class LanguagePack:
    """One language's data. Tables are compiled once per pack and kept for its lifetime; they are never changed.

    `layer` holds names of the user's own, which win over those of the folder.
    """

    def __init__(self, folder: Path, layer: UserLayer | None = None) -> None:
        self.folder = folder
        self.layer = layer
        self.code = folder.name
        self.language = read_toml(folder / "language.toml")
        self._tables: dict[Callable[[LanguagePack], Any], Any] = {}

    def compiled(self, compile_table: Callable[["LanguagePack"], Table]) -> Table:
        """Return `compile_table(self)`, computed at the first call and kept."""
        if compile_table not in self._tables:
            self._tables[compile_table] = compile_table(self)
        return cast("Table", self._tables[compile_table])

    def toml(self, name: str) -> dict[str, Any]:
        """Parse one of the pack's TOML files; an absent optional file is an empty table."""
        path = self.folder / name
        return read_toml(path) if path.exists() else {}

    def tomls(self, folder: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Parse all TOML files of a sub-folder, in name order."""
        for path in sorted((self.folder / folder).glob("*.toml")):
            yield path, read_toml(path)

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """Yield the rows of one of the pack's CSV files; an absent optional file has none."""
        path = self.folder / name
        return read_rows(path) if path.exists() else iter(())

    def kept(self, name: str, compile_values: Callable[["LanguagePack"], dict[str, Any]]) -> dict[str, Any]:
        """Return `compile_values(self)`, from the user's cache where a shipped pack keeps it.

        What a user's layer changes is kept beside what the shipped pack alone makes.

        Args:
            name: what the values are called in the cache.
            compile_values: makes them of the pack's files; plain values only.
        """
        if not self.folder.is_relative_to(data_folder()) or cache.cache_folder() is None:
            return compile_values(self)
        name, key = f"{name}.{self.code}", f"{self.version}-{cache.code_version()}"
        if self.layer is not None:
            name, key = f"{name}.own", f"{key}-{self.layer.version}"
        kept = cache.load(name, key)
        if kept and "values" in kept:
            return cache.table(kept["values"])
        values = compile_values(self)
        packed = cache.pack({"values": values})
        if packed is not None and folder_version(self.folder) == self.version:
            cache.store(name, key, packed)
        return values

    @functools.cached_property
    def version(self) -> str:
        """A hash over all files of the pack: the first 12 hex digits of SHA-256."""
        return folder_version(self.folder)


def folder_version(folder: Path) -> str:
    """Return the first 12 hex digits of the SHA-256 over names and bytes of all data files below a folder."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".toml", ".csv", ".jsonl"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def shipped_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack, sorted."""
    return _languages_in(data_folder() / "lang")


@functools.cache
def _languages_in(root: Path) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in root.glob("[a-z]*/language.toml")))


def load_pack(code: str, layer: UserLayer | None = None) -> LanguagePack:
    """Load a shipped language pack, with a user's names over its own.

    Raises:
        LanguageDataError: there is no pack of that code.
    """
    return _load_pack(code, layer)


@functools.lru_cache(maxsize=_PACKS_KEPT)
def _load_pack(code: str, layer: UserLayer | None) -> LanguagePack:
    folder = data_folder() / "lang" / code
    if not (folder / "language.toml").exists():
        have = ", ".join(shipped_languages())
        raise LanguageDataError(f"there is no language pack {code!r} (shipped: {have}).")
    return LanguagePack(folder, layer)
