"""The grammar of periods: years, decades, centuries, seasons, and units by place or direction (the last quarter)."""

from rasad.annotate.time_digits import calendar_of, full_year
from rasad.annotate.time_draft import YEARLIKE, Draft, WordReader
from rasad.annotate.time_model import Part
from rasad.annotate.time_words import Count, Found, is_told, sign_of

_SHORT_DIGITS, _EARLY_DIGITS, _YEAR_DIGITS = 2, 3, 4
_SOLAR_ERA = 621  # Gregorian years before the first Solar Hijri one
_ERAS = (_SOLAR_ERA, 579)  # years between the Gregorian era and the others in the early 21st century
_FARTHEST_PLAN = 8  # years ahead that a year of two digits may lie
_FIRST_SHORT = 50  # smaller numbers behind an event more often count something
_FIRST_HUNDREDS, _LAST_HUNDREDS = 15, 20  # centuries of a year read in two numbers
_SEASONS, _MONTHS = 4, 12
_DASHES = frozenset("-\N{EN DASH}\N{EM DASH}")
_UNIT_SIGNS = frozenset({"%", "\N{ARABIC PERCENT SIGN}", "$", "\N{EURO SIGN}"})
_CLOCK_UNITS = frozenset({"hour", "minute", "second"})


class PeriodReader(WordReader):
    """Reads periods; each method takes what it reads into the draft and returns the index behind it, else None."""

    def _year(self, draft: Draft, at: int) -> int | None:
        words = self.words
        unit = words.take("units", at)
        start = (
            unit.after if unit is not None and unit.word.value[0] in YEARLIKE and unit.word.value[1] != "two" else at
        )
        start = words.behind_comma(start) if start > at else start
        count = words.number(start)
        if count is not None and draft.has("year"):
            return self._year_again(draft, start)
        if count is None or count.is_ordinal or draft.has("century"):
            return None
        if (pair := self._year_pair(draft, start, unit if start > at else None)) is not None:
            return pair
        if start > at:
            count = self._in_hundreds(count)
        era = words.take("eras", count.after)
        year = self._year_value(draft, count, has_word=start > at, era=era)
        if year is None:
            return None
        calendar = str(era.word.value) if era is not None else ""
        if calendar == "before":
            year, calendar = 1 - year, "gregorian"
        after = era.after if era is not None else count.after
        closing = self._closing_year(unit, year, after)
        span = 2 if closing is not None else 1
        draft.add(Part("year", "at", year, calendar, times=span), unit.word.id if unit and start > at else "rule.year")
        return closing or after

    def _year_again(self, draft: Draft, at: int) -> int | None:
        """This year, 2015: the number behind a year that is counted from now, where it is that year in some era."""
        count, part = self.words.digits(at), draft.parts["year"]
        if count is None or count.digits != _YEAR_DIGITS or part.op != "shift" or part.name not in ("", "prior"):
            return None
        era = self.words.take("eras", count.after)
        gap = count.value - part.value - (self.anchor_year or 0)
        is_same = gap == 0 or any(abs(gap + years) <= 1 for years in _ERAS) or self.anchor_year is None
        calendar = str(era.word.value) if era is not None else calendar_of(count.value, self.words.table.calendar)
        if not is_same or not calendar or calendar == "before":
            return None
        draft.parts["year"] = Part("year", "at", count.value, calendar)
        return era.after if era is not None else count.after

    def _year_pair(self, draft: Draft, at: int, unit: Found | None) -> int | None:
        """Two years with a slash, 1436/1437: a school or fiscal year, or a Gregorian one in another calendar."""
        words = self.words
        first, second = words.digits(at), words.digits(at + 2)
        if first is None or second is None or words.key(at + 1) != "/" or words.key(at + 3) == "/":
            return None
        if not first.digits == second.digits == _YEAR_DIGITS or second.value != first.value + 1:
            return None
        era = words.take("eras", second.after)
        calendar = str(era.word.value) if era is not None else ""
        if calendar == "before" or not (calendar or calendar_of(first.value, words.table.calendar)):
            return None
        draft.parts.pop("school_year", None)
        draft.add(Part("year", "at", first.value, calendar, times=2), unit.word.id if unit else "rule.year")
        return era.after if era is not None else second.after

    def _in_hundreds(self, count: Count) -> Count:
        """Nineteen ninety-nine, read in two numbers."""
        second = self.words.number(count.after)
        if second is None or count.digits or second.digits or second.is_ordinal or second.is_linked:
            return count
        if not (_FIRST_HUNDREDS <= count.value <= _LAST_HUNDREDS and 10 <= second.value <= 99):
            return count
        return second._replace(value=count.value * 100 + second.value)

    def _closing_year(self, unit: Found | None, year: int, at: int) -> int | None:
        """The second half of a school or fiscal year: 2016/2017."""
        if unit is None or unit.word.value[0] not in {"fiscal_year", "school_year"}:
            return None
        count = self.words.digits(at + 1) if self.words.key(at) in {"/", "-", "\N{EN DASH}"} else None
        return count.after if count is not None and count.value in (year + 1, (year + 1) % 100) else None

    def _year_value(self, draft: Draft, count: Count, *, has_word: bool, era: Found | None) -> int | None:
        value, home = count.value, self.words.table.calendar
        company = has_word or draft.has("month", "season", "quarter", "half", "holiday", "weekday")
        if count.digits in (0, 4) and calendar_of(value, home):
            is_dated = company or (era is not None and not self._is_measure(count, era))
            return value if is_dated or self._stands_alone(count) else None
        if era is not None and (has_word or (count.digits in (3, 4) and not self._is_measure(count, era))):
            return value
        if count.digits == _EARLY_DIGITS and has_word and not self.words.key(count.after)[:1].isalpha():
            return value
        if self._is_year_of_event(draft, count):
            return full_year(value, home)
        is_dated = has_word or draft.has("day", "month", "season", "holiday")
        if self.words.table.short_years and count.digits == _SHORT_DIGITS and is_dated:
            return self._full_year(value) if not self._is_counted(count.after) else None
        return None

    def _is_measure(self, count: Count, era: Found) -> bool:
        """Say whether a letter that may be an era is a unit: "100m", "the race of 1500 m"."""
        is_letter = (
            era.word.value == "gregorian" and era.after == count.after + 1 and len(self.words.key(count.after)) == 1
        )
        is_round = count.value % 100 == 0 or count.digits < _YEAR_DIGITS
        return is_letter and is_round and not self._in_before(count.after - 1)

    def _full_year(self, value: int) -> int:
        """Complete two digits; a Solar Hijri year well ahead of the day of writing is a Gregorian one."""
        year = full_year(value, self.words.table.calendar)
        is_ahead = self.anchor_year is not None and year + _SOLAR_ERA > self.anchor_year + _FARTHEST_PLAN
        return 1900 + value if is_ahead and self.words.table.calendar == "solar_hijri" else year

    def _is_year_of_event(self, draft: Draft, count: Count) -> bool:
        """The elections of 96: a year of two digits behind an event that is called by its year."""
        keys, at = self.words.table.keys, count.after - 1
        if count.digits != _SHORT_DIGITS or draft.parts or not self.words.table.short_years:
            return False
        behind = self.words.key(count.after)
        is_closed = not behind or not behind[0].isalnum() or behind in keys["short_years_after.after"]
        is_closed = is_closed and behind not in {"%", "\N{ARABIC PERCENT SIGN}", "/", ":", "-"}
        is_usual = count.value >= _FIRST_SHORT
        return is_closed and is_usual and self.words.key(at - 1) in keys["short_years_after.before"]

    def _stands_alone(self, count: Count) -> bool:
        """Say whether a bare number is a year by what stands around it."""
        words, at = self.words, count.after - 1
        lists = words.table.keys
        if count.digits != 4 or words.key(count.after) in lists["not_years.after"] or self._is_counted(count.after):
            return False
        if self._is_counted_with(count.after):
            return False
        if words.is_joined(at) and words.key(at - 1).isascii() and words.key(at - 1).isalpha():
            return False  # part of a name in Latin letters
        if words.key(at - 1) in lists["not_years.before"] or words.key(at - 1) in {"+", "$", "\N{EURO SIGN}", "#"}:
            return False
        if words.key(count.after) in {"%", "\N{ARABIC PERCENT SIGN}", "$", "\N{EURO SIGN}", "/", ":"}:
            return False
        is_usual = 1900 <= count.value < 2060 or calendar_of(count.value, words.table.calendar) == "solar_hijri"
        return is_usual and (self._in_before(at) or count.value % 100 != 0)

    def _is_counted_with(self, at: int) -> bool:
        """Say whether a second number with its unit follows: "between 2000 and 3000 megawatts"."""
        words = self.words
        link = words.take("to", at)
        start = link.after if link is not None else at + (words.key(at) in _DASHES)
        second = words.number(start)
        if second is None or second.is_ordinal or (start == at and not second.is_linked):
            return False
        behind = words.key(second.after)
        is_scaled = second.digits > _YEAR_DIGITS or behind in words.numbers.forms
        return is_scaled or behind in words.table.keys["not_years.after"] or behind in _UNIT_SIGNS

    def _is_counted(self, at: int) -> bool:
        unit = self.words.take("units", at)
        if unit is None or self.words.take("shifts", at + 1) is not None:
            return False
        # "95 hour 14:23" is a year before a time of day, not 95 hours.
        return unit.word.value[0] != "hour" or self.words.number(unit.after) is None

    def _is_year(self, at: int) -> bool:
        this = self.words.take("these", at)
        unit = self.words.take("units", this.after if this is not None else at)
        if this is not None:
            return unit is not None and unit.word.value[0] in YEARLIKE
        start = unit.after if unit is not None and unit.word.value[0] in YEARLIKE else at
        count = self.words.number(start)
        if count is None or count.is_ordinal:
            return unit is not None and start > at and self._turn(start) is not None
        return count.digits in (0, 4) and bool(calendar_of(count.value, self.words.table.calendar))

    def _year_word(self, draft: Draft, at: int) -> int | None:
        found = self.words.take("years", at)
        if found is None or not draft.add(Part("year", "shift", int(found.word.value)), found.word.id):
            return None
        return found.after

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
        grain = "day" if name == "night" else str(name)
        if grain in _CLOCK_UNITS or draft.has(grain):
            return None
        if number != "one":
            return self._many(draft, grain, unit) if this is None else None
        era = words.take("eras", unit.after)
        after = era.after if era is not None else unit.after
        calendar = str(era.word.value) if era is not None else ""
        if this is not None and not self._is_nth(unit.after):
            return self._this(draft, grain, (this, unit), after, calendar)
        return self._itself(draft, grain, unit) or self._qualified(draft, grain, unit, after, calendar)

    def _this(self, draft: Draft, grain: str, found: tuple[Found, Found], after: int, calendar: str) -> int | None:
        """This week, that same week, this last week."""
        words, (this, unit) = self.words, found
        tail = self._turn(after)
        if this.word.value == "same" and tail is not None and tail.word.value:
            return None  # "he announced that last week": the word belongs to what stands before
        is_told = words.key(unit.after - 1) in words.table.keys["anaphoric.units"]
        name = "same" if this.word.value == "same" or is_told else ""
        if tail is not None and not name and not words.numbers.article:
            draft.add(Part(grain, "shift", sign_of(tail), calendar), unit.word.id)
            return tail.after
        draft.add(Part(grain, "shift", 0, calendar, name=name), unit.word.id)
        return tail.after if tail is not None and tail.word.value == 0 else after

    def _itself(self, draft: Draft, grain: str, unit: Found) -> int | None:
        """The year itself: the same year, in languages that put it behind."""
        is_open = unit.word.has_article or not self.words.numbers.article
        itself = self.words.take("themselves", unit.after) if is_open else None
        if itself is None:
            return None
        draft.add(Part(grain, "shift", 0, name="same"), itself.word.id)
        return itself.after

    def _is_nth(self, at: int) -> bool:
        """Say whether an ordinal with the article and a link stand here: "that last day of September"."""
        article, ordinal = self.words.numbers.article, self.ordinal(at)
        is_named = bool(article) and self.words.key(at).startswith(article)
        return is_named and ordinal is not None and self.words.take("of", ordinal.after) is not None

    def _qualified(self, draft: Draft, grain: str, unit: Found, after: int, calendar: str) -> int | None:
        words = self.words
        if (turn := self._turn(after)) is not None:
            era = words.take("eras", turn.after)
            calendar = calendar or (str(era.word.value) if era is not None else "")
            name = "told" if is_told(turn) else self._prior_name(turn)
            if grain == "season" and not words.numbers.article:
                name = "apart"  # the season of a league
            draft.add(Part(grain, "shift", sign_of(turn), calendar, name=name), turn.word.id)
            return era.after if era is not None else turn.after
        ordinal = self.ordinal(after)
        is_again = ordinal is not None and grain == "day" and draft.has("weekday")  # "Saturday for the second day"
        is_chapter = ordinal is not None and grain == "season" and (ordinal.value > _SEASONS or bool(draft.parts))
        this = words.take("these", after)
        if is_again or is_chapter or (this is not None and this.word.value == 0 and this.word.has_article):
            return None
        if ordinal is not None and grain not in YEARLIKE and grain != "century":
            draft.add(Part(grain, "nth", ordinal.value), unit.word.id)
            draft.needs_company |= grain in {"day", "week", "month", "decade", "season"}
            draft.needs_company |= words.key(unit.after - 1) in words.table.keys["in_company.units"]
            return ordinal.after
        count = words.number(after)
        if count is not None and grain == "month" and count.value <= 12 and not count.is_ordinal and not count.digits:
            draft.add(Part("month", "at", count.value), unit.word.id)
            return count.after
        if calendar and (grain in YEARLIKE or (grain == "century" and draft.has("decade"))):
            draft.add(Part(grain, "shift", 0, calendar), unit.word.id)
            return after
        return None

    def _prior_name(self, turn: Found) -> str:
        """The year before: of one just told, where there is one; of what is named behind, which is not known."""
        if self.words.is_tied_behind(turn.after):
            return "apart"
        return "prior" if self.words.key(turn.after - 1) in self.words.table.keys["prior.words"] else ""

    def _ordinal_unit(self, draft: Draft, at: int) -> int | None:
        """The third day of October, the last week in September, the first four months."""
        words = self.words
        ordinal = self.ordinal(at)
        if ordinal is not None:
            unit = words.take("units", ordinal.after)
            if (
                unit is None
                or unit.word.value[1] != "one"
                or unit.word.value[0] in {"hour", "minute", "second", *YEARLIKE}
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
        return self._first_units(draft, name, number, words.take("ordinals", after) or words.take("parts", after)) or (
            self._months_of_year(draft, name, number, after)
        )

    def _months_of_year(self, draft: Draft, grain: str, count: int, at: int) -> int | None:
        """The nine-month figures of the year 98: a number of months as an adjective with its year behind it."""
        words = self.words
        if not any(words.key(at - 1).endswith(unit) for unit in words.table.keys["months_of_year.units"]):
            return self._months_from_start(draft, grain, count, at)
        unit = words.take("units", at)
        is_counted = unit is not None and words.digits(unit.after) is not None and unit.word.value[0] in YEARLIKE
        if not (is_counted or self._is_year(at) or words.take("years", at) is not None):
            return None
        return at if draft.add(Part(grain, "nth", 1, times=count), "rule.months") else None

    def _months_from_start(self, draft: Draft, grain: str, count: int, at: int) -> int | None:
        """In eleven months of 97, six months from the beginning of the year: the first months of a year."""
        words = self.words
        if grain != "month" or words.numbers.article or not 1 < count < _MONTHS:
            return None
        link = words.take("of", at)
        part = words.take("parts", link.after) if link is not None else None
        start = part.after if part is not None and part.word.value[0] == "start" else at
        year = words.take("units", start)
        is_named = year is not None and year.word.value == ("year", "one") and self._is_named_year(start, year)
        if not (is_named or words.take("years", start) is not None):
            return None
        return start if draft.add(Part(grain, "nth", 1, times=count), "rule.months") else None

    def _is_named_year(self, at: int, year: Found) -> bool:
        """Say whether a year with its number stands here, also of two digits."""
        count = self.words.digits(year.after) if self.words.table.short_years else None
        return self._is_year(at) or (count is not None and count.digits == _SHORT_DIGITS)

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
        nth = value if isinstance(value, int) else {"start": 1, "end": -1, "close": -1}.get(str(value[0]), 0)
        if nth not in (1, -1) or not draft.add(Part(grain, "nth", nth, times=count), edge.word.id):
            return None
        draft.needs_company = True
        return edge.after

    def _decade(self, draft: Draft, at: int) -> int | None:
        words = self.words
        unit = words.take("units", at)
        is_named = unit is not None and unit.word.value[0] == "decade" and unit.word.value[1] != "two"
        is_unit = unit is not None and is_named and (unit.word.value[1] == "one" or not words.numbers.article)
        start = words.behind_comma(unit.after) if unit is not None and is_unit else at
        named = words.take("decades", start) or self._thousands(start)
        count = words.number(start) if named is None and is_unit else None
        value = int(named.word.value) if named else count.value if count else -1
        if (
            value < 0
            or draft.has("decade", "month", "weekday")
            or (value < 100 and value % 10)
            or (count and count.is_ordinal)
        ):
            return None
        after = named.after if named else count.after if count else at
        era = words.take("eras", after)
        calendar = str(era.word.value) if era is not None else ""
        draft.add(Part("decade", "at", value, calendar), named.word.id if named else "rule.decade")
        return era.after if era is not None else after

    def _thousands(self, at: int) -> Found | None:
        """The two thousands: the number for the decade from 2000, with nothing counted behind it."""
        words = self.words
        found = words.take("thousands", at)
        if found is None or words.key(at - 1) not in words.table.keys["bare_decades.before"]:
            return None
        return None if words.key(found.after)[:1].isalnum() else found

    def _century(self, draft: Draft, at: int) -> int | None:
        words = self.words
        unit = words.take("units", at)
        if unit is None or unit.word.value[0] != "century" or draft.has("century", "month", "weekday"):
            return None
        count = words.number(unit.after)
        if count is None or not 1 <= count.value <= 30:
            return None
        era = words.take("eras", count.after)
        if count.value == 1 and not count.is_ordinal and not count.digits and era is None:
            return None  # "the deal of the century, a fraud": the word for one is an article
        draft.add(Part("century", "at", count.value, str(era.word.value) if era else ""), unit.word.id)
        return era.after if era else count.after

    def _next_age(self, draft: Draft, at: int) -> int | None:
        """A decade or century has only the other, or a year's era, behind it."""
        link = self.words.take("of", at)
        start = link.after if link is not None else at
        return self._decade(draft, start) or self._century(draft, start) or self._century_shift(draft, start)

    def _century_shift(self, draft: Draft, at: int) -> int | None:
        unit = self.words.take("units", at)
        return self._unit_phrase(draft, at) if unit is not None and unit.word.value[0] == "century" else None

    def _season(self, draft: Draft, at: int) -> int | None:
        words = self.words
        unit = words.take("units", at)
        start = unit.after if unit is not None and unit.word.value[0] == "season" else at
        found = words.take("seasons", start)
        if found is None or draft.has("season"):
            return None
        turn = self._turn(found.after)
        draft.add(Part("season", "at", int(found.word.value), shift=sign_of(turn) if turn else None), found.word.id)
        draft.needs_company = draft.needs_company or (start == at and turn is None and draft.edge is None)
        return turn.after if turn is not None else found.after
