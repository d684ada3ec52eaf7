import pytest

from rasad.errors import ConfigError
from rasad.readers.manifest import Given, Manifest, is_edtf, load_manifest


def manifest(folder, *lines):
    path = folder / "manifest.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_row_without_part_dates_only_the_first_article(tmp_path):
    path = manifest(tmp_path, "file,part,published,outlet,language,url", "a.txt,,2021-06-29,IRNA,fa,https://x.test/1")
    loaded = load_manifest(path)
    assert loaded.given(tmp_path / "a.txt", 0) == Given(
        published="2021-06-29", outlet="IRNA", language="fa", url="https://x.test/1"
    )
    assert loaded.given(tmp_path / "a.txt", 1) == Given(outlet="IRNA", language="fa", url="https://x.test/1")


def test_a_row_with_a_part_wins_over_the_row_of_the_file(tmp_path):
    path = manifest(tmp_path, "file,part,published,outlet", "a.txt,,2021,Elaph", "a.txt,1,2021-09-30,")
    loaded = load_manifest(path)
    assert loaded.given(tmp_path / "a.txt", 1) == Given(published="2021-09-30", outlet="Elaph")
    assert loaded.given(tmp_path / "a.txt", 0).published == "2021"


def test_files_are_named_relative_to_the_manifest(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    loaded = load_manifest(manifest(tmp_path, "file,published", "sub/a.txt,2020"))
    monkeypatch.chdir(tmp_path / "sub")
    from pathlib import Path

    assert loaded.given(Path("a.txt"), 0).published == "2020"


def test_a_file_that_is_not_listed_has_nothing_given(tmp_path):
    assert Manifest().given(tmp_path / "a.txt", 0) == Given()


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["part,published", "0,2020"], ":1: there is no column 'file'"),
        (["file,date", "a.txt,2020"], ":1: the column 'date' is not known"),
        (["file,published", "a.txt,29/6/2021"], ":2: '29/6/2021' is no EDTF date"),
        (["file,published", "a.txt,2021-02-30"], ":2: '2021-02-30' is no EDTF date"),
        (["file,published", "a.txt"], ":2: 1 cells where the header has 2"),
        (["file,part", "a.txt,A"], ":2: 'A' is no part number"),
        (["file,language", "a.txt,Arabic"], ":2: 'Arabic' is no language code"),
        (["file,language", ",ar"], ":2: the cell 'file' is empty"),
        (["file,published", "a.txt,2020", "a.txt,2021"], ":3: the file has a row for this part already"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(tmp_path, lines, message):
    with pytest.raises(ConfigError) as caught:
        load_manifest(manifest(tmp_path, *lines))
    assert "manifest.csv" + message in str(caught.value)


def test_a_missing_manifest_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load_manifest(tmp_path / "none.csv")


@pytest.mark.parametrize(
    "value",
    [
        "2021", "2021-06", "2021-06-29", "202X", "2021-06~", "2021-06-29/2021-07-01", "2021/..",
        "[2021-06-29,2021-06-30]", "2021-XX-03", "2021-22", "2021-06-29T10:00:00Z", "2020-02-29",
    ],
)  # fmt: skip
def test_edtf_values_are_accepted(value):
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value", ["yesterday", "2021-13", "2021-6-1", "29.06.2021", "2021-06-31", "/x", "2021-02-29", "21"]
)
def test_other_values_are_no_edtf(value):
    assert not is_edtf(value)
