"""Who plays what part in an event: the units around a trigger, by order and marking, as its frame reads them."""

from collections.abc import Sequence

from rasad.events.arguments import has_act_between
from rasad.events.deeds import Slot
from rasad.events.dependents import heads_clause
from rasad.events.final_roles import FinalRoles
from rasad.events.foreign_parts import ends_phrase, own_slots, stands_in_act
from rasad.events.speakers import agrees, chain_of, is_feminine, own_index, subject_topic, unmarked_parties
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit
from rasad.events.verb_places import SUBJECT_REACH, opens_sentence
from rasad.events.words import COMMAS, VerbGroup, is_mark
from rasad.langpack.grammar import Control
from rasad.langpack.morphology import CIRCUMSTANCE

NAME_REACH = 3  # words of a name that nothing reads, between an office and its verb


class RoleFinder(FinalRoles):
    """Finds the slots of triggers in one sentence."""

    def slots(self, trigger: Trigger) -> list[Slot]:
        """Return the filled slots of a trigger, subject first."""
        return own_slots(self._passage, trigger, self._all_slots(trigger), self._entities, self._grammar)

    def _all_slots(self, trigger: Trigger) -> list[Slot]:
        if trigger.control is not None:
            return self._controlled_slots(trigger, trigger.control)
        if trigger.group is None:
            return self._noun_slots(trigger)
        return self._final_slots(trigger) if self._grammar.verb_final else self._initial_slots(trigger)

    def _controlled_slots(self, trigger: Trigger, control: Control) -> list[Slot]:
        """Return the slots of a verbal noun whose doer its verb names, where it has none: "accused X of raids on Y"."""
        slots = self._final_slots(trigger) if self._grammar.verb_final else self._initial_slots(trigger)
        doers = [slot for slot in slots if slot.name == control.doer and slot.unit.last <= trigger.first]
        own = [slot for slot in slots if slot.unit.first >= trigger.last]
        is_owner = self._grammar.verb_final and trigger.frame.roles.get("genitive", "actor").startswith("actor")
        if is_owner and any(slot.name == "genitive" for slot in own):
            return own
        own = [Slot("object", slot.unit) if slot.name == "genitive" else slot for slot in own]
        return [*(Slot("genitive" if is_owner else "subject", slot.unit) for slot in doers), *own] if doers else []

    # -- verb first (or after its subject) ----------------------------------------------------------------------------

    def _initial_slots(self, trigger: Trigger) -> list[Slot]:
        group = trigger.group
        assert group is not None
        first, last = self.window(trigger)
        units = [*self._raised(first), *self._party_units(trigger, first, last)]
        after = [
            unit for unit in units if unit.first >= group.last and not self._is_of_other_verb(trigger, group, unit)
        ]
        bare = [u for u in after if self._is_bare(trigger, u) and not self._is_in_act(trigger, group, u)]
        bare_after = [unit for unit in bare if self._can_act(unit)]
        before = [
            unit
            for unit in units
            if unit.last <= group.first and unit.marker is None and not self._has_own_antecedent(group, unit)
            and (self._can_act(unit) or (unit.kind == "clitic" and unit.last == group.first and self._is_party(unit)))
        ]  # fmt: skip
        before = self._caller(group, units) or before
        before = [unit for unit in before if not self._places.is_turned(unit.last, group.first)]
        if trigger.is_resumed or self._is_done_behind(trigger, group, bare_after):
            before = []
        slots: list[Slot] = []
        chains = list(dict.fromkeys(unit.chain for unit in bare_after))
        if before:
            own = before[own_index(self._passage, before, first, group)]
            slots += [Slot("subject", unit) for unit in chain_of(units, own)]
            free = chains
        elif (
            self._has_other_subject(trigger, group)
            or self._is_addressed(trigger, bare_after)
            or self._clashes(group, bare_after)
        ):
            free = chains
        elif chains and self._passage.words.word_count(group.last, bare_after[0].first) <= self._subject_reach(
            trigger, group
        ):
            slots += [Slot("subject", unit) for unit in bare_after if unit.chain == chains[0]]
            free = chains[1:]
        else:
            free = chains
        taken = {slot.unit.chain for slot in slots}
        doers = {entity for slot in slots for entity in slot.unit.entities}
        bare = [unit for unit in bare if unit.kind != "pronoun" or not doers.issuperset(unit.entities)]
        objects = [unit for unit in bare if unit.chain not in taken and (unit.chain in free or unit.is_place)]
        hosts = trigger.frame.roles.get("object", "").endswith(":host")
        acted_on = next((u.chain for u in objects if hosts or not u.is_place), None)
        slots += [Slot(self._bare_name(trigger, u, acted_on in (None, u.chain)), u) for u in objects]
        slots += [Slot(u.marker, u) for u in after if u.marker is not None and u not in bare_after]
        slots += self._people_slots(trigger, group, slots, after)
        if trigger.is_noun and self._grammar.hosting.intersection(group.lemmas):
            slots = [
                slot._replace(name="genitive") if slot.name == "subject" and slot.unit.first >= trigger.last else slot
                for slot in slots
                if slot.name != "subject" or slot.unit.first >= trigger.last
            ]
        slots += self._host_clitics(trigger, units)
        slots += self._nationality_slots(trigger, slots, units)
        slots += self._inner_slots(trigger, max(group.last, trigger.last), last, slots)
        return [slot for slot in slots if not self._is_guest(trigger, slot)]

    def _is_in_act(self, trigger: Trigger, group: VerbGroup, unit: Unit) -> bool:
        """Say whether a person without a title stands behind the noun of another act, whose object he is."""
        if trigger.is_noun or not self._is_human(unit):
            return False
        return stands_in_act(self._passage, trigger, group.last, unit, self._grammar)

    def _is_guest(self, trigger: Trigger, slot: Slot) -> bool:
        """Say whether an indefinite nationality behind "of" tells who visits: "a visit of an American president"."""
        if not trigger.frame.roles.get(slot.name, "").endswith(":host") or slot.unit.kind != "demonym":
            return False
        return not self._passage.words.senses[slot.unit.first].has_article

    def _is_of_other_verb(self, trigger: Trigger, group: VerbGroup, unit: Unit) -> bool:
        """Say whether a later verb stands before a party: "in a letter that (X) brought to Y".

        What stands right behind the verb is its object, though it may look like a verb; a verb between dashes parts
        nothing; and one of aiming goes on about the noun before it: "an attack that struck X".
        """
        at = max(group.last, trigger.last)
        if at < unit.first and unit.marker is None and heads_clause(self._passage.words, group.first, unit.last):
            return True
        for other in self._passage.words.groups:
            aims = trigger.is_noun and bool(self._grammar.aiming & set(other.lemmas))
            if at < other.first < unit.first and not aims and not self._is_aside(at, other, unit):
                return True
        return False

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
        """Return a people or a visited place as the object: "congratulates the Tunisians", "expels Iraqi diplomats"."""
        if trigger.is_noun or self._grammar.verb_final or any(slot.name == "object" for slot in slots):
            return []
        ends = {group.last, *(slot.unit.last for slot in slots if slot.name == "subject")}
        bare = [unit for unit in after if unit.marker is None]
        hosts = [u for u in bare if u.is_place and trigger.frame.roles.get("object", "").endswith(":host")]
        found = [u for u in bare if u.kind == "demonym" and ends_phrase(self._passage, ends, u, self._grammar)]
        return [Slot("object", u) for one in (found or hosts)[:1] for u in chain_of(bare, one)]

    def _nationality_slots(self, trigger: Trigger, slots: list[Slot], units: list[Unit]) -> list[Slot]:
        """Return the nationality of a noun whose verb names nobody: "(there arrived) Turkish aid"."""
        if not trigger.is_noun or any(slot.name in ("subject", "genitive") for slot in slots):
            return []
        return [Slot("genitive", unit) for unit in units if unit.kind == "demonym" and self._is_genitive(trigger, unit)]

    def _has_other_subject(self, trigger: Trigger, group: VerbGroup) -> bool:
        """Say whether words show that no party behind a verb is its subject."""
        if group.tense == CIRCUMSTANCE or group.person == 1 or self._places.has_pronoun(group):
            return True
        if self._is_plural(group) or self._is_region_behind(trigger, group):
            return True
        is_transitive = "object" in trigger.frame.roles
        if is_transitive and self._places.follows_relative(group) and not self._places.points_back(group):
            return True
        return self._modifies_noun(trigger, group) or self.has_unread_subject(trigger)

    def _is_region_behind(self, trigger: Trigger, group: VerbGroup) -> bool:
        """Say whether a place that stands for those who act ("most Gulf states") comes first behind a verb."""
        if trigger.is_noun or trigger.frame.roles.get("object", "").endswith(":host"):
            return False
        first = next((unit for unit in self._passage.units if unit.first >= group.last), None)
        if first is None or not first.is_place or first.kind == "demonym" or first.marker not in (None, GENITIVE):
            return False
        joined = any(self._is_party(unit) for unit in chain_of(self._passage.units, first))
        return not joined and self._passage.words.word_count(group.last, first.first) <= 1

    def _is_addressed(self, trigger: Trigger, units: Sequence[Unit]) -> bool:
        """Say whether the only party behind a verb is one that appeals are made to: "calls on the world community"."""
        if "object" not in trigger.frame.roles or trigger.is_noun or len({unit.chain for unit in units}) != 1:
            return False
        at = units[0].first
        words = self._passage.words
        return words.senses[at].has_article and bool(words.stems[at] & self._grammar.addressees)

    def has_unread_subject(self, trigger: Trigger) -> bool:
        """Say whether an unresolved noun stands right behind the verb: the parties further on are no subject."""
        group = trigger.group
        if group is None or self._grammar.verb_final:
            return False
        _, last = self.window(trigger)
        words = self._passage.words
        for index in range(group.last, last):
            token = words.tokens[index]
            if is_mark(token) or token.key in self._grammar.adverbs or token.key in self._grammar.bound:
                continue
            if self._places.is_read(index) or (trigger.is_noun and trigger.first <= index):
                return False
            return self._places.is_noun_unread(index) if trigger.is_noun else self._places.is_somebody_unread(index)
        return False

    def is_told_of_many(self, trigger: Trigger) -> bool:
        """Say whether a trigger's verb is written in the plural: several do it, and no single party alone."""
        return trigger.group is not None and self._is_plural(trigger.group)

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
        if group is None or trigger.is_noun or not self.continues(trigger):
            return False
        if group.joined and not is_mark(self._passage.words.tokens[group.first - 1]):
            return True
        named = {slot.unit.chain for slot in slots if slot.name in trigger.frame.roles}
        return trigger.frame.roles.get("object") == trigger.frame.roles.get("subject") and len(named) == 1

    def may_drop_subject(self, trigger: Trigger) -> bool:
        """Say whether a verb stands where the subject may be left out: joined, of circumstance, or first of all."""
        group = trigger.group
        if group is None or self.has_unread_subject(trigger):
            return False
        is_first = opens_sentence(self._passage, group, self._grammar)
        if not (group.joined or group.tense == CIRCUMSTANCE or is_first):
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

    def carried_subject(self, trigger: Trigger) -> list[Slot]:
        """Return the subject of an earlier clause of the sentence, for a trigger whose own clause has none.

        A relative clause takes the party right before it; a content clause none, since nothing tells whose deed it is.
        """
        first, _ = self.window(trigger)
        if not first and not trigger.is_resumed:
            return []
        if not self._grammar.verb_final:
            return [Slot("subject", unit) for unit in self._earlier_subject(trigger, first)]
        return self._final_subject(trigger, first)

    def _earlier_subject(self, trigger: Trigger, first: int) -> tuple[Unit, ...]:
        if trigger.is_resumed:
            is_object = trigger.group is not None and self._leads_back_alone(trigger.group)
            return subject_topic(self._passage, 0, trigger.first, self._entities) if is_object else ()
        if not self.is_relative(trigger):
            within = self._content_start(trigger, first)
            own = subject_topic(self._passage, within, first, self._entities) if within else ()
            own = own or self._subject_behind(trigger, first)
            return own or subject_topic(self._passage, 0, first, self._entities)
        is_object = trigger.group is not None and self._places.points_back(trigger.group)
        return () if is_object else self._antecedent(first) or self._genitive_antecedent(trigger, first)

    def _leads_back_alone(self, group: VerbGroup) -> bool:
        """Say whether a verb leads back to its noun and names nobody: "the visit that (he) made (it)"."""
        tokens, last = self._passage.words.tokens, group.last
        bound = last < len(tokens) and tokens[last].key in self._grammar.bound
        if not (bound or (group.enclitic and not self._places.is_followed_by_noun(group))):
            return False
        behind = any(unit.first == last + bound and not unit.marker for unit in self._passage.units)
        unread = bound and last + 1 < len(tokens) and self._places.is_noun_unread(last + 1)
        return not behind and not unread and not self._grammar.hosting.intersection(group.lemmas)

    def _genitive_antecedent(self, trigger: Trigger, first: int) -> tuple[Unit, ...]:
        """Return the body that a noun before "which (accused)" belongs to, whose deed only the body can do."""
        index = first - 1 if is_mark(self._passage.words.tokens[first - 1]) else first
        group, acts = trigger.group, not trigger.is_noun and "subject" in trigger.frame.roles
        if group is None or not acts or not self._places.follows_relative(group):
            return ()
        found = [unit for unit in self._passage.units if unit.last == index and self._is_party(unit)]
        owned = [unit for unit in found if unit.marker == GENITIVE and unit.kind == "name" and not self._is_human(unit)]
        return tuple(unit for unit in owned[-1:] if self.fits(group, unit))

    def _subject_behind(self, trigger: Trigger, first: int) -> tuple[Unit, ...]:
        """Return the party right behind the verb before, where both verbs agree with it: "..., (China) voiced ...".

        Only behind a verb that opens its clause is it the subject, not the object.
        """
        before = [g for g in self._passage.words.groups if g.last <= first and g.tense != CIRCUMSTANCE]
        if not before or trigger.group is None or before[-1].joined or before[-1].person == 1:
            return ()
        group, start = before[-1], self._passage.words.clause_range(before[-1].first)[0]
        ahead = unmarked_parties(self._passage.units, start, group.first, self._entities)
        at = self._passage.end_of(group.last) + 1  # a conjunction written with a party joins it to a dropped subject
        found = next((unit for unit in self._passage.units if unit.first == group.last and unit.start == at), None)
        if (
            found is None
            or found.marker is not None
            or not self._can_act(found)
            or self._places.follows_relative(group)
        ):
            return ()
        if ahead and not self._places.is_turned(ahead[-1].last, group.first):
            return ()
        feminine = is_feminine(self._passage, trigger.group, self._grammar)
        fits = feminine is not None and (feminine or self._is_human(found)) and self.fits(trigger.group, found)
        return chain_of(self._passage.units, found) if fits else ()

    def fits(self, group: VerbGroup, unit: Unit) -> bool:
        """Say whether a party not named beside a verb form may be its subject: a man is none of a feminine form."""
        if is_feminine(self._passage, group, self._grammar) and self._is_human(unit):
            return False
        return agrees(self._passage, group, unit, self._entities, self._grammar)

    def _is_human(self, unit: Unit) -> bool:
        return any(self._entities[e].type == "person" for e in unit.entities if e in self._entities)

    def continues(self, trigger: Trigger) -> bool:
        """Say whether a clause goes on about the subject before: joined, or behind "where (he will meet)"."""
        group, tokens = trigger.group, self._passage.words.tokens
        if group is None or not group.first:
            return False
        before = [" ".join(token.key for token in tokens[max(0, group.first - n) : group.first]) for n in (1, 2)]
        return group.joined or any(phrase in self._grammar.continuers for phrase in before)

    def is_suspended(self, trigger: Trigger) -> bool:
        """Say whether only a comma parts a verb from the party before it: "the minister, X Y, had paid a visit"."""
        group, tokens = trigger.group, self._passage.words.tokens
        if group is None or group.joined or self._grammar.verb_final:
            return False
        first, _ = self.window(trigger)
        if not first or tokens[first - 1].text not in COMMAS:
            return False
        if not trigger.is_noun and self._places.is_followed_by_noun(group):
            return False
        topic = subject_topic(self._passage, 0, first, self._entities)
        verbs = [other for other in self._passage.words.groups if other.first < first]
        return bool(topic) and topic[-1].last == first - 1 and all(other.last <= topic[0].first for other in verbs)

    def _content_start(self, trigger: Trigger, first: int) -> int:
        """Return where the content begins in which a verb of the present goes on: "said that they strike and ..."."""
        group = trigger.group
        if group is None or not group.joined or group.tense not in ("present", "future"):
            return 0
        keys = [token.key for token in self._passage.words.tokens[:first]]
        return max((n for n, key in enumerate(keys) if key in self._grammar.complementizers), default=0)

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
            elif self._is_cut_off(trigger, behind, unit):
                break
            elif unit.marker in (None, GENITIVE) and (self._is_genitive(trigger, unit) or unit.chain == genitive_chain):
                genitive_chain = unit.chain
                slots.append(Slot("genitive", unit))
            elif unit.marker is not None and self._is_argument(unit, behind):
                slots.append(Slot(self._marked_name(unit, trigger.last), unit))
            elif self._is_object_of_owned(trigger, unit) or self._is_object_of_act(trigger, unit, behind, slots):
                slots.append(Slot("object", unit))
            elif self._grammar.verb_final and unit.marker is None and self._can_act(unit):
                break
            else:
                continue
            behind = unit.last
        if not slots:
            return self._circumstance_slots(trigger)
        slots = [*self._predicate_slots(trigger, slots), *slots]
        slots = self._of_act(trigger, slots)
        slots += self._inner_slots(trigger, trigger.last, last, slots) if slots else []
        return slots and [*self._owner_slots(trigger, slots), *self._course_slots(trigger, slots), *slots]

    def _is_cut_off(self, trigger: Trigger, behind: int, unit: Unit) -> bool:
        """Say whether a verb or another verbal noun stands before a unit: what follows belongs to that."""
        if self._verb_between(trigger.last, unit.first):
            return True
        return has_act_between(self._passage, self._grammar, behind, unit)

    def _owner_slots(self, trigger: Trigger, slots: list[Slot]) -> list[Slot]:
        """Return whose meeting or visit a circumstance tells of: "during a visit to X", "after his talks with"."""
        if self._grammar.verb_final or {slot.name for slot in slots} & {"genitive", "between", "subject"}:
            return []
        tokens = self._passage.words.tokens
        marker = self._passage.words.marker_before.get(trigger.first)
        if not trigger.first or not (marker == "in" or tokens[trigger.first - 1].key in self._grammar.presupposing):
            return []
        last = len(tokens)
        units = subject_topic(self._passage, 0, trigger.first, self._entities)
        if not units and self._has_enclitic(trigger):
            units = subject_topic(self._passage, trigger.last, last, self._entities)
        units = units or self._next_subject(trigger, max(slot.unit.last for slot in slots))
        return [Slot("subject", unit) for unit in units]

    def _next_subject(self, trigger: Trigger, behind: int) -> tuple[Unit, ...]:
        """Return the subject of the clause that a circumstance opens: "in a meeting with X, Y said"."""
        words = self._passage.words
        if any(group.first < trigger.first for group in words.groups):
            return ()
        group = next((group for group in words.groups if group.first >= behind), None)
        if group is None:
            return ()
        found = unmarked_parties(self._passage.units, behind, group.first, self._entities)
        reach = unmarked_parties(self._passage.units, group.last, len(words.tokens), self._entities)
        found = found or [u for u in reach if words.word_count(group.last, u.head) <= NAME_REACH]
        return chain_of(self._passage.units, found[0]) if found else ()

    def _circumstance_slots(self, trigger: Trigger) -> list[Slot]:
        """Return the slots of a noun without parties of its own: whom it is said of, or who acts in its course.

        "They are agreed" has its subject right before it; "in a call" borrows the unmarked parties of its clause.
        """
        first, last = self.window(trigger)
        adjacent = self._adjacent(trigger)
        if adjacent:
            return adjacent
        start = trigger.first
        if start and self._passage.words.tokens[start - 1].key in self._grammar.indefinites:
            start -= 1
        if self._passage.words.marker_before.get(start) != "in":
            return self._course_slots(trigger, []) if self._grammar.verb_final else []
        units = self._party_units(trigger, first, last)
        own = [unit for unit in units if unit.marker is None and self._can_act(unit)]
        return [Slot("subject", unit) for unit in own if self._grammar.verb_final or unit.chain == own[0].chain]

    def _is_object_of_act(self, trigger: Trigger, unit: Unit, behind: int, slots: Sequence[Slot]) -> bool:
        """Say whether a party right behind whoever does a verbal noun is its object: "its reception (of) X"."""
        if self._grammar.verb_final or unit.marker is not None or not self._can_act(unit):
            return False
        names = [slot.name for slot in slots]
        is_next = unit.head == behind and names[-1:] in (["genitive"], ["in"]) and "genitive" in names
        return is_next and "object" in trigger.frame.roles and "object" not in names

    def _predicate_slots(self, trigger: Trigger, slots: Sequence[Slot]) -> list[Slot]:
        """Return the party right before an indefinite noun without a preposition that is said of it."""
        sense = self._passage.words.senses[trigger.first]
        is_marked = sense.has_article or any(reading.preposition for reading in sense.readings)
        if self._grammar.verb_final or is_marked or {slot.name for slot in slots} & {"genitive", "between"}:
            return []
        return self._adjacent(trigger)

    def _adjacent(self, trigger: Trigger) -> list[Slot]:
        """Return the unmarked party right before a noun: "they are agreed", "Egypt is eager for ties with Y"."""
        units = [
            unit
            for unit in self._passage.units
            if unit.last == trigger.first and unit.marker is None and self._is_party(unit)
        ]
        return [Slot("subject", unit) for unit in chain_of(self._passage.units, units[-1])] if units else []

    def _is_object_of_owned(self, trigger: Trigger, unit: Unit) -> bool:
        """Say whether a party right behind a noun with a bound pronoun is its object: "(after) his meeting X"."""
        return unit.first == trigger.last and not self._grammar.verb_final and self._has_enclitic(trigger)
