"""The id of what read a datum -> the lines of the shipped data that define it, with file and line number.

Three kinds of id: an entry's own (`ar.say.qala`), a path to a word (`ar.time.weekdays.2`: section, key), and a list of
names (`names:states:name`: the row of that name).
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rasad.chars.fold import fold
from rasad.config import data_folder
from rasad.langpack.pack import read_rows

DATA_FILES = frozenset({".toml", ".csv"})
NO_ENTRIES = frozenset({"show", "crosswalk"})  # folders that name entries and define none
HEADER = re.compile(r"\[\[?([^\]]+)\]\]?")
NAMES = "names"
Lines = tuple[str, ...]


def find_entry(entry_id: str, *, text: str = "", language: str = "", entities: Sequence[str] = ()) -> Lines:
    """Find what an id stands for.

    Args:
        entry_id: `read_by` or `frame` of a datum.
        text: the datum's characters, for a list of names.
        language: the document's language, likewise.
        entities: what the datum refers to, likewise.

    Returns:
        First "file:line", then the entry's lines; a CSV row as it stands. Empty if nothing shipped has that id.
    """
    root = data_folder()
    if entry_id.startswith(f"{NAMES}:"):
        return _name_rows(root, entry_id.split(":")[1], text, language, entities)
    return _by_id(root, entry_id) or _by_path(root, entry_id)


def _by_id(root: Path, entry_id: str) -> Lines:
    for path in sorted(p for p in root.rglob("*") if p.suffix in DATA_FILES and NO_ENTRIES.isdisjoint(p.parts)):
        text = path.read_text(encoding="utf-8")
        if entry_id not in text:
            continue
        lines = text.splitlines()
        for number, line in enumerate(lines, start=1):
            if _defines(line, entry_id, path.suffix):
                block = _table(lines, number - 1) if path.suffix == ".toml" else [line]
                return _placed(path, number, block)
    return ()


def _placed(path: Path, number: int, lines: Sequence[str]) -> Lines:
    return (f"{path.relative_to(data_folder()).as_posix()}:{number}", *lines)


def _defines(line: str, entry_id: str, suffix: str) -> bool:
    if suffix == ".csv":
        return line.split(",", 1)[0].strip('"') == entry_id
    bare = line.replace(" ", "")
    return bare.startswith((f'id="{entry_id}"', f"[{entry_id}]", f'["{entry_id}"]')) or f'{{id="{entry_id}"' in bare


def _table(lines: list[str], index: int) -> list[str]:
    """Return the TOML table that a line stands in: from its header to the line before the next one."""
    start = index
    while start > 0 and not HEADER.fullmatch(lines[start].strip()):
        start -= 1
    end = start + 1
    while end < len(lines) and not HEADER.fullmatch(lines[end].strip()):
        end += 1
    return [line for line in lines[start:end] if line.strip()]


def _by_path(root: Path, entry_id: str) -> Lines:
    """Resolve `code.topic.section.key` in the language's files, those named like the topic first."""
    parts = entry_id.split(".")
    folder = root / "lang" / parts[0]
    if len(parts) < 3 or not folder.is_dir():
        return ()
    topic, section, key = parts[1], parts[-2], parts[-1]
    for path in sorted(folder.glob("*.toml"), key=lambda p: (not p.stem.startswith(topic[:4]), p.name)):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, header, line in _under_headers(lines):
            if header == f"{section}.{key}" and line.startswith("["):
                return _placed(path, number, _table(lines, number - 1))
            if header.split(".")[-1] == section and line.split("=")[0].strip().strip('"') == key:
                return _placed(path, number, (f"[{header}]", line))
    return ()


def _under_headers(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    header = ""
    for number, line in enumerate(lines, start=1):
        if match := HEADER.fullmatch(line.strip()):
            header = match[1]
        yield number, header, line.strip()


def _name_rows(root: Path, table: str, text: str, language: str, entities: Sequence[str]) -> Lines:
    """Find the row of a list of names that has these entities and folds to the same word, article and clitics aside."""
    path = root / "lang" / language / NAMES / f"{table}.csv"
    if not path.exists():
        return ()
    key = fold(text)
    known = [(n, row) for n, row in enumerate(read_rows(path), start=2) if row["entity"] in entities]
    exact = [(n, row) for n, row in known if fold(row["alias"]) == key]
    inside = [(n, row) for n, row in known if fold(row["alias"]) in key or key in fold(row["alias"])]
    for number, row in (exact or sorted(inside, key=lambda pair: -len(pair[1]["alias"])))[:1]:
        return _placed(path, number, (",".join(row.values()),))
    return ()
