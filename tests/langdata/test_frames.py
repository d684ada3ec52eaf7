"""Every frame of every shipped language: its example fires it on these words, its counterexample does not."""

import pytest

from rasad.knowledge.kinds import load_kinds
from tests.langdata.lexicon_examples import Entry, code, entries, entry_id, examples

FRAMES = list(entries("frames/*.toml", "frame"))


@pytest.fixture(autouse=True)
def sides_as_read(monkeypatch):
    """Keep the sides that a frame's roles give: whether others are likelier is weighed by numbers fitted on articles."""
    monkeypatch.setattr("rasad.events.coder.likelier", lambda *_, **__: None)


@pytest.mark.parametrize(("entry", "example"), examples(FRAMES, "example"), ids=entry_id)
def test_the_example_fires_the_frame_on_these_words(entry: Entry, example: dict) -> None:
    happenings, mentions = code(example["text"], entry.language)
    texts = {mention.id: mention.text for mention in mentions}
    fired = [event for event in happenings.events if event.frame == entry.table["id"]]
    seen = [(event.frame, event.trigger.text, event.status) for event in happenings.events]
    assert fired, f"{example['text']}\nfired instead: {seen}"
    event = fired[0]
    assert event.trigger.text == example["trigger"]
    actors = {texts[p.mention] for p in event.participants if p.role == "actor" and p.mention}
    recipients = {texts[p.mention] for p in event.participants if p.role == "recipient" and p.mention}
    tells_hosts = any(":" in role for role in entry.table.get("roles", {}).values())
    if event.mode == "visit" and not tells_hosts:  # the place told who was host, not the frame
        actors, recipients = actors | recipients, set()
    assert actors == set(example.get("actor", []))
    assert recipients == set(example.get("recipient", []))
    assert event.status == example.get("status", "happened")
    others = {event.frame for event in happenings.events} - {entry.table["id"], *entry.table.get("also", [])}
    assert not others, f"other frames fired: {others}"


@pytest.mark.parametrize(("entry", "example"), examples(FRAMES, "counterexample"), ids=entry_id)
def test_the_counterexample_stays_silent(entry: Entry, example: dict) -> None:
    happenings, _ = code(example["text"], entry.language)
    assert entry.table["id"] not in {event.frame for event in happenings.events}, example["why"]


@pytest.mark.parametrize("entry", FRAMES, ids=entry_id)
def test_every_frame_has_an_example_a_counterexample_a_kind_and_a_source(entry: Entry) -> None:
    assert entry.table.get("example")
    assert entry.table.get("counterexample")
    assert entry.table["kind"] in load_kinds()
    assert entry.table.get("source")
    assert entry.table["id"].startswith(f"{entry.language}.")
