"""Files and folders as given -> the files to read, in a stable order."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rasad.readers.columns import Columns, is_manifest_header, is_table_header
from rasad.readers.kinds import Kind, header_cells, kind_of
from rasad.readers.letters import is_in_our_script
from rasad.readers.sources import Refused, refused
from rasad.readers.streams import HEAD

TEXT_SUFFIX = ".txt"
# What lies in folders of saved pages and the like beside the articles, and is left alone without a word.
_RESOURCE_FORK = "._"  # what macOS puts beside each file of an archive: never text, and named like it
_BESIDE = frozenset({Kind.MEDIA, Kind.DATABASE, Kind.PROGRAM, Kind.XML})


def expand(paths: Iterable[Path], seen: set[Path] | None = None) -> Iterator[Path | Refused]:
    """Yield the files behind the given paths: files as they are, folders as what can be read in them, at any depth.

    In a folder the content decides: texts in the script of a shipped language (and all `.txt` files), pages, feeds,
    tables and archives are yielded, in the order of their names. A path that leads nowhere is yielded as `Refused`, so
    that the others are still read. No file comes twice, nor one that is in `seen`.
    """
    seen = set() if seen is None else seen
    for path in paths:
        for found in _behind(path):
            if isinstance(found, Refused) or found not in seen:
                yield found
            if not isinstance(found, Refused):
                seen.add(found)


def _behind(path: Path) -> Iterator[Path | Refused]:
    try:
        if not path.exists():
            yield refused(path, "does not exist. Check the path.")
        elif not path.is_dir():
            yield path
        else:
            yield from _in_folder(path)
    except OSError as error:
        yield refused(path, f"cannot be read: {error.strerror or error}. Check its permissions.")


def _in_folder(folder: Path) -> Iterator[Path | Refused]:
    is_empty = True
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if _is_readable(path):
            is_empty = False
            yield path
    if is_empty:
        yield refused(
            folder,
            f"the folder holds no {TEXT_SUFFIX} files, pages, feeds, tables or archives. Give a folder with articles.",
        )


def _is_readable(path: Path) -> bool:
    """Say whether a file in a folder is there to be read; one that cannot be opened is, so that it is named."""
    try:
        with path.open("rb") as file:
            return is_for_reading(path.name, file.read(HEAD))
    except OSError:
        return True


def is_for_reading(name: str, head: bytes) -> bool:
    """Say whether what is called and begins so is there to be read, among other things in a folder or an archive."""
    name = name.rsplit("/", 1)[-1]
    if name.startswith(_RESOURCE_FORK):
        return False
    kind = kind_of(head)
    if kind is not Kind.TEXT or name.lower().endswith(TEXT_SUFFIX):
        return kind not in _BESIDE
    cells, delimiter = header_cells(head)
    if is_manifest_header(cells):
        return False
    return (bool(delimiter) and is_table_header(cells, Columns())) or is_in_our_script(head)
