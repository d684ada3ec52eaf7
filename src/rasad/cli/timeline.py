"""`rasad timeline`: what happened by day, each happening once, with the words of one document."""

from pathlib import Path
from typing import Any

import click
import msgspec

from rasad.ask.flat import flat
from rasad.ask.highlights import excerpt
from rasad.ask.rows import TimelineRow
from rasad.cli.ask import FORMATS, status_of, who_of, write_csv
from rasad.cli.asking import asked_of, given
from rasad.cli.places import kb_folder
from rasad.cli.tables import isolated, print_table
from rasad.ledger import Ledger


@click.command()
@asked_of("event")
@click.option("--latest-first", "descending", is_flag=True, help="The latest first.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="So many happenings.")
@click.option("--offset", type=click.IntRange(0), help="Leave out the first so many.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.pass_obj
def command(ledger_path: Path, /, *, form: str, **options: Any) -> None:
    """Show what happened by day, each happening once however many documents tell of it.

    The words are those of one document; `rasad compare HAPPENING` shows those of all. What somebody alleges is marked.
    """
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        rows = ledger.timeline(**given(options))
        if form == "jsonl":
            for row in rows:
                click.echo(msgspec.json.encode(row))
        elif form == "csv":
            write_csv({"told": row.told, **flat(row.event)} for row in rows)
        else:
            columns = ("day", "kind", "status", "who", "told", "sources", "happening", "source", "words")
            print_table(columns, [_cells(row) for row in rows])


def _cells(row: TimelineRow) -> tuple[str, ...]:
    event = row.event
    status, who = status_of(event), who_of(event.participants)
    source = isolated(event.where.outlet or event.where.location)
    words = isolated(excerpt(event.evidence, event.trigger, event.found))
    counts = (str(row.told), str(row.sources))
    return (row.day or "", event.kind, status, who, *counts, event.happening or "", source, words)
