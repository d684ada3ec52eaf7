"""The folded key: one spelling for the many in which the press writes a word, with the way back to the source.

Folding maps yeh, kaf, alef, hamza and teh marbuta variants to one letter each, all digits to ASCII, no-break spaces to
a space, Latin letters to lower case; it deletes vowel marks, tatweel, joiners and direction marks.
Source: design decisions on matching keys; Unicode names of the characters.
"""

import functools
from bisect import bisect_right
from typing import NamedTuple

import regex

_ALEF = "\N{ARABIC LETTER ALEF}"
_YEH = "\N{ARABIC LETTER YEH}"
_WAW = "\N{ARABIC LETTER WAW}"
_KAF = "\N{ARABIC LETTER KAF}"
_HEH = "\N{ARABIC LETTER HEH}"

_ONE_TO_ONE = {
    "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}": _ALEF,
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": _ALEF,
    "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}": _ALEF,
    "\N{ARABIC LETTER ALEF WASLA}": _ALEF,
    "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}": _WAW,
    "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}": _YEH,
    "\N{ARABIC LETTER ALEF MAKSURA}": _YEH,
    "\N{ARABIC LETTER FARSI YEH}": _YEH,
    "\N{ARABIC LETTER KEHEH}": _KAF,
    "\N{ARABIC LETTER TEH MARBUTA}": _HEH,
    "\N{ARABIC LETTER HEH WITH YEH ABOVE}": _HEH,
    "\N{ARABIC LETTER HEH GOAL}": _HEH,
    "\N{ARABIC LETTER AE}": _HEH,
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{THIN SPACE}": " ",
    "\t": " ",
    "\N{ARABIC DECIMAL SEPARATOR}": ".",
}
_DELETED_RANGES = (
    (0x0610, 0x061A),  # Arabic signs over names
    (0x064B, 0x065F),  # vowel marks, hamza above and below as marks
    (0x0670, 0x0670),  # superscript alef
    (0x06D6, 0x06DC),  # Quranic marks
    (0x0640, 0x0640),  # tatweel
    (0x200B, 0x200F),  # zero-width space, joiners, direction marks
    (0x202A, 0x202E),  # direction embeddings
    (0x2060, 0x2064),  # word joiner and invisible operators
    (0x2066, 0x2069),  # direction isolates
    (0xFEFF, 0xFEFF),  # byte order mark in the middle of a text
    (0x00AD, 0x00AD),  # soft hyphen
)


def _replacements() -> dict[int, str]:
    table = {ord(old): new for old, new in _ONE_TO_ONE.items()}
    for zero in (0x0660, 0x06F0):  # Arabic-Indic and extended Arabic-Indic digits
        table |= {zero + digit: str(digit) for digit in range(10)}
    table |= {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    return table


_WORDS_KEPT = 1 << 15  # some 10 MB: most of the running words of a press archive
_REPLACE = _replacements()
_DELETE: dict[int, None] = {code: None for first, last in _DELETED_RANGES for code in range(first, last + 1)}
_TOKEN_TABLE: dict[int, str | None] = {**_REPLACE, **_DELETE}
_DELETED_RUN = regex.compile("[" + "".join(f"\\u{a:04X}-\\u{b:04X}" for a, b in _DELETED_RANGES) + "]+")


def fold(text: str) -> str:
    """Return the folded key of a word or phrase; offsets are lost, see `Folded` to keep them."""
    return text.translate(_TOKEN_TABLE)


@functools.lru_cache(maxsize=_WORDS_KEPT)
def fold_word(word: str) -> str:
    """Return the folded key of one word of a text; remembered, since most words are met again and again."""
    return fold(word)


class Folded(NamedTuple):
    """A folded text with the way back: `key` and the sparse list of places where characters were deleted."""

    key: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]
    offset: int

    def source_offset(self, index: int) -> int:
        """Return the source offset of the character that became `key[index]` (or of the end)."""
        at = bisect_right(self.starts, index)
        return self.offset + index + (self.shifts[at - 1] if at else 0)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span behind `key[start:end]`; trailing deleted characters stay outside."""
        if end <= start:
            at = self.source_offset(start)
            return at, at
        return self.source_offset(start), self.source_offset(end - 1) + 1


def fold_span(source: str, start: int = 0, end: int | None = None) -> Folded:
    """Fold `source[start:end]`, keeping the map from key indices to source offsets."""
    piece = source[start:end]
    key = piece.translate(_REPLACE)
    starts: list[int] = []
    shifts: list[int] = []
    gone = 0
    for run in _DELETED_RUN.finditer(key):
        starts.append(run.start() - gone)
        gone += run.end() - run.start()
        shifts.append(gone)
    return Folded(_DELETED_RUN.sub("", key) if gone else key, tuple(starts), tuple(shifts), start)


def offset_in_word(text: str, key_length: int) -> int:
    """Return how many source characters of `text` make up the first `key_length` characters of its folded key.

    >>> offset_in_word("ab", 1)
    1
    """
    kept = 0
    for index, char in enumerate(text):
        if kept == key_length and ord(char) not in _DELETE:
            return index
        kept += ord(char) not in _DELETE
    return len(text)
