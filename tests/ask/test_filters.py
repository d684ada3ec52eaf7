from rasad.ask.filters import ANYTHING, Condition, all_of, equals, in_time


def test_conditions_are_joined_with_all_their_values() -> None:
    joined = all_of(equals("event.type", "AID"), equals("event.mode", None), Condition("x = :x", {"x": 1}))
    assert joined == Condition("event.type = :event_type AND TRUE AND x = :x", {"event_type": "AID", "x": 1})


def test_no_limit_is_no_condition() -> None:
    assert in_time("a", "b", since=None, until=None) == ANYTHING


def test_limits_take_the_outer_days_of_what_is_given() -> None:
    assert in_time("a", "b", since="2020", until="2021-02").values == {"since": "2020-01-01", "until": "2021-02-28"}
