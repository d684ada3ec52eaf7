from pathlib import Path

from rasad.readers.paths import Refused, expand


def test_files_come_as_given_and_folders_sorted_at_any_depth(tmp_path):
    for name in ("b.txt", "a.TXT", "notes.md", "deep/c.txt"):
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    single = tmp_path / "single.html"
    single.write_text("x")
    found = list(expand([single, tmp_path / "folder"]))
    assert found == [single, *(tmp_path / "folder" / name for name in ("a.TXT", "b.txt", "deep/c.txt"))]


def test_a_file_named_twice_is_read_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert list(expand([path, tmp_path, path])) == [path]


def test_a_bad_path_does_not_stop_the_others(tmp_path):
    good = tmp_path / "a.txt"
    good.write_text("x")
    bare = tmp_path / "bare"
    bare.mkdir()
    refused, empty, last = expand([Path("/nowhere/at/all"), bare, good])
    assert isinstance(refused, Refused)
    assert "does not exist" in str(refused.error)
    assert isinstance(empty, Refused)
    assert "holds no .txt files" in str(empty.error)
    assert last == good
