"""Written forms -> a table that finds them in folded words, however the text joins or spaces their parts.

A form is looked up by the folded keys of its words written together. The table remembers where the form itself has a
space, a joiner or a mark, so that a text may leave these out but may not put a space where the form has none.
"""

from collections.abc import Sequence, Set
from typing import Any, Generic, NamedTuple, TypeVar

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
_CACHE_LIMIT = 20_000  # forms whose divisions are remembered: more than the texts of a day name


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


def _fold_forms(forms: str) -> str:
    """Fold forms, but keep the places of joiners as marks."""
    return fold(forms.replace(_ZWNJ, _JOINER_MARK))


class PhraseTable(Generic[Payload]):
    """Forms and what they stand for.

    `reach` gives, for first words written together that a form goes on behind, how many words it may have from there.
    """

    def __init__(self, forms: Sequence[str], payloads: Sequence[Payload]) -> None:
        self.payloads = payloads
        self.reach: dict[str, int] = {}
        self._forms = forms
        self._divided: dict[int, Breaks] = {}
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        self._enter_all(_fold_forms("\n".join(forms)).split("\n"))

    @classmethod
    def restored(
        cls, state: dict[str, Any], forms: Sequence[str], payloads: Sequence[Payload]
    ) -> "PhraseTable[Payload]":
        """Return the table whose `state()` this is, without folding and dividing its forms again."""
        table = cls.__new__(cls)
        table.payloads = payloads
        table.reach, table._forms = state["reach"], forms
        table._divided = {}
        table._first, table._more = state["first"], state["more"]
        return table

    def state(self) -> dict[str, Any]:
        """Return the table but for its forms and payloads, in plain values."""
        return {"reach": self.reach, "first": self._first, "more": self._more}

    def _enter_all(self, folded: list[str]) -> None:
        """Fill the tables; written out as one loop, since a language has tens of thousands of forms."""
        reach, first, more = self.reach, self._first, self._more
        for index, form in enumerate(folded):
            if form.isalpha():
                key = form
            else:
                pieces = form.replace(_JOINER_MARK, " ").split(" ")
                if not "".join(pieces).isalpha():
                    pieces = divide(form)[0]
                key = ""
                left = len(pieces)
                for piece in pieces:
                    key += piece
                    if left > 1 and reach.get(key, 0) < left:
                        reach[key] = left
                    left -= 1
            other = first.setdefault(key, index)
            if other != index:
                more.setdefault(key, [other]).append(index)

    def __len__(self) -> int:
        return len(self._first)

    def __contains__(self, key: str) -> bool:
        return key in self._first

    def words_from(self, key: str) -> int:
        """Return how many words a form may have that begins with words of this joined key; 0 where none does."""
        return self.reach.get(key) or (1 if key in self._first else 0)

    def goes_on(self, key: str) -> bool:
        """Say whether a form has more words behind those of this joined key."""
        return key in self.reach

    def begins(self, key: str) -> bool:
        """Say whether a form begins with words of this joined key."""
        return key in self._first or key in self.reach

    def beginnings(self, keys: Set[str]) -> set[str]:
        """Return those joined keys that a form begins with."""
        return (keys & self._first.keys()) | (keys & self.reach.keys())

    def find(self, key: str, spaces: int = 0, marks: int = 0) -> list[Payload]:
        """Return what the joined key of some words stands for, in the order of the data; may be empty.

        Args:
            key: the folded keys of the words, written together.
            spaces: bit mask of the offsets in `key` at which the text has a space.
            marks: bit mask of the offsets in `key` at which the text has a hyphen, stop or apostrophe.
        """
        index = self._first.get(key)
        if index is None or not key:
            return []
        rows = self._more.get(key) or [index]
        if spaces or marks:
            rows = [row for row in rows if self._breaks(row).allow(spaces, marks)]
        return [self.payloads[row] for row in rows]

    def _breaks(self, row: int) -> Breaks:
        """Return where a form is divided; remembered, since texts name the same again and again."""
        breaks = self._divided.get(row)
        if breaks is None:
            if len(self._divided) >= _CACHE_LIMIT:
                self._divided.clear()
            breaks = self._divided[row] = divide(_fold_forms(self._forms[row]))[1]
        return breaks
