"""Rows of cells -> CSV and tab-separated text: UTF-8, line feeds, formulas of spreadsheets defused.

Source: RFC 4180 (CSV); OWASP, CSV injection.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from rasad.ask.flat import defused

LIST_MARK = ";"  # between the values of a list in one cell, as in POLECAT
_ALSO_FORMULA = ("\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # a line end that is left out, and the wide forms
_PLAIN = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " ") | {'"': "'"})


def cell(value: Any) -> str:
    """Return a value as a cell: numbers as they are, lists joined, text defused, nothing for None."""
    match value:
        case None:
            return ""
        case str():
            return _defused(value)
        case tuple() | list():
            return _defused(LIST_MARK.join(str(one).replace(LIST_MARK, ",") for one in value))
        case _:
            return str(value)


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(_ALSO_FORMULA) else defused(text)


def csv_line(values: Iterable[Any]) -> bytes:
    """Return one line of CSV."""
    line = io.StringIO()
    csv.writer(line).writerow([cell(value) for value in values])  # ends lines by two marks, so that it quotes both
    return (line.getvalue().removesuffix("\r\n") + "\n").encode()


def tsv_line(values: Sequence[Any], missing: str) -> bytes:
    r"""Return one line of tab-separated text without any quoting, which is how the field's programs read it.

    Breaks become spaces and double quotation marks apostrophes, so that a reader which knows quotes reads the same.

    Args:
        values: None is written as `missing`.
        missing: the format's word for what is not known.

    >>> tsv_line(["a\tb", None, 1], "NA")
    b'a b\tNA\t1\n'
    """
    cells = (missing if value is None or value == "" else cell(value).translate(_PLAIN) for value in values)
    return ("\t".join(cells) + "\n").encode()
