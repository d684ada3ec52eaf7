"""Number tokens -> values: decimal and thousands separators told apart, spaced thousands, exponents, fractions."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import regex

from rasad.records.document import Token

_DECIMAL = "\N{ARABIC DECIMAL SEPARATOR}"
_THOUSANDS = "\N{ARABIC THOUSANDS SEPARATOR}'"
_COMMAS = ",\N{ARABIC COMMA}"
_REH = "\N{ARABIC LETTER REH}"  # stands for the decimal separator in agency copy
_SEPARATOR = regex.compile(f"[.{_DECIMAL}{_THOUSANDS}{_COMMAS}]")
_GROUP = 3  # digits between two thousands separators
_LONGEST = 25  # characters; longer runs are codes
_MOST_GROUPS = 5  # groups of spaced digits; more are a list
_EXPONENT_LIMIT = 18  # beyond it, digits around an "e" are a code and no quantity
_SIGNS = {"+": 1, "-": -1, "\N{MINUS SIGN}": -1}
# A slash between small numbers is a fraction only with a denominator that fractions have; others are dates or names.
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 100, 1000})


class Digits(NamedTuple):
    """The value of a number written in digits and the index after its last token."""

    value: int | float
    next_index: int


def read_digits(tokens: Sequence[Token], index: int, *, is_scaled: bool = False) -> Digits | None:
    """Read the number written in digits at `tokens[index]`; None where the digits are no one number (a date).

    Args:
        tokens: the tokens of one sentence.
        index: the token with the first digits.
        is_scaled: whether a word like "million" follows, before which a full stop is a decimal sign.
    """
    token = tokens[index]
    value = _plain(token.text, is_scaled=is_scaled)
    if value is None:
        return None
    joined = _spaced_thousands(tokens, index) or _marked_decimals(tokens, index)
    if joined is not None:
        return joined
    if index + 1 < len(tokens) and tokens[index + 1].start == token.end:
        return (
            _with_exponent(tokens, index, value)
            or _reversed_mixed(tokens, index)
            or _fraction(tokens, index)
            or Digits(value, index + 1)
        )
    return _mixed(tokens, index, value) or Digits(value, index + 1)


def _plain(text: str, *, is_scaled: bool = False) -> int | float | None:
    """Read one run of digits with its separators."""
    if len(text) > _LONGEST or not _SEPARATOR.sub("", text).isdecimal():
        return None
    marks = _SEPARATOR.findall(text)
    if not marks:
        return int(text)
    parts = _SEPARATOR.split(text)
    last = marks[-1]
    if len(marks) > 1 and last != marks[0]:
        return _number(parts[:-1], parts[-1]) if _are_groups(parts[:-1]) else None
    if len(marks) > 1 or last in _THOUSANDS:
        return _number(parts, "") if _are_groups(parts) else None
    if last == _DECIMAL or not _are_groups(parts) or (is_scaled and last == "."):
        return _number(parts[:-1], parts[-1])
    # One mark before three digits: a comma parts thousands; a full stop does so only in a round number.
    return (
        _number(parts, "") if last in _COMMAS or parts[-1].endswith(_zeros(parts[-1])) else _number(parts[:1], parts[1])
    )


def _zeros(part: str) -> str:
    """The run of zero digits that a rounded number ends in, in the script of its last digit."""
    return part[-1] * 2 if int(part[-1]) == 0 else "\0"


def _are_groups(parts: list[str]) -> bool:
    head, *rest = parts
    return len(head) <= _GROUP and int(head[0]) != 0 and all(len(part) == _GROUP for part in rest)


def _number(whole: list[str], decimals: str) -> int | float:
    digits = "".join(whole)
    if not decimals:
        return int(digits)
    value = float(f"{int(digits)}.{''.join(str(int(d)) for d in decimals)}")
    return int(value) if value.is_integer() else value


def _spaced_thousands(tokens: Sequence[Token], index: int) -> Digits | None:
    """Join groups of three digits that stand one space apart ("40 000")."""
    head = tokens[index].text
    if len(head) > _GROUP or not head.isdecimal() or int(head) == 0:
        return None
    end = index + 1
    limit = min(len(tokens), index + _MOST_GROUPS)
    while end < limit and _follows_at(tokens, end, 1) and _is_group(tokens[end].text):
        end += 1
    if end == index + 1:
        return None
    return Digits(int("".join(token.text for token in tokens[index:end])), end)


def _is_group(text: str) -> bool:
    return len(text) == _GROUP and text.isdecimal()


def _follows_at(tokens: Sequence[Token], index: int, gap: int) -> bool:
    return index < len(tokens) and tokens[index].start - tokens[index - 1].end == gap


def _marked_decimals(tokens: Sequence[Token], index: int) -> Digits | None:
    """Join decimals that an invisible mark or the agencies' letter reh parts from the whole number.

    With the letter, or a mark after the full stop, the decimals come first in the text; the line shows them on the
    left.
    """
    if index + 2 >= len(tokens) or tokens[index + 2].kind != "number":
        return None
    first, mark, last = (token.text for token in tokens[index : index + 3])
    gap = tokens[index + 2].start - tokens[index].end - len(mark)
    if mark == _REH and gap == 0 and first.isdecimal() and last.isdecimal():
        return Digits(_number([last], first), index + 3)
    is_split = tokens[index + 1].start == tokens[index].end and gap == 1
    if mark == "." and is_split and first.isdecimal() and last.isdecimal():
        return Digits(_number([last], first), index + 3)  # a sentence would have ended at a full stop and a space
    whole = _plain(first)
    if mark in _COMMAS and gap == 1 and tokens[index + 1].start > tokens[index].end and isinstance(whole, int):
        is_marked = tokens[index + 2].start == tokens[index + 1].end and not first.isdecimal()
        return Digits(_number([str(whole)], last), index + 3) if is_marked and last.isdecimal() else None
    return None


def _with_exponent(tokens: Sequence[Token], index: int, value: int | float) -> Digits | None:
    """Read scientific notation: digits, an e, a signed exponent, all adjacent."""
    at = index + 1
    if tokens[at].key != "e" or not _follows_at(tokens, at + 1, 0):
        return None
    at += 1
    sign = _SIGNS.get(tokens[at].text)
    if sign is not None:
        at += 1
    if at >= len(tokens) or not tokens[at].text.isdecimal() or int(tokens[at].text) > _EXPONENT_LIMIT:
        return None
    scaled = Fraction(str(value)) * Fraction(10) ** (int(tokens[at].text) * (sign or 1))
    return Digits(_plain_value(scaled), at + 1)


def _fraction(tokens: Sequence[Token], index: int) -> Digits | None:
    """Read a fraction with a slash: numerator under denominator, both small."""
    if not _follows_at(tokens, index + 2, 0) or tokens[index + 1].text != "/":
        return None
    numerator, denominator = tokens[index].text, tokens[index + 2].text
    if not (numerator.isdecimal() and denominator.isdecimal()) or int(denominator) not in _DENOMINATORS:
        return None
    if not 0 < int(numerator) < int(denominator) or _has_more(tokens, index):
        return None
    return Digits(_plain_value(Fraction(int(numerator), int(denominator))), index + 3)


def read_slash_decimal(tokens: Sequence[Token], index: int) -> Digits | None:
    """Read two runs of digits around a slash as one decimal number; None where more than two meet.

    European digits before a slash come from visually ordered copy, which puts the decimals first; digits of the
    language's own script stand in the order of speech.
    """
    if not _follows_at(tokens, index + 2, 0) or tokens[index + 1].text != "/" or _has_more(tokens, index):
        return None
    first, last = tokens[index].text, tokens[index + 2].text
    if not (first.isdecimal() and last.isdecimal()) or tokens[index + 1].start != tokens[index].end:
        return None
    whole, decimals = (last, first) if first.isascii() else (first, last)
    return Digits(_number([whole], decimals), index + 3)


def _has_more(tokens: Sequence[Token], index: int) -> bool:
    """Say whether further slashes or digits touch the fraction, as in a date."""
    after = index + 3
    return (after < len(tokens) and tokens[after].text == "/" and _follows_at(tokens, after, 0)) or (
        index > 0 and tokens[index - 1].text == "/" and _follows_at(tokens, index, 0)
    )


def _mixed(tokens: Sequence[Token], index: int, value: int | float) -> Digits | None:
    """Read a whole number and a fraction ("1 4/5")."""
    if not _follows_at(tokens, index + 1, 1) or not _follows_at(tokens, index + 2, 0):
        return None
    part = _fraction(tokens, index + 1) if tokens[index + 1].kind == "number" else None
    return Digits(value + part.value, part.next_index) if part else None


def _reversed_mixed(tokens: Sequence[Token], index: int) -> Digits | None:
    """Read a mixed number typed in the order of the eye: the fraction first, the whole at the line's end."""
    if len(tokens) != index + 4 or tokens[-1].kind != "number" or not _follows_at(tokens, index + 3, 1):
        return None
    part = _fraction(tokens, index)
    return Digits(part.value + int(tokens[-1].text), index + 4) if part and tokens[-1].text.isdecimal() else None


def _plain_value(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
