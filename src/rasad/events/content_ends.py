"""Where what was said ends: a tail, a closing quotation mark, or words by which somebody else goes on."""

from rasad.events.passages import Passage
from rasad.events.phrases import unit_at
from rasad.events.words import COMMAS, OPENING_QUOTES, STOPS, is_mark
from rasad.langpack.grammar import Grammar

_CLOSED_BY = {'"': '"', "\u00ab": "\u00bb", "\u201c": "\u201d", "(": ")", "\u2018": "\u2019", "'": "'"}
SHORT_QUOTATION = 6  # tokens of a quotation, marks included, that may be a part of what is said
_TRAILING = "\u060c,.;:\u061b \u00a0&-\u2013"


def end_of(passage: Passage, first: int, stop: int, grammar: Grammar, *, proved: bool) -> int:
    """Return the token behind the content: a tail ("in his words"), the closing quote, or the stop given.

    A mere noun phrase (not `proved`) ends before "but".
    """
    if passage.words.tokens[first].text in OPENING_QUOTES:
        stop = _behind_quotation(passage, first, stop, grammar)
    for index in range(first, stop):
        found = grammar.content_tails.longest(passage.words.stems, index)
        if found is not None:
            return index
        if index > first and not proved and grammar.adversatives.longest(passage.words.keys, index) is not None:
            return index
        if index > first and _turns(passage, first, index, grammar):
            return index
        if (
            index > first
            and not proved
            and (_tells_anew(passage, index, grammar) or _is_meanwhile(passage, index, grammar))
        ):
            return index
    return stop


def _behind_quotation(passage: Passage, first: int, stop: int, grammar: Grammar) -> int:
    """Return the token behind a quotation; a short one ("we reject") may go on in other words."""
    close = closing(passage, first)
    if close is None or close >= stop or grammar.verb_final or close - first > SHORT_QUOTATION:
        return close or stop
    is_over = is_mark(passage.words.tokens[close]) or _is_joined_on(passage, close)
    return close if is_over else stop


def _is_joined_on(passage: Passage, index: int) -> bool:
    return any(reading.conjunction for reading in passage.words.senses[index].readings)


def _tells_anew(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a verb of the past with a subject of its own, joined on behind a comma, ends a noun phrase.

    As in "(revealed) raids on X, and the minister arrived": without a name behind it such a verb is often a noun.
    """
    if grammar.verb_final or passage.words.tokens[index - 1].text not in COMMAS:
        return False
    key = passage.words.tokens[index].key
    if key in grammar.presupposing and key.startswith(tuple(grammar.coordinators)):
        return True  # ", and after"
    group = next((g for g in passage.words.groups if g.first == index and g.joined and g.tense == "past"), None)
    unit = unit_at(passage, group.last) if group is not None and group.last < len(passage.words.tokens) else None
    return unit is not None and unit.marker is None and unit.kind in ("name", "title", "nominal")


def _is_meanwhile(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether "while", "as also" behind a comma ends a noun phrase: the narrator goes on."""
    tokens = passage.words.tokens
    if tokens[index - 1].text not in COMMAS or tokens[index].key not in grammar.meanwhile:
        return False
    return index + 1 < len(tokens) and tokens[index + 1].key not in grammar.regarding


def _turns(passage: Passage, first: int, index: int, grammar: Grammar) -> bool:
    """Say whether somebody else goes on at a token: "while" behind a comma, outside any quotation."""
    if passage.words.tokens[index - 1].text not in COMMAS:
        return False
    return grammar.turns.longest(passage.words.keys, index) is not None and not is_quoted(passage, first, index)


def closing(passage: Passage, first: int) -> int | None:
    """Return the token behind the mark that closes the quotation opened at `first`, or None if nothing does.

    A straight mark behind a space and before a word opens a quotation inside the quotation.
    """
    tokens, source = passage.words.tokens, passage.source
    opening = tokens[first].text
    mark, depth = _CLOSED_BY.get(opening), 1
    for index in range(first + 1, len(tokens)):
        text = tokens[index].text
        if text == mark and opening == mark:
            end = passage.end_of(index + 1)
            opens = source[end - 2 : end - 1].isspace() and not source[end : end + 1].isspace()
            depth += 1 if opens and source[end : end + 1] not in STOPS | COMMAS else -1
        elif text == mark:
            depth -= 1
        elif text == opening:
            depth += 1
        if depth == 0:
            return index + 1
    return None


def cut_links(passage: Passage, first: int, last: int, grammar: Grammar) -> int:
    """Return the token behind which a content ends when the conjunctions and commas at its end are left out."""
    tokens = passage.words.tokens
    links = grammar.coordinators | grammar.complementizers if grammar.verb_final else grammar.coordinators
    while last > first + 1 and (tokens[last - 1].key in links or tokens[last - 1].text in COMMAS):
        last -= 1
    return last


def trimmed(passage: Passage, start: int, last: int, floor: int) -> int:
    """Return the offset behind a content that ends before token `last`, without the marks at its end."""
    end = passage.end_of(last)
    while end > max(start, floor) and passage.source[end - 1] in _TRAILING:
        end -= 1
    return end


def is_quoted(passage: Passage, first: int, index: int) -> bool:
    """Say whether a quotation that opens at or behind token `first` is still open at token `index`."""
    start, end = passage.offset(first), passage.offset(index)
    return unclosed(passage.source[start:end]) is not None


def unclosed(text: str) -> str | None:
    """Return the mark that would close a quotation which a content leaves open, or None."""
    for opening, closing in _CLOSED_BY.items():
        if opening == closing:
            if text.startswith(opening) and text.count(opening) % 2:
                return closing
        elif opening != "(" and text.count(opening) > text.count(closing):
            return closing
    return None
