"""`rasad commitments`: commitments over all documents of the ledger, each with what was said and done of it in time."""

from pathlib import Path

import click
import msgspec

from rasad.cli.places import kb_folder
from rasad.cli.scope import Pair
from rasad.cli.scope import between as between_states
from rasad.cli.tables import isolated, print_table
from rasad.ledger import Ledger
from rasad.records.chains import ChainRow


@click.command()
@between_states
@click.option("--due", is_flag=True, help="Only what has a deadline and is not known to be done, by that deadline.")
@click.option(
    "--on", metavar="EDTF", help="The day that deadlines are measured against (default: of the last document)."
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_obj
def command(ledger_path: Path, *, between: Pair, due: bool, on: str | None, form: str) -> None:
    """Follow commitments, demands and offers: first said, repeated, changed, under way, done, refused or lapsed.

    Lapsed says only that the deadline went by and no document of the ledger tells that it was met.
    """
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        rows = ledger.commitment_chains(between=between, due=due, on=on)
        if form == "jsonl":
            for row in rows:
                click.echo(msgspec.json.encode(row))
        else:
            columns = ("first said", "state", "deadline", "steps", "sources", "by", "id", "words")
            print_table(columns, [_cells(row) for row in rows])


def _cells(row: ChainRow) -> tuple[str, ...]:
    state = f"{row.state} (on {row.measured_on})" if row.state == "lapsed" else row.state
    steps = " ".join(step.step for step in row.steps)
    words = isolated(row.action.replace("\n", " "))
    sources = str(len(row.sources))
    return row.first_said or "", state, row.deadline or "", steps, sources, " ".join(row.by), row.id, words
