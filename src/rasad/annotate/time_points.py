"""The grammar of points in time: pieces of any grain in any order, with the links that may stand between them."""

from collections.abc import Callable

from rasad.annotate.time_digits import calendar_of, full_year, read_clock, read_date
from rasad.annotate.time_model import RANK, Clock, Edge, Part, Point
from rasad.annotate.time_words import Count, Found, Words

_DAYLIKE = frozenset({"day", "night"})
_COMMA = frozenset({",", "\N{ARABIC COMMA}"})
_YEARLIKE = frozenset({"year", "fiscal_year", "school_year"})
_PERIODS = frozenset({"week", "month", "year", "decade", "century", "fiscal_year", "school_year"})
_AGES = frozenset({"decade", "century"})
_FRACTIONS = frozenset({"quarter", "half"})
# What stands before the second name of a month, and what closes it.
_BOTH_NAMES = {
    "/": "\0",
    "-": "\0",
    "\N{EN DASH}": "\0",
    "(": ")",
    "[": "]",
    '"': '"',
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
}
_MIDNIGHT = frozenset({"afternoon", "evening", "night"})


class Draft:
    """A point while it is being read: at most one piece of each grain."""

    __slots__ = ("clock", "daypart", "edge", "is_same", "needs_company", "parts", "read_by")

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self.edge: Edge | None = None
        self.clock: Clock | None = None
        self.daypart = ""
        self.is_same = False
        self.read_by = ""
        self.needs_company = False

    def add(self, part: Part, read_by: str = "") -> bool:
        """Put a piece in; False where there is one of its grain already."""
        if part.grain in self.parts:
            return False
        self.parts[part.grain] = part
        self.read_by = self.read_by or read_by
        return True

    def has(self, *grains: str) -> bool:
        """Say whether there is a piece of one of the grains."""
        return any(grain in self.parts for grain in grains)

    def point(self) -> Point:
        """Return what was read, widest piece first."""
        parts = tuple(sorted(self.parts.values(), key=lambda part: RANK.get(part.grain, len(RANK))))
        return Point(parts, self.edge, self.clock, self.daypart, self.is_same)


_Step = Callable[["PointReader", Draft, int], "int | None"]


