"""A pair of states -> what passed between them by period: kinds of dealings, scores, sources, coverage.

Source: PLOVER's quad classes and scores, Goldstein's scale through CAMEO (`data/crosswalk`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from statistics import fmean
from typing import NamedTuple

import apsw

from rasad.ask.asked import Asked, listed
from rasad.ask.filters import Pair
from rasad.ask.periods import Period, period_name, period_of, periods_between
from rasad.ask.rows import DyadRow, EventRow
from rasad.chars.fold import fold
from rasad.knowledge.crosswalk import Crosswalk, load_crosswalk
from rasad.records.days import days_of
from rasad.store.items import ordinal

CAME_ABOUT = ("happened", "ongoing")
_VERBAL = "CONSULT"  # what two do together, whoever is said to have come to whom
_EVERY = 100  # documents that happenings are counted for
_DOCUMENTS = """
SELECT day_first, language, outlet_state, outlet, outlet_name, count(*) FROM document
WHERE published IS NOT NULL AND day_first = day_last GROUP BY 1, 2, 3, 4, 5
"""


class _Deed(NamedTuple):
    """A happening as scored: by the event that is read most surely of all that tell of it."""

    period: int | None
    quad: int
    plover: float | None
    goldstein: float
    is_forth: bool
    is_back: bool
    is_single: bool
    outlets: frozenset[str]


def dyad_rows(
    connection: apsw.Connection, found: Iterable[EventRow], states: Pair, period: Period, asked: Asked
) -> Iterator[DyadRow]:
    """Yield a row for each period, also where nothing is told, from the first document or deed to the last.

    What no one period holds comes last, with `period` None. Before the first and after the last dated document only
    periods with happenings have a row.

    Args:
        connection: an open ledger; says how many documents it has of each day.
        found: events of both states that came about.
        states: whose dealings; in this order is forth.
        period: how long a period is.
        asked: what the events were limited to; documents are limited to the same days, languages and outlets.
    """
    deeds: dict[int | None, list[_Deed]] = defaultdict(list)
    for deed in _deeds(found, states, period):
        deeds[deed.period].append(deed)
    documents = _documents(connection, period, asked)
    covered = periods_between(period, min(documents), max(documents)) if documents else ()
    for number in sorted({*covered, *(number for number in deeds if number is not None)}):
        yield _row(period_name(period, number), states, deeds.get(number, []), documents[number])
    if None in deeds:
        yield _row(None, states, deeds[None], None)


def pair_counts(found: Iterable[EventRow]) -> dict[Pair, Counter[int]]:
    """Count by PLOVER's quad class what came about between each two states: who acts, and with or towards whom.

    Args:
        found: events that came about; each happening counts once, and what is only alleged not at all.
    """
    crosswalk = load_crosswalk()
    counts: dict[Pair, Counter[int]] = defaultdict(Counter)
    for event, _ in _told_once(found):
        actors, others = (_states(event, role) for role in ("actor", "recipient"))
        pairs = {tuple(sorted((one, other))) for one in actors for other in actors | others if one != other}
        for one, other in pairs:
            counts[one, other][crosswalk.quad(event.type)] += 1
    return counts


def _told_once(found: Iterable[EventRow]) -> Iterator[tuple[EventRow, frozenset[str]]]:
    """Yield each happening by the event that is read most surely, with its outlets; what is only alleged is none."""
    told: dict[str, list[EventRow]] = defaultdict(list)
    for event in found:
        if event.alleged_by is None:
            told[event.happening or f"{event.where.document}:{event.id}"].append(event)
    for events in told.values():
        best = max(events, key=lambda event: event.confidence)  # the first of several
        yield best, frozenset(event.where.outlet or event.where.location for event in events)


def _states(event: EventRow, role: str) -> set[str]:
    return {p.state for p in event.participants if p.role == role and p.state}


def _deeds(found: Iterable[EventRow], states: Pair, period: Period) -> Iterator[_Deed]:
    """Yield the happenings that one of both states brought about."""
    crosswalk = load_crosswalk()
    for event, outlets in _told_once(found):
        deed = _deed(event, states, outlets, crosswalk)
        if deed.is_forth or deed.is_back:
            yield deed._replace(period=_period(event, period))


def _deed(event: EventRow, states: Pair, outlets: frozenset[str], crosswalk: Crosswalk) -> _Deed:
    roles = {role: _states(event, role) for role in ("actor", "recipient")}
    one, other = states
    together = set(states) <= roles["actor"] or event.type == _VERBAL
    forth, back = (a in roles["actor"] and (together or b in roles["recipient"]) for a, b in (states, (other, one)))
    either = together and (forth or back)
    code = crosswalk.cameo(event.kind, event.contexts)
    score = crosswalk.score(event.type, event.mode)
    quad, is_single = crosswalk.quad(event.type), (event.sources or len(outlets)) == 1
    return _Deed(None, quad, score, code.goldstein, forth or either, back or either, is_single, outlets)


def _row(period: str | None, states: Pair, deeds: list[_Deed], documents: int | None) -> DyadRow:
    quads = Counter(deed.quad for deed in deeds)
    return DyadRow(
        period=period,
        states=states,
        happenings=len(deeds),
        verbal_cooperation=quads[1],
        material_cooperation=quads[2],
        verbal_conflict=quads[3],
        material_conflict=quads[4],
        plover=_mean(deed.plover for deed in deeds),
        goldstein=_mean(deed.goldstein for deed in deeds),
        forth=_mean(deed.goldstein for deed in deeds if deed.is_forth),
        back=_mean(deed.goldstein for deed in deeds if deed.is_back),
        of_one_source=sum(deed.is_single for deed in deeds),
        outlets=tuple(sorted(frozenset[str]().union(*(deed.outlets for deed in deeds)))),
        documents=documents,
        per_hundred=round(_EVERY * len(deeds) / documents, 2) if documents else None,
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return round(fmean(known), 3) if known else None


def _period(event: EventRow, period: Period) -> int | None:
    """Return the number of the period that holds the whole event; what has begun and goes on is of its last day."""
    days = days_of(event.where.filed)
    first = days.last if days.first is None and event.status == "ongoing" else days.first
    if first is None or days.last is None:
        return None
    begin, end = (period_of(period, ordinal(day)) for day in (first, days.last))
    return begin if begin == end else None


def _documents(connection: apsw.Connection, period: Period, asked: Asked) -> Counter[int]:
    """Count the documents by the period that they were published in."""
    since, until = days_of(asked.get("since")).first or "", days_of(asked.get("until")).last or "9999"
    languages, states = (frozenset(listed(asked.get(name, ()))) for name in ("languages", "source_states"))  # type: ignore[arg-type]
    outlets = frozenset(fold(outlet) for outlet in listed(asked.get("sources", ())))
    counts: Counter[int] = Counter()
    for day, language, state, outlet, name, count in connection.execute(_DOCUMENTS):
        of_outlet = not outlets or not outlets.isdisjoint(fold(str(known)) for known in (outlet, name) if known)
        of_others = (not languages or language in languages) and (not states or state in states)
        if since <= str(day) <= until and of_outlet and of_others:
            counts[period_of(period, ordinal(str(day)))] += int(str(count))
    return counts
