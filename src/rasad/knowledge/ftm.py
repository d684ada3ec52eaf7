"""The tables in effect -> entities of FollowTheMoney, as JSON-able records.

A lossy projection: FollowTheMoney has no place for wordings that take sides, nor for weapons, products,
initiatives and agreements, which are left out. Source: FollowTheMoney 3.8, schemata Person, Organization,
PublicBody, Address, Position, Occupancy, Project and Event.
"""

from collections.abc import Iterator
from typing import Any

from rasad.knowledge.tables import ENTITY_FILES, Cells, Line, Tables

_SCHEMA_OF_THING = {"project": "Project", "conference": "Event", "operation": "Event"}
_NAME_KINDS = {"name": "alias", "short": "weakAlias"}
_NO_NAME = frozenset({"article", "delegitimising", "legitimising"})  # flags of forms that are no names by themselves
Properties = dict[str, list[str]]


def ftm_entities(tables: Tables, *, only_own: bool = False) -> Iterator[dict[str, Any]]:
    """Yield entities that FollowTheMoney has a schema for, then offices as positions and terms as occupancies.

    Args:
        tables: the rows in effect.
        only_own: only the rows of the user's layer.
    """
    iso = {line.cells["id"]: line.cells["iso2"].lower() for line in tables.facts["states"]}
    forms = _forms(tables)
    for name in ENTITY_FILES:
        for line in tables.facts[name]:
            schema = _schema(name, line.cells)
            if schema and (line.is_own or not only_own):
                yield ftm_record(line.cells["id"], schema, _properties(name, line.cells, iso, forms))
    yield from _offices(tables, iso, only_own=only_own)


def left_out(tables: Tables) -> int:
    """Return how many entities FollowTheMoney has no schema for."""
    return sum(not _schema(name, line.cells) for name in ENTITY_FILES for line in tables.facts[name])


def ftm_record(key: str, schema: str, properties: Properties) -> dict[str, Any]:
    """Return an entity with the values that are not empty, each once."""
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _schema(table: str, cells: Cells) -> str | None:
    if table == "things":
        return _SCHEMA_OF_THING.get(cells["type"])
    if table in ("states", "organisations"):
        return "PublicBody" if table == "states" or cells["sector"] == "GOV" else "Organization"
    return {"people": "Person", "places": "Address", "media": "Organization"}[table]


def _forms(tables: Tables) -> dict[str, Properties]:
    """The names of every entity, in all languages, by the property that holds them."""
    forms: dict[str, Properties] = {}
    for files in tables.names.values():
        for lines in files.values():
            for line in lines:
                cells = line.cells
                kind = _NAME_KINDS.get(cells["kind"])
                if kind and _NO_NAME.isdisjoint(cells["flags"].split()):
                    weak = "weakAlias" if {"common", "ambiguous"} & set(cells["flags"].split()) else kind
                    forms.setdefault(cells["entity"], {}).setdefault(weak, []).append(cells["alias"])
    return forms


def _properties(table: str, cells: Cells, iso: dict[str, str], forms: dict[str, Properties]) -> Properties:
    country = iso.get(cells["id"] if table == "states" else cells["country"], "")
    found: Properties = {"name": [cells["name_en"]], "country": [country], "wikidataId": [cells["wikidata"]]}
    found |= forms.get(cells["id"], {})
    if table == "places":
        found |= {"full": [cells["name_en"]], "latitude": [cells["lat"]], "longitude": [cells["lon"]]}
        found |= {"city": [cells["name_en"]]} if cells["type"] == "city" else {}
    if table == "people":
        found["nationality"] = found.pop("country")
    if table == "things":
        found |= {"startDate": [cells["valid_from"]], "endDate": [cells["valid_to"]]}
        if cells["type"] != "project":
            found["involved"] = cells["parties"].split(";")
    return found


def _offices(tables: Tables, iso: dict[str, str], *, only_own: bool) -> Iterator[dict[str, Any]]:
    """Yield the positions that are held, and who held them when."""
    titles = {line.cells["id"]: line.cells["name_en"] for line in tables.facts["offices"]}
    bodies = {line.cells["id"]: line.cells for name in ENTITY_FILES for line in tables.facts[name]}
    seen: set[str] = set()
    for line in tables.facts["terms"]:
        cells = line.cells
        position = f"{cells['office']}-of-{cells['of'].lower()}"
        if (only_own and not line.is_own) or cells["of"] not in bodies:
            continue
        if position not in seen:
            seen.add(position)
            yield ftm_record(position, "Position", _position(cells, titles, bodies, iso))
        key = "-".join(filter(None, (cells["person"], position, cells["valid_from"])))
        yield ftm_record(key, "Occupancy", _occupancy(line, position))


def _position(cells: Cells, titles: dict[str, str], bodies: dict[str, Cells], iso: dict[str, str]) -> Properties:
    of = bodies[cells["of"]]
    title = titles.get(cells["office"], cells["office"]).partition(" (")[0]
    country = iso.get(cells["of"]) or iso.get(of.get("country", ""), "")
    return {"name": [f"{title} of {of['name_en']}"], "country": [country], "organization": [cells["of"]]}


def _occupancy(line: Line, position: str) -> Properties:
    cells = line.cells
    return {
        "holder": [cells["person"]],
        "post": [position],
        "startDate": [cells["valid_from"]],
        "endDate": [cells["valid_to"]],
        "status": ["acting" if cells["status"] == "acting" else ""],
    }
