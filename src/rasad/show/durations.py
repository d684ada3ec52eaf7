"""A meeting or call -> how long the text says that it took, in words of the brief's language."""

import re

from rasad.records.report import Time
from rasad.show.happenings import Account
from rasad.show.phrasebook import Phrasebook

BEHIND = 60  # characters between the words on a contact and its length: one clause
HOURS = 24  # what takes a day or more is a visit's length, a deadline or a stretch of time that was talked about
_LENGTH = re.compile(r"PT(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?")
_SENTENCE_END = re.compile(r"[.!?\n\N{ARABIC QUESTION MARK}\N{ARABIC FULL STOP}]")


def length_of(account: Account) -> Time | None:
    """Return the length of a meeting or call: the one duration of some hours or minutes in its sentence.

    None where the text gives none, several, or another act stands nearer.
    """
    if account.family != "CONSULT":
        return None
    view, evidence = account.view, account.event.evidence
    found = [
        time
        for time in view.report.times
        if evidence.start <= time.start <= evidence.end + BEHIND
        and _parts(time)
        and not _SENTENCE_END.search(view.source, evidence.end, max(evidence.end, time.start))
    ]
    if len(found) != 1:
        return None
    between = (e for e in view.report.events if evidence.end <= e.trigger.start < found[0].start)
    return None if any(between) else found[0]


def length_words(time: Time, book: Phrasebook) -> str:
    """Write a length in hours and minutes."""
    hours, minutes = _parts(time) or (0, 0)
    counted = [("duration.hour", hours), ("duration.minute", minutes)]
    return book.get("and").join(book.counted(path, n) for path, n in counted if n)


def _parts(time: Time) -> tuple[int, int] | None:
    found = _LENGTH.fullmatch(time.value or "") if time.kind == "duration" else None
    if found is None:
        return None
    hours, minutes = int(found["hours"] or 0), int(found["minutes"] or 0)
    return (hours, minutes) if 0 < hours + minutes / 60 < HOURS else None
