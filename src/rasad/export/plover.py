"""Events of a ledger -> records of PLOVER JSON, one per line with all 23 fields.

What PLOVER has no field for stands in its own: the status as one of its auxiliary modes (`future`, `hypothetical`,
`negation`), an allegation in `comment` and as `has_event` false. Source: PLOVER manual, "PLOVER JSON"; decision 0019.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from rasad.config import VERSION
from rasad.export.about import notice
from rasad.export.facts import side
from rasad.export.making import Making
from rasad.export.picking import Held, Picked, allegers, parties
from rasad.export.tables import point_of
from rasad.records.days import days_of
from rasad.records.report import Event, Participant

FIELDS = (
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
)  # fmt: skip
"""The fields of a record, in the manual's order."""
AUXILIARY = {"planned": "future", "hypothetical": "hypothetical", "denied": "negation"}
"""Which auxiliary mode says which status; other events happened or go on."""
_RESOLUTION = {"state": 1, "region": 2, "city": 4, "place": 5, "facility": 5}  # 5 is finer than a city, 1 a country


def json_lines(found: Iterator[Picked], making: Making) -> Iterator[bytes]:
    """Yield one record per event; a compound actor is a list in one record."""
    for one in found:
        making.rows += 1
        yield msgspec.json.encode(record(one, making)) + b"\n"


def record(found: Picked, making: Making) -> dict[str, Any]:
    """Return the record of an event."""
    held, event = found.held, found.item
    crosswalk, header = making.sources.crosswalk, found.held.header
    told = event.date.edtf if event.date else None
    date, enddate = iso_dates(told or header.published.edtf)
    auxiliary = AUXILIARY.get(event.status)
    values = {
        "id": found.id,
        "has_event": event.status not in ("denied", "hypothetical") and event.alleged_by is None,
        "date": date, "time": None, "enddate": enddate, "endtime": None,
        "actor": [_entity(held, party, making) for party in parties(event, "actor")],
        "recipient": [_entity(held, party, making) for party in parties(event, "recipient")],
        "event": [event.type], "event_loc": _location(held, event, making),
        "event_text": [event.trigger.text],
        "quad_code": crosswalk.quad(event.type), "event_scale": crosswalk.score(event.type, event.mode),
        "mode": [*filter(None, (event.mode, auxiliary))], "context": event.contexts, "link": [],
        "text": making.sources.quoter.words(header, event.evidence),
        "text_info": {
            "sequence": held.sentence(event.evidence.start), "start": event.evidence.start, "end": event.evidence.end,
            "text_story": None,
        },
        "cite_info": _citation(held, making), "coder": f"rasad {VERSION}", "coded_date": None, "coded_time": None,
        "comment": _comment(held, event, is_dated=told is not None),
    }  # fmt: skip
    return {name: values[name] for name in FIELDS}


def iso_dates(edtf: str | None) -> tuple[str | None, str | None]:
    """Return the date of a record and, where it lasts or is not known to the day, the day it ends at the latest.

    A plain ISO date keeps its precision ("2016-10"); all else gives the first and last day that it allows.
    """
    if edtf is None:
        return None, None
    if edtf.replace("-", "").isdigit() and len(edtf) in (4, 7, 10) and days_of(edtf).first:
        return edtf, None
    first, last = days_of(edtf)
    return first, last if last != first else None


def _entity(held: Held, party: Participant, making: Making) -> dict[str, Any]:
    """Return an entity object; religion, ethnicity, gender and age are never filled."""
    one = side(held, party.entity, making, mention=party.mention, office=party.as_office)
    return {
        "code": one.country, "sector": one.sector, "entity_text": one.words, "identifier_id": one.wikidata,
        "identifier_text": one.name, "religion": None, "ethnicity": None, "office": one.title, "gender": None,
        "age": None,
    }  # fmt: skip


def _location(held: Held, event: Event, making: Making) -> dict[str, Any] | None:
    if event.place is None:
        return None
    place = held.entities.get(event.place.entity)
    lat, lon = point_of(event.place.entity, making.knowledge)
    state = held.state(event.place.entity)
    country = making.knowledge.entity(state) if state else None
    kind = place.type if place else ""
    return {
        "extracted_place": event.place.span.text if event.place.span else None,
        "resolved_place": held.name(event.place.entity), "geonameid": None, "lat": lat, "lon": lon,
        "city": held.name(event.place.entity) if kind == "city" else None, "district": None, "province": None,
        "country": country.name if country else None, "country_code": state,
        "feature_class": None, "feature_code": None, "resolution": _RESOLUTION.get(kind),
    }  # fmt: skip


def _citation(held: Held, making: Making) -> dict[str, Any]:
    header = held.header
    title = making.sources.quoter.words(header, header.title) if header.title else None
    return {
        "corpus": f"document {header.id}, text sha256 {header.text_sha256}",
        "citation": ", ".join(filter(None, (held.outlet, header.published.edtf))) or None,
        "url": held.link, "title": title, "language": header.language,
        "publication": held.outlet, "license": None, "copyright": held.outlet, "coder": f"rasad {VERSION}",
        "codebook": "PLOVER", "version": held.report.produced_by.rasad,
    }  # fmt: skip


def _comment(held: Held, event: Event, *, is_dated: bool) -> str:
    """Return the notice; before it, on whose word alone the event rests, and whether the date is that of the page."""
    said = []
    if event.alleged_by is not None:
        names = ", ".join(held.names(allegers(held, event))) or "somebody not named"
        said.append(f"alleged by {names}, no established fact")
    if not is_dated and held.header.published.edtf is not None:
        said.append("the date is that of publication")
    return "; ".join([*said, notice("events", held.report.produced_by.rasad)])
