"""`common_words.csv` and `.toml` of a language -> whether a word is one of the language's everyday ones.

The list holds stems; the endings and beginnings that inflection writes on them stand in the TOML file.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack

UNKNOWN: Final = 0
INFLECTED: Final = 1  # a listed word with an ending or beginning of inflection
LISTED: Final = 2
_SHORTEST_STEM = 3  # letters left when an ending or beginning is cut off; shorter stems are met by chance


class Affixes(NamedTuple):
    """What inflection writes at one end of a word, and how long the longest is."""

    forms: frozenset[str]
    longest: int


class CommonWords(NamedTuple):
    """Everyday words, folded, with the endings and beginnings of inflection.

    `closers`: letters that an ending may have taken the place of.
    """

    words: frozenset[str]
    endings: Affixes
    beginnings: Affixes
    closers: tuple[str, ...]

    def rank(self, stems: Iterable[str]) -> int:
        """Return LISTED where one reading of a word is in the list, INFLECTED where one comes from it, or UNKNOWN."""
        stems = tuple(stems)
        if not self.words.isdisjoint(stems):
            return LISTED
        return INFLECTED if any(map(self._is_inflected, stems)) else UNKNOWN

    def _is_inflected(self, stem: str) -> bool:
        if self._has_ending(stem):
            return True
        for size in range(1, min(self.beginnings.longest, len(stem) - _SHORTEST_STEM) + 1):
            if stem[:size] in self.beginnings.forms:
                rest = stem[size:]
                if rest in self.words or self._has_ending(rest):
                    return True
        return False

    def _has_ending(self, stem: str) -> bool:
        words = self.words
        for size in range(1, min(self.endings.longest, len(stem) - _SHORTEST_STEM) + 1):
            if stem[-size:] in self.endings.forms:
                rest = stem[:-size]
                if rest in words or any(rest + closer in words for closer in self.closers):
                    return True
        return False


def common_words(pack: LanguagePack) -> CommonWords:
    """Compile the everyday words of a pack; a language without the files has none."""
    kept = pack.kept("common", _compile)
    endings, beginnings = (_affixes(kept[name]) for name in ("endings", "beginnings"))
    return CommonWords(frozenset(kept["words"]), endings, beginnings, tuple(kept["closers"]))


def _affixes(forms: list[str]) -> Affixes:
    return Affixes(frozenset(forms), max(map(len, forms), default=0))


def _compile(pack: LanguagePack) -> dict[str, Any]:
    table = pack.toml("common_words.toml")
    lists = {name: [fold(text) for text in table.get(name, [])] for name in ("endings", "beginnings", "closers")}
    return {"words": [row["word"] for row in pack.rows("common_words.csv")], **lists}
