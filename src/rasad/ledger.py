"""The facade that users import: a ledger file that keeps reports with their texts and answers questions about them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rasad.ask.filters import Pair, chosen, day_asked, states_of, within
from rasad.ask.linked import LinkedDocuments
from rasad.ask.result import Rows
from rasad.chars.fold import fold
from rasad.errors import QueryError, ReadError, StoreError
from rasad.knowledge.base import load_knowledge
from rasad.knowledge.changes import layer_state, touched_by
from rasad.langpack.layers import open_layer
from rasad.link.chain_rows import is_due
from rasad.link.linking import Linked
from rasad.records.candidates import SHOWN_FROM, shown
from rasad.records.chains import ChainRow
from rasad.records.days import days_of
from rasad.records.happenings import HappeningRow, StoryRow
from rasad.records.ports import StoredDocument
from rasad.records.report import Problem, Report
from rasad.records.series import SeriesRow
from rasad.store import erasing, fulltext, items, joined, links, read, settling, tombstones, write
from rasad.store import layers as stored_layers
from rasad.store.connection import open_for_reading, open_for_writing, storing
from rasad.store.outcomes import (
    Failed,
    PageOutcome,
    Refused,
    Removed,
    Replaced,
    Reread,
    Stored,
    Unchanged,
    changes_between,
)
from rasad.upkeep import Upkeep

if TYPE_CHECKING:
    from rasad.pipeline import Outcome
    from rasad.readers.items import Item
    from rasad.readers.items import Refused as RefusedInput

LINKED_AT_ONCE = 2_000  # documents in a transaction: some ten seconds, which is what a crash can cost


class Ledger(Upkeep):
    """A ledger file, open until the end of the `with` block; one process writes, any number read beside it.

    What an `add` has returned is kept, whatever happens to the process afterwards.
    """

    def __init__(self, path: Path | str, *, readonly: bool = False, kb: Path | str | None = None) -> None:
        """Open a ledger.

        Args:
            path: the file; made if there is none, unless `readonly`.
            readonly: only ask. Needs an existing ledger of this version.
            kb: the folder of your own names and facts; without it NAME.kb beside NAME.ledger, if it is there.

        Raises:
            StoreError: if it cannot be opened; says why and what to do next.
        """
        self.path = Path(path)
        self.layer = open_layer(Path(kb) if kb is not None else self.path.with_suffix(".kb"))
        self._is_readonly = readonly
        self._connection = open_for_reading(self.path) if readonly else open_for_writing(self.path)
        if not readonly:
            self._refresh_index()
            self._note_layer()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._connection.close()

    def add(self, report: Report, source: str) -> Stored:
        """Keep one report with its source text, in one transaction.

        Args:
            report: as the pipeline made it.
            source: the text that its offsets count in.

        Returns:
            Added; Unchanged if the same report is there already; Replaced if the document was read otherwise before.

        Raises:
            StoreError: if report and text do not agree, or the file cannot be written.
        """
        fault = write.fault_in(report, source)
        if fault is not None:
            raise StoreError(f"cannot add document {report.document.id} ({report.document.location}): {fault}")
        self._refuse_forgotten([report])
        with self._writing(report.document.location), write.transaction(self._connection):
            (kept,), text = erasing.without_forgotten(self._connection, [report], source)
            return write.write_document(self._connection, kept, text)

    def add_page(
        self, reports: Sequence[Report], source: str, *, is_whole: bool = True, fingerprint: str = ""
    ) -> list[Stored | Removed]:
        """Keep reports of one page in one transaction.

        Args:
            reports: the articles of the page, at least one.
            source: the page's text.
            is_whole: these are all its articles, so others that an earlier reading cut out of it are dropped.
            fingerprint: of all that the reading depends on; while it is the same, `add_paths` does not read anew.

        Raises:
            StoreError: if a report and the text do not agree, or the file cannot be written; nothing is kept then.
        """
        for report in reports:
            fault = write.fault_in(report, source)
            if fault is not None:
                raise StoreError(f"cannot add document {report.document.id} ({report.document.location}): {fault}")
        self._refuse_forgotten(reports)
        location = reports[0].document.location
        with self._writing(location), write.transaction(self._connection):
            stored: list[Stored | Removed] = []
            kept, text = erasing.without_forgotten(self._connection, reports, source)
            stored += [write.write_document(self._connection, report, text) for report in kept]
            if is_whole:
                stored += write.remove_old_parts(self._connection, reports)
                write.clear_failures(self._connection, location)
                write.note_reading(self._connection, reports[0].document, fingerprint)
        return stored

    def add_paths(
        self,
        paths: Sequence[Path | str],
        *,
        manifest: Path | None = None,
        published: str | None = None,
        language: str | None = None,
        despite_tombstone: bool = False,
    ) -> Iterator[PageOutcome]:
        """Read files and keep their reports; what could not be read becomes a failure of the ledger and goes on.

        Args:
            paths: files, folders, addresses or `-`, as `rasad read` takes them.
            manifest: a table of outlets and dates by file.
            published: EDTF, the publication date of them all.
            language: the code of the language of them all.
            despite_tombstone: take in what was erased for good as well; it is forgotten no more.

        Yields:
            One outcome per document, after it was committed, or per input that failed.
        """
        from rasad.readers.items import open_items

        return self.add_items(
            open_items(*paths),
            manifest=manifest,
            published=published,
            language=language,
            despite_tombstone=despite_tombstone,
        )

    def add_items(
        self,
        items: "Iterable[Item | RefusedInput]",
        *,
        manifest: Path | None = None,
        published: str | None = None,
        language: str | None = None,
        despite_tombstone: bool = False,
    ) -> Iterator[PageOutcome]:
        """Read what `rasad.items` yields and keep its reports; all else is as with `add_paths`."""
        from rasad.pipeline import read_items

        known = None if despite_tombstone else self._is_read
        for outcome in read_items(
            items, manifest=manifest, published=published, language=language, layer=self.layer, is_known=known
        ):
            yield from self._keep(outcome, despite_tombstone=despite_tombstone)

    def is_behind(self) -> bool:
        """Say whether your names and facts have changed since the documents were read with them."""
        with storing(self.path, "read the ledger"):
            known = stored_layers.kept_layer(self._connection)
        return known.version != (self.layer.version if self.layer else None)

    def resolve_again(self) -> Iterator[PageOutcome]:
        """Read the kept texts again that a change to your names and facts touches; no file is needed.

        Yields:
            One outcome per document of a touched page, after it was committed, or per page that could not be renewed:
            that one stays as it is.

        Raises:
            StoreError: if the file cannot be written. What was renewed is kept; a second run does the rest.
        """
        now = layer_state(self.layer)
        with storing(self.path, "find what your names touch"):
            touched = touched_by(stored_layers.kept_layer(self._connection), now, self.layer)
            pages = stored_layers.touched_pages(self._connection, touched)
        for page in pages:
            yield from self._renew(page)
        with self._writing("your names and facts"), write.transaction(self._connection):
            stored_layers.keep_layer(self._connection, now)

    def reread(self, where: Mapping[str, str] | None = None) -> Iterator[Reread | PageOutcome]:
        """Read kept texts again with this rasad and your names, and keep what changed; no file is needed.

        Args:
            where: which documents, by `language`, `outlet`, `document`, `location`, `since` or `until`; all without it.
                All articles of their pages are read again.

        Yields:
            `Reread` with its changes per document that is read otherwise now, after it was committed; `Unchanged`; or
            `Failed` per page that could not be read: that one stays as it is.

        Raises:
            QueryError: if documents cannot be chosen so.
            StoreError: if the file cannot be written. What was read is kept; a second run does the rest.
        """
        condition = chosen(where or {})
        with storing(self.path, "find what to read again"):
            pages = stored_layers.pages_where(self._connection, condition.sql, condition.values)
        for page in pages:
            with storing(self.path, f"read {page.location}"):
                before = {d.report.document.id: d.report for d in stored_layers.documents_of(self._connection, page)}
            for outcome in self._renew(page):
                if isinstance(outcome, Replaced):
                    new = read.read_as_read(self._connection, outcome.document)
                    changes = changes_between(before[outcome.document], new.report) if new else ()
                    yield Reread(outcome.document, outcome.location, outcome.was, changes)
                else:
                    yield outcome

    def stored(self, document_id: str) -> StoredDocument:
        """Return one document with its source text.

        Raises:
            StoreError: if the ledger does not hold it.
        """
        with storing(self.path, f"read document {document_id}"):
            document = read.read_document(self._connection, document_id)
        if document is None:
            raise StoreError(f"{self.path} holds no document {document_id}; see the ids with: rasad ledger list")
        return document

    def texts_at(self, location: str) -> set[str]:
        """Return the SHA-256 of the source texts that were read at a place: several where it was changed in between."""
        with storing(self.path, f"find what was read at {location}"):
            return read.texts_at(self._connection, location)

    def link(self) -> None:
        """Join what newly added documents tell with what others do; `happenings` and `stories` do it when needed.

        Raises:
            StoreError: if the file cannot be written. Nothing is lost then: a later call does it.
        """
        with self._writing("the links of documents"):
            while not links.are_current(self._connection, load_knowledge(self.layer)):
                with write.transaction(self._connection):  # one of all would be lost whole, and keep others waiting
                    links.link_pending(self._connection, load_knowledge(self.layer), most=LINKED_AT_ONCE)
            if not settling.is_settled(self._connection):
                with write.transaction(self._connection):
                    settling.settle(self._connection)

    def happenings(
        self,
        *,
        between: Pair | None = None,
        since: str | None = None,
        until: str | None = None,
        least_sources: int = 1,
        min_confidence: float = SHOWN_FROM,
    ) -> Rows[HappeningRow]:
        """Return happenings over all documents, by day: what was told, by whom, and where the accounts differ.

        Args:
            between: two states that both take part.
            since: EDTF; happenings that may be of this time or later. Those without a date are left out.
            until: EDTF, likewise.
            least_sources: how many independent sources must tell of it.
            min_confidence: events read less surely tell nothing. Another than the default links all documents anew.

        Raises:
            QueryError: if a limit is no date or both states are one.
        """

        def rows() -> Iterator[HappeningRow]:
            wanted = within(since, until)
            pair = frozenset(states_of(between).values()) if between else frozenset()
            for row in self._linked(min_confidence).happenings():
                states = {side.state or side.entity for side in row.participants}
                if pair <= states and row.independent_sources >= least_sources and wanted(row.edtf):
                    yield row

        return Rows(rows)

    def happening(self, name: str) -> HappeningRow:
        """Return one happening by its id, the beginning of its id, or an event that tells of it as DOCUMENT:EVENT.

        Raises:
            QueryError: if there is none such, or several.
        """
        if not self._is_readonly:
            self.link()
        with storing(self.path, f"read happening {name}"):
            items.refuse_stale(self._connection, self.path)
            ids = settling.happenings_called(self._connection, name)
        if len(ids) != 1:
            several = f"several happenings begin with {name!r}; write more of the id" if ids else ""
            raise QueryError(several or f"there is no happening {name!r}; see the ids with: rasad timeline")
        return next(self.chosen_happenings(ids))

    def chosen_happenings(self, ids: Iterable[str]) -> Iterator[HappeningRow]:
        """Yield the happenings with these ids."""
        with storing(self.path, "read happenings"):
            yield from LinkedDocuments(self._connection, load_knowledge(self.layer)).chosen(frozenset(ids))

    def commitment_chains(
        self, *, between: Pair | None = None, due: bool = False, on: str | None = None
    ) -> Rows[ChainRow]:
        """Return commitments over all documents: first said, repeated, changed, under way, done, refused or lapsed.

        Args:
            between: two states that are both parties.
            due: only those with a deadline that nobody told was met or taken back, by that deadline.
            on: the ISO day that deadlines are measured against; without it the last day that a document is dated.

        Raises:
            QueryError: if the day is no date or both states are one.
        """

        def rows() -> Iterator[ChainRow]:
            pair = frozenset(states_of(between).values()) if between else frozenset()
            found = (row for row in self._linked().chains(day_asked(on)) if pair <= {*row.parties})
            if not due:
                return found
            return iter(sorted(filter(is_due, found), key=lambda row: (days_of(row.deadline).last, row.id)))

        return Rows(rows)

    def figure_series(
        self, *, series: str | None = None, between: Pair | None = None, least_values: int = 2
    ) -> Rows[SeriesRow]:
        """Return figures of one measure over time, each value with its basis, source and quote; most values first.

        Args:
            series: only the one with this id, or those whose measure holds these words.
            between: two states that it is of.
            least_values: of how many periods or days of papers it must have values.

        Raises:
            QueryError: if both states are one.
        """

        def rows() -> Iterator[SeriesRow]:
            pair = frozenset(states_of(between).values()) if between else frozenset()
            for row in self._linked().series():
                is_meant = series is None or row.id == series or fold(series) in fold(row.measure)
                times = {value.period or value.said or value.document for value in row.values}
                if is_meant and pair <= {*row.states} and len(times) >= least_values:
                    yield row

        return Rows(rows)

    def stories(self) -> Iterator[StoryRow]:
        """Yield for each document the stories and happenings that it belongs to, in the order of the documents' ids."""
        yield from self._linked().stories()

    def tellings_of(self, document_id: str) -> dict[str, frozenset[tuple[str, str]]]:
        """Return of each linked event of a document all that tell of its happening: (document, event), itself too."""
        with storing(self.path, f"read the links of {document_id}"):
            return joined.tellings_of(self._connection, document_id)

    def _keep(self, outcome: "Outcome", *, despite_tombstone: bool = False) -> Iterator[PageOutcome]:
        """Keep the articles of one input that were read; note why the others were not.

        An article that was not read never takes the place of an earlier reading that succeeded.
        """
        from rasad.keeping import sort_out

        if outcome.is_known:
            for document in write.documents_read(self._connection, outcome.location):
                yield Unchanged(document, outcome.location)
            return
        good, problems, is_whole = sort_out(outcome)
        if despite_tombstone:
            with self._writing(outcome.location), write.transaction(self._connection):
                for report in good:
                    tombstones.lift(self._connection, report.document)
        refused = [refusal for report in good if (refusal := self._refusal(report)) is not None]
        yield from refused
        if refused:  # of one page all or nothing is known again
            return
        if good:
            yield from self.add_page(good, outcome.source, is_whole=is_whole, fingerprint=outcome.fingerprint)
        if not good or not is_whole:
            yield self._note(outcome.location, problems)

    def _is_read(self, location: str, fingerprint: str) -> bool:
        """Say whether the ledger holds what reading this would give."""
        with storing(self.path, f"look up {location}"):
            return write.is_read(self._connection, location, fingerprint)

    def _renew(self, page: stored_layers.Page) -> Iterator[PageOutcome]:
        """Read one page again and keep its reports."""
        from rasad.keeping import is_same
        from rasad.renewal import read_again

        with storing(self.path, f"read {page.location}"):
            documents = stored_layers.documents_of(self._connection, page)
        if not documents:  # another process has taken them out since
            return
        try:
            reports = read_again(documents, self.layer)
        except ReadError as error:
            yield self._note(page.location, [Problem(step="resolve", message=str(error))])
        else:
            changed = [new for new, old in zip(reports, documents, strict=True) if not is_same(new, old.report)]
            yield from (Unchanged(r.document.id, page.location) for r in reports if r not in changed)
            if changed:
                yield from self.add_page(changed, documents[0].source, is_whole=False)

    def _refusal(self, report: Report) -> Refused | None:
        header = report.document
        with storing(self.path, f"look up {header.location}"):
            at = tombstones.erased_at(self._connection, header)
        return Refused(header.id, header.location, at) if at else None

    def _refuse_forgotten(self, reports: Sequence[Report]) -> None:
        for report in reports:
            refusal = self._refusal(report)
            if refusal is not None:
                raise StoreError(
                    f"{refusal.location} (document {refusal.document}) was erased for good on {refusal.at[:10]} and is "
                    "not taken in again; to have it all the same: rasad ledger add --despite-tombstone"
                )

    def _linked(self, least: float = SHOWN_FROM) -> LinkedDocuments | Linked:
        """Return the links of all documents: those kept, or new ones where those do not serve."""
        knowledge = load_knowledge(self.layer)
        if not self._is_readonly:
            self.link()
        with storing(self.path, "read the links"):
            if least == SHOWN_FROM and links.are_current(self._connection, knowledge):
                return LinkedDocuments(self._connection, knowledge)
            documents = sorted(read.read_all(self._connection), key=lambda found: found[1].report.document.id)
        return Linked(shown((document for _, document in documents), least), knowledge)

    def _note_layer(self) -> None:
        """Remember in a new ledger the layer that its first documents are read with."""
        if self.layer is not None and self.is_behind():
            with self._writing("your names and facts"), write.transaction(self._connection):
                if stored_layers.is_empty(self._connection):
                    stored_layers.keep_layer(self._connection, layer_state(self.layer))

    def _note(self, location: str, problems: Sequence[Problem]) -> Failed:
        """Write down why an input failed: one row per step."""
        from rasad.keeping import by_step

        messages = by_step(problems)
        with self._writing(location), write.transaction(self._connection):
            for step, lines in messages.items():
                error = StoreError if step == "store" else ReadError
                write.write_failure(self._connection, location, step, error.__name__, "; ".join(lines))
        return Failed(location, tuple(f"{step}: {line}" for step, lines in messages.items() for line in lines))

    def _refresh_index(self) -> None:
        with storing(self.path, "make the full-text index"):
            if fulltext.is_stale(self._connection):
                with write.transaction(self._connection):
                    fulltext.rebuild(self._connection, read.read_all(self._connection))
            if items.is_stale(self._connection):
                with write.transaction(self._connection):
                    items.rebuild(self._connection, read.read_all(self._connection))
            if erasing.is_unfinished(self._connection):
                erasing.scrub(self._connection)
            if not links.exist(self._connection):
                with write.transaction(self._connection):
                    links.rebuild(self._connection)
