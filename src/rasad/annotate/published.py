"""The day of publication of an article without metadata: stated in its text, or what its evidence leaves.

Weekdays named as today, dates, and things whose time is known each allow some days. One day is stated only where
exactly one is left; else the days that are left are given as candidates.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rasad.annotate.edtf import bounds, open_bounds
from rasad.annotate.time_anchor import named_days
from rasad.annotate.time_tense import direction_at
from rasad.annotate.time_words import Words
from rasad.langpack.numbers import number_table
from rasad.langpack.pack import LanguagePack
from rasad.langpack.times import time_table
from rasad.records.document import Document, Sentence
from rasad.records.report import Published, Time
from rasad.records.spans import Quote

_DAY = timedelta(days=1)
_FULL_DATE = len("2016-10-10")
_LINES_OF_DATE = 6  # sentences from the top in which a date line may stand
_OTHER_TOKENS = 6  # tokens that a date line may have besides the date: place, agency, dashes
_MOST_CANDIDATES = 31  # beyond that many single days an interval is given
_LONGEST_SEARCH = 366 * 40  # days; wider bounds are given as an interval only
_OPEN_YEAR = "XXXX-"
_WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Constraint(NamedTuple):
    """Days that the article may be of: an EDTF interval (ends may be open), its evidence, why it holds."""

    interval: str
    evidence: Quote
    reason: str


class _Evidence(NamedTuple):
    """What the text allows: bounds, weekdays, stretches of an unnamed year; with quotes and reasons."""

    constraints: tuple[Constraint, ...]
    weekdays: tuple[tuple[int, Quote], ...]
    stretches: tuple[tuple[str, Quote], ...]


def infer_published(
    document: Document, pack: LanguagePack, times: Sequence[Time], constraints: Sequence[Constraint] = ()
) -> Published:
    """Infer when an article was published from its text.

    Args:
        document: the article.
        pack: its language pack.
        times: its times, found without a reference day.
        constraints: what is known from outside the text of things, people and offices named in it.
    """
    stated = _stated(document, pack, times)
    if stated is not None:
        return stated
    evidence = _gather(document, pack, times, constraints)
    return _conclude(evidence)


# Stated dates -------------------------------------------------------------------------------------------------------


def _stated(document: Document, pack: LanguagePack, times: Sequence[Time]) -> Published | None:
    """A full date that the text calls today or yesterday, else the one date of its date lines."""
    lines: dict[date, tuple[Time, int]] = {}
    for time in times:
        day = _full_date(time)
        sentence = _sentence_of(document, time) if day is not None else None
        if day is None or sentence is None:
            continue
        words = _words(document, pack, sentence)
        first, last = _tokens_of(document, sentence, time)
        if not _weekday_agrees(words, first, last, day):
            continue
        if (named := words.take("days", first)) is not None:
            written = day - _DAY * int(named.word.value)
            return _as_stated(written, time, f"The text counts {day.isoformat()} from the day it was written.")
        if _is_date_line(document, sentence, time) and not direction_at(words, first, last):
            lines.setdefault(day, (time, sentence.index))
    # Several date lines are a timetable, not the date of the article.
    if len(lines) != 1:
        return None
    day, (time, index) = lines.popitem()
    if index >= _LINES_OF_DATE:
        return None
    return _as_stated(day, time, f"The date line gives {day.isoformat()}.")


def _words(document: Document, pack: LanguagePack, sentence: Sentence) -> Words:
    return Words(document.tokens, sentence.first, sentence.last, time_table(pack), number_table(pack))


def _tokens_of(document: Document, sentence: Sentence, time: Time) -> tuple[int, int]:
    """The tokens `[first, last)` of a time."""
    inside = [at for at in range(sentence.first, sentence.last) if time.start < document.tokens[at].end <= time.end]
    return inside[0], inside[-1] + 1


def _weekday_agrees(words: Words, first: int, last: int, day: date) -> bool:
    """Say whether a weekday named with a date is the date's own; a slip of the pen makes the date unsafe."""
    named = [found for at in range(first, last) if (found := words.take("weekdays", at)) is not None]
    return all(int(found.word.value) == day.isoweekday() for found in named)


def _as_stated(day: date, time: Time, step: str) -> Published:
    quote = Quote(time.start, time.end, time.text)
    return Published(edtf=day.isoformat(), basis="stated", evidence=(quote,), steps=(step,))


def _full_date(time: Time) -> date | None:
    """The single day of a time whose words give the year."""
    if time.kind != "date" or time.value is None or len(time.value.partition("T")[0]) != _FULL_DATE:
        return None
    days = bounds(time.value)
    return days[0] if days is not None else None


def _sentence_of(document: Document, time: Time) -> Sentence | None:
    return next((s for s in document.sentences if s.start <= time.start < s.end), None)


def _is_date_line(document: Document, sentence: Sentence, time: Time) -> bool:
    if sentence.kind == "byline":
        return True
    others = sum(1 for token in document.tokens_of(sentence) if token.end <= time.start or token.start >= time.end)
    return others <= _OTHER_TOKENS and sentence.kind != "headline"


# Evidence -----------------------------------------------------------------------------------------------------------


