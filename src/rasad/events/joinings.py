"""The slots of an act about who joins a body -> those who join: "reserves about the accession of X to the alliance"."""

from collections.abc import Sequence

from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit
from rasad.langpack.grammar import Grammar

JOINED_REACH = 6  # words from a noun of joining to the body that is joined
_MATTERS = frozenset({"of", "other", "genitive"})  # slots of whoever joins, before the rule


def of_joining(passage: Passage, trigger: Trigger, slots: Sequence[Slot], grammar: Grammar) -> list[Slot]:
    """Return the slots with those who join a body where the body stands, whom an act for or against that concerns."""
    kept = list(slots)
    for slot in slots:
        noun = _noun_of_joining(passage, trigger, slot.unit, grammar)
        if noun is None or not trigger.frame.roles.get(slot.name, "").startswith("recipient"):
            continue
        joining = [u for u in passage.units if noun < u.first and u.last <= slot.unit.first and _is_owner(u)]
        if not joining:
            continue
        chains = {unit.chain for unit in joining}
        kept = [s for s in kept if s is not slot and not (s.name in _MATTERS and s.unit.chain in chains)]
        kept += [Slot(slot.name, unit) for unit in joining]
    return kept


def _is_owner(unit: Unit) -> bool:
    return unit.marker == GENITIVE or unit.kind == "clitic"


def _noun_of_joining(passage: Passage, trigger: Trigger, unit: Unit, grammar: Grammar) -> int | None:
    """Return the token of a noun of joining behind a trigger whose body a unit is, or None."""
    first = max(trigger.last, unit.first - JOINED_REACH)
    return next((n for n in range(unit.first - 1, first - 1, -1) if passage.words.stems[n] & grammar.joinings), None)
