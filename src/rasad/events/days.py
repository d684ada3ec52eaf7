"""Sentences in order -> the day of each event: stated beside it, else named shortly before, else the article's own."""

import datetime as dt
from collections.abc import Set

import regex

from rasad.events.dating import Limits, Stretch, default_date, stated_date, years_before
from rasad.events.passages import Passage
from rasad.events.status import Judgement
from rasad.events.words import VerbGroup
from rasad.langpack.grammar import Grammar
from rasad.records.report import EventDate, Published

LEAD_SENTENCES = 4  # sentences from the beginning of an article that tell what it is about
STORY_DAYS = 3  # days before publication at most of what an article is about
DEMONSTRATIVE_REACH = 4  # words at the head of a paragraph in which it points back to the one before
DATE_REACH = 3  # sentences behind a date that may still tell of that day
_DAYS = regex.compile("[0-9X]{4}-[0-9]{2}-[0-9]{2}")  # an EDTF date with its day
LONG_AGO_YEARS = 0.25  # years before publication from which a dated event is told as background


class DayFinder:
    """Finds the days of one document's events; it is shown the sentences in order."""

    def __init__(self, published: Published, grammar: Grammar) -> None:
        self._published = published
        self._grammar = grammar
        self._last: tuple[int, int, EventDate] | None = None
        self._story = StoryDay(published)

    def begin(self, passage: Passage) -> None:
        """Take note of a sentence in order."""
        self._story.begin(passage)

    def day_of(
        self, passage: Passage, group: VerbGroup | None, stretch: Stretch, judgement: Judgement, *, is_quoted: bool
    ) -> EventDate:
        """Return the date of an event that `group` tells of, in somebody's words (`is_quoted`) or the narrator's."""
        is_done = judgement.status == "happened"
        limits = Limits(self._grammar.since, self._grammar.until if is_done else frozenset())
        stated = stated_date(passage, stretch, limits=limits, grammar=self._grammar)
        if stated is not None:
            self._last = (passage.paragraph, passage.sentence.index, stated)
            if is_done:
                self._story.note(passage, stated)
            return stated
        if self._last is not None and is_done and self._goes_on(passage):
            self._last = (passage.paragraph, *self._last[1:])
            return self._last[2]
        is_told = not is_quoted and _is_narrated(passage, group, self._grammar.relatives)
        told = None if judgement.is_background else self._story.of(judgement.status, is_told=is_told)
        return told or default_date(self._published, judgement.status, judgement.is_background)

    def _goes_on(self, passage: Passage) -> bool:
        """Say whether a sentence still tells of the day named last: same paragraph, or the next with "in this call".

        A month or a year that was named goes no further than its own sentence.
        """
        if self._last is None or passage.sentence.index - self._last[1] > DATE_REACH:
            return False
        if not _DAYS.search(self._last[2].edtf or ""):
            return False
        ago = passage.paragraph - self._last[0]
        opening = passage.words.tokens[:DEMONSTRATIVE_REACH]
        return ago == 0 or (ago == 1 and any(token.key in self._grammar.demonstratives for token in opening))


def is_long_ago(date: EventDate, judgement: Judgement, published: Published) -> bool:
    """Say whether a stated date lies a quarter of a year or more before the publication; not of what never was."""
    day = published.edtf
    if day is None or judgement.status == "denied" or date.basis != "stated" or not date.edtf:
        return False
    return years_before(date.edtf, day) >= LONG_AGO_YEARS


class StoryDay:
    """The day that an article's lead tells of, a few days before its publication: "met yesterday".

    What the narrator tells further down in the past, without a date of its own, is of that day as a rule.
    """

    def __init__(self, published: Published) -> None:
        self._published = published.edtf
        self._first: int | None = None
        self._day: EventDate | None = None

    def begin(self, passage: Passage) -> None:
        """Take note of a sentence in order; the first is where the lead begins."""
        self._first = passage.sentence.index if self._first is None else self._first

    def note(self, passage: Passage, date: EventDate) -> None:
        """Take note of a date that the text states for what happened; only the lead's first counts."""
        if self._day is not None or self._first is None or passage.sentence.index - self._first >= LEAD_SENTENCES:
            return
        day, published = _day(date.edtf), _day(self._published)
        if day is not None and published is not None and 0 <= (published - day).days <= STORY_DAYS:
            self._day = EventDate(edtf=date.edtf, basis="inferred", times=date.times)

    def of(self, status: str, *, is_told: bool) -> EventDate | None:
        """Return the day of what happened and is told (`is_told`) by the narrator in the past, or None."""
        return self._day if status == "happened" and is_told else None


def _is_narrated(passage: Passage, group: VerbGroup | None, relatives: Set[str]) -> bool:
    """Say whether a past verb carries the story on; one behind a relative pronoun tells of something older."""
    if group is None or group.tense != "past":
        return False
    return group.first == 0 or passage.words.tokens[group.first - 1].key not in relatives


def _day(edtf: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(edtf or "")
    except ValueError:  # an interval, a month, a set
        return None
