"""Mentions of a document -> what they tell of its day: holders of offices named with them, and things with dates.

A person named with an office that is not called former speaks of a day inside that person's terms of that office; a
thing that is named exists already; what is told in one breath with today is under way.
"""

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rasad.annotate.clitics import proclitics
from rasad.annotate.day_sets import EARLIEST, LATEST, common, days_of, joined
from rasad.annotate.edtf import open_bounds
from rasad.annotate.published_times import Constraint, sentences_of_today
from rasad.chars.fold import fold
from rasad.knowledge import Knowledge, Term
from rasad.knowledge.ontology import Row
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import divide
from rasad.langpack.roles import Office, RoleTable, role_table
from rasad.records.document import Document
from rasad.records.report import Mention, Time
from rasad.records.spans import Quote

_TALKED_OF = frozenset({"agreement", "operation"})
EXISTING = _TALKED_OF | {"product"}  # named in the press once they exist, seldom long before
_ANNOUNCED = 366  # days: the press names a meeting with its number or year a year ahead at most
_PRINTED = 1  # days from what is told as of today to print
_OPEN_YEAR = "XXXX"
_MEETING = "conference"
# What an office counts as evidence: told as history only its beginning; without its state history is more frequent.
_HISTORY, _BARE, _IN_FULL = 0, 1, 2
_PLANNED = 183  # days: agreements and operations are talked of under their names before they begin
_CHANGE = 31  # days: the press gives the title from the appointment on, and still when it tells of the dismissal
_BETWEEN = 25  # characters between a title and the name of its holder: words of respect


class Datable(NamedTuple):
    """What an article's names tell of its day, and the sentences about something that is told as of today."""

    constraints: tuple[Constraint, ...]
    running: frozenset[int]


def datable(
    document: Document, mentions: Sequence[Mention], times: Sequence[Time], pack: LanguagePack, knowledge: Knowledge
) -> Datable:
    """Return what the offices and things named in a document allow, each person and thing once, by position."""
    reader = _Reader(document, mentions, times, pack, knowledge)
    found: dict[str, Constraint] = {}
    for entity, constraint in (*reader.holders(), *reader.things()):
        known = found.get(entity)
        if known is None or constraint.weight > known.weight:
            found[entity] = constraint
    return Datable(_corroborated(tuple(found.values())), reader.running)


