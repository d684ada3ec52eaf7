"""Events of several documents -> happenings (one thing told once or more often) -> occasions (what belongs to one day).

Near misses stay apart: another status, another day, other parties, a call against a meeting. What documents agree on
besides meeting one another is joined only where they name the same thing.
"""

from collections.abc import Iterable, Sequence

import msgspec

from rasad.knowledge.base import load_knowledge
from rasad.knowledge.kinds import load_kinds
from rasad.link.linking import Linked
from rasad.records.ports import StoredDocument
from rasad.records.report import Event
from rasad.show.dates import Days, days_of
from rasad.show.view import View

NARROW_DAYS = 14  # two dates wider than a fortnight overlap too easily to show that one happening is meant
OCCASION_DAYS = 31  # a date wider than a month is no common day of several happenings
CONTACTS = frozenset({"meeting", "call"})
SIGNING = "signing"
SUBJECT_TYPES = frozenset(
    {"project", "agreement", "initiative", "operation", "conference", "weapon", "product", "region", "city", "facility"}
)
DONE = frozenset({"happened", "ongoing"})


def act_of(event: Event) -> str:
    """Return the PLOVER type of the act itself, whether it is still to come or not."""
    if event.kind in load_kinds():
        return load_kinds()[event.kind].type
    return event.underlying.type if event.underlying else event.type


class Account(msgspec.Struct, frozen=True):
    """One document's telling of a happening."""

    view: View
    event: Event

    @property
    def edtf(self) -> str | None:
        """The event's own date, else the day its document was published."""
        own = self.event.date.edtf if self.event.date else None
        return own if days_of(own) else self.view.published

    @property
    def is_dated_itself(self) -> bool:
        """Say whether the event has a date of its own."""
        return days_of(self.event.date.edtf if self.event.date else None) is not None

    @property
    def days(self) -> Days | None:
        """The days that the date allows."""
        return days_of(self.edtf)

    @property
    def is_inferred(self) -> bool:
        """Say whether the date is inferred and not printed or given."""
        date = self.event.date
        return date.basis == "inferred" if date and self.is_dated_itself else self.view.date_is_inferred

    @property
    def family(self) -> str:
        """The PLOVER type of the act itself: a meeting to come is a meeting."""
        if self.kind_family in CONTACTS:
            return "CONSULT"
        return act_of(self.event)

    @property
    def kind_family(self) -> str:
        """The kinds that may be one happening told in different words; an unknown kind stands alone."""
        kind = load_kinds().get(self.event.kind)
        return kind.family if kind else self.event.kind

    @property
    def is_by_phone(self) -> bool:
        """Say whether the sides were apart."""
        mode = self.event.underlying.mode if self.event.underlying else self.event.mode
        return mode == "phone"

    @property
    def parties(self) -> frozenset[str]:
        """Who takes part, states standing for their people and organisations."""
        return frozenset(self.view.party_of(p.entity) for p in self.event.participants if p.role != "third_party")

    @property
    def actors(self) -> frozenset[str]:
        """Who acts, states standing for their people and organisations."""
        return frozenset(self.view.party_of(p.entity) for p in self.event.participants if p.role == "actor")

    @property
    def subjects(self) -> frozenset[str]:
        """The named things that the event's words speak of."""
        things = self.view.things_in(self.event.evidence)
        return frozenset(t for t in things if t in self.view.entities and self.view.entities[t].type in SUBJECT_TYPES)


class Happening(msgspec.Struct, frozen=True):
    """One thing that happened, or is to happen, with the accounts of it; `lead` is the fullest."""

    accounts: tuple[Account, ...]

    @property
    def lead(self) -> Account:
        """The account that says most: parties, place, own date, confidence."""
        return max(self.accounts, key=_fullness)

    @property
    def days(self) -> Days | None:
        """The narrowest days that an account gives; an event's own date goes before a date of publication."""
        return self.dater.days

    @property
    def dater(self) -> Account:
        """The account that the date is taken from."""
        return min(self.accounts, key=lambda a: (a.days is None, not a.is_dated_itself, a.days.width if a.days else 0))

    @property
    def parties(self) -> frozenset[str]:
        """Who takes part, over all accounts."""
        return frozenset().union(*(a.parties for a in self.accounts))

    @property
    def labels(self) -> tuple[str, ...]:
        """The documents that tell of it, each once."""
        return tuple(dict.fromkeys(a.view.label for a in self.accounts))

    @property
    def is_contact(self) -> bool:
        """Say whether the sides met or spoke."""
        return self.lead.family == "CONSULT"


