"""Wordings of several words over the stems that the words of a text may stand for."""

from rasad.langpack.wordings import WordingTable


def text(*words):
    return [set(word.split("|")) for word in words]


def table(*wordings):
    made = WordingTable()
    for wording in wordings:
        made.add(wording, wording.upper())
    return made


def test_a_wording_is_found_where_all_its_words_follow_each_other():
    found = table("joint committee meeting")
    assert list(found.starting(text("the", "joint", "committee", "meeting"), 1)) == [(3, "JOINT COMMITTEE MEETING")]
    assert list(found.starting(text("joint", "meeting"), 0)) == []


def test_any_of_the_stems_of_a_word_may_be_the_one_wanted():
    assert table("joint meeting").longest(text("and-joint|joint", "meetings|meeting"), 0) == (2, "JOINT MEETING")


def test_the_longest_wording_wins():
    assert table("talks", "talks on trade").longest(text("talks", "on", "trade"), 0) == (3, "TALKS ON TRADE")
    assert table("talks", "talks on trade").longest(text("talks", "on", "arms"), 0) == (1, "TALKS")


def test_a_wording_does_not_run_over_the_end_of_the_text():
    assert table("talks on trade").longest(text("talks", "on"), 0) is None


def test_spellings_that_fold_to_the_same_are_one_wording():
    assert table("اتّفاق إطاري").longest(text("اتفاق", "اطاري"), 0) == (2, "اتّفاق إطاري")


def test_several_values_of_one_wording_are_all_kept():
    made = WordingTable()
    made.add("talks", 1)
    made.add("talks", 2)
    assert [value for _, value in made.starting(text("talks"), 0)] == [1, 2]


def test_an_empty_wording_is_no_wording():
    assert list(table(" ").starting(text("talks"), 0)) == []


def test_longer_wordings_come_before_the_word_alone_and_only_where_the_text_goes_on_with_them():
    rows = table("talks", "talks on trade", "talks on arms").rows({"talks"})
    assert list(rows.found(text("talks", "on", "arms"), 0)) == [(3, "TALKS ON ARMS"), (1, "TALKS")]
    assert list(rows.found(text("talks", "fail"), 0)) == [(1, "TALKS")]
    assert [wording for wording, _ in rows] == [("talks", "on", "trade"), ("talks", "on", "arms"), ("talks",)]


def test_wordings_of_several_stems_are_kept_in_the_order_of_the_stems():
    rows = table("meeting", "joint meeting", "joint").rows(["meeting", "joint"])
    assert list(rows.found(text("joint|meeting", "meeting"), 0)) == [(1, "MEETING"), (2, "JOINT MEETING"), (1, "JOINT")]


def test_a_wording_added_later_is_found_too():
    made = table("talks")
    assert len(made.rows({"talks"})) == 1
    made.add("talks on trade", "NEW")
    assert made.longest(text("talks", "on", "trade"), 0) == (3, "NEW")
