"""The five articles that rasad was asked to read, where they are at hand; nothing of them is kept here."""

from pathlib import Path

import pytest

from rasad.pipeline import Outcome, read_paths
from tests.shared import SHARED, needs_shared
from tests.test_pipeline import check

ARTICLES = SHARED / "articles"
pytestmark = needs_shared("articles")


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    found = read_paths([ARTICLES], manifest=ARTICLES / "manifest.csv")
    return {Path(outcome.location).name[:3]: outcome for outcome in found}


def test_all_are_read_and_every_span_holds(outcomes: dict[str, Outcome]) -> None:
    assert sorted(outcomes) == ["000", "001", "002", "003", "004"]
    for outcome in outcomes.values():
        assert not outcome.is_failed
        check(outcome)


def test_the_page_that_holds_two_articles_becomes_two_documents(outcomes: dict[str, Outcome]) -> None:
    assert [report.document.extent.start for report in outcomes["002"].reports] == [0, 927]
    assert [len(outcome.reports) for outcome in outcomes.values()] == [1, 1, 2, 1, 1]


def test_the_meeting_still_to_come_is_planned(outcomes: dict[str, Outcome]) -> None:
    events = [e for e in outcomes["004"].reports[0].events if {"Q58217"} <= {p.entity for p in e.participants}]
    assert {event.status for event in events} == {"planned"}
    assert "meeting" in {event.kind for event in events}


def test_stray_marks_and_no_break_spaces_stay(outcomes: dict[str, Outcome]) -> None:
    raw = next(ARTICLES.glob("003*")).read_bytes().decode("utf-8")
    assert outcomes["003"].source == raw
    assert raw.count("&") == outcomes["003"].source.count("&") > 0


def test_without_the_manifest_no_date_is_invented() -> None:
    right = {"000": "2016-10", "001": "2017-03-1", "003": "2016-10-1", "004": "2021-06-"}
    for outcome in read_paths([ARTICLES]):
        for report in outcome.reports:
            edtf = report.document.published.edtf
            name = Path(outcome.location).name[:3]
            assert edtf is None or edtf.startswith(right.get(name, "2021-"))
            assert edtf is None or report.document.published.evidence
