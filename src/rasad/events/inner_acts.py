"""Slots where verbs come last -> those of the trigger: an act that another's decision is about has its own parties."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rasad.events.arguments import THROUGH
from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit
from rasad.events.words import is_mark
from rasad.langpack.grammar import Grammar

_REACH = 4  # words between the noun of an inner act and the party it is towards: "for the sending of troops to"


def within_own_phrase(passage: Passage, trigger: Trigger, slots: Sequence[Slot], grammar: Grammar) -> list[Slot]:
    """Return the slots without the parties of other acts of the sentence; an act that is decided on is the decider's.

    "Criticised X's decision on sending troops to Y": not Y is criticised, and X sends them.
    """
    owner = _owner_before(passage, trigger.first, grammar)
    if owner is not None and trigger.is_noun:
        is_owned = trigger.group is None or trigger.frame.roles.get("genitive", "actor") == "actor"
        is_owned = is_owned and any(slot.unit.last <= owner.first for slot in slots)
        return _of_owner(trigger, slots, owner) if is_owned else list(slots)
    inner = {*_inner_units(passage, trigger, grammar), *_filed_from(passage)}
    return _without_outer(trigger, [slot for slot in slots if slot.unit.first not in inner])


def _filed_from(passage: Passage) -> Iterator[int]:
    """Yield where the units begin that tell from where a source writes: "according to the agency from X"."""
    for source, place in pairwise(passage.units):
        if (source.marker, place.marker) == ("under", "from") and source.last == place.first - 1:
            yield place.first


def _of_owner(trigger: Trigger, slots: Sequence[Slot], owner: Unit) -> list[Slot]:
    """Return the slots with whoever decides on an act as its subject."""
    own = [slot for slot in slots if slot.unit.first >= trigger.last]
    if any(slot.name in ("subject", "by") for slot in own):
        return list(slots)
    return [Slot("subject" if "subject" in trigger.frame.roles else "genitive", owner), *own]


def _without_outer(trigger: Trigger, slots: Sequence[Slot]) -> list[Slot]:
    """Keep the nearer of two parties behind one preposition: "voicing worry about X, asked (of) Y to".

    Before a verb it is the later one, which the preposition marks itself; behind a noun the first.
    """
    roles, kept = trigger.frame.roles, list(slots)
    for name in [name for name in roles if roles[name].startswith("recipient") and f"{THROUGH}{name}" not in roles]:
        both = [slot for slot in kept if slot.name in (name, f"{THROUGH}{name}")]
        behind = trigger.group is None and all(slot.unit.first >= trigger.last for slot in both)
        before = trigger.group is not None and both and both[-1].name == name
        if len({slot.unit.chain for slot in both}) < 2 or not (behind or before):
            continue
        chain = both[0 if behind else -1].unit.chain
        other = [s for s in both if s.unit.chain != chain and (behind or s.name != name)]
        kept = [slot for slot in kept if slot not in other]
    return kept


def _owner_before(passage: Passage, index: int, grammar: Grammar) -> Unit | None:
    """Return whose intent an act at a token is: "the decision of X (on) the act"."""
    at = next((first for first, size, _ in passage.words.markers if first + size == index), -1)
    owner = next((unit for unit in passage.units if unit.last == at), None)
    if owner is None or not owner.first:
        return None
    head = min(owner.first, owner.head)
    return owner if passage.words.tokens[head - 1].key in grammar.intents else None


def _inner_units(passage: Passage, trigger: Trigger, grammar: Grammar) -> Iterator[int]:
    """Yield where the units begin that are parties of acts which others intend."""
    words = passage.words
    for first, size, _ in words.markers:
        at = first + size
        if at >= len(words.tokens) or trigger.first <= at < trigger.last:
            continue
        is_act = bool(words.senses[at].nouns) or bool(words.stems[at] & grammar.deeds)
        is_act = is_act or any(verb.tense == "infinitive" for verb in words.senses[at].verbs)
        if not is_act or _owner_before(passage, at, grammar) is None:
            continue
        found = next((unit for unit in passage.units if unit.first > at), None)
        if found is None or found.head - at > _REACH + 1 or _is_parted(passage, at, found):
            continue
        yield from (unit.first for unit in passage.units if unit.chain == found.chain and unit.first >= found.first)


def _is_parted(passage: Passage, first: int, unit: Unit) -> bool:
    """Say whether a mark or a verb stands between an act and a party, or the party is what a verb has as its object."""
    between = range(first, unit.first)
    if any(is_mark(passage.words.tokens[index]) for index in between):
        return True
    return any(group.first in between for group in passage.words.groups) and unit.marker != GENITIVE
