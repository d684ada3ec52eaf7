import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.chars.fold import fold, fold_span, offset_in_word

PERSO_ARABIC = st.text(alphabet="اآأإبپتجچكکگيیىئؤوةهۀەـ\u200c\u200d\u200f\u064b\u0651\u0670 ٣۴5A\u00a0.،", max_size=40)


@given(PERSO_ARABIC | st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(PERSO_ARABIC | st.text(max_size=40), st.integers(0, 10))
def test_the_key_with_offsets_is_the_key_without(text, start):
    assert fold_span(text, start).key == fold(text[start:])


@given(PERSO_ARABIC)
def test_source_offsets_never_run_backwards_and_stay_inside(text):
    folded = fold_span(text)
    offsets = [folded.source_offset(index) for index in range(len(folded.key) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)


@given(PERSO_ARABIC, st.data())
def test_the_source_span_of_a_key_slice_folds_back_to_it(text, data):
    folded = fold_span(text)
    start = data.draw(st.integers(0, len(folded.key)))
    end = data.draw(st.integers(start, len(folded.key)))
    first, last = folded.source_span(start, end)
    assert fold(text[first:last]) == folded.key[start:end]


@given(PERSO_ARABIC, st.integers(0, 40))
def test_the_offset_in_a_word_cuts_off_that_much_key(text, length):
    length = min(length, len(fold(text)))
    assert fold(text[: offset_in_word(text, length)]) == fold(text)[:length]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("گفت‌وگو", "گفتوگو"),
        ("مؤتمرًا", "موتمرا"),
        ("إيران", "ايران"),
        ("ایران", "إيران"),
        ("همکاری", "همكاري"),
        ("الجمهوريــة", "الجمهورية"),
        ("قمة", "قمه"),
        ("۱۴۰۰", "1400"),
        ("TRT", "trt"),
        ("خانهٔ", "خانه"),
    ],
)
def test_spellings_of_one_word_meet_on_one_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("بر", "پر"), ("کار", "گار"), ("قال", "فال"), ("سال", "سار")])
def test_different_words_stay_apart(one, other):
    assert fold(one) != fold(other)
