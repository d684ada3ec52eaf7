"""The options of commands that take some of the ledger: between whom, since when, until when, how surely read."""

from collections.abc import Callable
from typing import Any

import click

from rasad.records.candidates import SHOWN_FROM

Pair = tuple[str, str] | None
"""Two states by code, or all."""
_CODE_LETTERS = 3  # of ISO 3166-1 alpha-3


def between(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `between` (a `Pair`)."""
    option = click.option(
        "--between",
        nargs=2,
        metavar="STATE STATE",
        callback=_pair,
        help="Two states (ISO 3166-1 alpha-3), e.g. RUS TUR.",
    )
    return option(command)


def scoped(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `between` (a `Pair`), `since` and `until` (EDTF, or None)."""
    since = click.option("--since", metavar="EDTF", help="Leave out what happened before.")
    until = click.option("--until", metavar="EDTF", help="Leave out what happened after.")
    return between(since(until(command)))


def confident(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `min_confidence`: from which confidence events are shown."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=SHOWN_FROM,
        show_default=True,
        help="Show events read at least so surely; 0 shows all.",
    )(command)


def _pair(_context: click.Context, _option: click.Parameter, value: tuple[str, str] | None) -> Pair:
    return (code_of(value[0]), code_of(value[1])) if value else None


def code_of(state: str) -> str:
    """Return a code in capitals; ids of states without one, as south-ossetia, and names stay as they are."""
    return state.upper() if len(state) == _CODE_LETTERS else state
