"""A bare noun phrase behind a verb of speech as what is said: where it begins, and words that tell an attitude."""

from rasad.events.content_openers import COMPLEMENT_REACH
from rasad.events.cues import CueHit, has_own_attitude
from rasad.events.insertions import closing_dash, is_opening_dash
from rasad.events.passages import Passage
from rasad.events.phrases import (
    head_of,
    is_attitude,
    is_joined,
    is_joined_on,
    is_noun,
    is_speaker_noun,
    is_time,
    marker_end,
    unit_at,
)
from rasad.events.words import COMMAS, is_mark
from rasad.langpack.grammar import Grammar


def noun_behind(passage: Passage, hit: CueHit, index: int, stop: int, grammar: Grammar) -> int | None:
    """Return where a bare noun phrase begins behind a cue and its subject, if the cue takes one.

    A phrase with another preposition ("in a statement") may stand before it.
    """
    tokens = passage.words.tokens
    if "object" not in hit.cue.markers or grammar.verb_final or index >= len(tokens):
        return None
    stop = min(stop, len(tokens))
    place = _noun_place(passage, hit, index, stop, grammar)
    if place is None or tokens[place].text in COMMAS:
        place = _behind_commas(passage, hit, index, stop, grammar)
    if place is None or is_joined_on(passage, place, grammar):
        return None
    token, sense = tokens[place], passage.words.senses[place]
    key = token.key
    if any(reading.enclitic and reading.stem in grammar.single_markers for reading in sense.readings):
        return None  # "with it": the content stands before
    joined = any(key.startswith(word) and is_joined(passage, place, word, grammar) for word in grammar.joined_markers)
    if is_mark(token) or joined or is_time(passage, place):
        return None
    is_subject = hit.cue.stance != "accuses" and _is_subject(passage, place, stop, grammar)
    if is_subject or _is_adjective_of_cue(passage, hit, place, grammar):
        return None
    return None if key in grammar.closed or key in grammar.adverbs or key in grammar.relatives else place


