"""A document -> its times: every expression of a date, period, duration or recurrence, with its EDTF value."""

from collections.abc import Iterator
from datetime import date, timedelta

from rasad.annotate.edtf import Period, approximately, bounds, months_later, stamp
from rasad.annotate.time_counts import duration
from rasad.annotate.time_model import Length, Part, Phrase, Point
from rasad.annotate.time_phrases import PhraseReader
from rasad.annotate.time_tense import direction_at
from rasad.annotate.time_values import Context, Value, value_of
from rasad.annotate.time_words import Words
from rasad.langpack.numbers import NumberTable, number_table
from rasad.langpack.pack import LanguagePack
from rasad.langpack.times import TimeTable, time_table
from rasad.records.document import Document, Sentence
from rasad.records.report import Calendar, Time, TimeKind

_REACH = 8  # tokens before a word of time that may belong to the same expression
_DAY = timedelta(days=1)
_DAYS = {"day": 1, "night": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SURE, _BY_DIRECTION, _OPEN, _VAGUE = 0.97, 0.85, 0.7, 0.6


def find_times(document: Document, pack: LanguagePack, *, reference: str | None) -> tuple[Time, ...]:
    """Find the times of a document's running text, in order and without overlaps.

    Args:
        document: the article; offsets of the times are code points of its `source`.
        pack: the language pack of its language.
        reference: the day of publication as EDTF (`2016-10-10`), or None; an approximate day or a set counts as its
            first day. Without it, what hangs on the day of writing has no value or an open year (`XXXX-10-10`).
    """
    finder = _Finder(document, time_table(pack), number_table(pack), _anchor(reference))
    return tuple(time for sentence in document.sentences for time in finder.of_sentence(sentence))


def _anchor(reference: str | None) -> date | None:
    days = bounds(reference) if reference else None
    return days[0] if days is not None else None


class _Finder:
    """Reads one document's sentences in order."""

    def __init__(self, document: Document, table: TimeTable, numbers: NumberTable, anchor: date | None) -> None:
        self.document = document
        self.table = table
        self.numbers = numbers
        self.anchor = anchor
        self.home: str | None = None

    def of_sentence(self, sentence: Sentence) -> Iterator[Time]:
        tokens, strong = self.document.tokens, self.table.strong
        end = sentence.first
        words: Words | None = None
        for at in range(sentence.first, sentence.last):
            token = tokens[at]
            if at < end or not (token.key in strong or (token.kind == "number" and self._announces(at, sentence.last))):
                continue
            if words is None:
                words = Words(tokens, sentence.first, sentence.last, self.table, self.numbers)
                reader = PhraseReader(words, self.anchor.year if self.anchor else None)
            if (blocked := self._blocked(words, at)) is not None:
                end = max(end, blocked)
                continue
            phrase = self._phrase(words, reader, at, end)
            if phrase is not None:
                end = phrase.last
                yield self._time(words, phrase)

    def _announces(self, at: int, last: int) -> bool:
        """A number may itself be a time: four digits, dots inside, or a mark of dates and clocks behind it."""
        token = self.document.tokens[at]
        if len(token.key) == 4 or token.key.count(".") == 2:
            return True
        return at + 1 < last and self.document.tokens[at + 1].key in _DATE_MARKS

    def _blocked(self, words: Words, at: int) -> int | None:
        for start in range(max(words.first, at - 3), at + 1):
            found = words.take("blocked", start)
            if found is not None and found.after > at:
                return found.after
        return None

    def _phrase(self, words: Words, reader: PhraseReader, at: int, end: int) -> Phrase | None:
        start = at
        while start > max(end, words.first, at - _REACH) and self._may_join(start - 1):
            start -= 1
        for first in range(start, at + 1):
            phrase = reader.read(first)
            if phrase is not None and phrase.last > at:
                return phrase
        return None

    def _may_join(self, at: int) -> bool:
        token = self.document.tokens[at]
        return (
            token.kind == "number"
            or token.key in self.table.weak
            or token.key in self.numbers.forms
            or (token.key in _MARKS)
        )

    def _time(self, words: Words, phrase: Phrase) -> Time:
        context = Context(
            self.anchor, direction_at(words, phrase.first, phrase.last), self._home(), self.table.week_start
        )
        value, kind, calendar, confidence = _read(phrase, context)
        first = self._lead(words, phrase)
        start = words.tokens[first].start + (phrase.skipped if first == phrase.first else 0)
        stop = words.tokens[phrase.last - 1].end
        if value is not None and phrase.approximate and kind == "date":
            value = approximately(value)
        return Time(
            id=f"t:{start}-{stop}",
            start=start,
            end=stop,
            text=self.document.source[start:stop],
            value=value,
            kind=kind,
            calendar=calendar,
            confidence=confidence,
            read_by=phrase.read_by,
        )

    def _lead(self, words: Words, phrase: Phrase) -> int:
        """Take in the prepositions that the language counts to a time."""
        first = phrase.first
        for start in range(max(words.first, first - 2), first):
            lead = words.take("leads", start)
            if lead is not None and lead.after == first:
                return start
        return first

    def _home(self) -> str:
        """The calendar of "this year": that of the language, unless the text counts in another or speaks from abroad."""
        if self.home is None:
            self.home = _home_calendar(self.document, self.table)
        return self.home


_DATE_MARKS = frozenset("/-.:\\\N{EN DASH}")
_MARKS = frozenset("/-.:\\\N{EN DASH}(\N{ARABIC COMMA},")


def _home_calendar(document: Document, table: TimeTable) -> str:
    if table.calendar == "gregorian":
        return table.calendar
    domestic = foreign = 0
    eras = table.sections["eras"]
    for token in document.tokens:
        key = token.key
        if key in eras and eras[key][0].value == "gregorian" and len(key) > 1:
            return "gregorian"
        domestic += key in table.keys["calendar_cues.domestic"]
        foreign += key in table.keys["calendar_cues.foreign"]
    return "gregorian" if foreign and not domestic else table.calendar


def _read(phrase: Phrase, context: Context) -> tuple[str | None, TimeKind, Calendar, float]:
    """Return value, kind, calendar and confidence of a phrase."""
    if phrase.form == "vague":
        return None, "relative", "none", _VAGUE
    if phrase.form == "set":
        return phrase.value, "set", "none", _SURE
    if phrase.form == "duration":
        return duration(phrase.lengths), "duration", "none", _SURE if phrase.lengths else _VAGUE
    if phrase.form in ("offset", "window"):
        value = _from_now(phrase, context)
        return value, "relative", "gregorian", _SURE if value else _OPEN
    if phrase.form == "range":
        return _range(phrase, context)
    return _point(phrase, context)


def _point(phrase: Phrase, context: Context) -> tuple[str | None, TimeKind, Calendar, float]:
    point = phrase.points[0]
    value = value_of(point, context)
    text = value.text
    if phrase.since and value.period is not None and context.anchor is not None:
        text = Period(value.period.first, max(context.anchor, value.period.first), "day").edtf()
    kind: TimeKind = "date" if _is_absolute(point) else "relative"
    return text, kind, _calendar(value), _confidence(point, value)


def _is_absolute(point: Point) -> bool:
    return any(
        part.op in ("at", "feast") and part.grain not in ("weekday",) and part.shift is None for part in point.parts
    )


def _calendar(value: Value) -> Calendar:
    return value.calendar if value.calendar in ("gregorian", "solar_hijri", "hijri") else "none"  # type: ignore[return-value]


def _confidence(point: Point, value: Value) -> float:
    if value.text is None or "X" in value.text:
        return _OPEN
    return _SURE if point.part("year") or any(part.op == "shift" for part in point.parts) else _BY_DIRECTION


def _range(phrase: Phrase, context: Context) -> tuple[str | None, TimeKind, Calendar, float]:
    left, right = phrase.points
    end = value_of(right, context)
    start = value_of(left, context)
    kind: TimeKind = "date" if _is_absolute(left) or _is_absolute(right) else "relative"
    if start.period is None or end.period is None:
        text = f"{start.text}/{end.text}" if start.text and end.text else None
        return text, kind, _calendar(end), _OPEN
    first, last = start.period, end.period
    if last.first < first.first:
        first, last = _in_order(left, right, first, last)
        if last.first < first.first:
            return None, kind, _calendar(end), _OPEN
    opening, closing = stamp(first.first, first.grain), stamp(last.last, last.grain)
    if first.grain != last.grain:
        opening, closing = first.first.isoformat(), last.last.isoformat()
    if phrase.value == "list":
        return f"{{{opening},{closing}}}", kind, _calendar(end), _SURE
    text = f"{opening}/{closing}" if opening != closing else opening
    return text, kind, _calendar(end), _confidence(right, end)


def _in_order(left: Point, right: Point, first: Period, last: Period) -> tuple[Period, Period]:
    """Move an end without a year of its own so that the range runs forward."""
    if left.part("year") is None and right.part("year") is not None:
        return Period(months_later(first.first, -12), months_later(first.last, -12), first.grain), last
    if right.part("weekday") is not None and right.part("month") is None:
        return first, Period(last.first + 7 * _DAY, last.last + 7 * _DAY, last.grain)
    if right.part("year") is None:
        return first, Period(months_later(last.first, 12), months_later(last.last, 12), last.grain)
    return first, last


def _from_now(phrase: Phrase, context: Context) -> str | None:
    """Move from the day of writing by lengths: to a day, month or year, or over a window."""
    if context.anchor is None or not phrase.lengths:
        return None
    moved = _moved(context.anchor, phrase.lengths, phrase.sign or context.direction or 1)
    if moved is None:
        return None
    if phrase.form == "window":
        if phrase.sign == 0:
            return None
        ends = (moved, context.anchor - _DAY) if phrase.sign < 0 else (context.anchor + _DAY, moved)
        return Period(*ends, "day").edtf()
    return moved.isoformat() if phrase.lengths[0].count % 1 == 0 else None


def _moved(day: date, lengths: tuple[Length, ...], sign: int) -> date | None:
    try:
        for count, unit in lengths:
            if unit in _DAYS:
                day += _DAY * int(count * _DAYS[unit]) * sign
            elif unit in _MONTHS:
                day = months_later(day, int(count * _MONTHS[unit]) * sign)
    except (ValueError, OverflowError):
        return None
    return day


__all__ = ["Part", "find_times"]
