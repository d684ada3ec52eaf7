"""The crosswalk: every kind, type, mode and sector has its codes, and all that is named exists."""

from typing import get_args

import pytest

from rasad.knowledge.base import load_knowledge
from rasad.knowledge.crosswalk import load_crosswalk
from rasad.knowledge.kinds import load_kinds
from rasad.knowledge.tables import table_rules
from rasad.records.report import PloverType

WALK = load_crosswalk()


def test_every_kind_has_a_code_and_one_for_the_plan_where_its_type_changes() -> None:
    kinds = load_kinds()
    assert set(WALK.kinds) == set(kinds)
    for kind, (done, planned) in WALK.kinds.items():
        assert done in WALK.codes
        changes = kinds[kind].planned not in (None, kinds[kind].type)
        assert (planned in WALK.codes) == changes, kind


def test_the_code_of_a_kind_is_of_its_type_or_of_what_plover_drops() -> None:
    other = {"resignation", "credentials", "condolence", "congratulation", "ceasefire_declared", "joint_position"}
    other |= {"restriction_lifted", "shoot_down", "drone_strike"}
    for kind, (done, _) in WALK.kinds.items():
        code = WALK.codes[done]
        if kind not in other:
            assert code.type == load_kinds()[kind].type, kind


def test_every_type_and_mode_of_the_kinds_has_quad_class_and_score() -> None:
    assert {of_type for of_type, _ in WALK.plover} == set(get_args(PloverType))
    for kind in load_kinds().values():
        assert (kind.type, kind.mode) in WALK.plover
    assert WALK.quad("SANCTION") == 4
    assert WALK.score("ACCUSE", None) == -3
    assert WALK.score("PROTEST", "vandalize") == WALK.score("PROTEST", None)


def test_every_code_has_a_type_and_mode_that_plover_has_but_statements_and_appeals() -> None:
    for code in WALK.codes.values():
        assert (code.type is None) == (code.root in ("01", "02"))
        assert code.type is None or (code.type, code.mode) in WALK.plover, code
        assert -10 <= code.goldstein <= 10


@pytest.mark.parametrize(
    ("code", "quad"), [("010", 1), ("057", 1), ("060", 2), ("0874", 2), ("090", 3), ("139", 3), ("140", 4), ("204", 4)]
)
def test_the_quad_class_goes_by_the_root(code: str, quad: int) -> None:
    assert WALK.codes[code].quad == quad


def test_a_context_makes_a_code_narrower() -> None:
    assert WALK.cameo("cooperation", ("diplomatic", "military")).code == "062"
    assert WALK.cameo("cooperation", ("diplomatic",)).code == "060"
    assert WALK.cameo("cooperation", ("economic",), is_planned=True).code == "0311"
    assert all({code, narrow} <= set(WALK.codes) for code, pairs in WALK.refined.items() for _, narrow in pairs)


def test_every_sector_of_the_tables_has_a_row_and_media_is_told_from_medicine() -> None:
    listed = set(table_rules()["people"]["values"]["sector"]) | set(table_rules()["organisations"]["values"]["sector"])
    assert listed <= set(WALK.sectors)
    assert (WALK.sectors["JRN"].cameo, WALK.sectors["MED"].cameo) == ("MED", "HLH")


def test_states_and_bodies_of_the_exceptions_exist() -> None:
    knowledge = load_knowledge()
    assert {*WALK.countries, *WALK.sovereigns.values()} <= knowledge.states
    assert all(entity in knowledge.entities for entity in {*WALK.groups, *WALK.sovereigns})
    assert (WALK.country("ROU"), WALK.country("RUS"), WALK.country("IGO"), WALK.country(None)) == ("ROM", "RUS", "", "")
    assert WALK.state_named("Russian Federation") == "RUS"
