"""Events -> events whose participants say in which office they took part: by their title, else by the terms."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from rasad.knowledge import Knowledge
from rasad.knowledge.offices import (
    OFFICE_PREFIX,
    Holding,
    NamedOffice,
    day_told,
    office_entity,
    office_held,
    title_held,
)
from rasad.records.report import Entity, Event, Mention, Participant, Published


class OfficeFinder:
    """Finds the offices of one document's participants; `entities` gathers those offices by id."""

    def __init__(
        self,
        knowledge: Knowledge,
        entities: Mapping[str, Entity],
        mentions: Sequence[Mention],
        titled: Sequence[NamedOffice],
    ) -> None:
        self.entities: dict[str, Entity] = {}
        self._knowledge = knowledge
        self._known = entities
        self._starts = {mention.id: mention.start for mention in mentions}
        self._titles: dict[str, list[NamedOffice]] = {}
        for title in titled:
            self._titles.setdefault(title.person, []).append(title)

    def with_offices(self, event: Event, published: Published) -> Event:
        """Return an event with the office of each of its people on its day, else on the day of publication."""
        day = day_told(event.date.edtf if event.date and event.date.edtf else published.edtf)
        steps: list[str] = []
        participants: list[Participant] = []
        for party in event.participants:
            found = self._found(party, day, is_now=event.salience == "main")
            participants.append(structs.replace(party, as_office=found.holding.id) if found else party)
            if found:
                self._keep(found.holding)
            if found and found.holding.id != party.entity:
                steps.append(f"{party.entity}={found.holding.id} ({found.reason})")
        told = ("offices: " + ", ".join(dict.fromkeys(steps)),) if steps else ()
        return structs.replace(event, participants=tuple(participants), steps=(*event.steps, *told))

    def _found(self, party: Participant, day: str | None, *, is_now: bool) -> "_Found | None":
        known = self._known.get(party.entity)
        if known is not None and known.type == "office" and party.entity.startswith(OFFICE_PREFIX):
            _, office, body = party.entity.split(":", 2)
            return _Found(Holding(office, body), "the title itself") if body else None
        if known is None or known.type != "person":
            return None
        titles = self._titles.get(party.entity, [])
        own = [title for title in titles if title.start == self._starts.get(party.mention or "")]
        holding = title_held(self._knowledge, own[0], day) if own and is_now else None
        if holding:
            return _Found(holding, "its own title")
        held = office_held(self._knowledge, party.entity, day, titles)
        if held:
            return _Found(*held)
        named = [h for title in titles if is_now and (h := title_held(self._knowledge, title, day))]
        is_known = bool(self._knowledge.terms.offices(party.entity, None))
        return _Found(named[0], "named in the text") if named and not is_known and len(set(named)) == 1 else None

    def _keep(self, holding: Holding) -> None:
        owner = self._known.get(holding.body) or self._knowledge.entity(holding.body)
        self.entities.setdefault(holding.id, office_entity(self._knowledge, holding, owner))


class _Found(NamedTuple):
    """An office and how it was found."""

    holding: Holding
    reason: str