def _is_subject(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Say whether a noun for one person who speaks stands before "that": it tells what the subject is."""
    if passage.words.stems[index].isdisjoint(grammar.one_person):
        return False
    return any(token.key in grammar.complementizers for token in passage.words.tokens[index:stop])


def _is_adjective_of_cue(passage: Passage, hit: CueHit, index: int, grammar: Grammar) -> bool:
    """Say whether a word with the article stands behind the cue's own noun with "his": "his deep (gratitude)"."""
    if hit.group is None or hit.last <= hit.group.last or index != hit.last:
        return False
    noun = passage.words.tokens[index - 1].text
    is_owned = any(reading.enclitic for reading in passage.words.senses[index - 1].readings)
    is_owned = is_owned and not noun.endswith(grammar.noun_finals)
    return is_owned and any(
        reading.article and not reading.preposition for reading in passage.words.senses[index].readings
    )


def _noun_place(passage: Passage, hit: CueHit, index: int, stop: int, grammar: Grammar) -> int | None:
    """Return the token behind phrases of manner and place, or None if the cue's own preposition comes first."""
    tokens = passage.words.tokens
    manner = manner_of(passage, index, min(index + COMPLEMENT_REACH, len(tokens)), grammar)
    while index in manner or (index < stop and _is_passed(passage, index, grammar)):
        index += 1
    if index < stop and is_opening_dash(passage, index):
        close = closing_dash(passage, index, stop)
        return _noun_place(passage, hit, close + 1, stop, grammar) if close is not None else None
    index = _behind_subject(passage, index, stop, grammar)
    verbs = (group.first for group in passage.words.groups if group.first >= index)
    limit = min(stop, next(verbs, stop))
    own = [at for at in range(index, limit) if _is_own_marker(passage, hit, at)]
    if any(tokens[at].key in grammar.plain_markers for at in own):
        return None
    if index < stop and marker_end(passage, index) is not None:
        index = head_of(passage, index, limit, grammar) or stop
        index = stop if own and own[0] < index else index
    return index if index < stop else None


def _behind_commas(passage: Passage, hit: CueHit, first: int, stop: int, grammar: Grammar) -> int | None:
    """Return the noun behind the comma that ends what is told of a subject: "denied the minister, B C, (any delay)"."""
    tokens, words = passage.words.tokens, passage.words
    if hit.form != "verb" or first >= stop:
        return None
    for index in range(first, stop):
        is_broken = tokens[index].key in grammar.complementizers or tokens[index].text == ":"
        if is_broken or _is_own_marker(passage, hit, index) or any(g.first == index and g.joined for g in words.groups):
            return None
        place = index + 1
        if tokens[index].text in COMMAS and place < stop and _may_be_told(passage, place, grammar):
            return place
    return None


def _may_be_told(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a noun behind a comma begins what is told, and no name, title, verb or time."""
    sense, unit = passage.words.senses[index], unit_at(passage, index)
    if unit is not None or sense.participles or is_speaker_noun(passage, index, grammar) or is_time(passage, index):
        return False
    is_verb = any(group.first == index for group in passage.words.groups)
    return not is_verb and is_noun(passage, index, grammar) and not is_joined_on(passage, index, grammar)


def _behind_subject(passage: Passage, index: int, stop: int, grammar: Grammar) -> int:
    """Return the token behind the comma that ends an apposition to the subject, or behind where he is: "in Rome"."""
    tokens = passage.words.tokens
    if index + 1 >= stop:
        return index
    unit = unit_at(passage, index)
    if unit is not None and unit.first == index and unit.is_place and unit.marker in ("by", "in") and unit.last < stop:
        return unit.last
    behind = unit_at(passage, index + 1)
    is_party = behind is not None and behind.marker is None and behind.kind in ("name", "nominal")
    is_object = is_party or is_attitude(passage, index + 1, grammar) or tokens[index + 1].key in grammar.demonstratives
    return index + 1 if tokens[index].text in COMMAS and is_object else index


def _is_own_marker(passage: Passage, hit: CueHit, index: int) -> bool:
    return any(at == index and name in hit.cue.markers for at, _, name in passage.words.markers)


def manner_of(passage: Passage, first: int, last: int, grammar: Grammar) -> set[int]:
    """Return the tokens of phrases of manner ("in the strongest terms"): no content begins with one."""
    found: set[int] = set()
    for index in range(first, last):
        keys = passage.words.keys
        best = grammar.manners.longest(keys, index) or grammar.part_phrases.longest(keys, index)
        if best is not None:
            found.update(range(index, index + best[0]))
    return found


def _is_passed(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether an adverb or a time stands at a token: "stressed again (its commitment)"."""
    token = passage.words.tokens[index]
    return token.key in grammar.adverbs or (is_time(passage, index) and not is_mark(token))


def attitude_behind(passage: Passage, hit: CueHit, first: int, stop: int, grammar: Grammar) -> int | None:
    """Return where a noun of attitude begins what is told: right behind the cue's subject, else with "his" joined.

    As in "(told the envoy) his refusal".
    """
    if grammar.verb_final or not (hit.cue.attitudes or "object" in hit.cue.markers):
        return None
    tokens = passage.words.tokens
    stop = min(stop, len(tokens))
    place = _noun_place(passage, hit, first, stop, grammar) if first < stop else None
    if place is not None and is_attitude(passage, place, grammar):
        return place
    for index in range(first, stop):
        if tokens[index].key in grammar.complementizers or tokens[index].text == ":":
            return None
        if tokens[index - 1].key not in grammar.single_markers and _is_told(passage, hit, index, grammar):
            return index
        if any(group.first == index for group in passage.words.groups):
            return None
    return None


def _is_told(passage: Passage, hit: CueHit, index: int, grammar: Grammar) -> bool:
    """Say whether a noun of attitude without a conjunction is "his", stands before "his country" or behind a party."""
    tokens = passage.words.tokens
    if any(reading.conjunction for reading in passage.words.senses[index].readings):
        return False
    if hit.cue.attitudes and has_own_attitude(passage, index, grammar):
        return True
    if index + 1 >= len(tokens) or not is_attitude(passage, index, grammar):
        return False
    is_behind = any(unit.last == index and unit.marker is None for unit in passage.units)
    return tokens[index + 1].key in grammar.own_country or is_behind
