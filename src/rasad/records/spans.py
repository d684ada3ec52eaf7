"""Spans: where something stands in the source text."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open stretch `[start, end)` of code points of the source text."""

    start: int
    end: int

    def overlaps(self, other: "Span | Quote") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span | Quote") -> bool:
        """Say whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Quote(msgspec.Struct, frozen=True, order=True, gc=False):
    """A span with its characters: `source[start:end] == text` always holds."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, source: str, start: int, end: int) -> "Quote":
        """Cut the quote out of the source text."""
        return cls(start, end, source[start:end])
