"""Words and a phrase table -> the places where a phrase stands, with joined particles left out of its span."""

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from rasad.annotate.clitics import Proclitics, Start
from rasad.annotate.words import BREAK, TIGHT, Words
from rasad.chars.fold import offset_in_word
from rasad.langpack.phrases import PhraseTable

Payload = TypeVar("Payload")


class Match(NamedTuple, Generic[Payload]):
    """A phrase at words `[first, last)`, from source offset `start` to `end`; `payloads` is what it may stand for.

    `article`: the text has a definite article that the phrase lacks. `ending`: what the text adds behind, or "".
    """

    first: int
    last: int
    start: int
    end: int
    payloads: list[Payload]
    article: bool = False
    ending: str = ""


class Scanner(NamedTuple, Generic[Payload]):
    """A phrase table with the particles and endings that may hang on its phrases."""

    table: PhraseTable[Payload]
    particles: Proclitics
    endings: tuple[str, ...] = ()

    def at(self, words: Words, index: int) -> Match[Payload] | None:
        """Return the longest phrase that begins at a word, the one with the fewest particles of equals; or None."""
        best: Match[Payload] | None = None
        for start in self.particles.starts(words.keys[index]):
            match = self._extend(words, index, start)
            if match and (best is None or match.last > best.last):
                best = match
        return best

    def longest(self, words: Words, first: int = 0, last: int | None = None) -> Iterator[Match[Payload]]:
        """Yield phrases from left to right; after a phrase the search goes on behind it."""
        index = first
        stop = len(words) if last is None else last
        while index < stop:
            match = self.at(words, index)
            if match is None or match.last > stop:
                index += 1
            else:
                yield match
                index = match.last

    def _extend(self, words: Words, index: int, start: Start) -> Match[Payload] | None:
        reach = self.table.reach.get(start.stem, 0)
        found: tuple[int, list[Payload], str] | None = None
        if not reach:
            hit = self._with_ending(start.stem, 0, 0)
            found = (index + 1, *hit) if hit else None
            reach = 1
        key, spaces, marks = start.stem, 0, 0
        for last in range(index + 1, min(index + reach, len(words)) + 1):
            payloads = self.table.find(key, spaces, marks)
            if payloads:
                found = (last, payloads, "")
            elif hit := self._with_ending(key, spaces, marks):
                found = (last, *hit)
            if last < len(words):
                joint = words.joints[last]
                if joint == BREAK:
                    break
                bit = 1 << len(key)
                spaces, marks = (spaces, marks | bit) if joint == TIGHT else (spaces | bit, marks)
                key += words.keys[last]
        return self._match(words, index, start, found) if found else None

    def _with_ending(self, key: str, spaces: int, marks: int) -> tuple[list[Payload], str] | None:
        if not key.endswith(self.endings):
            return None
        for ending in self.endings:
            if key.endswith(ending) and (payloads := self.table.find(key[: -len(ending)], spaces, marks)):
                return payloads, ending
        return None

    def _match(self, words: Words, index: int, start: Start, found: tuple[int, list[Payload], str]) -> Match[Payload]:
        last, payloads, ending = found
        token = words.tokens[index]
        begin = token.start + (offset_in_word(token.text, start.cut) if start.cut else 0)
        return Match(index, last, begin, words.tokens[last - 1].end, payloads, start.article, ending)
