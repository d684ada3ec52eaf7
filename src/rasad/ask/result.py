"""Rows that come one by one as they are read, and leave for data frames."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Generic, Self, TypeVar

import msgspec

from rasad.ask.flat import flat
from rasad.errors import ConfigError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_Row = TypeVar("_Row", bound=msgspec.Struct)


class Rows(Iterator[_Row], Generic[_Row]):
    """The rows of an answer, read from the ledger as they are taken; to go over them again, ask again.

        ledger.events(between=("IRN", "TUR"), since="2024").to_polars()

    The frames have one column for each plain value: quotes as text, start and end; lists as lists.
    """

    def __init__(self, question: Callable[[], Iterator[_Row]]) -> None:
        """Keep a question, which is asked when the first row is taken."""
        self._question = question
        self._rows: Iterator[_Row] | None = None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _Row:
        if self._rows is None:
            self._rows = self._question()
        return next(self._rows)

    def to_arrow(self) -> "pa.Table":
        """Return the rows that are left as an Arrow table.

        Raises:
            ConfigError: if pyarrow is not installed.
        """
        try:
            import pyarrow as pa
        except ImportError as error:
            raise ConfigError(_missing("pyarrow", "tables")) from error
        return pa.Table.from_pylist([flat(row) for row in self])

    def to_polars(self) -> "pl.DataFrame":
        """Return the rows that are left as a polars frame.

        Raises:
            ConfigError: if polars or pyarrow is not installed.
        """
        try:
            import polars as pl
        except ImportError as error:
            raise ConfigError(_missing("polars", "frames")) from error
        return pl.DataFrame(self.to_arrow())

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows that are left as a pandas frame.

        Raises:
            ConfigError: if pandas or pyarrow is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise ConfigError(_missing("pandas", "frames")) from error
        frame: pd.DataFrame = self.to_arrow().to_pandas()
        return frame


def _missing(library: str, extra: str) -> str:
    return f"{library} is not installed; install it with: pip install 'rasad[{extra}]'"
