"""Acts told in the passive: whom they hit is known, and who did them need not be."""

from tests.events.coding import coded, event_of, parties


def test_a_criticism_in_the_passive_names_whom_it_hits_alone() -> None:
    event = event_of(coded("در گزارش تازه از سیاست‌های مجارستان انتقاد شده است.", "fa"), "criticism")
    assert (parties(event, "actor"), parties(event, "recipient")) == (set(), {"HUN"})


def test_a_noun_behind_with_is_no_passive() -> None:
    text = "رئیس‌جمهور صربستان با انتقاد از مواضع مجارستان سخن گفت."
    events = coded(text, "fa").events
    assert all(event.frame != "fa.accuse.condemnation.enteqad_shod" for event in events)


def test_who_threatens_may_threaten_nobody_by_name() -> None:
    event = event_of(coded("مجارستان این حمله را بی‌پاسخ نخواهد گذاشت.", "fa"), "threat")
    assert parties(event, "actor") == {"HUN"}
