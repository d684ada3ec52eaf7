"""What the web sends a page in -> the page: gzip, deflate, brotli and chunks, with a bound, and cut short only by name.

Source: RFC 9110 (content codings), RFC 9112 (chunks), RFC 7932 (brotli).
"""

import zlib
from collections.abc import Callable, Sequence

from rasad.errors import ReadError


def undone(raw: bytes, codings: Sequence[str], most_bytes: int) -> bytes:
    r"""Undo codings, named in the order in which they were applied.

    >>> undone(b"3\r\nabc\r\n0\r\n\r\n", ["chunked"], 100)
    b'abc'

    Raises:
        ReadError: it is damaged or cut short, gives more than `most_bytes`, or a coding is not known.
    """
    for coding in reversed(codings):
        undo = _CODINGS.get(coding)
        if undo is None:
            raise ReadError(f"its encoding {coding!r} is not known")
        raw = undo(raw, most_bytes)
    return raw


def _inflated(raw: bytes, most_bytes: int) -> bytes:
    """Undo gzip or zlib; some servers send deflate without the head that it should have."""
    for bits in (47, -15):
        unpacking = zlib.decompressobj(wbits=bits)
        try:
            found = unpacking.decompress(raw, most_bytes + 1)
        except zlib.error:
            continue
        if len(found) > most_bytes:
            raise _too_large(most_bytes)
        if unpacking.eof:
            return found
        break
    raise ReadError("what it was compressed to is damaged or cut short")


def _unbrotlied(raw: bytes, most_bytes: int) -> bytes:
    import brotli

    unpacking = brotli.Decompressor()
    found = b""
    try:
        found = unpacking.process(raw, output_buffer_limit=most_bytes + 1)
        while not unpacking.is_finished() and not unpacking.can_accept_more_data() and len(found) <= most_bytes:
            found += unpacking.process(b"", output_buffer_limit=most_bytes + 1)
    except brotli.error as error:
        raise ReadError("what it was compressed to is damaged") from error
    if len(found) > most_bytes:
        raise _too_large(most_bytes)
    if not unpacking.is_finished():
        raise ReadError("what it was compressed to is cut short")
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
    raise ReadError("its chunks are damaged or cut short")


def _size(line: bytes) -> int | None:
    digits = line.split(b";", 1)[0].strip()
    return int(digits, 16) if digits and not digits.strip(b"0123456789abcdefABCDEF") else None


def _too_large(most_bytes: int) -> ReadError:
    return ReadError(f"it unpacks to more than the limit of {most_bytes:,} bytes")


_LONGEST_SIZE = 200  # bytes of a line that says the size of a chunk
_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": _unbrotlied,
    "chunked": _joined,
}
