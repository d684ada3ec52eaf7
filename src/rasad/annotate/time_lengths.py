"""The grammar of lengths of time: counts with units, added up, and their ISO 8601 durations."""

from rasad.annotate.time_model import Length
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
_YEARS = frozenset({"year", "fiscal_year", "school_year"})
_YEAR_DIGITS = 4
_HALF = 5  # tenths
_CLOCK = frozenset({"second", "minute", "hour"})
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_SMALLER = {"year": (6, "month"), "month": (15, "day"), "hour": (30, "minute"), "minute": (30, "second")}
_SMALLER |= {"day": (12, "hour"), "century": (50, "year"), "decade": (5, "year")}


_Counted = tuple[tuple[Length, ...], int, str, bool]  # lengths, index behind, id of the unit, whether it was counted


class LengthReader:
    """Reads lengths from one sentence."""

    def __init__(self, words: Words) -> None:
        self.words = words

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
        is_pair = len(lengths) > 1 and (bool(self.words.numbers.article) or any(row.amount != 1 for row in lengths))
        if not (is_counted or bare or is_pair or (lengths and lengths[0].amount % 1)):
            return None
        if lengths and (odd := self.words.take("odd", end)) is not None:
            end = odd.after
        return tuple(lengths), end, identifier

    def _length(self, at: int, *, bare: bool) -> _Counted | None:
        words = self.words
        if (fixed := self._without_number(at) or self._decimal(at)) is not None:
            return fixed
        count = words.number(at)
        if count is not None and not count.is_ordinal:
            return self._tens_and_glued(count.value, count.after) or self._numbered(count.value, count.after)
        unit = words.take("units", at)
        if unit is None:
            return None
        name, number = unit.word.value
        if number == "two":
            return (Length(2, name),), unit.after, unit.word.id, bare and not unit.word.has_article
        if number == "many":
            return self._many_of(unit, bare=bare)
        return self._single(unit, name, bare=bare)

    def _decimal(self, at: int) -> _Counted | None:
        """One and a half years as a decimal with a slash, whichever way its two numbers were set."""
        words = self.words
        if not words.table.decimal_slash or words.key(at + 1) != "/" or words.key(at - 1) == "/":
            return None
        first, second, unit = words.digits(at), words.digits(at + 2), self._unit(at + 3)
        if first is None or second is None or unit is None or unit.word.value[1] != "one":
            return None
        whole = next((row.value for row, part in ((second, first), (first, second)) if part.value == _HALF), None)
        if whole is None or first.value == second.value:
            return (), unit.after, unit.word.id, True
        name = unit.word.value[0]
        return (Length(whole, name), *_part_of(name, 0.5)), unit.after, unit.word.id, True

    def _many_of(self, unit: Found, *, bare: bool) -> _Counted | None:
        """Weeks, a few weeks: a plural without a number."""
        few = self.words.take("some", unit.after)
        if few is not None and few.word.value == "few":
            return (), few.after, unit.word.id, True
        return ((), unit.after, unit.word.id, False) if bare and not self._is_of_month(unit.after) else None

    def _is_of_month(self, at: int) -> bool:
        """Say whether a month follows, whose days or weeks are meant: the days of the month of May."""
        unit = self.words.take("units", at)
        start = unit.after if unit is not None and unit.word.value == ("month", "one") else at
        return self.words.take("months", start) is not None

    def _single(self, unit: Found, name: str, *, bare: bool) -> _Counted | None:
        """One unit, with the word for one behind it or without."""
        words = self.words
        single = words.number(unit.after) if words.numbers.article else None
        if single is not None and single.value == 1 and not single.digits and not single.is_ordinal:
            return (Length(1, name),), single.after, unit.word.id, True
        is_named = self._is_named(unit) or words.take("shifts", unit.after) is not None
        return ((Length(1, name),), unit.after, unit.word.id, False) if bare and not is_named else None

    def _tens_and_glued(self, tens: int, at: int) -> _Counted | None:
        """Thirty-five years, the units written together with what they count."""
        link = self.words.take("to", at) if tens % 10 == 0 else None
        glued = self.words.take("glued", link.after) if link is not None and link.word.value == "and" else None
        if glued is None:
            return None
        count, unit = glued.word.value
        return ((Length(tens + count, unit),), glued.after, glued.word.id, True) if 1 <= count <= 9 else None

    def _without_number(self, at: int) -> _Counted | None:
        """Counts written with their unit, "several" of a unit, half a unit."""
        words = self.words
        if (glued := words.take("glued", at)) is not None:
            count, unit = glued.word.value
            lengths = _part_of(unit, count) if count % 1 else (Length(count, unit),)
            return lengths, glued.after, glued.word.id, True
        if (some := words.take("some", at)) is not None:
            unit = self._unit(some.after) or words.take("glued", some.after)
            if unit is not None:
                return (), unit.after, unit.word.id, True
        if (half := words.take("halves", at)) is not None and (unit := self._unit(half.after)) is not None:
            part = 0.5 if half.word.value == "half" else 0.25
            return _part_of(unit.word.value[0], part), unit.after, unit.word.id, True
        return None

    def _numbered(self, value: int, after: int) -> _Counted | None:
        words = self.words
        part = words.take("more", after + 1) if words.take("to", after) else words.take("more", after)
        if part is not None and part.word.value == "half" and (unit := self._unit(part.after)) is not None:
            is_half = value == 1 and not words.numbers.article and words.take("to", after) is None
            whole = () if is_half else (Length(value, unit.word.value[0]),)  # "one half hour", "one and a half hours"
            return (
                (*whole, *_part_of(unit.word.value[0], 0.5)),
                unit.after,
                unit.word.id,
                True,
            )
        unit = self._unit(after)
        if unit is None or (value > 2 and unit.word.value[1] == "two") or self._is_named(unit):
            return None
        if unit.word.has_article and unit.word.value[1] == "one":
            return None
        return (Length(value, unit.word.value[0]),), unit.after, unit.word.id, True

    def _is_named(self, unit: Found) -> bool:
        """Say whether a unit belongs to what follows: the month of May, the year 1990."""
        if self.words.take("months", unit.after) is not None:
            return bool(unit.word.value[0] == "month")
        count = self.words.digits(unit.after)
        return count is not None and count.digits == _YEAR_DIGITS and unit.word.value[0] in _YEARS

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
        again = self._unit(part.after) if part is not None else None
        if part is not None and again is not None and again.word.has_article and again.word.value[0] == unit:
            return _part_of(unit, {"half": 0.5, "quarter": 0.25, "third": 1 / 3}[str(part.word.value)]), again.after
        if part is not None and (start > at or part.word.is_linked) and again is None:
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

    def reaching(self, end: int) -> int | None:
        """The index behind a second length that the first runs to ("two days to three months"), and a link."""
        link = self.words.take("to", end)
        if link is None or link.word.value != "to":
            return None
        second = self.lengths(link.after, bare=bool(self.words.numbers.article))
        if second is None or self.words.take("shifts", second[1]) or self.words.take("ago", second[1]):
            return None
        return second[1] if second[0] else None

    def _between(self, at: int) -> tuple[tuple[Length, ...], int, str] | None:
        """Three or four nights, 23 and 24 minutes: counts with one unit, of which no single length can be given."""
        words = self.words
        count = words.number(at)
        if count is None or count.is_ordinal:
            return None
        while words.key(count.after) == "\N{ARABIC COMMA}" and words.take("units", count.after + 1) is None:
            following = words.number(count.after + 1)  # the first items of a list
            if following is None or following.is_ordinal:
                return None
            count = following
        joint = words.take("to", count.after)
        after = joint.after if joint is not None else count.after + (words.key(count.after) in _JOINTS)
        second = words.number(after)
        if second is None or second.is_ordinal or (after == count.after and not second.is_linked):
            return None
        unit = self._unit(second.after)
        is_one = unit is not None and unit.word.has_article and unit.word.value[1] == "one"
        return ((), unit.after, unit.word.id) if unit is not None and not is_one and not self._is_named(unit) else None


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
