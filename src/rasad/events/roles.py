"""Who plays what part in an event: the units around a trigger, by order and marking, as its frame reads them."""

from collections.abc import Mapping, Sequence

from rasad.chars.fold import fold
from rasad.events.clauses import Clause, read_clauses
from rasad.events.deeds import DeedFinder, Slot
from rasad.events.passages import Passage
from rasad.events.speakers import chain_of, own_index, subject_topic
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit, is_party
from rasad.events.verb_places import SUBJECT_REACH, VerbPlaces
from rasad.events.words import VerbGroup, is_mark
from rasad.langpack.grammar import Control, Grammar
from rasad.langpack.morphology import CIRCUMSTANCE
from rasad.records.report import Entity

GENITIVE_REACH = 2  # words (adjectives) that may stand between a noun and its genitive
NAME_REACH = 3  # words of a name that nothing reads, between an office and its verb
PHRASE_REACH = 3  # words of other phrases that may stand between a noun and its preposition where verbs come last


class RoleFinder:
    """Finds the slots of triggers in one sentence."""

    def __init__(self, passage: Passage, entities: Mapping[str, Entity], grammar: Grammar) -> None:
        self._passage = passage
        self._entities = entities
        self._grammar = grammar
        self._deeds = DeedFinder(passage, grammar)
        self._places = VerbPlaces(passage, entities, grammar)
        self._clauses: tuple[Clause, ...] | None = None

    def slots(self, trigger: Trigger) -> list[Slot]:
        """Return the filled slots of a trigger, subject first."""
        if trigger.control is not None:
            return self._controlled_slots(trigger, trigger.control)
        if trigger.group is None:
            return self._noun_slots(trigger)
        return self._final_slots(trigger) if self._grammar.verb_final else self._initial_slots(trigger)

    def _controlled_slots(self, trigger: Trigger, control: Control) -> list[Slot]:
        """Return the slots of a verbal noun whose doer the verb before it names: "accused X of raids on Y"."""
        slots = self._initial_slots(trigger)
        doers = [slot for slot in slots if slot.name == control.doer and slot.unit.last <= trigger.first]
        own = [slot for slot in slots if slot.unit.first >= trigger.last]
        own = [Slot("object", slot.unit) if slot.name == "genitive" else slot for slot in own]
        return [*(Slot("subject", slot.unit) for slot in doers), *own] if doers else []

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
        units = self._party_units(trigger, first, last)
        after = [unit for unit in units if unit.first >= group.last]
        bare = [unit for unit in after if self._is_bare(trigger, unit)]
        bare_after = [unit for unit in bare if self._can_act(unit)]
        before = [
            unit
            for unit in units
            if unit.last <= group.first and unit.marker is None and not self._has_own_antecedent(group, unit)
            and (self._can_act(unit) or (unit.kind == "clitic" and unit.last == group.first and self._is_party(unit)))
        ]  # fmt: skip
        before = self._caller(group, units) or before
        if trigger.is_resumed:
            before = []
        slots: list[Slot] = []
        chains = list(dict.fromkeys(unit.chain for unit in bare_after))
        if before:
            own = before[own_index(self._passage, before, first, group)]
            slots += [Slot("subject", unit) for unit in chain_of(units, own)]
            free = chains
        elif self._has_other_subject(trigger, group):
            free = chains
        elif chains and self._passage.words.word_count(group.last, bare_after[0].first) <= self._subject_reach(
            trigger, group
        ):
            slots += [Slot("subject", unit) for unit in bare_after if unit.chain == chains[0]]
            free = chains[1:]
        else:
            free = chains
        taken = {slot.unit.chain for slot in slots}
        objects = [unit for unit in bare if unit.chain not in taken and (unit.chain in free or unit.is_place)]
        slots += [Slot(self._bare_name(trigger, u, u.chain == objects[0].chain), u) for u in objects]
        slots += [Slot(u.marker, u) for u in after if u.marker is not None and u not in bare_after]
        slots += self._people_slots(trigger, group, slots, after)
        if trigger.is_noun and self._grammar.hosting.intersection(group.lemmas):
            slots = [slot for slot in slots if slot.name != "subject"]
        slots += self._host_clitics(trigger, units)
        slots += self._nationality_slots(trigger, slots, units)
        slots += self._deeds.deed_slots(trigger, max(group.last, trigger.last), last, slots)
        slots += self._deeds.matter_slots(trigger, max(group.last, trigger.last), last)
        return slots

    def _caller(self, group: VerbGroup, units: list[Unit]) -> list[Unit]:
        """Return whom a message or call is from, before a verb that tells of it: "a call from X in which he"."""
        if group.joined or not self._places.points_back(group):
            return []
        return [u for u in units if u.last == group.first and u.marker == "from" and self._can_act(u)]

    def _subject_reach(self, trigger: Trigger, group: VerbGroup) -> int:
        """Return within how many words a verb's subject stands: at once behind "who welcomed", whose noun may be it."""
        relative = self._places.follows_relative(group) and not self._places.points_back(group)
        return 0 if relative and not trigger.is_noun else SUBJECT_REACH

    def _people_slots(self, trigger: Trigger, group: VerbGroup, slots: list[Slot], after: list[Unit]) -> list[Slot]:
        """Return a people as the object, behind the verb or its subject: "congratulates the Tunisians"."""
        if trigger.is_noun or self._grammar.verb_final or any(slot.name == "object" for slot in slots):
            return []
        ends = {group.last, *(slot.unit.last for slot in slots if slot.name == "subject")}
        return [Slot("object", u) for u in after if u.kind == "demonym" and u.marker is None and u.first in ends][:1]

    def _nationality_slots(self, trigger: Trigger, slots: list[Slot], units: list[Unit]) -> list[Slot]:
        """Return the nationality of a noun whose verb names nobody: "(there arrived) Turkish aid"."""
        if not trigger.is_noun or any(slot.name in ("subject", "genitive") for slot in slots):
            return []
        return [Slot("genitive", unit) for unit in units if unit.kind == "demonym" and self._is_genitive(trigger, unit)]

    def _has_other_subject(self, trigger: Trigger, group: VerbGroup) -> bool:
        """Say whether words show that no party behind a verb is its subject."""
        if group.tense == CIRCUMSTANCE or group.person == 1 or self._places.has_pronoun(group):
            return True
        if self._is_plural(group):
            return True
        is_transitive = "object" in trigger.frame.roles
        if is_transitive and self._places.follows_relative(group) and not self._places.points_back(group):
            return True
        return self._modifies_noun(trigger, group) or self.has_unread_subject(trigger)

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
            if self._places.is_read(index) or (trigger.is_noun and trigger.first <= index):
                return False
            return self._places.is_noun_unread(index) if trigger.is_noun else self._places.is_somebody_unread(index)
        return False

    def _is_plural(self, group: VerbGroup) -> bool:
        """Say whether a verb is written in the plural: before its subject it would be singular."""
        finals = self._grammar.plural_finals
        if not finals or any(lemma.endswith(finals) for lemma in group.lemmas):
            return False
        return self._passage.words.tokens[group.last - 1].key.endswith(finals)

    def _modifies_noun(self, trigger: Trigger, group: VerbGroup) -> bool:
        """Say whether the party behind a verb is its object, since the noun before it is its subject."""
        return not trigger.is_noun and "object" in trigger.frame.roles and self._places.antecedent_noun(group)

    def _has_own_antecedent(self, group: VerbGroup, unit: Unit) -> bool:
        """Say whether what stands between a party and a verb is the verb's own subject, and no name of the party."""
        between = self._passage.words.word_count(unit.last, group.first)
        types = {self._entities[entity].type for entity in unit.entities if entity in self._entities}
        is_titled = between <= NAME_REACH and ("office" in types or unit.kind == "nominal")
        return self._places.antecedent_noun(group) and not is_titled

    def _is_bare(self, trigger: Trigger, unit: Unit) -> bool:
        """A unit without a preposition; the genitive of the trigger's own noun counts as one."""
        own = trigger.is_noun and self._is_genitive(trigger, unit)
        return unit.marker is None or (unit.marker == GENITIVE and own)

    def is_relative(self, trigger: Trigger) -> bool:
        """Say whether a trigger's clause is opened by a relative pronoun."""
        first, _ = self.window(trigger)
        return not self._passage.words.keys[first].isdisjoint(self._grammar.relatives)

    def goes_on(self, trigger: Trigger, slots: Sequence[Slot]) -> bool:
        """Say whether a joined verb keeps the subject of the clause before.

        It does without a comma before it, and where it needs two sides and names one: "..., and met the president".
        """
        group = trigger.group
        if group is None or trigger.is_noun or not group.joined or not group.first:
            return False
        if not is_mark(self._passage.words.tokens[group.first - 1]):
            return True
        named = {slot.unit.chain for slot in slots if slot.name in trigger.frame.roles}
        return trigger.frame.roles.get("object") == trigger.frame.roles.get("subject") and len(named) == 1

    def may_drop_subject(self, trigger: Trigger) -> bool:
        """Say whether a verb stands where the subject may be left out: joined, of circumstance, or first of all."""
        group = trigger.group
        if group is None or self.has_unread_subject(trigger):
            return False
        if not (group.joined or group.tense == CIRCUMSTANCE or not group.first):
            return False
        return trigger.is_noun or group.tense == CIRCUMSTANCE or not self._places.is_followed_by_noun(group)

    def names_nobody(self, trigger: Trigger) -> bool:
        """Say whether a trigger's subject is the first person, or a pronoun that nothing resolved: whoever speaks."""
        group = trigger.group
        return group is not None and (group.person == 1 or self._places.has_pronoun(group))

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
        subject = next(
            (u for u in units if u.marker is None and not u.is_object and self._is_party(u)
             and not (trigger.is_noun and u.first >= trigger.last)), None
        )  # fmt: skip
        if subject is not None:
            slots += [Slot("subject", unit) for unit in chain_of(units, subject)]
        chosen = {id(slot.unit) for slot in slots}
        slots += [Slot(self._final_name(trigger, unit), unit) for unit in units if id(unit) not in chosen]
        return slots

    def _final_name(self, trigger: Trigger, unit: Unit) -> str:
        """Return the slot of a unit that is no subject: "talks with X" as an object is X, "an attack on X" is not."""
        if unit.is_object and unit.marker in (None, GENITIVE, "with"):
            return "object"
        if unit.marker in (None, GENITIVE) and trigger.is_noun and self._is_genitive(trigger, unit):
            return "genitive"
        return unit.marker or "other"

    def carried_subject(self, trigger: Trigger) -> list[Slot]:
        """Return the subject of an earlier clause of the sentence, for a trigger whose own clause has none.

        A relative clause takes the party right before it; a content clause none, since nothing tells whose deed it is.
        """
        first, _ = self.window(trigger)
        if not first and not trigger.is_resumed:
            return []
        if not self._grammar.verb_final:
            return [Slot("subject", unit) for unit in self._earlier_subject(trigger, first)]
        clauses = self._clause_list()
        number = self._passage.words.clause[first]
        while number > 0:
            own = clauses[number]
            if own.before:
                number = own.before[0]
                continue
            if self._passage.words.tokens[own.first].key in self._grammar.complementizers:
                return [Slot("subject", unit) for unit in self._antecedent(own.first)]
            number -= 1
            units = self._topic(number)
            if units:
                return [Slot("subject", unit) for unit in units]
        return []

    def _earlier_subject(self, trigger: Trigger, first: int) -> tuple[Unit, ...]:
        if trigger.is_resumed:
            group = trigger.group
            is_object = group is not None and group.enclitic and not self._places.is_followed_by_noun(group)
            is_object = is_object and group is not None and not self._grammar.hosting.intersection(group.lemmas)
            return subject_topic(self._passage, 0, trigger.first, self._entities) if is_object else ()
        if not self.is_relative(trigger):
            within = self._content_start(trigger, first)
            own = subject_topic(self._passage, within, first, self._entities) if within else ()
            if own:
                return own
            return subject_topic(self._passage, 0, first, self._entities)
        is_object = trigger.group is not None and self._places.points_back(trigger.group)
        return () if is_object else self._antecedent(first)

    def _topic(self, number: int) -> tuple[Unit, ...]:
        """Return the first unmarked party of a clause, of the part before its interruption first."""
        clauses = self._clause_list()
        for part in (*clauses[number].before, number):
            units = subject_topic(self._passage, clauses[part].first, clauses[part].last, self._entities)
            if units:
                return units
        return ()

    def _content_start(self, trigger: Trigger, first: int) -> int:
        """Return where the content begins in which a verb of the present goes on: "said that they strike and ..."."""
        group = trigger.group
        if group is None or not group.joined or group.tense not in ("present", "future"):
            return 0
        keys = [token.key for token in self._passage.words.tokens[:first]]
        return max((n for n, key in enumerate(keys) if key in self._grammar.complementizers), default=0)

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

    def _is_person(self, unit: Unit) -> bool:
        return any(self._entities[e].type in ("person", "office") for e in unit.entities if e in self._entities)

    # -- noun alone ---------------------------------------------------------------------------------------------------

    def _noun_slots(self, trigger: Trigger) -> list[Slot]:
        _, last = self.window(trigger)
        units = self._party_units(trigger, trigger.first, last)
        slots: list[Slot] = []
        genitive_chain: int | None = None
        behind = trigger.last
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
            elif unit.marker not in (None, GENITIVE) and self._follows(behind, unit):
                slots.append(Slot(unit.marker, unit))
            elif self._is_object_of_owned(trigger, unit):
                slots.append(Slot("object", unit))
            elif self._grammar.verb_final and unit.marker is None and self._can_act(unit):
                break
            else:
                continue
            behind = unit.last
        if not slots:
            return self._circumstance_slots(trigger)
        slots = [*self._owner_slots(trigger, slots), *slots]
        return [*self._course_slots(trigger, slots), *slots]

    def _follows(self, index: int, unit: Unit) -> bool:
        """Say whether a marked unit belongs to a noun that ends at `index`: no other stands between."""
        if not self._grammar.verb_final:
            return True
        at = min((first for first, length, _ in self._passage.words.markers if first + length == unit.head), default=0)
        reach = GENITIVE_REACH if unit.marker == "between" else PHRASE_REACH
        return sum(1 for n in range(index, at or unit.head) if self._is_unread(n)) <= reach

    def _is_unread(self, index: int) -> bool:
        """Say whether a token is a content word outside all parties and times."""
        token = self._passage.words.tokens[index]
        if token.kind != "word" or token.key in self._grammar.closed:
            return False
        if any(unit.first <= index < unit.last for unit in self._passage.units):
            return False
        return not any(time.start <= token.start < time.end for time in self._passage.times)

    def _course_slots(self, trigger: Trigger, slots: list[Slot]) -> list[Slot]:
        """Return the subject of the clause for "X, in a meeting with Y, said" and for "X goes on with its own raids".

        Whoever speaks in a meeting took part in it; a deed behind which a reflexive stands is the subject's own.
        """
        words = self._passage.words
        if not self._is_own(trigger) and words.marker_before.get(trigger.first) not in ("in", "under"):
            return []
        if {slot.name for slot in slots} & {"genitive", "between", "subject"}:
            return []
        first, _ = self.window(trigger)
        units = subject_topic(self._passage, first, trigger.first, self._entities)
        name = "subject" if "subject" in trigger.frame.roles else "genitive"
        return [Slot(name, unit) for unit in units]

    def _is_own(self, trigger: Trigger) -> bool:
        """Say whether a reflexive behind a noun gives it to the subject, and no verb takes it as its object."""
        tokens, last = self._passage.words.tokens, trigger.last
        at = next(
            (i for i in range(last, last + 2) if tokens[i : i + 1] and tokens[i].key in self._grammar.reflexives), -1
        )
        behind = tokens[at + 1].key if 0 <= at < len(tokens) - 1 else ""
        return at >= 0 and behind not in self._grammar.object_markers

    def _owner_slots(self, trigger: Trigger, slots: list[Slot]) -> list[Slot]:
        """Return whose meeting or visit a circumstance tells of: "during a visit to X", "after his talks with"."""
        if self._grammar.verb_final or {slot.name for slot in slots} & {"genitive", "between", "subject"}:
            return []
        tokens = self._passage.words.tokens
        if not trigger.first or tokens[trigger.first - 1].key not in self._grammar.presupposing:
            return []
        last = len(tokens)
        units = subject_topic(self._passage, 0, trigger.first, self._entities)
        if not units and self._has_enclitic(trigger):
            units = subject_topic(self._passage, trigger.last, last, self._entities)
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
        units = self._party_units(trigger, first, last)
        return [Slot("subject", unit) for unit in units if unit.marker is None and self._can_act(unit)]

    def _is_genitive(self, trigger: Trigger, unit: Unit) -> bool:
        """Say whether a unit depends on the trigger's noun: adjectives, but no preposition, may stand between."""
        start = max(unit.head, trigger.last)
        if unit.first < trigger.last or self._passage.words.word_count(trigger.last, start) > GENITIVE_REACH:
            return False
        between = self._passage.words.tokens[trigger.last : start]
        if (unit.marker == GENITIVE and between) or (unit.kind != "clitic" and self._has_enclitic(trigger)):
            return False
        apart = any(token.key not in self._grammar.not_heads for token in between)
        if apart and unit.kind != "demonym" and not self._grammar.verb_final:
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
