"""When and where an event took place: the times and places of its clause, else the anchor of the narration."""

from bisect import bisect_left
from collections.abc import Mapping, Set
from typing import NamedTuple

import regex

from rasad.events.own_times import is_own, opens_matter
from rasad.events.passages import Passage
from rasad.events.units import PLACE_TYPES, Unit
from rasad.events.words import VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import DateBasis, Entity, EventDate, Place, Published, Time
from rasad.records.spans import Quote, Span

SINCE_REACH = 4  # words between "since" and a time, itself counted: "since the Cuban revolution of 1959"
NEAR_WORDS = 2  # words (adjectives) between an act and its place
_HOUR = regex.compile(r"T[0-9:]+(?:Z|[+-][0-9:]+)?")  # of publication, which is not that of what is told
_PLACE_SLOTS = ("in", "by", "to")
_ASIDE = frozenset({"in", "under"})  # the prepositions of a circumstance: "in", "during", "after"
_SPOTS = frozenset({"city", "facility", "place"})  # what "at" and "to" name as the scene; "in" may name any place


class Stretch(NamedTuple):
    """Where an event stands: the tokens of its clause and of its trigger, the trigger's offsets.

    `content` is what was asked or agreed, if anything, and `plover` the event's type where it counts.
    """

    window: tuple[int, int]
    tokens: tuple[int, int]
    trigger: Span
    content: Span | None = None
    plover: str = ""


class Limits(NamedTuple):
    """Words before a time that bounds what is told of and does not date it: "since", and "until" of what is done."""

    since: Set[str] = frozenset()
    until: Set[str] = frozenset()


def _dates(passage: Passage, first: int, last: int, limits: Limits) -> list[Time]:
    start, end = passage.offset(first), passage.end_of(last)
    return [
        time
        for time in passage.times
        if time.kind in ("date", "relative")
        and time.value
        and start <= time.start < end
        and not _is_limit(passage, time, limits)
    ]


def _is_limit(passage: Passage, time: Time, limits: Limits) -> bool:
    """Say whether a time only bounds what it is told of: "the first since the revolution of 1979" is of another day."""
    tokens, value = passage.words.tokens, time.value or ""
    index = bisect_left(tokens, time.start, key=lambda token: token.start)
    if value.startswith("../") and {tokens[max(index - 1, 0)].key, tokens[index].key} & limits.until:
        return True
    for token in reversed(tokens[max(index - SINCE_REACH, 0) : index + 1]):
        if is_mark(token):
            return False
        if token.key in limits.since:
            return ".." not in value
    return False


def _distance(time: Time, start: int, end: int) -> int:
    return max(time.start - end, start - time.end, 0)


def _is_open(passage: Passage, end: int, time: Time, grammar: Grammar) -> bool:
    """Say whether no verb stands between a trigger and a later time: else the time dates that verb.

    A verb right behind a noun tells of it: "a proposal (that) he made in 2013". Where verbs come last, what follows one
    is of the next clause.
    """
    if grammar.verb_final and any(passage.end_of(group.last) == end for group in passage.words.groups):
        return False
    between = [group for group in passage.words.groups if end <= passage.offset(group.first) < time.start]
    return not between or (len(between) == 1 and _tells_of(passage, end, between[0]))


def _tells_of(passage: Passage, end: int, group: VerbGroup) -> bool:
    """Say whether a past verb stands right behind a trigger that ends at an offset."""
    return group.tense == "past" and group.first > 0 and passage.end_of(group.first) == end


def _is_inside(passage: Passage, content: Span, end: int, time: Time, grammar: Grammar) -> bool:
    """Say whether a time stands in the content behind a trigger, and not with a verb that tells of the trigger.

    Before the content begins in earnest it dates the act: "(X) demanded yesterday (of Y that)".
    """
    if not content.start <= time.start < content.end:
        return False
    tokens = passage.words.tokens
    first, last = (bisect_left(tokens, offset, key=lambda token: token.start) for offset in (end, time.start))
    if not grammar.verb_final and not opens_matter(passage, first, last, grammar):
        return False
    is_told = any(_tells_of(passage, end, group) for group in passage.words.groups)
    return not (is_told and _is_open(passage, end, time, grammar))


