"""An act towards others whose sentence names one side alone -> the other side, by whom the sentences around it name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from rasad.events.arguments import THROUGH, outer_name
from rasad.events.passages import Passage
from rasad.events.sides import OF_MANY, state_of
from rasad.events.units import GENITIVE, Unit
from rasad.knowledge.kinds import Kind
from rasad.langpack.grammar import Grammar
from rasad.records.document import Sentence
from rasad.records.report import Entity, Participant, Role

REACH: Final = 400  # code points before and behind an act within which its other side is named, some three sentences
# Acts that somebody else is always the other side of: threats, penalties, what is given up, meetings and visits. Whom
# offers, refusals and blame are for is not told by what stands around them: less than half of such readings were right.
_TOWARDS: Final = frozenset({"CONCEDE", "CONSULT", "SANCTION", "THREATEN"})
_MATTER: Final = "about"  # the preposition of what something is about


class _Named(NamedTuple):
    """A place where somebody of a state is named: its offset in the source, the state and the mention's id."""

    start: int
    state: str
    mention: str


class Surroundings:
    """Knows where a document names states, their people and bodies; neither places nor matters count."""

    def __init__(self, entities: Mapping[str, Entity], grammar: Grammar) -> None:
        self._entities = entities
        self._grammar = grammar
        self._named: list[_Named] = []

    def begin(self, passages: Sequence[Passage]) -> None:
        """Look over the document."""
        units = [unit for passage in passages for unit in passage.units if self._may_act(passage, unit)]
        self._named = [
            _Named(unit.start, state, unit.mentions[0].id)
            for unit in units
            for state in dict.fromkeys(self._state(entity) for entity in unit.entities)
            if state is not None
        ]

    def with_other_side(
        self, kind: Kind, participants: Sequence[Participant], start: int, within: Sentence
    ) -> tuple[Participant, ...]:
        """Return the participants of an act at an offset with the state that is named most around it beside them.

        Only where one party alone takes part, and acts. Of acts that are done together the other one acts too.
        """
        parties = tuple(participants)
        if kind.type not in _TOWARDS or len(parties) != 1 or parties[0].role != "actor":
            return parties
        own = state_of(parties[0].entity, self._entities)
        near = [named for named in self._named if abs(named.start - start) < REACH and named.state != own]
        others = {named.state for named in near if within.start <= named.start < within.end}
        if not near or not self._is_state(own) or len(others) > 1:
            return parties
        ((state, _),) = Counter(named.state for named in near).most_common(1)
        role: Role = "actor" if kind.mutual else "recipient"
        nearest = min((named for named in near if named.state == state), key=lambda named: abs(named.start - start))
        return (*parties, Participant(entity=state, role=role, mention=nearest.mention))

    def _may_act(self, passage: Passage, unit: Unit) -> bool:
        """Say whether a unit is neither a place nor what something is about: "a conference on the future of X"."""
        if unit.is_place or unit.marker == _MATTER:
            return False
        return unit.marker != GENITIVE or outer_name(passage, self._grammar, unit) != f"{THROUGH}{_MATTER}"

    def _state(self, entity: str) -> str | None:
        country = self._entities[entity].country if entity in self._entities else None
        return country if country and country not in OF_MANY and self._is_state(country) else None

    def _is_state(self, entity: str) -> bool:
        return entity in self._entities and self._entities[entity].type == "state"
