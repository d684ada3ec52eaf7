"""Pledges of many documents -> chains: the sayings of one commitment in the order of time, and what became of it.

Commitments are placed first, by the day they were said, then deeds and denials are put where they answer one. The order
is that of the pledges themselves, so that it does not matter in which order documents came in.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import combinations

from rasad.link.matching import (
    FEW_WORDS,
    MANY_WORDS,
    MEDIUM_SHARE,
    NARROW_DAYS,
    days_between,
    is_narrow,
    persons_clash,
    sides_fit,
)
from rasad.link.pledges import Pledge
from rasad.link.tellings import shared_words

Chain = list[Pledge]
REMEMBERED_DAYS = 365  # sayings that only words connect are one commitment for a year at most
SOON_DAYS = 30  # a contact that was planned without a day, and was held this long after, is the one that was planned
MODELS = 40  # sayings of a chain, the last ones, that a new one is compared with
WORDED_SHARE = 0.5  # of the words of the shorter saying, of a deed of those of the promise: formulas share fewer
YEAR = 12  # months: a visit that is planned for later still is found by its first year
HALF = 0.5  # of those compared must be alike: what drifts from one subject to the next is no chain
_NEVER = "9999-12-31"


def follow(pledges: Iterable[Pledge]) -> list[Chain]:
    """Return the chains; each holds at least one commitment, and every commitment is in exactly one.

    Args:
        pledges: of all documents, in any order.
    """
    told = sorted(pledges, key=_order)
    follower = _Follower()
    for pledge in told:
        if pledge.nature == "commitment":
            follower.place(pledge)
    for pledge in told:
        if pledge.nature != "commitment":
            follower.answer(pledge)
    return [sorted(chain, key=_order) for chain in follower.chains]


def _order(pledge: Pledge) -> tuple[str, bool, str, int, str]:
    telling = pledge.telling
    return pledge.said or _NEVER, pledge.nature != "commitment", telling.document, telling.start, telling.event


class _Follower:
    """Puts pledges into chains, one after the other."""

    def __init__(self) -> None:
        self.chains: list[Chain] = []
        self._models: list[dict[tuple[object, ...], Pledge]] = []
        self._near: dict[str, list[int]] = {}

    def place(self, pledge: Pledge) -> None:
        """Put a commitment where it fits best, else at the head of a chain of its own."""
        number = self._best(pledge)
        if number is None:
            number = len(self.chains)
            self.chains.append([])
            self._models.append({})
        self._add(pledge, number)

    def answer(self, pledge: Pledge) -> None:
        """Put a deed or a denial into the chain that it answers; drop it where there is none."""
        number = self._best(pledge)
        if number is not None:
            self.chains[number].append(pledge)

    def _add(self, pledge: Pledge, number: int) -> None:
        self.chains[number].append(pledge)
        models, signature = self._models[number], _signature(pledge)
        models.pop(signature, None)  # the last sayings of a chain count, each wording once
        models[signature] = pledge
        if len(models) > MODELS:
            del models[next(iter(models))]
        for key in _keys(pledge):
            known = self._near.setdefault(key, [])
            if not known or known[-1] != number:
                known.append(number)

    def _best(self, pledge: Pledge) -> int | None:
        hits = Counter(number for key in _keys(pledge) for number in set(self._near.get(key, ())))
        least = 1 if pledge.telling.act.is_contact or pledge.things or pledge.amount else MANY_WORDS
        scored = (
            (score, -number)
            for number, count in hits.items()
            if count >= least and (score := _score(pledge, self._models[number].values())) is not None
        )
        best = max(scored, default=None)
        return -best[1] if best is not None else None


def _keys(pledge: Pledge) -> list[str]:
    """Name what a pledge is found by: contacts by two sides and a month, all else by side and thing, sum or word."""
    telling = pledge.telling
    parties = sorted(telling.parties)
    if telling.act.is_contact:
        sides = [" ".join(pair) for pair in combinations(parties, 2)] or parties
        return [f"{telling.act.family} {side} {month}" for side in sides for month in _months(pledge)]
    sums = {f"{pledge.amount[0]:g} {pledge.amount[1]}"} if pledge.amount else set()
    about = sorted({*pledge.things, *sums, *frozenset[str]().union(*telling.words)})
    return [f"{party} {word}" for party in parties for word in about]


def _months(pledge: Pledge) -> list[str]:
    """Name the months from the saying of a contact to its last day, else the month of the saying and the next."""
    first = min(filter(None, (pledge.said, pledge.due.first, pledge.telling.days.first)), default=None)
    if first is None:
        return [""]
    last = max(filter(None, (pledge.said, pledge.due.last, pledge.telling.days.last)), default=first)
    start = int(first[:4]) * YEAR + int(first[5:7])
    stop = int(last[:4]) * YEAR + int(last[5:7]) + (pledge.due.last is None)
    return [f"{month}" for month in range(start, min(stop, start + YEAR) + 1)]


def _score(pledge: Pledge, models: Collection[Pledge]) -> float | None:
    """Return how well a pledge fits the last sayings of a chain, None where too few of them are like it."""
    if not all(_may_be_one(other, pledge) for other in models):
        return None
    if pledge.nature == "deed" and pledge.telling.act.is_contact and any(_is_off(other, pledge) for other in models):
        return None
    found = [score for other in models if (score := likeness(other, pledge)) is not None]
    return max(found) if found and len(found) >= HALF * len(models) else None


def _signature(pledge: Pledge) -> tuple[object, ...]:
    telling = pledge.telling
    people = tuple(sorted((party, tuple(sorted(names))) for party, names in telling.people.items()))
    return pledge.status, pledge.due, pledge.subject, telling.parties, telling.words, people


def _may_be_one(earlier: Pledge, later: Pledge) -> bool:
    """Say whether nothing in the sides speaks against two pledges being of one commitment."""
    a, b = earlier.telling, later.telling
    if a.act.is_contact or b.act.is_contact:
        return a.act == b.act and sides_fit(a, b) and not persons_clash(a, b)
    return _is_same_side(earlier, later)


def likeness(earlier: Pledge, later: Pledge) -> float | None:
    """Return how surely two pledges are of one commitment, None where they are not taken to be.

    Args:
        earlier: a commitment.
        later: another commitment, or a deed or denial that may answer it.
    """
    if not _may_be_one(earlier, later):
        return None
    if earlier.telling.act.is_contact:
        is_tour = earlier.telling.parties != later.telling.parties and earlier.telling.kind != later.telling.kind
        return None if is_tour and later.nature == "commitment" else _contact_likeness(earlier, later)
    return _likeness(earlier, later) if _may_follow(earlier, later) else None


# -- contacts ---------------------------------------------------------------------------------------------------------


def _contact_likeness(earlier: Pledge, later: Pledge) -> float | None:
    a, b = earlier.telling, later.telling
    people = sum(not names.isdisjoint(b.people.get(party, ())) for party, names in a.people.items())
    score = 2.0 * people + (a.kind == b.kind)
    if later.nature != "commitment":
        return score + 1 if _answers(earlier, later, people) else None
    if earlier.due.last is not None and later.due.last is not None:
        if _overlap(earlier, later):
            return score + 3
        is_moved = a.kind == b.kind and people > 0 and a.document != b.document and a.parties == b.parties
        return score if is_moved and (later.said or _NEVER) <= earlier.due.last else None
    is_dated = (earlier.said and later.said) or a.document == b.document
    is_near = is_dated and days_apart(earlier.said, later.said) <= NARROW_DAYS
    return score if is_near and people and a.kind == b.kind else None


def _answers(plan: Pledge, later: Pledge, people: int) -> bool:
    """Say whether a contact that was held, or called off, is the planned one."""
    told = later.telling.days
    if not is_narrow(later.telling) or told.first is None or told.last is None or (plan.said or "") > told.last:
        return False
    if plan.said is None or later.said is None or later.said < plan.said:
        return False
    is_meant = people > 0 or plan.due == told
    if later.nature == "denial" and (not is_meant or (plan.due.last or later.said) < later.said):
        return False
    if plan.due.last is not None:
        return (plan.due.first or plan.due.last) <= told.last and told.first <= plan.due.last
    return people > 0 and days_apart(plan.said, told.first) <= SOON_DAYS


def _is_off(plan: Pledge, deed: Pledge) -> bool:
    """Say whether a deed was done on other days than those planned."""
    first, last = deed.telling.days
    return plan.due.last is not None and ((first or "") > plan.due.last or (last or _NEVER) < (plan.due.first or ""))


def _overlap(a: Pledge, b: Pledge) -> bool:
    return (a.due.first or "") <= (b.due.last or "") and (b.due.first or "") <= (a.due.last or "")


# -- all other commitments --------------------------------------------------------------------------------------------


def _is_same_side(earlier: Pledge, later: Pledge) -> bool:
    """Say whether the same sides speak, or the side of which something was asked answers."""
    a, b = earlier.telling, later.telling
    if a.actors and a.actors == b.actors:
        return not a.others or not b.others or a.others <= b.others or b.others <= a.others
    if earlier.status == "demanded" and later.status != "demanded":
        return bool(later.makers) and later.makers <= earlier.bound
    return len(a.parties) > 1 and a.parties == b.parties


def _may_follow(earlier: Pledge, later: Pledge) -> bool:
    """Say whether the later may be a step of the earlier: what one asks of others is not what he undertakes."""
    is_answer = (
        earlier.status == "demanded" and earlier.makers.isdisjoint(later.makers) and later.makers <= earlier.bound
    )
    if is_answer or (earlier.status == "demanded") != (later.status == "demanded"):
        return is_answer
    if earlier.status == "refused" or later.status == "refused":
        return earlier.status == later.status or _takes_back(earlier, later)
    if later.nature == "deed" and earlier.said is not None:
        last = later.telling.days.last
        return later.said is not None and later.said >= earlier.said and last is not None and last >= earlier.said
    return True


def _takes_back(earlier: Pledge, later: Pledge) -> bool:
    """Say whether a refusal or denial is of what the same voice pledged; words alone may be of the opposite."""
    if later.status != "refused" or (later.said or "") < (earlier.said or ""):
        return False
    is_one_voice = not earlier.voices or not later.voices or not earlier.voices.isdisjoint(later.voices)
    is_denied = later.nature == "denial" and earlier.telling.kind == later.telling.kind
    return is_one_voice and (is_denied or (earlier.subject is not None and earlier.subject == later.subject))


def _likeness(earlier: Pledge, later: Pledge) -> float | None:
    a, b = earlier.telling, later.telling
    things = len(earlier.things & later.things)
    if a.language != b.language:
        is_near = days_apart(earlier.said, later.said) <= REMEMBERED_DAYS
        is_sum = is_near and earlier.amount is not None and earlier.amount == later.amount
        return 2.0 * things + 2.0 * is_sum if (things or is_sum) and a.kind == b.kind else None
    words = shared_words(a.words, b.words)
    measure = len(a.words) if later.nature != "commitment" else min(len(a.words), len(b.words))
    share = words / max(measure, 1)
    is_near = days_apart(earlier.said, later.said) <= REMEMBERED_DAYS
    is_worded = words >= MANY_WORDS and share >= WORDED_SHARE and is_near
    is_named = things > 0 and words >= FEW_WORDS and share >= MEDIUM_SHARE
    return 2.0 * things + 0.5 * words if is_worded or is_named else None


def days_apart(one: str | None, other: str | None) -> int:
    """Return how many days lie between two ISO days; 0 where one is not known."""
    return abs(days_between(one, other)) if one and other else 0


def last_day(pledges: Iterable[Pledge]) -> str | None:
    """Return the latest day on which any document said something; None where no document is dated."""
    return max((pledge.said for pledge in pledges if pledge.said is not None), default=None)
