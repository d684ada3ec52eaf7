"""Words for the bodies that every state has -> that body of the state behind, of "this country", or of its owner."""

from typing import NamedTuple

from rasad.annotate.discourse import Discourse
from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.gazetteer import Match
from rasad.annotate.references_offices import OfficeHolders
from rasad.annotate.references_pronouns import Pronouns
from rasad.annotate.words import SPACE, Words
from rasad.langpack.references import Reference, ReferenceTable

_GROUP, _ORGAN = 0.75, 0.8  # uncalibrated, by how much is inferred
_OF_STATE = " of {"  # in an organ's name, before the state that is filled in


class Body(NamedTuple):
    """Whom a word for a body means, and the word behind it."""

    entities: tuple[str, ...]
    confidence: float
    last: int


class Organs:
    """Resolves the bodies of states in one document, each when the text before it has been taken up."""

    def __init__(
        self,
        words: Words,
        discourse: Discourse,
        holders: OfficeHolders,
        pronouns: Pronouns,
        table: ReferenceTable,
        *,
        names_follow: bool,
    ) -> None:
        self.words = words
        self.discourse = discourse
        self.holders = holders
        self.entities: Entities = holders.entities
        self.pronouns = pronouns
        self.table = table
        self.names_follow = names_follow
        self.name_at: dict[int, Found] = {}
        for name in discourse.names:
            self.name_at.setdefault(name.first, name)
        self.pair_at: dict[int, Match[Reference]] = {}
        self.country_at: dict[int, Match[Reference]] = {}

    def side(self, match: Match[Reference]) -> Body | None:
        """Return the state that 'the side' with a nationality means."""
        name = self._state_behind(match.last, adjective=True)
        return Body(name.entities, _ORGAN, name.last) if name else None

    def epithet(self, match: Match[Reference]) -> Body | None:
        """Return the person whom 'the official' means, with a nationality behind or none."""
        name = self._state_behind(match.last, adjective=True)
        last = name.last if name else match.last
        goes_on = last < len(self.words) and self.words.joints[last] == SPACE
        if goes_on and self.words.keys[last] not in match.payloads[0].before:
            return None  # the rank of somebody named behind, or what kind of official
        person = self.pronouns.epithet(match.first, name.entities[0] if name else None)
        return Body((person,), _GROUP, last) if person else None

    def organ(self, match: Match[Reference]) -> Body | None:
        """Return the body that a word for one of every state means; None where the text does not tell whose."""
        organs = match.payloads
        if organs[0].owned:
            owner = self.pronouns.owner(match.last - 1)
            state = self.pronouns.owners.state_of(owner) if owner else None
            return self._of(organs[0], (state,), match.last) if state else None
        if self.discourse.is_qualifier(match.first):
            return None
        behind = self._with_word_behind(match, organs[0])
        if behind is not None:
            return behind if behind.entities else None
        if organs[0].alone or (organs[0].bare and match.last - match.first > 1):
            return self._bare(match, organs[0])
        return None

    def _with_word_behind(self, match: Match[Reference], organ: Reference) -> Body | None:
        """The body of the state that the words behind tell; of none where these do not take it; None without such."""
        name, last = self._state_behind(match.last, adjective=False), match.last
        if name:
            fitting = [use for use in match.payloads if self._takes(use, adjective=name.kind == "demonym")]
            return self._of(fitting[0], name.entities, name.last) if fitting else Body((), _ORGAN, last)
        if organ.titled and (title := self.holders.title_at.get(last)) and title.office and title.office.of:
            return self._of(organ, (title.office.of,), title.last)
        if last in self.country_at and self.words.joints[last] == SPACE:
            state = self.discourse.last_state(match.first) if self._takes(organ, adjective=False) else None
            return self._of(organ, (state,) if state else (), self.country_at[last].last)
        if last < len(self.words) and self.words.keys[last] in self.table.clauses.own:
            owner = [self.entities.governed(entity) or entity for entity in self.pronouns.selves.subject(last)]
            states = tuple(owner) if self.entities.knowledge.states >= set(owner) else ()
            return self._of(organ, states, last + 1)
        if last in self.pair_at and self.words.joints[last] == SPACE:
            return self._of(organ, self.discourse.two_states(match.first), self.pair_at[last].last)
        return None

    def _takes(self, organ: Reference, *, adjective: bool) -> bool:
        return self.names_follow or organ.construct != adjective

    def _of(self, organ: Reference, states: tuple[str, ...], last: int) -> Body:
        return Body(tuple(self.body(organ, state) for state in states), _ORGAN, last)

    def body(self, organ: Reference, state: str) -> str:
        """Return the id of a state's body."""
        return self.entities.organ(organ.id, organ.name, organ.type, sector=organ.sector, state=state)

    def _bare(self, match: Match[Reference], organ: Reference) -> Body | None:
        """A body without a state is the one that the document has named with its state."""
        prefixes = (f"{organ.id}:", f"{organ.id}-")
        word = self.words.keys[match.last - 1]
        seen = [found for found in self.discourse.seen if len(found.entities) == 1 and found.kind != "demonym"]
        known = [
            found.entities[0]
            for found in seen
            if found.entities[0].startswith(prefixes)
            or (self.words.keys[found.first].endswith(word) and self._is_organ(found))
        ]
        beside = self.discourse.last_body(self.words.sentences[match.first])
        if known or beside:
            body = known[-1] if known else self.body(organ, beside or "")
        elif organ.bare:
            state = self.entities.home or self.discourse.only_state()
            name = organ.name.partition(_OF_STATE)[0]
            body = (
                self.body(organ, state)
                if state
                else self.entities.unnamed(organ.id, name, organ.type, sector=organ.sector)
            )
        else:
            return None
        return Body((body,), _GROUP, match.last)

    def _is_organ(self, found: Found) -> bool:
        return self.entities.type_of(found.entities[0]) in ("organisation", "armed_group")

    def _state_behind(self, index: int, *, adjective: bool) -> Found | None:
        """The state named by the word behind, without a particle in front; an adjective only, if so asked."""
        if index >= len(self.words) or self.words.joints[index] != SPACE:
            return None
        name = self.name_at.get(index)
        if name is None or name.entities[0] not in self.entities.knowledge.states or name.metonym:
            return None
        if adjective and name.kind != "demonym":
            return None
        return name if name.start == self.words.tokens[index].start else None
