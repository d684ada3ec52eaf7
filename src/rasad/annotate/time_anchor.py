"""Where a text stands in time: the day that its "today" means, and the calendar that its "this year" follows."""

from collections.abc import Iterator
from datetime import date, timedelta

from rasad.annotate.time_words import Words
from rasad.langpack.numbers import NumberTable
from rasad.langpack.times import TimeTable
from rasad.records.document import Document

_DAY = timedelta(days=1)
_LEAD = 2  # sentences at the head of an article that say where it plays
# Articles are dated by their publication, often a day or two after they were written; never long before.
_OFFSETS = (0, -1, 1, -2, -3, 2)


def day_of_writing(document: Document, table: TimeTable, numbers: NumberTable, reference: date | None) -> date | None:
    """Return the day that "today" means: the reference, or a day close by where the text names another weekday.

    "Yesterday (Tuesday)" in an article dated Thursday was written on Wednesday.
    """
    if reference is None:
        return None
    offsets = [
        next((offset for offset in _OFFSETS if (reference + _DAY * (offset + shift)).isoweekday() == weekday), None)
        for shift, weekday in named_days(document, table, numbers)
    ]
    known = [offset for offset in offsets if offset is not None]
    return reference + _DAY * known[0] if known and 0 not in known else reference


def named_days(document: Document, table: TimeTable, numbers: NumberTable) -> Iterator[tuple[int, int]]:
    """Yield distance from today and weekday of every day that is named by both."""
    days = table.sections["days"]
    for sentence in document.sentences:
        for at in range(sentence.first, sentence.last):
            if document.tokens[at].key not in days:
                continue
            words = Words(document.tokens, sentence.first, sentence.last, table, numbers)
            day = words.take("days", at)
            if day is None:
                continue
            after = day.after + (words.key(day.after) in {"(", "\N{ARABIC COMMA}", ","})
            weekday = words.take("weekdays", after)
            if weekday is not None and (weekday.word.has_article or not numbers.article):
                yield int(day.word.value), int(weekday.word.value)


class HomeCalendar:
    """Decides, sentence by sentence, whose calendar "this year" follows where the words do not say."""

    def __init__(self, document: Document, table: TimeTable) -> None:
        self.document = document
        self.table = table
        self._whole: str | None = None
        self._lead: str | None = None

    def of(self, first: int, last: int) -> str:
        """Return the calendar for the sentence of tokens `[first, last)`.

        That of the language, unless the article names the Gregorian era, or the sentence speaks of abroad only, or,
        where it names no country, the head of the article does.
        """
        table = self.table
        if table.calendar == "gregorian":
            return table.calendar
        if self._whole is None:
            self._whole = "gregorian" if self._names_era() else ""
        if self._whole:
            return self._whole
        cue = self._cue(first, last)
        if cue is None:
            if self._lead is None:
                self._lead = self._cue(0, self.document.sentences[:_LEAD][-1].last) or ""
            cue = self._lead
        return cue or table.calendar

    def _cue(self, first: int, last: int) -> str | None:
        """The calendar that the names in some tokens speak for: home where one is of home, None where there is none."""
        keys = {token.key for token in self.document.tokens[first:last]}
        if keys & self.table.keys["calendar_cues.domestic"]:
            return self.table.calendar
        return "gregorian" if keys & self.table.keys["calendar_cues.foreign"] else None

    def _names_era(self) -> bool:
        """Say whether the article puts the Gregorian era to a period that hangs on the day of writing."""
        eras = self.table.sections["eras"]
        shifts = self.table.sections["shifts"]
        tokens = self.document.tokens
        for at, token in enumerate(tokens):
            if len(token.key) > 1 and token.key in eras and eras[token.key][0].value == "gregorian":
                near = tokens[max(at - 2, 0) : at + 2]
                if any(other.key in shifts for other in near):
                    return True
        return False
