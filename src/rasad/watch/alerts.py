"""The ledger -> alerts: on events of new documents, and on what new documents did to the record.

One alert tells of one happening in one status once, however many outlets print it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

import msgspec

from rasad.ask.filters import within
from rasad.errors import QueryError
from rasad.knowledge.base import Knowledge, load_knowledge
from rasad.ledger import Ledger
from rasad.records.alerts import AlertRow
from rasad.records.candidates import SHOWN_FROM
from rasad.records.chains import ChainRow
from rasad.records.happenings import HappeningRow
from rasad.records.ports import StoredDocument
from rasad.records.report import DONE, Bounds, Event
from rasad.records.series import SeriesRow, SeriesValue
from rasad.store.watching import NewParcel
from rasad.watch.patterns import fitting_events, is_named, words_hold
from rasad.watch.plan import Alert, Plan
from rasad.watch.telling import Headers, Named, conflict_alert, event_alert, figure_alert, lapse_alert

_SAME = 0.001  # a share: two numbers that differ by less are one, written otherwise


class Found(NamedTuple):
    """An alert with the keys under which it counts as told."""

    alert: Alert
    keys: tuple[str, ...]
    row: AlertRow


class Alerts:
    """Finds alerts in a ledger, by the patterns of a plan."""

    def __init__(self, ledger: Ledger, plan: Plan) -> None:
        self._ledger = ledger
        self._plan = plan
        self._knowledge: Knowledge = load_knowledge(ledger.layer)
        self.follows_record = any(alert.on != "event" for alert in plan.alert)

    def parcels(self, found: Iterable[Found]) -> list[NewParcel]:
        """Return alerts as they are put on their way."""
        channels = self._plan.deliver.channels
        return [
            NewParcel(one.alert.key, one.keys, one.row.id, msgspec.json.encode(one.row).decode(), channels)
            for one in found
        ]

    def on_documents(self, ids: Iterable[str]) -> Iterator[Found]:
        """Yield the alerts on events of documents that the ledger holds and has linked."""
        wanted = [alert for alert in self._plan.alert if alert.on == "event"]
        for document_id in dict.fromkeys(ids) if wanted else ():
            try:
                document = self._ledger.document(document_id)
            except QueryError:  # another process has taken it out since
                continue
            yield from self._on_document(document, wanted)

    def on_record(self, on: str | None = None) -> Iterator[Found]:
        """Yield the alerts on conflicts, lapses and figures, all that the record holds; `on`: the ISO day it is."""
        for alert in self._plan.alert:
            if alert.on == "conflict":
                yield from self._conflicts(alert)
            elif alert.on == "lapsed":
                yield from self._lapses(alert, on or datetime.now(UTC).date().isoformat())
            elif alert.on == "figure":
                yield from self._figures(alert)

    def past(self, since: str | None, until: str | None = None) -> Iterator[AlertRow]:
        """Yield what would have been told of a time that the ledger holds, each alert once, in the order of the plan.

        Raises:
            QueryError: if a limit is no date.
        """
        is_in = within(since, until)
        self._ledger.link()
        wanted = [alert for alert in self._plan.alert if alert.on == "event"]
        documents = self._ledger.stored_documents(since=since, until=until) if wanted else iter(())
        found = [one for document in documents for one in self._on_document(document, wanted)]
        found += [one for one in self.on_record() if is_in(_day(one.row))]
        told: set[tuple[str, str]] = set()
        order = {alert.key: number for number, alert in enumerate(self._plan.alert)}
        for one in sorted(found, key=lambda one: (order[one.alert.key], _day(one.row) or "")):
            keys = {(one.alert.key, key) for key in one.keys}
            if told.isdisjoint(keys):
                yield one.row
            told |= keys

    def _on_document(self, document: StoredDocument, wanted: Iterable[Alert]) -> Iterator[Found]:
        report, own = document.report, document.report.document.id
        joined: Mapping[str, frozenset[tuple[str, str]]] | None = None
        for alert in wanted:
            for event in fitting_events(alert, report, self._knowledge):
                joined = self._ledger.tellings_of(own) if joined is None else joined
                tellings = joined.get(event.id, frozenset()) | {(own, event.id)}
                keys = tuple(sorted(f"{_stage(event)} {one} {other}" for one, other in tellings))
                row = event_alert(self._named(alert), f"{_stage(event)} {own} {event.id}", event, report)
                yield Found(alert, keys, row)

    def _conflicts(self, alert: Alert) -> Iterator[Found]:
        least = SHOWN_FROM if alert.min_confidence is None else alert.min_confidence
        for row in self._ledger.happenings(between=alert.between, min_confidence=least):
            if not _fits_happening(alert, row, self._knowledge):
                continue
            for attribute in row.attributes:
                if attribute.relation == "conflict":
                    keys = tuple(sorted(f"{attribute.attribute} {a.document} {a.item}" for a in attribute.accounts))
                    headers = self._headers(account.document for account in attribute.accounts)
                    yield Found(alert, keys, conflict_alert(self._named(alert), keys[0], row, attribute, headers))

    def _lapses(self, alert: Alert, on: str) -> Iterator[Found]:
        for row in self._ledger.commitment_chains(between=alert.between, on=on):
            if row.state == "lapsed" and _fits_chain(alert, row, self._knowledge):
                accounts = row.steps[-1].accounts
                keys = tuple(sorted(f"{row.deadline} {account.document} {account.item}" for account in accounts))
                headers = self._headers(account.document for account in accounts)
                yield Found(alert, keys, lapse_alert(self._named(alert), keys[0], row, headers))

    def _figures(self, alert: Alert) -> Iterator[Found]:
        for row in self._ledger.figure_series(between=alert.between, least_values=1):
            if alert.subject and not words_hold(row.measure, alert.subject):
                continue
            for before, after in _changes(row):
                key = f"{after.document} {after.item}"
                headers = self._headers((before.document, after.document))
                yield Found(alert, (key,), figure_alert(self._named(alert), key, row, before, after, headers))

    def _named(self, alert: Alert) -> Named:
        return Named(alert, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), self._knowledge)

    def _headers(self, ids: Iterable[str]) -> dict[str, Headers]:
        found = {}
        for document_id in dict.fromkeys(ids):
            header = self._ledger.stored(document_id).report.document
            outlet = header.outlet.name if header.outlet else None
            found[document_id] = Headers(header.location, header.url, outlet, header.published.edtf)
        return found


def _stage(event: Event) -> str:
    """Return what of a happening is news: that it is planned, that it is done, that it is denied."""
    return "done" if event.status in DONE else event.status


def _day(row: AlertRow) -> str | None:
    published = [one.published for one in row.evidence if one.published]
    return row.date or (published[-1] if published else None)


def _fits_happening(alert: Alert, row: HappeningRow, knowledge: Knowledge) -> bool:
    if not alert.is_of(type=row.type, kind=row.kind, status=row.status):
        return False
    sides = [(side.name, knowledge.entity(side.entity)) for side in row.participants]
    quotes = [account.span.text for attribute in row.attributes for account in attribute.accounts]

    def is_side(wanted: str) -> bool:
        return any(words_hold(name, wanted) or is_named(wanted, entity) for name, entity in sides)

    place = row.place or ""
    is_there = alert.place is None or is_named(alert.place, knowledge.entity(place)) or words_hold(place, alert.place)
    is_about = (
        alert.subject is None or is_side(alert.subject) or any(words_hold(text, alert.subject) for text in quotes)
    )
    return is_there and is_about and (alert.person is None or is_side(alert.person))


def _fits_chain(alert: Alert, row: ChainRow, knowledge: Knowledge) -> bool:
    if alert.subject is None:
        return True
    entity = knowledge.entity(row.subject) if row.subject else None
    quotes = (account.span.text for step in row.steps for account in step.accounts)
    texts = (row.subject or "", row.action, *quotes)
    return is_named(alert.subject, entity) or any(words_hold(text, alert.subject) for text in texts)


def _changes(row: SeriesRow) -> Iterator[tuple[SeriesValue, SeriesValue]]:
    """Yield values that differ from the one told before them: of one basis, levels, in papers of different days."""
    for basis in ("actual", "target", "forecast"):
        values = [v for v in row.values if v.basis == basis and v.said and v.change not in ("increase", "decrease")]
        for before, after in pairwise(sorted(values, key=lambda value: (value.said or "", value.document, value.item))):
            if before.said != after.said and not _is_same(before, after):
                yield before, after


def _is_same(before: SeriesValue, after: SeriesValue) -> bool:
    one, other = before.value, after.value
    if isinstance(one, Bounds) or isinstance(other, Bounds):
        return one == other
    return abs(one - other) <= _SAME * max(abs(one), abs(other))
