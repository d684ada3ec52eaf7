"""A page's lines with what can be seen of each: its place, words, ending, and whether sentences run in it."""

from typing import NamedTuple

import regex

from rasad.langpack.forms import words_of

_LINE_END = regex.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# What may stand after a full stop at the end of a line: closing quotation marks, brackets, stray markup.
_STOPPED = regex.compile(r"(?<!\.)[.\u06D4!?\u061F][\s\"'\u00BB\u201D\u201C\u2019)\]&\u200B-\u200F\u202A-\u202E]*$")
_FULL_STOP = regex.compile(r"(?<!\.)[.\u06D4][\s\"'\u00BB\u201D\u201C\u2019)\]&\u200B-\u200F\u202A-\u202E]*$")
_ADDRESS = regex.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<![\w&])[@#]\p{L}[\w.]+|t\.me/\S+")
# A line of this many characters is running text even without a full stop; headlines are shorter.
LONG = 160
# A stopped line of this many words is a sentence; shorter ones may be labels ("Next.").
_SENTENCE_WORDS = 6


class Line(NamedTuple):
    """One line of the page: `[start, end)` of its visible text and what can be seen of it.

    `next_start` is where the next line that is not blank begins (blank lines belong to the one before).
    `stopped`: ends like a sentence or question; `full_stop`: ends with a full stop.
    """

    start: int
    end: int
    next_start: int
    words: list[str]
    key: str
    stopped: bool
    full_stop: bool
    address: bool

    @property
    def length(self) -> int:
        """Characters of visible text."""
        return self.end - self.start

    @property
    def runs(self) -> bool:
        """Whether sentences run in this line: it is long, or a sentence with a full stop."""
        return self.length >= LONG or (self.stopped and len(self.words) >= _SENTENCE_WORDS)


def split_lines(text: str) -> list[Line]:
    """Return the lines of a page that are not blank, in order; together with `next_start` they tile the text."""
    spans: list[tuple[int, int]] = []
    at = 0
    for match in _LINE_END.finditer(text):
        _add(spans, text, at, match.start())
        at = match.end()
    _add(spans, text, at, len(text))
    lines: list[Line] = []
    for index, (start, end) in enumerate(spans):
        following = _line_start(text, spans[index + 1][0]) if index + 1 < len(spans) else len(text)
        lines.append(_line(text, start, end, following))
    return lines


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if bare := piece.strip(" \t\xa0\u200b\u200c\u200e\u200f\ufeff"):
        first = start + piece.index(bare)
        spans.append((first, first + len(bare)))


def _line_start(text: str, visible: int) -> int:
    """Return where the line of a visible character begins, its indentation counted."""
    at = visible
    while at and not _LINE_END.match(text[at - 1]):
        at -= 1
    return at


def _line(text: str, start: int, end: int, next_start: int) -> Line:
    visible = text[start:end]
    tail = visible[-12:]
    words = words_of(visible)
    return Line(
        start=start,
        end=end,
        next_start=next_start,
        words=words,
        key="".join(words),
        stopped=bool(_STOPPED.search(tail)),
        full_stop=bool(_FULL_STOP.search(tail)),
        address=bool(_ADDRESS.search(visible)) if len(visible) < LONG else False,
    )
