"""The number words of every shipped language compile into one table."""

from pathlib import Path

import pytest

from rasad.chars.fold import fold
from rasad.errors import LanguageDataError
from rasad.langpack.figures import figure_table
from rasad.langpack.numbers import number_table
from rasad.langpack.pack import LanguagePack, load_pack
from rasad.langpack.units import longest_form, unit_table

LANGUAGES = ("ar", "fa")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_key_of_the_tables_is_folded(code: str) -> None:
    pack = load_pack(code)
    keys = [*number_table(pack).forms, *unit_table(pack).forms, *unit_table(pack).pairs]
    assert [key for key in keys if fold(key) != key or " " in key] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_tables_are_compiled_once(code: str) -> None:
    pack = load_pack(code)
    assert number_table(pack) is number_table(pack)
    assert unit_table(pack) is unit_table(pack)
    assert figure_table(pack) is figure_table(pack)


def test_joined_letters_are_known_but_kept_out_of_the_word() -> None:
    forms = number_table(load_pack("ar")).forms
    assert forms[fold("وخمسين")].is_linked
    assert forms[fold("بأربعين")].skipped == 1
    assert forms[fold("للعشرين")].has_article
    assert forms[fold("العشرون")].skipped == 0


def test_words_that_only_look_like_numbers_with_joined_letters_are_left_out() -> None:
    forms = number_table(load_pack("ar")).forms
    assert fold("لست") not in forms
    assert fold("الاثنين") not in forms


def test_numbers_written_together_are_known() -> None:
    forms = number_table(load_pack("fa")).forms
    assert forms[fold("سی‌ودو")].word.value == 32
    assert forms[fold("چهارهزار")].word.value == 4000
    assert forms[fold("هزارو")].links_next


def test_the_longest_unit_phrase_wins() -> None:
    units = unit_table(load_pack("ar"))
    unit = longest_form(units, [fold("كيلومتر"), fold("مربع"), fold("في")])
    assert unit is not None and unit.name == "square_kilometres"
    assert longest_form(units, [fold("غيمة")]) is None
    assert longest_form(units, []) is None


def test_at_least_a_hundred_and_fifty_countable_nouns_are_known() -> None:
    for code in LANGUAGES:
        nouns = {key for key, units in unit_table(load_pack(code)).forms.items() if units[0].kind == "counted"}
        assert len(nouns) >= 150


def test_a_wrong_value_names_file_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "language.toml").write_text('name = "Test"\n', encoding="utf-8")
    (tmp_path / "numbers.toml").write_text('[units]\nmany = ["x"]\n', encoding="utf-8")
    with pytest.raises(LanguageDataError, match=r"numbers\.toml.*'many'"):
        number_table(LanguagePack(tmp_path))
