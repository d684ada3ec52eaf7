"""The whole way from bytes to reports, as a user sees it."""

import json
from itertools import pairwise
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.config import data_folder
from rasad.pipeline import Outcome, read_paths, read_text
from rasad.records.report import Report

SAMPLES = data_folder() / "samples"
SCHEMA = msgspec.json.schema(Report)
LAYERS = ("mentions", "times", "figures", "events", "statements", "commitments")


def quotes(value: object) -> list[dict]:
    """Return every object with start, end and text, at any depth."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int) else []
        return own + [found for child in value.values() for found in quotes(child)]
    if isinstance(value, list):
        return [found for child in value for found in quotes(child)]
    return []


def check(outcome: Outcome) -> None:
    for report in outcome.reports:
        data = json.loads(msgspec.json.encode(report))
        jsonschema.validate(data, SCHEMA)
        for quote in quotes(data):
            assert outcome.source[quote["start"] : quote["end"]] == quote["text"]
        known = {entity["id"] for entity in data["entities"]}
        named = {e for m in data["mentions"] for e in m["entities"]}
        named |= {p["entity"] for event in data["events"] for p in event["participants"]}
        named |= {s for statement in data["statements"] for s in statement["speakers"]}
        named |= {p for c in data["commitments"] for p in (*c["parties"], *c["debtor"], *c["beneficiary"])}
        named |= {s for statement in data["statements"] for s in statement.get("addressees", ())}
        named |= {e["place"]["entity"] for e in data["events"] if e.get("place")}
        named |= {c["subject"]["entity"] for c in data["commitments"] if c.get("subject")}
        assert named - {None} <= known
        tiles = data["segments"]
        assert not tiles or (tiles[0]["start"], tiles[-1]["end"]) == (0, len(outcome.source))
        assert all(a["end"] == b["start"] for a, b in pairwise(tiles))
        ids = [item["id"] for name in LAYERS for item in data[name]]
        assert len(ids) == len(set(ids))


def test_every_span_of_the_samples_holds_its_characters() -> None:
    outcomes = list(read_paths([SAMPLES], manifest=SAMPLES / "manifest.csv"))
    assert len(outcomes) >= 5
    for outcome in outcomes:
        assert not outcome.is_failed
        check(outcome)


def test_the_same_input_twice_gives_the_same_bytes() -> None:
    first, second = (list(read_paths([SAMPLES], manifest=SAMPLES / "manifest.csv")) for _ in range(2))
    assert [msgspec.json.encode(o.reports) for o in first] == [msgspec.json.encode(o.reports) for o in second]


PIECES = st.sampled_from(
    [
        "قال الرئيس الروسي بوتين إن ", "التقى لافروف نظيره الإيراني ", "بوتين", "& ", "\u00a0",
        "\u200c", "\u200f",
        "محمدجواد ظریف ", "در تهران دیدار کرد. ", "می‌گوید ", "۱۳.۷ درصد ", "«", "»", "\n", "\n\n",
        "، ", ": ", "؟", "أكثر من 350 ",
        "يوم السبت ", "هفته گذشته ", "\u0640", "\u064b", "وأضاف أن ", "به گزارش ایرنا ", "x", "😀", "\r\n",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=40), st.sampled_from(["ar", "fa"]))
def test_any_text_gives_valid_reports_whose_spans_hold(pieces: list[str], language: str) -> None:
    check(read_text("".join(pieces), published="2020-01-01", language=language))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    good = "التقى وزير الخارجية الروسي لافروف نظيره الإيراني جواد ظريف في موسكو.\n"
    (tmp_path / "a_good.txt").write_text(good, encoding="utf-8")
    (tmp_path / "b_empty.txt").write_bytes(b"")
    (tmp_path / "c_binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "d_cp1256.txt").write_bytes((good * 4).encode("cp1256"))
    (tmp_path / "e_form.txt").write_text("اترك تعليقا\n\nشارك\n\nاشترك الآن\n", encoding="utf-8")
    (tmp_path / "f_unknown.txt").write_text(
        "Dette er en artikkel om vaeret i Norge. Det regner mye.\n" * 9, encoding="utf-8"
    )
    (tmp_path / "g_huge.txt").write_bytes(b"x" * 50_000_000)
    return tmp_path


def test_bad_inputs_say_what_is_wrong_and_the_rest_is_read(folder: Path) -> None:
    outcomes = {Path(o.location).name: o for o in read_paths([folder, folder / "missing.txt"])}
    failed = {name for name, outcome in outcomes.items() if outcome.is_failed}
    assert failed == {"b_empty.txt", "c_binary.txt", "e_form.txt", "f_unknown.txt", "g_huge.txt", "missing.txt"}
    words = {
        "b_empty.txt": "empty", "c_binary.txt": "binary", "d_cp1256.txt": "1256", "e_form.txt": "no running text",
        "f_unknown.txt": "language", "g_huge.txt": "limit", "missing.txt": "does not exist",
    }  # fmt: skip
    for name, word in words.items():
        assert any(word in problem.message for problem in outcomes[name].problems), name
    assert outcomes["d_cp1256.txt"].reports[0].events
    assert outcomes["a_good.txt"].reports[0].events


def test_without_a_date_none_is_invented() -> None:
    text = "التقى وزير الخارجية الروسي لافروف نظيره الإيراني جواد ظريف في موسكو."
    report = read_text(text).reports[0]
    assert report.document.published.edtf is None
    assert report.events[0].date is not None
    assert report.events[0].date.edtf is None


def test_ids_do_not_depend_on_what_else_the_text_holds() -> None:
    sentence = "التقى لافروف نظيره الإيراني جواد ظريف في جنيف."
    alone = read_text(sentence, published="2020-01-01", language="ar").reports[0]
    longer = read_text(sentence + " وقال لافروف إن اللقاء مفيد.", published="2020-01-01", language="ar").reports[0]
    assert {e.id for e in alone.events} <= {e.id for e in longer.events}


def test_a_fault_in_rasad_costs_one_article_not_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise IndexError("tuple index out of range")

    monkeypatch.setattr("rasad.pipeline.read_events", broken)
    outcomes = list(read_paths([SAMPLES]))
    assert len(outcomes) > 1
    assert all(outcome.is_failed for outcome in outcomes)
    assert all("IndexError" in problem.message for outcome in outcomes for problem in outcome.problems[-1:])
