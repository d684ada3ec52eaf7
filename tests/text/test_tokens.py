from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.chars.fold import fold
from rasad.text.tokens import tokenize

TEXT = st.text(alphabet='ابپتکگیيى ـ\u200c\u200f\u064b.,،؛؟«»"()-–٣۴5%/\n\u00a0ab', max_size=60) | st.text(max_size=40)


def texts(source):
    return [token.text for token in tokenize(source)]


@given(TEXT)
def test_tokens_are_exact_quotes_in_order_without_overlap(source):
    tokens = tokenize(source)
    assert all(source[token.start : token.end] == token.text and token.text for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert all(token.key == fold(token.text) for token in tokens)


@given(TEXT)
def test_nothing_visible_is_lost(source):
    covered = {at for token in tokenize(source) for at in range(token.start, token.end)}
    lost = [char for at, char in enumerate(source) if at not in covered and char.isalnum() and char != "ـ"]
    assert not lost


@given(TEXT, TEXT)
def test_tokens_of_a_stretch_have_offsets_of_the_whole(before, source):
    line = "\n"
    shifted = tokenize(before + line + source, len(before) + 1)
    assert [(t.start - len(before) - 1, t.text) for t in shifted] == [(t.start, t.text) for t in tokenize(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("می‌گوید", ["می‌گوید"]),
        ("مؤتمرًا صحفيًا", ["مؤتمرًا", "صحفيًا"]),
        ("۱۳.۷ درصد", ["۱۳.۷", "درصد"]),
        ("1,250,000 طن", ["1,250,000", "طن"]),
        ("الـ26", ["ال", "26"]),
        ("«لقاء»، أمس.", ["«", "لقاء", "»", "،", "أمس", "."]),
        ("تركية ـ روسية", ["تركية", "ـ", "روسية"]),
        ("روسی -ترکی", ["روسی", "-", "ترکی"]),
        ("كلمة&", ["كلمة", "&"]),
    ],
)
def test_words_numbers_and_marks_are_told_apart(source, expected):
    assert texts(source) == expected


def test_kinds_of_tokens():
    kinds = [token.kind for token in tokenize("بلغ 32% و۵ آلاف")]
    assert kinds == ["word", "number", "punctuation", "word", "number", "word"]
