"""`rasad export`: what the ledger holds, as a file for other programs."""

import sys
from pathlib import Path
from typing import Any

import click

from rasad.cli.asking import asked_of, given
from rasad.cli.places import kb_folder, output_file
from rasad.errors import ConfigError
from rasad.export.about import notice
from rasad.export.picking import LAYERS
from rasad.export.tables import FOREIGN
from rasad.export.writing import FORMS, export
from rasad.ledger import Ledger
from rasad.store.items import LAYERS as ASKED


@click.command()
@click.option("--format", "form", type=click.Choice(list(FORMS)), required=True)
@click.option(
    "--layer",
    type=click.Choice([*LAYERS, FOREIGN]),
    default="events",
    show_default=True,
    help="What to write; formats of others hold events only. foreign: what `rasad import` took in.",
)
@asked_of(*ASKED)
@click.option("--old-header", is_flag=True, help="polecat: call the scores Intensity, as the older files do.")
@output_file
@click.pass_obj
def command(
    ledger_path: Path, /, *, form: str, layer: str, old_header: bool, output: Path | None, **options: Any
) -> None:
    """Write events, statements, commitments or figures in a format of others or in rasad's own tables.

    Files hold quotes and offsets, never whole texts. Beside FILE stands FILE.about.json: version, measured precision,
    what was asked and what was left out and why. Options are those of `rasad ask`; a layer refuses what it
    cannot be asked by.
    """
    if output is None and form == "parquet":
        raise ConfigError("--format parquet is no text; give a file with --output.")
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        to = output or sys.stdout.buffer
        done = export(ledger, form, to, layer=layer, filters=given(options), old_header=old_header)
    said = "not read by rasad" if layer == FOREIGN else notice(layer)
    click.echo(f"{output or 'standard output'}: {done.rows} rows; {said}", err=True)
    for reason, count in sorted(done.left_out.items()):
        click.echo(f"left out: {count} {reason}", err=True)
