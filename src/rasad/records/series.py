"""Figures over time: what `rasad figures` prints, a public interface like the report.

Closed lists are `Literal` types. Values are ids, EDTF, numbers or words of the text; `None` means: nothing is known.
"""

from typing import Literal

import msgspec

from rasad.records.report import Bounds, Change
from rasad.records.spans import Quote

Basis = Literal["actual", "target", "forecast"]
"""What a value is: told as what is or was; aimed at, planned or promised; expected."""


class SeriesValue(msgspec.Struct, frozen=True, kw_only=True):
    """A value as one document tells it. `period` is the time that the text gives it, `said` the day of the paper.

    `speakers` are those whose words it stands in; without them the paper says it. With `increase` or `decrease` it is
    the change itself, not the level. `doubt` says why the words are probably not what was meant.
    """

    period: str | None
    value: int | float | Bounds
    change: Change | None
    basis: Basis
    speakers: tuple[str, ...]
    said: str | None
    source: str
    document: str
    location: str
    item: str
    span: Quote
    doubt: str | None = None


class SeriesRow(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one thing: `measure` in the words of a text, of which states, in which unit, by period.

    `conflicts` are the periods for which documents give actual values that cannot both be true.
    """

    id: str
    measure: str
    states: tuple[str, ...]
    unit: str
    values: tuple[SeriesValue, ...]
    conflicts: tuple[str, ...]
    rule: str
    produced_by: str
