"""What a step needs from the database, as Protocols and plain records; `store` provides them."""

import msgspec

from rasad.records.corrections import Ruling
from rasad.records.report import Report


class StoredDocument(msgspec.Struct, frozen=True):
    """A report, corrected as the user said, with the source text that its offsets count in.

    `rulings` are what the user says of its events and those of other documents.
    """

    report: Report
    source: str
    rulings: tuple[Ruling, ...] = ()
