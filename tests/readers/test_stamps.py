from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from rasad.readers.stamps import edtf_of


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2021-06-29", "2021-06-29"),
        ("2021-06", "2021-06"),
        ("2021-06-29T10:00:00+03:00", "2021-06-29T10:00:00+03:00"),
        ("2021-06-29T10:00:00.123456Z", "2021-06-29T10:00:00Z"),
        ("2021-06-29 10:00 +0330", "2021-06-29T10:00:00+03:30"),
        ("2021-06-29 00:00:00", "2021-06-29"),
        ("2021/6/9", "2021-06-09"),
        ("20210629", "2021-06-29"),
        ("20210629101500", "2021-06-29T10:15:00"),
        ("۲۰۲۱-۰۶-۲۹", "2021-06-29"),
        ("Tue, 29 Jun 2021 22:30:00 +0300", "2021-06-29T22:30:00+03:00"),
        ("Tue, 29 Jun 2021 22:30:00 GMT", "2021-06-29T22:30:00Z"),
        ("29 June 2021", "2021-06-29"),
        ("June 29, 2021", "2021-06-29"),
        ("29/06/2021", "2021-06-29"),
        ("06/29/2021 10:00", "2021-06-29T10:00:00"),
        ("06/06/2021", "2021-06-06"),
        (1624950000, "2021-06-29T07:00:00Z"),
        (1624950000000, "2021-06-29T07:00:00Z"),
        ("1624950000", "2021-06-29T07:00:00Z"),
        (20210629, "2021-06-29"),
        (2021, "2021"),
        (date(2021, 6, 29), "2021-06-29"),
        (datetime(2021, 6, 29, 1, tzinfo=timezone(timedelta(hours=3.5))), "2021-06-29T01:00:00+03:30"),
        (datetime(2021, 6, 29, 1, tzinfo=UTC), "2021-06-29T01:00:00Z"),
    ],
)
def test_what_is_written_is_kept_with_its_zone_and_its_precision(written, edtf):
    assert edtf_of(written) == (edtf, "")


def test_a_zone_whose_letters_mean_several_is_left_out():
    assert edtf_of("Tue, 29 Jun 2021 22:30:00 AST").edtf == "2021-06-29T22:30:00"


def test_a_zone_that_says_nothing_of_the_place_is_left_out():
    assert edtf_of("Tue, 29 Jun 2021 22:30:00 -0000").edtf == "2021-06-29T22:30:00"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("04/06/2021", "may be read two ways"),
        ("1442-11-19", "not of the calendar used here"),
        ("۱۴۰۰/۰۴/۰۸", "not of the calendar used here"),
        ("0621-06-29", "not of the calendar used here"),
        ("yesterday", "was not understood"),
        ("2021-02-30", "was not understood"),
        ("2021-06-29T25:00:00", "was not understood"),
        (12, "was not understood"),
        (float("nan"), "was not understood"),
        ({"a": 1}, "is no date but dict"),
        ("2021-06-29" * 50, "was not understood"),
    ],
)
def test_what_is_no_date_or_several_gives_none_and_says_so(written, told):
    edtf, note = edtf_of(written)
    assert edtf is None
    assert told in note


@pytest.mark.parametrize("written", [None, "", "  ", True])
def test_nothing_written_gives_nothing(written):
    assert edtf_of(written) == (None, "")
