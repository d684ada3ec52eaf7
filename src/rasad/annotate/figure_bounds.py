"""Ranges and bounds: "from ten to twenty", "more than 200", "at least"."""

from typing import NamedTuple

from rasad.annotate.figure_amounts import Amount, read_amount
from rasad.annotate.figure_units import Line, unit_after, unit_at
from rasad.chars.fold import offset_in_word
from rasad.langpack.figures import GAP, BoundPhrase
from rasad.records.report import Bounds

_TEN, _FIVE = 10, 5
_LONGEST_GAP = 5  # words inside a phrase such as "is not less ... than"
_HYPHENS = frozenset("-\N{EN DASH}\N{EM DASH}")
_LARGEST_UNSCALED = 1000  # a range's first number below it shares the scale of the second ("2 to 3 million")


class Bounded(NamedTuple):
    """An amount with its bounds: tokens `[first, after)`, characters `[start, end)`."""

    amount: Amount
    value: int | float | Bounds
    first: int
    start: int
    end: int
    after: int
    rule: str = ""


def bounded(line: Line, amount: Amount) -> Bounded:
    """Return the amount with the bound that the words around it state, if any."""
    plain = Bounded(amount, amount.value, amount.first, amount.start, amount.end, amount.after)
    before = _phrase_before(line, amount.first)
    if before is not None and not _compares(line, *before):
        phrase, first = before
        start = _phrase_start(line, phrase, first)
        return plain._replace(value=_bound(phrase, amount.value), first=first, start=start, rule=phrase.kind)
    return _bounded_after(line, plain)


def _bounded_after(line: Line, plain: Bounded) -> Bounded:
    for at in sorted({plain.amount.next_index, plain.amount.after}):
        for phrase in line.words.after.get(line.key(at), ()):
            end = at + 1 + len(phrase.rest)
            if tuple(token.key for token in line.tokens[at + 1 : end]) == phrase.rest:
                told = plain._replace(
                    value=_bound(phrase, plain.amount.value), end=line.tokens[end - 1].end, after=end, rule=phrase.kind
                )
                return _counting_after(line, told)
    return plain


def _counting_after(line: Line, figure: Bounded) -> Bounded:
    """Read the counted things behind the bound: "two or more companies"."""
    amount = figure.amount
    unit = unit_after(line, figure.after, amount.value) if amount.kind == "none" else None
    if unit is None or unit.is_inside:
        return figure
    noun = (unit.first, unit.next_index)
    amount = amount._replace(kind=unit.kind, unit=unit.name, noun=noun)
    return figure._replace(amount=amount, after=unit.next_index)


def _phrase_before(line: Line, first: int) -> tuple[BoundPhrase, int] | None:
    for phrase in line.words.before.get(line.key(first - 1), ()):
        start = _matched_back(line, first - 1, phrase.rest)
        if start is not None:
            return phrase, start
    return None


def _matched_back(line: Line, at: int, rest: tuple[str, ...]) -> int | None:
    """The index of the phrase's first word, reading back from the word before its last; None where it differs."""
    if not rest:
        return at
    word, *others = rest
    if word != GAP:
        return _matched_back(line, at - 1, tuple(others)) if line.key(at - 1) == word else None
    for gap in range(_LONGEST_GAP + 1):
        if gap > 1 and not _is_word(line, at - gap + 1):
            return None
        start = _matched_back(line, at - gap, tuple(others))
        if start is not None:
            return start
    return None


def _is_word(line: Line, at: int) -> bool:
    return line.kind(at) == "word" and line.key(at) not in line.numbers.forms


def _compares(line: Line, phrase: BoundPhrase, first: int) -> bool:
    """Behind a percentage, "more than" compares with what follows ("8 percent more than in two months")."""
    share = unit_at(line, first - 1) if first else None
    return phrase.kind in ("min_exclusive", "max_exclusive") and share is not None and share.kind == "percent"


def _phrase_start(line: Line, phrase: BoundPhrase, first: int) -> int:
    """The offset of a phrase without the letters joined to its first word."""
    token = line.tokens[first]
    return token.start + (offset_in_word(token.text, phrase.skipped) if phrase.skipped else 0)


def _bound(phrase: BoundPhrase, value: int | float) -> int | float | Bounds:
    return value if phrase.kind == "about" else Bounds(**{phrase.kind: value})


def read_range(line: Line, amount: Amount, *, is_change: bool) -> Bounded | None:
    """Read the range that begins with an amount; None where it stands alone.

    Args:
        line: the sentence.
        amount: the range's first number.
        is_change: whether the words around tell a change, so that "from 5 to 7" and "5 dollars to 7" are two amounts.
    """
    before = line.key(amount.first - 1)
    at = amount.next_index
    is_from = before in line.words.range_from
    if line.key(at) in line.words.range_to:
        is_step = is_change and (is_from or amount.unit is not None)
        second = None if is_step else _upper(line, amount, at + 1)
    elif before in line.words.between and line.tokens[min(at, len(line.tokens) - 1)].text not in _HYPHENS:
        second = _between(line, amount, at)
    elif at < len(line.tokens) and line.tokens[at].text in _HYPHENS:
        second = _hyphenated(line, amount, at)
    else:
        second = _neighbour(line, amount)
    return _joined(line, amount, second) if second is not None else None


def _neighbour(line: Line, amount: Amount) -> Amount | None:
    """Read a round number right after the next smaller one: "two three days", "sixty seventy"."""
    if not line.numbers.adjacent_ranges or amount.kind != "none" or not amount.reading.is_words:
        return None
    second = _upper(line, amount, amount.next_index)
    if second is None or not second.reading.is_words:
        return None
    step = second.reading.value // second.reading.scale - amount.value
    is_tens = amount.value >= _TEN and amount.value % _TEN == 0
    is_fives = is_tens and step == _FIVE
    return second if is_fives or step == (_TEN if is_tens else 1) else None


def _upper(line: Line, amount: Amount, at: int) -> Amount | None:
    second = read_amount(line, at) if at < len(line.tokens) else None
    if second is None or second.reading.is_ordinal or (amount.unit is not None and amount.unit != second.unit):
        return None
    return second


def _between(line: Line, amount: Amount, at: int) -> Amount | None:
    """Read the second number after the link, which may be joined to a number word."""
    if line.key(at) in line.numbers.links:
        return _upper(line, amount, at + 1)
    form = line.numbers.forms.get(line.key(at))
    return _upper(line, amount, at) if form is not None and form.is_linked else None


def _hyphenated(line: Line, amount: Amount, at: int) -> Amount | None:
    second = _upper(line, amount, at + 1)
    if second is None or second.unit is None or second.value <= amount.value:
        return None
    return second


def _joined(line: Line, amount: Amount, second: Amount) -> Bounded:
    low = amount.value
    if amount.reading.scale == 1 and second.reading.scale > 1 and low < _LARGEST_UNSCALED:
        low *= second.reading.scale
    ends = sorted((low, second.value))
    before = _phrase_before(line, amount.first)
    about = before if before is not None and before[0].kind == "about" else None
    first, start = (about[1], _phrase_start(line, *about)) if about else (amount.first, amount.start)
    return Bounded(second, Bounds(min=ends[0], max=ends[1]), first, start, second.end, second.after, "range")
