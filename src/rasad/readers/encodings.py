"""Raw bytes -> text: valid UTF-8 first, then byte order marks, then evidence from the letters of the shipped languages.

Source: code charts of Windows-1256, ISO 8859-6 and UTF-16; letter lists of the language packs (`identity.toml`).
"""

from typing import NamedTuple

from rasad.errors import ReadError
from rasad.langpack.scripts import frequent_letters
from rasad.readers.sources import EncodingBasis

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_SINGLE_BYTE = ("cp1256", "iso8859-6")
# How much of a file is looked at as evidence, in bytes; enough for stable letter shares.
_SAMPLE = 64_000
# Share of the non-ASCII characters that must be frequent letters of a shipped language before a guess is taken.
# Real text has .8 and more (the rest: rarer letters, quotation marks); wrongly decoded text less than .5.
_LEAST_SHARE = 0.6
# A file with at most this share of undecodable bytes is taken as damaged UTF-8 rather than as another encoding.
_MOST_DAMAGE = 0.01
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Decoded(NamedTuple):
    """A decoded text, the encoding's name, how it was found, and what to tell the reader (empty: nothing)."""

    text: str
    encoding: str
    basis: EncodingBasis
    note: str


def decode(raw: bytes, *, encoding: str | None = None) -> Decoded:
    """Decode the bytes of a text file; `encoding` says which one to take without looking.

    Raises:
        ReadError: the bytes are no text in the encoding said, or in any encoding that rasad knows.
    """
    if encoding is not None:
        return _decode_as_said(raw, encoding)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _decode_marked(raw, name)
    if b"\x00" not in raw:
        try:
            return Decoded(raw.decode("utf-8"), "utf-8", "valid", "")
        except UnicodeDecodeError:
            pass
    guess = _decode_by_evidence(raw)
    if guess is None:
        raise ReadError(
            "it is no text in UTF-8, UTF-16, Windows-1256 or ISO-8859-6. Save it as UTF-8 and read it again."
        )
    return guess


def _decode_as_said(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding, "said", "")
    except LookupError as error:
        raise ReadError(
            f"the encoding {encoding!r} is not known. Name one that Python knows, such as utf-8."
        ) from error
    except UnicodeDecodeError as error:
        raise ReadError(
            f"it is not valid {encoding} at byte {error.start}. Leave the encoding out to have it found."
        ) from error


def _decode_marked(raw: bytes, name: str) -> Decoded:
    try:
        text = raw.decode(name)
    except UnicodeDecodeError as error:
        raise ReadError(f"it begins like {name} but breaks at byte {error.start}. Save it as UTF-8 again.") from error
    return Decoded(text, name, "mark", f"read as {name} by its byte order mark, which is not part of the text")


def _decode_by_evidence(raw: bytes) -> Decoded | None:
    if b"\x00" not in raw:
        damaged = raw.decode("utf-8", errors="replace")
        bad = damaged.count(_REPLACEMENT)
        if bad <= _MOST_DAMAGE * len(damaged) and _letter_share(damaged) >= _LEAST_SHARE:
            return Decoded(
                damaged, "utf-8", "evidence", f"read as UTF-8 with {bad} characters that could not be decoded"
            )
    names = _WIDE if b"\x00" in raw or _is_wide(raw) else _SINGLE_BYTE
    scored = [(share, name, text) for name in names for share, text in _try(raw, name)]
    share, name, text = max(scored, default=(0.0, "", ""))
    if share < _LEAST_SHARE:
        return None
    return Decoded(
        text, name, "evidence", f"read as {name} on the evidence of its letters; nothing in the file says so"
    )


def _is_wide(raw: bytes) -> bool:
    """Say whether every second byte is nearly always the same, as in UTF-16 without a mark."""
    sample = raw[:_SAMPLE]
    halves = (sample[0::2], sample[1::2])
    return len(raw) % 2 == 0 and any(half and half.count(b"\x06") > len(half) / 2 for half in halves)


def _try(raw: bytes, name: str) -> list[tuple[float, str]]:
    try:
        text = raw.decode(name)
    except UnicodeDecodeError:
        return []
    return [(_letter_share(text[:_SAMPLE]), text)]


def _letter_share(text: str) -> float:
    foreign = [char for char in text[:_SAMPLE] if not char.isascii()]
    if not foreign or any(char < " " and char not in "\t\n\r\f" for char in text[:_SAMPLE]):
        return 0.0
    frequent = frequent_letters()
    return sum(char in frequent for char in foreign) / len(foreign)
