"""An unlisted noun behind a number -> the thing counted, in the language's own word, where grammar is sure."""

from rasad.annotate.figure_bounds import Bounded
from rasad.annotate.figure_units import Line, agrees

_SHORTEST = 3  # letters of a noun
_FEW = 3  # smaller counts are told by the noun's own form
_LARGEST_BARE = 10_000  # digits above it behind a noun are rather its number than a count


def noun_of(line: Line, figure: Bounded) -> str | None:
    """Return the noun that the figure counts, as the text writes it; None where it may be another word."""
    at = figure.after
    value = figure.amount.value
    if figure.amount.kind != "none" or not isinstance(value, int) or value < 2 or figure.amount.reading.is_fraction:
        return None
    if line.kind(at) != "word" or len(line.key(at)) < _SHORTEST or _is_other_word(line, at):
        return None
    is_noun = agrees(line, line.key(at), value) if line.units.article else _is_told(line, figure)
    return line.tokens[at].text if is_noun else None


def _is_other_word(line: Line, at: int) -> bool:
    key, words = line.key(at), line.words
    is_listed = key in words.stops or key in words.changes or key in words.light_verbs or key in words.date_heads
    starts = (line.units.article or " ", *words.verb_starts)
    if key[:1].isascii() or begins_with_scale(line, key):
        return True
    return is_listed or key.startswith(starts) or key in line.numbers.forms or key in line.numbers.links


def _is_told(line: Line, figure: Bounded) -> bool:
    """In languages without such forms: number words, and digits that no noun before them bears as its number."""
    last = line.key(figure.amount.next_index - 1)
    if last in line.units.adjectival_scales:
        return False
    before = line.key(figure.first - 1)
    is_apart = line.kind(figure.first - 1) != "word" or before in line.words.stops or bool(figure.rule)
    if figure.amount.reading.is_words:
        is_long = figure.amount.reading.next_index - figure.amount.first > 1
        return is_apart or is_long  # a word for a small number is also a part of foreign names
    return figure.amount.reading.is_scaled or (is_apart and figure.amount.value < _LARGEST_BARE)


def begins_with_scale(line: Line, key: str) -> bool:
    """Say whether a scale is written onto the noun that it counts ("a thousandtonnes")."""
    cuts = (line.numbers.forms.get(key[:at]) for at in range(_SHORTEST, len(key)))
    return any(form is not None and form.word.role == "scale" for form in cuts)
