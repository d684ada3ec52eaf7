"""Files of labelled words in columns (CoNLL) -> sentences with the people, bodies and places that they name.

One word a line, its columns divided by a tab or spaces, the label in the last one; an empty line ends a sentence.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rasad.errors import ReadError

# How public sets name what rasad tells apart; other types count as no name.
TYPES = {
    "PER": "P",
    "PERS": "P",
    "PERSON": "P",
    "ORG": "O",
    "ORGANIZATION": "O",
    "ORGANISATION": "O",
    "LOC": "L",
    "LOCATION": "L",
    "GPE": "L",
    "PLACE": "L",
}
LABEL_OF_TYPE = {
    "person": "P",
    "organisation": "O",
    "armed_group": "O",
    "group": "O",
    "media": "O",
    "city": "L",
    "region": "L",
    "place": "L",
    "facility": "L",
}
"""The label of each type of entity that a trained model learns; states are all on the lists."""
_COMMENT, _BOUNDARY = "#", "-DOCSTART-"


class Labelled(NamedTuple):
    """A stretch `[start, end)` of a text's code points that names a person (P), an organisation (O) or a place (L)."""

    start: int
    end: int
    label: str


class LabelledText(NamedTuple):
    """A sentence or an article, with the names in it in order. `id` tells it from the others of its set."""

    id: str
    text: str
    names: tuple[Labelled, ...]


def read_conll(path: Path, *, column: int = -1) -> Iterator[LabelledText]:
    """Yield the sentences of a file, their words joined by spaces.

    Args:
        path: the file.
        column: where the label stands; -1 is the last column.

    Raises:
        ReadError: the file cannot be read, or a line has no such column.
    """
    rows: list[tuple[str, str]] = []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: cannot be read: {error}. Give a UTF-8 file of words in columns.") from error
    for number, line in enumerate([*lines, ""], start=1):
        cells = line.split("\t") if "\t" in line else line.split()
        if cells and cells[0] != _BOUNDARY and not (cells[0] == _COMMENT and len(cells) > 2):
            rows.append(_row(cells, column, f"{path}:{number}"))
        elif rows:
            yield _sentence(f"{path.name}:{number}", rows)
            rows = []


def _row(cells: list[str], column: int, place: str) -> tuple[str, str]:
    if len(cells) < 2 or not -len(cells) <= column < len(cells):
        raise ReadError(f"{place}: {len(cells)} columns, none of them the label. Give one word and its label a line.")
    return cells[0], cells[column].strip()


def _sentence(name: str, rows: list[tuple[str, str]]) -> LabelledText:
    """A sentence from its words and their labels, whether these say B- and I-, or only the type."""
    names: list[Labelled] = []
    start, before = 0, ""
    for word, label in rows:
        kind, end = TYPES.get(label.rpartition("-")[2].rpartition("_")[2].upper(), ""), start + len(word)
        if kind and kind == before and not label.upper().startswith("B"):
            names[-1] = names[-1]._replace(end=end)
        elif kind:
            names.append(Labelled(start, end, kind))
        before, start = kind, end + 1
    return LabelledText(name, " ".join(word for word, _ in rows), tuple(names))
