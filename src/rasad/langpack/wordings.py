"""Wordings of one or more words, looked up word by word over the stems that each word of a text may stand for."""

from collections.abc import Iterator, Sequence, Set
from typing import Generic, TypeVar

from rasad.chars.fold import fold

Value = TypeVar("Value")


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
        for stem in words[index]:
            for wording, value in self._by_first.get(stem, ()):
                end = index + len(wording)
                if end <= len(words) and all(
                    want in have for want, have in zip(wording[1:], words[index + 1 : end], strict=True)
                ):
                    yield len(wording), value

    def longest(self, words: Sequence[Set[str]], index: int) -> tuple[int, Value] | None:
        """Return the longest wording that starts at `index`, or None."""
        return max(self.starting(words, index), key=lambda found: found[0], default=None)
