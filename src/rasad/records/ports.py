"""What a step needs from the database, as Protocols and plain records; `store` provides them."""

import msgspec

from rasad.records.report import Report


class StoredDocument(msgspec.Struct, frozen=True):
    """A report with the source text that its offsets count in."""

    report: Report
    source: str
