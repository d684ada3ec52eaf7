"""What was said: the stretch of the sentence, or of the paragraph, that a cue introduces."""

from collections.abc import Set
from typing import NamedTuple

from rasad.events.cues import CueHit
from rasad.events.insertions import insertions
from rasad.events.passages import Passage
from rasad.events.phrases import head_of, is_relative, is_speaker_noun, is_time, is_told_of, marker_end, unit_at
from rasad.events.words import CLOSING_QUOTES, COMMAS, OPENING_QUOTES, STOPS, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Speech

COMPLEMENT_REACH = 45  # words between a speech verb and its complementizer: room for a long title and an adverbial
HEADLINE_REACH = 8  # words before a headline's colon: a name with its title
CONJUNCTION_WORDS = 3  # words of a conjunction before the complementizer that ends it
FEWEST_WORDS = 2  # "denied that" tells nothing
_CLOSED_BY = {'"': '"', "\u00ab": "\u00bb", "\u201c": "\u201d", "(": ")", "\u2018": "\u2019", "'": "'"}
_TRAILING = "\u060c,.;:\u061b \u00a0&-\u2013"


class Content(NamedTuple):
    """The content of a statement: tokens `[first, last)` of its sentence, the exact start, and how it is spoken."""

    first: int
    last: int
    start: int
    end: int
    speech: Speech
    is_proved: bool


def _complement(passage: Passage, hit: CueHit, last: int, grammar: Grammar) -> tuple[int, Speech] | None:
    """Return where a complementizer, a colon or a quotation mark opens the content."""
    tokens, first = passage.words.tokens, hit.last
    reach = range(first, min(last, first + COMPLEMENT_REACH))
    inserted = insertions(passage, hit, first, reach.stop, grammar)
    for index in reach:
        token = tokens[index]
        if index in inserted and (index - 1 in inserted or not _is_anothers(passage, hit, index, grammar)):
            continue
        if _breaks_off(passage, hit, index, grammar):
            return None
        unit = unit_at(passage, index)
        is_name = unit is not None and unit.kind == "name"  # a name may be spelt like "that"
        is_opener = token.key in grammar.complementizers and hit.cue.complement and not is_name
        if is_opener and not _is_conjoined(passage, index, grammar) and not _is_in_term(passage, index):
            if not grammar.verb_final:
                return index, "reported"
            if index <= first + 1:
                return index + 1, "reported"
        if token.text == ":":
            return index + 1, "reported" if _is_that(passage, index + 1, grammar) else "direct"
        if grammar.verb_final and index > first:
            continue  # a quotation further on is a name or a term in reported speech
        if token.text in OPENING_QUOTES and _can_open(passage, index) and not _is_term(passage, index, grammar):
            return index, "direct"
    return None


