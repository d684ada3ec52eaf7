"""Stored documents -> a `Brief`: sections of sentences, each put together from what a report says and cited."""

from collections.abc import Iterable, Sequence

from rasad.config import VERSION
from rasad.knowledge.quality import measured_quality
from rasad.langpack.layers import UserLayer
from rasad.records.ports import StoredDocument
from rasad.show.bottom import bottom_line
from rasad.show.cautions import caution_blocks
from rasad.show.dates import Days, days_of
from rasad.show.happenings import Account, Happening, Occasion, find_happenings, find_occasions
from rasad.show.model import Block, Brief, CoveredDocument, Section
from rasad.show.phrasebook import Phrasebook, load_phrasebook
from rasad.show.pledges import commitment_blocks, find_pledges, watch_blocks
from rasad.show.quantities import figure_blocks
from rasad.show.sides import party_names, state_name, told
from rasad.show.view import View, outlet_name, views_of
from rasad.show.wording import Writer

Pair = tuple[str, str] | None
BACKGROUND_DAYS = 366  # news is of the year; an older event is history that an article recalls
OCCASIONS = 60  # a brief of more days is a chronicle; the newest and best attested are kept


def build_brief(
    documents: Sequence[StoredDocument],
    *,
    between: Pair = None,
    since: str | None = None,
    until: str | None = None,
    language: str = "en",
    layer: UserLayer | None = None,
) -> Brief:
    """Build the brief of some documents.

    Args:
        documents: reports with their source texts, in any order; may be empty.
        between: two states (ISO 3166-1 alpha-3); only what one of them takes part in is told.
        since: EDTF; what happened wholly before it is left out.
        until: EDTF; what happened wholly after it is left out.
        language: a code from `brief_languages()`.
        layer: names of the user's own, which win over the shipped ones.

    Returns:
        A brief in which every sentence has a citation.

    Raises:
        ConfigError: no brief can be written in that language.
    """
    views = views_of(documents, layer)
    calendars = {time.calendar for view in views for time in view.report.times}
    writer = Writer(load_phrasebook(language), layer, calendars=calendars)
    period = (days_of(since), days_of(until))
    happenings = [h for h in find_happenings(_accounts(views, between), views) if _is_within(h, period)]
    sections = _sections(views, happenings, between, writer)
    return Brief(
        language=language,
        direction=writer.book.direction,
        title=_title(views, between, writer),
        head=_head(views, (since, until), writer, is_empty=not sections),
        sections=sections,
        documents=tuple(_covered(view, writer) for view in views),
        version=VERSION,
    )


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


def _sections(
    views: Sequence[View], happenings: Sequence[Happening], between: Pair, writer: Writer
) -> tuple[Section, ...]:
    occasions = find_occasions(happenings)
    pledges = find_pledges(views, between)
    bottom = bottom_line(views, happenings, pledges, writer)
    shown, left_out = _newest(occasions)
    more = writer.book.plain("titles.more", n=writer.book.number(left_out)) if left_out else ""
    undated = _undated_blocks([h for h in happenings if h.days is None], writer)
    parts = (
        ("bottom", (bottom,) if bottom else (), ""),
        ("dated", tuple(_occasion_block(o, writer) for o in shown), more),
        ("undated", undated, writer.book.get("titles.undated_note")),
        ("said", told(views, writer, between), writer.book.get("titles.said_note")),
        ("commitments", commitment_blocks(pledges, writer), ""),
        ("figures", figure_blocks(views, writer), ""),
        ("care", caution_blocks(views, happenings, occasions, writer), ""),
        ("watch", watch_blocks(happenings, pledges, writer), ""),
    )
    return tuple(Section(key, writer.book.get(f"titles.{key}"), blocks, note) for key, blocks, note in parts if blocks)


def _newest(occasions: tuple[Occasion, ...]) -> tuple[tuple[Occasion, ...], int]:
    if len(occasions) <= OCCASIONS:
        return occasions, 0
    ranked = sorted(range(len(occasions)), key=lambda i: (-len(occasions[i].views), -i))[:OCCASIONS]
    return tuple(occasions[i] for i in sorted(ranked)), len(occasions) - OCCASIONS


def _occasion_block(occasion: Occasion, writer: Writer) -> Block:
    anchor = occasion.anchor
    dater = anchor.dater
    date = writer.date(dater.edtf, inferred=dater.is_inferred)
    if not dater.is_dated_itself:
        date = writer.book.plain("occasion.reported", date=date)
    parties = anchor.parties if anchor.is_contact and len(anchor.parties) > 1 else occasion.parties
    parts = [date, _place_name(occasion, writer), _text(party_names(parties, occasion.views, writer))]
    sentences = [writer.happening(h, shown=anchor.days) for h in occasion.happenings]
    return Block(" · ".join(part for part in parts if part), _sourcing(occasion.views, writer), tuple(sentences))


def _text(runs: Iterable[object]) -> str:
    return "".join(getattr(run, "text", "") for run in runs)


def _place_name(occasion: Occasion, writer: Writer) -> str:
    """Return the place that most accounts of the occasion's contacts give."""
    names: dict[str, int] = {}
    for account in (a for h in occasion.happenings if h.is_contact for a in h.accounts):
        if account.event.place is not None:
            name = account.view.name(account.event.place.entity, writer.book.code).text
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


def _undated_blocks(happenings: Sequence[Happening], writer: Writer) -> tuple[Block, ...]:
    groups: dict[tuple[str, ...], list[Happening]] = {}
    for happening in happenings:
        groups.setdefault(happening.labels, []).append(happening)
    blocks = []
    for group in groups.values():
        views = tuple({a.view.label: a.view for h in group for a in h.accounts}.values())
        parties = frozenset[str]().union(*(h.parties for h in group))
        sentences = tuple(writer.happening(h) for h in group)
        blocks.append(Block(_text(party_names(parties, views, writer)), _sourcing(views, writer), sentences))
    return tuple(blocks)


def _title(views: Sequence[View], between: Pair, writer: Writer) -> str:
    if between is None:
        return writer.book.get("head.title_all")
    names = (party_names([state], views, writer) for state in between)
    return writer.book.plain("head.title_pair", parties=" – ".join(_text(name) for name in names))


def _head(
    views: Sequence[View], period: tuple[str | None, str | None], writer: Writer, *, is_empty: bool
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
    if any(period):
        span = "/".join(end or ".." for end in period)
        lines.append(book.plain("head.period", period=writer.date(span, inferred=False)))
    lines.append(book.get("head.star"))
    if is_empty:
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
