"""Files and folders as given -> the files to read, in a stable order."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from rasad.errors import ReadError

TEXT_SUFFIX = ".txt"


def printable(text: str) -> str:
    """Return a text that names files with escapes for bytes that are no UTF-8, which no JSON or ledger holds."""
    return text.encode(errors="backslashreplace").decode()


class Refused(NamedTuple):
    """A path that leads to nothing readable, with the error that says why."""

    path: Path
    error: ReadError


def expand(paths: Iterable[Path]) -> Iterator[Path | Refused]:
    """Yield the files behind the given paths: files as they are, folders as their text files, sorted, at any depth.

    A path that leads nowhere is yielded as `Refused`, so that the others are still read. No file comes twice.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _behind(path):
            if isinstance(found, Refused) or found not in seen:
                yield found
            if not isinstance(found, Refused):
                seen.add(found)


def _behind(path: Path) -> Iterator[Path | Refused]:
    try:
        if not path.exists():
            yield Refused(path, ReadError(f"{path}: does not exist. Check the path."))
        elif not path.is_dir():
            yield path
        else:
            yield from _in_folder(path)
    except OSError as error:
        yield Refused(path, ReadError(f"{path}: cannot be read: {error.strerror or error}. Check its permissions."))


def _in_folder(folder: Path) -> Iterator[Path | Refused]:
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() == TEXT_SUFFIX and p.is_file())
    if not files:
        yield Refused(
            folder, ReadError(f"{folder}: the folder holds no {TEXT_SUFFIX} files. Give a folder with articles.")
        )
    yield from files
