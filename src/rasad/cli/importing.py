"""`rasad import`: data sets of others into the ledger, marked as foreign."""

from pathlib import Path
from typing import get_args

import click

from rasad.cli.places import kb_folder
from rasad.errors import ConfigError, QueryError
from rasad.export.foreign import SetFile
from rasad.ledger import Ledger
from rasad.records.foreign import ForeignFormat

_REFUSED_SHOWN = 5  # lines; more of them say the same


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@click.option("--format", "form", type=click.Choice(get_args(ForeignFormat)))
@click.option("--name", help="What the set is called in the ledger (default: the file's name).")
@click.option("--list", "is_listed", is_flag=True, help="List the sets that are there.")
@click.option("--remove", metavar="NAME", help="Take a set out again.")
@click.pass_obj
def command(
    ledger_path: Path, *, file: Path | None, form: ForeignFormat | None, name: str | None, is_listed: bool,
    remove: str | None,
) -> None:  # fmt: skip
    """Keep FILE, a data set of others, in the ledger, apart from what was read: nothing links it or counts it.

    See its events with: rasad export --layer foreign. A set of the same name is replaced.
    """
    with Ledger(ledger_path, kb=kb_folder()) as ledger:
        if remove is not None:
            if not ledger.remove_foreign(remove):
                raise QueryError(f"there is no data set {remove!r}; see them with: rasad import --list")
        elif file is not None and form is not None:
            _add(ledger, SetFile(file, form, name or file.name))
        elif not is_listed:
            raise ConfigError("give a FILE and its --format, or --list, or --remove NAME")
        if is_listed or remove is not None:
            for known in ledger.foreign_sets():
                click.echo(f"{known.name}: {known.rows} {known.format} rows, added {known.added_at[:10]}")


def _add(ledger: Ledger, file: SetFile) -> None:
    kept = ledger.add_foreign(file, name=file.name, form=file.form, sha256=file.sha256)
    out = f", {kept.kept_out} kept out as they speak of what was forgotten" if kept.kept_out else ""
    click.echo(f"{file.name}: {kept.rows} foreign rows{out}", err=True)
    for line in file.refused[:_REFUSED_SHOWN]:
        click.echo(f"{file.path}, line {line.number}: refused: {line.why}", err=True)
    if file.refused:
        click.echo(f"{len(file.refused)} lines refused", err=True)