class Occasion(msgspec.Struct, frozen=True):
    """Happenings of one day and place among the same parties; `happenings` is never empty."""

    happenings: tuple[Happening, ...]

    @property
    def anchor(self) -> Happening:
        """The happening that gives the occasion its date: a contact before anything else, then the narrowest date."""
        return min(
            self.happenings,
            key=lambda h: (
                not h.is_contact or not h.dater.is_dated_itself,
                not h.dater.is_dated_itself,
                h.days.width if h.days else 0,
            ),
        )

    @property
    def parties(self) -> frozenset[str]:
        """Who takes part in any of the happenings."""
        return frozenset().union(*(h.parties for h in self.happenings))

    @property
    def views(self) -> tuple[View, ...]:
        """The documents that tell of the occasion, each once."""
        found = {a.view.label: a.view for h in self.happenings for a in h.accounts}
        return tuple(found.values())


def find_happenings(accounts: Iterable[Account], views: Sequence[View]) -> tuple[Happening, ...]:
    """Join the accounts of the same happening as linking all documents does; order of first appearance.

    Args:
        accounts: of the events that are asked for.
        views: all documents.
    """
    documents = (StoredDocument(view.report, view.source) for view in views)
    linked = Linked(documents, load_knowledge(views[0].layer if views else None))
    home = {telling.key: number for number, group in linked.groups.items() for telling in group}
    found: dict[str, list[Account]] = {}
    for account in accounts:
        found.setdefault(home[account.view.report.document.id, account.event.id], []).append(account)
    return tuple(Happening(tuple(group)) for group in found.values())


def _fullness(account: Account) -> tuple[bool, int, int, bool, bool, float]:
    """Rank the deed before the plan, then by parties, by those more than a state's name, by place, date, confidence."""
    event = account.event
    persons = sum(account.view.party_of(p.entity) != p.entity for p in event.participants)
    told = (len(account.parties), persons, event.place is not None, account.is_dated_itself, event.confidence)
    return event.status in DONE, *told


def find_occasions(happenings: Sequence[Happening]) -> tuple[Occasion, ...]:
    """Put the dated happenings of one day among the same parties together, in order of time."""
    groups: list[list[Happening]] = []
    near: dict[tuple[int, int], list[list[Happening]]] = {}
    for happening in sorted((h for h in happenings if h.days), key=_anchor_first):
        months = _months(happening)
        found = (g for month in months for g in near.get(month, ()) if _belongs(happening, g))
        group = next(found, None)
        if group is None:
            group = []
            groups.append(group)
            for month in months:
                near.setdefault(month, []).append(group)
        group.append(happening)
    occasions = (Occasion(tuple(sorted(group, key=_telling_order))) for group in groups)
    return tuple(sorted(occasions, key=_by_time))


def _months(happening: Happening) -> list[tuple[int, int]]:
    """Name the first and the last month of the date: no two dates of a month at most meet elsewhere."""
    if happening.days is None:
        return []
    first, last = happening.days
    return list(dict.fromkeys([(first.year, first.month), (last.year, last.month)]))


def _belongs(happening: Happening, group: list[Happening]) -> bool:
    first = group[0]
    if not happening.days or not first.days or not happening.days.overlaps(first.days):
        return False
    if happening.days != first.days and max(happening.days.width, first.days.width) > OCCASION_DAYS:
        return False
    mine, theirs = happening.parties, first.parties
    return mine <= theirs or theirs <= mine or bool(set(happening.labels) & set(first.labels) and mine & theirs)


def _anchor_first(happening: Happening) -> tuple[bool, bool, int, int]:
    days = happening.days
    return (
        not happening.is_contact,
        not happening.dater.is_dated_itself,
        days.width if days else 0,
        -len(happening.parties),
    )


def _telling_order(happening: Happening) -> tuple[bool, str, int]:
    return not happening.is_contact, happening.lead.view.label, happening.lead.event.evidence.start


def _by_time(occasion: Occasion) -> tuple[str, str]:
    days = occasion.anchor.days
    return (days.first.isoformat() if days else "", days.last.isoformat() if days else "")
