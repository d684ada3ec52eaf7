"""Tellings of many documents -> happenings: groups of tellings of one thing, the same whatever order they came in.

Those that say most are placed first: exact days before vague ones, more parties and persons before fewer. Contacts are
joined before other acts, because documents that tell of one meeting may be trusted to speak of the same agreements.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import combinations

from rasad.link.matching import (
    MANY_WORDS,
    REPRINT_DAYS,
    SAME_WORDS,
    Holds,
    days_between,
    have_common_days,
    is_narrow,
    match,
    may_be_one,
    may_be_printed_again,
)
from rasad.link.tellings import Key, Telling, Word, shared_words

Group = list[Telling]
Occasions = Mapping[str, Set[str]]
"""The contacts that documents tell of together with other documents, by document: what makes them kin."""
MODELS = 60  # tellings of a group that a newcomer is compared with: of thousands on one summit the fullest say enough
MONTH_DAYS, YEAR_DAYS = 31, 366
YEAR_LETTERS, MONTH_LETTERS = 4, 7  # of an ISO day
ID_DIGITS = 12  # of SHA-256: two of ten million happenings share an id once in five hundred ledgers


def join(tellings: Iterable[Telling], *, echoes: Mapping[Key, Key], holds: Holds) -> list[Group]:
    """Return the happenings, each as its tellings in order of document and place; every telling is in exactly one.

    Args:
        tellings: of all documents.
        echoes: for a telling in a copied document the telling that it repeats; it goes where that one goes.
        holds: says whether a place holds another, or is it.
    """
    told = list(tellings)
    contacts = join_kind((t for t in told if t.act.is_contact), echoes=echoes, holds=holds, occasions={})
    others = (t for t in told if not t.act.is_contact)
    return contacts + join_kind(others, echoes=echoes, holds=holds, occasions=occasions_of(contacts))


def join_kind(
    tellings: Iterable[Telling], *, echoes: Mapping[Key, Key], holds: Holds, occasions: Occasions
) -> list[Group]:
    """Return the happenings among tellings that are all contacts or all none; an echo's model must be among them."""
    told = sorted(tellings, key=rank_of)
    joiner = _Joiner(holds, occasions)
    home = {telling.key: joiner.place(telling) for telling in told if telling.key not in echoes}
    for telling in told:
        if telling.key in echoes:
            home[echoes[telling.key]].append(telling)
    return sorted((sorted(group, key=lambda t: (t.key, t.start)) for group in joiner.groups), key=lambda g: g[0].key)


def id_of(group: Group) -> str:
    """Return the id of a happening: it comes from the first of its tellings by id, not from when it was made."""
    first = min(telling.key for telling in group)
    return f"h:{hashlib.sha256(' '.join(first).encode()).hexdigest()[:ID_DIGITS]}"


def occasions_of(contacts: Iterable[Group]) -> dict[str, set[str]]:
    """Return for each document the contacts it tells of together with other documents."""
    found: dict[str, set[str]] = {}
    for group in contacts:
        documents = {telling.document for telling in group}
        if len(documents) > 1:
            for document in documents:
                found.setdefault(document, set()).add(id_of(group))
    return found


def keys_of(telling: Telling) -> list[str]:
    """Name what a telling is found by: tellings without a common key are never one.

    Contacts are found by two of their sides, other acts by who acts, on each day that they may have been; contacts that
    may be told a day late also on the day behind, sentences that may be printed again also on those of the week before.
    Acts that are told of a longer time are found by its months, or by its year.
    """
    act = f"{telling.act.family}{'@' if telling.act.is_apart else ''}"
    return [f"{act} {side} {when}" for side in _sides(telling) for when in _times(telling)]


def _times(telling: Telling) -> list[str]:
    """Return the days by which a telling is found, else its months or years; none if it is vaguer, or has no day."""
    first, last = telling.days
    if first is None or last is None:
        return []
    width = days_between(first, last)
    if not is_narrow(telling):
        size = MONTH_LETTERS if width <= MONTH_DAYS else YEAR_LETTERS
        return sorted({f"~{first[:size]}", f"~{last[:size]}"}) if width <= YEAR_DAYS else []
    start = dt.date.fromisoformat(first)
    days = width + 1 + (telling.act.is_contact and telling.is_dated)
    before = min(REPRINT_DAYS, start.toordinal() - 1) if may_be_printed_again(telling) else 0
    return [str(start + dt.timedelta(days=n)) for n in range(-before, days)]


def _sides(telling: Telling) -> list[str]:
    if not telling.act.is_contact:
        return ["+".join(sorted(telling.actors))] if telling.actors else []
    parties = sorted(telling.parties)
    return ["+".join(pair) for pair in combinations(parties, 2)] or parties


