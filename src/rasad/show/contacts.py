"""Happenings -> the same with every contact once: "the talks" of a day are the call or the meeting told beside them."""

from collections.abc import Sequence

from rasad.link.tellings import act_of
from rasad.show.happenings import GENERAL, Happening

WEEK = 7  # days: of a longer time several contacts may be told


def merge_contacts(happenings: Sequence[Happening]) -> tuple[Happening, ...]:
    """Put contacts of one document, the same days and parties together; in the order of the first account.

    Only what may be anything ("talks") joins a call or a meeting; a call and a meeting stay two, and so does what
    counts several contacts, or fits two of them.
    """
    merged = list(happenings)
    for happening in [h for h in happenings if _is_general(h)]:
        same = [h for h in merged if h is not happening and _may_be(happening, h)]
        if len(same) == 1:
            merged[merged.index(same[0])] = Happening((*same[0].accounts, *happening.accounts))
            merged.remove(happening)
    return tuple(merged)


def _is_general(happening: Happening) -> bool:
    return all(account.event.kind in GENERAL for account in happening.accounts) and _is_single(happening)


def _is_single(happening: Happening) -> bool:
    event = happening.lead.event
    return act_of(event).is_contact and event.count in {1, None}


def _may_be(talks: Happening, other: Happening) -> bool:
    days = talks.days
    is_near = days is not None and days.width < WEEK and other.days == days
    return (
        is_near
        and _is_single(other)
        and set(talks.labels) <= set(other.labels)
        and talks.parties == other.parties
        and talks.lead.event.status == other.lead.event.status
    )


def counted(happenings: Sequence[Happening]) -> int:
    """Count contacts by their words: "six calls" are six, and one that is told of their time is among them."""
    several = [h for h in happenings if (h.lead.event.count or 1) > 1]
    single = [h for h in happenings if h not in several and not any(_is_among(h, those) for those in several)]
    return sum(h.lead.event.count or 1 for h in several) + len(single)


def _is_among(contact: Happening, several: Happening) -> bool:
    mine, theirs = contact.days, several.days
    if mine is None or theirs is None or contact.lead.is_by_phone != several.lead.is_by_phone:
        return False
    return theirs.first <= mine.first and mine.last <= theirs.last and contact.parties == several.parties
