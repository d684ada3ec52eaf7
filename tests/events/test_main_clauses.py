"""A verb behind a relative clause is that of the noun before it; a deed's own victims take no part in what is said."""

import pytest

from tests.events.coding import coded, parties


@pytest.mark.parametrize(
    "sentence",
    [
        "حكومة بوليفيا التي درست الطلب أمس رفضت مقترح بيرو.",
        "غير أن حكومة بوليفيا، التي درست الطلب، رفضت مقترح بيرو.",
    ],
)
def test_a_verb_behind_a_relative_clause_has_the_noun_before_it_for_its_subject(sentence: str) -> None:
    (event,) = [event for event in coded(sentence, "ar").events if event.type == "REJECT"]
    assert parties(event, "actor") == {"BOL"}
    assert parties(event, "recipient") == {"PER"}


def test_the_visit_that_he_makes_is_that_of_the_sentence_s_subject() -> None:
    text = "نفى وزير الخارجية النرويجي خلال زيارة قام بها إلى بيرو هذه الأنباء."
    (event,) = [event for event in coded(text, "ar").events if event.kind == "visit"]
    assert parties(event, "actor") == {"office:foreign-minister:NOR"}
    assert parties(event, "recipient") == {"PER"}


def test_whom_another_s_attack_befalls_is_not_threatened() -> None:
    text = "أكدت النرويج أنها سترد بقوة على هجوم بوليفيا على بيرو."
    (event,) = [event for event in coded(text, "ar").events if event.type == "THREATEN"]
    assert parties(event, "actor") == {"NOR"}
    assert "PER" not in parties(event, "recipient")


def test_a_headline_that_names_one_side_is_the_act_that_the_text_tells_of_both() -> None:
    text = "النرويج تدين الغارة\n\nأدانت النرويج أمس الغارة البوليفية على الحدود."
    events = [event for event in coded(text, "ar").events if event.type == "ACCUSE"]
    assert [parties(event, "recipient") for event in events] == [{"BOL"}]


def test_a_party_behind_a_verb_with_its_object_written_on_it_does_it() -> None:
    text = "وصل الوزير البوليفي بعد اتفاق تاريخي أبرمته النرويج مع بيرو."
    (event,) = [event for event in coded(text, "ar").events if event.kind == "agreement_signed"]
    assert parties(event, "actor") == {"NOR", "PER"}


def test_a_deal_and_the_verb_that_concludes_it_are_one_event() -> None:
    text = "طبقا للاتفاق الذي أبرم أمس بين النرويج وبيرو تبدأ الرحلات قريبا."
    assert [event.kind for event in coded(text, "ar").events] == ["agreement_signed"]


def test_a_state_behind_a_masculine_verb_accuses_nobody() -> None:
    text = "واتهم بوليفيا بإغلاق الحدود مع بيرو."
    accusations = [event for event in coded(text, "ar").events if event.type == "ACCUSE"]
    assert not [event for event in accusations if "BOL" in parties(event, "actor")]


def test_fighters_of_a_group_stand_for_it() -> None:
    text = "اندلعت الاشتباكات بين الجيش التركي ومقاتلين من حزب الله قرب الحدود."
    (event,) = coded(text, "ar").events
    assert parties(event, "actor") == {"army-tur", "hezbollah"}
