"""The grammar of days and months: names, numbers, dates in digits, weekdays, holidays."""

from rasad.annotate.time_digits import calendar_of, read_date
from rasad.annotate.time_draft import COMMAS, DAYLIKE, Draft
from rasad.annotate.time_model import Part
from rasad.annotate.time_periods import PeriodReader
from rasad.annotate.time_words import Count, Found, is_told, sign_of

_SMALL_COUNT = 10
_FULL_DATE = 3  # pieces: year, month, day
_SHORT_DIGITS, _LONGEST_MONTH = 2, 31
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


class DayReader(PeriodReader):
    """Reads days and months; each method takes what it reads into the draft and returns the index behind it."""

    def _day_word(self, draft: Draft, at: int) -> int | None:
        found = self.words.take("days", at)
        if found is None or any(grain != "weekday" for grain in draft.parts):
            return None
        if not found.word.tail and self._is_told_day(at, found.after):
            return None
        ordinal = self.ordinal(found.after)
        if not found.word.tail and ordinal is not None and ordinal.is_ordinal and self.words.take("units", at):
            return None
        draft.add(Part("day", "shift", int(found.word.value), name=self._told_name(at)), found.word.id)
        written = " ".join(self.words.key(index) for index in range(at, found.after))
        draft.is_night = written in self.words.table.keys["nights.words"]
        return found.after

    def _told_name(self, at: int) -> str:
        """The following day: of the story behind "in", else where the sentence reports."""
        turn = self.words.take("shifts", at + 1)
        is_inside = self.words.key(at - 1) in self.words.table.keys["not_today.before"]
        if is_inside and self.words.take("units", at) is not None and (turn is None or is_told(turn)):
            return "inside"
        return "told" if turn is not None and is_told(turn) else ""

    def _is_told_day(self, at: int, after: int) -> bool:
        """Say whether "the day" is one of the story: the following night, three in the day."""
        words = self.words
        if words.take("units", at) is None:
            return False
        if words.take("shifts", after) is not None or words.take("themselves", after) is not None:
            return True
        return words.key(at - 1) in words.table.keys["not_today.before"] and words.take("weekdays", after) is None

    def _weekday(self, draft: Draft, at: int) -> int | None:
        words = self.words
        start = self._unit_before(at, DAYLIKE)
        found = words.take("weekdays", start)
        nth = 0
        if found is None and (count := self.ordinal(at)) is not None:
            start = self._unit_before(count.after, DAYLIKE)
            found, nth = words.take("weekdays", start), count.value
        if found is None or draft.has("weekday") or (nth and draft.parts):
            return None
        is_bare = not (found.word.has_article or start > at or nth) and bool(words.numbers.article)
        if (is_bare and not self._dated(found.after)) or (
            found.word.is_linked and not found.word.has_article and words.numbers.article
        ):
            return None
        return self._named(draft, "weekday", found, nth)

    def _dated(self, at: int) -> bool:
        """Say whether a date or a period follows, so that a bare name of a weekday is one."""
        return self.words.take("units", at) is not None or self._day_and_month(Draft(), at) is not None

    def _named(self, draft: Draft, grain: str, found: Found, nth: int = 0) -> int:
        value, after = int(found.word.value), found.after
        if nth:
            draft.add(Part(grain, "nth", nth, name=str(value)), found.word.id)
            return after
        last = self.words.take("ordinals", after)
        if last is not None and last.word.value == -1 and (last.word.has_article or self._is_current(last.after)):
            draft.add(Part(grain, "nth", -1, name=str(value)), found.word.id)
            if not last.word.has_article:
                unit = self.words.take("units", last.after)
                draft.add(Part(unit.word.value[0] if unit is not None else "year", "shift", 0))
                return unit.after if unit is not None else last.after
            return last.after
        if (turn := self._turn(after)) is not None:
            draft.add(Part(grain, "at", value, shift=sign_of(turn)), found.word.id)
            return turn.after
        part = self.words.take("dayparts", after) if grain == "weekday" else None
        if part is not None and not draft.daypart and (turn := self._turn(part.after)) is not None and sign_of(turn):
            draft.daypart = str(part.word.value)  # Saturday night last
            draft.add(Part(grain, "at", value, shift=sign_of(turn)), found.word.id)
            return turn.after
        draft.add(Part(grain, "at", value), found.word.id)
        return self._weeks_from_now(draft, after) if grain == "weekday" else after

    def _is_current(self, at: int) -> bool:
        """Say whether a bare month or year stands here, in languages without an article: "of the year"."""
        unit = self.words.take("units", at) if not self.words.numbers.article else None
        if unit is None or unit.word.value not in {("year", "one"), ("month", "one")}:
            return False
        named = (self.words.take(section, unit.after) for section in ("shifts", "months", "these"))
        return self.words.number(unit.after) is None and all(word is None for word in named)

    def _weeks_from_now(self, draft: Draft, at: int) -> int:
        """Monday two weeks ahead: the count of weeks behind a weekday."""
        words = self.words
        count = words.number(at)
        unit = words.take("units", count.after) if count is not None and not count.is_ordinal else None
        if count is None or unit is None or unit.word.value[0] != "week" or draft.has("week"):
            return at
        turn = words.take("shifts", unit.after)
        if turn is None or not sign_of(turn):
            return at
        draft.add(Part("week", "shift", count.value * sign_of(turn)))
        return turn.after

    def _digit_date(self, draft: Draft, at: int) -> int | None:
        start = self._unit_before(at, DAYLIKE)
        if not (self.words.first <= start < self.words.last) or self.words.tokens[start].kind != "number":
            return None
        today = draft.parts.get("day")
        if draft.has("month", "year") or (today is not None and today.op != "shift"):
            return None
        found = read_date(self.words, start, self.anchor_year)
        if found is None or (today is not None and len(found.parts) < _FULL_DATE):
            return None
        draft.parts.pop("day", None)  # "today, 20/12/2015": the date says it better
        era = self.words.take("eras", found.after)
        calendar = str(era.word.value) if era is not None else ""
        for part in found.parts:
            draft.add(part._replace(calendar=calendar), "rule.digits")
        return era.after if era is not None else found.after

    def _day_and_month(self, draft: Draft, at: int) -> int | None:
        words = self.words
        start = self._unit_before(at, DAYLIKE)
        count = words.number(start) or self.ordinal(start)
        today = draft.parts.get("day")
        if count is None or not 1 <= count.value <= 31 or (today is not None and today.op != "shift"):
            return None
        if draft.has("month"):
            return self._day_behind_month(draft, count)
        month = self._month_after(count.after)
        if month is not None and start == at and (self._is_held_in(count) or self._is_number_of(count)):
            month = None
        if month is not None and start == at and self._is_doubtful(count, month[0]):
            return None
        if month is None:
            return self._day_of_period(draft, at, start, count) if today is None else None
        draft.parts.pop("day", None)  # "today, 20 December": the date says it better
        draft.add(Part("day", "at", count.value), month[0].word.id)
        return self._month_at(draft, month[1])

    def _is_doubtful(self, count: Count, month: Found) -> bool:
        """A small cardinal word before a name that is also another word counts it, unless a year follows."""
        if self._is_guarded(count, month):
            return True
        is_word = not count.digits and not count.is_ordinal and count.value <= _SMALL_COUNT
        return is_word and month.word.context == "common" and not self._is_year(month.after)

    def _is_guarded(self, count: Count, month: Found) -> bool:
        """Say whether a number before a common noun has nothing beside it that makes the noun a month."""
        words, at = self.words, count.after - 1
        if words.key(month.after - 1) not in words.table.keys["guarded.months"] or count.is_ordinal:
            return False
        unit = words.take("units", month.after)
        is_month = unit is not None and unit.word.value[0] == "month"
        return not (is_month or self._is_year(month.after) or self._in_before(at))

    def _day_behind_month(self, draft: Draft, count: Count) -> int | None:
        """January 22, 2018: a day behind its month has its year behind it."""
        words = self.words
        at = count.after + (words.key(count.after) in COMMAS)
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
            if found is not None and not (inner == start and self._is_verb_prefix(found)):
                return found, start
        return None

    def _is_held_in(self, count: Count) -> bool:
        """Say whether an ordinal belongs to the noun before it: the third round in May, not the third of May."""
        link = self.words.take("of", count.after)
        return count.is_ordinal and not count.digits and link is not None and link.word.value == "in"

    def _is_number_of(self, count: Count) -> bool:
        """Say whether an ordinal word numbers the noun before it: the sixth parliament, not the sixth of a month."""
        is_word = count.is_ordinal and not count.digits
        return is_word and self.words.key(count.after - 2) in self.words.table.keys["numbered.before"]

    def _is_verb_prefix(self, month: Found) -> bool:
        """Say whether a name of a month is the particle of the verb that stands behind it."""
        words = self.words
        if words.key(month.after - 1) not in words.table.keys["verb_prefix.months"]:
            return False
        behind = words.key(month.after)
        return behind.endswith(words.table.prefixes["verb_endings"]) and behind not in words.table.weak

    def _day_of_period(self, draft: Draft, at: int, start: int, count: Count) -> int | None:
        """The twentieth of next month; day 27; Friday 22."""
        for link in self._behind_links(count.after):
            # Without a link or an article "two month past" is a count: two months ago, twelve past months.
            unit = self.words.take("units", link) if link == count.after else None
            if link == count.after and (not self.words.numbers.article or (unit and not unit.word.has_article)):
                continue
            probe = Draft()
            after = self._unit_phrase(probe, link)
            if after is not None and "month" in probe.parts and probe.parts["month"].op == "shift":
                draft.add(Part("day", "at", count.value), "rule.day")
                draft.add(probe.parts["month"])
                return after
        is_named = draft.has("weekday") or start > at or self._is_own_going(at)
        return self._bare_day(draft, count) if is_named else None

    def _bare_day(self, draft: Draft, count: Count) -> int | None:
        key = self.words.key(count.after)
        is_plain = count.digits in (1, 2) or (count.is_ordinal and count.value > 10)
        ends = not key or not key[0].isalpha() or (self._is_to(count.after) and not self._is_length(count.after))
        if not is_plain or not ends or key in {"%", ":", "/"} or draft.has("week", "month"):
            return None
        draft.add(Part("day", "at", count.value), "rule.day")
        return count.after

    def _is_length(self, at: int) -> bool:
        """Say whether the second of two counts follows with its unit ("17 to 18 hours a day")."""
        to = self.words.take("to", at)
        second = self.words.number(to.after) if to is not None else None
        return second is not None and self.words.take("units", second.after) is not None

    def _month_at(self, draft: Draft, at: int) -> int | None:
        words = self.words
        start = at if words.take("months", at) is not None else self._unit_before(at, frozenset({"month"}))
        found = words.take("months", start)
        if found is None or draft.has("month") or (start == at and self._is_verb_prefix(found)):
            return None
        calendar, number = found.word.value
        after = self._same_month(found)
        after = self._unit_before(after, frozenset({"month"}))
        turn = self._turn(after)
        shift = sign_of(turn) if turn is not None else None
        day = draft.parts.get("day")
        has_day = (day is not None and day.op != "shift") or (draft.has("weekday") and found.word.context != "common")
        has_company = start > at or after > found.after or shift is not None or has_day
        if found.word.context and not (has_company or draft.edge or self._has_support(at, found, after)):
            return None
        draft.add(Part("month", "at", number, calendar, shift), found.word.id)
        return turn.after if turn is not None else after

    def _has_support(self, at: int, found: Found, after: int) -> bool:
        """A name that is also another word is a month behind a preposition (some names) or before a year."""
        if found.word.context == "bare" and self._behind_preposition(at, found):
            return True
        if self.words.take("parts", at - 1) is not None and not self._is_doubtful_name(found):
            return True
        if not self._is_doubtful_name(found) and self._is_before_month(after, found.word.value[0]):
            return True
        starts = [after + 1] if self.words.key(after) in COMMAS else self._behind_links(after)
        is_dated = any(self._is_year(start) for start in starts) or self._is_short_year(after)
        is_sure = found.word.context == "bare" or not self._is_doubtful_name(found)
        return is_dated or (is_sure and self.words.take("years", after) is not None)

    def _is_before_month(self, at: int, calendar: str) -> bool:
        """Say whether another month of the calendar follows, one that is sure by its name or by its year."""
        words = self.words
        link = words.take("to", at)
        start = link.after if link is not None else at + 1 if words.key(at) in COMMAS else at
        other = words.take("months", start)
        if other is None or other.word.value[0] != calendar or (start == at and not other.word.is_linked):
            return False
        is_dated = self._is_year(other.after) or words.take("shifts", other.after) is not None
        return not other.word.context or is_dated or words.take("years", other.after) is not None

    def _is_doubtful_name(self, found: Found) -> bool:
        """Say whether a name of a month is also the particle of verbs or a noun that has a beginning and an end."""
        key, keys = self.words.key(found.after - 1), self.words.table.keys
        return key in keys["verb_prefix.months"] or key in keys["guarded.months"]

    def _is_short_year(self, at: int) -> bool:
        """Say whether a year of two digits stands right behind a month."""
        count = self.words.digits(at) if self.words.table.short_years else None
        if count is None or count.digits != _SHORT_DIGITS or count.value <= _LONGEST_MONTH:
            return False
        behind = self.words.key(count.after)
        is_open = self._is_counted(count.after) or behind in self.words.table.keys["not_years.after"]
        return not is_open and behind not in {"/", ":", "-", "%"}

    def _behind_preposition(self, at: int, found: Found) -> bool:
        return found.word.has_preposition or self._in_before(at)

    def _same_month(self, found: Found) -> int:
        """Skip the second name of the same month, behind a slash or in brackets."""
        words, after = self.words, found.after
        mark = words.key(after)
        second = words.take("months", after + 1) if mark in _BOTH_NAMES else words.take("months", after)
        if second is None or second.word.value != found.word.value or words.key(after) == words.key(found.after - 1):
            return after
        return second.after + (words.key(second.after) == _BOTH_NAMES.get(mark, "\0"))

    def _holiday(self, draft: Draft, at: int) -> int | None:
        found = self.words.take("holidays", at)
        if found is None or draft.has("holiday", "day") or (draft.parts and found.word.is_linked):
            return None
        turn = self._turn(found.after)
        shift = sign_of(turn) if turn else None
        draft.add(Part("holiday", "feast", 0, shift=shift, name=str(found.word.value)), found.word.id)
        return turn.after if turn is not None else found.after
