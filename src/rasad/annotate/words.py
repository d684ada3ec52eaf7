"""A document's tokens -> its words, with what lies between them; the view on which all naming works."""

from typing import NamedTuple

from rasad.annotate.clitics import Proclitics, Start
from rasad.records.document import Document, Token

BREAK, SPACE, TIGHT, QUOTE = 0, 1, 2, 3
QUOTES = frozenset(
    "\"'\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
)
_TIGHT_MARKS = frozenset(
    "-+.'\N{RIGHT SINGLE QUOTATION MARK}\N{MIDDLE DOT}\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
)


class Words(NamedTuple):
    """Words and numbers in order.

    `gaps[i]` is the text before word i, since the word before it (a line end at first). `joints[i]` says how word i
    hangs on the one before: BREAK (a mark, line or sentence lies between), SPACE, TIGHT (only a hyphen, stop, plus
    sign or apostrophe) or QUOTE (only a quotation mark). `sentences[i]` is the index of its sentence, `starts[i]` are
    the readings of its beginning.
    """

    source: str
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    gaps: tuple[str, ...]
    joints: tuple[int, ...]
    sentences: tuple[int, ...]
    starts: tuple[list[Start], ...]

    def __len__(self) -> int:
        return len(self.tokens)


def _joint(gap: str) -> int:
    if gap == " ":
        return SPACE
    if "\n" in gap:
        return BREAK
    mark = "".join(char for char in gap if char.isprintable() and not char.isspace())
    if not mark:
        return SPACE
    if mark in _TIGHT_MARKS and mark in (gap, "+"):
        return TIGHT
    return QUOTE if set(mark) <= QUOTES else BREAK


def words_of(document: Document, particles: Proclitics) -> Words:
    """Return the words and numbers of all running text of the document."""
    source = document.source
    kept: list[Token] = []
    gaps: list[str] = []
    joints: list[int] = []
    sentences: list[int] = []
    end = document.extent.start
    for sentence in document.sentences:
        fresh = True
        for token in document.tokens[sentence.first : sentence.last]:
            if token.kind not in ("word", "number"):
                continue
            gap = source[end : token.start]
            kept.append(token)
            gaps.append(gap if kept[1:] else "\n")
            joints.append(BREAK if fresh else _joint(gap))
            sentences.append(sentence.index)
            end = token.end
            fresh = False
    keys = tuple(token.key for token in kept)
    starts = {key: particles.starts(key) for key in set(keys)}
    return Words(
        source, tuple(kept), keys, tuple(gaps), tuple(joints), tuple(sentences), tuple(starts[key] for key in keys)
    )
