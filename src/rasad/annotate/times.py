"""A document -> its times: every expression of a date, period, duration or recurrence, with its EDTF value."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from rasad.annotate.edtf import bounds, with_clock
from rasad.annotate.time_anchor import HomeCalendar, day_of_writing
from rasad.annotate.time_draft import COMMAS
from rasad.annotate.time_frames import Context
from rasad.annotate.time_limits import is_until, limit_before, opened
from rasad.annotate.time_model import Phrase, Point
from rasad.annotate.time_names import is_in_name
from rasad.annotate.time_nowadays import is_nowadays
from rasad.annotate.time_phrases import PhraseReader
from rasad.annotate.time_readings import NOWADAYS, Reading, read_phrase
from rasad.annotate.time_story import (
    Told,
    day_of_story,
    settled,
    told,
    with_century,
    with_decade,
    with_famous_year,
    with_month_before,
    with_prior,
    with_told_month,
    year_moved,
)
from rasad.annotate.time_tense import NEAREST, SINCE, direction_at
from rasad.annotate.time_words import Found, Words
from rasad.langpack.numbers import NumberTable, number_table
from rasad.langpack.pack import LanguagePack
from rasad.langpack.times import TimeTable, time_table
from rasad.records.document import Document, Token
from rasad.records.report import Time

_REACH = 8  # tokens before a word of time that may belong to the same expression
_LONGEST_BLOCK = 3  # tokens before a word of time in which a blocked phrase may begin
_WIDEST_GAP = 3  # blanks between a preposition and its time
_SHORT_NUMBER = 2  # digits of a day or month
_REACH_OF_DAY = 15  # tokens between a day and its hour
_YEAR_DIGITS = 4
_REACH_OF_NAME = 80  # tokens behind a weekday with its date in which the weekday alone is that day
_EARLY_YEAR = 3  # digits of a year that an era must stand behind
_WEEK = ("week", "shift")
_LEAD_SENTENCES = 2  # the headline and the sentence behind it, which tell what is new
_DATE_MARKS = frozenset("/-.:\\\N{EN DASH}")
_MARKS = frozenset("/-.:\\\N{EN DASH}(\N{ARABIC COMMA},")


def find_times(document: Document, pack: LanguagePack, *, reference: str | None) -> tuple[Time, ...]:
    """Find the times of a document's running text, in order and without overlaps.

    Args:
        document: the article; offsets of the times are code points of its `source`.
        pack: the language pack of its language.
        reference: the day of publication as EDTF (`2016-10-10`), or None; an approximate day or a set counts as its
            first day. Without it, what hangs on the day of writing has no value or an open year (`XXXX-10-10`).
    """
    days = bounds(reference) if reference else None
    finder = _Finder(document, time_table(pack), number_table(pack), days[0] if days is not None else None)
    stretches = _stretches(document, finder.table)
    return tuple(time for first, last in stretches for time in finder.of_tokens(first, last))


def _stretches(document: Document, table: TimeTable) -> Iterator[tuple[int, int]]:
    """Sentences as token ranges; where a full stop parts the numbers of a date ("23. 8. 2016"), they are one."""
    tokens = document.tokens
    first: int | None = None
    for sentence, following in zip_longest(document.sentences, document.sentences[1:]):
        first = sentence.first if first is None else first
        last = sentence.last
        is_stop = following is not None and last - 2 >= first and tokens[last - 1].key == "."
        if following is not None and is_stop and _is_parted(document, table, last, following.last):
            continue
        yield first, last
        first = None


def _is_parted(document: Document, table: TimeTable, at: int, last: int) -> bool:
    """Say whether the full stop before a token parts numbers of a date ("1395. 09. 01") or letters of one word."""
    before, after = document.tokens[at - 2], document.tokens[at]
    if _is_short(before):
        return after.kind == "number" or after.key in table.sections["months"]
    if before.kind == "number" and before.key.isdecimal() and len(before.key) == _YEAR_DIGITS:
        return _is_short(after) and at + 1 < last and document.tokens[at + 1].key == "."
    sections = (table.sections["dayparts"], table.sections["eras"])
    return any(word.tail[:2] == (".", after.key) for section in sections for word in section.get(before.key, ()))


def _is_short(token: Token) -> bool:
    return token.kind == "number" and token.key.isdecimal() and len(token.key) <= _SHORT_NUMBER


class _Finder:
    """Reads one document's sentences in order."""

    def __init__(self, document: Document, table: TimeTable, numbers: NumberTable, reference: date | None) -> None:
        self.document = document
        self.table = table
        self.numbers = numbers
        self.anchor = day_of_writing(document, table, numbers, reference)
        self.home = HomeCalendar(document, table)
        self.before: tuple[Phrase, Reading] | None = None
        self.told: Told | None = None
        head = document.sentences[:_LEAD_SENTENCES]
        self.lead = head[-1].last if head else 0
        self.weekdays: dict[int, tuple[int, str]] = {}
        verbs = table.keys["bare_days.verbs"]
        self.going = verbs & {token.key for token in document.tokens} if verbs else frozenset()

    def of_tokens(self, first: int, last: int) -> Iterator[Time]:
        """Yield the times of the tokens `[first, last)`."""
        tokens, strong = self.document.tokens, self.table.strong
        end = first
        self.before = None
        words: Words | None = None
        for at in range(first, last):
            token = tokens[at]
            if at < end or not (
                token.key in strong
                or (token.kind == "number" and self._announces(at, last))
                or (self.going and self._is_behind_going(first, at))
            ):
                continue
            if words is None:
                words = Words(tokens, first, last, self.table, self.numbers)
                reader = PhraseReader(words, self.anchor.year if self.anchor else None)
            if (blocked := self._blocked(words, at)) is not None:
                end = max(end, blocked)
                continue
            phrase = self._phrase(words, reader, at, end)
            if phrase is not None and is_in_name(words, phrase):
                end = phrase.last
            elif phrase is not None:
                floor, end = end, phrase.last
                yield self._time(words, phrase, floor)

    def _is_behind_going(self, first: int, at: int) -> bool:
        """Say whether one's own coming or going stands right before a token, or a word before that."""
        return any(self.document.tokens[index].key in self.going for index in range(max(first, at - 2), at))

    def _announces(self, at: int, last: int) -> bool:
        """A number may itself be a time: four digits, dots inside, or a mark of dates and clocks behind it."""
        token = self.document.tokens[at]
        if len(token.key) == _YEAR_DIGITS or token.key.count(".") == 2:
            return True
        if len(token.key) == _SHORT_NUMBER and self.table.short_years and at > 0:
            before = self.document.tokens[at - 1].key
            if before in self.table.keys["short_years_after.before"] or before in self.table.sections["from"]:
                return True
        if at + 1 >= last:
            return False
        key = self.document.tokens[at + 1].key
        return key in _DATE_MARKS or (len(token.key) == _EARLY_YEAR and key in self.table.sections["eras"])

    def _blocked(self, words: Words, at: int) -> int | None:
        for start in range(max(words.first, at - _LONGEST_BLOCK), at + 1):
            found = words.take("blocked", start)
            if found is not None and found.after > at and not _is_dated(words, found.after):
                return _behind_brackets(words, found.after)
            found = words.take("blocked_nouns", start)
            if found is not None and found.after > at and found.word.has_article:
                return found.after
        return None

    def _is_behind_block(self, words: Words, at: int) -> bool:
        """Say whether a token is the last of a blocked phrase, which a time behind it takes nothing from."""
        starts = range(max(words.first, at - _LONGEST_BLOCK), at + 1)
        return any((found := words.take("blocked", start)) is not None and found.after == at + 1 for start in starts)

    def _phrase(self, words: Words, reader: PhraseReader, at: int, end: int) -> Phrase | None:
        """Read the expression that holds the word at a token, from the earliest start that gives one."""
        start = at
        while start > max(end, words.first, at - _REACH) and self._may_join(start - 1):
            if self._is_behind_block(words, start - 1):
                break
            start -= 1
        for first in range(start, at + 1):
            phrase = reader.read(first)
            if phrase is not None and phrase.last > at:
                return phrase
        return None

    def _may_join(self, at: int) -> bool:
        token = self.document.tokens[at]
        if token.kind == "number" or token.key in self.table.weak:
            return True
        return token.key in self.numbers.forms or token.key in _MARKS

    def _time(self, words: Words, phrase: Phrase, floor: int) -> Time:
        since = words.take("from", phrase.first - 1)
        is_since = since is not None and since.word.value == "since"
        direction = SINCE if is_since else direction_at(words, phrase.first, phrase.last)
        if not direction and is_until(words, phrase):
            direction = 1
        home = self.home.of(words.first, words.last)
        anchor = self._day_before(words, phrase) or self.anchor
        if self.before is not None and (day := day_of_story(words, phrase, *self.before, self.anchor)) is not None:
            anchor, direction = day, NEAREST
        context = Context(anchor, direction, home, self._week_start(words, phrase, direction), self.table.calendar)
        phrase = settled(phrase, self.told)
        is_prior = any(part.name == "prior" for point in phrase.points for part in point.parts)
        phrase = with_prior(words, phrase, self.told)
        phrase = with_famous_year(words, with_century(words, phrase, self.told))
        phrase = with_told_month(phrase, self.told, self.anchor)
        if self.table.calendar != "gregorian":
            phrase = with_decade(with_month_before(phrase, self.told), self.told)
        reading = self._with_before(words, phrase, read_phrase(phrase, context))
        reading = self._with_behind(words, phrase, reading, context)
        if is_nowadays(words, phrase, self.table, is_lead=words.first < self.lead):
            reading = NOWADAYS
        self.before = phrase, reading
        self.told = (None if is_prior else told(phrase, reading)) or self.told
        self._remember(phrase, reading)
        first = self._lead(words, phrase, floor)
        skipped = phrase.skipped if first == phrase.first else 0
        limit = limit_before(words, phrase, floor)
        if limit is not None and (first < phrase.first or self.numbers.article):
            value = opened(reading.value, phrase, str(limit.word.value))
            if value != reading.value and first == phrase.first:
                first, skipped = phrase.first - 1 - len(limit.word.tail), limit.word.skipped
            reading = reading._replace(value=value)
        start = words.tokens[first].start + skipped
        stop = self._stop(words.tokens[phrase.last - 1])
        return Time(
            id=f"t:{start}-{stop}",
            start=start,
            end=stop,
            text=self.document.source[start:stop],
            value=reading.value,
            kind=reading.kind,
            calendar=reading.calendar,
            confidence=reading.confidence,
            read_by=phrase.read_by,
        )

    def _week_start(self, words: Words, phrase: Phrase, direction: int) -> int:
        """The first weekday of the week; on the days that the press already counts to the next, the first of these.

        On these days a plan for this week means the next, "last week" the one that has just ended, on the first of
        them still the one before; a report of this week and the week called next take the calendar's.
        """
        turn, today = self.table.week_turn, self.anchor.isoweekday() if self.anchor is not None else 0
        shifts = [part.value for point in phrase.points for part in point.parts if (part.grain, part.op) == _WEEK]
        shift = shifts[0] if shifts else 0
        is_planned = direction > 0 or (not direction and words.take("these", phrase.first) is None)
        is_turned = today > turn if shift < 0 else shift == 0 and today >= turn and is_planned
        return turn if is_turned else self.table.week_start

    def _day_before(self, words: Words, phrase: Phrase) -> date | None:
        """Tomorrow ... at seven: the day that an hour takes from the time before it in the sentence."""
        if self.before is None or any(point.parts or point.clock is None for point in phrase.points):
            return None
        value = self.before[1].value
        days = bounds(value) if phrase.points and value and self.before[1].kind != "duration" else None
        is_near = phrase.first - self.before[0].last <= _REACH_OF_DAY
        return days[0] if days is not None and days[0] == days[1] and is_near else None

    def _stop(self, token: Token) -> int:
        """The end of a span, without what is written together behind its last word."""
        stop = token.end - self.table.cuts.get(token.key, 0)
        while stop < token.end and self.document.source[stop - 1] == "\N{ZERO WIDTH NON-JOINER}":
            stop -= 1
        source = self.document.source
        while stop >= token.end and source[stop : stop + 1] == "\N{ARABIC TATWEEL}":
            stop += 1
        return stop

    def _with_behind(self, words: Words, phrase: Phrase, reading: Reading, context: Context) -> Reading:
        """A weekday that a comma or a bracket parts from its date is that day; else that of the same name before."""
        is_parted = words.key(phrase.last) == "(" or (self.table.parts_stamps and words.key(phrase.last) in COMMAS)
        if not (is_parted and _is_weekday(phrase)):
            return self._named_before(phrase, reading)
        found = PhraseReader(words, self.anchor.year if self.anchor else None).read(phrase.last + 1)
        if found is None or found.form != "point" or not found.points[0].part("month"):
            return self._named_before(phrase, reading)
        point = found.points[0]._replace(clock=None)
        value = read_phrase(found._replace(points=(point,)), context).value
        days = bounds(value) if value else None
        if days is None or days[0].isoweekday() != phrase.points[0].parts[0].value:
            return reading
        self.weekdays[phrase.points[0].parts[0].value] = phrase.last, value or ""
        return reading._replace(value=value)

    def _named_before(self, phrase: Phrase, reading: Reading) -> Reading:
        """A weekday alone is the day of that name whose date stood shortly before."""
        if not _is_weekday(phrase) or phrase.points[0].clock is not None:
            return reading
        last, value = self.weekdays.get(phrase.points[0].parts[0].value, (0, ""))
        return reading._replace(value=value) if value and phrase.first - last <= _REACH_OF_NAME else reading

    def _remember(self, phrase: Phrase, reading: Reading) -> None:
        """Keep the day of a weekday that stands with its date."""
        point = phrase.points[0] if phrase.form == "point" else Point()
        weekday, day = point.part("weekday"), point.part("day")
        if weekday is None or weekday.op != "at" or day is None or not point.part("month") or reading.value is None:
            return
        days = bounds(reading.value)
        if days is not None and days[0] == days[1] and days[0].isoweekday() == weekday.value:
            self.weekdays[weekday.value] = phrase.last, days[0].isoformat()

    def _with_before(self, words: Words, phrase: Phrase, reading: Reading) -> Reading:
        """A weekday in brackets behind a day is that day; "the same period of last year" moves the one before."""
        if phrase.form == "point" and phrase.points[0].same:
            return self._same_period(phrase, reading)
        if self.before is None:
            return reading
        before, value = self.before
        clock = phrase.points[0].clock if phrase.form == "point" else None
        if (
            clock is not None
            and not phrase.points[0].parts
            and words.key(before.last) == "-" == words.key(phrase.first - 1)
        ):
            days = bounds(value.value) if value.value else None
            if before.last + 1 == phrase.first and days is not None and days[0] == days[1]:
                return reading._replace(value=with_clock(days[0].isoformat(), clock), confidence=value.confidence)
        if not (_is_weekday(phrase) and phrase.first - before.last == 1 and words.key(before.last) in _MARKS):
            return reading
        days = bounds(value.value) if value.value and "/" not in value.value else None
        weekday = phrase.points[0].parts[0].value
        if days is None or days[0] != days[1] or days[0].isoweekday() != weekday:
            return reading
        return reading._replace(value=days[0].isoformat(), confidence=value.confidence)

    def _same_period(self, phrase: Phrase, reading: Reading) -> Reading:
        """The period named before in the year that is named; without it nothing is known."""
        value, calendar = (self.before[1].value, self.before[1].calendar) if self.before is not None else (None, "")
        if value is None and self.told is not None and phrase.first - self.told.last <= _REACH_OF_NAME:
            value, calendar = self.told.value, self.told.calendar
        if value is None or reading.value is None or calendar != reading.calendar:
            return reading._replace(value=None)
        return reading._replace(value=year_moved(value, reading.value, calendar))

    def _is_lead(self, words: Words, phrase: Phrase, lead: Found, start: int) -> bool:
        """Say whether a preposition belongs to the time behind it; a wide gap parts them."""
        first = words.tokens[phrase.first].start
        if first - words.tokens[phrase.first - 1].end > _WIDEST_GAP:
            return False
        if words.key(start - 1) in self.table.keys["not_led.before"]:
            return False
        if lead.word.value == "date_leads":
            return phrase.form != "duration" and words.take("dayparts", phrase.first) is None
        return phrase.form != "vague" or words.take("approx", start) is None

    def _lead(self, words: Words, phrase: Phrase, floor: int) -> int:
        """Take in the prepositions that the language counts to a time."""
        first = phrase.first
        for start in range(max(floor, first - 2), first):
            lead = words.take("leads", start)
            if lead is not None and lead.after == first:
                return start if self._is_lead(words, phrase, lead, start) else first
        return first


def _behind_brackets(words: Words, at: int) -> int:
    """The index behind the second name of a month in brackets ("the October (Tishrin) war")."""
    month = words.take("months", at + 1) if words.key(at) == "(" else None
    return month.after + 1 if month is not None and words.key(month.after) == ")" else at


def _is_dated(words: Words, at: int) -> bool:
    """Say whether a month ends here that a year stands behind ("the revolution of 25 January 2011")."""
    if not any((month := words.take("months", start)) is not None and month.after == at for start in (at - 1, at - 2)):
        return False
    after = _behind_brackets(words, at)
    unit = words.take("units", after)
    year = words.digits(unit.after if unit is not None else after)
    return year is not None and year.digits == _YEAR_DIGITS


def _is_weekday(phrase: Phrase) -> bool:
    parts = phrase.points[0].parts if phrase.form == "point" else ()
    return len(parts) == 1 and parts[0].grain == "weekday" and parts[0].op == "at" and parts[0].shift is None
