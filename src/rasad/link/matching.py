"""Two tellings -> whether they tell of one happening, and on what grounds.

Near misses stay apart: other persons of the same states, another day, a call against a meeting, a plan against the deed
without a day that both name. Acts that need no meeting are one only where they speak of the same thing.
"""

import datetime as dt
from collections.abc import Callable, Set
from typing import NamedTuple

from rasad.link.tellings import LOCAL, Telling, shared_words
from rasad.records.report import DONE

FEW_WORDS = 2  # shared words that show a common subject in documents known to belong together
MANY_WORDS = 3  # the same in other documents
SMALL_SHARE, MEDIUM_SHARE, LARGE_SHARE, HALF_SHARE = 0.25, 0.33, 0.4, 0.5  # of the words of the shorter telling
NARROW_DAYS = 14  # wider dates overlap too easily to show that one happening is meant
SAME_WORDS = 0.8  # of the words of either telling: the rest are particles and endings
MOST_WORDS = 0.6
SENTENCE_WORDS, FORMULA_WORDS = (
    4,
    6,
)  # the same with more than one side to it are one sentence; of one it may be a formula
REPRINT_DAYS = 7  # behind an act its sentence is printed again in the week's accounts; later it may be a formula

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
    is_wide = not (is_narrow(a) and is_narrow(b))
    is_same_day = a.is_dated and b.is_dated and a.days == b.days and not is_wide
    is_same_place = a.place is not None and a.place == b.place
    for name, value in (("people", people), ("things", things), ("words", words), ("day", is_same_day)):
        if value:
            grounds.append(f"{name} {value}" if value is not True else name)
    if is_same_place:
        grounds.append("place")
    score = 2.0 * people + 2.0 * things + 0.5 * words + 2.0 * is_same_day + is_same_place + is_kin + (a.kind == b.kind)
    share = words / max(min(len(a.words), len(b.words)), 1)
    if is_wide:  # "last month", "this year": only the words can tell
        enough = words >= MANY_WORDS and share >= LARGE_SHARE
    elif a.act.is_contact:
        is_alike = a.kind == b.kind and a.status == b.status and bool(words or is_same_day or a.parties == b.parties)
        is_like = is_alike and (a.is_dated or b.is_dated)
        enough = bool(people or is_kin or is_like)
        if len(a.parties | b.parties) == 1:  # where to and with whom is not told: the same person travels often
            enough = bool(people) and (is_same_day or is_same_place)
        enough = enough or share >= SMALL_SHARE
        more = _more_sides(a, b)  # two of three may also meet apart, and a journey to two states is no visit to one
        if more > is_same_day:
            enough = enough and words >= FEW_WORDS and share >= SMALL_SHARE
    elif things or (is_same_day and (is_same_place or (words and _is_one_blow(a, b)))):
        enough = a.others == b.others or bool(words or is_same_place)
    else:
        small = _least_share(a, b, is_kin=is_kin)
        enough = words >= (FEW_WORDS if is_kin or _is_same_wording(a, b, words) else MANY_WORDS) and share >= small
    return Match(score, tuple(grounds)) if enough else None


def _least_share(a: Telling, b: Telling, *, is_kin: bool) -> float:
    """Return which part of the words of the shorter telling must be shared; a pledge is no agreement by a few."""
    if is_kin:
        return SMALL_SHARE if a.kind == b.kind else MEDIUM_SHARE
    return LARGE_SHARE if a.kind == b.kind else HALF_SHARE


def _is_same_wording(a: Telling, b: Telling, words: int) -> bool:
    """Say whether two tellings in few words are in the same ones: all of them, or most where both name both sides."""
    is_of_both = a.parties == b.parties and len(a.parties) > 1
    least, most = sorted((len(a.words), len(b.words)))
    return a.kind == b.kind and words >= (MOST_WORDS * least if is_of_both else SAME_WORDS * most)


def _more_sides(a: Telling, b: Telling) -> int:
    """Return how many sides one telling names and the other does not; a person without a state may be left out."""
    return sum(not party.startswith(LOCAL) for party in a.parties ^ b.parties)


def _is_one_blow(a: Telling, b: Telling) -> bool:
    return a.act.family == "ASSAULT" and not a.others.isdisjoint(b.others)


