"""Acts told in the passive: whom they hit is known, and who did them need not be."""

import pytest

from tests.events.coding import coded, event_of, parties


def test_a_criticism_in_the_passive_names_whom_it_hits_alone() -> None:
    event = event_of(coded("در گزارش تازه از سیاست‌های مجارستان انتقاد شده است.", "fa"), "criticism")
    assert (parties(event, "actor"), parties(event, "recipient")) == (set(), {"HUN"})


def test_a_noun_behind_with_is_no_passive() -> None:
    text = "رئیس‌جمهور صربستان با انتقاد از مواضع مجارستان سخن گفت."
    events = coded(text, "fa").events
    assert all(event.frame != "fa.accuse.condemnation.enteqad_shod" for event in events)


def test_who_threatens_may_threaten_nobody_by_name() -> None:
    event = event_of(coded("مجارستان این حمله را بی‌پاسخ نخواهد گذاشت.", "fa"), "threat")
    assert parties(event, "actor") == {"HUN"}


@pytest.mark.parametrize(
    ("sentence", "kind", "actor", "recipient"),
    [
        ("احتجزت سفينة نرويجية من قبل البحرية البوليفية.", "seizure", "BOL", "NOR"),
        ("اعتقل دبلوماسي نرويجي على يد السلطات البوليفية.", "arrest", "BOL", "NOR"),
        ("اعتقل صياد نرويجي من طرف خفر السواحل البوليفي.", "arrest", "BOL", "NOR"),
        ("احتجزت سفينة نرويجية بيد بوليفيا.", "seizure", "BOL", "NOR"),
        ("احتجزت سفينة نرويجية في المحيط الهادئ من طرف بوليفيا.", "seizure", "BOL", "NOR"),
    ],
)
def test_whoever_is_named_behind_by_did_what_befell_the_party_behind_the_verb(
    sentence: str, kind: str, actor: str, recipient: str
) -> None:
    event = event_of(coded(sentence, "ar"), kind)
    assert {p.split(":")[-1] for p in parties(event, "actor")} <= {actor, f"navy-{actor.lower()}"}
    assert parties(event, "actor")
    assert parties(event, "recipient") == {recipient}


def test_by_behind_another_noun_leaves_the_subject_of_an_active_verb() -> None:
    event = event_of(coded("انتقدت النرويج الهجوم من قبل بوليفيا على بيرو.", "ar"), "criticism")
    assert parties(event, "actor") == {"NOR"}


@pytest.mark.parametrize("verb", ["استهدفت غارات بوليفية", "طالت غارات بوليفية عنيفة"])
def test_the_nationality_of_an_act_that_hits_tells_who_made_it(verb: str) -> None:
    (event, *_) = [e for e in coded(f"{verb} حركة حماس في بيرو.", "ar").events if e.type == "ASSAULT"]
    assert parties(event, "actor") == {"BOL"}
    assert "hamas" in parties(event, "recipient")


@pytest.mark.parametrize("sentence", ["طرد السفير النرويجي من بوليفيا.", "تم طرد السفير النرويجي من بوليفيا."])
def test_an_envoy_behind_a_verb_of_expelling_is_sent_away(sentence: str) -> None:
    event = event_of(coded(sentence, "ar"), "expulsion")
    assert parties(event, "actor") == {"BOL"}
    assert parties(event, "recipient") == {"office:ambassador:NOR"}
