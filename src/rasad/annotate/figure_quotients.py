"""Fractions that whole words make: one over three, five parts of twenty, the fifth of the pie, one of four alone."""

from fractions import Fraction

from rasad.annotate.figure_amounts import Amount, plain_amount
from rasad.annotate.figure_units import Line, plural_at, unit_at
from rasad.annotate.numbers import NumberReading, read_number

_SMALLEST_WHOLE = 10  # "a part of five agreements" counts agreements; "a part of a hundred" is a fraction


def read_quotient(line: Line, index: int) -> Amount | None:
    """Read a fraction in words at a token; None where there is none."""
    if line.key(index) in line.words.quotient_part:
        return _parts_of(line, NumberReading(1, index, 0, 0, is_words=True), index)
    definite = _fraction_of_definite(line, index)
    if definite is not None:
        return definite
    count = read_number(line.tokens, index, line.numbers)
    if count is None or count.is_ordinal or count.next_index >= len(line.tokens):
        return None
    key = line.key(count.next_index)
    if key in line.words.quotient_part:
        return _parts_of(line, count, index)
    if key in line.words.quotient_over or key in line.words.quotient_of:
        return _over(line, count, index, is_over=key in line.words.quotient_over)
    return None


def _parts_of(line: Line, count: NumberReading, index: int) -> Amount | None:
    at = count.next_index + 1
    if line.key(at) not in line.words.quotient_of:
        return None
    whole = read_number(line.tokens, at + 1, line.numbers) if at + 1 < len(line.tokens) else None
    if whole is None or whole.value < _SMALLEST_WHOLE or whole.is_ordinal:
        return None
    return _amount(line, index, Fraction(str(count.value)), whole)


def _over(line: Line, count: NumberReading, index: int, *, is_over: bool) -> Amount | None:
    """Read "one over three" anywhere, other quotients only in a text of one line."""
    at = count.next_index + 1
    whole = read_number(line.tokens, at, line.numbers) if at < len(line.tokens) else None
    if whole is None or whole.is_ordinal or not whole.value:
        return None
    ends_line = line.is_whole and all(token.kind == "punctuation" for token in line.tokens[whole.next_index :])
    if not (ends_line and (is_over or index == 0)) and not (is_over and count.value == 1):
        return None
    return _amount(line, index, Fraction(str(count.value)), whole)


def _fraction_of_definite(line: Line, index: int) -> Amount | None:
    """Read a cardinal that means its fraction before a definite singular ("a fifth of the pie")."""
    form = line.numbers.counted_fractions.get(line.key(index))
    article = line.units.article
    if form is None or not article or line.key(index) not in line.numbers.forms:
        return None
    if form.has_article or not (_is_whole(line, index + 1) or _is_owned(line, index + 1)):
        return None
    token = line.tokens[index]
    reading = NumberReading(float(form.word.value), index + 1, token.start, token.end, is_words=True, is_fraction=True)
    return plain_amount(reading, index)


def _is_whole(line: Line, at: int) -> bool:
    """Say whether a word names one whole: a definite singular, or a word for a total or this one."""
    key, article = line.key(at), line.units.article
    if key in line.words.wholes:
        return True
    is_plural = any(not unit.is_singular for unit in line.units.forms.get(key, ()))
    return key.startswith(article) and len(key) > len(article) and not is_plural


def _is_owned(line: Line, at: int) -> bool:
    """Say whether a word is a plural with the pronoun of its owner, which no small number counts without "of"."""
    is_owned = line.key(at).endswith(line.units.possessives or (" ",)) and unit_at(line, at) is None
    return is_owned and plural_at(line, at) is not None


def _amount(line: Line, index: int, count: Fraction, whole: NumberReading) -> Amount:
    value = count / Fraction(str(whole.value))
    number = value.numerator if value.denominator == 1 else float(value)
    start = line.tokens[index].start
    reading = NumberReading(number, whole.next_index, start, whole.end, is_words=True, is_fraction=True)
    return plain_amount(reading, index)
