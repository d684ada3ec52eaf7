"""The name of a war or operation -> the event that it names: "since the Six-Day War", "the invasion of Iraq".

Such a name swallows the words by which frames would read the war, so it is read by what `ontology/wars.csv` tells of
it. It takes the war for granted: as background, and with the status that its days give it.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rasad.events.passages import Passage
from rasad.events.status import Judgement
from rasad.events.triggers import Trigger
from rasad.events.units import Unit
from rasad.events.words import is_mark
from rasad.knowledge.wars import War, load_wars
from rasad.langpack.frames import Frame
from rasad.records.report import Entity, Participant, Published

NAMED = "the name of a war"


class NamedWar(NamedTuple):
    """A war that a sentence names: the words as a trigger, its sides, and what its days make of it."""

    trigger: Trigger
    participants: tuple[Participant, ...]
    judgement: Judgement


class WarNames:
    """Finds the wars that one document names, by their names."""

    def __init__(self, published: Published, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._day = published.edtf or ""

    def named(self, passage: Passage) -> Iterator[NamedWar]:
        """Yield the wars that a sentence names, by position; not one that an article is only filed under."""
        for unit, war in self._wars(passage):
            if not _is_heading(passage, unit):
                yield self._read(war, unit.first, unit.last)

    def _wars(self, passage: Passage) -> Iterator[tuple[Unit, War]]:
        """Yield the names of wars in a sentence; none that began after the day of publication."""
        wars = load_wars()
        for unit in passage.units:
            war = wars.get(unit.entities[0]) if len(unit.entities) == 1 else None
            if war is not None and self._is_begun(war) and self._entities.keys() >= set(war.sides):
                yield unit, war

    def _is_begun(self, war: War) -> bool:
        return not self._day or self._day[: len(war.began)] >= war.began[: len(self._day)]

    def _read(self, war: War, first: int, last: int) -> NamedWar:
        is_over = war.ended and not (self._day and self._day[: len(war.ended)] <= war.ended[: len(self._day)])
        judgement = Judgement("happened" if is_over else "ongoing", NAMED, is_background=True)
        return NamedWar(Trigger(_frame(war), first, last, None, True), _parties(war), judgement)


def _is_heading(passage: Passage, unit: Unit) -> bool:
    """Say whether a name opens a sentence and a mark parts it from the rest: "War in X: its president demands"."""
    tokens = passage.words.tokens
    return unit.first == 0 and (unit.last >= len(tokens) or is_mark(tokens[unit.last]))


def _parties(war: War) -> tuple[Participant, ...]:
    actors = (Participant(entity=side, role="actor", mention=None) for side in war.actors)
    return (*actors, *(Participant(entity=side, role="recipient", mention=None) for side in war.recipients))


def _frame(war: War) -> Frame:
    """Return the frame that a name is read by: no words and no slots, since the knowledge base has the sides."""
    nothing: frozenset[str] = frozenset()
    return Frame(
        id=war.id, kind=war.kind, verbs=(), nouns=(), light=nothing, reach=0, bare=True, roles={}, needs=nothing,
        least=0, alone=False, only_with=nothing, not_with=nothing, off_topic=nothing, near=nothing, carriers=nothing,
        negated=False, foreign=False, types=nothing, status=None, content=False, governed=False, definite=True,
        confidence=0.8,
    )  # fmt: skip