def rank_of(telling: Telling) -> tuple[bool, int, int, int, int, bool, Key]:
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


class _Gathering:
    """A group while it is made: its tellings, and those of them that a newcomer need be compared with."""

    def __init__(self) -> None:
        self.tellings: Group = []
        self.by_document: dict[str, Group] = {}
        self._wordings: dict[tuple[object, ...], dict[tuple[Word, ...], Telling]] = {}
        self._models: dict[tuple[object, ...], Telling] = {}

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        self.tellings.append(telling)
        self.by_document.setdefault(telling.document, []).append(telling)
        self._wordings.setdefault(signature_of(telling), {}).setdefault(telling.words, telling)
        if len(self._models) < MODELS:
            self._models.setdefault(model_key(telling), telling)

    def against(self, telling: Telling) -> Iterator[Telling]:
        """Yield the tellings that may speak against a newcomer: one of each shape, all wordings where words decide."""
        for alike in self._wordings.values():
            first = next(iter(alike.values()))
            yield from (first,) if have_common_days(telling, first) else alike.values()

    @property
    def models(self) -> Iterable[Telling]:
        """The tellings that may speak for a newcomer: those that were placed first, which say most."""
        return self._models.values()


class _Joiner:
    """Puts tellings into groups, one after the other."""

    def __init__(self, holds: Holds, occasions: Occasions) -> None:
        self._gatherings: list[_Gathering] = []
        self._holds = holds
        self._occasions = occasions
        self._near: dict[str, dict[int, None]] = {}

    @property
    def groups(self) -> list[Group]:
        """The groups made so far."""
        return [gathering.tellings for gathering in self._gatherings]

    def place(self, telling: Telling) -> Group:
        """Put a telling into the group that it fits best, else into one of its own; return that group."""
        keys = keys_of(telling)
        best: tuple[float, int] | None = None
        for number in sorted({number for key in keys for number in self._near.get(key, ())}):
            score = self._score(telling, self._gatherings[number])
            if score is not None and (best is None or score > best[0]):
                best = score, number
        if best is None:
            self._gatherings.append(_Gathering())
        number = best[1] if best else len(self._gatherings) - 1
        self._gatherings[number].add(telling)
        for key in keys:
            self._near.setdefault(key, {})[number] = None
        return self._gatherings[number].tellings

    def _score(self, telling: Telling, group: _Gathering) -> float | None:
        """Return how well a telling fits a group: none of its tellings may speak against it, one must speak for it."""
        own = group.by_document.get(telling.document, [])
        if not all(is_told_twice(telling, other) for other in own):
            return None
        if not all(may_be_one(telling, other, self._holds) for other in group.against(telling)):
            return None
        scores = [score for other in group.models if (score := self._likeness(telling, other)) is not None]
        return max(scores, default=None)

    def _likeness(self, telling: Telling, other: Telling) -> float | None:
        return likeness(telling, other, is_kin=self._is_kin(telling, other))

    def _is_kin(self, telling: Telling, other: Telling) -> bool:
        mine = self._occasions.get(telling.document, frozenset())
        return not mine.isdisjoint(self._occasions.get(other.document, frozenset()))


def likeness(telling: Telling, other: Telling, *, is_kin: bool) -> float | None:
    """Return how well two tellings, between which nothing stands, fit; None if too little speaks for it."""
    if telling.document == other.document:
        return float(len(telling.parties))
    found = match(telling, other, is_kin=is_kin)
    return found.score if found is not None else None


def signature_of(telling: Telling) -> tuple[object, ...]:
    """Return all but words that may speak against another telling's being the same act; it says nothing of the act."""
    people = tuple(sorted((party, tuple(sorted(names))) for party, names in telling.people.items()))
    return (
        telling.status, telling.actors, telling.others, people, telling.place, telling.days, telling.is_dated,
        telling.language,
    )  # fmt: skip


def model_key(telling: Telling) -> tuple[object, ...]:
    """Return all by which one model of a group differs from another."""
    return (*signature_of(telling), telling.words, telling.things, telling.document)


def is_told_twice(a: Telling, b: Telling) -> bool:
    """Say whether two tellings of one document are of one thing.

    In one document contacts are told again, other acts only in the same words: its headline repeats its text.
    """
    if a.kind != b.kind or a.parties != b.parties:
        return False
    if a.act.is_contact:
        return a.days == b.days and (is_narrow(a) or a.days.first is None)
    words = shared_words(a.words, b.words)
    is_same = words >= MANY_WORDS and words >= SAME_WORDS * min(len(a.words), len(b.words))
    return is_same or (a.start < b.end and b.start < a.end)
