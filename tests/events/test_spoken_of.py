"""Whom the clause speaks of that a verb or noun opens, and who goes on speaking by a verb without a subject."""

import pytest

from tests.events.coding import coded, event_of, parties

SPOKEN_OF = [
    ("طالبت النرويج بأن على صربيا سحب قواتها.", "NOR", "SRB"),  # "that it is on X to"
    ("طالبت النرويج بأن تنسحب صربيا من المدينة.", "NOR", "SRB"),  # behind the verb that opens the clause
    ("طالبت النرويج بأن تتوقف السياسة الصربية.", "NOR", "SRB"),  # whose nationality its subject has
]


@pytest.mark.parametrize(("sentence", "actor", "recipient"), SPOKEN_OF)
def test_what_somebody_demands_by_a_clause_is_demanded_of_whom_it_speaks(
    sentence: str, actor: str, recipient: str
) -> None:
    (event,) = [event for event in coded(sentence, "ar").events if event.type == "REQUEST"]
    assert (parties(event, "actor"), parties(event, "recipient")) == ({actor}, {recipient})


SPOKEN_OF_NOBODY = [
    "وصفت النرويج الخلاف بأنه خطير، وقال وزير تركي إن صربيا بعيدة.",  # the clause is another verb's
    "اعتبرت النرويج أن ما يجري في صربيا وتركيا جريمة.",  # a preposition
    "اعتبرت النرويج أن الأزمة لا تخص صربيا ولا تركيا وهي جريمة.",  # a word that ends the phrase
]


@pytest.mark.parametrize("sentence", SPOKEN_OF_NOBODY)
def test_a_party_further_on_is_not_whom_a_clause_speaks_of(sentence: str) -> None:
    events = [event for event in coded(sentence, "ar").events if event.type == "ACCUSE"]
    assert all("SRB" not in parties(event, "recipient") for event in events)


def test_the_word_that_a_frame_asks_for_is_said_of_whom_the_clause_speaks_of() -> None:
    assert event_of(coded("رأت النرويج أن صربيا ارتكبت جريمة واضحة.", "ar"), "criticism")
    text = "رأت النرويج خلال جلسة عن جريمة في تركيا أن صربيا بلد كبير ومهم في المنطقة كلها."
    assert all(event.type != "ACCUSE" for event in coded(text, "ar").events)


def test_whose_deed_a_noun_alone_rejects_is_read_in_its_phrase() -> None:
    text = "جاء ذلك مع مصر وتركيا بعد رفض النرويج خطة صربيا."
    assert parties(event_of(coded(text, "ar"), "refusal"), "recipient") == {"SRB"}


GOES_ON = ["وشكر فرنسا على المساعدة.", "كما شكر فرنسا على المساعدة."]


@pytest.mark.parametrize("sentence", GOES_ON)
def test_who_spoke_before_goes_on_by_a_verb_that_begins_a_sentence(sentence: str) -> None:
    report = coded(f"قال رجب طيب أردوغان إن الوضع صعب. {sentence}", "ar")
    (event,) = [event for event in report.events if event.type == "SUPPORT"]
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"Q39259"}, {"FRA"})


def test_a_verb_with_an_unread_subject_of_its_own_does_not_go_on_about_the_speaker() -> None:
    report = coded("قال رجب طيب أردوغان إن الوضع صعب. وشكر نواب حاضرون فرنسا على المساعدة.", "ar")
    assert all("Q39259" not in parties(event, "actor") for event in report.events)