def _standings_fit(a: Telling, b: Telling) -> bool:
    if a.status == b.status or {a.status, b.status} <= DONE:
        return True
    if a.is_dated and b.is_dated:
        return a.days == b.days and a.days.first == a.days.last
    return _is_deed_of(a, b) or _is_deed_of(b, a)


def _is_deed_of(deed: Telling, plan: Telling) -> bool:
    """Say whether persons are told to have met, without a day, whom a plan has meet on one day."""
    if deed.status not in DONE or plan.status != "planned" or not plan.act.is_contact:
        return False
    both = sum(not names.isdisjoint(deed.people.get(party, ())) for party, names in plan.people.items())
    return plan.is_dated and plan.days.first == plan.days.last and both > 1


def sides_fit(a: Telling, b: Telling) -> bool:
    """Say whether two tellings of one kind of act may have the same sides."""
    mine, theirs = a.parties, b.parties
    if a.act.is_contact:
        return mine == theirs or (min(len(mine), len(theirs)) > 1 and (mine <= theirs or theirs <= mine))
    if not a.actors or a.actors != b.actors:
        return False
    return not a.others or not b.others or a.others <= b.others or b.others <= a.others


def persons_clash(a: Telling, b: Telling) -> bool:
    """Say whether other persons stand for a state here than there; an envoy here may have a name there.

    Contacts are told apart by who meets, so that there an office is not taken for whoever is named.
    """
    shared = [(names, b.people[party]) for party, names in a.people.items() if party in b.people]
    if not a.act.is_contact:
        shared = [(mine, theirs) for mine, theirs in shared if _may_be_compared(mine, theirs)]
    return any(mine.isdisjoint(theirs) for mine, theirs in shared)


def _may_be_compared(mine: Set[str], theirs: Set[str]) -> bool:
    """Say whether both name persons, or both offices; of one whom only the text knows no office is known."""
    mine_are_local, theirs_are_local = (all(name.startswith(LOCAL) for name in names) for names in (mine, theirs))
    return mine_are_local == theirs_are_local


def _days_fit(a: Telling, b: Telling) -> bool:
    if a.days.first is None or b.days.first is None or a.days.last is None or b.days.last is None:
        return False
    if have_common_days(a, b):
        return True
    if is_printed_again(a, b):
        return True
    return _is_told_a_day_late(a, b, min(abs(days_between(a.days.first, b.days.first)), NARROW_DAYS))


def have_common_days(a: Telling, b: Telling) -> bool:
    """Say whether two tellings may be of one day; of those that may not, only their words can say that they are one."""
    first, last = max(a.days.first or "", b.days.first or ""), min(a.days.last or "", b.days.last or "")
    return first <= last


def _is_told_a_day_late(a: Telling, b: Telling, days: int) -> bool:
    """Say whether two contacts on neighbouring days are one: a paper that prints yesterday's text has its "today" too.

    The same persons may meet on two days running, so place and words must be the same; without a place most words.
    """
    if days != 1 or not a.act.is_contact or a.place != b.place or a.language != b.language:
        return False
    both = sum(not names.isdisjoint(b.people.get(party, ())) for party, names in a.people.items())
    words = shared_words(a.words, b.words)
    share = LARGE_SHARE if a.place is not None else MOST_WORDS
    return both > 1 and words >= MANY_WORDS and words >= share * min(len(a.words), len(b.words))


def is_printed_again(a: Telling, b: Telling) -> bool:
    """Say whether only a guess puts a sentence on a later day than that on which it was told in the week before.

    Where a text gives no day, that of its paper is no more than a guess; a sentence with most of its words says more.
    """
    earlier, later = (a, b) if (a.days.first or "") <= (b.days.first or "") else (b, a)
    if earlier.days.last is None or later.days.first is None or a.language != b.language:
        return False
    if not may_be_printed_again(later) or days_between(earlier.days.last, later.days.first) > REPRINT_DAYS:
        return False
    is_of_both = a.parties == b.parties and len(a.parties) > 1
    least = min(len(a.words), len(b.words))
    enough, share = (SENTENCE_WORDS, MOST_WORDS) if is_of_both else (FORMULA_WORDS, SAME_WORDS)
    return least >= enough and shared_words(a.words, b.words) >= share * least


def may_be_printed_again(telling: Telling) -> bool:
    """Say whether a telling, in words enough, has no day of its own; persons meet again, and are told of alike."""
    return not telling.is_dated and not telling.act.is_contact and len(telling.words) >= SENTENCE_WORDS


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
