"""A verb and the clause before it -> the sides that the two share: the subject carried on, whom a pronoun means."""

from collections.abc import Mapping, Sequence

from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.roles import RoleFinder
from rasad.events.triggers import Trigger
from rasad.events.units import Unit, is_party
from rasad.events.words import VerbGroup
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

_RECEIVING = ("object", "to", "on", "with", "from")  # slots in which frames have whom an act is for


def as_object(
    finder: RoleFinder, passage: Passage, trigger: Trigger, slots: Sequence[Slot], grammar: Grammar
) -> list[Slot]:
    """Read the one bare party behind a joined verb as its object: "(he visited Algiers) and met its president".

    Behind "to it" it is the subject: "(the country suffers) and gave to-it Algiers aid".
    """
    group = trigger.group
    behind = [s for s in slots if s.name == "subject" and group is not None and s.unit.first >= group.last]
    if group is None or not finder.continues(trigger) or not behind or grammar.verb_final:
        return []
    units = [slot.unit for slot in behind]
    if _marked_pronoun(passage, group.last, grammar) and units[0].head == group.last + 1:
        return []
    carried = [s for s in finder.carried_subject(trigger) if s.unit not in units and finder.fits(group, s.unit)]
    if not carried or "object" not in trigger.frame.roles:
        return []
    others = [s for s in slots if s.name != "subject"]
    return [*carried, *(Slot("object", s.unit) for s in behind), *others]


def with_meant(
    passage: Passage, trigger: Trigger, slots: list[Slot], entities: Mapping[str, Entity], grammar: Grammar
) -> list[Slot]:
    """Return slots with whom a pronoun behind a verb means, where nobody else is named as whom the act is for.

    "Visited X, and called on-it to stop": the last party before the verb that agrees with the pronoun and does not act.
    """
    group, roles = trigger.group, trigger.frame.roles
    if group is None or grammar.verb_final or not any(slot.name == "subject" for slot in slots):
        return slots
    name = next((name for name in _RECEIVING if roles.get(name) == "recipient"), None)
    if name is None or any(roles.get(slot.name, "").startswith("recipient") for slot in slots):
        return slots
    at = _pronoun(passage, trigger, group, grammar)
    if at is None:
        return slots
    doers = {e for slot in slots if slot.name == "subject" for e in slot.unit.entities}
    is_feminine = passage.words.tokens[at].key.endswith(grammar.feminine_pronoun)
    for unit in reversed(passage.units):
        is_other = unit.last <= group.first and unit.kind not in ("clitic", "demonym") and is_party(unit, entities)
        if is_other and doers.isdisjoint(unit.entities) and _is_meant(unit, entities, grammar, is_feminine=is_feminine):
            return [*slots, Slot(name, unit)]
    return slots


def _pronoun(passage: Passage, trigger: Trigger, group: VerbGroup, grammar: Grammar) -> int | None:
    """Return the token that bears a bound pronoun: the verb, or a preposition right behind it or its noun."""
    if group.enclitic and not trigger.is_noun:
        return group.last - 1
    places = dict.fromkeys((group.last, trigger.last))
    return next((at for at in places if _marked_pronoun(passage, at, grammar)), None)


def _marked_pronoun(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a preposition with a bound pronoun stands at a token: "to it", "on it"."""
    tokens = passage.words.tokens
    return index < len(tokens) and tokens[index].key in grammar.bound and tokens[index].key not in grammar.resumptives


def _is_meant(unit: Unit, entities: Mapping[str, Entity], grammar: Grammar, *, is_feminine: bool) -> bool:
    """Say whether a pronoun may mean a party: a feminine one a state, one of the other gender a man or a few states."""
    known = [entities[e] for e in unit.entities if e in entities]
    if known and all(entity.type == "state" for entity in known):
        return is_feminine or not grammar.masculine_states.isdisjoint(unit.entities)
    return bool(known) and not is_feminine and all(entity.type in ("person", "office") for entity in known)
