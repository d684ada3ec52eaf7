"""The text of one file as it was read, and what is known of the reading."""

from typing import Literal

import msgspec

from rasad.records.report import Problem

EncodingBasis = Literal["valid", "mark", "said", "evidence"]


class SourceText(msgspec.Struct, frozen=True, kw_only=True):
    """The decoded text that all offsets count in, with the hash of the raw bytes.

    `encoding` is Python's name of it; `basis` says how it was found: `valid` UTF-8, a byte order `mark`, `said` by the
    caller, or taken on `evidence` (then a problem says so).
    """

    location: str
    text: str
    sha256: str
    encoding: str
    basis: EncodingBasis
    reader: str = "text"
    problems: tuple[Problem, ...] = ()
