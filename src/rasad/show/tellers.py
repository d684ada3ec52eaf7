"""An event, statement or commitment -> who tells it, and on which day it was said."""

from typing import NamedTuple

from rasad.records.report import DONE, Commitment, Event, Statement
from rasad.records.spans import Quote
from rasad.show.dates import days_of
from rasad.show.happenings import OCCASION_DAYS, Account
from rasad.show.venues import is_of_words
from rasad.show.view import View

HELD = 0.5  # of an act's words: so many inside somebody's words make it his telling


class Day(NamedTuple):
    """An EDTF value, None where no day is known; whether the document does not print it; the words that it rests on."""

    edtf: str | None
    is_inferred: bool
    act: Quote | None = None


def teller_of(view: View, event: Event) -> Statement | None:
    """Return the statement that tells an event, None where the document itself does.

    What the document seems to tell stands in somebody's words where a statement holds most of it; the words of an
    agency or an outlet are the document's own, and who acts by saying so is told of by the document.
    """
    found = view.statements.get(event.alleged_by or event.reported_by)
    if found is not None:
        return found
    actors = _actors(view, event)
    others = (s for s in view.report.statements if set(s.speakers) != actors and _is_of_a_side(view, s))
    holding = [s for s in others if _held(event.evidence, s.content) >= HELD]
    return min(holding, key=lambda s: s.content.end - s.content.start, default=None)


def teller_of_pledge(view: View, commitment: Commitment) -> Statement | None:
    """Return the statement that tells a commitment, by its own word or that of its event; None for the document."""
    event = view.events.get(commitment.event or "")
    if commitment.statement is not None and commitment.statement in view.statements:
        return view.statements[commitment.statement]
    return teller_of(view, event) if event is not None else None


def carrier_of(view: View, statement: Statement) -> Statement | None:
    """Return the statement of somebody else that a statement stands in; None where there is none."""
    carrier = view.statements.get(statement.nested_in or "")
    if carrier is None or set(carrier.speakers) == set(statement.speakers) or not _is_of_a_side(view, carrier):
        return None
    return carrier


def day_said(view: View, statement: Statement) -> Day:
    """Return the day of a statement: that of the act of words that it is, else that of the paper."""
    acts = (e for e in view.report.events if _held(statement.content, e.evidence) >= HELD)
    own = (e for e in acts if _actors(view, e) == set(statement.speakers))
    return next((day for e in own if is_of_words(Account(view, e)) and (day := _day_of(view, e))), _printed(view))


def day_of_pledge(view: View, commitment: Commitment) -> Day:
    """Return the day that a commitment was made or told on: that of its event, else that of the paper."""
    event = view.events.get(commitment.event or "")
    return (_day_of(view, event) if event is not None else None) or _printed(view)


def _day_of(view: View, event: Event) -> Day | None:
    account = Account(view, event)
    days = account.days
    is_narrow = account.is_dated_itself and days is not None and days.width <= OCCASION_DAYS
    is_told = event.status in DONE and event.status != "ongoing" and days_of(account.edtf) != view.published_days
    return Day(account.edtf, account.is_inferred, event.evidence) if is_narrow and is_told else None


def _printed(view: View) -> Day:
    return Day(view.published, view.date_is_inferred)


def _actors(view: View, event: Event) -> set[str]:
    """Return who acts, without the states that others of them stand for."""
    actors = {p.entity for p in event.participants if p.role == "actor"}
    parties = {p.entity for p in event.participants if p.role != "third_party"}
    return actors - {view.state_of(p) for p in parties if view.state_of(p) != p}


def _held(inner: Quote, outer: Quote) -> float:
    common = min(inner.end, outer.end) - max(inner.start, outer.start)
    return max(0, common) / max(inner.end - inner.start, 1)


def _is_of_a_side(view: View, statement: Statement) -> bool:
    types = {view.entities[s].type for s in statement.speakers if s in view.entities}
    return bool(types - {"media"})
