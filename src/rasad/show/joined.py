"""Commitments of several documents -> those that are one commitment, put together."""

import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rasad.config import data_folder
from rasad.langpack.pack import read_toml
from rasad.link.tellings import Word, shared_words, stems_of
from rasad.records.report import Commitment
from rasad.show.happenings import Account
from rasad.show.view import View
from rasad.text.tokens import tokenize

Told = tuple[View, Commitment]
Home = Mapping[tuple[str, str], str]
"""The happening of each event, by the ids of its document and itself."""

MOST_WORDS, MANY_WORDS = 0.6, 3  # of the shorter of two sayings, and at least so many: they are one saying
NO_HOMES: Home = {}


class PledgeKinds(NamedTuple):
    """Kinds of events by what they are to commitments, from data/show/pledges.toml."""

    states_of_affairs: frozenset[str]
    positions: frozenset[str]
    forces: tuple[str, ...]


@functools.cache
def pledge_kinds() -> PledgeKinds:
    """Load the kinds."""
    table = read_toml(data_folder() / "show" / "pledges.toml")
    return PledgeKinds(frozenset(table["states_of_affairs"]), frozenset(table["positions"]), tuple(table["forces"]))


def is_of_position(view: View, commitment: Commitment) -> bool:
    """Say whether a commitment stands on what sides think or are ready for, which binds nobody."""
    event = view.events.get(commitment.event or "")
    return event is not None and event.kind in pledge_kinds().positions


def is_weaker(account: Account, lead: Account) -> bool:
    """Say whether an account tells a position where the lead tells what binds."""
    kinds = pledge_kinds()
    forces = [kinds.forces.index(a.event.kind) if a.event.kind in kinds.forces else None for a in (lead, account)]
    binds = lead.event.kind not in kinds.positions and account.event.kind in kinds.positions
    return binds and forces[0] is not None and forces[1] is not None and forces[0] < forces[1]


def joined(told: Iterable[Told], home: Home) -> list[list[Told]]:
    """Put together what is said of one commitment: the same parties, status and force, and one of three things.

    Documents join where they name the same subject, or tell the same happening; and sayings of a language join that
    share most of their words, within one document too. A position is never one with a commitment.
    """
    groups: list[list[_Saying]] = []
    near: dict[tuple[object, ...], list[list[_Saying]]] = {}
    for view, commitment in told:
        saying = _saying(view, commitment, home)
        bucket = near.setdefault(saying.bucket, [])
        group = next((g for g in bucket if any(_are_one(saying, other) for other in g)), None)
        if group is None:
            group = []
            groups.append(group)
            bucket.append(group)
        group.append(saying)
    return [[(saying.view, saying.commitment) for saying in group] for group in groups]


class _Saying(NamedTuple):
    """A commitment with what it is compared by; only those of one bucket can be one."""

    view: View
    commitment: Commitment
    bucket: tuple[object, ...]
    home: str | None
    words: tuple[Word, ...]


def _saying(view: View, commitment: Commitment, home: Home) -> _Saying:
    parties = frozenset(view.party_of(p) for p in commitment.parties)
    tokens = (token.key for token in tokenize(commitment.evidence.text) if token.kind == "word")
    return _Saying(
        view,
        commitment,
        (parties, commitment.status, is_of_position(view, commitment)),
        home.get((view.report.document.id, commitment.event or "")),
        stems_of(tokens, view.language),
    )


def _are_one(one: _Saying, other: _Saying) -> bool:
    subjects = [s.commitment.subject.entity if s.commitment.subject else None for s in (one, other)]
    if None not in subjects and subjects[0] != subjects[1]:
        return False
    if one.view is not other.view and one.commitment.parties:
        if subjects[0] is not None and subjects[0] == subjects[1]:
            return True
        if one.home is not None and one.home == other.home:
            return True
    if one.view.language != other.view.language:
        return False
    shared = shared_words(one.words, other.words)
    return shared >= MANY_WORDS and shared >= MOST_WORDS * min(len(one.words), len(other.words))
