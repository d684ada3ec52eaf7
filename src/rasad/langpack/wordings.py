"""Wordings of one or more words, looked up word by word over the stems that each word of a text may stand for."""

from collections.abc import Collection, Sequence, Set
from typing import Any, Final, Generic, TypeVar

from rasad.chars.fold import fold

Value = TypeVar("Value")


class Rows(tuple[tuple[tuple[str, ...], Value], ...]):
    """Wordings and their values, all beginning with words of one place; those of more words first, as a rule.

    Few of the longer ones go on as the text does: what may stand second is kept, so that most need no look each.
    """

    def __init__(self, pairs: Sequence[tuple[tuple[str, ...], Value]] = ()) -> None:
        self._by_second: dict[str, list[int]] = {}
        for place, (wording, _) in enumerate(pairs):
            if len(wording) > 1:
                self._by_second.setdefault(wording[1], []).append(place)
        self._short = [place for place, (wording, _) in enumerate(pairs) if len(wording) == 1]
        self._singles = tuple((1, self[place][1]) for place in self._short)

    def found(self, words: Sequence[Set[str]], index: int) -> Sequence[tuple[int, Value]]:
        """Return (number of words, value) of those wordings whose other words follow the one at `index`."""
        behind = index + 1
        if not self._by_second or behind >= len(words) or self._by_second.keys().isdisjoint(words[behind]):
            return self._singles
        seconds = self._by_second.keys() & words[behind]
        places = [place for second in seconds for place in self._by_second[second] if self._fits(place, words, index)]
        return [(len(self[place][0]), self[place][1]) for place in sorted([*self._short, *places])]

    def _fits(self, place: int, words: Sequence[Set[str]], index: int) -> bool:
        """Say whether the third word of a wording and all behind it stand where they would."""
        wording = self[place][0]
        if len(wording) == 2:
            return True
        if len(wording) > len(words) - index:
            return False
        return all(wording[offset] in words[index + offset] for offset in range(2, len(wording)))

    def longest(self, words: Sequence[Set[str]], index: int) -> tuple[int, Value] | None:
        """Return (number of words, value) of the longest wording that starts at `index`, or None."""
        found = self.found(words, index)
        return max(found, key=_length) if found else None


def _length(found: tuple[int, Value]) -> int:
    return found[0]


NO_ROWS: Final[Rows[Any]] = Rows()


class WordingTable(Generic[Value]):
    """Wordings with a value each; several may share a wording."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._rows: dict[str, Rows[Value]] = {}

    def add(self, wording: str, value: Value) -> None:
        """Add a wording (words separated by spaces); longer ones will be found first."""
        words = tuple(fold(wording).split())
        if words:
            rows = self._by_first.setdefault(words[0], [])
            rows.append((words, value))
            rows.sort(key=lambda row: -len(row[0]))
            self._rows.pop(words[0], None)

    def firsts(self) -> Set[str]:
        """Return the first words of all wordings."""
        return self._by_first.keys()

    def starting(self, words: Sequence[Set[str]], index: int) -> Sequence[tuple[int, Value]]:
        """Return (number of words, value) of the wordings that start at `index`.

        `words` holds for each word of the text the set of folded stems that it may stand for.
        """
        return self.rows(words[index]).found(words, index)

    def rows(self, stems: Collection[str]) -> Rows[Value]:
        """Return the wordings that begin with one of the stems; mostly none."""
        if self._by_first.keys().isdisjoint(stems):
            return NO_ROWS
        firsts = [stem for stem in stems if stem in self._by_first]
        if len(firsts) > 1:
            return Rows([row for first in firsts for row in self._by_first[first]])
        rows = self._rows.get(firsts[0])
        if rows is None:
            rows = self._rows[firsts[0]] = Rows(self._by_first[firsts[0]])
        return rows

    def longest(self, words: Sequence[Set[str]], index: int) -> tuple[int, Value] | None:
        """Return the longest wording that starts at `index`, or None."""
        if self._by_first.keys().isdisjoint(words[index]):
            return None
        return self.rows(words[index]).longest(words, index)
