"""The cache of parsed language data: the same results with and without it, whatever state it is in."""

import json
import os
import subprocess
import sys
import tomllib

import pytest

from rasad.config import data_folder
from rasad.langpack import cache
from rasad.langpack.pack import folder_version, kept_tables, shipped_languages

TABLES = {"a.toml": {"word": ["كتب", "نوشت"], "number": 1, "deep": {"yes": True}}, "sub/b.toml": {}}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    chosen = tmp_path / "cache" / "of" / "a user"
    monkeypatch.setenv("RASAD_CACHE", str(chosen))
    return chosen


def kept(name="words", key="1"):
    tables = cache.load(name, key)
    return None if tables is None else {path: cache.table(raw) for path, raw in tables.items()}


def store(name="words", key="1"):
    cache.store(name, key, cache.pack(TABLES))


def test_what_is_stored_comes_back(folder):
    assert kept() is None
    store()
    assert kept() == TABLES
    assert kept(key="2") is None
    assert kept(name="other") is None


def test_other_keys_of_a_name_are_removed_when_one_is_stored(folder):
    store()
    store(name="words.more")
    store(key="2")
    assert kept() is None
    assert kept(key="2") == TABLES
    assert kept(name="words.more") == TABLES
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("harm", [b"", b"\x00", b"\x93\x01", b"no tables at all"])
def test_a_harmed_file_counts_as_not_kept(folder, harm):
    store()
    (file,) = folder.iterdir()
    file.write_bytes(harm)
    assert kept() is None


def test_one_wrong_letter_counts_as_harm(folder):
    store()
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes().replace("كتب".encode(), "كتم".encode()))
    assert kept() is None


def test_sound_bytes_that_are_no_tables_count_as_not_kept(folder):
    cache.store("words", "1", b"\x01")
    assert kept() is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RASAD_CACHE", str(tmp_path / "file" / "below"))
    store()
    assert kept() is None


@pytest.mark.parametrize("value", [2**70, float("nan"), {1}, object()])
def test_what_would_not_come_back_the_same_is_not_packed(value):
    assert cache.pack({"a.toml": {"value": value}}) is None


def test_the_user_chooses_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("RASAD_CACHE", str(tmp_path / "own"))
    assert cache.cache_folder() == tmp_path / "own"
    monkeypatch.setenv("RASAD_CACHE", "off")
    assert cache.cache_folder() is None
    monkeypatch.delenv("RASAD_CACHE")
    assert cache.cache_folder() == tmp_path / "xdg" / "rasad"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert cache.cache_folder() == tmp_path / ".cache" / "rasad"


def test_nothing_is_kept_where_it_is_switched_off(tmp_path, monkeypatch):
    monkeypatch.setenv("RASAD_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    store()
    assert kept() is None
    assert list(tmp_path.iterdir()) == []


def test_a_changed_source_is_parsed_anew(folder, tmp_path):
    source = tmp_path / "data"
    source.mkdir()
    (source / "words.toml").write_text("word = 1")
    assert cache.table(kept_tables(source, "x")["words.toml"]) == {"word": 1}
    (source / "words.toml").write_text("word = 2")
    assert cache.table(kept_tables(source, "x")["words.toml"]) == {"word": 2}
    assert len(list(folder.iterdir())) == 1


def test_a_harmed_file_is_written_anew(folder, tmp_path):
    source = tmp_path / "data"
    source.mkdir()
    (source / "words.toml").write_text("word = 1")
    kept_tables(source, "x")
    (file,) = folder.iterdir()
    file.write_bytes(b"harm")
    assert cache.table(kept_tables(source, "x")["words.toml"]) == {"word": 1}
    assert {path: cache.table(raw) for path, raw in cache.load("x", folder_version(source)).items()} == {
        "words.toml": {"word": 1}
    }


def test_nothing_is_kept_of_a_folder_with_a_wrong_file(folder, tmp_path):
    source = tmp_path / "data"
    source.mkdir()
    (source / "good.toml").write_text("word = 1")
    (source / "wrong.toml").write_text("word =")
    assert kept_tables(source, "x") == {}
    assert not folder.exists()


def test_every_shipped_file_is_kept_as_it_is_parsed(folder):
    data = data_folder()
    for root in [*(data / "lang" / code for code in shipped_languages()), data / "ontology", data / "show"]:
        tables = kept_tables(root, root.name)
        assert sorted(tables) == sorted(path.relative_to(root).as_posix() for path in root.rglob("*.toml"))
        for path, raw in tables.items():
            assert cache.table(raw) == tomllib.loads((root / path).read_text(encoding="utf-8"))


def _read(value, path):
    """The report of one article, read in a process of its own with `RASAD_CACHE` set so."""
    run = subprocess.run(
        [sys.executable, "-m", "rasad", "read", str(path)],
        env={**os.environ, "RASAD_CACHE": value},
        check=True,
        capture_output=True,
    )
    return run.stdout


@pytest.mark.parametrize("sample", sorted(path.name for path in (data_folder() / "samples").glob("muscat_*.txt")))
def test_reports_are_the_same_with_and_without_a_cache(tmp_path, sample):
    path = data_folder() / "samples" / sample
    without = _read("off", path)
    assert json.loads(without)["segments"]
    cold = _read(str(tmp_path), path)
    warm = _read(str(tmp_path), path)
    files = sorted(tmp_path.iterdir())
    assert files
    for file in files:
        file.write_bytes(file.read_bytes()[:-1])
    harmed = _read(str(tmp_path), path)
    assert without == cold == warm == harmed
