"""A point in time while it is being read, and what its readers ask of the words around it."""

from datetime import date

from rasad.annotate import calendars
from rasad.annotate.time_digits import calendar_of
from rasad.annotate.time_model import RANK, Clock, Edge, Part, Point
from rasad.annotate.time_words import Count, Found, Words

COMMAS = frozenset({",", "\N{ARABIC COMMA}"})
DAYLIKE = frozenset({"day", "night"})
YEARLIKE = frozenset({"year", "fiscal_year", "school_year"})


class Draft:
    """A point while it is being read: at most one piece of each grain."""

    __slots__ = ("clock", "daypart", "edge", "is_night", "is_same", "needs_company", "parts", "read_by")

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self.edge: Edge | None = None
        self.clock: Clock | None = None
        self.daypart = ""
        self.is_same = False
        self.is_night = False
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


def full_day(draft: Draft, home: str) -> date | None:
    """Return the day of a draft with day, month and year of their own; None for others."""
    day, month, year = (draft.parts.get(grain) for grain in ("day", "month", "year"))
    if day is None or month is None or year is None or any(part.op != "at" for part in (day, month, year)):
        return None
    calendar = year.calendar or calendar_of(year.value, home) or month.calendar
    return calendars.to_day(calendar, year.value, month.value, day.value) if calendar else None


class WordReader:
    """Questions that every reader of points asks; `anchor_year` helps with years of two digits."""

    def __init__(self, words: Words, anchor_year: int | None) -> None:
        self.words = words
        self.anchor_year = anchor_year

    def _turn(self, at: int) -> Found | None:
        """The word for last or next behind a name or unit; not before a count of its own (five days ago)."""
        turn = self.words.take("shifts", at)
        if turn is not None and not self.words.numbers.article and self.words.is_before_another(turn):
            return None
        if turn is None and self.words.key(at) == ")" and self.words.take("weekdays", at - 1) is not None:
            turn = self.words.take("shifts", at + 1)
        return turn

    def _is_own_going(self, at: int) -> bool:
        """Say whether one's own coming or going stands before a bare day ("I was back on the 27th")."""
        verbs = self.words.table.keys["bare_days.verbs"]
        return bool(verbs) and (
            self.words.key(at - 1) in verbs or (self._in_before(at) and self.words.key(at - 2) in verbs)
        )

    def ordinal(self, at: int) -> Count | None:
        """Return the ordinal word at a token."""
        found = self.words.take("ordinals", at)
        if found is not None:
            return Count(int(found.word.value), found.after, True, skipped=found.word.skipped)
        count = self.words.number(at)
        return count if count is not None and count.is_ordinal and count.digits == 0 else None

    def _unit_before(self, at: int, units: frozenset[str]) -> int:
        unit = self.words.take("units", at)
        return unit.after if unit is not None and unit.word.value[0] in units and unit.word.value[1] != "two" else at

    def _behind_links(self, at: int) -> list[int]:
        starts = [at]
        if self.words.key(at) in {".", "/", "\N{ARABIC COMMA}"}:
            starts.append(at + 1)
        if (link := self.words.take("of", at)) is not None:
            starts.append(link.after)
            if (second := self.words.take("of", link.after)) is not None:
                starts.append(second.after)
        return starts

    def _in_before(self, at: int) -> bool:
        return any(self.words.take(section, at - 1) for section in ("in", "from", "to", "ago", "ahead"))

    def _is_to(self, at: int) -> bool:
        to = self.words.take("to", at)
        return to is not None and to.word.value == "to"
