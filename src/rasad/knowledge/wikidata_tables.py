"""Items of Wikidata and the tables that are there -> rows to add to them; nothing that is there is changed.

An item is an entity that we have if it has its Wikidata id, or one of its full names in a table of its kind and state.
Left out is what would make the tables wrong or doubtful: forms that someone has already, names of one word for people,
terms without a first day, terms that overlap another holder's, people without a term.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rasad.chars.fold import fold
from rasad.knowledge.check_names import is_written_in, letters_of
from rasad.knowledge.tables import ENTITY_FILES, Cells, Tables, rules_of, table_rules
from rasad.knowledge.wikidata_items import COUNTRY, Item
from rasad.knowledge.wikidata_plan import Found, Plan

_SOURCE, _CONFIDENCE = "Wikidata", "medium"
_SHORTEST_WORD = 4  # letters of a place's name in one word; shorter ones are met by chance
_SECTORS = {"people": "GOV", "organisations": "GOV"}
_EARLIEST, _LATEST = "0000", "9999"
_LONGEST_NAME = 6  # words; longer labels are descriptions

Rows = dict[tuple[str, str], list[Cells]]


class Built(NamedTuple):
    """Rows by language ("" for facts) and table, and how many items gave none."""

    rows: Rows
    left_out: int


def build_tables(found: Found, plan: Plan, tables: Tables, languages: tuple[str, ...]) -> Built:
    """Return the rows that Wikidata adds to the tables.

    Args:
        found: positions and items.
        plan: what to take.
        tables: the rows in effect without an earlier update.
        languages: the codes to take names in.
    """
    builder = _Builder(found, plan, tables, languages)
    left_out = 0
    for table, kind, item in found.items:
        left_out += not builder.take(table, kind, item)
    return Built(builder.finish(), left_out)


class _Builder:
    def __init__(self, found: Found, plan: Plan, tables: Tables, languages: tuple[str, ...]) -> None:
        self._plan = plan
        self._languages = {code: letters_of(code) for code in languages}
        self._offices = {item.id: office for item in found.positions if (office := plan.office(item))}
        self._known = _Known(tables)
        self._forms: dict[tuple[str, str], list[tuple[str, Cells]]] = {}
        self._new: dict[str, tuple[str, Cells]] = {}
        self._terms: list[Cells] = []
        self._printed: set[tuple[str, str]] = set()

    def take(self, table: str, kind: str, item: Item) -> bool:
        """Enter what an item adds; say whether it is, or was, an entity of ours."""
        terms = list(self._terms_of(item)) if table == "people" else []
        country = self._country(table, item, terms)
        if country is None or (table == "people" and not terms):
            return False
        known = self._known.find(table, country, item, self._languages)
        english = item.label("en")
        if known is None and (not english or item.id in self._new):
            return False
        entity = known or item.id
        if known is None:
            self._new[entity] = (table, self._row(table, kind, country, item))
        for code in self._languages:
            for name in dict.fromkeys(item.names(code)):
                if self._is_name(table, name, code):
                    self._offer(table, entity, code, name, is_new=known is None)
        self._terms += [{**term, "person": entity} for term in terms]
        return True

    def finish(self) -> Rows:
        """Return the rows: forms of one entity only, entities with a name, terms that overlap no other."""
        forms = [(code, *offers[0]) for (code, _), offers in self._forms.items() if len(offers) == 1]
        named = {cells["entity"] for _, _, cells in forms}
        gone = self._new.keys() - named
        terms = list(_without_overlaps([term for term in self._terms if term["person"] not in gone], self._known))
        holders = {term["person"] for term in terms}
        gone |= {entity for entity, (table, _) in self._new.items() if table == "people" and entity not in holders}
        rows: Rows = {("", "terms"): terms} if terms else {}
        for entity, (table, cells) in self._new.items():
            if entity not in gone:
                rows.setdefault(("", table), []).append(cells)
        for code, table, cells in forms:
            if cells["entity"] not in gone:
                rows.setdefault((code, table), []).append(cells)
        return rows

    def _country(self, table: str, item: Item, terms: list[Cells]) -> str | None:
        """The state of an item; None where it has none or several."""
        if table == "people":
            states = {term["of"] for term in terms}
        else:
            states = {self._plan.states[found] for found in item.ids(COUNTRY) if found in self._plan.states}
        return states.pop() if len(states) == 1 else None

    def _terms_of(self, item: Item) -> Iterator[Cells]:
        for held in item.held():
            office = self._offices.get(held.position)
            if office is None or not held.start or held.end is None or (held.end or _LATEST) < self._plan.since:
                continue
            yield {
                "office": office[0],
                "of": office[1],
                "valid_from": held.start,
                "valid_to": held.end,
                "status": "holder",
                "source": _SOURCE,
                "confidence": _CONFIDENCE,
            }

    def _row(self, table: str, kind: str, country: str, item: Item) -> Cells:
        point = item.point() if table == "places" else None
        cells = {
            "id": item.id,
            "wikidata": item.id,
            "type": kind,
            "name_en": item.label("en"),
            "country": country,
            "sector": _SECTORS.get(table, ""),
            "control": "unknown",
            "lat": f"{point[0]:.2f}" if point else "",
            "lon": f"{point[1]:.2f}" if point else "",
            "source": _SOURCE,
            "confidence": _CONFIDENCE,
        }
        return {column: cells.get(column, "") for column in rules_of(table).columns}

    def _is_name(self, table: str, name: str, code: str) -> bool:
        words, marks = name.split(), table_rules()["names"]["marks"]
        if len(words) > _LONGEST_NAME or not is_written_in(name, self._languages[code], marks):
            return False
        if table == "places":
            return len(words) > 1 or len(name) >= _SHORTEST_WORD
        return len(words) > 1

    def _offer(self, table: str, entity: str, code: str, name: str, *, is_new: bool) -> None:
        """Note a form that nobody has yet; the first one of a new entity is the one to print."""
        form = " ".join(name.split())
        key = fold(form)
        if self._known.has_form(code, key):
            return
        is_first = is_new and (code, entity) not in self._printed
        flags = ["ambiguous"] if table == "places" and " " not in form else []
        flags += ["preferred"] if is_first and not flags else []
        self._printed.add((code, entity))
        offers = self._forms.setdefault((code, key), [])
        if all(cells["entity"] != entity for _, cells in offers):
            offers.append((table, {"alias": form, "entity": entity, "kind": "name", "flags": " ".join(flags)}))


class _Known:
    """What the tables have: entities by Wikidata id and by name, forms, terms."""

    def __init__(self, tables: Tables) -> None:
        self._by_item: dict[str, str] = {}
        self._by_name: dict[tuple[str, str, str], set[str]] = {}
        self._forms: dict[str, set[str]] = {}
        self._held: dict[tuple[str, str], list[Cells]] = {}
        country: dict[str, str] = {}
        for name in ENTITY_FILES:
            for line in tables.facts[name]:
                country[line.cells["id"]] = line.cells.get("country", "")
                if line.cells["wikidata"]:
                    self._by_item[line.cells["wikidata"]] = line.cells["id"]
        for code, files in tables.names.items():
            for name, lines in files.items():
                for line in lines:
                    cells, key = line.cells, fold(line.cells["alias"])
                    self._forms.setdefault(code, set()).add(key)
                    if cells["kind"] == "name" and " " in cells["alias"]:
                        where = (name, country.get(cells["entity"], ""), key)
                        self._by_name.setdefault(where, set()).add(cells["entity"])
        for line in tables.facts["terms"]:
            self._held.setdefault((line.cells["office"], line.cells["of"]), []).append(line.cells)
        self.seats = {line.cells["id"]: line.cells["seats"] for line in tables.facts["offices"]}

    def find(self, table: str, country: str, item: Item, languages: Mapping[str, object]) -> str | None:
        """Return our id of an item, or None: by its Wikidata id, else by a full name that one entity alone has."""
        if item.id in self._by_item:
            return self._by_item[item.id]
        keys = {fold(name) for code in languages for name in item.names(code)}
        same = {entity for key in keys for entity in self._by_name.get((table, country, key), ())}
        return same.pop() if len(same) == 1 else None

    def has_form(self, code: str, key: str) -> bool:
        """Say whether somebody has a form."""
        return key in self._forms.get(code, ())

    def held(self, office: str, of: str) -> list[Cells]:
        """Return the terms of an office."""
        return self._held.get((office, of), [])


def _without_overlaps(terms: list[Cells], known: _Known) -> Iterator[Cells]:
    """Yield terms of people who are not said to hold the office already, and that no other holder's term overlaps."""
    by_office: dict[tuple[str, str], list[Cells]] = {}
    for term in terms:
        by_office.setdefault((term["office"], term["of"]), []).append(term)
    for (office, of), held in by_office.items():
        there = known.held(office, of)
        people = {term["person"] for term in there}
        new = [term for term in held if term["person"] not in people]
        for term in new:
            rivals = [*there, *(other for other in new if other is not term)]
            if known.seats.get(office) != "one" or not any(_overlap(term, other) for other in rivals):
                yield term


def _overlap(first: Cells, second: Cells) -> bool:
    """Say whether two terms have a day in common, at the precision that both have."""
    return _starts_before_end(first, second) and _starts_before_end(second, first)


def _starts_before_end(first: Cells, second: Cells) -> bool:
    start, end = first["valid_from"] or _EARLIEST, second["valid_to"] or _LATEST
    width = min(len(start), len(end))
    return start[:width] < end[:width]
