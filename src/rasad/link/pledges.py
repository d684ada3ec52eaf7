"""A report -> what it says of commitments: each reduced to what decides whether two sayings are of one commitment.

Deeds that a commitment may have promised, and denials of them, are kept beside the commitments: they end chains.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from msgspec import structs

from rasad.knowledge.base import Knowledge
from rasad.knowledge.kinds import Kind, load_kinds
from rasad.link.accounts import source_of
from rasad.link.tellings import CONTACTS, Act, Key, Teller, Telling
from rasad.records.days import Days, days_of
from rasad.records.report import DONE, Commitment, CommitmentStatus, Event, Figure, Report, Statement
from rasad.records.spans import Quote

_UNKNOWN = Days(None, None)
_STATED: dict[bool, Act] = {True: Act("REQUEST", False), False: Act("AGREE", False)}

AIMED_UNITS = frozenset(
    {"percent", "tonnes", "barrels", "barrels_per_day", "cubic_metres", "megawatts", "kilometres", "hectares"}
)  # besides money: what sides promise amounts of

Nature = Literal["commitment", "deed", "denial"]


class Pledge(msgspec.Struct, frozen=True, kw_only=True):
    """What a document says of a commitment, or a deed or denial that may answer one.

    `telling` says who does what with whom, about what; its days are those of the deed. `said` is the day of the paper;
    `due` when it is to be done, unknown where the text does not say; `amount` the figure aimed at, with its unit.
    `subject` is the named thing that it is on; `voices` the persons and bodies, other than states, that act;
    `source`, `location` and `quote` are for the reader.
    """

    nature: Nature
    status: CommitmentStatus
    telling: Telling
    said: str | None
    due: Days
    deadline: str | None
    amount: tuple[float, str] | None
    subject: str | None
    voices: frozenset[str]
    action: str
    speakers: tuple[str, ...]
    source: str
    location: str
    quote: Quote

    @property
    def key(self) -> Key:
        """The ids of the document and of the commitment or event in it."""
        return self.telling.document, self.telling.event

    @property
    def makers(self) -> frozenset[str]:
        """Who says that they will do it; of a demand who asks."""
        return self.telling.actors

    @property
    def bound(self) -> frozenset[str]:
        """Who is to do it."""
        return self.telling.others if self.status == "demanded" else self.telling.actors

    @property
    def things(self) -> frozenset[str]:
        """The named thing that it is on, else those that the telling names."""
        return frozenset({self.subject}) if self.subject else self.telling.things


def pledges_of(report: Report, knowledge: Knowledge, tellings: Sequence[Telling]) -> tuple[Pledge, ...]:
    """Return what a report says of commitments, by its order; those of nobody that is named are left out.

    Args:
        report: as the pipeline made it.
        knowledge: says which offices a person held on the day.
        tellings: those of the report.
    """
    reader = _Reader(report, knowledge, tellings)
    found = (*reader.commitments(), *reader.answers())
    return tuple(pledge for pledge in found if pledge.telling.parties)


class _Reader:
    """Reduces the commitments of one report."""

    def __init__(self, report: Report, knowledge: Knowledge, tellings: Sequence[Telling]) -> None:
        self._report = report
        self._teller = Teller(report, knowledge)
        self._events: dict[str, Event] = {event.id: event for event in report.events}
        self._statements: dict[str, Statement] = {statement.id: statement for statement in report.statements}
        self._states = frozenset(entity.id for entity in report.entities if entity.type == "state")
        self._tellings = {telling.event: self._reworded(telling) for telling in tellings}
        days = days_of(report.document.published.edtf)
        self._said = days.last if days.first == days.last else None

    def commitments(self) -> Iterator[Pledge]:
        """Yield the commitments of the report."""
        figures = {figure.id: figure for figure in self._report.figures}
        for commitment in self._report.commitments:
            told = self._tellings.get(commitment.event or "")
            telling = self._stated(commitment) if told is None else structs.replace(told, event=commitment.id)
            due, deadline = self._due(commitment, telling)
            pledge = self._pledge(telling, commitment.status, commitment.evidence, commitment.statement)
            yield structs.replace(
                pledge, due=due, deadline=deadline, action=commitment.action, voices=self._voices(commitment),
                subject=commitment.subject.entity if commitment.subject else None,
                amount=_amount(figures.get(commitment.target.figure)) if commitment.target else None,
            )  # fmt: skip

    def answers(self) -> Iterator[Pledge]:
        """Yield the deeds that somebody may have planned, and what was called off or denied."""
        founding = {commitment.event for commitment in self._report.commitments}
        for event in self._report.events:
            kind, telling = load_kinds().get(event.kind), self._tellings[event.id]
            if kind is None or event.id in founding or event.alleged_by is not None:
                continue
            if kind.undoes:
                telling = structs.replace(telling, act=Act(kind.undoes, False))
            nature = _nature(event, kind)
            if nature is not None:
                is_begun = event.status == "ongoing" and not telling.act.is_contact
                status: CommitmentStatus = "refused" if nature == "denial" else "under way" if is_begun else "done"
                pledge = self._pledge(telling, status, event.evidence, event.reported_by)
                yield structs.replace(pledge, nature=nature, voices=_actors(event) - self._states)

    def _pledge(self, telling: Telling, status: CommitmentStatus, evidence: Quote, told_by: str | None) -> Pledge:
        header = self._report.document
        statement = self._statements.get(told_by or "")
        return Pledge(
            nature="commitment", status=status, telling=telling, said=self._said, due=_UNKNOWN, deadline=None,
            amount=None, subject=None, voices=frozenset(), action="", location=header.location, quote=evidence,
            source=source_of(self._report),
            speakers=statement.speakers if statement else (),
        )  # fmt: skip

    def _stated(self, commitment: Commitment) -> Telling:
        """Return the telling of a commitment that stands on words alone.

        Who undertakes acts, and of a demand who makes it; where that is not told, all parties do.
        """
        evidence = commitment.evidence
        makers, others = commitment.debtor, commitment.beneficiary
        if commitment.status == "demanded":
            makers, others = others, makers
        actors = frozenset(self._teller.party_of(entity) for entity in makers or commitment.parties)
        rest = frozenset(self._teller.party_of(entity) for entity in others if makers) - actors
        parties = actors | rest
        return Telling(
            document=self._report.document.id, event=commitment.id, language=self._report.document.language,
            kind="statement", act=_STATED[commitment.status == "demanded"], status="happened", actors=actors,
            others=rest, people={}, place=None, days=_UNKNOWN, is_dated=False,
            things=frozenset(self._teller.things_in(evidence)),
            words=self._teller.words_in(evidence, parties | self._states, None), confidence=commitment.confidence,
            start=evidence.start, end=evidence.end,
        )  # fmt: skip

    def _reworded(self, telling: Telling) -> Telling:
        """Return the telling without the names of states among its words: a list of countries is no subject."""
        event = self._events[telling.event]
        words = self._teller.words_in(event.evidence, telling.parties | self._states, event.trigger)
        return structs.replace(telling, words=words)

    def _voices(self, commitment: Commitment) -> frozenset[str]:
        event = self._events.get(commitment.event or "")
        return (_actors(event) if event else frozenset(commitment.parties)) - self._states

    def _due(self, commitment: Commitment, telling: Telling) -> tuple[Days, str | None]:
        """Return when it is to be done: the deadline, else the day of what is planned; never a day gone by."""
        edtf = commitment.deadline.edtf if commitment.deadline else None
        event = self._events.get(commitment.event or "")
        if edtf is None and event is not None and event.date is not None and telling.is_dated and _is_ahead(event):
            edtf = event.date.edtf
        days = days_of(edtf)
        if days.last is None or (self._said is not None and days.last < self._said):
            return _UNKNOWN, None
        return days, edtf


def _actors(event: Event) -> frozenset[str]:
    return frozenset(p.entity for p in event.participants if p.role == "actor")


def _nature(event: Event, kind: Kind) -> Nature | None:
    """Return what an event may be to a plan: the deed, or its denial; None where nobody plans such a thing."""
    is_plannable = "planned" in kind.commitment or kind.planned is not None
    if kind.undoes:
        return "denial" if event.status in DONE else None
    if not is_plannable:
        return None
    return "denial" if event.status == "denied" else "deed" if event.status in DONE else None


def _amount(aim: Figure | None) -> tuple[float, str] | None:
    """Return a figure that a commitment may aim at: money, a share or a measured amount, not how many are counted."""
    if aim is None or aim.unit is None or not isinstance(aim.value, int | float) or isinstance(aim.value, bool):
        return None
    return (float(aim.value), aim.unit) if aim.unit.isupper() or aim.unit in AIMED_UNITS else None


def _is_ahead(event: Event) -> bool:
    """Say whether the date of an event is that of a deed to come, and not of the promise."""
    kind = load_kinds().get(event.kind)
    return event.status == "planned" and kind is not None and (kind.planned is not None or kind.family in CONTACTS)
