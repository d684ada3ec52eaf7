"""The grammar of whole time expressions: vague words, recurrences, ranges, counted times and points, in this order."""

from rasad.annotate.time_counts import CountReader
from rasad.annotate.time_digits import full_year
from rasad.annotate.time_draft import COMMAS, Draft
from rasad.annotate.time_ends import draft_of, in_order, is_list_of, is_range, share
from rasad.annotate.time_joins import JoinReader
from rasad.annotate.time_lists import ListReader
from rasad.annotate.time_model import Clock, Part, Phrase, Point
from rasad.annotate.time_points import PointReader
from rasad.annotate.time_words import Count, Words

_NIGHT_MARKS = frozenset({"/", "-", "\N{EN DASH}"})
_DASHES = frozenset("-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\u0640")
_SHORT_DIGITS, _EARLY_DIGITS, _YEAR_DIGITS = 2, 3, 4
_DECADE = 10
_NAMED_UNITS = frozenset({"month", "decade"})
_LAST_DAY, _WEEK = 31, 7
_LAST_HOUR, _HALF_DAY = 23, 12
_ENDS = frozenset({".", ",", ")", ";", "\N{ARABIC COMMA}", "\N{ARABIC SEMICOLON}"})
_LONGEST_SPAN = 200  # years; a number further on is no year of the same span


