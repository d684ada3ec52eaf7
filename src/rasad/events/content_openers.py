"""What opens what was said: a complementizer, a colon, a quotation mark that opens speech and no name."""

from rasad.events.cues import CueHit
from rasad.events.insertions import insertions
from rasad.events.passages import Passage
from rasad.events.phrases import is_relative, is_told_of, unit_at
from rasad.events.words import CLOSING_QUOTES, COMMAS, OPENING_QUOTES, STOPS, VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Speech

COMPLEMENT_REACH = 45  # words between a speech verb and its complementizer: room for a long title and an adverbial
LEAST_SPEECH = 3  # words of a short quotation without a verb that may be speech
CONJUNCTION_WORDS = 3  # words of a conjunction before the complementizer that ends it


def opened_by(passage: Passage, hit: CueHit, last: int, grammar: Grammar) -> tuple[int, Speech] | None:
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
        is_opener = token.key in grammar.complementizers and hit.cue.complement and not _is_name(passage, index)
        is_opener = is_opener and not _is_conjoined(passage, index, grammar) and not _is_in_term(passage, index)
        if _asks(passage, hit, index) or (is_opener and (not grammar.verb_final or index <= first + 1)):
            return index + (is_opener and grammar.verb_final), "reported"
        if token.text == ":":
            return index + 1, "reported" if _is_that(passage, index + 1, grammar) else "direct"
        if grammar.verb_final and index > first:
            continue  # a quotation further on is a name or a term in reported speech
        is_mark_of_speech = token.text in OPENING_QUOTES and (grammar.verb_final or hit.cue.complement)
        if is_mark_of_speech and _can_open(passage, index) and not _is_term(passage, hit, index, grammar):
            return index, "direct"
    return None


def _is_name(passage: Passage, index: int) -> bool:
    """Say whether a token is of a name: one may be spelt like "that"."""
    unit = unit_at(passage, index)
    return unit is not None and unit.kind == "name"


def _asks(passage: Passage, hit: CueHit, index: int) -> bool:
    """Say whether a word of asking stands behind a cue and its subject, and no other verb before it."""
    if passage.words.tokens[index].key not in hit.cue.openers:
        return False
    return not any(hit.last <= group.first < index for group in passage.words.groups)


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
            if (is_clause and not is_own) or _goes_on_telling(passage, hit, group, grammar):
                return False
            return not group.enclitic or group.joined
    return False


def _goes_on_telling(passage: Passage, hit: CueHit, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a joined verb with "it" tells more of where it was said: "a speech (he) gave and A aired"."""
    if not group.joined or not group.enclitic:
        return False
    earlier = (other for other in passage.words.groups if hit.last <= other.first < group.first)
    return any(is_told_of(passage, other.first, grammar) for other in earlier)


def _is_conjoined(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a complementizer is the end of a conjunction: "after", "although"."""
    for start in range(max(0, index - CONJUNCTION_WORDS), index):
        found = grammar.conjoined.longest(passage.words.keys, start)
        if found is not None and start + found[0] == index:
            return True
    return False


def _is_in_term(passage: Passage, index: int) -> bool:
    """Say whether a word stands right behind the mark that opens a short quotation: it is part of a name there."""
    return index > 0 and passage.words.tokens[index - 1].text in OPENING_QUOTES and closes_soon(passage, index - 1)


def _is_term(passage: Passage, hit: CueHit, index: int, grammar: Grammar) -> bool:
    """Say whether a quotation is a name or a term: a preposition or "the slogan" governs it, or it closes soon.

    A short one behind a verb of saying is speech with a verb of its own, or where it ends the sentence.
    """
    before = passage.words.tokens[index - 1].key if index else ""
    if before in grammar.single_markers or before in grammar.naming:
        return True
    return closes_soon(passage, index) and not (hit.cue.needs_content and _is_short_speech(passage, index, grammar))


def _is_short_speech(passage: Passage, index: int, grammar: Grammar) -> bool:
    tokens = passage.words.tokens
    close = next(at for at in range(index + 1, len(tokens)) if tokens[at].text in CLOSING_QUOTES)
    has_verb = any(index < group.first < close for group in passage.words.groups)
    is_last = all(is_mark(token) for token in tokens[close:])
    return not grammar.verb_final and (has_verb or (is_last and close - index > LEAST_SPEECH))


def closes_soon(passage: Passage, index: int) -> bool:
    """Say whether a quotation mark opens a name or a term rather than speech: it closes within four words."""
    tokens = passage.words.tokens
    return any(token.text in CLOSING_QUOTES for token in tokens[index + 1 : index + 6])


def _can_open(passage: Passage, index: int) -> bool:
    """Say whether a mark opens a quotation: a straight one with a space behind it has closed one."""
    token = passage.words.tokens[index]
    if token.text == "(":
        return False
    end = passage.end_of(index + 1)
    behind = passage.source[end : end + 1]
    if token.text not in "\"'" or not (behind.isspace() or behind in STOPS | COMMAS):
        return True
    return behind.isspace() and _is_spaced_opening(passage, index)


def _is_spaced_opening(passage: Passage, index: int) -> bool:
    """Say whether a straight mark with a space on both sides is the first of two, so that it opens."""
    tokens = passage.words.tokens
    before = passage.source[tokens[index].start - 1 : tokens[index].start]
    earlier = sum(1 for token in tokens[:index] if token.text == tokens[index].text)
    has_pair = any(token.text == tokens[index].text for token in tokens[index + 1 :])
    return before.isspace() and earlier % 2 == 0 and has_pair
