"""Pictures are told by what matplotlib is asked to draw; their look was checked by eye."""

from collections import Counter
from datetime import date

import pytest

from rasad.ask.rows import DyadRow
from rasad.errors import ConfigError
from rasad.knowledge.base import load_knowledge
from rasad.records.report import PloverType
from rasad.records.series import SeriesRow, SeriesValue
from rasad.records.spans import Quote
from rasad.show.plots import canvas, drawing
from rasad.show.plots.words import PlotWords


@pytest.fixture(params=["en", "ar", "fa"])
def words(request):
    return PlotWords(request.param, load_knowledge())


def month(period, **told):
    plain = dict.fromkeys(
        ("happenings", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"), 0
    )
    scores = dict.fromkeys(("plover", "goldstein", "forth", "back", "per_hundred"))
    row = {**plain, **scores, "of_one_source": 0, "outlets": (), "documents": 5, **told}
    return DyadRow(period=period, states=("OMN", "KAZ"), **row)


def value(amount, period, basis="actual"):
    return SeriesValue(
        period=period, value=amount, change=None, basis=basis, speakers=(), said=None, source="one", document="d",
        location="d.txt", item="f", span=Quote(0, 1, "x"),
    )  # fmt: skip


def texts(figure):
    return {text.get_text() for axes in figure.axes for text in axes.texts} | {
        text.get_text() for legend in figure.legends for text in legend.get_texts()
    }


def test_every_language_has_all_the_words(words):
    from typing import get_args

    english = PlotWords("en", load_knowledge())
    assert set(words._table) == set(english._table)
    assert set(words._table["type"]) == set(get_args(PloverType))
    assert {words.quad(number) for number in (1, 2, 3, 4)} == set(words._table["quad"].values())


def test_states_are_named_in_the_language_and_few_of_many(words):
    assert "OMN" not in words.states(["OMN"])
    assert words.states([]) == words.say("all")
    assert words.say("more", n=words.number(2)) in words.states(["OMN", "KAZ", "FRA", "BRA", "PER"])


def test_conflict_is_drawn_downwards_and_gaps_in_scores_stay_open(words):
    rows = [
        month("2019-01", happenings=3, verbal_cooperation=3, goldstein=2.0, forth=2.0, back=1.0),
        month("2019-02"),
        month("2019-03", happenings=2, material_conflict=2, goldstein=-7.0, forth=-7.0, back=None),
    ]
    counts, scores = drawing.draw_dyad(rows, "month", words).axes
    heights = [bar.get_height() for bars in counts.containers for bar in bars]
    assert (max(heights), min(heights)) == (3, -2)
    forth, back = (line.get_ydata() for line in scores.lines)
    assert [str(height) for height in forth] == ["2.0", "nan", "-7.0"]
    assert str(back[2]) == "nan"


def test_periods_without_documents_are_shaded_and_named(words):
    figure = drawing.draw_dyad([month("2019", happenings=1), month("2020", documents=0)], "year", words)
    assert len(figure.axes[0].patches) == 4 * 2 + 1
    assert words.say("uncovered") in texts(figure)


@pytest.mark.parametrize("rows", [[], [month("2019-01")]])
def test_nothing_to_draw_is_said(words, rows):
    assert words.say("nothing") in texts(drawing.draw_dyad(rows, "month", words))
    assert words.say("nothing") in texts(drawing.draw_network({}, words, most=3))
    assert words.say("nothing") in texts(drawing.draw_timeline([], (), words))


def test_the_network_has_the_strongest_pairs_and_marks_conflict(words):
    counts = {("OMN", "KAZ"): Counter({1: 5}), ("FRA", "OMN"): Counter({4: 3, 1: 1}), ("BRA", "PER"): Counter({1: 1})}
    axes = drawing.draw_network(counts, words, most=2).axes[0]
    assert {text.get_text() for text in axes.texts} == {words.state(state) for state in ("OMN", "KAZ", "FRA")}
    assert [line.get_color() for line in axes.lines] == [canvas.QUAD_COLOURS[2], canvas.QUAD_COLOURS[4]]


def test_values_stand_at_their_time_with_targets_apart_and_conflicts_ringed(words):
    row = SeriesRow(
        id="f", measure="trade", states=("OMN", "KAZ"), unit="USD",
        values=(value(5, "2019"), value(7, "2019"), value(9, "2021", "target")), conflicts=("2019",), rule="r",
        produced_by="p",
    )  # fmt: skip
    lines = drawing.draw_figures(row, words).axes[0].lines
    assert [list(line.get_ydata()) for line in lines] == [[5, 7], [5, 7], [9]]
    assert [line.get_label() for line in lines] == [words.say(name) for name in ("actual", "conflict", "target")]


def test_days_are_counted_as_matplotlib_does():
    from matplotlib.dates import date2num

    assert canvas.middle("2019-04-16", "2019-04-16") == date2num(date(2019, 4, 16)) + 0.5


def test_a_picture_is_the_same_each_time_and_says_what_it_shows(tmp_path, words):
    files = [tmp_path / "a.svg", tmp_path / "b.svg"]
    for file in files:
        canvas.write_picture(drawing.draw_dyad([month("2019", happenings=1)], "year", words), file, "Dealings")
    one, other = (file.read_bytes() for file in files)
    assert one == other
    assert b"Dealings" in one


def test_only_png_and_svg_are_written(tmp_path, words):
    figure = drawing.draw_network({}, words, most=1)
    canvas.write_picture(figure, tmp_path / "a.png", "x")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ConfigError, match=r"a\.gif"):
        canvas.write_picture(figure, tmp_path / "a.gif", "x")
