"""Lists of three or more days, weekdays, months or years, which commas and a last link join."""

from itertools import pairwise
from typing import NamedTuple

from rasad.annotate.time_digits import calendar_of, full_year
from rasad.annotate.time_draft import COMMAS, Draft
from rasad.annotate.time_ends import share
from rasad.annotate.time_model import Part, Phrase
from rasad.annotate.time_points import PointReader
from rasad.annotate.time_words import Count, Words

_SHORTEST = 3  # items
_REACH = 8  # tokens of an item and of the marks behind it
_SHORT_DIGITS, _YEAR_DIGITS = 2, 4
_LAST_DAY = 31
_KINDS = ({"weekday"}, {"month"}, {"year"}, {"day", "month"})


class _Item(NamedTuple):
    """An item of a list: a number alone or a point, and the index behind it."""

    number: Count | None
    draft: Draft | None
    after: int


class ListReader:
    """Reads lists from one sentence, with the reader of points."""

    def __init__(self, words: Words, points: PointReader) -> None:
        self.words = words
        self.points = points

    def read(self, at: int) -> Phrase | None:
        """Return the list that begins at a token; None where there are fewer than three items."""
        spanned = self.words.take("spanned", at)
        start = spanned.after if spanned is not None else at
        if not self._begins(start) or not self._may_go_on(start):
            return None
        first = self._item(start) or (self._item(at) if spanned is not None else None)
        if first is None or self._joint(first.after) is None:
            return None
        items = self._items(first)
        if len(items) < _SHORTEST:
            return None
        drafts = self._days(items) or self._years(items, is_named=spanned is not None) or self._points(items)
        if drafts is None:
            return None
        for left, right in reversed(list(pairwise(drafts))):
            share(left, right)
        points = tuple(draft.point() for draft in drafts)
        return Phrase(at, items[-1].after, "range", drafts[-1].read_by, points, value="list", skipped=self._skipped(at))

    def _begins(self, at: int) -> bool:
        """Say whether a number or the name of a day or month stands here, the word for day before it or not."""
        words = self.words
        if words.number(at) is not None:
            return True
        unit = words.take("units", at)
        start = unit.after if unit is not None and unit.word.value[0] == "day" else at
        return words.take("weekdays", start) is not None or words.take("months", start) is not None

    def _may_go_on(self, at: int) -> bool:
        """Say whether a comma or a link stands near enough to join a second item."""
        words, links = self.words, self.words.table.sections["to"]
        for index in range(at + 1, min(words.last, at + _REACH)):
            key = words.key(index)
            if key in COMMAS or key in links or (words.numbers.article and key[:1] in words.numbers.links):
                return True
        return False

    def _items(self, first: _Item) -> list[_Item]:
        """The items up to the last that a link joins."""
        items, closed = [first], 0
        while (joint := self._joint(items[-1].after)) is not None:
            item = self._item(joint[0])
            if item is None:
                break
            items.append(item)
            closed = len(items) if joint[1] else closed
        return items[:closed]

    def _joint(self, at: int) -> tuple[int, bool] | None:
        """The index of the next item, and whether a link stands before it."""
        words = self.words
        is_comma = words.key(at) in COMMAS
        start = at + is_comma
        link = words.take("to", start)
        if link is not None:
            return (link.after, True) if link.word.value == "and" else None
        count = words.number(start)
        if count is not None and count.is_linked:
            return start, True
        for section in ("weekdays", "months"):
            if (found := words.take(section, start)) is not None and found.word.is_linked:
                return start, True
        return (start, False) if is_comma else None

    def _item(self, at: int) -> _Item | None:
        count = self.words.number(at)
        if any(self.words.take(section, at) is not None for section in ("weekdays", "months")):
            count = None
        if count is not None and (self._joint(count.after) is not None or not self._is_dated(count)):
            is_plain = count.digits in (1, _SHORT_DIGITS, _YEAR_DIGITS) or (
                not count.digits and count.value <= _LAST_DAY
            )
            return _Item(count, None, count.after) if is_plain else None
        found = self.points.read(at)
        if found is None or found[0].clock is not None or found[0].edge is not None:
            return None
        return _Item(None, *found)

    def _is_dated(self, count: Count) -> bool:
        """Say whether a month stands behind a number."""
        return any(self.words.take(section, count.after) for section in ("months", "units", "of", "these"))

    def _days(self, items: list[_Item]) -> list[Draft] | None:
        """Days by their number, the month behind the last."""
        last = items[-1].draft
        if last is None or not last.has("month") or not last.has("day") or last.has("weekday"):
            return None
        counts = [item.number for item in items[:-1]]
        if any(count is None or not 1 <= count.value <= _LAST_DAY for count in counts):
            return None
        drafts = []
        for count in counts:
            assert count is not None
            draft = Draft()
            draft.add(Part("day", "at", count.value), "rule.day")
            drafts.append(draft)
        return [*drafts, last]

    def _years(self, items: list[_Item], *, is_named: bool) -> list[Draft] | None:
        """Years by their number, of two digits only behind the word for years."""
        table = self.words.table
        last, drafts = items[-1], list[Draft]()
        if self.words.key(last.after) in table.keys["not_years.after"] or self.words.take("units", last.after):
            return None
        for item in items:
            count = item.number
            if count is None:
                return None
            is_short = count.digits == _SHORT_DIGITS and is_named and table.short_years
            value = full_year(count.value, table.calendar) if is_short else count.value
            if not (is_short or (count.digits == _YEAR_DIGITS and calendar_of(value, table.calendar))):
                return None
            draft = Draft()
            draft.add(Part("year", "at", value), "rule.year")
            drafts.append(draft)
        return drafts if is_named or self._are_near(drafts) else None

    def _are_near(self, drafts: list[Draft]) -> bool:
        """Say whether numbers that nothing calls years are such by their order and nearness."""
        values = [draft.parts["year"].value for draft in drafts]
        return all(0 < later - earlier <= _LAST_DAY for earlier, later in pairwise(values))

    def _points(self, items: list[_Item]) -> list[Draft] | None:
        """Weekdays, months or days with their months, of one kind; the last may have a year of its own."""
        drafts = [item.draft for item in items if item.draft is not None]
        kinds = [set(draft.parts) for draft in drafts]
        kind = kinds[0] if kinds else set()
        if len(drafts) < len(items) or kind not in _KINDS or any(other != kind for other in kinds[:-1]):
            return None
        is_plain = all(part.op == "at" for draft in drafts for part in draft.parts.values() if part.grain != "year")
        return drafts if is_plain and kinds[-1] in (kind, kind | {"year"}) else None

    def _skipped(self, at: int) -> int:
        """Letters of joined particles before the first word."""
        for section in ("spanned", "weekdays", "months", "units"):
            if (found := self.words.take(section, at)) is not None:
                return found.word.skipped
        count = self.words.number(at)
        return count.skipped if count is not None else 0
