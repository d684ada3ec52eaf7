"""Numbers that two documents give: what makes them a conflict, and what papers do to numbers that makes them none."""

import pytest
from tests.show.samples import figure

from rasad.link.amounts import compare_figures, is_near
from rasad.records.report import Bounds


def number(value, unit="USD", measures="deal", **fields):
    return figure(f"{value} of it", str(value), value, unit, measures=measures, **fields)


def compared(a, b, *, is_one_day=True, languages=("en", "en")):
    one, other = ([figures] if not isinstance(figures, list) else figures for figures in (a, b))
    return compare_figures(one, other, languages=languages, is_one_day=is_one_day)


def test_two_numbers_for_one_thing_conflict():
    assert compared(number(120), number(150)) == "conflict"
    assert compared(number(120), number(120)) == "agree"


def test_numbers_for_other_things_differ():
    assert compared(number(120), number(150, measures="loan")) == "differ"
    assert compared(number(120), number(150, measures=None)) == "differ"
    assert compared(number(120), number(150, change="increase")) == "differ"


@pytest.mark.parametrize(
    ("rough", "exact", "near"),
    [(4_300_000, 4_365_980, True), (8_300_000, 8_365_980, True), (150, 147, True), (30, 32, False), (100, 147, False),
     (4_200_000, 4_365_980, False), (1000, 1003, True)],
)  # fmt: skip
def test_a_number_that_is_rounded_or_cut_is_the_same(rough, exact, near):
    assert is_near(number(rough), number(exact)) is near
    assert compared(number(exact), number(rough)) == ("precision" if near else "conflict")


def test_at_least_so_many_are_no_other_number_than_more():
    least = number(Bounds(min=30), "persons", "dead")
    assert compared(least, number(32, "persons", "dead")) == "precision"
    assert compared(least, number(28, "persons", "dead")) == "conflict"


def test_a_number_that_stands_in_both_texts_takes_its_counterpart_away():
    both = [number(8, "aircraft"), number(12, "aircraft")]
    assert compared(both, list(both)) == "agree"
    assert compared(both, number(12, "aircraft")) == "omission"
    assert compared(both, [number(12, "aircraft"), number(9, "aircraft")]) == "conflict"
    assert compared(both, [number(7, "aircraft"), number(9, "aircraft")]) == "differ"


def test_a_paper_of_another_day_may_know_of_more_dead_but_not_of_more_money():
    assert compared(number(30, "persons"), number(38, "persons"), is_one_day=False) == "differ"
    assert compared(number(30, "persons"), number(38, "persons")) == "conflict"
    assert compared(number(30), number(38), is_one_day=False) == "conflict"
