"""Passages -> the surnames of the persons whom the document names in full: alone, each means its person again."""

from collections.abc import Mapping, Sequence

from rasad.events.passages import Passage
from rasad.records.report import Entity, Mention

LEAST_LETTERS = 4  # letters of a surname that is told from a common word by its place alone


def surnames_of(passages: Sequence[Passage], entities: Mapping[str, Entity]) -> Mapping[str, str]:
    """Return the key of each surname with its person; one that two persons share is left out."""
    found: dict[str, set[str]] = {}
    for passage in passages:
        for unit in passage.units:
            for mention in unit.mentions:
                key = _surname(passage, mention, entities)
                if key is not None:
                    found.setdefault(key, set()).add(mention.entities[0])
    return {key: next(iter(persons)) for key, persons in found.items() if len(persons) == 1}


def _surname(passage: Passage, mention: Mention, entities: Mapping[str, Entity]) -> str | None:
    """Return the last word of a person's full name, or None for any other mention."""
    if mention.kind != "name" or len(mention.entities) != 1:
        return None
    entity = entities.get(mention.entities[0])
    if entity is None or entity.type != "person":
        return None
    words = [token for token in passage.words.tokens if mention.start <= token.start and token.end <= mention.end]
    is_full = len(words) > 1 and words[-1].kind == "word" and len(words[-1].key) >= LEAST_LETTERS
    return words[-1].key if is_full else None
