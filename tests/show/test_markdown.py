"""The Markdown of a brief."""

import re

from rasad.show import markdown
from rasad.show.brief import build_brief


def test_every_bullet_ends_with_its_citations(two_tellings):
    text = markdown.render(build_brief(two_tellings))
    body = text.split("## Documents")[0]
    bullets = [line for line in body.splitlines() if line.startswith("- ")]
    assert bullets
    assert all(re.search(r"\\\[(\w+:\d+-\d+(; )?)+\\\]$", line) for line in bullets)


def test_the_legend_names_outlet_date_language_and_place(two_tellings):
    legend = markdown.render(build_brief(two_tellings)).split("## Documents")[1]
    assert "- **one**: Gazette (state media of Oman); 16 April 2019\\*; Arabic; one\\_ar.txt" in legend
    assert "- **two**: outlet not named; no date; Persian; two\\_fa.txt" in legend


def test_marks_of_the_source_stay_characters():
    assert markdown.escape("a *b* [c](d) `e` <f>\ng") == "a \\*b\\* \\[c\\](d) \\`e\\` \\<f\\> g"


def test_quotations_are_isolated_by_direction(two_tellings):
    assert "\u2068\u00abThey agreed to speed up the terminal\u00bb\u2069" in markdown.render(build_brief(two_tellings))
