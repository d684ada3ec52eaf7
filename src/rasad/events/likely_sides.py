"""The states named around an act -> how likely each does it or has it done to it, and sides likelier than those read.

What is weighed is where and how a state is named, never a word: before or behind the trigger, how far off, behind which
preposition, in whose words, what the rules read it as. The weights stand in `ontology/side_weights.toml`, fitted on
coded articles by `benchmarks/quality/sides.py`. Source: decision 0020.
"""

import functools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple, cast

import msgspec

from rasad.config import data_folder
from rasad.events.carriers import carrier_of
from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.sides import OF_MANY, state_of
from rasad.events.triggers import Trigger
from rasad.events.units import PARTY_TYPES, Unit, is_party
from rasad.events.words import is_mark
from rasad.knowledge.kinds import Kind
from rasad.langpack.grammar import Grammar
from rasad.langpack.pack import read_toml
from rasad.records.report import Entity, Participant, Role, Statement

Features = frozenset[str]
"""What holds of one place where a state is named, by name."""

DISTANCES = (0, 1, 3, 7, 14)  # words up to which a distance counts as one
MOST = 3  # of marks, verbs or nearer states: more of them says nothing more
DOCUMENT_SIDES = 3  # states of a document named most, that may take part in an act whose sentence names none
SOLE = 0.4  # how likely an act has one side, against two that are as likely as not
LEAST = 1e-3  # the least chance: no product may vanish
RISK = 3.0  # the most that an unlikely reading counts
LIKELY = 0.5  # the chance from which a state takes part in the likeliest sides
UNSEEN = 0.1  # the chance of a side that no place names
MENDED_FROM = 1.0  # how much likelier (logarithm) other sides must be to take the place of those that were read
COUNTED = 5  # of states or places: more of them says nothing more


class Place(NamedTuple):
    """Where a state may be read as a party, and the features of it; no unit where it stands outside the sentence."""

    state: str
    features: Features
    unit: Unit | None = None


class Chance(NamedTuple):
    """How likely a state does an act, and how likely it has it done to it."""

    actor: float
    recipient: float

    @property
    def idle(self) -> float:
        """How likely it takes no part."""
        return max(LEAST, 1.0 - self.actor - self.recipient)


_SCENES = frozenset({"in", "from", "to"})  # prepositions of where something was, came from or went
_MOVEMENTS = frozenset({"group", "armed_group"})
Sides = tuple[Set[str], Set[str]]
"""The states that do an act, and those it is done to."""


