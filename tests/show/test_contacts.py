"""A contact that a document tells of several times is one, and a number of contacts is told."""

import pytest
from tests.show.samples import document, event

from rasad.show.brief import build_brief
from rasad.show.phrasebook import brief_languages, load_phrasebook

TEXT = "They spoke by phone on the truce. The sides held talks on the link. They met at noon. They called six times."


def told(*events, key="dated", language="en"):
    brief = build_brief([document(TEXT, events=list(events))], language=language)
    return [s for c in brief.sections if c.key == key for b in c.blocks for s in b.sentences]


def call(date="2019-04-16", piece="They spoke by phone on the truce", **fields):
    return event(TEXT, piece.split()[1], piece, "phone_call", mode="phone", date=date, **fields)


def talks(date="2019-04-16", **fields):
    return event(TEXT, "talks", "The sides held talks on the link", "talks", date=date, **fields)


def test_the_talks_of_a_day_are_the_call_told_beside_them():
    (line,) = told(call(), talks())
    assert line.text == "Oman and Kazakhstan spoke by phone."
    assert len(line.citations) == 2
    assert "1 document reports one direct contact" in told(call(), talks(), key="bottom")[0].text


@pytest.mark.parametrize("other", [{"date": "2019-04-15"}, {"actors": ("OMN", "libya")}, {"status": "planned"}])
def test_talks_of_another_day_with_others_or_to_come_stay_apart(other):
    assert len(told(call(), talks(**other))) == 2


def test_talks_beside_a_call_and_a_meeting_may_be_either_and_stay_apart():
    met = event(TEXT, "met", "They met at noon", "meeting", date="2019-04-16")
    assert len(told(call(), met, talks())) == 3


@pytest.mark.parametrize("language", brief_languages())
def test_a_number_of_contacts_is_told_and_counted_with_the_one_among_them(language):
    six = call("2019-01-01/2019-04-16", "They called six times", count=6)
    lines = [s.text for s in told(six, call("2019-04-02"), language=language)]
    book = load_phrasebook(language)
    assert any(book.counted("extra.times", 6) in line for line in lines)
    assert book.counted("bottom.contact", 6) in told(six, call("2019-04-02"), key="bottom", language=language)[0].text
