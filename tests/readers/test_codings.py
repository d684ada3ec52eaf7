"""A packed body is unpacked as it comes in, and never beyond its bounds."""

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.errors import ReadError
from rasad.readers.codings import read_body


def pieces(raw: bytes, size: int = 1000) -> list[bytes]:
    return [raw[at : at + size] for at in range(0, len(raw), size)]


def bare(text: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(text) + packer.flush()


@given(st.binary(max_size=3000), st.sampled_from(["gzip", "x-gzip", "GZIP", "deflate", "bare", "", "identity"]))
def test_every_body_comes_out_as_it_was(text, coding) -> None:
    packers = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "bare": bare}
    packed = packers.get(coding.lower(), bytes)(text)
    name = "deflate" if coding == "bare" else coding
    assert read_body(pieces(packed, 7), coding=name, most_bytes=5000) == text


@pytest.mark.parametrize(
    ("raw", "coding", "reason"),
    [
        (gzip.compress(b"one two three")[:-12], "gzip", "cut short"),
        (b"<html>no gzip at all", "gzip", "damaged"),
        (b"\x8b" * 30, "br", "only gzip, deflate was asked for"),
        (gzip.compress(b"x"), "gzip, gzip", "only gzip, deflate was asked for"),
        (b"x" * 2001, "", "more than 2,000 bytes"),
        (gzip.compress(b"x" * 2001), "gzip", "more than 2,000 bytes"),
    ],
    ids=["cut short", "no gzip", "brotli", "twice", "large", "large when unpacked"],
)
def test_what_is_wrong_with_a_body_is_said(raw, coding, reason) -> None:
    with pytest.raises(ReadError, match=reason):
        read_body(pieces(raw), coding=coding, most_bytes=2000)


def test_a_bomb_is_noticed_long_before_it_has_filled_the_memory() -> None:
    bomb = gzip.compress(bytes(200_000_000))
    tracemalloc.start()
    with pytest.raises(ReadError, match="swells more than 100 times"):
        read_body(pieces(bomb, 65_536), coding="gzip", most_bytes=500_000_000)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
