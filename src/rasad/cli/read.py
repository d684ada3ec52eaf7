"""`rasad read`: files, folders, archives, tables and feeds in, one report per article out."""

import sys
from pathlib import Path

import click
import msgspec

from rasad.cli.inputs import allow_host_option, columns_option, inputs_argument
from rasad.cli.places import kb_folder
from rasad.cli.progress import followed, told_skips
from rasad.cli.scope import confident
from rasad.errors import ConfigError
from rasad.langpack.layers import open_layer
from rasad.pipeline import Outcome, read_items
from rasad.readers.columns import Columns
from rasad.readers.items import open_items
from rasad.readers.streams import Tally
from rasad.records.candidates import at_least
from rasad.records.report import Report


@click.command("read")
@inputs_argument
@click.option("--manifest", type=click.Path(path_type=Path, dir_okay=False), help="CSV with what the texts do not say.")
@click.option("--published", metavar="EDTF", help="Publication date of articles that the manifest does not date.")
@click.option("--language", metavar="CODE", help="Language, instead of identifying it.")
@columns_option
@allow_host_option
@confident
@click.option("--format", "form", type=click.Choice(["jsonl", "summary"]), default="jsonl", show_default=True)
def command(
    inputs: tuple[str, ...],
    *,
    manifest: Path | None,
    published: str | None,
    language: str | None,
    columns: Columns,
    allowed_hosts: tuple[str, ...],
    min_confidence: float,
    form: str,
) -> None:
    """Read articles and print a report of each.

    An INPUT is a file, a folder, an address (URL), or - for standard input: plain text, web pages, feeds, JSON Lines,
    CSV, Parquet, web archives (WARC), and zip and tar archives of all these, told apart by content.

    Events read less surely than --min-confidence are held back, which the report's problems say.

    Exit code: 0 when all was read, 1 when some documents failed, 2 for wrong usage.
    """
    failed, tally = False, Tally()
    items = open_items(*inputs, columns=columns, tally=tally, allowed_hosts=allowed_hosts)
    layer = open_layer(kb_folder())
    try:
        outcomes = read_items(items, manifest=manifest, published=published, language=language, layer=layer)
        for outcome in followed(outcomes, tally, lambda outcome: outcome.location):
            failed = failed or outcome.is_failed
            _print(outcome, form, min_confidence)
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    if tally.skipped:
        click.echo(f"rasad: left out: {told_skips(tally)}", err=True)
    sys.exit(1 if failed else 0)


def _print(outcome: Outcome, form: str, min_confidence: float) -> None:
    for problem in outcome.problems:
        place = "" if outcome.location in problem.message else f"{outcome.location}: "
        click.echo(f"rasad: {place}{problem.message}", err=True)
    for report in (at_least(report, min_confidence) for report in outcome.reports):
        if form == "jsonl":
            sys.stdout.buffer.write(msgspec.json.encode(report) + b"\n")
        else:
            _print_summary(report, outcome.source)
    sys.stdout.buffer.flush()


def _print_summary(report: Report, source: str) -> None:
    from rich.console import Console

    from rasad.show.summary import render

    Console().print(render(report, source))
