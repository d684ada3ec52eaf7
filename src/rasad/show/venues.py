"""An event -> the place that a brief may say it was done in: none for words, unless they fell where sides met."""

import functools

from rasad.config import data_folder
from rasad.langpack.pack import read_toml
from rasad.link.tellings import act_of
from rasad.records.report import DONE, Place
from rasad.show.happenings import Account


def venue_of(account: Account) -> Place | None:
    """Return where something was done.

    None where no place is told; for a call, whose sides are in two places; and for an act of words (a promise, praise),
    whose sentence names the place that is spoken of, unless a meeting told in the same words was held there.
    """
    place = account.event.place
    if place is None or account.is_by_phone:
        return None
    return None if is_of_words(account) and not _is_held_there(account, place) else place


def is_of_words(account: Account) -> bool:
    """Say whether an act is done by saying something: its sentence names the place that is spoken of."""
    types, placed = _acts_of_words()
    return account.family in types and account.event.kind not in placed


def _is_held_there(account: Account, place: Place) -> bool:
    evidence = account.event.evidence
    return any(
        event.place is not None
        and event.place.entity == place.entity
        and event.status in DONE
        and act_of(event).is_contact
        and not act_of(event).is_apart
        and event.evidence.start < evidence.end
        and evidence.start < event.evidence.end
        for event in account.view.report.events
    )


@functools.cache
def _acts_of_words() -> tuple[frozenset[str], frozenset[str]]:
    table = read_toml(data_folder() / "show" / "sayings.toml")
    return frozenset(table["words"]), frozenset(table["placed"])
