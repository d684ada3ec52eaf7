"""Entities, offices and terms in effect -> faults that need several rows: ids, references, dates, coordinates."""

import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zoneinfo import available_timezones

import regex

from rasad.config import data_folder
from rasad.knowledge.fault import Fault
from rasad.knowledge.tables import ENTITY_FILES, Line, Tables, rules_of, table_rules
from rasad.langpack.layers import read_table

_STATE_ID = regex.compile(r"[A-Z]{3}|[a-z0-9]+(?:-[a-z0-9]+)*")
_ID = regex.compile(r"Q[1-9]\d*|[a-z0-9]+(?:-[a-z0-9]+)*")
_WIKIDATA = regex.compile(r"Q[1-9]\d*")
_DAY = regex.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DOMAIN = regex.compile(r"(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_POLE, _HALF_TURN = 90.0, 180.0  # degrees
_END_OF_TIME = "9999"

By = Mapping[str, Line]


def fact_faults(tables: Tables) -> Iterator[Fault]:
    """Yield the faults of all tables but the lists of names."""
    entities: dict[str, Line] = {}
    for name in ENTITY_FILES:
        yield from _id_faults(tables.facts[name], name, entities)
    for name in ENTITY_FILES:
        yield from _reference_faults(tables, name, entities)
    yield from _place_faults(tables)
    yield from _capital_faults(tables)
    yield from _date_faults(tables)
    yield from _term_faults(tables)
    yield from _merge_faults(tables, entities)
    yield from _site_faults(tables)
    yield from _zone_faults(tables)


def _id_faults(lines: list[Line], name: str, entities: dict[str, Line]) -> Iterator[Fault]:
    """Yield the faults of the ids of one file, and enter its entities."""
    wikidata: dict[str, Line] = {}
    for line in lines:
        key, item = line.cells["id"], line.cells["wikidata"]
        if not (_STATE_ID if name == "states" else _ID).fullmatch(key):
            yield Fault.at(line, "id", f"{key!r} is no id. Write a Wikidata id, or small letters with hyphens.")
        if key in entities:
            yield Fault.at(line, "id-twice", f"{key} is the id of {entities[key].where} too. Give one of them another.")
        entities[key] = line
        if item and not _WIKIDATA.fullmatch(item):
            yield Fault.at(line, "wikidata", f"{item!r} is no Wikidata id. Write Q and digits, or nothing.")
        if item and item in wikidata:
            other = wikidata[item]
            yield Fault.at(line, "wikidata", f"{item} is {other.cells['id']} ({other.where}) too. Merge the two.")
        if _WIKIDATA.fullmatch(key) and item != key:
            yield Fault.at(line, "wikidata", f"the id {key} is not the row's Wikidata id {item!r}. Write the same.")
        wikidata.setdefault(item, line)


def _reference_faults(tables: Tables, name: str, entities: By) -> Iterator[Fault]:
    """Yield cells that name a state or body which no table has."""
    states = {line.cells["id"] for line in tables.facts["states"]} | set(table_rules()["slots"])
    rules = rules_of(name)
    for line in tables.facts[name]:
        for column in rules.states:
            value = line.cells[column]
            if value and value not in states:
                yield Fault.at(line, "state", f"{column} is {value!r}, which is no state. Write an id of states.csv.")
        for column in rules.bodies:
            for value in filter(None, line.cells[column].split(";")):
                if value not in states and value not in entities:
                    yield Fault.at(
                        line, "body", f"{column} names {value!r}, which no table has. Add it, or correct it."
                    )


class _Box(NamedTuple):
    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Say whether a point lies inside; a box whose west is greater than its east lies on the date line."""
        beside = self.west <= lon <= self.east if self.west <= self.east else lon >= self.west or lon <= self.east
        return self.south <= lat <= self.north and beside


def _boxes() -> dict[str, _Box]:
    rows = read_table(data_folder() / "ontology" / "boxes.csv")[1]
    return {row[0]: _Box(*map(float, row[1:])) for row in rows}


def _place_faults(tables: Tables) -> Iterator[Fault]:
    places = {line.cells["id"]: line for line in tables.facts["places"]}
    boxes = _boxes()
    for line in places.values():
        cells = line.cells
        within = places.get(cells["within"])
        if cells["within"] and (within is None or within is line):
            yield Fault.at(line, "within", f"within is {cells['within']!r}, which is no other place. Correct it.")
        elif within is not None and cells["country"] and within.cells["country"] not in ("", cells["country"]):
            states = f"{cells['country']} and {within.cells['country']}"
            yield Fault.at(line, "within", f"it and {cells['within']} lie in two states ({states}). Correct one.")
        if _is_in_circle(cells["id"], places):
            yield Fault.at(line, "within", "it contains itself by the places it lies within. Correct one of them.")
        yield from _coordinate_faults(line, boxes)


def _is_in_circle(start: str, places: By) -> bool:
    at, steps = places[start].cells["within"], 0
    while at in places and at != start and steps < len(places):
        at, steps = places[at].cells["within"], steps + 1
    return at == start


def _coordinate_faults(line: Line, boxes: Mapping[str, _Box]) -> Iterator[Fault]:
    lat, lon, country = line.cells["lat"], line.cells["lon"], line.cells["country"]
    if not lat and not lon:
        return
    try:
        point = float(lat), float(lon)
    except ValueError:
        yield Fault.at(line, "coordinates", f"{lat!r}, {lon!r} are no degrees. Write both as decimals, or neither.")
        return
    box = boxes.get(country)
    if not (abs(point[0]) <= _POLE and abs(point[1]) <= _HALF_TURN):
        yield Fault.at(line, "coordinates", f"{lat}, {lon} lies not on the globe. Correct it.")
    elif box is not None and not box.holds(*point):
        yield Fault.at(line, "coordinates", f"{lat}, {lon} lies outside {country}. Correct the point or the state.")


def _capital_faults(tables: Tables) -> Iterator[Fault]:
    places = {line.cells["id"] for line in tables.facts["places"]}
    for line in tables.facts["states"]:
        if line.cells["capital"] not in places:
            yield Fault.at(line, "capital", f"capital is {line.cells['capital']!r}, which is no place. Add it there.")
    for column in ("iso2", "cow", "fips"):
        seen: dict[str, str] = {}
        for line in tables.facts["states"]:
            code = line.cells[column]
            if code and code in seen:
                yield Fault.at(line, "code", f"{column} {code} is that of {seen[code]} too. Correct one.")
            seen.setdefault(code, line.cells["id"])


def _date_faults(tables: Tables) -> Iterator[Fault]:
    for line in (*tables.facts["things"], *tables.facts["terms"]):
        start, end = line.cells["valid_from"], line.cells["valid_to"]
        for day in filter(None, (start, end)):
            if not _DAY.fullmatch(day):
                yield Fault.at(line, "date", f"{day!r} is no date. Write 2016, 2016-10 or 2016-10-10.")
        if start and end and _is_after(start, end):
            yield Fault.at(line, "date", f"it ends ({end}) before it starts ({start}). Correct one of them.")


def _is_after(first: str, second: str) -> bool:
    """Compare two dates at the precision that both have."""
    width = min(len(first), len(second))
    return first[:width] > second[:width]


def _term_faults(tables: Tables) -> Iterator[Fault]:
    people = {line.cells["id"] for line in tables.facts["people"]}
    bodies = {line.cells["id"] for name in ("states", "organisations", "media") for line in tables.facts[name]}
    seats = {line.cells["id"]: line.cells["seats"] for line in tables.facts["offices"]}
    held: dict[tuple[str, str], list[Line]] = {}
    for line in tables.facts["terms"]:
        person, office, of = line.cells["person"], line.cells["office"], line.cells["of"]
        for value, known, table in ((person, people, "people"), (office, seats, "offices"), (of, bodies, "states")):
            if value not in known:
                yield Fault.at(line, "term", f"{value!r} is not known. Add it to {table}.csv, or correct the term.")
        if seats.get(office) == "one" and line.cells["status"] == "holder":
            held.setdefault((office, of), []).append(line)
    for terms in held.values():
        ordered = sorted(terms, key=lambda term: term.cells["valid_from"])
        for first, second in itertools.pairwise(ordered):
            if _is_after(first.cells["valid_to"] or _END_OF_TIME, second.cells["valid_from"]):
                yield Fault.at(second, "overlap", _overlap(first, second))


def _overlap(first: Line, second: Line) -> str:
    office, ended = f"{second.cells['office']} of {second.cells['of']}", first.cells["valid_to"] or "open"
    return (
        f"{second.cells['person']} starts as {office} on {second.cells['valid_from']}, before the term of "
        f"{first.cells['person']} ends ({ended}; {first.where}). End the earlier term, or say acting."
    )


def _site_faults(tables: Tables) -> Iterator[Fault]:
    media = {line.cells["id"] for line in tables.facts["media"]} | {line.cells["id"] for line in tables.facts["merged"]}
    for line in tables.facts["domains"]:
        domain, outlet = line.cells["domain"], line.cells["outlet"]
        if not _DOMAIN.fullmatch(domain):
            yield Fault.at(line, "domain", f"{domain!r} is no domain. Write it small, without www. or path: irna.ir.")
        if outlet not in media:
            yield Fault.at(line, "outlet", f"{outlet!r} is no outlet. Add it to media.csv, or correct it.")


def _zone_faults(tables: Tables) -> Iterator[Fault]:
    states = {line.cells["id"] for line in tables.facts["states"]}
    for line in tables.facts["zones"]:
        state, zone = line.cells["state"], line.cells["zone"]
        if state not in states:
            yield Fault.at(line, "state", f"state is {state!r}, which is no state. Write an id of states.csv.")
        if zone not in available_timezones():
            yield Fault.at(line, "zone", f"{zone!r} is no time zone. Write one of IANA's names: Asia/Tehran.")


def _merge_faults(tables: Tables, entities: By) -> Iterator[Fault]:
    for line in tables.facts["merged"]:
        if line.cells["into"] not in entities:
            yield Fault.at(
                line, "merge", f"{line.cells['into']!r} is not known. Merge into an entity that a table has."
            )
