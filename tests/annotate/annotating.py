"""Runs one annotator over a sentence of a test, as if an article of a fixed day held it alone."""

from rasad.annotate.mentions import Mentions, annotate_mentions
from rasad.annotate.times import find_times
from rasad.knowledge import load_knowledge
from rasad.langpack.pack import load_pack
from rasad.records.report import Time
from rasad.text.documents import line_document

TODAY = "2021-06-16"  # a Wednesday


def times(text: str, language: str, reference: str | None = TODAY) -> tuple[Time, ...]:
    return find_times(line_document(text, language=language), load_pack(language), reference=reference)


def read(text: str, language: str, reference: str | None = TODAY) -> list[tuple[str, str | None]]:
    """Return the times as their text and value."""
    return [(time.text, time.value) for time in times(text, language, reference)]


def mentions(language: str, text: str, day: str | None = None) -> Mentions:
    return annotate_mentions(line_document(text, language=language), load_pack(language), load_knowledge(), day=day)
