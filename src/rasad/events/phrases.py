"""Where noun phrases begin and end, as far as words without a parse tell: who may stand as the subject of a verb."""

from typing import NamedTuple

from rasad.events.passages import Passage
from rasad.events.units import Unit
from rasad.events.words import QUOTES, is_mark
from rasad.langpack.grammar import Grammar

SHORTEST_STEM = 2  # letters left when a preposition is cut off; fewer are met by chance


class Phrase(NamedTuple):
    """A noun phrase: tokens `[first, last)`; `is_definite` says that its own words close it."""

    first: int
    last: int
    is_definite: bool


def unit_at(passage: Passage, index: int) -> Unit | None:
    """Return the unit that covers token `index`, or None."""
    for unit in passage.units:
        if unit.first <= index < unit.last:
            return unit
    return None


def _is_verb(passage: Passage, index: int) -> bool:
    return any(group.first <= index < group.last for group in passage.words.groups)


def marker_end(passage: Passage, index: int) -> int | None:
    """Return the token behind the preposition that begins at `index`, or None if none does."""
    return max((first + length for first, length, _ in passage.words.markers if first == index), default=None)


def is_joined_to_preposition(passage: Passage, index: int, grammar: Grammar, *, strict: bool) -> bool:
    """Say whether a word is written with a preposition, and no noun whose own letter looks like one.

    `strict`: without an article behind it, only before a noun that speaks or a classifier ("to the agency"), since an
    unknown name may begin with any letter.
    """
    unit = unit_at(passage, index)
    if unit is not None:
        return unit.first == index and unit.marker is not None and unit.start > passage.offset(index)
    if passage.words.tokens[index].key in grammar.whole_words or is_speaker_noun(passage, index, grammar):
        return False
    return any(
        grammar.joined_markers.get(reading.preposition) in ("to", "by")
        and (reading.article or len(reading.stem) > SHORTEST_STEM)
        and (
            reading.article
            or not strict
            or reading.stem in grammar.classifiers
            or reading.stem in grammar.speaker_nouns
        )
        for reading in passage.words.senses[index].readings
    )


