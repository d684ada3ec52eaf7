"""`unknown_bodies.toml` of a language -> the words that begin the name of a body, and how far such a name reaches."""

from typing import Any, NamedTuple

from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import divide
from rasad.records.report import EntityType


class BodyHead(NamedTuple):
    """A word such as 'ministry' that begins a name.

    `least`: words that must follow it; `pairs`: the name may hold one 'and'; `definite`: the word has the article and
    adjectives follow; `reaches`: such a name needs what the body is for, behind a fused particle; `behind`: words of
    which one must follow right behind, if any; `placed`: types of place of which one must end the name, if any;
    `closed`: a nationality or place must end it.
    """

    type: EntityType
    sector: str | None
    least: int
    pairs: bool
    definite: bool
    reaches: bool
    behind: frozenset[str]
    placed: frozenset[str]
    closed: bool


class BodyFrames(NamedTuple):
    """What marks the names of bodies.

    `stop`: words that no such name holds; `light`: verbs that take the word before them with them; `generic`: what
    makes no name of a head, alone or, in `generic_first`, with more behind; `nouns`: words that begin like a particle;
    `no_before`: what before a head shows that it describes; `longest`: words behind a head at most;
    `eponyms`: words of respect before the person whom a body is called after; `purposes`: what bodies are for, behind a
    joined particle; `tails`: words that go on with a name behind the place that closes it; `parts`: words that such a
    name may hold though no person's does.
    """

    heads: dict[str, BodyHead]
    stop: frozenset[str]
    light: frozenset[str]
    generic: frozenset[str]
    generic_first: frozenset[str]
    nouns: frozenset[str]
    no_before: frozenset[str]
    eponyms: frozenset[str]
    purposes: frozenset[str]
    tails: frozenset[str]
    parts: frozenset[str]
    longest: int


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset("".join(divide(fold(word))[0]) for word in words)


def body_frames(pack: LanguagePack) -> BodyFrames:
    """Compile `unknown_bodies.toml`; a language without one finds no unknown bodies."""
    table: dict[str, Any] = pack.toml("unknown_bodies.toml")
    heads: dict[str, BodyHead] = {}
    for entry in table.get("head", []):
        head = BodyHead(
            entry.get("type", "organisation"),
            entry.get("sector"),
            entry.get("least", 1),
            entry.get("pairs", False),
            entry.get("definite", False),
            entry.get("reaches", False),
            _keys(entry.get("behind", [])),
            frozenset(entry.get("placed", [])),
            entry.get("closed", False),
        )
        heads.update((fold(form), head) for form in entry["forms"])
    return BodyFrames(
        heads,
        _keys(table.get("stop", [])),
        _keys(table.get("light", [])),
        _keys(table.get("generic", [])),
        _keys(table.get("generic_first", [])),
        _keys(table.get("nouns", [])),
        _keys(table.get("no_before", [])),
        _keys(table.get("eponyms", [])),
        _keys(table.get("purposes", [])),
        _keys(table.get("tails", [])),
        _keys(table.get("parts", [])),
        table.get("longest", 0),
    )
