"""Briefs say at which level sides met, and what is the first at its level, only where the record bears it out."""

import pytest
from msgspec import structs
from tests.show.samples import document, event

from rasad.records.ports import StoredDocument
from rasad.records.report import Entity, Participant
from rasad.show.brief import Asked, build_brief
from rasad.show.phrasebook import brief_languages

TEXT = "They met."
HELD = {"head": "president", "minister": "foreign-minister", "unknown": "spokesman"}


def met(day, level, kind="meeting", label=None):
    """A meeting of Oman and Kazakhstan at a level."""
    sides = {"OMN": "envoy", "KAZ": "guest"}
    made = event(TEXT, "met", TEXT[:-1], kind, mode="phone" if kind == "phone_call" else None, date=day)
    parties = [
        Participant(entity=person, role="actor", as_office=f"office:{HELD[level]}:{state}")
        for state, person in sides.items()
    ]
    stored = document(
        TEXT, f"{label or day or level}_x.txt", date=day, events=[structs.replace(made, participants=tuple(parties))]
    )
    offices = [
        Entity(id=f"office:{HELD[level]}:{state}", wikidata=None, name="", type="office", country=state)
        for state in sides
    ]
    guest = Entity(id="guest", wikidata=None, name="Aigul Nur", type="person", country="KAZ")
    report = structs.replace(stored.report, entities=(*stored.report.entities, *offices, guest))
    return StoredDocument(report, TEXT)


def firsts(documents, **asked):
    brief = build_brief(documents, asked=Asked(**asked))
    return [
        s.text for c in brief.sections if c.key == "firsts" for b in c.blocks for s in b.sentences if "level" in s.text
    ]


HEADS, MINISTERS, UNKNOWN = ("head", "minister", "unknown")


def test_the_first_contact_at_a_level_after_others_is_told():
    (told,) = firsts([met("2018-04-16", HEADS), met("2019-05-02", MINISTERS)])
    assert told == (
        "First contact at ministers' level between these sides in these documents: "
        "Omar Said and Aigul Nur met at ministers' level (2 May 2019)."
    )


def test_the_first_since_an_earlier_one_names_its_day_and_cites_all_it_rests_on():
    documents = [met("2017-01-10", MINISTERS), met("2018-04-16", HEADS), met("2019-05-02", MINISTERS)]
    (told,) = firsts(documents)
    assert told.startswith(
        "First contact at ministers' level between these sides in these documents since 10 January 2017: "
    )
    brief = build_brief(documents)
    (sentence,) = [
        s for c in brief.sections if c.key == "firsts" for b in c.blocks for s in b.sentences if "since" in s.text
    ]
    assert len({citation.label for citation in sentence.citations}) == 3


@pytest.mark.parametrize(
    "earlier",
    [
        [],  # nothing to be first after
        [("2018-04-16", MINISTERS)],  # the last was at this level
        [("2018-04-16", HEADS), ("2018-05-16", UNKNOWN)],  # which may have been at this level
        [("2018-04-16", UNKNOWN)],
        [("2018-04-16", HEADS), (None, MINISTERS)],  # may have been in between
        [("2018-04-16", HEADS), ("2019", UNKNOWN)],
        [("2017-01-10", MINISTERS), ("2018-04-16", UNKNOWN)],
    ],
)
def test_nothing_is_first_at_a_level_where_the_record_does_not_bear_it_out(earlier):
    assert firsts([*(met(day, level) for day, level in earlier), met("2019-05-02", MINISTERS)]) == []


def test_only_what_new_documents_tell_is_first():
    documents = [met("2018-04-16", HEADS), met("2019-05-02", MINISTERS), met("2020-05-02", HEADS)]
    assert len(firsts(documents, changed_since="2019")) == 2
    assert len(firsts(documents)) == 1


@pytest.mark.parametrize("language", brief_languages())
def test_the_level_stands_in_the_sentence_on_a_contact(language):
    words = {"en": "met at ministers' level", "ar": "على مستوى الوزراء", "fa": "در سطح وزیران"}
    told = build_brief([met("2019-05-02", MINISTERS)], language=language)
    dated = [s.text for c in told.sections if c.key == "dated" for b in c.blocks for s in b.sentences]
    assert words[language] in dated[0]
    untold = build_brief([met("2019-05-02", UNKNOWN)], language=language).sections[0].blocks[0].sentences[0]
    assert words[language].split()[-1] not in untold.text
