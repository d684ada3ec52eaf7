"""The body of an answer as it comes in -> its bytes, unpacked within bounds, or a ReadError that says which was passed.

Source: RFC 9110 (content codings). Only gzip and deflate are asked for.
"""

import zlib
from collections.abc import Iterable

from rasad.errors import ReadError

CODINGS = "gzip, deflate"
# A bomb: more than this many bytes out of each one, after so many bytes. Pages and feeds shrink to a 4th to a 30th.
MOST_SWELLING = 100
_UNSUSPICIOUS = 1_000_000
_STEP = 262_144  # bytes unpacked at a time, so that no step can swell beyond measure
_GZIP, _ZLIB, _RAW = 31, 15, -15  # window bits of zlib


def read_body(chunks: Iterable[bytes], *, coding: str, most_bytes: int) -> bytes:
    """Put a body together.

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
            f"it is packed as {coding!r}, and only {CODINGS} was asked for. Save the page and read the file."
        )
    return _Unpacking(name, most_bytes).all_of(chunks)


def _plain(chunks: Iterable[bytes], most_bytes: int) -> bytes:
    found = bytearray()
    for chunk in chunks:
        found += chunk
        if len(found) > most_bytes:
            raise ReadError(_too_large(most_bytes))
    return bytes(found)


def _too_large(most_bytes: int) -> str:
    return (
        f"it has more than {most_bytes:,} bytes, and the rest was not taken. Save it and read the file if it is right."
    )


class _Unpacking:
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
            raise ReadError("its packed body is cut short. Try again later.")
        return bytes(self._found)

    def _take(self, chunk: bytes) -> None:
        stream = self._stream or self._begin(chunk)
        self._stream = stream
        while chunk and not stream.eof:
            try:
                self._found += stream.decompress(chunk, _STEP)
            except zlib.error as error:
                raise ReadError(f"its packed body is damaged ({error}). Try again later.") from error
            self._check()
            chunk = stream.unconsumed_tail

    def _begin(self, chunk: bytes) -> "zlib._Decompress":
        if self._name != "deflate":
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
            raise ReadError(_too_large(self._most))
