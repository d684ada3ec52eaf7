"""The two ends of a range and the items of a list while they are read: whether they fit, what one has of the other."""

from rasad.annotate.time_draft import Draft
from rasad.annotate.time_model import Part
from rasad.annotate.time_words import Count

_EARLY_DIGITS, _YEAR_DIGITS = 3, 4
_LAST_DAY, _HALF_DAY = 31, 12
_LISTED = frozenset({"month", "season", "year", "decade", "century"})
_SHARED = ("month", "year", "decade", "century", "week", "season")


def in_order(left: Draft, right: Draft) -> tuple[Draft, Draft]:
    """Two years from the earlier to the later: lines that run from right to left turn "1361-1366" round."""
    first, last = left.parts.get("year"), right.parts.get("year")
    if first is None or last is None or len(left.parts) + len(right.parts) > len((first, last)):
        return left, right
    is_turned = first.op == last.op == "at" and 0 < last.value < first.value and first.calendar == last.calendar
    return (right, left) if is_turned else (left, right)


def draft_of(bare: Count | None, target: Draft) -> Draft | None:
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


def is_range(left: Draft, right: Draft) -> bool:
    """Say whether two points can be the ends of one range."""
    return _fits(left, right) or _is_edged(left, right) or _is_run(left, right)


def _fits(left: Draft, right: Draft) -> bool:
    """Say whether two points have the same narrowest grain."""
    if left.clock is not None or right.clock is not None:
        return left.clock is not None and right.clock is not None
    if _are_calendars_mixed(left, right):
        return False  # one day in two calendars, or two days that no dash joins
    return _narrowest(left) == _narrowest(right) and not left.has("holiday") and not right.has("holiday")


def _is_edged(left: Draft, right: Draft) -> bool:
    """Say whether two points run from a beginning to an end, of whatever grain each is."""
    opens = left.edge is not None and left.edge.name == "start"
    return opens and right.edge is not None and right.edge.name in ("close", "end")


def _is_run(left: Draft, right: Draft) -> bool:
    """Say whether two points of any grain can be the ends of one range: each has a month or year, or is now."""
    if left.clock is not None or right.clock is not None or _are_calendars_mixed(left, right):
        return False
    is_now = {part.grain: (part.op, part.value) for part in right.parts.values()} == {"day": ("shift", 0)}
    return left.has("month", "year") and (right.has("month", "year") or is_now)


def _are_calendars_mixed(left: Draft, right: Draft) -> bool:
    return len({draft.parts["month"].calendar for draft in (left, right) if "month" in draft.parts} - {""}) > 1


def _narrowest(draft: Draft) -> str:
    grain = draft.point().parts[-1].grain if draft.parts else ""
    return "day" if grain in ("weekday", "day") else grain


def is_list_of(left: Draft, right: Draft, *, bare: bool = False) -> bool:
    """Say whether two points are items of one list: days of one month, months of one year, years, centuries.

    A `bare` first item is a number that takes its month or era from the second.
    """
    if bare or not _fits(left, right):
        return _fits(left, right)
    if left.clock is not None and right.clock is not None:
        return not right.parts
    if left.has("day"):
        is_bare = not left.has("month", "year", "weekday")
        return right.has("day") and (is_bare or _are_days_of_a_year(left, right))
    if set(left.parts) == {"weekday"}:
        is_alike = set(right.parts) in ({"weekday"}, {"weekday", "week"})
        return is_alike and not left.daypart and left.parts["weekday"].shift is None
    eras = {draft.parts["year"].calendar for draft in (left, right) if "year" in draft.parts}
    is_plain = all(part.op == "at" for part in left.parts.values())
    return is_plain and len(eras) <= 1 and len(left.parts) == 1 and not left.parts.keys().isdisjoint(_LISTED)


def _are_days_of_a_year(left: Draft, right: Draft) -> bool:
    """Two days of different months with the year, last or next behind the second ("10 May and 3 June 2015")."""
    month = right.parts.get("month")
    is_dated = month is not None and (month.shift is not None or right.has("year"))
    return is_dated and set(left.parts) == {"day", "month"} and left.parts["month"].shift is None


def _share_turn(left: Draft, right: Draft) -> None:
    """Monday and Tuesday last, 3 May and 4 June last: the word behind the second is that of both."""
    for grain in ("weekday", "month", "season"):
        here, there = left.parts.get(grain), right.parts.get(grain)
        if here is None or there is None or here.op != "at" or here.shift is not None or there.shift is None:
            continue
        left.parts[grain] = here._replace(shift=there.shift)


def share(left: Draft, right: Draft) -> None:
    """Give each of two ends what only the other says and both are meant to have."""
    _share_pieces(left, right)
    _share_pieces(right, left)
    _share_turn(left, right)
    _share_era(left, right)
    _share_clock(left, right)


def _share_pieces(left: Draft, right: Draft) -> None:
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
