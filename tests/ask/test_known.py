import pytest
from tests.store.samples import GRAIN, filled_ledger, grain_report

from rasad.ask.known import Names, checked_word, distance_km
from rasad.errors import QueryError
from rasad.knowledge.base import load_knowledge


@pytest.fixture
def names(tmp_path):
    connection = filled_ledger(tmp_path / "l", (grain_report(), GRAIN))
    yield Names(connection, load_knowledge())
    connection.close()


@pytest.mark.parametrize("text", ["RUS", "rus", "Russia", "روسيا", "روسیه"])
def test_a_state_is_known_by_its_code_and_its_names(names, text) -> None:
    assert names.state(text) == "RUS"


def test_a_state_without_an_iso_code_is_known_by_its_id(names) -> None:
    assert names.state("south-ossetia") == "south-ossetia"


@pytest.mark.parametrize("text", ["Q58217", "Sergey Lavrov", "lavrov", "لافروف", "لاوروف"])
def test_a_person_is_known_by_id_name_and_last_name(names, text) -> None:
    assert names.anything(text, "person") == "Q58217"


def test_what_only_the_ledger_names_is_known_too(names) -> None:
    assert names.anything("grain", "name") == "grain"


def test_a_name_that_several_have_is_not_decided(names) -> None:
    with pytest.raises(QueryError, match=r"several are called 'Abdullah'.*say which by the id"):
        names.anything("Abdullah", "person")


def test_a_state_without_coordinates_is_measured_from_its_capital(names) -> None:
    assert "Q406" in names.places("Bulgaria", 600)


def test_a_radius_around_nowhere_is_refused(names) -> None:
    with pytest.raises(QueryError, match="not known where 'grain' lies"):
        names.places("grain", 10)


def test_distances_are_those_of_the_globe() -> None:
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20_015, abs=1)


def test_a_short_list_is_told_whole_and_a_long_one_not() -> None:
    with pytest.raises(QueryError, match=r"known: a, b$"):
        checked_word("zzz", ["a", "b"], "letter")
    with pytest.raises(QueryError, match=r"unknown number 'zzz'$"):
        checked_word("zzz", [str(n) for n in range(50)], "number")
