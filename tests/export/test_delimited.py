"""Cells of CSV and tab-separated text."""

import csv
import io

import pytest

from rasad.export.delimited import cell, csv_line, tsv_line


@pytest.mark.parametrize(
    "text", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x"]
)
def test_a_formula_gets_an_apostrophe_before_it(text):
    (row,) = csv.reader(io.StringIO(csv_line([text]).decode(), newline=""))
    assert row == [f"'{text}"]


def test_numbers_stay_numbers_and_other_text_stays_itself():
    assert csv_line([-3.5, -4, 2.0, None, "a=b", "من"]) == "-3.5,-4,2.0,,a=b,من\n".encode()


def test_a_list_is_one_cell_and_is_defused_as_such():
    assert cell(("=a", "b;c")) == "'=a;b,c"
    assert cell(()) == ""


def test_a_tab_separated_line_has_no_quoting_and_no_break_within():
    line = tsv_line(['he said "no"', "a\tb\nc\u2028d", None, "", "=x"], "NA")
    assert line == b"he said 'no'\ta b c d\tNA\tNA\t'=x\n"