class PhraseReader:
    """Reads one time expression at a token of one sentence."""

    def __init__(self, words: Words, anchor_year: int | None) -> None:
        self.words = words
        self.points = PointReader(words, anchor_year)
        self.counts = CountReader(words)
        self.joins = JoinReader(words, self.points, self.counts)
        self.lists = ListReader(words, self.points)

    def read(self, at: int) -> Phrase | None:
        """Return the time expression that begins at a token, None where there is none."""
        vague = self.words.take("vague", at)
        if vague is not None:
            for start in (at, at + 1):
                is_flag = any(self.words.take(section, start) is not None for section in ("part_flags", "parts"))
                flagged = self._point(start) if is_flag and start < vague.after else None
                if flagged is not None and flagged.last > vague.after:
                    return flagged
            return Phrase(at, vague.after, "vague", vague.word.id, skipped=vague.word.skipped)
        approx = self.words.take("approx", at)
        start = approx.after if approx is not None else at
        found = self.lists.read(start) or self._range(start) or self._single(start)
        if found is None:
            return self.joins.loose(at)
        found = self.joins.recurring(self.joins.each(self.joins.yearly(found)))
        if approx is None:
            approx = self.words.take("approx", found.last)
            if approx is None or approx.word.value != "after":
                return found
        return found._replace(first=min(at, found.first), last=max(found.last, approx.after), approximate=True)

    def _single(self, at: int) -> Phrase | None:
        if (ending := self.joins.ending(at)) is not None:
            return ending
        counted = self.counts.read(at)
        point = self._point(at)
        if counted is not None and counted.form == "offset" and counted.sign < 0:
            counted = self._up_to_now(counted)
        if counted is None or (point is not None and point.last >= counted.last and counted.form != "set"):
            return point
        inner = self._behind_lead(counted.first) if counted.form == "duration" and counted.first > at else None
        return inner if inner is not None and inner.last > counted.last else counted

    def _behind_lead(self, at: int) -> Phrase | None:
        """A period behind a word like during, which may also be a plain length."""
        return self.lists.read(at) or self._range(at) or self._point(at)

    def _point(self, at: int) -> Phrase | None:
        since = self.words.take("from", at)
        start = since.after if since is not None and since.word.value in ("from", "since") else at
        found = self.points.read(start) or (self._bare_year(start) if start > at else None)
        if found is None:
            return None
        draft, after = found
        after = self.joins.years_ago(draft, after) or after
        until = self._until_now(after)
        has_start = draft.edge is not None and draft.edge.name == "start" and _is_current(draft)
        is_since = start > at and (until is not None or (has_start and since is not None))
        onward = self.words.take("onward", after) if since is not None and not is_since else None
        if onward is not None:
            return Phrase(at, onward.after, "point", draft.read_by, (draft.point(),), since=True, value="onward")
        if start > at and not is_since:
            return None
        skipped = since.word.skipped if is_since and since is not None else self._skipped(at)
        last = until if is_since and until is not None else after
        return Phrase(at, last, "point", draft.read_by, (draft.point(),), since=is_since, skipped=skipped)

    def _up_to_now(self, counted: Phrase) -> Phrase:
        """From fifty years ago until now."""
        since = self.words.take("from", counted.first - 1)
        until = self._until_now(counted.last) if since is not None and since.word.value in ("from", "since") else None
        return counted._replace(last=until, since=True) if until is not None else counted

    def _bare_year(self, at: int) -> tuple[Draft, int] | None:
        """From 92 until now: a year of two digits."""
        count = self.words.digits(at)
        if (
            count is None
            or count.digits != 2
            or not self.words.table.short_years
            or self._until_now(count.after) is None
        ):
            return None
        return self._short_year(at)

    def _short_year(self, at: int) -> tuple[Draft, int] | None:
        """Read a year of two digits."""
        count = self.words.digits(at) if self.words.table.short_years else None
        if count is None or count.digits != _SHORT_DIGITS or self.words.key(count.after) in _DASHES:
            return None
        draft = Draft()
        draft.add(Part("year", "at", full_year(count.value, self.words.table.calendar)), "rule.year")
        return draft, count.after

    def _until_now(self, at: int) -> int | None:
        to = self.words.take("to", at)
        is_to = to is not None and to.word.value == "to"
        start = to.after if to is not None and is_to else at
        now = self.words.take("now", start)
        if now is None and is_to and (day := self.words.take("days", start)) is not None and day.word.value == 0:
            now = day
        return now.after if now is not None else None

    def _skipped(self, at: int) -> int:
        """Letters of joined particles before the first word."""
        for section in (
            "part_flags",
            "days",
            "weekdays",
            "months",
            "units",
            "parts",
            "dayparts",
            "holidays",
            "seasons",
            "decades",
            "these",
        ):
            if (found := self.words.take(section, at)) is not None:
                return found.word.skipped
        count = self.words.number(at)
        return count.skipped if count is not None else 0

    # Ranges -----------------------------------------------------------------------------------------------------

    def _range(self, at: int) -> Phrase | None:
        """From one point to another, between two points, two points with a dash."""
        words = self.words
        lead = words.take("from", at)
        start = lead.after if lead is not None else at
        between = lead is not None and lead.word.value == "between"
        spanned = words.take("spanned", start)
        start = spanned.after if spanned is not None else start
        first = self.points.read(start) or (self._behind_plural(at, start) if spanned is not None else None)
        if first is None:
            first = self._short_year(start) if spanned is not None and spanned.word.value == "year" else None
            first = first or self._first_name(start)
        bare = self._bare(start) if first is None else None
        after = first[1] if first is not None else bare.after if bare is not None else at
        if after == at:
            return None
        is_night = first is not None and self._is_night_between(first[0], after)
        is_marked = is_night and self.words.key(after) in _NIGHT_MARKS
        joint = after + is_marked if is_night else self._joint(after)
        if joint is None or self._is_stamp(first, after):
            return None
        if bare is not None and spanned is not None and spanned.word.value == "day":
            days = self._bare_days(at, bare, joint)
            if days is not None:
                return days
        is_list = not is_night and not self._is_span(after, between)
        if first is not None and not is_list and (reach := self.joins.reach(at, first[0], joint)) is not None:
            return reach
        second = self._second(first, joint)
        found = self._join(at, first, bare, second, is_list=is_list) if second is not None else None
        return self._dated(found) if found is not None and is_list else found

    def _bare_days(self, at: int, first: Count, joint: int) -> Phrase | None:
        """The days 24 to 26, of the month that was told."""
        words, second = self.words, self.words.digits(joint)
        if second is None or words.numbers.article or not first.value < second.value <= _LAST_DAY:
            return None
        behind = words.key(second.after)
        if self.points.read(joint) is not None or words.take("units", second.after) is not None:
            return None
        if behind in words.table.keys["not_years.after"] or behind in words.numbers.forms:
            return None
        points = tuple(Point((Part("day", "at", count.value),)) for count in (first, second))
        to = words.take("to", joint - 1)
        form = "list" if to is not None and to.word.value == "and" else None
        return Phrase(at, second.after, "range", "rule.day", points, value=form)

    def _dated(self, found: Phrase) -> Phrase:
        """Monday and Tuesday, the 17th and 18th of May: the dates behind weekdays say which are meant."""
        if any([part.grain for part in point.parts] != ["weekday"] for point in found.points):
            return found
        dates = self._range(found.last + (self.words.key(found.last) in COMMAS))
        if dates is None or any(point.part("day") is None or point.part("month") is None for point in dates.points):
            return found
        return dates._replace(first=found.first, skipped=found.skipped)

    def _is_night_between(self, first: Draft, at: int) -> bool:
        """Saturday to Sunday night, the two days side by side."""
        second = self.words.take("weekdays", at + (self.words.key(at) in _NIGHT_MARKS))
        day = first.parts.get("weekday")
        if second is None or day is None or first.daypart != "night" or len(first.parts) > 1:
            return False
        return second.word.has_article and second.word.value == day.value % _WEEK + 1

    def _is_stamp(self, first: tuple[Draft, int] | None, at: int) -> bool:
        """Say whether a dash parts the year of a date from the time of day behind it."""
        words = self.words
        year = words.digits(at - 1)
        is_dated = first is not None and first[0].clock is not None and year is not None and year.digits == _YEAR_DIGITS
        return is_dated and words.key(at) in _DASHES

    def _second(self, first: tuple[Draft, int] | None, at: int) -> tuple[Draft, int] | None:
        """The other end: a point, or behind a year a bare number that is one too ("the years 90 to 92")."""
        year = first[0].parts.get("year") if first is not None and set(first[0].parts) == {"year"} else None
        count = self.words.number(at)
        if year is not None and year.op == "at" and count is not None and count.digits in (2, 4):
            value = full_year(count.value, self.words.table.calendar) if count.digits == 2 else count.value
            is_plain = self.words.take("units", count.after) is None and self.words.take("months", count.after) is None
            is_turned = self.words.key(at - 1) in _DASHES and value < year.value < value + _LONGEST_SPAN
            if is_plain and (is_turned or year.value < value < year.value + _LONGEST_SPAN):
                era = self.words.take("eras", count.after)
                draft = Draft()
                draft.add(Part("year", "at", value, str(era.word.value) if era else year.calendar), "rule.year")
                return draft, era.after if era is not None else count.after
        if first is not None and first[0].clock is not None and (hour := self._second_hour(first[0].clock, at)):
            return hour
        if (named := self._second_name(first, at)) is not None:
            return named
        century = first[0].parts.get("century") if first is not None and set(first[0].parts) == {"century"} else None
        if century is not None and century.op == "at" and count is not None and count.is_ordinal:
            era = self.words.take("eras", count.after)
            draft = Draft()
            draft.add(century._replace(value=count.value, calendar=str(era.word.value) if era else ""), "rule.century")
            return draft, era.after if era is not None else count.after
        return self.points.read(at)

    def _behind_plural(self, at: int, start: int) -> tuple[Draft, int] | None:
        """The months Tir ..., the sixties ...: a name or number that needs the word for its unit before it."""
        spanned = self.words.take("spanned", at) or self.words.take("spanned", start - 1)
        return self.points.read(start - 1) if spanned is not None and spanned.word.value in _NAMED_UNITS else None

    def _first_name(self, at: int) -> tuple[Draft, int] | None:
        """A season that has its year behind the other end ("spring and summer 2019")."""
        found = self.words.take("seasons", at)
        link = self.words.take("to", found.after) if found is not None else None
        if found is None or link is None or self.words.take("seasons", link.after) is None:
            return None
        draft = Draft()
        draft.add(Part("season", "at", int(found.word.value)), found.word.id)
        return draft, found.after

    def _second_name(self, first: tuple[Draft, int] | None, at: int) -> tuple[Draft, int] | None:
        """A decade by its number ("the sixties to the eighties"), a month whose name alone may be another word."""
        pieces = first[0].parts if first is not None and len(first[0].parts) == 1 else {}
        decade, month = pieces.get("decade"), pieces.get("month")
        draft = Draft()
        count = self.words.number(at) if decade is not None and decade.op == "at" else None
        if decade is not None and count is not None and not count.is_ordinal:
            is_decade = (
                not count.value % _DECADE and decade.value < count.value and count.digits == len(str(decade.value))
            )
            draft.add(decade._replace(value=count.value), "rule.decade")
            return (draft, count.after) if is_decade and self.words.take("units", count.after) is None else None
        found = self.words.take("months", at) if month is not None and month.op == "at" else None
        if month is None or found is None or not found.word.context or found.word.value[0] != month.calendar:
            return None
        known = self.points.read(at)
        draft.add(Part("month", "at", found.word.value[1], month.calendar), found.word.id)
        return known or (draft, found.after)

    def _second_hour(self, first: Clock, at: int) -> tuple[Draft, int] | None:
        """From the hour of 12 to 14, at the hours of 12 and 14: a later bare number that counts nothing."""
        words = self.words
        count = words.digits(at) or words.number(at)
        is_named = count is not None and count.is_ordinal == (not count.digits)
        if count is None or not is_named or first.minute or not first.hour < count.value <= _LAST_HOUR:
            return None
        draft = Draft()
        draft.clock, draft.read_by = first._replace(hour=count.value), "rule.clock"
        day = self.points.goes_on(draft, count.after) if words.take("units", count.after) is not None else count.after
        if day > count.after and draft.has("weekday", "day"):
            return draft, day
        if any(words.take(section, count.after) for section in ("units", "months", "weekdays", "more", "dayparts")):
            return None
        key = words.key(count.after)
        is_counting = key in words.table.keys["not_years.after"] or key in words.numbers.forms
        if is_counting or (key and not key[0].isalpha() and key not in _ENDS):
            return None
        return draft, count.after

    def _is_span(self, at: int, between: bool) -> bool:
        to = self.words.take("to", at)
        if self._is_pair_of_years(at):
            return True
        return between or self.words.key(at) in _DASHES or (to is not None and to.word.value == "to")

    def _bare(self, at: int) -> Count | None:
        """A number that takes its month or its era from the other end."""
        count = self.words.number(at) or self.points.ordinal(at)
        if count is None:
            return None
        is_short_year = count.digits == _SHORT_DIGITS and self.words.key(count.after) in _DASHES
        is_short_year |= count.digits == _EARLY_DIGITS and self._is_spanned_year(at)
        return count if 1 <= count.value <= 31 or count.digits == _YEAR_DIGITS or is_short_year else None

    def _is_spanned_year(self, at: int) -> bool:
        """Say whether the word for years stands right before a number: "the years 942 to 947" of an era."""
        found = (self.words.take("spanned", start) for start in (at - 2, at - 1))
        return any(word is not None and word.after == at and word.word.value == "year" for word in found)

    def _joint(self, at: int) -> int | None:
        """The index behind what joins two ends: a word, a dash, or a link written with the second end."""
        words = self.words
        if (to := words.take("to", at)) is not None:
            return to.after if to.word.value != "or" else None
        if words.key(at) in _DASHES:
            return at + 1
        if self._is_pair_of_years(at):
            return at
        count = words.number(at)
        month = words.take("months", at)
        weekday = words.take("weekdays", at)
        is_linked = (count is not None and count.is_linked) or any(
            name is not None and name.word.is_linked for name in (month, weekday)
        )
        return at if is_linked else None

    def _is_pair_of_years(self, at: int) -> bool:
        """Two years side by side in brackets, with an era: those of a life."""
        words = self.words
        first, second = words.digits(at - 1), words.digits(at)
        if first is None or second is None or words.key(at - 2) != "(" or words.take("eras", at + 1) is None:
            return False
        return first.digits == second.digits == _YEAR_DIGITS and first.value < second.value

    def _join(
        self, at: int, first: tuple[Draft, int] | None, bare: Count | None, second: tuple[Draft, int], *, is_list: bool
    ) -> Phrase | None:
        target = second[0]
        left = first[0] if first is not None else draft_of(bare, target)
        if left is None or not (is_list_of(left, target, bare=first is None) if is_list else is_range(left, target)):
            return None
        share(left, target)
        left, target = in_order(left, target)
        form_value = "list" if is_list else None
        return Phrase(
            at,
            second[1],
            "range",
            target.read_by,
            (left.point(), target.point()),
            value=form_value,
            skipped=self._skipped(at),
        )


def _is_current(draft: Draft) -> bool:
    return all(part.op == "shift" and part.value == 0 for part in draft.parts.values())
