"""The figures of a sentence -> the same with the units, scales and rates that they share or that stand apart."""

from collections.abc import Sequence

from rasad.annotate.figure_amounts import Amount
from rasad.annotate.figure_bounds import Bounded
from rasad.annotate.figure_units import Line
from rasad.records.report import Bounds

_BETWEEN = 6  # tokens between two numbers of the same things
_BACK = 12  # tokens between a number of some of the things and the number of all of them
_NO_RATE = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})
_MONEY = frozenset({"percent", "currency", "shared", "measure"})
_COMMAS = frozenset(",\N{ARABIC COMMA}")
_TEN = 10
_MOST_TIMES = 10  # a number that would be so many times the other does not share its scale


def with_shared_units(line: Line, figures: Sequence[Bounded]) -> list[Bounded]:
    """Return a sentence's figures: those without unit get that of their neighbour; "4 or 5 days" is one."""
    told: list[Bounded] = []
    for figure in reversed(figures):
        told.append(_like_next(line, figure, told[-1] if told else None))
    told.reverse()
    shared: list[Bounded] = []
    for figure in told:
        counted = _like_earlier(line, figure, shared)
        joined = _joined(line, shared[-1], counted) if shared else None
        if joined is not None:
            shared[-1] = joined
        else:
            shared.append(_with_rate(line, counted))
    return shared


def is_base(line: Line, figure: Bounded) -> bool:
    """Say whether a number is the base of a ratio, which counts nobody ("one of every three men")."""
    keys = (line.key(figure.first - 2), line.key(figure.first - 1))
    return keys in line.words.bases and figure.amount.kind in ("none", "counted")


def _lacks_unit(figure: Bounded) -> bool:
    amount = figure.amount
    return amount.kind == "none" and not amount.reading.is_fraction and not amount.reading.is_ordinal


def _like_next(line: Line, figure: Bounded, following: Bounded | None) -> Bounded:
    """Give the first of two numbers the unit that stands behind the second ("12 instead of 15 observers")."""
    if following is None or not _lacks_unit(figure) or following.amount.kind in ("none", "ordinal"):
        return figure
    if not _is_linked(line, figure.amount.next_index, following.first):
        return figure
    return _with_unit_of(figure, following.amount)


def _is_linked(line: Line, first: int, end: int) -> bool:
    keys = tuple(line.key(at) for at in range(first, end))
    words = line.words
    return keys in words.sharing or (
        len(keys) == 1 and (keys[0] in words.alternatives or keys[0] in words.range_to or keys[0] in words.change_to)
    )


def _with_unit_of(figure: Bounded, model: Amount) -> Bounded:
    """The figure with the unit, and where it is smaller the scale, of another."""
    amount = figure.amount
    scale = model.reading.scale if amount.reading.scale == 1 and 0 < amount.value < model.reading.scale else 1
    scale = scale if amount.value * scale <= _MOST_TIMES * model.value else 1
    amount = amount._replace(value=amount.value * scale, unit=model.unit, kind=model.kind)
    value = figure.value
    if isinstance(value, Bounds):
        bounds = (value.min, value.max, value.min_exclusive, value.max_exclusive)
        low, high, above, below = (None if bound is None else bound * scale for bound in bounds)
        value = Bounds(min=low, max=high, min_exclusive=above, max_exclusive=below)
    else:
        value *= scale
    return figure._replace(amount=amount, value=value)


def _like_earlier(line: Line, figure: Bounded, told: Sequence[Bounded]) -> Bounded:
    """Give a number the unit of the one before it: "4 of 6", "two years or three", "$3 billion ... 2 billion"."""
    earlier = next((other for other in reversed(told) if other.amount.kind not in ("none", "ordinal")), None)
    if earlier is None or not _lacks_unit(figure) or _counts_on(line, figure):
        return figure
    amount = figure.amount
    is_beside = told[-1] is earlier and _is_linked(line, earlier.after, figure.first)
    is_part = line.key(amount.next_index) in line.words.of_them and figure.first - earlier.after <= _BACK
    is_part = is_part or _compares(line, figure)
    if is_beside or (is_part and earlier.amount.kind == "counted"):
        return figure._replace(amount=amount._replace(unit=earlier.amount.unit, kind=earlier.amount.kind))
    is_large = amount.reading.is_scaled and earlier.amount.reading.is_scaled and amount.reading.scale > 1
    if is_large and earlier.amount.kind in ("currency", "shared", "measure"):
        return figure._replace(amount=amount._replace(unit=earlier.amount.unit, kind=earlier.amount.kind))
    return figure


def _compares(line: Line, figure: Bounded) -> bool:
    """Say whether a large number with nothing behind it tells a change or a part of what was counted before."""
    before, words = line.key(figure.first - 1), line.words
    if before in words.of_them:
        return True
    is_change = before in words.changes and before in words.change_by | words.intransitive
    return is_change and figure.amount.reading.is_scaled


def _counts_on(line: Line, figure: Bounded) -> bool:
    """Say whether a noun may follow that the number counts itself."""
    at = figure.after
    if line.kind(at) != "word":
        return False
    words, key = line.words, line.key(at)
    is_end = key in words.stops or key in words.changes or key in words.of_them or key in words.change_to
    return not (is_end or key in line.numbers.links or key in words.alternatives or _is_joined(line, key))


def _is_joined(line: Line, key: str) -> bool:
    """A word that begins with a joined link or preposition is counted by nothing before it."""
    links = (*line.numbers.links, *(start for start in line.words.definite if start != line.units.article))
    return bool(line.units.article) and key.startswith(links)


def _joined(line: Line, first: Bounded, second: Bounded) -> Bounded | None:
    """Read "four or five days" as one figure with bounds: neighbouring round numbers with "or" between them."""
    ends = (first.amount.next_index, second.amount.first)
    if ends[1] - ends[0] != 1 or line.key(ends[0]) not in line.words.alternatives or second.rule or first.rule:
        return None
    low, high = first.amount.value, second.amount.value
    if first.amount.unit != second.amount.unit or second.amount.kind in ("none", "ordinal", "percent"):
        return None
    scale = second.amount.reading.scale
    if high / scale - low / scale != _step(low / scale, high / scale):
        return None
    return second._replace(value=Bounds(min=low, max=high), first=first.first, start=first.start, rule="range")


def _step(low: float, high: float) -> int:
    """The step between neighbouring round numbers: tens between tens, hundreds between hundreds."""
    step = 1
    while low >= step * _TEN and low % (step * _TEN) == 0 and high % (step * _TEN) == 0:
        step *= _TEN
    return step


def _with_rate(line: Line, figure: Bounded) -> Bounded:
    """Add the period to a measure: so many barrels a day are no stock of barrels."""
    amount = figure.amount
    if amount.kind != "measure" or amount.unit in _NO_RATE:
        return figure
    for rest, period in line.units.rates.get(line.key(figure.after), ()):
        end = figure.after + 1 + len(rest)
        if tuple(line.key(at) for at in range(figure.after + 1, end)) == rest and not _is_dated(line, end):
            amount = amount._replace(unit=f"{amount.unit}_per_{period}")
            return figure._replace(amount=amount, end=line.tokens[end - 1].end, after=end)
    return figure


def _is_dated(line: Line, at: int) -> bool:
    """Say whether what follows makes a date of the period ("in the last year")."""
    key, words = line.key(at), line.words
    is_definite = bool(line.units.article) and key.startswith(line.units.article)
    return (
        is_definite
        or line.kind(at) == "number"
        or key in words.months
        or key in words.date_heads
        or (key in words.past)
    )
