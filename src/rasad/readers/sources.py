"""One article as it came in, what led to none, and the text as it was read with what is known of the reading."""

from typing import Literal, NamedTuple

import msgspec

from rasad.errors import ReadError
from rasad.readers.manifest import Given
from rasad.records.pages import Page
from rasad.records.report import Problem

EncodingBasis = Literal["valid", "mark", "said", "declared", "evidence"]


class Item(NamedTuple):
    """The bytes of one article, and what is said of it before it is read.

    `location` is a path or an address; of a thing in a container `PATH!inner/name`. `media` and `encoding` are what
    was declared; `given` is what a feed or a table says; `notes` are for the reader of the report; `within` is the file
    that it came out of, where it is not a file of its own.
    """

    location: str
    raw: bytes
    media: str | None = None
    encoding: str | None = None
    given: Given = Given()
    notes: tuple[str, ...] = ()
    within: str | None = None


class Refused(NamedTuple):
    """An input that leads to nothing readable, with the error that says why."""

    location: str
    error: ReadError


def refused(location: object, reason: str) -> Refused:
    """Return a refusal whose message begins with the place."""
    return Refused(printable(str(location)), ReadError(printable(f"{location}: {reason}")))


def printable(text: str) -> str:
    """Return a text that names files with escapes for bytes that are no UTF-8, which no JSON or ledger holds."""
    return text.encode(errors="backslashreplace").decode()


class SourceText(msgspec.Struct, frozen=True, kw_only=True):
    """The decoded text that all offsets count in, with the hash of the raw bytes.

    `encoding` is Python's name of it; `basis` says how it was found: `valid` UTF-8, a byte order `mark`, `said` by the
    caller, `declared` by server or page, or taken on `evidence` (then a problem says so). `page` is what was taken from
    a web page beside its text.
    """

    location: str
    text: str
    sha256: str
    encoding: str
    basis: EncodingBasis
    reader: str = "text"
    problems: tuple[Problem, ...] = ()
    page: Page | None = None
