"""A report -> its figures that may belong to a series: what is measured, of which states, when, and who says so."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from rasad.chars.fold import fold
from rasad.langpack.measured import quantity_of
from rasad.langpack.pack import load_pack, shipped_languages
from rasad.link.accounts import source_of
from rasad.link.tellings import Word, stems_of
from rasad.records.days import UNKNOWN_DAYS, days_of
from rasad.records.report import Figure, Report, Time
from rasad.records.series import Basis, SeriesValue
from rasad.records.spans import Quote
from rasad.text.tokens import tokenize

MEASURES = frozenset(
    {"barrels", "barrels_per_day", "tonnes", "cubic_metres", "megawatts", "hectares"}
)  # besides money: what is followed over the years; people and things that are counted belong to single events
MOST_FIGURES = 3  # of a sentence that names a measure once: in longer lists each figure has its own
MOST_STATES = 3  # in one sentence: what is said of more is a list, and its figures are of one of them
BEHIND, BEFORE = 30, 50  # characters from a figure to the time that it is of: behind it, else before
MUTUAL = frozenset({"trade"})  # between two sides: all else goes from one to the other
BARRELS = frozenset({"barrels", "barrels_per_day"})
NAMES = frozenset({"name", "demonym"})
ENDS = ".!?\n\N{ARABIC QUESTION MARK}\N{ARABIC SEMICOLON}\N{ARABIC FULL STOP}"
_TO_COME = frozenset({"planned", "hypothetical"})


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """A figure reduced to what decides which series it belongs to, and what is shown of it.

    `meaning` is what is measured in words of no language: the quantity, the things it is of, and, where it is one that
    goes from side to side, the state whose it is; empty where the words do not tell all of it.
    """

    language: str
    measure: str
    words: tuple[Word, ...]
    meaning: frozenset[str]
    states: frozenset[str]
    unit: str
    value: SeriesValue


def measured_of(report: Report, source: str) -> tuple[Measured, ...]:
    """Return the figures that can be followed: money, shares and amounts of a named measure, of one to three states.

    Args:
        report: as the pipeline made it.
        source: the text that its offsets count in.
    """
    return tuple(_Reader(report, source).found())


class _Reader:
    """Reduces the figures of one report."""

    def __init__(self, report: Report, source: str) -> None:
        self._report = report
        self._source = source
        self._states = {entity.id for entity in report.entities if entity.type == "state"}
        self._targets = {commitment.target.figure for commitment in report.commitments if commitment.target}
        days = days_of(report.document.published.edtf)
        self._said = days.last if days.first == days.last else None

    def found(self) -> Iterator[Measured]:
        """Yield the figures by place."""
        for start, end in self._sentences():
            figures = [f for f in self._report.figures if start <= f.start < end and _is_followed(f)]
            states = self._states_in(start, end) if figures else frozenset()
            if not 1 <= len(states) <= MOST_STATES:
                continue
            named = next((f.measures for f in figures if f.measures), None) if len(figures) <= MOST_FIGURES else None
            for figure in figures:
                measure = figure.measures or named
                if measure and figure.unit is not None:
                    words = stems_of(fold(measure).split(), self._report.document.language)
                    yield Measured(
                        language=self._report.document.language, measure=measure, words=words,
                        meaning=self._meaning(measure, figure.unit, states, self._source.find(measure, start, end)),
                        states=states, unit=figure.unit, value=self._value(figure, figures, start, end),
                    )  # fmt: skip

    def _meaning(self, measure: str, unit: str, states: frozenset[str], start: int) -> frozenset[str]:
        """Return what a measure means, empty where that is not sure; its name stands at `start`, if anywhere."""
        language = self._report.document.language
        if start < 0 or language not in shipped_languages():
            return frozenset()
        inside = [m for m in self._report.mentions if start <= m.start < start + len(measure)]
        named = [m for m in inside if not self._states.isdisjoint(m.entities)]
        spans = [range(m.start, m.end) for m in named if m.kind in NAMES]
        words = [t.text for t in tokenize(measure) if t.kind == "word" and not any(start + t.start in s for s in spans)]
        quantity = quantity_of(words, load_pack(language), frozenset({"oil"}) if unit in BARRELS else frozenset())
        if quantity is None:
            return frozenset()
        owners = {entity for mention in named for entity in mention.entities} & states
        if len(states) == 1 or quantity == MUTUAL:
            return quantity
        return quantity | owners if len(owners) == 1 else frozenset()

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches between marks that end a sentence; a point between digits ends none."""
        text = self._source
        cuts = [i for i, letter in enumerate(text) if letter in ENDS and not text[i + 1 : i + 2].isdigit()]
        yield from pairwise([0, *cuts, len(text)])

    def _states_in(self, start: int, end: int) -> frozenset[str]:
        inside = (m for m in self._report.mentions if start <= m.start < end)
        return frozenset(entity for mention in inside for entity in mention.entities if entity in self._states)

    def _value(self, figure: Figure, figures: Sequence[Figure], start: int, end: int) -> SeriesValue:
        header = self._report.document
        told = [s for s in self._report.statements if s.content.start <= figure.start < s.content.end]
        speakers = min(told, key=lambda s: s.content.end - s.content.start).speakers if told else ()
        assert figure.value is not None
        period = self._period(figure, figures, start, end)
        is_ahead = self._said is not None and (days_of(period).first or "") > self._said
        return SeriesValue(
            period=period, value=figure.value, change=figure.change, speakers=speakers,
            basis=self._basis(figure, expects=is_ahead or any(s.stance == "expects" for s in told)),
            said=self._said, source=source_of(self._report), document=header.id, location=header.location,
            item=figure.id, span=Quote(figure.start, figure.end, figure.text),
            doubt=figure.doubt,
        )  # fmt: skip

    def _basis(self, figure: Figure, *, expects: bool) -> Basis:
        events = (e for e in self._report.events if e.evidence.start <= figure.start < e.evidence.end)
        if figure.id in self._targets or any(event.status in _TO_COME for event in events):
            return "target"
        return "forecast" if expects else "actual"

    def _period(self, figure: Figure, figures: Sequence[Figure], start: int, end: int) -> str | None:
        """Return the time right behind a figure, else before it, with no other figure between."""
        times = [t for t in self._report.times if start <= t.start < end and _is_period(t)]
        behind = [t for t in times if 0 <= t.start - figure.end <= BEHIND]
        before = [t for t in times if 0 <= figure.start - t.end <= BEFORE]
        for time in (*behind, *reversed(before)):
            first, last = sorted([(figure.start, figure.end), (time.start, time.end)])
            if not any(first[1] <= other.start < last[0] for other in figures):
                return time.value
        return None


def _is_followed(figure: Figure) -> bool:
    if figure.unit is None or figure.value is None:
        return False
    if figure.unit == "percent":  # a share needs its whole, a rise or fall is of the measure itself
        return figure.change is not None
    return figure.unit.isupper() or figure.unit in MEASURES


def _is_period(time: Time) -> bool:
    return time.kind in ("date", "relative") and days_of(time.value) != UNKNOWN_DAYS
