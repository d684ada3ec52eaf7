"""Whatever is damaged in an input: articles and refusals come of it, never an error, in seconds."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks" / "robustness"))
try:
    from inputs import EDITS, SAMPLES, TELLING, check, edited
finally:
    sys.path.remove(str(ROOT / "benchmarks" / "robustness"))


PIECES = st.binary(min_size=1, max_size=12) | st.sampled_from(TELLING)
EDITED = st.tuples(st.sampled_from(EDITS), st.floats(0, 1, exclude_max=True), PIECES)


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_each_kind_is_read_when_nothing_is_damaged(kind):
    _, counts = check(kind, SAMPLES[kind])
    holds_none = kind in ("opml", "sitemap")
    assert set(counts) == {"refused" if holds_none else "articles"}


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(SAMPLES)), st.lists(EDITED, min_size=1, max_size=6))
def test_damage_of_any_kind_gives_articles_and_refusals(kind, edits):
    raw = SAMPLES[kind]
    for how, where, piece in edits:
        raw = edited(raw, how, int(len(raw) * where), piece)
    check(kind, raw)


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_an_input_that_is_cut_short_anywhere_gives_articles_and_refusals(kind):
    raw = SAMPLES[kind]
    for at in range(0, len(raw), max(len(raw) // 9, 1)):
        check(kind, raw[:at])
