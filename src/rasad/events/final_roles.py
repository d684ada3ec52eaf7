"""Who plays what part where verbs come last: marking, interruption and noun phrases tell."""

from rasad.events.arguments import (
    CONTENT,
    THROUGH,
    befell,
    follows,
    has_own_subject,
    opens_relative,
    outer_name,
)
from rasad.events.clauses import Clause, read_clauses
from rasad.events.deeds import Slot
from rasad.events.places import PartyPlaces
from rasad.events.speakers import chain_of, subject_topic
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit, is_held
from rasad.events.words import is_mark


class FinalRoles(PartyPlaces):
    """Finds the slots of triggers in a verb-final sentence."""

    def _clause_list(self) -> tuple[Clause, ...]:
        if self._clauses is None:
            self._clauses = read_clauses(self._passage.words, self._grammar)
        return self._clauses

    def _parts(self, index: int) -> list[tuple[int, int]]:
        """Return the stretches `[first, last)` of the clause of a token, one for each part that others interrupt."""
        clauses = self._clause_list()
        own = clauses[self._passage.words.clause[index]]
        return [*((clauses[n].first, clauses[n].last) for n in own.before), (own.first, own.last)]

    def _units_in(self, trigger: Trigger, parts: list[tuple[int, int]], stop: int) -> list[Unit]:
        return [unit for first, last in parts for unit in self._party_units(trigger, first, min(last, stop))]

    def _final_slots(self, trigger: Trigger) -> list[Slot]:
        group = trigger.group
        assert group is not None
        parts = [*self._parts(trigger.first), *self._parts(group.first)]
        units = self._units_in(trigger, list(dict.fromkeys(parts)), group.first)
        slots: list[Slot] = []
        subject = next((unit for unit in units if self._may_head(trigger, unit)), None)
        if subject is not None:
            slots += [Slot("subject", unit) for unit in chain_of(units, subject)]
        chosen = {id(slot.unit) for slot in slots}
        slots += [Slot(self._final_name(trigger, unit), unit) for unit in units if id(unit) not in chosen]
        slots = _with_shared_genitives(slots)
        slots = _with_far_object(slots) if trigger.frame.reacts else slots
        if CONTENT in trigger.frame.roles:
            slots += self._content_slots(trigger, group.last)
        return slots

    def _may_head(self, trigger: Trigger, unit: Unit) -> bool:
        """Say whether a unit can be the subject of a clause; of a passive one so can the owner of what it names."""
        if unit.is_object or not self._is_party(unit) or (trigger.is_noun and unit.first >= trigger.last):
            return False
        if trigger.frame.roles.get("subject", "").startswith("actor"):
            return unit.marker is None and self._can_act(unit)
        return unit.marker is None or (self._marked_name(unit) == GENITIVE and not self._goes_on_from(unit))

    def _goes_on_from(self, unit: Unit) -> bool:
        """Say whether a phrase is joined to a party with a preposition: "from X and the other members of Y"."""
        before = next((u for u in reversed(self._passage.units) if u.last <= unit.first), None)
        tokens = self._passage.words.tokens
        return (
            before is not None
            and before.marker not in (None, GENITIVE)
            and tokens[before.last].key in self._grammar.coordinators
        )

    def _content_slots(self, trigger: Trigger, index: int) -> list[Slot]:
        """Return whom a content clause behind a verb speaks of: its subject, or whose doing its subject is."""
        tokens = self._passage.words.tokens
        if index >= len(tokens) or (is_mark(tokens[index]) and tokens[index].text != ":"):
            return []
        then = next((group for group in self._passage.words.groups if group.first > index), None)
        is_opened = tokens[index].key in self._grammar.complementizers or tokens[index].text == ":"
        if not is_opened and (then is None or then.tense == "subjunctive"):
            return []
        stop = then.last if then else len(tokens)
        units = [
            u for u in self._party_units(trigger, index, stop) if u.marker in (None, GENITIVE) and self._can_act(u)
        ]
        found = next((unit for unit in units if unit.marker is None and not unit.is_object), None)
        found = found or (units[0] if units else None)
        return [Slot(CONTENT, unit) for unit in chain_of(units, found)] if found is not None else []

    def _final_name(self, trigger: Trigger, unit: Unit) -> str:
        """Return the slot of a unit that is no subject: "talks with X" as an object is X, "an attack on X" is not."""
        if unit.is_object and unit.marker in (None, GENITIVE, "with"):
            return "befallen" if befell(self._passage, self._grammar, unit) else "object"
        if unit.marker in (None, GENITIVE) and trigger.is_noun and self._is_genitive(trigger, unit):
            return "genitive"
        behind = trigger.last if unit.head >= trigger.last else 0
        name = self._marked_name(unit, behind) if unit.marker else "other"
        if (
            name == f"{THROUGH}with"
            and self._is_person(unit)
            and not is_held(self._passage.words, unit.head, self._grammar)
        ):
            return "with"
        is_apart = name == GENITIVE and trigger.is_noun and trigger.frame.reach and unit.first < trigger.first
        return "apart" if is_apart else name

    def _final_subject(self, trigger: Trigger, first: int) -> list[Slot]:
        """Return the subject of an earlier clause for one that has none, or whom a relative clause speaks of."""
        clauses = self._clause_list()
        number = self._passage.words.clause[first]
        if has_own_subject(self._passage, self._grammar, clauses[number].first, trigger.first):
            return []
        while True:
            own = clauses[number]
            start = own.before[0] if own.before else number
            if start == 0:
                return []
            if opens_relative(self._passage, self._grammar, clauses[start].first):
                return [Slot("subject", unit) for unit in self._antecedent(clauses[start].first)]
            number = start - 1
            units = self._right_before_verb(clauses[start].first) or self._topic(number)
            if units:
                return [Slot("subject", unit) for unit in units]

    def _right_before_verb(self, index: int) -> tuple[Unit, ...]:
        """Return the party right before the verb that ends at a token: "it was X that"."""
        ends = {group.first for group in self._passage.words.groups if group.last == index}
        found = [u for u in self._passage.units if u.last in ends and u.marker is None and self._can_act(u)]
        return chain_of(self._passage.units, found[0]) if found and not found[0].is_object else ()

    def _topic(self, number: int) -> tuple[Unit, ...]:
        """Return the first unmarked party of a clause, of the part before its interruption first."""
        clauses = self._clause_list()
        for part in (*clauses[number].before, number):
            units = subject_topic(self._passage, clauses[part].first, clauses[part].last, self._entities)
            if units:
                return units
        return ()

    def _antecedent(self, index: int) -> tuple[Unit, ...]:
        """Return the party right before a relative clause (a comma may stand between), with those coordinated to it.

        "The envoy for Iran who travelled": a person outranks the state that his title names.
        """
        tokens = self._passage.words.tokens
        if index > 1 and is_mark(tokens[index - 1]):
            index -= 1
        found = [unit for unit in self._passage.units if unit.last == index and self._is_party(unit)]
        markers = (GENITIVE, "in") if self._grammar.verb_final else (GENITIVE,)
        if found and found[-1].marker in markers:
            first, _ = self._passage.words.clause_range(index - 1)
            return tuple(u for u in subject_topic(self._passage, first, index, self._entities) if self._is_person(u))
        return chain_of(self._passage.units, found[-1]) if found else ()

    def _raised(self, first: int) -> list[Unit]:
        """Return for whom an impersonal verb tells what its clause tells of him: "it happened (to) X that he came"."""
        words = self._passage.words
        found = next((unit for unit in self._passage.units if unit.last == first and unit.marker == "to"), None)
        if found is None or words.tokens[first].key not in self._grammar.complementizers or not self._can_act(found):
            return []
        before = words.stems[found.first - 1] if found.first else frozenset()
        return [found._replace(marker=None)] if before & self._grammar.raising else []

    def _is_person(self, unit: Unit) -> bool:
        return any(self._entities[e].type in ("person", "office") for e in unit.entities if e in self._entities)

    def _is_argument(self, unit: Unit, behind: int) -> bool:
        return (
            follows(self._passage, self._grammar, behind, unit) if self._grammar.verb_final else unit.marker != GENITIVE
        )

    def _marked_name(self, unit: Unit, behind: int = 0) -> str:
        if unit.marker is not None and unit.marker != GENITIVE:
            return unit.marker
        return outer_name(self._passage, self._grammar, unit, behind)

    def _course_slots(self, trigger: Trigger, slots: list[Slot]) -> list[Slot]:
        """Return the subject of the clause for "X, in a meeting with Y, said": whoever speaks there took part in it.

        So too "X, with a protest at Y, said" and "X, while condemning Y, said", and "X goes on with its own raids".
        """
        before = self._passage.words.marker_before.get(trigger.first)
        if {slot.name for slot in slots} & {"genitive", "between", "subject"} or self._is_suffered(trigger):
            return []
        meant = self._meant_by_pronoun(trigger)
        if meant:
            return [Slot("genitive", unit) for unit in meant]
        is_course = before in ("in", "under", *self._grammar.accompaniments)
        if not (is_course or self._is_own(trigger) or self._is_carried_out(trigger)):
            return []
        units: tuple[Unit, ...] = ()
        for first, last in self._parts(trigger.first):
            units = units or subject_topic(self._passage, first, min(last, trigger.first), self._entities)
        if not units and before in self._grammar.accompaniments:
            _, last = self.window(trigger)
            units = subject_topic(self._passage, trigger.last, last, self._entities)
            units = tuple(unit for unit in units if not befell(self._passage, self._grammar, unit))
        if any(slot.unit.chain in {unit.chain for unit in units} for slot in slots):  # whom the noun itself names
            return []
        name = "subject" if "subject" in trigger.frame.roles else "genitive"
        return [Slot(name, unit) for unit in units]

    def _meant_by_pronoun(self, trigger: Trigger) -> tuple[Unit, ...]:
        """Return whom "its" behind a noun means: who the sentence is about, else by whom the act before it is.

        "The breach of the deal by X and its withdrawal from it": X withdraws.
        """
        tokens, last = self._passage.words.tokens, trigger.last
        if last + 1 >= len(tokens) or tokens[last].key not in self._grammar.distal:
            return ()
        if tokens[last + 1].key not in self._grammar.single_markers and not is_mark(tokens[last + 1]):
            return ()
        agents = [u for u in self._passage.units if u.last <= trigger.first and u.marker == "by" and self._can_act(u)]
        return tuple(agents[-1:]) or subject_topic(self._passage, 0, trigger.first, self._entities)

    def _is_carried_out(self, trigger: Trigger) -> bool:
        """Say whether the verb tells that its subject did what a noun names: "X the sanctions (object) carried out"."""
        words, (_, last) = self._passage.words, self.window(trigger)
        group = next((group for group in words.groups if trigger.last <= group.first < last), None)
        if group is None or group.negative or trigger.first in words.marker_before:
            return False
        keys = [token.key for token in words.tokens[trigger.last : group.first]]
        is_object = not self._grammar.object_markers.isdisjoint(keys)
        return is_object and keys[-1] in self._grammar.doing

    def _is_suffered(self, trigger: Trigger) -> bool:
        """Say whether the clause tells behind a noun what befell its subject: "X were killed in the attack on Y"."""
        words, (_, last) = self._passage.words, self.window(trigger)
        verbs = [group for group in words.groups if trigger.last <= group.first < last]
        told = [token for group in verbs for token in words.tokens[group.first - 1 : group.last]]
        return any(token.key in self._grammar.undergone for token in told)

    def _is_own(self, trigger: Trigger) -> bool:
        """Say whether a reflexive behind a noun gives it to the subject, and no verb takes it as its object."""
        tokens, last = self._passage.words.tokens, trigger.last
        at = next(
            (i for i in range(last, last + 2) if tokens[i : i + 1] and tokens[i].key in self._grammar.reflexives), -1
        )
        behind = tokens[at + 1].key if 0 <= at < len(tokens) - 1 else ""
        return at >= 0 and behind not in self._grammar.object_markers

    def _of_act(self, trigger: Trigger, slots: list[Slot]) -> list[Slot]:
        """Read what depends on a verbal noun that accompanies another act as its object: it names whom the act hits."""
        senses = self._passage.words.senses[trigger.last - 1]
        hits = trigger.frame.roles.get("genitive", "actor") != "actor"
        is_act = any(verb.tense == "infinitive" for verb in senses.verbs) or hits
        if self._passage.words.marker_before.get(trigger.first) not in self._grammar.accompaniments:
            return slots
        if not is_act:
            return slots if trigger.frame.bare or all(slot.name != "genitive" for slot in slots) else []
        held = [
            slot
            for slot in slots
            if slot.name in ("genitive", GENITIVE) and not befell(self._passage, self._grammar, slot.unit)
        ]
        return [
            Slot("object", slot.unit) if slot in held else slot
            for slot in slots
            if slot.name != "genitive" or slot in held
        ]


def _with_shared_genitives(slots: list[Slot]) -> list[Slot]:
    """Read what is joined to a noun's genitive as one too: "the session of X and Y"."""
    chains = {slot.unit.chain for slot in slots if slot.name == "genitive"}
    return [
        Slot("genitive", slot.unit) if slot.name in (GENITIVE, "other") and slot.unit.chain in chains else slot
        for slot in slots
    ]


def _with_far_object(slots: list[Slot]) -> list[Slot]:
    """Read whose deed an object is that ends with another party as the object: "X's pressure on Y (object)"."""
    far = next((slot for slot in slots if slot.unit.is_object and slot.unit.marker not in (None, GENITIVE)), None)
    names = {slot.name for slot in slots}
    if far is None or "object" in names or "subject" not in names:
        return slots
    owner = next((s for s in slots if s.name in (GENITIVE, "other") and s.unit.last <= far.unit.first), None)
    return [Slot("object", slot.unit) if slot is owner else slot for slot in slots]