def stated_date(
    passage: Passage,
    stretch: Stretch,
    *,
    limits: Limits,
    grammar: Grammar,
) -> EventDate | None:
    """Return the date that stands nearest to a trigger in its clause, else in its sentence, or None.

    What stands inside the content (what was agreed or asked for) dates that content, not the event; what stands behind
    one of the words of `limits` only bounds it; what is told of something else in the sentence dates that.
    """
    start, end, content = stretch.trigger.start, stretch.trigger.end, stretch.content
    times = _dates(passage, *stretch.window, limits) or [
        time
        for time in _dates(passage, 0, len(passage.words.tokens), limits)
        if time.start < start or _is_open(passage, end, time, grammar)
    ]
    if content is not None and content.start >= end:
        times = [time for time in times if not _is_inside(passage, content, end, time, grammar)]
    times = [time for time in times if is_own(passage, time, stretch.tokens, stretch.plover, grammar)]
    if not times:
        return None
    nearest = min(times, key=lambda time: (_distance(time, start, end), time.start))
    return EventDate(edtf=nearest.value, basis="stated", times=(nearest.id,))


def ends_of(edtf: str) -> tuple[str, str]:
    """Return the first and the last date of an EDTF value, the same one twice for a date; an open end is empty."""
    parts = edtf.strip("[]{}~?%").replace("..", "/").split("/")
    return parts[0], parts[-1]


def years_before(edtf: str, day: str) -> float:
    """Return how many years the end of an EDTF value lies before a given day; 0 where that cannot be told."""
    last, first = ends_of(edtf)[1], ends_of(day)[0]
    if "X" in last or not last or not first:
        return 0.0
    months = [int(part[:4]) * 12 + (int(part[5:7]) if len(part) >= len("2016-10") else 12) for part in (first, last)]
    return max(0.0, (months[0] - months[1]) / 12)


def is_after(edtf: str, day: str) -> bool:
    """Say whether an EDTF value begins after a given day or after the last day of a given interval."""
    first, last = ends_of(edtf)[0], ends_of(day)[1]
    return bool(first) and bool(last) and "X" not in first and first[: len(last)] > last


def default_date(published: Published, status: str, is_background: bool) -> EventDate:
    """Return the date of an event that the text does not date: around the day of publication.

    What goes on has begun before that day (`../day`); background lies somewhere before it (`[..day]`).
    """
    if published.edtf is None:
        return EventDate(edtf=None, basis="unknown")
    day = _HOUR.sub("", published.edtf)
    basis: DateBasis = "inferred"
    if "/" in day or day[0] in "[{":
        return EventDate(edtf=day, basis=basis)
    if status == "ongoing":
        return EventDate(edtf=f"../{day}", basis=basis)
    if is_background:
        return EventDate(edtf=f"[..{day}]", basis=basis)
    return EventDate(edtf=day, basis=basis)


def _is_free(passage: Passage, unit: Unit, trigger: tuple[int, int]) -> bool:
    """Say whether a place belongs to the act and not to an unread noun: "the situation in Libya" is a topic."""
    at = unit.first
    marked = [(first, length) for first, length, _ in passage.words.markers if first + length == at]
    if marked:
        at = min(first for first, _ in marked)
    if at == 0 or unit.last <= trigger[0]:
        return True
    before = passage.words.tokens[at - 1]
    if before.kind != "word" or at - trigger[1] <= NEAR_WORDS:
        return True
    held = any(other.first <= at - 1 < other.last for other in passage.units)
    return held or any(time.start <= before.start < time.end for time in passage.times)


def _is_scene(kind: str, marker: str, mention: str) -> bool:
    if marker == "in":
        return kind in PLACE_TYPES or (kind == "state" and mention == "name")
    return kind in _SPOTS


def find_place(
    passage: Passage, window: tuple[int, int], trigger: tuple[int, int], entities: Mapping[str, Entity]
) -> Place | None:
    """Return the place named with a locative preposition in the event's clause, or None.

    No verb may stand between the place and the tokens `trigger` that evoke the event. Behind "during (a visit to X)" a
    place before is that of something else.
    """
    found: list[tuple[int, int, Place]] = []
    leads = any(unit.marker == "to" and trigger[1] <= unit.first < window[1] for unit in passage.units)
    is_aside = leads and passage.words.marker_before.get(trigger[0]) in _ASIDE
    for unit in passage.units:
        if not window[0] <= unit.first < window[1] or unit.marker not in _PLACE_SLOTS:
            continue
        low, high = min(trigger[1], unit.last), max(trigger[0], unit.first)
        if any(low <= group.first < high for group in passage.words.groups):
            continue
        if not _is_free(passage, unit, trigger) or (is_aside and unit.last <= trigger[0]):
            continue
        for entity in unit.entities:
            if entity in entities and _is_scene(entities[entity].type, unit.marker, unit.kind):
                rank = _PLACE_SLOTS.index(unit.marker)
                place = Place(entity=entity, span=Quote.of(passage.source, unit.start, unit.end))
                found.append((rank, unit.first, place))
    return min(found, key=lambda item: item[:2])[2] if found else None
