"""Wikidata's JSON of an item, from its API or from a dump -> what our tables take of it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

LABEL, INSTANCE_OF, SUBCLASS_OF, HELD, HUMAN = "labels", "P31", "P279", "P39", "Q5"
COUNTRY, JURISDICTION, POINT, START, END, DISSOLVED = "P17", "P1001", "P625", "P580", "P582", "P576"
_YEAR, _MONTH, _DAY = 9, 10, 11  # Wikidata's precisions
_WIDTH = {_YEAR: 4, _MONTH: 7, _DAY: 10}


class _Text(msgspec.Struct, frozen=True):
    value: str


class _DataValue(msgspec.Struct, frozen=True):
    value: Any = None


class _Snak(msgspec.Struct, frozen=True):
    datavalue: _DataValue | None = None


class _Statement(msgspec.Struct, frozen=True):
    mainsnak: _Snak
    rank: str = "normal"
    qualifiers: dict[str, list[_Snak]] = {}


class Item(msgspec.Struct, frozen=True):
    """An item: its id, labels and aliases by language, statements by property, and Wikipedias that speak of it."""

    id: str
    labels: dict[str, _Text] = {}
    aliases: dict[str, list[_Text]] = {}
    claims: dict[str, list[_Statement]] = {}
    sitelinks: dict[str, Any] = {}

    def label(self, code: str) -> str:
        """Return the label in a language, or ""."""
        return self.labels[code].value.strip() if code in self.labels else ""

    def names(self, code: str) -> list[str]:
        """Return label and aliases in a language; may be empty."""
        label = self.label(code)
        return [*filter(None, [label]), *(alias.value.strip() for alias in self.aliases.get(code, ()))]

    def ids(self, prop: str) -> list[str]:
        """Return the items that the statements of a property name, but for deprecated ones."""
        return [found for statement in self._valid(prop) if (found := _id(statement.mainsnak))]

    def point(self) -> tuple[float, float] | None:
        """Return latitude and longitude in degrees, or None."""
        for statement in self._valid(POINT):
            value = statement.mainsnak.datavalue.value if statement.mainsnak.datavalue else None
            if isinstance(value, dict) and value.get("latitude") is not None:
                return float(value["latitude"]), float(value["longitude"])
        return None

    def held(self) -> "Iterator[Held]":
        """Yield the positions held, with their dates."""
        for statement in self._valid(HELD):
            position = _id(statement.mainsnak)
            if position:
                start, end = (_date(statement.qualifiers.get(prop, ())) for prop in (START, END))
                yield Held(position, start, end)

    def _valid(self, prop: str) -> Iterator[_Statement]:
        return (statement for statement in self.claims.get(prop, ()) if statement.rank != "deprecated")


class Held(NamedTuple):
    """A position held; dates are ISO days, months or years, "" where unknown, None where they cannot be used."""

    position: str
    start: str | None
    end: str | None


def _id(snak: _Snak) -> str | None:
    value = snak.datavalue.value if snak.datavalue else None
    return value.get("id") if isinstance(value, dict) else None


def _date(snaks: "list[_Snak] | tuple[()]") -> str | None:
    """Return the one date of a qualifier, "" where there is none; None where it is vague, or there are several."""
    if not snaks:
        return ""
    value = snaks[0].datavalue.value if snaks[0].datavalue else None
    if len(snaks) > 1 or not isinstance(value, dict) or value.get("precision") not in _WIDTH:
        return None
    time = str(value.get("time", ""))
    return time[1 : 1 + _WIDTH[value["precision"]]] if time.startswith("+") else None
