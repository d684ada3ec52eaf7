"""A report and the corrections of its document -> the report as the user has it, and what each correction does there.

Pure. A correction finds its event or mention by characters and words, whatever ids and entries a new reading gives.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec import structs

from rasad.events.projection import project
from rasad.knowledge.kinds import load_kinds
from rasad.records.corrections import CorrectedItem, Correction
from rasad.records.report import Event, EventDate, EventStatus, Mention, Report
from rasad.records.spans import Quote, Span
from rasad.store.renaming import SURE, renamed, without_events

ItemState = Literal["applied", "met", "lost"]


class Attached(NamedTuple):
    """What became of a correction at one of its items: the id of what stands there now, and what it changed."""

    correction: str
    ordinal: int
    item: str | None
    state: ItemState


def corrected(report: Report, corrections: Sequence[Correction]) -> tuple[Report, list[Attached]]:
    """Return a report with corrections applied, in the order in which they were made.

    Args:
        report: as the machine read it.
        corrections: those not undone that speak of this document.

    Returns:
        The report, and one line for each item of the corrections that lies in this document.
    """
    attached: list[Attached] = []
    for correction in corrections:
        for ordinal, item in enumerate(correction.items):
            if item.document == report.document.id:
                report, found, state = _apply(report, correction, item)
                attached.append(Attached(correction.id, ordinal, found, state))
    return report, attached


def event_at(report: Report, item: CorrectedItem) -> Event | None:
    """Return the event that a correction speaks of: at its trigger, of its kind if several are."""
    same = [event for event in report.events if event.trigger == item.quote]
    near = same or _events_at(report, item)
    best = [event for event in near if event.id == item.id] or [e for e in near if e.kind == item.read_as.kind] or near
    return best[0] if len(best) == 1 else None


def mention_at(report: Report, item: CorrectedItem) -> Mention | None:
    """Return the mention that a correction speaks of: at its characters, else the only one that shares some of them."""
    same = [mention for mention in report.mentions if _quote(mention) == item.quote]
    near = same or _names_at(report, item)
    best = [mention for mention in near if mention.id == item.id] or near
    return best[0] if len(best) == 1 else None


def _apply(report: Report, correction: Correction, item: CorrectedItem) -> tuple[Report, str | None, ItemState]:
    if item.layer == "mention":
        return _apply_to_mention(report, correction, item)
    event = event_at(report, item)
    if event is None:
        is_met = correction.kind == "not_event" and not _events_at(report, item)
        return report, None, "met" if is_met else "lost"
    if correction.is_ruling:
        return report, event.id, "applied"
    if correction.kind == "not_event":
        return without_events(report, {event.id}), event.id, "applied"
    new_event = _corrected_event(event, correction)
    if new_event == event:
        return report, event.id, "met"
    told = structs.replace(new_event, steps=(*event.steps, _step(correction, event)))
    events = tuple(told if other is event else other for other in report.events)
    return structs.replace(report, events=events), event.id, "applied"


def _apply_to_mention(
    report: Report, correction: Correction, item: CorrectedItem
) -> tuple[Report, str | None, ItemState]:
    mention = mention_at(report, item)
    if mention is None:
        return report, None, "met" if correction.value is None and not _names_at(report, item) else "lost"
    new = renamed(report, mention, correction)
    if new is None:
        return report, mention.id, "lost"
    return new, mention.id, "met" if new == report else "applied"


def _corrected_event(event: Event, correction: Correction) -> Event:
    if correction.kind == "date":
        if correction.value == (event.date.edtf if event.date else None):
            return event
        date = EventDate(edtf=correction.value, basis="given") if correction.value else None
        return structs.replace(event, date=date, confidence=SURE)
    kind_id = correction.value if correction.kind == "type" else event.kind
    status = correction.value if correction.kind == "status" else event.status
    if (kind_id, status) == (event.kind, event.status):
        return event
    return _as_kind(event, str(kind_id), status)  # type: ignore[arg-type]


def _as_kind(event: Event, kind_id: str, status: EventStatus) -> Event:
    """Return the event with another kind or status, and all that follows from them."""
    kinds = load_kinds()
    kind, was = kinds[kind_id], kinds.get(event.kind)
    type_, underlying = project(kind, status)
    own = was.contexts if was else ()
    contexts = dict.fromkeys((*kind.contexts, *(context for context in event.contexts if context not in own)))
    return structs.replace(
        event, kind=kind.id, status=status, type=type_, underlying=underlying, confidence=SURE,
        mode=kind.mode if underlying is None else None, contexts=tuple(contexts),
    )  # fmt: skip


def _step(correction: Correction, event: Event) -> str:
    date = event.date.edtf if event.date else None
    was = {"date": date or "none", "type": event.kind, "status": event.status}[correction.kind]
    value = correction.value or "none"
    by = f"corrected by {correction.who}, {correction.made_at[:10]}"
    return f"{by}: {correction.kind} {was} -> {value} ({correction.id})"


def _events_at(report: Report, item: CorrectedItem) -> list[Event]:
    return [event for event in report.events if _span(event.trigger).overlaps(item.quote)]


def _names_at(report: Report, item: CorrectedItem) -> list[Mention]:
    return [mention for mention in report.mentions if Span(mention.start, mention.end).overlaps(item.quote)]


def _span(quote: Quote) -> Span:
    return Span(quote.start, quote.end)


def _quote(mention: Mention) -> Quote:
    return Quote(mention.start, mention.end, mention.text)
