"""What was coded keeps no text, and the reliability table is that of the floor that is shown from."""

import re
from pathlib import Path

import pytest

from rasad.records.candidates import SHOWN_FROM

QUALITY = Path(__file__).parents[2] / "benchmarks" / "quality"
MOST_ERROR = 0.08  # between what is expected and what is right, over all bins


SIDES = r"[^,]*"
ROWS = {
    "documents": r"[0-9a-f]{16},(ar|fa),(open|said|events|seen|aside),[0-9a-f]{16}",
    "events": rf"[0-9a-f]{{16}},\d+,\d+,\d+,\d+,[A-Z ]+,{SIDES},{SIDES},[a-z]+,[^,]*,(main|background)",
    "statements": rf"[0-9a-f]{{16}},\d+,\d+,{SIDES}",
    "commitments": rf"[0-9a-f]{{16}},\d+,\d+,{SIDES},[a-z ]+",
}


@pytest.mark.parametrize("name", ROWS)
def test_what_was_coded_is_kept_without_any_text(name: str) -> None:
    _, *rows = (QUALITY / "coded" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) >= 150
    assert [row for row in rows if not re.fullmatch(ROWS[name], row)] == []


def test_the_reliability_table_holds_and_marks_the_floor() -> None:
    table = (QUALITY / "confidence.txt").read_text(encoding="utf-8")
    error = re.search(r"expected calibration error: ([0-9.]+)", table)
    assert error is not None
    assert float(error[1]) <= MOST_ERROR
    assert re.search(rf"^{SHOWN_FROM:.2f} .*<- SHOWN_FROM$", table, re.M)
