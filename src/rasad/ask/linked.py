"""The ledger's links -> rows of happenings and stories, with the accounts read from the stored reports."""

import functools
from collections.abc import Iterator, Set

import apsw

from rasad.errors import StoreError
from rasad.knowledge.base import Knowledge
from rasad.link.chain_rows import chain_rows
from rasad.link.happenings import HappeningWriter
from rasad.link.joining import Group
from rasad.link.rulings import ruled
from rasad.link.series import series_rows
from rasad.link.stories import tell_stories
from rasad.records.chains import ChainRow
from rasad.records.happenings import HappeningRow, StoryRow
from rasad.records.report import Report
from rasad.records.series import SeriesRow
from rasad.store import corrections, followed, links
from rasad.store.read import read_document

_REPORTS_KEPT = 512  # in memory: happenings of one time are told by the same documents


class LinkedDocuments:
    """What the ledger has linked; the same as linking all its documents at once would give."""

    def __init__(self, connection: apsw.Connection, knowledge: Knowledge) -> None:
        """Open the links of a ledger.

        Args:
            connection: an open ledger whose links are current.
            knowledge: says which place holds which.
        """
        self._connection = connection
        self._knowledge = knowledge

    def happenings(self) -> Iterator[HappeningRow]:
        """Yield the happenings, by the day that they are told of; those without a day come last."""
        writer = self._writer()
        rows = (writer.row(number, group) for number, group in self._groups())
        return iter(sorted(rows, key=lambda row: (row.edtf is None, row.edtf or "", row.id)))

    def chosen(self, ids: Set[str]) -> Iterator[HappeningRow]:
        """Yield the happenings with these ids; those that rulings have made of them, where the user said so."""
        rulings = corrections.rulings(self._connection)
        spoken_of = links.happenings_of(self._connection, {key for r in rulings for key in (r.one, r.other)})
        kept = {
            number: group for number in sorted(ids | spoken_of) if (group := followed.group(self._connection, number))
        }
        wanted = {telling.key for number in ids for telling in kept.get(number, ())}
        writer = self._writer()
        for number, group in ruled(kept, rulings, self._knowledge.holds).items():
            if not wanted.isdisjoint(telling.key for telling in group):
                yield writer.row(number, group)

    def chains(self, on: str | None = None) -> Iterator[ChainRow]:
        """Yield what the documents say of commitments over time; `on` is the ISO day that deadlines are measured at."""
        yield from chain_rows(followed.pledges(self._connection), on)

    def series(self) -> Iterator[SeriesRow]:
        """Yield the figures that are told over time, those with most values first."""
        yield from series_rows(followed.measured(self._connection))

    def stories(self) -> Iterator[StoryRow]:
        """Yield one row for each document, in the order of the documents' ids."""
        documents = self._connection.execute("SELECT id, location FROM document ORDER BY id")
        places = {str(document): str(location) for document, location in documents}
        yield from tell_stories(places, dict(self._groups()))

    def _writer(self) -> HappeningWriter:
        report_of = functools.lru_cache(maxsize=_REPORTS_KEPT)(self._report)
        copies = functools.partial(links.are_copies, self._connection)
        return HappeningWriter(report_of, copies, self._knowledge)

    def _groups(self) -> Iterator[tuple[str, Group]]:
        """Yield the happenings by id as the user has them: only those that rulings speak of are kept in memory."""
        rulings = corrections.rulings(self._connection)
        spoken_of = links.happenings_of(self._connection, {key for r in rulings for key in (r.one, r.other)})
        kept: dict[str, Group] = {}
        for number, group in links.groups(self._connection):
            if number in spoken_of:
                kept[number] = group
            else:
                yield number, group
        yield from ruled(kept, rulings, self._knowledge.holds).items()

    def _report(self, document_id: str) -> Report:
        stored = read_document(self._connection, document_id)
        if stored is None:  # its tellings would be gone with it
            raise StoreError(f"the links name document {document_id}, which is not there: run rasad ledger check")
        return stored.report
