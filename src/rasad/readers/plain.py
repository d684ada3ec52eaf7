"""A plain text file -> its source text, newlines and all, or a ReadError that says what to do."""

import hashlib
from pathlib import Path

import regex

from rasad.errors import ReadError
from rasad.readers.encodings import decode
from rasad.readers.sources import SourceText, printable
from rasad.records.report import Problem

# The longest document that is read, in bytes. A long newspaper article has 30 KB; whole books and dumps are refused
# so that one wrong path cannot hold up a batch.
MAX_BYTES = 20_000_000
_CONTROL = regex.compile(r"[\x00-\x08\x0E-\x1A\x1C-\x1F]")
# More control characters than this share means that a file is no text.
_MOST_CONTROL = 0.001


def read_file(path: Path, *, max_bytes: int = MAX_BYTES, encoding: str | None = None) -> SourceText:
    """Read one text file exactly as it is: nothing normalised, newlines kept.

    Raises:
        ReadError: the file is missing, a folder, empty, too large, unreadable, or no text.
    """
    return read_plain(_read_bytes(path, max_bytes), location=str(path), encoding=encoding)


def read_plain(raw: bytes, *, location: str, encoding: str | None = None) -> SourceText:
    """Read the bytes of a text as `read_file` does; `location` says where they are from.

    Raises:
        ReadError: they are empty, or no text.
    """
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise ReadError(f"{location}: the file is empty. Give a file with the text of an article.")
    try:
        decoded = decode(raw, encoding=encoding)
    except ReadError as error:
        raise ReadError(f"{location}: {error}") from error
    if len(_CONTROL.findall(decoded.text)) > _MOST_CONTROL * len(decoded.text):
        raise ReadError(f"{location}: the file is binary, not text. Give plain text, a web page, a feed or a table.")
    name = location.rsplit("/", 1)[-1]
    problems = (Problem(step="read", message=printable(f"{name}: {decoded.note}")),) if decoded.note else ()
    return SourceText(
        location=printable(location),
        text=decoded.text,
        sha256=hashlib.sha256(raw).hexdigest(),
        encoding=decoded.encoding,
        basis=decoded.basis,
        problems=problems,
    )


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    try:
        if not path.is_file():
            what = (
                "is a folder; give its path to the batch reader" if path.is_dir() else "does not exist; check the path"
            )
            raise ReadError(f"{path}: {what}.")
        size = path.stat().st_size
        if size > max_bytes:
            raise ReadError(
                f"{path}: {size:,} bytes, more than the limit of {max_bytes:,}. Split it into one file per article."
            )
        with path.open("rb") as file:
            return file.read(max_bytes + 1)[:max_bytes]
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadError(f"{path}: cannot be read: {reason}. Check the file and its permissions.") from error
