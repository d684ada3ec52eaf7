"""Which language a text is in: script first, then letters of its own and small words.

Neighbours in the same script (Urdu, Sorani, Pashto, Uyghur, Azerbaijani beside the shipped languages) are scored along,
so that they are not taken for a language that rasad reads.
"""

from collections import Counter
from typing import NamedTuple

import regex

from rasad.chars.fold import fold
from rasad.langpack.scripts import Identity, load_identities

# Enough characters for a decision; more would only cost time.
_SAMPLE = 2_000
# What an own letter counts against a small word: a text has some 5 % own letters where it has some 30 % small words.
_LETTER_WEIGHT = 4.0
# A single foreign name must not decide: own letters count only up to this share of all letters.
_MOST_LETTERS = 0.10
# Below this score a text shows neither words nor letters of the language (names, lists, numbers).
_LEAST_SCORE = 0.04
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}\u0640\u200C\u200D]*")
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
_LETTER = {script: regex.compile(f"(?=\\p{{L}}){pattern}") for script, pattern in _SCRIPTS.items()}


class LanguageGuess(NamedTuple):
    """A language code (None: cannot be told) and how sure it is, from 0 to 1 (uncalibrated)."""

    code: str | None
    confidence: float


def identify(text: str) -> LanguageGuess:
    """Say in which language a text is; None where its letters and small words do not tell."""
    words = _WORD.findall(text[:_SAMPLE])
    letters = Counter("".join(words))
    script, share = _main_script(letters)
    if script is None:
        return LanguageGuess(None, 0.0)
    candidates = load_identities().by_script.get(script, ())
    if len(candidates) == 1:
        return LanguageGuess(candidates[0].code, share)
    keys = Counter(fold(word) for word in words)
    scored = sorted(((_score(candidate, keys, letters), candidate.code) for candidate in candidates), reverse=True)
    if not scored or scored[0][0] < _LEAST_SCORE:
        return LanguageGuess(None, 0.0)
    best, second = scored[0][0], scored[1][0]
    return LanguageGuess(scored[0][1], round(share * best / (best + max(second, 0.0)), 3))


def _main_script(letters: Counter[str]) -> tuple[str | None, float]:
    total = letters.total()
    rest = total
    best: tuple[int, str | None] = (0, None)
    for script, letter in _LETTER.items():
        count = sum(n for char, n in letters.items() if letter.match(char))
        best = max(best, (count, script), key=lambda pair: pair[0])
        rest -= count
        if best[0] > rest:
            break
    return (best[1], best[0] / total) if best[0] else (None, 0.0)


def _score(identity: Identity, keys: Counter[str], letters: Counter[str]) -> float:
    words = sum(keys[word] for word in identity.words) / keys.total()
    own = sum(letters[letter] for letter in identity.own_letters) / letters.total()
    return words + _LETTER_WEIGHT * min(own, _MOST_LETTERS)
