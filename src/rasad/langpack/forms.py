"""The form words of news pages: boilerplate, bylines, datelines and leads, as folded keys.

Phrases are keyed without spaces (`squeeze`), so that spaced, joined and glued spellings meet; they are compared at word
boundaries only. Source: `data/lang/<code>/forms.toml`.
"""

import functools
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import regex

from rasad.chars.fold import fold
from rasad.errors import LanguageDataError
from rasad.langpack.pack import LanguagePack, load_pack, shipped_languages

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def words_of(text: str) -> list[str]:
    """Return the folded keys of the words and numbers of a text, in order."""
    words: list[str] = _WORD.findall(fold(text))
    return words


def squeeze(text: str) -> str:
    """Return the folded key of a phrase without spaces and marks."""
    return "".join(words_of(text))


class Forms(msgspec.Struct, frozen=True, kw_only=True):
    """Form words by what they show; all are squeezed keys, `*_words` of single words."""

    lines: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    closers: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    share: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    credits: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    desks: frozenset[str] = frozenset()
    desk_starts: frozenset[str] = frozenset()
    author_starts: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    date_words: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    joined_connectives: frozenset[str] = frozenset()
    connectives: frozenset[str] = frozenset()
    today: frozenset[str] = frozenset()
    yesterday: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    relays: frozenset[str] = frozenset()
    relays_if_source: frozenset[str] = frozenset()
    source_nouns: frozenset[str] = frozenset()
    relays_from: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()


_LISTS_KEPT = 128  # lists of phrases whose beginnings are kept: those of all shipped languages
# The longest phrase of the lists, in words; longer beginnings of a line are not looked up.
LONGEST_PHRASE = 6


def beginnings(words: list[str], first: int = 0) -> Iterator[tuple[int, str]]:
    """Yield `(count, key)` for the first 1, 2, … words from `first` on: the keys to search a phrase list with."""
    key = ""
    for count, word in enumerate(words[first : first + LONGEST_PHRASE], 1):
        key += word
        yield count, key


def longest(words: list[str], first: int, phrases: frozenset[str]) -> int:
    """Return how many words from `first` on make up the longest phrase of a list (0: none)."""
    heads = _heads(phrases)
    if first >= len(words) or words[first] not in heads:
        return 0
    best, key = 0, ""
    for count, word in enumerate(words[first : first + LONGEST_PHRASE], 1):
        key += word
        if key not in heads:
            break
        if key in phrases:
            best = count
    return best


@functools.lru_cache(maxsize=_LISTS_KEPT)
def _heads(phrases: frozenset[str]) -> frozenset[str]:
    """Return all beginnings of the phrases of a list: most words of a text are none of them."""
    return frozenset(phrase[:size] for phrase in phrases for size in range(len(phrase) + 1))


def compile_forms(pack: LanguagePack) -> Forms:
    """Compile one pack's form words; a pack without `forms.toml` has none.

    Raises:
        LanguageDataError: the file has a list that is not known.
    """
    tables: dict[str, frozenset[str]] = {}
    for section, entries in pack.toml("forms.toml").items():
        for name, phrases in entries.items():
            if name not in Forms.__struct_fields__:
                raise LanguageDataError(
                    f"{pack.folder}/forms.toml: [{section}] has an unknown list {name!r}. Remove it."
                )
            tables[name] = _keys(phrases)
    identity: dict[str, Any] = pack.toml("identity.toml")
    return Forms(**tables, small_words=_keys(identity.get("words", ())), prefixes=_keys(identity.get("prefixes", ())))


def _keys(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(key for key in map(squeeze, phrases) if key)


def forms_of(pack: LanguagePack) -> Forms:
    """Return one pack's form words, compiled once."""
    return pack.compiled(compile_forms)


@functools.cache
def all_forms() -> Forms:
    """Return the form words of all shipped languages together, for pages whose language is not known yet."""
    packs = [forms_of(load_pack(code)) for code in shipped_languages()]
    return Forms(**{name: frozenset().union(*(getattr(f, name) for f in packs)) for name in Forms.__struct_fields__})
