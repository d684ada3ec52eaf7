"""What the naming steps hand to one another: a mention that still knows its words."""

from typing import NamedTuple

from rasad.annotate.words import Words
from rasad.records.report import Mention, MentionKind, Wording


class Found(NamedTuple):
    """A mention at words `[first, last)` and source offsets `[start, end)`, with the entities it refers to."""

    first: int
    last: int
    start: int
    end: int
    kind: MentionKind
    entities: tuple[str, ...]
    confidence: float
    read_by: str
    metonym: bool = False
    wording: Wording | None = None

    def _shares_span(self) -> bool:
        """Say whether another mention may have the same span: the host word of a pronoun, a title's nationality."""
        return self.kind == "clitic" or (self.kind == "title" and self.read_by == "references:ellipsis")

    def mention(self, words: Words) -> Mention:
        """Return the mention as the report has it."""
        return Mention(
            id=f"m:{self.start}-{self.end}:{self.kind}" if self._shares_span() else f"m:{self.start}-{self.end}",
            start=self.start,
            end=self.end,
            text=words.source[self.start : self.end],
            kind=self.kind,
            entities=self.entities,
            confidence=self.confidence,
            read_by=self.read_by,
            metonym=self.metonym,
            wording=self.wording,
        )
