"""JSON Lines, JSON and CSV -> their articles, a row each, read line by line.

Source: RFC 8259 (JSON), jsonlines.org, RFC 4180 (CSV).
"""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

from rasad.errors import ReadError
from rasad.readers.columns import Columns, is_manifest_header, row_item, value_at
from rasad.readers.encodings import decode
from rasad.readers.kinds import header_cells
from rasad.readers.plain import MAX_BYTES
from rasad.readers.sources import Item, Refused, refused
from rasad.readers.streams import Stream, read_whole

_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MOST_JSON = 200_000_000  # bytes of a JSON file that is no JSON Lines, which has to be held as a whole
_MOST_BROKEN = 1_000  # rows of one table that cannot be read: then it is no table, and each costs time
_LISTS = ("items", "articles", "documents", "data", "results", "rows")  # under which a JSON object holds its rows


def json_lines(stream: Stream, location: str, columns: Columns) -> Iterator[Item | Refused]:
    """Yield the article of each line; a line that holds none is refused by its number, until most of very many are."""
    good = broken = 0
    for number, line in enumerate(_lines(stream.file), 1):
        found: Item | Refused | None = None
        if line is None:
            found = refused(f"{location}!{number}", f"the line is longer than {MAX_BYTES:,} bytes.")
        elif line.strip():
            found = _of_object(line.removeprefix(_MARK) if number == 1 else line, location, number, columns)
        if found is not None:
            yield found
            good, broken = good + isinstance(found, Item), broken + isinstance(found, Refused)
        if broken >= _MOST_BROKEN and broken > good:
            yield refused(location, f"{broken:,} of {good + broken:,} lines are broken; the rest is not read.")
            return


def _of_object(line: bytes, location: str, number: int, columns: Columns) -> Item | Refused:
    try:
        row = msgspec.json.decode(line)
        if not isinstance(row, dict):
            raise ReadError("it is no JSON object")
        return _json_item(row, location, number, columns)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        return refused(f"{location}!{number}", f"line {number} is no JSON: {error}. Correct or remove the line.")
    except ReadError as error:
        return refused(f"{location}!{number}", f"line {number}: {error}.")


def _json_item(row: Mapping[str, object], location: str, number: int, columns: Columns) -> Item:
    """Return the article of an object, whose columns may lie within others: `meta.date`."""
    within = {column for column in columns.said.values() if column not in row and value_at(row, column) is not None}
    return row_item(lambda column: value_at(row, column), columns.find((*row, *within)), location, number)


def json_rows(stream: Stream, location: str, columns: Columns) -> Iterator[Item | Refused]:
    """Yield the articles of a JSON file: an array of objects, an object with such an array, or one object."""
    try:
        whole = msgspec.json.decode(read_whole(stream, _MOST_JSON).removeprefix(_MARK))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        yield refused(location, f"it begins like JSON but is none: {error}. Save it as JSON Lines.")
        return
    if isinstance(whole, dict):
        whole = next((whole[name] for name in _LISTS if isinstance(whole.get(name), list)), [whole])
    for number, row in enumerate(whole, 1):
        try:
            if not isinstance(row, dict):
                raise ReadError("it is no JSON object")
            yield _json_item(row, location, number, columns)
        except ReadError as error:
            yield refused(f"{location}!{number}", f"row {number}: {error}.")


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a file; None for one that is longer than an article may be."""
    while line := file.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES)
        yield None


def csv_rows(stream: Stream, location: str, columns: Columns) -> Iterator[Item | Refused]:
    """Yield the article of each row of a table whose first line names its columns."""
    encoding = _encoding(stream.head)
    cells, delimiter = header_cells(stream.head)
    if is_manifest_header(cells) and not columns.said:
        yield refused(location, "it is a manifest, which tells of other files. Give it with --manifest.")
        return
    rows = _Rows(stream.file, encoding, delimiter or ",")
    header = next(rows)
    names = [name.strip() for name in header] if not isinstance(header, ReadError) else []
    try:
        found = columns.find(names)
    except ReadError as error:
        yield refused(location, str(error))
        return
    for number, cells_or_error in enumerate(rows, 1):
        place = f"{location}!{number}"
        if isinstance(cells_or_error, ReadError):
            yield refused(place, f"row {number} (line {rows.line}): {cells_or_error}.")
        elif len(cells_or_error) != len(names):
            told = f"{len(cells_or_error)} cells where the header has {len(names)}"
            yield refused(place, f"row {number} (line {rows.line}): {told}. Correct the row.")
        else:
            row = dict(zip(names, cells_or_error, strict=True))
            try:
                yield row_item(row.get, found, location, number)
            except ReadError as error:
                yield refused(place, f"row {number} (line {rows.line}): {error}.")
    if rows.is_given_up:
        yield refused(
            location, f"more than {_MOST_BROKEN} rows are broken: the rest (from line {rows.line}) is not read."
        )


def _encoding(head: bytes) -> str:
    """Return the encoding of a table by its mark, or of its whole lines: the last one may end within a letter."""
    if head.startswith(_WIDE_MARKS):
        return "utf-16"
    return decode(head[: head.rfind(b"\n") + 1] or head).encoding


class _Rows:
    """The rows of a table as lists of cells, or the error of a row; goes on behind the first line of a broken row."""

    def __init__(self, file: BinaryIO, encoding: str, delimiter: str) -> None:
        csv.field_size_limit(MAX_BYTES)  # for the whole process; the default refuses cells of over 131,072 characters
        self._source = _decoded(file, encoding)
        self._pending: list[str] = []
        self._row: list[str] = []
        self._size = 0
        self._broken = 0
        self._reader = csv.reader(self._next_lines(), delimiter=delimiter, strict=True)
        self._delimiter = delimiter
        self.line = 0
        self.is_given_up = False

    def __iter__(self) -> "_Rows":
        return self

    def __next__(self) -> list[str] | ReadError:
        while not self.is_given_up:
            self._row, self._size = [], 0
            try:
                cells = next(self._reader)
            except (csv.Error, ReadError) as error:
                return self._go_on(error)
            if any(cell.strip() for cell in cells):
                return cells
        raise StopIteration

    def _next_lines(self) -> Iterator[str]:
        while True:
            line = self._pending.pop() if self._pending else next(self._source, None)
            if line is None:
                return
            self.line += 1
            self._row.append(line)
            self._size += len(line)
            if self._size > MAX_BYTES:
                raise ReadError(f"it is longer than {MAX_BYTES:,} characters; a quotation mark may be missing")
            yield line

    def _go_on(self, error: Exception) -> ReadError:
        """Take up the reading behind the first line of a row that could not be read."""
        self._broken += 1
        self.is_given_up = self._broken > _MOST_BROKEN
        rest = self._row[1:]
        self.line -= len(rest)
        self._pending += reversed(rest)
        self._reader = csv.reader(self._next_lines(), delimiter=self._delimiter, strict=True)
        return ReadError(str(error))


def _decoded(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Yield lines as text; what cannot be decoded is replaced, one line at a time."""
    if encoding.startswith("utf-16"):
        yield from _decoded_wide(file, encoding)
        return
    for number, line in enumerate(_lines(file)):
        if line is None:
            yield "\n"
            continue
        yield (line.removeprefix(_MARK) if number == 0 else line).decode(encoding.removesuffix("-sig"), "replace")


def _decoded_wide(file: BinaryIO, encoding: str) -> Iterator[str]:
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="\n")
    try:
        while line := text.readline(MAX_BYTES):
            yield line
    finally:
        text.detach()  # else it would close the file
