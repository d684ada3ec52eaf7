"""Happenings as they were joined, and what a user says of pairs of events -> happenings as the user has them.

The same whatever order documents and rulings came in: rulings are laid over happenings, which are a function of the set
of documents. Source: decision 0012.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Self

from rasad.link.joining import Group, id_of
from rasad.link.matching import Holds, match, may_be_one
from rasad.link.tellings import Key, Telling
from rasad.records.corrections import Ruling

_Unit = tuple[Telling, ...]
"""Tellings that go together: those that the user says are one, else one alone; never empty."""


class _Classes:
    """Events in classes, of which each says by its smallest key what it is."""

    def __init__(self) -> None:
        self._over: dict[Key, Key] = {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[Key, Key]]) -> Self:
        """Return the classes in which the two of each pair are together."""
        classes = cls()
        for one, other in pairs:
            classes.unite(one, other)
        return classes

    def head(self, key: Key) -> Key:
        """Return the smallest key of the class that an event is in."""
        while key in self._over:
            key = self._over[key]
        return key

    def unite(self, one: Key, other: Key) -> None:
        """Put two events, and all that are with them, into one class."""
        low, high = sorted((self.head(one), self.head(other)))
        if low != high:
            self._over[high] = low


def contradictions(rulings: Iterable[Ruling]) -> Iterator[Ruling]:
    """Yield the rulings that hold two events apart which others make one; none where all can be followed."""
    said = list(rulings)
    classes = _Classes.of((r.one, r.other) for r in said if r.is_same)
    yield from (r for r in said if not r.is_same and classes.head(r.one) == classes.head(r.other))


def ruled(groups: Mapping[str, Group], rulings: Collection[Ruling], holds: Holds) -> dict[str, Group]:
    """Return the happenings by id with what the user says laid over them; the others stay as they are.

    Args:
        groups: happenings by id; of events that rulings speak of but these lack, nothing is said.
        rulings: in any order, without contradictions.
        holds: says whether a place holds another, or is it.
    """
    home = {telling.key: number for number, group in groups.items() for telling in group}
    known = [r for r in rulings if r.one in home and r.other in home]
    if not known:
        return dict(groups)
    same = _Classes.of((r.one, r.other) for r in known if r.is_same)
    apart = {frozenset((same.head(r.one), same.head(r.other))) for r in known if not r.is_same}
    joined = _Classes.of((("", home[r.one]), ("", home[r.other])) for r in known if r.is_same)
    together: dict[str, list[Telling]] = {}
    for number, group in groups.items():
        together.setdefault(joined.head(("", number))[1], []).extend(group)
    found: dict[str, Group] = {}
    for tellings in together.values():
        for group in _Parting(same, apart, holds).parts(tellings):
            found[id_of(group)] = group
    return found


class _Parting:
    """Parts a happening where the user says that two of its events are not one."""

    def __init__(self, same: _Classes, apart: Collection[frozenset[Key]], holds: Holds) -> None:
        self._same = same
        self._apart = apart
        self._holds = holds

    def parts(self, tellings: Collection[Telling]) -> Iterator[Group]:
        """Yield the parts, each in order of document and place; one where nothing is held apart."""
        units: dict[Key, list[Telling]] = {}
        for telling in tellings:
            units.setdefault(self._same.head(telling.key), []).append(telling)
        held = {key for pair in self._apart if pair <= units.keys() for key in pair if len(pair) > 1}
        if not held:
            yield sorted(tellings, key=lambda t: (t.key, t.start))
            return
        parts: list[dict[Key, _Unit]] = []
        for key in sorted(units, key=lambda k: (k not in held, k)):
            unit = tuple(units[key])
            free = [part for part in parts if not any(frozenset((key, other)) in self._apart for other in part)]
            liked = [part for part in free if key not in held or self._likeness(unit, part) > 0.0]
            best = max(liked, key=lambda part: self._likeness(unit, part), default=None)
            if best is None:
                parts.append({key: unit})
            else:
                best[key] = unit
        for part in parts:
            yield sorted((t for unit in part.values() for t in unit), key=lambda t: (t.key, t.start))

    def _likeness(self, unit: _Unit, part: Mapping[Key, _Unit]) -> float:
        """Return how much speaks for the best of all pairs being one; zero if nothing does."""
        others = [telling for other in part.values() for telling in other]
        return max((self._match(a, b) for a in unit for b in others), default=0.0)

    def _match(self, a: Telling, b: Telling) -> float:
        if not may_be_one(a, b, self._holds):
            return 0.0
        found = match(a, b, is_kin=True)
        return found.score if found is not None else 0.0
