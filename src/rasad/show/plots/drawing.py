"""Answers of a ledger -> pictures: a timeline, how two states get on, who deals with whom, figures over time."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from rasad.ask.rows import DyadRow, TimelineRow
from rasad.errors import ConfigError
from rasad.knowledge.crosswalk import load_crosswalk
from rasad.records.days import days_of
from rasad.records.report import Bounds
from rasad.records.series import SeriesRow, SeriesValue
from rasad.show.plots.canvas import (
    GRID,
    INK,
    PALE,
    QUAD_COLOURS,
    counted,
    dated,
    empty,
    middle,
    picture,
    titled,
)
from rasad.show.plots.words import PlotWords

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CONFLICT = (3, 4)  # quad classes
PairCounts = Mapping[tuple[str, str], Counter[int]]
"""How many happenings of each quad class two states have with one another."""
_SEED = 7  # the same network is laid out the same
_DOT, _MORE, _MOST_SOURCES = 36, 30, 8  # the area of a mark, what each further source adds, and up to how many
_HIGHEST, _ROOM = 10, 1.05  # of Goldstein's scale; how much higher the axes are than what is drawn
_DRAWN = frozenset({"happened", "ongoing", "planned"})
_MARKS = {"actual": "o", "target": "^", "forecast": "s"}


def draw_timeline(rows: Iterable[TimelineRow], states: Sequence[str], words: PlotWords) -> "Figure":
    """Draw happenings by day and PLOVER type, larger the more independent sources tell of them; planned ones hollow.

    What has no day, or is only alleged, possible or denied, is left out; a longer span of days stands at its middle.
    """
    found: dict[str, list[tuple[float, TimelineRow]]] = defaultdict(list)
    crosswalk = load_crosswalk()
    for row in rows:
        days = days_of(row.day)
        is_told = row.event.alleged_by is None and row.event.status in _DRAWN
        if is_told and days.first and days.last:
            found[row.event.type].append((middle(days.first, days.last), row))
    types = sorted(found, key=lambda name: (-crosswalk.quad(name), name))
    figure, axes = picture(1.6 + 0.38 * len(types))
    for lane, name in enumerate(types):
        colour = QUAD_COLOURS[crosswalk.quad(name)]
        for day, row in found[name]:
            size = _DOT + _MORE * min(row.sources - 1, _MOST_SOURCES)
            is_planned = row.event.status == "planned"
            axes.scatter(day, lane, s=size, facecolors="none" if is_planned else colour, edgecolors=colour, alpha=0.8)
    if types:
        axes.set_yticks(range(len(types)), [words.type(name) for name in types])
        axes.set_ylim(-0.6, len(types) - 0.4)
        dated(axes, words)
    else:
        empty(axes, words)
    titled(
        axes, words.say("title_timeline", who=words.states(states)), words, below=words.say("sources") if types else ""
    )
    return figure


def draw_dyad(rows: Sequence[DyadRow], period: str, words: PlotWords) -> "Figure":
    """Draw happenings by period and class, conflict downwards, and the mean scores of both directions above them.

    Periods without documents are shaded: nothing can be said of them. What no one period holds is left out.
    """
    figure, axes = picture(4.6)
    told = [(middle(*_ends(row.period)), _width(row.period), row) for row in rows if row.period]
    if not any(row.happenings for _, _, row in told):
        empty(axes, words)
    else:
        _bars(axes, told, words)
        _scores(axes, told, words)
    states = rows[0].states if rows else ()
    title = words.say("title_dyad", who=words.states(states), period=words.say(period))
    titled(axes, title, words, below=words.say("conflict_down"))
    return figure


def _bars(axes: "Axes", told: Sequence[tuple[float, int, DyadRow]], words: PlotWords) -> None:
    days = [day for day, _, _ in told]
    widths = [0.8 * width for _, width, _ in told]
    for quads, sign in (((1, 2), 1), (CONFLICT, -1)):
        base = [0] * len(told)
        for quad in quads:
            counts = [sign * _of_quad(row, quad) for _, _, row in told]
            axes.bar(days, counts, widths, bottom=base, color=QUAD_COLOURS[quad], label=words.quad(quad))
            base = [below + count for below, count in zip(base, counts, strict=True)]
    uncovered = words.say("uncovered")
    for day, width, row in told:
        if row.documents == 0:
            axes.axvspan(day - width / 2, day + width / 2, color=PALE, zorder=0, label=uncovered)
            uncovered = "_"  # named once
    axes.axhline(0, color=INK, linewidth=0.8)
    most = max(row.happenings for _, _, row in told)
    axes.set_ylim(-_ROOM * most, _ROOM * most)  # so that no dealings and a score of 0 lie at one height
    axes.set_ylabel(words.say("happenings"), color=INK)
    dated(axes, words)
    counted(axes, words)


def _scores(axes: "Axes", told: Sequence[tuple[float, int, DyadRow]], words: PlotWords) -> None:
    scores = axes.twinx()
    scores.spines[["top"]].set_visible(False)
    one, other = told[0][2].states
    for name, ends, style in (("forth", (one, other), "-o"), ("back", (other, one), "--s")):
        points = [(day, getattr(row, name)) for day, _, row in told]
        label = words.say("forth", one=words.state(ends[0]), other=words.state(ends[1]))
        heights = [math.nan if height is None else height for _, height in points]
        scores.plot([day for day, _ in points], heights, style, color=INK, markersize=4, linewidth=1, alpha=0.75,
                    label=label)  # fmt: skip
    scores.set_ylim(-_ROOM * _HIGHEST, _ROOM * _HIGHEST)
    scores.set_ylabel(words.say("score"), color=INK)
    scores.tick_params(colors=INK)
    handles = [*axes.get_legend_handles_labels()[0], *scores.get_legend_handles_labels()[0]]
    axes.figure.legend(handles=handles, loc="outside lower center", ncols=4, frameon=False, fontsize=8)


def draw_network(counts: PairCounts, words: PlotWords, *, most: int) -> "Figure":
    """Draw the pairs that have most to do with one another: thicker the more, red where conflict outweighs.

    Args:
        counts: happenings of each pair by class.
        words: of the language.
        most: how many pairs.

    Raises:
        ConfigError: if networkx is not installed.
    """
    try:
        import networkx as nx
    except ImportError as error:
        raise ConfigError("networkx is not installed; install it with: pip install 'rasad[plots]'") from error
    chosen = sorted(counts, key=lambda pair: (-counts[pair].total(), pair))[:most]
    figure, axes = picture(6.5)
    axes.set_axis_off()
    if not chosen:
        empty(axes, words)
    graph = nx.Graph()
    for one, other in chosen:
        graph.add_edge(one, other, weight=counts[one, other].total())
    places = nx.spring_layout(graph, k=1.6 / max(len(graph), 1) ** 0.5, iterations=200, weight=None, seed=_SEED)
    heaviest = max((counts[pair].total() for pair in chosen), default=1)
    for pair in chosen:
        (a, b), (c, d) = (places[state] for state in pair)
        total = counts[pair].total()
        is_conflict = 2 * sum(counts[pair][quad] for quad in CONFLICT) > total
        axes.plot([a, c], [b, d], color=QUAD_COLOURS[4 if is_conflict else 2], alpha=0.55, zorder=1,
                  linewidth=1 + 7 * total / heaviest, solid_capstyle="round")  # fmt: skip
    for state in graph:
        x, y = places[state]
        axes.text(x, y, words.state(state), ha="center", va="center", color=INK, fontsize=9, zorder=3,
                  bbox={"boxstyle": "round,pad=0.3", "facecolor": "white", "edgecolor": GRID})  # fmt: skip
    axes.margins(0.12)
    titled(axes, words.say("title_network"), words, below=words.say("thicker") if chosen else "")
    return figure


def draw_figures(row: SeriesRow, words: PlotWords) -> "Figure":
    """Draw the values of one measure by the time that they are of; what sources tell differently is ringed.

    Bounds are drawn as a line between them, open ones as their one end. Values without any time are left out.
    """
    figure, axes = picture(3.8)
    known = [(when, value) for value in row.values if (when := _when(value)) is not None]
    for basis, group in groupby(sorted(known, key=lambda one: (one[1].basis, one[0])), key=lambda one: one[1].basis):
        drawn = [(when, value, ends) for when, value in group if (ends := _ends_of(value))]
        axes.vlines([when for when, _, _ in drawn], [ends[0] for *_, ends in drawn],
                    [ends[-1] for *_, ends in drawn], color=QUAD_COLOURS[1])  # fmt: skip
        axes.plot([when for when, _, _ in drawn], [sum(ends) / len(ends) for *_, ends in drawn], _MARKS[basis],
                  color=QUAD_COLOURS[2], label=words.say(basis),
                  fillstyle="full" if basis == "actual" else "none")  # fmt: skip
        differing = [(when, ends) for when, value, ends in drawn if basis == "actual" and value.period in row.conflicts]
        if differing:
            axes.plot([when for when, _ in differing], [sum(ends) / len(ends) for _, ends in differing], "o",
                      color=QUAD_COLOURS[4], fillstyle="none", markersize=12, label=words.say("conflict"))  # fmt: skip
    if known:
        axes.set_ylabel(row.unit, color=INK)
        axes.legend(frameon=False, fontsize=8)
        dated(axes, words)
        counted(axes, words)
    else:
        empty(axes, words)
    titled(axes, words.say("title_figures", measure=row.measure), words, below=words.states(row.states))
    return figure


def _ends(period: str) -> tuple[str, str]:
    days = days_of(period)
    return str(days.first), str(days.last)


def _width(period: str) -> int:
    first, last = map(date.fromisoformat, _ends(period))
    return (last - first).days + 1


def _of_quad(row: DyadRow, quad: int) -> int:
    return (row.verbal_cooperation, row.material_cooperation, row.verbal_conflict, row.material_conflict)[quad - 1]


def _when(value: SeriesValue) -> float | None:
    days = days_of(value.period or value.said)
    return middle(days.first, days.last) if days.first and days.last else None


def _ends_of(value: SeriesValue) -> tuple[float, ...]:
    """Return the one number, or the bounds that are known."""
    if not isinstance(value.value, Bounds):
        return (float(value.value),)
    bounds = value.value
    low = bounds.min if bounds.min is not None else bounds.min_exclusive
    high = bounds.max if bounds.max is not None else bounds.max_exclusive
    return tuple(float(end) for end in (low, high) if end is not None)
