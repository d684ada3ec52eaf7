"""The grammar of counted time: durations, distances from now, windows up to now, and what recurs."""

from rasad.annotate.time_model import Length, Phrase
from rasad.annotate.time_words import Found, Words

_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "month": "M",
    "quarter": "M",
}
_LETTERS |= {
    "half": "M",
    "season": "M",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "fiscal_year": "Y",
    "school_year": "Y",
}
_TIMES = {"quarter": 3, "half": 6, "season": 3, "decade": 10, "century": 100}
_JOINTS = frozenset("-\N{EN DASH}")
_CLOCK = frozenset({"second", "minute", "hour"})
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_SMALLER = {"year": (6, "month"), "month": (15, "day"), "hour": (30, "minute"), "minute": (30, "second")}
_SMALLER |= {"day": (12, "hour"), "century": (50, "year"), "decade": (5, "year")}


class CountReader:
    """Reads counted times from one sentence."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def read(self, at: int) -> Phrase | None:
        """Read a counted time at a token; None where there is none."""
        return self._set(at) or self._offset_before(at) or self._window(at) or self._counted(at)

    # Lengths ----------------------------------------------------------------------------------------------------

    def lengths(self, at: int, *, bare: bool = False) -> tuple[tuple[Length, ...], int, str] | None:
        """Read one length or several added up; `bare` allows a unit without a count ("a month ago").

        An empty tuple is a count that is no number ("several months"). The last item is the id of the unit.
        """
        first = self._length(at, bare=True)
        if first is None:
            return None
        found, end, identifier, is_counted = first
        lengths = list(found)
        while lengths and (more := self._more(end, lengths[-1].unit)) is not None:
            lengths.extend(more[0])
            end = more[1]
        if not (is_counted or bare or len(lengths) > 1 or (lengths and lengths[0].count % 1)):
            return None
        return tuple(lengths), end, identifier

    def _length(self, at: int, *, bare: bool) -> tuple[tuple[Length, ...], int, str, bool] | None:
        words = self.words
        if (glued := words.take("glued", at)) is not None:
            count, unit = glued.word.value
            lengths = _part_of(unit, count) if count % 1 else (Length(count, unit),)
            return lengths, glued.after, glued.word.id, True
        if (some := words.take("some", at)) is not None and (unit := self._unit(some.after)) is not None:
            return (), unit.after, unit.word.id, True
        if (half := words.take("halves", at)) is not None and (unit := self._unit(half.after)) is not None:
            part = 0.5 if half.word.value == "half" else 0.25
            return _part_of(unit.word.value[0], part), unit.after, unit.word.id, True
        count = words.number(at)
        if count is not None and not count.is_ordinal:
            return self._numbered(count.value, count.after)
        unit = words.take("units", at)
        if unit is None:
            return None
        name, number = unit.word.value
        if number == "two":
            return (Length(2, name),), unit.after, unit.word.id, bare and not unit.word.has_article
        if number == "many":
            return ((), unit.after, unit.word.id, False) if bare else None
        single = words.number(unit.after)
        if single is not None and single.value == 1 and not single.digits and not single.is_ordinal:
            return (Length(1, name),), single.after, unit.word.id, True
        is_named = words.take("months", unit.after) is not None or words.take("shifts", unit.after) is not None
        return ((Length(1, name),), unit.after, unit.word.id, False) if bare and not is_named else None

    def _numbered(self, value: int, after: int) -> tuple[tuple[Length, ...], int, str, bool] | None:
        words = self.words
        part = words.take("more", after + 1) if words.take("to", after) else words.take("more", after)
        if part is not None and part.word.value == "half" and (unit := self._unit(part.after)) is not None:
            return (
                (Length(value, unit.word.value[0]), *_part_of(unit.word.value[0], 0.5)),
                unit.after,
                unit.word.id,
                True,
            )
        unit = self._unit(after)
        if unit is None or (value > 2 and unit.word.value[1] == "two"):
            return None
        return (Length(value, unit.word.value[0]),), unit.after, unit.word.id, True

    def _unit(self, at: int) -> Found | None:
        unit = self.words.take("units", at)
        return unit if unit is not None and not unit.word.skipped else None

    def _more(self, at: int, unit: str) -> tuple[tuple[Length, ...], int] | None:
        """Read what is added: and a half, and forty minutes."""
        words = self.words
        link = words.take("to", at)
        start = link.after if link is not None and link.word.value == "and" else at
        if words.key(at) in {",", "\N{ARABIC COMMA}"}:
            start = at + 1
        part = words.take("more", start)
        if part is not None and (start > at or part.word.is_linked) and self._unit(part.after) is None:
            return _part_of(unit, {"half": 0.5, "quarter": 0.25, "third": 1 / 3}[str(part.word.value)]), part.after
        count = words.number(start)
        if count is not None and (start > at or count.is_linked) and not count.is_ordinal:
            found = self._unit(count.after)
            if found is not None and found.word.value[0] != unit and found.word.value[0] in _LETTERS:
                return (Length(count.value, found.word.value[0]),), found.after
        single = words.take("units", start)
        if single is None or not (start > at or single.word.is_linked) or single.word.has_article:
            return None
        name, number = single.word.value
        if name == unit or number == "many" or _rank(name) <= _rank(unit):
            return None
        return (Length(2 if number == "two" else 1, name),), single.after

    # Phrases ----------------------------------------------------------------------------------------------------

    def _set(self, at: int) -> Phrase | None:
        words = self.words
        if (adverb := words.take("adverbs", at)) is not None:
            return Phrase(
                at, adverb.after, "set", adverb.word.id, value=str(adverb.word.value), skipped=adverb.word.skipped
            )
        each = words.take("each", at)
        if each is not None:
            if (weekday := words.take("weekdays", self._behind_day(each.after))) is not None:
                return Phrase(at, weekday.after, "set", each.word.id, value="P1W")
            found = self.lengths(each.after, bare=True)
            if found is not None and found[0]:
                return Phrase(at, found[1], "set", each.word.id, value=duration(found[0]), skipped=each.word.skipped)
        return self._times(at)

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
        return Phrase(at, unit.after, "set", times.word.id, value=duration((Length(1, unit.word.value[0]),)))

    def _offset_before(self, at: int) -> Phrase | None:
        """Two days ago, after three years: the word before the length, in languages that put it there."""
        words = self.words
        if not words.numbers.article:
            return None
        ago = words.take("ago", at)
        found = self.lengths(ago.after, bare=True) if ago is not None else None
        if ago is None or found is None:
            return None
        lengths, end, _ = found
        now = words.take("now", end)
        if now is None and (link := words.take("from", end)) is not None and link.word.value == "from":
            return None
        if words.take("shifts", end) is not None or words.number(end) is not None:
            return None
        last = now.after if now is not None else end
        return Phrase(
            at, last, "offset", ago.word.id, lengths=lengths, sign=int(ago.word.value), skipped=ago.word.skipped
        )

    def _window(self, at: int) -> Phrase | None:
        """The last three months: plural, count and direction in any order."""
        words = self.words
        last = words.take("ordinals", at)
        if last is not None and last.word.value == -1 and (found := self.lengths(last.after)) is not None and found[0]:
            return Phrase(at, found[1], "window", last.word.id, lengths=found[0], sign=-1)
        this = words.take("these", at)
        start = this.after if this is not None else at
        unit = words.take("units", start)
        if unit is not None and unit.word.value[1] in ("many", "two"):
            return self._plural_window(at, unit)
        count = words.number(start)
        if count is not None and (unit := words.take("units", count.after)) is not None and unit.word.has_article:
            turn = words.take("shifts", unit.after)
            if turn is not None and turn.word.value and unit.word.value[1] != "one":
                lengths = (Length(count.value, unit.word.value[0]),)
                return Phrase(at, turn.after, "window", turn.word.id, lengths=lengths, sign=int(turn.word.value))
        return None

    def _plural_window(self, at: int, unit: Found) -> Phrase | None:
        words = self.words
        count = words.number(unit.after) if unit.word.value[1] == "many" else None
        some = words.take("some", unit.after)
        after = count.after if count is not None else some.after if some is not None else unit.after
        turn = words.take("shifts", after)
        if turn is None:
            return None
        if count is None and turn.after < words.last and words.number(turn.after) is not None:
            count = words.number(turn.after)
            turn = turn._replace(after=count.after if count is not None else turn.after)
        is_two = unit.word.value[1] == "two"
        lengths = (Length(2 if is_two else count.value, unit.word.value[0]),) if is_two or count is not None else ()
        return Phrase(
            at,
            turn.after,
            "window",
            turn.word.id,
            lengths=lengths,
            sign=int(turn.word.value),
            skipped=unit.word.skipped,
        )

    def _counted(self, at: int) -> Phrase | None:
        """A plain length, or one with the direction behind it (three days ago)."""
        words = self.words
        lead = words.take("for", at) or words.take("ahead", at)
        start = lead.after if lead is not None else at
        found = self.lengths(start, bare=lead is not None and bool(words.numbers.article)) or self._between(start)
        if found is None:
            return None
        lengths, end, identifier = found
        if not words.numbers.article and (ago := words.take("ago", end)) is not None:
            return Phrase(start, ago.after, "offset", ago.word.id, lengths=lengths, sign=int(ago.word.value))
        if (now := words.take("now", end)) is not None and words.numbers.article:
            return Phrase(start, now.after, "offset", now.word.id, lengths=lengths, skipped=self._skipped(start))
        if (turn := words.take("shifts", end)) is not None and turn.word.value:
            return Phrase(start, turn.after, "window", turn.word.id, lengths=lengths, sign=int(turn.word.value))
        return Phrase(start, end, "duration", identifier, lengths=lengths, skipped=self._skipped(start))

    def _between(self, at: int) -> tuple[tuple[Length, ...], int, str] | None:
        """Three or four nights, 23 and 24 minutes: counts with one unit, of which no single length can be given."""
        words = self.words
        count = words.number(at)
        if count is None or count.is_ordinal:
            return None
        joint = words.take("to", count.after)
        after = joint.after if joint is not None else count.after + (words.key(count.after) in _JOINTS)
        second = words.number(after)
        if second is None or second.is_ordinal or after == count.after:
            return None
        unit = self._unit(second.after)
        return ((), unit.after, unit.word.id) if unit is not None else None

    def _skipped(self, at: int) -> int:
        count = self.words.number(at)
        if count is not None:
            return count.skipped
        unit = self.words.take("units", at)
        return unit.word.skipped if unit is not None else 0


def _rank(unit: str) -> int:
    order = ("century", "decade", "year", "season", "month", "week", "day", "night", "hour", "minute", "second")
    return order.index(unit) if unit in order else 2


def _part_of(unit: str, part: float) -> tuple[Length, ...]:
    """Half a year is six months; what has no smaller unit here stays a fraction."""
    smaller = _SMALLER.get(unit)
    if smaller is None:
        return (Length(part, unit),)
    count = smaller[0] * 2 * part
    return (Length(int(count), smaller[1]),) if count.is_integer() else (Length(part, unit),)


def _plain(count: float) -> str:
    return str(int(count)) if float(count).is_integer() else f"{count:.6f}".rstrip("0")


def duration(lengths: tuple[Length, ...]) -> str | None:
    """Return lengths as an ISO 8601 duration; None where they are no numbers.

    >>> duration((Length(1, "hour"), Length(40, "minute")))
    'PT1H40M'
    """
    totals: dict[str, float] = {}
    for count, unit in lengths:
        key = ("T" if unit in _CLOCK else "") + _LETTERS[unit]
        totals[key] = totals.get(key, 0) + count * _TIMES.get(unit, 1)
    if not totals:
        return None
    dates = "".join(f"{_plain(totals[key])}{key}" for key in _ORDER[:4] if key in totals)
    times = "".join(f"{_plain(totals[key])}{key[1]}" for key in _ORDER[4:] if key in totals)
    return f"P{dates}" + (f"T{times}" if times else "")