class SideWeigher:
    """Weighs the states of one document."""

    def __init__(self, statements: Sequence[Statement], entities: Mapping[str, Entity], grammar: Grammar) -> None:
        self._statements = statements
        self._entities = entities
        self._order = "final" if grammar.verb_final else "initial"
        self._parties_of: dict[int, list[tuple[Unit, list[str]]]] = {}
        self._named: tuple[str, ...] = ()

    def begin(self, passages: Sequence[Passage]) -> None:
        """Look over the document: which states it names most, the most first."""
        parties = (party for passage in passages for party in self._parties(passage))
        most = Counter(state for _, states in parties for state in states).most_common(DOCUMENT_SIDES)
        self._named = tuple(state for state, _ in most)

    def _parties(self, passage: Passage) -> Sequence[tuple[Unit, list[str]]]:
        """Return the units of a sentence that can be parties with their states, read once for each sentence."""
        start = passage.sentence.start
        if start not in self._parties_of:
            parties = [unit for unit in passage.units if is_party(unit, self._entities)]
            self._parties_of[start] = [(unit, self._states(unit)) for unit in parties]
        return self._parties_of[start]

    def _states(self, unit: Unit) -> list[str]:
        """Return the states that a unit's entities stand for, without bodies of many."""
        known = [self._entities[e] for e in unit.entities if e in self._entities]
        return list(dict.fromkeys(k.country for k in known if k.country and k.country not in OF_MANY))

    def places(self, passage: Passage, trigger: Trigger, kind: Kind, slots: Sequence[Slot], read: Sides) -> list[Place]:
        """Return where states are named that may take part in an act, the trigger's sentence first.

        Args:
            passage: the sentence.
            trigger: what evokes the act.
            kind: of the act.
            slots: what the rules read in the sentence.
            read: the sides that they read.
        """
        carrier = carrier_of(self._statements, passage.offset(trigger.first))
        found: list[Place] = []
        for unit in passage.units:
            if is_party(unit, self._entities) or unit.is_place or unit.kind == "demonym":
                features = frozenset(self._features(passage, trigger, kind, slots, unit, carrier))
                found += [Place(state, features, unit) for state in self._states(unit)]
        seen = {place.state for place in found}
        word = _word(trigger)
        for speaker in carrier.speakers if carrier else ():
            state = self._entities[speaker].country if speaker in self._entities else None
            if state and state not in OF_MANY and state not in seen:
                features = frozenset({"speaks", f"{word} speaks", f"{kind.type} speaks"})
                found.append(Place(state, features))
                seen.add(state)
        found += self._elsewhere(trigger, kind, seen)
        times = Counter(place.state for place in found)
        of_all = {
            f"states {min(len(times), COUNTED)}",
            f"alike {kind.mutual}",
            f"sides {bool(read[0])} {bool(read[1])}",
        }
        return [
            place._replace(features=place.features | of_all | _as_read(place.state, read, times[place.state]))
            for place in found
        ]

    def _elsewhere(self, trigger: Trigger, kind: Kind, seen: set[str]) -> Iterator[Place]:
        """Yield the states named most in the document that the sentence does not name."""
        word = _word(trigger)
        for rank, state in enumerate(self._named):
            if state not in seen:
                names = {f"document {rank}", f"{word} document", f"{kind.type} document"}
                yield Place(state, frozenset({*names, f"beside {min(len(seen), 2)}"}))

    def _features(
        self,
        passage: Passage,
        trigger: Trigger,
        kind: Kind,
        slots: Sequence[Slot],
        unit: Unit,
        carrier: Statement | None,
    ) -> Iterator[str]:
        words, group, order = passage.words, trigger.group, self._order
        low = min(trigger.first, group.first) if group else trigger.first
        high = max(trigger.last, group.last) if group else trigger.last
        side = "behind" if unit.first >= high else "before" if unit.last <= low else "amid"
        first, last = {"behind": (high, unit.first), "before": (unit.last, low), "amid": (low, low)}[side]
        words_off = words.word_count(first, last)
        distance = sum(words_off > limit for limit in DISTANCES)
        word = _word(trigger)
        yield from (f"{word} {side}", f"{order} {word} {side}", f"{kind.type} {word} {side}")
        yield from (f"{side} {distance}", f"{order} {side} {distance}", f"{word} {side} {distance}")
        if words.clause[min(unit.first, len(words.clause) - 1)] == words.clause[trigger.first]:
            yield f"{order} clause"
        yield from self._roles(trigger, slots, unit)
        yield from (f"{side} {unit.marker}", f"{order} {side} {unit.marker}")
        role = trigger.frame.roles.get(unit.marker or "", "").partition(":")[0]
        yield f"{side} marked {role}"
        yield from (f"as {unit.kind}", f"{word} {side} as {unit.kind}")
        if unit.kind == "demonym" and side == "behind" and words_off <= 1:
            yield f"{order} nationality beside"
        yield from (f"is {self._entities[e].type}" for e in unit.entities[:1] if e in self._entities)
        if unit.is_object:
            yield "marked as object"
        yield from self._between(passage, trigger, unit, (first, last))
        if carrier is not None:
            inside = "in" if carrier.content.start <= unit.start < carrier.content.end else "beside"
            yield f"{inside} words"
            speakers = {self._entities[e].country for e in carrier.speakers if e in self._entities}
            if speakers.intersection(self._states(unit)):
                yield from ("speaker", f"speaker {inside} words")

    def _roles(self, trigger: Trigger, slots: Sequence[Slot], unit: Unit) -> Iterator[str]:
        """Yield what the rules read a unit as."""
        names = [slot.name for slot in slots if slot.unit.first == unit.first]
        if not names:
            yield "unread"
        for name in names:
            yield f"{self._order} slot {name}"
            yield f"read {trigger.frame.roles.get(name, '').partition(':')[0]}"

    def _between(self, passage: Passage, trigger: Trigger, unit: Unit, gap: tuple[int, int]) -> Iterator[str]:
        """Yield what stands between a trigger and a unit, and which of the sentence's parties it is."""
        first, last = gap
        words = passage.words
        parties = self._parties(passage)
        reach = abs(unit.first - trigger.first)
        near = {state for u, states in parties if abs(u.first - trigger.first) < reach for state in states}
        yield f"nearer {min(len(near), MOST)}"
        if parties and parties[0][0] is unit:
            yield f"{self._order} first"
        yield f"verbs {min(sum(first <= g.first < last for g in words.groups), MOST)}"
        yield f"marks {min(sum(map(is_mark, words.tokens[first:last])), MOST)}"


