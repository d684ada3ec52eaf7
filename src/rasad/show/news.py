"""What is new in a brief: told only by new documents, told again by them, and what they change in commitments."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rasad.records.chains import ChainRow, ChainStep
from rasad.records.spans import Quote
from rasad.show.happenings import Happening
from rasad.show.model import Block, Citation, Sentence
from rasad.show.pledges import Pledge, pledge_sentence
from rasad.show.scope import Known
from rasad.show.view import View
from rasad.show.wording import Writer, cited

NEWS_STEPS = frozenset({"changed", "differs", "under_way", "done", "refused", "contradicted"})


class News(NamedTuple):
    """What a brief tells, and what of it was known before."""

    happenings: Sequence[Happening]
    pledges: Sequence[Pledge]
    chains: Sequence[ChainRow]
    views: Sequence[View]
    known: Known


def news_blocks(news: News, writer: Writer, *, most: int) -> tuple[Block, ...]:
    """Write what the new documents add: new happenings, old ones that they confirm, commitments, changes."""
    happenings, pledges, chains, views, known = news
    book = writer.book
    fresh = [h for h in happenings if known.is_new(h.labels)]
    again = [h for h in happenings if not known.is_new(h.labels) and _after(h, known)]
    pledged = [p for p in pledges if known.is_new(view.label for view, _ in p.accounts)]
    parts = (
        ("new", [writer.happening(h) for h in fresh]),
        ("again", [_again(h, known, writer) for h in again]),
        ("pledged", [pledge_sentence(p, writer) for p in pledged]),
        ("changed", list(_changes(chains, known, views, writer))),
    )
    blocks = []
    for key, sentences in parts:
        left_out = len(sentences) - most
        note = book.plain("titles.more", n=book.number(left_out)) if left_out > 0 else ""
        if sentences:
            blocks.append(Block(book.get(f"news.{key}"), note, tuple(sentences[:most])))
    return tuple(blocks)


def _after(happening: Happening, known: Known) -> list[str]:
    """Return the new documents that tell of a happening."""
    return [label for label in happening.labels if label not in known.labels]


def _again(happening: Happening, known: Known, writer: Writer) -> Sentence:
    new = [a for a in happening.accounts if a.view.label not in known.labels]
    runs = writer.book.runs(
        "news.also", sentence=writer.told(happening), labels=", ".join(dict.fromkeys(a.view.label for a in new))
    )
    return writer.sentence(runs, cited(happening))


def _changes(chains: Sequence[ChainRow], known: Known, views: Sequence[View], writer: Writer) -> Iterable[Sentence]:
    """Say what new documents change in commitments that older ones tell."""
    labels = {view.report.document.id: view for view in views}
    for row in chains:
        for earlier, step in pairwise(row.steps):
            told = [(labels[a.document], a.span) for a in step.accounts if a.document in labels]
            if step.step not in NEWS_STEPS or not told or not known.is_new(view.label for view, _ in told):
                continue
            yield step_sentence(row, earlier, step, labels, writer)


def step_sentence(
    row: ChainRow, earlier: ChainStep, step: ChainStep, views: dict[str, View], writer: Writer
) -> Sentence:
    """Say how a commitment stood and how it stands: the step, both days, both in the source's words."""
    book = writer.book
    before, after = (_told(s, views) for s in (earlier, step))
    view, span = after[0]
    old_view, old_span = before[0] if before else after[0]
    holder = next((v for v in (view, old_view) if any(p in v.entities for p in row.parties)), view)
    runs = book.runs(
        "firmness.step",
        parties=writer.names(holder, row.parties),
        step=book.get(f"firmness.steps.{step.step}"),
        before=_day(earlier, old_view, writer),
        after=_day(step, view, writer),
        old=writer.quote(old_view, old_span),
        quote=writer.quote(view, span),
    )
    citations: list[Citation] = [v.cite(s) for v, s in (*before, *after)]
    return writer.sentence(runs, citations)


def _day(step: ChainStep, view: View, writer: Writer) -> str:
    if not step.day:
        return ""
    return writer.book.plain("firmness.day", date=writer.short_date(step.day, inferred=view.date_is_inferred))


def _told(step: ChainStep, views: dict[str, View]) -> list[tuple[View, Quote]]:
    return [(views[a.document], a.span) for a in step.accounts if a.document in views]
