"""A new telling -> the happening it joins, where it can be shown that no other telling is moved by it.

All tellings are placed in the order of their ranks, so a new one may change what is done with those after it. It cannot
where the group it joins accepts them as before and none of another group is drawn to it. Then only the happenings near
it need be looked at; in all other cases what is near must be joined anew.
"""

import functools
import hashlib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

import apsw
import msgspec

from rasad.link import joining
from rasad.link.joining import is_told_twice, likeness, model_key, rank_of, signature_of
from rasad.link.matching import Holds, have_common_days, may_be_one
from rasad.link.tellings import Telling
from rasad.store.told import decoded

SHAPE_BYTES = 8  # of a hash: the shapes of one happening are few
AT_HAND = 120  # tellings of a happening that are read at once: twice as many as a new one is compared with
_LAST = "~"  # comes after every rank
_KEPT = 10_000  # tellings in memory: those of one great happening and what is near it
_WIDTH, _MOST = 4, 9_999  # digits of a count in a rank

_NEAR = """
WITH near AS (
    SELECT DISTINCT happening_key.happening FROM telling_key
    JOIN happening_key ON happening_key.key = telling_key.key WHERE telling_key.telling = ?1
)
SELECT near.happening, number, rank, shape, document, body FROM near LEFT JOIN telling ON number IN (
    SELECT number FROM telling WHERE happening = near.happening AND repeats IS NULL ORDER BY rank LIMIT ?2
) ORDER BY near.happening, rank
"""
_KIN = """
SELECT DISTINCT other.document FROM telling AS own JOIN telling AS other ON other.happening = own.happening
WHERE own.document = ? AND own.is_contact
"""
_MEMBERS = "SELECT number, rank, shape, document, body FROM telling WHERE happening = ? AND repeats IS NULL"
_SHAPES = """
WITH RECURSIVE found (shape) AS (
    SELECT min(shape) FROM telling WHERE happening = ?1 AND repeats IS NULL
    UNION ALL
    SELECT (SELECT min(shape) FROM telling WHERE happening = ?1 AND repeats IS NULL AND shape > found.shape)
    FROM found WHERE found.shape IS NOT NULL
)
SELECT shape,
    (SELECT min(rank) FROM telling WHERE happening = ?1 AND repeats IS NULL AND telling.shape = found.shape),
    (SELECT max(rank) FROM telling WHERE happening = ?1 AND repeats IS NULL AND telling.shape = found.shape)
FROM found WHERE shape IS NOT NULL
"""  # goes from one shape to the next by the index: of the thousands that tell of one summit most have one shape


def rank_text(telling: Telling) -> str:
    """Return the rank of a telling as text that a database puts in the same order."""
    is_vague, *counts, has_no_place, key = rank_of(telling)
    figures = "".join(f"{_MOST + count:0{_WIDTH}d}" for count in counts)
    return f"{is_vague:d}{figures}{has_no_place:d}{' '.join(key)}"


def shape_of(telling: Telling) -> bytes:
    """Return a hash of all but words that may speak against another telling's being the same."""
    told = msgspec.msgpack.encode(signature_of(telling), order="deterministic")
    return hashlib.blake2b(told, digest_size=SHAPE_BYTES).digest()


class New(NamedTuple):
    """A telling that is in no happening yet."""

    number: int
    document: int
    rank: str
    telling: Telling


class _Member(NamedTuple):
    number: int
    rank: str
    shape: bytes
    document: int
    body: bytes

    @property
    def telling(self) -> Telling:
        return _decoded(self.body)


def _member(row: Sequence[object]) -> _Member:
    return _Member(*row)  # type: ignore[arg-type]


class _Shape(NamedTuple):
    """What tellings of a happening have in common, and the ranks of the first and the last of them."""

    shape: bytes
    first: str
    last: str


_decoded = functools.lru_cache(maxsize=_KEPT)(decoded)


class Unsure(Exception):  # noqa: N818  (it tells of no fault)
    """Raised where a new telling may move others."""


