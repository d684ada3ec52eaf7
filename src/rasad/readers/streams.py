"""Bytes that are read once, front to back, without being held: files, standard input, members of archives.

What is compressed is unpacked on the way, and stopped where it swells beyond all measure.
"""

import gzip
import io
import tempfile
from collections import Counter
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import zstandard

from rasad.errors import ReadError

HEAD = 65_536  # bytes looked at to tell what an input is: more than the longest head of a page with its scripts
_CHUNK = 262_144
# A bomb: more than this many bytes out of each one, after so many bytes. Text and pages shrink to a 4th to a 30th,
# tables of equal rows to a 100th at most.
MOST_SWELLING = 200
_UNSUSPICIOUS = 50_000_000
_ZSTD_WINDOW = 1 << 27  # bytes: what `zstd --long` asks for, and what unpacking may hold
_IN_MEMORY = 8_000_000  # bytes of an archive within something else before it is put down in a temporary file


class Tally:
    """How far the reading of inputs has come, filled on the way: bytes of files, and what was left out by rule."""

    def __init__(self) -> None:
        self.size = 0
        self.position = 0
        self.skipped: Counter[str] = Counter()


class Stream(NamedTuple):
    """A file at its first byte; `head` is its beginning, `path` where it lies if it is a file of its own."""

    head: bytes
    file: BinaryIO
    path: Path | None = None


def stream_of(file: BinaryIO, path: Path | None = None) -> Stream:
    """Look at the beginning of a file without losing it; `path` where the file can go back to its start."""
    head = _read_up_to(file, HEAD)
    if path is not None:
        file.seek(0)
        return Stream(head, file, path)
    return Stream(head, _buffered(_Joined(head, file)))


def unpacked(stream: Stream, *, is_gzip: bool) -> Stream:
    """Return what a compressed file holds.

    Raises:
        ReadError: while it is read, if it turns out to be a bomb.
    """
    counted = _Counted(stream.file)
    packed = _buffered(counted)
    if is_gzip:
        inner: BinaryIO = cast("BinaryIO", gzip.GzipFile(fileobj=packed))
    else:
        reader = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
        inner = cast("BinaryIO", reader.stream_reader(packed, read_across_frames=True, read_size=_CHUNK))
    return stream_of(_buffered(_Bounded(inner, counted)))


def seekable(stream: Stream, *, most_bytes: int) -> BinaryIO:
    """Return a file that can be read at any place: the stream's own, or a temporary copy.

    Raises:
        ReadError: the copy would be larger than `most_bytes`.
    """
    if stream.path is not None:
        return stream.file
    copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when it is let go
    size = 0
    while chunk := stream.file.read(_CHUNK):
        size += len(chunk)
        if size > most_bytes:
            raise ReadError(f"it is larger than {most_bytes:,} bytes. Save it as a file of its own and read that.")
        copy.write(chunk)
    copy.seek(0)
    return cast("BinaryIO", copy)


def read_whole(stream: Stream, most_bytes: int) -> bytes:
    """Read what is left of a stream.

    Raises:
        ReadError: there are more than `most_bytes`.
    """
    raw = _read_up_to(stream.file, most_bytes + 1)
    if len(raw) > most_bytes:
        size = f"{stream.path.stat().st_size:,} bytes, " if stream.path else ""
        raise ReadError(f"{size}more than the limit of {most_bytes:,}. Split it into one file per article.")
    return raw


def _read_up_to(file: BinaryIO, size: int) -> bytes:
    """Read so many bytes, or all there are: a pipe gives fewer than it was asked for."""
    found: list[bytes] = []
    while size > 0 and (chunk := file.read(min(size, _CHUNK))):
        found.append(chunk)
        size -= len(chunk)
    return b"".join(found)


def _buffered(raw: io.RawIOBase) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(raw, _CHUNK))


class _Reader(io.RawIOBase):
    """Base of the files below: read only, front to back."""

    def readable(self) -> bool:
        return True

    def _next(self, size: int) -> bytes:
        raise NotImplementedError

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        found = self._next(len(view))
        view[: len(found)] = found
        return len(found)


class _Joined(_Reader):
    """The bytes that were looked at, then the rest of the file."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def _next(self, size: int) -> bytes:
        if self._head:
            found, self._head = self._head[:size], self._head[size:]
            return found
        return self._rest.read(size)


class _Counted(_Reader):
    """A file that counts what was read of it."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.count = 0

    def _next(self, size: int) -> bytes:
        found = self._inner.read(size)
        self.count += len(found)
        return found


class _Bounded(_Reader):
    """What comes out of a compressed file, as long as it is in proportion to what went in."""

    def __init__(self, inner: BinaryIO, packed: _Counted) -> None:
        self._inner = inner
        self._packed = packed
        self._count = 0

    def _next(self, size: int) -> bytes:
        found = self._inner.read(size)
        self._count += len(found)
        check_swelling(self._count, self._packed.count)
        return found


def check_swelling(unpacked_bytes: int, packed_bytes: int) -> None:
    """Refuse what unpacks to far more than it can honestly hold.

    Raises:
        ReadError: it does.
    """
    if unpacked_bytes > _UNSUSPICIOUS and unpacked_bytes > MOST_SWELLING * packed_bytes:
        raise ReadError(
            f"{packed_bytes:,} bytes unpack to more than {unpacked_bytes:,}: it is taken for a bomb, and not read on. "
            "Unpack it yourself if you trust it."
        )
