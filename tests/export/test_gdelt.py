"""GDELT: 61 columns of events and 16 of mentions without a header, codes and empty cells as the codebook has them."""

import pandas
import pytest

from rasad.export.gdelt import COLUMNS, MENTION_COLUMNS
from rasad.export.writing import export
from rasad.knowledge.crosswalk import load_crosswalk

INTEGERS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "IsRootEvent", "QuadClass", "NumMentions", "NumSources",
    "NumArticles", "Actor1Geo_Type", "Actor2Geo_Type", "ActionGeo_Type", "DATEADDED",
)  # fmt: skip
NUMBERS = ("FractionDate", "GoldsteinScale", "AvgTone", "ActionGeo_Lat", "ActionGeo_Long")


def read(path, columns):
    return pandas.read_csv(path, sep="\t", header=None, names=columns, dtype=str, keep_default_na=False)


@pytest.fixture()
def frame(told, tmp_path):
    export(told, "gdelt-events", tmp_path / "x.CSV")
    return read(tmp_path / "x.CSV", COLUMNS)


def test_the_columns_types_and_codes_are_those_of_the_format(told, tmp_path, frame):
    assert (len(COLUMNS), len(set(COLUMNS))) == (61, 61)
    lines = (tmp_path / "x.CSV").read_text(encoding="utf-8").splitlines()
    assert {line.count("\t") for line in lines} == {60}
    assert len(lines) == len(frame) == 4
    codes = load_crosswalk().codes
    for _, row in frame.iterrows():
        assert all(row[name].isdigit() for name in INTEGERS)
        assert [float(row[name] or 0) for name in NUMBERS]
        code = codes[row["EventCode"]]
        assert (row["EventBaseCode"], row["EventRootCode"]) == (code.code[:3], code.code[:2])
        assert (int(row["QuadClass"]), float(row["GoldsteinScale"])) == (code.quad, code.goldstein)
        assert row["SQLDATE"].startswith(row["MonthYear"]) and row["MonthYear"].startswith(row["Year"])
        for actor in ("Actor1", "Actor2"):
            unfilled = ("EthnicCode", "Religion1Code", "Religion2Code")
            assert [row[f"{actor}{name}"] for name in unfilled] == [""] * 3
            assert row[f"{actor}Code"].startswith(row[f"{actor}CountryCode"])
    assert frame["GLOBALEVENTID"].is_unique
    assert (frame["GLOBALEVENTID"].astype(int) < 2**31).all()


def test_the_meeting_reads_as_its_report(frame):
    there, back = frame[frame["EventCode"] == "040"].to_dict("records")
    assert (there["Actor1Code"], there["Actor1Name"]) == ("RUSGOV", "SERGEY LAVROV")
    assert (there["Actor1CountryCode"], there["Actor1Type1Code"]) == ("RUS", "GOV")
    assert (there["Actor2Code"], there["Actor2Name"], there["Actor2Type1Code"]) == ("TUR", "TURKEY", "")
    assert (back["Actor1Code"], back["Actor2Code"]) == ("TUR", "RUSGOV")
    assert int(back["GLOBALEVENTID"]) == int(there["GLOBALEVENTID"]) + 1
    assert (there["SQLDATE"], there["FractionDate"]) == ("20210503", "2021.3370")
    assert (there["ActionGeo_Type"], there["ActionGeo_FullName"]) == ("4", "Istanbul, Turkey")
    assert (there["ActionGeo_CountryCode"], there["ActionGeo_FeatureID"]) == ("TU", "")
    assert 40 < float(there["ActionGeo_Lat"]) < 42
    assert (there["DATEADDED"], there["NumMentions"], there["IsRootEvent"]) == ("20210504000000", "2", "1")


def test_an_allegation_has_the_day_on_which_it_was_printed_and_no_place(frame):
    (row,) = frame[frame["EventCode"] == "1123"].to_dict("records")
    assert (row["Actor1Name"], row["Actor2Name"]) == ("SERGEY LAVROV", "TURKEY")
    assert (row["SQLDATE"], row["ActionGeo_Type"], row["ActionGeo_FullName"]) == ("20210504", "0", "")


def test_mentions_lead_to_the_characters_of_their_event(told, tmp_path, frame):
    export(told, "gdelt-mentions", tmp_path / "x.mentions.CSV")
    mentions = read(tmp_path / "x.mentions.CSV", MENTION_COLUMNS)
    assert len(MENTION_COLUMNS) == 16
    assert list(mentions["GLOBALEVENTID"]) == list(frame["GLOBALEVENTID"])
    (document,) = [row.id for row in told.documents() if row.outlet == "TASS"]
    source = told.stored(document).source
    for _, row in mentions.iterrows():
        assert source[int(row["ActionCharOffset"]) :].startswith(("التقى", "تبحثان"))
        assert row["MentionType"] == "2"
        assert 10 <= int(row["Confidence"]) <= 100
        assert int(row["MentionDocLen"]) == len(source)
        assert "machine-read, not verified" in row["Extras"]
    evidence = pandas.read_csv(tmp_path / "x.CSV.evidence.csv", dtype=str)
    assert list(evidence["row"]) == list(frame["GLOBALEVENTID"])


@pytest.mark.parametrize(
    ("sector", "country", "entity", "code"),
    [
        ("GOV", "UNO", "un", "IGOUNO"),
        ("MIL", "IGO", "nato", "IGOMILNAT"),
        ("REB", "LBN", "hezbollah", "LBNREBHEZ"),
        ("JRN", "ROU", "somebody", "ROMMED"),
        ("GOV", "RUS", "RUS", "RUS"),
        (None, None, "somebody", ""),
    ],
)
def test_an_actor_code_is_put_together_of_country_roles_and_group(sector, country, entity, code):
    from rasad.export.facts import Side
    from rasad.export.gdelt import actor_codes
    from rasad.export.making import Making

    side = Side(entity, "Name", None, None, country, sector, None, None)
    assert actor_codes(side, Making("events", None))["Code"] == code
