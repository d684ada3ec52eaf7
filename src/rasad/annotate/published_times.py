"""The times of an article -> what they tell of the day it was written: bounds, recurring dates, weekdays of today."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rasad.annotate import calendars
from rasad.annotate.day_sets import EARLIEST, LATEST, Days, joined
from rasad.annotate.edtf import bounds
from rasad.annotate.time_anchor import named_days
from rasad.annotate.time_model import Part, Phrase
from rasad.annotate.time_phrases import PhraseReader
from rasad.annotate.time_tense import direction_at
from rasad.annotate.time_words import Words
from rasad.langpack.grammar import grammar
from rasad.langpack.numbers import number_table
from rasad.langpack.pack import LanguagePack
from rasad.langpack.times import time_table
from rasad.langpack.wordings import WordingTable
from rasad.records.document import Document, Sentence
from rasad.records.report import Time
from rasad.records.spans import Quote

_OPEN_DAY = re.compile(r"XXXX-\d\d-(\d\d|XX)")  # a day whose year the day of writing would tell
_MONTH, _YEAR = 31, 366  # days, at most
_LEADS = 3  # tokens of a time that may stand before its phrase
# How far from its day a date without a year is named: the press writes the year of anything further off.
_AHEAD, _BEHIND = 183, 366
_NEAR = 3  # tokens: within these the verb that governs a time stands beside it


class Constraint(NamedTuple):
    """Days that the article may be of, the evidence, and why.

    `weight`: what it counts against others that contradict it; `floor`: what its beginning counts by itself, since
    what has begun is told later, but what has ended may be told as history.
    """

    days: Days
    evidence: Quote
    reason: str
    weight: int = 1
    floor: int = 1


class Recurring(NamedTuple):
    """A date or stretch of an unnamed year, as (month, day) of a calendar; `weekday` 0 where none is named.

    The article was written from `before` days ahead of it to `after` days behind it. `exact`: its own day is named.
    """

    calendar: str
    first: tuple[int, int]
    last: tuple[int, int]
    weekday: int
    before: int
    after: int
    evidence: Quote
    exact: bool = False

    @property
    def slack(self) -> int:
        """The days that a date may be off: where the month begins with the sight of the moon, countries differ."""
        return 1 if self.calendar == "hijri" else 0

    def days(self, first: int, last: int) -> Days:
        """Return the days between two days on which the article may have been written."""
        low, high = date.fromordinal(max(first - _YEAR, EARLIEST)), date.fromordinal(min(last + _YEAR, LATEST))
        years = [found[0] for end in (low, high) if (found := calendars.from_day(self.calendar, end)) is not None]
        if len(years) != 2:
            return ()
        return joined(self._near(years[0], years[1]))

    def _near(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        for year in range(low, high + 1):
            opening = calendars.to_day(self.calendar, year, *self.first)
            closing = calendars.to_day(self.calendar, year + (self.last < self.first), *self.last)
            if opening is None or closing is None:
                continue
            off = (opening.isoweekday() - self.weekday + 3) % 7 - 3 if self.weekday else 0
            if abs(off) <= self.slack:
                yield opening.toordinal() - self.before - self.slack, closing.toordinal() + self.after + self.slack


class Spoken(NamedTuple):
    """What the times of an article tell: bounds, recurring dates, stretches under way, weekdays of the day."""

    bounds: tuple[Constraint, ...]
    recurring: tuple[Recurring, ...]
    under_way: tuple[Recurring, ...]
    weekdays: tuple[tuple[int, Quote], ...]


class Place(NamedTuple):
    """A time with the sentence that it stands in and its tokens `[first, last)`."""

    time: Time
    sentence: Sentence
    words: Words
    first: int
    last: int

    @property
    def quote(self) -> Quote:
        """The time as evidence."""
        return Quote(self.time.start, self.time.end, self.time.text)

    @property
    def shift(self) -> int | None:
        """How far from today the words count, 0 for today; None where they do not."""
        found = (self.words.take("days", at) for at in range(self.first, self.last))
        today = next((word for word in found if word is not None), None)
        if today is None:
            return None
        # Behind a noun with the article an ordinal counts days: "the eighth day of" a month is not today.
        number = self.words.number(today.after) if self.words.numbers.article else None
        return None if number is not None and number.is_ordinal else int(today.word.value)

    @property
    def weekdays(self) -> list[int]:
        """The weekdays that the time names."""
        found = (self.words.take("weekdays", at) for at in range(self.first, self.last))
        return [int(weekday.word.value) for weekday in found if weekday is not None]

    @property
    def direction(self) -> int:
        """The direction of the sentence around the time."""
        return direction_at(self.words, self.first, self.last)

    def is_adverb(self, markers: WordingTable[str]) -> bool:
        """Say whether "in" or "since" leads the time; a year right behind a noun may be that of a plan or a cup."""
        words = self.words
        if words.take("from", self.first - 1) is not None or words.take("leads", self.first) is not None:
            return words.take("to", self.first) is None
        found = markers.longest([{words.key(self.first - 1)}], 0)
        return found is not None and found[1] == "in"

    @property
    def near_direction(self) -> int:
        """The direction that the words right beside the time give it, on the side where the verb stands."""
        words = self.words
        verb_first = bool(words.numbers.article)
        start, stop = max(words.first, self.first - _NEAR), min(words.last, self.last + (0 if verb_first else _NEAR))
        narrow = Words(words.tokens, start, stop, words.table, words.numbers)
        return direction_at(narrow, self.first, self.last)


def places(document: Document, pack: LanguagePack, times: Sequence[Time]) -> Iterator[Place]:
    """Yield the dates among the times of a document, each with its place; times that no sentence holds are left out."""
    sentences = iter(document.sentences)
    sentence = next(sentences, None)
    table, numbers = time_table(pack), number_table(pack)
    for time in times:
        while sentence is not None and sentence.end <= time.start:
            sentence = next(sentences, None)
        if sentence is None:
            return
        is_date = time.kind == "date" or bool(_OPEN_DAY.fullmatch(time.value or ""))
        if not is_date or not sentence.start <= time.start:
            continue
        words = Words(document.tokens, sentence.first, sentence.last, table, numbers)
        inside = [at for at in range(words.first, words.last) if time.start < document.tokens[at].end <= time.end]
        if inside:
            yield Place(time, sentence, words, inside[0], inside[-1] + 1)


def gather(
    document: Document, pack: LanguagePack, times: Sequence[Time], dated: Sequence[Place], running: frozenset[int]
) -> Spoken:
    """Return what the times of a document tell of its day.

    Args:
        document: the article.
        pack: its language pack.
        times: its times, found without a reference day.
        dated: the dates among them.
        running: indices of sentences that speak of something that is told as of today elsewhere too.
    """
    bounding: list[Constraint] = []
    recurring: dict[tuple[object, ...], Recurring] = {}
    under_way: list[Recurring] = []
    markers = grammar(pack).markers
    for place in dated:
        value = place.time.value
        if value is not None and (ends := bounds(value)) is not None:
            bounding += _bounds_of(place, ends[0].toordinal(), ends[1].toordinal(), markers)
        elif (date_of := _recurring(place)) is not None:
            if date_of.first != date_of.last and place.sentence.index in running:
                under_way.append(date_of._replace(before=0, after=0))
            else:
                recurring.setdefault(date_of[:6], date_of)
    return Spoken(
        tuple(bounding), tuple(recurring.values()), tuple(under_way), tuple(_weekdays(document, pack, times, dated))
    )


def _todays(document: Document, times: Sequence[Time]) -> Iterator[tuple[int, Time]]:
    """Yield the sentences that name a day by its distance from today, with the time."""
    for time in times:
        if time.kind == "relative" and ".days." in time.read_by:
            sentence = next((s for s in document.sentences if s.start <= time.start < s.end), None)
            if sentence is not None:
                yield sentence.index, time


def sentences_of_today(document: Document, pack: LanguagePack, times: Sequence[Time]) -> frozenset[int]:
    """Return the indices of the sentences that name today."""
    table, found = time_table(pack).sections["days"], set()
    for index, time in _todays(document, times):
        sentence = document.sentences[index]
        for token in document.tokens_of(sentence):
            if time.start < token.end <= time.end and any(word.value == 0 for word in table.get(token.key, ())):
                found.add(index)
    return frozenset(found)


def _weekdays(
    document: Document, pack: LanguagePack, times: Sequence[Time], dated: Sequence[Place]
) -> Iterator[tuple[int, Quote]]:
    """Yield the weekdays that today is, each once, with the first words that say so."""
    seen: set[int] = set()
    quotes = [Quote(time.start, time.end, time.text) for _, time in _todays(document, times)]
    quotes += [place.quote for place in dated if place.shift is not None]
    for shift, weekday in named_days(document, time_table(pack), number_table(pack)):
        today = (weekday - shift - 1) % 7 + 1
        if today not in seen and quotes:
            seen.add(today)
            yield today, quotes[0]


def _bounds_of(place: Place, first: int, last: int, markers: WordingTable[str]) -> Iterator[Constraint]:
    """What a date with a year bounds: the past is behind the article, what is still to come ahead of it."""
    direction, length = place.direction, last - first + 1
    if length > _MONTH and not (length <= _YEAR and place.is_adverb(markers)):
        return
    # Where the verb stands far behind, a year of a plan is taken for past more often.
    is_plain = length <= _MONTH or bool(place.words.numbers.article)
    if direction < 0 and is_plain:
        weight = 3 if length == 1 else 2
        yield Constraint(((first, LATEST),), place.quote, "a date told as past", weight, 0)
    elif direction <= 0 and (length <= _MONTH or direction < 0):
        # Whatever tense: few dates that are written with their year lie more than a year ahead.
        yield Constraint(((first - _YEAR, LATEST),), place.quote, "a date at most a year ahead", 2, 0)
    elif length <= _MONTH and place.near_direction > 0:
        yield Constraint(((EARLIEST, last),), place.quote, "a date told as still to come", 1, 0)


# Dates of an unnamed year -------------------------------------------------------------------------------------------


def _recurring(place: Place) -> Recurring | None:
    """A day, or from one day to another, whose year is not named."""
    phrase = _phrase(place)
    if phrase is None or phrase.approximate or phrase.form not in ("point", "range"):
        return None
    if phrase.value == "list" or any(point.part("year") or point.edge for point in phrase.points):
        return None
    first, last = phrase.points[0], phrase.points[-1]
    month = last.part("month")
    opening, closing = first.part("month") or month, month
    day, end = first.part("day"), last.part("day")
    if not (_is_named(opening) and _is_named(closing) and _is_named(day) and _is_named(end)):
        return None
    assert opening is not None and closing is not None and day is not None and end is not None
    calendar = closing.calendar if closing.calendar in ("solar_hijri", "hijri") else "gregorian"
    weekdays = place.weekdays if phrase.form == "point" else []
    if len(set(weekdays)) > 1:
        return None
    before, after, exact = _reach(place, closing.shift)
    return Recurring(
        calendar,
        (opening.value, day.value),
        (closing.value, end.value),
        weekdays[0] if weekdays else 0,
        before,
        after,
        place.quote,
        exact,
    )


def _reach(place: Place, turn: int | None) -> tuple[int, int, bool]:
    """How far before and after a date the article may be; `turn`: the month is called last, this or next."""
    if place.shift is not None:
        return place.shift, -place.shift, True
    if turn == 0:
        return _MONTH, _MONTH, False
    direction = turn or place.direction
    return (_BEHIND if direction > 0 else _AHEAD), (_AHEAD if direction > 0 else _BEHIND), False


def _phrase(place: Place) -> Phrase | None:
    reader = PhraseReader(place.words, None)
    for at in range(place.first, min(place.first + _LEADS, place.last)):
        phrase = reader.read(at)
        if phrase is not None and phrase.last >= place.last:
            return phrase
    return None


def _is_named(part: Part | None) -> bool:
    return part is not None and part.op == "at" and part.value > 0
