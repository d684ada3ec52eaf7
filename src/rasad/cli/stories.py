"""`rasad stories`: which documents of the ledger tell of the same doings."""

from pathlib import Path

import click
import msgspec

from rasad.cli.places import kb_folder
from rasad.cli.tables import isolated, print_table
from rasad.ledger import Ledger


@click.command()
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_obj
def command(ledger_path: Path, *, form: str) -> None:
    """Show for each document its main story, the other stories and the happenings that it tells of."""
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        if form == "jsonl":
            for row in ledger.stories():
                click.echo(msgspec.json.encode(row))
        else:
            rows = sorted(ledger.stories(), key=lambda row: (row.story, row.location))
            cells = [(row.story, str(len(row.happenings)), row.document, isolated(row.location)) for row in rows]
            print_table(("story", "happenings", "document", "location"), cells)
