"""What an export may quote of a document."""

from rasad.export.quoting import LONGEST_QUOTE, Quoter
from rasad.records.spans import Quote
from tests.store.samples import bare_report

TEXT = "كلمة " * 400
HEADER = bare_report(TEXT).document


def test_a_long_quote_is_cut_and_a_short_one_is_whole():
    quoter = Quoter()
    assert quoter.words(HEADER, Quote.of(TEXT, 0, 20)) == TEXT[0:20]
    long = quoter.words(HEADER, Quote.of(TEXT, 100, 1000))
    assert long.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert len(long) <= LONGEST_QUOTE + 1


def test_never_more_than_half_of_a_text_is_given_and_what_was_given_is_given_again():
    quoter = Quoter()
    spans = [Quote.of(TEXT, start, start + 100) for start in range(0, 2000, 100)]
    given = [quoter.words(HEADER, span) for span in spans]
    assert given[:10] == [span.text for span in spans[:10]]
    assert given[10:] == [None] * 10
    assert quoter.words(HEADER, spans[3]) == spans[3].text


def test_overlapping_quotes_are_counted_once_and_every_document_has_a_share_of_its_own():
    quoter = Quoter()
    assert all(quoter.words(HEADER, Quote.of(TEXT, start, start + 300)) for start in range(0, 650, 50))
    other = bare_report(TEXT + "و").document
    assert quoter.words(other, Quote.of(TEXT, 900, 1000))


def test_a_few_words_are_quoted_of_any_text():
    text = "خبر قصير جدا عن لقاء"
    assert Quoter().words(bare_report(text).document, Quote.of(text, 0, len(text))) == text