def _gather(
    document: Document, pack: LanguagePack, times: Sequence[Time], constraints: Sequence[Constraint]
) -> _Evidence:
    table, numbers = time_table(pack), number_table(pack)
    weekdays: dict[int, Quote] = {}
    for shift, weekday in named_days(document, table, numbers):
        today = (weekday - shift - 1) % 7 + 1
        quote = _quote_of_day(document, times)
        if today not in weekdays and quote is not None:
            weekdays[today] = quote
    dated = list(_dated(document, pack, times))
    stretches = tuple((value, quote) for value, quote, _ in dated if value.startswith(_OPEN_YEAR))
    bounding = [
        _bound(value, quote, direction) for value, quote, direction in dated if not value.startswith(_OPEN_YEAR)
    ]
    # Two different weekdays are called today where a page joins articles or quotes; then neither is safe.
    named = tuple(weekdays.items()) if len(weekdays) == 1 else ()
    return _Evidence((*constraints, *bounding), named, stretches if named else ())


def _quote_of_day(document: Document, times: Sequence[Time]) -> Quote | None:
    """The first time that hangs on the day of writing."""
    found = next((time for time in times if time.kind == "relative" and ".days." in time.read_by), None)
    return Quote.of(document.source, found.start, found.end) if found is not None else None


def _dated(document: Document, pack: LanguagePack, times: Sequence[Time]) -> Iterator[tuple[str, Quote, int]]:
    """Dates that bound the day of writing: past and future ones with a year, running stretches without one."""
    for time in times:
        if time.kind != "date" or time.value is None or time.calendar == "none":
            continue
        sentence = _sentence_of(document, time)
        if sentence is None:
            continue
        words = _words(document, pack, sentence)
        first, last = _tokens_of(document, sentence, time)
        direction = direction_at(words, first, last)
        quote = Quote(time.start, time.end, time.text)
        today = words.take("days", first)
        runs = ("/" in time.value and direction >= 0) or (today is not None and today.word.value == 0)
        if (runs and time.value.startswith(_OPEN_YEAR)) or (direction and bounds(time.value) is not None):
            yield time.value, quote, direction


def _bound(value: str, quote: Quote, direction: int) -> Constraint:
    first, last = open_bounds(value)
    if direction < 0:
        return Constraint(f"{first}/..", quote, "a past date in the text")
    return Constraint(f"../{last}", quote, "a date still to come in the text")


# Conclusion ---------------------------------------------------------------------------------------------------------


def _conclude(evidence: _Evidence) -> Published:
    """Intersect what the evidence allows."""
    first, last = _window(evidence.constraints)
    steps = [f"{c.reason}: between {c.interval.replace('/', ' and ')}." for c in evidence.constraints]
    steps += [f"The text was written on a {_WEEKDAYS[day]}." for day, _ in evidence.weekdays]
    steps += [f"What runs from {value.replace('/', ' to ')} was under way." for value, _ in evidence.stretches]
    quotes = tuple(
        dict.fromkeys(
            (
                *(c.evidence for c in evidence.constraints),
                *(q for _, q in evidence.weekdays),
                *(q for _, q in evidence.stretches),
            )
        )
    )
    if not quotes:
        return Published()
    if first is None or last is None or (last - first).days > _LONGEST_SEARCH:
        return Published(candidates=_open_candidates(evidence, first, last), evidence=quotes, steps=tuple(steps))
    days = [day for day in _days(first, last) if _allows(evidence, day)]
    if not days:
        return Published(evidence=quotes, steps=(*steps, "No day fits all of this: the evidence contradicts itself."))
    if len(days) == 1:
        step = f"Only {days[0].isoformat()} is left."
        return Published(edtf=days[0].isoformat(), basis="inferred", evidence=quotes, steps=(*steps, step))
    steps.append(f"{len(days)} days are left.")
    return Published(candidates=_listed(days), evidence=quotes, steps=tuple(steps))


def _window(constraints: Iterable[Constraint]) -> tuple[date | None, date | None]:
    ends = [open_bounds(constraint.interval) for constraint in constraints]
    firsts = [first for first, _ in ends if first is not None]
    lasts = [last for _, last in ends if last is not None]
    return max(firsts, default=None), min(lasts, default=None)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + _DAY * offset for offset in range((last - first).days + 1))


def _allows(evidence: _Evidence, day: date) -> bool:
    if any(day.isoweekday() != weekday for weekday, _ in evidence.weekdays):
        return False
    return all(_in_stretch(day, value) for value, _ in evidence.stretches)


def _in_stretch(day: date, value: str) -> bool:
    """Say whether a day lies in a stretch of an unnamed year, in any year."""
    first, _, last = value.partition("/") if "/" in value else (value, "", value)
    opening, closing = (end.removeprefix(_OPEN_YEAR) for end in (first, last))
    if "X" in opening + closing:
        return True
    at = day.isoformat()[len("2016-") :]
    at_first, at_last = at[: len(opening)], at[: len(closing)]
    return (
        at_first >= opening and at_last <= closing if opening <= closing else at_first >= opening or at_last <= closing
    )


def _open_candidates(evidence: _Evidence, first: date | None, last: date | None) -> tuple[str, ...]:
    window = (f"{first or '..'}/{last or '..'}",) if first is not None or last is not None else ()
    return (*window, *(value for value, _ in evidence.stretches))


def _listed(days: list[date]) -> tuple[str, ...]:
    """Single days where they are few, else the stretches that they make."""
    if len(days) <= _MOST_CANDIDATES:
        return tuple(day.isoformat() for day in days)
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == _DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    if len(runs) > _MOST_CANDIDATES:
        return (f"{days[0].isoformat()}/{days[-1].isoformat()}",)
    return tuple(f"{run[0].isoformat()}/{run[-1].isoformat()}" if len(run) > 1 else run[0].isoformat() for run in runs)
