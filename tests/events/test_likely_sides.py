"""How likely states are as the sides of an act, by where and how they are named."""

from unittest.mock import patch

import pytest

from rasad.events import likely_sides
from rasad.events.likely_sides import RISK, Chance, Place, Sides, chances_of, read_sides, risk
from tests.events.coding import coded, parties

CHANCES = {"RUS": Chance(0.8, 0.1), "TUR": Chance(0.1, 0.7), "SYR": Chance(0.05, 0.1)}


def sides(actors: str, recipients: str) -> Sides:
    return frozenset(actors.split()), frozenset(recipients.split())


def test_the_likeliest_sides_run_no_risk() -> None:
    assert risk(sides("RUS", "TUR"), CHANCES, mutual=False) == 0


@pytest.mark.parametrize("read", [sides("TUR", "RUS"), sides("RUS", "SYR"), sides("SYR", "TUR"), sides("RUS", "")])
def test_the_likelier_others_are_the_more_is_risked(read: Sides) -> None:
    assert 0 < risk(read, CHANCES, mutual=False) <= RISK


def test_where_all_act_alike_the_order_of_the_sides_counts_not() -> None:
    assert risk(sides("RUS TUR", ""), CHANCES, mutual=True) == 0
    assert risk(sides("RUS SYR", ""), CHANCES, mutual=True) > 0


def test_of_several_places_of_a_state_the_likeliest_counts() -> None:
    weights = {"base": (0.0, 0.0), "near": (2.0, 0.0), "far": (-2.0, 0.0)}
    with patch.object(likely_sides, "_weights", lambda: weights):
        both = chances_of([Place("RUS", frozenset({"far"})), Place("RUS", frozenset({"near", "never seen"}))])
        near = chances_of([Place("RUS", frozenset({"near"}))])
    assert both["RUS"].actor == near["RUS"].actor > 0.5


def test_bodies_of_many_states_are_no_side_of_their_own() -> None:
    report = coded("اتهم الاتحاد الأوروبي روسيا بالابتزاز.", "ar")
    (event,) = report.events
    entities = {entity.id: entity for entity in report.entities}
    assert parties(event, "actor") == {"eu"}
    assert read_sides(event.participants, entities) == sides("", "RUS")


def test_a_reading_against_the_order_of_words_is_less_sure() -> None:
    plain, far = coded("اتهمت مصر تركيا بالتدخل. وقالت مصر إن قطر تابعت زيارة رئيس تركيا إيران.", "ar").events
    assert not any("unlike" in step for step in plain.steps)
    assert plain.confidence > far.confidence
