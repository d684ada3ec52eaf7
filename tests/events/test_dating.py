"""When an event took place: by the times of its clause, and not by those that only bound it."""

from tests.events.coding import coded, event_of


def test_a_time_behind_since_bounds_an_event_and_does_not_date_it() -> None:
    report = coded("التقى وزير الخارجية العماني نظيره الكوبي في أول اجتماع من نوعه منذ عام 1979.", "ar")
    date = event_of(report, "meeting").date
    assert date is not None
    assert (date.edtf, date.basis) == ("2021-06-29", "inferred")


def test_a_time_without_since_dates_it() -> None:
    report = coded("التقى وزير الخارجية العماني نظيره الكوبي في عام 1979.", "ar")
    date = event_of(report, "meeting").date
    assert date is not None
    assert date.edtf == "1979"
