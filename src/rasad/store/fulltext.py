"""Documents -> the full-text index over folded words; it is rebuilt, never migrated."""

import hashlib
from collections.abc import Iterable

import apsw
import regex

from rasad.chars.fold import fold
from rasad.config import data_folder
from rasad.records.ports import StoredDocument
from rasad.records.report import Report

_SAMPLE_END = 0x3000  # all letters that `fold` touches lie below
_SURROGATES_START = 0xD800
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_VERSION_KEY = "normaliser"

assert _SAMPLE_END < _SURROGATES_START  # the sample can be encoded


def normaliser_version() -> str:
    """Return a digest of what folding does to every character: it changes when the keys would."""
    letters = "".join(map(chr, range(_SAMPLE_END)))
    return hashlib.sha256(" ".join(fold(letter) for letter in letters).encode()).hexdigest()[:16]


def is_stale(connection: apsw.Connection) -> bool:
    """Say whether the index is missing or was made by another normaliser."""
    stored = connection.execute("SELECT value FROM meta WHERE key = ?", (_VERSION_KEY,)).get
    return bool(stored != normaliser_version())


def rebuild(connection: apsw.Connection, documents: Iterable[tuple[int, StoredDocument]]) -> None:
    """Make the index anew inside the caller's transaction."""
    connection.execute("DROP TABLE IF EXISTS fulltext")
    connection.execute((data_folder() / "schema" / "fulltext.sql").read_text(encoding="utf-8"))
    for number, document in documents:
        index(connection, number, document.report, document.source)
    connection.execute(
        "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        (_VERSION_KEY, normaliser_version()),
    )


def index(connection: apsw.Connection, number: int, report: Report, source: str) -> None:
    """Add one document to the index."""
    running = (s for s in report.segments if s.part == report.document.part and s.kind != "boilerplate")
    surface = "\n".join(fold(source[segment.start : segment.end]) for segment in running)
    names = (name for entity in report.entities for name in (entity.name, *entity.names.values()))
    keys = "\n".join(dict.fromkeys(fold(name) for name in names))
    connection.execute("INSERT INTO fulltext (rowid, surface, keys) VALUES (?, ?, ?)", (number, surface, keys))


def forget(connection: apsw.Connection, number: int) -> None:
    """Take one document out of the index."""
    connection.execute("DELETE FROM fulltext WHERE rowid = ?", (number,))


def fulltext_query(words: str) -> str | None:
    """Return what a user typed as a query for all of its words, or None if it holds none."""
    terms = [f'"{term}"' for term in _WORD.findall(fold(words))]
    return " ".join(terms) or None
