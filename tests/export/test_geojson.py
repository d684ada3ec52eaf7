"""GeoJSON: what GDAL, the reader of QGIS, makes of it."""

import json

import pyogrio
import pytest
from msgspec.structs import replace

from rasad.export.geojson import features
from rasad.export.labels import line
from rasad.export.making import Making
from rasad.export.picking import Held, Picked
from rasad.export.tables import COLUMNS
from rasad.export.writing import export
from rasad.records.ports import StoredDocument
from rasad.records.spans import Quote
from tests.store.samples import bare_report, grain_report


@pytest.fixture()
def path(told, tmp_path):
    export(told, "geojson", tmp_path / "x.geojson")
    return tmp_path / "x.geojson"


def test_gdal_reads_points_with_all_columns(path):
    said = pyogrio.read_info(path)
    assert (said["driver"], said["geometry_type"], said["features"]) == ("GeoJSON", "Point", 6)
    assert said["crs"] == "EPSG:4326"
    columns = [column.name for column in COLUMNS["events"] if column.name not in ("lat", "lon")]
    assert set(said["fields"]) >= {"name", *columns}
    _, table = pyogrio.read_arrow(path)
    assert set(table.column("type").to_pylist()) >= {"CONSULT", "ASSAULT"}


def test_a_feature_is_a_point_of_longitude_and_latitude(path):
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    assert "machine-read, not verified; precision over" in found["notice"]
    for feature in found["features"]:
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        lon, lat = feature["geometry"]["coordinates"]
        assert 28 < lon < 30 and 40 < lat < 42
        assert feature["id"] == feature["properties"]["id"]
    assert len({feature["id"] for feature in found["features"]}) == 6


def test_what_a_map_shows_says_status_and_on_whose_word_it_rests(path):
    names = {f["id"].rpartition("/")[2]: f["properties"]["name"] for f in json.loads(path.read_text())["features"]}
    assert names["e:31-36:meeting"] == "meeting: Sergey Lavrov → Turkey"
    assert names["e:alleged"] == "alleged by Sergey Lavrov: airstrike: Turkey → Iran"
    assert names["e:denied"] == "denied: attack: Sergey Lavrov → Turkey"


def test_who_suffers_is_not_taken_for_who_acts():
    assert line("airstrike", [], ["ISIS"]) == "airstrike: somebody → ISIS"
    assert line("phone_call", ["A", "B"], []) == "phone call: A, B"
    assert line("attack", [], []) == "attack"


def test_events_without_a_point_are_left_out_and_an_empty_collection_is_one(told, tmp_path):
    done = export(told, "geojson", tmp_path / "y.geojson", filters={"between": ("IRN", "RUS")})
    assert (done.rows, done.left_out) == (0, {"events without a place that is a point": 1})
    assert json.loads((tmp_path / "y.geojson").read_text())["features"] == []


def test_an_event_that_is_left_out_takes_nothing_of_what_may_be_quoted():
    text = "كلمة " * 120
    held = Held(StoredDocument(bare_report(text), text))
    (meeting,) = grain_report().events
    nowhere = replace(meeting, id="e:nowhere", place=None, evidence=Quote.of(text, 0, 250))
    there = replace(meeting, id="e:there", evidence=Quote.of(text, 300, 500))
    found = b"".join(features(iter([Picked(held, nowhere), Picked(held, there)]), Making("events", None)))
    (feature,) = json.loads(found)["features"]
    assert feature["properties"]["quote"] == text[300:500]
