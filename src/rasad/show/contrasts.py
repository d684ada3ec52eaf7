"""Where a headline says what its text does not, or one document puts a thing more weakly or at another place."""

from collections.abc import Iterator, Sequence

from rasad.langpack.pack import shipped_languages
from rasad.link.sayings import saying_rows
from rasad.link.tellings import stems_of
from rasad.records.happenings import SayingRow
from rasad.records.spans import Quote
from rasad.show.happenings import Happening
from rasad.show.joined import is_weaker
from rasad.show.model import Citation, Sentence
from rasad.show.phrasebook import Runs
from rasad.show.view import View
from rasad.show.wording import Writer
from rasad.text.tokens import tokenize

FEWEST = 2  # words of a headline: one may be another word for the same
BOTH = 2  # documents that place a saying: among more it is not plain which differs
PLACES = frozenset({"state", "city", "region", "place"})


def contrast_sentences(views: Sequence[View], happenings: Sequence[Happening], writer: Writer) -> Iterator[Sentence]:
    """Yield one sentence per contrast: headlines, then force, then places."""
    for view in views:
        yield from _headline(view, writer)
    for happening in happenings:
        yield from _force(happening, writer)
    shared = {h.labels: h for h in happenings if h.is_contact and len(h.labels) > 1}
    told: set[tuple[str, ...]] = set()
    for happening in shared.values():
        by_id = {a.view.report.document.id: a.view for a in happening.accounts}
        for row in saying_rows(view.report for view in by_id.values()):
            key = tuple(f"{account.document}{account.span.start}" for account in row.accounts)
            if key not in told:
                told.add(key)
                yield from _elsewhere(row, by_id, writer)


def _headline(view: View, writer: Writer) -> Iterator[Sentence]:
    """Say that none of a headline's own words stands in its text, names apart, and that nothing was read in it."""
    title = view.report.document.title
    if title is None or any(e.evidence.start < title.end and title.start < e.evidence.end for e in view.report.events):
        return
    if view.language in shipped_languages() and len(words := _own_words(view, title)) >= FEWEST:
        stems = _stems_of_text(view, title)
        if all(stems.isdisjoint(word) for word in words):
            runs = writer.book.runs("care.headline", label=view.label, quote=writer.quote(view, title))
            yield writer.sentence(runs, [view.cite(title)])


def _own_words(view: View, title: Quote) -> list[frozenset[str]]:
    named = [range(m.start, m.end) for m in view.mentions]
    tokens = (t for t in tokenize(title.text) if t.kind == "word")
    told = [t.key for t in tokens if not any(title.start + t.start in span for span in named)]
    return list(stems_of(told, view.language))


def _stems_of_text(view: View, title: Quote) -> frozenset[str]:
    extent = view.report.document.extent
    text = f"{view.source[extent.start : title.start]} {view.source[title.end : extent.end]}"
    return frozenset[str]().union(*stems_of((t.key for t in tokenize(text) if t.kind == "word"), view.language))


def _force(happening: Happening, writer: Writer) -> Iterator[Sentence]:
    """Say which document puts more weakly what another tells as agreed."""
    lead = happening.lead
    weaker = [a for a in happening.accounts if a.view is not lead.view and is_weaker(a, lead)]
    if weaker:
        items = [_item(writer.noun(a), a.view, a.event.evidence, writer) for a in (lead, *weaker)]
        runs = writer.book.runs("care.force", list=writer.listed(items))
        yield writer.sentence(runs, [a.view.cite(a.event.evidence) for a in (lead, *weaker)])


def _elsewhere(row: SayingRow, views: dict[str, View], writer: Writer) -> Iterator[Sentence]:
    """Say that documents tell one saying with places that have nothing in common."""
    named: dict[str, set[str]] = {}
    spans: dict[str, Quote] = {}
    for account in row.accounts:
        view = views[account.document]
        places = _places(view, account.span)
        named.setdefault(account.document, set()).update(view.party_of(place) for place in places)
        if places:
            spans[account.document] = account.span
    sides = list(named.values())
    if len(sides) != BOTH or not all(sides) or sides[0] & sides[1]:
        return
    items, cited = [], list[Citation]()
    for document, span in spans.items():
        view = views[document]
        items.append(_item(writer.names(view, _places(view, span)), view, span, writer))
        cited.append(view.cite(span))
    holder = next(iter(views.values()))
    runs = writer.book.runs("care.saying_place", speaker=writer.behind(holder, row.speakers), list=writer.listed(items))
    yield writer.sentence(runs, cited)


def _places(view: View, span: Quote) -> list[str]:
    return [t for t in view.things_in(span) if t in view.entities and view.entities[t].type in PLACES]


def _item(what: str | Runs, view: View, span: Quote, writer: Writer) -> Runs:
    return writer.book.runs("care.told_as", what=what, label=view.label, quote=writer.quote(view, span))
