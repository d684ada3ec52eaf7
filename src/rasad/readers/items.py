"""Files, folders, standard input, tables, archives and feeds -> their articles, one at a time, told apart by content.

Nothing is held but the article at hand. What cannot be read is yielded as `Refused` with the reason, and never stops
what comes after it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from rasad.errors import ReadError
from rasad.readers.columns import Columns, is_table_header
from rasad.readers.kinds import Kind, header_cells, is_page, kind_of
from rasad.readers.paths import expand
from rasad.readers.plain import MAX_BYTES, read_plain
from rasad.readers.sources import Item, Refused, SourceText, refused
from rasad.readers.streams import Stream, Tally, read_whole, stream_of
from rasad.readers.tables import csv_rows, json_lines, json_rows
from rasad.records.report import Problem

__all__ = ["STDIN", "Item", "Refused", "open_items", "open_stream", "read_item"]

STDIN = "-"
_NOT_FOUND = Columns()


def open_items(
    *sources: Path | str, columns: Columns = _NOT_FOUND, tally: Tally | None = None
) -> Iterator[Item | Refused]:
    """Yield the articles behind files, folders and standard input (`-`), in their order.

    Args:
        sources: paths; a folder stands for all in it that can be read, in the order of the names.
        columns: the columns of tables, where the user says them.
        tally: is told how far the reading has come.
    """
    seen: set[Path] = set()
    for source in sources:
        if str(source) == STDIN:
            yield from open_stream(stream_of(sys.stdin.buffer), STDIN, columns)
            continue
        for path in expand([Path(source)], seen):
            if isinstance(path, Refused):
                yield path
            else:
                yield from _open_file(path, columns, tally or Tally())


def _open_file(path: Path, columns: Columns, tally: Tally) -> Iterator[Item | Refused]:
    try:
        with path.open("rb") as file:
            is_on_disk = file.seekable()
            tally.size += path.stat().st_size if is_on_disk else 0
            stream = stream_of(file, path if is_on_disk else None)
            begun = tally.position
            for item in open_stream(stream, str(path), columns):
                yield item
                tally.position = begun + file.tell() if is_on_disk else 0
            tally.position = tally.size
    except OSError as error:
        yield refused(path, f"cannot be read: {error.strerror or error}. Check the file and its permissions.")


def open_stream(stream: Stream, location: str, columns: Columns = _NOT_FOUND) -> Iterator[Item | Refused]:
    """Yield the articles of one opened input."""
    kind = kind_of(stream.head)
    if kind is Kind.TEXT and _is_table(stream.head, location, columns):
        kind = Kind.CSV
    try:
        if kind in (Kind.TEXT, Kind.PAGE):
            yield Item(location, read_whole(stream, MAX_BYTES))
        elif kind is Kind.JSON_LINES:
            yield from json_lines(stream, location, columns)
        elif kind is Kind.JSON:
            yield from json_rows(stream, location, columns)
        elif kind is Kind.CSV:
            yield from csv_rows(stream, location, columns)
        else:
            yield refused(
                location, f"it is {kind.value}, which is not read. Give texts, pages, feeds, tables or archives."
            )
    except ReadError as error:
        yield refused(location, str(error))


def _is_table(head: bytes, location: str, columns: Columns) -> bool:
    """Say whether a text is a table; one that is named as a table is taken for one, to say what it lacks."""
    cells, delimiter = header_cells(head)
    is_named = bool(delimiter) and location.lower().endswith((".csv", ".tsv"))
    return is_named or is_table_header(cells, columns)


def read_item(item: Item) -> SourceText:
    """Read the text of an article, which is a web page or plain text.

    Raises:
        ReadError: it holds no text.
    """
    if is_page(item.raw):
        raise ReadError(f"{item.location}: it is a web page, and pages are not read yet.")
    source = read_plain(item.raw, location=item.location, encoding=item.encoding)
    notes = tuple(Problem(step="read", message=note) for note in item.notes)
    return structs.replace(source, problems=(*source.problems, *notes)) if notes else source
