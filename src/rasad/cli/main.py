"""The `rasad` command: global options and the list of commands, each loaded only when it is called."""

import importlib
import os
from pathlib import Path

import click

from rasad.cli.places import KB_FOLDER
from rasad.config import VERSION
from rasad.errors import RasadError

COMMANDS = {
    "ask": ("rasad.cli.ask", "Ask for events, statements, commitments or figures."),
    "brief": ("rasad.cli.brief", "Write a cited brief from the ledger."),
    "commitments": ("rasad.cli.commitments", "Follow commitments over time, or list what is due."),
    "compare": ("rasad.cli.compare", "Show the sources of a happening side by side."),
    "dossier": ("rasad.cli.dossier", "Show what the record holds of one subject or a pair."),
    "dyad": ("rasad.cli.dyad", "Count and score what passed between two states."),
    "explain": ("rasad.cli.explain", "Show how one datum of a report was read."),
    "export": ("rasad.cli.export", "Write the record as a file for other programs."),
    "figures": ("rasad.cli.figures", "Follow figures over time."),
    "find": ("rasad.cli.find", "Run one annotator alone over lines of text."),
    "happenings": ("rasad.cli.happenings", "Show what happened, with every source's account of it."),
    "import": ("rasad.cli.importing", "Keep a data set of others beside the record."),
    "kb": ("rasad.cli.kb", "Check, extend and export the knowledge base."),
    "lang": ("rasad.cli.lang", "Check the language packs."),
    "ledger": ("rasad.cli.ledger", "Keep reports in a ledger."),
    "plot": ("rasad.cli.plot", "Draw the record as PNG or SVG."),
    "read": ("rasad.cli.read", "Read articles and print a report of each."),
    "schema": ("rasad.cli.schema", "Print the JSON Schema of a public record."),
    "stories": ("rasad.cli.stories", "Show which documents tell of the same doings."),
    "timeline": ("rasad.cli.timeline", "Show what happened by day, each happening once."),
    "train": ("rasad.cli.train", "Train models on your own texts."),
    "watch": ("rasad.cli.watch", "Watch feeds and sites, keep what they print, and alert on it."),
}


HELP_OPTIONS = ["-h", "--help"]


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for; each module has a `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, or None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        command.context_settings.setdefault("help_option_names", HELP_OPTIONS)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in sorted(COMMANDS)])


@click.group(cls=LazyGroup, context_settings={"help_option_names": HELP_OPTIONS})
@click.version_option(VERSION, prog_name="rasad")
@click.option(
    "--ledger",
    "ledger_path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="The ledger file (default: $RASAD_LEDGER, else rasad.ledger in the working folder).",
)
@click.option(
    "--kb",
    "kb_folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="The folder of your own names and facts (default: $RASAD_KB, else NAME.kb beside the ledger NAME.ledger).",
)
@click.pass_context
def cli(context: click.Context, ledger_path: Path | None, kb_folder: Path | None) -> None:
    """Read the Arabic and Persian press on relations between states and keep the record of them."""
    context.obj = ledger_path or Path(os.environ.get("RASAD_LEDGER") or "rasad.ledger")
    context.meta[KB_FOLDER] = kb_folder or Path(os.environ.get("RASAD_KB") or context.obj.with_suffix(".kb"))


def main() -> None:
    """Run the command line; rasad's own errors end as one clear line and exit code 1."""
    try:
        cli.main(standalone_mode=True)
    except RasadError as error:
        click.echo(f"rasad: {error}", err=True)
        raise SystemExit(1) from error
