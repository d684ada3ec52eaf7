"""Events of a ledger -> ICEWS's tab-separated table of 20 columns, one row per pair and direction.

Source: the sample file and loader of the R package icews; decision 0019.
"""

from collections.abc import Iterator
from typing import Any

from rasad.export.delimited import tsv_line
from rasad.export.dyads import Dyad, numbered
from rasad.export.facts import Fact, Side, evidence, facts
from rasad.export.making import Making
from rasad.export.picking import Picked
from rasad.export.tables import point_of, region_of
from rasad.knowledge.crosswalk import NO_STATE

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
"""The columns in order."""
MISSING = "NA"
_STORY_DIGITS = 7  # of the document's id, hexadecimal: below the highest 32-bit integer


def lines(found: Iterator[Picked], making: Making) -> Iterator[bytes]:
    """Yield the header and one line per pair and direction; what is no fact, or of no known day, is left out."""
    yield tsv_line(COLUMNS, MISSING)
    for number, dyad, fact in numbered(facts(found, making, dyadic=True), making.sources.crosswalk):
        making.rows += 1
        making.keep_evidence(evidence(f"{number} {fact.day}", fact, making))
        row = _row(number, dyad, fact, making)
        yield tsv_line([row[name] for name in COLUMNS], MISSING)


def _row(number: int, dyad: Dyad, fact: Fact, making: Making) -> dict[str, Any]:
    held, event = fact.found.held, fact.found.item
    return {
        "Event ID": number, "Event Date": fact.day, **_side("Source", dyad.source, making),
        "Event Text": dyad.cameo.name, "CAMEO Code": dyad.cameo.code, "Intensity": dyad.cameo.goldstein,
        **_side("Target", dyad.target, making), "Story ID": int(held.header.id[:_STORY_DIGITS], 16),
        "Sentence Number": held.sentence(event.evidence.start), "Publisher": held.outlet, **_place(fact, making),
    }  # fmt: skip


def _side(role: str, side: Side | None, making: Making) -> dict[str, str | None]:
    """Return the name, sectors and country of a party; a state has no sector, as in ICEWS."""
    if side is None:
        return {f"{role} Name": None, f"{role} Sectors": None, f"{role} Country": None}
    country = country_name(side.country, making)
    is_state = side.entity == side.country
    sector = making.sources.crosswalk.sectors.get(side.sector or "")
    return {
        f"{role} Name": country if is_state else side.name,
        f"{role} Sectors": None if is_state or sector is None else sector.icews, f"{role} Country": country,
    }  # fmt: skip


def country_name(state: str | None, making: Making) -> str | None:
    """Return what ICEWS calls a state; None for what is none."""
    if state is None or state in NO_STATE:
        return None
    if state in making.sources.crosswalk.countries:
        return making.sources.crosswalk.countries[state][1]
    found = making.knowledge.entity(state)
    return found.name if found else None


def _place(fact: Fact, making: Making) -> dict[str, Any]:
    place, held = fact.place, fact.found.held
    empty = dict.fromkeys(("City", "District", "Province", "Country", "Latitude", "Longitude"))
    if place is None:
        return empty
    entity = held.entities.get(place.entity)
    lat, lon = point_of(place.entity, making.knowledge)
    return empty | {
        "City": entity.name if entity and entity.type == "city" else None,
        "Province": region_of(place.entity, making.knowledge),
        "Country": country_name(held.state(place.entity), making), "Latitude": lat, "Longitude": lon,
    }  # fmt: skip
