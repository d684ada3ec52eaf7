"""An entity -> the side it stands on: its state, or itself where it belongs to none."""

from collections.abc import Mapping

from rasad.records.report import Entity

# PLOVER's slots that stand in the place of a state: two bodies of one slot are not one side.
# Source: data/ontology/tables.toml. The United Nations are left out: all their organs stand on one side.
OF_MANY = frozenset({"EUR", "IGO", "IMG", "ISM", "MNC", "NGO"})

# Cities where international bodies have their seats: a session there has no host. Source: general knowledge.
SEATS = frozenset({"Q60", "Q71", "Q239", "Q1741", "Q36600", "Q90", "Q6602", "Q85", "Q374365", "Q3624"})


def state_of(entity: str, entities: Mapping[str, Entity]) -> str:
    """Return the state that an entity belongs to, or the entity itself."""
    country = entities[entity].country
    return entity if country is None or country in OF_MANY else country
