"""Who plays what part in an event: the units around a trigger, by order and marking, as its frame reads them."""

from collections.abc import Mapping
from typing import NamedTuple

from rasad.chars.fold import fold
from rasad.events.passages import Passage
from rasad.events.speakers import chain_of, own_index, subject_topic
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit, is_party
from rasad.events.words import VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.langpack.morphology import CIRCUMSTANCE
from rasad.records.report import Entity

GENITIVE_REACH = 2  # words (adjectives) that may stand between a noun and its genitive
SUBJECT_REACH = 12  # words between a verb and its subject: an adverbial phrase


class Slot(NamedTuple):
    """A unit in a grammatical slot: subject, object, genitive, or the neutral name of its preposition."""

    name: str
    unit: Unit


class RoleFinder:
    """Finds the slots of triggers in one sentence."""

    def __init__(self, passage: Passage, entities: Mapping[str, Entity], grammar: Grammar) -> None:
        self._passage = passage
        self._entities = entities
        self._grammar = grammar

    def slots(self, trigger: Trigger) -> list[Slot]:
        """Return the filled slots of a trigger, subject first."""
        if trigger.group is None:
            return self._noun_slots(trigger)
        return self._final_slots(trigger) if self._grammar.verb_final else self._initial_slots(trigger)

    def window(self, trigger: Trigger) -> tuple[int, int]:
        """Return the tokens `[first, last)` in which the roles of a trigger may stand: its clause."""
        first, last = self._passage.words.clause_range(trigger.first)
        if trigger.group is not None:
            low, high = self._passage.words.clause_range(trigger.group.first)
            first, last = min(first, low), max(last, high)
        return first, last

    def _party_units(self, first: int, last: int) -> list[Unit]:
        return [
            unit
            for unit in self._passage.units
            if first <= unit.first < last and (is_party(unit, self._entities) or unit.is_place)
        ]

    def _is_party(self, unit: Unit) -> bool:
        return is_party(unit, self._entities)

    def _can_act(self, unit: Unit) -> bool:
        return self._is_party(unit) and unit.kind not in ("clitic", "demonym")

    # -- verb first (or after its subject) ----------------------------------------------------------------------------

    def _initial_slots(self, trigger: Trigger) -> list[Slot]:
        group = trigger.group
        assert group is not None
        first, last = self.window(trigger)
        units = self._party_units(first, last)
        after = [unit for unit in units if unit.first >= group.last]
        bare_after = [unit for unit in after if self._is_bare(trigger, unit) and self._can_act(unit)]
        before = [
            unit
            for unit in units
            if unit.last <= group.first and unit.marker is None
            and (self._can_act(unit) or (unit.kind == "clitic" and unit.last == group.first and self._is_party(unit)))
        ]  # fmt: skip
        slots: list[Slot] = []
        chains = list(dict.fromkeys(unit.chain for unit in bare_after))
        if before:
            own = before[own_index(self._passage, before, first, group)]
            slots += [Slot("subject", unit) for unit in chain_of(units, own)]
            free = chains
        elif group.tense == CIRCUMSTANCE or group.person == 1 or self._has_pronoun(group):
            free = chains
        elif self.has_unread_subject(trigger):
            free = chains
        elif chains and self._passage.words.word_count(group.last, bare_after[0].first) <= SUBJECT_REACH:
            slots += [Slot("subject", unit) for unit in bare_after if unit.chain == chains[0]]
            free = chains[1:]
        else:
            free = chains
        for unit in bare_after:
            if unit.chain in free:
                slots.append(Slot(self._bare_name(trigger, unit, unit.chain == free[0]), unit))
        slots += [Slot(u.marker, u) for u in after if u.marker is not None and u not in bare_after]
        slots += self._host_clitics(trigger, units)
        return slots

    def has_unread_subject(self, trigger: Trigger) -> bool:
        """Say whether an unresolved noun stands right behind the verb: the parties further on are no subject."""
        group = trigger.group
        if group is None or self._grammar.verb_final:
            return False
        _, last = self.window(trigger)
        words = self._passage.words
        for index in range(group.last, last):
            token = words.tokens[index]
            if is_mark(token) or token.key in self._grammar.adverbs:
                continue
            if any(unit.first <= index < unit.last for unit in self._passage.units) or trigger.first <= index:
                return False
            if any(time.start <= token.start < time.end for time in self._passage.times):
                return False
            joined = any(reading.preposition and not reading.article for reading in words.senses[index].readings)
            is_marked = any(first == index for first, _, _ in words.markers)
            return not is_marked and not joined and token.key not in self._grammar.not_heads
        return False

    def _is_bare(self, trigger: Trigger, unit: Unit) -> bool:
        """A unit without a preposition; the genitive of the trigger's own noun counts as one."""
        own = trigger.is_noun and self._is_genitive(trigger, unit)
        return unit.marker is None or (unit.marker == GENITIVE and own)

    def is_relative(self, trigger: Trigger) -> bool:
        """Say whether a trigger's clause is opened by a relative pronoun."""
        first, _ = self.window(trigger)
        return self._passage.words.tokens[first].key in self._grammar.relatives

    def _has_pronoun(self, group: VerbGroup) -> bool:
        """Say whether a complementizer with a bound pronoun ("that she") stands right before a verb: its subject."""
        if group.first == 0 or self._passage.words.tokens[group.first - 1].key not in self._grammar.complementizers:
            return False
        readings = self._passage.words.senses[group.first - 1].readings
        keys = self._grammar.complementizers
        return any(reading.enclitic and reading.stem in keys for reading in readings)

    def names_nobody(self, trigger: Trigger) -> bool:
        """Say whether a trigger's subject is the first person, or a pronoun that nothing resolved: whoever speaks."""
        group = trigger.group
        return group is not None and (group.person == 1 or self._has_pronoun(group))

    def _bare_name(self, trigger: Trigger, unit: Unit, is_first: bool) -> str:
        if trigger.is_noun and self._is_genitive(trigger, unit):
            return "genitive"
        return "object" if is_first else "other"

    def _host_clitics(self, trigger: Trigger, units: list[Unit]) -> list[Slot]:
        return [
            Slot("object" if not trigger.is_noun else "genitive", unit)
            for unit in units
            if unit.kind == "clitic" and unit.first == trigger.first
        ]

    # -- verb last ----------------------------------------------------------------------------------------------------

    def _final_slots(self, trigger: Trigger) -> list[Slot]:
        group = trigger.group
        assert group is not None
        first, _ = self.window(trigger)
        units = self._party_units(first, group.first)
        slots: list[Slot] = []
        subject = next(
            (u for u in units if u.marker is None and not u.is_object and self._is_party(u)
             and not (trigger.is_noun and u.first >= trigger.last)), None
        )  # fmt: skip
        if subject is not None:
            slots += [Slot("subject", unit) for unit in chain_of(units, subject)]
        chosen = {id(slot.unit) for slot in slots}
        for unit in units:
            if id(unit) in chosen:
                continue
            if unit.is_object:
                slots.append(Slot("object", unit))
            elif unit.marker in (None, GENITIVE) and trigger.is_noun and self._is_genitive(trigger, unit):
                slots.append(Slot("genitive", unit))
            elif unit.marker is not None:
                slots.append(Slot(unit.marker, unit))
            else:
                slots.append(Slot("other", unit))
        return slots

    def carried_subject(self, trigger: Trigger) -> list[Slot]:
        """Return the subject of an earlier clause of the sentence, for a trigger whose own clause has none.

        A relative clause takes the party right before it; a content clause none, since nothing tells whose deed it is.
        """
        first, _ = self.window(trigger)
        if not first:
            return []
        if not self._grammar.verb_final:
            if self._passage.words.tokens[first].key in self._grammar.relatives:
                return [Slot("subject", unit) for unit in self._antecedent(first)]
            return [Slot("subject", unit) for unit in subject_topic(self._passage, 0, first, self._entities)]
        while first > 0:
            if self._passage.words.tokens[first].key in self._grammar.complementizers:
                return [Slot("subject", unit) for unit in self._antecedent(first)]
            before, _ = self._passage.words.clause_range(first - 1)
            units = subject_topic(self._passage, before, first, self._entities)
            if units:
                return [Slot("subject", unit) for unit in units]
            first = before
        return []

    def _antecedent(self, index: int) -> tuple[Unit, ...]:
        """Return the party right before a relative clause (a comma may stand between), with those coordinated to it."""
        tokens = self._passage.words.tokens
        if index > 1 and is_mark(tokens[index - 1]):
            index -= 1
        found = [unit for unit in self._passage.units if unit.last == index and self._is_party(unit)]
        return chain_of(self._passage.units, found[-1]) if found else ()

    # -- noun alone ---------------------------------------------------------------------------------------------------

    def _noun_slots(self, trigger: Trigger) -> list[Slot]:
        _, last = self.window(trigger)
        units = self._party_units(trigger.first, last)
        slots: list[Slot] = []
        genitive_chain: int | None = None
        for unit in units:
            if unit.kind == "clitic" and unit.first == trigger.first:
                slots.append(Slot("genitive", unit))
            elif unit.first < trigger.last:
                continue
            elif self._verb_between(trigger.last, unit.first):
                break
            elif unit.marker in (None, GENITIVE) and (self._is_genitive(trigger, unit) or unit.chain == genitive_chain):
                genitive_chain = unit.chain
                slots.append(Slot("genitive", unit))
            elif unit.marker not in (None, GENITIVE):
                slots.append(Slot(unit.marker, unit))
            elif self._is_object_of_owned(trigger, unit):
                slots.append(Slot("object", unit))
        if not slots:
            return self._circumstance_slots(trigger)
        return [*self._course_slots(trigger, slots), *slots]

    def _course_slots(self, trigger: Trigger, slots: list[Slot]) -> list[Slot]:
        """Return the subject of the clause for "X, in a meeting with Y, said": whoever speaks there took part in it."""
        before = self._passage.words.marker_before.get(trigger.first)
        if not self._grammar.verb_final or before not in ("in", "under"):
            return []
        if {slot.name for slot in slots} & {"genitive", "between", "subject"}:
            return []
        first, _ = self.window(trigger)
        units = subject_topic(self._passage, first, trigger.first, self._entities)
        return [Slot("subject", unit) for unit in units]

    def _circumstance_slots(self, trigger: Trigger) -> list[Slot]:
        """Return the slots of a noun without parties of its own: whom it is said of, or who acts in its course.

        "They are agreed" has its subject right before it; "in a call" borrows the unmarked parties of its clause.
        """
        first, last = self.window(trigger)
        adjacent = [
            unit
            for unit in self._passage.units
            if unit.last == trigger.first and unit.marker is None and self._is_party(unit)
        ]
        if adjacent:
            return [Slot("subject", unit) for unit in chain_of(self._passage.units, adjacent[-1])]
        start = trigger.first
        if start and self._passage.words.tokens[start - 1].key in self._grammar.indefinites:
            start -= 1
        if self._passage.words.marker_before.get(start) != "in":
            return []
        return [Slot("subject", u) for u in self._party_units(first, last) if u.marker is None and self._can_act(u)]

    def _is_genitive(self, trigger: Trigger, unit: Unit) -> bool:
        """Say whether a unit depends on the trigger's noun: adjectives, but no preposition, may stand between."""
        if unit.first < trigger.last or self._passage.words.word_count(trigger.last, unit.first) > GENITIVE_REACH:
            return False
        between = self._passage.words.tokens[trigger.last : unit.first]
        if (unit.marker == GENITIVE and between) or (unit.kind != "clitic" and self._has_enclitic(trigger)):
            return False
        return not any(token.key in self._grammar.closed for token in between)

    def _is_object_of_owned(self, trigger: Trigger, unit: Unit) -> bool:
        """Say whether a party right behind a noun with a bound pronoun is its object: "(after) his meeting X"."""
        return unit.first == trigger.last and not self._grammar.verb_final and self._has_enclitic(trigger)

    def _has_enclitic(self, trigger: Trigger) -> bool:
        """Say whether the trigger's noun bears a bound pronoun: "their support" has no other genitive."""
        firsts = {fold(noun.split()[0]) for noun in trigger.frame.nouns}
        readings = [r for r in self._passage.words.senses[trigger.first].readings if r.stem in firsts]
        return trigger.is_noun and bool(readings) and all(reading.enclitic for reading in readings)

    def _verb_between(self, first: int, last: int) -> bool:
        return any(first <= group.first < last for group in self._passage.words.groups)
