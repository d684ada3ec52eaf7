"""Documents in memory -> happenings with the accounts of each source, and the stories that documents belong to."""

from collections.abc import Iterable, Iterator

from rasad.knowledge.base import Knowledge
from rasad.link.chain_rows import chain_rows
from rasad.link.copies import Sample, find_copies, sample_of
from rasad.link.echoes import find_echoes
from rasad.link.happenings import HappeningWriter
from rasad.link.joining import Group, id_of, join
from rasad.link.measured import Measured, measured_of
from rasad.link.pledges import Pledge, pledges_of
from rasad.link.rulings import ruled
from rasad.link.series import series_rows
from rasad.link.stories import tell_stories
from rasad.link.tellings import Telling, tellings_of
from rasad.records.chains import ChainRow
from rasad.records.corrections import Ruling
from rasad.records.happenings import HappeningRow, StoryRow
from rasad.records.ports import StoredDocument
from rasad.records.report import Report
from rasad.records.series import SeriesRow


class Linked:
    """What links documents; the same whatever order they are given in."""

    def __init__(self, documents: Iterable[StoredDocument], knowledge: Knowledge) -> None:
        """Link documents.

        Args:
            documents: each once; their texts are not kept, their reports are.
            knowledge: says who held an office and which place holds which.
        """
        self._knowledge = knowledge
        self._reports: dict[str, Report] = {}
        samples: dict[str, Sample] = {}
        tellings: dict[str, tuple[Telling, ...]] = {}
        rulings: set[Ruling] = set()
        self._pledges: list[Pledge] = []
        self._measured: list[Measured] = []
        for document in documents:
            header = document.report.document
            self._reports[header.id] = document.report
            samples[header.id] = sample_of(document)
            tellings[header.id] = tellings_of(document.report, knowledge)
            rulings.update(document.rulings)
            self._pledges += pledges_of(document.report, knowledge, tellings[header.id])
            self._measured += measured_of(document.report, document.source)
        self._copies = find_copies(samples)
        echoes = find_echoes(tellings, self._copies, self._age)
        groups = join((t for told in tellings.values() for t in told), echoes=echoes, holds=knowledge.holds)
        self.groups: dict[str, Group] = ruled({id_of(group): group for group in groups}, rulings, knowledge.holds)

    def happenings(self) -> Iterator[HappeningRow]:
        """Yield the happenings, by the day that they are told of; those without a day come last."""
        writer = HappeningWriter(self._reports.__getitem__, self._are_copies, self._knowledge)
        rows = (writer.row(number, group) for number, group in self.groups.items())
        return iter(sorted(rows, key=lambda row: (row.edtf is None, row.edtf or "", row.id)))

    def chains(self, on: str | None = None) -> Iterator[ChainRow]:
        """Yield what the documents say of commitments over time; `on` is the ISO day that deadlines are measured at."""
        yield from chain_rows(self._pledges, on)

    def series(self) -> Iterator[SeriesRow]:
        """Yield the figures that are told over time, those with most values first."""
        yield from series_rows(self._measured)

    def stories(self) -> Iterator[StoryRow]:
        """Yield one row for each document, in the order they were given."""
        yield from tell_stories({id_: report.document.location for id_, report in self._reports.items()}, self.groups)

    def _are_copies(self, one: str, other: str) -> bool:
        return other in self._copies.get(one, ())

    def _age(self, document: str) -> tuple[str, str]:
        return age_of(self._reports[document])


def age_of(report: Report) -> tuple[str, str]:
    """Return what puts the older of two documents first; one without a date comes last."""
    return report.document.published.edtf or "9", report.document.id
