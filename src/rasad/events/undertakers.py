"""An undertaking with its work -> who is bound by it, and towards whom."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from rasad.events.coder import CodedEvent
from rasad.events.passages import Passage
from rasad.events.roles import RoleFinder
from rasad.events.sides import OF_MANY, state_of
from rasad.events.speakers import chain_of, subject_topic
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, PARTY_TYPES, Unit
from rasad.langpack.grammar import Grammar
from rasad.langpack.undertakings import Undertaking, Undertakings
from rasad.records.report import Entity, Statement

UNKNOWN = "local:"  # how the ids of those begin of whom only the text knows
ABROAD = 2  # mentions of other states that make an article one on foreign relations
OPENING = 30  # code points of what is said before a noun that opens it
PAIR = 2  # the sides of what two have between them
_TOWARDS = frozenset({"with", "between", "to"})  # prepositions before whom a work is for
_HELPED = frozenset({None, GENITIVE, "from", "about", "to", "for"})
MUTUAL_REACH = 5  # words between what two sides have and "between" them
MUTUAL_HEAD = 4  # words of a work within which it shows that it is of two sides
HELP_REACH = 2  # words between a helping noun and whom it helps: one adjective, or a preposition
TALKS_REACH = 1000  # code points between talks and a sentence that goes on about what they were on
FLOOR_REACH = 160  # code points between what somebody said and words that go on in the first person
DEMANDED = "demanded"
_ANSWERS = frozenset({DEMANDED, "refused"})  # to somebody else's words: those named in the matter are no parties
OWNER = "owner"  # said of an entry whose nouns bind only whom they name
TELLER = "teller"  # said of an entry whose words bind whoever tells them: "it is not on the table"
NAMED = "named"  # said of an entry whose verbs things do too
AGENT, BY = "agent", "by"  # the preposition of who does a work; where verbs come last "by" is no means
DOING_REACH = 1  # words between a work and whoever does it
ADJACENT = 3  # words between a verb that things do too and the party that is its subject
_TALKING = frozenset({"subject", "genitive", "with", "between"})
_DOERS = frozenset({"subject", "genitive"})


class Sides(NamedTuple):
    """Who is bound, towards whom, and the units that name those bound beside the work.

    `is_asked`: the beneficiaries demand it, of the debtors where they are named.
    """

    debtors: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    units: tuple[Unit, ...]
    is_asked: bool = False

    @property
    def parties(self) -> tuple[str, ...]:
        """All of them, each once, those bound first; of a demand whom it is made of, else who makes it."""
        if self.is_asked:
            return self.debtors or self.beneficiaries
        return tuple(dict.fromkeys((*self.debtors, *self.beneficiaries)))


class Place(NamedTuple):
    """Where something is undertaken: its trigger, the tokens `[first, last)` of the work, and in whose words."""

    passage: Passage
    finder: RoleFinder
    trigger: Trigger
    work: tuple[int, int]
    carrier: Statement | None


class _Contact(NamedTuple):
    """A meeting or talks: where the text tells it, and its sides."""

    start: int
    parties: tuple[str, ...]


def is_body(entity: Entity) -> bool:
    """Say whether an entity is a body of no state, for which its members speak too."""
    return entity.type == "organisation" and (entity.country is None or entity.country in OF_MANY)


class Undertakers:
    """Finds the sides of undertakings in one document."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        lexicon: Undertakings,
        grammar: Grammar,
        statements: Sequence[Statement],
    ) -> None:
        self._entities = entities
        self._lexicon = lexicon
        self._grammar = grammar
        self._statements = statements
        self._pairs: list[tuple[int, tuple[str, ...]]] = []
        self._told: Counter[str] = Counter()
        self._contacts: list[_Contact] = []

    def begin(self, passages: Sequence[Passage], coded: Sequence[CodedEvent]) -> None:
        """Count how often a document speaks of each state, and take note of its meetings and talks."""
        self._told = Counter(
            state for passage in passages for unit in passage.units for state in set(self._states(unit.entities))
        )
        self._contacts = [contact for one in coded if (contact := self._contact(one)) is not None]

    def _contact(self, coded: CodedEvent) -> _Contact | None:
        """Return the sides of a meeting or of talks that took place or are planned, if there are two."""
        if coded.kind.type != "CONSULT" or coded.event.status == "denied":
            return None
        sides = self._parties(p.entity for p in coded.event.participants if p.role != "third_party")
        is_pair = len({state_of(side, self._entities) for side in sides}) >= PAIR
        return _Contact(coded.event.trigger.start, sides) if is_pair else None

    def go_to(self, passage: Passage) -> None:
        """Take note of the two states that a passage names, for "the two countries" further on."""
        states = dict.fromkeys(
            state for unit in passage.units if not unit.is_place for state in self._states(unit.entities)
        )
        if len(states) == PAIR:
            self._pairs.append((passage.sentence.start, tuple(states)))

    def _states(self, entities: Sequence[str]) -> Iterator[str]:
        for entity in entities:
            known = self._entities.get(entity)
            country = known.country if known is not None else None
            if country is not None and country in self._entities and self._entities[country].type == "state":
                yield country

    def sides(self, place: Place, entry: Undertaking) -> Sides | None:
        """Return who is bound by an undertaking; None where nobody known is, or one of two sides is unknown."""
        passage, trigger, work = place.passage, place.trigger, place.work
        units = self._agents(place) or self._doers(place, entry)
        debtors = self._parties(entity for unit in units for entity in unit.entities)
        low = passage.words.clause_range(trigger.first)[0]
        near = tuple(unit for unit in units if unit.first >= low)
        if not debtors and not units and self._may_be_speaker(place, entry):
            debtors = self._parties(iter(self._speakers(place)))
        if not debtors:
            return None
        own = {state_of(debtor, self._entities) for debtor in debtors}
        is_mutual = self.is_mutual(passage, work)
        if entry.status == DEMANDED and not is_mutual:
            alone = Sides((), debtors, near, is_asked=True) if self._names_others(passage, own) else None
            return self.asked(passage, work, debtors) or alone
        others = self.partners(passage, work, debtors) or self._objects(place, own)
        if not others and len(own) < PAIR and is_mutual:
            others = self._other_side(own, passage.offset(trigger.first))
            if not others:
                return None
        if not others and len(own) < PAIR and entry.status not in _ANSWERS and not entry.towards:
            named = self._named_in(passage, work, own)
            others = named if len(named) == 1 else ()
        if not others and len(own) < PAIR and (entry.towards or not self.concerns_abroad(own)):
            return None
        return Sides(debtors, others, near)

    def obliged(self, place: Place, units: tuple[Unit, ...]) -> Sides | None:
        """Return who must do something as others say, else whoever says so; None where he means himself."""
        is_named = bool(units)
        units = units or self._must_do(place)
        debtors = self._parties(entity for unit in units for entity in unit.entities)
        speakers = self._parties(iter(place.carrier.speakers)) if place.carrier is not None else ()
        own = {state_of(one, self._entities) for one in speakers}
        sides = {state_of(debtor, self._entities) for debtor in debtors}
        if not units:
            return self.asked(place.passage, place.work, speakers) or self._asking(place.passage, own, speakers)
        if not debtors or own >= sides or (not (own or is_named) and len(sides) < PAIR and place.carrier is None):
            return None
        return Sides(debtors, speakers, units, is_asked=True)

    def _must_do(self, place: Place) -> tuple[Unit, ...]:
        """Return the subject of what must be, else the owner of the noun that is; none of a passive: it does nothing.

        Nor has a state of things its owner for a doer: "the solution of X's crisis must be by talks".
        """
        lemmas = set(place.trigger.group.lemmas) if place.trigger.group is not None else set()
        if lemmas & self._grammar.passive_auxiliaries:
            return ()
        slots = [slot for slot in place.finder.slots(place.trigger) if slot.unit.kind != "demonym"]
        units = tuple(slot.unit for slot in slots if slot.name in _DOERS)
        if units or lemmas & self._lexicon.being:
            return units
        return tuple(s.unit for s in slots if s.name == GENITIVE and s.unit.last <= place.trigger.first)[:1]

    def _asking(self, passage: Passage, own: Set[str], speakers: tuple[str, ...]) -> Sides | None:
        """Return whoever says that something must be done which nobody is said to do: he asks for it."""
        is_abroad = bool(speakers) and self._names_others(passage, own)
        return Sides((), speakers, (), is_asked=True) if is_abroad else None

    def _named_in(self, passage: Passage, stretch: tuple[int, int], own: Set[str] = frozenset()) -> tuple[str, ...]:
        """Return the states that tokens `[first, last)` name, without some, and those against whom a work is."""
        units = [unit for unit in passage.units if stretch[0] <= unit.first < stretch[1]]
        against = [unit for unit in units if self._is_against(passage, unit, stretch[0])]
        left_out = {*own, *(state for unit in against for state in self._states(unit.entities))}
        named = (state for unit in units for state in self._states(unit.entities))
        return tuple(dict.fromkeys(state for state in named if state not in left_out))

    def asked(self, passage: Passage, work: tuple[int, int], speakers: Sequence[str]) -> Sides | None:
        """Return of whom a work is demanded: "the withdrawal of X", a deed "on the part of X"; else None."""
        first, last = work
        own = {state_of(speaker, self._entities) for speaker in speakers}
        for unit in passage.units:
            if not first <= unit.first < last:
                continue
            stems = passage.words.stems[max(first, unit.head - DOING_REACH) : unit.head]
            is_doer = unit.marker in (None, GENITIVE) and any(
                not word.isdisjoint(self._lexicon.doing) for word in stems
            )
            if is_doer or unit.marker == (BY if self._grammar.verb_final else AGENT):
                chain = chain_of(passage.units, unit)
                asked = self._parties(entity for one in chain for entity in one.entities)
                if asked and own.isdisjoint(state_of(one, self._entities) for one in asked):
                    return Sides(asked, tuple(speakers), (), is_asked=True)
        return None

    def talkers(self, place: Place) -> Sides | None:
        """Return those who talk about a matter: the sides of the talks told there, else the two states named in it.

        Else the sides of the talks told last before; of what two sides have, else the two states named most.
        """
        units = [slot.unit for slot in place.finder.slots(place.trigger) if slot.name in _TALKING]
        named = self._parties(entity for unit in units for entity in unit.entities)
        if len({state_of(one, self._entities) for one in named}) >= PAIR:
            return Sides(named, (), ())
        states = self._named_in(place.passage, place.work)
        if len(states) == PAIR:
            return Sides(states, (), ())
        at = place.passage.offset(place.trigger.first)
        told = [contact for contact in self._contacts if contact.start < place.passage.sentence.end]
        told = [contact for contact in told if at - contact.start <= TALKS_REACH]
        if told:
            return Sides(told[-1].parties, (), ())
        most = tuple(state for state, _ in self._told.most_common(PAIR))
        is_of_two = len(most) == PAIR and self.is_mutual(place.passage, place.work)
        return Sides(most, (), ()) if is_of_two else None

    def _speakers(self, place: Place) -> tuple[str, ...]:
        """Return who speaks there: whoever carries the words, whose cue stands before, or who spoke last."""
        if place.carrier is not None:
            return place.carrier.speakers
        at = place.passage.offset(place.trigger.first)
        before = [s for s in self._statements if s.cue.start < at and at - s.content.end <= FLOOR_REACH]
        return before[-1].speakers if before else ()

    def _names_others(self, passage: Passage, own: Set[str]) -> bool:
        """Say whether a sentence names another state than those of the parties."""
        return any(state not in own for unit in passage.units for state in self._states(unit.entities))

    def concerns_abroad(self, own: Set[str]) -> bool:
        """Say whether the document speaks of other states too: what one does at home alone concerns no other."""
        return sum(count for state, count in self._told.items() if state not in own) >= ABROAD

    def _may_be_speaker(self, place: Place, entry: Undertaking) -> bool:
        """Say whether whoever speaks undertakes: "we", "his country", a passive, a noun that opens the words."""
        trigger = place.trigger
        if self._is_own(place) or (entry.doer == TELLER and place.carrier is not None):
            return True
        if trigger.group is None:
            carrier, is_definite = place.carrier, place.passage.words.senses[trigger.first].has_article
            if entry.doer == OWNER:
                return False
            opens = carrier is not None and place.passage.offset(trigger.first) - carrier.content.start <= OPENING
            return opens and not is_definite
        if entry.doer == "speaker" and place.carrier is not None:
            return True
        return place.finder.names_nobody(trigger)

    def _is_own(self, place: Place) -> bool:
        """Say whether a word for the speaker's own country stands right behind a noun, or as the subject before."""
        tokens, trigger = place.passage.words.tokens, place.trigger
        if trigger.is_noun and trigger.group is None:
            readings = place.passage.words.senses[trigger.last - 1].readings
            is_ours = any(reading.enclitic in self._lexicon.own for reading in readings)
            return is_ours or any(token.key in self._lexicon.own for token in tokens[trigger.last : trigger.last + 1])
        low, _ = place.passage.words.clause_range(trigger.first)
        own = self._lexicon.own - self._grammar.reflexives
        return any(token.key in own for token in tokens[low : trigger.first])

    def _doers(self, place: Place, entry: Undertaking) -> tuple[Unit, ...]:
        """Return the units of those who undertake: a noun's owner outranks its verb's subject."""
        trigger, finder = place.trigger, place.finder
        if entry.doer == TELLER:
            return ()
        slots = [slot for slot in finder.slots(trigger) if slot.name in _DOERS]
        owners = tuple(slot.unit for slot in slots if slot.name == "genitive")
        found = owners or tuple(slot.unit for slot in slots if slot.unit.kind != "demonym") or self._behind_verb(place)
        found = found or self._before_own(place)
        if entry.doer == NAMED:
            return tuple(unit for unit in found if self._is_adjacent(place, unit))
        if found or self._is_own(place):
            return found or self._reflexive(place)
        if trigger.group is None or self._grammar.passive_auxiliaries & set(trigger.group.lemmas):
            return ()
        return tuple(slot.unit for slot in finder.carried_subject(trigger) if slot.name == "subject")

    def _agents(self, place: Place) -> tuple[Unit, ...]:
        """Return by whom a work is to be done, where a preposition tells it: "will be delivered by X"."""
        units, (first, last) = place.passage.units, place.work
        found = next((unit for unit in units if unit.marker == AGENT and first <= unit.first < last), None)
        return chain_of(units, found) if found is not None else ()

    def _before_own(self, place: Place) -> tuple[Unit, ...]:
        """Return the party right before a noun with a bound pronoun that nothing resolved: "Oslo told of its will"."""
        trigger, words = place.trigger, place.passage.words
        readings = words.senses[trigger.last - 1].readings
        bound = [reading for reading in readings if reading.enclitic]
        is_joined = not bound or any(reading.conjunction for reading in bound)
        if self._grammar.verb_final or not trigger.is_noun or is_joined:
            return ()
        return tuple(unit for unit in place.passage.units if unit.last == trigger.first and not unit.is_place)

    def _is_adjacent(self, place: Place, unit: Unit) -> bool:
        """Say whether a party stands next to a verb that things do too: "will ease" is said of steps."""
        trigger = place.trigger
        if self._grammar.verb_final:
            return True
        between = (unit.last, trigger.first) if unit.first < trigger.first else (trigger.last, unit.head)
        return place.passage.words.word_count(*between) <= (0 if unit.first < trigger.first else ADJACENT)

    def _reflexive(self, place: Place) -> tuple[Unit, ...]:
        """Return the subject of the clause for a noun with "its own" behind it."""
        tokens, trigger = place.passage.words.tokens, place.trigger
        if not any(token.key in self._grammar.reflexives for token in tokens[trigger.last : trigger.last + 1]):
            return ()
        low, _ = place.passage.words.clause_range(trigger.first)
        return subject_topic(place.passage, low, trigger.first, self._entities)

    def _behind_verb(self, place: Place) -> tuple[Unit, ...]:
        """Return the party right behind a verb that only this lexicon knows: its subject."""
        group, units = place.trigger.group, place.passage.units
        if place.trigger.is_noun or group is None or group in place.passage.words.groups:
            return ()
        found = next((unit for unit in units if unit.head == group.last and unit.marker == GENITIVE), None)
        return chain_of(units, found) if found is not None else ()

    def _parties(self, entities: Iterator[str]) -> tuple[str, ...]:
        """Return those whom the knowledge base or their state identifies, no outlets."""
        found: dict[str, None] = {}
        for entity in entities:
            known = self._entities.get(entity)
            if known is None or known.type not in PARTY_TYPES or known.type == "media":
                continue
            if entity.startswith(UNKNOWN) and known.country not in self._entities:
                continue
            found[entity] = None
        return tuple(found)

    def _objects(self, place: Place, own: Set[str]) -> tuple[str, ...]:
        """Return whom the verb of a work is done to: "will supply X with"."""
        if place.trigger.is_noun:
            return ()
        slots = [slot for slot in place.finder.slots(place.trigger) if slot.name == "object"]
        found = self._parties(entity for slot in slots for entity in slot.unit.entities)
        return tuple(one for one in found if state_of(one, self._entities) not in own)

    def all_partners(self, passage: Passage, work: tuple[int, int], bound: Sequence[str]) -> tuple[str, ...]:
        """Return whom a work is for or with besides those bound; where two sides have it, the other in any case."""
        others = self.partners(passage, work, bound)
        own = {state_of(one, self._entities) for one in bound}
        if others or len(own) >= PAIR or not self.is_mutual(passage, work):
            return others
        return self._other_side(own, passage.offset(work[0]))

    def partners(self, passage: Passage, work: tuple[int, int], bound: Sequence[str]) -> tuple[str, ...]:
        """Return whom a work is for or with besides those bound, as its prepositions and helping nouns tell."""
        first, last = work
        own = {state_of(one, self._entities) for one in bound}
        found: list[str] = []
        for unit in passage.units:
            if not first <= unit.first < last or unit.kind == "demonym" or self._is_against(passage, unit, first):
                continue
            if self._is_towards(passage, unit, first) or self._is_helped(passage, unit, work):
                found += unit.entities
        return tuple(one for one in self._parties(iter(found)) if state_of(one, self._entities) not in own)

    def _is_against(self, passage: Passage, unit: Unit, first: int) -> bool:
        """Say whether a unit is what a work is done against: "to confront X"."""
        stems = passage.words.stems[max(first, unit.head - HELP_REACH) : unit.head]
        return any(not word.isdisjoint(self._lexicon.against) for word in stems)

    def _is_towards(self, passage: Passage, unit: Unit, first: int) -> bool:
        """Say whether a preposition tells that a work is for or with a unit; "between" only what two sides have."""
        if unit.marker == "between" or (unit.marker in (None, GENITIVE) and len(unit.entities) == PAIR):
            near = range(max(first, unit.first - MUTUAL_REACH), unit.first)
            return any(not passage.words.stems[index].isdisjoint(self._lexicon.mutual) for index in near)
        return unit.marker in _TOWARDS

    def _is_helped(self, passage: Passage, unit: Unit, work: tuple[int, int]) -> bool:
        """Say whether a unit stands beside the noun of a work that is done for it: "support of Yemen"."""
        if unit.marker not in _HELPED:
            return False
        stems = passage.words.stems[max(work[0], unit.first - HELP_REACH) : min(unit.last + 1, work[1])]
        return any(not word.isdisjoint(self._lexicon.helping) for word in stems)

    def is_mutual(self, passage: Passage, work: tuple[int, int]) -> bool:
        """Say whether a work is on what two sides have between them."""
        near = passage.words.stems[work[0] : min(work[0] + MUTUAL_HEAD, work[1])]
        return any(not word.isdisjoint(self._lexicon.mutual) for word in near)

    def _other_side(self, own: Set[str], at: int) -> tuple[str, ...]:
        """Return the other of the two states that the passage at an offset, else the text before it, names last."""
        for start, pair in reversed(self._pairs):
            if start <= at and own & set(pair):
                return tuple(state for state in pair if state not in own)
        return ()
