"""Written forms -> a table that finds them in folded words, however the text joins or spaces their parts.

A form is looked up by the folded keys of its words written together. The table remembers where the form itself has a
space, a joiner or a mark, so that a text may leave these out but may not put a space where the form has none.
"""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

import regex

from rasad.chars.fold import fold

Payload = TypeVar("Payload")

_ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
_JOINER_MARK = "\x01"  # stands for a joiner while a form is folded, since folding deletes joiners
_PIECE = regex.compile(r"[\p{L}\p{M}]+|\p{N}+")


class Breaks(NamedTuple):
    """Where a form is divided, as bit masks over offsets in its joined key: by a space or joiner, or by a mark."""

    soft: int
    hard: int

    def allow(self, spaces: int, marks: int) -> bool:
        """Say whether a text divided at these offsets may be this form."""
        return not spaces & ~(self.soft | self.hard) and not marks & ~self.hard


_UNDIVIDED = Breaks(0, 0)


def divide(folded: str) -> tuple[list[str], Breaks]:
    """Return the pieces of a folded form in order, and where it is divided."""
    if folded.isalpha():
        return [folded], _UNDIVIDED
    pieces: list[str] = []
    soft = hard = length = end = 0
    for match in _PIECE.finditer(folded):
        if pieces:
            gap = folded[end : match.start()]
            if not gap.strip(" " + _JOINER_MARK):
                soft |= 1 << length
            else:
                hard |= 1 << length
        pieces.append(match.group())
        length += len(match.group())
        end = match.end()
    return pieces, Breaks(soft, hard)


class PhraseTable(Generic[Payload]):
    """Forms and what they stand for. `reach` gives, for a first word, how many words a form that starts so may have."""

    def __init__(self, forms: Sequence[str], payloads: Sequence[Payload]) -> None:
        self.payloads = payloads
        self.reach: dict[str, int] = {}
        self._rows: dict[str, list[tuple[int, Breaks]]] = {}
        folded = fold("\n".join(forms).replace(_ZWNJ, _JOINER_MARK)).split("\n")
        for index, form in enumerate(folded):
            pieces, breaks = divide(form)
            self._enter(pieces, breaks, index)

    def _enter(self, pieces: list[str], breaks: Breaks, index: int) -> None:
        key = ""
        left = len(pieces)
        reach = self.reach
        for piece in pieces:
            key += piece
            if reach.get(key, 0) < left:
                reach[key] = left
            left -= 1
        if key:
            self._rows.setdefault(key, []).append((index, breaks))

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def find(self, key: str, spaces: int = 0, marks: int = 0) -> list[Payload]:
        """Return what the joined key of some words stands for, in the order of the data; may be empty.

        Args:
            key: the folded keys of the words, written together.
            spaces: bit mask of the offsets in `key` at which the text has a space.
            marks: bit mask of the offsets in `key` at which the text has a hyphen, stop or apostrophe.
        """
        rows = self._rows.get(key)
        if rows is None:
            return []
        return [self.payloads[index] for index, breaks in rows if breaks.allow(spaces, marks)]
