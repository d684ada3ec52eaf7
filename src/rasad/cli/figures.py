"""`rasad figures`: figures of one measure over all documents of the ledger, by the time that they are of."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from rasad.cli.places import kb_folder
from rasad.cli.scope import Pair
from rasad.cli.scope import between as between_states
from rasad.cli.tables import isolated, print_table
from rasad.ledger import Ledger
from rasad.records.series import SeriesRow


@click.command()
@click.argument("series", required=False)
@between_states
@click.option(
    "--values", "least_values", type=click.IntRange(1), default=2, show_default=True, help="Of so many times."
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_obj
def command(ledger_path: Path, *, series: str | None, between: Pair, least_values: int, form: str) -> None:
    """Follow figures over time: what is measured, of which states, each value with its basis and its source.

    SERIES is the id of one, or words of what is measured.
    """
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        rows = ledger.figure_series(series=series, between=between, least_values=least_values)
        if form == "jsonl":
            for row in rows:
                click.echo(msgspec.json.encode(row))
        else:
            columns = ("id", "states", "unit", "period", "basis", "said", "conflict", "source", "figure", "measure")
            print_table(columns, [cells for row in rows for cells in _cells(row)])


def _cells(row: SeriesRow) -> Iterator[tuple[str, ...]]:
    for value in row.values:
        basis = ", ".join(filter(None, (value.basis, " ".join(value.speakers), "doubtful" if value.doubt else "")))
        conflict = "yes" if value.basis == "actual" and value.period in row.conflicts else ""
        plain = (row.id, " ".join(row.states), row.unit, value.period or "", basis, value.said or "", conflict)
        yield (*plain, *map(isolated, (value.source, value.span.text.replace("\n", " "), row.measure)))
