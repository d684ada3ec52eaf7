"""A picture as matplotlib draws it: made, given its marks, and written as PNG or SVG."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasad.errors import ConfigError
from rasad.show.plots.words import PlotWords

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SUFFIXES = (".png", ".svg")
GRID, INK, PALE = "#d5d8dc", "#2c3e50", "#ecf0f1"
QUAD_COLOURS = {1: "#5dade2", 2: "#1f618d", 3: "#f0b27a", 4: "#c0392b"}
"""Colours of PLOVER's classes, which stay apart in greyscale and for the colour-blind."""
_PIXELS = 144  # a inch
_WIDE = 9.0  # inches
_FIRST_DAY = date(1970, 1, 1).toordinal()


def picture(height: float) -> "tuple[Figure, Axes]":
    """Return an empty picture and its axes.

    Args:
        height: in inches; all are nine inches wide.

    Raises:
        ConfigError: if matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ConfigError("matplotlib is not installed; install it with: pip install 'rasad[plots]'") from error
    figure = Figure(figsize=(_WIDE, height), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=INK)
    axes.grid(visible=True, color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    return figure, axes


def titled(axes: "Axes", title: str, words: PlotWords, *, below: str = "") -> None:
    """Write the title, and below the picture that no person has checked it."""
    axes.set_title(title, loc="right" if words.is_rtl else "left", color=INK, fontweight="bold")
    note = words.say("note")
    axes.figure.text(
        1 if words.is_rtl else 0, -0.02, f"{below}\n{note}" if below else note, fontsize=8, color=INK,
        ha="right" if words.is_rtl else "left", va="top",
    )  # fmt: skip


def empty(axes: "Axes", words: PlotWords) -> None:
    """Say that there is nothing to draw."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, words.say("nothing"), ha="center", va="center", transform=axes.transAxes, color=INK)


def dated(axes: "Axes", words: PlotWords) -> None:
    """Write the days of the horizontal axis in the language's digits; they run from left to right in all."""
    from matplotlib.dates import AutoDateLocator, num2date
    from matplotlib.ticker import FuncFormatter

    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)

    def text(value: float, _place: Any) -> str:
        day = num2date(value).date()  # type: ignore[no-untyped-call]
        start, end = axes.get_xlim()
        years = (end - start) / 365
        return words.digits(f"{day:%Y}" if years > 6 else f"{day:%Y-%m}" if years > 0.5 else day.isoformat())

    axes.xaxis.set_major_formatter(FuncFormatter(text))
    axes.tick_params(axis="x", labelsize=8)


def counted(axes: "Axes", words: PlotWords) -> None:
    """Write the numbers of the vertical axis in the language's digits, without a sign."""
    from matplotlib.ticker import FuncFormatter

    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _place: words.number(round(abs(value), 6))))


def middle(first: str, last: str) -> float:
    """Return the middle of two ISO days as matplotlib counts days: from 1970 on."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return (begin.toordinal() + end.toordinal() + 1) / 2 - _FIRST_DAY


def write_picture(figure: "Figure", file: Path, title: str) -> None:
    """Write a picture by the ending of its file; the same picture gives the same file.

    Raises:
        ConfigError: if the ending is neither .png nor .svg.
    """
    import matplotlib as mpl

    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        raise ConfigError(f"a picture is written as {' or '.join(SUFFIXES)}, not {file.name}")
    about: dict[str, Any] = {"Title": title}
    if suffix == ".svg":
        about["Date"] = None
    with mpl.rc_context({"svg.hashsalt": "rasad"}):
        figure.savefig(file, dpi=_PIXELS, bbox_inches="tight", metadata=about)
