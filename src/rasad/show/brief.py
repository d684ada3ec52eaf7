"""Stored documents -> a `Brief`: sections of sentences, each put together from what a report says and cited."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from rasad.config import VERSION
from rasad.knowledge.quality import measured_quality
from rasad.langpack.layers import UserLayer
from rasad.records.chains import ChainRow
from rasad.records.ports import StoredDocument
from rasad.records.report import DONE
from rasad.show.bottom import bottom_line
from rasad.show.cautions import caution_blocks
from rasad.show.contacts import merge_contacts
from rasad.show.dates import Days, days_of
from rasad.show.firmness import firmness_blocks
from rasad.show.firsts import first_blocks, newest
from rasad.show.happenings import Account, Happening, Occasion, find_happenings, find_occasions, homes_of, link_views
from rasad.show.model import Block, Brief, CoveredDocument, Section
from rasad.show.news import News, news_blocks
from rasad.show.phrasebook import Phrasebook, load_phrasebook
from rasad.show.pledges import commitment_blocks, find_pledges, watch_blocks
from rasad.show.quantities import figure_blocks
from rasad.show.scope import LIMITS, Known, Length, Topics, known_before
from rasad.show.sides import party_names, state_name, told
from rasad.show.silence import silence_blocks
from rasad.show.venues import venue_of
from rasad.show.view import View, outlet_name, views_of
from rasad.show.wording import Writer

Pair = tuple[str, str] | None
BACKGROUND_DAYS = 366  # news is of the year; an older event is history that an article recalls


class Asked(NamedTuple):
    """What a brief is asked for, besides its documents.

    `between`: two states (ISO 3166-1 alpha-3); only what one of them takes part in is told. `since`, `until`: EDTF;
    what happened wholly before or after is left out. `topics`: contexts of events or ids of entities. `known`: ids of
    documents that were known before, with `known_since`, the day of the brief they were in. `changed_since`: EDTF;
    documents published before it were known.
    """

    between: Pair = None
    since: str | None = None
    until: str | None = None
    topics: tuple[str, ...] = ()
    length: Length = "full"
    known: Collection[str] | None = None
    known_since: str = ""
    changed_since: str | None = None


EVERYTHING = Asked()


def build_brief(
    documents: Sequence[StoredDocument],
    *,
    language: str = "en",
    layer: UserLayer | None = None,
    asked: Asked = EVERYTHING,
) -> Brief:
    """Build the brief of some documents.

    Args:
        documents: reports with their source texts, in any order; may be empty.
        language: a code from `brief_languages()`.
        layer: names of the user's own, which win over the shipped ones.
        asked: what to tell of them; without it all.

    Returns:
        A brief in which every sentence has a citation.

    Raises:
        ConfigError: no brief can be written in that language.
    """
    views = views_of(documents, layer)
    calendars = {time.calendar for view in views for time in view.report.times}
    last = max((view.published_days.last for view in views if view.published_days), default=None)
    writer = Writer(load_phrasebook(language), layer, calendars=calendars, last=last)
    known = _known(views, asked)
    sections = _Sections(views, asked, known, writer).all()
    return Brief(
        language=language,
        direction=writer.book.direction,
        title=_title(views, asked.between, writer),
        head=_head(views, asked, known, writer, keys={section.key for section in sections}),
        sections=sections,
        documents=tuple(_covered(view, writer) for view in views),
        version=VERSION,
    )


def _known(views: Sequence[View], asked: Asked) -> Known | None:
    if asked.known is not None:
        return Known(frozenset(v.label for v in views if v.report.document.id in asked.known), asked.known_since)
    return known_before(views, asked.changed_since) if asked.changed_since else None


def _accounts(views: Sequence[View], between: Pair) -> Iterable[Account]:
    """Yield the main events that concern the two states; background stays out."""
    for view in views:
        for event in view.report.events:
            account = Account(view, event)
            if event.salience == "main" and not _is_long_past(account) and _concerns(account, between):
                yield account


def _concerns(account: Account, between: Pair) -> bool:
    """Say whether an event concerns the two states; who tells it to whom counts as named."""
    view, statement = account.view, account.view.statements.get(account.event.reported_by)
    told = (*statement.speakers, *statement.addressees) if statement else ()
    return view.concerns(between, account.parties, account.event.evidence, also=told)


def _is_long_past(account: Account) -> bool:
    """Say whether an event lies so far before its document that it can only be told as background."""
    days, published = account.days, account.view.published_days
    return days is not None and published is not None and (published.first - days.last).days > BACKGROUND_DAYS


def _is_within(happening: Happening, period: tuple[Days | None, Days | None]) -> bool:
    since, until = period
    days = happening.days
    if days is None:
        return True
    return (since is None or days.last >= since.first) and (until is None or days.first <= until.last)


class _Sections:
    """Builds the sections of one brief from the same happenings and commitments."""

    def __init__(self, views: Sequence[View], asked: Asked, known: Known | None, writer: Writer) -> None:
        self._views, self._asked, self._known, self._writer = views, asked, known, writer
        self._limits, self._topics = LIMITS[asked.length], Topics(asked.topics)
        linked = link_views(views)
        period = (days_of(asked.since), days_of(asked.until))
        accounts = (a for a in _accounts(views, asked.between) if self._topics.has_event(a.view, a.event))
        self._happenings = [h for h in merge_contacts(find_happenings(accounts, linked)) if _is_within(h, period)]
        self._occasions = find_occasions(self._happenings)
        self._pledges = find_pledges(views, asked.between, self._topics, homes_of(linked))
        self._chains = self._of_scope(linked.chains())

    def _of_scope(self, chains: Iterable[ChainRow]) -> list[ChainRow]:
        """Keep the chains that a commitment of the brief belongs to."""
        told = {(v.report.document.id, i) for p in self._pledges for v, c in p.accounts for i in (c.id, c.event)}
        return [row for row in chains if any((a.document, a.item) in told for s in row.steps for a in s.accounts)]

    def all(self) -> tuple[Section, ...]:
        """Return the sections that have something to tell, in the order of the page."""
        writer, limits = self._writer, self._limits
        bottom = bottom_line(self._views, self._happenings, self._pledges, writer)
        told = (self._views, self._happenings, self._occasions, writer)
        parts = (
            ("bottom", (bottom,) if bottom else (), ""),
            ("news", self._news(), self._since()),
            ("firmness", self._firmness(), writer.book.get("titles.firmness_note")),
            ("firsts", self._firsts(), writer.book.get("titles.firsts_note")),
            ("dated", *self._dated()),
            ("undated", self._undated(), writer.book.get("titles.undated_note")),
            ("said", self._said(), writer.book.get("titles.said_note")),
            ("silence", self._silence(), writer.book.get("titles.silence_note")),
            ("commitments", commitment_blocks(self._pledges, writer, limits.pledges), ""),
            ("figures", figure_blocks(self._views, writer, self._topics, limits.figures), ""),
            ("care", caution_blocks(*told), ""),
            ("watch", watch_blocks(self._happenings, self._pledges, writer, limits.watched), ""),
        )
        return tuple(Section(k, writer.book.get(f"titles.{k}"), blocks, note) for k, blocks, note in parts if blocks)

    def _since(self) -> str:
        if self._known is None:
            return ""
        book = self._writer.book
        new = sum(view.label not in self._known.labels for view in self._views)
        date = self._writer.date(self._known.since, inferred=False)
        return book.plain("news.note", documents=book.counted("news.document", new), date=date)

    def _news(self) -> tuple[Block, ...]:
        if self._known is None:
            return ()
        news = News(self._happenings, self._pledges, self._chains, self._views, self._known)
        return news_blocks(news, self._writer, most=self._limits.news)

    def _firmness(self) -> tuple[Block, ...]:
        return firmness_blocks(self._pledges, self._chains, self._views, self._writer, most=self._limits.news)

    def _firsts(self) -> tuple[Block, ...]:
        new, named = newest(self._views), [view.label for view in self._views]
        if self._known is not None:
            new = named = [view.label for view in self._views if view.label not in self._known.labels]
        return first_blocks(self._happenings, self._views, new, named, self._writer, most=self._limits.news)

    def _silence(self) -> tuple[Block, ...]:
        return silence_blocks(self._happenings, self._views, self._writer, most=self._limits.news)

    def _said(self) -> tuple[Block, ...]:
        most = self._limits.of_side(len(self._views))
        return told(self._views, self._writer, self._asked.between, self._topics, most)

    def _dated(self) -> tuple[tuple[Block, ...], str]:
        shown, left_out = _newest(self._occasions, self._limits.occasions)
        more = _more(left_out, self._writer)
        return tuple(_occasion_block(o, self._writer, self._limits.told) for o in shown), more

    def _undated(self) -> tuple[Block, ...]:
        return _undated_blocks([h for h in self._happenings if h.days is None], self._writer, self._limits.told)


def _more(left_out: int, writer: Writer) -> str:
    return writer.book.plain("titles.more", n=writer.book.number(left_out)) if left_out > 0 else ""


def _newest(occasions: tuple[Occasion, ...], most: int) -> tuple[tuple[Occasion, ...], int]:
    if len(occasions) <= most:
        return occasions, 0
    ranked = sorted(range(len(occasions)), key=lambda i: (-len(occasions[i].views), -i))[:most]
    return tuple(occasions[i] for i in sorted(ranked)), len(occasions) - most


def _occasion_block(occasion: Occasion, writer: Writer, most: int) -> Block:
    anchor = occasion.anchor
    dater = anchor.dater
    date = writer.date(dater.edtf, inferred=dater.is_inferred)
    if not dater.is_dated_itself:
        date = writer.book.plain("occasion.reported", date=date)
    parties = anchor.parties if anchor.is_contact and len(anchor.parties) > 1 else occasion.parties
    parts = [date, _place_name(occasion, writer), _text(party_names(parties, occasion.views, writer))]
    told = _weightiest(occasion.happenings, most)
    sentences = tuple(writer.happening(h, shown=anchor.days) for h in told)
    sourcing = _with_more(_sourcing(occasion.views, writer), len(occasion.happenings) - len(told), writer)
    return Block(" · ".join(part for part in parts if part), sourcing, sentences)


def _weightiest(happenings: Sequence[Happening], most: int) -> list[Happening]:
    """Keep the contacts, then what most documents tell, then what was done before what was only spoken of."""

    def weight(happening: Happening) -> tuple[bool, int, bool, float]:
        event = happening.lead.event
        return not happening.is_contact, -len(happening.labels), event.status not in DONE, -event.confidence

    kept = sorted(happenings, key=weight)[:most]
    return [happening for happening in happenings if happening in kept]


def _with_more(sourcing: str, left_out: int, writer: Writer) -> str:
    more = writer.book.plain("occasion.more", n=writer.book.number(left_out)) if left_out else ""
    return f"{sourcing}{more}"


def _text(runs: Iterable[object]) -> str:
    return "".join(getattr(run, "text", "") for run in runs)


def _place_name(occasion: Occasion, writer: Writer) -> str:
    """Return the place that most accounts of the occasion's contacts give."""
    names: dict[str, int] = {}
    for account in (a for h in occasion.happenings if h.is_contact for a in h.accounts):
        if (place := venue_of(account)) is not None:
            name = account.view.name(place.entity, writer.book.code).text
            names[name] = names.get(name, 0) + 1
    return max(names, key=lambda n: names[n]) if names else ""


