"""Who tells what a brief tells, on which day, and whether the document prints that day."""

from msgspec.structs import replace
from tests.show.samples import commitment, document, event, statement

from rasad.records.report import EventDate, Time
from rasad.show.brief import build_brief

TEXT = "Omar Said said on Friday that they agreed on the link and that Oman asked for aid. Both back the truce."


def told(made, key):
    return [s.text for c in build_brief([made]).sections if c.key == key for b in c.blocks for s in b.sentences]


def said(content, speaker="envoy", **fields):
    return statement(TEXT, "said", content, speaker, **fields)


def agreed(**fields):
    return event(TEXT, "agreed", "they agreed on the link", "agreement_oral", "AGREE", **fields)


def test_what_stands_in_somebodys_words_is_told_by_him_though_the_document_seems_to_tell_it():
    made = document(TEXT, events=[agreed(date="2019-04-16")], statements=[said("agreed on the link")])
    assert told(made, "dated")[0].startswith("According to Omar Said, Oman and Kazakhstan agreed: ")


def test_who_relays_what_a_side_said_of_itself_is_named():
    outer = said("that they agreed on the link and that Oman asked for aid", "kaz-mfa")
    inner = statement(TEXT, "asked", "asked for aid", "OMN", nested_in=outer.id)
    asked = event(TEXT, "asked", "Oman asked for aid", "demand", "REQUEST", actors=("OMN",), reported_by=inner.id)
    made = document(TEXT, events=[asked], statements=[outer, inner])
    assert told(made, "dated")[0].startswith(
        "According to the Ministry of Foreign Affairs of Kazakhstan, Oman made a demand: "
    )


def test_a_commitment_says_by_whose_word_it_stands():
    words = said("they agreed on the link")
    made = document(
        TEXT, statements=[words], commitments=[commitment(TEXT, "they agreed on the link", statement=words.id)]
    )
    assert told(made, "commitments")[0].startswith("Oman and Kazakhstan (16 April 2019*), according to Omar Said: ")


def test_a_commitment_and_a_saying_are_of_the_day_of_their_own_act():
    act = event(
        TEXT, "back", "Both back the truce", "joint_position", "AGREE", actors=("envoy",), date="2019-04-09/2019-04-11"
    )
    pledge = replace(commitment(TEXT, "Both back the truce"), event=act.id)
    made = document(TEXT, events=[replace(act, salience="background")], commitments=[pledge], statements=[])
    assert "(9–11 April 2019)" in told(made, "commitments")[0]
    made = document(TEXT, events=[replace(act, salience="background")], statements=[said("back the truce")])
    assert "Omar Said (9–11 April 2019) said" in told(made, "said")[0]


def test_a_day_that_the_document_does_not_print_with_its_year_is_starred():
    friday = TEXT.index("Friday")
    made = event(TEXT, "agreed", "they agreed on the link", "agreement_oral", "AGREE")
    for text, star in (("Friday", "*"), ("19 April 2019", "")):
        time = Time(
            id="t:1", start=friday, end=friday + 6, text=text, value="2019-04-19", kind="date", calendar="gregorian",
            confidence=0.9, read_by="test",
        )  # fmt: skip
        dated = replace(made, date=EventDate(edtf="2019-04-19", basis="stated", times=("t:1",)))
        brief = build_brief([document(TEXT, events=[dated], times=[time])])
        heading = next(b.heading for c in brief.sections if c.key == "dated" for b in c.blocks)
        assert heading.startswith(f"19 April 2019{star} · ")
