"""Everyday words are known as such, with what inflection writes on them."""

import csv

import pytest

from rasad.chars.fold import fold
from rasad.langpack.common_words import INFLECTED, LISTED, UNKNOWN, common_words
from rasad.langpack.pack import load_pack, shipped_languages


@pytest.mark.parametrize(
    ("language", "word", "rank"),
    [
        ("ar", "اجتماع", LISTED),
        ("ar", "يكتبها", INFLECTED),
        ("ar", "هالبيرسون", UNKNOWN),
        ("fa", "نشست", LISTED),
        ("fa", "پرنده‌هایشان", INFLECTED),
        ("fa", "واندرلین", UNKNOWN),
    ],
)
def test_words_are_listed_inflected_or_unknown(language: str, word: str, rank: int) -> None:
    assert load_pack(language).compiled(common_words).rank([fold(word)]) == rank


@pytest.mark.parametrize("language", shipped_languages())
def test_the_list_is_folded_and_sorted_and_says_where_words_come_from(language: str) -> None:
    pack = load_pack(language)
    with (pack.folder / "common_words.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    words = [row["word"] for row in rows]
    assert words == sorted(set(words))
    assert all(fold(word) == word and word.isalpha() for word in words)
    assert {row["source"] for row in rows} == {"rasad", "hazm"}
