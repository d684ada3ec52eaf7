"""Bytes that are read once, front to back, without being held: files, standard input, members of archives.

What is compressed is unpacked on the way, and stopped where it swells beyond all measure.
"""

import gzip
import io
import struct
import tarfile
import tempfile
import zipfile
import zlib
from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple, cast

import zstandard

from rasad.errors import ReadError

HEAD = 65_536  # bytes looked at to tell what an input is: more than the longest head of a page with its scripts
_CHUNK = 262_144
# A bomb: more than this many bytes out of each one, after so many bytes. Text and pages shrink to a 4th to a 30th,
# tables of equal rows to a 100th at most.
MOST_SWELLING = 200
UNSUSPICIOUS = 50_000_000
_ZSTD_WINDOW = 1 << 27  # bytes: what `zstd --long` asks for, and what unpacking may hold
_SIGNATURE = 64  # bytes that tell a web archive: more would run into damage further on
# What has to be read at any place (a zip archive, a table) and comes out of something else goes to a temporary file:
_IN_MEMORY = 8_000_000  # after so many bytes
_MOST_COPIED = 4_000_000_000  # with so many bytes at most


# What the libraries raise when a file is damaged or cut short.
DAMAGE = (
    OSError,
    EOFError,
    ValueError,  # a place before the beginning, a name in no encoding
    OverflowError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
    tarfile.TarError,
    zstandard.ZstdError,
    NotImplementedError,  # zipfile: a way of compressing that it does not know
)


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
    """Look at the beginning of a file without losing it; `path` where the file can go back to its start.

    What breaks within the beginning is raised when the reading comes to it.
    """
    if path is not None:
        head = _read_up_to(file, HEAD)
        file.seek(0)
        return Stream(head, file, path)
    found: list[bytes] = []
    size = 0
    try:
        while size < HEAD and (chunk := _read_some(file, HEAD - size)):
            found.append(chunk)
            size += len(chunk)
    except DAMAGE as error:
        return Stream(b"".join(found), buffered(_Joined(b"".join(found), cast("BinaryIO", _Broken(error)))))
    return Stream(b"".join(found), buffered(_Joined(b"".join(found), file)))


class BombError(ReadError):
    """What is unpacked is out of all proportion to what was packed."""


class Budget:
    """How much may come out of one file, at all depths of what is packed in it together."""

    def __init__(self, packed: Callable[[], int]) -> None:
        self._packed = packed
        self._unpacked = 0

    def spend(self, size: int) -> None:
        """Count bytes that came out.

        Raises:
            BombError: they are more than an honest file can hold.
        """
        self._unpacked += size
        if self._unpacked > UNSUSPICIOUS and self._unpacked > MOST_SWELLING * self._packed():
            raise BombError(
                f"{self._packed():,} bytes unpack to more than {self._unpacked:,}: it is taken for a bomb and not read "
                "on. Unpack it yourself if you trust it."
            )


def unpacked(stream: Stream, budget: Budget, *, is_gzip: bool) -> Stream:
    """Return what a compressed file holds; reading it raises `BombError` where it swells too much."""
    if is_gzip:
        inner: BinaryIO = cast("BinaryIO", gzip.GzipFile(fileobj=stream.file))
    else:
        reader = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
        inner = cast("BinaryIO", reader.stream_reader(stream.file, read_across_frames=True, closefd=False))
    return stream_of(bounded(inner, budget))


def unpacked_head(head: bytes, *, is_gzip: bool) -> bytes:
    """Return the first bytes of what a compressed file holds, as far as its own beginning gives them."""
    try:
        if is_gzip:
            return zlib.decompressobj(wbits=31).decompress(head, _SIGNATURE)
        reader = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).stream_reader(head, read_across_frames=True)
        return reader.read(_SIGNATURE)
    except (zlib.error, zstandard.ZstdError):
        return b""


def bounded(file: IO[bytes], budget: Budget) -> BinaryIO:
    """Return a file whose bytes are counted as coming out of something packed."""
    return buffered(_Bounded(file, budget))


@contextmanager
def seekable(stream: Stream) -> Iterator[BinaryIO]:
    """Give a file that can be read at any place: the stream's own, or a temporary copy.

    Raises:
        ReadError: the copy would be larger than 4 GB.
    """
    if stream.path is not None:
        yield stream.file
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        size = 0
        while chunk := stream.file.read(_CHUNK):
            size += len(chunk)
            if size > _MOST_COPIED:
                raise ReadError(
                    f"it is larger than {_MOST_COPIED:,} bytes. Save it as a file of its own and read that."
                )
            copy.write(chunk)
        copy.seek(0)
        yield cast("BinaryIO", copy)


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


def _read_some(file: IO[bytes], size: int) -> bytes:
    """Read what is at hand: asked for more, a file that breaks would keep back what it had before."""
    return cast("io.BufferedReader", file).read1(size) if hasattr(file, "read1") else file.read(size)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """Return a file that reads ahead of what is asked for."""
    return cast("BinaryIO", io.BufferedReader(raw, _CHUNK))


class _Reader(io.RawIOBase):
    """Base of the files below: read only, front to back."""

    def readable(self) -> bool:
        return True

    @abstractmethod
    def _next(self, size: int) -> bytes:
        """Return up to so many bytes more, none at the end."""

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        found = self._next(len(view))
        view[: len(found)] = found
        return len(found)


class _Joined(_Reader):
    """The bytes that were looked at, then the rest of the file."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def _next(self, size: int) -> bytes:
        if self._head:
            found, self._head = self._head[:size], self._head[size:]
            return found
        return _read_some(self._rest, size)


class _Broken(_Reader):
    """The place where a file breaks."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def _next(self, size: int) -> bytes:
        raise self._error


class Counted(_Reader):
    """A file that counts what was read of it."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.count = 0

    def _next(self, size: int) -> bytes:
        found = _read_some(self._inner, size)
        self.count += len(found)
        return found


class _Bounded(_Reader):
    """What comes out of a packed file, as long as it is in proportion to what went in."""

    def __init__(self, inner: IO[bytes], budget: Budget) -> None:
        self._inner = inner
        self._budget = budget

    def _next(self, size: int) -> bytes:
        found = _read_some(self._inner, size)
        self._budget.spend(len(found))
        return found
