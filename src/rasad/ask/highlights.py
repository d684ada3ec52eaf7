"""A quote and the words asked for -> where they stand in it, in whatever form or spelling."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from rasad.ask.layers import Row
from rasad.ask.rows import CommitmentRow, EventRow, StatementRow
from rasad.records.spans import Quote
from rasad.store.fulltext import forms_of, words_asked
from rasad.text.tokens import tokenize

_Row = TypeVar("_Row", bound=Row)
SHOWN_AROUND = 60  # characters on either side of what is shown of a quote
OPENING, CLOSING = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def highlighter(text: str) -> Callable[[Quote], tuple[Quote, ...]]:
    """Return what finds the words of a text in a quote: their quotes by place, none twice."""
    wanted = {form for forms in words_asked(text) for form in forms}

    def words_in(quote: Quote) -> tuple[Quote, ...]:
        return tuple(
            Quote(quote.start + token.start, quote.start + token.end, token.text)
            for token in tokenize(quote.text)
            if token.kind in ("word", "number") and not wanted.isdisjoint(forms_of(token.key))
        )

    return words_in


def highlighted(rows: Iterable[_Row], text: str) -> Iterator[_Row]:
    """Yield rows with the words of a text that their quotes hold."""
    words_in = highlighter(text)
    for row in rows:
        yield msgspec.structs.replace(row, found=words_in(quote_of(row)))


def quote_of(row: Row) -> Quote:
    """Return the characters that a row was read from: evidence, of a statement its content, of a figure its words."""
    if isinstance(row, EventRow | CommitmentRow):
        return row.evidence
    return row.content if isinstance(row, StatementRow) else row.quote


def excerpt(quote: Quote, around: Quote, found: Iterable[Quote] = ()) -> str:
    """Return what stands around some characters of a quote on one line, the words found between double brackets."""
    start = max(around.start - SHOWN_AROUND, quote.start)
    end = min(around.end + SHOWN_AROUND, quote.end)
    pieces, at = [_ELLIPSIS if start > quote.start else ""], start
    for word in found:
        if at <= word.start and word.end <= end:
            pieces += [quote.text[at - quote.start : word.start - quote.start], OPENING, word.text, CLOSING]
            at = word.end
    pieces += [quote.text[at - quote.start : end - quote.start], _ELLIPSIS if end < quote.end else ""]
    return " ".join("".join(pieces).split())
