"""Which language a text is in: script first, then letters of its own and small words.

Neighbours in the same script (Urdu, Sorani, Pashto, Uyghur, Azerbaijani beside the shipped languages) are scored along,
so that they are not taken for a language that rasad reads.
"""

import functools
import unicodedata
from collections import Counter
from typing import NamedTuple

import regex

from rasad.chars.fold import fold
from rasad.langpack.scripts import Identity, load_identities

# Enough characters for a decision; more would only cost time.
_SAMPLE = 2_000
# What an own letter counts against a small word: a text has some 5 % own letters where it has some 30 % small words.
_LETTER_WEIGHT = 4.0
# A word with a joined article counts less than a small word: neighbours borrow such words.
_PREFIX_WEIGHT = 0.5
# A single foreign name must not decide: own letters count only up to this share of all letters.
_MOST_LETTERS = 0.10
# Below this score a text shows neither words nor letters of the language (names, lists, numbers).
_LEAST_SCORE = 0.04
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
# Letters stored as their shapes, as old page-making programs did.
_SHAPED = regex.compile(r"[\uFB50-\uFDFF\uFE70-\uFEFC]")
_SCRIPTS = {
    "Arab": r"\p{Arabic}",
    "Latn": r"\p{Latin}",
    "Cyrl": r"\p{Cyrillic}",
    "Hebr": r"\p{Hebrew}",
    "Grek": r"\p{Greek}",
    "Armn": r"\p{Armenian}",
    "Geor": r"\p{Georgian}",
    "Deva": r"\p{Devanagari}",
    "Hang": r"\p{Hangul}",
    "Kana": r"[\p{Hiragana}\p{Katakana}]",
    "Hani": r"\p{Han}",
}
_LETTER = {script: regex.compile(pattern) for script, pattern in _SCRIPTS.items()}


class LanguageGuess(NamedTuple):
    """A language code (None: cannot be told) and how sure it is, from 0 to 1 (uncalibrated)."""

    code: str | None
    confidence: float


def identify(text: str) -> LanguageGuess:
    """Say in which language a text is; None where its letters and small words do not tell."""
    sample = text[:_SAMPLE]
    if _SHAPED.search(sample):
        sample = unicodedata.normalize("NFKC", sample)
    letters = Counter({char: count for char, count in Counter(sample).items() if char.isalpha()})
    script, share = _main_script(letters)
    if script is None:
        return LanguageGuess(None, 0.0)
    candidates = load_identities().by_script.get(script, ())
    if len(candidates) == 1:
        return LanguageGuess(candidates[0].code, share)
    keys = Counter(_WORD.findall(fold(sample)))
    scored = sorted(((_score(candidate, keys, letters), candidate.code) for candidate in candidates), reverse=True)
    if not scored or scored[0][0] < _LEAST_SCORE:
        return LanguageGuess(None, 0.0)
    best, second = scored[0][0], scored[1][0]
    return LanguageGuess(scored[0][1], round(share * best / (best + max(second, 0.0)), 3))


def _main_script(letters: Counter[str]) -> tuple[str | None, float]:
    counts: Counter[str] = Counter()
    for char, count in letters.items():
        counts[_script_of(char)] += count
    if not counts:
        return None, 0.0
    script, count = counts.most_common(1)[0]
    return script or None, count / letters.total()


@functools.cache
def _script_of(char: str) -> str:
    return next((script for script, letter in _LETTER.items() if letter.match(char)), "")


def _score(identity: Identity, keys: Counter[str], letters: Counter[str]) -> float:
    words = sum(keys[word] for word in identity.words) / keys.total()
    own = sum(letters[letter] for letter in identity.own_letters) / letters.total()
    if identity.prefixes:
        words += _PREFIX_WEIGHT * sum(n for key, n in keys.items() if key.startswith(identity.prefixes)) / keys.total()
    return words + _LETTER_WEIGHT * min(own, _MOST_LETTERS)
