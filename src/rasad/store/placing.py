"""A new telling -> the happening it joins, where it can be shown that no other telling is moved by it.

All tellings are placed in the order of their ranks, so a new one may change what is done with those after it. It cannot
where the group it joins accepts them as before and none of another group is drawn to it. Then only the happenings near
it need be looked at; in all other cases what is near must be joined anew.
"""

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import apsw
import msgspec

from rasad.link import joining
from rasad.link.joining import is_told_twice, likeness, model_key, rank_of, signature_of
from rasad.link.matching import Holds, may_be_one
from rasad.link.tellings import Telling

_DECODER = msgspec.msgpack.Decoder(Telling)
_KEPT = 10_000  # tellings in memory: those of one great happening and what is near it
_WIDTH, _MOST = 4, 9_999  # digits of a count in a rank

_NEAR = """
SELECT happening, rank, shape, document, body FROM telling
WHERE repeats IS NULL AND happening IN (
    SELECT DISTINCT found.happening FROM telling_key AS own
    JOIN telling_key AS near ON near.key = own.key
    JOIN telling AS found ON found.number = near.telling
    WHERE own.telling = ?1 AND found.happening IS NOT NULL
) ORDER BY happening, rank
"""
_KIN = """
SELECT DISTINCT other.document FROM telling AS own JOIN telling AS other ON other.happening = own.happening
WHERE own.document = ? AND own.is_contact
"""


def rank_text(telling: Telling) -> str:
    """Return the rank of a telling as text that a database puts in the same order."""
    is_vague, *counts, has_no_place, key = rank_of(telling)
    figures = "".join(f"{_MOST + count:0{_WIDTH}d}" for count in counts)
    return f"{is_vague:d}{figures}{has_no_place:d}{' '.join(key)}"


def shape_of(telling: Telling) -> bytes:
    """Return a short form of all that may speak against another telling's being the same."""
    return msgspec.msgpack.encode(signature_of(telling), order="deterministic")


class New(NamedTuple):
    """A telling that is in no happening yet."""

    number: int
    document: int
    rank: str
    telling: Telling


class _Member(NamedTuple):
    rank: str
    shape: bytes
    document: int
    body: bytes

    @property
    def telling(self) -> Telling:
        return _decoded(self.body)


@functools.lru_cache(maxsize=_KEPT)
def _decoded(body: bytes) -> Telling:
    return _DECODER.decode(body)


class Unsure(Exception):  # noqa: N818  (it tells of no fault)
    """Raised where a new telling may move others."""


