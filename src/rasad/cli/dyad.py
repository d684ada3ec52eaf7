"""`rasad dyad`: what passed between two states by week, month, quarter or year, with scores, sources and coverage."""

from pathlib import Path
from typing import Any

import click
import msgspec

from rasad.ask.flat import flat
from rasad.ask.periods import Period
from rasad.ask.rows import DyadRow
from rasad.cli.ask import FORMATS, write_csv
from rasad.cli.asking import asked_of, given
from rasad.cli.places import kb_folder
from rasad.cli.scope import code_of
from rasad.cli.tables import print_table
from rasad.ledger import Ledger

_COLUMNS = (
    "period", "happenings", "talked", "acted", "quarrelled", "fought", "PLOVER", "Goldstein", "forth", "back",
    "one source", "outlets", "documents", "per 100",
)  # fmt: skip


@click.command()
@click.argument("one")
@click.argument("other")
@asked_of("event", but=("between", "status"))
@click.option("--period", type=click.Choice(["week", "month", "quarter", "year"]), default="month", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.pass_obj
def command(ledger_path: Path, /, *, one: str, other: str, period: Period, form: str, **options: Any) -> None:
    """Count what passed between two states, each happening once, and score it on PLOVER's and Goldstein's scales.

    `forth` is what the first does to the second, `back` the other way. A period with 0 documents is not covered; one
    with documents and no happenings is quiet in them. Planned, possible, denied and alleged events do not count.
    """
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        rows = ledger.dyad(code_of(one), code_of(other), period=period, **given(options))
        if form == "jsonl":
            for row in rows:
                click.echo(msgspec.json.encode(row))
        elif form == "csv":
            write_csv(map(flat, rows))
        else:
            print_table(_COLUMNS, [_cells(row) for row in rows])


def _cells(row: DyadRow) -> tuple[str, ...]:
    quads = (row.verbal_cooperation, row.material_cooperation, row.verbal_conflict, row.material_conflict)
    scores = (row.plover, row.goldstein, row.forth, row.back)
    return (
        row.period or "", str(row.happenings), *(str(count or "") for count in quads),
        *("" if score is None else f"{score:+.1f}" for score in scores),
        str(row.of_one_source or ""), str(len(row.outlets) or ""), "" if row.documents is None else str(row.documents),
        "" if row.per_hundred is None else f"{row.per_hundred:g}",
    )  # fmt: skip
