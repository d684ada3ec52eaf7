"""The words that name what a figure measures: each entry's example gives its key, and both languages have the same."""

import pytest

from rasad.langpack.measured import quantity_of
from rasad.langpack.pack import load_pack, shipped_languages
from rasad.link.measured import measured_of
from rasad.pipeline import read_text

ROLES = {"quantity", "quantity of a thing", "thing", "filler"}
ENTRIES = [
    pytest.param(code, key, entry, id=f"{code}-{key}")
    for code in shipped_languages()
    for key, entry in load_pack(code).toml("measured.toml").items()
]


@pytest.mark.parametrize(("code", "key", "entry"), ENTRIES)
def test_the_example_of_a_measure_is_read_as_of_it(code, key, entry):
    assert entry["is"] in ROLES
    if entry["is"] != "filler":
        outcome = read_text(entry["example"], language=code, published="2020-01-02")
        (figure,) = (found for report in outcome.reports for found in measured_of(report, outcome.source))
        assert key in figure.meaning, (figure.measure, figure.meaning)


@pytest.mark.parametrize("code", shipped_languages())
def test_every_word_has_one_meaning_and_every_language_the_same_ones(code):
    entries = load_pack(code).toml("measured.toml")
    words = [word for entry in entries.values() for word in entry["words"]]
    assert sorted(words) == sorted(set(words))
    other = load_pack(next(iter(shipped_languages()))).toml("measured.toml")
    assert {key: entry["is"] for key, entry in entries.items()} == {key: entry["is"] for key, entry in other.items()}


def test_a_measure_with_a_word_that_is_not_known_has_no_meaning():
    for code in shipped_languages():
        entries = load_pack(code).toml("measured.toml")
        exports, price = entries["exports"]["words"][0], entries["price"]["words"][0]
        assert quantity_of([exports], load_pack(code)) == {"exports"}
        assert quantity_of([exports, "xyzzy"], load_pack(code)) is None
        assert quantity_of([price], load_pack(code)) is None
        assert quantity_of([price], load_pack(code), frozenset({"oil"})) == {"price", "oil"}