def _sourcing(views: Sequence[View], writer: Writer) -> str:
    """Say how many documents and outlets tell of something; one of either is a single source."""
    book = writer.book
    outlets = sorted({outlet_name(view, book.code).text for view in views if view.outlet})
    labels = ", ".join(view.label for view in views)
    if len(views) == 1:
        path = "occasion.single_named" if outlets else "occasion.single"
        return f"{book.plain(path, outlet=outlets[0] if outlets else '')} ({labels})"
    counted = book.counted("head.document", len(views))
    if len(outlets) == 1 and all(view.outlet for view in views):
        return f"{book.plain('occasion.copies', documents=counted)} ({labels})"
    named = book.counted("head.outlet", len(outlets)) if outlets else book.get("head.no_outlet")
    return f"{book.plain('occasion.several', documents=counted, outlets=named)} ({labels})"


def _undated_blocks(happenings: Sequence[Happening], writer: Writer, most: int) -> tuple[Block, ...]:
    groups: dict[tuple[str, ...], list[Happening]] = {}
    for happening in happenings:
        groups.setdefault(happening.labels, []).append(happening)
    blocks = []
    for group in groups.values():
        views = tuple({a.view.label: a.view for h in group for a in h.accounts}.values())
        parties = frozenset[str]().union(*(h.parties for h in group))
        chosen = _weightiest(group, most)
        sourcing = _with_more(_sourcing(views, writer), len(group) - len(chosen), writer)
        sentences = tuple(writer.happening(h) for h in chosen)
        blocks.append(Block(_text(party_names(parties, views, writer)), sourcing, sentences))
    return tuple(blocks)


