"""Articles of a user's own -> texts to train on; labels that a person gave them, kept without the text.

A table of labels has the columns `document,start,end,label`: the first 16 hex digits of the SHA-256 of an article's
id, code points of its title, an empty line and its text, and P, O or L.
"""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from rasad.errors import ReadError
from rasad.training.conll import Labelled

_ID_LENGTH = 16
_COLUMNS = ["document", "start", "end", "label"]


class Article(msgspec.Struct):
    """One line of a JSON-lines file of articles; other keys are ignored."""

    id: str
    text: str
    title: str = ""


def document_key(article_id: str) -> str:
    """Return what stands for an article in tables of labels and in manifests."""
    return hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


def read_articles(path: Path, *, only: str = "") -> Iterator[tuple[str, str]]:
    """Yield id and text of the articles of a JSON-lines file, or of the text files of a folder, in order.

    Args:
        path: the file or folder.
        only: how the ids begin; others are left out.

    Raises:
        ReadError: the file cannot be read.
    """
    try:
        if path.is_dir():
            for file in sorted(path.glob("*.txt")):
                if file.name.startswith(only):
                    yield file.name, file.read_text(encoding="utf-8")
            return
        decoder = msgspec.json.Decoder(Article)
        for number, raw in enumerate(path.read_bytes().splitlines(), start=1):
            if not raw.strip():
                continue
            try:
                article = decoder.decode(raw)
            except msgspec.DecodeError as error:
                raise ReadError(f"{path}:{number}: {error}. Give lines with id, title and text.") from error
            if article.id.startswith(only):
                yield article.id, f"{article.title}\n\n{article.text}" if article.title else article.text
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: cannot be read: {error}. Give a JSON-lines file or a folder of texts.") from error


def read_labels(path: Path) -> dict[str, tuple[Labelled, ...]]:
    """Return the labels of a table by document, in order.

    Raises:
        ReadError: the table cannot be read or has other columns.
    """
    labels: dict[str, list[Labelled]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines, strict=True)
            if next(rows, None) != _COLUMNS:
                raise ReadError(f"{path}: the header must be {','.join(_COLUMNS)}. Correct the file.")
            for document, start, end, label in rows:
                labels.setdefault(document, []).append(Labelled(int(start), int(end), label))
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise ReadError(f"{path}: cannot be read as a table of labels: {error}. Correct the file.") from error
    return {document: tuple(sorted(found)) for document, found in labels.items()}
