"""What the hand-made comparison of the shared articles says is one event, as far as the coder finds both sides."""

import json
from pathlib import Path

import pytest
from tests.shared import SHARED, needs_shared

from rasad.knowledge.base import load_knowledge
from rasad.link.linking import Linked
from rasad.pipeline import read_paths
from rasad.records.ports import StoredDocument

pytestmark = needs_shared("exam")


@pytest.fixture(scope="module")
def gold():
    return json.loads((SHARED / "exam" / "gold" / "cross.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def linked():
    outcomes = read_paths([SHARED / "articles"], manifest=SHARED / "articles" / "manifest.csv")
    documents = [StoredDocument(report, outcome.source) for outcome in outcomes for report in outcome.reports]
    return Linked(documents, load_knowledge())


@pytest.fixture(scope="module")
def multiple(linked):
    return [row for row in linked.happenings() if row.independent_sources > 1]


def test_only_the_two_reports_of_one_meeting_are_one_story(linked):
    stories = {}
    for row in linked.stories():
        stories.setdefault(row.story, set()).add(Path(row.location).name[:3])
    assert {"000", "003"} in stories.values()
    assert sorted(len(documents) for documents in stories.values()) == [1, 1, 1, 1, 2]


def test_the_meeting_the_plant_the_proposal_and_the_offer_are_told_by_both(multiple):
    assert {row.kind for row in multiple} >= {"meeting", "proposal", "readiness"}
    assert any(account.value == ("akkuyu-npp",) for row in multiple for a in row.attributes for account in a.accounts)


def test_nothing_on_which_both_agree_is_shown_as_a_conflict(multiple):
    assert [row.conflicts for row in multiple if row.conflicts] == []


def test_differing_facts_stand_side_by_side(gold, linked, multiple):
    article_of = {row.document: Path(row.location).name[:3] for row in linked.stories()}
    differing = [
        row for happening in multiple for row in (*happening.attributes, *happening.sayings) if row.relation == "differ"
    ]
    shown = [
        fact["id"] for fact in gold["same_event_facts"]["differ"] if any(_shows(r, fact, article_of) for r in differing)
    ]
    assert len(shown) >= 6, shown


def _shows(row, fact, article_of):
    """Whether a row has both words of a fact, each from its article."""
    return all(
        any(
            account.span.start < span["end"] and span["start"] < account.span.end
            for account in row.accounts
            if article_of[account.document] == article
        )
        for article, span in ((article, fact[article]["span"]) for article in ("000", "003"))
    )
