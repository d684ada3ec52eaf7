"""`rasad happenings`: what happened, over all documents of the ledger, with every source's account of it."""

from pathlib import Path

import click
import msgspec

from rasad.cli.places import kb_folder
from rasad.cli.scope import Pair, confident, scoped
from rasad.cli.tables import isolated, print_table
from rasad.ledger import Ledger
from rasad.records.happenings import HappeningRow


@click.command()
@scoped
@confident
@click.option(
    "--sources", "least_sources", type=click.IntRange(1), default=1, help="At least so many independent ones."
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_obj
def command(
    ledger_path: Path,
    *,
    between: Pair,
    since: str | None,
    until: str | None,
    least_sources: int,
    min_confidence: float,
    form: str,
) -> None:
    """Show what happened by day: who told of it, on what the accounts agree and where they conflict."""
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        rows = ledger.happenings(
            between=between, since=since, until=until, least_sources=least_sources, min_confidence=min_confidence
        )
        if form == "jsonl":
            for row in rows:
                click.echo(msgspec.json.encode(row))
        else:
            columns = ("day", "kind", "status", "sources", "conflicts", "id", "who")
            print_table(columns, [_cells(row) for row in rows])


def _cells(row: HappeningRow) -> tuple[str, ...]:
    who = ", ".join(isolated(side.name) for side in row.participants)
    sources = str(row.independent_sources)
    return row.edtf or "", row.kind, row.status, sources, " ".join(row.conflicts), row.id, who
