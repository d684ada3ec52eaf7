"""A meeting or call -> at which level it was held, by the offices of those who took part on its day."""

import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rasad.config import data_folder
from rasad.knowledge.offices import OFFICE_PREFIX
from rasad.knowledge.tables import table_rules
from rasad.langpack.pack import read_toml
from rasad.link.tellings import act_of
from rasad.records.report import Entity, Event, Participant

PAIR = 2  # sides of which the lower sets the level; among more, one deputy makes no meeting of deputies


class Levels(NamedTuple):
    """What `ontology/levels.toml` says: the ids from the highest to the lowest, and what makes which.

    `offices` are those of states, `of_bodies` those of organisations, `sectors` those of a body without a person.
    """

    order: tuple[str, ...]
    unknown: str
    offices: Mapping[str, str]
    of_bodies: Mapping[str, str]
    sectors: Mapping[str, str]
    by_actor: frozenset[str]

    @property
    def names(self) -> tuple[str, ...]:
        """Every level, the highest first and `unknown` last."""
        return (*self.order, self.unknown)

    def lowest(self, found: Iterable[str | None]) -> str:
        """Return the lowest of some levels; `unknown` where there is none or one of them is not known."""
        told = list(found)
        known = [level for level in told if level in self.order]
        return max(known, key=self.order.index) if known and len(known) == len(told) else self.unknown


@functools.cache
def load_levels() -> Levels:
    """Return the levels, read once per process."""
    table = read_toml(data_folder() / "ontology" / "levels.toml")
    rows = table["level"]

    def by_member(column: str) -> dict[str, str]:
        return {member: row["id"] for row in rows for member in row.get(column, ())}

    return Levels(
        order=tuple(row["id"] for row in rows),
        unknown=table["unknown"],
        offices=by_member("offices"),
        of_bodies=by_member("of_bodies"),
        sectors=by_member("sectors"),
        by_actor=frozenset(table["by_actor"]),
    )


def level_of(event: Event, entities: Mapping[str, Entity]) -> str | None:
    """Return the level of a meeting or call, done or to come; None for every other act.

    The highest office of each side counts, and of the sides the lowest: a president who receives a foreign minister has
    met at ministers' level. A side that nobody with an office stands for leaves it `unknown`, and so do more than two
    sides of different levels, and people of one state.

    Args:
        event: with the offices that its people held on its day, as the pipeline found them.
        entities: of its report, by id.
    """
    if not act_of(event).is_contact:
        return None
    levels = load_levels()
    sides: dict[str, list[str | None]] = {}
    guests: list[str | None] = []
    for party in event.participants:
        if party.role != "third_party":
            level = _level(party, entities, levels)
            sides.setdefault(_side(party.entity, entities), []).append(level)
            guests += [level] if party.role == "actor" else []
    if event.kind in levels.by_actor and guests:
        return _highest(guests, levels) or levels.unknown
    if len(sides) == 1:
        return levels.unknown
    held = [_highest(found, levels) for found in sides.values()]
    is_mixed = len(held) > PAIR and len(set(held)) > 1
    return levels.unknown if is_mixed else levels.lowest(held)


def _highest(found: Iterable[str | None], levels: Levels) -> str | None:
    return min((level for level in found if level is not None), key=levels.order.index, default=None)


def _side(entity_id: str, entities: Mapping[str, Entity]) -> str:
    """Return the state that a party stands for, else itself: two bodies of several states are two sides."""
    entity = entities.get(entity_id)
    is_its_own = entity is None or entity.type == "armed_group" or entity.country in table_rules()["slots"]
    return entity_id if entity is None or is_its_own else entity.country or entity_id


def _level(party: Participant, entities: Mapping[str, Entity], levels: Levels) -> str | None:
    """Return the level that one party makes, by the office or by what kind of body it is."""
    entity = entities.get(party.entity)
    if party.as_office is not None and party.as_office.startswith(OFFICE_PREFIX):
        office, _, body = party.as_office.removeprefix(OFFICE_PREFIX).partition(":")
        held = entities.get(party.as_office)
        is_of_state = held is not None and held.country == body
        return (levels.offices if is_of_state else levels.of_bodies).get(office)
    is_body = entity is not None and entity.type == "organisation"
    return levels.sectors.get(entity.sector or "") if entity is not None and is_body else None
