"""Two tellings -> whether they tell of one happening, and on what grounds.

Near misses stay apart: other persons of the same states, another day, a call against a meeting, a plan against the deed
without a day that both name. Acts that need no meeting are one only where they speak of the same thing.
"""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from rasad.link.tellings import Telling, shared_words
from rasad.records.report import DONE

FEW_WORDS = 2  # shared words that show a common subject in documents known to belong together
MANY_WORDS = 3  # the same in other documents
SMALL_SHARE, MEDIUM_SHARE, LARGE_SHARE = 0.25, 0.33, 0.4  # of the words of the shorter telling
NARROW_DAYS = 14  # wider dates overlap too easily to show that one happening is meant

Holds = Callable[[str, str], bool]
"""Says whether a place holds another, or is it."""


class Match(NamedTuple):
    """Why two tellings are one: `score` ranks rival matches, `grounds` are words for a reader."""

    score: float
    grounds: tuple[str, ...]


def may_be_one(a: Telling, b: Telling, holds: Holds) -> bool:
    """Say whether nothing speaks against two tellings being one: act, status, sides, persons, days, place."""
    return (
        a.act == b.act
        and _standings_fit(a, b)
        and sides_fit(a, b)
        and not persons_clash(a, b)
        and _days_fit(a, b)
        and _places_fit(a, b, holds)
    )


def match(a: Telling, b: Telling, *, is_kin: bool) -> Match | None:
    """Return what speaks for two tellings, between which nothing stands, being one; None if too little does.

    Args:
        a: a telling.
        b: a telling of another document.
        is_kin: the documents are known to tell of one occasion.
    """
    grounds = []
    people = sum(not names.isdisjoint(b.people.get(party, ())) for party, names in a.people.items())
    things = len(a.things & b.things)
    words = shared_words(a.words, b.words) if a.language == b.language else 0
    is_same_day = a.is_dated and b.is_dated and a.days == b.days
    is_same_place = a.place is not None and a.place == b.place
    for name, value in (("people", people), ("things", things), ("words", words), ("day", is_same_day)):
        if value:
            grounds.append(f"{name} {value}" if value is not True else name)
    if is_same_place:
        grounds.append("place")
    score = 2.0 * people + 2.0 * things + 0.5 * words + 2.0 * is_same_day + is_same_place + is_kin + (a.kind == b.kind)
    share = words / max(min(len(a.words), len(b.words)), 1)
    if a.act.is_contact:
        is_alike = a.kind == b.kind and a.status == b.status and bool(words or is_same_day or a.parties == b.parties)
        is_like = is_alike and (a.is_dated or b.is_dated)
        enough = bool(people or is_kin or is_like)
        if len(a.parties | b.parties) == 1:  # where to and with whom is not told: the same person travels often
            enough = bool(people) and (is_same_day or is_same_place)
        enough = enough or share >= SMALL_SHARE
    elif things or (is_same_day and (is_same_place or (words and _is_one_blow(a, b)))):
        enough = a.others == b.others or bool(words or is_same_place)
    else:
        small = SMALL_SHARE if is_kin and a.kind == b.kind else MEDIUM_SHARE if is_kin else LARGE_SHARE
        enough = words >= (FEW_WORDS if is_kin else MANY_WORDS) and share >= small
    return Match(score, tuple(grounds)) if enough else None


def _is_one_blow(a: Telling, b: Telling) -> bool:
    return a.act.family == "ASSAULT" and not a.others.isdisjoint(b.others)


def _standings_fit(a: Telling, b: Telling) -> bool:
    if a.status == b.status or {a.status, b.status} <= DONE:
        return True
    return a.is_dated and b.is_dated and a.days == b.days and a.days.first == a.days.last


def sides_fit(a: Telling, b: Telling) -> bool:
    """Say whether two tellings of one kind of act may have the same sides."""
    mine, theirs = a.parties, b.parties
    if a.act.is_contact:
        return mine == theirs or (min(len(mine), len(theirs)) > 1 and (mine <= theirs or theirs <= mine))
    if not a.actors or a.actors != b.actors:
        return False
    return not a.others or not b.others or a.others <= b.others or b.others <= a.others


def persons_clash(a: Telling, b: Telling) -> bool:
    """Say whether other persons stand for a state here than there."""
    return any(names.isdisjoint(b.people[party]) for party, names in a.people.items() if party in b.people)


def _days_fit(a: Telling, b: Telling) -> bool:
    if a.days.first is None or b.days.first is None or a.days.last is None or b.days.last is None:
        return False
    if have_common_days(a, b):
        return True
    return _is_told_a_day_late(a, b, min(abs(days_between(a.days.first, b.days.first)), NARROW_DAYS))


def have_common_days(a: Telling, b: Telling) -> bool:
    """Say whether two tellings may be of one day; of those that may not, only their words can say that they are one."""
    first, last = max(a.days.first or "", b.days.first or ""), min(a.days.last or "", b.days.last or "")
    return first <= last


def _is_told_a_day_late(a: Telling, b: Telling, days: int) -> bool:
    """Say whether two contacts on neighbouring days are one: a paper that prints yesterday's text has its "today" too.

    The same persons may meet on two days running, so place and words must be the same as well.
    """
    if days != 1 or not a.act.is_contact or a.place is None or a.place != b.place or a.language != b.language:
        return False
    both = sum(not names.isdisjoint(b.people.get(party, ())) for party, names in a.people.items())
    words = shared_words(a.words, b.words)
    return both > 1 and words >= MANY_WORDS and words >= LARGE_SHARE * min(len(a.words), len(b.words))


def _places_fit(a: Telling, b: Telling, holds: Holds) -> bool:
    if a.place is None or b.place is None or holds(a.place, b.place) or holds(b.place, a.place):
        return True
    if a.act.is_contact:  # on a day that both name: an account that names another place, not another meeting
        return a.is_dated and b.is_dated and a.days == b.days
    return a.act.family != "ASSAULT"


def is_narrow(telling: Telling) -> bool:
    """Say whether the days of a telling are few enough to find it by."""
    first, last = telling.days
    return first is not None and last is not None and days_between(first, last) <= NARROW_DAYS


def days_between(first: str, last: str) -> int:
    """Return how many days lie from one ISO day to another."""
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
