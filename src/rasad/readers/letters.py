"""Bytes -> whether they may hold text in the script of a shipped language, before anything is parsed.

Of a crawl of the whole world's news a thirtieth part is in such a script; the rest is passed over at some GB a second.
"""

import codecs
import functools
from collections import Counter

import regex

from rasad.langpack.scripts import frequent_letters
from rasad.readers.kinds import as_text

_LEAST_SHARE = 0.5  # of all letters: an article has nearly all of them in its script, a program some words at most
_LEAST_LETTERS = 200  # the shortest article has more; a page in another script has a few names of languages
# Each 61st byte is looked at, of shorter pages (up to so many bytes) more: of the 2,000 letters that the shortest page
# has in its text, headlines and links some 30. Primes, so that they keep no step with letters of two bytes or lines.
_STEP = 61
_STEPS_OF_SHORT = ((1_500, 1), (6_000, 7), (30_000, 31))
_LONGEST_SHORT = _STEPS_OF_SHORT[-1][0]
_LEAST_IN_SAMPLE = 8
_PLAIN = bytes([*b"\t\n\r", *range(32, 128)])
_HIGH = bytes(range(0x80, 0x100))
# In one-byte encodings of the shipped languages a letter is a byte from C0 on, but for one in twelve; in UTF-8 one that
# begins a letter, behind which at least one below that follows.
_FOLLOWING = bytes(range(0x80, 0xC0))
_LEAST_CONTROLS = 1 / 32  # of all bytes: an eighth of what is packed and half of Arabic in UTF-16 is none of text
_REFERENCE = regex.compile(rb"&#(?:[0-9]{3,5}|x[0-9a-fA-F]{3,4});")
_DECLARED = regex.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]+)""", regex.IGNORECASE)
# A word in a one-byte encoding of another script: Latin letters with marks hardly ever stand side by side.
_HIGH_TO_X = bytes(32 if byte < 0xC0 else 120 for byte in range(256))
_WORD = b"xxx"
_LEAST_WORDS = 40
_HEAD = 4_096  # bytes in which a page declares its encoding
_UNICODE = frozenset({"utf-8", "ascii"})
_WESTERN = frozenset({"utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252"})  # what is declared by habit


def is_in_our_script(head: bytes) -> bool:
    """Say whether most letters of a text in UTF-8, UTF-16 or a one-byte encoding are those of the shipped languages."""
    letters = frequent_letters()
    for encoding in ("utf-8", "utf-16", "cp1256"):
        text = as_text(head) if encoding == "utf-8" else head[: len(head) // 2 * 2].decode(encoding, "replace")
        found = [char for char in text if char.isalpha()]
        if found and sum(char in letters for char in found) >= _LEAST_SHARE * len(found):
            return True
    return False


def may_be_ours(raw: bytes, encoding: str | None = None) -> bool:
    """Say whether a page may hold an article in the script of a shipped language: false only where it surely does not.

    It may be packed, as it was sent: then it may hold anything.

    Args:
        raw: the whole page.
        encoding: as declared beside it.
    """
    sample = raw[::_STEP] if len(raw) > _LONGEST_SHORT else raw[:: _step_of_short(len(raw))]
    marked = sample.translate(None, _PLAIN)
    if len(marked) < _LEAST_IN_SAMPLE:  # then only references can write other letters
        return sample.count(b"&") >= _LEAST_IN_SAMPLE and _has_references(raw)
    one, other = _lead_bytes()
    if marked.count(one) + marked.count(other) >= _LEAST_IN_SAMPLE:
        return True
    if len(marked.translate(None, _HIGH)) >= _LEAST_CONTROLS * len(sample):
        return True
    declared = _DECLARED.search(raw, 0, _HEAD) if encoding is None else None
    named = encoding or (declared[1].decode("ascii") if declared else "utf-8")
    if _writes_our_letters(named):
        return True
    is_one_byte = 3 * len(marked.translate(None, _FOLLOWING)) > 2 * len(marked)
    return is_one_byte and _is_western(named) and _has_words(raw)


def _step_of_short(size: int) -> int:
    return next(step for most, step in _STEPS_OF_SHORT if size <= most)


def _has_references(raw: bytes) -> bool:
    """Say whether a page writes many letters by their numbers."""
    return sum(1 for _ in _REFERENCE.finditer(raw)) >= _LEAST_LETTERS


def _has_words(raw: bytes) -> bool:
    """Say whether a page that is said to be in a western encoding has many words of letters that are none there."""
    return raw.translate(_HIGH_TO_X).count(_WORD) >= _LEAST_WORDS


@functools.cache
def _lead_bytes() -> tuple[bytes, bytes]:
    """Return the two bytes that begin most letters of the shipped languages in UTF-8."""
    leads = Counter(letter.encode()[:1] for letter in frequent_letters() if not letter.isascii())
    (one, _), (other, _) = leads.most_common(2)
    return one, other


@functools.lru_cache(maxsize=256)
def _writes_our_letters(encoding: str) -> bool:
    """Say whether an encoding other than UTF-8 can write the shipped languages; true if it is unknown."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return True
    letters = [letter for letter in frequent_letters() if not letter.isascii()]
    return name not in _UNICODE and sum(_can_write(name, letter) for letter in letters) * 2 > len(letters)


@functools.lru_cache(maxsize=256)
def _is_western(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name in _WESTERN
    except LookupError:
        return True


def _can_write(encoding: str, letter: str) -> bool:
    try:
        return bool(letter.encode(encoding))
    except UnicodeError:
        return False
