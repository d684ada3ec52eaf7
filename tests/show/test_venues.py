"""Where a brief says that something was done: never the place that words are about, never that of a call."""

import pytest
from tests.show.samples import document, event

from rasad.show.brief import build_brief
from rasad.show.phrasebook import brief_languages

TEXT = "They met in Muscat and praised the work in Salalah."


def told(*events, language="en"):
    brief = build_brief([document(TEXT, events=list(events))], language=language)
    return [s.text for c in brief.sections if c.key == "dated" for b in c.blocks for s in b.sentences]


@pytest.mark.parametrize("language", brief_languages())
@pytest.mark.parametrize(
    ("kind", "plover"),
    [("proposal", "AGREE"), ("demand", "REQUEST"), ("praise", "SUPPORT"), ("joint_position", "AGREE")],
)
def test_the_place_that_words_are_about_is_not_where_they_were_said(kind, plover, language):
    said = event(TEXT, "praised", "praised the work in Salalah", kind, plover, place="salalah", date="2019-04-16")
    (line,) = told(said, language=language)
    assert "Salalah" not in line.partition("«")[0]


def test_words_told_with_a_meeting_fell_where_it_was_held_and_so_do_signatures():
    met = event(TEXT, "met", "They met in Muscat", place="muscat", date="2019-04-16")
    said = event(TEXT, "praised", TEXT[:-1], "joint_position", "AGREE", place="muscat", date="2019-04-16")
    signed = event(
        TEXT, "work", "the work in Salalah", "agreement_signed", "SUPPORT", place="salalah", date="2019-04-16"
    )
    assert [line.partition(":")[0] for line in told(met, said, signed)] == [
        "Oman and Kazakhstan met in Muscat.",
        "Oman and Kazakhstan took a joint position in Muscat",
        "Oman and Kazakhstan signed in Salalah",
    ]


def test_a_call_has_no_place():
    call = event(TEXT, "met", "They met in Muscat", "phone_call", mode="phone", place="muscat", date="2019-04-16")
    assert not [line for line in told(call) if " in Muscat" in line]


@pytest.mark.parametrize("language", brief_languages())
def test_who_is_spoken_of_as_possible_partners_does_not_hold_it_out(language):
    idea = event(TEXT, "work", "the work in Salalah", "possible_cooperation", "AGREE", status="hypothetical")
    (line,) = told(idea, language=language)
    held = {"en": "This is held out as possible for ", "ar": "طُرح تعاون بين ", "fa": "همکاری میان "}
    assert line.startswith(held[language])
