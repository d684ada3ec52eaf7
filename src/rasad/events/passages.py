"""A document with its annotations -> passages: each sentence with its words, units, times and figures side by side."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rasad.events.unit_lists import with_members
from rasad.events.units import Unit, read_units
from rasad.events.words import Words, read_words
from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import Lexicon
from rasad.records.document import Document, Sentence, Token
from rasad.records.report import Entity, Figure, Mention, Time


class Annotations(NamedTuple):
    """What the annotators found in one document; every tuple is sorted by start."""

    mentions: tuple[Mention, ...]
    entities: Mapping[str, Entity]
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]


_SELF = "references:self"  # what reads 'self': the subject of the clause once more, never a party beside it


class Passage(NamedTuple):
    """One sentence, ready for the coder. Token indices are relative to the sentence."""

    source: str
    sentence: Sentence
    words: Words
    units: tuple[Unit, ...]
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    paragraph: int

    def offset(self, index: int) -> int:
        """Return the source offset where token `index` starts (or the sentence's end behind the last)."""
        tokens = self.words.tokens
        return tokens[index].start if index < len(tokens) else self.sentence.end

    def end_of(self, last: int) -> int:
        """Return the source offset behind the tokens `[.., last)`."""
        return self.words.tokens[last - 1].end if last > 0 else self.sentence.start


def _within(items: Sequence[Mention] | Sequence[Time] | Sequence[Figure], start: int, end: int) -> tuple[int, int]:
    first = bisect_left(items, start, key=lambda item: item.start)
    return first, bisect_left(items, end, key=lambda item: item.start)


def _covered(tokens: Sequence[Token], mentions: Sequence[Mention], times: Sequence[Time]) -> set[int]:
    """Return the indices of tokens inside names and times: no verb is read there."""
    starts = [token.start for token in tokens]
    spans = [(m.start, m.end) for m in mentions if m.kind not in ("clitic", "pronoun")]
    spans += [(time.start, time.end) for time in times]
    covered: set[int] = set()
    for start, end in spans:
        covered.update(range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)))
    return covered


def read_passages(
    document: Document, annotations: Annotations, lexicon: Lexicon, grammar: Grammar
) -> tuple[Passage, ...]:
    """Return a passage for each sentence of the document, in order."""
    passages: list[Passage] = []
    paragraph, before = 0, 0
    for sentence in document.sentences:
        if "\n" in document.source[before : sentence.start]:
            paragraph += 1
        before = sentence.end
        tokens = document.tokens_of(sentence)
        m = _within(annotations.mentions, sentence.start, sentence.end)
        t = _within(annotations.times, sentence.start, sentence.end)
        f = _within(annotations.figures, sentence.start, sentence.end)
        mentions = [mention for mention in annotations.mentions[m[0] : m[1]] if mention.read_by != _SELF]
        times = annotations.times[t[0] : t[1]]
        words = read_words(tokens, _covered(tokens, mentions, times), lexicon, grammar)
        units = read_units(mentions, words, annotations.entities, grammar)
        units = with_members(units, tokens, annotations.entities, grammar)
        passages.append(
            Passage(document.source, sentence, words, units, times, annotations.figures[f[0] : f[1]], paragraph)
        )
    return tuple(passages)