def _title(views: Sequence[View], between: Pair, writer: Writer) -> str:
    if between is None:
        return writer.book.get("head.title_all")
    names = (party_names([state], views, writer) for state in between)
    return writer.book.plain("head.title_pair", parties=" – ".join(_text(name) for name in names))


def _head(
    views: Sequence[View], asked: Asked, known: Known | None, writer: Writer, *, keys: Collection[str]
) -> tuple[str, ...]:
    book = writer.book
    outlets = {view.outlet for view in views if view.outlet}
    lines = [book.plain("head.machine", version=VERSION)]
    lines += _quality(book)
    named = book.counted("head.outlet", len(outlets)) if outlets else book.get("head.no_outlet")
    lines.append(
        book.plain(
            "head.covered",
            documents=book.counted("head.document", len(views)),
            dated=book.number(sum(view.is_dated for view in views)),
            outlets=named,
        )
    )
    if asked.since or asked.until:
        span = "/".join(end or ".." for end in (asked.since, asked.until))
        lines.append(book.plain("head.period", period=writer.date(span, inferred=False)))
    if asked.topics:
        topics = [book.get(f"contexts.{topic}") or state_name(topic, views, writer) for topic in asked.topics]
        lines.append(book.plain("head.topics", topics=book.get("list").join(topics)))
    if known is not None and "news" not in keys:
        lines.append(book.plain("head.no_news", date=writer.date(known.since, inferred=False)))
    lines.append(book.get("head.star"))
    if not keys:
        lines.append(book.get("head.empty"))
    return tuple(lines)


