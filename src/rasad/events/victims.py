"""Violence told by those it struck and by the act they fell in -> both sides: "two of X fell in a raid of Y"."""

from collections.abc import Mapping, Sequence

from rasad.events.allegations import VIOLENT
from rasad.events.passages import Passage
from rasad.events.sides import state_of
from rasad.events.speakers import chain_of
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, PARTY_TYPES, Unit
from rasad.knowledge.kinds import Kind
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity, Participant, Role

ACT_REACH = 14  # words between those who were struck and the act they fell in
DOER_REACH = 2  # adjectives between an act and whose it is, or the verb that tells who made it
_BY_ACT = frozenset({"in", "by"})  # prepositions of the act in which somebody fell


def with_harm(
    passage: Passage,
    trigger: Trigger,
    reading: tuple[Kind, Sequence[Participant]],
    entities: Mapping[str, Entity],
    grammar: Grammar,
) -> tuple[Participant, ...]:
    """Return the participants of a reading (its kind, its participants) with the side that the sentence tells besides.

    Whoever made the act in which those fell whom a verb of harm names, and they themselves beside the act.
    """
    kind, participants = reading[0], tuple(reading[1])
    roles = {party.role for party in participants}
    if kind.type != VIOLENT or grammar.verb_final or not grammar.harm:
        return participants
    own = {_side(party.entity, entities) for party in participants}
    if roles == {"actor"}:
        return (*participants, *_as(_victims(passage, trigger, grammar), "recipient", own, entities))
    if roles == {"recipient"} and _harm_before(passage, trigger.last, grammar) is not None:
        return (*_as(_doers(passage, trigger, grammar), "actor", set(), entities), *participants)
    return participants


def _as(
    units: Sequence[Unit], role: Role, without: set[str], entities: Mapping[str, Entity]
) -> tuple[Participant, ...]:
    """Return units as participants, if they stand for one side and that is none of those known."""
    found: dict[str, Participant] = {}
    for unit in units:
        for entity in unit.entities:
            if entity in entities and entities[entity].type in PARTY_TYPES:
                found.setdefault(entity, Participant(entity=entity, role=role, mention=unit.mentions[0].id))
    sides = {_side(entity, entities) for entity in found}
    return tuple(found.values()) if len(sides) == 1 and sides.isdisjoint(without) else ()


def _side(entity: str, entities: Mapping[str, Entity]) -> str:
    """Return the side of a party: its state, an armed group for itself, since it fights the state it is of."""
    is_armed = entity in entities and entities[entity].type == "armed_group"
    return entity if is_armed else state_of(entity, entities)


def _harm_before(passage: Passage, index: int, grammar: Grammar) -> int | None:
    """Return the last word of harm before a token, near enough, or None."""
    words = passage.words
    low = max(0, index - ACT_REACH)
    return next((n for n in range(index - 1, low - 1, -1) if words.tokens[n].key in grammar.harm), None)


def _victims(passage: Passage, trigger: Trigger, grammar: Grammar) -> Sequence[Unit]:
    """Return those named between a word of harm and the act, which stands behind "in" or "by"."""
    first = trigger.first
    harm = _harm_before(passage, first, grammar)
    if harm is None or not _is_where_they_fell(passage, first, grammar):
        return ()
    if any(harm < group.first < first for group in passage.words.groups):
        return ()
    return [u for u in passage.units if harm < u.first < first and u.marker in (None, GENITIVE) and not u.is_place]


def _is_where_they_fell(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether "in" or "by" stands before a noun, apart or joined."""
    if passage.words.marker_before.get(index) in _BY_ACT:
        return True
    readings = passage.words.senses[index].readings
    return any(grammar.joined_markers.get(reading.preposition) in _BY_ACT for reading in readings)


def _doers(passage: Passage, trigger: Trigger, grammar: Grammar) -> Sequence[Unit]:
    """Return whoever made the act behind a word of harm: its nationality, its owner, or who its verb tells of."""
    words = passage.words
    last = min(len(words.tokens), trigger.last + ACT_REACH)
    for index in range(trigger.last, last):
        is_act = bool(words.senses[index].nouns) and bool(words.stems[index] & grammar.deeds)
        if is_act and _is_where_they_fell(passage, index, grammar):
            return _doers_of(passage, index, grammar)
    return ()


def _doers_of(passage: Passage, index: int, grammar: Grammar) -> Sequence[Unit]:
    near = range(index + 1, index + 2 + DOER_REACH)
    verb = next((g for g in passage.words.groups if g.first in near and g.enclitic), None)
    unit = next((u for u in passage.units if u.first > index), None)
    if unit is None:
        return ()
    if verb is not None:
        return chain_of(passage.units, unit) if verb.last == unit.head and unit.marker is None else ()
    is_own = unit.marker in (None, GENITIVE, "to") and not unit.is_place
    return chain_of(passage.units, unit) if is_own and unit.head in near else ()
