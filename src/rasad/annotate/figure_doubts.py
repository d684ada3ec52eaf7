"""Where a figure's wording and its magnitude clash: the doubt, and the value that was probably meant."""

from typing import NamedTuple

from rasad.annotate.figure_bounds import Bounded
from rasad.annotate.figure_measures import share_of, whole_of
from rasad.annotate.figure_units import Line
from rasad.records.report import Change

_MEASURED_BEFORE = 12  # tokens before a figure in which the measured thing is named
_HUNDRED, _THOUSAND = 100, 1_000
# A scale, the scale two steps below that stands where the one between is meant, and what to say of it.
_FINE = (
    (1_000_000_000, 1_000, "thousands after milliards: hundreds of millions are probably meant"),
    (1_000_000, 1, "hundreds after millions: hundreds of thousands are probably meant"),
)
_WHOLE = 100  # percent
_MANKIND = 9_000_000_000


class Doubt(NamedTuple):
    """Why a wording is probably not what was meant, and the value that probably was."""

    reason: str
    probable_value: int | float | None = None


def doubt_of(line: Line, figure: Bounded, change: Change | None) -> Doubt | None:
    """Return why the figure's wording is probably wrong, if wording and magnitude clash."""
    return _missing_million(figure) or _percent_as_goal(line, figure, change) or _beyond_all(figure, change)


def _beyond_all(figure: Bounded, change: Change | None) -> Doubt | None:
    """Nothing falls by more than all of it, and nobody counts more people than live."""
    amount = figure.amount
    if amount.unit == "percent" and change == "decrease" and amount.value > _WHOLE:
        return Doubt("a fall by more than the whole")
    if amount.unit == "persons" and amount.value > _MANKIND:
        return Doubt("more people than live on earth")
    return None


def _missing_million(figure: Bounded) -> Doubt | None:
    """A scale followed by hundreds of the scale below the next: nobody counts so finely, a word was left out."""
    value = figure.amount.value
    if not isinstance(value, int) or not figure.amount.reading.is_scaled:
        return None
    for scale, rest_scale, words in _FINE:
        rest = value % scale
        if (
            value >= scale
            and _HUNDRED * rest_scale <= rest < _THOUSAND * rest_scale
            and rest % (_HUNDRED * rest_scale) == 0
        ):
            return Doubt(words, value - rest + rest * _THOUSAND)
    return None


def _percent_as_goal(line: Line, figure: Bounded, change: Change | None) -> Doubt | None:
    """An amount cannot rise or fall to a percentage; "by" was probably meant."""
    if change not in ("increase_to", "decrease_to") or figure.amount.unit != "percent":
        return None
    if whole_of(line, figure) is not None or share_of(line, figure) is not None:
        return None
    reach = range(max(0, figure.first - _MEASURED_BEFORE), figure.first)
    if any(unit.kind == "percent" for at in reach for unit in line.units.forms.get(line.key(at), ())):
        return None
    if any(line.key(at) in line.words.rates or line.key(at) in line.words.shares for at in reach):
        return None
    if not any(line.key(at) in line.words.amounts for at in reach):
        return None
    return Doubt("an amount changes by a percentage, not to one", figure.amount.value)
