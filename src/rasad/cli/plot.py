"""`rasad plot`: pictures of the record as PNG or SVG."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rasad.ask.periods import Period
from rasad.cli.asking import asked_of, given
from rasad.cli.places import kb_folder, picture_file
from rasad.cli.scope import Pair, code_of
from rasad.cli.scope import between as between_states
from rasad.errors import QueryError
from rasad.knowledge.base import load_knowledge
from rasad.ledger import Ledger
from rasad.show.phrasebook import brief_languages
from rasad.show.plots import canvas, drawing
from rasad.show.plots.words import PlotWords

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@click.group()
def command() -> None:
    """Draw the record: a timeline, how two states get on, who deals with whom, figures over time."""


def _drawn(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of all pictures."""
    labels = click.option(
        "--labels",
        type=click.Choice(brief_languages()),
        default="en",
        show_default=True,
        help="The picture's language.",
    )
    return labels(picture_file(click.pass_obj(function)))


@command.command()
@asked_of("event")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="So many happenings.")
@_drawn
def timeline(ledger_path: Path, /, *, output: Path, labels: str, **options: Any) -> None:
    """Draw happenings by day and PLOVER type, each once; larger the more independent sources tell of them.

    What is only alleged, held possible or denied is left out.
    """
    asked = given(options)
    states = asked.get("between") or asked.get("states") or ()
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        words = PlotWords(labels, load_knowledge(ledger.layer))
        _write(drawing.draw_timeline(ledger.timeline(**asked), tuple(map(code_of, states)), words), output)


@command.command()
@click.argument("one")
@click.argument("other")
@asked_of("event", but=("between", "status"))
@click.option("--period", type=click.Choice(["week", "month", "quarter", "year"]), default="month", show_default=True)
@_drawn
def dyad(
    ledger_path: Path, /, *, one: str, other: str, period: Period, output: Path, labels: str, **options: Any
) -> None:
    """Draw how two states get on: happenings by class, conflict downwards, and Goldstein's scores both ways."""
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        words = PlotWords(labels, load_knowledge(ledger.layer))
        rows = [*ledger.dyad(code_of(one), code_of(other), period=period, **given(options))]
        _write(drawing.draw_dyad(rows, period, words), output)


@command.command()
@asked_of("event", but=("status",))
@click.option("--pairs", type=click.IntRange(1), default=40, show_default=True, help="So many pairs of states.")
@_drawn
def network(ledger_path: Path, /, *, pairs: int, output: Path, labels: str, **options: Any) -> None:
    """Draw which states deal with which: thicker the more came about, red where conflict outweighs."""
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        words = PlotWords(labels, load_knowledge(ledger.layer))
        _write(drawing.draw_network(ledger.pairs(**given(options)), words, most=pairs), output)


@command.command()
@click.argument("series")
@between_states
@_drawn
def figures(ledger_path: Path, *, series: str, between: Pair, output: Path, labels: str) -> None:
    """Draw figures of one measure over time, what is aimed at and expected apart from what is told as actual.

    SERIES is the id of one, or words of what is measured, as `rasad figures` shows them.
    """
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        rows = [*ledger.figure_series(series=series, between=between, least_values=1)]
        if not rows:
            raise QueryError(f"there is no series {series!r}; see what there is with: rasad figures")
        _write(drawing.draw_figures(rows[0], PlotWords(labels, load_knowledge(ledger.layer))), output)
        if len(rows) > 1:
            others = ", ".join(row.id for row in rows[1:])
            click.echo(f"drawn is {rows[0].id}, which has most values; others of these words: {others}", err=True)


def _write(figure: "Figure", output: Path) -> None:
    title = figure.axes[0].get_title(loc="left") or figure.axes[0].get_title(loc="right")
    canvas.write_picture(figure, output, title)
    click.echo(f"{output}", err=True)
