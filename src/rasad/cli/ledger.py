"""`rasad ledger`: keep reports in a ledger, list them, check and back up the file."""

from collections import Counter
from pathlib import Path

import click
import msgspec

from rasad.ask.rows import DocumentRow
from rasad.cli.contents import show
from rasad.cli.corrections import correct, corrections, tell_lost, undo
from rasad.cli.erasure import forget
from rasad.cli.inputs import allow_host_option, columns_option, inputs_argument
from rasad.cli.places import kb_folder
from rasad.cli.progress import followed, told_skips
from rasad.cli.soundness import backup, check, restore
from rasad.cli.tables import isolated, print_table
from rasad.ledger import Ledger
from rasad.readers.columns import Columns
from rasad.readers.items import open_items
from rasad.readers.streams import Tally
from rasad.records.days import UNKNOWN_DAYS, days_of
from rasad.store.outcomes import Failed, Refused, Reread

_TITLE_LETTERS = 60  # a headline's beginning is enough to know it by; the table stays on one line
_SUMMARY = ("added", "unchanged", "replaced", "removed", "refused", "failed")


def _edtf(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse what is no date."""
    if value is not None and days_of(value) == UNKNOWN_DAYS:
        raise click.BadParameter(f"{value!r} is no date; write it as 2016-10-10, 2016-10 or 2016")
    return value


@click.group()
def command() -> None:
    """Keep reports in a ledger."""


for kept in (correct, corrections, undo, show, forget, check, backup, restore):
    command.add_command(kept)


@command.command()
@inputs_argument
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A table of the files' outlets and publication dates.",
)
@click.option("--published", metavar="EDTF", callback=_edtf, help="The publication date of all of them.")
@click.option("--language", metavar="CODE", help="The language of all of them.")
@columns_option
@allow_host_option
@click.option("--despite-tombstone", is_flag=True, help="Take in again also what was erased with `ledger forget`.")
@click.pass_context
def add(
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    manifest: Path | None,
    published: str | None,
    language: str | None,
    columns: Columns,
    allowed_hosts: tuple[str, ...],
    despite_tombstone: bool,
) -> None:
    """Read articles and keep their reports; an INPUT is what `rasad read` takes.

    What is kept already is not read again: a run that was stopped goes on where it was. Reading the same article
    again changes nothing. What was erased for good is refused and named. Ends with 0 if all were read, with 1 if some
    were not.
    """
    counts: Counter[str] = Counter()
    tally = Tally()
    with Ledger(context.obj, kb=kb_folder()) as ledger:
        is_behind = ledger.is_behind()
        outcomes = ledger.add_items(
            open_items(*inputs, columns=columns, tally=tally, allowed_hosts=allowed_hosts),
            manifest=manifest,
            published=published,
            language=language,
            despite_tombstone=despite_tombstone,
        )
        for outcome in followed(outcomes, tally, lambda outcome: outcome.location):
            counts[type(outcome).__name__.lower()] += 1
            if isinstance(outcome, Failed):
                click.echo(f"failed: {outcome.location}: {'; '.join(outcome.reasons)}", err=True)
            elif isinstance(outcome, Refused):
                click.echo(f"refused: {outcome.location}: erased for good on {outcome.at[:10]}", err=True)
        ledger.link()
    told = [f"{counts[name]} {name}" for name in _SUMMARY if counts[name]]
    click.echo(f"{context.obj}: {', '.join(told) or 'nothing to read'}", err=True)
    if tally.skipped:
        click.echo(f"left out: {told_skips(tally)}", err=True)
    if counts["refused"]:
        click.echo("what was erased is not taken in again; to have it all the same: --despite-tombstone", err=True)
    if is_behind:
        click.echo("your own names have changed since older articles were read: run rasad kb apply", err=True)
    context.exit(1 if counts["failed"] else 0)


@command.command("list")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", help="How to print (default: table)."
)
@click.pass_context
def list_documents(context: click.Context, form: str) -> None:
    """List the documents by their day."""
    with Ledger(context.obj, readonly=True) as ledger:
        if form == "jsonl":
            for row in ledger.documents():
                click.echo(msgspec.json.encode(row))
        else:
            _print_table(list(ledger.documents()))


@command.command()
@click.option(
    "--where", multiple=True, metavar="NAME=VALUE", help="Only documents of this language, outlet, location ..."
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_context
def reread(context: click.Context, where: tuple[str, ...], form: str) -> None:
    """Read the kept texts again with this version of rasad and your names, and show what changed.

    What you corrected is kept; a correction that finds nothing to correct any more is named.

    NAME is language, outlet, document, location (`*` at its end for anything), since or until. Files are not needed.
    Ends with 0 if all could be read, with 1 if some stay as they were.
    """
    counts: Counter[str] = Counter()
    rows: list[tuple[str, ...]] = []
    with Ledger(context.obj, kb=kb_folder()) as ledger:
        for outcome in ledger.reread(_pairs(where)):
            counts[type(outcome).__name__.lower()] += 1
            if isinstance(outcome, Failed):
                click.echo(f"failed: {outcome.location}: {'; '.join(outcome.reasons)}", err=True)
            elif isinstance(outcome, Reread):
                if form == "jsonl":
                    click.echo(msgspec.json.encode(outcome))
                rows += [
                    (outcome.document, c.layer, str(len(c.added)), str(len(c.removed)), str(len(c.altered)))
                    for c in outcome.changes
                ]
        ledger.link()
        tell_lost(ledger)
    if form == "table" and rows:
        print_table(("document", "layer", "added", "removed", "altered"), rows)
    told = [f"{counts[name]} {name}" for name in ("reread", "unchanged", "failed") if counts[name]]
    click.echo(f"{context.obj}: {', '.join(told) or 'nothing to read'}", err=True)
    context.exit(1 if counts["failed"] else 0)


def _pairs(where: tuple[str, ...]) -> dict[str, str]:
    """Take the options NAME=VALUE apart."""
    for pair in where:
        if "=" not in pair:
            raise click.BadParameter(f"{pair!r} is not NAME=VALUE, such as language=fa")
    return dict(pair.split("=", 1) for pair in where)


def _print_table(rows: list[DocumentRow]) -> None:
    """Print documents as a table, the title last."""
    columns = ("day", "outlet", "language", "states", "events", "said", "agreed", "id", "title")
    print_table(columns, [_cells(row) for row in rows])


def _cells(row: DocumentRow) -> tuple[str, ...]:
    counts = (str(row.events), str(row.statements), str(row.commitments))
    outlet = isolated(row.outlet or "")
    return (row.published or "", outlet, row.language, " ".join(row.states), *counts, row.id, isolated(_title(row)))


def _title(row: DocumentRow) -> str:
    title = " ".join((row.title or "").split())
    return title if len(title) <= _TITLE_LETTERS else title[: _TITLE_LETTERS - 1] + "\N{HORIZONTAL ELLIPSIS}"
