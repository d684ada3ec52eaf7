"""A verb joined to the clause before: whose deed it tells, and whom a pronoun behind it means."""

import pytest

from tests.events.coding import coded, parties


@pytest.mark.parametrize(
    ("sentence", "type_", "actor", "recipient"),
    [
        ("تعاني بيرو من أزمة، وقدمت لها النرويج مساعدات عاجلة.", "AID", "NOR", "PER"),
        ("زارت النرويج بيرو، وطالبتها بوقف تهريب المخدرات.", "REQUEST", "NOR", "PER"),
        (
            "التقى الرئيس النرويجي نظيره البوليفي وأكد له دعم أوسلو.",
            "SUPPORT",
            "office:president:NOR",
            "office:president:BOL",
        ),
    ],
)
def test_a_pronoun_behind_a_verb_means_the_party_before_that_does_not_act(
    sentence: str, type_: str, actor: str, recipient: str
) -> None:
    (event,) = [event for event in coded(sentence, "ar").events if event.type == type_]
    assert parties(event, "actor") <= {actor, "NOR"}
    assert parties(event, "actor")
    assert parties(event, "recipient") == {recipient}


def test_a_pronoun_of_the_other_gender_does_not_mean_a_man() -> None:
    (event, *_) = [
        e for e in coded("التقى الرئيس النرويجي نظيره البوليفي وأكد لها دعم أوسلو.", "ar").events if e.type == "SUPPORT"
    ] or [None]
    assert event is None or "office:president:BOL" not in parties(event, "recipient")


@pytest.mark.parametrize("listed", ["كلا من بيرو وبوليفيا", "كل من بيرو وبوليفيا"])
def test_each_of_lists_whom_an_act_is_towards(listed: str) -> None:
    (event,) = [e for e in coded(f"دعت النرويج {listed} إلى ضبط النفس.", "ar").events if e.type == "REQUEST"]
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"NOR"}, {"PER", "BOL"})


def test_each_of_right_behind_a_verb_lists_those_who_act() -> None:
    (event,) = [e for e in coded("واتهمت كل من بيرو وبوليفيا النرويج بالكذب.", "ar").events if e.type == "ACCUSE"]
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"PER", "BOL"}, {"NOR"})


@pytest.mark.parametrize(
    "pair",
    ["بين الجيش النرويجي وعشرات من الجنود البوليفيين", "بين الجيش النرويجي ومجموعة مسلحة من حركة حماس"],
)
def test_people_of_a_party_joined_to_another_stand_between_with_it(pair: str) -> None:
    (event,) = [e for e in coded(f"اندلعت اشتباكات {pair}.", "ar").events if e.type == "ASSAULT"]
    assert "army-nor" in parties(event, "actor") | {p.replace("army:NOR", "army-nor") for p in parties(event, "actor")}
    assert len(parties(event, "actor")) + len(parties(event, "recipient")) > 1


def test_a_people_behind_a_time_is_called_on() -> None:
    text = "دعت الأمم المتحدة، اليوم الأحد، البوليفيين والنرويجيين إلى ضبط النفس."
    (event,) = [e for e in coded(text, "ar").events if e.type == "REQUEST"]
    assert parties(event, "recipient") == {"BOL", "NOR"}


def test_a_word_of_a_title_is_no_means_of_what_is_done() -> None:
    text = "استدعت وزارة الخارجية النرويجية القائم بالأعمال البوليفي للاحتجاج."
    (event,) = [e for e in coded(text, "ar").events if e.kind == "summoning"]
    assert parties(event, "recipient") == {"BOL"}


def test_sanctions_that_a_state_imposes_are_its_own() -> None:
    (event,) = [e for e in coded("فرضت النرويج وبوليفيا عقوبات على بيرو.", "ar").events if e.type == "SANCTION"]
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"NOR", "BOL"}, {"PER"})


def test_whom_another_attack_befell_is_not_sanctioned() -> None:
    text = "فرضت النرويج عقوبات على بيرو بعد هجومها على بوليفيا."
    (event,) = [e for e in coded(text, "ar").events if e.type == "SANCTION"]
    assert parties(event, "recipient") == {"PER"}
