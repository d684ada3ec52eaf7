"""A cue and its sentence -> what is inserted between the cue and what is said, and where a dash closes an insertion."""

from collections.abc import Sequence

from rasad.events.cues import CueHit
from rasad.events.passages import Passage
from rasad.events.words import COMMAS, OPENING_QUOTES
from rasad.langpack.grammar import Grammar
from rasad.records.document import Token

_OPENED_BY = {")": "(", "]": "["}
DASHES = frozenset({"-", "\u2013", "\u2014"})


def is_opening_dash(passage: Passage, index: int) -> bool:
    """Say whether a dash opens an insertion: a space stands before it and none behind it, or it is the first of two."""
    tokens = passage.words.tokens
    if tokens[index].text not in DASHES or index + 1 >= len(tokens):
        return False
    spaced = passage.source[tokens[index].start - 1 : tokens[index].start].isspace()
    tight = tokens[index].end == tokens[index + 1].start
    if spaced and tight:
        return True
    earlier = sum(1 for token in tokens[:index] if token.text in DASHES and _is_apart(passage, token))
    return _is_apart(passage, tokens[index]) and earlier % 2 == 0


def _is_apart(passage: Passage, token: Token) -> bool:
    """Say whether a space stands on both sides of a dash."""
    around = passage.source[token.start - 1 : token.start] + passage.source[token.end : token.end + 1]
    return len(around) > 1 and around.isspace()


def closing_dash(passage: Passage, index: int, last: int) -> int | None:
    """Return the dash that closes the insertion that the dash at `index` opens, before token `last`, or None."""
    tokens = passage.words.tokens
    return next(
        (i for i in range(index + 1, last) if tokens[i].text in DASHES and not _opens_tight(passage, i)),
        None,
    )


def _opens_tight(passage: Passage, index: int) -> bool:
    tokens = passage.words.tokens
    spaced = passage.source[tokens[index].start - 1 : tokens[index].start].isspace()
    return spaced and index + 1 < len(tokens) and tokens[index].end == tokens[index + 1].start


def before_brackets(passage: Passage, index: int) -> int:
    """Return the token behind the words before a bracket or an insertion between dashes that ends at `index`."""
    tokens = passage.words.tokens
    if index and tokens[index - 1].text in _OPENED_BY:
        opening = _OPENED_BY[tokens[index - 1].text]
        return next((at for at in range(index - 2, -1, -1) if tokens[at].text == opening), index)
    if index and tokens[index - 1].text in DASHES:
        for at in range(index - 2, -1, -1):
            if tokens[at].text in DASHES:
                return at if is_opening_dash(passage, at) else index
    return index


def insertions(passage: Passage, hit: CueHit, first: int, last: int, grammar: Grammar) -> frozenset[int]:
    """Return the tokens of `[first, last)` that stand in insertions: between dashes, or between commas.

    A comma closes one only where what is said begins right behind it: "said, at a meeting in X that Y held, that".
    """
    found: set[int] = set()
    index = first
    while index < last:
        close = None
        if is_opening_dash(passage, index):
            close = closing_dash(passage, index, last)
        elif passage.words.tokens[index].text in COMMAS and not found.intersection(range(index, last)):
            close = _closing_comma(passage, hit, index, last, grammar)
        if close is not None:
            found.update(range(index, close + 1))
        index = index + 1 if close is None else close + 1
    return frozenset(found)


def _closing_comma(passage: Passage, hit: CueHit, index: int, last: int, grammar: Grammar) -> int | None:
    tokens = passage.words.tokens
    if _opens_content(passage, hit, index + 1, grammar):
        return None
    for at in range(index + 1, min(last, len(tokens) - 1)):
        if tokens[at].text in COMMAS and _opens_content(passage, hit, at + 1, grammar):
            return at
        if _ends_search(tokens, at, grammar):
            return None
    return None


def _ends_search(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether what is said begins at a token without a comma before it."""
    return tokens[at].key in grammar.complementizers or tokens[at].text == ":"


def _opens_content(passage: Passage, hit: CueHit, index: int, grammar: Grammar) -> bool:
    """Say whether a token opens what is said: a complementizer, a quotation mark, the cue's own preposition."""
    tokens = passage.words.tokens
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.key in grammar.complementizers or token.text == ":" or token.text in OPENING_QUOTES:
        return True
    return any(at == index and name in hit.cue.markers for at, _, name in passage.words.markers)
