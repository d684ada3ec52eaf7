"""Figures -> the lines of the brief: value, what it measures, the words around it."""

from collections.abc import Sequence

from rasad.records.report import Figure
from rasad.records.spans import Quote
from rasad.show.model import Block, Run, Sentence
from rasad.show.scope import Topics
from rasad.show.view import View
from rasad.show.wording import Writer

UNTOLD_UNITS = frozenset(
    {"ordinal", "times", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"}
)
AROUND = 60  # characters on each side: enough to see what is measured


def figure_blocks(views: Sequence[View], writer: Writer, topics: Topics, most: int) -> tuple[Block, ...]:
    """Write every figure that measures something; counts of times, ordinals and durations stay out."""
    told = [(view, f) for view in views for f in view.report.figures if f.unit and f.unit not in UNTOLD_UNITS]
    told = [
        (view, f) for view, f in told if f.value is not None and topics.has_span(view, Quote(f.start, f.end, f.text))
    ]
    count = len(told)
    told = sorted(sorted(told, key=_weight)[:most], key=told.index)
    left_out = count - len(told)
    note = writer.book.plain("titles.more", n=writer.book.number(left_out)) if left_out > 0 else ""
    sentences = tuple(figure_sentence(view, f, writer) for view, f in told)
    return (Block("", note, sentences),) if sentences else ()


def _weight(told: tuple[View, Figure]) -> tuple[bool, bool, bool]:
    """Rank what is doubtful first, then what changes, then what money or a share measures."""
    figure = told[1]
    return figure.doubt is None, figure.change is None, figure.unit == "persons"


def figure_sentence(view: View, figure: Figure, writer: Writer) -> Sentence:
    """Say a figure's value in the brief's language and quote it with the words around it."""
    book, value = writer.book, writer.value(figure)
    is_said = figure.measures is None or figure.measures in value  # what is counted may be the unit itself
    runs = book.runs(
        "figures.line",
        value=value,
        change=book.get(f"figures.{figure.change}") if figure.change else "",
        measures=()
        if is_said
        else book.runs("figures.measures", measures=_measured(view, figure.measures or "", writer)),
        quote=writer.quote(view, around(view, figure)),
        doubt=book.get("figures.doubt") if figure.doubt else "",
    )
    return writer.sentence(runs, [view.cite(figure)])


def _measured(view: View, words: str, writer: Writer) -> Run:
    """Take what is measured as the source's own words, marked as such in a brief of another language."""
    if words.isascii() or view.language == writer.book.code:
        return Run(words, "name", None if words.isascii() else view.language)
    opening, closing = writer.book.words("quote")
    return Run(f"{opening}{words}{closing}", "name", view.language)


def around(view: View, figure: Figure) -> Quote:
    """Cut the figure out of its line with some whole words on each side."""
    text = view.source
    start = max(text.rfind("\n", 0, figure.start) + 1, figure.start - AROUND)
    line_end = text.find("\n", figure.end)
    end = min(line_end if line_end >= 0 else len(text), figure.end + AROUND)
    while start > 0 and start < figure.start and not text[start - 1].isspace():
        start += 1
    while end < len(text) and end > figure.end and not text[end].isspace():
        end -= 1
    return Quote.of(text, start, end)
