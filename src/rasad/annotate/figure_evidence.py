"""Bare numbers -> those that something shows to be quantities; others are parts of names, codes and places in lists."""

from rasad.annotate.figure_bounds import Bounded
from rasad.annotate.figure_changes import change_of
from rasad.annotate.figure_measures import measured_head
from rasad.annotate.figure_nouns import begins_with_scale, noun_of
from rasad.annotate.figure_units import Line


def is_unfounded(line: Line, figure: Bounded) -> bool:
    """Say whether a number without unit, bound, scale, change and thing counted is rather part of a name.

    With an article in the language, only digits behind a definite noun are.
    """
    reading = figure.amount.reading
    if figure.amount.kind == "none" and not line.is_whole and begins_with_scale(line, line.key(figure.after)):
        return True  # its scale is read as part of another word
    if figure.amount.kind != "none" or line.is_whole or figure.rule or reading.is_scaled or reading.is_fraction:
        return False
    if line.units.article and (reading.is_words or not _is_behind_definite(line, figure)):
        return False
    if noun_of(line, figure) is not None or line.key(figure.after) in line.words.of_them:
        return False
    return not _is_told(line, figure)


def _is_behind_definite(line: Line, figure: Bounded) -> bool:
    key = line.key(figure.first - 1)
    is_noun = line.kind(figure.first - 1) == "word" and key.startswith(line.words.definite)
    return is_noun and not (key in line.words.people or key in line.words.measured)


def _is_told(line: Line, figure: Bounded) -> bool:
    before = line.key(figure.first - 1)
    is_counted = before in line.words.people or before in line.words.before
    return is_counted or change_of(line, figure) is not None or measured_head(line, figure) is not None
