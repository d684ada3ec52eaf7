"""Conversion between the calendars of the press."""

import json
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate
from tests.shared import SHARED, needs_shared

from rasad.annotate.calendars import day_to_solar, easter, from_day, month_days, to_day, year_days


def test_every_day_of_the_solar_hijri_years_1300_to_1450_converts_as_persiantools_does() -> None:
    day, last = date(1921, 3, 21), date(2072, 3, 19)
    while day <= last:
        known = JalaliDate(day)
        assert day_to_solar(day) == (known.year, known.month, known.day)
        assert to_day("solar_hijri", known.year, known.month, known.day) == day
        day += timedelta(days=1)


@given(st.dates(date(1925, 1, 1), date(2070, 12, 31)), st.sampled_from(["gregorian", "solar_hijri", "hijri"]))
def test_a_day_comes_back_from_every_calendar(day: date, calendar: str) -> None:
    there = from_day(calendar, day)
    assert there is not None
    assert to_day(calendar, *there) == day


@needs_shared("suites/hijri.jsonl")
def test_all_pairs_of_the_shared_hijri_suite_agree() -> None:
    for line in (SHARED / "suites" / "hijri.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        assert to_day("hijri", *case["date"]) == date(*case["gregorian"])


def test_a_date_that_no_calendar_has_is_none() -> None:
    assert to_day("solar_hijri", 1400, 12, 30) is None
    assert to_day("gregorian", 2021, 2, 29) is None
    assert to_day("hijri", 1200, 1, 1) is None


def test_months_and_years_end_where_the_next_begin() -> None:
    assert month_days("solar_hijri", 1399, 12) == (date(2021, 2, 19), date(2021, 3, 20))
    assert month_days("gregorian", 2016, 2) == (date(2016, 2, 1), date(2016, 2, 29))
    assert year_days("hijri", 1437) == (date(2015, 10, 14), date(2016, 10, 1))


def test_easter_is_the_western_one() -> None:
    assert [easter(year) for year in (2016, 2019, 2024)] == [date(2016, 3, 27), date(2019, 4, 21), date(2024, 3, 31)]
