"""An open ledger file -> answers: the rows of documents, events, statements, commitments, figures; all only reads."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import apsw

from rasad.ask import documents, layers
from rasad.ask.filters import Pair
from rasad.ask.rows import CommitmentRow, DocumentRow, EventRow, FailureRow, FigureRow, StatementRow
from rasad.ask.unknown import UnknownRow, unknown_rows
from rasad.records.candidates import SHOWN_FROM
from rasad.records.ports import StoredDocument
from rasad.store import read
from rasad.store.connection import storing

_Row = TypeVar("_Row")


class Answers:
    """What a ledger can be asked about single documents; `rasad.Ledger` answers all of this."""

    path: Path
    _connection: apsw.Connection

    def documents(self) -> Iterator[DocumentRow]:
        """Yield one row per document, by day; those without a date come last."""
        return self._ask(lambda: documents.document_rows(self._connection))

    def failures(self) -> Iterator[FailureRow]:
        """Yield the inputs that could not be read so far."""
        return self._ask(lambda: documents.failure_rows(self._connection))

    def find(self, words: str) -> Iterator[StoredDocument]:
        """Yield the documents that hold all words, in any spelling that folds to the same; best first."""
        return self._ask(lambda: self._read(documents.find_documents(self._connection, words)))

    def stored_documents(
        self, *, between: Pair | None = None, since: str | None = None, until: str | None = None
    ) -> Iterator[StoredDocument]:
        """Yield documents by their day: of publication or, failing that, of the latest event that they report.

        Args:
            between: two states (ISO 3166-1 alpha-3) that the document must both name, by whatever person or place.
            since: EDTF; documents that may be of this time or later. Those without a date are left out.
            until: EDTF, likewise.

        Raises:
            QueryError: if a limit is no date or both states are one.
        """
        return self._ask(
            lambda: self._read(documents.document_ids(self._connection, between=between, since=since, until=until))
        )

    def events(
        self,
        *,
        between: Pair | None = None,
        of_type: str | None = None,
        since: str | None = None,
        until: str | None = None,
        min_confidence: float = SHOWN_FROM,
    ) -> Iterator[EventRow]:
        """Yield events by their day; `between`: both states take part; `of_type`: a PLOVER type."""
        return self._ask(
            lambda: layers.event_rows(
                self._connection, between=between, of_type=of_type, since=since, until=until, least=min_confidence
            )
        )

    def statements(
        self,
        *,
        between: Pair | None = None,
        stance: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[StatementRow]:
        """Yield statements; `between`: one state speaks to the other, on it, or naming it."""
        return self._ask(
            lambda: layers.statement_rows(self._connection, between=between, stance=stance, since=since, until=until)
        )

    def commitments(
        self,
        *,
        between: Pair | None = None,
        status: str | None = None,
        since: str | None = None,
        until: str | None = None,
        min_confidence: float = SHOWN_FROM,
    ) -> Iterator[CommitmentRow]:
        """Yield commitments; `between`: both states are parties, debtors or beneficiaries.

        Those that rest on an event read less surely than `min_confidence` are left out.
        """
        return self._ask(
            lambda: layers.commitment_rows(
                self._connection, between=between, status=status, since=since, until=until, least=min_confidence
            )
        )

    def figures(
        self,
        *,
        between: Pair | None = None,
        unit: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[FigureRow]:
        """Yield figures; `between`: of documents that name both states."""
        return self._ask(
            lambda: layers.figure_rows(self._connection, between=between, unit=unit, since=since, until=until)
        )

    def unknown_names(self, *, language: str | None = None, limit: int = 50) -> Iterator[UnknownRow]:
        """Yield names that the knowledge base lacks, those first that most documents speak of."""
        return self._ask(lambda: unknown_rows(self._connection, language, limit))

    def _read(self, ids: Sequence[str]) -> Iterator[StoredDocument]:
        for document_id in ids:
            document = read.read_document(self._connection, document_id)
            if document is not None:  # another process may have taken it out since
                yield document

    def _ask(self, question: Callable[[], Iterator[_Row]]) -> Iterator[_Row]:
        with storing(self.path, "read the ledger"):
            yield from question()
