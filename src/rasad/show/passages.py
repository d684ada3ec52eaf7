"""A citation -> the passage a reader may be shown: the cited characters and at most 200 characters around them.

Source: design, copyright: a brief holds the quoted span and at most 200 characters around it.
"""

import msgspec

from rasad.show.model import Brief, Citation, CoveredDocument

AROUND = 200  # the limit that the project set itself; both sides together


class Passage(msgspec.Struct, frozen=True):
    """The cited characters with what stands around them; `anchor` is a name for links."""

    anchor: str
    citation: Citation
    document: CoveredDocument
    before: str
    marked: str
    after: str


def passages(brief: Brief) -> tuple[Passage, ...]:
    """Cut out the passage behind every citation of a brief, in order of document and place."""
    documents = {document.label: document for document in brief.documents}
    return tuple(_passage(citation, documents[citation.label]) for citation in brief.citations())


def anchor_of(citation: Citation) -> str:
    """Return the name that links to a citation's passage use."""
    return f"p-{citation.label}-{citation.start}-{citation.end}"


def _passage(citation: Citation, document: CoveredDocument) -> Passage:
    source, (lower, upper) = document.source, document.extent
    start = _word_start(source, max(lower, citation.start - AROUND // 2), citation.start)
    end = _word_end(source, min(upper, citation.end + AROUND // 2), citation.end)
    before, after = source[start : citation.start], source[citation.end : end]
    cut = "\N{HORIZONTAL ELLIPSIS}"
    return Passage(
        anchor=anchor_of(citation),
        citation=citation,
        document=document,
        before=(cut if start > lower else "") + before,
        marked=source[citation.start : citation.end],
        after=after + (cut if end < upper else ""),
    )


def _word_start(source: str, start: int, limit: int) -> int:
    """Move right to the start of a word."""
    while 0 < start < limit and not source[start - 1].isspace():
        start += 1
    return start


def _word_end(source: str, end: int, limit: int) -> int:
    """Move left to the end of a word."""
    while limit < end < len(source) and not source[end].isspace():
        end -= 1
    return end


def marked_source(document: CoveredDocument, citations: tuple[Citation, ...]) -> tuple[tuple[str, bool], ...]:
    """Cut a document's whole text into stretches, each with whether it is cited; overlapping citations are one."""
    lower, upper = document.extent
    stretches: list[tuple[str, bool]] = []
    at = lower
    for citation in sorted((c for c in citations if c.label == document.label), key=lambda c: c.start):
        start = max(at, citation.start)
        if citation.end <= start:
            continue
        stretches += [(document.source[at:start], False), (document.source[start : citation.end], True)]
        at = citation.end
    stretches.append((document.source[at:upper], False))
    return tuple((text, cited) for text, cited in stretches if text)
