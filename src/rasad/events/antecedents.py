"""A relative clause that takes up its noun by a pronoun -> whom its verb is about: "the drone that X shot it down"."""

from collections.abc import Sequence

from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.triggers import Trigger
from rasad.events.units import Unit
from rasad.langpack.grammar import Grammar


def taken_up(passage: Passage, trigger: Trigger, slots: Sequence[Slot], grammar: Grammar) -> list[Slot]:
    """Return the party right before a relative clause as the object of its verb; empty where another one is named."""
    if trigger.group is None or not trigger.frame.roles.get("object", "").startswith("recipient"):
        return []
    if any(trigger.frame.roles.get(slot.name, "").startswith("recipient") for slot in slots):
        return []
    at = _final_opener(passage, trigger, grammar) if grammar.verb_final else _initial_opener(passage, trigger, grammar)
    return [Slot("object", unit) for unit in _ending_at(passage, at)]


def _ending_at(passage: Passage, at: int | None) -> list[Unit]:
    return [unit for unit in passage.units if at and unit.last == at and unit.kind != "clitic"]


def _initial_opener(passage: Passage, trigger: Trigger, grammar: Grammar) -> int | None:
    """Return the relative pronoun right before a verb that bears a bound pronoun: "that (X) occupied-it"."""
    group = trigger.group
    if group is None or trigger.is_noun or not group.enclitic or group.first == 0:
        return None
    at = group.first - 1
    return None if passage.words.keys[at].isdisjoint(grammar.relatives) else at


def _final_opener(passage: Passage, trigger: Trigger, grammar: Grammar) -> int | None:
    """Return the complementizer of a verb-final clause in which "it" with the object marker stands."""
    group, tokens = trigger.group, passage.words.tokens
    if group is None:
        return None
    first, _ = passage.words.clause_range(group.first)
    is_opened = tokens[first].key in grammar.complementizers
    behind = range(first + 1, min(trigger.first, group.first))
    is_taken = any(
        tokens[n].key in grammar.object_markers and tokens[n - 1].key in grammar.demonstratives for n in behind
    )
    return first if is_opened and is_taken else None
