"""Every speech cue of every shipped language: its example is read as this speaker saying these words."""

import pytest

from tests.langdata.lexicon_examples import Entry, code, entries

CUES = list(entries("reporting.toml", "cue"))
EXAMPLES = [(entry, example) for entry in CUES for example in entry.table.get("example", [])]
COUNTEREXAMPLES = [(entry, example) for entry in CUES for example in entry.table.get("counterexample", [])]


def _name(value: object) -> str:
    return value.table["id"] if isinstance(value, Entry) else ""


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=_name)
def test_the_example_is_read_as_this_speaker_saying_these_words(entry: Entry, example: dict) -> None:
    happenings, _ = code(example["text"], entry.language)
    found = [s for s in happenings.statements if s.read_by == entry.table["id"]]
    assert found, [(s.read_by, s.speakers, s.content.text) for s in happenings.statements]
    statement = found[0]
    assert statement.cue.text == example["cue"]
    assert statement.content.text == example["content"]
    assert set(statement.speakers) == set(example["speakers"])
    assert statement.speech == example.get("speech", "reported")


@pytest.mark.parametrize(("entry", "example"), COUNTEREXAMPLES, ids=_name)
def test_the_counterexample_stays_silent(entry: Entry, example: dict) -> None:
    happenings, _ = code(example["text"], entry.language)
    assert entry.table["id"] not in {s.read_by for s in happenings.statements}, example["why"]


@pytest.mark.parametrize("entry", CUES, ids=_name)
def test_every_cue_has_an_example_a_counterexample_and_a_source(entry: Entry) -> None:
    assert entry.table.get("example")
    assert entry.table.get("counterexample")
    assert entry.table.get("source")
