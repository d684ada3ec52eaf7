"""An open ledger and a subject -> its dossier: what happened, who said what, commitments, figures, conflicts."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec

from rasad.ask.asked import Asked
from rasad.ask.counts import CountRow
from rasad.ask.dyads import CAME_ABOUT
from rasad.ask.flat import number_text
from rasad.ask.highlights import excerpt
from rasad.ask.rows import Party, StatementRow, TimelineRow
from rasad.ask.subjects import Subject
from rasad.config import VERSION
from rasad.knowledge.base import load_knowledge
from rasad.ledger import Ledger
from rasad.link.levels import load_levels
from rasad.records.chains import ChainRow
from rasad.records.happenings import HappeningRow
from rasad.records.report import Bounds
from rasad.records.series import SeriesRow
from rasad.records.spans import Quote
from rasad.show.phrasebook import load_phrasebook
from rasad.show.summary import isolated

NOTICE = "Machine-read (rasad {version}), not verified. What a side says is its word, not a fact."


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """What the record holds of a subject; every row leads to its document and characters.

    `happenings` and `statements` are the latest of those that `events_told` and `statements_told` count by year;
    `levels_told` counts the meetings and calls that came about by level and year.
    `names` are those of the known persons and bodies that take part.
    """

    subject: Subject
    since: str | None
    until: str | None
    events_told: tuple[CountRow, ...]
    statements_told: tuple[CountRow, ...]
    levels_told: tuple[CountRow, ...]
    happenings: tuple[TimelineRow, ...]
    statements: tuple[StatementRow, ...]
    commitments: tuple[ChainRow, ...]
    figures: tuple[SeriesRow, ...]
    conflicts: tuple[HappeningRow, ...]
    names: dict[str, str]
    produced_by: str


def build_dossier(
    ledger: Ledger, name: str, *, since: str | None = None, until: str | None = None, limit: int = 30
) -> Dossier:
    """Gather what the record holds of a state, two states as `A,B`, a person in a public role, a body or a project.

    Args:
        ledger: an open ledger.
        name: an id or a name.
        since: EDTF; leave out what was before.
        until: EDTF; leave out what was after.
        limit: how many happenings and statements at most, the latest.

    Raises:
        QueryError: if there is none such, several have the name, or it is a person without a public role.
    """
    subject = ledger.subject(name)
    times: Asked = {}
    if since is not None:
        times["since"] = since
    if until is not None:
        times["until"] = until
    acts, says, told_of = (asked | times for asked in (subject.acts, subject.says, subject.told_of))
    latest: Asked = {"descending": True, "limit": limit}
    happenings = tuple(ledger.timeline(**(acts | latest)))
    statements = tuple(ledger.statements(**(says | latest)))
    told_often = {row.event.happening for row in happenings if row.told > 1 and row.event.happening}
    return Dossier(
        subject=subject,
        since=since,
        until=until,
        events_told=tuple(ledger.counts("event", dimensions="type", period="year", each="happening", **acts)),
        statements_told=tuple(ledger.counts("statement", dimensions="stance", period="year", **says)),
        levels_told=tuple(_levels(ledger, acts)),
        happenings=happenings[::-1],
        statements=statements[::-1],
        commitments=tuple(_chains(ledger, acts)),
        figures=tuple(_series(ledger, told_of)),
        conflicts=tuple(row for row in ledger.chosen_happenings(told_often) if row.conflicts),
        names=dict(_names(ledger, happenings, statements)),
        produced_by=VERSION,
    )


def _levels(ledger: Ledger, asked: Asked) -> Iterator[CountRow]:
    met: Asked = {"level": load_levels().names, "status": CAME_ABOUT}
    return ledger.counts("event", dimensions="level", period="year", each="happening", **(asked | met))


def _names(
    ledger: Ledger, happenings: Iterable[TimelineRow], statements: Iterable[StatementRow]
) -> Iterator[tuple[str, str]]:
    knowledge = load_knowledge(ledger.layer)
    sides = (row.event.participants for row in happenings)
    for party in chain.from_iterable((*sides, *(row.parties for row in statements))):
        known = knowledge.entity(party.entity)
        if known is not None:
            yield party.entity, known.name


def _chains(ledger: Ledger, asked: Asked) -> Iterator[ChainRow]:
    wanted = {(row.where.document, row.id) for row in ledger.commitments(**asked)}
    if wanted:
        for row in ledger.commitment_chains():
            if any((one.document, one.item) in wanted for step in row.steps for one in step.accounts):
                yield row


def _series(ledger: Ledger, asked: Asked) -> Iterator[SeriesRow]:
    wanted = {(row.where.document, row.id) for row in ledger.figures(**asked)}
    if wanted:
        for series in ledger.figure_series():
            if any((value.document, value.item) in wanted for value in series.values):
                yield series


def dossier_text(dossier: Dossier) -> str:
    """Return a dossier as Markdown; each line ends with the document and characters that it was read from."""
    parts = [
        _head(dossier),
        _happenings(dossier),
        _levels_of(dossier),
        _statements(dossier),
        _commitments(dossier),
        _figures(dossier),
    ]
    return "\n".join(line for part in (*parts, _conflicts(dossier)) for line in part) + "\n"


def _head(dossier: Dossier) -> Iterator[str]:
    subject = dossier.subject
    times = f", {dossier.since or '..'} to {dossier.until or '..'}" if dossier.since or dossier.until else ""
    yield f"# {' and '.join(map(isolated, subject.names))} ({' '.join(subject.ids)}; {subject.type}){times}"
    yield "\n" + NOTICE.format(version=dossier.produced_by)
    happenings, statements = (sum(row.count for row in rows) for rows in (dossier.events_told, dossier.statements_told))
    yield f"\n{happenings} happenings and {statements} statements in the record."


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    yield f"\n## {title}\n"
    yield from found or ["Nothing in the record."]


def _happenings(dossier: Dossier) -> Iterator[str]:
    return _section("What happened", (_happening(row, dossier.names) for row in dossier.happenings))


def _happening(row: TimelineRow, names: Mapping[str, str]) -> str:
    event = row.event
    who = _who(event.participants, names)
    alleged = ", alleged" if event.alleged_by else ""
    level = f", {label}" if (label := _level(event.level)) else ""
    sources = f"{row.sources} sources" if row.sources > 1 else f"only {isolated(event.where.outlet or 'one source')}"
    words = _quoted(event.evidence, event.trigger)
    place = _place(event.where.document, event.evidence)
    said = f"{event.kind} ({event.status}{alleged}{level}), {isolated(who)}; {sources}: {words}"
    return f"- {row.day or 'no date'}: {said} {place}"


def _level(level: str | None) -> str:
    """Return the words for a level; none for one that is not known."""
    return load_phrasebook("en").get(f"levels.{level}") if level else ""


def _levels_of(dossier: Dossier) -> Iterator[str]:
    """Tell by year how many meetings and calls there were at which level, the highest first."""
    order = load_levels().names
    by_year: dict[str | None, list[CountRow]] = {}
    for row in dossier.levels_told:
        by_year.setdefault(row.period, []).append(row)
    lines = []
    for year, rows in by_year.items():
        rows.sort(key=lambda row: order.index(row.by["level"] or order[-1]))
        told = ", ".join(f"{row.count} {_level(row.by['level']) or 'at a level that is not known'}" for row in rows)
        lines.append(f"- {year or 'no year'}: {told}")
    return _section("Meetings and calls by level", lines)


def _statements(dossier: Dossier) -> Iterator[str]:
    lines = []
    for row in dossier.statements:
        speakers = _who((party for party in row.parties if party.role == "speaker"), dossier.names) or "somebody"
        stance = f" {row.stance}" if row.stance else " says"
        words = _quoted(row.content, row.content)
        day = row.where.filed or "no date"
        lines.append(f"- {day}: {isolated(speakers)}{stance}: {words} {_place(row.where.document, row.content)}")
    return _section("Who said what", dict.fromkeys(lines))  # one sentence may carry two statements of the same words


def _commitments(dossier: Dossier) -> Iterator[str]:
    lines = []
    for row in dossier.commitments:
        due = f", due {row.deadline}" if row.deadline else ""
        steps = ", ".join(f"{step.step} {step.day or ''}".strip() for step in row.steps)
        account = row.steps[0].accounts[0]
        by = " ".join(row.by) or "nobody named"
        words = f"\u201c{isolated(' '.join(row.action.split()))}\u201d"
        lines.append(f"- {row.state}{due}: {by}: {words} ({steps}) {_place(account.document, account.span)}")
    return _section("Commitments and their fate", lines)


def _figures(dossier: Dossier) -> Iterator[str]:
    lines = []
    for series in dossier.figures:
        lines.append(f"- {isolated(series.measure)} ({series.unit}; {' '.join(series.states)}; {series.id})")
        for value in series.values:
            told = f"{_number(value.value)}{f' ({value.change})' if value.change else ''}, {value.basis}"
            doubt = ", doubtful" if value.doubt else ""
            conflict = ", in conflict" if value.basis == "actual" and value.period in series.conflicts else ""
            lines.append(
                f"  - {value.period or 'no period'}: {told}{doubt}{conflict} {_place(value.document, value.span)}"
            )
    return _section("Figures", lines)


def _conflicts(dossier: Dossier) -> Iterator[str]:
    lines = (
        f"- {row.edtf or 'no date'}: {row.kind}: the sources conflict on {', '.join(row.conflicts)}; both wordings: "
        f"rasad compare {row.id}"
        for row in dossier.conflicts
    )
    return _section("Open conflicts", lines)


def _who(parties: Iterable[Party], names: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(names.get(party.entity, party.entity) for party in parties))


def _number(value: float | Bounds) -> str:
    if isinstance(value, Bounds):
        return " ".join(
            f"{name} {number_text(bound)}"
            for name in value.__struct_fields__
            if (bound := getattr(value, name)) is not None
        )
    return number_text(value)


def _quoted(quote: Quote, around: Quote) -> str:
    return f"\u201c{isolated(excerpt(quote, around))}\u201d"


def _place(document: str, quote: Quote) -> str:
    return f"({document} [{quote.start}-{quote.end}])"
