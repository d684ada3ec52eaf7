"""Where what a cue introduces ends because somebody speaks anew: the next cue on the same level."""

from collections.abc import Sequence

from rasad.events.content_ends import is_quoted
from rasad.events.cues import CueHit
from rasad.events.passages import Passage
from rasad.events.words import CLOSING_QUOTES, COMMAS, TURN_WORDS, is_mark
from rasad.langpack.grammar import Grammar

ASIDE_MARKERS = frozenset({"on", "from", "with"})  # behind a comma these begin what the verb of speech tells
TAIL_WORDS = 8  # words of "as the minister said" at a sentence's end
PAST = frozenset({"past", "perfect", "pluperfect"})


def stop_of(passage: Passage, hit: CueHit, later: Sequence[CueHit], grammar: Grammar) -> int:
    """Return the token before which the content ends: the next cue on the same level, else the sentence's end."""
    tokens = passage.words.tokens
    opening = _opening(passage, hit, grammar) if later else range(0)
    for other in later:
        if _is_tail(passage, hit, other, grammar):
            return other.first - 1
        if other.form in ("opening", "aside") or other.first < hit.last:
            continue
        first = _lead(passage, hit, other, grammar)
        before = tokens[first - 1] if first else None
        joined = _is_joined(passage, first) if first < other.first else other.group is None or other.group.joined
        apart = before is not None and (before.text in COMMAS or before.key in grammar.coordinators)
        if is_in_clause(passage, hit, grammar) and _opens_own(passage, other, grammar):
            return other.first
        if _goes_on_to(passage, hit, other, opening, grammar) or is_quoted(passage, hit.last, other.first):
            continue
        if apart or (joined and not grammar.verb_final):
            return first
    return len(tokens)


def _lead(passage: Passage, hit: CueHit, other: CueHit, grammar: Grammar) -> int:
    """Return the first token of what belongs to a later cue: "and for her part (she) said", a headline's subject."""
    tokens, first = passage.words.tokens, other.first
    if passage.sentence.kind == "headline" and not grammar.verb_final and other.form == "verb":
        first = _own_subject(passage, hit, first, grammar)
    while first > hit.last:
        if _is_link(tokens[first - 1].key, grammar):
            first -= 1
            continue
        turn = next(
            (at for at in range(max(hit.last, first - TURN_WORDS), first) if _is_turn(passage, at, first, grammar)),
            None,
        )
        if turn is None:
            break
        first = turn
    return first


def _is_joined(passage: Passage, index: int) -> bool:
    return any(reading.conjunction for reading in passage.words.senses[index].readings)


def _is_turn(passage: Passage, first: int, last: int, grammar: Grammar) -> bool:
    found = grammar.part_phrases.longest(passage.words.keys, first)
    return found is not None and first + found[0] == last


def _own_subject(passage: Passage, hit: CueHit, first: int, grammar: Grammar) -> int:
    """Return where the subject right before a verb begins if a conjunction joins it on: "(threatens X) and B calls"."""
    unit = next((unit for unit in passage.units if unit.last == first and unit.first > hit.last), None)
    if unit is None or unit.marker is not None or unit.kind == "clitic":
        return first
    joined = passage.source[passage.offset(unit.first) : unit.start]
    is_several = passage.words.tokens[first].key.endswith((*grammar.plural_endings, *grammar.dual_hosts))
    return unit.first if joined in grammar.coordinators and not is_several else first


def is_in_clause(passage: Passage, hit: CueHit, grammar: Grammar) -> bool:
    """Say whether a verb-final clause that something else interrupts holds a cue: "he, who spoke in B, said"."""
    first, _ = passage.words.clause_range(hit.first)
    return grammar.verb_final and passage.words.tokens[first].key in grammar.complementizers


def _opens_own(passage: Passage, other: CueHit, grammar: Grammar) -> bool:
    """Say whether a colon or a complementizer opens what a verb of speech tells."""
    tokens = passage.words.tokens
    if other.form != "verb" or other.last >= len(tokens):
        return False
    return tokens[other.last].text == ":" or tokens[other.last].key in grammar.complementizers


def _is_tail(passage: Passage, hit: CueHit, other: CueHit, grammar: Grammar) -> bool:
    """Say whether "..., according to B" ends the sentence: it is the narrator's, no part of what is said."""
    tokens = passage.words.tokens
    if other.form != "opening" or other.first <= hit.last or tokens[other.first - 1].text not in COMMAS:
        return False
    if passage.words.word_count(other.last, len(tokens)) > TAIL_WORDS:
        return False
    is_opened = any(token.key in grammar.complementizers for token in tokens[other.last :])
    return not is_opened and not is_quoted(passage, hit.last, other.first)


def _opening(passage: Passage, hit: CueHit, grammar: Grammar) -> range:
    """Return the tokens behind the first "that" behind a cue, up to the first verb there and with it."""
    words, stop = passage.words, len(passage.words.tokens)
    complementizers = grammar.complementizers
    that = next((i for i in range(hit.last, stop) if words.tokens[i].key in complementizers), stop)
    return range(that + 1, min((group.first for group in words.groups if group.first >= that), default=stop) + 1)


def _goes_on_to(passage: Passage, hit: CueHit, other: CueHit, opening: range, grammar: Grammar) -> bool:
    """Say whether a later cue belongs to what the first one introduces.

    A verb behind a comma is the first verb of "that the minister, ..., confirmed", the last of its `opening`.
    Direct speech that a colon opens behind a final verb ends only where speech is introduced anew.
    """
    tokens = passage.words.tokens
    if grammar.verb_final:
        is_direct = hit.last < len(tokens) and tokens[hit.last].text == ":"
        key = tokens[other.last].key if other.last < len(tokens) else ""
        is_past = other.group is not None and other.group.tense in PAST
        return is_direct and key != ":" and not (is_past and key in grammar.complementizers)
    if other.form != "verb" or (other.group and other.group.joined) or _is_link(tokens[other.first - 1].key, grammar):
        return False
    return other.first in opening


def _is_link(key: str, grammar: Grammar) -> bool:
    return key in grammar.closed and key not in grammar.complementizers


def aside_end(passage: Passage, hit: CueHit, then: CueHit, grammar: Grammar) -> int:
    """Return where "pointing to X," ends: behind its own verb, or where what the verb of speech tells begins."""
    tokens, stop = passage.words.tokens, then.first
    is_clause = tokens[hit.last - 1].key.endswith(tuple(grammar.complementizers))
    inner = [
        group.last
        for group in passage.words.groups
        if hit.last <= group.first and group.last <= stop
        and (is_clause or group.last == stop or is_mark(tokens[group.last]))
    ]  # fmt: skip
    if inner:
        is_quoted_end = inner[-1] < stop and tokens[inner[-1]].text in CLOSING_QUOTES
        return inner[-1] + is_quoted_end
    marks = [i for i in range(hit.last, stop) if tokens[i].key in grammar.object_markers]
    heads = [at for at, _, name in passage.words.markers if name in ASIDE_MARKERS | then.cue.markers]
    commas = [i for i in range(hit.last, stop) if tokens[i].text in COMMAS]
    before_mark = [i for i in commas if marks and i < marks[-1]]
    before_head = [i for i in commas if i + 1 in heads]
    return (before_mark or before_head or [stop])[-1]
