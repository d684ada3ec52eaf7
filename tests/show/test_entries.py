"""Ids of data entries lead to the lines that define them."""

from rasad.config import data_folder
from rasad.show.entries import find_entry


def test_a_frame_is_shown_with_its_whole_table_and_no_other():
    path = next((data_folder() / "lang").glob("*/frames/agree.toml"))
    ids = [line.split('"')[1] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("id = ")]
    place, *lines = find_entry(ids[0])
    assert place.startswith(path.relative_to(data_folder()).as_posix() + ":")
    assert lines[0] == "[[frame]]"
    assert f'id = "{ids[0]}"' in lines
    assert not any(other in line for line in lines for other in ids[1:] if line.startswith("id"))


def test_a_word_is_found_by_its_section_and_key():
    place, header, line = find_entry("ar.time.weekdays.1")
    assert place.startswith("lang/ar/times.toml:")
    assert header == "[weekdays]"
    assert line.startswith("1 = ")


def test_a_unit_is_found_in_the_file_that_has_it():
    place, *lines = find_entry("fa.figures.percent.percent")
    assert place.startswith("lang/fa/units.toml:")
    assert lines[0] == "[percent]"


def test_a_name_leads_to_its_row():
    place, row = find_entry("names:states:name", text="\u0639\u0645\u0627\u0646", language="fa", entities=["OMN"])
    assert place.startswith("lang/fa/names/states.csv:")
    assert row.split(",")[1] == "OMN"


def test_an_unknown_id_leads_nowhere():
    assert find_entry("no.such.entry") == ()
    assert find_entry("names:nothing:name", text="x", language="ar", entities=["OMN"]) == ()
