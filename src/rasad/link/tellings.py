"""A report -> its tellings: each event reduced to what decides whether two documents tell of the same thing."""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

import msgspec

from rasad.knowledge.base import Knowledge
from rasad.knowledge.kinds import load_kinds
from rasad.langpack.grammar import grammar
from rasad.langpack.lexicon import lexicon
from rasad.langpack.pack import load_pack, shipped_languages
from rasad.records.days import Days, days_of
from rasad.records.report import Entity, Event, Report
from rasad.records.spans import Quote
from rasad.text.tokens import tokenize

Key = tuple[str, str]
"""The ids of a document and of an event in it."""
Word = frozenset[str]
"""One word of a text: all the stems that it may have."""

PERSONAL = frozenset({"person", "office"})
THINGS = frozenset({"project", "agreement", "initiative", "operation", "conference", "weapon", "product", "facility"})
"""Types of entities that acts are about: two acts about one of them are likelier to be one act."""
SHORTEST_WORD = 3  # letters; what is shorter says little in either language
REPORTING_DAYS = 2  # a paper tells of the same day, of the day before, at the latest of the one before that
WORDINGS_KEPT = 20_000  # tellings whose stems are remembered: each is compared with many
CONTACTS = frozenset({"meeting", "call"})
FEW_TOLD, SAID_LETTERS = 3, 120  # words that hardly say what an act is about; letters of what is said behind them
SAID_BEHIND = 6  # letters at most between an act and what is said: a conjunction
LOCAL = "local:"  # begins the id of who is known to one document only


