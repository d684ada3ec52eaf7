"""The bytes of a page -> bytes that can be scanned, in a known encoding, with the way back to the bytes of the page.

A byte order mark decides; then what the bytes are for certain (valid UTF-8); then what the server or the page declares,
if its letters are letters; then the letters alone. Wrong declarations and text that was encoded twice are repaired only
where nothing else is possible, and noted. Source: WHATWG Encoding Standard (labels), HTML Living Standard 13.2.3.
"""

import codecs
import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from rasad.errors import ReadError
from rasad.langpack.scripts import frequent_letters
from rasad.readers.encodings import decode
from rasad.readers.sources import EncodingBasis
from rasad.records.pages import as_letters

_UTF8_MARK = b"\xef\xbb\xbf"
# The HTML standard looks for a declaration in the first 1024 bytes; pages have it further down too.
_HEAD = 8_192
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*+=\s*+[\"']?\s*+([a-zA-Z0-9_:.-]++)|<\?xml[^>]{0,100}?encoding\s*+=\s*+[\"']([a-zA-Z0-9_.-]++)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"[^\x00-\x7F]")
_SAMPLE = 4_000  # letters that are looked at as evidence
# Share of the letters of shipped languages among those that are not ASCII: of real text .8 and more, else under .5.
_LEAST_SHARE = 0.6
_LEAST_LETTERS = 20  # of a page that was encoded twice, for the repair to be certain
_LABELS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "windows-1252": "cp1252",
    "x-cp1256": "cp1256", "windows-1256": "cp1256", "iso-8859-6-i": "iso8859-6", "x-mac-arabic": "mac_arabic",
    "unicode": "utf-16", "utf8": "utf-8", "utf-16": "utf-8", "utf-16le": "utf-8",
}  # fmt: skip
"""What browsers take names of encodings for; a declaration in ASCII of UTF-16 can only be wrong."""
_TWICE = ("cp1252", "cp1256")


class Scannable(NamedTuple):
    """Bytes in which ASCII is one byte, their encoding, and how they came about from those of the page.

    `written` is the encoding of the page's own bytes and `then` the second one of a page that was encoded twice; `skip`
    are the bytes of a mark at its beginning.
    """

    raw: bytes
    encoding: str
    written: str
    then: str | None
    skip: int
    basis: EncodingBasis
    note: str

    def places(self, offsets: Sequence[int]) -> list[int]:
        """Return the offsets of the page's own bytes for offsets of `raw`, which must be in order."""
        if self.written == self.encoding and self.then is None:
            return [offset + self.skip for offset in offsets]
        places: list[int] = []
        at, place = 0, self.skip
        for offset in offsets:
            place += self._length(self.raw[at:offset])
            at = offset
            places.append(place)
        return places

    def _length(self, raw: bytes) -> int:
        if self.then is not None:
            return len(as_letters(raw, self.then).encode("utf-8"))
        return len(raw.decode(self.encoding, "surrogatepass").encode(self.written, "surrogatepass"))


def scannable(raw: bytes, *, encoding: str | None) -> Scannable:
    """Decide on the encoding of a page; `encoding` is what the server or an archive declares.

    Raises:
        ReadError: the bytes are no text in any encoding that rasad knows.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _wide(raw, "utf-16-le" if raw.startswith(codecs.BOM_UTF16_LE) else "utf-16-be", 2, "mark", "")
    skip = len(_UTF8_MARK) if raw.startswith(_UTF8_MARK) else 0
    said = declared(raw, encoding)
    try:
        text = raw[skip:].decode("utf-8")
    except UnicodeDecodeError:
        return _other(raw, said)
    twice = _encoded_twice(text)
    if twice is not None:
        return twice._replace(skip=skip)
    is_other = said is not None and said != "utf-8" and not text.isascii()
    note = f"declared as {said}, but valid UTF-8, and read so" if is_other else ""
    return Scannable(raw[skip:], "utf-8", "utf-8", None, skip, "mark" if skip else "valid", note)


def declared(raw: bytes, encoding: str | None) -> str | None:
    """Return Python's name of the encoding that server or page declare, or None where it has none."""
    for name in (encoding, *_in_page(raw)):
        if name:
            try:
                return codecs.lookup(_LABELS.get(name.strip().lower(), name.strip())).name
            except (LookupError, ValueError):
                continue
    return None


def _in_page(raw: bytes) -> list[str]:
    found = _DECLARED.search(raw, 0, _HEAD)
    return [(found[1] or found[2]).decode("ascii")] if found else []


def _other(raw: bytes, said: str | None) -> Scannable:
    """Take bytes that are no UTF-8 as what is declared, if that gives letters, else as what their letters say."""
    if said not in (None, "utf-8"):
        assert said is not None
        try:
            text = raw.decode(said)
        except (UnicodeDecodeError, LookupError):
            text = ""
        if _share(text) >= _LEAST_SHARE:
            return Scannable(raw, said, said, None, 0, "declared", "")
    try:
        found = decode(raw)
    except ReadError:
        if said in (None, "utf-8"):
            raise
        return Scannable(raw, said or "utf-8", said or "utf-8", None, 0, "declared", "")
    if found.encoding.startswith("utf-16"):
        return _wide(raw, found.encoding, 0, "evidence", found.note)
    if said is not None and found.encoding != said:
        note = f"declared as {said}, but its letters are those of {found.encoding}, and read so"
        return Scannable(raw, found.encoding, found.encoding, None, 0, "evidence", note)
    return Scannable(raw, found.encoding, found.encoding, None, 0, "evidence", found.note)


def _wide(raw: bytes, name: str, skip: int, basis: EncodingBasis, note: str) -> Scannable:
    try:
        text = raw[skip:].decode(name)
    except UnicodeDecodeError as error:
        raise ReadError(f"it begins like {name} but breaks at byte {error.start + skip}. Save it as UTF-8.") from error
    return Scannable(text.encode("utf-8"), "utf-8", name, None, skip, basis, note)


def _encoded_twice(text: str) -> Scannable | None:
    """Undo a second encoding, if the text as it is has too few letters and what comes out is valid and has them."""
    sample = "".join(islice((match[0] for match in _FOREIGN.finditer(text)), _LEAST_LETTERS * 4))
    if len(sample) < _LEAST_LETTERS:
        return None
    for name in _TWICE:
        once = _undone(sample, name)
        if once is None or not _is_utf8(once, cut=True):
            continue
        whole = _undone(text, name)
        if whole is not None and _is_utf8(whole) and _share(whole.decode("utf-8")) >= _LEAST_SHARE:
            note = f"its UTF-8 had been taken for {name} and encoded again; read as it was before"
            return Scannable(whole, "utf-8", "utf-8", name, 0, "evidence", note)
    return None


def _undone(text: str, name: str) -> bytes | None:
    """Encode text in a one-byte encoding; control characters stand for the bytes that it leaves open."""
    try:
        return text.encode(name)
    except UnicodeEncodeError:
        pass
    found = bytearray()
    for char in text:
        try:
            found += char.encode(name)
        except UnicodeEncodeError:
            if not "\x80" <= char <= "\x9f":
                return None
            found.append(ord(char))
    return bytes(found)


def _is_utf8(raw: bytes, *, cut: bool = False) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(raw, final=not cut)
    except UnicodeDecodeError:
        return False
    return True


def _share(text: str) -> float:
    """Return which share of the letters beyond ASCII are frequent in a shipped language."""
    foreign = [match[0] for match in islice(_FOREIGN.finditer(text), _SAMPLE)]
    frequent = frequent_letters()
    return sum(char in frequent for char in foreign) / len(foreign) if foreign else 0.0
