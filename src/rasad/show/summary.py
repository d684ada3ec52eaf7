"""A report -> a page for eyes in a terminal: tables with the source's words last, directions isolated."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rasad.ask.flat import number_text
from rasad.records.report import Event, Report
from rasad.records.spans import Quote

ISOLATE, POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
NAMES = 12  # a page for eyes, not the whole list
QUOTE_LENGTH = 90


def render(report: Report, source: str) -> RenderableType:
    """Show what one report says: head, who, what happened, who said what, commitments, figures, times, problems.

    Args:
        report: what was read.
        source: the text that its offsets count in.
    """
    return Group(
        _head(report, source), *(table for table in _tables(report) if table.row_count), *_problems(report), ""
    )


def isolated(text: str) -> str:
    """Put a text of either direction on one line so that its neighbours keep their order."""
    return f"{ISOLATE}{' '.join(text.split())}{POP}"


def _head(report: Report, source: str) -> Text:
    header = report.document
    title = (
        header.title.text if header.title else source[header.extent.start : header.extent.end].strip()[:QUOTE_LENGTH]
    )
    outlet = header.outlet.name if header.outlet else "outlet unknown"
    published = header.published
    date = published.edtf or ("one of: " + ", ".join(published.candidates) if published.candidates else "no date")
    text = Text()
    text.append(f"{header.location}", style="bold")
    text.append(f" part {header.part}" if header.part else "")
    text.append(f"\n{header.language}, {isolated(outlet)}, {date} ({published.basis})\n")
    text.append(isolated(title), style="bold")
    return text


def _tables(report: Report) -> Iterable[Table]:
    names = {entity.id: entity.name for entity in report.entities}
    yield _who(report)
    yield _events(report, names)
    yield _statements(report, names)
    yield _commitments(report, names)
    yield _figures(report)
    yield _times(report)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 1), header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _add(table: Table, *cells: str) -> None:
    """Add a row of plain texts: brackets in them are no markup."""
    table.add_row(*(Text(cell) for cell in cells))


def _who(report: Report) -> Table:
    """Name the entities by how often the text mentions them."""
    counts: dict[str, int] = {}
    forms: dict[str, str] = {}
    for mention in report.mentions:
        for entity in mention.entities:
            counts[entity] = counts.get(entity, 0) + 1
            if mention.kind == "name":
                forms.setdefault(entity, mention.text)
    table = _table("Who and what", "id", "name", "type", "state", "mentions", "in the text")
    for named in sorted(report.entities, key=lambda e: -counts.get(e.id, 0))[:NAMES]:
        form, count = isolated(forms.get(named.id, "")), str(counts.get(named.id, 0))
        _add(table, named.id, isolated(named.name), named.type, named.country or "", count, form)
    return table


def _events(report: Report, names: dict[str, str]) -> Table:
    table = _table("Events", "id", "type", "status", "date", "who", "source's words")
    for event in report.events:
        plover = "/".join(part for part in (event.type, event.mode) if part)
        status = event.status + (" (alleged)" if event.alleged_by else "")
        status += " (background)" if event.salience == "background" else ""
        date = event.date.edtf or "" if event.date else ""
        _add(table, event.id, plover, status, date, _participants(event, names), _shown(event.evidence))
    return table


def _participants(event: Event, names: dict[str, str]) -> str:
    sides: dict[str, list[str]] = {"actor": [], "recipient": [], "third_party": []}
    for participant in event.participants:
        sides[participant.role].append(isolated(names.get(participant.entity, participant.entity)))
    told = ", ".join(sides["actor"])
    return told + (f" \N{RIGHTWARDS ARROW} {', '.join(sides['recipient'])}" if sides["recipient"] else "")


def _statements(report: Report, names: dict[str, str]) -> Table:
    table = _table("Statements", "id", "speaker", "stance", "source's words")
    for statement in report.statements:
        speakers = ", ".join(isolated(names.get(s, s)) for s in statement.speakers)
        _add(table, statement.id, speakers, statement.stance or "", _shown(statement.content))
    return table


def _commitments(report: Report, names: dict[str, str]) -> Table:
    table = _table("Commitments", "id", "parties", "status", "due", "source's words")
    for commitment in report.commitments:
        parties = ", ".join(isolated(names.get(p, p)) for p in commitment.parties)
        due = commitment.deadline.edtf or "" if commitment.deadline else ""
        _add(table, commitment.id, parties, commitment.status, due, _shown(commitment.evidence))
    return table


def _figures(report: Report) -> Table:
    table = _table("Figures", "id", "value", "unit", "change", "doubt", "source's words")
    for figure in report.figures:
        value = figure.value
        shown = number_text(value) if isinstance(value, int | float) else _bounds(value)
        _add(table, figure.id, shown, figure.unit or "", figure.change or "", figure.doubt or "", isolated(figure.text))
    return table


def _bounds(bounds: object) -> str:
    signs = {"min": ">=", "min_exclusive": ">", "max": "<=", "max_exclusive": "<"}
    known = ((sign, getattr(bounds, name, None)) for name, sign in signs.items())
    return " ".join(f"{sign} {number_text(value)}" for sign, value in known if value is not None)


def _times(report: Report) -> Table:
    table = _table("Times", "id", "value", "kind", "calendar", "source's words")
    for time in report.times:
        _add(table, time.id, time.value or "", time.kind, time.calendar, isolated(time.text))
    return table


def _shown(quote: Quote) -> str:
    text = " ".join(quote.text.split())
    if len(text) > QUOTE_LENGTH:
        text = text[:QUOTE_LENGTH].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
    return isolated(text)


def _problems(report: Report) -> list[Text]:
    return [Text(f"could not be read ({p.step}): {p.message}", style="yellow") for p in report.problems]
