"""The brief as data: runs of text, sentences with their citations, sections, the legend of documents.

The renderers (`markdown`, `html`) turn it into a page and add no word of their own that is not in the phrasebook.
"""

from typing import Literal

import msgspec

RunRole = Literal["plain", "name", "quote"]


class Run(msgspec.Struct, frozen=True):
    """A stretch of text of one language. `language` is None for the brief's own words."""

    text: str
    role: RunRole = "plain"
    language: str | None = None


class Citation(msgspec.Struct, frozen=True, order=True):
    """Where a sentence comes from: characters `[start, end)` of the document with that label."""

    label: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.label}:{self.start}-{self.end}"


class Sentence(msgspec.Struct, frozen=True):
    """One statement of the brief. `citations` is never empty."""

    runs: tuple[Run, ...]
    citations: tuple[Citation, ...]

    @property
    def text(self) -> str:
        """The sentence without its citations."""
        return "".join(run.text for run in self.runs)


class Block(msgspec.Struct, frozen=True):
    """Sentences under one small heading (a day and a place, a side, a status); `heading` may be empty."""

    heading: str
    note: str
    sentences: tuple[Sentence, ...]


class Section(msgspec.Struct, frozen=True):
    """A titled part of the brief. `key` is stable and language-neutral: bottom dated undated said ..."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""


class CoveredDocument(msgspec.Struct, frozen=True):
    """A line of the legend, and the article's text for the passages. `source` counts from the page's first character.

    `extent` is the part of the page that is this article, as offsets. `date` is words, not EDTF; empty if unknown.
    """

    label: str
    title: str
    outlet: str
    control: str
    date: str
    language: str
    location: str
    url: str | None
    extent: tuple[int, int]
    source: str


class Brief(msgspec.Struct, frozen=True):
    """A cited brief. `head` are lines that say what it is and what it is not."""

    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    head: tuple[str, ...]
    sections: tuple[Section, ...]
    documents: tuple[CoveredDocument, ...]
    version: str

    def citations(self) -> tuple[Citation, ...]:
        """Return every citation of the brief once, in order of document and place."""
        found = {c for s in self.sections for b in s.blocks for sentence in b.sentences for c in sentence.citations}
        rank = {document.label: index for index, document in enumerate(self.documents)}
        return tuple(sorted(found, key=lambda c: (rank[c.label], c.start, c.end)))
