"""The slots of a verb before its parties -> those that its words show: whoever does it follows, or an act does it.

"Was seized, a Korean ship, by X": what looks like the subject is what the act befell. "Hit raids, American, X": the
raids hit, and their nationality tells who made them.
"""

from collections.abc import Sequence

from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.speakers import chain_of
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit
from rasad.events.words import is_mark
from rasad.langpack.grammar import Grammar

ADJECTIVES = 1  # words between an act and its nationality
AGENT = "agent"  # the slot of "by": who does what a noun or a passive verb tells
BY_REACH = 4  # words, outside all parties and times, between what an act befell and "by"


def in_passive(passage: Passage, trigger: Trigger, slots: Sequence[Slot], grammar: Grammar) -> list[Slot]:
    """Return the slots of a trigger, those of the passive where "by X" follows what looks like its subject."""
    group = trigger.group
    if group is None or grammar.verb_final or not _befalls(trigger):
        return list(slots)
    subjects = [slot for slot in slots if slot.name == "subject"]
    objects = [slot for slot in slots if slot.name == "object"]
    own = subjects or objects
    if not own or (subjects and objects) or any(slot.unit.first < group.last for slot in own):
        return list(slots)
    doers = [slot for slot in slots if slot.name == AGENT and _follows(passage, own[-1].unit, slot.unit, grammar)]
    return [_passive(slot, own) for slot in slots] if doers else list(slots)


def is_active(trigger: Trigger, slots: Sequence[Slot]) -> bool:
    """Say whether a verb has a subject and an object where its frame has who was sent away, and from whom."""
    roles = trigger.frame.roles
    if trigger.group is None or trigger.is_noun or not roles.get("from", "").startswith("actor") or "object" in roles:
        return False
    return {"subject", "object"} <= {slot.name for slot in slots}


def by_act(passage: Passage, trigger: Trigger, slots: Sequence[Slot], grammar: Grammar) -> list[Slot]:
    """Return slots in which the nationality of an act right behind a verb of aiming tells who acts."""
    group, words = trigger.group, passage.words
    if group is None or not _befalls(trigger) or grammar.aiming.isdisjoint(group.lemmas):
        return list(slots)
    if group.last >= len(words.tokens) or words.senses[group.last].has_article or not words.senses[group.last].nouns:
        return list(slots)
    doer = next((u for u in passage.units if u.first >= group.last), None)
    if doer is None or doer.kind != "demonym" or doer.marker not in (None, GENITIVE):
        return list(slots)
    if not group.last < doer.first <= group.last + ADJECTIVES + 1:
        return list(slots)
    if any(slot.name == "subject" and slot.unit.first < group.first for slot in slots):
        return list(slots)
    kept = [s._replace(name="object") if s.name == "subject" else s for s in slots if s.unit.chain != doer.chain]
    return [*(Slot("subject", unit) for unit in chain_of(passage.units, doer)), *kept]


def _befalls(trigger: Trigger) -> bool:
    """Say whether a frame's own verb tells what its subject does to its object."""
    roles = trigger.frame.roles
    is_done = roles.get("subject") == "actor" and roles.get("object", "").startswith("recipient")
    return not trigger.is_noun and is_done


def _passive(slot: Slot, own: Sequence[Slot]) -> Slot:
    """Return a slot as the passive has it."""
    if slot in own:
        return slot._replace(name="object")
    return slot._replace(name="subject") if slot.name == AGENT else slot


def _follows(passage: Passage, subject: Unit, doer: Unit, grammar: Grammar) -> bool:
    """Say whether "by" stands soon enough behind what looks like the subject, in its clause and no act between."""
    words = passage.words
    at = next((n for n, _, name in words.markers if name == AGENT and subject.last <= n < doer.first), None)
    if at is None or any(subject.last <= group.first < doer.first for group in words.groups):
        return False
    inside = {n for unit in passage.units for n in range(unit.first, unit.last)}
    between = [n for n in range(subject.last, at) if n not in inside and not is_mark(words.tokens[n])]
    plain = [n for n in between if words.tokens[n].key not in grammar.closed]
    return len(plain) <= BY_REACH and not any(words.senses[n].nouns for n in plain)
