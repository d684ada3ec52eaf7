"""The units of a sentence -> slots: what both orders of words share."""

from collections.abc import Mapping, Sequence

from rasad.chars.fold import fold
from rasad.events.arguments import CONTENT, GENITIVE_REACH
from rasad.events.clauses import Clause
from rasad.events.deeds import DeedFinder, Slot
from rasad.events.passages import Passage
from rasad.events.speakers import agrees
from rasad.events.spoken_of import content_slots
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit, is_party
from rasad.events.verb_places import VerbPlaces
from rasad.events.words import VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

DASHES = frozenset("-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}")


class PartyPlaces:
    """The parties of one sentence and where they stand."""

    def __init__(self, passage: Passage, entities: Mapping[str, Entity], grammar: Grammar) -> None:
        self._passage = passage
        self._entities = entities
        self._grammar = grammar
        self._deeds = DeedFinder(passage, grammar)
        self._places = VerbPlaces(passage, entities, grammar)
        self._clauses: tuple[Clause, ...] | None = None

    def window(self, trigger: Trigger) -> tuple[int, int]:
        """Return the tokens `[first, last)` in which the roles of a trigger may stand: its clause."""
        first, last = self._passage.words.clause_range(trigger.first)
        if trigger.group is not None:
            low, high = self._passage.words.clause_range(trigger.group.first)
            first, last = min(first, low), max(last, high)
        return first, last

    def _party_units(self, trigger: Trigger, first: int, last: int) -> list[Unit]:
        """Return the parties and places among some tokens, without the preposition of the trigger's own noun."""
        own = range(trigger.first, trigger.last)
        return [
            unit if unit.bearer not in own else unit._replace(marker=None)
            for unit in self._passage.units
            if first <= unit.first < last and (unit.is_place or is_party(unit, self._entities))
        ]

    def _inner_slots(self, trigger: Trigger, first: int, last: int, slots: list[Slot]) -> list[Slot]:
        """Return the parties inside the matter of a trigger that ends at a token: whose deed, for whom, of whom."""
        found = self._deeds.deed_slots(trigger, first, last, slots)
        found += self._deeds.matter_slots(trigger, first, last)
        if CONTENT not in trigger.frame.roles or self._grammar.verb_final:
            return found
        units = self._party_units(trigger, first, len(self._passage.words.tokens))
        return [*found, *content_slots(self._passage, trigger, first, units, [*slots, *found], self._grammar)]

    def _is_party(self, unit: Unit) -> bool:
        return is_party(unit, self._entities)

    def _can_act(self, unit: Unit) -> bool:
        is_somebody = unit.kind != "demonym" or (self._grammar.verb_final and unit.head < unit.first)
        return self._is_party(unit) and unit.kind != "clitic" and is_somebody

    def _is_aside(self, at: int, group: VerbGroup, unit: Unit) -> bool:
        """Say whether a verb stands between two dashes."""
        tokens = self._passage.words.tokens
        before = sum(token.text in DASHES for token in tokens[at : group.first])
        behind = sum(token.text in DASHES for token in tokens[group.last : unit.first])
        return before % 2 == 1 and behind % 2 == 1

    def _clashes(self, group: VerbGroup, units: Sequence[Unit]) -> bool:
        """Say whether a state right behind a masculine verb cannot do what it says: "(he) accused Bolivia"."""
        return (
            bool(units)
            and units[0].first == group.last
            and not agrees(self._passage, group, units[0], self._entities, self._grammar)
        )

    def _is_done_behind(self, trigger: Trigger, group: VerbGroup, units: Sequence[Unit]) -> bool:
        """Say whether a verb has its object written on it, so that the party right behind it does it."""
        return group.enclitic and not trigger.is_noun and bool(units) and units[0].first == group.last

    def _is_genitive(self, trigger: Trigger, unit: Unit) -> bool:
        """Say whether a unit depends on the trigger's noun: adjectives, but no preposition, may stand between."""
        start = max(unit.head, trigger.last)
        if self._grammar.closed_ends and self._passage.words.tokens[trigger.last - 1].key.endswith(
            self._grammar.closed_ends
        ):
            return False
        between = self._passage.words.tokens[trigger.last : start]
        plain = [token for token in between if token.key not in self._grammar.classifiers and not is_mark(token)]
        if unit.first < trigger.last or len(plain) > GENITIVE_REACH or self._verb_between(trigger.last, start):
            return False
        held = all(t.key in self._grammar.offices or t.key in self._grammar.classifiers for t in between)
        if (unit.marker == GENITIVE and not held) or (unit.kind != "clitic" and self._has_enclitic(trigger)):
            return False
        apart = any(token.key not in self._grammar.not_heads for token in between)
        if apart and unit.kind != "demonym" and not self._grammar.verb_final:
            return False
        return not any(token.key in self._grammar.closed for token in between)

    def _has_enclitic(self, trigger: Trigger) -> bool:
        """Say whether the trigger's noun bears a bound pronoun: "their support" has no other genitive."""
        readings = self._passage.words.senses[trigger.first].readings
        if not trigger.is_noun or not any(reading.enclitic for reading in readings):
            return False
        firsts = {fold(noun.split()[0]) for noun in trigger.frame.nouns}
        own = [reading for reading in readings if reading.stem in firsts]
        return bool(own) and all(reading.enclitic for reading in own)

    def _verb_between(self, first: int, last: int) -> bool:
        return any(first <= group.first < last for group in self._passage.words.groups)
