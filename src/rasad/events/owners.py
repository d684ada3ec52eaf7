"""A noun with a verb and a genitive -> whose act it is: what belongs to one is not done by the verb's subject."""

from collections.abc import Mapping

from rasad.events.arguments import means_another
from rasad.events.deeds import Slot
from rasad.events.triggers import Trigger
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity


def of_one_owner(trigger: Trigger, slots: list[Slot], entities: Mapping[str, Entity], grammar: Grammar) -> list[Slot]:
    """Return the slots without the subject or the genitive that the other outranks.

    In "the ministry affirmed Egypt's refusal" Egypt refuses: a noun's genitive outranks its verb's subject, unless a
    pronoun was read as somebody else's.
    """
    names = {slot.name for slot in slots}
    if not trigger.is_noun or trigger.group is None or "genitive" not in names:
        return slots
    genitives = [slot.unit for slot in slots if slot.name == "genitive"]
    subjects = [slot.unit for slot in slots if slot.name == "subject"]
    if not grammar.verb_final and means_another(genitives, subjects, entities):
        return [slot for slot in slots if slot.name != "genitive"]
    if "genitive" not in trigger.frame.roles:
        return [slot for slot in slots if slot.name != "subject"]
    return slots
