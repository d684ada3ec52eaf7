"""Events of several documents -> happenings (one thing told once or more often) -> occasions (what belongs to one day).

Near misses stay apart: another status, another day, other parties, a call against a meeting. What documents agree on
besides meeting one another is joined only where they name the same thing.
"""

from collections.abc import Iterable, Sequence

import msgspec

from rasad.knowledge.base import load_knowledge
from rasad.link.levels import level_of, load_levels
from rasad.link.linking import Linked
from rasad.link.tellings import act_of, type_of
from rasad.records.ports import StoredDocument
from rasad.records.report import DONE, Event
from rasad.show.dates import Days, days_of
from rasad.show.view import View

GENERAL = frozenset({"talks", "negotiation"})  # kinds that may be a call or a meeting
OCCASION_DAYS = 31  # a date wider than a month is no common day of several happenings
SUBJECT_TYPES = frozenset(
    {"project", "agreement", "initiative", "operation", "conference", "weapon", "product", "region", "city", "facility"}
)


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
        """Say whether the document does not print the date."""
        date = self.event.date
        return not self.view.prints(date) if date and self.is_dated_itself else self.view.date_is_inferred

    @property
    def family(self) -> str:
        """The PLOVER type of the act itself: a meeting to come is a meeting."""
        return "CONSULT" if act_of(self.event).is_contact else type_of(self.event)

    @property
    def level(self) -> str | None:
        """At which level the sides met or spoke; None where they did neither."""
        return level_of(self.event, self.view.entities)

    @property
    def is_by_phone(self) -> bool:
        """Say whether the sides were apart."""
        return act_of(self.event).is_apart

    @property
    def parties(self) -> frozenset[str]:
        """Who takes part, states standing for their people and organisations."""
        return frozenset(self.view.party_of(p.entity) for p in self.event.participants if p.role != "third_party")


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
    def level(self) -> str | None:
        """The level of a meeting or call; unknown where its accounts tell several, None where it is no such thing."""
        levels = load_levels()
        found = {level for a in self.accounts if (level := a.level) is not None}
        known = found - {levels.unknown}
        return known.pop() if len(known) == 1 else (levels.unknown if found else None)

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


def link_views(views: Sequence[View]) -> Linked:
    """Link documents for `find_happenings` and for what became of commitments."""
    documents = (StoredDocument(view.report, view.source, view.rulings) for view in views)
    return Linked(documents, load_knowledge(views[0].layer if views else None))


def homes_of(linked: Linked) -> dict[tuple[str, str], str]:
    """Return the id of the happening of each event, by the ids of its document and itself."""
    return {telling.key: number for number, group in linked.groups.items() for telling in group}


def find_happenings(accounts: Iterable[Account], linked: Linked) -> tuple[Happening, ...]:
    """Join the accounts of the same happening as linking all documents does; order of first appearance.

    Args:
        accounts: of the events that are asked for.
        linked: all documents.
    """
    home = homes_of(linked)
    found: dict[str, list[Account]] = {}
    for account in accounts:
        found.setdefault(home[account.view.report.document.id, account.event.id], []).append(account)
    return tuple(Happening(tuple(group)) for group in found.values())


def _fullness(account: Account) -> tuple[bool, int, bool, int, bool, bool, float]:
    """Rank the deed before the plan, then by parties, kind, those more than a state's name, place, date, confidence."""
    event = account.event
    persons = sum(account.view.party_of(p.entity) != p.entity for p in event.participants)
    parties = len(account.parties), event.kind not in GENERAL
    told = (*parties, persons, event.place is not None, account.is_dated_itself, event.confidence)
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