def _corroborated(constraints: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    """Let a bare title that stands alone tell its beginning only: such a text is often about the past."""
    weight = sum(constraint.weight for constraint in constraints if constraint.floor)
    if weight > _BARE:
        return constraints
    return tuple(c._replace(weight=_HISTORY) if c.floor else c for c in constraints)


class _Reader:
    """Reads the mentions of one document."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        times: Sequence[Time],
        pack: LanguagePack,
        knowledge: Knowledge,
    ) -> None:
        self.document = document
        self.mentions = [mention for mention in mentions if mention.kind in ("title", "name")]
        self.times = times
        self.knowledge = knowledge
        self.roles: RoleTable = pack.compiled(role_table)
        self.particles = pack.compiled(proclitics)
        self.todays = sentences_of_today(document, pack, times)
        self.years = self._years()

    def _years(self) -> dict[int, int]:
        """Of each sentence that names a date with its year, the last day named."""
        found: dict[int, int] = {}
        for time in self.times:
            last = open_bounds(time.value)[1] if time.kind == "date" and time.value else None
            if last is not None and "X" not in (time.value or ""):
                index = self._sentence(time.start)
                found[index] = max(found.get(index, 0), last.year)
        return found

    def _sentence(self, at: int) -> int:
        return next((s.index for s in self.document.sentences if s.start <= at < s.end), -1)

    # Offices --------------------------------------------------------------------------------------------------------

    def holders(self) -> Iterator[tuple[str, Constraint]]:
        """Yield what the people named with an office tell, by person."""
        held = [
            (mention, terms)
            for at, mention in enumerate(self.mentions)
            if mention.kind == "title" and (terms := self._held(at, mention))
        ]
        latest: dict[tuple[str, str], str] = {}
        for _, terms in held:
            for term in terms:
                latest[term.office, term.of] = max(latest.get((term.office, term.of), ""), term.valid_from)
        for mention, terms in held:
            # Beside a year a sentence may tell history, and so does one that names an earlier holder: then the office
            # was not yet held before, but may be over by now.
            is_over = any(
                max(t.valid_from for t in terms if t.office == term.office) < latest[term.office, term.of]
                for term in terms
            )
            is_history = is_over or self._sentence(mention.start) in self.years
            weight = _HISTORY if is_history else _BARE if self._is_bare(mention) else _IN_FULL
            yield terms[0].person, self._in_office(mention, terms, weight)

    def _in_office(self, title: Mention, terms: list[Term], weight: int) -> Constraint:
        stretches = days_of(*(f"{term.valid_from}/{term.valid_to or '..'}" for term in terms))
        days = joined((max(first - _CHANGE, EARLIEST), min(last + _CHANGE, LATEST)) for first, last in stretches)
        offices = " and ".join(dict.fromkeys(f"{term.office} of {term.of}" for term in terms))
        entity = self.knowledge.entity(terms[0].person)
        reason = f"{entity.name if entity else terms[0].person} in office as {offices}, or a month from it"
        return Constraint(days, Quote(title.start, title.end, title.text), reason, weight)

    def _held(self, at: int, title: Mention) -> list[Term]:
        """The terms of the office that a title gives to the person beside it; none where it is called former."""
        person = title.entities[0]
        if len(title.entities) != 1 or not self._is_beside(at, title, person):
            return []
        if self.roles.former.intersection(divide(fold(title.text))[0]):
            return []
        terms = self._terms(title, person)
        return terms if all(term.valid_from for term in terms) else []

    def _is_beside(self, at: int, title: Mention, person: str) -> bool:
        """Say whether the person is named right behind the title, or right before it, and not called former."""
        source = self.document.source
        for other in self.mentions[max(at - 2, 0) : at + 4]:
            if other.kind != "name" or other.entities != (person,):
                continue
            first, last = (title, other) if other.start >= title.start else (other, title)
            between = source[first.end : last.start]
            if last.start < first.end or len(between) > _BETWEEN or "\n" in between:
                continue
            behind = source[last.end : last.end + _BETWEEN].split("\n")[0]
            words = divide(fold(between))[0] + divide(fold(behind))[0][:1]
            return not self.roles.former.intersection(words)
        return False

    def _terms(self, title: Mention, person: str) -> list[Term]:
        """The terms of a person that a title may mean: of its office where its words are known, else all."""
        terms = self.knowledge.terms.by_person.get(person, [])
        offices = self._office_words(title.text)
        if not offices:
            return terms
        named = {entity for name in self.mentions if _holds(title, name) for entity in name.entities}
        areas = {office.areas[body] for office in offices for body in named if body in office.areas}
        if areas:
            return [term for term in terms if term.office in areas]
        # An office that shortens several, or is for a place that is not known to be its own, tells too little.
        offices = [office for office in offices if not office.covers]
        return [term for term in terms if any(_is_of(term, office, self._bodies(named)) for office in offices)]

    def _bodies(self, named: set[str]) -> list[set[str]]:
        """Each body that a title names, with the state it belongs to."""
        found = ((body, self.knowledge.entity(body)) for body in named)
        return [{body, entity.country} if entity and entity.country else {body} for body, entity in found]

    def _office_words(self, text: str) -> list[Office]:
        """The offices that the longest first words of a title name."""
        pieces = divide(fold(text))[0]
        readings = (self._offices(pieces[:length]) for length in range(len(pieces), 0, -1))
        return next((offices for offices in readings if offices), [])

    def _offices(self, pieces: list[str]) -> list[Office]:
        starts = self.particles.starts(pieces[0])
        readings = (self.roles.offices.find("".join((start.stem, *pieces[1:]))) for start in starts)
        return next((offices for offices in readings if offices), [])

    def _is_bare(self, title: Mention) -> bool:
        """Say whether a title is its office alone, without a state or body."""
        return bool(self._offices(divide(fold(title.text))[0]))

    # Things ---------------------------------------------------------------------------------------------------------

    def things(self) -> Iterator[tuple[str, Constraint]]:
        """Yield what the things named tell, by thing."""
        for mention in self.mentions:
            for entity in mention.entities if mention.kind == "name" else ():
                row = self.knowledge.entities.row(entity)
                if row.get("valid_from") and row.get("type") in (*EXISTING, _MEETING):
                    yield entity, self._of_thing(mention, entity, row)

    def _of_thing(self, mention: Mention, entity: str, row: Row) -> Constraint:
        quote = Quote(mention.start, mention.end, mention.text)
        name = row.get("name_en") or entity
        ((first, last),) = days_of(f"{row['valid_from']}/..")
        if row["type"] != _MEETING:
            ahead = _PLANNED if row["type"] in _TALKED_OF else 0
            reason = f"{name} exists, or is half a year ahead at most" if ahead else f"{name} exists"
            return Constraint(((first - ahead, last),), quote, reason, 2, 0)
        if self._runs(entity, row):
            ((first, last),) = days_of(f"{row['valid_from']}/{row['valid_to']}")
            return Constraint(((first, last + _PRINTED),), quote, f"{name} is under way", 2, 0)
        return Constraint(((first - _ANNOUNCED, last),), quote, f"{name} is at most a year ahead", 1, 0)

    def _runs(self, entity: str, row: Row) -> bool:
        """Say whether a meeting is told as of today, and on the dates that it is known to have had."""
        if not row.get("valid_to") or not self._meetings.get(entity, frozenset()) & self.todays:
            return False
        known = days_of(f"{row['valid_from']}/{row['valid_to']}")
        year = row["valid_from"][:4]
        return any(
            common(known, days_of(time.value.replace(_OPEN_YEAR, year)))
            for time in self.times
            if time.value and _OPEN_YEAR in time.value and self._sentence(time.start) in self._meetings[entity]
        )

    @functools.cached_property
    def _meetings(self) -> dict[str, frozenset[int]]:
        """Of each meeting the sentences that name it."""
        found: dict[str, set[int]] = {}
        for mention in self.mentions:
            for entity in mention.entities if mention.kind == "name" else ():
                if self.knowledge.entities.row(entity).get("type") == _MEETING:
                    found.setdefault(entity, set()).add(self._sentence(mention.start))
        return {entity: frozenset(sentences) for entity, sentences in found.items()}

    @functools.cached_property
    def running(self) -> frozenset[int]:
        """The sentences that name a meeting which some sentence names together with today."""
        return frozenset().union(*(sentences for sentences in self._meetings.values() if sentences & self.todays))


def _holds(title: Mention, name: Mention) -> bool:
    return name.kind == "name" and title.start <= name.start and name.end <= title.end


def _is_of(term: Term, office: Office, bodies: list[set[str]]) -> bool:
    """Say whether a term is of an office, and each body that the title names is the term's own."""
    return term.office == office.id and all(term.of in body for body in bodies)
