"""A file that is read front to back and can be wound back a little: to behind a damaged record of a web archive."""

import io
import zlib
from collections import deque
from typing import BinaryIO

import regex
import zstandard

from rasad.readers.kinds import Kind
from rasad.readers.streams import DAMAGE

_MOST_KEPT = 64_000_000  # bytes: pages are smaller; within a larger damaged record the search begins further on
_CHUNK = 262_144
_BEGIN = b"WARC/"
_SIGNATURES = {None: b"WARC/1.", Kind.GZIP: b"\x1f\x8b\x08", Kind.ZSTD: b"\x28\xb5\x2f\xfd"}
_LENGTH = regex.compile(rb"\r\nContent-Length:[ \t]*([0-9]{1,18})[ \t]*(?:\r\n|$)", regex.IGNORECASE)
_LONGEST_BLOCK = 140_000  # bytes that begin a compressed record at most before something comes out of it


class Tape:
    """The bytes of a file; `error` is what it broke with, which the reader of a tape takes for its end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._kept: deque[tuple[int, bytes]] = deque()
        self._size = 0  # bytes that are kept
        self._end = 0  # how far the file is read
        self._at = 0
        self.error: Exception | None = None

    def read(self, size: int = _CHUNK) -> bytes:
        """Read on from where the tape stands; nothing at the end, or where the file breaks."""
        if self._at == self._end:
            found = self._fetch(size)
        else:
            start, chunk = next(kept for kept in self._kept if kept[0] <= self._at < kept[0] + len(kept[1]))
            found = chunk[self._at - start :][:size]
        self._at += len(found)
        return found

    def tell(self) -> int:
        """Return where the tape stands, in bytes from the beginning of the file."""
        return self._at

    def go_to(self, place: int) -> None:
        """Wind back to a place, or to the first behind it that is kept."""
        self._at = min(max(place, self._kept[0][0]), self._end) if self._kept else self._end

    def forget_before(self, place: int) -> None:
        """Keep nothing that lies before a place."""
        while self._kept and self._kept[0][0] + len(self._kept[0][1]) <= place:
            self._size -= len(self._kept.popleft()[1])

    def _fetch(self, size: int) -> bytes:
        if self.error is not None:
            return b""
        try:
            chunk = self._file.read(size)
        except DAMAGE as error:
            self.error = error
            return b""
        if chunk:
            self._kept.append((self._end, chunk))
            self._end += len(chunk)
            self._size += len(chunk)
            while self._size > _MOST_KEPT:
                self._size -= len(self._kept.popleft()[1])
        return chunk


class FileTape(Tape):
    """A tape over a file of its own, which can be wound back anywhere: nothing of it is kept."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        # Called for every 64 KB: with no step of ours in between.
        self.read = file.read  # type: ignore[method-assign, assignment]
        self.tell = file.tell  # type: ignore[method-assign]

    def go_to(self, place: int) -> None:
        """Wind to a place."""
        self._file.seek(place)

    def forget_before(self, place: int) -> None:
        """Do nothing, since nothing is kept."""


def find_record(tape: Tape, place: int, packing: Kind | None) -> int | None:
    """Return where the first record at or behind a place begins; None if there is none. The tape stands there."""
    signature = _SIGNATURES[packing]
    tape.go_to(place)
    window, start = b"", tape.tell()
    while chunk := tape.read(_CHUNK):
        window += chunk
        found = window.find(signature)
        while found >= 0:
            if len(window) - found < _LONGEST_BLOCK and (more := tape.read(_CHUNK)):
                window += more
            if _is_record(window[found : found + _LONGEST_BLOCK], packing):
                tape.go_to(start + found)
                return start + found
            found = window.find(signature, found + 1)
        gone = max(len(window) - len(signature), 0)
        window, start = window[gone:], start + gone
        tape.forget_before(start)
    return None


def _is_record(head: bytes, packing: Kind | None) -> bool:
    """Say whether a record begins with these bytes, or what unpacks to one."""
    try:
        if packing is Kind.GZIP:
            return zlib.decompressobj(wbits=31).decompress(head, len(_BEGIN)) == _BEGIN
        if packing is Kind.ZSTD:
            return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(head)).read(len(_BEGIN)) == _BEGIN
    except (zlib.error, zstandard.ZstdError):
        return False
    return b"WARC-Type" in head[:_CHUNK]


def left_over(tape: Tape, place: int, packing: Kind | None) -> int | None:
    """Return how many bytes lie behind the record that begins at a place, which is the last; None if it is cut short.

    Nothing is said of a file that is compressed as a whole: there no record begins with a signature.
    """
    tape.go_to(place)
    tail = b"".join(iter(tape.read, b""))
    if tape.tell() - len(tail) != place or not tail.startswith(_SIGNATURES[packing]):
        return 0
    rest = _behind_text(tail) if packing is None else _behind_packed(tail, packing)
    return None if rest is None else len(rest.strip(b"\r\n\x00"))


def _behind_text(tail: bytes) -> bytes | None:
    head, end, rest = tail.partition(b"\r\n\r\n")
    length = _LENGTH.search(head)
    if not end or (length is not None and int(length[1]) > len(rest)):
        return None
    return rest[int(length[1]) :] if length is not None else rest


def _behind_packed(tail: bytes, packing: Kind) -> bytes | None:
    """Unpack one record, keeping nothing of it, and return what lies behind it."""
    if packing is Kind.GZIP:
        unpacking = zlib.decompressobj(wbits=31)
        unpacking.decompress(tail, _CHUNK)
        while unpacking.unconsumed_tail and not unpacking.eof:
            unpacking.decompress(unpacking.unconsumed_tail, _CHUNK)
        return unpacking.unused_data if unpacking.eof else None
    frame = zstandard.ZstdDecompressor().decompressobj()
    for at in range(0, len(tail), _CHUNK):
        frame.decompress(tail[at : at + _CHUNK])
        if frame.eof:
            return frame.unused_data + tail[at + _CHUNK :]
    return None
