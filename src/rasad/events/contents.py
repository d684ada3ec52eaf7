"""What was said: the stretch of the sentence, or of the paragraph, that a cue introduces."""

from collections.abc import Set
from typing import NamedTuple

from rasad.events.content_ends import closing, cut_links, end_of, trimmed
from rasad.events.content_nouns import attitude_behind, manner_of, noun_behind
from rasad.events.content_openers import opened_by
from rasad.events.cues import CueHit
from rasad.events.insertions import insertions
from rasad.events.passages import Passage
from rasad.events.phrases import head_of, is_joined, is_speaker_noun, is_time, is_told_of, marker_end, unit_at
from rasad.events.words import COMMAS, OPENING_QUOTES, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Speech

HEADLINE_REACH = 8  # words before a headline's colon: a name with its title
PLACES = frozenset({"in", "under"})  # names of the prepositions of where and when something was said
PLACE_WORDS = 4  # tokens up to "this" in them
OPENING_WORDS = 4  # words of "with a reference to"
NOUN_WORDS = 5  # words of a noun phrase between a preposition and its relative clause
FEWEST_WORDS = 2  # "denied that" tells nothing


class Content(NamedTuple):
    """The content of a statement: tokens `[first, last)` of its sentence, the exact start, and how it is spoken."""

    first: int
    last: int
    start: int
    end: int
    speech: Speech
    is_proved: bool


def _marked(passage: Passage, hit: CueHit, first: int, last: int, grammar: Grammar) -> tuple[int, int] | None:
    """Return (token index, source offset) of a content that the cue's own preposition introduces."""
    tokens = passage.words.tokens
    starts = {index: (length, name) for index, length, name in passage.words.markers if name in hit.cue.markers}
    passed, joins = manner_of(passage, first, last, grammar), grammar.joined_markers
    passed |= insertions(passage, hit, first, last, grammar)
    later: tuple[int, int] | None = None
    for index in range(first, min(last, _next_verb(passage, first, passed, grammar))):
        if index in passed:
            continue
        if (tokens[index - 1].key, tokens[index].key) in grammar.quantifiers:
            continue  # "a number of"
        if tokens[index].key in grammar.presupposing:
            continue  # "during", "after": no preposition of a cue
        opens = index in starts and not _is_no_content(passage, index + starts[index][0], grammar)
        if opens and (later is None or _is_title_between(passage, later[0], index, grammar)):
            length = starts[index][0]
            return index + length, passage.offset(index + length)
        for joined, name in joins.items():
            if name not in hit.cue.markers or (name == "to" and unit_at(passage, index) is not None):
                continue  # a party with a joined "to" is spoken to, not spoken of
            if tokens[index].key.startswith(joined) and is_joined(passage, index, joined, grammar):
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


def _takes_speech(hit: CueHit, grammar: Grammar) -> bool:
    """Say whether speech may follow a cue without any word that opens it."""
    return hit.cue.needs_content or (grammar.verb_final and hit.cue.complement)


def _runs_on(passage: Passage, hit: CueHit, behind: int, stop: int, grammar: Grammar) -> bool:
    """Say whether speech follows a verb of speech without any word that opens it: behind a comma, or a final verb."""
    tokens = passage.words.tokens
    if behind >= stop:
        return False
    if grammar.verb_final:
        first, _ = passage.words.clause_range(hit.first)
        is_inner = tokens[first].key in grammar.complementizers
        is_clause = tokens[behind].text in COMMAS and not is_inner and _is_clause(passage, behind + 1, stop, grammar)
        is_linked = is_mark(tokens[behind]) or tokens[behind].key in grammar.coordinators
        return stop - behind > FEWEST_WORDS and (is_clause or not is_linked)
    return tokens[behind].text in COMMAS or _speaks_at_once(passage, hit, behind, grammar)


def _speaks_at_once(passage: Passage, hit: CueHit, index: int, grammar: Grammar) -> bool:
    """Say whether a word can only begin speech: what follows "saying", a verb of "we" or of the future, "if", "not"."""
    token, words = passage.words.tokens[index], passage.words
    if hit.form == "participle":
        is_free = token.kind == "word" and marker_end(passage, index) is None and token.key not in grammar.adverbs
        return is_free and (hit.cue.at_once or token.key in grammar.negators or token.key in grammar.conditionals)
    group = next((group for group in words.groups if group.first == index), None)
    if group is not None and not group.joined:
        return group.person == 1 or group.tense == "future" or _goes_on(hit, index, grammar)
    if _goes_on(hit, index, grammar) and _is_unread_word(passage, index, grammar):
        return True
    if unit_at(passage, index) is None and any(reading.future for reading in words.senses[index].readings):
        return True
    return token.key in grammar.conditionals or token.key in grammar.negators or token.key in grammar.first_person


