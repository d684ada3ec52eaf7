"""Corrections find their place by characters and words, and change what follows from them."""

import pytest
from msgspec import structs
from tests.store.samples import GRAIN, grain_report, mention, quote

from rasad.records.corrections import CorrectedItem, Correction, ReadAs
from rasad.records.report import Entity, Participant
from rasad.records.spans import Quote
from rasad.store.correcting import corrected

NAME = mention(GRAIN, "سيرغي لافروف", "Q58217")
MEETING = structs.replace(
    grain_report().events[0],
    participants=(
        Participant(entity="Q58217", role="actor", mention=NAME.id),
        Participant(entity="TUR", role="recipient"),
    ),
)
REPORT = structs.replace(grain_report(), events=(MEETING,))
LAWYER = Entity(id="lawyer-lavrov", wikidata=None, name="Lavrov (lawyer)", type="person")


def correction(kind, value=None, *, item=None, **fields):
    return Correction(
        id="k:1", kind=kind, items=(item or event_item(),), value=value, who="Nura", made_at="2026-11-22T10:00:00Z",
        **fields,
    )  # fmt: skip


def event_item(**fields):
    read_as = ReadAs(kind=MEETING.kind, read_by=MEETING.read_by, produced_by=REPORT.produced_by)
    header = REPORT.document
    item = CorrectedItem(
        document=header.id, location=header.location, language="ar", layer="event", id=MEETING.id,
        quote=MEETING.trigger, evidence=MEETING.evidence, read_as=read_as,
    )  # fmt: skip
    return structs.replace(item, **fields)


def mention_item(words, *entities):
    at = quote(GRAIN, words)
    read_as = ReadAs(entities=entities, read_by="trie", produced_by=REPORT.produced_by)
    return event_item(layer="mention", id=f"m:{at.start}-{at.end}", quote=at, read_as=read_as)


def test_a_date_is_the_users_and_its_step_says_so():
    report, (attached,) = corrected(REPORT, [correction("date", "2021-05-02")])
    (event,) = report.events
    assert (event.date.edtf, event.date.basis, event.date.times) == ("2021-05-02", "given", ())
    assert event.steps[-1] == "corrected by Nura, 2026-11-22: date 2021-05-03 -> 2021-05-02 (k:1)"
    assert (attached.item, attached.state) == (MEETING.id, "applied")
    assert corrected(REPORT, [correction("date", None)])[0].events[0].date is None


def test_another_kind_brings_its_type_and_keeps_the_id():
    (event,) = corrected(REPORT, [correction("type", "agreement_signed")])[0].events
    assert (event.id, event.kind, event.type, event.mode) == (MEETING.id, "agreement_signed", "SUPPORT", None)
    (planned,) = corrected(REPORT, [correction("status", "planned")])[0].events
    assert (planned.status, planned.type, planned.underlying.type) == ("planned", "AGREE", "CONSULT")


def test_what_is_no_event_goes_with_the_commitments_that_rest_on_it():
    resting = structs.replace(REPORT.commitments[0], id="c:2", event=MEETING.id, statement=None)
    said = structs.replace(REPORT.commitments[0], event=MEETING.id)
    report, _ = corrected(structs.replace(REPORT, commitments=(resting, said)), [correction("not_event")])
    assert report.events == ()
    assert [(c.id, c.event) for c in report.commitments] == [("c:1", None)]


def test_another_entity_takes_the_place_of_the_wrong_one_throughout_the_document():
    item = mention_item("سيرغي لافروف", "Q58217")
    report, (attached,) = corrected(REPORT, [correction("entity", LAWYER.id, item=item, entity=LAWYER)])
    assert attached.state == "applied"
    assert report.events[0].participants[0] == Participant(entity=LAWYER.id, role="actor", mention=NAME.id)
    assert report.statements[0].speakers == (LAWYER.id,)
    assert "Q58217" not in {entity.id for entity in report.entities}
    assert LAWYER in report.entities
    assert [m.read_by for m in report.mentions if LAWYER.id in m.entities] == ["correction:k:1"]


def test_only_this_mention_means_only_what_stands_on_it():
    surname = mention(GRAIN, "لافروف إن", "Q58217")
    surname = structs.replace(surname, text="لافروف", end=surname.start + 6)
    twice = structs.replace(REPORT, mentions=(*REPORT.mentions, surname))
    item = mention_item("سيرغي لافروف", "Q58217")
    report, _ = corrected(twice, [correction("entity", LAWYER.id, item=item, entity=LAWYER, here=True)])
    assert report.events[0].participants[0].entity == LAWYER.id
    assert report.statements[0].speakers == ("Q58217",)
    assert {"Q58217", LAWYER.id} <= {entity.id for entity in report.entities}


def test_what_is_no_name_goes():
    report, _ = corrected(REPORT, [correction("entity", None, item=mention_item("سيرغي لافروف", "Q58217"))])
    assert [p.entity for p in report.events[0].participants] == ["TUR"]
    assert "Q58217" not in {entity.id for entity in report.entities}
    assert all("Q58217" not in m.entities for m in report.mentions)
    assert report.statements[0].speakers == ()


def test_an_event_whose_only_party_was_no_name_goes():
    alone = structs.replace(MEETING, participants=MEETING.participants[:1])
    item = mention_item("سيرغي لافروف", "Q58217")
    report, _ = corrected(structs.replace(REPORT, events=(alone,)), [correction("entity", None, item=item)])
    assert report.events == ()


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"id": "e:other", "kind": "visit"}, "applied"),  # another frame reads the same trigger
        ({"id": "e:longer", "trigger": quote(GRAIN, "التقى الوزير")}, "applied"),  # the trigger is read longer
        ({"trigger": quote(GRAIN, "سترفع")}, "lost"),  # another event
    ],
)
def test_a_correction_is_anchored_to_characters_not_to_ids(change, state):
    reread = structs.replace(REPORT, events=(structs.replace(MEETING, **change),))
    report, (attached,) = corrected(reread, [correction("date", "2021-05-02")])
    assert attached.state == state
    assert (report.events[0].date.edtf == "2021-05-02") == (state == "applied")


def test_two_events_at_one_trigger_are_told_apart_by_kind():
    other = structs.replace(MEETING, id="e:visit", kind="visit")
    renumbered = structs.replace(MEETING, id="e:new")
    report, (attached,) = corrected(structs.replace(REPORT, events=(other, renumbered)), [correction("not_event")])
    assert attached.item == "e:new"
    assert [event.id for event in report.events] == ["e:visit"]


def test_what_a_new_reading_says_by_itself_is_met():
    at_last = structs.replace(MEETING, kind="visit")
    report, (attached,) = corrected(structs.replace(REPORT, events=(at_last,)), [correction("type", "visit")])
    assert (report.events, attached.state) == ((at_last,), "met")
    _, (gone,) = corrected(structs.replace(REPORT, events=()), [correction("not_event")])
    assert gone.state == "met"
    _, (lost,) = corrected(structs.replace(REPORT, events=()), [correction("type", "visit")])
    assert lost.state == "lost"


def test_corrections_follow_one_another():
    said = [correction("date", "2021-05-02"), correction("type", "visit"), correction("date", "2021-05-01")]
    (event,) = corrected(REPORT, said)[0].events
    assert (event.kind, event.date.edtf, len(event.steps)) == ("visit", "2021-05-01", 3)


def test_corrections_of_other_documents_change_nothing():
    elsewhere = correction("not_event", item=event_item(document="other", quote=Quote(0, 1, "x")))
    assert corrected(REPORT, [elsewhere]) == (REPORT, [])
