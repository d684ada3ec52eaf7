"""How far a reading has come: on standard error, while it runs, where somebody looks at a terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rasad.readers.streams import Tally

T = TypeVar("T")
_LONGEST_PLACE = 60  # characters of a location: the bar stays on one line
_EVERY_S = 0.2  # how often the line is drawn: eyes see no more, and reading is not slowed


def followed(outcomes: Iterable[T], tally: Tally, place: Callable[[T], str]) -> Iterator[T]:
    """Yield what is read, and show on a terminal how much that is, how fast, and where the reading is."""
    if not sys.stderr.isatty() or sys.stdout.isatty():  # what is printed would break the line
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.fields[read]:,} read"), BarColumn(bar_width=20))
    console = Console(stderr=True)
    with Progress(
        *columns,
        TimeElapsedColumn(),
        TextColumn("{task.fields[place]}", markup=False),
        console=console,
        transient=True,
        refresh_per_second=1 / _EVERY_S,
    ) as progress:
        task = progress.add_task("", total=None, read=0, place="")
        for number, outcome in enumerate(outcomes, 1):
            yield outcome
            shown = place(outcome)
            shown = shown if len(shown) <= _LONGEST_PLACE else f"...{shown[-_LONGEST_PLACE:]}"
            progress.update(task, read=number, place=shown, completed=tally.position, total=tally.size or None)


def told_skips(tally: Tally) -> str:
    """Return what was left out and why, as one line; empty where nothing was."""
    return ", ".join(f"{count:,} {rule}" for rule, count in sorted(tally.skipped.items()))
