"""Whether a bare "today" is the day itself or these days, by the words beside it and the verbs behind it."""

from rasad.annotate.time_model import Phrase
from rasad.annotate.time_words import Words
from rasad.langpack.times import TimeTable

_LONGEST_CLAUSE = 20  # tokens behind "today" in which a word may show that the day itself is meant
_REACH = 8  # tokens behind "today" in which a word may show that these days are
_BEFORE = 12  # tokens before it in which a yesterday may stand that is no day either


def is_nowadays(words: Words, phrase: Phrase, table: TimeTable, *, is_lead: bool) -> bool:
    """Say whether a bare "today" means these days.

    It does beside some words, where speech opens, in a clause of a sentence that closes on what is, and before what
    must be, what "we" or "you" do and what has become of something. Not so where the clause names what takes place
    on a day, and in the head of an article (`is_lead`) only beside such words.
    """
    if phrase.form != "point" or phrase.last - phrase.first > 1 or words.take("days", phrase.first) is None:
        return False
    if _are_all_ages(words):
        return True
    point, keys = phrase.points[0], table.keys
    is_night = words.key(phrase.first) in keys["nights.words"]
    if is_night or point.clock is not None or [(part.grain, part.op, part.value) for part in point.parts] != _TODAY:
        return False
    before, after = words.key(phrase.first - 1), words.key(phrase.last)
    if before in keys["nowadays.before"] or after in keys["nowadays.after"] or _is_compared(words, phrase.first):
        return True
    behind = range(phrase.first - 1, min(words.last, phrase.last + _LONGEST_CLAUSE))
    if after == "(" or not keys["nowadays.dated"].isdisjoint(words.key(at) for at in behind):
        return False
    return _is_told_of(words, phrase) or (not is_lead and _is_spoken(words, phrase))


def _are_all_ages(words: Words) -> bool:
    """Say whether a sentence names yesterday, today and tomorrow, each by its word alone: past, present and to come."""
    days = words.table.sections["days"]
    found = {
        int(word.value)
        for at in range(words.first, words.last)
        for word in days.get(words.key(at), ())
        if not word.tail and words.take("weekdays", at + 1) is None
    }
    return found >= _AGES


_AGES = {-1, 0, 1}
_TODAY = [("day", "shift", 0)]


def _is_told_of(words: Words, phrase: Phrase) -> bool:
    """Say whether speech opens before a time, or its clause opens a sentence that closes on what is."""
    keys, before = words.table.keys, words.key(phrase.first - 1)
    is_clause = phrase.first == words.first or before in keys["nowadays.clauses"]
    is_told = is_clause and words.key(_closing(words)) in keys["nowadays.states"]
    return before in keys["nowadays.opening"] or is_told


def _is_spoken(words: Words, phrase: Phrase) -> bool:
    """Say whether the clause behind a time is one of a speech or an essay rather than of a report."""
    keys = words.table.keys
    if words.numbers.article:
        return _opens_an_essay(words, phrase)
    near = [words.key(at) for at in range(phrase.last, min(words.last, phrase.last + _REACH))]
    if not keys["nowadays.near"].isdisjoint(near):
        return True
    earlier = range(max(words.first, phrase.first - _BEFORE), phrase.first)
    if not keys["nowadays.contrasts"].isdisjoint(words.key(at) for at in earlier):
        return True
    return _is_of_us(words, phrase) or _is_state(words, phrase)


def _opens_an_essay(words: Words, phrase: Phrase) -> bool:
    """Say whether "(and) today" opens a sentence and no verb of a report follows."""
    found = words.take("days", phrase.first)
    if phrase.first > words.first or found is None or words.take("weekdays", phrase.last) is not None:
        return False
    behind = words.key(phrase.last)
    return behind[:1].isalpha() and behind not in words.table.keys["tense.past"] and not _is_planned(words, behind)


def _is_planned(words: Words, key: str) -> bool:
    future = words.table.prefixes["future_prefixes"]
    return key in words.table.keys["tense.future"] or bool(future and key.startswith(future))


def _is_of_us(words: Words, phrase: Phrase) -> bool:
    """Say whether the first verb in the present behind a time is one of the first or second person plural."""
    start, endings = words.table.prefixes["spoken_start"], words.table.prefixes["spoken_endings"]
    for at in range(phrase.last, min(words.last, phrase.last + _LONGEST_CLAUSE)) if start else ():
        key = words.key(at)
        verb = words.key(at + 1) if key in start else key if key.startswith(start) else ""
        if verb:
            return verb.endswith(endings)
    return False


def _is_state(words: Words, phrase: Phrase) -> bool:
    """Say whether the sentence closes on what is, not on what has been done."""
    at, keys = _closing(words), words.table.keys
    if words.key(at) not in keys["nowadays.states"] or at - phrase.last < 1:
        return False
    ending = words.table.prefixes["participles"]
    return not ending or not words.key(at - 1).endswith(ending)


def _is_compared(words: Words, at: int) -> bool:
    """Say whether a comparative stands before a time: "better than today"."""
    endings = words.table.prefixes["comparatives"]
    return bool(endings) and words.take("from", at - 1) is not None and words.key(at - 2).endswith(endings)


def _closing(words: Words) -> int:
    """The index of the last word of the sentence."""
    at = words.last - 1
    while at > words.first and words.tokens[at].kind != "word":
        at -= 1
    return at
