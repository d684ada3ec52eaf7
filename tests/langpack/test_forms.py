import pytest

from rasad.errors import LanguageDataError
from rasad.langpack.forms import all_forms, compile_forms, forms_of, longest, squeeze, words_of
from rasad.langpack.pack import LanguagePack, load_pack, shipped_languages

LISTS = [
    (code, section, name, tuple(phrases))
    for code in shipped_languages()
    for section, lists in load_pack(code).toml("forms.toml").items()
    for name, phrases in lists.items()
]


def test_spaced_joined_and_glued_spellings_have_one_key():
    assert squeeze("برچسب‌ها") == squeeze("برچسب ها") == squeeze("برچسبها")


def test_words_are_folded_and_marks_left_out():
    assert words_of("«إقرأ أيضًا»: 5") == ["اقرا", "ايضا", "5"]


def test_the_longest_phrase_wins_and_ends_at_a_word():
    phrases = frozenset({squeeze("وكالة"), squeeze("وكالة الأناضول")})
    assert longest(words_of("قالت وكالة الأناضول أمس"), 1, phrases) == 2
    assert longest(words_of("وكالتان"), 0, phrases) == 0
    assert longest([], 0, phrases) == 0


@pytest.mark.parametrize(("code", "section", "name", "phrases"), LISTS)
def test_no_two_entries_of_a_list_are_the_same_phrase(code, section, name, phrases):
    keys = [squeeze(phrase) for phrase in phrases]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_all_languages_together_hold_each_one():
    for code in shipped_languages():
        assert forms_of(load_pack(code)).closers <= all_forms().closers


def pack(folder, forms):
    (folder / "language.toml").write_text('name = "Test"\n')
    (folder / "forms.toml").write_text(forms)
    return LanguagePack(folder)


def test_an_unknown_list_is_refused_by_name(tmp_path):
    with pytest.raises(LanguageDataError, match=r"\[boilerplate\] has an unknown list 'linse'"):
        compile_forms(pack(tmp_path, '[boilerplate]\nlinse = ["x"]\n'))


def test_broken_toml_is_refused(tmp_path):
    with pytest.raises(LanguageDataError, match="cannot be read as TOML"):
        compile_forms(pack(tmp_path, "[boilerplate\n"))
