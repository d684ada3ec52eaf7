"""The grammar of whole time expressions: vague words, recurrences, ranges, counted times and points, in this order."""

from rasad.annotate.time_counts import CountReader
from rasad.annotate.time_digits import full_year
from rasad.annotate.time_draft import Draft
from rasad.annotate.time_joins import JoinReader
from rasad.annotate.time_model import Clock, Part, Phrase
from rasad.annotate.time_points import PointReader
from rasad.annotate.time_words import Count, Words

_DASHES = frozenset("-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\u0640")
_SHORT_DIGITS, _EARLY_DIGITS, _YEAR_DIGITS = 2, 3, 4
_LAST_DAY, _WEEK = 31, 7
_LAST_HOUR, _HALF_DAY = 23, 12
_ENDS = frozenset({".", ",", ")", ";", "\N{ARABIC COMMA}", "\N{ARABIC SEMICOLON}"})
_LONGEST_SPAN = 200  # years; a number further on is no year of the same span
_SHARED = ("month", "year", "decade", "century", "week", "season")


class PhraseReader:
    """Reads one time expression at a token of one sentence."""

    def __init__(self, words: Words, anchor_year: int | None) -> None:
        self.words = words
        self.points = PointReader(words, anchor_year)
        self.counts = CountReader(words)
        self.joins = JoinReader(words, self.points, self.counts)

    def read(self, at: int) -> Phrase | None:
        """Return the time expression that begins at a token, None where there is none."""
        vague = self.words.take("vague", at)
        if vague is not None:
            flagged = self._point(at) if self.words.take("part_flags", at) is not None else None
            if flagged is not None and flagged.last > vague.after:
                return flagged
            return Phrase(at, vague.after, "vague", vague.word.id, skipped=vague.word.skipped)
        approx = self.words.take("approx", at)
        start = approx.after if approx is not None else at
        found = self._range(start) or self._single(start)
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
        return counted

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
        first = self.points.read(start)
        if first is None and spanned is not None and spanned.word.value == "year":
            first = self._short_year(start)
        bare = self._bare(start) if first is None else None
        after = first[1] if first is not None else bare.after if bare is not None else at
        if after == at:
            return None
        is_night = first is not None and self._is_night_between(first[0], after)
        joint = after if is_night else self._joint(after)
        if joint is None or self._is_stamp(first, after):
            return None
        is_list = not is_night and not self._is_span(after, between)
        if first is not None and not is_list and (reach := self.joins.reach(at, first[0], joint)) is not None:
            return reach
        second = self._second(first, joint)
        return self._join(at, first, bare, second, is_list=is_list) if second is not None else None

    def _is_night_between(self, first: Draft, at: int) -> bool:
        """Saturday to Sunday night, the two days side by side."""
        second = self.words.take("weekdays", at)
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
        century = first[0].parts.get("century") if first is not None and set(first[0].parts) == {"century"} else None
        if century is not None and century.op == "at" and count is not None and count.is_ordinal:
            era = self.words.take("eras", count.after)
            draft = Draft()
            draft.add(century._replace(value=count.value, calendar=str(era.word.value) if era else ""), "rule.century")
            return draft, era.after if era is not None else count.after
        return self.points.read(at)

    def _second_hour(self, first: Clock, at: int) -> tuple[Draft, int] | None:
        """From the hour of 12 to 14, at the hours of 12 and 14: a later bare number that counts nothing."""
        words = self.words
        count = words.digits(at)
        if count is None or count.is_ordinal or first.minute or not first.hour < count.value <= _LAST_HOUR:
            return None
        if any(words.take(section, count.after) for section in ("units", "months", "weekdays", "more", "dayparts")):
            return None
        key = words.key(count.after)
        is_counting = key in words.table.keys["not_years.after"] or key in words.numbers.forms
        if is_counting or (key and not key[0].isalpha() and key not in _ENDS):
            return None
        draft = Draft()
        draft.clock, draft.read_by = first._replace(hour=count.value), "rule.clock"
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
        is_linked = (count is not None and count.is_linked) or (month is not None and month.word.is_linked)
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
        left = first[0] if first is not None else _draft_of(bare, target)
        if left is None or not (_compatible(left, target) or (not is_list and _is_edged(left, target))):
            return None
        if is_list and first is not None and not _is_day_list(left, target):
            return None
        _share(left, target)
        _share(target, left)
        _share_era(left, target)
        _share_clock(left, target)
        left, target = _in_order(left, target)
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


