"""An open ledger file -> answers: the rows of documents, events, statements, commitments, figures; all only reads."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar, Unpack, cast, get_args

import apsw
import msgspec

from rasad.ask import documents
from rasad.ask.asked import SHAPES, AnyOf, Asked, listed
from rasad.ask.counts import Counting, CountRow, Each, count_rows
from rasad.ask.dyads import CAME_ABOUT, dyad_rows, pair_counts
from rasad.ask.filters import Pair
from rasad.ask.highlights import highlighted
from rasad.ask.known import Names, checked_word
from rasad.ask.layers import rows_at
from rasad.ask.periods import Period
from rasad.ask.questions import Question, question_of
from rasad.ask.result import Rows
from rasad.ask.rows import (
    CommitmentRow,
    DocumentRow,
    DyadRow,
    EventRow,
    FailureRow,
    FigureRow,
    StatementRow,
    TimelineRow,
)
from rasad.ask.subjects import Subject, subject_of
from rasad.ask.timelines import timeline_rows
from rasad.ask.unknown import UnknownRow, unknown_rows
from rasad.errors import QueryError
from rasad.knowledge.base import load_knowledge
from rasad.langpack.layers import UserLayer
from rasad.records.ports import StoredDocument
from rasad.store import items, read
from rasad.store.connection import storing
from rasad.store.items import Layer

_Row = TypeVar("_Row", bound=msgspec.Struct)
_Any = TypeVar("_Any")


class Answers:
    """What a ledger can be asked about documents and the items in them; `rasad.Ledger` answers all of this."""

    path: Path
    layer: UserLayer | None
    _connection: apsw.Connection

    def documents(self) -> Rows[DocumentRow]:
        """Return one row per document, by day; those without a date come last."""
        return Rows(lambda: self._ask(lambda: documents.document_rows(self._connection)))

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

    def events(self, **asked: Unpack[Asked]) -> Rows[EventRow]:
        """Return events by their day, those without one last; an event that its text does not date has its document's.

        Args:
            **asked: any of `rasad.ask.asked.Asked`. `between`: both states take part; without `min_confidence` those
                that were read surely enough to be shown.

        Raises:
            QueryError: when the first row is taken, if a name, word or date is not understood.
        """
        return Rows(lambda: self._rows("event", EventRow, asked))

    def statements(self, **asked: Unpack[Asked]) -> Rows[StatementRow]:
        """Return statements by the day of their document.

        Args:
            **asked: any of `rasad.ask.asked.Asked`. `between`: one state speaks to the other, on it, or naming it.

        Raises:
            QueryError: when the first row is taken, if a name, word or date is not understood.
        """
        return Rows(lambda: self._rows("statement", StatementRow, asked))

    def commitments(self, **asked: Unpack[Asked]) -> Rows[CommitmentRow]:
        """Return commitments by the day of their document.

        Args:
            **asked: any of `rasad.ask.asked.Asked`. `between`: both states are parties, debtors or beneficiaries. Those
                that rest on an event read less surely than `min_confidence` are left out.

        Raises:
            QueryError: when the first row is taken, if a name, word or date is not understood.
        """
        return Rows(lambda: self._rows("commitment", CommitmentRow, asked))

    def figures(self, **asked: Unpack[Asked]) -> Rows[FigureRow]:
        """Return figures by the day of their document.

        Args:
            **asked: any of `rasad.ask.asked.Asked`. `between`: of documents that name both states; `states`: named
                in the words around the figure.

        Raises:
            QueryError: when the first row is taken, if a name, word or date is not understood.
        """
        return Rows(lambda: self._rows("figure", FigureRow, asked))

    def subject(self, name: str) -> Subject:
        """Return whom or what a name means: a state, two states as `A,B`, a person in a public role, a body, a project.

        Raises:
            QueryError: if there is none such, several have the name, or it is a person without a public role.
        """
        with storing(self.path, "read the ledger"):
            items.refuse_stale(self._connection, self.path)
            return subject_of(self._connection, load_knowledge(self.layer), name)

    def timeline(self, **asked: Unpack[Asked]) -> Rows[TimelineRow]:
        """Return happenings by day, each once: by the first event that tells of it and meets what is asked.

        Args:
            **asked: any of `rasad.ask.asked.Asked` but `sort`; `limit` and `offset` count happenings.

        Raises:
            QueryError: when the first row is taken, if a name, word or date is not understood.
        """
        return Rows(lambda: self._timeline(asked))

    def dyad(self, one: str, other: str, *, period: Period = "month", **asked: Unpack[Asked]) -> Rows[DyadRow]:
        """Return what passed between two states by period: counts, scores, sources, and how well it is covered.

        Planned, possible and denied events are left out, and what somebody alleges.

        Args:
            one: a state, by code or name.
            other: another; what the first does to it is `forth`.
            period: `year`, `quarter`, `month`, `week` or `day`.
            **asked: any of `rasad.ask.asked.Asked` but `between`, `status` and those that sort and cut.

        Raises:
            QueryError: when the first row is taken, if a name, word or date is not understood.
        """
        return Rows(lambda: self._dyad((one, other), period, asked))

    def pairs(self, **asked: Unpack[Asked]) -> dict[Pair, Counter[int]]:
        """Return how many happenings of each of PLOVER's quad classes came about between each two states.

        Args:
            **asked: any of `rasad.ask.asked.Asked` but `status` and those that sort and cut.

        Raises:
            QueryError: if a name, word or date is not understood.
        """
        for name in sorted(asked.keys() & {*SHAPES, "status"}):
            raise QueryError(f"pairs are counted by what came about between them: leave {name!r} out")
        return pair_counts(self.events(**(asked | {"status": CAME_ABOUT})))

    def counts(
        self,
        layer: Layer = "event",
        *,
        dimensions: AnyOf = (),
        period: Period | None = None,
        each: Each = "row",
        **asked: Unpack[Asked],
    ) -> Rows[CountRow]:
        """Return how many rows there are, by period and in it the largest first.

        Args:
            layer: what is counted: `event`, `statement`, `commitment` or `figure`.
            dimensions: one or two of `rasad.ask.counts.DIMENSIONS`; a row with several states counts for each of them.
            period: `year`, `quarter`, `month`, `week` or `day`; what is dated less closely has None.
            each: count each `row`, each `happening` once however many documents tell of it, or each `document`.
            **asked: any of `rasad.ask.asked.Asked` but those that sort and cut.

        Raises:
            QueryError: when the first row is taken, if a name, word or date is not understood.
        """
        counting = Counting(listed(dimensions), period, each)
        return Rows(lambda: self._counts(layer, asked, counting))

    def unknown_names(self, *, language: str | None = None, limit: int = 50) -> Iterator[UnknownRow]:
        """Yield names that the knowledge base lacks, those first that most documents speak of."""
        return self._ask(lambda: unknown_rows(self._connection, language, limit))

    def _rows(self, layer: Layer, row: type[_Row], asked: Asked) -> Iterator[_Row]:
        """Yield the rows of a layer that meet what is asked."""
        with storing(self.path, "read the ledger"):
            found = rows_at(self._connection, layer, self._question(layer, asked).numbers(self._connection))
            shown = highlighted(found, asked["text"]) if "text" in asked else found
            yield from (cast("_Row", one) for one in shown)

    def _timeline(self, asked: Asked) -> Iterator[TimelineRow]:
        with storing(self.path, "read the ledger"):
            yield from timeline_rows(self._connection, self._question("event", asked | {"sort": "day"}))

    def _dyad(self, pair: Pair, period: Period, asked: Asked) -> Iterator[DyadRow]:
        for name in sorted(asked.keys() & {*SHAPES, "between", "status"}):
            raise QueryError(f"a dyad is two states, and what came about between them: leave {name!r} out")
        checked_word(period, get_args(Period), "period")
        with storing(self.path, "read the ledger"):
            states = tuple(Names(self._connection, load_knowledge(self.layer)).state(state) for state in pair)
            question = asked | {"between": states, "status": CAME_ABOUT}
            found = self._rows("event", EventRow, cast("Asked", question))
            yield from dyad_rows(self._connection, found, cast("Pair", states), period, asked)

    def _counts(self, layer: Layer, asked: Asked, counting: Counting) -> Iterator[CountRow]:
        for name in sorted(asked.keys() & SHAPES):
            raise QueryError(f"counts come the largest first and whole: leave {name!r} out")
        with storing(self.path, "read the ledger"):
            yield from count_rows(self._connection, self._question(layer, asked), counting)

    def _question(self, layer: Layer, asked: Asked) -> Question:
        items.refuse_stale(self._connection, self.path)
        return question_of(self._connection, load_knowledge(self.layer), layer, asked)

    def _read(self, ids: Sequence[str]) -> Iterator[StoredDocument]:
        for document_id in ids:
            document = read.read_document(self._connection, document_id)
            if document is not None:  # another process may have taken it out since
                yield document

    def _ask(self, question: Callable[[], Iterator[_Any]]) -> Iterator[_Any]:
        with storing(self.path, "read the ledger"):
            yield from question()
