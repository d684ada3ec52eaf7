"""What the web sends a body in -> the body: gzip, deflate, brotli and chunks, within bounds, cut short only by name.

Source: RFC 9110 (content codings), RFC 9112 (chunks), RFC 7932 (brotli).
"""

import zlib
from collections.abc import Callable, Iterable, Sequence

from rasad.errors import ReadError

ASKED_FOR = "gzip, deflate"
# A bomb: more than this many bytes out of each one, after so many bytes. Pages and feeds shrink to a 4th to a 30th.
MOST_SWELLING = 100
_UNSUSPICIOUS = 1_000_000
_STEP = 262_144  # bytes unpacked at a time, so that no step can swell beyond measure
_GZIP, _ZLIB, _RAW = 31, 15, -15  # window bits of zlib
_GZIP_MARK = b"\x1f\x8b"
_LONGEST_SIZE = 200  # bytes of a line that says the size of a chunk


def read_body(chunks: Iterable[bytes], *, coding: str, most_bytes: int) -> bytes:
    """Put a body together as it comes in.

    Args:
        chunks: as they come in.
        coding: what the server says it did to it; empty for nothing.
        most_bytes: what it may have when it is unpacked.

    Raises:
        ReadError: it is too large, swells too much, is damaged, cut short, or packed in a way that was not asked for.
    """
    name = coding.strip().lower()
    if name in ("", "identity"):
        return _plain(chunks, most_bytes)
    if name not in ("gzip", "x-gzip", "deflate"):
        raise ReadError(
            f"it is packed as {coding!r}, and only {ASKED_FOR} was asked for. Save the page and read the file."
        )
    return _Unpacking(name, most_bytes).all_of(chunks)


def undone(raw: bytes, codings: Sequence[str], most_bytes: int) -> bytes:
    r"""Undo codings of a body that is there as it was sent, named in the order in which they were applied.

    >>> undone(b"3\r\nabc\r\n0\r\n\r\n", ["chunked"], 100)
    b'abc'

    Raises:
        ReadError: it is damaged or cut short, gives more than `most_bytes` or swells too much, or a coding is not
            known.
    """
    for coding in reversed(codings):
        undo = _CODINGS.get(coding)
        if undo is None:
            raise ReadError(f"its encoding {coding!r} is not known. Unpack it yourself.")
        raw = undo(raw, most_bytes)
    return raw


def _plain(chunks: Iterable[bytes], most_bytes: int) -> bytes:
    found = bytearray()
    for chunk in chunks:
        found += chunk
        if len(found) > most_bytes:
            raise _too_large(most_bytes)
    return bytes(found)


def _too_large(most_bytes: int) -> ReadError:
    return ReadError(
        f"it has more than {most_bytes:,} bytes, and the rest was not taken. Save it and read the file if it is right."
    )


class _Unpacking:
    """Undoes gzip or zlib step by step; some servers send deflate without the head that it should have."""

    def __init__(self, name: str, most_bytes: int) -> None:
        self._name = name
        self._most = most_bytes
        self._stream: zlib._Decompress | None = None
        self._taken = 0
        self._found = bytearray()

    def all_of(self, chunks: Iterable[bytes]) -> bytes:
        for chunk in chunks:
            self._taken += len(chunk)
            self._take(chunk)
        if self._stream is None:
            return b""
        if not self._stream.eof:
            raise ReadError("its packed body is cut short. Fetch it again.")
        return bytes(self._found)

    def _take(self, chunk: bytes) -> None:
        stream = self._stream or self._begin(chunk)
        self._stream = stream
        while chunk and not stream.eof:
            try:
                self._found += stream.decompress(chunk, _STEP)
            except zlib.error as error:
                raise ReadError(f"its packed body is damaged ({error}). Fetch it again.") from error
            self._check()
            chunk = stream.unconsumed_tail

    def _begin(self, chunk: bytes) -> "zlib._Decompress":
        if self._name != "deflate" or chunk.startswith(_GZIP_MARK):
            return zlib.decompressobj(_GZIP)
        is_wrapped = len(chunk) > 1 and chunk[0] & 15 == 8 and (chunk[0] << 8 | chunk[1]) % 31 == 0
        return zlib.decompressobj(_ZLIB if is_wrapped else _RAW)

    def _check(self) -> None:
        size = len(self._found)
        if size > _UNSUSPICIOUS and size > MOST_SWELLING * self._taken:
            raise ReadError(
                f"it swells more than {MOST_SWELLING} times when it is unpacked: this is a trap. Leave it out."
            )
        if size > self._most:
            raise _too_large(self._most)


def _inflated(name: str) -> Callable[[bytes, int], bytes]:
    return lambda raw, most_bytes: _Unpacking(name, most_bytes).all_of([raw])


def _unbrotlied(raw: bytes, most_bytes: int) -> bytes:
    import brotli

    unpacking = brotli.Decompressor()
    found = b""
    try:
        found = unpacking.process(raw, output_buffer_limit=most_bytes + 1)
        while not unpacking.is_finished() and not unpacking.can_accept_more_data() and len(found) <= most_bytes:
            found += unpacking.process(b"", output_buffer_limit=most_bytes + 1)
    except brotli.error as error:
        raise ReadError("its packed body is damaged. Fetch it again.") from error
    if len(found) > most_bytes:
        raise _too_large(most_bytes)
    if not unpacking.is_finished():
        raise ReadError("its packed body is cut short. Fetch it again.")
    return bytes(found)


def _joined(raw: bytes, most_bytes: int) -> bytes:
    """Join chunks; an archive that kept the page as it was after that still names the coding."""
    found: list[bytes] = []
    at = 0
    while (end := raw.find(b"\r\n", at, at + _LONGEST_SIZE)) >= 0:
        size = _size(raw[at:end])
        if size is None:
            break
        if size == 0:
            return b"".join(found)
        found.append(raw[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    if not found:
        return raw
    raise ReadError("its chunks are damaged or cut short. Fetch it again.")


def _size(line: bytes) -> int | None:
    digits = line.split(b";", 1)[0].strip()
    return int(digits, 16) if digits and not digits.strip(b"0123456789abcdefABCDEF") else None


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _inflated("gzip"),
    "x-gzip": _inflated("gzip"),
    "deflate": _inflated("deflate"),
    "br": _unbrotlied,
    "chunked": _joined,
}
