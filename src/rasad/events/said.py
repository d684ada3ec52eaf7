"""A verb that is a word of speech too -> its doer is whoever speaks by it, and the party behind it its object."""

from collections.abc import Mapping, Sequence

from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.roles import RoleFinder
from rasad.events.sides import state_of
from rasad.events.triggers import Trigger
from rasad.events.words import VerbGroup
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity, Statement


def said_by(
    statements: Sequence[Statement], passage: Passage, trigger: Trigger, slots: Sequence[Slot], grammar: Grammar
) -> Statement | None:
    """Return the statement whose cue is the verb of a trigger, if it tells better than order who does it.

    None where nobody is known to speak by it, where a noun names whose it is, or where the speaker has another part.
    """
    group = trigger.group
    if group is None or trigger.control is not None or grammar.verb_final:
        return None
    names = {slot.name for slot in slots}
    if not trigger.frame.roles.get("subject", "").startswith("actor") or "genitive" in names:
        return None
    at = passage.offset(group.first)
    by = next((s for s in statements if s.cue.start <= at < s.cue.end), None)
    if by is None or not by.speakers or _may_be_noun(passage, group, grammar):
        return None
    others = {entity for slot in slots if slot.name != "subject" for entity in slot.unit.entities}
    return None if others & set(by.speakers) else by


def told_by(statements: Sequence[Statement], passage: Passage, trigger: Trigger, grammar: Grammar) -> Statement | None:
    """Return the statement whose content opens with a word that may be a noun: "X told Y (of) his refusal"."""
    group = trigger.group
    if group is None or trigger.is_noun or group.joined or grammar.verb_final:
        return None
    if not passage.words.senses[group.first].nouns or not trigger.frame.roles.get("subject", "").startswith("actor"):
        return None
    at = passage.offset(group.first)
    by = next((s for s in statements if s.content.start == at and s.cue.end < at), None)
    return by if by is not None and by.speakers and by.speech == "reported" else None


def without_doer(slots: Sequence[Slot], trigger: Trigger, by: Statement) -> list[Slot]:
    """Return slots without the pronoun of whoever tells; whom he tells is whom the act is done to."""
    own = [s for s in slots if s.name not in ("subject", "object") and s.unit.first >= trigger.last]
    told = [s for s in slots if s.name == "subject" and s.unit.last <= trigger.first]
    told = [s for s in told if by.cue.end <= s.unit.start and not set(s.unit.entities) & set(by.speakers)]
    is_open = "deed" in trigger.frame.roles and all(s.name != "deed" for s in own)
    return [*own, *(s._replace(name="deed") for s in told if is_open)]


def _may_be_noun(passage: Passage, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a verb is written like its noun where a noun may stand: "(said:) rejection of the deal would"."""
    if group.joined or not passage.words.senses[group.first].nouns:
        return False
    before = passage.words.tokens[group.first - 1].key if group.first else ""
    return before not in grammar.closed or before in grammar.complementizers


def is_by_another(
    finder: RoleFinder, trigger: Trigger, slots: Sequence[Slot], by: Statement, entities: Mapping[str, Entity]
) -> bool:
    """Say whether the party taken for the subject is not who speaks: it stands elsewhere, or the verb form forbids."""
    group = trigger.group
    own = {state_of(entity, entities) for entity in by.speakers} | set(by.speakers)
    found = [slot.unit for slot in slots if slot.name == "subject"]
    if group is None or any(e in own or state_of(e, entities) in own for unit in found for e in unit.entities):
        return False
    return not any(unit.first >= group.last and finder.fits(group, unit) for unit in found)


def without_subject(slots: Sequence[Slot], trigger: Trigger) -> list[Slot]:
    """Return slots with the parties behind the verb as its object: "(he) also urged Israel"; others are left out."""
    group = trigger.group
    takes = "object" in trigger.frame.roles and not trigger.is_noun
    is_free = all(slot.name != "object" or slot.unit.is_place for slot in slots)
    return [
        slot._replace(name="object") if slot.name == "subject" else slot
        for slot in slots
        if slot.name != "subject" or (takes and is_free and group is not None and slot.unit.first >= group.last)
    ]
