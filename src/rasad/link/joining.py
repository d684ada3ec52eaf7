"""Tellings of many documents -> happenings: groups of tellings of one thing, the same whatever order they came in.

Those that say most are placed first: exact days before vague ones, more parties and persons before fewer. Contacts are
joined before other acts, because documents that tell of one meeting may be trusted to speak of the same agreements.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Set

from rasad.link.matching import Holds, is_narrow, match, may_be_one
from rasad.link.tellings import Act, Telling

Group = list[Telling]


def join(
    tellings: Iterable[Telling], *, echoes: Mapping[tuple[str, str], tuple[str, str]], holds: Holds
) -> list[Group]:
    """Return the happenings, each as its tellings in order of document and place; every telling is in exactly one.

    Args:
        tellings: of all documents.
        echoes: for a telling in a copied document the telling that it repeats; it goes where that one goes.
        holds: says whether a place holds another, or is it.
    """
    told = sorted(tellings, key=_rank)
    own = [telling for telling in told if telling.key not in echoes]
    contacts = _Joiner(holds, {})
    for telling in own:
        if telling.act.is_contact:
            contacts.place(telling)
    others = _Joiner(holds, _occasions(contacts.groups))
    for telling in own:
        if not telling.act.is_contact:
            others.place(telling)
    groups = [*contacts.groups, *others.groups]
    home = {telling.key: group for group in groups for telling in group}
    for telling in told:
        if telling.key in echoes:
            home[echoes[telling.key]].append(telling)
    return sorted((sorted(group, key=lambda t: (t.key, t.start)) for group in groups), key=lambda g: g[0].key)


def _occasions(groups: Iterable[Group]) -> dict[str, set[int]]:
    """Return for each document the contacts it tells of, together with others, by number."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        documents = {telling.document for telling in group}
        if len(documents) > 1:
            for document in documents:
                found.setdefault(document, set()).add(number)
    return found


def _rank(telling: Telling) -> tuple[bool, int, int, int, int, bool, tuple[str, str]]:
    """Those first that say most: own exact days, many parties and persons, things, words, a place."""
    first, last = telling.days
    return (
        not telling.is_dated or first != last,
        -len(telling.parties),
        -len(telling.people),
        -len(telling.things),
        -len(telling.words),
        telling.place is None,
        telling.key,
    )


class _Joiner:
    """Puts tellings into groups, one after the other."""

    def __init__(self, holds: Holds, occasions: Mapping[str, Set[int]]) -> None:
        self.groups: list[Group] = []
        self._holds = holds
        self._occasions = occasions
        self._near: dict[tuple[Act, str, str], list[int]] = {}

    def place(self, telling: Telling) -> None:
        """Put a telling into the group that it fits best, else into one of its own."""
        best: tuple[float, int] | None = None
        for number in self._candidates(telling):
            score = self._score(telling, self.groups[number])
            if score is not None and (best is None or score > best[0]):
                best = score, number
        if best is None:
            self.groups.append([telling])
        else:
            self.groups[best[1]].append(telling)
        number = best[1] if best else len(self.groups) - 1
        for key in _keys(telling):
            numbers = self._near.setdefault(key, [])
            if number not in numbers:
                numbers.append(number)

    def _candidates(self, telling: Telling) -> list[int]:
        return sorted({number for key in _keys(telling) for number in self._near.get(key, ())})

    def _score(self, telling: Telling, group: Group) -> float | None:
        """Return how well a telling fits a group: none of its tellings may speak against it, one must speak for it."""
        if not all(self._goes_with(telling, other) for other in group):
            return None
        scores = [score for other in group if (score := self._likeness(telling, other)) is not None]
        return max(scores, default=None)

    def _likeness(self, telling: Telling, other: Telling) -> float | None:
        if telling.document == other.document:
            return float(len(telling.parties))
        found = match(telling, other, is_kin=self._is_kin(telling, other))
        return found.score if found is not None else None

    def _goes_with(self, telling: Telling, other: Telling) -> bool:
        if telling.document == other.document and not _is_told_twice(telling, other):
            return False
        return may_be_one(telling, other, self._holds)

    def _is_kin(self, telling: Telling, other: Telling) -> bool:
        mine = self._occasions.get(telling.document, frozenset())
        return not mine.isdisjoint(self._occasions.get(other.document, frozenset()))


def _is_told_twice(a: Telling, b: Telling) -> bool:
    """In one document only contacts are told again; other acts are one only where their words overlap."""
    if a.kind != b.kind or a.parties != b.parties:
        return False
    return a.days == b.days if a.act.is_contact else a.start < b.end and b.start < a.end


def _keys(telling: Telling) -> Iterator[tuple[Act, str, str]]:
    """Name the days, with the one behind them, and the parties by which a telling is found."""
    if not is_narrow(telling) or telling.days.first is None or telling.days.last is None:
        return
    first, last = (dt.date.fromisoformat(day) for day in (telling.days.first, telling.days.last))
    for offset in range((last - first).days + 2):
        day = (first + dt.timedelta(days=offset)).isoformat()
        for party in sorted(telling.parties if telling.act.is_contact else telling.actors):
            yield telling.act, party, day
