"""A noun without a name behind a verb -> the body that speaks by it: its organ, its text, the class of its name."""

from collections.abc import Mapping

from rasad.events.passages import Passage
from rasad.events.phrases import is_speaker_noun, phrase_at
from rasad.events.units import GENITIVE, Unit, is_party
from rasad.events.words import QUOTES, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

TEXT_REACH = 5  # tokens between a text and whose it is


def body_of(passage: Passage, head: int, stop: int, entities: Mapping[str, Entity], grammar: Grammar) -> Unit | None:
    """Return the body whose organ or text a noun is ("the political bureau of B"), or whose class it names ("party B").

    Args:
        passage: the sentence.
        head: the noun's token.
        stop: the token before which the body is named.
        entities: the document's entities.
        grammar: the pack's closed-class words.
    """
    unit = _next_party(passage, head, stop, entities)
    if unit is None or _is_parted(passage, head, unit, grammar):
        return None
    stems = passage.words.stems[head]
    if not stems.isdisjoint(grammar.texts):
        return unit if _is_owner(passage, head, unit, grammar) else None
    types = {entities[entity].type for entity in unit.entities if entity in entities}
    if types & {"person", "state", "office"}:
        return None
    if not stems.isdisjoint(grammar.organ_nouns):
        is_next = unit.first <= phrase_at(passage, head, stop, grammar).last
        return unit if is_next and unit.marker in ("to", GENITIVE, None) else None
    return unit if _is_class(passage, head, unit, grammar) else None


def _next_party(passage: Passage, head: int, stop: int, entities: Mapping[str, Entity]) -> Unit | None:
    unit = next((unit for unit in passage.units if head < unit.first < stop), None)
    if unit is None or unit.kind in ("demonym", "clitic") or not is_party(unit, entities):
        return None
    return unit


def _is_parted(passage: Passage, head: int, unit: Unit, grammar: Grammar) -> bool:
    """Say whether a mark, or another noun that speaks, stands between a noun and a body."""
    tokens, senses = passage.words.tokens, passage.words.senses
    for index in range(head + 1, unit.first):
        is_adjective = senses[head].has_article and senses[index].has_article
        if is_speaker_noun(passage, index, grammar) and not is_adjective:
            return True
        if is_mark(tokens[index]) and tokens[index].text not in QUOTES:
            return True
    return False


def _is_owner(passage: Passage, head: int, unit: Unit, grammar: Grammar) -> bool:
    """Say whether a text is the unit's; "about" tells so only behind a word like "issued"."""
    if unit.first - head > TEXT_REACH:
        return False
    if unit.marker == "about":
        return any(not passage.words.stems[index].isdisjoint(grammar.issued) for index in range(head + 1, unit.first))
    is_bare = not passage.words.senses[head].has_article and unit.marker in (GENITIVE, None)
    return is_bare or unit.marker == "to"


def _is_class(passage: Passage, head: int, unit: Unit, grammar: Grammar) -> bool:
    """Say whether nothing but quotation marks stands between a class noun without the article and a name."""
    tokens = passage.words.tokens
    if passage.words.senses[head].has_article or passage.words.stems[head].isdisjoint(grammar.classifiers):
        return False
    return all(token.text in QUOTES for token in tokens[head + 1 : unit.first])
