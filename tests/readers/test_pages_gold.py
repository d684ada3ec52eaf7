"""Pages in the markup of common site systems, with invented texts: what must come out of each of tests/pages/."""

import json
from pathlib import Path

import pytest

from rasad.pipeline import read_items
from rasad.readers.items import Item
from rasad.readers.manifest import Given

PAGES = Path(__file__).parents[1] / "pages"
GOLD = json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(params=GOLD, ids=lambda gold: gold["file"])
def case(request):
    gold = request.param
    raw = (PAGES / gold["file"]).read_bytes()
    (outcome,) = read_items([Item(gold["file"], raw, given=Given(url=gold.get("url")))])
    return gold, raw, outcome


def blocks(outcome) -> list[tuple[str, str]]:
    page = outcome.reports[0].document.page
    return [(block.kind, plain(outcome.source[block.start : block.end])) for block in page.blocks]


def test_the_body_is_whole_and_nothing_is_added(case):
    gold, _, outcome = case
    found = [text for kind, text in blocks(outcome) if kind in ("lead", "body", "list", "quote", "table", "subheading")]
    assert [text for text in found if text not in map(plain, gold["body"])][1:] == []  # a signature
    assert [text for text in map(plain, gold["body"]) if not any(text in line for line in found)] == []


def test_parts_are_told_apart(case):
    gold, _, outcome = case
    found = blocks(outcome)
    assert ("headline", plain(gold["headline"])) in found
    assert [text for text in gold.get("captions", ()) if ("caption", plain(text)) not in found] == []
    assert [text for text in gold.get("table", ()) if ("table", plain(text)) not in found] == []
    if "kicker" in gold:
        assert ("kicker", plain(gold["kicker"])) in found


def test_the_date_is_right_and_absent_only_where_the_page_has_none(case):
    gold, _, outcome = case
    published = outcome.reports[0].document.published.edtf
    assert (published is None) == (gold["published"] is None)
    assert (gold["published"] or "").startswith(published or "")


def test_every_character_is_found_in_the_bytes(case):
    _, raw, outcome = case
    page = outcome.reports[0].document.page
    encoding = page.raw.encoding
    for piece in page.raw.pieces:
        shown = outcome.source[piece.start : piece.end]
        written = raw[piece.first : piece.last].decode(encoding)
        assert shown == written or (written[0] in "& \t\n\r" and len(shown) <= 2)


def test_what_is_missing_is_said(case):
    gold, _, outcome = case
    if "problem" in gold:
        assert any(gold["problem"] in problem.message for problem in outcome.problems)
