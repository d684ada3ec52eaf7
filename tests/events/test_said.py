"""A verb that is a word of speech too is done by whoever speaks with it, though another party stands behind it."""

from tests.events.coding import coded, parties

_LEAD = "قال وزير الخارجية النرويجي إن بلاده تتابع الأزمة. "


def test_a_state_behind_a_masculine_verb_is_its_object() -> None:
    events = coded(_LEAD + "ودعا بوليفيا إلى سحب قواتها من الحدود.", "ar").events
    (event,) = [event for event in events if event.type == "REQUEST"]
    assert parties(event, "actor") == {"office:foreign-minister:NOR"}
    assert parties(event, "recipient") == {"BOL"}


def test_a_verb_behind_as_also_keeps_the_speaker_of_the_sentence_before() -> None:
    events = coded(_LEAD + "كما رفض التدخل البوليفي في شؤون بيرو.", "ar").events
    (event,) = [event for event in events if event.type == "REJECT"]
    assert parties(event, "actor") == {"office:foreign-minister:NOR"}
    assert parties(event, "recipient") == {"BOL"}


def test_a_state_that_agrees_with_its_verb_stays_its_subject() -> None:
    events = coded(_LEAD + "ودعت بوليفيا بيرو إلى سحب قواتها من الحدود.", "ar").events
    (event,) = [event for event in events if event.type == "REQUEST"]
    assert parties(event, "actor") == {"BOL"}


def test_his_excellency_is_who_was_named_last() -> None:
    events = coded("وصل وزير الخارجية الأرجنتيني إلى لاباز. وزار معاليه ليما.", "ar").events
    visits = [event for event in events if parties(event, "recipient") == {"PER"}]
    assert [parties(event, "actor") for event in visits] == [{"office:foreign-minister:ARG"}]


def test_his_highness_again_is_no_guest_of_his_own() -> None:
    text = "استقبل ولي العهد البحريني في مكتب سموه السفير الأرجنتيني."
    (event,) = coded(text, "ar").events
    assert "office:ambassador:ARG" in parties(event, "actor")


def test_whoever_tells_of_his_refusal_refuses_and_whom_he_tells_is_refused() -> None:
    (event,) = coded("وزير الخارجية النرويجي أبلغ الحكومة البوليفية رفضه استخدام الموانئ.", "ar").events
    assert (event.type, event.status) == ("REJECT", "happened")
    assert parties(event, "actor") == {"office:foreign-minister:NOR"}
    assert parties(event, "recipient") == {"BOL"}
