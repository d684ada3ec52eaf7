"""Files, folders, standard input, addresses, tables, archives -> their articles, one at a time, told apart by content.

Nothing is held but the article at hand. What cannot be read is yielded as `Refused` with the reason, and never stops
what comes after it.
"""

import functools
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec import structs

from rasad.errors import ReadError
from rasad.readers.archives import Member, tar_members, zip_members
from rasad.readers.columns import Columns, is_table_header
from rasad.readers.feeds import feed_items, json_feed_items, refuse_opml, refuse_sitemap
from rasad.readers.kinds import Kind, header_cells, is_page, kind_of
from rasad.readers.online import fetched_items, is_address
from rasad.readers.pages import read_page
from rasad.readers.parquet import parquet_rows
from rasad.readers.paths import expand, is_for_reading
from rasad.readers.plain import MAX_BYTES, read_plain
from rasad.readers.sources import Item, Refused, SourceText, refused
from rasad.readers.streams import (
    DAMAGE,
    BombError,
    Budget,
    Counted,
    Stream,
    Tally,
    buffered,
    read_whole,
    stream_of,
    unpacked,
    unpacked_head,
)
from rasad.readers.tables import csv_rows, json_lines, json_rows
from rasad.records.report import Problem

__all__ = ["STDIN", "Item", "Refused", "open_items", "open_stream", "read_item"]

STDIN = "-"
OTHER_FILES = "files in archives that hold no articles"
_NOT_SAID = Columns()
_ZSTD_FRAME = b"\x28\xb5\x2f\xfd"
_DEEPEST = 6  # archives and compressions within each other; an honest one has two or three


class _Opening(NamedTuple):
    """What the opening of one input goes by: columns said, whom to tell how far it is, what may come out, how deep."""

    columns: Columns
    tally: Tally
    budget: Budget
    depth: int = 0


def open_items(
    *sources: Path | str,
    columns: Columns = _NOT_SAID,
    tally: Tally | None = None,
    allowed_hosts: Collection[str] = (),
) -> Iterator[Item | Refused]:
    """Yield the articles behind files, folders, standard input (`-`) and addresses, in their order.

    Args:
        sources: paths; a folder stands for all in it that can be read, in the order of the names. Or addresses (URLs).
        columns: the columns of tables, where the user says them.
        tally: is told how far the reading has come.
        allowed_hosts: names of hosts in addresses that may be private.
    """
    seen: set[Path] = set()
    tally = tally or Tally()
    for source in sources:
        if str(source) == STDIN:
            yield from open_stream(sys.stdin.buffer, STDIN, columns=columns, tally=tally)
            continue
        if is_address(source):
            opened = functools.partial(open_stream, columns=columns, tally=tally)
            yield from fetched_items(str(source), opened, allowed_hosts=allowed_hosts)
            continue
        for path in expand([Path(source)], seen):
            if isinstance(path, Refused):
                yield path
            else:
                yield from _open_file(path, columns, tally)


def _open_file(path: Path, columns: Columns, tally: Tally) -> Iterator[Item | Refused]:
    try:
        with path.open("rb") as file:
            if not file.seekable():
                yield from open_stream(file, str(path), columns=columns, tally=tally)
                return
            begun, size = tally.size, path.stat().st_size
            tally.size += size
            opening = _Opening(columns, tally, Budget(lambda: size))
            for item in _open(stream_of(file, path), str(path), opening):
                yield item
                tally.position = begun + file.tell()
            tally.position = tally.size
    except OSError as error:
        yield refused(path, f"cannot be read: {error.strerror or error}. Check the file and its permissions.")


def open_stream(
    file: BinaryIO, location: str, *, columns: Columns = _NOT_SAID, tally: Tally | None = None
) -> Iterator[Item | Refused]:
    """Yield the articles of an opened input that is read once, front to back; `location` says where it is from."""
    counted = Counted(file)
    opening = _Opening(columns, tally or Tally(), Budget(lambda: counted.count))
    yield from _open(stream_of(buffered(counted)), location, opening)