class _Gathered:
    """A happening that is linked; of one that many tell of only the first tellings are at hand."""

    def __init__(self, connection: apsw.Connection, happening: str, first: Sequence[_Member]) -> None:
        self._connection = connection
        self._first = first
        self._is_whole = len(first) < AT_HAND
        self.happening = happening
        self.first = first[0].rank

    @functools.cached_property
    def shapes(self) -> list[_Shape]:
        """The shapes of the members."""
        if not self._is_whole:
            return [_Shape(*row) for row in self._connection.execute(_SHAPES, (self.happening,))]
        found: dict[bytes, _Shape] = {}
        for member in self._first:
            known = found.get(member.shape)
            found[member.shape] = _Shape(member.shape, known.first if known else member.rank, member.rank)
        return list(found.values())

    @functools.cached_property
    def models(self) -> list[_Member]:
        """The members that a newcomer is compared with, in order of rank."""
        found: dict[tuple[object, ...], _Member] = {}
        for member in self.members():
            if len(found) >= joining.MODELS:
                break
            found.setdefault(model_key(member.telling), member)
        return list(found.values())

    def members(self, *, after: str = "", before: str = _LAST, shape: bytes | None = None) -> Iterator[_Member]:
        """Yield members, none of them an echo, in order of rank: all, or those of some ranks and of one shape."""
        if self._is_whole:
            found = (m for m in self._first if after < m.rank < before)
            return (member for member in found if shape is None or member.shape == shape)
        query = f"{_MEMBERS} AND rank > ? AND rank < ?{' AND shape = ?' if shape is not None else ''} ORDER BY rank"
        values = (self.happening, after, before, *(() if shape is None else (shape,)))
        return (_member(row) for row in self._connection.execute(query, values))

    def telling_at(self, shape: bytes, rank: str) -> _Member:
        """Return the member that has a rank and a shape."""
        if self._is_whole:
            return next(member for member in self._first if member.rank == rank)
        query = f"{_MEMBERS} AND shape = ? AND rank = ?"
        return _member(self._connection.execute(query, (self.happening, shape, rank)).fetchall()[0])

    def against(self, new: New, *, is_later: bool) -> Iterator[_Member]:
        """Yield what may speak against a telling, ranked after it or before it: see `joining`."""
        for shape in self.shapes:
            rank = shape.last if is_later else shape.first
            if rank == new.rank or (rank > new.rank) != is_later:
                continue
            member = self.telling_at(shape.shape, rank)
            if have_common_days(new.telling, member.telling):
                yield member
            elif is_later:
                yield from self.members(after=new.rank, shape=shape.shape)
            else:
                yield from self.members(before=new.rank, shape=shape.shape)

    def of_document(self, document: int) -> list[_Member]:
        """Return the members that a document tells, by rank."""
        if self._is_whole:
            return [member for member in self._first if member.document == document]
        query = f"{_MEMBERS} AND document = ? ORDER BY rank"
        return [_member(row) for row in self._connection.execute(query, (self.happening, document))]


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
        groups = {group.happening: group for group in self._near(new.number)}
        best: tuple[float, str, str] | None = None
        for happening, group in groups.items():
            score = self._score(new, group) if group.first < new.rank else None
            if any(member.rank > new.rank for member in group.of_document(new.document)):
                raise Unsure
            if score is not None and (best is None or (-score, group.first) < (best[0], best[1])):
                best = -score, group.first, happening
        home = best[2] if best else None
        self._check_others(new, groups, home)
        return home

    def _near(self, number: int) -> Iterator[_Gathered]:
        """Yield the happenings that have a key of a telling in common with it; forget those that nothing tells of."""
        rows = self._connection.execute(_NEAR, (number, AT_HAND)).fetchall()
        for happening, found in itertools.groupby(rows, key=itemgetter(0)):
            members = [_member(row) for _, *row in found if row[0] is not None]
            if members:
                yield _Gathered(self._connection, str(happening), members)
            else:
                gone = "DELETE FROM happening_key WHERE happening = ?1 AND NOT EXISTS "
                gone += "(SELECT 1 FROM telling WHERE happening = ?1)"
                self._connection.execute(gone, (happening,))

    def _kin_of(self, document: int) -> frozenset[int]:
        """Return the documents that tell of a contact together with one."""
        if document not in self._known_kin:
            found = {int(str(row[0])) for row in self._connection.execute(_KIN, (document,))}
            self._known_kin[document] = frozenset(found - {document})
        return self._known_kin[document]

    def _score(self, new: New, group: _Gathered) -> float | None:
        """Return how well a telling fits a group as it stood when its turn came; as `joining` does it."""
        if not all(self._may_be_one(new, member) for member in group.against(new, is_later=False)):
            return None
        if not all(is_told_twice(new.telling, other.telling) for other in group.of_document(new.document)):
            return None
        scores = [self._likeness(new, member) for member in group.models if member.rank < new.rank]
        return max((score for score in scores if score is not None), default=None)

    def _check_others(self, new: New, groups: Mapping[str, _Gathered], home: str | None) -> None:
        """Make sure that the tellings ranked after a new one stay where they are."""
        group = groups.get(home) if home else None
        models = group.models if group else []
        if group and not all(self._may_be_one(new, member) for member in group.against(new, is_later=True)):
            raise Unsure
        is_full = len(models) >= joining.MODELS
        if is_full and models[-1].rank < new.rank:
            return
        if group and is_full and not self._is_spared(new, group):
            raise Unsure
        for other in groups.values():
            if other is not group and self._draws(new, other):
                raise Unsure

    def _is_spared(self, new: New, group: _Gathered) -> bool:
        """Say whether no telling of a group needs the last model, whose place a new one takes."""
        *others, last = group.models
        rivals = {shape.shape: self._has_rival(group, shape) for shape in group.shapes}
        for member in group.members(after=last.rank):
            score = self._between(last, member)
            least = -1.0 if score is None else score if rivals[member.shape] else 0.0
            found = itertools.chain((self._likeness(new, member),), (self._between(other, member) for other in others))
            if not any(other is not None and other >= least for other in found):
                return False
        return True

    def _has_rival(self, group: _Gathered, shape: _Shape) -> bool:
        """Say whether tellings of a shape may go to another group than theirs, where they are drawn less to theirs."""
        telling = group.telling_at(shape.shape, shape.last)
        others = (other for other in self._near(telling.number) if other.happening != group.happening)
        found = (other.telling_at(alike.shape, alike.last) for other in others for alike in other.shapes)
        return not all(self._is_barred(telling.telling, member) for member in found)

    def _between(self, one: _Member, other: _Member) -> float | None:
        """Return how well two tellings of one group fit; tellings of other acts than contacts may be of kin."""
        is_kin = not one.telling.act.is_contact and other.document in self._kin_of(one.document)
        return likeness(other.telling, one.telling, is_kin=is_kin)

    def _draws(self, new: New, group: _Gathered) -> bool:
        """Say whether a telling of a group that is ranked after a new one would go with it."""
        for shape in group.shapes:
            if shape.last > new.rank and not self._is_barred(new.telling, group.telling_at(shape.shape, shape.last)):
                for member in group.members(after=new.rank, shape=shape.shape):
                    if self._may_be_one(new, member) and self._likeness(new, member) is not None:
                        return True
        return False

    def _is_barred(self, telling: Telling, member: _Member) -> bool:
        """Say whether the shape of a member speaks against its being another telling, whatever its words."""
        other = member.telling
        return have_common_days(telling, other) and not may_be_one(telling, other, self._holds)

    def _may_be_one(self, new: New, member: _Member) -> bool:
        return may_be_one(new.telling, member.telling, self._holds)

    def _likeness(self, new: New, member: _Member) -> float | None:
        is_kin = not new.telling.act.is_contact and member.document in self._kin_of(new.document)
        return likeness(new.telling, member.telling, is_kin=is_kin)
