"""Sets of days: read, joined, cut, weighed, written."""

from datetime import date

from rasad.annotate.day_sets import EARLIEST, LATEST, common, count, days_of, edtf, heaviest, joined


def test_alternatives_that_touch_are_one_stretch() -> None:
    assert days_of("2016-01/2016-02", "2016-03") == days_of("2016-01-01/2016-03-31")


def test_open_ends_reach_as_far_as_days_are_counted() -> None:
    assert days_of("2016-08-24/..", "../1999") == (
        (EARLIEST, date(1999, 12, 31).toordinal()),
        (date(2016, 8, 24).toordinal(), LATEST),
    )


def test_empty_stretches_are_left_out() -> None:
    assert joined([(5, 4), (9, 10), (1, 2)]) == ((1, 2), (9, 10))


def test_common_days_lie_in_both() -> None:
    assert common(((1, 5), (8, 12)), ((4, 9), (11, 20))) == ((4, 5), (8, 9), (11, 12))
    assert common(((1, 5),), ()) == ()


def test_the_heaviest_days_are_those_most_claims_allow() -> None:
    low = EARLIEST
    assert heaviest([(((low, low + 9),), 1), (((low + 5, low + 20),), 1)]) == ((low + 5, low + 9),)
    assert heaviest([(((low, low + 1),), 1), (((low + 5, low + 6),), 2)]) == ((low + 5, low + 6),)


def test_equal_claims_that_exclude_each_other_both_stay() -> None:
    low = EARLIEST
    assert heaviest([(((low, low + 1),), 1), (((low + 5, low + 6),), 1)]) == ((low, low + 1), (low + 5, low + 6))


def test_no_claims_leave_all_days() -> None:
    assert heaviest([]) == ((EARLIEST, LATEST),)


def test_sets_are_counted_and_written() -> None:
    day = date(2016, 10, 10).toordinal()
    assert count(((day, day), (day + 2, day + 4))) == 4
    assert (edtf(day, day), edtf(EARLIEST, day)) == ("2016-10-10", "../2016-10-10")