def _quality(book: Phrasebook) -> list[str]:
    """Return the line on the measured precision per layer; none where none was measured."""
    measured_as = measured_quality()
    if measured_as is None:
        return []
    point = book.get("decimal")
    measured = (
        f"{book.get(f'layers.{layer}', layer)} {book.digits(f'{value:.2f}').replace('.', point)}"
        for layer, value in measured_as.precision.items()
    )
    quality = book.get("list").join(measured)
    return [book.plain("head.quality", quality=quality, articles=book.counted("head.article", measured_as.articles))]


def _covered(view: View, writer: Writer) -> CoveredDocument:
    header = view.report.document
    outlet = header.outlet
    control = ""
    if outlet and outlet.state and outlet.control in {"state", "party"}:
        name = writer.behind(view, [outlet.state]) if outlet.state in view.entities else ()
        state = _text(name) or state_name(outlet.state, [view], writer)
        control = writer.book.plain(f"sources.{outlet.control}_media", state=state)
    return CoveredDocument(
        label=view.label,
        title=header.title.text if header.title else "",
        outlet=outlet_name(view, writer.book.code).text,
        control=control,
        date=writer.date(view.published, inferred=view.date_is_inferred) if view.published else "",
        language=header.language,
        location=header.location,
        url=header.url,
        extent=(header.extent.start, header.extent.end),
        source=view.source,
    )