def is_speaker_noun(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a word means somebody or something that speaks: an official, a source, a statement."""
    return any(
        reading.stem in grammar.speaker_nouns and not reading.preposition and not reading.enclitic
        for reading in passage.words.senses[index].readings
    )


def is_ones_own(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a word means somebody with a pronoun joined: "his father", "her lawyer"."""
    return any(
        reading.stem in grammar.speaker_nouns and bool(reading.enclitic) and not reading.preposition
        for reading in passage.words.senses[index].readings
    )


def is_noun(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a word may begin a noun phrase without a preposition."""
    return not is_mark(passage.words.tokens[index]) and not _ends_phrase(passage, index, grammar)


def is_relative(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a word is a relative pronoun, with or without a conjunction: "who", "and who"."""
    return not passage.words.keys[index].isdisjoint(grammar.relatives)


def is_told_of(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a verb at a token tells of the noun before it: "who", "a speech (that) he gave in B"."""
    if index == 0:
        return False
    return is_relative(passage, index - 1, grammar) or not passage.words.stems[index - 1].isdisjoint(grammar.venues)


def is_time(passage: Passage, index: int) -> bool:
    """Say whether a token lies in a time."""
    return any(time.start <= passage.offset(index) < time.end for time in passage.times)


def _ends_phrase(passage: Passage, index: int, grammar: Grammar) -> bool:
    token = passage.words.tokens[index]
    if is_mark(token):
        return token.text not in QUOTES
    key = token.key
    if key in grammar.closed or key in grammar.complementizers or key in grammar.relatives or key in grammar.adverbs:
        return True
    return (
        _is_verb(passage, index)
        or is_time(passage, index)
        or marker_end(passage, index) is not None
        or is_joined_to_preposition(passage, index, grammar, strict=False)
    )


def phrase_at(passage: Passage, first: int, last: int, grammar: Grammar) -> Phrase:
    """Return the noun phrase that begins at token `first` and ends before `last`.

    A noun without the article takes the next one as its genitive; one with it closes the phrase, save for adjectives
    behind; a name closes it as well.
    """
    index, definite = first, False
    while index < last:
        unit = unit_at(passage, index)
        if unit is not None and (index == first or unit.marker is None or unit.start == passage.offset(unit.first)):
            if definite and index > first and unit.kind != "demonym" and not _is_apposed(passage, index, unit):
                break
            index, definite = max(unit.last, index + 1), True
            continue
        if index > first and _ends_phrase(passage, index, grammar):
            break
        if passage.words.senses[index].has_article:
            if definite and not _is_adjective(passage.words.tokens[index].key, grammar):
                break
            definite = True
        elif definite and not _may_follow(passage, index, grammar):
            break
        index += 1
    return Phrase(first, index, definite)


def _may_follow(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a token without the article may stand behind a definite noun: a quotation mark, "himself"."""
    token = passage.words.tokens[index]
    return is_mark(token) or token.key in grammar.adjectives


def _is_adjective(key: str, grammar: Grammar) -> bool:
    return key in grammar.adjectives or key.endswith(grammar.adjective_endings)


def _is_apposed(passage: Passage, index: int, unit: Unit) -> bool:
    """Say whether a name stands right behind a noun with the article that says what he is."""
    return unit.kind == "name" and unit.first == index and passage.words.senses[index - 1].has_article


def head_of(passage: Passage, first: int, last: int, grammar: Grammar) -> int | None:
    """Return the first token of the first noun phrase without a preposition in `[first, last)`, or None.

    Marks, adverbs, times, words of respect, phrases of manner and whatever a preposition governs are passed over. None
    stands behind a relative pronoun.
    """
    index = first
    while index < last and not is_relative(passage, index, grammar):
        behind = marker_end(passage, index) if unit_at(passage, index) is None else None
        manner = grammar.manners.longest(passage.words.keys, index)
        if manner is not None:
            index += manner[0]
        elif behind is not None:
            index = phrase_at(passage, behind, last, grammar).last if behind < last else behind
        elif is_joined_to_preposition(passage, index, grammar, strict=True):
            index = phrase_at(passage, index, last, grammar).last
        elif _is_passed_over(passage, index, grammar):
            index += 1
        else:
            return index
    return None


def _is_adverbial(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a word is no subject: it ends like an indefinite object ("in answer"), or is "to him", "in it"."""
    endings = grammar.adverbial_endings
    if endings and passage.words.tokens[index].text.endswith(endings):
        return not passage.words.senses[index].has_article
    return any(
        reading.enclitic and reading.stem in grammar.single_markers for reading in passage.words.senses[index].readings
    )


def _is_passed_over(passage: Passage, index: int, grammar: Grammar) -> bool:
    token = passage.words.tokens[index]
    if is_mark(token) or token.kind != "word" or is_time(passage, index):
        return True
    if token.key in grammar.adverbs or token.key in grammar.coordinators or token.key in grammar.courtesies:
        return True
    return unit_at(passage, index) is None and (token.key in grammar.closed or _is_adverbial(passage, index, grammar))


def is_attitude(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a bare noun tells what somebody feels or stands for: "his country's support"."""
    return any(
        reading.stem in grammar.attitudes
        and not reading.preposition
        and not reading.conjunction
        and not reading.article
        for reading in passage.words.senses[index].readings
    )


def is_joined(passage: Passage, index: int, joined: str, grammar: Grammar) -> bool:
    """Say whether a word is written with the preposition `joined`, and no name or closed word begins so."""
    if passage.words.tokens[index].key in grammar.whole_words or passage.words.tokens[index].key in grammar.closed:
        return False
    for unit in passage.units:
        if unit.first < index < unit.last or (unit.first == index and unit.start == passage.offset(index)):
            return False
    return any(
        reading.preposition and not reading.conjunction for reading in passage.words.senses[index].readings
    ) and (len(passage.words.tokens[index].key) > len(joined) + 2)


def is_joined_on(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a conjunction is written together with a word: the subject goes on there ("and his family")."""
    if passage.words.tokens[index].key in grammar.whole_words:
        return False
    return any(reading.conjunction for reading in passage.words.senses[index].readings)
