"""`rasad ledger forget`: erase documents, what lies at an address, or a person, for good."""

import click

from rasad.cli.places import kb_folder
from rasad.ledger import Ledger
from rasad.store.erasing import Erasure


@click.command()
@click.argument("target", metavar="PERSON|URL|DOCUMENT")
@click.option("--dry-run", "is_tried", is_flag=True, help="Only say what would go.")
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
@click.option("--lift", is_flag=True, help="Let come in again what was forgotten; it must be added anew.")
@click.pass_context
def forget(context: click.Context, target: str, is_tried: bool, is_sure: bool, lift: bool) -> None:
    """Erase for good; there is no undo.

    DOCUMENT is an id or where it lies, URL an address: the document goes, with all others that have the same text.
    PERSON is an entity id or a name: every sentence on this person is blanked in every document, with all that was read
    there.

    Rows, also those of other data sets, texts, quotes, the full-text index, links and corrections go, and their
    characters from the file. Only a keyed hash stays, so that it is not taken in again by later runs.
    """
    with Ledger(context.obj, kb=kb_folder()) as ledger:
        if lift:
            found = ledger.remember(target)
            click.echo(f"{target}: {'may come in again; add it anew' if found else 'was not forgotten'}", err=True)
            context.exit(0 if found else 1)
        plan = ledger.forget(target, is_tried=True)
        _show(plan, "would go" if is_tried else "will go")
        if not is_tried:
            if not is_sure:
                click.confirm("Erase this for good?", abort=True, err=True)
            _show(ledger.forget(target), "erased")
            ledger.link()


def _show(plan: Erasure, verb: str) -> None:
    """Print what an erasure takes, one line each; what it does not reach on standard error."""
    if verb == "erased":
        counts = (
            (len(plan.removed), "documents"),
            (len(plan.redacted), "documents blanked in part"),
            (plan.corrections, "corrections"),
            (plan.foreign, "rows of other data sets"),
        )
        told = [f"{count} {name}" for count, name in counts if count]
        click.echo(f"erased: {', '.join(told) or 'nothing was there; it will not come in'}", err=True)
        return
    if plan.person is not None:
        click.echo(f"person {plan.person}: {plan.name}")
    for spot in plan.removed:
        click.echo(f"{verb}: document {spot.document} ({spot.location})")
    for spot in plan.redacted:
        click.echo(f"{verb}: sentences of document {spot.document} ({spot.location})")
    if plan.corrections:
        click.echo(f"{verb}: {plan.corrections} corrections")
    if plan.foreign:
        click.echo(f"{verb}: {plan.foreign} rows of other data sets")
    for line in plan.remains:
        click.echo(f"remains: {line}", err=True)
