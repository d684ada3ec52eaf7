"""Words of undertaking: each entry of the packs binds whom its example names, and stays silent where it must."""

import pytest

from rasad.langpack.pack import load_pack, shipped_languages
from rasad.langpack.undertakings import WORD_LISTS, undertakings
from tests.langdata.lexicon_examples import Entry, annotated, entries, entry_id, examples, undertaken

ENTRIES = list(entries("undertakings.toml", "undertaking"))


def made_by(entry: Entry, text: str) -> list[tuple[str, ...]]:
    entities = annotated(text, entry.language)[1].entities
    return [
        tuple(dict.fromkeys(entities[party].country or party for party in one.sides.parties))
        for one in undertaken(text, entry.language)
        if one.entry.id == entry.table["id"]
    ]


@pytest.mark.parametrize(("entry", "example"), examples(ENTRIES, "example"), ids=entry_id)
def test_an_example_binds_its_parties(entry, example):
    assert made_by(entry, example["text"]) == [tuple(example["parties"])]


@pytest.mark.parametrize(("entry", "example"), examples(ENTRIES, "counterexample"), ids=entry_id)
def test_a_counterexample_binds_nobody(entry, example):
    assert made_by(entry, example["text"]) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=entry_id)
def test_an_entry_has_examples_and_a_source(entry):
    assert entry.table["source"]
    assert entry.table["example"]
    assert entry.table["counterexample"]


@pytest.mark.parametrize("code", shipped_languages())
def test_the_lists_of_words_hold_no_word_twice(code):
    table = load_pack(code).toml("undertakings.toml")["words"]
    assert set(table) <= {*WORD_LISTS, "being"}
    for words in table.values():
        assert len(words) == len(set(words))
    assert undertakings(load_pack(code)) is undertakings(load_pack(code))
