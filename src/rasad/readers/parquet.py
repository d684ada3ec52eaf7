"""Parquet tables -> their articles, a row each, some rows at a time. Needs pyarrow: the extra `rasad[tables]`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from rasad.errors import ReadError
from rasad.readers.columns import Columns, row_item, value_at
from rasad.readers.sources import Item, Refused, refused
from rasad.readers.streams import MOST_SWELLING, UNSUSPICIOUS, BombError, Stream, seekable

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_ROWS_AT_ONCE = 64  # that are held: articles have some 5 KB, the longest some MB


def parquet_rows(stream: Stream, location: str, columns: Columns) -> Iterator[Item | Refused]:
    """Yield the article of each row; a row without text is refused by its number.

    Raises:
        ReadError: pyarrow is not installed, or the table is damaged or has no column of texts.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ReadError("Parquet tables need pyarrow. Install it: pip install 'rasad[tables]'") from error
    with seekable(stream) as file:
        try:
            table = parquet.ParquetFile(file)
            found = columns.find(_names(table, columns))
            _check_swelling(table, found, file)
            yield from _rows(table, found, location)
        except pyarrow.ArrowException as error:
            raise ReadError(f"the table is damaged or cut short: {error}. What came before is read.") from error


def _names(table: "ParquetFile", columns: Columns) -> list[str]:
    """Return the names of the columns, with those that were said to lie within others."""
    leaves = {column.path for column in table.schema}
    return [*table.schema_arrow.names, *(name for name in columns.said.values() if "." in name and name in leaves)]


def _check_swelling(table: "ParquetFile", found: dict[str, str], file: BinaryIO) -> None:
    """Refuse a table whose articles would be out of proportion to its file.

    Raises:
        BombError: they would.
    """
    size = file.seek(0, 2)
    groups = (table.metadata.row_group(number) for number in range(table.metadata.num_row_groups))
    chunks = (group.column(number) for group in groups for number in range(group.num_columns))
    wanted = tuple(f"{name}." for name in found.values())
    unpacked = sum(c.total_uncompressed_size for c in chunks if f"{c.path_in_schema}.".startswith(wanted))
    if unpacked > UNSUSPICIOUS and unpacked > MOST_SWELLING * size:
        raise BombError(f"its {size:,} bytes unpack to {unpacked:,}: it is taken for a bomb and not read.")


def _rows(table: "ParquetFile", found: dict[str, str], location: str) -> Iterator[Item | Refused]:
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=list(found.values())):
        for row in _plain(batch).to_pylist():
            number += 1
            try:
                yield row_item(lambda column, row=row: _text(value_at(row, column)), found, location, number)  # type: ignore[misc]
            except ReadError as error:
                yield refused(f"{location}!{number}", f"row {number}: {error}.")


def _plain(batch: Any) -> Any:
    """Return rows whose times Python can hold: it knows no billionths of seconds."""
    import pyarrow

    for number, field in enumerate(batch.schema):
        if pyarrow.types.is_timestamp(field.type) and field.type.unit == "ns":
            column = batch.column(number).cast(pyarrow.timestamp("us", field.type.tz), safe=False)
            batch = batch.set_column(number, field.name, column)
    return batch


def _text(value: object) -> object:
    """Return bytes as the text that they are in tables whose columns have no type for it."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
