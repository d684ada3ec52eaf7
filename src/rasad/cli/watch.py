"""`rasad watch`: ask sources for news, keep what they print, and alert on it."""

import signal
import sys
from pathlib import Path
from types import FrameType

import click
import msgspec

from rasad.cli.places import kb_folder
from rasad.config import data_folder
from rasad.errors import ConfigError
from rasad.knowledge.base import load_knowledge
from rasad.langpack.layers import open_layer
from rasad.ledger import Ledger
from rasad.records.alerts import AlertRow


def _print_starter(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo((data_folder() / "watch" / "starter.toml").read_text(encoding="utf-8"), nl=False)
        context.exit()


@click.command("watch")
@click.argument("sources", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--once", is_flag=True, help="Ask what is due, read what is new, and end: for cron.")
@click.option("--dry-run", is_flag=True, help="Fetch nothing: show the alerts that the ledger's documents would give.")
@click.option("--since", metavar="EDTF", help="With --dry-run: of this time or later.")
@click.option("--until", metavar="EDTF", help="With --dry-run: of this time or before.")
@click.option(
    "--starter",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_starter,
    help="Print a list of sources to begin with (nobody checked it), and end.",
)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.pass_context
def command(
    context: click.Context,
    sources: Path | None,
    *,
    once: bool,
    dry_run: bool,
    since: str | None,
    until: str | None,
    form: str,
) -> None:
    """Watch the feeds, sitemaps and section pages that SOURCES (TOML or OPML) lists.

    Pages that are new are fetched, read, linked and kept in the ledger. Alerts go to standard output and to where
    SOURCES says; a line for each poll and page goes to standard error. A watch that was stopped, in whatever way,
    goes on where it was: beside the ledger NAME.ledger it remembers in NAME.watch. Ends with Ctrl-C.
    """
    if sources is None:
        raise click.UsageError("name the list of sources, or print one with --starter")
    if (since or until) and not dry_run:
        raise click.UsageError("--since and --until go with --dry-run")
    from rasad.watch.plan import load_plan

    try:
        plan = load_plan(sources, load_knowledge(open_layer(kb_folder())))
    except ConfigError as error:
        raise click.UsageError(str(error)) from error

    def show(alert: AlertRow) -> None:
        click.echo(msgspec.json.encode(alert) if form == "jsonl" else f"[{alert.alert}] {alert.says}")
        sys.stdout.flush()

    if dry_run:
        from rasad.watch.alerts import Alerts

        with Ledger(context.obj, readonly=True, kb=kb_folder()) as ledger:
            for alert in Alerts(ledger, plan).past(since, until):
                show(alert)
        return
    from rasad.watch.watching import Watch

    with Ledger(context.obj, kb=kb_folder()) as ledger, Watch(ledger, plan, print_alert=show) as watch:

        def stop(_signal: int, _frame: FrameType | None) -> None:
            watch.stop()

        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, stop)
        for note in watch.run(once=once):
            click.echo(note.line(), err=True)
