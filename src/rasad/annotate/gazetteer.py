"""Words and a phrase table -> the places where a phrase stands, with joined particles left out of its span."""

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

import msgspec

from rasad.annotate.clitics import Start
from rasad.annotate.words import BREAK, QUOTE, TIGHT, Words
from rasad.chars.fold import offset_in_word
from rasad.langpack.phrases import PhraseTable

Payload = TypeVar("Payload")

_SHORTEST_WORD = 3  # letters of a phrase of one word behind joined particles


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


class _Hit(msgspec.Struct, Generic[Payload], frozen=True, gc=False):
    last: int
    payloads: list[Payload]
    ending: str


class Scanner(NamedTuple, Generic[Payload]):
    """A phrase table with the particles and endings that may hang on its phrases."""

    table: PhraseTable[Payload]
    endings: tuple[str, ...] = ()

    def beginnings(self, words: Words) -> frozenset[str]:
        """Return the keys of those words of a document that a phrase may begin with."""
        stems = self.table.beginnings(words.keys_of.keys())
        if self.endings:
            ended = (stem for stem in words.keys_of if stem.endswith(self.endings))
            stems.update(stem for stem in ended if self._with_ending(1, stem, 0, 0))
        return words.keys_with(stems)

    def readings(self, words: Words, index: int) -> list[Match[Payload]]:
        """Return every phrase that begins at a word, the longest first, of equals the one with fewest particles."""
        found: list[Match[Payload]] = []
        begins, endings = self.table.begins, self.endings
        for start in words.starts[index]:
            if begins(start.stem) or (endings and start.stem.endswith(endings)):
                hits = self._hits(words, index, start)
                if start.cut and len(start.stem) < _SHORTEST_WORD:
                    hits = [hit for hit in hits if hit.last > index + 1]
                found.extend(_match(words, index, start, hit) for hit in hits)
        return sorted(found, key=lambda match: -match.last) if len(found) > 1 else found

    def at(self, words: Words, index: int) -> Match[Payload] | None:
        """Return the longest phrase that begins at a word, or None."""
        found = self.readings(words, index)
        return found[0] if found else None

    def longest(self, words: Words, first: int = 0, last: int | None = None) -> Iterator[Match[Payload]]:
        """Yield phrases from left to right; after a phrase the search goes on behind it."""
        index = first
        stop = len(words) if last is None else last
        beginnings = self.beginnings(words) if last is None else frozenset(words.keys[first:stop])
        while index < stop:
            match = self.at(words, index) if words.keys[index] in beginnings else None
            if match is None or match.last > stop:
                index += 1
            else:
                yield match
                index = match.last

    def _hits(self, words: Words, index: int, start: Start) -> list[_Hit[Payload]]:
        reach = self.table.words_from(start.stem)
        if not reach:
            ended = self._with_ending(index + 1, start.stem, 0, 0)
            return [ended] if ended else []
        hits: list[_Hit[Payload]] = []
        joints, stop = words.joints, len(words.joints)
        key, spaces, marks = start.stem, 0, 0
        for last in range(index + 1, min(index + reach, stop) + 1):
            payloads = self.table.find(key, spaces, marks)
            hit = _Hit(last, payloads, "") if payloads else self._with_ending(last, key, spaces, marks)
            if hit:
                hits.append(hit)
            if last == stop or joints[last] in (BREAK, QUOTE) or not self.table.goes_on(key):
                break
            bit = 1 << len(key)
            spaces, marks = (spaces, marks | bit) if joints[last] == TIGHT else (spaces | bit, marks)
            key += words.keys[last]
        return hits

    def _with_ending(self, last: int, key: str, spaces: int, marks: int) -> _Hit[Payload] | None:
        if not key.endswith(self.endings):
            return None
        for ending in self.endings:
            if key.endswith(ending) and (payloads := self.table.find(key[: -len(ending)], spaces, marks)):
                return _Hit(last, payloads, ending)
        return None


def _match(words: Words, index: int, start: Start, hit: _Hit[Payload]) -> Match[Payload]:
    token = words.tokens[index]
    begin = token.start + (offset_in_word(token.text, start.cut) if start.cut else 0)
    end = words.tokens[hit.last - 1].end
    return Match(index, hit.last, begin, end, hit.payloads, start.article, hit.ending)
