"""What was said: the stretch of the sentence, or of the paragraph, that a cue introduces."""

from typing import NamedTuple

from rasad.events.cues import CueHit
from rasad.events.passages import Passage
from rasad.events.words import CLOSING_QUOTES, COMMAS, OPENING_QUOTES, VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Speech

COMPLEMENT_REACH = 45  # words between a speech verb and its complementizer: room for a long title and an adverbial
HEADLINE_REACH = 8  # words before a headline's colon: a name with its title
FEWEST_WORDS = 2  # "denied that" tells nothing
_CLOSED_BY = {'"': '"', "\u00ab": "\u00bb", "\u201c": "\u201d", "(": ")", "\u2018": "\u2019", "'": "'"}
_TRAILING = "\u060c,.;:\u061b \u00a0&"


class Content(NamedTuple):
    """The content of a statement: tokens `[first, last)` of its sentence, the exact start, and how it is spoken."""

    first: int
    last: int
    start: int
    end: int
    speech: Speech
    is_proved: bool


def _complement(passage: Passage, first: int, last: int, grammar: Grammar) -> tuple[int, Speech] | None:
    """Return where a complementizer, a colon or a quotation mark opens the content."""
    tokens = passage.words.tokens
    for index in range(first, min(last, first + COMPLEMENT_REACH)):
        token = tokens[index]
        if token.key in grammar.complementizers:
            if not grammar.verb_final:
                return index, "reported"
            if index <= first + 1:
                return index + 1, "reported"
        if token.text == ":":
            return index + 1, "direct"
        if token.text in OPENING_QUOTES and _can_open(passage, index) and not _closes_soon(passage, index):
            return index, "direct"
    return None


def _closes_soon(passage: Passage, index: int) -> bool:
    """Say whether a quotation mark opens a name or a term rather than speech: it closes within four words."""
    tokens = passage.words.tokens
    return any(token.text in CLOSING_QUOTES for token in tokens[index + 1 : index + 6])


def _marked(passage: Passage, hit: CueHit, last: int, grammar: Grammar) -> tuple[int, int] | None:
    """Return (token index, source offset) of a content that the cue's own preposition introduces."""
    tokens = passage.words.tokens
    starts = {index: (length, name) for index, length, name in passage.words.markers if name in hit.cue.markers}
    manner = _manner(passage, hit.last, last, grammar)
    for index in range(hit.last, last):
        if index in manner:
            continue
        if index in starts and not _is_adverbial(passage, index + starts[index][0]):
            length = starts[index][0]
            return index + length, passage.offset(index + length)
        for joined, name in grammar.joined_markers.items():
            if name not in hit.cue.markers or (name == "to" and _is_addressee(passage, index)):
                continue
            if tokens[index].key.startswith(joined) and _is_joined(passage, index, joined, grammar):
                return index, tokens[index].start + len(joined)
    return None


def _can_open(passage: Passage, index: int) -> bool:
    """Say whether a mark opens a quotation: a straight one with a space behind it has closed one."""
    token = passage.words.tokens[index]
    if token.text == "(":
        return False
    end = passage.end_of(index + 1)
    return token.text not in "\"'" or not passage.source[end : end + 1].isspace()


def _is_addressee(passage: Passage, index: int) -> bool:
    """Say whether a word with a joined "to" is a party: it is spoken to, not spoken of."""
    return any(unit.first <= index < unit.last for unit in passage.units)


def _manner(passage: Passage, first: int, last: int, grammar: Grammar) -> set[int]:
    """Return the tokens of phrases of manner ("in the strongest terms"): no content begins with one."""
    found: set[int] = set()
    for index in range(first, last):
        best = grammar.manners.longest(passage.words.keys, index)
        if best is not None:
            found.update(range(index, index + best[0]))
    return found


def _is_joined(passage: Passage, index: int, joined: str, grammar: Grammar) -> bool:
    if passage.words.tokens[index].key in grammar.whole_words or passage.words.tokens[index].key in grammar.closed:
        return False
    for unit in passage.units:
        if unit.first < index < unit.last or (unit.first == index and unit.start == passage.offset(index)):
            return False
    return any(
        reading.preposition and not reading.conjunction for reading in passage.words.senses[index].readings
    ) and (len(passage.words.tokens[index].key) > len(joined) + 2)


def _is_adverbial(passage: Passage, index: int) -> bool:
    """Say whether a time stands where the content would: "on Monday" is no content."""
    return any(time.start <= passage.offset(index) < time.end for time in passage.times)


def _noun_behind(passage: Passage, hit: CueHit, index: int, grammar: Grammar) -> int | None:
    """Return where a bare noun phrase begins right behind a cue and its subject, if the cue takes one."""
    tokens = passage.words.tokens
    if "object" not in hit.cue.markers or grammar.verb_final:
        return None
    manner = _manner(passage, index, min(index + COMPLEMENT_REACH, len(tokens)), grammar)
    while index in manner:
        index += 1
    if index >= len(tokens):
        return None
    token = tokens[index]
    key = token.key
    joined = any(key.startswith(word) and _is_joined(passage, index, word, grammar) for word in grammar.joined_markers)
    if is_mark(token) or key in grammar.closed or key in grammar.adverbs or joined or _is_adverbial(passage, index):
        return None
    return index


def _runs_on(passage: Passage, behind: int, stop: int, grammar: Grammar) -> bool:
    """Say whether speech follows a verb of speech without any word that opens it: behind a comma, or a final verb."""
    tokens = passage.words.tokens
    if behind >= stop:
        return False
    if grammar.verb_final:
        return stop - behind > FEWEST_WORDS and tokens[behind].key not in grammar.coordinators
    return tokens[behind].text in COMMAS


