"""Several articles on one page: where one ends and the next begins.

A new article shows itself by signs of which most alone prove nothing: an end mark before it, a new dateline or
headline, a lead that is not tied to what stands before, a day that clashes with the day before, people named in full
again after short mentions, a vocabulary that breaks off. Precision first: an article wrongly cut in two loses its
references.
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
# So many paragraphs on either side are looked at; the longest articles have fewer, and a book must not cost hours.
_WINDOW = 40
# Paragraphs shorter than this (in words) are no leads.
_LEAD_WORDS = 12
# What each sign counts, and the sum at which a page is cut: an end mark, a dateline with another sign, three others.
_SIGN_DATELINE = 3
_SIGN_END_MARK = 4
_SIGN_HEADLINE = 1
_SIGN_UNTIED = 1
_SIGN_DAY_CLASH = 2
_SIGN_NAMED_AGAIN = 1
_SIGN_WORDS_BREAK = 2
_SIGN_WORDS_END = 3
_THRESHOLD = 4
# How many names given in full again count as a sign, and in how many last paragraphs they were not.
_NAMES_AGAIN = 2
_RECENT = 2
_SHORTEST_NAME = 3
# Where a language joins its conjunction to the word, so many of the other paragraphs must begin with one; else the
# absence of a conjunction says nothing.
_TIED_SHARE = 0.6
# The share of words in common before and after a cut (of the lead, and of all; summed): in 1,050 articles of the
# development corpora below .10 at five cuts only, below .20 at 3 % of them; between two articles at half of them.
_WORDS_END = 0.10
_WORDS_BREAK = 0.20
_WORD_LENGTH = 4
_STEM_LENGTH = 5


class _Paragraph(NamedTuple):
    """A running paragraph: its block, its words, and what stands right before it: dateline, headline, mark of an end.

    `tied`: it begins with a word that ties it to the paragraph before.
    """

    block: int
    words: list[str]
    dateline: bool
    headline: bool
    end_mark: bool
    tied: bool


def split_articles(blocks: Sequence[Stretch], forms: Forms) -> list[int]:
    """Return the number of the article that each block belongs to, counted from 0."""
    paragraphs = _paragraphs(blocks, forms)
    parts, vocabulary = [0] * len(blocks), _Vocabulary(forms)
    if len(paragraphs) < _LEAST_BEFORE + _LEAST_AFTER:
        return parts
    first = 0
    for at in range(_LEAST_BEFORE, len(paragraphs) - _LEAST_AFTER + 1):
        lead = paragraphs[at]
        if at - first < _LEAST_BEFORE or lead.tied or len(lead.words) < _LEAD_WORDS:
            continue
        before, after = paragraphs[max(first, at - _WINDOW) : at], paragraphs[at : at + _WINDOW]
        signs = _signs(before, after, forms)
        if _THRESHOLD - _SIGN_WORDS_END <= signs < _THRESHOLD:
            signs += _words_sign(before, after, vocabulary)
        if signs >= _THRESHOLD:
            first = at
            cut = _first_block(blocks, lead.block)
            parts[cut:] = [parts[cut] + 1] * (len(parts) - cut)
    return parts


def _paragraphs(blocks: Sequence[Stretch], forms: Forms) -> list[_Paragraph]:
    paragraphs: list[_Paragraph] = []
    dateline = headline = end_mark = False
    for index, (kind, words) in enumerate(blocks):
        if kind == "body":
            tied = _is_tied(words, forms)
            paragraphs.append(_Paragraph(index, words, dateline, headline, end_mark, tied))
            dateline = headline = end_mark = False
        dateline = dateline or (kind == "byline" and _is_dateline(words, forms))
        headline = headline or kind in ("headline", "subheading")
        end_mark = end_mark or (kind == "boilerplate" and "".join(words) in forms.ends)
    return paragraphs


def _is_dateline(words: list[str], forms: Forms) -> bool:
    """Say whether a byline names a place or an agency."""
    return any(longest(words, at, forms.places) or longest(words, at, forms.agencies) for at in range(len(words)))


def _is_tied(words: list[str], forms: Forms) -> bool:
    """Say whether a paragraph begins with a word that ties it to the one before."""
    if not words:
        return True
    joined = words[0][:1] in forms.joined_connectives and len(words[0]) >= _SHORTEST_NAME
    return joined or any(key in forms.connectives for _, key in beginnings(words))


def _first_block(blocks: Sequence[Stretch], block: int) -> int:
    """Return the first block that belongs to a lead: its headline and byline stand before it."""
    while block and blocks[block - 1][0] in ("byline", "headline", "subheading"):
        block -= 1
    return block


def _signs(before: Sequence[_Paragraph], after: Sequence[_Paragraph], forms: Forms) -> int:
    """Add up the signs, but that of the vocabulary, that a new article begins after `before`."""
    lead = after[0]
    signs = _SIGN_DATELINE * lead.dateline + _SIGN_HEADLINE * lead.headline + _SIGN_END_MARK * lead.end_mark
    others = [paragraph.tied for paragraph in (*before[1:], *after[1:])]
    if sum(others) >= _TIED_SHARE * len(others) and lead.words[0] in forms.verbs:
        signs += _SIGN_UNTIED
    if _days_clash(before, after, forms):
        signs += _SIGN_DAY_CLASH
    if signs == _THRESHOLD - _SIGN_NAMED_AGAIN and _named_again(before, lead, forms) >= _NAMES_AGAIN:
        signs += _SIGN_NAMED_AGAIN
    return signs


def _days_clash(before: Sequence[_Paragraph], after: Sequence[_Paragraph], forms: Forms) -> bool:
    """Say whether "today" is another weekday after the cut, or the talk of today has become that of yesterday."""
    if not _has(before, forms.today):
        return False
    days = [_today(paragraphs, forms) for paragraphs in (before, after)]
    if all(days) and not days[0] & days[1]:
        return True
    return not forms.yesterday.isdisjoint(after[0].words) and not _has(before, forms.yesterday)


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


class _Vocabulary:
    """The content words of paragraphs, read once for each: a cut is sought behind paragraph after paragraph."""

    def __init__(self, forms: Forms) -> None:
        self._small_words = forms.small_words
        self._prefixes = tuple(sorted(forms.prefixes, key=len, reverse=True))
        self._known: dict[int, set[str]] = {}

    def of(self, paragraph: _Paragraph) -> set[str]:
        """Return the beginnings of a paragraph's content words, joined articles taken off."""
        if paragraph.block not in self._known:
            self._known[paragraph.block] = {
                self._stem(word)
                for word in paragraph.words
                if len(word) >= _WORD_LENGTH and word not in self._small_words
            }
        return self._known[paragraph.block]

    def _stem(self, word: str) -> str:
        if not word.startswith(self._prefixes):
            return word[:_STEM_LENGTH] if len(word) >= _SHORTEST_NAME else word
        cut = next(len(prefix) for prefix in self._prefixes if word.startswith(prefix))
        return word[cut : cut + _STEM_LENGTH] if len(word) - cut >= _SHORTEST_NAME else word


def _words_sign(before: Sequence[_Paragraph], after: Sequence[_Paragraph], vocabulary: _Vocabulary) -> int:
    """Return the sign that the vocabulary ends or breaks off between the two."""
    earlier, later = (
        set().union(*(vocabulary.of(paragraph) for paragraph in paragraphs)) for paragraphs in (before, after)
    )
    lead = vocabulary.of(after[0])
    if not (lead and earlier and later):
        return 0
    common = len(lead & earlier) / len(lead) + len(later & earlier) / min(len(later), len(earlier))
    if common < _WORDS_END:
        return _SIGN_WORDS_END
    return _SIGN_WORDS_BREAK if common < _WORDS_BREAK else 0
