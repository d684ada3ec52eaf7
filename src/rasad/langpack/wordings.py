"""Wordings of one or more words, looked up word by word over the stems that each word of a text may stand for."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Generic, TypeVar

from rasad.chars.fold import fold

Value = TypeVar("Value")


def following(
    rows: Sequence[tuple[tuple[str, ...], Value]], words: Sequence[Set[str]], index: int
) -> Iterator[tuple[int, Value]]:
    """Yield (number of words, value) of those rows, all beginning at `index`, whose other words follow there."""
    room = len(words) - index
    after: Set[str] = words[index + 1] if room > 1 else frozenset()
    for wording, value in rows:
        size = len(wording)
        if size == 1:
            yield size, value
        elif size <= room and wording[1] in after:
            for offset in range(2, size):
                if wording[offset] not in words[index + offset]:
                    break
            else:
                yield size, value


class WordingTable(Generic[Value]):
    """Wordings with a value each; several may share a wording."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}

    def add(self, wording: str, value: Value) -> None:
        """Add a wording (words separated by spaces); longer ones will be found first."""
        words = tuple(fold(wording).split())
        if words:
            rows = self._by_first.setdefault(words[0], [])
            rows.append((words, value))
            rows.sort(key=lambda row: -len(row[0]))

    def starting(self, words: Sequence[Set[str]], index: int) -> Iterator[tuple[int, Value]]:
        """Yield (number of words, value) of the wordings that start at `index`.

        `words` holds for each word of the text the set of folded stems that it may stand for.
        """
        return following(self.rows(words[index]), words, index)

    def rows(self, stems: Iterable[str]) -> tuple[tuple[tuple[str, ...], Value], ...]:
        """Return the wordings that begin with one of the stems; mostly none."""
        by_first = self._by_first
        if by_first.keys().isdisjoint(stems):
            return ()
        return tuple(row for stem in stems if stem in by_first for row in by_first[stem])

    def longest(self, words: Sequence[Set[str]], index: int) -> tuple[int, Value] | None:
        """Return the longest wording that starts at `index`, or None."""
        rows = self.rows(words[index])
        return max(following(rows, words, index), key=lambda found: found[0], default=None) if rows else None
