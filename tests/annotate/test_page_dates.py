"""Dates as pages give them -> the day of publication, by the order of trust, in three calendars; none is invented."""

import pytest

from rasad.annotate.page_dates import address_published, date_line, page_published, read_dates, stamp
from rasad.records.pages import Block, Found, PageHints
from rasad.records.report import Published


def claims(*values: str) -> PageHints:
    return PageHints(published=tuple(Found(value=value, where=f"meta {n}") for n, value in enumerate(values)))


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("2021-06-28T10:00:00+03:00", "2021-06-28T10:00:00+03:00"),
        ("2021-06-28T06:54:00.123Z", "2021-06-28T06:54:00Z"),
        ("2021-06-28 10:00:00", "2021-06-28T10:00:00"),
        ("2020-02-18 T 07:20:50 +0330", "2020-02-18T07:20:50+03:30"),
        ("20210628", "2021-06-28"),
        ("20210628T101500Z", "2021-06-28T10:15:00Z"),
        ("2021/6/8", "2021-06-08"),
        ("28/06/2021", "2021-06-28"),
        ("04.11.2020", "2020-11-04"),
        ("1400/05/24", "2021-08-15"),
        ("۱۴۰۰-۰۵-۲۴ ۱۰:۰۰", "2021-08-15T10:00:00"),
        ("1443-01-07", "2021-08-15"),
        ("Mon, 28 Jun 2021 10:00:00 +0300", "2021-06-28T10:00:00+03:00"),
        ("1624863600", "2021-06-28T07:00:00Z"),
        ("2021-06", "2021-06"),
    ],
)
def test_a_date_is_read_in_its_calendar_and_as_exactly_as_it_is_written(written, exact):
    found = stamp(written)
    assert found is not None
    assert found.exact == exact


@pytest.mark.parametrize(
    "written",
    [
        "",
        "03/04/2021",
        "0001-01-01T00:00:00",
        "1970-01-01",
        "2021-13-01",
        "2021-02-30",
        "yesterday",
        "2016",
        "1400",
        "12:30",
    ],
)
def test_what_is_no_date_for_certain_says_nothing(written):
    assert stamp(written) is None


def test_a_date_with_its_zone_is_trusted_before_one_without():
    found = page_published(claims("2021-06-27 23:00", "2021-06-28T00:30:00+03:00"))
    assert (found.edtf, found.basis) == ("2021-06-28", "metadata")


def test_the_same_moment_in_the_zone_of_the_paper_gives_the_day():
    found = page_published(claims("2021-06-27T21:30:00Z", "2021-06-28T00:30:00+03:00"))
    assert found.edtf == "2021-06-28"


@pytest.mark.parametrize(
    ("line", "day"), [("2021-06-28", "2021-06-28"), ("2021-06-20", "2021-06-27"), (None, "2021-06-27")]
)
def test_of_a_late_hour_in_universal_time_the_date_line_gives_the_day(line, day):
    stated = Published(edtf=line, basis="stated") if line else None
    assert page_published(claims("2021-06-27T21:30:00Z"), stated).edtf == day


def test_another_date_is_set_aside_and_said():
    found = page_published(claims("2021-06-28T10:00:00+03:00", "2021-06-01"))
    assert any("set aside: meta 1: 2021-06-01" in step for step in found.steps)


def test_the_address_speaks_only_where_it_is_asked():
    hints = PageHints(published=(Found(value="1400/04/07", where="address"),))
    assert page_published(hints) is None
    assert address_published(hints).edtf == "2021-06-28"


def test_hints_carry_the_time_and_zone_of_their_dates():
    assert [found.edtf for found in read_dates(claims("2021-06-28T10:00:00+03:00", "x")).published] == [
        "2021-06-28T10:00:00+03:00",
        None,
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("۱۳۹۲/۰۴/۱۸ - سه‌شنبه", "2013-07-09"),
        ("15.11.2020 - تحديث: 16.11.2020", "2020-11-15"),
        ("03/04/2021", None),
        ("بازدید: ۱۴۰۰", None),
    ],
)
def test_a_date_line_in_figures_gives_the_day(line, day):
    source = f"عنوان\n{line}\n15/11/2019 نص الخبر"
    body = Block(start=len(source) - 18, end=len(source), kind="body")
    blocks = (Block(start=0, end=5, kind="headline"), Block(start=6, end=6 + len(line), kind="byline"), body)
    found = date_line(source, blocks)
    assert (found.edtf if found else None) == day
    if found is not None:
        assert all(source[quote.start : quote.end] == quote.text for quote in found.evidence)