def _is_unread_word(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a word behind "added" is no noun for somebody, no adverb, no preposition: an unknown verb."""
    token, sense = passage.words.tokens[index], passage.words.senses[index]
    if token.kind != "word" or sense.has_article or unit_at(passage, index) is not None or is_time(passage, index):
        return False
    if token.key in grammar.closed or token.key in grammar.adverbs or marker_end(passage, index) is not None:
        return False
    is_joined_on = any(reading.preposition or reading.enclitic for reading in sense.readings)
    is_adverb = token.text.endswith(grammar.adverbial_endings) or token.key.endswith(grammar.dual_final)
    return not is_joined_on and not is_adverb and not is_speaker_noun(passage, index, grammar)


def _goes_on(hit: CueHit, index: int, grammar: Grammar) -> bool:
    """Say whether a verb of going on ("added") that opens its sentence stands right before a token."""
    if hit.group is None or hit.first or index != hit.last:
        return False
    return not grammar.continuing.isdisjoint(hit.group.lemmas)


def _is_clause(passage: Passage, first: int, stop: int, grammar: Grammar) -> bool:
    """Say whether a main clause with a verb of its own fills a stretch: what stands behind "said,"."""
    tokens = passage.words.tokens
    if first >= stop or tokens[first].key in grammar.coordinators:
        return False
    verbs = sum(1 for group in passage.words.groups if first < group.first < stop)
    if tokens[first].key in grammar.conditionals:
        return verbs > 1
    return grammar.subordinators.longest(passage.words.keys, first) is None and verbs > 0


def _is_open_speech(passage: Passage, hit: CueHit, behind: int, opened: int) -> bool:
    """Say whether speech runs on right behind "she added," so that a complementizer further on is its own."""
    tokens = passage.words.tokens
    if not hit.cue.needs_content or behind >= len(tokens) or tokens[behind].text not in COMMAS:
        return False
    if tokens[opened - 1].text in COMMAS:
        return False
    return any(behind < group.first < opened for group in passage.words.groups)


def content_after(passage: Passage, hit: CueHit, stop: int, subject_last: int, grammar: Grammar) -> Content | None:
    """Return the content that follows a cue and ends before token `stop`, or None if nothing is said there.

    A complementizer, colon or quotation wins; else the cue's own preposition; else the noun phrase behind the cue and
    its subject (`subject_last`), where the cue takes one.
    """
    opened = opened_by(passage, hit, stop, grammar)
    behind = max(hit.last, subject_last)
    speech: Speech = "reported"
    marked = None
    if not grammar.verb_final and not (opened and _is_behind_own_marker(passage, hit, opened[0])):
        marked = _marked(passage, hit, behind, opened[0] if opened else stop, grammar)
    told = attitude_behind(passage, hit, behind, opened[0] if opened else stop, grammar)
    is_open = opened is None or (hit.cue.predicate and not (hit.group and hit.group.enclitic))
    noun = noun_behind(passage, hit, behind, stop, grammar) if told is None and is_open else None
    if told is not None and (marked is None or told < marked[0]):
        first, start, proved = told, passage.offset(told), False
    elif noun is not None:
        first, start, proved = noun, passage.offset(noun), False
    elif marked is not None and (opened is None or marked[0] < opened[0]):
        first, start, proved = marked[0], marked[1], False
    elif opened is not None and not (opened[1] == "reported" and _is_open_speech(passage, hit, behind, opened[0])):
        first, speech = opened
        start, proved = passage.offset(first), True
    elif _takes_speech(hit, grammar) and _runs_on(passage, hit, behind, stop, grammar):
        first, proved = behind, False
        while is_mark(passage.words.tokens[first]) and first < stop - 1:
            first += 1
        start = passage.offset(first)
        speech = "reported" if grammar.verb_final or first == behind else "direct"
    else:
        return None
    last = end_of(passage, first, stop, grammar, proved=proved) if first < stop else first
    if speech == "direct" and first < last == stop and passage.words.tokens[first].text in OPENING_QUOTES:
        speech = "mixed" if (closing(passage, first) or stop) < last else speech
    last = cut_links(passage, first, last, grammar)
    if last <= first or _is_no_speech(passage, hit, first):
        return None
    end = trimmed(passage, start, last, passage.words.tokens[first].start)
    is_enough = end > start and passage.words.word_count(first, last) >= FEWEST_WORDS
    return Content(first, last, start, end, speech, proved) if is_enough else None


def _told_noun(passage: Passage, hit: CueHit, first: int, grammar: Grammar) -> Content | None:
    """Return a noun behind the cue's preposition with the relative clause that parts it from the cue."""
    tokens = passage.words.tokens
    that = max((at for at in range(first) if tokens[at].key in grammar.complementizers), default=0)
    begins = [
        at + n for at, n, name in passage.words.markers if name in hit.cue.markers and that - NOUN_WORDS <= at < that
    ]
    verbs = [group for group in passage.words.groups if that < group.first < hit.first]
    if (
        not begins
        or len(verbs) != 1
        or any(verbs[0].last <= at < hit.first and not is_mark(tokens[at]) for at in range(first, hit.first))
    ):
        return None
    if (
        begins[-1] >= that
        or _is_in_opening(passage, begins[-1] - 1)
        or tokens[begins[-1]].key in grammar.demonstratives
    ):
        return None
    last = cut_links(passage, begins[-1], hit.first, grammar)
    return Content(begins[-1], last, passage.offset(begins[-1]), passage.end_of(last), "reported", False)


def _is_no_speech(passage: Passage, hit: CueHit, first: int) -> bool:
    """Say whether what a cue has for its content, or a preposition before it, shows that nothing is said."""
    if not passage.words.stems[first].isdisjoint(hit.cue.not_content):
        return True
    return any(name == hit.cue.not_marker and hit.last <= at < first for at, _, name in passage.words.markers)


def content_before(passage: Passage, hit: CueHit, grammar: Grammar) -> Content | None:
    """Return the content that stands before a cue at the clause's end: from the cue's preposition up to the cue."""
    first = _behind_aside(passage, hit, passage.words.clause_range(hit.first)[0])
    tokens = passage.words.tokens
    mark = max((at for at in range(first, hit.first) if tokens[at].key in grammar.object_markers), default=first)
    for index, length, name in passage.words.markers:
        if index and tokens[index - 1].key in grammar.no_heads:
            continue
        if name == "to" and hit.cue.stance == "accuses" and index < mark:
            continue  # whom a verb has for its object stands before what he is told
        if first <= index and index + length < hit.first and name in hit.cue.markers:
            is_behind_object = name == "from" and "object" in hit.cue.markers and first < mark < index
            if is_behind_object or _is_in_opening(passage, index):
                continue
            start, last = passage.offset(index + length), _before_manner(passage, index + length, hit.first, grammar)
            return Content(index + length, last, start, passage.end_of(last), "reported", False)
    found = _object_before(passage, hit, first, grammar) if "object" in hit.cue.markers else None
    if found is not None and not passage.words.stems[found.first].isdisjoint(hit.cue.not_content):
        return None
    return found or _clause_before(passage, hit, first, grammar)


def _clause_before(passage: Passage, hit: CueHit, first: int, grammar: Grammar) -> Content | None:
    """Return the clause before that of a cue if the cue's preposition opens it: "over (the fact) that B, (was sad)".

    Also a noun with a clause of its own: "to the fears that there are (he pointed)".
    """
    tokens = passage.words.tokens
    if not first or hit.first - first > FEWEST_WORDS:
        return None
    told = _told_noun(passage, hit, first, grammar)
    if told is not None:
        return told
    for index, length, name in passage.words.markers:
        at = index + length
        if name not in hit.cue.markers or at >= first or _is_in_opening(passage, index):
            continue
        opened = grammar.subordinators.longest(passage.words.keys, at)
        if opened is not None and tokens[at + opened[0] - 1].key.endswith(tuple(grammar.complementizers)):
            start, last = at + opened[0], cut_links(passage, at + opened[0], first, grammar)
            return Content(start, last, passage.offset(start), passage.end_of(last), "reported", False)
    return None


def _is_in_opening(passage: Passage, index: int) -> bool:
    """Say whether a preposition ends "with a reference to": what it leads to is told there."""
    senses, stems = passage.words.senses, passage.words.stems
    return any(
        at + length > index
        for at in range(max(0, index - OPENING_WORDS), index)
        for length, _ in senses[at].openings.found(stems, at)
    )


def _behind_aside(passage: Passage, hit: CueHit, first: int) -> int:
    """Return the token behind the comma of "with a reference to A, (to B points)" at the head of a clause."""
    tokens = passage.words.tokens
    if not any(passage.words.senses[index].openings for index in range(first, hit.first)):
        return first
    heads = {at for at, _, name in passage.words.markers if name in hit.cue.markers}
    commas = [index for index in range(first, hit.first) if tokens[index].text in COMMAS and index + 1 in heads]
    return commas[-1] + 1 if commas else first


def _before_manner(passage: Passage, first: int, last: int, grammar: Grammar) -> int:
    """Return the token behind what is told before "strongly", or before "praised and (thanked)"."""
    words = passage.words
    if last - 2 > first and words.tokens[last - 1].key in grammar.coordinators and words.senses[last - 2].cue_nouns:
        last -= 2
    for length in (3, 2, 1):
        found = grammar.manners.longest(words.keys, last - length) if last - length > first else None
        if found is not None and found[0] == length:
            return last - length
    return last


def _behind_unnamed(passage: Passage, first: int, mark: int, grammar: Grammar) -> int | None:
    """Return the token behind the comma of a subject without a name, `first` if there is none, None without a comma."""
    head = head_of(passage, first, mark, grammar)
    if head is None or unit_at(passage, head) is not None or not is_speaker_noun(passage, head, grammar):
        return first
    tokens = passage.words.tokens
    return next((index + 1 for index in range(head, mark) if tokens[index].text in COMMAS), None)


def _object_before(passage: Passage, hit: CueHit, first: int, grammar: Grammar) -> Content | None:
    tokens = passage.words.tokens
    mark = next((i for i in range(hit.first - 1, first, -1) if tokens[i].key in grammar.object_markers), None)
    if mark is None:
        return None
    first = _behind_source(passage, first, mark)
    start = first
    behind = _behind_unnamed(passage, first, mark, grammar)
    if behind is None:
        return None  # nothing tells where a subject without a name ends
    start = behind
    if passage.words.tokens[start].key in grammar.demonstratives and is_speaker_noun(passage, start + 1, grammar):
        start += 2
    for unit in passage.units:
        if first <= unit.first and unit.last < mark and unit.marker is None and not unit.is_object:
            start = max(other.last for other in passage.units if other.chain == unit.chain)
            break
    while start < mark and (tokens[start].key in grammar.adverbs or tokens[start].key in grammar.coordinators):
        start += 1
    start = _behind_place(passage, start, mark, grammar)
    commas = [index for index in range(start, mark) if tokens[index].text in COMMAS]
    is_aside = any(passage.words.senses[index].openings for index in range(start, mark))
    if commas and (is_aside or any(at == start for at, _, _ in passage.words.markers)):
        start = commas[-1] + 1  # "pointing to B, (he called) C ..."
    while start < mark and (is_mark(tokens[start]) or tokens[start].key in grammar.adverbs):
        start += 1
    if start >= mark:
        return None
    is_owned = tokens[mark - 1].key in grammar.reflexives and any(at == mark + 1 for at, _, _ in passage.words.markers)
    is_told = (
        hit.cue.predicate or is_owned or any(token.key in grammar.purposes for token in tokens[mark + 1 : mark + 3])
    )
    last = hit.first if is_told and hit.first > mark + 1 else mark  # "(he called) the talks useful"
    return Content(start, last, passage.offset(start), passage.end_of(last), "reported", False)


def _behind_place(passage: Passage, first: int, last: int, grammar: Grammar) -> int:
    """Return the token behind "in this statement", "further on in that talk" at the head of a stretch."""
    tokens = passage.words.tokens
    if not any(at == first and name in PLACES for at, _, name in passage.words.markers):
        return first
    for index in range(first + 1, min(first + PLACE_WORDS, last - 1)):
        if tokens[index].key in grammar.demonstratives and index + 2 < last:
            return index + 2
        if tokens[index].key in grammar.reflexives and index + 1 < last:
            return index + 1
    manner = grammar.manners.longest(passage.words.keys, first)
    return first if manner is None else first + manner[0]


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
    end = trimmed(passage, start, stop, start)
    return Content(first, stop, start, end, "direct" if last is None and first < HEADLINE_REACH else "reported", True)
