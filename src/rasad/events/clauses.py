"""Clauses of a verb-final sentence -> which clause goes on from which: a subordinate clause may stand in the middle."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rasad.events.words import STOPS, Words, is_mark
from rasad.langpack.grammar import Grammar


class Clause(NamedTuple):
    """Tokens `[first, last)` between two breaks, the tense of their verb, and the clauses they go on from."""

    first: int
    last: int
    tense: str | None
    opens: bool
    before: tuple[int, ...]


def _spans(words: Words) -> list[tuple[int, int]]:
    breaks = [i for i, (a, b) in enumerate(pairwise(words.clause), 1) if a != b]
    return list(pairwise([0, *breaks, len(words.clause)])) if words.clause else []


def _opens(words: Words, first: int) -> bool:
    """Say whether a subordinator stands at the head of a stretch."""
    return bool(words.senses[first].subordinators.found(words.keys, first))


def _is_joined(words: Words, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether a conjunction opens a stretch (a mark may stand before it)."""
    heads = [token for token in words.tokens[first:last] if not is_mark(token)]
    return bool(heads) and heads[0].key in grammar.coordinators


def _has_words(words: Words, first: int, last: int) -> bool:
    return any(not is_mark(token) for token in words.tokens[first:last])


def read_clauses(words: Words, grammar: Grammar) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order.

    A clause that a subordinator interrupts before its verb goes on behind the verb of the subordinate one:
    "(the minister) who came from Cairo (met his counterpart)".
    """
    open_clauses: list[int] = []
    clauses: list[Clause] = []
    for number, (first, last) in enumerate(_spans(words)):
        tenses = [group.tense for group in words.groups if first <= group.first < last]
        tense, opens = (tenses[-1] if tenses else None), _opens(words, first)
        if first and words.tokens[first - 1].text in STOPS:
            open_clauses.clear()
        before: tuple[int, ...] = ()
        if opens:
            if clauses and clauses[-1].tense is None and _has_words(words, clauses[-1].first, clauses[-1].last):
                open_clauses.append(number - 1)
        elif open_clauses and _ends_inner(clauses, tense) and not _is_joined(words, first, last, grammar):
            home = open_clauses.pop()
            before = (*clauses[home].before, home)
        clauses.append(Clause(first, last, tense, opens, before))
    return tuple(clauses)


def _ends_inner(clauses: Sequence[Clause], tense: str | None) -> bool:
    """Say whether the clause before is complete: a subjunctive behind its verb still belongs to it ("wants to go")."""
    return bool(clauses) and clauses[-1].tense is not None and tense != "subjunctive"
