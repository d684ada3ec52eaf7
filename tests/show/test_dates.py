"""Dates in words, and the days that an EDTF value allows."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.show.dates import Days, days_of, words_of
from rasad.show.phrasebook import load_phrasebook


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2016-10-10", "10 October 2016"),
        ("2016-10~", "October 2016"),
        ("2016", "2016"),
        ("2016-21", "spring 2016"),
        ("XXXX-10-10", "10 October, year unknown"),
        ("2016-10-09/2016-10-13", "9\u201313 October 2016"),
        ("2016-10-09/..", "from 9 October 2016"),
        ("../2016-10-09", "until 9 October 2016"),
        ("[..2016-10-09]", "until 9 October 2016"),
        ("[2016-10-09,2016-10-10]", "9 October 2016 or 10 October 2016 (one of these)"),
        ("2016-10-10T12:00", "10 October 2016"),
        (None, "date unknown"),
        ("no date at all", "no date at all"),
    ],
)
def test_edtf_is_put_into_words(edtf, words):
    assert words_of(edtf, load_phrasebook("en")) == words


@pytest.mark.parametrize("edtf", [None, "", "XXXX-10-10", "..", "nonsense", "2016-13-45", "2016-02-31"])
def test_no_days_are_made_up(edtf):
    assert days_of(edtf) is None


def test_an_interval_reaches_from_its_first_to_its_last_day():
    assert days_of("2016-10/2017") == Days(dt.date(2016, 10, 1), dt.date(2017, 12, 31))


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)))
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day):
    month, year = days_of(day.isoformat()[:7]), days_of(day.isoformat()[:4])
    assert days_of(day.isoformat()) == Days(day, day)
    assert month.first <= day <= month.last
    assert year.first <= month.first
    assert month.last <= year.last
