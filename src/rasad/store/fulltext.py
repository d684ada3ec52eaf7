"""Documents -> the full-text index over folded words and what they are forms of; it is rebuilt, never migrated."""

import functools
import hashlib
from collections.abc import Iterable
from itertools import chain

import apsw
import regex

from rasad.chars.fold import fold
from rasad.config import data_folder
from rasad.langpack.lexicon import Lexicon, lexicon
from rasad.langpack.pack import load_pack, shipped_languages
from rasad.records.ports import StoredDocument
from rasad.records.report import Report

_SAMPLE_END = 0x3000  # all letters that `fold` touches lie below
_SURROGATES_START = 0xD800
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_PHRASE = regex.compile(r'"([^"]*)"')
_VERSION_KEY = "normaliser"
_SHORTEST_STEM = 3  # letters: what is left of a word when more is cut off it is part of too many others
_KEYS_KEPT = 60_000  # distinct words whose keys are remembered, as the lexicon does
_VERB = "verb"  # before the key of a verb in its own script, so that it is no word

assert _SAMPLE_END < _SURROGATES_START  # the sample can be encoded


@functools.cache
def normaliser_version() -> str:
    """Return a digest of what folding does to every character and of how words are taken apart."""
    letters = "".join(map(chr, range(_SAMPLE_END)))
    digest = hashlib.sha256(" ".join(fold(letter) for letter in letters).encode())
    for code in shipped_languages():
        rules = load_pack(code).folder / "morphology.toml"
        digest.update(rules.read_bytes() if rules.exists() else b"")
    return digest.hexdigest()[:16]


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
    keys = "\n".join(sorted({fold(name) for name in names} | keys_in(surface, report.document.language)))
    connection.execute("INSERT INTO fulltext (rowid, surface, keys) VALUES (?, ?, ?)", (number, surface, keys))


def forget(connection: apsw.Connection, number: int) -> None:
    """Take one document out of the index."""
    connection.execute("DELETE FROM fulltext WHERE rowid = ?", (number,))


def keys_in(folded: str, language: str) -> set[str]:
    """Return what the words of a folded text are forms of; nothing of a language without a pack."""
    if language not in shipped_languages():
        return set()
    return set(chain.from_iterable([_keys_of(word, language) for word in set(_WORD.findall(folded))]))


@functools.cache
def _lexicon(language: str) -> Lexicon:
    """Return the words of a shipped pack; names of the user's own are none of them."""
    return lexicon(load_pack(language))


@functools.lru_cache(maxsize=_KEYS_KEPT)
def _keys_of(word: str, language: str) -> tuple[str, ...]:
    """Return the stems that a folded word may have, and the verbs that it may be of, but not the word itself."""
    sense = _lexicon(language).look(word)
    stems = (stem for stem in sense.stems if len(stem) >= _SHORTEST_STEM and stem != word)
    verbs = (_VERB + "".join(_WORD.findall(fold(verb.form.lemma))) for verb in sense.verbs)
    return tuple(dict.fromkeys(chain(stems, verbs)))


def fulltext_query(words: str) -> str | None:
    """Return what a user typed as a query for all of its words in any form, or None if it holds none.

    Words between quotation marks are asked for as they stand, one after the other.
    """
    phrases = [" ".join(_WORD.findall(fold(phrase))) for phrase in _PHRASE.findall(words)]
    terms = [f'surface : "{phrase}"' for phrase in phrases if phrase]
    terms += ["(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in words_asked(_PHRASE.sub(" ", words))]
    return " AND ".join(terms) or None


def words_asked(text: str) -> list[tuple[str, ...]]:
    """Return the forms of each word that a user typed; a verb that was written in two parts is one."""
    words = _WORD.findall(fold(text))
    found: list[tuple[str, ...]] = []
    while words:
        parted = forms_of(words[0] + words[1]) if len(words) > 1 else ()
        is_verb = any(form.startswith(_VERB) for form in parted) and len(forms_of(words[0])) == 1
        found.append(parted if is_verb else forms_of(words[0]))
        words = words[2:] if is_verb else words[1:]
    return found


def forms_of(word: str) -> tuple[str, ...]:
    """Return a folded word with all that it may be a form of in any language."""
    return tuple(dict.fromkeys((word, *(key for code in shipped_languages() for key in _keys_of(word, code)))))
