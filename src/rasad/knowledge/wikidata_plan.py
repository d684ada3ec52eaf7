"""`ontology/wikidata.toml` -> what is taken from Wikidata: states, classes of positions, classes of other tables."""

import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import regex

from rasad.config import data_folder
from rasad.errors import ConfigError
from rasad.knowledge.wikidata_items import JURISDICTION, Item
from rasad.langpack.layers import read_table
from rasad.langpack.pack import read_toml

_ARTICLE = "the "


class Take(NamedTuple):
    """The items of some classes that go to a table with a type, if so many Wikipedias speak of them."""

    table: str
    type: str
    classes: frozenset[str]
    sitelinks: int


class Plan(NamedTuple):
    """What is taken. `states`: Wikidata id -> our id."""

    states: Mapping[str, str]
    position_classes: tuple[str, ...]
    takes: tuple[Take, ...]
    offices: tuple[tuple[str, "regex.Pattern[str]"], ...]
    not_offices: "regex.Pattern[str]"
    since: str

    def only(self, states: Iterable[str]) -> "Plan":
        """Return the plan for some states; for all where none is named.

        Raises:
            ConfigError: a state is not known, or has no Wikidata id.
        """
        wanted = {state.upper() for state in states}
        unknown = wanted - set(self.states.values())
        if unknown:
            raise ConfigError(f"{min(unknown)} is no state with a Wikidata id. Write ISO 3166-1 alpha-3, e.g. OMN.")
        kept = {item: state for item, state in self.states.items() if not wanted or state in wanted}
        return self._replace(states=kept)

    def office(self, position: Item) -> tuple[str, str] | None:
        """Return the office and the state that a position is, or None where its label or jurisdiction does not say."""
        label = position.label("en").lower().removeprefix(_ARTICLE)
        states = [self.states[found] for found in position.ids(JURISDICTION) if found in self.states]
        if len(states) != 1 or self.not_offices.search(label):
            return None
        return next(((office, states[0]) for office, pattern in self.offices if pattern.fullmatch(label)), None)


class Found(NamedTuple):
    """What Wikidata has: the positions, and items with the table and type that they go to."""

    positions: tuple[Item, ...]
    items: Iterable[tuple[str, str, Item]]


@functools.cache
def load_plan() -> Plan:
    """Return the plan of the shipped data."""
    rules = read_toml(data_folder() / "ontology" / "wikidata.toml")
    header, rows = read_table(data_folder() / "ontology" / "states.csv")
    at = header.index("wikidata")
    takes = (
        Take(table, kind, frozenset(take["classes"]), take["sitelinks"])
        for table, kinds in rules["tables"].items()
        for kind, take in kinds.items()
    )
    return Plan(
        states={row[at]: row[0] for row in rows if row[at]},
        position_classes=tuple(rules["position_classes"]),
        takes=tuple(takes),
        offices=tuple((office, regex.compile(pattern)) for office, pattern in rules["offices"].items()),
        not_offices=regex.compile(rules["not"]),
        since=rules["since"],
    )
