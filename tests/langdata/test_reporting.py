"""Every speech cue of every shipped language: its example is read as this speaker saying these words."""

import pytest

from tests.langdata.lexicon_examples import Entry, code, entries, entry_id, examples

CUES = list(entries("reporting.toml", "cue"))


@pytest.mark.parametrize(("entry", "example"), examples(CUES, "example"), ids=entry_id)
def test_the_example_is_read_as_this_speaker_saying_these_words(entry: Entry, example: dict) -> None:
    happenings, _ = code(example["text"], entry.language)
    found = [s for s in happenings.statements if s.read_by == entry.table["id"]]
    assert found, [(s.read_by, s.speakers, s.content.text) for s in happenings.statements]
    statement = found[0]
    assert statement.cue.text == example["cue"]
    assert statement.content.text == example["content"]
    assert set(statement.speakers) == set(example["speakers"])
    assert statement.speech == example.get("speech", "reported")


@pytest.mark.parametrize(("entry", "example"), examples(CUES, "counterexample"), ids=entry_id)
def test_the_counterexample_stays_silent(entry: Entry, example: dict) -> None:
    happenings, _ = code(example["text"], entry.language)
    assert entry.table["id"] not in {s.read_by for s in happenings.statements}, example["why"]


@pytest.mark.parametrize("entry", CUES, ids=entry_id)
def test_every_cue_has_an_example_a_counterexample_and_a_source(entry: Entry) -> None:
    assert entry.table.get("example")
    assert entry.table.get("counterexample")
    assert entry.table.get("source")
