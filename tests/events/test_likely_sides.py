"""How likely states are as the sides of an act, by where and how they are named."""

from unittest.mock import patch

import pytest

from rasad.events import likely_sides
from rasad.events.likely_sides import RISK, Chance, Place, Sides, chances_of, likelier, read_sides, risk, with_sides
from rasad.records.report import Entity, Participant
from tests.events.coding import coded, parties

CHANCES = {"RUS": Chance(0.8, 0.1), "TUR": Chance(0.1, 0.7), "SYR": Chance(0.05, 0.1)}


def sides(actors: str, recipients: str) -> Sides:
    return frozenset(actors.split()), frozenset(recipients.split())


def test_the_likeliest_sides_run_no_risk() -> None:
    assert risk(sides("RUS", "TUR"), CHANCES, mutual=False) == 0


STATES = {code: Entity(id=code, wikidata=None, name=code, type="state", country=code) for code in CHANCES}
ENTITIES = {
    **STATES,
    "minister": Entity(id="minister", wikidata=None, name="A minister", type="person", country="RUS"),
    "company": Entity(id="company", wikidata=None, name="A company", type="organisation"),
}


@pytest.mark.parametrize(
    ("read", "better"),
    [
        (sides("RUS", "TUR"), None),  # those are the likeliest
        (sides("TUR", "RUS"), sides("RUS", "TUR")),
        (sides("SYR", "TUR"), sides("RUS", "TUR")),
        (sides("RUS", ""), sides("RUS", "TUR")),
        (sides("RUS", "TUR SYR"), sides("RUS", "TUR")),
    ],
)
def test_much_likelier_sides_take_the_place_of_those_read(read: Sides, better: Sides | None) -> None:
    chances = CHANCES | {"RUS": Chance(0.9, 0.02), "TUR": Chance(0.04, 0.85)}
    assert likelier(read, chances, mutual=False) == better


def test_sides_stay_where_others_are_hardly_likelier_or_nobody_is_likely() -> None:
    assert likelier(sides("SYR", ""), {"SYR": Chance(0.45, 0.1), "RUS": Chance(0.52, 0.1)}, mutual=False) is None
    assert likelier(sides("SYR", ""), {"SYR": Chance(0.1, 0.1), "RUS": Chance(0.3, 0.1)}, mutual=False) is None


def test_where_all_act_alike_only_who_takes_part_counts() -> None:
    chances = {"RUS": Chance(0.6, 0.2), "TUR": Chance(0.1, 0.8)}
    assert likelier(sides("RUS TUR", ""), chances, mutual=True) is None
    assert likelier(sides("TUR", "RUS"), chances, mutual=True) is None
    assert likelier(sides("RUS SYR", ""), chances | {"SYR": Chance(0.02, 0.02)}, mutual=True) == sides("RUS", "TUR")


def test_who_stands_for_a_side_stays_and_takes_its_role() -> None:
    read = [Participant(entity="minister", role="recipient", mention="m:1", part="host"),
            Participant(entity="SYR", role="actor", mention="m:2"),
            Participant(entity="company", role="actor", mention="m:3")]  # fmt: skip
    minister, company, turkey = with_sides(read, sides("RUS", "TUR"), (), ENTITIES)
    assert (minister.entity, minister.role, minister.mention, minister.part) == ("minister", "actor", "m:1", None)
    assert company == read[2]
    assert (turkey.entity, turkey.role, turkey.mention) == ("TUR", "recipient", None)


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


def test_the_chance_does_not_depend_on_the_order_of_a_set(monkeypatch: pytest.MonkeyPatch) -> None:
    heavy = (30.0, 1e16, -1e16, 0.5)  # added up one by one, the order would decide what is left
    features = [frozenset(f"{kind} {n}" for kind in "abcd") for n in range(30)]
    weights = {f"{kind} {n}": (w, w) for n in range(30) for kind, w in zip("abcd", heavy, strict=True)}
    monkeypatch.setattr(likely_sides, "_weights", lambda: weights)
    assert len({likely_sides._chance(found) for found in features}) == 1


def test_where_something_was_is_no_side_that_was_not_read() -> None:
    text = "أكد الوزير العماني أن مسقط تتعاون بالكامل مع كوبا عسكريا في كولومبيا لطرد عناصر تنظيم الدولة"
    report = coded(f"{text} من الأراضي الكولومبية من أجل عودة المهجرين إلى كولومبيا.", "ar")
    (event,) = [event for event in report.events if event.kind == "cooperation"]
    assert parties(event, "actor") == {"OMN", "CUB"}
