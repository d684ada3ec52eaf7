"""What a user calls a state, a person, a place or a word of a list -> its id, or an error that names the nearest."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from math import asin, cos, radians, sin, sqrt

import apsw

from rasad.chars.fold import fold
from rasad.errors import QueryError
from rasad.knowledge.base import Knowledge
from rasad.langpack.names import name_table
from rasad.langpack.pack import load_pack, shipped_languages
from rasad.store.items import Part

_NEAREST = 3  # known words that an error names
_ALIKE = 0.6  # how alike, of 1: difflib's own default
_SHORT_LIST = 30  # words that an error lists whole
_EARTH_KM = 6371.0  # mean radius
_NAMES_KEPT = 4  # knowledge bases: with and without a layer, before and after a change to it
_PARTS = ", ".join(str(int(part)) for part in (Part.STATE, Part.PARTY, Part.ACTING, Part.NAMED, Part.PLACE))
_Ids = Mapping[str, tuple[str, ...]]


class Names:
    """Finds ids by what people write."""

    def __init__(self, connection: apsw.Connection, knowledge: Knowledge) -> None:
        """Make a finder of an open ledger, which may hold what no table knows."""
        self._connection = connection
        self._knowledge = knowledge

    def state(self, text: str) -> str:
        """Return the code of a state.

        Raises:
            QueryError: if there is none such.
        """
        for code in (text.strip(), text.strip().upper()):
            if code in self._knowledge.states or self._is_key(code):
                return code
        found = [entity for entity in self._called(text) if entity in self._knowledge.states]
        if len(found) == 1:
            return found[0]
        names = {state: self._name(state) for state in self._knowledge.states}
        raise QueryError(f"unknown state {text!r}{_nearest_named(text, names)}; give a code as RUS, or a name")

    def anything(self, text: str, what: str) -> str:
        """Return the id of a state, person, body, project, place or whatever has a name.

        Args:
            text: an id, or a name in English or a language read.
            what: what it is to be, for the error.

        Raises:
            QueryError: if there is none such, or several have the name.
        """
        for written in (text.strip(), text.strip().upper()):
            if written in self._knowledge.entities or self._is_key(written):
                return written
        found = self._called(text)
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(f"{entity} ({self._name(entity)})" for entity in found)
            raise QueryError(f"several are called {text!r}: {ids}; say which by the id")
        names = {entity: self._name(entity) for entity in self._knowledge.entities}
        raise QueryError(f"unknown {what} {text!r}{_nearest_named(text, names)}; give an id or a name")

    def places(self, text: str, radius_km: float | None) -> tuple[str, ...]:
        """Return a place and all known places in it, and those no farther from it than the radius.

        Raises:
            QueryError: if there is no such place, or it is not known where it lies.
        """
        place = self.anything(text, "place")
        known = [entity for entity in self._knowledge.entities if self._knowledge.entities.row(entity).get("type")]
        inside = {entity for entity in known if self._knowledge.holds(place, entity)} | {place}
        if radius_km is not None:
            inside |= set(self._near(place, text, radius_km))
        return tuple(sorted(inside))

    def _near(self, place: str, text: str, radius_km: float) -> Iterator[str]:
        row = self._knowledge.entities.row(place)
        centre = _position(self._knowledge.entities.row(row["capital"]) if row.get("capital") else row)
        if centre is None:
            raise QueryError(f"it is not known where {text!r} lies; give a city, or leave the radius out")
        for entity in self._knowledge.entities:
            position = _position(self._knowledge.entities.row(entity))
            if position is not None and distance_km(centre, position) <= radius_km:
                yield entity

    def _called(self, text: str) -> tuple[str, ...]:
        by_name, by_surname = _ids_by_name(self._knowledge)
        key = fold(text.strip())
        return by_name.get(key) or by_surname.get(key, ())

    def _name(self, entity: str) -> str:
        return self._knowledge.entities.row(entity)["name_en"]

    def _is_key(self, key: str) -> bool:
        """Say whether some item of the ledger has this key, as names that only its texts know."""
        query = f"SELECT 1 FROM item_key WHERE part IN ({_PARTS}) AND key = ? LIMIT 1"
        return self._connection.execute(query, (key,)).get is not None


@functools.lru_cache(maxsize=_NAMES_KEPT)
def _ids_by_name(knowledge: Knowledge) -> tuple[_Ids, _Ids]:
    """Return the ids by folded name, the English one and every alias of the packs, and by the last word of persons'."""
    found: dict[str, dict[str, None]] = {}
    surnames: dict[str, dict[str, None]] = {}
    for entity in knowledge.entities:
        name = fold(knowledge.entities.row(entity)["name_en"])
        found.setdefault(name, {})[entity] = None
        known = knowledge.entity(entity)
        if known is not None and known.type == "person":
            surnames.setdefault(name.split()[-1], {})[entity] = None
    for code in shipped_languages():
        for alias in name_table(load_pack(code, knowledge.layer)).aliases.payloads:
            if alias.kind in ("name", "short") and alias.entity in knowledge.entities:
                found.setdefault(fold(alias.text), {})[alias.entity] = None
    return {name: tuple(ids) for name, ids in found.items()}, {name: tuple(ids) for name, ids in surnames.items()}


def _position(row: Mapping[str, str]) -> tuple[float, float] | None:
    return (float(row["lat"]), float(row["lon"])) if row.get("lat") and row.get("lon") else None


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far two places are apart on the ground; latitude and longitude in degrees.

    >>> round(distance_km((55.75, 37.62), (41.01, 28.98)))
    1756
    """
    (lat, lon), (to_lat, to_lon) = ((radians(a), radians(b)) for a, b in (one, other))
    half = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def checked_word(word: str, known: Iterable[str], what: str) -> str:
    """Return a word of a list as the list writes it, whatever the case.

    Raises:
        QueryError: if it is not in the list; names the nearest.
    """
    by_key = {one.casefold(): one for one in known}
    found = by_key.get(word.strip().casefold())
    if found is None:
        raise QueryError(f"unknown {what} {word!r}{_nearest(word, by_key.values())}")
    return found


def _nearest(word: str, known: Iterable[str]) -> str:
    by_key = {one.casefold(): one for one in known}
    close = get_close_matches(word.casefold(), by_key, _NEAREST, _ALIKE)
    near = f"; nearest: {', '.join(by_key[key] for key in close)}" if close else ""
    if len(by_key) <= _SHORT_LIST:
        return f"{near}; known: {', '.join(sorted(by_key.values())) or 'none in this ledger'}"
    return near


def _nearest_named(text: str, names: Mapping[str, str]) -> str:
    """Return the ids whose name, or which themselves, are most like what was written."""
    keys: dict[str, str] = {}
    for entity, name in names.items():
        keys.setdefault(entity.casefold(), entity)
        keys[name.casefold()] = entity
        keys.setdefault(name.casefold().split()[-1], entity)
    close = dict.fromkeys(keys[key] for key in get_close_matches(text.casefold(), keys, _NEAREST, _ALIKE))
    return f"; nearest: {', '.join(f'{entity} ({names[entity]})' for entity in close)}" if close else ""
