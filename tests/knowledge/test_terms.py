from pathlib import Path

import pytest

from rasad.errors import LanguageDataError
from rasad.knowledge.base import Knowledge

STATES = "id,wikidata,iso2,cow,fips,name_en,status,capital\nRUR,,,,,Ruritania,member,strelsau\n"
PLACES = (
    "id,wikidata,type,name_en,country,within,lat,lon,source,confidence\n"
    "strelsau,,city,Strelsau,RUR,,,,general knowledge,high\n"
)
PEOPLE = (
    "id,wikidata,name_en,country,sector,source,confidence\n"
    "rudolf,,Rudolf Elphberg,RUR,GOV,general knowledge,high\n"
    "flavia,,Flavia Elphberg,RUR,GOV,general knowledge,high\n"
)
TERMS = (
    "person,office,of,valid_from,valid_to,status,source,confidence\n"
    "rudolf,king,RUR,1990,1999-05-04,holder,general knowledge,high\n"
    "flavia,king,RUR,1999-05-04,,holder,general knowledge,high\n"
)
THINGS = (
    "id,wikidata,type,name_en,country,parties,valid_from,valid_to,source,confidence\n"
    "fair,,conference,Strelsau Fair (series),RUR,,,,general knowledge,high\n"
    "fair-7,,conference,Strelsau Fair 7,RUR,,2004-03-01,2004-03-05,general knowledge,high\n"
    "fair-8,,conference,Strelsau Fair 8,RUR,,2006-03-01,2006-03-05,general knowledge,high\n"
)


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    tables = {"states": STATES, "places": PLACES, "people": PEOPLE, "terms": TERMS, "things": THINGS}
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return Knowledge(tmp_path)


def holders(knowledge: Knowledge, day: str | None) -> list[str]:
    return [term.person for term in knowledge.holders("king", "RUR", day)]


def test_the_holder_of_a_day_is_the_one_whose_term_covers_it(knowledge: Knowledge) -> None:
    assert holders(knowledge, "1995-06-01") == ["rudolf"]
    assert holders(knowledge, "2010") == ["flavia"]


def test_a_year_of_change_has_both_holders(knowledge: Knowledge) -> None:
    assert holders(knowledge, "1999") == ["rudolf", "flavia"]


def test_without_a_day_all_terms_come_in_order(knowledge: Knowledge) -> None:
    assert holders(knowledge, None) == ["rudolf", "flavia"]


def test_an_open_interval_reaches_all_that_follow(knowledge: Knowledge) -> None:
    assert holders(knowledge, "2001/..") == ["flavia"]


def test_an_office_that_nobody_holds_has_no_holders(knowledge: Knowledge) -> None:
    assert knowledge.holders("president", "RUR", "2001") == ()


def test_a_state_is_its_own_country_and_its_capital_is_known(knowledge: Knowledge) -> None:
    state = knowledge.entity("RUR")
    assert state is not None
    assert (state.type, state.country, state.sector) == ("state", "RUR", "GOV")
    assert knowledge.state_of_capital["strelsau"] == "RUR"
    assert knowledge.entity("nobody") is None


def test_an_edition_is_told_by_its_number_or_by_the_day(knowledge: Knowledge) -> None:
    assert knowledge.edition("fair", 8, None) == "fair-8"
    assert knowledge.edition("fair", None, "2004-03-02") == "fair-7"
    assert knowledge.edition("fair", None, None) == "fair"


def test_a_row_of_another_width_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE + "short,row\n", encoding="utf-8")
    with pytest.raises(LanguageDataError, match=r"people\.csv:4"):
        Knowledge(tmp_path)


def test_absent_tables_make_an_empty_knowledge_base(tmp_path: Path) -> None:
    knowledge = Knowledge(tmp_path)
    assert len(knowledge.entities) == 0
    assert knowledge.holders("king", "RUR", None) == ()
