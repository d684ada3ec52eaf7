"""`unknown_names.toml` of a language -> given names, the words that end a name, and how to write a name in Latin."""

from typing import Any, NamedTuple

from rasad.chars.fold import fold
from rasad.langpack.names import name_table
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import divide

_SHORTEST_LISTED = 4  # letters; shorter first words of listed names are too often everyday words
_VOWELS = frozenset("aeiou")
_GLOTTAL = "a"


class NameFrames(NamedTuple):
    """What marks people's names.

    `given`: given names by key, with the Latin form where one is listed; `firsts`: those also listed as surnames or
    places, which before another word of a name they are not; `common_given`: those that are also everyday words;
    `honorifics`: words of respect before a name; `untitled`: those that no ruler has;
    `servants`: first halves of names of two words; `sons`: 'son of' between two names; `spelt`: names that only their
    exact spelling tells from a particle; `surname_endings`, `foreign_endings`: how a surname ends;
    `no_endings`: how no name ends;
    `no_person_before`: what is called after a person;
    `written`: the Latin form of other words.
    """

    given: dict[str, str]
    stop: frozenset[str]
    after: frozenset[str]
    said: frozenset[str]
    sayings: frozenset[str]
    common: frozenset[str]
    connectors: frozenset[str]
    honorifics: frozenset[str]
    untitled: frozenset[str]
    firsts: frozenset[str]
    common_given: frozenset[str]
    servants: frozenset[str]
    sons: frozenset[str]
    spelt: frozenset[str]
    surname_endings: tuple[str, ...]
    foreign_endings: tuple[str, ...]
    no_endings: tuple[str, ...]
    no_person_before: frozenset[str]
    letters: dict[str, str]
    initials: dict[str, str]
    written: dict[str, str]
    article: str
    article_latin: str

    def latin(self, keys: list[str]) -> str:
        """Write the folded words of a name in Latin letters, listed given names in their usual form."""
        return " ".join(self.given.get(key) or self.written.get(key) or self._letters(key) for key in keys)

    def _letters(self, key: str) -> str:
        lead = ""
        if self.article and key.startswith(self.article) and len(key) > len(self.article):
            lead, key = self.article_latin, key[len(self.article) :]
        sounds = [self.letters.get(letter, letter) for letter in key]
        sounds[:1] = [self.initials.get(key[0], sounds[0])]
        if sounds and not sounds[0]:
            sounds[0] = _GLOTTAL  # a letter without a sound of its own begins with a vowel
        return lead + _voiced([sound for sound in sounds if sound]).capitalize()


def _voiced(sounds: list[str]) -> str:
    """Join the sounds of a word; two consonants at its beginning get a vowel between, which the script leaves out."""
    if len(sounds) > 1 and not {sounds[0][0], sounds[1][0]} & _VOWELS:
        sounds = [sounds[0], "a", *sounds[1:]]
    return "".join(sounds)


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset("".join(divide(fold(word))[0]) for word in words)


def name_frames(pack: LanguagePack) -> NameFrames:
    """Compile `unknown_names.toml`, with the given names of the people listed; absent files count as empty."""
    table: dict[str, Any] = pack.toml("unknown_names.toml")
    stop = _keys(table.get("stop", []))
    article: dict[str, str] = table.get("article", {})
    listed = {
        name: "" for name in pack.compiled(name_table).given_names if name not in stop and len(name) >= _SHORTEST_LISTED
    }
    given = {"".join(divide(fold(name))[0]): latin for name, latin in table.get("given", {}).items()}
    return NameFrames(
        {**listed, **given},
        stop,
        _keys(table.get("after", [])),
        _keys(table.get("said", [])),
        _keys(table.get("sayings", [])),
        _keys(table.get("common", [])),
        _keys(table.get("connectors", [])),
        _keys(table.get("honorifics", [])),
        _keys(table.get("untitled", [])),
        _keys(table.get("firsts", [])),
        _keys(table.get("common_given", [])),
        _keys(table.get("servants", [])),
        _keys(table.get("sons", [])),
        frozenset(table.get("spelt", [])),
        tuple(map(fold, table.get("surname_endings", []))) + tuple(map(fold, table.get("foreign_endings", []))),
        tuple(map(fold, table.get("foreign_endings", []))),
        tuple(map(fold, table.get("no_endings", []))) or ("\n",),
        _keys(table.get("no_person_before", [])),
        {fold(letter): latin for letter, latin in table.get("letters", {}).items()},
        {fold(letter): latin for letter, latin in table.get("initials", {}).items()},
        {fold(word): latin for word, latin in table.get("latin", {}).items()},
        fold(article.get("written", "")),
        article.get("latin", ""),
    )
