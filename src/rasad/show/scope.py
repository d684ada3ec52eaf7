"""What of the record a brief tells and how much of it: topic, length, and which documents were known before."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rasad.records.report import Commitment, Event, Statement
from rasad.records.spans import Quote
from rasad.show.dates import Days, days_of
from rasad.show.view import View

Length = Literal["short", "full"]


class Limits(NamedTuple):
    """How many items a section holds at most; what is left out is counted on the page."""

    occasions: int  # a brief of more days is a chronicle
    told: int  # of one occasion
    statements: int  # of one side: what a reader takes in at a glance
    pledges: int  # of one status: more than a page of it is a matter for an export
    figures: int
    watched: int  # a list to watch is short or nobody watches it
    news: int
    few: int  # documents: of fewer, more of a side's sayings are told, so many that they fill the page no more

    def of_side(self, documents: int) -> int:
        """Return how many statements of one side are told: of few documents more, since a page has room for them."""
        return max(self.statements, self.statements * self.few // max(documents, 1))


LIMITS: dict[Length, Limits] = {
    "full": Limits(60, 1000, 12, 25, 30, 20, 20, 12),
    "short": Limits(8, 6, 3, 4, 6, 6, 8, 1),
}


class Topics:
    """The topics that are asked for: contexts of events (military ...) or ids of entities; none asks for all."""

    def __init__(self, asked: Iterable[str] = ()) -> None:
        self._asked = frozenset(asked)

    def __bool__(self) -> bool:
        return bool(self._asked)

    def has_event(self, view: View, event: Event) -> bool:
        """Say whether an event is of these topics, or names one of these things."""
        return not self or bool(self._asked & {*event.contexts}) or self._names(view, event.evidence)

    def has_statement(self, view: View, statement: Statement) -> bool:
        """Say whether a statement names such a thing, or tells of such an event."""
        if not self or self._names(view, statement.content):
            return True
        events = (e for e in view.report.events if statement.id in {e.reported_by, e.alleged_by})
        return any(self._asked & {*event.contexts} for event in events)

    def has_commitment(self, view: View, commitment: Commitment) -> bool:
        """Say whether a commitment is about such a thing, or was made by such an event."""
        event = view.events.get(commitment.event or "")
        subject = commitment.subject.entity if commitment.subject else None
        if not self or subject in self._asked or self._names(view, commitment.evidence):
            return True
        return event is not None and self.has_event(view, event)

    def has_span(self, view: View, span: Quote) -> bool:
        """Say whether words stand in the evidence of an event of these topics, or name such a thing."""
        if not self or self._names(view, span):
            return True
        near = (e for e in view.report.events if e.evidence.start <= span.start and span.end <= e.evidence.end)
        return any(self.has_event(view, event) for event in near)

    def _names(self, view: View, span: Quote) -> bool:
        return bool(self._asked & {*view.things_in(span)})


ALL_TOPICS = Topics()


class Known(NamedTuple):
    """What was known before: the labels of those documents, and since when the others are new (EDTF)."""

    labels: frozenset[str]
    since: str

    def is_new(self, labels: Iterable[str]) -> bool:
        """Say whether only new documents tell of something."""
        return not self.labels & set(labels)


def known_before(views: Sequence[View], day: str) -> Known:
    """Take the documents as known that were published before a day; those without a date are not known to be new."""
    limit = days_of(day)
    return Known(frozenset(v.label for v in views if not _is_from(v.published_days, limit)), day)


def _is_from(published: Days | None, limit: Days | None) -> bool:
    return published is not None and limit is not None and published.first >= limit.first
