"""Numbers that end a name: of a ruler, of a section of a contest, of a period of the year."""

from rasad.annotate.figure_amounts import Amount
from rasad.annotate.figure_units import Line

_LAST_RULER = 25  # the highest number that rulers of one name bear
_LARGEST_SECTION = 10
_COMMAS = frozenset(",\N{ARABIC COMMA}")


def is_ruler(line: Line, amount: Amount) -> bool:
    """Small digits with the article behind a proper name belong to it ("Benedict the 16")."""
    article = line.units.article
    if not article or line.key(amount.first - 1) != article or amount.value > _LAST_RULER:
        return False
    key, words = line.key(amount.first - 2), line.words
    is_name = line.kind(amount.first - 2) == "word" and not key.startswith(words.definite)
    is_other = key in words.stops or key in words.measured or key in words.exceeding or key in words.before
    return is_name and not (is_other or key in words.changes or key in line.units.forms)


def is_section(line: Line, amount: Amount) -> bool:
    """A small number word that ends a name ("Iran Two"), in languages whose nouns follow their number."""
    reading = amount.reading
    if line.units.article or not reading.is_words or reading.is_fraction or reading.value > _LARGEST_SECTION:
        return False
    after, before = reading.next_index, line.key(amount.first - 1)
    words = line.words
    is_name = line.kind(amount.first - 1) == "word" and not (before in words.stops or before in words.measured)
    is_told = before in words.changes or before in words.before or before in line.numbers.forms
    is_end = line.kind(after) not in ("word", "number") or line.key(after) in words.stops
    is_listed = after < len(line.tokens) and line.tokens[after].text in _COMMAS
    return is_name and is_end and not (is_told or is_listed or before in line.numbers.links)


def is_period(line: Line, amount: Amount) -> bool:
    """Months with an ordinal behind them are a part of the year ("the second three months")."""
    at = amount.reading.next_index
    following = line.numbers.forms.get(line.key(at + 1))
    is_ranked = (following is not None and following.word.is_ordinal) or line.key(at + 1) in line.words.period_ranks
    return line.key(at) in line.words.period_units and is_ranked
