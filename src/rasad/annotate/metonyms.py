"""The name of a capital in its context -> the city, or the government that sits there."""

from typing import Any

from rasad.annotate.gazetteer import Match
from rasad.annotate.words import BREAK, Words
from rasad.langpack.contexts import NameContexts

_DATELINE_MARKS = frozenset("-/(\N{EN DASH}\N{EM DASH}:")
_BEHIND_WINDOW = 2  # words behind a place to the verb of going there
_SUBJECT_WINDOW = 3  # words from a verb of visiting, its subject between, to the place
_MOTION_WINDOW = 10  # words between a word of going somewhere and the preposition before the place


def _is_dateline(words: Words, match: Match[Any]) -> bool:
    """Say whether the name opens a line and a dash, slash, bracket, colon or a number follows."""
    if "\n" not in words.gaps[match.first] or match.last >= len(words):
        return False
    if words.tokens[match.last].kind == "number" and "\n" not in words.gaps[match.last]:
        return True
    return any(mark in words.gaps[match.last] for mark in _DATELINE_MARKS) and "\n" not in words.gaps[match.last]


def _before(words: Words, index: int, count: int, contexts: NameContexts) -> list[str]:
    """The keys of up to `count` words before a word, nearest first, within its line and without a mark between."""
    keys: list[str] = []
    while len(keys) < count and index > 0 and words.joints[index] != BREAK:
        index -= 1
        keys.append(_bare(words, index, contexts))
    return keys


def _bare(words: Words, index: int, contexts: NameContexts) -> str:
    """A word's key without a pairing particle, or without what joins it to a locative word."""
    key = words.keys[index]
    if len(key) > 2 and key[0] in contexts.pair and (key[1:] in contexts.city_before or key[1:] in contexts.toward):
        return key[1:]
    return next((start.stem for start in words.starts[index] if not start.article and start.stem in contexts.cues), key)


def _behind(words: Words, match: Match[Any]) -> tuple[str, ...]:
    """The keys of the words right behind a name, within its clause."""
    last = match.last
    while last < len(words) and last - match.last < _BEHIND_WINDOW and words.joints[last] != BREAK:
        last += 1
    return words.keys[match.last : last]


def _is_request(words: Words, match: Match[Any], contexts: NameContexts) -> bool:
    """Say whether something is asked of, or comes from, a government: by a word of asking near the name."""
    near = range(max(match.first - _MOTION_WINDOW, 0), min(match.last + _MOTION_WINDOW, len(words)))
    sentence = words.sentences[match.first]
    return any(words.sentences[index] == sentence and words.keys[index] in contexts.requests for index in near)


def _is_visited(words: Words, match: Match[Any], keys: list[str], contexts: NameContexts) -> bool:
    """Say whether a name is the place that somebody visits or leaves: by a verb shortly before, or words behind."""
    behind = "".join(words.keys[match.last : match.last + 2])
    return behind in contexts.left or not contexts.visits.isdisjoint(keys[:_SUBJECT_WINDOW])


def stands_for_government(words: Words, match: Match[Any], contexts: NameContexts) -> bool:
    """Say whether a capital's name stands for the government: it does unless something makes a place of it.

    Places: a dateline; a locative word or particle before it; a word of going there.
    """
    token = words.tokens[match.first]
    particles = token.text[: match.start - token.start]
    if particles[-1:] in contexts.city_particles or _is_dateline(words, match):
        return False
    keys = _before(words, match.first, _MOTION_WINDOW + 1, contexts)
    if _is_visited(words, match, keys, contexts):
        return False
    if keys and keys[0] in contexts.city_modifiers:
        keys = keys[1:]
    if not keys:
        return True
    if keys[0] in contexts.city_before or keys[0] in contexts.motion or (keys[1:2] and keys[1] in contexts.capital):
        return False
    return _is_addressed(words, match, keys, contexts) if keys[0] in contexts.toward else True


def _is_addressed(words: Words, match: Match[Any], keys: list[str], contexts: NameContexts) -> bool:
    """Say whether a name behind 'to' or 'from' is the government that something is said or sent to, or comes from."""
    if not contexts.motion_behind.isdisjoint(_behind(words, match)):
        return False
    if keys[0] in contexts.destinations:
        return not contexts.messages.isdisjoint(keys[1:])
    if keys[0] in contexts.origins:
        return _is_request(words, match, contexts)
    return not any(key in contexts.motion for key in keys[1:])
