import pytest

from rasad.annotate.clitics import proclitics
from rasad.chars.fold import fold
from rasad.langpack.pack import load_pack


def stems(language: str, word: str) -> list[str]:
    return [start.stem for start in load_pack(language).compiled(proclitics).starts(fold(word))]


def test_the_whole_word_comes_first() -> None:
    assert stems("ar", "وفرنسا")[0] == fold("وفرنسا")


@pytest.mark.parametrize(("word", "stem"), [("وفرنسا", "فرنسا"), ("بفرنسا", "فرنسا"), ("ولفرنسا", "فرنسا")])
def test_joined_particles_are_cut_off(word: str, stem: str) -> None:
    assert stem in stems("ar", word)


def test_a_fused_article_is_put_back() -> None:
    assert fold("العراق") in stems("ar", "للعراق")


def test_a_stem_of_one_letter_is_not_cut_out() -> None:
    assert stems("ar", "بق") == ["بق"]


def test_a_language_without_particles_reads_each_word_as_it_stands() -> None:
    assert stems("fa", "وزیر") == [fold("وزیر")]
