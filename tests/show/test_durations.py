"""How long a meeting took is told only where its own sentence gives one length of some hours."""

import pytest
from msgspec.structs import replace
from tests.show.samples import document, event
from tests.store.samples import quote

from rasad.records.ports import StoredDocument
from rasad.records.report import Time
from rasad.show.brief import build_brief


def told(text, *lengths, language="en", others=()):
    """What a brief says of "They met" in a text with durations, each as its words and ISO 8601."""
    stored = document(text, events=[event(text, "met", "They met", date="2019-04-16"), *others])
    times = []
    for words, value in lengths:
        at = quote(text, words)
        times.append(
            Time(id=f"t:{at.start}-{at.end}", start=at.start, end=at.end, text=words, value=value, kind="duration",
                 calendar="none", confidence=0.9, read_by="test.time")
        )  # fmt: skip
    brief = build_brief([StoredDocument(replace(stored.report, times=tuple(times)), text)], language=language)
    return next(s for c in brief.sections if c.key == "dated" for b in c.blocks for s in b.sentences)


HOURS = ("an hour and forty minutes", "PT1H40M")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "length named: 1 hour and 40 minutes"),
        ("ar", "والمدة المذكورة ساعة واحدة و40 دقيقة"),
        ("fa", "مدت ذکرشده یک ساعت و ۴۰ دقیقه"),
    ],
)
def test_the_length_in_the_sentence_of_a_meeting_is_told_and_cited(language, words):
    text = "They met, and it took an hour and forty minutes. The rest was silence."
    sentence = told(text, HOURS, language=language)
    assert words in sentence.text
    assert text[sentence.citations[-1].start : sentence.citations[-1].end] == HOURS[0]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("They met. The storm took an hour and forty minutes.", [HOURS]),
        ("They met for two hours or an hour and forty minutes.", [HOURS, ("two hours", "PT2H")]),
        ("They met on a truce of three days.", [("three days", "P3D")]),
        ("They met on a truce of 48 hours.", [("48 hours", "PT48H")]),
    ],
)
def test_no_length_is_told_that_may_be_of_something_else(text, lengths):
    assert "length" not in told(text, *lengths).text


def test_the_length_of_an_act_in_between_is_not_that_of_the_meeting():
    text = "They met and attacked for an hour and forty minutes."
    attack = event(text, "attacked", "attacked for an hour", "attack", "ASSAULT", date="2019-04-16")
    assert "length" not in told(text, HOURS, others=[attack]).text
