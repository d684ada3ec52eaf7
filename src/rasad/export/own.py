"""What is picked from a ledger -> rasad's own tables as JSON Lines, CSV or Parquet."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from rasad.errors import ConfigError
from rasad.export.about import notice
from rasad.export.delimited import csv_line
from rasad.export.making import Making
from rasad.export.picking import Picked
from rasad.export.tables import COLUMNS, Column, Row, foreign_row, row_of
from rasad.records.foreign import ForeignRow

if TYPE_CHECKING:
    import pyarrow
    from _typeshed import ReadableBuffer

_ROWS_AT_ONCE = 10_000  # of a Parquet file's group: some MB


def _rows(found: Iterator[Picked | ForeignRow], making: Making) -> Iterator[Row]:
    for one in found:
        making.rows += 1
        yield foreign_row(one) if isinstance(one, ForeignRow) else row_of(making.layer, one, making.sources)


def json_lines(found: Iterator[Picked | ForeignRow], making: Making) -> Iterator[bytes]:
    """Yield one JSON object per row, with all columns in order."""
    for row in _rows(found, making):
        yield msgspec.json.encode(row) + b"\n"


def csv_lines(found: Iterator[Picked | ForeignRow], making: Making) -> Iterator[bytes]:
    """Yield the header and one line per row; lists are joined by semicolons."""
    columns = [column.name for column in COLUMNS[making.layer]]
    yield csv_line(columns)
    for row in _rows(found, making):
        yield csv_line(row[name] for name in columns)


def parquet_bytes(found: Iterator[Picked | ForeignRow], making: Making) -> Iterator[bytes]:
    """Yield a Parquet file, a group of rows at a time; its metadata say what every export says of itself.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ConfigError("--format parquet needs pyarrow. Install it: pip install 'rasad[tables]'") from error
    columns = COLUMNS[making.layer]
    schema = pyarrow.schema([(column.name, _arrow(column)) for column in columns])
    schema = schema.with_metadata({"rasad": notice(making.layer)})
    drain, rows = _Drain(), _rows(found, making)
    with parquet.ParquetWriter(drain, schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROWS_AT_ONCE)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
            yield drain.emptied()
    yield drain.emptied()


def _arrow(column: Column) -> "pyarrow.DataType":
    import pyarrow

    types = {
        "text": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(),
        "list": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    return types[column.kind]


class _Drain(io.RawIOBase):
    """A file that only takes bytes, and gives them out again."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self._given = 0

    def writable(self) -> bool:
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        self._kept += bytes(data)
        return len(bytes(data))

    def tell(self) -> int:
        return self._given + len(self._kept)

    def emptied(self) -> bytes:
        """Return what was written since the last call."""
        kept, self._kept = bytes(self._kept), bytearray()
        self._given += len(kept)
        return kept