def _in_order(left: Draft, right: Draft) -> tuple[Draft, Draft]:
    """Two years from the earlier to the later: lines that run from right to left turn "1361-1366" round."""
    first, last = left.parts.get("year"), right.parts.get("year")
    if first is None or last is None or len(left.parts) + len(right.parts) > len((first, last)):
        return left, right
    is_turned = first.op == last.op == "at" and 0 < last.value < first.value and first.calendar == last.calendar
    return (right, left) if is_turned else (left, right)


def _is_current(draft: Draft) -> bool:
    return all(part.op == "shift" and part.value == 0 for part in draft.parts.values())


def _draft_of(bare: Count | None, target: Draft) -> Draft | None:
    """Read a bare number as the narrowest piece that the other end has."""
    draft = Draft()
    if bare is None:
        return None
    if bare.digits == _YEAR_DIGITS or bare.value > _LAST_DAY:
        year = target.parts.get("year")
        if year is None or year.op != "at" or target.has("month", "day"):
            return None
        draft.add(
            year._replace(
                value=bare.value
                if bare.digits in (_EARLY_DIGITS, _YEAR_DIGITS)
                else year.value // 100 * 100 + bare.value
            )
        )
        return draft
    day = target.parts.get("day")
    if day is None or day.op != "at":
        return None
    draft.add(Part("day", "at", bare.value))
    return draft


def _compatible(left: Draft, right: Draft) -> bool:
    """Say whether two points can be the ends of one range: the same narrowest grain."""
    if left.clock is not None or right.clock is not None:
        return left.clock is not None and right.clock is not None
    calendars = {draft.parts["month"].calendar for draft in (left, right) if "month" in draft.parts} - {""}
    if len(calendars) > 1:
        return False  # one day in two calendars, or two days that no dash joins
    return _narrowest(left) == _narrowest(right) and not left.has("holiday") and not right.has("holiday")


def _is_edged(left: Draft, right: Draft) -> bool:
    """Say whether two points run from a beginning to an end, of whatever grain each is."""
    opens = left.edge is not None and left.edge.name == "start"
    closes = right.edge is not None and right.edge.name in ("close", "end")
    return (opens and closes) or (
        (opens or closes) and left.clock is None and right.clock is None and left.has("month") and right.has("month")
    )


def _narrowest(draft: Draft) -> str:
    grain = draft.point().parts[-1].grain if draft.parts else ""
    return "day" if grain in ("weekday", "day") else grain


def _is_day_list(left: Draft, right: Draft) -> bool:
    """Say whether two points are items of one list: days of one month, months of one year, years, centuries."""
    if left.clock is not None and right.clock is not None:
        return not right.parts
    if left.has("day"):
        return not left.has("month", "year", "weekday") and right.has("day")
    eras = {draft.parts["year"].calendar for draft in (left, right) if "year" in draft.parts}
    is_plain = all(part.op == "at" for part in left.parts.values())
    return is_plain and len(eras) <= 1 and set(left.parts) in ({"month"}, {"year"}, {"century"})


def _share(left: Draft, right: Draft) -> None:
    """Give one end the wider pieces that only the other names."""
    for grain in _SHARED:
        part = right.parts.get(grain)
        is_weekday = left.has("weekday") and not left.has("day") and grain == "month"
        if part is not None and grain not in left.parts and _is_wider(grain, left) and not is_weekday:
            left.add(part)


def _is_wider(grain: str, draft: Draft) -> bool:
    point = draft.point()
    order = {"century": 0, "decade": 1, "year": 2, "season": 3, "month": 4, "week": 5, "weekday": 6, "day": 7}
    return (
        bool(point.parts)
        and order.get(grain, 9) < order.get(point.parts[-1].grain, 0)
        and (order.get(grain, 9) < order.get(point.parts[0].grain, 9))
    )


def _share_era(left: Draft, right: Draft) -> None:
    """The third and fourth century before the era: the era behind the second is that of both."""
    for grain in ("century", "year"):
        here, there = left.parts.get(grain), right.parts.get(grain)
        if here is None or there is None or here.calendar or {here.op, there.op} != {"at"} or here.value < 1:
            continue
        if grain == "century" and there.calendar == "before":
            left.parts[grain] = here._replace(calendar="before")
        elif grain == "year" and there.value < 1:
            left.parts[grain] = here._replace(value=1 - here.value)


def _share_clock(left: Draft, right: Draft) -> None:
    """From two to four in the afternoon, tomorrow from 12 to 14: the day and its part are those of both ends."""
    if left.clock is None or right.clock is None:
        return
    if right.daypart and not left.daypart and left.clock.hour + _HALF_DAY < right.clock.hour:
        left.clock = left.clock._replace(hour=left.clock.hour + _HALF_DAY)
    if not right.parts:
        right.parts = dict(left.parts)
    elif not left.parts:
        left.parts = dict(right.parts)
