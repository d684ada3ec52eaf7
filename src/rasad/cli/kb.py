"""`rasad kb`: check the knowledge base, and edit the user's own layer over it."""

from pathlib import Path
from typing import cast

import click

from rasad.cli.main import KB_FOLDER
from rasad.knowledge.check import check_knowledge
from rasad.langpack.layers import open_layer


def kb_folder() -> Path:
    """Return the folder of the user's layer that the command line names."""
    return cast("Path", click.get_current_context().meta[KB_FOLDER])


@click.group()
def command() -> None:
    """Check, extend and export the knowledge base.

    The shipped tables are never changed: what you add lies in a folder of its own (--kb), which wins over them.
    """


@command.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Check the shipped tables, and your own over them.

    Looks for double ids, unknown states and entities, terms of one office that overlap, places outside their state,
    names in wrong letters, and forms shared by entities that nothing tells apart. Prints FILE:LINE: RULE: what is
    wrong and what to do. Ends with 0 if all is well, with 1 if not.
    """
    layer = open_layer(kb_folder())
    faults = check_knowledge(layer)
    for fault in faults:
        click.echo(str(fault))
    own = f" and of {kb_folder()}" if layer else ""
    click.echo(f"the shipped tables{own}: {len(faults) or 'no'} faults", err=True)
    context.exit(1 if faults else 0)