def _open(stream: Stream, location: str, opening: _Opening) -> Iterator[Item | Refused]:
    """Yield the articles of a file or of a member of an archive, whatever it is."""
    kind = kind_of(stream.head)
    if kind is Kind.TEXT and _is_table(stream.head, location, opening.columns):
        kind = Kind.CSV
    try:
        for item in _articles(kind, stream, location, opening):
            is_inner = not opening.depth and isinstance(item, Item) and item.location != location
            yield item._replace(within=location) if isinstance(item, Item) and is_inner else item
    except BombError as error:
        if opening.depth:  # the whole file is given up
            raise
        yield refused(location, str(error))
    except ReadError as error:
        yield refused(location, str(error))
    except DAMAGE as error:
        told = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield refused(location, f"it is damaged or cut short: {told}. What came before is read.")
    except Exception as error:  # noqa: BLE001 - a fault in rasad costs one input, never the batch
        told = f"{type(error).__name__}: {error}"
        yield refused(location, f"a fault in rasad ({told}) stopped its reading. Please report it with the file.")


def _articles(kind: Kind, stream: Stream, location: str, opening: _Opening) -> Iterator[Item | Refused]:
    if kind in (Kind.TEXT, Kind.PAGE):
        return iter([Item(location, read_whole(stream, MAX_BYTES))])
    if kind in _TABLES:
        return _TABLES[kind](stream, location, opening.columns)
    if kind in _LISTS:
        return _LISTS[kind](stream, location)
    if opening.depth >= _DEEPEST:
        raise ReadError(f"it lies more than {_DEEPEST} archives deep, and is not read.")
    return _packed(kind, stream, location, opening._replace(depth=opening.depth + 1))


def _packed(kind: Kind, stream: Stream, location: str, opening: _Opening) -> Iterator[Item | Refused]:
    """Yield the articles of an archive, or of what is compressed."""
    if kind is Kind.WARC or _is_packed_warc(stream.head, kind):
        from rasad.readers.warcs import warc_items

        return warc_items(stream, location, opening.tally, None if kind is Kind.WARC else kind)
    if kind in (Kind.GZIP, Kind.ZSTD):
        return _open(unpacked(stream, opening.budget, is_gzip=kind is Kind.GZIP), location, opening)
    if kind is Kind.ZIP:
        return _members(zip_members(stream, location, opening.budget), location, opening)
    if kind is Kind.TAR:
        return _members(tar_members(stream, location, opening.budget, opening.tally), location, opening)
    raise ReadError(f"it is {kind.value}, which is not read. Give texts, pages, feeds, tables or archives.")


def _is_packed_warc(head: bytes, kind: Kind) -> bool:
    """Say whether what is compressed is a web archive; a dictionary before it is what only such archives have."""
    if kind not in (Kind.GZIP, Kind.ZSTD):
        return False
    is_dictionary = kind is Kind.ZSTD and not head.startswith(_ZSTD_FRAME)
    return is_dictionary or kind_of(unpacked_head(head, is_gzip=kind is Kind.GZIP)) is Kind.WARC


def _members(members: Iterable[Member | Refused], location: str, opening: _Opening) -> Iterator[Item | Refused]:
    """Yield the articles of the members of an archive that are there to be read."""
    for member in members:
        if isinstance(member, Refused):
            yield member
        elif is_for_reading(member.name, member.stream.head):
            yield from _open(member.stream, f"{location}!{member.name}", opening)
        else:
            opening.tally.skipped[OTHER_FILES] += 1


_TABLES: dict[Kind, Callable[[Stream, str, Columns], Iterator[Item | Refused]]] = {
    Kind.JSON_LINES: json_lines,
    Kind.JSON: json_rows,
    Kind.CSV: csv_rows,
    Kind.PARQUET: parquet_rows,
}

_LISTS: dict[Kind, Callable[[Stream, str], Iterator[Item | Refused]]] = {
    Kind.FEED: feed_items,
    Kind.JSON_FEED: json_feed_items,
    Kind.OPML: refuse_opml,
    Kind.SITEMAP: refuse_sitemap,
}


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
        url = item.given.url or (item.location if "://" in item.location else None)
        source = read_page(item.raw, location=item.location, url=url, encoding=item.encoding)
    else:
        source = _read_text(item)
    notes = tuple(Problem(step="read", message=note) for note in item.notes)
    return structs.replace(source, problems=(*source.problems, *notes)) if notes else source


def _read_text(item: Item) -> SourceText:
    """Read a plain text in the encoding that is declared, or, where that is wrong, in the one that it is in."""
    if item.encoding is None or _is_utf8(item.raw):
        return read_plain(item.raw, location=item.location)
    try:
        return read_plain(item.raw, location=item.location, encoding=item.encoding)
    except ReadError:
        return read_plain(item.raw, location=item.location)


def _is_utf8(raw: bytes) -> bool:
    """Say whether bytes are UTF-8 beyond doubt: text in another encoding is never valid UTF-8 by chance."""
    try:
        return not raw.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
