"""POLECAT: 40 columns in order, codes and missing values as its readers expect them."""

import pandas
import pytest

from rasad.export.polecat import COLUMNS, QUADS
from rasad.export.writing import export
from rasad.knowledge.crosswalk import load_crosswalk

NUMBERS = ("Event Intensity", "Latitude", "Longitude")


def read(path):
    return pandas.read_csv(path, sep="\t", dtype=str, keep_default_na=False, quoting=3)


@pytest.fixture()
def frame(told, tmp_path):
    export(told, "polecat", tmp_path / "x.txt")
    return read(tmp_path / "x.txt")


def test_the_columns_types_and_codes_are_those_of_the_format(frame):
    assert len(COLUMNS) == 40
    assert tuple(frame.columns) == COLUMNS
    assert (frame != "").all().all()
    plover = load_crosswalk().plover
    for _, row in frame.iterrows():
        mode = None if row["Event Mode"] == "None" else row["Event Mode"]
        quad, score = plover[row["Event Type"], mode]
        assert (row["Quad Code"], float(row["Event Intensity"])) == (QUADS[quad], score)
        for name in NUMBERS:
            assert row[name] == "None" or float(row[name]) is not None
        assert row["Event Date"] == "None" or pandas.Timestamp(row["Event Date"])
        lists = [row[f"Actor {name}"] for name in ("Name", "Country", "COW", "Sectors", "Title", "Name Raw")]
        assert len({cell.count(";") for cell in lists if cell != "None"}) == 1
        assert "machine-read, not verified; precision over" in row["Version"]
    assert frame["Event ID"].is_unique
    assert frame["Event ID"].str.fullmatch(r"\d{8}-[0-9a-f]{4}-[0-9a-f]{12}_[A-Z]+").all()


def test_readers_of_other_settings_read_the_same(told, tmp_path):
    export(told, "polecat", tmp_path / "x.txt")
    plain = pandas.read_csv(tmp_path / "x.txt", sep="\t", dtype=str, keep_default_na=False)
    assert plain.equals(read(tmp_path / "x.txt"))


def test_the_meeting_reads_as_its_report(frame):
    row = frame[frame["Event Mode"] == "visit"].iloc[0]
    assert row["Actor Name"] == "Sergey Lavrov"
    assert (row["Actor Country"], row["Actor COW"], row["Primary Actor Sector"]) == ("RUS", "RUS", "GOV")
    assert row["Actor Title"] == "foreign minister of Russia"
    assert (row["Recipient Name"], row["Recipient Country"]) == ("Turkey", "TUR")
    assert (row["City"], row["Country"], row["Feature Type"]) == ("Istanbul", "TUR", "PPL")
    assert (row["Event Date"], row["Publication Date"]) == ("2021-05-03", "2021-05-04")
    assert (row["Source"], row["Language"], row["Story People"]) == ("TASS", "ar", "Sergey Lavrov")
    assert row["GeoNames ID"] == row["District"] == "None"


def test_a_compound_actor_is_a_list_in_one_row(frame):
    row = frame[frame["Event Mode"] == "phone"].iloc[0]
    assert (row["Actor Name"], row["Actor Country"]) == ("Iran;Russia", "IRN;RUS")
    assert row["Recipient Name"] == "None"


def test_the_older_header_differs_in_one_name(told, tmp_path):
    export(told, "polecat", tmp_path / "x.txt", old_header=True)
    expected = ["Intensity" if name == "Event Intensity" else name for name in COLUMNS]
    assert list(read(tmp_path / "x.txt").columns) == expected


def test_the_evidence_beside_it_leads_every_row_back_to_characters(told, tmp_path, frame):
    export(told, "polecat", tmp_path / "x.txt")
    evidence = pandas.read_csv(tmp_path / "x.txt.evidence.csv", keep_default_na=False)
    assert list(evidence["row"]) == list(frame["Event ID"])
    for _, row in evidence.iterrows():
        document, _, item = row["event"].partition("/")
        stored = told.stored(document)
        assert item in {event.id for event in stored.report.events}
        assert stored.source[row["start"] : row["end"]] == row["quote"]
        assert row["text_sha256"] == stored.report.document.text_sha256
    alleged = evidence[evidence["alleged_by"] != ""].iloc[0]
    assert (alleged["kind"], alleged["alleged_by"]) == ("airstrike", "Sergey Lavrov")
