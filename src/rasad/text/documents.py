"""Page text and its segments -> the documents (articles) that the later steps read."""

from collections.abc import Sequence

from rasad.records.document import Document, Segment, Token
from rasad.records.spans import Span
from rasad.text.sentences import split_sentences
from rasad.text.tokens import tokenize


def make_document(source: str, segments: Sequence[Segment], *, part: int, language: str) -> Document:
    """Return one part of a page as a document: tokens and sentences of its running text, boilerplate left out."""
    own = [segment for segment in segments if segment.part == part]
    running = [segment for segment in own if segment.kind != "boilerplate"]
    tokens: list[Token] = []
    for segment in running:
        tokens.extend(tokenize(source, segment.start, segment.end))
    return Document(
        source=source,
        language=language,
        part=part,
        extent=Span(own[0].start, own[-1].end) if own else Span(0, 0),
        segments=tuple(segments),
        tokens=tuple(tokens),
        sentences=tuple(split_sentences(source, running, tokens)),
    )


def line_document(text: str, *, language: str) -> Document:
    """Return a bare line of text as a document with one body segment (for one annotator alone)."""
    return make_document(text, [Segment(start=0, end=len(text), kind="body", part=0)], part=0, language=language)