def _as_read(state: str, read: Sides, times: int) -> Features:
    """Return what the rules read a state as, and how often it is named."""
    names = {f"named {min(times, MOST)}"}
    names |= {name for name, side in zip(("is actor", "is recipient"), read, strict=True) if state in side}
    return frozenset(names)


def chances_of(places: Sequence[Place]) -> dict[str, Chance]:
    """Return the chances of the states that some places name."""
    chances: dict[str, Chance] = {}
    for place in places:
        actor, recipient = _chance(place.features)
        known = chances.get(place.state)
        if known is not None:
            actor, recipient = max(actor, known.actor), max(recipient, known.recipient)
        chances[place.state] = Chance(actor, recipient)
    return chances


def read_sides(participants: Sequence[Participant], entities: Mapping[str, Entity]) -> Sides:
    """Return the states among the participants, by what they do."""
    states = [(p.role, state_of(p.entity, entities)) for p in participants]
    known = [(role, state) for role, state in states if state in entities and entities[state].type == "state"]
    actors = frozenset(state for role, state in known if role == "actor")
    return actors, frozenset(state for role, state in known if role == "recipient")


def risk(sides: Sides, chances: Mapping[str, Chance], *, mutual: bool) -> float:
    """Return how much likelier other sides are than those that were read, from 0 (none is) to 3.

    It is the logarithm of how many times. Where all act alike, it counts not who does it and whom it is done to.
    """
    states = list(chances)
    pairs = [
        (frozenset({one} - {""}), frozenset({other} - {""}))
        for one in ("", *states)
        for other in ("", *states)
        if one != other
    ]
    best = max((_likelihood(pair, chances) for pair in pairs), default=1.0)
    readings = [sides]
    if mutual:
        both = sorted(sides[0] | sides[1])
        readings += [(frozenset(both) - {one}, frozenset({one})) for one in both]
    own = max(_likelihood(reading, chances) for reading in readings)
    return min(max(math.log((best + LEAST) / (own + LEAST)), 0.0), RISK)


def likelier(sides: Sides, chances: Mapping[str, Chance], *, mutual: bool) -> Sides | None:
    """Return the sides that are much likelier than those read; None where none are, or nobody is likely to take part.

    Args:
        sides: as read.
        chances: of the states.
        mutual: whether all act alike, so that it counts not who does it and whom it is done to.
    """
    actors = frozenset(s for s, chance in chances.items() if chance.actor >= LIKELY)
    others = frozenset(s for s, chance in chances.items() if chance.recipient >= LIKELY) - actors
    if not actors | others or (mutual and actors | others == sides[0] | sides[1]):
        return None
    best = (actors, others)
    gain = max(_whole(each, chances) for each in _orders(best, mutual=mutual))
    own = max(_whole(each, chances) for each in _orders(sides, mutual=mutual))
    return best if gain - own > MENDED_FROM else None


def without_scenes(sides: Sides, read: Sides, places: Sequence[Place], slots: Set[str]) -> Sides | None:
    """Return sides without the states that were not read and are named only as where something was; None as read.

    `slots` are those in which the frame has a party: "to X" is no scene where one is asked to do something.
    """
    known, scenes = read[0] | read[1], _SCENES - slots
    named = {place.state for place in places if place.unit is None or place.unit.marker not in scenes}
    actors, others = (frozenset(state for state in side if state in known or state in named) for side in sides)
    return None if (actors, others) == read or not actors | others else (actors, others)


