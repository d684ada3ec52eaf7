from hypothesis import given
from hypothesis import strategies as st

from rasad.langpack.phrases import PhraseTable, divide


def test_a_form_is_found_by_its_joined_key() -> None:
    table = PhraseTable(["north sea", "north"], [1, 2])
    assert table.find("northsea", spaces=1 << 5) == [1]
    assert table.find("north") == [2]


def test_a_text_may_leave_a_space_out_but_not_put_one_in() -> None:
    table = PhraseTable(["north sea", "northern"], [1, 2])
    assert table.find("northsea") == [1]
    assert table.find("northern", spaces=1 << 5) == []


def test_a_mark_in_the_text_needs_a_mark_in_the_form() -> None:
    table = PhraseTable(["s-400", "s 500"], [1, 2])
    assert table.find("s400", marks=1 << 1) == [1]
    assert table.find("s500", marks=1 << 1) == []


def test_forms_with_one_key_are_all_found_in_the_order_of_the_data() -> None:
    assert PhraseTable(["a b", "ab"], [1, 2]).find("ab") == [1, 2]


def test_a_beginning_goes_on_where_a_form_has_more_words() -> None:
    table = PhraseTable(["Saudi Arabia"], [1])
    assert table.goes_on("saudi")
    assert not table.goes_on("saudiarabia")


def test_reach_tells_how_many_words_may_follow_a_beginning() -> None:
    table = PhraseTable(["alpha beta gamma", "alpha"], [1, 2])
    assert table.reach["alpha"] == 3
    assert table.reach["alphabeta"] == 2


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_form_is_found_as_it_is_written(words: list[str]) -> None:
    form = " ".join(words)
    pieces, breaks = divide(form)
    assert pieces == words
    assert PhraseTable([form], [0]).find("".join(words), spaces=breaks.soft) == [0]