class Act(NamedTuple):
    """What kind of thing is told: only tellings of one act can be one happening.

    `family` is that of the kind where sides meet or speak, else the PLOVER type; `is_apart`: they spoke from afar.
    """

    family: str
    is_apart: bool

    @property
    def is_contact(self) -> bool:
        """Say whether sides met or spoke, which needs no common subject to be recognised."""
        return self.family in CONTACTS


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One document's telling of an act; sets may be empty.

    `actors` and `others` are states (or bodies without one), `people` the persons and offices named for each; `days`
    are those on which it may have been; `is_dated` says that the text itself gives them. It is told in the characters
    `[start, end)`.
    """

    document: str
    event: str
    language: str
    kind: str
    act: Act
    status: str
    actors: frozenset[str]
    others: frozenset[str]
    people: Mapping[str, frozenset[str]]
    place: str | None
    days: Days
    is_dated: bool
    things: frozenset[str]
    words: tuple[Word, ...]
    confidence: float
    start: int
    end: int

    @property
    def key(self) -> Key:
        """What tells it from every other telling, in whatever order documents come in."""
        return self.document, self.event

    @property
    def parties(self) -> frozenset[str]:
        """All who take part, states standing for their people and bodies."""
        return self.actors | self.others


def type_of(event: Event) -> str:
    """Return the PLOVER type of the act itself, whether it is still to come or not."""
    kind = load_kinds().get(event.kind)
    if kind:
        return kind.type
    return event.underlying.type if event.underlying else event.type


def act_of(event: Event) -> Act:
    """Return what kind of act an event is, whether it is still to come or not."""
    kind = load_kinds().get(event.kind)
    family = kind.family if kind else event.kind
    type_ = type_of(event)
    mode = event.underlying.mode if event.underlying else event.mode
    return Act(family if type_ == "CONSULT" or family in CONTACTS else type_, mode == "phone")


def tellings_of(report: Report, knowledge: Knowledge) -> tuple[Telling, ...]:
    """Return the tellings of a report, one for each event, in its order.

    Args:
        report: as the pipeline made it.
        knowledge: says which offices a person held on the day.
    """
    return tuple(Teller(report, knowledge).tellings())


class Teller:
    """Reduces the events of one report."""

    def __init__(self, report: Report, knowledge: Knowledge) -> None:
        """Make a teller.

        Args:
            report: as the pipeline made it.
            knowledge: says which offices a person held on the day.
        """
        self._report = report
        self._knowledge = knowledge
        self._entities: dict[str, Entity] = {entity.id: entity for entity in report.entities}
        self._published = days_of(report.document.published.edtf)

    def tellings(self) -> Iterator[Telling]:
        """Yield one telling for each event."""
        for event in self._report.events:
            sides = [(p.entity, p.role) for p in event.participants if p.role != "third_party"]
            days, is_dated = self._days(event)
            actors = frozenset(self.party_of(entity) for entity, role in sides if role == "actor")
            parties = frozenset(self.party_of(entity) for entity, _ in sides)
            yield Telling(
                document=self._report.document.id, event=event.id, language=self._report.document.language,
                kind=event.kind, act=act_of(event), status=event.status, actors=actors, others=parties - actors,
                people=self._people(entity for entity, _ in sides), place=event.place.entity if event.place else None,
                days=days, is_dated=is_dated, things=frozenset(self.things_in(event.evidence)),
                words=self.words_in(self._content(event), parties, event.trigger), confidence=event.confidence,
                start=event.evidence.start, end=event.evidence.end,
            )  # fmt: skip

    def party_of(self, entity_id: str) -> str:
        """Return the state that an entity is or acts for, else itself: an armed group acts for none."""
        entity = self._entities.get(entity_id)
        return entity_id if entity is None or entity.type == "armed_group" else entity.country or entity_id

    def _days(self, event: Event) -> tuple[Days, bool]:
        """Return the days on which an event may have been, and whether the text gives them, not the paper's own day."""
        published = self._report.document.published.edtf
        if event.date is not None and not (event.date.basis == "inferred" and event.date.edtf == published):
            days = days_of(event.date.edtf)
            if days.first is not None and days.last is not None:
                return days, True
        first, last = self._published
        if first is None or last is None or event.salience != "main":
            return Days(None, None), False
        return Days(_shifted(first, -REPORTING_DAYS), last), False

    def _people(self, entities: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return by party the persons and offices that take part; a person also counts as the offices held."""
        found: dict[str, set[str]] = {}
        day = self._report.document.published.edtf
        for entity in entities:
            if entity in self._entities and self._entities[entity].type in PERSONAL:
                names = found.setdefault(self.party_of(entity), set())
                names.add(entity)
                names |= {f"office:{term.office}:{term.of}" for term in self._knowledge.terms.offices(entity, day)}
        return {party: frozenset(names) for party, names in found.items()}

    def _content(self, event: Event) -> Quote:
        """Return the words that tell of an event; where they are few, the saying that they lead to is added."""
        evidence = event.evidence
        if len(evidence.text.split()) > FEW_TOLD:
            return evidence
        for statement in self._report.statements:
            said = statement.content
            if said.start <= evidence.end + SAID_BEHIND and evidence.start <= said.end and said.end > evidence.end:
                rest = said.text[max(evidence.end - said.start, 0) :][:SAID_LETTERS]
                between = " " * (max(said.start, evidence.end) - evidence.end)
                return Quote(evidence.start, evidence.end + len(between + rest), evidence.text + between + rest)
        return evidence

    def things_in(self, evidence: Quote) -> Iterator[str]:
        """Yield the named things that a stretch speaks of."""
        for mention in self._report.mentions:
            if evidence.start <= mention.start and mention.end <= evidence.end:
                yield from (entity for entity in mention.entities if self._is_thing(entity))

    def _is_named(self, entity_id: str, parties: Set[str]) -> bool:
        """Say whether an entity counts by itself, so that the words of its name count no more."""
        known = self._entities.get(entity_id)
        is_person = known is not None and known.type in PERSONAL
        return is_person or self.party_of(entity_id) in parties or self._is_thing(entity_id)

    def _is_thing(self, entity_id: str) -> bool:
        return entity_id in self._entities and self._entities[entity_id].type in THINGS

    def words_in(self, evidence: Quote, parties: Set[str], trigger: Quote | None) -> tuple[Word, ...]:
        """Return the words that say what an act is about: no names of sides and things, nor the word for the act.

        The name of whoever else is known is one word, however many it is written with.
        """
        taken = [range(trigger.start, trigger.end)] if trigger is not None else []
        names: list[Word] = []
        for mention in self._report.mentions:
            if evidence.start <= mention.start < evidence.end:
                known = frozenset(entity for entity in mention.entities if not entity.startswith(LOCAL))
                is_named = any(self._is_named(entity, parties) for entity in mention.entities)
                taken += [range(mention.start, mention.end)] if known or is_named else []
                names += [known] if known and not is_named else []
        tokens = tokenize(evidence.text)
        told = (t.key for t in tokens if t.kind == "word" and not any(evidence.start + t.start in s for s in taken))
        return tuple(dict.fromkeys((*stems_of(told, self._report.document.language), *names)))


def stems_of(keys: Iterable[str], language: str) -> tuple[Word, ...]:
    """Return the words that carry meaning, each once; of a language without a pack the words as they stand."""
    if language not in shipped_languages():
        return tuple(dict.fromkeys(frozenset({key}) for key in keys if len(key) >= SHORTEST_WORD))
    pack = load_pack(language)
    closed, words, weak = grammar(pack).closed, lexicon(pack), grammar(pack).weak_letters
    empty = closed | grammar(pack).courtesies
    told = (key for key in keys if len(key) >= SHORTEST_WORD and key not in empty)
    stems = ({key, *words.look(key).stems} for key in told)
    return tuple(dict.fromkeys(frozenset(found | set(_skeletons(found, weak))) for found in stems))


def _skeletons(stems: Iterable[str], weak: str) -> Iterator[str]:
    """Yield stems without the letters that change from one form of a word to another, where enough others are left."""
    for stem in stems:
        skeleton = "".join(letter for letter in stem if letter not in weak) if weak else ""
        if len(skeleton) >= SHORTEST_WORD:
            yield skeleton


def shared_words(one: Iterable[Word], other: Iterable[Word]) -> int:
    """Return how many words of the one may be words of the other, the smaller number of the two ways to count."""
    mine, theirs = tuple(one), tuple(other)
    my_stems, their_stems = _all_stems(mine), _all_stems(theirs)
    if my_stems.isdisjoint(their_stems):
        return 0
    return min(
        sum([not word.isdisjoint(their_stems) for word in mine]),
        sum([not word.isdisjoint(my_stems) for word in theirs]),
    )


@functools.lru_cache(maxsize=WORDINGS_KEPT)
def _all_stems(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset().union(*words)


def _shifted(day: str, days: int) -> str:
    """Return the day so many days later, none before the first day of all, which stands for "unknown" in some data."""
    return dt.date.fromordinal(max(dt.date.fromisoformat(day).toordinal() + days, 1)).isoformat()