def _orders(sides: Sides, *, mutual: bool) -> list[Sides]:
    """Return the ways in which sides may stand: one, or where all act alike also each of them as the other side."""
    both = sides[0] | sides[1]
    ways = [sides]
    if mutual:
        ways += [(both, frozenset()), *((both - {one}, frozenset({one})) for one in sorted(both))]
    return ways


def _whole(sides: Sides, chances: Mapping[str, Chance]) -> float:
    """Return the logarithm of how likely just these sides take part and all other states do not."""
    unseen = len((sides[0] | sides[1]) - set(chances))
    likely = math.log(UNSEEN) * unseen
    for state, chance in chances.items():
        part = chance.actor if state in sides[0] else chance.recipient if state in sides[1] else chance.idle
        likely += math.log(max(LEAST, part))
    return likely


def with_sides(
    participants: Sequence[Participant],
    sides: Sides,
    places: Sequence[Place],
    entities: Mapping[str, Entity],
    *,
    mutual: bool = False,
) -> tuple[Participant, ...]:
    """Return the participants with other states as sides: who stands for one of them stays, with its role.

    A state that was not read comes with the mention of the likeliest place that names it, else without one; where all
    act alike (`mutual`) as an actor, and nobody changes his role. A movement or people is no such side.
    """
    roles: dict[str, Role] = {**dict.fromkeys(sides[1], "recipient"), **dict.fromkeys(sides[0], "actor")}
    if mutual:
        read_as: dict[str, Role] = {state_of(party.entity, entities): party.role for party in participants}
        roles = {state: read_as.get(state, "actor") for state in roles}
    kept = []
    for party in participants:
        state = state_of(party.entity, entities)
        is_state = state in entities and entities[state].type == "state"
        if not is_state or party.role == "third_party":
            kept.append(party)
        elif state in roles:
            role = roles[state]
            kept.append(party if party.role == role else msgspec.structs.replace(party, role=role, part=None))
    read = {state_of(party.entity, entities) for party in kept}
    added = [_party(state, roles[state], places, entities) for state in sorted(set(roles) - read)]
    return (*kept, *(party for party in added if entities[party.entity].type not in _MOVEMENTS))


def _party(state: str, role: Role, places: Sequence[Place], entities: Mapping[str, Entity]) -> Participant:
    """Return a state as a participant, or whoever stands for it at the likeliest place that names it."""
    side = 0 if role == "actor" else 1
    named = [place for place in places if place.state == state and place.unit is not None and place.unit.mentions]
    if not named:
        return Participant(entity=state, role=role, mention=None)
    unit = cast("Unit", max(named, key=lambda place: _chance(place.features)[side]).unit)
    known = [e for e in unit.entities if e in entities and state_of(e, entities) == state]
    entity = next((e for e in known if entities[e].type in PARTY_TYPES), state)
    return Participant(entity=entity, role=role, mention=unit.mentions[0].id)


def _likelihood(sides: Sides, chances: Mapping[str, Chance]) -> float:
    """Return how many times likelier it is that just these sides take part than that none does."""
    likely = (1.0 if sides[0] else SOLE * SOLE) * (1.0 if sides[1] else SOLE)
    for state, chance in chances.items():
        if state in sides[0] or state in sides[1]:
            likely *= max(LEAST, chance.actor if state in sides[0] else chance.recipient) / chance.idle
    return likely


def _word(trigger: Trigger) -> str:
    return "noun" if trigger.group is None else "verb"


@functools.cache
def _weights() -> Mapping[str, tuple[float, float]]:
    table = read_toml(data_folder() / "ontology" / "side_weights.toml")["weights"]
    return {feature: (float(actor), float(recipient)) for feature, (actor, recipient) in table.items()}


def _chance(features: Features) -> tuple[float, float]:
    """Return how likely a place names who does an act, and whom it is done to."""
    weights = _weights()
    known = [weights[feature] for feature in features if feature in weights]
    known.append(weights.get("base", (0.0, 0.0)))
    actor, recipient = (math.exp(math.fsum(weight[n] for weight in known)) for n in (0, 1))  # whatever the order
    whole = 1.0 + actor + recipient
    return actor / whole, recipient / whole
