import csv
import io

from rasad.ask.flat import flat, written
from rasad.ask.rows import FigureRow, Party, StatementRow, Where
from rasad.records.report import Bounds
from rasad.records.spans import Quote

WHERE = Where(document="d", location="a.txt", outlet="=cmd()", published="2021-05-04")


def test_a_row_becomes_plain_cells_with_its_characters_and_its_place() -> None:
    row = StatementRow(
        where=WHERE, id="s:1", stance=None, speech="direct", cue=Quote(0, 4, "said"), content=Quote(5, 9, "-yes"),
        parties=(Party("Q1", "RUS", "speaker"),), confidence=0.5,
    )  # fmt: skip
    cells = flat(row)
    assert (cells["document"], cells["content"], cells["content_start"], cells["content_end"]) == ("d", "-yes", 5, 9)
    assert cells["parties"] == [{"entity": "Q1", "state": "RUS", "role": "speaker"}]


def test_no_cell_is_run_by_a_spreadsheet_and_numbers_stay_numbers() -> None:
    row = FigureRow(
        where=WHERE, id="q:1", value=-5, unit="USD", measures="+sales", change=None, doubt=None,
        quote=Quote(0, 2, "-5"), confidence=0.5,
    )  # fmt: skip
    cells = written(flat(row))
    assert (cells["outlet"], cells["measures"], cells["quote"], cells["value"]) == ("'=cmd()", "'+sales", "'-5", -5.0)
    out = io.StringIO()
    csv.DictWriter(out, cells).writerow(cells)
    assert "'=cmd()" in out.getvalue()


def test_bounds_have_columns_of_their_own_in_every_row() -> None:
    bounded = FigureRow(
        where=WHERE, id="q:1", value=Bounds(min=3), unit=None, measures=None, change=None, doubt=None,
        quote=Quote(0, 1, "3"), confidence=0.5,
    )  # fmt: skip
    cells = flat(bounded)
    assert (cells["value"], cells["min"], cells["max_exclusive"]) == (None, 3.0, None)
