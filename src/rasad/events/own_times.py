"""Times near an act that date something else: the noun they stand with, a clause inside its own, what is charged."""

from bisect import bisect_left

import regex

from rasad.chars.fold import fold
from rasad.events.clauses import read_clauses
from rasad.events.passages import Passage
from rasad.events.words import is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Time

SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})  # types of acts of words about another deed
_YEAR = regex.compile(r"(?<![0-9])(?:1[3-9]|20)[0-9]{2}(?![0-9])")
_BARE_YEAR = regex.compile(r"[0-9]{4}")


def is_own(passage: Passage, time: Time, trigger: tuple[int, int], plover: str, grammar: Grammar) -> bool:
    """Say whether a time may date an act, and not what else stands in its sentence.

    Args:
        passage: the sentence.
        time: a time of the sentence.
        trigger: the tokens `[first, last)` that evoke the act.
        plover: the act's type.
        grammar: the pack's closed-class words.
    """
    if _is_in_clause_inside(passage, time, trigger[0], grammar):
        return False
    if not _YEAR.search(fold(time.text)):
        return True
    at = bisect_left(passage.words.tokens, time.start, key=lambda token: token.start)
    if at == 0 or trigger[0] <= at - 1 < trigger[1]:
        return True
    return not (
        _is_of_noun(passage, time, at, grammar) or (plover in SPOKEN and _is_charged(passage, at, trigger, grammar))
    )


def _is_in_clause_inside(passage: Passage, time: Time, index: int, grammar: Grammar) -> bool:
    """Say whether a time stands in a clause that interrupts the one of a token: "the raid (that was flown in 1998)"."""
    if not grammar.verb_final:
        return False
    clauses = read_clauses(passage.words, grammar)
    number = passage.words.clause[index]
    own = clauses[number]
    start = bisect_left(passage.words.tokens, time.start, key=lambda token: token.start)
    where = passage.words.clause[min(start, len(passage.words.tokens) - 1)]
    return bool(own.before) and own.before[0] < where < number and where not in own.before


def _is_of_noun(passage: Passage, time: Time, at: int, grammar: Grammar) -> bool:
    """Say whether a year stands right behind a common noun that it belongs to: "the treaty (of) 2015"."""
    words = passage.words
    if not _is_noun(passage, at - 1, grammar) or words.tokens[at].key in grammar.single_markers:
        return False
    if grammar.verb_final or _BARE_YEAR.fullmatch(fold(time.text)):
        return True
    sense = words.senses[at - 1]
    return not sense.has_article and (at - 1 in words.marker_before or _has_preposition(passage, at - 1, grammar))


def _is_noun(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a token is a word that is no name, no verb and no closed-class word."""
    token = passage.words.tokens[index]
    if token.kind != "word" or token.key in grammar.closed or token.key in grammar.adverbs:
        return False
    is_named = any(unit.first <= index < unit.last for unit in passage.units)
    return not is_named and not any(group.first <= index < group.last for group in passage.words.groups)


def _has_preposition(passage: Passage, index: int, grammar: Grammar) -> bool:
    readings = passage.words.senses[index].readings
    return bool(readings) and all(reading.preposition in grammar.joined_markers for reading in readings)


def _is_charged(passage: Passage, at: int, trigger: tuple[int, int], grammar: Grammar) -> bool:
    """Say whether a year stands with the deed that an act of words is about: "accused X of sheltering Y in 2001"."""
    if grammar.verb_final:
        return at < trigger[0] and _is_noun(passage, at - 1, grammar)
    return any(_is_act(passage, index, grammar) for index in range(trigger[1], at))


def _is_act(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a token is the noun of an act, outside all names."""
    return bool(passage.words.senses[index].nouns) and _is_noun(passage, index, grammar)


def opens_matter(passage: Passage, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether what is asked begins among some tokens: with a preposition, "that" or the noun of an act."""
    words = passage.words
    return any(
        is_mark(words.tokens[index])
        or words.tokens[index].key in grammar.closed
        or _is_act(passage, index, grammar)
        or (_is_noun(passage, index, grammar) and _has_preposition(passage, index, grammar))
        for index in range(first, last)
    )
