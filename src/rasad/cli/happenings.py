"""`rasad happenings`: what happened, over all documents of the ledger, with every source's account of it."""

from pathlib import Path

import click
import msgspec

from rasad.cli.places import kb_folder
from rasad.cli.tables import isolated, print_table
from rasad.ledger import Ledger
from rasad.records.happenings import HappeningRow


@click.command()
@click.option("--between", nargs=2, metavar="STATE STATE", help="Two states (ISO 3166-1 alpha-3), e.g. RUS TUR.")
@click.option("--since", metavar="EDTF", help="Leave out what happened before.")
@click.option("--until", metavar="EDTF", help="Leave out what happened after.")
@click.option(
    "--sources", "least_sources", type=click.IntRange(1), default=1, help="At least so many independent ones."
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_obj
def command(
    ledger_path: Path,
    *,
    between: tuple[str, str] | None,
    since: str | None,
    until: str | None,
    least_sources: int,
    form: str,
) -> None:
    """Show what happened by day: who told of it, on what the accounts agree and where they conflict."""
    pair = (between[0].upper(), between[1].upper()) if between else None
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        rows = ledger.happenings(between=pair, since=since, until=until, least_sources=least_sources)
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
