"""Passages -> events: triggers with their participants, status, date, place and source."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, cast

import msgspec

from rasad.events.allegations import is_alleged
from rasad.events.arguments import meets_needs, names_of, wanted_role
from rasad.events.carriers import carried_into, carrier_of, doers_before, is_denied, is_several, with_struck
from rasad.events.confidence import Evidence, Reading, evidence_of
from rasad.events.counts import count_in, figures_in
from rasad.events.dating import Limits, Stretch, find_place, is_after, stated_date
from rasad.events.days import DayFinder, is_long_ago
from rasad.events.deeds import Slot
from rasad.events.extents import ExtentFinder
from rasad.events.implied import ImpliedDoers
from rasad.events.likely_sides import SideWeigher, chances_of, likelier, read_sides, risk, with_sides, without_scenes
from rasad.events.main_clauses import main_subject
from rasad.events.named_wars import NamedWar, WarNames
from rasad.events.one_sided import is_body_of_many, may_be_told, stands_alone
from rasad.events.other_side import with_other_side
from rasad.events.owners import of_one_owner
from rasad.events.passages import Passage
from rasad.events.predicates import predicate_slots
from rasad.events.projection import contexts_of, project
from rasad.events.roles import RoleFinder
from rasad.events.said import is_by_another, said_by, told_by, without_doer, without_subject
from rasad.events.shared_sides import as_object, with_meant
from rasad.events.sides import SEATS, state_of
from rasad.events.soil import without_soil
from rasad.events.status import Judgement, is_no_act, judge, tense_of
from rasad.events.steps import told_beside
from rasad.events.surroundings import Surroundings
from rasad.events.triggers import Trigger, find_triggers
from rasad.events.units import PARTY_TYPES, PLACE_TYPES
from rasad.events.victims import with_harm
from rasad.knowledge.kinds import Kind, load_kinds
from rasad.langpack.frames import Frame
from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import Lexicon
from rasad.langpack.morphology import CIRCUMSTANCE
from rasad.records.report import (
    DONE,
    Entity,
    Event,
    EventStatus,
    Participant,
    Published,
    Role,
    Statement,
)
from rasad.records.spans import Quote, Span

CHARGE = "accusation"  # the kind whose matter is told as a deed
NEAR_PEOPLE = 2  # words between a noun and whoever does what it tells, where a place behind the same word is another
AGENT = "agent"  # the slot of "by": who does what a noun tells; an active verb has its subject
_CARRIED = ("subject", "object", "by")  # slots that may be filled from outside the trigger's clause
_PLACE_PARTS = frozenset({"host", "territory"})  # parts in which a place stands for its state
PHONE = "phone"  # the mode of calls: they have no place, and one named beside them is what they were about
VISIT = "visit"  # the name under which visits and arrivals are merged
_HOSTS = PLACE_TYPES | {"state"}
_WHERETO = frozenset({"to", "object"})  # slots in which only a place or state can be the host of a visit
_FOREIGN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # acts that no side does to its own state as such


class CodedEvent(NamedTuple):
    """An event with what later steps need of its making: its kind, sentence, content region and tokens."""

    event: Event
    kind: Kind
    passage: Passage
    content: Span | None
    trigger: Trigger
    evidence: Evidence
    is_lone: bool = False  # of an act of two sides only one is known


class _Parties(NamedTuple):
    """Who takes part in what a trigger tells, and the slots that show it."""

    participants: tuple[Participant, ...]
    slots: list[Slot]


class EventCoder:
    """Codes the events of one document."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        lexicon: Lexicon,
        grammar: Grammar,
        *,
        published: Published,
        statements: Sequence[Statement],
    ) -> None:
        self._entities = entities
        self._lexicon = lexicon
        self._grammar = grammar
        self._published = published
        self._statements = statements
        self._implied = ImpliedDoers(statements, grammar)
        self._kinds = load_kinds()
        self._days = DayFinder(published, grammar)
        self._extents = ExtentFinder(statements, grammar)
        self._weigher = SideWeigher(statements, entities, grammar)
        self._wars = WarNames(published, entities)
        self._around = Surroundings(entities, grammar)

    def code(self, passages: Sequence[Passage]) -> tuple[CodedEvent, ...]:
        """Return the events of all passages, by position."""
        self._weigher.begin(passages)
        self._around.begin(passages)
        coded: list[CodedEvent] = []
        for passage in passages:
            self._days.begin(passage)
            coded += self._code_sentence(passage)
        return tuple(coded)

    def _code_sentence(self, passage: Passage) -> list[CodedEvent]:
        finder = RoleFinder(passage, self._entities, self._grammar)
        places = find_triggers(passage, self._lexicon, self._grammar)
        coded: list[CodedEvent] = []
        regions: list[Span] = []
        for is_wide in (False, True):  # wide frames come last: they yield to what is read in their clause
            for place in places:
                rivals = [trigger for trigger in place if trigger.frame.yields == is_wide]
                if not rivals or any(r.start <= passage.offset(rivals[0].first) < r.end for r in regions):
                    continue
                if is_wide:
                    rivals = [trigger for trigger in rivals if not self._yields(passage, finder, trigger, coded)]
                event = self._first_of(passage, finder, rivals)
                if event is None:
                    continue
                coded = [other for other in coded if not _is_told_by(other, event, self._entities)]
                coded.append(event)
                is_charge = event.kind.id == CHARGE  # what is charged is told, and alleged
                if event.content is not None and not is_charge and not event.is_lone:
                    regions.append(event.content)
        coded += (self._named(passage, finder, war) for war in self._wars.named(passage))
        return sorted(coded, key=lambda one: one.trigger.first)

    def _named(self, passage: Passage, finder: RoleFinder, war: NamedWar) -> CodedEvent:
        """Return the event of a war that the words name, with the sides that the knowledge base tells."""
        reading = Reading(self._kinds[war.trigger.frame.kind], war.judgement, war.participants, (), 1)
        return self._make(passage, finder, war.trigger, reading)

    def _yields(self, passage: Passage, finder: RoleFinder, trigger: Trigger, coded: Sequence[CodedEvent]) -> bool:
        """Say whether an act is read in the clause of a wide frame's trigger, or in what follows it as its content."""
        if not coded:
            return False
        window = finder.window(trigger)
        content = self._extents.content(passage, trigger, window)
        for one in coded:
            first, start = one.trigger.first, one.event.trigger.start
            if window[0] <= first < window[1] or (content is not None and content.start <= start < content.end):
                return True
        return False

    def _first_of(self, passage: Passage, finder: RoleFinder, rivals: Sequence[Trigger]) -> CodedEvent | None:
        """Return the first of rival readings that holds; those of one side alone only if no other does."""
        one_sided: list[tuple[Trigger, _Parties]] = []
        for trigger in rivals:
            parties = self._parties(passage, finder, trigger)
            both = self._with_both_sides(passage, finder, trigger, parties) if parties is not None else None
            event = self._settle(passage, finder, trigger, both, len(rivals)) if both is not None else None
            if event is not None:
                return event
            if self._is_only_wished(passage, trigger):
                return None
            if parties is not None and trigger.frame.alone:
                one_sided.append((trigger, parties))
        for trigger, parties in one_sided:
            if stands_alone(passage, finder, trigger, (parties.participants, parties.slots), self._entities):
                event = self._settle(passage, finder, trigger, parties, len(rivals))
                if event is not None:
                    return event._replace(is_lone=True)
        return None

    def _is_only_wished(self, passage: Passage, trigger: Trigger) -> bool:
        """Say whether a verb in the mood of wishes carries the trigger: the bare noun must not bring it back."""
        if trigger.group is None or not trigger.is_noun or trigger.frame.asks:
            return False
        return judge(passage, trigger, self._kinds[trigger.frame.kind], self._grammar).status == "wish"

    def _parties(self, passage: Passage, finder: RoleFinder, trigger: Trigger) -> _Parties | None:
        """Return who stands in the slots of a trigger, and who takes part for that; None where a need is not met."""
        kind = self._kinds[trigger.frame.kind]
        slots = self._slots(passage, finder, trigger)
        names = names_of(trigger.frame, slots or []).union(_CARRIED)
        if slots is None or (
            not trigger.frame.alone and not meets_needs(trigger.frame, names, is_bare=trigger.group is None)
        ):
            return None  # of most triggers; other slots than the carried ones come from nowhere else
        if finder.goes_on(trigger, slots):
            slots = as_object(finder, passage, trigger, slots, self._grammar) or slots
        if "subject" in trigger.frame.roles and not self._has_subject(slots, trigger):
            slots = [*self._carried(passage, finder, trigger), *slots]
        slots, by = self._by_words(passage, finder, trigger, slots)
        slots = with_meant(passage, trigger, slots, self._entities, self._grammar)
        participants = self._participants(trigger, slots, kind)
        if trigger.frame.asks or not self._has_subject(slots, trigger):
            carriers = self._implied.find(passage, finder, trigger, by)
            participants = (*carriers, *participants)
        carrier = carrier_of(self._statements, passage.offset(trigger.first))
        return _Parties(with_struck(carrier, participants, slots, self._entities), slots)

    def _with_both_sides(
        self, passage: Passage, finder: RoleFinder, trigger: Trigger, parties: _Parties
    ) -> _Parties | None:
        """Return parties that meet the needs of a frame, where need be with a bare one read as the object."""
        kind = self._kinds[trigger.frame.kind]
        if self._is_enough(trigger, kind, parties.participants, parties.slots):
            return parties
        slots = as_object(finder, passage, trigger, parties.slots, self._grammar)
        if not slots:
            return None
        participants = self._participants(trigger, slots, kind)
        return _Parties(participants, slots) if self._is_enough(trigger, kind, participants, slots) else None

    def _settle(
        self, passage: Passage, finder: RoleFinder, trigger: Trigger, parties: _Parties, rivals: int
    ) -> CodedEvent | None:
        """Return the event of a trigger with its parties, None where it is told as no act."""
        kind, (participants, slots) = self._kinds[trigger.frame.kind], parties
        judgement = self._settled(passage, finder, trigger, judge(passage, trigger, kind, self._grammar))
        if is_no_act(trigger, kind, judgement):  # asked last, since most triggers lack parties
            return None
        harmed = with_harm(passage, trigger, (kind, participants), self._entities, self._grammar)
        by_harm = tuple(party.entity for party in harmed if party not in participants)
        participants = with_other_side(passage, trigger, (kind, harmed), self._statements, self._entities)
        reading = Reading(kind, judgement, participants, slots, rivals, by_harm=by_harm)
        reading = self._weighed(passage, trigger, reading)
        struck = without_soil(passage, kind, reading.participants, self._entities)
        both = self._around.with_other_side(kind, struck, passage.offset(trigger.first), passage.sentence)
        near = "".join(party.entity for party in both[len(struck) :])
        return self._make(passage, finder, trigger, reading._replace(participants=both, near=near))

    def _slots(self, passage: Passage, finder: RoleFinder, trigger: Trigger) -> list[Slot] | None:
        """Return the filled slots of a trigger, None where a predicate is nobody's word."""
        if trigger.frame.predicate:
            return predicate_slots(passage, trigger, self._statements, self._entities, self._grammar)
        return of_one_owner(trigger, finder.slots(trigger), self._entities, self._grammar) if passage.units else []

    def _weighed(self, passage: Passage, trigger: Trigger, reading: Reading) -> Reading:
        """Return a reading with other sides where these are much likelier, and how doubtful its sides are."""
        read, mutual = read_sides(reading.participants, self._entities), reading.kind.mutual
        places = self._weigher.places(passage, trigger, reading.kind, reading.slots, read)
        chances = chances_of(places)
        better = likelier(read, chances, mutual=mutual)
        better = None if better is None else without_scenes(better, read, places, trigger.frame.roles.keys())
        if better is not None:
            parties = with_sides(reading.participants, better, places, self._entities, mutual=mutual)
            reading, read = reading._replace(participants=parties, is_mended=True), better
        return reading._replace(risk=risk(read, chances, mutual=mutual))

    def _by_words(
        self, passage: Passage, finder: RoleFinder, trigger: Trigger, slots: list[Slot]
    ) -> tuple[list[Slot], Statement | None]:
        """Return the slots with whoever a relative clause or a word of speech shows to do it, and what he says."""
        own = main_subject(finder, passage, trigger, self._entities, self._grammar)
        if own:
            return [*(Slot("subject", unit) for unit in own), *without_subject(slots, trigger)], None
        told = told_by(self._statements, passage, trigger, self._grammar)
        if told is not None:
            return without_doer(slots, trigger, told), told
        by = said_by(self._statements, passage, trigger, slots, self._grammar)
        if by is not None and is_by_another(finder, trigger, slots, by, self._entities):
            slots = without_subject(slots, trigger)
        return slots, by

    def _settled(self, passage: Passage, finder: RoleFinder, trigger: Trigger, judgement: Judgement) -> Judgement:
        """What is told in the present, or by a noun, and dated after the day of publication is still to come.

        What somebody says did not happen is denied.
        """
        carrier = carrier_of(self._statements, passage.offset(trigger.first))
        if is_denied(carrier, passage, trigger, self._kinds[trigger.frame.kind], self._grammar):
            return judgement._replace(status="denied", reason=f"{judgement.reason}; denied by whoever speaks")
        day = self._published.edtf
        tense = tense_of(passage, trigger, self._grammar)
        if day is None or tense not in ("present", "noun") or judgement.status not in DONE:
            return judgement
        span = Span(passage.offset(trigger.first), passage.end_of(trigger.last))
        stretch = Stretch(finder.window(trigger), (trigger.first, trigger.last), span)
        stated = stated_date(passage, stretch, limits=Limits(self._grammar.since), grammar=self._grammar)
        if stated is None or not stated.edtf or not is_after(stated.edtf, day):
            return judgement
        return judgement._replace(status="planned", reason=f"{tense}, dated {stated.edtf}, after {day}")

    def _carried(self, passage: Passage, finder: RoleFinder, trigger: Trigger) -> list[Slot]:
        """Return the subject that a verb shares with one before it, where it may stand in somebody's words."""
        carrier = carrier_of(self._statements, passage.offset(trigger.first))
        several = is_several(passage, trigger, self._grammar)
        carried = carried_into(carrier, self._shared(finder, trigger), trigger, several, self._entities)
        return carried or doers_before(carrier, passage, trigger)

    def _shared(self, finder: RoleFinder, trigger: Trigger) -> list[Slot]:
        """A subject is carried on over a conjunction, and in verb-final clauses; not into a new subordinate clause."""
        joined = finder.continues(trigger)
        if self._grammar.verb_final or finder.is_relative(trigger) or trigger.is_resumed:
            return finder.carried_subject(trigger)
        is_circumstance = trigger.group is not None and trigger.group.tense == CIRCUMSTANCE
        if is_circumstance or finder.is_suspended(trigger) or (joined and not finder.has_unread_subject(trigger)):
            return finder.carried_subject(trigger)
        return []

    def _has_subject(self, slots: Sequence[Slot], trigger: Trigger) -> bool:
        between = trigger.frame.roles.get("between", "").startswith("actor")
        return any(slot.name in ("subject", "genitive") or (slot.name == "between" and between) for slot in slots)

    # -- participants -------------------------------------------------------------------------------------------------

    def _participants(self, trigger: Trigger, slots: Sequence[Slot], kind: Kind) -> tuple[Participant, ...]:
        found: dict[str, Participant] = {}
        for slot in slots:
            wanted = wanted_role(trigger.frame, slot.name)
            of_people = trigger.frame.roles.get(f"{slot.name} somebody")
            if (wanted is None and of_people is None) or self._is_active(trigger, slot, wanted):
                continue
            near = wanted is None or slot.unit.first - trigger.last <= NEAR_PEOPLE
            if of_people is not None and near and self._is_somebody(slot):
                wanted = of_people
            role, _, part = (wanted or "").partition(":")
            if kind.type == "ASSAULT" and role == "recipient" and slot.unit.is_place:
                part = "territory"
            for entity in self._parties_of(slot, part) if wanted else ():
                if entity not in found:
                    mention = slot.unit.mentions[0].id
                    found[entity] = Participant(
                        entity=entity, role=cast("Role", role), mention=mention, part=part or None
                    )
        own = {state_of(entity, self._entities) for entity, party in found.items() if party.role == "actor"}
        if kind.type in _FOREIGN and len(found) > len(own):
            found = {e: party for e, party in found.items() if party.role != "recipient" or e not in own}
        return self._without_own_soil(tuple(found.values()))

    def _without_own_soil(self, participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Leave out the state whose place was struck where it struck the place itself."""
        own = {state_of(p.entity, self._entities) for p in participants if p.role == "actor"}
        return tuple(p for p in participants if p.part != "territory" or p.entity not in own)

    def _is_active(self, trigger: Trigger, slot: Slot, wanted: str | None) -> bool:
        """Say whether a "by"-phrase belongs to something else, since the verb is active and has its subject."""
        return slot.name == AGENT and not trigger.is_noun and wanted == trigger.frame.roles.get("subject")

    def _is_somebody(self, slot: Slot) -> bool:
        """Say whether a unit names people or a body, or an organ of state, and not just a state or place."""
        types = {self._entities[entity].type for entity in slot.unit.entities if entity in self._entities}
        return slot.unit.kind == "nominal" or not types <= PLACE_TYPES | {"state"}

    def _parties_of(self, slot: Slot, part: str) -> list[str]:
        """Return the entities of a unit that can be parties; a place that is visited stands for its state."""
        parties: list[str] = []
        for entity in slot.unit.side or slot.unit.entities:
            known = self._entities.get(entity)
            if part == "host" and slot.name == "in" and entity in SEATS:
                continue
            if known is None or (part == "host" and slot.name in _WHERETO and known.type not in _HOSTS):
                continue
            if known.type in PARTY_TYPES and known.type != "media":
                parties.append(entity)
            elif (
                known.type in PLACE_TYPES and part in _PLACE_PARTS and known.country and known.country in self._entities
            ):
                parties.append(known.country)
        return parties

    def _is_enough(
        self, trigger: Trigger, kind: Kind, participants: Sequence[Participant], slots: Sequence[Slot]
    ) -> bool:
        """Say whether a frame's needs are met and somebody of public life takes part."""
        names = names_of(trigger.frame, slots)
        wanted = trigger.frame.roles.get("subject", "").partition(":")[0]
        if "genitive" in names or any(p.mention is None and p.role == wanted for p in participants):
            names.add("subject")
        is_met = meets_needs(trigger.frame, names, is_bare=trigger.group is None)
        if not is_met or self._misses_subject(trigger, names):
            return False
        parties = {p.entity for p in participants if p.role != "third_party"}
        is_few = len(parties) < trigger.frame.least or self._lacks_other_side(trigger, participants)
        is_told = trigger.group is not None or not self._grammar.verb_final  # "beside the session of" tells of no deed
        if is_few and not (kind.mutual and is_told and is_body_of_many(participants, slots, self._entities)):
            return False
        if self._is_at_home(kind, participants) or not self._fits(trigger.frame, parties):
            return False
        on_soil = any(p.part == "territory" for p in participants) and not trigger.frame.unnamed
        acts = trigger.frame.acts or on_soil
        if acts and not any(p.role == "actor" for p in participants):
            return False
        return may_be_told(trigger.frame, participants, self._entities)

    def _misses_subject(self, trigger: Trigger, names: set[str]) -> bool:
        """Say whether a verb's own subject is unknown: who was met alone does not tell who met them."""
        if trigger.is_noun or self._grammar.verb_final or not trigger.frame.acts:
            return False
        return "subject" in trigger.frame.roles and not names & {"subject", "between"}

    def _lacks_other_side(self, trigger: Trigger, participants: Sequence[Participant]) -> bool:
        """Say whether all parties of an act that needs two sides stand on one: several who ask, and nobody asked."""
        frame = trigger.frame
        others = [role for slot, role in frame.roles.items() if slot not in ("subject", "genitive", AGENT)]
        is_mutual = any(role.startswith("actor") for role in others)
        if frame.least < len(("actor", "recipient")) or is_mutual or not others:
            return False
        return len({p.role for p in participants if p.role != "third_party"}) < frame.least

    def _fits(self, frame: Frame, parties: AbstractSet[str]) -> bool:
        """Say whether parties are of different states, or one is of a type, where the frame asks for that."""
        if frame.foreign and len({state_of(party, self._entities) for party in parties}) < 2:
            return False
        return not frame.types or any(self._entities[party].type in frame.types for party in parties)

    def _is_at_home(self, kind: Kind, participants: Sequence[Participant]) -> bool:
        """Say whether a visit stays inside the visitor's own state: a minister's trip to a province."""
        states = {state_of(p.entity, self._entities) for p in participants}
        return kind.same == VISIT and len(states) == 1

    # -- the record ---------------------------------------------------------------------------------------------------

    def _make(self, passage: Passage, finder: RoleFinder, trigger: Trigger, reading: Reading) -> CodedEvent:
        kind, judgement, participants, slots, rivals, *_ = reading
        window = finder.window(trigger)
        start, end = passage.offset(trigger.first), passage.end_of(trigger.last)
        if trigger.group is not None and not self._grammar.light_before:
            end = max(end, passage.end_of(trigger.group.last)) if trigger.group.first - trigger.last <= 1 else end
        content = self._extents.content(passage, trigger, window)
        statement = carrier_of(self._statements, start)
        projected, underlying = project(kind, judgement.status)
        stretch = Stretch(window, (trigger.first, trigger.last), Span(start, end), content, kind.type)
        date = self._days.day_of(passage, trigger.group, stretch, judgement, is_quoted=statement is not None)
        is_background = judgement.is_background or is_long_ago(date, judgement, self._published)
        evidence = self._extents.evidence(passage, slots, window, Span(start, end), content)
        event = Event(
            id=f"e:{start}-{end}:{kind.id}",
            kind=kind.id,
            type=projected,
            mode=kind.mode if underlying is None else None,
            contexts=contexts_of(kind, passage, evidence, self._lexicon.fields),
            underlying=underlying,
            status=cast("EventStatus", judgement.status),
            salience="background" if is_background else "main",
            trigger=Quote.of(passage.source, start, end),
            evidence=evidence,
            participants=participants,
            place=None if kind.mode == PHONE else find_place(passage, window, _reach(trigger), self._entities),
            date=date,
            reported_by=statement.id if statement else "narrator",
            count=count_in(passage, window),
            figures=tuple(figure.id for figure in figures_in(passage, window)),
            confidence=0.0,  # weighed when all readings of the document are known
            frame=trigger.frame.id,
            read_by=trigger.frame.id,
            steps=(
                f"frame {trigger.frame.id}" + (f" (of {rivals} readings)" if rivals > 1 else ""),
                "roles: " + ", ".join(f"{slot.name}={'+'.join(slot.unit.entities)}" for slot in slots),
                *told_beside(reading),
                f"status: {judgement.status} ({judgement.reason})",
            ),
        )
        grounds = evidence_of(passage, trigger, reading, self._entities)
        return CodedEvent(self._alleged(event, statement, trigger), kind, passage, content, trigger, grounds)

    def _alleged(self, event: Event, statement: Statement | None, trigger: Trigger) -> Event:
        """Return an event that somebody alone asserts with the statement in which he does."""
        doubted, is_noun = self._lexicon.doubted, trigger.group is None
        if statement is None or not is_alleged(statement, event, self._entities, is_noun=is_noun, doubted=doubted):
            return event
        return msgspec.structs.replace(event, alleged_by=statement.id)


def _is_told_by(one: CodedEvent, other: CodedEvent, entities: Mapping[str, Entity]) -> bool:
    """Say whether a verb tells of the act that its noun names, with the same sides: "the deal that they concluded"."""
    group, verb = one.trigger.group, other.trigger.group
    if not one.trigger.is_resumed or other.trigger.is_noun or group is None or verb is None or group != verb:
        return False
    sides = [{state_of(p.entity, entities) for p in coded.event.participants} for coded in (one, other)]
    return sides[0] <= sides[1]


def _reach(trigger: Trigger) -> tuple[int, int]:
    """Return the tokens `[first, last)` from the evoking words to their verb."""
    if trigger.group is None:
        return trigger.first, trigger.last
    return min(trigger.first, trigger.group.first), max(trigger.last, trigger.group.last)
