"""The grammar of points in time: pieces of any grain in any order, with the links that may stand between them."""

from collections.abc import Callable

from rasad.annotate.time_clock import clock_at
from rasad.annotate.time_days import DayReader
from rasad.annotate.time_digits import read_clock
from rasad.annotate.time_draft import COMMAS, DAYLIKE, Draft, full_day
from rasad.annotate.time_model import Edge, Part
from rasad.annotate.time_words import Found, Words, sign_of

_PERIODS = frozenset({"week", "month", "year", "decade", "century", "fiscal_year", "school_year"})
_AGES = frozenset({"decade", "century"})
_FLAGS = {name: Edge(name, (low, 100), (low, 100)) for name, low in (("later", 50), ("earlier", 0), ("rest", 0))}
_OF_DAYS = frozenset({"later", "earlier"})
_PARTS = frozenset({"month", "quarter", "half", "season"})
_YEAR_DIGITS = 4
_FIRST_EVENING = 5  # "tonight at six" is in the evening, "tonight at two" is not
_Step = Callable[["PointReader", Draft, int], "int | None"]


class PointReader(DayReader):
    """Reads points from one sentence; remembers the tokens at which there is none."""

    def __init__(self, words: Words, anchor_year: int | None) -> None:
        super().__init__(words, anchor_year)
        self._silent: set[int] = set()

    def read(self, at: int) -> tuple[Draft, int] | None:
        """Read the longest point at a token; None where there is none."""
        if at in self._silent:
            return None
        draft = Draft()
        end = self.goes_on(draft, at, is_first=True)
        is_read = bool(draft.parts) or draft.clock is not None
        if is_read and (not draft.needs_company or len(draft.parts) > 1 or draft.edge):
            return draft, end
        self._silent.add(at)
        return None

    def goes_on(self, draft: Draft, at: int, *, is_first: bool = False) -> int:
        """Take in what belongs to a point from a token on; returns the index behind it."""
        end = at
        while (after := self._next(draft, end, is_first=is_first and end == at)) is not None:
            end = after
        return end

    def _next(self, draft: Draft, at: int, *, is_first: bool) -> int | None:
        if draft.parts and all(part.grain in _AGES and part.op == "at" for part in draft.parts.values()):
            return self._next_age(draft, at)
        if (after := self._step(draft, at)) is not None or is_first:
            return after
        key = self.words.key(at)
        if key in COMMAS or key in {"-", "/"}:
            return self._step(draft, at + 1) if self._may_cross(draft, at + 1) else None
        if (approx := self.words.take("approx", at)) is not None:
            return self._clock(draft, approx.after) if draft.has("day", "weekday") else None
        if (link := self.words.take("of", at)) is not None:
            after = self._step(draft, link.after)
            if after is None and (second := self.words.take("of", link.after)) is not None:
                after = self._step(draft, second.after)
            return after or self._of_the_year(draft, link.after)
        return self._of_the_year(draft, at)

    def _of_the_year(self, draft: Draft, at: int) -> int | None:
        """The first five months of the year: the year behind a part that is counted in it is the current one."""
        words = self.words
        if draft.has("year") or not any(part.op == "nth" and part.grain in _PARTS for part in draft.parts.values()):
            return None
        unit = words.take("units", at)
        if unit is None or unit.word.value != ("year", "one"):
            return None
        article = words.numbers.article
        is_plain = unit.word.has_article and not words.key(unit.after).startswith(article) if article else True
        if not is_plain or not (self._is_current(at) or article) or words.number(unit.after) is not None:
            return None
        draft.add(Part("year", "shift", 0))
        return unit.after

    def _may_cross(self, draft: Draft, at: int) -> bool:
        """A comma or dash may part a weekday from its date, a date from its year or its time of day."""
        words = self.words
        if words.key(at - 1) == "/":
            year = words.digits(at)
            return draft.has("day") and draft.has("month") and year is not None and year.digits == _YEAR_DIGITS
        if read_clock(words, at) is not None:
            return draft.has("day") and not (words.table.parts_stamps and words.key(at - 1) == "-")
        if draft.has("weekday") and not draft.has("day", "month"):
            if words.table.parts_stamps and self._is_stamp(at):
                return False
            count = words.number(at)
            return (count is not None and self._month_after(count.after) is not None) or (
                words.take("months", at) is not None
            )
        if not draft.has("year") and draft.has("month"):
            return words.number(at) is not None
        return False

    def _nth_from(self, draft: Draft, at: int) -> int | None:
        """The third Tuesday after Christmas: weekdays counted from a day."""
        words = self.words
        count = self.ordinal(at) if not draft.parts else None
        weekday = words.take("weekdays", self._unit_before(count.after, DAYLIKE)) if count is not None else None
        ago = words.take("ago", weekday.after) if weekday is not None else None
        if count is None or weekday is None or ago is None or count.value < 1:
            return None
        link = words.take("of", ago.after)
        found = self.read(link.after if link is not None else ago.after)
        if found is None or not (found[0].has("holiday") or full_day(found[0], words.table.calendar)):
            return None
        for part in found[0].parts.values():
            draft.add(part, found[0].read_by)
        name = str(weekday.word.value)
        return found[1] if draft.add(Part("weekday", "nth", count.value, shift=sign_of(ago), name=name)) else None

    def _is_stamp(self, at: int) -> bool:
        """Say whether a date with a time of day in digits begins here."""
        found = self.read(at)
        return found is not None and found[0].clock is not None

    def _other_calendar(self, draft: Draft, at: int) -> int | None:
        """The same day again, in another calendar."""
        if draft.clock is None or not all(grain in draft.parts for grain in ("year", "month", "day")):
            return None
        found = self.read(at) if at > self.words.first and draft.parts["day"].op == "at" else None
        if found is None or found[0].clock is not None:
            return None
        here, there = full_day(draft, self.words.table.calendar), full_day(found[0], self.words.table.calendar)
        return found[1] if here is not None and here == there else None

    def _step(self, draft: Draft, at: int) -> int | None:
        if self.words.is_plain(at):
            return None
        for step in _STEPS:
            after = step(self, draft, at)
            if after is not None:
                return after
        return None

    def _edge(self, draft: Draft, at: int) -> int | None:
        found = self.words.take("parts", at) or self.words.take("part_flags", at)
        if found is None or draft.edge is not None or draft.parts or self._is_no_edge(at, found.after):
            return None
        link = self.words.take("of", found.after)
        probe = Draft()
        start = found.after
        value = found.word.value
        edge = Edge(*value) if isinstance(value, tuple) else _FLAGS[value]
        if self._step(probe, start) is None:
            if link is not None and self._step(probe, link.after) is not None:
                start = link.after
            else:
                return self._edge_of_unit(draft, edge, found)
        if not probe.parts or (probe.has("day", "weekday") and edge.name not in _OF_DAYS):
            return None
        draft.edge, draft.read_by = edge, found.word.id
        return start

    def _is_no_edge(self, at: int, after: int) -> bool:
        """Say whether a word like beginning is another: starting from March, the second half, the first of May."""
        words, opens = self.words, self.words.take("from", at)
        if opens is not None and opens.after > after:
            return True
        if words.take("units", at) is not None and self.ordinal(after) is not None:
            return True
        return words.take("ordinals", at) is not None and words.take("months", after) is not None

    def _edge_of_unit(self, draft: Draft, edge: Edge, found: Found) -> int | None:
        """The end of the year: a unit alone is the current one."""
        if (own := self.words.take("own_units", found.after)) is not None:
            draft.edge, draft.read_by = edge, found.word.id
            draft.add(Part(str(own.word.value), "shift", 0))
            return own.after
        unit = self.words.take("units", found.after)
        if unit is None or unit.word.value[1] != "one" or unit.word.value[0] not in _PERIODS:
            return None
        if self.words.numbers.article and not unit.word.has_article:
            return None
        draft.edge, draft.read_by = edge, found.word.id
        draft.add(Part(unit.word.value[0], "shift", 0))
        return unit.after

    def _same(self, draft: Draft, at: int) -> int | None:
        """The same period of last year, of 2014."""
        found = self.words.take("same", at)
        if found is None or draft.parts:
            return None
        link = self.words.take("of", found.after)
        start = link.after if link is not None else found.after
        after = self._year_word(draft, start) or self._year(draft, start) or self._unit_phrase(draft, start)
        year = draft.parts.get("year")
        if after is None or year is None or year.name not in ("", "prior"):
            draft.parts.clear()
            return None
        draft.is_same, draft.read_by = True, found.word.id
        return after

    def _daypart(self, draft: Draft, at: int) -> int | None:
        found = self.words.take("dayparts", at)
        if found is None or draft.daypart:
            return None
        if draft.has("day", "weekday") or draft.clock is not None:
            draft.daypart = str(found.word.value)
            return found.after
        probe = Draft()
        probe.daypart = draft.daypart = str(found.word.value)
        after = found.after
        if self._step(probe, after) is None:
            link = self.words.take("of", after)
            after = link.after if link else after
            if link is None or self._step(probe, after) is None:
                draft.daypart = ""
                return None
        if probe.has("day", "weekday", "holiday") or probe.clock is not None:
            return after
        draft.daypart = ""
        return None

    def _clock(self, draft: Draft, at: int) -> int | None:
        if draft.clock is not None or not self.words.first <= at < self.words.last:
            return None
        found = clock_at(self.words, at)
        if found is None:
            return None
        clock, after, daypart = found
        is_evening = draft.is_night and not daypart and _FIRST_EVENING <= clock.hour < 12
        draft.clock = clock._replace(hour=clock.hour + 12) if is_evening else clock
        draft.daypart = draft.daypart or daypart
        draft.read_by = draft.read_by or "rule.clock"
        return after


_STEPS: tuple[_Step, ...] = (
    PointReader._holiday,
    PointReader._edge,
    PointReader._same,
    PointReader._day_word,
    PointReader._nth_from,
    PointReader._weekday,
    PointReader._clock,
    PointReader._digit_date,
    PointReader._day_and_month,
    PointReader._month_at,
    PointReader._year_word,
    PointReader._decade,
    PointReader._century,
    PointReader._year,
    PointReader._season,
    PointReader._unit_phrase,
    PointReader._daypart,
    PointReader._other_calendar,
)
