"""Rows -> a table on the terminal: logical order, the longest text last."""

from collections.abc import Sequence

_NO_LIMIT = 10_000  # columns: more than any table needs, for output that no terminal cuts
_ISOLATE = "\N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"


def isolated(text: str) -> str:
    """Keep the direction of a cell's text from its neighbours."""
    return _ISOLATE.format(text) if text else ""


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table without wrapping, and outside a terminal without cutting; right-to-left cells come isolated."""
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for name in columns:
        table.add_column(name, no_wrap=True)
    for row in rows:
        table.add_row(*(Text(cell, no_wrap=True, overflow="crop") for cell in row))
    console = Console()
    if not console.is_terminal:
        unlimited = console.options.update(width=_NO_LIMIT)
        console = Console(width=Measurement.get(console, unlimited, table).maximum)
    console.print(table)
