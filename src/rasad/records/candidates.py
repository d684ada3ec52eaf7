"""A report -> the report of what was read surely enough to be shown; the rest are candidates, which the ledger keeps.

Source: decision 0010.
"""

from collections.abc import Iterable, Iterator

from msgspec import structs

from rasad.records.ports import StoredDocument
from rasad.records.report import Problem, Report

SHOWN_FROM = 0.15
"""The confidence from which an event is shown unless somebody asks for another.

The highest that hides no event of the gold articles; `benchmarks/quality/confidence.txt` says what others would show.
"""


def at_least(report: Report, least: float) -> Report:
    """Return a report without the events below a confidence, nor the commitments that rest on them.

    A problem of it says how many events are held back; nothing else refers to what is gone.

    Args:
        report: as the pipeline made it.
        least: confidence, 0 to 1; 0 holds nothing back.
    """
    gone = {event.id for event in report.events if event.confidence < least}
    if not gone:
        return report
    count = "1 event was" if len(gone) == 1 else f"{len(gone)} events were"
    told = f"{count} read too unsurely to be shown (confidence below {least:g}); --min-confidence 0 shows all."
    return structs.replace(
        report,
        events=tuple(event for event in report.events if event.id not in gone),
        statements=tuple(
            structs.replace(statement, venue_event=None) if statement.venue_event in gone else statement
            for statement in report.statements
        ),
        commitments=tuple(commitment for commitment in report.commitments if commitment.event not in gone),
        problems=(*report.problems, Problem(step="events", message=told)),
    )


def shown(documents: Iterable[StoredDocument], least: float) -> Iterator[StoredDocument]:
    """Yield documents with what was read surely enough."""
    for document in documents:
        yield structs.replace(document, report=at_least(document.report, least))
