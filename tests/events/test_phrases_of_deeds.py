"""Persian noun phrases: whose deed "this decision of X" is, who stands in a list of more, what a threat depends on."""

import pytest

from tests.events.coding import coded, event_of, parties


def test_this_decision_of_a_state_is_that_state_s() -> None:
    event = event_of(coded("نپال از این تصمیم هند انتقاد کرد.", "fa"), "criticism")
    assert (parties(event, "actor"), parties(event, "recipient")) == ({"NPL"}, {"IND"})


def test_others_behind_and_close_a_list_of_different_kinds() -> None:
    text = "اوپک، قزاقستان و چند تولیدکننده دیگر توافق کردند تولید را کم کنند."
    event = event_of(coded(text, "fa"), "agreement_oral")
    assert parties(event, "actor") == {"opec", "KAZ"}


def test_the_agency_that_reports_is_no_part_of_a_list() -> None:
    event = event_of(coded("به گزارش ایرنا، فرستادگان نپال و هند دیدار کردند.", "fa"), "meeting")
    assert parties(event, "actor") == {"NPL", "IND"}


def test_a_warning_that_depends_on_something_is_made_all_the_same() -> None:
    text = "نپال به هند درباره بستن مرز در صورت ادامه درگیری‌ها هشدار داد."
    event = event_of(coded(text, "fa"), "threat")
    assert (parties(event, "actor"), event.status) == ({"NPL"}, "happened")


@pytest.mark.parametrize("word", ["متاسفانه", "البته", "همچنین"])
def test_a_word_of_manner_is_no_head_of_the_party_behind_it(word: str) -> None:
    event = event_of(coded(f"{word} نپال به هند هشدار داد.", "fa"), "threat")
    assert parties(event, "actor") == {"NPL"}
