"""The grammar of counted time: durations, distances from now, windows up to now, and what recurs."""

from rasad.annotate.time_lengths import LengthReader, duration
from rasad.annotate.time_model import Form, Length, Part, Phrase, Point
from rasad.annotate.time_words import Found, is_told, sign_of

_APART = frozenset({"before", "after"})
_LONG_UNITS = frozenset({"month", "year", "decade", "century"})
_CALENDAR_UNITS = frozenset({("week", "one"), ("year", "one")})


class CountReader(LengthReader):
    """Reads counted times from one sentence."""

    def read(self, at: int) -> Phrase | None:
        """Read a counted time at a token; None where there is none."""
        return self._set(at) or self._minutes_of(at) or self._offset_before(at) or self._window(at) or self._counted(at)

    def _set(self, at: int) -> Phrase | None:
        words = self.words
        if (adverb := words.take("adverbs", at)) is not None:
            return Phrase(
                at, adverb.after, "set", adverb.word.id, value=str(adverb.word.value), skipped=adverb.word.skipped
            )
        each = words.take("each", at)
        if each is not None:
            weekday = words.take("weekdays", self._behind_day(each.after))
            if weekday is not None and not weekday.word.is_linked:
                return Phrase(at, weekday.after, "set", each.word.id, value="P1W")
            month = words.take("months", each.after)
            if month is not None and not month.word.context and not month.word.is_linked:
                return Phrase(at, self._behind_name(month), "set", each.word.id, value="P1Y", skipped=each.word.skipped)
            found = self.lengths(each.after, bare=True)
            if found is not None and found[0]:
                part = words.take("dayparts", found[1])
                if part is not None:
                    found = found[0], part.after, found[2]
                return Phrase(at, found[1], "set", each.word.id, value=duration(found[0]), skipped=each.word.skipped)
        return self._times(at)

    def _behind_name(self, month: Found) -> int:
        """The index behind a month, its other name in brackets included."""
        other = self.words.take("months", month.after + 1) if self.words.key(month.after) == "(" else None
        return other.after + 1 if other is not None and self.words.key(other.after) == ")" else month.after

    def _behind_day(self, at: int) -> int:
        unit = self.words.take("units", at)
        return unit.after if unit is not None and unit.word.value == ("day", "one") else at

    def _times(self, at: int) -> Phrase | None:
        """Twice a week: a count of times within a unit."""
        words = self.words
        each = words.take("units", at)
        if each is not None and each.word.value[1] == "one" and not words.numbers.article:
            count = words.number(each.after)
            times = words.take("counts", count.after) if count is not None else None
            if times is not None:
                return Phrase(at, times.after, "set", times.word.id, value=duration((Length(1, each.word.value[0]),)))
        count = words.number(at)
        after = count.after if count is not None and not count.is_ordinal else at
        times = words.take("counts", after)
        if times is None:
            return None
        link = words.take("of", times.after)
        start = link.after if link is not None else times.after
        unit = words.take("units", start)
        within = words.take("adverbs", times.after)
        if within is not None:
            return Phrase(at, within.after, "set", times.word.id, value=str(within.word.value))
        if link is None or unit is None or unit.word.value[1] != "one" or words.take("shifts", unit.after):
            return None
        if words.number(unit.after) is not None:
            return None
        value = duration((Length(1, unit.word.value[0]),))
        return Phrase(
            at, unit.after, "set", times.word.id, value=value, skipped=self._skipped(at) or times.word.skipped
        )

    def _offset_before(self, at: int) -> Phrase | None:
        """Two days ago, after three years: the word before the length, in languages that put it there."""
        words = self.words
        if not words.numbers.article:
            return None
        ago = words.take("ago", at)
        approx = words.take("approx", ago.after) if ago is not None else None
        start = approx.after if approx is not None else ago.after if ago is not None else at
        found = self.lengths(start, bare=True) if ago is not None else None
        if ago is None or found is None:
            return None
        lengths, end, _ = found
        if words.key(end) in words.table.keys["passed.words"]:
            return Phrase(at, end + 1, "offset", ago.word.id, lengths=lengths, sign=-1, skipped=ago.word.skipped)
        now = words.take("now", end)
        if now is None and self._is_tied(ago, end):
            return None
        if any(words.take(section, end) for section in ("shifts", "weekdays", "days")) or words.number(end) is not None:
            return None
        last = now.after if now is not None else end
        return Phrase(
            at,
            last,
            "offset",
            ago.word.id,
            lengths=lengths,
            sign=sign_of(ago),
            told=is_told(ago) and now is None,
            skipped=ago.word.skipped,
        )

    def _is_tied(self, ago: Found, at: int) -> bool:
        """Two months before the vote, two months after the vote: each has its own prepositions."""
        tied = self.words.take("tied", at)
        if tied is None or self.words.key(tied.after) in self.words.table.keys["untied.after"]:
            return False
        return tied.word.value == "both" or is_told(ago)

    def _window(self, at: int) -> Phrase | None:
        """The last three months: plural, count and direction in any order."""
        words = self.words
        last = words.take("ordinals", at)
        if last is not None and last.word.value == -1 and (found := self.lengths(last.after)) is not None and found[0]:
            form: Form = "duration" if self._is_of_named(found[1]) else "window"
            return Phrase(at, found[1], form, last.word.id, lengths=found[0], sign=-1)
        this = words.take("these", at)
        start = this.after if this is not None else at
        unit = words.take("units", start)
        if unit is not None and unit.word.value[1] in ("many", "two"):
            return self._plural_window(at, unit)
        count = words.number(start)
        if count is not None and (unit := words.take("units", count.after)) is not None and unit.word.has_article:
            turn = words.take("shifts", unit.after)
            if turn is not None and sign_of(turn) and unit.word.value[1] != "one":
                lengths = (Length(count.value, unit.word.value[0]),)
                return Phrase(at, turn.after, "window", turn.word.id, lengths=lengths, sign=sign_of(turn))
        return None

    def _plural_window(self, at: int, unit: Found) -> Phrase | None:
        words = self.words
        if words.key(unit.after - 1) in words.table.keys["unlinked.units"]:
            return None
        count = words.number(unit.after) if unit.word.value[1] == "many" else None
        some = words.take("some", unit.after)
        after = count.after if count is not None else some.after if some is not None else unit.after
        turn = words.take("shifts", after) or self._last(after)
        if turn is None:
            return None
        behind = words.number(turn.after) if count is None and words.numbers.article else None
        if behind is not None and not behind.digits:
            count, turn = behind, Found(turn.word, behind.after)
        number = 2 if unit.word.value[1] == "two" else count.value if count is not None else None
        lengths = (Length(number, unit.word.value[0]),) if number is not None else ()
        return Phrase(
            at,
            turn.after,
            "duration" if sign_of(turn) == -1 and self._is_of_named(turn.after) else "window",
            turn.word.id,
            lengths=lengths,
            sign=sign_of(turn),
            skipped=unit.word.skipped,
        )

    def _is_of_named(self, at: int) -> bool:
        """Say whether what these are the last of follows ("the last ten days of the talks"), which now does not end."""
        words = self.words
        link = words.take("of", at)
        if link is None or link.word.value != "of" or len(link.word.tail) or not words.numbers.article:
            return False
        behind = words.key(link.after)
        is_time = any(words.take(section, link.after) for section in ("units", "months", "years", "these", "days"))
        return behind[:1].isalpha() and behind not in words.table.keys["untied.after"] and not is_time

    def _last(self, at: int) -> Found | None:
        """The last five years, with the word for last behind."""
        last = self.words.take("ordinals", at)
        return last if last is not None and last.word.value == -1 and last.word.has_article else None

    def _counted(self, at: int) -> Phrase | None:
        """A plain length, or one with the direction behind it (three days ago)."""
        words = self.words
        lead = words.take("for", at) or words.take("ahead", at)
        start = lead.after if lead is not None else at
        if lead is not None and (window := self._window(start) or self._current(lead, start)) is not None:
            return window
        is_bare = lead is not None and bool(words.numbers.article) and not self._is_named_period(start)
        found = self.lengths(start, bare=is_bare) or self._between(start)
        if found is None:
            return None
        reached = self.reaching(found[1]) if found[0] else None
        if reached is not None:
            return Phrase(start, reached, "duration", found[2], skipped=self._skipped(start))
        return self._turned(start, *found, is_led=lead is not None)

    def _turned(self, start: int, lengths: tuple[Length, ...], end: int, identifier: str, *, is_led: bool) -> Phrase:
        """A length with what stands behind it: a direction, what it is counted from, what it still is until."""
        words = self.words
        ago = words.take("ago", end) if not words.numbers.article else None
        is_another = ago is not None and ago.word.value == 1
        is_other = is_another and words.key(end - 1) in words.table.keys["described.units"]
        if ago is not None and is_another and words.key(start - 1) in words.table.keys["added.before"]:
            return Phrase(start, ago.after, "duration", ago.word.id, lengths=lengths, skipped=self._skipped(start))
        if ago is not None and not is_other and not words.is_before_another(ago):
            return Phrase(
                start, ago.after, "offset", ago.word.id, lengths=lengths, sign=sign_of(ago), told=is_told(ago)
            )
        if (now := words.take("now", end)) is not None and words.numbers.article:
            return Phrase(start, now.after, "offset", now.word.id, lengths=lengths, skipped=self._skipped(start))
        turn = words.take("shifts", end)
        is_tied = turn is not None and words.is_tied_behind(turn.after)
        is_tied |= not is_led and (self._is_from_another(start, end, ago) or self._is_some_day(start))
        if turn is not None and sign_of(turn) and not (is_tied or words.is_before_another(turn)):
            return Phrase(start, turn.after, "window", turn.word.id, lengths=lengths, sign=sign_of(turn))
        if is_tied:
            return Phrase(start, end, "offset", identifier, skipped=self._skipped(start))
        if not words.numbers.article and any(length.unit == "season" for length in lengths):
            lengths = ()  # of a league or a play: no quarter of a year
        left = words.take("left", end)
        last = left.after if left is not None else end
        return Phrase(start, last, "duration", identifier, lengths=lengths, skipped=self._skipped(start))

    def _is_from_another(self, at: int, end: int, ago: Found | None) -> bool:
        """Say whether a length is counted from something that the text names: "three days after the speech"."""
        words = self.words
        if not words.numbers.article:
            limit = words.take("limits", end)
            is_tied = ago is not None and words.is_before_another(ago)
            return is_tied or (limit is not None and limit.word.value in _APART)
        before, tied = words.take("ago", at - 1), words.take("tied", end)
        if before is None or tied is None or not self._is_tied(before, end):
            return False
        # "After three days of the attack" counts from it, "after fifty years of tension" does not.
        unit = words.take("units", end - 1)
        return tied.word.value != "both" or unit is None or unit.word.value[0] not in _LONG_UNITS

    def _is_some_day(self, at: int) -> bool:
        """Say whether one day or night of a story opens a sentence ("one day he came"), without an article."""
        words = self.words
        count = words.number(at)
        if words.numbers.article or at > words.first or count is None or count.value != 1 or count.digits:
            return False
        unit = words.take("units", count.after)
        is_day = unit is not None and unit.word.value in {("day", "one"), ("night", "one")}
        return is_day and words.take("ago", count.after + 1) is None

    def _minutes_of(self, at: int) -> Phrase | None:
        """The minutes 5, 61 and 89 of a match."""
        words = self.words
        unit = words.take("units", at)
        if unit is None or unit.word.value != ("minute", "many"):
            return None
        after, items = unit.after, 0
        while (count := words.number(after)) is not None and not count.is_ordinal:
            items, end = items + 1, count.after
            link = words.take("to", end)
            if link is None and words.key(end) != "\N{ARABIC COMMA}":
                break
            after = link.after if link is not None else end + 1
        return Phrase(at, end, "vague", unit.word.id) if items > 1 else None

    def _is_named_period(self, at: int) -> bool:
        """Say whether a period with the article stands here, which is no length ("during the last week of May")."""
        unit = self.words.take("units", at)
        if unit is None or not unit.word.has_article:
            return False
        return unit.word.value in _CALENDAR_UNITS or self.words.number(unit.after) is not None

    def _current(self, lead: Found, at: int) -> Phrase | None:
        """During the week: a period with the article and nothing behind it that describes it is the current one."""
        is_lead = lead.word.value in (1, "round")
        unit = self.words.take("units", at) if is_lead and self._is_named_period(at) else None
        if unit is not None and lead.word.value == "round" and unit.word.value[0] != "year":
            return None
        if (
            unit is None
            or unit.word.value[1] != "one"
            or self.words.key(unit.after).startswith(self.words.numbers.article)
        ):
            return None
        grain, end = unit.word.value[0], unit.after
        found = self.lengths(at, bare=True)
        if unit.word.value == ("year", "one") and found is not None and self._is_whole(lead, end):
            whole = self.words.take("whole", end)
            last = whole.after if whole is not None else end
            return Phrase(at, last, "duration", unit.word.id, lengths=found[0], skipped=unit.word.skipped)
        if found is None or found[1] != end or self.words.take("of", end) is not None:
            return None
        return Phrase(at, end, "point", unit.word.id, (Point((Part(grain, "shift", 0),)),), skipped=unit.word.skipped)

    def _is_whole(self, lead: Found, at: int) -> bool:
        """Say whether a year is meant in general: the year round, the whole of the year."""
        return lead.word.value == "round" or self.words.take("whole", at) is not None

    def _skipped(self, at: int) -> int:
        count = self.words.number(at)
        if count is not None:
            return count.skipped
        found = self.words.take("units", at) or self.words.take("halves", at)
        return found.word.skipped if found is not None else 0
