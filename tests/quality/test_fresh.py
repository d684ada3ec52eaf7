"""The README says of unopened articles what was measured on them last."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = {
    "events: type": "events",
    "events: type and states": "events+who",
    "statements: speaker's state, and words": "statements",
    "commitments: parties and evidence": "commitments",
}


def measured(layer: str) -> tuple[str, str]:
    """Return right of read and right of coded, as fresh.txt has them of the articles set aside."""
    text = (ROOT / "benchmarks" / "quality" / "fresh.txt").read_text(encoding="utf-8")
    aside = text[text.index("aside (") :]
    found = re.search(rf"^  {re.escape(layer)} +(\d+)/(\d+) +[\d.]+ +(\d+)/(\d+)", aside, re.M)
    assert found is not None
    return f"{found[1]} of {found[2]}", f"{found[3]} of {found[4]}"


@pytest.mark.parametrize(("row", "layer"), ROWS.items())
def test_the_readme_gives_the_figures_of_articles_set_aside(row: str, layer: str) -> None:
    precision, recall = measured(layer)
    assert f"| {row} | {precision} | {recall} |" in (ROOT / "README.md").read_text(encoding="utf-8")
