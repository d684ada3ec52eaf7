"""A word's folded key -> the stems a name may have in it: joined particles cut off in front, endings cut off behind."""

from itertools import product
from typing import NamedTuple

import msgspec

from rasad.chars.fold import fold
from rasad.langpack.pack import LanguagePack

# Letters that folding makes equal to a pronoun's, but which end a noun.
LOOKALIKES = frozenset("\N{ARABIC LETTER TEH MARBUTA}")
_SHORTEST_STEM = 2  # letters left of a word when its particles are cut off
_CACHE_LIMIT = 60_000  # words whose readings are remembered: bounded, and enough for those of a press archive


class Start(msgspec.Struct, frozen=True, gc=False):
    """One way to read the beginning of a word: `cut` key characters of particles, then `stem`.

    `article`: a definite article was cut off the stem, but belongs to the span.
    """

    cut: int
    stem: str
    article: bool


class Proclitics(NamedTuple):
    """Joined particles: written prefix -> (characters outside the span, what to put before the rest, article gone).

    `known` remembers the readings of words.
    """

    readings: dict[str, tuple[tuple[int, str, bool], ...]]
    longest: int
    letters: frozenset[str]
    known: dict[str, list[Start]]

    def starts(self, key: str) -> list[Start]:
        """Return the readings of a word, the whole word first, then the shorter prefixes; remembered."""
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= _CACHE_LIMIT:
                self.known.clear()
            found = self.known[key] = self._starts(key)
        return found

    def _starts(self, key: str) -> list[Start]:
        found = [Start(0, key, False)]
        if key[0] not in self.letters:
            return found
        for length in range(1, min(self.longest, len(key) - 1) + 1):
            for cut, lead, article in self.readings.get(key[:length], ()):
                stem = lead + key[length:]
                if len(stem) >= _SHORTEST_STEM:
                    found.append(Start(cut, stem, article))
        return found


def proclitics(pack: LanguagePack) -> Proclitics:
    """Compile the joined particles of `language.toml`; a language without any reads each word as it stands."""
    tokens = pack.language["tokens"]
    groups = [[fold(written) for written in group] for group in tokens["proclitics"]]
    fused = [{name: fold(text) for name, text in entry.items()} for entry in tokens["fused"]]
    articles = {entry["rest"] for entry in fused}
    particles = [group for group in groups if not articles & set(group)]
    readings: dict[str, list[tuple[int, str, bool]]] = {}
    for parts in product(*[["", *group] for group in particles]):
        prefix = "".join(parts)
        if prefix:
            readings.setdefault(prefix, []).append((len(prefix), "", False))
        for article in sorted(articles):
            readings.setdefault(prefix + article, []).append((len(prefix), "", True))
    for lead, entry in product(["", *(particles[0] if particles else [])], fused):
        written = lead + entry["written"]
        readings.setdefault(written, []).extend([(len(lead), entry["rest"], False), (len(lead), "", True)])
    return Proclitics(
        {prefix: tuple(found) for prefix, found in readings.items()},
        max(map(len, readings), default=0),
        frozenset(prefix[0] for prefix in readings),
        {},
    )
