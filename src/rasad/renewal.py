"""Documents of one page as a ledger keeps them -> the same read again from the kept text, with other names and facts.

No file is needed: the ledger keeps the source text, and the report says what the user had said of the article.
"""

from collections.abc import Sequence

from msgspec import structs

from rasad.errors import ReadError
from rasad.langpack.layers import UserLayer
from rasad.pipeline import document_id, read_source
from rasad.readers.manifest import Given
from rasad.readers.sources import SourceText
from rasad.records.ports import StoredDocument
from rasad.records.report import DocumentHeader, Report

_READER = "text"  # others also took dates and parts from markup: kept with the report, or not at hand
_READING = "read"  # the step whose problems come from the file, not from the text


def read_again(documents: Sequence[StoredDocument], layer: UserLayer | None) -> list[Report]:
    """Return the reports of a page's documents, in their order, as they are with a layer.

    Args:
        documents: all documents of the page that the ledger holds, at least one.
        layer: the user's layer, or None.

    Raises:
        ReadError: it was read by a reader whose findings were not kept, or is now cut into other articles.
    """
    reports = [document.report for document in documents]
    if any(report.produced_by.reader != _READER and report.document.page is None for report in reports):
        reader = reports[0].produced_by.reader
        raise ReadError(f"it was read as {reader}; add its file again to have the new names")
    for says_language in (False, True):
        again = _read(documents, layer, says_language=says_language)
        found = [_same(report, again) for report in reports]
        if all(found):
            return [_as_stored(report, new) for report, new in zip(reports, found, strict=True) if new is not None]
    raise ReadError("this version of rasad cuts the page otherwise; add its file again to have the new names")


def _read(documents: Sequence[StoredDocument], layer: UserLayer | None, *, says_language: bool) -> tuple[Report, ...]:
    by_part = {document.report.document.part: document.report.document for document in documents}
    first = documents[0].report
    source = SourceText(
        location=first.document.location,
        text=documents[0].source,
        sha256=first.document.source_sha256,
        encoding="utf-8",
        basis="valid",
        reader=first.produced_by.reader,
        page=first.document.page,
        problems=tuple(problem for problem in first.problems if problem.step == _READING),
    )
    language = first.document.language if says_language else None

    def given(part: int) -> Given:
        header = by_part.get(part)
        return _given(header, language) if header else Given(language=language)

    return read_source(source, given, first.produced_by.options, layer).reports


def _given(header: DocumentHeader, language: str | None) -> Given:
    """Return what the user had said of an article: the outlet is in the id where it was given."""
    was_given = header.id != document_id(header.source_sha256, None, header.location, header.extent.start)
    return Given(
        published=header.published.edtf if header.published.basis == "given" else None,
        outlet=header.outlet.name if header.outlet and was_given else None,
        language=language,
        url=header.url,
    )


def _same(report: Report, again: Sequence[Report]) -> Report | None:
    """The new report of the same article: the same part, characters and language, read by a pack."""
    was = report.document
    for new in again:
        now = new.document
        if (now.part, now.extent, now.language) == (was.part, was.extent, was.language) and new.produced_by.packs:
            return new
    return None


def _as_stored(report: Report, new: Report) -> Report:
    return structs.replace(new, document=structs.replace(new.document, id=report.document.id))
