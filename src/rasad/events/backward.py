"""A noun with the article behind a verb of speech -> whether it points back to whoever spoke last."""

from collections.abc import Mapping

from rasad.events.passages import Passage
from rasad.events.phrases import is_noun, unit_at
from rasad.events.speakers import Floor
from rasad.events.words import VerbGroup
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

LOCAL = "local:"  # the ids of people whom only the text knows


def is_backward(
    passage: Passage, head: int, stop: int, floor: Floor, entities: Mapping[str, Entity], grammar: Grammar
) -> bool:
    """Say whether a noun ("the source", "the Moroccan official", "the statement") points back to whoever spoke last.

    Args:
        passage: the sentence.
        head: the noun's token.
        stop: the token before which its phrase ends.
        floor: who spoke last.
        entities: the document's entities.
        grammar: the pack's closed-class words.
    """
    kind = grammar.backward_speakers.get(passage.words.tokens[head].key)
    if kind is None or floor.last is None or not _stands_alone(passage, head, stop, floor, entities, grammar):
        return False
    types = {entities[entity].type for entity in floor.last if entity in entities}
    if kind in {"anybody", "official"}:
        is_unnamed = not floor.last or all(entity.startswith(LOCAL) for entity in floor.last) or types == {"group"}
        return is_unnamed or (kind == "official" and len(floor.last) == 1 and types <= {"person", "office"})
    if kind == "person":
        return types <= {"person", "office", "group"}
    return kind == "text" or not types & {"person", "office"}


def goes_on(
    passage: Passage,
    group: VerbGroup,
    phrase: tuple[int, int],
    floor: Floor,
    entities: Mapping[str, Entity],
    grammar: Grammar,
) -> bool:
    """Say whether one person without a name behind a verb is whoever spoke before: "added the head of the mission".

    The verb tells that he goes on, or the text begins by telling what he is whom the headline names.

    Args:
        passage: the sentence.
        group: the verb of speech.
        phrase: the tokens `[head, stop)` of what is said of him.
        floor: who spoke last.
        entities: the document's entities.
        grammar: the pack's closed-class words.
    """
    head, stop = phrase
    stems = passage.words.stems[head]
    is_person = not stems.isdisjoint(grammar.one_person) and stems.isdisjoint(grammar.anonymous)
    is_next = floor.is_lead or (len(floor.last or ()) == 1 and not grammar.continuing.isdisjoint(group.lemmas))
    if floor.person is None or not is_person or not is_next:
        return False
    known = [
        entities[e]
        for unit in passage.units
        if head <= unit.first < stop and not unit.is_place
        for e in unit.entities
        if e in entities
    ]
    states = {entity.id if entity.type == "state" else entity.country for entity in known} - {None}
    own = entities[floor.person].country
    return own in states or not states or own is None


def _stands_alone(
    passage: Passage, head: int, stop: int, floor: Floor, entities: Mapping[str, Entity], grammar: Grammar
) -> bool:
    """Say whether a noun is without words that tell it apart: "the spokesman of the army" is another spokesman.

    A nationality must be that of whoever spoke last.
    """
    own = unit_at(passage, head)
    if own is not None and not _is_theirs(own.entities, floor, entities):
        return False
    first = own.last if own is not None else head + 1
    index = first
    while index < stop and _is_epithet(passage, index, grammar):
        index += 1
    unit = unit_at(passage, index) if index < stop else None
    if unit is not None and unit.kind == "demonym":
        return _is_theirs(unit.entities, floor, entities)
    if unit is not None:
        return unit.marker is not None
    if any(at == index and name == "under" for at, _, name in passage.words.markers):
        return False
    words = [token.key for token in passage.words.tokens[first:index]]
    is_only = bool(floor.persons) and floor.persons == frozenset(floor.last or ())
    is_plain = all(key in grammar.adjectives for key in words) or not grammar.selfsame.isdisjoint(words) or is_only
    return is_plain and (index >= stop or not is_noun(passage, index, grammar))


def _is_epithet(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a word is an adjective with the article."""
    key = passage.words.tokens[index].key
    if key in grammar.adjectives:
        return True
    is_free = unit_at(passage, index) is None and passage.words.senses[index].has_article
    return is_free and key.endswith(grammar.adjective_endings)


def _is_theirs(states: tuple[str, ...], floor: Floor, entities: Mapping[str, Entity]) -> bool:
    """Say whether one of some states or people may be whoever spoke last or theirs: it is, or nothing is known."""
    countries = {entities[entity].country or entity for entity in floor.last or () if entity in entities}
    known = {country for country in countries if not country.startswith(LOCAL)}
    return not known or not {*known, *(floor.last or ())}.isdisjoint(states)
