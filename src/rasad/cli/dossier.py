"""`rasad dossier`: all that the record holds of a state, two states, a person in a public role, a body or a project."""

from pathlib import Path

import click
import msgspec

from rasad.cli.places import kb_folder
from rasad.ledger import Ledger
from rasad.show.dossier import build_dossier, dossier_text


@click.command()
@click.argument("subject")
@click.option("--since", metavar="EDTF", help="Leave out what was before.")
@click.option("--until", metavar="EDTF", help="Leave out what was after.")
@click.option(
    "--limit", type=click.IntRange(1), default=30, show_default=True, help="So many happenings and statements."
)
@click.option("--format", "form", type=click.Choice(["md", "json"]), default="md", show_default=True)
@click.pass_obj
def command(ledger_path: Path, *, subject: str, since: str | None, until: str | None, limit: int, form: str) -> None:
    """Show what happened, who said what, commitments and their fate, figures as series, and open conflicts.

    SUBJECT is an id or a name of a state, a person, a body or a project, or two states as A,B. Only persons in public
    roles have a dossier.
    """
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        dossier = build_dossier(ledger, subject, since=since, until=until, limit=limit)
    click.echo(msgspec.json.encode(dossier) if form == "json" else dossier_text(dossier), nl=form == "json")
