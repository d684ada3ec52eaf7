"""The pack's `frames/*.toml`, `topics.toml` and `reporting.toml` -> frames and speech cues.

A frame says which words evoke a kind of event and how the language marks its roles; `docs/how-to/add-a-word.md` tells
the fields and walks through one entry.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from rasad.chars.fold import fold
from rasad.errors import LanguageDataError
from rasad.langpack.pack import LanguagePack

FRAME_FIELDS = {
    "id", "kind", "verbs", "nouns", "light", "reach", "bare", "roles", "needs", "least", "only_with", "not_with",
    "not_about", "status", "content", "governed", "definite", "confidence", "source", "example", "counterexample",
    "also", "carriers", "near", "negated", "foreign", "types", "alone", "predicate",
    "yields", "unnamed",
}  # fmt: skip
PASSIVE_TYPES = frozenset({"assault", "coerce", "protest", "retreat"})  # told of victims too: the second part of an id
# Types of acts that may hit what a party says, does or has: the second part of an id.
REACTION_TYPES = frozenset({"accuse", "reject", "support", "agree", "assault", "request"})
SPEAKER = "speaker"  # the slot of whoever carries the statement around a trigger
CUE_FIELDS = {
    "id", "verbs", "participles", "nouns", "light", "opening", "markers", "stance", "aside", "needs_content",
    "source", "example", "counterexample", "confidence", "complement", "needs_marker", "not_next",
    "not_before", "not_forms", "needs_behind", "text", "between", "predicate", "doubts",
    "at_once", "inner", "not_marker", "attitudes", "outlets", "not_content", "openers",
}  # fmt: skip


class Frame(NamedTuple):
    """An entry of the lexicon: triggers and roles of one kind of event.

    `unnamed`: it tells of violence by the place or people that it hit, whoever did it; `yields`: it is tried last,
    where no other frame reads an act.
    """

    id: str
    kind: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    light: frozenset[str]
    reach: int
    bare: bool
    roles: Mapping[str, str]
    needs: frozenset[str]
    least: int
    alone: bool
    only_with: frozenset[str]
    not_with: frozenset[str]
    off_topic: frozenset[str]
    near: frozenset[str]
    carriers: frozenset[str]
    negated: bool
    foreign: bool
    types: frozenset[str]
    status: str | None
    content: bool
    governed: bool
    definite: bool
    confidence: float
    unnamed: bool = False
    yields: bool = False
    predicate: bool = False  # its words, spelt so, act without a verb where somebody known says them

    @property
    def acts(self) -> bool:
        """Whether the event is somebody's act, so that its subject must be known: violence may be told without.

        So may what is told in the passive: there the subject is whom it hit.
        """
        return not self.is_passive and self.act not in PASSIVE_TYPES

    @property
    def act(self) -> str:
        """The type of act: the second part of the id."""
        return self.id.split(".")[1]

    @property
    def asks(self) -> bool:
        """Whether whoever speaks acts by the words themselves: "X must withdraw" is what the speaker asks of X."""
        return SPEAKER in self.roles

    @property
    def is_passive(self) -> bool:
        """Whether its verb is passive: the subject is whom the act hit."""
        return self.roles.get("subject") == "recipient"

    @property
    def reacts(self) -> bool:
        """Whether it may hit what a party says, does or has: "rejected the proposal of" somebody names whom."""
        return self.act in REACTION_TYPES


class Cue(NamedTuple):
    """An entry of the reporting lexicon: words by which speech is attributed.

    `complement`: whether a complementizer behind it opens what is said; `needs_marker`: the preposition that must stand
    before it in its clause, `needs_behind`: the one that must follow soon; `not_next`, `not_before`: words right
    behind or before it that make it no speech; `not_forms`: exact spellings that are other words; `text`: it tells
    what stands in a text, whose owner speaks; `between`: what is said stands between the noun and its light verb;
    `predicate`: what the object is called stands behind its marker and is said as well; `doubts`: the narrator
    doubts it ("claimed"); `at_once`: what is said may follow its
    participle without any word that opens it; `attitudes`: what is said may be a bare noun of attitude ("his support");
    `outlets`: only of an outlet is it speech; `not_content`: nouns that are no speech with it ("waved flags");
    `inner`: it is speech inside another's words as well; `not_marker`: a preposition that makes it none ("talks with");
    `openers`: words that open what is said as a complementizer does ("asked why").
    """

    id: str
    verbs: tuple[str, ...]
    participles: tuple[str, ...]
    nouns: tuple[str, ...]
    light: frozenset[str]
    opening: tuple[str, ...]
    markers: frozenset[str]
    stance: str | None
    aside: bool
    needs_content: bool
    confidence: float
    complement: bool = True
    needs_marker: str = ""
    needs_behind: str = ""
    text: bool = False
    between: bool = False
    predicate: bool = False
    doubts: bool = False
    not_next: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_forms: frozenset[str] = frozenset()
    attitudes: bool = False
    at_once: bool = False
    inner: bool = True
    not_marker: str = ""
    outlets: bool = False
    not_content: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()


def _entries(path: Path, table: dict[str, Any], name: str, fields: set[str]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = table.get(name, [])
    for entry in entries:
        unknown = set(entry) - fields
        if unknown or "id" not in entry:
            raise LanguageDataError(
                f"{path}: entry {entry.get('id', '(without id)')}: unknown or missing fields {sorted(unknown)}. "
                f"Known fields: {', '.join(sorted(fields))}."
            )
    return entries


def _off_topic(entry: dict[str, Any], topics: Mapping[str, frozenset[str]], path: Path) -> frozenset[str]:
    """Return the folded words of the topics that a frame is not about."""
    for topic in entry.get("not_about", ()):
        if topic not in topics:
            raise LanguageDataError(
                f"{path}: frame {entry['id']} is not about {topic!r}, which topics.toml does not have. "
                f"Known topics: {', '.join(sorted(topics))}."
            )
    return frozenset().union(*(topics[topic] for topic in entry.get("not_about", ())))


def _frame(entry: dict[str, Any], topics: Mapping[str, frozenset[str]], path: Path) -> Frame:
    if "kind" not in entry:
        raise LanguageDataError(f"{path}: frame {entry['id']} has no kind. Name one of ontology/kinds.toml.")
    roles = dict(entry.get("roles", {"subject": "actor", "with": "actor", "between": "actor"}))
    return Frame(
        id=entry["id"],
        kind=entry["kind"],
        verbs=tuple(entry.get("verbs", ())),
        nouns=tuple(entry.get("nouns", ())),
        light=frozenset(entry.get("light", ())),
        reach=int(entry.get("reach", 0)),
        bare=bool(entry.get("bare", False)),
        roles=roles,
        needs=frozenset(entry.get("needs", ())),
        least=int(entry.get("least", 1)),
        alone=bool(entry.get("alone", False)),
        yields=bool(entry.get("yields", False)),
        only_with=frozenset(fold(word) for word in entry.get("only_with", ())),
        not_with=frozenset(fold(word) for word in entry.get("not_with", ())),
        off_topic=_off_topic(entry, topics, path),
        carriers=frozenset(fold(word) for word in entry.get("carriers", ())),
        near=frozenset(fold(word) for word in entry.get("near", ())),
        negated=bool(entry.get("negated", False)),
        foreign=bool(entry.get("foreign", False)),
        types=frozenset(entry.get("types", ())),
        status=entry.get("status"),
        content=bool(entry.get("content", False)),
        governed=bool(entry.get("governed", False)),
        definite=bool(entry.get("definite", True)),
        confidence=float(entry.get("confidence", 0.8)),
        unnamed=bool(entry.get("unnamed", False)),
        predicate=bool(entry.get("predicate", False)),
    )


def _cue(entry: dict[str, Any]) -> Cue:
    return Cue(
        id=entry["id"],
        verbs=tuple(entry.get("verbs", ())),
        participles=tuple(entry.get("participles", ())),
        nouns=tuple(entry.get("nouns", ())),
        light=frozenset(entry.get("light", ())),
        opening=tuple(entry.get("opening", ())),
        markers=frozenset(entry.get("markers", ())),
        stance=entry.get("stance"),
        aside=bool(entry.get("aside", False)),
        needs_content=bool(entry.get("needs_content", False)),
        confidence=float(entry.get("confidence", 0.85)),
        complement=bool(entry.get("complement", True)),
        needs_marker=entry.get("needs_marker", ""),
        needs_behind=entry.get("needs_behind", ""),
        text=bool(entry.get("text", False)),
        between=bool(entry.get("between", False)),
        predicate=bool(entry.get("predicate", False)),
        doubts=bool(entry.get("doubts", False)),
        not_next=frozenset(fold(word) for word in entry.get("not_next", ())),
        not_forms=frozenset(entry.get("not_forms", ())),
        not_before=frozenset(fold(word) for word in entry.get("not_before", ())),
        attitudes=bool(entry.get("attitudes", False)),
        inner=bool(entry.get("inner", True)),
        not_marker=entry.get("not_marker", ""),
        at_once=bool(entry.get("at_once", False)),
        outlets=bool(entry.get("outlets", False)),
        not_content=frozenset(fold(word) for word in entry.get("not_content", ())),
        openers=frozenset(fold(word) for word in entry.get("openers", ())),
    )


def _compile_frames(pack: LanguagePack) -> tuple[Frame, ...]:
    found: dict[str, Frame] = {}
    listed = pack.toml("topics.toml").get("topics", {})
    topics = {topic: frozenset(map(fold, words)) for topic, words in listed.items()}
    for path, table in pack.tomls("frames"):
        for entry in _entries(path, table, "frame", FRAME_FIELDS):
            if entry["id"] in found:
                raise LanguageDataError(f"{path}: the id {entry['id']} is used twice. Give one of them another id.")
            found[entry["id"]] = _frame(entry, topics, path)
    return tuple(found.values())


def _compile_cues(pack: LanguagePack) -> tuple[Cue, ...]:
    path = pack.folder / "reporting.toml"
    return tuple(_cue(entry) for entry in _entries(path, pack.toml("reporting.toml"), "cue", CUE_FIELDS))


def frames(pack: LanguagePack) -> tuple[Frame, ...]:
    """Return all frames of a pack in file order.

    Raises:
        LanguageDataError: an entry has an unknown field or topic, no id, no kind, or an id used before.
    """
    return pack.compiled(_compile_frames)


def cues(pack: LanguagePack) -> tuple[Cue, ...]:
    """Return all speech cues of a pack in file order."""
    return pack.compiled(_compile_cues)
