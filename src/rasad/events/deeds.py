"""Words behind a verb -> the parties inside its matter: whose deed or word it is about, for whom a promise is."""

from typing import NamedTuple

from rasad.events.passages import Passage
from rasad.events.speakers import chain_of
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit
from rasad.events.words import is_mark
from rasad.langpack.grammar import Grammar

MATTER_REACH = 5  # words behind a promise within which its beneficiary stands
DEED_WINDOW = 6  # words behind a verb and its subject in which any deed is the one it speaks of
DEED_REACH = 2  # adjectives between a deed and the nationality of its doer


class Slot(NamedTuple):
    """A unit in a grammatical slot: subject, object, genitive, or the neutral name of its preposition."""

    name: str
    unit: Unit


class DeedFinder:
    """Finds the parties of the matters of one sentence."""

    def __init__(self, passage: Passage, grammar: Grammar) -> None:
        self._passage = passage
        self._grammar = grammar

    def deed_slots(self, trigger: Trigger, first: int, last: int, slots: list[Slot]) -> list[Slot]:
        """Return whose deed or word an event is about: "condemned Turkish raids", "rejected Khamenei's remarks"."""
        if "deed" not in trigger.frame.roles:
            return []
        words = self._passage.words
        names = {"subject", "object"} & trigger.frame.roles.keys()
        filled = [slot.unit for slot in slots if slot.name in names]
        first = max(first, *(unit.last for unit in filled if unit.first >= first), first)
        units = [unit for unit in self._passage.units if first < unit.first < last and unit not in filled]
        for index in range(first, last):
            if not words.stems[index] & self._grammar.deeds:
                continue
            if index - first > DEED_WINDOW and not self._begins_phrase(index):
                continue
            for unit in units:
                if unit.first > index and self._is_doer(unit, index):
                    return [Slot("deed", other) for other in chain_of(units, unit)]
        return [Slot("deed", unit) for unit in self._relative_doers(first)]

    def _relative_doers(self, first: int) -> tuple[Unit, ...]:
        """Return who did what a relative clause tells of the deed before it: "the raids that X carried out"."""
        words = self._passage.words
        for group in words.groups:
            at = group.first - 1
            if not first < at <= first + DEED_WINDOW or words.keys[at].isdisjoint(self._grammar.relatives):
                continue
            is_deed = any(words.stems[n] & self._grammar.deeds for n in range(max(first, at - DEED_REACH), at))
            behind = [u for u in self._passage.units if u.first >= group.last and u.marker in (None, GENITIVE)]
            if group.enclitic and is_deed and behind and words.word_count(group.last, behind[0].first) <= 1:
                return chain_of(self._passage.units, behind[0])
        return ()

    def matter_slots(self, trigger: Trigger, first: int, last: int) -> list[Slot]:
        """Return for whom a promise is: the party right behind a noun near the trigger, "pledged to compensate X"."""
        if "matter" not in trigger.frame.roles:
            return []
        units = [u for u in self._passage.units if first < u.first < min(last, first + MATTER_REACH)]
        found = next((unit for unit in units if unit.marker == GENITIVE), None)
        return [Slot("matter", unit) for unit in chain_of(units, found)] if found else []

    def _begins_phrase(self, index: int) -> bool:
        """Say whether a word behind a party, an adverb, a time or a comma begins a noun phrase."""
        before = self._passage.words.tokens[index - 1]
        if is_mark(before) or before.key in self._grammar.adverbs:
            return True
        if any(time.start <= before.start < time.end for time in self._passage.times):
            return True
        return any(unit.last == index for unit in self._passage.units)

    def _is_doer(self, unit: Unit, index: int) -> bool:
        """Say whether a party right behind a deed, adjectives between, is its doer."""
        between = self._passage.words.tokens[index + 1 : unit.first]
        if len(between) > DEED_REACH or any(is_mark(token) or token.key in self._grammar.closed for token in between):
            return False
        return unit.marker in (None, GENITIVE) and (unit.kind in ("demonym", "nominal") or not between)
