"""Units -> units with the members of a group, listed in brackets behind it, in its place: "the three (A, B and C)"."""

from collections.abc import Mapping, Sequence
from typing import Final

from rasad.events.units import Unit
from rasad.events.words import COMMAS
from rasad.langpack.grammar import Grammar
from rasad.records.document import Token
from rasad.records.report import Entity

_LEAST: Final = 2  # members of a list: a single name in brackets is another name, or where somebody is
_GROUPS: Final = frozenset({"group", "organisation"})


def with_members(
    units: Sequence[Unit], tokens: Sequence[Token], entities: Mapping[str, Entity], grammar: Grammar
) -> tuple[Unit, ...]:
    """Return the units of a sentence; states listed in brackets right behind a group stand where it stood."""
    kept: list[Unit] = []
    group: Unit | None = None
    for position, unit in enumerate(units):
        if _lists_members(units, position, tokens, entities, grammar):
            group = unit
            continue
        if group is not None and unit.first > group.last and _is_open(tokens, group.last, unit.first):
            kept.append(unit._replace(marker=group.marker, chain=group.chain, is_object=group.is_object))
        else:
            group = None
            kept.append(unit)
    return tuple(kept)


def _lists_members(
    units: Sequence[Unit], position: int, tokens: Sequence[Token], entities: Mapping[str, Entity], grammar: Grammar
) -> bool:
    """Say whether states, and nothing else, stand in brackets right behind a group."""
    unit = units[position]
    types = {entities[entity].type for entity in unit.entities if entity in entities}
    if not types or not types <= _GROUPS or unit.last >= len(tokens) or tokens[unit.last].text != "(":
        return False
    end = next((at for at in range(unit.last, len(tokens)) if tokens[at].text == ")"), 0)
    inside = [other for other in units[position + 1 :] if other.last <= end]
    covered = {at for other in inside for at in range(other.first, other.last)}
    free = [tokens[at] for at in range(unit.last + 1, end) if at not in covered]
    is_list = all(token.text in COMMAS or token.key in grammar.coordinators for token in free)
    are_states = all(entities[e].type == "state" for other in inside for e in other.entities if e in entities)
    return is_list and are_states and len(inside) >= _LEAST


def _is_open(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether a bracket that opens at a token is still open at another."""
    return all(token.text != ")" for token in tokens[first:last])
