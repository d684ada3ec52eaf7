"""rasad's kinds of event against the closed lists of PLOVER (manual of 2023): types, their modes, contexts."""

from typing import get_args

import pytest

from rasad.knowledge.kinds import load_kinds
from rasad.records.report import CommitmentStatus, EventStatus, PloverType

MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
CONTEXTS = (
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic "
    "legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity "
    "inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment "
    "technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking"
)
PLANNED = {  # what PLOVER makes of an act that is still to come
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
    "SANCTION": "THREATEN",
}
SAID_OR_SENTENCED = {"thanks", "praise", "congratulation", "condolence", "conviction"}  # no act of states to come
KINDS = list(load_kinds().values())


def named(kind):
    return kind.id


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_a_kind_has_one_of_the_sixteen_types_and_a_mode_of_that_type(kind):
    assert kind.type in get_args(PloverType)
    assert kind.mode is None or kind.mode in MODES.get(kind.type, "").split()


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_a_kind_that_is_planned_has_the_type_that_plover_gives_it(kind):
    assert kind.planned == (None if kind.id in SAID_OR_SENTENCED else PLANNED.get(kind.type))


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_the_contexts_of_a_kind_are_among_those_of_plover(kind):
    assert set(kind.contexts) <= set(CONTEXTS.split())


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_a_kind_founds_commitments_by_known_statuses_only(kind):
    assert set(kind.commitment) <= set(get_args(EventStatus))
    assert set(kind.commitment.values()) <= set(get_args(CommitmentStatus))


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_what_is_denied_founds_no_commitment(kind):
    assert "denied" not in kind.commitment


def test_all_sixteen_types_have_a_kind():
    assert {kind.type for kind in KINDS} == set(get_args(PloverType))


def test_what_is_proposed_or_possible_is_never_a_firm_commitment():
    firm = {"agreed", "done", "under way"}
    assert [
        kind.id for kind in KINDS if firm & {kind.commitment.get("planned"), kind.commitment.get("hypothetical")}
    ] == []


def test_kinds_read_as_one_in_a_document_have_one_family():
    families = {}
    for kind in KINDS:
        if kind.same:
            families.setdefault(kind.same, set()).add(kind.type)
    assert {name: types for name, types in families.items() if len(types) > 1} == {}
