"""What looks like a time and is a name: a street called by a day, the spirit of a feast, the title of a film."""

from rasad.annotate.time_model import Phrase, Point
from rasad.annotate.time_words import Words

_LONGEST_NAME = 2  # tokens of a day that a street is called by
_LONGEST_TITLE = 8  # tokens of a title on either side of its time
_OPENING_QUOTES = '"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}'
_CLOSING_QUOTES = '"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'
_QUOTES = dict(zip(_OPENING_QUOTES, _CLOSING_QUOTES, strict=True))
_MARKS = frozenset(_OPENING_QUOTES + _CLOSING_QUOTES)
_ERAS = frozenset({"year", "decade", "century"})


def is_in_name(words: Words, phrase: Phrase) -> bool:
    """Say whether a street or movement is called by a day, a word in quotation marks is a name, or a title has it."""
    keys, before = words.table.keys, words.key(phrase.first - 1)
    is_word = phrase.last - phrase.first == 1 and phrase.form == "point"
    if is_word and before in _QUOTES and _QUOTES[before] == words.key(phrase.last):
        return True
    if before in keys["named_by_feast.before"] and words.take("holidays", phrase.first) is not None:
        return phrase.form == "point" and len(phrase.points[0].parts) == 1
    if _is_in_title(words, phrase):
        return True
    if before not in keys["named_by_day.before"] or phrase.form not in ("point", "range"):
        return False
    longest = _LONGEST_NAME * len(phrase.points)
    return phrase.last - phrase.first <= longest and all(map(_is_plain_day, phrase.points))


def _is_in_title(words: Words, phrase: Phrase) -> bool:
    """Say whether a time without a year stands in the title of a film or play."""
    before = range(phrase.first - 1, phrase.first - _LONGEST_TITLE, -1)
    start = next((at for at in before if words.key(at) in _MARKS), words.first)
    if words.key(start) not in _QUOTES or words.key(start - 1) not in words.table.keys["titles.before"]:
        return False
    if any(part.grain in _ERAS and part.op == "at" for point in phrase.points for part in point.parts):
        return False
    behind = range(phrase.last, phrase.last + _LONGEST_TITLE)
    return next((words.key(at) for at in behind if words.key(at) in _MARKS), "") == _QUOTES[words.key(start)]


def _is_plain_day(point: Point) -> bool:
    is_bare = point.clock is None and point.edge is None and not point.daypart
    return is_bare and [(part.grain, part.op) for part in point.parts] == [("month", "at"), ("day", "at")]