class Placer:
    """Finds the happening of a new telling among those that are linked."""

    def __init__(self, connection: apsw.Connection, holds: Holds) -> None:
        """Make a placer.

        Args:
            connection: an open ledger whose other tellings are linked, or will be placed after this one; for other acts
                than contacts, one whose contacts are all linked.
            holds: says whether a place holds another, or is it.
        """
        self._connection = connection
        self._holds = holds
        self._known_kin: dict[int, frozenset[int]] = {}

    def home_of(self, new: New) -> str | None:
        """Return the happening that a telling joins, None where it makes one of its own.

        Raises:
            Unsure: if others may be moved by it.
        """
        groups = self._near(new)
        kin = self._kin(new)
        best: tuple[float, str, str] | None = None
        for happening, members in groups.items():
            earlier = [member for member in members if member.rank < new.rank]
            score = self._score(new, earlier, kin) if earlier else None
            if any(member.document == new.document and member.rank > new.rank for member in members):
                raise Unsure
            first = earlier[0].rank if earlier else ""
            if score is not None and (best is None or (-score, first) < (best[0], best[1])):
                best = -score, first, happening
        home = best[2] if best else None
        self._check_others(new, groups, home, kin)
        return home

    def _near(self, new: New) -> dict[str, list[_Member]]:
        groups: dict[str, list[_Member]] = {}
        for happening, rank, shape, document, body in self._connection.execute(_NEAR, (new.number,)):
            groups.setdefault(str(happening), []).append(_Member(rank, shape, document, body))
        return groups

    def _kin(self, new: New) -> frozenset[int]:
        """Return the documents that tell of a contact together with this one; contacts themselves have no kin."""
        return frozenset() if new.telling.act.is_contact else self._kin_of(new.document)

    def _kin_of(self, document: int) -> frozenset[int]:
        if document not in self._known_kin:
            found = {int(str(row[0])) for row in self._connection.execute(_KIN, (document,))}
            self._known_kin[document] = frozenset(found - {document})
        return self._known_kin[document]

    def _score(self, new: New, earlier: Sequence[_Member], kin: frozenset[int]) -> float | None:
        """Return how well a telling fits a group as it stood when its turn came; as `joining` does it."""
        if not all(self._may_be_one(new, member) for member in _first_of_shapes(earlier)):
            return None
        own = (member.telling for member in earlier if member.document == new.document)
        if not all(is_told_twice(new.telling, other) for other in own):
            return None
        scores = [self._likeness(new, member, kin) for member in _models(earlier)]
        return max((score for score in scores if score is not None), default=None)

    def _check_others(self, new: New, groups: dict[str, list[_Member]], home: str | None, kin: frozenset[int]) -> None:
        """Make sure that the tellings ranked after a new one stay where they are."""
        members = groups.get(home, []) if home else []
        earlier = [member for member in members if member.rank < new.rank]
        later = [member for member in members if member.rank > new.rank]
        if not all(self._may_be_one(new, member) for member in _first_of_shapes(later)):
            raise Unsure
        if len(list(_models(earlier))) >= joining.MODELS:
            return
        models = list(_models(members))
        if len(models) >= joining.MODELS and not self._is_spared(new, models, later, kin):
            raise Unsure
        for happening, others in groups.items():
            behind = [member for member in others if member.rank > new.rank] if happening != home else []
            if any(self._are_drawn(new, shape, kin) for shape in _by_shape(behind)):
                raise Unsure

    def _is_spared(self, new: New, models: Sequence[_Member], later: Iterable[_Member], kin: frozenset[int]) -> bool:
        """Say whether no telling of a group needs the last model, whose place a new one takes."""
        *others, last = models
        for member in later:
            if member.rank <= last.rank:
                continue
            score = self._between(new, last, member)
            if score is None or score <= (self._likeness(new, member, kin) or -1):
                continue
            if not any((self._between(new, other, member) or -1) >= score for other in others):
                return False
        return True

    def _between(self, new: New, one: _Member, other: _Member) -> float | None:
        """Return how well two tellings of one group fit; tellings of other acts than contacts may be of kin."""
        is_kin = not new.telling.act.is_contact and other.document in self._kin_of(one.document)
        return likeness(other.telling, one.telling, is_kin=is_kin)

    def _are_drawn(self, new: New, alike: Sequence[_Member], kin: frozenset[int]) -> bool:
        """Say whether a telling of these, which have one shape, would go with the new one."""
        if not self._may_be_one(new, alike[0]):
            return False
        return any(self._likeness(new, member, kin) is not None for member in alike)

    def _may_be_one(self, new: New, member: _Member) -> bool:
        return may_be_one(new.telling, member.telling, self._holds)

    def _likeness(self, new: New, member: _Member, kin: frozenset[int]) -> float | None:
        return likeness(new.telling, member.telling, is_kin=member.document in kin)


def _by_shape(members: Iterable[_Member]) -> Iterable[list[_Member]]:
    found: dict[bytes, list[_Member]] = {}
    for member in members:
        found.setdefault(member.shape, []).append(member)
    return found.values()


def _first_of_shapes(members: Iterable[_Member]) -> Iterator[_Member]:
    return (alike[0] for alike in _by_shape(members))


def _models(members: Iterable[_Member]) -> Iterator[_Member]:
    """Yield the members that a newcomer is compared with, given those of a group in order of rank."""
    known: set[tuple[object, ...]] = set()
    for member in members:
        if len(known) >= joining.MODELS:
            return
        key = model_key(member.telling)
        if key not in known:
            known.add(key)
            yield member
