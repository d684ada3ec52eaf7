"""What a pattern fits -> the alert that is sent: one record with its evidence, and one line for people. Pure.

What one side says stays what it says, and no line goes without the outlet that it was read in.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rasad.config import VERSION
from rasad.knowledge.base import Knowledge
from rasad.records.alerts import CAUTION, AlertEvidence, AlertOn, AlertParty, AlertRow
from rasad.records.chains import ChainRow
from rasad.records.happenings import AttributeRow, HappeningRow
from rasad.records.report import Bounds, Entity, Event, Report
from rasad.records.series import SeriesRow, SeriesValue
from rasad.records.spans import Quote
from rasad.watch.plan import Alert

_LONGEST_QUOTE = 200  # characters of a source that an alert holds: it quotes, and republishes nothing
_ID_DIGITS = 16
_CUT = "..."
_OPEN, _CLOSE = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"


class Headers(NamedTuple):
    """What is known of a document: where it lies, its address, outlet and day."""

    location: str
    url: str | None
    outlet: str | None
    published: str | None


class Named(NamedTuple):
    """Which alert, when it is told (UTC), and who knows the names of those that it is about."""

    alert: Alert
    at: str
    knowledge: Knowledge

    def name(self, entity: str) -> str:
        """Return the English name of an entity, or its id."""
        found = self.knowledge.entity(entity)
        return found.name if found else entity

    def row(self, on: AlertOn, key: str, **said: object) -> AlertRow:
        """Return the record; its id is that of the pattern and of what it fits."""
        digest = hashlib.sha256(f"{self.alert.key}\n{key}".encode()).hexdigest()[:_ID_DIGITS]
        return AlertRow(id=f"a:{digest}", alert=self.alert.title, on=on, at=self.at, produced_by=VERSION, **said)  # type: ignore[arg-type]


def event_alert(named: Named, key: str, event: Event, report: Report) -> AlertRow:
    """Return the alert on an event of a document."""
    entities = {entity.id: entity for entity in report.entities}
    header = report.document
    outlet = header.outlet.name if header.outlet else None
    place = entities.get(event.place.entity) if event.place else None
    alleged = next((s.speakers for s in report.statements if s.id == event.alleged_by), ())
    evidence = _evidence(header.id, event.evidence, Headers(header.location, header.url, outlet, header.published.edtf))
    parties = tuple(_party(p.entity, entities, p.role) for p in event.participants)
    speakers = tuple(_name(one, entities) for one in alleged)
    is_charge = event.alleged_by is not None and not speakers
    line = _line(
        [event.kind.replace("_", " "), f"({event.status})", ", ".join(party.name for party in parties)],
        said_by=speakers or (("somebody not named",) if is_charge else ()),
        when=event.date.edtf if event.date else None,
        evidence=[evidence],
    )
    return named.row(
        "event", key, says=line, subject=event.id, kind=event.kind, type=event.type, status=event.status,
        date=event.date.edtf if event.date else None, place=place.name if place else None, parties=parties,
        alleged_by=speakers, confidence=event.confidence, evidence=(evidence,),
    )  # fmt: skip


def conflict_alert(
    named: Named, key: str, row: HappeningRow, at: AttributeRow, headers: Mapping[str, Headers]
) -> AlertRow:
    """Return the alert on accounts of a happening that cannot all be true."""
    evidence = tuple(_evidence(a.document, a.span, headers[a.document]) for a in at.accounts)
    values = [_value(account.value) for account in at.accounts]
    parties = tuple(AlertParty(entity=s.entity, name=s.name, state=s.state, role=s.role) for s in row.participants)
    told = f"accounts of its {at.attribute} conflict: {' / '.join(dict.fromkeys(values))}"
    what = [row.kind.replace("_", " "), f"({row.status})", ", ".join(party.name for party in parties) + ";", told]
    return named.row(
        "conflict", key, says=_line(what, when=row.edtf, evidence=evidence), subject=row.id, kind=row.kind,
        type=row.type, status=row.status, date=row.edtf, place=row.place, parties=parties,
        details=tuple(f"{at.attribute}: {value} ({a.source})" for value, a in zip(values, at.accounts, strict=True)),
        evidence=evidence,
    )  # fmt: skip


def lapse_alert(named: Named, key: str, row: ChainRow, headers: Mapping[str, Headers]) -> AlertRow:
    """Return the alert on a commitment whose day went by with nothing told of it."""
    last = row.steps[-1]
    evidence = tuple(_evidence(a.document, a.span, headers[a.document]) for a in last.accounts)
    speakers = tuple(dict.fromkeys(named.name(one) for account in last.accounts for one in account.speakers))
    by = ", ".join(named.name(one) for one in row.by)
    word = f", as {', '.join(speakers)} said" if speakers else ""
    what = [f"lapsed: what {by or 'somebody'} undertook{word}; no word of it being done by"]
    return named.row(
        "lapsed", key, says=_line([*what, row.deadline or ""], evidence=evidence), subject=row.id,
        kind=row.kind, date=row.deadline, alleged_by=speakers, evidence=evidence,
        parties=tuple(AlertParty(entity=one, name=named.name(one)) for one in row.parties),
        details=tuple(f"{step.step}: {step.day or 'undated'}" for step in row.steps),
    )  # fmt: skip


def figure_alert(
    named: Named, key: str, row: SeriesRow, before: SeriesValue, after: SeriesValue, headers: Mapping[str, Headers]
) -> AlertRow:
    """Return the alert on a figure that is told otherwise than before."""
    pair = (before, after)
    evidence = tuple(_evidence(v.document, v.span, headers[v.document]) for v in pair)
    told = [f"{value.period or value.said or 'undated'}: {_number(value)} {row.unit} ({value.basis})" for value in pair]
    speakers = tuple(named.name(one) for one in after.speakers)
    what = [f"{row.measure} ({', '.join(named.name(one) for one in row.states)}):", " -> ".join(told)]
    return named.row(
        "figure", key, says=_line(what, said_by=speakers, evidence=evidence[-1:]), subject=row.id,
        date=after.period or after.said, alleged_by=speakers, details=tuple(told), evidence=evidence,
        parties=tuple(AlertParty(entity=one, name=named.name(one), state=one) for one in row.states),
    )  # fmt: skip


def _line(
    what: Iterable[str],
    *,
    said_by: Iterable[str] = (),
    when: str | None = None,
    evidence: Iterable[AlertEvidence] = (),
) -> str:
    """Return one line: what, on whose word, when, the words, where they stand, and the caution."""
    speakers = ", ".join(said_by)
    said = [f"{speakers} said:"] if speakers else []
    told = " ".join([*said, *(part for part in what if part), *([f"on {when}"] if when else [])])
    quotes = [f"{_OPEN}{_flat(one.text)}{_CLOSE} - {_place(one)}" for one in evidence]
    return "; ".join([told, *quotes, CAUTION])


def _place(evidence: AlertEvidence) -> str:
    return f"{evidence.outlet or 'outlet unknown'}, {evidence.url or evidence.location}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _evidence(document: str, quote: Quote, header: Headers) -> AlertEvidence:
    text = quote.text if len(quote.text) <= _LONGEST_QUOTE else quote.text[: _LONGEST_QUOTE - len(_CUT)] + _CUT
    return AlertEvidence(
        document=document, location=header.location, url=header.url, outlet=header.outlet, published=header.published,
        start=quote.start, end=quote.end, text=text,
    )  # fmt: skip


def _party(entity: str, entities: Mapping[str, Entity], role: str) -> AlertParty:
    found = entities.get(entity)
    state = (entity if found.type == "state" else found.country) if found else None
    return AlertParty(entity=entity, name=_name(entity, entities), state=state, role=role)


def _name(entity: str, entities: Mapping[str, Entity]) -> str:
    return entities[entity].name if entity in entities else entity


def _value(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _number(value: SeriesValue) -> str:
    if isinstance(value.value, Bounds):
        low, high = (value.value.min, value.value.min_exclusive), (value.value.max, value.value.max_exclusive)
        ends = [next((str(one) for one in pair if one is not None), "") for pair in (low, high)]
        return "..".join(ends)
    return f"{value.value:,}"
