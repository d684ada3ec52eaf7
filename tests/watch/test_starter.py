"""The list to begin with is a plan like any other, of known outlets, and says that nobody checked it."""

from collections import Counter
from pathlib import Path

from rasad.config import data_folder
from rasad.knowledge.base import load_knowledge
from rasad.ledger import Ledger
from rasad.watch import Alerts, load_plan

STARTER = data_folder() / "watch" / "starter.toml"


def test_the_list_to_begin_with_is_a_plan_of_known_outlets() -> None:
    plan = load_plan(STARTER, load_knowledge())
    assert len(plan.source) >= 30
    assert [source.outlet for source in plan.source if source.outlet not in load_knowledge().media] == []
    counts = Counter(source.language for source in plan.source)
    assert min(counts.values()) >= 12
    assert all(source.url.startswith("https://") for source in plan.source)


def test_the_sample_alert_tells_of_agreements_that_are_signed_and_of_those_that_are_said(tmp_path: Path) -> None:
    lines = STARTER.read_text(encoding="utf-8").splitlines()
    begin = lines.index(next(line for line in lines if line.startswith("# [[alert]]")))
    sample = "\n".join(line.removeprefix("# ") for line in lines[begin : begin + 4])
    own = sample.replace("RUS", "KAZ").replace("TUR", "OMN").replace("Akkuyu", "Sohar")
    both = "\n".join(line for line in own.splitlines() if "Sohar" not in line)
    (tmp_path / "sources.toml").write_text(own + "\n" + both, encoding="utf-8")
    samples = data_folder() / "samples"
    with Ledger(tmp_path / "l.ledger") as ledger:
        list(ledger.add_paths([samples], manifest=samples / "manifest.csv"))
        plan = load_plan(tmp_path / "sources.toml", load_knowledge())
        rows = list(Alerts(ledger, plan).past("2019-01-01"))
    assert {(row.alert, row.kind) for row in rows} == {
        (plan.alert[0].title, "agreement_oral"),
        (plan.alert[1].title, "agreement_oral"),
        (plan.alert[1].title, "agreement_signed"),
    }


def test_it_says_that_nobody_checked_it() -> None:
    assert "UNCHECKED" in STARTER.read_text(encoding="utf-8").splitlines()[0]
