"""The article as the steps see it: its characters, segments, tokens and sentences."""

from typing import Literal

import msgspec

from rasad.records.spans import Span

SegmentKind = Literal["headline", "byline", "subheading", "body", "boilerplate"]
TokenKind = Literal["word", "number", "punctuation", "other"]


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the page with one function; the segments of a page tile its source text."""

    start: int
    end: int
    kind: SegmentKind
    part: int


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, number or mark. `key` is the folded form that all lexicons are matched on.

    Letters, their combining marks and joiners make one word token; a run of digits (with separators between digits)
    one number token; every other visible character a token of its own.
    """

    start: int
    end: int
    text: str
    key: str
    kind: TokenKind


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: characters `[start, end)` and tokens `[first, last)` of its document; `kind` is its segment's."""

    index: int
    start: int
    end: int
    first: int
    last: int
    kind: SegmentKind


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One article of a page.

    `source` is the whole page's text; `segments` are the whole page's; `tokens` and `sentences` are this part's own
    running text (every segment kind but boilerplate), in order.
    """

    source: str
    language: str
    part: int
    extent: Span
    segments: tuple[Segment, ...]
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of one sentence, in order."""
        return self.tokens[sentence.first : sentence.last]
