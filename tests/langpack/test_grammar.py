"""The closed-class words of a pack: prepositions, clause openers, and what decides a status."""

from typing import get_args

import pytest

from rasad.chars.fold import fold
from rasad.langpack.grammar import grammar
from rasad.langpack.pack import LanguagePack, load_pack, shipped_languages
from rasad.records.report import EventStatus, Stance

BY_GOVERNOR = {*get_args(EventStatus), "wish", "background"}


def words(text):
    return [{fold(word)} for word in text.split()]


def marked(language, text):
    found = grammar(load_pack(language)).markers.longest(words(text), 0)
    return found and found[1]


@pytest.mark.parametrize(
    ("language", "text", "name"), [("ar", "مع", "with"), ("ar", "بين", "between"), ("fa", "با", "with")]
)
def test_prepositions_have_neutral_names(language, text, name):
    assert marked(language, text) == name


@pytest.mark.parametrize("language", shipped_languages())
def test_every_shipped_governor_is_found_and_gives_a_status_that_the_reader_knows(language):
    pack = load_pack(language)
    for section, table in (("governor", grammar(pack).governors), ("after_governor", grammar(pack).after_governors)):
        for row in pack.toml("grammar.toml").get(section, []):
            assert row["status"] in BY_GOVERNOR
            for word in row["words"]:
                assert row["id"] in {governor.id for _, governor in table.starting(words(word), 0)}


@pytest.mark.parametrize("language", shipped_languages())
def test_a_stance_is_one_of_the_closed_list(language):
    rows = load_pack(language).toml("grammar.toml").get("stance", [])
    assert {row["stance"] for row in rows} <= set(get_args(Stance))


@pytest.mark.parametrize("language", shipped_languages())
def test_words_of_the_grammar_are_kept_folded(language):
    table = grammar(load_pack(language))
    for group in (table.coordinators, table.complementizers, table.relatives, table.negators, table.closed):
        assert {fold(word) for word in group} == group


def test_arabic_puts_the_light_verb_before_its_noun_and_persian_after_it():
    assert grammar(load_pack("ar")).light_before
    assert not grammar(load_pack("fa")).light_before
    assert grammar(load_pack("fa")).verb_final


def test_a_pack_without_grammar_has_empty_tables(tmp_path):
    (tmp_path / "language.toml").write_text('name = "Test"\n')
    table = grammar(LanguagePack(tmp_path))
    assert table.coordinators == frozenset()
    assert table.governors.longest(words("any word"), 0) is None


def test_a_governor_reaches_eight_words_unless_it_says_otherwise(tmp_path):
    (tmp_path / "language.toml").write_text('name = "Test"\n')
    (tmp_path / "grammar.toml").write_text(
        '[[governor]]\nid = "t.may"\nstatus = "hypothetical"\nwords = ["may well"]\n'
        '[[governor]]\nid = "t.will"\nstatus = "planned"\nwords = ["will"]\nreach = 3\n'
    )
    table = grammar(LanguagePack(tmp_path))
    may, will = (table.governors.longest(words(text), 0) for text in ("may well", "will"))
    assert may is not None
    assert will is not None
    assert (may[0], may[1][:3]) == (2, ("t.may", "hypothetical", 8))
    assert (will[0], will[1][:3]) == (1, ("t.will", "planned", 3))
