"""Numbers in words, digits and both are read with their value and extent."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from num2words import num2words

from rasad.annotate.numbers import NumberReading, read_number
from rasad.langpack.numbers import number_table
from rasad.langpack.pack import load_pack
from rasad.text.tokens import tokenize

LARGEST = 10**12
COUNTS = st.one_of(st.integers(0, 2100), st.integers(0, 10**6), st.integers(0, LARGEST))


def read(text: str, code: str, index: int = 0) -> NumberReading | None:
    return read_number(tokenize(text), index, number_table(load_pack(code)))


def is_written_wrongly(number: int) -> bool:
    """num2words says "a thousand thousand" where a part before a scale ends in a single one."""
    return any(number // scale % 100 == 1 and number // scale > 1 for scale in (10**3, 10**6, 10**9))


@given(COUNTS)
def test_persian_number_words_are_read_back(number: int) -> None:
    text = num2words(number, lang="fa")
    reading = read(text, "fa")
    assert reading is not None
    assert (reading.value, reading.end) == (number, len(text))


@given(COUNTS)
def test_arabic_number_words_are_read_back(number: int) -> None:
    assume(not is_written_wrongly(number))
    text = num2words(number, lang="ar")
    reading = read(text, "ar")
    assert reading is not None
    assert (reading.value, reading.next_index) == (number, len(tokenize(text)))


@given(st.integers(2, 10**6 - 1))
def test_persian_ordinals_are_read_back(number: int) -> None:
    reading = read(num2words(number, lang="fa", to="ordinal"), "fa")
    assert reading is not None
    assert reading.value == number
    assert reading.is_ordinal


@given(COUNTS, st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]), st.sampled_from(["", ",", "٬", "،"]))
def test_digits_are_read_in_every_script_and_grouping(number: int, digits: str, separator: str) -> None:
    plain = f"{number:,}".replace(",", separator) if separator else str(number)
    text = plain.translate({ord(str(value)): digit for value, digit in enumerate(digits)})
    reading = read(text, "ar")
    assert reading is not None
    assert reading.value == number
    assert not reading.is_words


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from([".", "٫"]))
def test_decimals_are_read(whole: int, part: int, separator: str) -> None:
    reading = read(f"{whole}{separator}{part:02d}", "fa")
    assert reading is not None
    assert reading.value == pytest.approx(whole + part / 100)


@given(st.text(max_size=40), st.sampled_from(["ar", "fa"]))
def test_any_text_is_read_without_an_error(text: str, code: str) -> None:
    tokens = tokenize(text)
    for index in range(len(tokens)):
        reading = read_number(tokens, index, number_table(load_pack(code)))
        assert reading is None or index < reading.next_index <= len(tokens)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("إحدى وعشرين", 21),
        ("اثني عشر", 12),
        ("ثلاث مئة وخمسون", 350),
        ("سبعمائة ألف", 700_000),
        ("ألفا جندي", 2000),
        ("مليوني برميل", 2_000_000),
        ("مليارا دولار", 2_000_000_000),
        ("مليارا و200 مليون دولار", 1_200_000_000),
        ("مليونا وثلاثمئة ألف دولار", 1_300_000),
        ("ألفا وخمسمئة جندي", 1500),
        ("مليون ونصف المليون", 1_500_000),
        ("ثلاثة ملايين و250 ألف", 3_250_000),
        ("12 مليونا و500 ألف", 12_500_000),
        ("نصف مليون", 500_000),
        ("ثلاثة أرباع", 0.75),
        ("خمسة وربع", 5.25),
        ("ثلاثة فاصلة اثنان", 3.2),
        ("ناقص سبعة", -7),
        ("40 000", 40_000),
        ("1.250.000", 1_250_000),
        ("1.234,5", 1234.5),
        ("2.5 مليون", 2_500_000),
        ("7ر3 مليار", 3_700_000_000),
        ("15 ألف مليار", 15_000_000_000_000),
    ],
)
def test_arabic_numbers(text: str, value: float) -> None:
    reading = read(text, "ar")
    assert reading is not None
    assert reading.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("۷ میلیارد و ۴۰۰ میلیون", 7_400_000_000),
        ("دو و نیم میلیون", 2_500_000),
        ("سه میلیون و نیم", 3_500_000),
        ("یک سوم", 1 / 3),
        ("هشت هزار میلیارد", 8_000_000_000_000),
        ("۱۲ هزار و ۳۰۰ میلیارد", 12_300_000_000_000),
        ("چهار ممیز دو", 4.2),
        ("چهار ممیز دو دهم", 4.2),
        ("سی‌وهفت", 37),
        ("پنج‌هزار", 5000),
        ("۳هزارو ۵۶۰", 3560),
        ("منفی ۱۲", -12),
    ],
)
def test_persian_numbers(text: str, value: float) -> None:
    reading = read(text, "fa")
    assert reading is not None
    assert reading.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "code"),
    [("آلاف الطلاب", "ar"), ("أحد الوزراء", "ar"), ("12.10.2016", "ar"), ("کتاب", "fa"), ("-", "fa")],
)
def test_what_is_no_number_is_not_read(text: str, code: str) -> None:
    assert read(text, code) is None


@pytest.mark.parametrize(("text", "value"), [("الثالث والعشرين", 23), ("الحادي عشر", 11), ("الخامسة", 5)])
def test_arabic_ordinals(text: str, value: int) -> None:
    reading = read(text, "ar")
    assert reading is not None
    assert (reading.value, reading.is_ordinal) == (value, True)


def test_equal_scales_part_two_numbers() -> None:
    first = read("۳۰ هزار و ۴۰ هزار", "fa")
    assert first is not None
    assert (first.value, first.next_index) == (30_000, 2)


def test_digits_after_a_link_can_be_left_to_another_number() -> None:
    tokens = tokenize("هزار و ۲۰")
    table = number_table(load_pack("fa"))
    together, apart = (read_number(tokens, 0, table, adds_digits=adds) for adds in (True, False))
    assert together is not None and together.value == 1020
    assert apart is not None and apart.value == 1000


def test_the_span_leaves_out_joined_prepositions_and_keeps_the_article() -> None:
    joined, definite = read("بثلاثين", "ar"), read("والثلاثين", "ar")
    assert joined is not None and (joined.start, joined.end) == (1, 7)
    assert definite is not None and (definite.start, definite.end) == (1, 9)
