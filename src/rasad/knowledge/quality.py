"""`show/quality.toml` -> the measured precision of each layer, which every brief and every export says."""

import functools
from collections.abc import Mapping
from typing import NamedTuple

from rasad.config import data_folder
from rasad.langpack.pack import read_toml


class Measured(NamedTuple):
    """The precision of each layer, and over how many articles it was measured."""

    articles: int
    precision: Mapping[str, float]


@functools.cache
def measured_quality() -> Measured | None:
    """Return what `make exam` last measured, read once per process; None where nothing was."""
    path = data_folder() / "show" / "quality.toml"
    if not path.exists():
        return None
    table = read_toml(path)
    return Measured(table["articles"], table["precision"])
