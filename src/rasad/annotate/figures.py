"""Document -> the figures in it: quantities with unit, bounds, change, what they measure and doubts."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rasad.annotate.figure_amounts import Amount, in_series, read_amount, read_bare_duration, read_pair
from rasad.annotate.figure_bounds import Bounded, bounded, read_range
from rasad.annotate.figure_changes import change_of, tells_change
from rasad.annotate.figure_context import is_alone, is_no_quantity, is_year_of_date, is_year_range
from rasad.annotate.figure_distance import with_distant_bound
from rasad.annotate.figure_doubts import doubt_of
from rasad.annotate.figure_evidence import is_unfounded
from rasad.annotate.figure_measures import counted_before, measured
from rasad.annotate.figure_nouns import noun_of
from rasad.annotate.figure_ordinals import read_digit_ordinal, read_ordinal, read_round_ordinal
from rasad.annotate.figure_quotients import read_quotient
from rasad.annotate.figure_shared import is_base, with_shared_units
from rasad.annotate.figure_units import Line
from rasad.annotate.numbers import read_number
from rasad.langpack.figures import FigureTable, figure_table
from rasad.langpack.numbers import NumberTable, number_table
from rasad.langpack.pack import LanguagePack
from rasad.langpack.units import UnitTable, unit_table
from rasad.records.document import Document
from rasad.records.report import Figure

# How sure a reading is, by what stands with the number; set from reading a sample of the press.
_CONFIDENCE = {"percent": 0.97, "currency": 0.97, "measure": 0.95, "counted": 0.93, "shared": 0.9, "ordinal": 0.85}
_BARE_CONFIDENCE = 0.75
_PERSONS = "persons"
_FAR_MORE = 4  # times that a text names another state than the usual one of a shared money word
_LINE_TOKENS = 40  # a text of one longer sentence is no bare line
_SIGNS = "-\N{MINUS SIGN}.\N{ARABIC DECIMAL SEPARATOR}"


class _Reader(NamedTuple):
    code: str
    numbers: NumberTable
    units: UnitTable
    words: FigureTable
    starts: frozenset[str]


def find_figures(document: Document, pack: LanguagePack) -> tuple[Figure, ...]:
    """Find the quantities that a document states.

    Returns figures in text order that do not overlap; may be empty. Offsets are code points of the source. Years,
    dates, clock times, designators, scores and telephone numbers are no figures.

    Args:
        document: the document to read.
        pack: the pack of its language.
    """
    reader = pack.compiled(_reader)
    found: list[tuple[Line, Bounded]] = []
    is_whole = len(document.sentences) == 1 and len(document.tokens) <= _LINE_TOKENS
    for sentence in document.sentences:
        tokens = document.tokens[sentence.first : sentence.last]
        if any(token.kind == "number" or token.key in reader.starts for token in tokens):
            line = Line(document.source, tokens, reader.numbers, reader.units, reader.words, is_whole)
            shared = with_shared_units(line, tuple(_scan(line, reader)))
            bound = (with_distant_bound(line, figure) for figure in shared if not is_base(line, figure))
            found.extend((line, figure) for figure in bound if not is_unfounded(line, figure))
    is_shared = any(figure.amount.kind == "shared" for _, figure in found)
    states = _states_named(document, reader.units) if is_shared else {}
    return tuple(_figure(line, figure, states, reader.code) for line, figure in found)


def _reader(pack: LanguagePack) -> _Reader:
    numbers, units, words = number_table(pack), unit_table(pack), figure_table(pack)
    starts = (
        frozenset(numbers.forms) | numbers.minus | frozenset(units.pairs) | units.duration_starts | words.quotient_part
    )
    return _Reader(pack.code, numbers, units, words, starts)


def _scan(line: Line, reader: _Reader) -> Iterator[Bounded]:
    """Yield the figures of one line, left to right."""
    index = 0
    while index < len(line.tokens):
        token = line.tokens[index]
        if token.kind != "number" and token.key not in reader.starts:
            index += 1
            continue
        found, index = _read_at(line, index, reader)
        if found is not None:
            yield found


def _read_at(line: Line, index: int, reader: _Reader) -> tuple[Bounded | None, int]:
    """Read what begins at a token: the figure, if it is one, and the token to go on from."""
    amount = _special(line, index, reader) or _plain(line, index)
    if amount is None:
        return None, _past_number(line, index)
    if amount.kind == "ordinal":
        return bounded(line, amount), amount.after
    single = Bounded(amount, amount.value, amount.first, amount.start, amount.end, amount.after)
    is_change = tells_change(line, single)
    spread = None if is_year_of_date(line, amount) else read_range(line, amount, is_change=is_change)
    checked = spread.amount if spread is not None else amount
    is_opening_no_quantity = spread is not None and (
        is_no_quantity(line, _opening(amount, checked)) or is_year_range(line, amount, checked)
    )
    if is_no_quantity(line, checked) or is_opening_no_quantity:
        return None, max(checked.reading.next_index, index + 1)
    figure = spread if spread is not None else bounded(line, in_series(line, amount))
    return _of_people(line, figure), max(figure.after, index + 1)


def _of_people(line: Line, figure: Bounded) -> Bounded:
    """A bounded number without unit counts people after words for casualties, arrests and the like."""
    if figure.amount.kind != "none" or not figure.rule or line.key(figure.first - 1) not in line.words.people:
        return figure
    return figure._replace(amount=figure.amount._replace(kind="counted", unit="persons"))


def _opening(amount: Amount, second: Amount) -> Amount:
    """The first number of a range with the unit of the second."""
    return amount._replace(unit=second.unit, kind=second.kind)


def _special(line: Line, index: int, reader: _Reader) -> Amount | None:
    """Read what is no plain number: quotients, duals, durations, ordinals in digits."""
    token = line.tokens[index]
    if token.key in reader.units.pairs:
        return read_pair(line, index)
    quotient = read_quotient(line, index)
    if quotient is not None:
        return quotient
    if token.kind == "number":
        return read_digit_ordinal(line, index)
    ordinal = read_round_ordinal(line, index)
    if ordinal is not None:
        return ordinal
    return read_bare_duration(line, index) if token.key in reader.units.duration_starts else None


def _plain(line: Line, index: int) -> Amount | None:
    """Read a number with its unit; ordinals only where they count."""
    begin = index
    if line.tokens[index].kind == "number" and index and line.tokens[index - 1].text in _SIGNS:
        begin = index - 1
    amount = read_amount(line, begin) or (read_amount(line, index) if begin < index else None)
    if amount is None:
        return None
    if amount.reading.is_ordinal:
        ordinal = read_ordinal(line, index, amount.reading)
        return ordinal if ordinal is not None or not is_alone(line, amount) else amount
    return amount


def _past_number(line: Line, index: int) -> int:
    """The token after a number that is no figure."""
    reading = read_number(line.tokens, index, line.numbers)
    return reading.next_index if reading is not None else index + 1


def _figure(line: Line, found: Bounded, states: dict[str, Counter[str]], code: str) -> Figure:
    amount = found.amount
    unit = amount.unit
    if amount.kind == "shared" and unit is not None:
        unit = _state_money(line, amount, unit, states)
    if amount.kind == "none":
        unit = noun_of(line, found) or counted_before(line, found)
    elif amount.kind == "counted" and unit is not None:
        unit = None if _is_part_of_people(amount) else _sense(line, unit)
    change = change_of(line, found)
    doubt = doubt_of(line, found, change)
    return Figure(
        id=f"q:{found.start}-{found.end}",
        start=found.start,
        end=found.end,
        text=line.source[found.start : found.end],
        value=found.value,
        unit=unit,
        confidence=_CONFIDENCE.get(amount.kind, _BARE_CONFIDENCE),
        read_by=".".join(filter(None, (code, "figures", amount.kind, amount.unit, found.rule))),
        measures=measured(line, found),
        change=change,
        doubt=doubt.reason if doubt else None,
        probable_value=doubt.probable_value if doubt else None,
    )


def _is_part_of_people(amount: Amount) -> bool:
    """A third of the patients counts no persons: it is a share of them."""
    return amount.unit == _PERSONS and amount.reading.is_fraction and 0 < amount.value < 1


def _sense(line: Line, unit: str) -> str:
    """The sense in which the sentence uses a noun of two senses."""
    senses = line.units.senses.get(unit, {})
    return next((name for name, words in senses.items() if any(token.key in words for token in line.tokens)), unit)


def _states_named(document: Document, units: UnitTable) -> dict[str, Counter[str]]:
    """Count, for each money word that several states share, how often the text names each of the states."""
    named: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for token in document.tokens:
        for name, code in units.shared_states.get(token.key, {}).items():
            named[name][code] += 1
    return named


def _state_money(line: Line, amount: Amount, unit: str, states: dict[str, Counter[str]]) -> str:
    """Return the currency that a money word of several states stands for.

    The state named right after it decides, else the state that the text names most, where it names that far more
    often than the usual one.
    """
    named = line.units.shared_states.get(line.key(amount.after), {}).get(unit)
    if named is not None:
        return named
    counts = states.get(unit)
    if not counts:
        return unit
    most, times = counts.most_common(1)[0]
    return most if times >= _FAR_MORE * counts[unit] else unit
