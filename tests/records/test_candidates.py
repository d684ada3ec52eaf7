"""What is read too unsurely is held back, and the report says so."""

from msgspec.structs import replace
from tests.show.samples import commitment, document, event

from rasad.records.candidates import at_least

TEXT = "Oman and Kazakhstan met. Oman promised grain."


def report():
    met = replace(event(TEXT, "met", "Oman and Kazakhstan met"), confidence=0.9)
    unsure = replace(event(TEXT, "promised", "Oman promised grain", "promise", "AGREE"), confidence=0.4)
    pledge = commitment(TEXT, "Oman promised grain", event=unsure.id)
    return document(TEXT, "talks.txt", events=(met, unsure), commitments=(pledge,)).report


def test_events_below_the_floor_go_with_the_commitments_that_rest_on_them() -> None:
    kept = at_least(report(), 0.5)
    assert [event.kind for event in kept.events] == ["meeting"]
    assert kept.commitments == ()
    assert "1 event was read too unsurely" in kept.problems[-1].message


def test_nothing_is_said_where_nothing_is_held_back() -> None:
    assert at_least(report(), 0) == report()
    assert at_least(report(), 0.4) == report()
