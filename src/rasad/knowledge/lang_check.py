"""A language pack's frames and cues -> what they cover, which of them meet in one wording, and which can never fire."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import msgspec

from rasad.chars.fold import fold
from rasad.knowledge.kinds import load_kinds
from rasad.langpack.frames import Cue, Frame, cues, frames
from rasad.langpack.morphology import morphology
from rasad.langpack.pack import LanguagePack

_LIMITS = ("only_with", "not_with", "near", "off_topic", "needs", "least", "status", "governed", "types", "foreign")
"""Fields by which two frames of one wording are told apart, besides their roles."""


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a PLOVER type a pack has: frames, the verbs and nouns in them, and its kinds without a frame."""

    type: str
    frames: int
    verbs: int
    nouns: int
    kinds_without: tuple[str, ...]


class Collision(msgspec.Struct, frozen=True, kw_only=True):
    """A wording that evokes two frames of different kinds; `told_apart_by` is empty where nothing tells them apart."""

    wording: str
    frames: tuple[str, str]
    told_apart_by: tuple[str, ...]


class Dead(msgspec.Struct, frozen=True, kw_only=True):
    """A word of an entry that can evoke nothing, and why."""

    entry: str
    word: str
    why: str


class LangReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a check of a pack found."""

    language: str
    frames: int
    cues: int
    coverage: tuple[Coverage, ...]
    collisions: tuple[Collision, ...]
    dead: tuple[Dead, ...]


class _Use(NamedTuple):
    frame: Frame
    wording: str


def check_language(pack: LanguagePack) -> LangReport:
    """Check the frames and cues of a pack.

    Raises:
        LanguageDataError: a file of the pack cannot be read.
    """
    found, speech = frames(pack), cues(pack)
    return LangReport(
        language=pack.code,
        frames=len(found),
        cues=len(speech),
        coverage=tuple(_coverage(found)),
        collisions=tuple(_collisions(found)),
        dead=tuple(_dead(pack, found, speech)),
    )


def _coverage(found: tuple[Frame, ...]) -> Iterator[Coverage]:
    kinds = load_kinds()
    told = {frame.kind for frame in found}
    types = dict.fromkeys(kind.type for kind in kinds.values())
    for type_ in types:
        own = [frame for frame in found if frame.kind in kinds and kinds[frame.kind].type == type_]
        yield Coverage(
            type=type_,
            frames=len(own),
            verbs=len({verb for frame in own for verb in frame.verbs}),
            nouns=len({noun for frame in own for noun in frame.nouns}),
            kinds_without=tuple(kind.id for kind in kinds.values() if kind.type == type_ and kind.id not in told),
        )


def _collisions(found: tuple[Frame, ...]) -> Iterator[Collision]:
    by_wording: dict[str, list[Frame]] = {}
    for use in _uses(found):
        by_wording.setdefault(use.wording, []).append(use.frame)
    for wording, users in sorted(by_wording.items()):
        for a, b in combinations(users, 2):
            if a.kind != b.kind:
                apart = tuple(name for name in _LIMITS if getattr(a, name) != getattr(b, name))
                apart += ("roles",) if a.roles != b.roles else ()
                yield Collision(wording=wording, frames=(a.id, b.id), told_apart_by=apart)


def _uses(found: tuple[Frame, ...]) -> Iterator[_Use]:
    """Yield every wording of every frame: a verb, or a noun with each of its light verbs, or a noun alone."""
    for frame in found:
        for verb in dict.fromkeys(frame.verbs):
            yield _Use(frame, verb)
        for noun in dict.fromkeys(map(fold, frame.nouns)):
            for light in sorted(frame.light) or ("",):
                yield _Use(frame, f"{noun} + {light}" if light else noun)


def _dead(pack: LanguagePack, found: tuple[Frame, ...], speech: tuple[Cue, ...]) -> Iterator[Dead]:
    forms = morphology(pack)
    entries: list[Frame | Cue] = [*found, *speech]
    for entry in entries:
        for verb in dict.fromkeys((*entry.verbs, *sorted(entry.light))):
            if next(forms.verb_forms(verb), None) is None:
                yield Dead(entry=entry.id, word=verb, why="the morphology makes no form of it")
        nouns = Counter(map(fold, entry.nouns))
        yield from (
            Dead(entry=entry.id, word=noun, why="it stands twice") for noun, number in nouns.items() if number > 1
        )
        yield from (Dead(entry=entry.id, word=noun, why="nothing is left of it") for noun in nouns if not noun.strip())
    for frame in found:
        if frame.kind not in load_kinds():
            yield Dead(entry=frame.id, word=frame.kind, why="it is no kind of ontology/kinds.toml")
        if not frame.verbs and not frame.nouns:
            yield Dead(entry=frame.id, word="", why="it has neither verbs nor nouns")
        for word in set(frame.only_with) & set(frame.not_with):
            yield Dead(entry=frame.id, word=word, why="it is both asked for and refused")
