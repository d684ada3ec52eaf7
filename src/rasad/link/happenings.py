"""A group of tellings and the reports they stand in -> the row of a happening, as it is printed."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rasad.config import VERSION
from rasad.knowledge.base import Knowledge
from rasad.link.accounts import Witness, attribute_rows
from rasad.link.joining import Group
from rasad.link.sayings import saying_rows
from rasad.link.tellings import Key
from rasad.records.happenings import HappeningRow, Side, SourceRow
from rasad.records.happenings import Telling as ToldBy
from rasad.records.report import DONE, Report

RULE = "link/7"
"""The rule that joined tellings; it changes when the same tellings would be joined otherwise, or more is kept."""


class HappeningWriter:
    """Writes rows of happenings."""

    def __init__(
        self, report_of: Callable[[str], Report], are_copies: Callable[[str, str], bool], knowledge: Knowledge
    ) -> None:
        """Make a writer.

        Args:
            report_of: gives the report of a document.
            are_copies: says whether two documents share their text.
            knowledge: says which place holds which.
        """
        self._report_of = report_of
        self._are_copies = are_copies
        self._knowledge = knowledge

    def row(self, number: str, group: Group) -> HappeningRow:
        """Return the row of the happening that has this id and these tellings."""
        witnesses = list(self._witnesses(group))
        attributes = attribute_rows(witnesses, self._knowledge.holds)
        lead = max(witnesses, key=_fullness)
        dated = [w for w in witnesses if w.telling.days.first is not None]
        dater = min(dated, key=_vagueness, default=None)
        sources = self._sources(witnesses)
        return HappeningRow(
            id=number,
            kind=lead.event.kind,
            type=lead.event.type,
            status=lead.event.status,
            participants=tuple(_sides(lead, witnesses)),
            place=next((w.event.place.entity for w in (lead, *witnesses) if w.event.place), None),
            edtf=_day_told(dater) if dater else None,
            tellings=tuple(_told_by(witness) for witness in witnesses),
            sources=sources,
            independent_sources=len(sources),
            attributes=attributes,
            sayings=saying_rows(_reports(witnesses)) if lead.telling.act.is_contact else (),
            agreement=tuple(row.attribute for row in attributes if row.relation == "agree"),
            conflicts=tuple(row.attribute for row in attributes if row.relation == "conflict"),
            rule=RULE,
            produced_by=VERSION,
        )

    def _witnesses(self, group: Group) -> Iterator[Witness]:
        for telling in group:
            report = self._report_of(telling.document)
            yield Witness(report, next(e for e in report.events if e.id == telling.event), telling)

    def _sources(self, witnesses: Sequence[Witness]) -> tuple[SourceRow, ...]:
        """Return the documents by source: one outlet's, those that relay one agency, and copies count as one."""
        clusters: list[list[Witness]] = []
        for witness in witnesses:
            same = [c for c in clusters if any(self._is_one_source(witness, other) for other in c)]
            clusters = [c for c in clusters if c not in same]
            clusters.append([*(w for c in same for w in c), witness])
        return tuple(_source_row(cluster) for cluster in clusters)

    def _is_one_source(self, a: Witness, b: Witness) -> bool:
        one, other = a.report.document, b.report.document
        if a.source == b.source or self._are_copies(one.id, other.id):
            return True
        return bool(_voices(a) & _voices(b))


def _voices(witness: Witness) -> frozenset[str]:
    """Return the agency that a document relays, and the outlet that it is from."""
    header = witness.report.document
    return frozenset(([header.origin.entity] if header.origin else []) + ([header.outlet.id] if header.outlet else []))


def _source_row(witnesses: Sequence[Witness]) -> SourceRow:
    origins = (w.report.document.origin.entity for w in witnesses if w.report.document.origin)
    return SourceRow(
        sources=tuple(dict.fromkeys(w.source for w in witnesses)),
        documents=tuple(dict.fromkeys(w.report.document.id for w in witnesses)),
        origin=next(origins, None),
    )


def _fullness(witness: Witness) -> tuple[bool, int, int, bool, bool, float, Key]:
    """Rank by whether it is done, by parties and persons named, by place, own date and confidence."""
    telling = witness.telling
    return (
        telling.status in DONE, len(telling.parties), len(telling.people),
        telling.place is not None, telling.is_dated, telling.confidence, telling.key,
    )  # fmt: skip


def _reports(witnesses: Iterable[Witness]) -> Iterable[Report]:
    return {witness.report.document.id: witness.report for witness in witnesses}.values()


def _vagueness(witness: Witness) -> tuple[bool, bool, str, Key]:
    days = witness.telling.days
    return not witness.telling.is_dated, days.first != days.last, days.first or "", witness.telling.key


def _day_told(witness: Witness) -> str | None:
    """Return the date of the text itself, else of its publication."""
    date = witness.event.date
    return date.edtf if date is not None and date.edtf else witness.report.document.published.edtf


def _sides(lead: Witness, witnesses: Sequence[Witness]) -> Iterator[Side]:
    """Yield who takes part: those of the fullest account, then whom others add."""
    named: set[str] = set()
    parties: set[str] = set()
    for witness in (lead, *(w for w in witnesses if w is not lead)):
        entities = {entity.id: entity for entity in witness.report.entities}
        for participant in witness.event.participants:
            entity = entities.get(participant.entity)
            if (
                entity is None
                or entity.id in named
                or (witness is not lead and (entity.country or entity.id) in parties)
            ):
                continue
            named.add(entity.id)
            yield Side(entity=entity.id, name=entity.name, role=participant.role, state=entity.country)
        if witness is lead:
            parties = {entities[e].country or e for e in named}


def _told_by(witness: Witness) -> ToldBy:
    header = witness.report.document
    return ToldBy(document=header.id, location=header.location, event=witness.event.id, source=witness.source)
