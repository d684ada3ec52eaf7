"""Until, before and after a time: the limit as an open EDTF interval."""

from datetime import timedelta

from rasad.annotate.edtf import bounds, stamp
from rasad.annotate.time_model import Phrase
from rasad.annotate.time_words import Found, Words

_DAY = timedelta(days=1)
_GRAINS = {4: "year", 7: "month", 10: "day"}  # by the letters of a value
_ENDS = frozenset({"end", "close"})
_SINCE = "since"
_LASTING = frozenset({"century", "decade", "year", "half", "season", "quarter", "month", "week"})
_REACH = 20  # tokens behind a time in which a verb may say that something begins then
_WIDEST_GAP = 3  # blanks between the word and its time


def limit_before(words: Words, phrase: Phrase, floor: int) -> Found | None:
    """Return the word for until, before or after right before a time; None where it stands alone."""
    if phrase.form != "point" or phrase.since or phrase.points[0].clock is not None or phrase.points[0].daypart:
        return None
    for start in range(max(floor, phrase.first - 2), phrase.first):
        if words.key(start - 1) in words.table.keys["not_led.before"]:
            continue
        found = words.take("limits", start)
        if found is not None and found.after == phrase.first:
            gap = words.tokens[phrase.first].start - words.tokens[phrase.first - 1].end
            is_limit = found.word.value != _SINCE or _is_start(words, phrase, start)
            return found if gap <= _WIDEST_GAP and is_limit else None
    return None


def is_until(words: Words, phrase: Phrase) -> bool:
    """Say whether a weekday alone stands behind a word for until."""
    parts = phrase.points[0].parts if phrase.form == "point" else ()
    if [(part.grain, part.op, part.shift) for part in parts] != [("weekday", "at", None)]:
        return False
    for start in (phrase.first - 2, phrase.first - 1):
        found = words.take("limits", start)
        if found is not None and found.after == phrase.first and found.word.value == "until":
            return words.key(start - 1) not in words.table.keys["not_led.before"]
    return False


def _is_start(words: Words, phrase: Phrase, at: int) -> bool:
    """Say whether a word for from opens a period that goes on.

    It does not behind a comparative or a part ("better than last year", "three months of the year"), before what
    begins then, or where a single day or a feast follows.
    """
    keys, parts = words.table.keys, phrase.points[0].parts
    before = words.key(at - 1)
    if not parts or phrase.points[0].same or parts[-1].grain not in _LASTING or before in keys["starts.before"]:
        return False
    if before.endswith(words.table.prefixes["comparatives"] or ("\0",)) or words.take("units", at - 1) is not None:
        return False
    behind = range(phrase.last, min(words.last, phrase.last + _REACH))
    return keys["starts.after"].isdisjoint(words.key(index) for index in behind)


def opened(value: str | None, phrase: Phrase, limit: str) -> str | None:
    """Return the interval that a limit leaves open; a value that is no plain day or period stays as it is.

    What lies before the end of a year may lie in its last month; what lies after its beginning lies in it.
    """
    days = bounds(value) if value is not None and not set(value) & set("X~[{%?") and ".." not in value else None
    if value is None or days is None:
        return value
    first, _, last = value.partition("/")
    low, high = _GRAINS.get(len(first)), _GRAINS.get(len(last or first))
    edge = phrase.points[0].edge
    name = edge.name if edge is not None else ""
    if low is None or high is None:
        return value
    if limit == _SINCE:
        return f"{first}/.."
    if limit == "after":
        return f"{first}/.." if name == "start" else f"{stamp(days[1] + _DAY, high)}/.."
    is_before = limit == "before" and name not in _ENDS
    return f"../{stamp(days[0] - _DAY, low)}" if is_before else f"../{stamp(days[1], high)}"
