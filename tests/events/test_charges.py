"""What whoever speaks says of another side's misdeeds is his accusation; what he denies or foretells is none."""

import pytest

from tests.events.coding import coded, parties

CHARGES = [
    ("ar", "قال وزير الخارجية النرويجي إن صربيا تزعزع استقرار المنطقة."),
    ("fa", "وزیر خارجه نروژ گفت: صربستان در امور مجارستان دخالت می‌کند."),
]


@pytest.mark.parametrize(("language", "sentence"), CHARGES)
def test_who_says_that_another_state_does_wrong_accuses_it(language: str, sentence: str) -> None:
    (event,) = coded(sentence, language).events
    assert (event.type, event.status) == ("ACCUSE", "happened")
    assert parties(event, "actor") == {"office:foreign-minister:NOR"}
    assert parties(event, "recipient") == {"SRB"}


NO_CHARGES = [
    ("ar", "قال وزير الخارجية النرويجي إن صربيا لا تزعزع استقرار المنطقة."),
    ("ar", "قال وزير الخارجية النرويجي إن صربيا لن تزعزع استقرار المنطقة."),
    ("fa", "وزیر خارجه نروژ گفت: صربستان در امور مجارستان دخالت نمی‌کند."),
    ("fa", "وزیر خارجه نروژ گفت: صربستان در امور مجارستان دخالت خواهد کرد."),
    ("fa", "وزیر خارجه نروژ گفت: اگر صربستان در امور مجارستان دخالت کند، پاسخ می‌گیرد."),
    ("fa", "صربستان در امور مجارستان دخالت می‌کند."),  # nobody is quoted with it
    ("fa", "صربستان و آلبانی در امور مجارستان دخالت می‌کنند."),
]


@pytest.mark.parametrize(("language", "sentence"), NO_CHARGES)
def test_what_is_denied_foretold_or_supposed_is_no_charge(language: str, sentence: str) -> None:
    assert not [event for event in coded(sentence, language).events if event.type == "ACCUSE"]


THREATS = [
    "قال وزير الخارجية النرويجي إن صربيا ستدفع ثمن هذه السياسة.",
    "قال وزير الخارجية النرويجي إن بلاده سترد بحزم على أي استفزاز.",
]
NO_THREATS = [
    "قال وزير الخارجية النرويجي إن صربيا دفعت ثمن هذه السياسة.",
    "قال وزير الخارجية النرويجي إن صربيا لن تدفع ثمن هذه السياسة.",
    "قال وزير الخارجية النرويجي إن بلاده ردت بحزم على الاستفزاز.",
    "قال وزير الخارجية النرويجي إن بلاده لم ترد على الاستفزاز.",
]


@pytest.mark.parametrize("sentence", THREATS)
def test_a_price_or_an_answer_that_is_foretold_is_threatened_now(sentence: str) -> None:
    (event,) = coded(sentence, "ar").events
    assert (event.type, event.status) == ("THREATEN", "happened")
    assert parties(event, "actor") <= {"office:foreign-minister:NOR", "NOR"}


@pytest.mark.parametrize("sentence", NO_THREATS)
def test_a_price_paid_and_an_answer_given_or_not_are_no_threat(sentence: str) -> None:
    assert not [event for event in coded(sentence, "ar").events if event.type == "THREATEN"]
