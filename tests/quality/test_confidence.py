"""The judged events keep no text, and the reliability table is that of the floor that is shown from."""

import re
from pathlib import Path

import pytest

from rasad.records.candidates import SHOWN_FROM

QUALITY = Path(__file__).parents[2] / "benchmarks" / "quality"
ROW = re.compile(r"[0-9a-f]{16},\d+,\d+,[0-9a-f]{8},[0-9a-f]{8},(diplomacy|other),(right|type|wrong)")
MOST_ERROR = 0.08  # between what is expected and what is right, over all bins


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_judgements_are_kept_as_hashes_and_offsets(language: str) -> None:
    header, *rows = (QUALITY / f"event_labels.{language}.csv").read_text(encoding="utf-8").splitlines()
    assert header == "document,start,end,trigger,reading,article,label"
    assert len(rows) >= 150
    assert all(ROW.fullmatch(row) for row in rows)


def test_the_reliability_table_holds_and_marks_the_floor() -> None:
    table = (QUALITY / "confidence.txt").read_text(encoding="utf-8")
    error = re.search(r"expected calibration error: ([0-9.]+)", table)
    assert error is not None
    assert float(error[1]) <= MOST_ERROR
    assert re.search(rf"^{SHOWN_FROM:.2f} .*<- SHOWN_FROM$", table, re.M)
