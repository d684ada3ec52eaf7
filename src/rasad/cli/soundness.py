"""`rasad ledger check`, `backup` and `restore`: whether the file is sound, and copies of it."""

from pathlib import Path

import click

from rasad.cli.places import kb_folder
from rasad.errors import StoreError
from rasad.ledger import Ledger
from rasad.store import backups
from rasad.store.check import advice


@click.command()
@click.option("--repair", is_flag=True, help="Make anew what is derived: rows, full text and links.")
@click.pass_context
def check(context: click.Context, repair: bool) -> None:
    """Check the file, and every row against its source text.

    Looks at the file's structure, at rows that stand on nothing, at every row against the report it is derived from,
    at every quote against the characters of its text, at links, and at what was erased. Brings a ledger of an older
    rasad up to date first.

    Ends with 0 if all is well, with 1 if not; says what to do next.
    """
    if not context.obj.is_file():
        raise StoreError(f"there is no ledger at {context.obj}; choose another file with --ledger")
    with Ledger(context.obj, kb=kb_folder()) as ledger:
        faults = ledger.repair() if repair else ledger.check()
        number = sum(1 for _ in ledger.documents()) if not any(f.startswith("the file:") for f in faults) else "?"
        lost = sum(row.state == "lost" for row in ledger.corrections())
    for fault in faults:
        click.echo(fault)
    click.echo(f"{context.obj}: {number} documents, {len(faults) or 'no'} faults", err=True)
    for line in advice(faults):
        click.echo(f"next: {line}", err=True)
    if lost:
        click.echo(f"{lost} corrections find nothing to correct: rasad ledger corrections --lost", err=True)
    context.exit(1 if faults else 0)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def backup(context: click.Context, file: Path) -> None:
    """Copy the ledger to a new FILE, also while it is in use, and check the copy."""
    with Ledger(context.obj, readonly=True) as ledger:
        number = ledger.backup(file)
    click.echo(f"{file}: a sound copy of {context.obj}, {number} documents", err=True)


@click.command()
@click.argument("backup_file", metavar="BACKUP", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def restore(context: click.Context, backup_file: Path) -> None:
    """Copy BACKUP to the ledger file, where none may be yet, once it was found sound.

    Move a damaged ledger away first, with its -wal and -shm. What was forgotten after the backup was made is in it:
    forget it again.
    """
    number = backups.restore(backup_file, context.obj)
    click.echo(f"{context.obj}: restored from {backup_file}, {number} documents", err=True)
