"""Times that are made of others: a day up to a distance, months that a month closes, what recurs within a period.

Beside them the words that are a time without a value where nothing else makes one of them ("in the morning").
"""

from rasad.annotate.time_counts import CountReader
from rasad.annotate.time_draft import Draft
from rasad.annotate.time_model import Length, Part, Phrase
from rasad.annotate.time_points import PointReader
from rasad.annotate.time_words import Words

_YEARS = frozenset({"year", "decade", "century"})
_PERIODS = frozenset({"week", "month", "year"})
_ENDED = frozenset({"week", "month", "quarter", "half", "year", "fiscal_year"})
_REACH = 6  # tokens of a length and the word behind it
_DAYS = frozenset({"weekday", "day", "month"})
_DATES = frozenset({"day", "month"})
_DAILY, _YEARLY = "P1D", "P1Y"


class JoinReader:
    """Reads joined times from one sentence, with the readers of points and of counted times."""

    def __init__(self, words: Words, points: PointReader, counts: CountReader) -> None:
        self.words = words
        self.points = points
        self.counts = counts

    def ending(self, at: int) -> Phrase | None:
        """The four months to the end of June: a number of months and the month that closes them."""
        closing = self.words.table.sections["ending"]
        if not any(self.words.key(index) in closing for index in range(at + 1, at + _REACH)):
            return None
        lead = self.words.take("for", at) or self.words.take("ahead", at)
        start = lead.after if lead is not None else at
        found = self.counts.lengths(start, bare=True)
        lengths, end = found[:2] if found is not None and found[0] else self._named(start)
        if len(lengths) != 1 or lengths[0].unit not in _ENDED:
            return None
        link = self.words.take("ending", end)
        point = self.points.read(link.after) if link is not None else None
        if link is None or point is None or not point[0].has("month"):
            return None
        if lengths[0].unit == "week" and not point[0].has("day"):
            return None
        unit = self.words.take("units", start)
        skipped = unit.word.skipped if unit is not None else 0
        return Phrase(start, point[1], "ending", link.word.id, (point[0].point(),), lengths, skipped=skipped)

    def _named(self, at: int) -> tuple[tuple[Length, ...], int]:
        """The quarter, the nine months: a unit with the article, its number behind it."""
        words = self.words
        unit = words.take("units", at)
        if unit is None or not unit.word.has_article or unit.word.value[1] == "two":
            return (), at
        if unit.word.value[1] == "one":
            return (Length(1, unit.word.value[0]),), unit.after
        count = words.number(unit.after)
        return ((Length(count.value, unit.word.value[0]),), count.after) if count is not None else ((), at)

    def reach(self, at: int, first: Draft, joint: int) -> Phrase | None:
        """From a point to a distance from now, or to the months that a month closes."""
        tail = self.ending(joint)
        if tail is None and first.has("day") and first.parts["day"].op == "shift" and first.clock is None:
            counted = self.counts.read(joint)
            tail = counted if counted is not None and counted.form == "offset" and counted.sign > 0 else None
        if tail is None:
            return None
        return tail._replace(first=at, form="reach", points=(first.point(), *tail.points))

    def years_ago(self, draft: Draft, at: int) -> int | None:
        """A holiday some years ago: the year behind the name; `at` is the index behind the holiday."""
        if not draft.has("holiday") or draft.has("year"):
            return None
        counted = self.counts.read(at)
        if counted is None or counted.form != "offset" or any(length.unit not in _YEARS for length in counted.lengths):
            return None
        if len(counted.lengths) == 1 and counted.lengths[0].unit == "year":
            draft.add(Part("year", "shift", int(counted.lengths[0].amount) * counted.sign))
        else:
            draft.add(Part("year", "shift", 0, name="same"))
        return counted.last

    def recurring(self, found: Phrase) -> Phrase:
        """Take in the period that something recurs in: every day of the year, Tuesday to Friday every day."""
        words = self.words
        if found.form == "range" and all(part.grain == "weekday" for point in found.points for part in point.parts):
            each = words.take("each", found.last)
            inner = self.counts.read(found.last) if each is not None else None
            if inner is None or inner.form != "set":
                return found
            found = inner._replace(first=found.first)
        elif found.form != "set" or words.take("each", found.first) is None:
            return found
        if found.value != _DAILY:
            return found
        link = words.take("of", found.last)
        unit = words.take("units", link.after) if link is not None else None
        if unit is not None and unit.word.value[1] == "one" and unit.word.value[0] in _PERIODS:
            is_named = words.number(unit.after) is not None or words.take("shifts", unit.after) is not None
            return found if is_named else found._replace(last=unit.after)
        point = self.points.read(link.after if link is not None else found.last)
        if point is None or not point[0].has("month") or point[0].has("day", "weekday") or point[0].clock is not None:
            return found
        return found._replace(last=point[1])

    def yearly(self, found: Phrase) -> Phrase:
        """From May to November of every year: months that recur."""
        parts = [part for point in found.points for part in point.parts] if found.form == "range" else []
        if not parts or any(part.grain not in _DATES or part.op != "at" or part.shift is not None for part in parts):
            return found
        link = self.words.take("of", found.last)
        at = link.after if link is not None else found.last
        inner = self.counts.read(at) if self.words.take("each", at) is not None else None
        if inner is None or inner.form != "set" or inner.value != _YEARLY:
            return found
        return inner._replace(first=found.first, skipped=found.skipped)

    def each(self, found: Phrase) -> Phrase:
        """Saturday of every week, the first day of each month."""
        words, point = self.words, found.points[0] if found.form == "point" else None
        if point is None or not point.parts or point.clock is not None:
            return found
        if any(part.grain not in _DAYS for part in point.parts):
            return found
        link = words.take("of", found.last)
        at = link.after if link is not None else found.last
        inner = self.counts.read(at) if words.take("each", at) is not None else None
        if inner is None or inner.form != "set" or inner.value == _DAILY:
            return found
        return inner._replace(first=found.first, skipped=found.skipped)

    def loose(self, at: int) -> Phrase | None:
        """Words that are a time without a value: a part of the day, the fortieth anniversary, its third day."""
        words = self.words
        word = words.take("loose", at)
        if word is not None:
            after = word.after
            while word.word.value == "daypart" and words.key(after) == words.key(at) and after == at + 1:
                after += 1
            return Phrase(at, after, "vague", word.word.id)
        ordinal = self.points.ordinal(at)
        if ordinal is None:
            return None
        if (word := words.take("counted_loose", ordinal.after)) is not None:
            return Phrase(at, word.after, "vague", word.word.id)
        unit = words.take("units", ordinal.after)
        if words.numbers.article or unit is None or unit.word.value != ("day", "one"):
            return None
        return Phrase(at, unit.after, "vague", unit.word.id)
