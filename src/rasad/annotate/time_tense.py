"""The direction of a sentence around one of its times: behind for a report, ahead for a plan."""

from rasad.annotate.time_words import Words

_MARKS = frozenset(".;:\N{ARABIC SEMICOLON}")
SINCE = -2  # the direction of what lies behind a word for since: never ahead of now
NEAREST = 2  # no direction: the nearest day on either side
_REACH = 14  # tokens on either side that may still govern the time
_SHORTEST_VERB = 4  # letters of a verb with a joined future particle


def direction_at(words: Words, first: int, last: int) -> int:
    """Return -1 where the nearest sign of tense around tokens `[first, last)` is past, 1 where it is future, else 0."""
    if words.numbers.article:
        before = _scan(words, range(first - 1, max(words.first, first - _REACH) - 1, -1))
        after = _scan(words, range(last, _clause_end(words, last)))
        nearest = min((sign for sign in (before, after) if sign is not None), default=None)
        return nearest[1] if nearest is not None else 0
    # Where the verb closes the clause, the first finite verb behind the time governs it.
    signs = (
        _scan(words, range(last, words.last)),
        _scan(words, range(first - 1, max(words.first, first - _REACH) - 1, -1)),
    )
    return next((sign[1] for sign in signs if sign is not None), 0)


def _clause_end(words: Words, at: int) -> int:
    """The end of the clause behind a time: a mark, or a word that opens another clause."""
    end = min(words.last, at + _REACH)
    stops = words.table.keys["tense.clauses"]
    return next((index for index in range(at, end) if words.key(index) in stops or words.key(index) in _MARKS), end)


def _scan(words: Words, indices: range) -> tuple[int, int] | None:
    keys, (future, present) = (
        words.table.keys,
        (words.table.prefixes["future_prefixes"], words.table.prefixes["present_prefixes"]),
    )
    for steps, index in enumerate(indices):
        key = words.key(index)
        if key in keys["tense.future"] or f"{key} {words.key(index + 1)}" in keys["tense.future"]:
            return steps, 1
        if key in keys["tense.past"]:
            return steps, 1 if f"{words.key(index - 1)} {key}" in keys["tense.future"] else -1
        is_verb = len(key) >= _SHORTEST_VERB and key not in keys["tense.not_future"]
        if future and is_verb and key.startswith(future) and words.take("in", index - 1) is None:
            return steps, 1  # behind a preposition stands a name ("in Siwa")
        if key in keys["tense.subjunctive"] and words.key(index + 1).startswith(present or ("\0",)):
            return steps, 1
    return None
