"""A document's tokens -> its words, with what lies between them; the view on which all naming works."""

from collections import defaultdict
from collections.abc import Set
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
    the readings of its beginning. `keys_of` gives the keys of the document that may be read as a stem.
    """

    source: str
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    gaps: tuple[str, ...]
    joints: tuple[int, ...]
    sentences: tuple[int, ...]
    starts: tuple[list[Start], ...]
    keys_of: dict[str, list[str]]

    def keys_with(self, stems: Set[str]) -> frozenset[str]:
        """Return the keys of the document that may be read as one of some stems."""
        return frozenset(key for stem in self.keys_of.keys() & stems for key in self.keys_of[stem])

    def __len__(self) -> int:
        return len(self.tokens)


def _joint(gap: str) -> int:
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
            gaps.append(gap if kept else "\n")
            kept.append(token)
            joints.append(BREAK if fresh else SPACE if gap == " " else _joint(gap))
            sentences.append(sentence.index)
            end = token.end
            fresh = False
    keys = tuple(token.key for token in kept)
    starts = {key: particles.starts(key) for key in set(keys)}
    keys_of: dict[str, list[str]] = defaultdict(list)
    for key, readings in starts.items():
        for start in readings:
            keys_of[start.stem].append(key)
    return Words(
        source=source,
        tokens=tuple(kept),
        keys=keys,
        gaps=tuple(gaps),
        joints=tuple(joints),
        sentences=tuple(sentences),
        starts=tuple(starts[key] for key in keys),
        keys_of=keys_of,
    )
