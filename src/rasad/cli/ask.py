"""`rasad ask`: rows of one layer, chosen by any of its filters, as a table, JSON Lines or CSV."""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, cast

import click
import msgspec

from rasad.ask.counts import DIMENSIONS, CountRow
from rasad.ask.flat import columns_of, flat, number_text, written
from rasad.ask.highlights import excerpt
from rasad.ask.layers import Row
from rasad.ask.rows import CommitmentRow, EventRow, FigureRow, Party, StatementRow
from rasad.cli.asking import asked_of, given
from rasad.cli.places import kb_folder
from rasad.cli.tables import isolated, print_table
from rasad.ledger import Ledger
from rasad.records.report import Bounds
from rasad.records.spans import Quote
from rasad.store.items import Layer

FORMATS = ("table", "jsonl", "csv")
_ON_A_SCREEN = 50  # rows of a table without --limit: more is looked through in a file


@click.group()
def command() -> None:
    """Ask the ledger for events, statements, commitments or figures, each with the characters it was read from."""


def _shaped(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say in which order, how many and in which form rows come."""
    options = (
        click.option("--sort", type=click.Choice(["day", "confidence", "sources", "rank"]),
                     help="Default: by day, with --text by how well it fits."),
        click.option("--latest-first", "descending", is_flag=True, help="The latest first."),
        click.option("--limit", type=click.IntRange(1), help=f"So many rows; without it a table has {_ON_A_SCREEN}."),
        click.option("--offset", type=click.IntRange(0), help="Leave out the first so many."),
        click.option("--count", "dimensions", multiple=True, metavar="BY",
                     help=f"Count the rows by this, at most two: {', '.join(DIMENSIONS)}."),
        click.option("--period", type=click.Choice(["year", "quarter", "month", "week", "day"]), help="Count by it."),
        click.option("--each", type=click.Choice(["row", "happening", "document"]), default="row", show_default=True,
                     help="What is counted once."),
        click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return click.pass_obj(function)


@command.command()
@asked_of("event")
@_shaped
def events(ledger_path: Path, *, form: str, **options: Any) -> None:
    """Ask for events by the day that they were on, else that of their document.

    A date such as 2016-10 is met by all that may have been in that month: with --within by what surely was.
    """
    _answer(ledger_path, "events", form, options)


@command.command()
@asked_of("statement")
@_shaped
def statements(ledger_path: Path, *, form: str, **options: Any) -> None:
    """Ask for statements: who said what, by the day of the document."""
    _answer(ledger_path, "statements", form, options)


@command.command()
@asked_of("commitment")
@_shaped
def commitments(ledger_path: Path, *, form: str, **options: Any) -> None:
    """Ask for commitments as single documents tell them; `rasad commitments` follows them over time."""
    _answer(ledger_path, "commitments", form, options)


@command.command()
@asked_of("figure")
@_shaped
def figures(ledger_path: Path, *, form: str, **options: Any) -> None:
    """Ask for figures as single documents tell them; `rasad figures` follows them over time."""
    _answer(ledger_path, "figures", form, options)


def _answer(ledger_path: Path, layer: str, form: str, options: dict[str, Any]) -> None:
    counting = {name: options.pop(name) for name in ("dimensions", "period", "each")}
    asked = given(options)
    if counting["dimensions"] or counting["period"]:
        _count(ledger_path, layer.removesuffix("s"), form, counting | asked)
        return
    is_cut = form == "table" and "limit" not in asked
    if is_cut:
        asked["limit"] = _ON_A_SCREEN + 1
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        rows: Iterator[Row] = getattr(ledger, layer)(**asked)
        if form == "table":
            _print_rows(rows, _ON_A_SCREEN if is_cut else None)
        elif form == "csv":
            write_csv(flat(row) for row in rows)
        else:
            for row in rows:
                click.echo(msgspec.json.encode(row))


def _count(ledger_path: Path, layer: str, form: str, asked: dict[str, Any]) -> None:
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        rows = ledger.counts(cast("Layer", layer), **asked)
        if form == "jsonl":
            for row in rows:
                click.echo(msgspec.json.encode(row))
        elif form == "csv":
            write_csv({"period": row.period, **row.by, "count": row.count} for row in rows)
        else:
            head = ("period",) * bool(asked["period"]) + ("count",)
            cells = [(*(row.period or "-",) * bool(asked["period"]), str(row.count), *_values(row)) for row in rows]
            print_table((*head, *asked["dimensions"]), cells)


def _values(row: CountRow) -> Iterator[str]:
    return (isolated(value) if value else "-" for value in row.by.values())


def _print_rows(rows: Iterator[Row], most: int | None) -> None:
    first = next(rows, None)
    if first is None:
        click.echo("nothing in the ledger meets this", err=True)
        return
    shown = list(islice(chain([first], rows), most))
    print_table(_HEADS[type(first)], [_cells(row) for row in shown])
    if next(rows, None) is not None:
        click.echo(
            f"these are the first {len(shown)}; see the next with --offset {len(shown)}, or more with --limit", err=True
        )


def write_csv(rows: Iterable[dict[str, Any]]) -> None:
    """Write records to standard output as CSV in UTF-8; what a spreadsheet would run as a formula is defused."""
    records = iter(rows)
    first = next(records, None)
    if first is None:
        return
    writer = csv.DictWriter(sys.stdout, columns_of([first]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(written(record) for record in chain([first], records))


_HEADS: dict[type, tuple[str, ...]] = {
    EventRow: ("day", "kind", "status", "type", "level", "sources", "who", "source", "where", "event", "words"),
    StatementRow: ("day", "stance", "speech", "who", "source", "where", "statement", "words"),
    CommitmentRow: ("said", "status", "due", "who", "source", "where", "commitment", "words"),
    FigureRow: ("day", "value", "unit", "change", "source", "where", "figure", "words"),
}


def _cells(row: Row) -> tuple[str, ...]:
    cells: tuple[str, ...]
    where = row.where
    place = (isolated(where.outlet or ""), where.document, row.id)
    if isinstance(row, EventRow):
        who = who_of(row.participants)
        sources = str(row.sources or "")
        cells = (row.date or where.filed or "", row.kind, status_of(row), row.type, row.level or "", sources, who)
        return (*cells, *place, _words(row.evidence, row.trigger, row.found))
    if isinstance(row, StatementRow):
        who = " ".join(party.entity for party in row.parties if party.role == "speaker")
        cells = (where.filed or "", row.stance or "", row.speech, isolated(who))
        return (*cells, *place, _words(row.content, row.found[0] if row.found else row.content, row.found))
    if isinstance(row, CommitmentRow):
        cells = (where.filed or "", row.status, row.deadline or "", who_of(row.parties))
        return (*cells, *place, _words(row.evidence, row.found[0] if row.found else row.evidence, row.found))
    cells = (where.filed or "", _value(row.value), row.unit or "", row.change or "")
    return (*cells, *place, _words(row.quote, row.quote, row.found))


def status_of(event: EventRow) -> str:
    """Return the status of an event for a table; what somebody alleges is marked."""
    return f"{event.status}, alleged" if event.alleged_by else event.status


def who_of(parties: Iterable[Party]) -> str:
    """Return the states of parties for a table, of those without one their ids."""
    return isolated(" ".join(dict.fromkeys(party.state or party.entity for party in parties)))


def _value(value: float | Bounds | None) -> str:
    if isinstance(value, Bounds):
        least = value.min if value.min is not None else value.min_exclusive
        most = value.max if value.max is not None else value.max_exclusive
        return f"{'' if least is None else number_text(least)}..{'' if most is None else number_text(most)}"
    return "" if value is None else number_text(value)


def _words(quote: Quote, around: Quote, found: tuple[Quote, ...]) -> str:
    return isolated(excerpt(quote, around, found))