def _is_that(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether "that" stands at a token: what follows "said: that" is reported, and ends with its sentence."""
    if grammar.verb_final or index >= len(passage.words.tokens):
        return False
    return passage.words.tokens[index].key in grammar.complementizers


def _breaks_off(passage: Passage, hit: CueHit, index: int, grammar: Grammar) -> bool:
    """Say whether nothing behind a word is what the cue introduces: "but" stands there, or another verb before it."""
    turn = grammar.adversatives.longest(passage.words.keys, index)
    return turn is not None or _is_anothers(passage, hit, index, grammar)


def _is_anothers(passage: Passage, hit: CueHit, index: int, grammar: Grammar) -> bool:
    """Say whether another verb than the cue's stands right before a word, or a clause of its own begins there."""
    for group in passage.words.groups:
        if group.first >= hit.last and (group.last == index or (group.first == index and group.joined)):
            tokens = passage.words.tokens
            is_clause = not group.joined and is_told_of(passage, group.first, grammar)
            is_own = tokens[index].key in grammar.complementizers and is_relative(passage, group.first - 1, grammar)
            if is_clause and not is_own:
                return False
            return not group.enclitic or group.joined
    return False


def _is_conjoined(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a complementizer is the end of a conjunction: "after", "although"."""
    for start in range(max(0, index - CONJUNCTION_WORDS), index):
        found = grammar.conjoined.longest(passage.words.keys, start)
        if found is not None and start + found[0] == index:
            return True
    return False


def _is_in_term(passage: Passage, index: int) -> bool:
    """Say whether a word stands right behind the mark that opens a short quotation: it is part of a name there."""
    return index > 0 and passage.words.tokens[index - 1].text in OPENING_QUOTES and _closes_soon(passage, index - 1)


def _is_term(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a quotation is a name or a term: it closes soon, or a preposition governs it."""
    before = passage.words.tokens[index - 1].key if index else ""
    return before in grammar.single_markers or _closes_soon(passage, index)


def _closes_soon(passage: Passage, index: int) -> bool:
    """Say whether a quotation mark opens a name or a term rather than speech: it closes within four words."""
    tokens = passage.words.tokens
    return any(token.text in CLOSING_QUOTES for token in tokens[index + 1 : index + 6])


def _marked(passage: Passage, hit: CueHit, first: int, last: int, grammar: Grammar) -> tuple[int, int] | None:
    """Return (token index, source offset) of a content that the cue's own preposition introduces."""
    tokens = passage.words.tokens
    starts = {index: (length, name) for index, length, name in passage.words.markers if name in hit.cue.markers}
    passed, joins = _manner(passage, first, last, grammar), grammar.joined_markers
    passed |= insertions(passage, hit, first, last, grammar)
    later: tuple[int, int] | None = None
    for index in range(first, min(last, _next_verb(passage, first, passed, grammar))):
        if index in passed:
            continue
        if tokens[index].key in grammar.presupposing:
            continue  # "during", "after": no preposition of a cue
        opens = index in starts and not _is_no_content(passage, index + starts[index][0], grammar)
        if opens and (later is None or _is_title_between(passage, later[0], index, grammar)):
            length = starts[index][0]
            return index + length, passage.offset(index + length)
        for joined, name in joins.items():
            if name not in hit.cue.markers or (name == "to" and unit_at(passage, index) is not None):
                continue  # a party with a joined "to" is spoken to, not spoken of
            if tokens[index].key.startswith(joined) and _is_joined(passage, index, joined, grammar):
                is_fused = len(joined) > 1 or any(len(o) > 1 and tokens[index].key.startswith(o) for o in joins)
                found = index, tokens[index].start + (0 if is_fused else len(joined))
                if name != "to" and later is None:
                    return found
                later = later or found  # "for X" may be part of a title: the preposition itself goes before it
    return later


def _is_no_content(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a preposition leads to no content: "on Monday", "(a statement that we got) a copy of"."""
    if is_time(passage, index):
        return True
    return index < len(passage.words.tokens) and passage.words.tokens[index].key in grammar.copies


def _is_title_between(passage: Passage, first: int, index: int, grammar: Grammar) -> bool:
    """Say whether "for X" was part of a title: a comma or a name stands between it and the plain preposition."""
    if passage.words.tokens[index].key not in grammar.plain_markers:
        return False
    has_comma = any(token.text in COMMAS for token in passage.words.tokens[first:index])
    return has_comma or any(first < unit.first < index and unit.kind == "name" for unit in passage.units)


def _is_behind_own_marker(passage: Passage, hit: CueHit, index: int) -> bool:
    """Say whether the cue's own preposition stands right before a complementizer: "stressed ... on that"."""
    return any(at + length == index and name in hit.cue.markers for at, length, name in passage.words.markers)


def _next_verb(passage: Passage, first: int, passed: Set[int], grammar: Grammar) -> int:
    """Return the token where the next verb outside a relative clause stands: no preposition behind it is the cue's."""
    tokens = passage.words.tokens
    for group in passage.words.groups:
        lead = group.first
        while lead > 0 and (tokens[lead - 1].key in grammar.negators or tokens[lead - 1].key in grammar.before_verb):
            lead -= 1
        is_clause = lead > 0 and is_told_of(passage, lead, grammar)
        if group.first >= first and group.first not in passed and not is_clause:
            return group.first
    return len(tokens)


def _can_open(passage: Passage, index: int) -> bool:
    """Say whether a mark opens a quotation: a straight one with a space behind it has closed one."""
    token = passage.words.tokens[index]
    if token.text == "(":
        return False
    end = passage.end_of(index + 1)
    behind = passage.source[end : end + 1]
    return token.text not in "\"'" or not (behind.isspace() or behind in STOPS | COMMAS)


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


def _is_own_marker(passage: Passage, hit: CueHit, index: int) -> bool:
    return any(at == index and name in hit.cue.markers for at, _, name in passage.words.markers)


def _is_joined_on(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a conjunction is written together with a word: the subject goes on there ("and his family")."""
    if passage.words.tokens[index].key in grammar.whole_words:
        return False
    return any(reading.conjunction for reading in passage.words.senses[index].readings)


def _noun_behind(passage: Passage, hit: CueHit, index: int, stop: int, grammar: Grammar) -> int | None:
    """Return where a bare noun phrase begins behind a cue and its subject, if the cue takes one.

    A phrase with another preposition ("in a statement") may stand before it.
    """
    tokens = passage.words.tokens
    if "object" not in hit.cue.markers or grammar.verb_final or index >= len(tokens):
        return None
    place = _noun_place(passage, hit, index, min(stop, len(tokens)), grammar)
    if place is None or _is_joined_on(passage, place, grammar):
        return None
    token, sense = tokens[place], passage.words.senses[place]
    key = token.key
    if any(reading.enclitic and reading.stem in grammar.single_markers for reading in sense.readings):
        return None  # "with it": the content stands before
    joined = any(key.startswith(word) and _is_joined(passage, place, word, grammar) for word in grammar.joined_markers)
    if is_mark(token) or joined or is_time(passage, place):
        return None
    return None if key in grammar.closed or key in grammar.adverbs or key in grammar.relatives else place


def _noun_place(passage: Passage, hit: CueHit, index: int, stop: int, grammar: Grammar) -> int | None:
    """Return the token behind phrases of manner and place, or None if the cue's own preposition comes first."""
    tokens = passage.words.tokens
    manner = _manner(passage, index, min(index + COMPLEMENT_REACH, len(tokens)), grammar)
    while index in manner:
        index += 1
    verbs = (group.first for group in passage.words.groups if group.first >= index)
    limit = min(stop, next(verbs, stop))
    own = [at for at in range(index, limit) if _is_own_marker(passage, hit, at)]
    if any(tokens[at].key in grammar.plain_markers for at in own):
        return None
    if index < stop and marker_end(passage, index) is not None:
        index = head_of(passage, index, limit, grammar) or stop
        index = stop if own and own[0] < index else index
    return index if index < stop else None


def _takes_speech(hit: CueHit, grammar: Grammar) -> bool:
    """Say whether speech may follow a cue without any word that opens it."""
    return hit.cue.needs_content or (grammar.verb_final and hit.cue.complement)


def _runs_on(passage: Passage, behind: int, stop: int, grammar: Grammar) -> bool:
    """Say whether speech follows a verb of speech without any word that opens it: behind a comma, or a final verb."""
    tokens = passage.words.tokens
    if behind >= stop:
        return False
    if grammar.verb_final:
        is_clause = tokens[behind].text in COMMAS and _is_clause(passage, behind + 1, stop, grammar)
        is_linked = is_mark(tokens[behind]) or tokens[behind].key in grammar.coordinators
        return stop - behind > FEWEST_WORDS and (is_clause or not is_linked)
    return tokens[behind].text in COMMAS


def _is_clause(passage: Passage, first: int, stop: int, grammar: Grammar) -> bool:
    """Say whether a main clause with a verb of its own fills a stretch: what stands behind "said,"."""
    tokens = passage.words.tokens
    if first >= stop or tokens[first].key in grammar.coordinators:
        return False
    is_subordinate = grammar.subordinators.longest(passage.words.keys, first) is not None
    return not is_subordinate and any(first < group.first < stop for group in passage.words.groups)


def _is_open_speech(passage: Passage, hit: CueHit, behind: int, opened: int) -> bool:
    """Say whether speech runs on right behind "she added," so that a complementizer further on is its own."""
    tokens = passage.words.tokens
    if not hit.cue.needs_content or behind >= len(tokens) or tokens[behind].text not in COMMAS:
        return False
    if tokens[opened - 1].text in COMMAS:
        return False
    return any(behind < group.first < opened for group in passage.words.groups)


def _end(passage: Passage, first: int, stop: int, grammar: Grammar, *, proved: bool) -> int:
    """Return the token behind the content: a tail ("in his words"), the closing quote, or the stop given.

    A mere noun phrase (not `proved`) ends before "but".
    """
    if passage.words.tokens[first].text in OPENING_QUOTES:
        stop = closing(passage, first) or stop
    for index in range(first, stop):
        found = grammar.content_tails.longest(passage.words.stems, index)
        if found is not None:
            return index
        if index > first and grammar.adversatives.longest(passage.words.keys, index) is not None and not proved:
            return index
        if index > first and _turns(passage, first, index, grammar):
            return index
        if index > first and not proved and _tells_anew(passage, index, grammar):
            return index
    return stop


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
    while last > first + 1 and (tokens[last - 1].key in grammar.coordinators or tokens[last - 1].text in COMMAS):
        last -= 1
    return last


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
    opened = _complement(passage, hit, stop, grammar)
    behind = max(hit.last, subject_last)
    speech: Speech = "reported"
    marked = None
    if not grammar.verb_final and not (opened and _is_behind_own_marker(passage, hit, opened[0])):
        marked = _marked(passage, hit, behind, opened[0] if opened else stop, grammar)
    noun = _noun_behind(passage, hit, behind, stop, grammar)
    if noun is not None and opened is None:
        first, start, proved = noun, passage.offset(noun), False
    elif marked is not None and (opened is None or marked[0] < opened[0]):
        first, start, proved = marked[0], marked[1], False
    elif opened is not None and not (opened[1] == "reported" and _is_open_speech(passage, hit, behind, opened[0])):
        first, speech = opened
        start, proved = passage.offset(first), True
    elif _takes_speech(hit, grammar) and _runs_on(passage, behind, stop, grammar):
        first, proved = behind, False
        while is_mark(passage.words.tokens[first]) and first < stop - 1:
            first += 1
        start = passage.offset(first)
        speech = "reported" if grammar.verb_final else "direct"
    else:
        return None
    last = _end(passage, first, stop, grammar, proved=proved) if first < stop else first
    last = cut_links(passage, first, last, grammar)
    if last <= first:
        return None
    end = _trimmed(passage, start, last, passage.words.tokens[first].start)
    is_enough = end > start and passage.words.word_count(first, last) >= FEWEST_WORDS
    return Content(first, last, start, end, speech, proved) if is_enough else None


def content_before(passage: Passage, hit: CueHit, grammar: Grammar) -> Content | None:
    """Return the content that stands before a cue at the clause's end: from the cue's preposition up to the cue."""
    first, _ = passage.words.clause_range(hit.first)
    tokens = passage.words.tokens
    mark = max((at for at in range(first, hit.first) if tokens[at].key in grammar.object_markers), default=first)
    for index, length, name in passage.words.markers:
        if index and tokens[index - 1].key in grammar.no_heads:
            continue
        if name == "to" and hit.cue.stance == "accuses" and index < mark:
            continue  # whom a verb has for its object stands before what he is told
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
    first = _behind_source(passage, first, mark)
    start = first
    head = head_of(passage, first, mark, grammar)
    if head is not None and unit_at(passage, head) is None and is_speaker_noun(passage, head, grammar):
        return None  # nothing tells where a subject without a name ends
    if passage.words.tokens[start].key in grammar.demonstratives and is_speaker_noun(passage, start + 1, grammar):
        start += 2
    for unit in passage.units:
        if first <= unit.first and unit.last < mark and unit.marker is None and not unit.is_object:
            start = max(other.last for other in passage.units if other.chain == unit.chain)
            break
    commas = [index for index in range(start, mark) if tokens[index].text in COMMAS]
    if commas and any(at == start for at, _, _ in passage.words.markers):
        start = commas[-1] + 1  # "pointing to B, (he called) C ..."
    while start < mark and (is_mark(tokens[start]) or tokens[start].key in grammar.adverbs):
        start += 1
    if start >= mark:
        return None
    last = hit.first if hit.cue.predicate and hit.first > mark + 1 else mark  # "(he called) the talks useful"
    return Content(start, last, passage.offset(start), passage.end_of(last), "reported", False)


def _behind_source(passage: Passage, first: int, last: int) -> int:
    """Return the token behind the comma of "according to B," at the head of a clause."""
    if not passage.words.senses[first].openings:
        return first
    tokens = passage.words.tokens
    return next((index + 1 for index in range(first, last) if tokens[index].text in COMMAS), first)


def skip_comma(passage: Passage, index: int) -> int:
    """Return the token behind any commas and colons at `index`."""
    tokens = passage.words.tokens
    while index < len(tokens) and (tokens[index].text in COMMAS or tokens[index].text in ":;-\u2013\u061b"):
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
