"""Several articles on one page: where one ends and the next begins.

A new article shows itself by signs of which one alone proves nothing: a new dateline, a lead that is not tied to what
stands before, a day that clashes with the day before, people named in full again after short mentions. Precision
first: an article wrongly cut in two loses its references.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rasad.langpack.forms import Forms, beginnings, longest
from rasad.records.document import SegmentKind

# A block of the page as this step sees it: its kind and the folded keys of its words.
Stretch = tuple[SegmentKind, list[str]]

# So many running paragraphs must stand before and from the cut on.
_LEAST_BEFORE = 3
_LEAST_AFTER = 3
# Paragraphs shorter than this (in words) are no leads.
_LEAD_WORDS = 12
# What each sign counts, and the sum at which a page is cut: a dateline with one other sign, or three of the others.
_SIGN_DATELINE = 3
_SIGN_HEADLINE = 2
_SIGN_UNTIED = 1
_SIGN_DAY_CLASH = 2
_SIGN_NAMED_AGAIN = 1
_THRESHOLD = 4
# How many names given in full again count as a sign.
_NAMES_AGAIN = 2
# The last paragraphs before a cut, in which such a name was not given in full.
_RECENT = 2
_SHORTEST_NAME = 3
# The joined conjunction ties a paragraph in languages that have one: most paragraphs must show it, else its
# absence says nothing.
_TIED_SHARE = 0.6


class _Paragraph(NamedTuple):
    """A running paragraph: the block it is, its words, whether a dateline or headline stands right before it."""

    block: int
    words: list[str]
    dateline: bool
    headline: bool


def split_articles(blocks: Sequence[Stretch], forms: Forms) -> list[int]:
    """Return the number of the article that each block belongs to, counted from 0."""
    paragraphs = _paragraphs(blocks, forms)
    parts = [0] * len(blocks)
    if len(paragraphs) < _LEAST_BEFORE + _LEAST_AFTER:
        return parts
    tied = [_is_tied(paragraph.words, forms) for paragraph in paragraphs]
    first = 0
    for at in range(_LEAST_BEFORE, len(paragraphs) - _LEAST_AFTER + 1):
        if at - first >= _LEAST_BEFORE and _score(paragraphs, tied, first, at, forms) >= _THRESHOLD:
            first = at
            cut = _first_block(blocks, paragraphs[at].block)
            parts[cut:] = [parts[cut] + 1] * (len(parts) - cut)
    return parts


def _paragraphs(blocks: Sequence[Stretch], forms: Forms) -> list[_Paragraph]:
    paragraphs: list[_Paragraph] = []
    byline = headline = False
    for index, (kind, words) in enumerate(blocks):
        if kind == "body":
            paragraphs.append(_Paragraph(index, words, byline, headline))
            byline = headline = False
        byline = byline or (kind == "byline" and _is_dateline(words, forms))
        headline = headline or kind in ("headline", "subheading")
    return paragraphs


def _is_dateline(words: list[str], forms: Forms) -> bool:
    """Say whether a byline names a place or an agency."""
    return any(longest(words, at, forms.places) or longest(words, at, forms.agencies) for at in range(len(words)))


def _first_block(blocks: Sequence[Stretch], block: int) -> int:
    """Return the first block that belongs to a lead: its headline and byline stand before it."""
    while block and blocks[block - 1][0] in ("byline", "headline", "subheading"):
        block -= 1
    return block


def _is_tied(words: Sequence[str], forms: Forms) -> bool:
    """Say whether a paragraph begins with a word that ties it to the one before."""
    if not words:
        return True
    joined = words[0][:1] in forms.joined_connectives and len(words[0]) > 2
    return joined or any(key in forms.connectives for _, key in beginnings(list(words[:4])))


def _score(paragraphs: Sequence[_Paragraph], tied: Sequence[bool], first: int, at: int, forms: Forms) -> int:
    """Add up the signs that a new article begins with paragraph `at` (the present one began with `first`)."""
    lead = paragraphs[at]
    if tied[at] or len(lead.words) < _LEAD_WORDS:
        return 0
    before = paragraphs[first:at]
    after = paragraphs[at:]
    score = 0
    if lead.dateline:
        score += _SIGN_DATELINE
    if lead.headline:
        score += _SIGN_HEADLINE if lead.dateline else 0
    others = [*tied[first + 1 : at], *tied[at + 1 :]]
    if sum(others) >= _TIED_SHARE * len(others) and lead.words[0] in forms.verbs:
        score += _SIGN_UNTIED
    if score + _SIGN_DAY_CLASH + _SIGN_NAMED_AGAIN < _THRESHOLD:
        return score
    if _days_clash(before, after, forms):
        score += _SIGN_DAY_CLASH
    if score == _THRESHOLD - _SIGN_NAMED_AGAIN and _named_again(before, lead, forms) >= _NAMES_AGAIN:
        score += _SIGN_NAMED_AGAIN
    return score


def _days_clash(before: Sequence[_Paragraph], after: Sequence[_Paragraph], forms: Forms) -> bool:
    """Say whether "today" is another weekday after the cut, or the talk of today has become that of yesterday."""
    days = [_today(paragraphs, forms) for paragraphs in (before, after)]
    if all(days) and not days[0] & days[1]:
        return True
    opening = after[0].words
    return (
        _has(before, forms.today) and not _has(before, forms.yesterday) and bool(forms.yesterday.intersection(opening))
    )


def _has(paragraphs: Sequence[_Paragraph], words: frozenset[str]) -> bool:
    return any(not words.isdisjoint(paragraph.words) for paragraph in paragraphs)


def _today(paragraphs: Sequence[_Paragraph], forms: Forms) -> set[str]:
    """Return the weekdays that are called today."""
    days: set[str] = set()
    for paragraph in paragraphs:
        if not forms.today.isdisjoint(paragraph.words):
            pairs = pairwise(paragraph.words)
            days |= {following for word, following in pairs if word in forms.today and following in forms.weekdays}
    return days


def _named_again(before: Sequence[_Paragraph], lead: _Paragraph, forms: Forms) -> int:
    """Count the full names of a lead that stood in the text before, but not in its last paragraphs."""
    recent = {word for paragraph in before[-_RECENT:] for word in paragraph.words}
    pairs = {pair for paragraph in before for pair in _pairs(paragraph.words, forms)}
    again = {(first, second) for first, second in _pairs(lead.words, forms, gap=0) if (first, second) in pairs}
    return len({second for first, second in again if first not in recent})


def _pairs(words: Sequence[str], forms: Forms, *, gap: int = 1) -> Iterator[tuple[str, str]]:
    """Yield the pairs of neighbouring words that may be a name; up to `gap` words may stand between them."""
    for index, word in enumerate(words):
        first = word[1:] if word[:1] in forms.joined_connectives and len(word) > _SHORTEST_NAME else word
        for second in words[index + 1 : index + 2 + gap]:
            if not (
                first in forms.small_words or second in forms.small_words or second[:1] in forms.joined_connectives
            ):
                yield first, second
