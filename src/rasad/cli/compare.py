"""`rasad compare`: the sources of one happening side by side."""

from pathlib import Path

import click
import msgspec

from rasad.cli.places import kb_folder
from rasad.ledger import Ledger
from rasad.show.compare import compare_text


@click.command()
@click.argument("happening")
@click.option("--format", "form", type=click.Choice(["md", "json"]), default="md", show_default=True)
@click.pass_obj
def command(ledger_path: Path, *, happening: str, form: str) -> None:
    """Show on what the sources of a happening agree, where they differ with both wordings, and what each leaves out.

    HAPPENING is its id, as `rasad timeline` shows it, or its beginning, or an event that tells of it: DOCUMENT:EVENT.
    """
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        row = ledger.happening(happening)
    click.echo(msgspec.json.encode(row) if form == "json" else compare_text(row), nl=form == "json")
