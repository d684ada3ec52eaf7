"""Documents of a ledger -> happenings with the accounts of each source, and the stories that documents belong to."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rasad.config import VERSION
from rasad.knowledge.base import Knowledge
from rasad.link.accounts import Witness, attribute_rows
from rasad.link.copies import Sample, find_copies, sample_of
from rasad.link.joining import Group, join
from rasad.link.sayings import saying_rows
from rasad.link.stories import tell_stories
from rasad.link.tellings import Telling, shared_words, tellings_of
from rasad.records.happenings import HappeningRow, Side, SourceRow, StoryRow
from rasad.records.happenings import Telling as ToldBy
from rasad.records.ports import StoredDocument
from rasad.records.report import Event, Report

RULE = "link/1"
"""The rule that joined tellings; it changes when the same tellings would be joined otherwise."""
ECHOED = 0.8  # of the words of a telling that its copy repeats
ID_DIGITS = 12  # of SHA-256: two of ten million happenings share an id once in five hundred ledgers

Pairs = frozenset[tuple[str, str]]
Key = tuple[str, str]


class _Kept(NamedTuple):
    report: Report
    events: Mapping[str, Event]


class Linked:
    """What links the documents of a ledger; the same whatever order they are given in."""

    def __init__(self, documents: Iterable[StoredDocument], knowledge: Knowledge) -> None:
        """Link documents.

        Args:
            documents: each once; they are not kept, only their reports are.
            knowledge: says who held an office and which place holds which.
        """
        self._knowledge = knowledge
        self._kept: dict[str, _Kept] = {}
        samples: dict[str, Sample] = {}
        tellings: list[Telling] = []
        for document in documents:
            report = document.report
            self._kept[report.document.id] = _Kept(report, {event.id: event for event in report.events})
            samples[report.document.id] = sample_of(document)
            tellings += tellings_of(report, knowledge)
        self._copies: Pairs = find_copies(samples)
        self._tellings = {telling.key: telling for telling in tellings}
        groups = join(tellings, echoes=self._echoes(tellings), holds=knowledge.holds)
        self.groups: dict[str, Group] = {_id_of(group): group for group in groups}

    def happenings(self) -> Iterator[HappeningRow]:
        """Yield the happenings, by the day that they are told of; those without a day come last."""
        rows = (self._row(number, group) for number, group in self.groups.items())
        return iter(sorted(rows, key=lambda row: (row.edtf is None, row.edtf or "", row.id)))

    def stories(self) -> Iterator[StoryRow]:
        """Yield one row for each document, in the order they were given."""
        for row in tell_stories(list(self._kept), self.groups):
            location = self._kept[row.document].report.document.location
            yield StoryRow(
                location=location, document=row.document, story=row.story, stories=row.stories,
                happenings=row.happenings,
            )  # fmt: skip

    def _echoes(self, tellings: Iterable[Telling]) -> dict[Key, Key]:
        """Return for each telling that a copied text repeats the one that it repeats."""
        by_document: dict[str, list[Telling]] = {}
        for telling in tellings:
            by_document.setdefault(telling.document, []).append(telling)
        echoes: dict[Key, Key] = {}
        for pair in sorted(self._copies):
            first, second = sorted(pair, key=self._age)
            taken = {echoes.get(t.key, t.key) for t in by_document.get(second, ()) if t.key in echoes}
            for telling in by_document.get(second, ()):
                model = next((t for t in by_document.get(first, ()) if _repeats(telling, t)), None)
                if telling.key not in echoes and model is not None and _root(model.key, echoes) not in taken:
                    echoes[telling.key] = _root(model.key, echoes)
                    taken.add(echoes[telling.key])
        return {key: _root(key, echoes) for key in echoes}

    def _age(self, document: str) -> tuple[str, str]:
        """Return what puts the older of two documents first."""
        return self._kept[document].report.document.published.edtf or "9", document

    def _row(self, number: str, group: Group) -> HappeningRow:
        witnesses = [self._witness(telling) for telling in group]
        attributes = attribute_rows(witnesses, self._knowledge.holds)
        lead = max(witnesses, key=_fullness)
        dated = [w for w in witnesses if w.telling.days.first is not None]
        dater = min(dated, key=_vagueness, default=None)
        sources = self._sources(witnesses)
        return HappeningRow(
            id=number,
            kind=lead.event.kind,
            type=lead.event.type,
            status=lead.event.status,
            participants=tuple(_sides(lead, witnesses)),
            place=next((w.event.place.entity for w in (lead, *witnesses) if w.event.place), None),
            edtf=_day_told(dater) if dater else None,
            tellings=tuple(_told_by(witness) for witness in witnesses),
            sources=sources,
            independent_sources=len(sources),
            attributes=attributes,
            sayings=saying_rows(_reports(witnesses)) if lead.telling.act.is_contact else (),
            agreement=tuple(row.attribute for row in attributes if row.relation == "agree"),
            conflicts=tuple(row.attribute for row in attributes if row.relation == "conflict"),
            rule=RULE,
            produced_by=VERSION,
        )

    def _witness(self, telling: Telling) -> Witness:
        kept = self._kept[telling.document]
        return Witness(kept.report, kept.events[telling.event], telling)

    def _sources(self, witnesses: Sequence[Witness]) -> tuple[SourceRow, ...]:
        """Return the documents by source: one outlet's, those that relay one agency, and copies count as one."""
        clusters: list[list[Witness]] = []
        for witness in witnesses:
            same = [c for c in clusters if any(self._is_one_source(witness, other) for other in c)]
            clusters = [c for c in clusters if c not in same]
            clusters.append([*(w for c in same for w in c), witness])
        return tuple(_source_row(cluster) for cluster in clusters)

    def _is_one_source(self, a: Witness, b: Witness) -> bool:
        one, other = a.report.document, b.report.document
        if a.source == b.source or (min(one.id, other.id), max(one.id, other.id)) in self._copies:
            return True
        return bool(_voices(a) & _voices(b))


