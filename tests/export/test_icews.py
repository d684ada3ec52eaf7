"""ICEWS: 20 columns, pairs both ways with ids that follow one another, and codes with their names and scores."""

import pandas
import pytest

from rasad.export.dyads import Numbers, dyads
from rasad.export.facts import Fact, Side
from rasad.export.icews import COLUMNS
from rasad.export.writing import export
from rasad.knowledge.crosswalk import load_crosswalk


@pytest.fixture()
def frame(told, tmp_path):
    export(told, "icews", tmp_path / "x.tab")
    return pandas.read_csv(tmp_path / "x.tab", sep="\t", quoting=3, keep_default_na=False, dtype=str)


def test_the_columns_types_and_codes_are_those_of_the_format(frame):
    codes = load_crosswalk().codes
    assert len(COLUMNS) == 20
    assert tuple(frame.columns) == COLUMNS
    assert (frame != "").all().all()
    assert not frame.duplicated(["Event ID", "Event Date"]).any()
    for _, row in frame.iterrows():
        assert 0 < int(row["Event ID"]) < 2**31
        assert 0 <= int(row["Story ID"]) < 2**31
        assert int(row["Sentence Number"]) >= 1
        assert pandas.Timestamp(row["Event Date"])
        code = codes[row["CAMEO Code"]]
        assert (row["Event Text"], float(row["Intensity"])) == (code.name, code.goldstein)
        assert (row["Latitude"] == "NA") == (row["Longitude"] == "NA")


def test_a_meeting_is_written_both_ways_with_ids_that_follow_one_another(frame):
    there, back = frame[frame["CAMEO Code"] == "040"].to_dict("records")
    assert int(back["Event ID"]) == int(there["Event ID"]) + 1
    assert (there["Source Name"], there["Target Name"]) == ("Sergey Lavrov", "Turkey")
    assert (back["Source Name"], back["Target Name"]) == ("Turkey", "Sergey Lavrov")
    assert (there["Source Country"], there["Source Sectors"]) == ("Russian Federation", "Government")
    assert (there["Target Country"], there["Target Sectors"]) == ("Turkey", "NA")
    assert (there["City"], there["Country"], there["District"]) == ("Istanbul", "Turkey", "NA")


def test_an_accusation_goes_one_way(frame):
    (row,) = frame[frame["CAMEO Code"] == "1123"].to_dict("records")
    assert (row["Source Name"], row["Target Name"]) == ("Sergey Lavrov", "Turkey")


def party(name, country=None):
    return Side(name, name, None, None, country or name, None, None, None)


def fact(code, actors, recipients=()):
    return Fact(
        None, "CONSULT", None, (), load_crosswalk().codes[code], tuple(actors), tuple(recipients), "2021-05-03", None
    )


def pairs(one):
    crosswalk = load_crosswalk()
    return [(d.source.name, d.target.name if d.target else None, d.cameo.code) for d in dyads(one, crosswalk)]


def test_three_who_meet_are_six_rows():
    found = pairs(fact("040", map(party, ("IRN", "RUS", "TUR"))))
    assert len(found) == 6
    assert {(a, b) for a, b, _ in found} == {(b, a) for a, b, _ in found}


def test_a_visit_comes_back_as_hosting():
    assert pairs(fact("042", [party("RUS")], [party("IRN")])) == [("RUS", "IRN", "042"), ("IRN", "RUS", "043")]


def test_two_of_one_state_make_no_pair_where_there_are_others():
    sides = [party("RUS"), party("Lavrov", "RUS"), party("TUR")]
    assert [(a, b) for a, b, _ in pairs(fact("040", sides))] == [
        ("RUS", "TUR"), ("TUR", "RUS"), ("Lavrov", "TUR"), ("TUR", "Lavrov"),
    ]  # fmt: skip
    assert len(pairs(fact("040", sides[:2]))) == 2


def test_two_bodies_of_no_state_are_a_pair_like_others():
    league, cooperation, tehran = party("arab-league", "IGO"), party("oic", "IGO"), party("IRN")
    assert len(pairs(fact("040", [league, cooperation, tehran]))) == 6
    un = [party("un", "UNO"), party("iaea", "UNO")]
    assert len(pairs(fact("040", [*un, tehran]))) == 4


def test_one_who_is_alone_is_one_row():
    assert pairs(fact("190", [party("RUS")])) == [("RUS", None, "190")]


def test_numbers_of_one_day_never_meet():
    class Same:
        day, number = "2021-05-03", 7

    numbers = Numbers()
    assert list(numbers.take(Same, 2)) == [8, 9]
    assert list(numbers.take(Same, 2)) == [10, 11]
    Same.day = "2021-05-04"
    assert list(numbers.take(Same, 2)) == [8, 9]
