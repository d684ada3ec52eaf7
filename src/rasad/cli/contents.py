"""`rasad ledger show`: what the ledger has read in one document, with the ids that corrections are made by."""

import click
import msgspec

from rasad.cli.places import kb_folder
from rasad.cli.tables import isolated, print_table
from rasad.ledger import Ledger
from rasad.records.report import Event, Mention

LAYERS = ("events", "mentions")


@click.command()
@click.argument("document")
@click.option("--layer", type=click.Choice(LAYERS), default="events", show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="json: the whole report.",
)  # fmt: skip
@click.pass_context
def show(context: click.Context, document: str, layer: str, form: str) -> None:
    """Show what was read in one DOCUMENT, corrections applied.

    DOCUMENT is an id, its beginning, or where the document lies.
    """
    with Ledger(context.obj, readonly=True, kb=kb_folder()) as ledger:
        report = ledger.document(document).report
    if form == "json":
        click.echo(msgspec.json.encode(report))
    elif layer == "events":
        print_table(("event", "kind", "status", "date", "who", "words"), [_event(event) for event in report.events])
    else:
        print_table(("mention", "kind", "entities", "words"), [_mention(mention) for mention in report.mentions])


def _event(event: Event) -> tuple[str, ...]:
    who = " ".join(participant.entity for participant in event.participants)
    date = event.date.edtf if event.date else None
    return event.id, event.kind, event.status, date or "", isolated(who), isolated(event.trigger.text)


def _mention(mention: Mention) -> tuple[str, ...]:
    return mention.id, mention.kind, isolated(" ".join(mention.entities)), isolated(mention.text)
