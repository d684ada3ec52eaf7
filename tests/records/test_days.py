from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.records.days import UNKNOWN_DAYS, Days, days_of


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016-10-10", "2016-10-10", "2016-10-10"),
        ("2016-10-10T12:30:00+03:00", "2016-10-10", "2016-10-10"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-10~", "2016-10-01", "2016-10-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2016-1X", "2016-10-01", "2016-12-31"),
        ("20X6-02-29", "2006-02-28", "2096-02-29"),
        ("2016-10-3X", "2016-10-30", "2016-10-31"),
        ("2016-34", "2016-04-01", "2016-06-30"),
        ("2016-10-10/2016-10-12", "2016-10-10", "2016-10-12"),
        ("2016-10-10/..", "2016-10-10", None),
        ("/2016", None, "2016-12-31"),
        ("[2016-10-10,2016-10-14]", "2016-10-10", "2016-10-14"),
        ("{2016-10..2016-12}", "2016-10-01", "2016-12-31"),
        ("[..2016-10-10]", None, "2016-10-10"),
    ],
)
def test_a_value_allows_the_days_from_first_to_last(edtf: str, first: str | None, last: str | None) -> None:
    assert days_of(edtf) == Days(first, last)


@pytest.mark.parametrize(
    "edtf", [None, "", "soon", "10-10-2016", "2016-13-01", "2016-02-3X", "2016-02-31", "P3D", "XXXX-05"]
)
def test_what_is_no_day_is_unknown(edtf: str | None) -> None:
    assert days_of(edtf) == UNKNOWN_DAYS


@given(st.text(alphabet="0123456789X-/.[]{},~?%T", max_size=24))
def test_no_text_breaks_it_and_bounds_are_days(text: str) -> None:
    days = days_of(text)
    assert all(day is None or date.fromisoformat(day) for day in days)


@given(st.dates(), st.dates())
def test_an_interval_starts_and_ends_with_its_dates(one, other) -> None:  # type: ignore[no-untyped-def]
    assert days_of(f"{one.isoformat()}/{other.isoformat()}") == Days(one.isoformat(), other.isoformat())
