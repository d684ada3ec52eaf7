"""The entities of one document: those of the knowledge base, and those that only this document has."""

import regex
from msgspec import structs

from rasad.knowledge import Knowledge
from rasad.knowledge.offices import Holding, office_entity
from rasad.records.report import Entity, EntityType

_GOVERNMENTS = ("government-", "government:")  # how the ids of governments begin
_GOVERNMENT_OF = "Government of "
_NO_SLUG = regex.compile(r"[^\p{L}\p{N}]+")


class Entities:
    """Looks entities up, and makes those that stand for an office, a body of a state, or a group without a name.

    `home`: the state of the press that writes, whose bodies it need not say the state of; None if unknown.
    """

    def __init__(self, knowledge: Knowledge, home: str | None = None) -> None:
        self.knowledge = knowledge
        self.home = home if home in knowledge.states else None
        self.own: dict[str, Entity] = {}

    def get(self, entity_id: str) -> Entity | None:
        """Return the entity of an id, known or made here; or None."""
        return self.own.get(entity_id) or self.knowledge.entity(entity_id)

    def type_of(self, entity_id: str) -> EntityType | None:
        """Return the type of an entity, or None."""
        entity = self.get(entity_id)
        return entity.type if entity else None

    def state_of(self, entity_id: str) -> str | None:
        """Return the state that an entity is or belongs to, if it is a state of the knowledge base."""
        entity = self.get(entity_id)
        country = entity.country if entity else None
        return country if country in self.knowledge.states else None

    def governed(self, entity_id: str) -> str | None:
        """Return the state whose government an entity is, or None; contested authorities stay themselves."""
        state = self.state_of(entity_id) if entity_id.startswith(_GOVERNMENTS) else None
        entity = self.get(entity_id)
        return state if entity and entity.name.startswith(_GOVERNMENT_OF) else None

    def office(self, office: str, body: str) -> str:
        """Return the id of an office as an entity of its own, for an office whose holder is not known."""
        return self._keep(office_entity(self.knowledge, Holding(office, body), self.get(body)))

    def organ(self, organ: str, name: str, entity_type: EntityType, *, sector: str | None, state: str) -> str:
        """Return the id of a body that a state has, such as its army: the known one, else one of this document.

        `{state}` in `name` stands for the state's name, `{adjective}` for its English adjective.
        """
        known = f"{organ}-{state.lower()}"
        if known in self.knowledge.entities:
            return self.knowledge.entities[known].id
        owner = self.get(state)
        state_name = owner.name if owner else state
        adjective = self.knowledge.adjectives.get(state, state_name)
        full = name.replace("{state}", state_name).replace("{adjective}", adjective)
        key = f"{organ}:{state}"
        return self._keep(Entity(id=key, wikidata=None, name=full, type=entity_type, country=state, sector=sector))

    def unnamed(self, group: str, name: str, entity_type: EntityType, *, sector: str | None) -> str:
        """Return the id of a group without a name, which is this document's own."""
        key = f"local:{group}"
        return self._keep(Entity(id=key, wikidata=None, name=name, type=entity_type, country=None, sector=sector))

    def unknown(
        self, text: str, key: str, entity_type: EntityType, country: str | None, *, sector: str | None = None
    ) -> str:
        """Return the id of someone whom the knowledge base lacks; `key` is the folded name."""
        slug = "local:" + _NO_SLUG.sub("-", key).strip("-")
        return self._keep(Entity(id=slug, wikidata=None, name=text, type=entity_type, country=country, sector=sector))

    def serve(self, person: str, body: str) -> None:
        """Give someone whom the knowledge base lacks the state of the body whose office he holds, if he has none."""
        entity = self.own.get(person)
        if entity is not None and entity.country is None:
            self.own[person] = structs.replace(entity, country=self.state_of(body))

    def _keep(self, entity: Entity) -> str:
        self.own.setdefault(entity.id, entity)
        return entity.id
