"""What a language pack reads, hashes and compiles."""

import pytest

from rasad.config import data_folder
from rasad.errors import LanguageDataError
from rasad.langpack.names import name_table
from rasad.langpack.pack import LanguagePack, folder_version, load_pack, read_rows, shipped_languages
from rasad.langpack.phrases import PhraseTable


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A pack of the user's own, and an empty cache."""
    monkeypatch.setenv("RASAD_CACHE", str(tmp_path / "cache"))
    made = tmp_path / "xx"
    made.mkdir()
    (made / "language.toml").write_text('name = "Test"')
    return made


def shipped(code):
    """A shipped pack as at the start of a process."""
    return LanguagePack(data_folder() / "lang" / code)


def test_absent_files_are_empty(folder):
    pack = LanguagePack(folder)
    assert pack.toml("words.toml") == {}
    assert list(pack.rows("words.csv")) == []
    assert list(pack.tomls("frames")) == []


def test_a_pack_of_ones_own_is_read_anew_and_leaves_nothing_in_the_cache(folder, tmp_path):
    (folder / "words.toml").write_text("word = 1")
    pack = LanguagePack(folder)
    assert pack.toml("words.toml") == {"word": 1}
    (folder / "words.toml").write_text("word = 2")
    assert pack.toml("words.toml") == {"word": 2}
    assert pack.kept("values", lambda _: {"a": 1}) == {"a": 1}
    assert pack.kept("values", lambda _: {"a": 2}) == {"a": 2}
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("text", ["word = ", "word = 1\nword = 2", "\udcff"])
def test_a_wrong_toml_file_is_named(folder, text):
    (folder / "words.toml").write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(LanguageDataError, match=r"words\.toml"):
        LanguagePack(folder).toml("words.toml")


def test_a_row_of_another_width_is_named(folder):
    (folder / "words.csv").write_text("a,b\n1,2\n3\n")
    with pytest.raises(LanguageDataError, match=r"words\.csv:3: 1 cells where the header has 2"):
        list(read_rows(folder / "words.csv"))


def test_an_empty_table_lacks_its_header(folder):
    (folder / "words.csv").write_text("")
    with pytest.raises(LanguageDataError, match="header"):
        list(read_rows(folder / "words.csv"))


def test_the_version_changes_with_names_and_content_of_data_files_only(folder):
    first = folder_version(folder)
    (folder / "README").write_text("no data")
    assert folder_version(folder) == first
    (folder / "a.toml").write_text("")
    second = folder_version(folder)
    (folder / "a.toml").rename(folder / "b.toml")
    assert len({first, second, folder_version(folder)}) == 3


def test_an_unknown_language_is_told_with_those_that_are_shipped():
    with pytest.raises(LanguageDataError, match=shipped_languages()[0]):
        load_pack("xx")


def test_what_a_caller_does_to_a_table_stays_with_the_caller():
    pack = load_pack(shipped_languages()[0])
    pack.toml("language.toml").clear()
    assert pack.toml("language.toml")


@pytest.mark.parametrize("code", shipped_languages())
def test_values_of_a_shipped_pack_are_compiled_once(folder, code):
    made = []

    def compile_values(pack):
        made.append(pack.code)
        return {"words": {"a": [1, 2]}}

    for _ in range(3):
        assert shipped(code).kept("test", compile_values) == {"words": {"a": [1, 2]}}
    assert made == [code]


@pytest.mark.parametrize("code", shipped_languages())
def test_values_are_compiled_anew_where_their_file_is_harmed(folder, tmp_path, code):
    shipped(code).kept("test", lambda _: {"a": 1})
    (file,) = (tmp_path / "cache").glob("test.*")
    file.write_bytes(file.read_bytes()[:-1])
    assert shipped(code).kept("test", lambda _: {"a": 2}) == {"a": 2}
    assert shipped(code).kept("test", lambda _: {"a": 3}) == {"a": 2}


def test_values_are_not_kept_where_the_cache_is_off(folder, monkeypatch):
    monkeypatch.setenv("RASAD_CACHE", "off")
    code = shipped_languages()[0]
    assert shipped(code).kept("test", lambda _: {"a": 1}) == {"a": 1}
    assert shipped(code).kept("test", lambda _: {"a": 2}) == {"a": 2}


@pytest.mark.parametrize("code", shipped_languages())
def test_names_are_the_same_from_the_cache(folder, monkeypatch, code):
    tables = [name_table(shipped(code)) for _ in range(2)]  # compiled and stored, then from the cache
    monkeypatch.setenv("RASAD_CACHE", "off")
    tables.append(name_table(shipped(code)))
    for table in tables[:2]:
        assert list(table.aliases.payloads) == list(tables[2].aliases.payloads)
        assert table.aliases.state() == tables[2].aliases.state()
        assert (table.given_names, table.primary) == (tables[2].given_names, tables[2].primary)
    assert len(tables[0].aliases.payloads) > 1000


def test_a_restored_table_finds_what_the_first_found():
    first = PhraseTable(["north sea", "s-400", "ab", "a b"], [1, 2, 3, 4])
    second = PhraseTable.restored(first.state(), ["north sea", "s-400", "ab", "a b"], [1, 2, 3, 4])
    for asked in (("northsea", 1 << 5), ("s400", 0), ("ab", 0), ("ab", 1 << 1), ("a", 0)):
        assert second.find(*asked) == first.find(*asked)
    assert second.reach == first.reach


def test_a_restored_table_has_its_rows_and_names_to_print():
    table = name_table(shipped("fa"))
    rows = table.aliases.payloads
    assert rows[len(rows) - 1] == rows[-1:][0] == list(rows)[-1]
    assert table.primary.get("no such entity") is None
    assert len(table.primary) == len(list(table.primary))
    assert all(table.primary[entity] for entity in table.primary)