def _is_open_speech(passage: Passage, hit: CueHit, behind: int, opened: int) -> bool:
    """Say whether speech runs on right behind "she added," so that a complementizer further on is its own."""
    tokens = passage.words.tokens
    if not hit.cue.needs_content or behind >= len(tokens) or tokens[behind].text not in COMMAS:
        return False
    return any(behind < group.first < opened for group in passage.words.groups)


def _end(passage: Passage, hit: CueHit, first: int, stop: int, grammar: Grammar) -> int:
    """Return the token behind the content: a tail ("in his words"), the closing quote, or the stop given."""
    if passage.words.tokens[first].text in OPENING_QUOTES:
        stop = _closing(passage, first, stop)
    for index in range(first, stop):
        found = grammar.content_tails.longest(passage.words.stems, index)
        if found is not None:
            return index
    return stop


def _closing(passage: Passage, first: int, stop: int) -> int:
    """Return the token behind the mark that closes the quotation opened at `first`, or `stop` if nothing does."""
    mark = _CLOSED_BY.get(passage.words.tokens[first].text)
    for index in range(first + 1, stop):
        if passage.words.tokens[index].text == mark:
            return index + 1
    return stop


def _trimmed(passage: Passage, start: int, last: int, floor: int) -> int:
    end = passage.end_of(last)
    while end > max(start, floor) and passage.source[end - 1] in _TRAILING:
        end -= 1
    return end


def content_after(passage: Passage, hit: CueHit, stop: int, subject_last: int, grammar: Grammar) -> Content | None:
    """Return the content that follows a cue and ends before token `stop`, or None if nothing is said there.

    A complementizer, colon or quotation wins; else the cue's own preposition; else the noun phrase behind the cue and
    its subject (`subject_last`), where the cue takes one.
    """
    opened = _complement(passage, hit.last, stop, grammar)
    behind = max(hit.last, subject_last)
    marked = _marked(passage, hit, opened[0] if opened else stop, grammar)
    speech: Speech = "reported"
    noun = _noun_behind(passage, hit, behind, grammar)
    if noun is not None and opened is None:
        first, start, proved = noun, passage.offset(noun), False
    elif marked is not None and (opened is None or marked[0] < opened[0]):
        first, start, proved = marked[0], marked[1], False
    elif opened is not None and not _is_open_speech(passage, hit, behind, opened[0]):
        first, speech = opened
        start, proved = passage.offset(first), True
    elif hit.cue.needs_content and _runs_on(passage, behind, stop, grammar):
        first, proved = behind, False
        while is_mark(passage.words.tokens[first]) and first < stop - 1:
            first += 1
        start = passage.offset(first)
        speech = "reported" if grammar.verb_final else "direct"
    else:
        return None
    last = _end(passage, hit, first, stop, grammar) if first < stop else first
    if last <= first:
        return None
    end = _trimmed(passage, start, last, passage.words.tokens[first].start)
    is_enough = end > start and passage.words.word_count(first, last) >= FEWEST_WORDS
    return Content(first, last, start, end, speech, proved) if is_enough else None


def content_before(passage: Passage, hit: CueHit, group: VerbGroup, grammar: Grammar) -> Content | None:
    """Return the content that stands before a cue at the clause's end: from the cue's preposition up to the cue."""
    first, _ = passage.words.clause_range(hit.first)
    for index, length, name in passage.words.markers:
        if first <= index and index + length < hit.first and name in hit.cue.markers:
            start = passage.offset(index + length)
            return Content(index + length, hit.first, start, passage.end_of(hit.first), "reported", False)
    if "object" in hit.cue.markers:
        return _object_before(passage, hit, first, grammar)
    return None


def _object_before(passage: Passage, hit: CueHit, first: int, grammar: Grammar) -> Content | None:
    tokens = passage.words.tokens
    mark = next((i for i in range(hit.first - 1, first, -1) if tokens[i].key in grammar.object_markers), None)
    if mark is None:
        return None
    start = first
    for unit in passage.units:
        if first <= unit.first and unit.last < mark and unit.marker is None and not unit.is_object:
            start = max(other.last for other in passage.units if other.chain == unit.chain)
            break
    while start < mark and (is_mark(tokens[start]) or tokens[start].key in grammar.adverbs):
        start += 1
    if start >= mark:
        return None
    return Content(start, mark, passage.offset(start), passage.end_of(mark), "reported", False)


def skip_comma(passage: Passage, index: int) -> int:
    """Return the token behind any commas and colons at `index`."""
    tokens = passage.words.tokens
    while index < len(tokens) and (tokens[index].text in COMMAS or tokens[index].text in ":-\u2013"):
        index += 1
    return index


def rest_of(passage: Passage, first: int, last: int | None = None) -> Content | None:
    """Return the tokens `[first, last)` as a content (to the sentence's end by default), or None if too short."""
    stop = len(passage.words.tokens) if last is None else last
    if stop - first < FEWEST_WORDS:
        return None
    start = passage.offset(first)
    end = _trimmed(passage, start, stop, start)
    return Content(first, stop, start, end, "direct" if last is None and first < HEADLINE_REACH else "reported", True)


def unclosed(text: str) -> str | None:
    """Return the mark that would close a quotation which a content leaves open, or None."""
    for opening, closing in _CLOSED_BY.items():
        if opening == closing:
            if text.startswith(opening) and text.count(opening) % 2:
                return closing
        elif opening != "(" and text.count(opening) > text.count(closing):
            return closing
    return None
