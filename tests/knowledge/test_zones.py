"""The clocks of the state in which an outlet appears: a moment in universal time may lie on another day there."""

import pytest

from rasad.knowledge import load_knowledge
from rasad.knowledge.zones import on_another_day, zone_of


@pytest.mark.parametrize(
    ("state", "moment", "there"),
    [
        ("IRN", "2023-01-10T21:00:00Z", "2023-01-11T00:30:00+03:30"),
        ("IRN", "2021-06-28T19:45:00Z", "2021-06-29T00:15:00+04:30"),
        ("SAU", "2021-06-28T20:59:00Z", None),
        ("SAU", "2021-06-28T21:00:00Z", "2021-06-29T00:00:00+03:00"),
        ("USA", "2021-06-28T02:00:00Z", "2021-06-27T22:00:00-04:00"),
        ("SAU", "2021-06-28T23:00:00+01:00", None),
        ("SAU", "2021-06-28", None),
        ("SAU", "2021-06-28/2021-06-29T23:00:00Z", None),
        (None, "2021-06-28T23:00:00Z", None),
        ("EUR", "2021-06-28T23:00:00Z", None),
    ],
)
def test_a_moment_in_universal_time_is_of_the_day_that_it_is_there(state, moment, there):
    assert on_another_day(moment, zone_of(state, load_knowledge())) == there


def test_every_state_that_has_an_outlet_has_a_zone():
    knowledge = load_knowledge()
    states = {knowledge.entities.row(outlet)["country"] for outlet in knowledge.media} - {""}
    assert not [state for state in states if zone_of(state, knowledge) is None]
