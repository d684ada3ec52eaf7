"""`contexts.toml` of a language -> the words around names that tell what a name stands for, and endings of names."""

from typing import Any, NamedTuple

from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import divide


class Ending(NamedTuple):
    """What may be written behind a name. `after`: letters it follows (all if empty); `gives`: name or demonym."""

    written: str
    on: frozenset[str]
    after: str
    gives: str
    spaced: bool


class NameContexts(NamedTuple):
    """Folded words, by what they tell of a name beside them."""

    city_before: frozenset[str]
    capital: frozenset[str]
    region_before: frozenset[str]
    no_place_before: frozenset[str]
    town_before: frozenset[str]
    teams: frozenset[str]
    no_body_after: frozenset[str]
    no_name: frozenset[str]
    visits: frozenset[str]
    left: frozenset[str]
    neutral: frozenset[str]
    qualifiers: frozenset[str]
    city_modifiers: frozenset[str]
    class_nouns: frozenset[str]
    nominal_heads: frozenset[str]
    city_particles: frozenset[str]
    toward: frozenset[str]
    motion: frozenset[str]
    motion_behind: frozenset[str]
    destinations: frozenset[str]
    messages: frozenset[str]
    languages_before: frozenset[str]
    origins: frozenset[str]
    requests: frozenset[str]
    place_before: frozenset[str]
    person_before: frozenset[str]
    body_before: frozenset[str]
    honouring_before: frozenset[str]
    slighting_before: frozenset[str]
    slighting_after: frozenset[str]
    slighting_heads: frozenset[str]
    oblique: frozenset[str]
    object_after: frozenset[str]
    voicing: frozenset[str]
    voiced: frozenset[str]
    possessed: frozenset[str]
    pointing: frozenset[str]
    speech: frozenset[str]
    saying_ends: frozenset[str]
    everyday: frozenset[str]
    kin: frozenset[str]
    participles: frozenset[str]
    pair: frozenset[str]
    namely: frozenset[str]
    countries: frozenset[str]
    edition_article: frozenset[str]
    particles: frozenset[str]
    cues: frozenset[str]  # words before a capital that a particle may be joined to
    endings: dict[str, tuple[Ending, ...]]


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset("".join(divide(fold(word))[0]) for word in words)


def _last_keys(words: list[str]) -> frozenset[str]:
    """Keys of single words; of a phrase its last word."""
    return frozenset(divide(fold(word))[0][-1] for word in words)


def name_contexts(pack: LanguagePack) -> NameContexts:
    """Compile `contexts.toml`; a language without one has no such cues."""
    table: dict[str, Any] = pack.toml("contexts.toml")
    endings: dict[str, list[Ending]] = {}
    for entry in table.get("ending", []):
        ending = Ending(
            fold(entry["written"]),
            frozenset(entry["on"]),
            fold(entry.get("after", "")),
            entry["gives"],
            entry.get("spaced", False),
        )
        endings.setdefault(ending.written, []).append(ending)
    fields = NameContexts._fields[:-3]
    particles = frozenset(fold(written) for group in pack.language["tokens"]["proclitics"] for written in group)
    words = {field: (_last_keys if field.endswith("_before") else _keys)(table.get(field, [])) for field in fields}
    cues = words["city_before"] | words["motion"] | words["messages"]
    return NameContexts(
        **words, particles=particles, cues=cues, endings={written: tuple(group) for written, group in endings.items()}
    )