class PointReader:
    """Reads points from one sentence; `anchor_year` helps with years of two digits."""

    def __init__(self, words: Words, anchor_year: int | None) -> None:
        self.words = words
        self.anchor_year = anchor_year

    def read(self, at: int) -> tuple[Draft, int] | None:
        """Read the longest point at a token; None where there is none."""
        draft = Draft()
        end = at
        while (after := self._next(draft, end, is_first=end == at)) is not None:
            end = after
        if not draft.parts and draft.clock is None:
            return None
        return (draft, end) if not draft.needs_company or len(draft.parts) > 1 or draft.edge else None

    def _next(self, draft: Draft, at: int, *, is_first: bool) -> int | None:
        if draft.parts and all(part.grain in _AGES and part.op == "at" for part in draft.parts.values()):
            return self._next_age(draft, at)
        if (after := self._step(draft, at)) is not None or is_first:
            return after
        key = self.words.key(at)
        if key in _COMMA or key == "-":
            return self._step(draft, at + 1) if self._may_cross(draft, at + 1) else None
        if (link := self.words.take("of", at)) is not None:
            after = self._step(draft, link.after)
            if after is None and (second := self.words.take("of", link.after)) is not None:
                after = self._step(draft, second.after)
            return after
        return None

    def _next_age(self, draft: Draft, at: int) -> int | None:
        """A decade or century has only the other, or a year's era, behind it."""
        link = self.words.take("of", at)
        start = link.after if link is not None else at
        return self._decade(draft, start) or self._century(draft, start) or self._century_shift(draft, start)

    def _century_shift(self, draft: Draft, at: int) -> int | None:
        unit = self.words.take("units", at)
        return self._unit_phrase(draft, at) if unit is not None and unit.word.value[0] == "century" else None

    def _may_cross(self, draft: Draft, at: int) -> bool:
        """A comma or dash may part a weekday from its date, a date from its year or its time of day."""
        words = self.words
        if read_clock(words, at) is not None:
            return draft.has("day")
        if draft.has("weekday") and not draft.has("day", "month"):
            count = words.number(at)
            return (count is not None and self._month_after(count.after) is not None) or (
                words.take("months", at) is not None
            )
        if not draft.has("year") and draft.has("month"):
            return words.number(at) is not None
        return False

    def _step(self, draft: Draft, at: int) -> int | None:
        for step in _STEPS:
            after = step(self, draft, at)
            if after is not None:
                return after
        return None

    # Pieces -----------------------------------------------------------------------------------------------------

    def _edge(self, draft: Draft, at: int) -> int | None:
        found = self.words.take("parts", at) or self.words.take("part_flags", at)
        if found is None or draft.edge is not None or draft.parts:
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
        if not probe.parts or probe.has("day", "weekday"):
            return None
        draft.edge, draft.read_by = edge, found.word.id
        return start

    def _edge_of_unit(self, draft: Draft, edge: Edge, found: Found) -> int | None:
        """The end of the year: a unit alone is the current one."""
        unit = self.words.take("units", found.after)
        if unit is None or unit.word.value[1] != "one" or unit.word.value[0] not in _PERIODS:
            return None
        if self.words.numbers.article and not unit.word.has_article:
            return None
        draft.edge, draft.read_by = edge, found.word.id
        draft.add(Part(unit.word.value[0], "shift", 0))
        return unit.after

    def _same(self, draft: Draft, at: int) -> int | None:
        """The same period of last year."""
        found = self.words.take("same", at)
        if found is None or draft.parts:
            return None
        link = self.words.take("of", found.after)
        after = self._unit_phrase(draft, link.after if link is not None else found.after)
        year = draft.parts.get("year")
        if after is None or year is None or year.op != "shift":
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

    def _day_word(self, draft: Draft, at: int) -> int | None:
        found = self.words.take("days", at)
        if found is None or draft.has("day", "week", "month"):
            return None
        ordinal = self.words.number(found.after)
        if not found.word.tail and ordinal is not None and ordinal.is_ordinal and self.words.take("units", at):
            return None
        draft.add(Part("day", "shift", int(found.word.value)), found.word.id)
        return found.after

    def _weekday(self, draft: Draft, at: int) -> int | None:
        words = self.words
        start = self._unit_before(at, _DAYLIKE)
        found = words.take("weekdays", start)
        nth = 0
        if found is None and (count := self._ordinal(at)) is not None:
            start = self._unit_before(count.after, _DAYLIKE)
            found, nth = words.take("weekdays", start), count.value
        if found is None or draft.has("weekday") or (nth and draft.parts):
            return None
        is_bare = not (found.word.has_article or start > at or nth) and bool(words.numbers.article)
        if is_bare and (found.word.is_linked or not self._dated(found.after)):
            return None
        return self._named(draft, "weekday", found, nth)

    def _dated(self, at: int) -> bool:
        """Say whether a date or a period follows, so that a bare name of a weekday is one."""
        return self.words.take("units", at) is not None or self._day_and_month(Draft(), at) is not None

    def _unit_before(self, at: int, units: frozenset[str]) -> int:
        unit = self.words.take("units", at)
        return unit.after if unit is not None and unit.word.value[0] in units and unit.word.value[1] != "two" else at

    def _named(self, draft: Draft, grain: str, found: Found, nth: int = 0) -> int:
        value, after = int(found.word.value), found.after
        if nth:
            draft.add(Part(grain, "nth", nth, name=str(value)), found.word.id)
            return after
        if (last := self.words.take("ordinals", after)) is not None and last.word.value == -1 and last.word.has_article:
            draft.add(Part(grain, "nth", -1, name=str(value)), found.word.id)
            return last.after
        if (turn := self._turn(after)) is not None:
            draft.add(Part(grain, "at", value, shift=int(turn.word.value)), found.word.id)
            return turn.after
        draft.add(Part(grain, "at", value), found.word.id)
        return after

    def _turn(self, at: int) -> Found | None:
        """The word for last or next behind a name or unit; not before a count of its own (five days ago)."""
        return self.words.take("shifts", at)

    def _ordinal(self, at: int) -> Count | None:
        found = self.words.take("ordinals", at)
        if found is not None:
            return Count(int(found.word.value), found.after, True, skipped=found.word.skipped)
        count = self.words.number(at)
        return count if count is not None and count.is_ordinal and count.digits == 0 else None

    def _digit_date(self, draft: Draft, at: int) -> int | None:
        start = self._unit_before(at, _DAYLIKE)
        if not (self.words.first <= start < self.words.last) or self.words.tokens[start].kind != "number":
            return None
        if draft.has("day", "month", "year"):
            return None
        found = read_date(self.words, start, self.anchor_year)
        if found is None:
            return None
        era = self.words.take("eras", found.after)
        calendar = str(era.word.value) if era is not None else ""
        for part in found.parts:
            draft.add(part._replace(calendar=calendar), "rule.digits")
        return era.after if era is not None else found.after

    def _day_and_month(self, draft: Draft, at: int) -> int | None:
        words = self.words
        start = self._unit_before(at, _DAYLIKE)
        count = words.number(start) or self._ordinal(start)
        today = draft.parts.get("day")
        if count is None or not 1 <= count.value <= 31 or (today is not None and today.op != "shift"):
            return None
        if draft.has("month"):
            return self._day_behind_month(draft, count)
        month = self._month_after(count.after)
        if month is not None and self._is_doubtful(count, month[0]):
            return None
        if month is None:
            return self._day_of_period(draft, at, start, count) if today is None else None
        draft.parts.pop("day", None)  # "today, 20 December": the date says it better
        draft.add(Part("day", "at", count.value), month[0].word.id)
        return self._month_at(draft, month[1])

    def _is_doubtful(self, count: Count, month: Found) -> bool:
        """A cardinal "one" before a name that is also another word counts it, unless a year follows."""
        is_one = count.value == 1 and not count.digits and not count.is_ordinal
        return is_one and month.word.context == "common" and not self._is_year(month.after)

    def _day_behind_month(self, draft: Draft, count: Count) -> int | None:
        """January 22, 2018: a day behind its month has its year behind it."""
        words = self.words
        at = count.after + (words.key(count.after) in _COMMA)
        year = words.number(at)
        if year is None or not calendar_of(year.value, words.table.calendar) or draft.has("year"):
            return None
        draft.add(Part("day", "at", count.value), "rule.day")
        return count.after

    def _month_after(self, at: int) -> tuple[Found, int] | None:
        """The month behind a day number: directly, behind a link, a full stop or the word for month."""
        words = self.words
        for start in self._behind_links(at):
            inner = self._unit_before(start, frozenset({"month"}))
            found = words.take("months", inner)
            if found is not None:
                return found, start
        return None

    def _behind_links(self, at: int) -> list[int]:
        starts = [at]
        if self.words.key(at) in {".", "\N{ARABIC COMMA}"}:
            starts.append(at + 1)
        if (link := self.words.take("of", at)) is not None:
            starts.append(link.after)
            if (second := self.words.take("of", link.after)) is not None:
                starts.append(second.after)
        return starts

    def _day_of_period(self, draft: Draft, at: int, start: int, count: Count) -> int | None:
        """The twentieth of next month; day 27; Friday 22."""
        for link in self._behind_links(count.after):
            # Without a link or an article "two month past" is a count: two months ago.
            if link == count.after and not self.words.numbers.article:
                continue
            probe = Draft()
            after = self._unit_phrase(probe, link)
            if after is not None and "month" in probe.parts and probe.parts["month"].op == "shift":
                draft.add(Part("day", "at", count.value), "rule.day")
                draft.add(probe.parts["month"])
                return after
        return self._bare_day(draft, count) if draft.has("weekday") or start > at else None

    def _bare_day(self, draft: Draft, count: Count) -> int | None:
        key = self.words.key(count.after)
        is_plain = count.digits in (1, 2) or (count.is_ordinal and count.value > 10)
        ends = not key or not key[0].isalpha() or self._is_to(count.after)
        if not is_plain or not ends or key in {"%", ":", "/"} or draft.has("week", "month"):
            return None
        draft.add(Part("day", "at", count.value), "rule.day")
        return count.after

    def _is_to(self, at: int) -> bool:
        to = self.words.take("to", at)
        return to is not None and to.word.value == "to"

    def _month_at(self, draft: Draft, at: int) -> int | None:
        words = self.words
        start = self._unit_before(at, frozenset({"month"}))
        found = words.take("months", start)
        if found is None or draft.has("month"):
            return None
        calendar, number = found.word.value
        after = self._same_month(found)
        after = self._unit_before(after, frozenset({"month"}))
        turn = self._turn(after)
        shift = int(turn.word.value) if turn is not None else None
        has_company = start > at or after > found.after or shift is not None or draft.has("day", "weekday")
        if found.word.context and not (has_company or draft.edge or self._has_support(at, found, after)):
            return None
        draft.add(Part("month", "at", number, calendar, shift), found.word.id)
        return turn.after if turn is not None else after

    def _has_support(self, at: int, found: Found, after: int) -> bool:
        """A name that is also another word is a month behind a preposition (some names) or before a year."""
        if found.word.context == "bare" and self._behind_preposition(at, found):
            return True
        starts = [after + 1] if self.words.key(after) in _COMMA else self._behind_links(after)
        return any(self._is_year(start) for start in starts)

    def _is_year(self, at: int) -> bool:
        this = self.words.take("these", at)
        unit = self.words.take("units", this.after if this is not None else at)
        if this is not None:
            return unit is not None and unit.word.value[0] in _YEARLIKE
        start = unit.after if unit is not None and unit.word.value[0] in _YEARLIKE else at
        count = self.words.number(start)
        if count is None or count.is_ordinal:
            return unit is not None and start > at and self._turn(start) is not None
        return count.digits in (0, 4) and bool(calendar_of(count.value, self.words.table.calendar))

    def _behind_preposition(self, at: int, found: Found) -> bool:
        return found.word.has_preposition or self._in_before(at)

    def _in_before(self, at: int) -> bool:
        return any(self.words.take(section, at - 1) for section in ("in", "from", "to", "ago", "ahead"))

    def _same_month(self, found: Found) -> int:
        """Skip the second name of the same month, behind a slash or in brackets."""
        words, after = self.words, found.after
        mark = words.key(after)
        second = words.take("months", after + 1) if mark in _BOTH_NAMES else words.take("months", after)
        if second is None or second.word.value != found.word.value:
            return after
        return second.after + (words.key(second.after) == _BOTH_NAMES.get(mark, "\0"))

    def _year(self, draft: Draft, at: int) -> int | None:
        words = self.words
        unit = words.take("units", at)
        start = (
            unit.after if unit is not None and unit.word.value[0] in _YEARLIKE and unit.word.value[1] != "two" else at
        )
        count = words.number(start)
        if count is None or count.is_ordinal or draft.has("year", "century"):
            return None
        era = words.take("eras", count.after)
        year = self._year_value(draft, count, has_word=start > at, era=era)
        if year is None:
            return None
        calendar = str(era.word.value) if era is not None else ""
        if calendar == "before":
            year, calendar = 1 - year, "gregorian"
        draft.add(Part("year", "at", year, calendar), unit.word.id if unit and start > at else "rule.year")
        return era.after if era is not None else count.after

    def _year_value(self, draft: Draft, count: Count, *, has_word: bool, era: Found | None) -> int | None:
        value, home = count.value, self.words.table.calendar
        company = has_word or draft.has("month", "season", "quarter", "half", "holiday", "weekday")
        if count.digits in (0, 4) and calendar_of(value, home):
            return value if company or era is not None or self._stands_alone(count) else None
        if era is not None and (has_word or count.digits in (3, 4)):
            return value
        if count.digits == 3 and has_word:
            return value
        if self.words.table.short_years and count.digits == 2 and (has_word or draft.has("day", "month", "season")):
            return full_year(value, home) if not self._is_counted(count.after) else None
        return None

    def _stands_alone(self, count: Count) -> bool:
        """Say whether a bare number is a year by what stands around it."""
        words, at = self.words, count.after - 1
        lists = words.table.keys
        if count.digits != 4 or words.key(count.after) in lists["not_years.after"] or self._is_counted(count.after):
            return False
        if words.key(at - 1) in lists["not_years.before"] or words.key(at - 1) in {"+", "$", "\N{EURO SIGN}", "#"}:
            return False
        if words.key(count.after) in {"%", "\N{ARABIC PERCENT SIGN}", "$", "\N{EURO SIGN}", "/", ":"}:
            return False
        is_usual = 1900 <= count.value < 2060 or calendar_of(count.value, words.table.calendar) == "solar_hijri"
        return is_usual and (self._in_before(at) or count.value % 100 != 0)

    def _is_counted(self, at: int) -> bool:
        unit = self.words.take("units", at)
        if unit is None or self.words.take("shifts", at + 1) is not None:
            return False
        # "95 hour 14:23" is a year before a time of day, not 95 hours.
        return unit.word.value[0] != "hour" or self.words.number(unit.after) is None

    def _unit_phrase(self, draft: Draft, at: int) -> int | None:
        """This week, last year, the current Gregorian year, the third quarter, the first four months."""
        words = self.words
        this = words.take("these", at)
        start = this.after if this is not None else at
        unit = words.take("units", start) or words.take("fractions", start)
        if unit is None:
            return self._ordinal_unit(draft, at)
        value = unit.word.value
        name, number = value if isinstance(value, tuple) else (value, "one")
        grain = {"night": "day"}.get(name, name)
        if grain in {"hour", "minute", "second"} or draft.has(grain):
            return None
        if number != "one":
            return self._many(draft, grain, unit) if this is None else None
        era = words.take("eras", unit.after)
        after = era.after if era is not None else unit.after
        calendar = str(era.word.value) if era is not None else ""
        if this is not None:
            tail = self._turn(after)
            name = "same" if this.word.value == "same" else ""
            draft.add(Part(grain, "shift", 0, calendar, name=name), unit.word.id)
            return tail.after if tail is not None and tail.word.value == 0 else after
        return self._qualified(draft, grain, unit, after, calendar)

    def _qualified(self, draft: Draft, grain: str, unit: Found, after: int, calendar: str) -> int | None:
        words = self.words
        if (turn := self._turn(after)) is not None:
            era = words.take("eras", turn.after)
            calendar = calendar or (str(era.word.value) if era is not None else "")
            draft.add(Part(grain, "shift", int(turn.word.value), calendar), turn.word.id)
            return era.after if era is not None else turn.after
        if (this := words.take("these", after)) is not None and this.word.value == 0 and this.word.has_article:
            return None
        ordinal = self._ordinal(after)
        if ordinal is not None and grain not in _YEARLIKE and grain != "century":
            draft.add(Part(grain, "nth", ordinal.value), unit.word.id)
            draft.needs_company |= grain in {"day", "week", "month", "decade"}
            return ordinal.after
        count = words.number(after)
        if count is not None and grain == "month" and count.value <= 12 and not count.is_ordinal and not count.digits:
            draft.add(Part("month", "at", count.value), unit.word.id)
            return count.after
        if calendar and grain in _YEARLIKE:
            draft.add(Part(grain, "shift", 0, calendar), unit.word.id)
            return after
        return None

    def _ordinal_unit(self, draft: Draft, at: int) -> int | None:
        """The third day of October, the last week in September, the first four months."""
        words = self.words
        ordinal = self._ordinal(at)
        if ordinal is not None:
            unit = words.take("units", ordinal.after)
            if (
                unit is None
                or unit.word.value[1] != "one"
                or unit.word.value[0] in {"hour", "minute", "second", *_YEARLIKE}
            ):
                return None
            grain = {"night": "day"}.get(unit.word.value[0], unit.word.value[0])
            if draft.has(grain) or any(part.op != "nth" for part in draft.parts.values()):
                return None
            draft.add(Part(grain, "nth", ordinal.value), unit.word.id)
            draft.needs_company = True
            return unit.after
        if draft.parts:
            return None
        if (glued := words.take("glued", at)) is not None:
            number, name, after = int(glued.word.value[0]), glued.word.value[1], glued.after
        else:
            count = words.number(at)
            unit = words.take("units", count.after) if count is not None else None
            if count is None or unit is None:
                return None
            number, name, after = count.value, unit.word.value[0], unit.after
        edge = words.take("ordinals", after) or words.take("parts", after)
        return self._first_units(draft, name, number, edge)

    def _many(self, draft: Draft, grain: str, unit: Found) -> int | None:
        """The first four months: plural, count, ordinal (in either order)."""
        words = self.words
        count = words.number(unit.after)
        if unit.word.value[1] == "two":
            return self._first_units(draft, grain, 2, words.take("ordinals", unit.after))
        if count is None:
            return None
        if count.is_ordinal:
            second = words.number(count.after)
            return self._first_units(draft, grain, second.value, words.take("ordinals", unit.after)) if second else None
        return self._first_units(draft, grain, count.value, words.take("ordinals", count.after))

    def _first_units(self, draft: Draft, grain: str, count: int, edge: Found | None) -> int | None:
        if edge is None or grain not in {"day", "week", "month", "year", "decade"}:
            return None
        value = edge.word.value
        nth = value if isinstance(value, int) else {"start": 1, "end": -1}.get(str(value[0]), 0)
        if nth not in (1, -1) or not draft.add(Part(grain, "nth", nth, count=count), edge.word.id):
            return None
        draft.needs_company = True
        return edge.after

    def _decade(self, draft: Draft, at: int) -> int | None:
        words = self.words
        unit = words.take("units", at)
        is_unit = unit is not None and unit.word.value == ("decade", "one")
        start = unit.after if unit is not None and is_unit else at
        named = words.take("decades", start)
        count = words.number(start) if named is None and is_unit else None
        value = int(named.word.value) if named else count.value if count else -1
        if (
            value < 0
            or draft.has("decade", "month", "weekday")
            or (value < 100 and value % 10)
            or (count and count.is_ordinal)
        ):
            return None
        draft.add(Part("decade", "at", value), named.word.id if named else "rule.decade")
        return named.after if named else count.after if count else None

    def _century(self, draft: Draft, at: int) -> int | None:
        words = self.words
        unit = words.take("units", at)
        if unit is None or unit.word.value[0] != "century" or draft.has("century", "month", "weekday"):
            return None
        count = words.number(unit.after)
        if count is None or not 1 <= count.value <= 30:
            return None
        era = words.take("eras", count.after)
        draft.add(Part("century", "at", count.value, str(era.word.value) if era else ""), unit.word.id)
        return era.after if era else count.after

    def _season(self, draft: Draft, at: int) -> int | None:
        words = self.words
        unit = words.take("units", at)
        start = unit.after if unit is not None and unit.word.value[0] == "season" else at
        found = words.take("seasons", start)
        if found is None or draft.has("season"):
            return None
        turn = self._turn(found.after)
        draft.add(
            Part("season", "at", int(found.word.value), shift=int(turn.word.value) if turn else None), found.word.id
        )
        draft.needs_company = draft.needs_company or (start == at and turn is None and draft.edge is None)
        return turn.after if turn is not None else found.after

    def _holiday(self, draft: Draft, at: int) -> int | None:
        found = self.words.take("holidays", at)
        if found is None or draft.has("holiday", "day"):
            return None
        turn = self._turn(found.after)
        shift = int(turn.word.value) if turn else None
        draft.add(Part("holiday", "feast", 0, shift=shift, name=str(found.word.value)), found.word.id)
        return turn.after if turn is not None else found.after

    def _year_word(self, draft: Draft, at: int) -> int | None:
        found = self.words.take("years", at)
        if found is None or not draft.add(Part("year", "shift", int(found.word.value)), found.word.id):
            return None
        return found.after

    def _clock(self, draft: Draft, at: int) -> int | None:
        if draft.clock is not None or not self.words.first <= at < self.words.last:
            return None
        from rasad.annotate.time_clock import clock_at

        found = clock_at(self.words, at)
        if found is None:
            return None
        draft.clock, after, daypart = found
        draft.daypart = draft.daypart or daypart
        draft.read_by = draft.read_by or "rule.clock"
        return after


_FLAGS = {"later": Edge("later", (50, 100), (50, 100)), "rest": Edge("rest", (0, 100), (0, 100))}
_STEPS: tuple[_Step, ...] = (
    PointReader._edge,
    PointReader._same,
    PointReader._day_word,
    PointReader._holiday,
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
)
