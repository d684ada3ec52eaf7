"""The list to begin with is a plan like any other, of known outlets, and says that nobody checked it."""

from collections import Counter

from rasad.config import data_folder
from rasad.knowledge.base import load_knowledge
from rasad.watch import load_plan

STARTER = data_folder() / "watch" / "starter.toml"


def test_the_list_to_begin_with_is_a_plan_of_known_outlets() -> None:
    plan = load_plan(STARTER, load_knowledge())
    assert len(plan.source) >= 30
    assert [source.outlet for source in plan.source if source.outlet not in load_knowledge().media] == []
    counts = Counter(source.language for source in plan.source)
    assert min(counts.values()) >= 12
    assert all(source.url.startswith("https://") for source in plan.source)


def test_it_says_that_nobody_checked_it() -> None:
    assert "UNCHECKED" in STARTER.read_text(encoding="utf-8").splitlines()[0]
