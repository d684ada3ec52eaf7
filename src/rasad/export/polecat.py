"""Events of a ledger -> POLECAT's tab-separated table of 40 columns; a compound actor is a list in one row.

Source: the header of POLECAT's files; decision 0019.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from rasad.export.about import notice
from rasad.export.delimited import LIST_MARK, tsv_line
from rasad.export.facts import Fact, Side, evidence, facts
from rasad.export.making import Making
from rasad.export.picking import Held, Picked
from rasad.export.tables import point_of, region_of
from rasad.records.report import EntityType

SCORE, SCORE_BEFORE = "Event Intensity", "Intensity"
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", SCORE, "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
"""The columns in order; the older files call the column of scores otherwise."""
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
MISSING = "None"
_NO_DAY = "0000-00-00"  # in an id, which has to begin with a day
_FEATURES = {"state": "PCLI", "region": "ADM1", "city": "PPL"}  # of GeoNames
_LOCAL = "local:"  # how the ids of those begin whom only the text knows
_PEOPLE: frozenset[EntityType] = frozenset({"person"})
_BODIES: frozenset[EntityType] = frozenset({"organisation", "armed_group", "group", "media"})
_PLACES: frozenset[EntityType] = frozenset({"state", "city", "region", "place", "facility"})


def lines(found: Iterator[Picked], making: Making) -> Iterator[bytes]:
    """Yield the header and one line per event; what is no fact is left out."""
    names = [SCORE_BEFORE if making.old_header and name == SCORE else name for name in COLUMNS]
    yield tsv_line(names, MISSING)
    for fact in facts(found, making):
        row = _row(fact, making)
        making.rows += 1
        making.keep_evidence(evidence(row["Event ID"], fact, making))
        yield tsv_line([row[name] for name in COLUMNS], MISSING)


def _row(fact: Fact, making: Making) -> dict[str, Any]:
    held, crosswalk = fact.found.held, making.sources.crosswalk
    return {
        "Event ID": _event_id(fact), "Event Date": fact.day, "Event Type": fact.type, "Event Mode": fact.mode,
        SCORE: crosswalk.score(fact.type, fact.mode), "Quad Code": QUADS[crosswalk.quad(fact.type)],
        "Contexts": LIST_MARK.join(fact.contexts), **_sides("Actor", fact.actors, making),
        **_sides("Recipient", fact.recipients, making), **_location(fact, making),
        "Source": held.outlet, "Publication Date": held.day_published,
        "Story People": _named(held, _PEOPLE), "Story Organizations": _named(held, _BODIES),
        "Story Locations": _named(held, _PLACES), "Language": held.header.language,
        "Version": notice("events", held.report.produced_by.rasad),
    }  # fmt: skip


def _event_id(fact: Fact) -> str:
    """Return an id in the shape of POLECAT's: day, two runs of digits, type."""
    digest = hashlib.sha256(fact.found.id.encode()).hexdigest()
    return f"{(fact.day or _NO_DAY).replace('-', '')}-{digest[:4]}-{digest[4:16]}_{fact.type}"


def _sides(role: str, sides: Sequence[Side], making: Making) -> dict[str, str | None]:
    """Return the columns of one side: lists that go together by position."""
    cow = [making.knowledge.entities.row(s.country or "").get("cow") for s in sides]
    return {
        f"{role} Name": _joined([s.name for s in sides]), f"{role} Country": _joined([s.country for s in sides]),
        f"{role} COW": _joined(cow), f"Primary {role} Sector": _joined([s.sector for s in sides]),
        f"{role} Sectors": _joined([s.sector for s in sides]), f"{role} Title": _joined([s.title for s in sides]),
        f"{role} Name Raw": _joined([s.words for s in sides]),
        f"Wikipedia {role} ID": _joined([s.wikidata for s in sides]),
    }  # fmt: skip


def _joined(values: Sequence[str | None]) -> str | None:
    """Join values by position; None where there is none at all."""
    if not any(values):
        return None
    return LIST_MARK.join((value or MISSING).replace(LIST_MARK, ",") for value in values)


def _location(fact: Fact, making: Making) -> dict[str, Any]:
    place, held = fact.place, fact.found.held
    lat, lon = point_of(place.entity if place else None, making.knowledge)
    entity = held.entities.get(place.entity) if place else None
    kind = entity.type if entity else ""
    return {
        "Placename": held.name(place.entity) if place else None,
        "City": entity.name if entity and kind == "city" else None, "District": None,
        "Province": region_of(place.entity if place else None, making.knowledge),
        "Country": held.state(place.entity) if place else None, "Latitude": lat, "Longitude": lon, "GeoNames ID": None,
        "Raw Placename": place.span.text if place and place.span else None, "Feature Type": _FEATURES.get(kind),
    }  # fmt: skip


def _named(held: Held, types: frozenset[EntityType]) -> str | None:
    """Return the names of the entities of some types that the document speaks of; those only the text knows are not."""
    names = [e.name for e in held.report.entities if e.type in types and not e.id.startswith(_LOCAL)]
    return _joined(names)
