"""The day of publication of an article without metadata: stated in its text, or what its evidence leaves.

Weekdays named as today, dates, and things whose time is known each allow some days. Where they contradict one another
the days are kept that most of the evidence allows, and the steps say what was set aside. One day is stated only where
exactly one is left; else the days that are left are given as candidates.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rasad.annotate.day_sets import EARLIEST, LATEST, Days, common, count, edtf, heaviest, joined
from rasad.annotate.edtf import bounds
from rasad.annotate.published_times import Constraint, Place, Recurring, Spoken, gather, places
from rasad.langpack.pack import LanguagePack
from rasad.records.document import Document
from rasad.records.report import Published, Time
from rasad.records.spans import Quote

_DAY = timedelta(days=1)
_FULL_DATE = len("2016-10-10")
_LINES_OF_DATE = 6  # sentences from the top in which a date line may stand
_OTHER_TOKENS = 6  # tokens that a date line may have besides the date: place, agency, dashes
_MOST_CANDIDATES = 31  # beyond that many single days an interval is given
_LONGEST_SEARCH = 366 * 40  # days; wider bounds are given as an interval only
_PRINTED = 1  # days from writing to print: what a daily calls today is told the evening before
_WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def infer_published(
    document: Document,
    pack: LanguagePack,
    times: Sequence[Time],
    constraints: Sequence[Constraint] = (),
    running: frozenset[int] = frozenset(),
) -> Published:
    """Infer when an article was published from its text.

    Args:
        document: the article.
        pack: its language pack.
        times: its times, found without a reference day.
        constraints: what is known from outside the text of things, people and offices named in it.
        running: indices of sentences about something that is told as of today.
    """
    dated = tuple(places(document, pack, times))
    stated = _stated(document, dated)
    if stated is not None:
        return stated
    return _conclude(constraints, gather(document, pack, times, dated, running))


# Stated dates -------------------------------------------------------------------------------------------------------


def _stated(document: Document, dated: Sequence[Place]) -> Published | None:
    """A full date that the text calls today or yesterday, else the one date of its date lines."""
    lines: dict[date, Place] = {}
    for place in dated:
        day = _full_date(place.time)
        # A weekday that is not the date's own is a slip of the pen, which makes the date unsafe.
        if day is None or any(weekday != day.isoweekday() for weekday in place.weekdays):
            continue
        # The beginning of a Hijri month differs by country; only a weekday says that the day is right.
        if place.time.calendar == "hijri" and not place.weekdays:
            continue
        if (shift := place.shift) is not None:
            written = day - _DAY * shift
            return _as_stated(written, place, f"The text counts {day.isoformat()} from the day it was written.")
        # "Published on ..." over an article is its date line, though a verb of the past stands in it.
        is_told = place.direction and place.sentence.kind != "byline"
        if not is_told and _is_date_line(document, place, day, dated):
            lines.setdefault(day, place)
    # Several date lines are a timetable, not the date of the article.
    if len(lines) != 1:
        return None
    day, place = lines.popitem()
    if place.sentence.index >= _LINES_OF_DATE:
        return None
    return _as_stated(day, place, f"The date line gives {day.isoformat()}.")


def _as_stated(day: date, place: Place, step: str) -> Published:
    return Published(edtf=day.isoformat(), basis="stated", evidence=(place.quote,), steps=(step,))


def _full_date(time: Time) -> date | None:
    """The single day of a time whose words give the year."""
    if time.value is None or len(time.value.partition("T")[0]) != _FULL_DATE:
        return None
    days = bounds(time.value)
    return days[0] if days is not None else None


def _is_date_line(document: Document, place: Place, day: date, dated: Sequence[Place]) -> bool:
    """Say whether a sentence is its date and little besides; the same day in another calendar is date as well."""
    sentence = place.sentence
    if sentence.kind == "byline":
        return True
    same = [other.time for other in dated if other.sentence is sentence and _is_near(_full_date(other.time), day)]
    others = sum(
        not any(time.start < token.end and token.start < time.end for time in same)
        for token in document.tokens_of(sentence)
    )
    return others <= _OTHER_TOKENS and sentence.kind != "headline"


def _is_near(other: date | None, day: date) -> bool:
    return other is not None and abs(other - day) <= _DAY


# Conclusion ---------------------------------------------------------------------------------------------------------


class _Finding(NamedTuple):
    """The days that are left so far, with the evidence that left them; `exact`: the text names its day by date."""

    days: Days
    quotes: tuple[Quote, ...] = ()
    steps: tuple[str, ...] = ()
    exact: bool = False

    def told(self, quote: Quote, step: str) -> "_Finding":
        """Add evidence and what it says."""
        quotes = self.quotes if quote in self.quotes else (*self.quotes, quote)
        return self._replace(quotes=quotes, steps=(*self.steps, step))


def _conclude(constraints: Sequence[Constraint], spoken: Spoken) -> Published:
    """Join what the evidence allows, the widest evidence first."""
    finding = _within_bounds(_distinct((*constraints, *spoken.bounds)))
    finding = _on_dates(finding, spoken.recurring)
    finding = _on_weekdays(finding, spoken)
    if not finding.quotes:
        return Published()
    # Bounds alone that meet in one day are a change of office, not a date.
    if count(finding.days) == 1 and (finding.exact or spoken.under_way):
        day = date.fromordinal(finding.days[0][0]).isoformat()
        steps = (*finding.steps, f"Only {day} is left.")
        return Published(edtf=day, basis="inferred", evidence=finding.quotes, steps=steps)
    is_open = not finding.days or finding.days[0][0] <= EARLIEST or finding.days[-1][1] >= LATEST
    steps = finding.steps if is_open else (*finding.steps, f"{count(finding.days)} days are left.")
    return Published(candidates=_listed(finding.days), evidence=finding.quotes, steps=steps)


def _distinct(constraints: Sequence[Constraint]) -> list[Constraint]:
    """Leave out what only repeats other evidence, or bounds nothing beyond it."""
    found: dict[tuple[Days, str], Constraint] = {}
    for constraint in constraints:
        found.setdefault((constraint.days, constraint.reason), constraint)
    return list(found.values())


def _within_bounds(constraints: Sequence[Constraint]) -> _Finding:
    """The days that the most evidence allows; what contradicts them is set aside."""
    claims = [(constraint.days, constraint.weight) for constraint in constraints]
    claims += [(((c.days[0][0], LATEST),), c.floor) for c in constraints if c.floor and c.days]
    finding = _Finding(heaviest(claims))
    latest = max((c.days[0][0] for c in constraints if _is_told(c) and common(finding.days, c.days)), default=0)
    for constraint in constraints:
        # Of past dates only the latest bounds anything.
        if _is_told(constraint) and constraint.days[0][0] < latest:
            continue
        # What may be over by now tells when it began only.
        days = constraint.days if constraint.weight else ((constraint.days[0][0], LATEST),)
        says = f"{constraint.reason}: {_spelled(days)}"
        if common(finding.days, days):
            finding = finding.told(constraint.evidence, f"{says}.")
        else:
            step = f"Set aside, since the other evidence contradicts it: {says}."
            finding = finding._replace(steps=(*finding.steps, step))
    return finding


def _is_told(constraint: Constraint) -> bool:
    """Say whether a date in the text bounds the days from below."""
    return not constraint.floor and constraint.weight > 1 and constraint.days[-1][1] >= LATEST


def _spelled(days: Days) -> str:
    """Days as words: between two ends, not before one, not after one."""
    return " or ".join(_stretch_spelled(first, last) for first, last in days)


def _stretch_spelled(first: int, last: int) -> str:
    if last >= LATEST:
        return f"not before {date.fromordinal(first).isoformat()}"
    if first <= EARLIEST:
        return f"not after {date.fromordinal(last).isoformat()}"
    return f"between {date.fromordinal(first).isoformat()} and {date.fromordinal(last).isoformat()}"


def _window(finding: _Finding) -> tuple[int, int] | None:
    """The first and last day to search; None where nothing bounds the days on one side, or they are too many."""
    if not finding.days:
        return None
    first, last = finding.days[0][0], finding.days[-1][1]
    if first <= EARLIEST or last >= LATEST or last - first > _LONGEST_SEARCH:
        return None
    return first, last


def _opened(finding: _Finding) -> tuple[int, int] | None:
    """The longest stretch to search behind a first day; None where there is no first day."""
    first = finding.days[0][0]
    return (first, first + _LONGEST_SEARCH) if first > EARLIEST else None


def _on_dates(finding: _Finding, recurring: Sequence[Recurring]) -> _Finding:
    """Cut the days down to those near dates of an unnamed year: their weekdays, and what is ahead, tell the year."""
    window = _window(finding)
    # Where nothing bounds the days from above, a weekday with its date still leaves a day every few years.
    is_open = window is None
    if window is None and any(one.exact and one.weekday for one in recurring):
        window = _opened(finding)
    for one in sorted(recurring, key=lambda one: (not one.exact, not one.weekday)):
        if window is None or (is_open and not (one.exact and one.weekday)):
            break
        left = common(common(finding.days, (window,)), one.days(*window))
        step = f"{_named(one)} lies near the day of writing"
        if one.exact:
            step = f"{_named(one)} is counted from the day of writing"
        if left and left != finding.days:
            finding = finding._replace(days=left, exact=finding.exact or (one.exact and not is_open)).told(
                one.evidence, f"{step}."
            )
        elif not left:
            step = f"Set aside, since the other evidence contradicts it: {step}."
            finding = finding._replace(steps=(*finding.steps, step))
    return finding


def _named(one: Recurring) -> str:
    weekday = f"{_WEEKDAYS[one.weekday]}, " if one.weekday else ""
    first, last = (f"{month:02d}-{day:02d}" for month, day in (one.first, one.last))
    calendar = "" if one.calendar == "gregorian" else f" ({one.calendar.replace('_', ' ')})"
    return f"{weekday}{first}{f' to {last}' if first != last else ''}{calendar} of an unnamed year"


def _on_weekdays(finding: _Finding, spoken: Spoken) -> _Finding:
    """Cut the days down by the weekday of writing and by what was under way on it; print comes up to a day later."""
    if finding.exact and not any(one.exact and one.slack for one in spoken.recurring):
        return finding
    for one in spoken.under_way:
        finding = finding.told(one.evidence, f"What ran over {_named(one)} was under way.")
    for weekday, quote in spoken.weekdays:
        finding = finding.told(quote, f"The text was written on a {_WEEKDAYS[weekday]}.")
    window = _window(finding)
    if window is None or not (spoken.weekdays or spoken.under_way):
        return finding
    lag = 0 if finding.exact else _PRINTED
    left = finding.days
    # Each weekday by itself: an agency's today and a daily's yesterday may stand in one article.
    for weekday in [weekday for weekday, _ in spoken.weekdays] or [0]:
        writing = _writing(window[0] - lag, window[1], weekday, spoken.under_way)
        left = common(left, joined((first, last + lag) for first, last in writing))
    if left:
        return finding._replace(days=left)
    step = "Set aside, since the other evidence contradicts it: the weekday of writing."
    return finding._replace(steps=(*finding.steps, step))


def _writing(first: int, last: int, weekday: int, under_way: Sequence[Recurring]) -> Days:
    """The days on which the article may have been written: on a weekday (0: any), while all of this was under way."""
    days: Days = ((first, last),)
    if weekday:
        days = tuple((day, day) for day in range(first, last + 1) if _weekday_of(day) == weekday)
    for one in under_way:
        days = common(days, one.days(first, last))
    return days


def _weekday_of(day: int) -> int:
    return (day - 1) % 7 + 1


def _listed(days: Days) -> tuple[str, ...]:
    """Single days where they are few, else the stretches that they make."""
    if days == ((EARLIEST, LATEST),):
        return ()
    if count(days) <= _MOST_CANDIDATES:
        return tuple(_each(days))
    if len(days) > _MOST_CANDIDATES:
        return (edtf(days[0][0], days[-1][1]),)
    return tuple(edtf(first, last) for first, last in days)


def _each(days: Days) -> Iterator[str]:
    for first, last in days:
        yield from (date.fromordinal(day).isoformat() for day in range(first, last + 1))