def _id_of(group: Group) -> str:
    first = min(telling.key for telling in group)
    return f"h:{hashlib.sha256(' '.join(first).encode()).hexdigest()[:ID_DIGITS]}"


def _root(key: Key, echoes: Mapping[Key, Key]) -> Key:
    while key in echoes:
        key = echoes[key]
    return key


def _repeats(telling: Telling, model: Telling) -> bool:
    """Say whether a telling of a copy is that of the copied text."""
    if (telling.act, telling.status, telling.actors) != (model.act, model.status, model.actors):
        return False
    words = max(len(telling.words), len(model.words))
    return telling.parties == model.parties and shared_words(telling.words, model.words) >= ECHOED * words


def _voices(witness: Witness) -> frozenset[str]:
    """Return the agency that a document relays, and the outlet that it is from."""
    header = witness.report.document
    return frozenset(([header.origin.entity] if header.origin else []) + ([header.outlet.id] if header.outlet else []))


def _source_row(witnesses: Sequence[Witness]) -> SourceRow:
    origins = (w.report.document.origin.entity for w in witnesses if w.report.document.origin)
    return SourceRow(
        sources=tuple(dict.fromkeys(w.source for w in witnesses)),
        documents=tuple(dict.fromkeys(w.report.document.id for w in witnesses)),
        origin=next(origins, None),
    )


def _fullness(witness: Witness) -> tuple[bool, int, int, bool, bool, float, Key]:
    """Rank by whether it is done, by parties and persons named, by place, own date and confidence."""
    telling = witness.telling
    return (
        telling.status in ("happened", "ongoing"), len(telling.parties), len(telling.people),
        telling.place is not None, telling.is_dated, telling.confidence, telling.key,
    )  # fmt: skip


def _reports(witnesses: Iterable[Witness]) -> Iterable[Report]:
    return {witness.report.document.id: witness.report for witness in witnesses}.values()


def _vagueness(witness: Witness) -> tuple[bool, bool, str, Key]:
    days = witness.telling.days
    return not witness.telling.is_dated, days.first != days.last, days.first or "", witness.telling.key


def _day_told(witness: Witness) -> str | None:
    """Return the date of the text itself, else of its publication."""
    date = witness.event.date
    return date.edtf if date is not None and date.edtf else witness.report.document.published.edtf


def _sides(lead: Witness, witnesses: Sequence[Witness]) -> Iterator[Side]:
    """Yield who takes part: those of the fullest account, then whom others add."""
    named: set[str] = set()
    parties: set[str] = set()
    for witness in (lead, *(w for w in witnesses if w is not lead)):
        entities = {entity.id: entity for entity in witness.report.entities}
        for participant in witness.event.participants:
            entity = entities.get(participant.entity)
            if (
                entity is None
                or entity.id in named
                or (witness is not lead and (entity.country or entity.id) in parties)
            ):
                continue
            named.add(entity.id)
            yield Side(entity=entity.id, name=entity.name, role=participant.role, state=entity.country)
        if witness is lead:
            parties = {entities[e].country or e for e in named}


def _told_by(witness: Witness) -> ToldBy:
    header = witness.report.document
    return ToldBy(document=header.id, location=header.location, event=witness.event.id, source=witness.source)
