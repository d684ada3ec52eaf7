"""What is asked -> the SQL that finds the numbers of the items that meet it, driven by what the fewest items have."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

import apsw

from rasad.ask.asked import LAYERS_OF, LIST_FILTERS, Asked, ListFilter, known_words, listed
from rasad.ask.documents import names_both
from rasad.ask.filters import ANYTHING, Condition, Pair, Value, all_of, limit_days, states_of
from rasad.ask.known import Names, checked_word
from rasad.chars.fold import fold
from rasad.errors import QueryError
from rasad.knowledge.base import Knowledge
from rasad.records.candidates import SHOWN_FROM
from rasad.store.fulltext import fulltext_query
from rasad.store.items import LAYERS, UNDATED, Layer, Part, ordinal, pair_key, range_of

FEW = 50_000  # items: so many are sorted in the time of an answer; of more the index by day is walked
_HELD = "EXISTS (SELECT 1 FROM item_key WHERE item = item.number AND part = :{name}_part AND key = :{name})"
_ANY_HELD = (
    "EXISTS (SELECT 1 FROM item_key WHERE item = item.number AND part = :{name}_part "
    "AND key IN (SELECT value FROM json_each(:{name})))"
)
_COUNT = (
    "SELECT count(*) FROM (SELECT 1 FROM item_key WHERE part = ?1 AND layer = ?2 "
    f"AND key IN (SELECT value FROM json_each(?3)) LIMIT {FEW + 1})"
)
_BY_KEY = "item_key AS driver CROSS JOIN item ON item.number = driver.item"
_BY_KEYS = (
    "(SELECT DISTINCT item FROM item_key WHERE part = :{name}_part AND layer = :layer "
    "AND key IN (SELECT value FROM json_each(:{name}))) AS driver CROSS JOIN item ON item.number = driver.item"
)
_BY_TEXT = "item_text CROSS JOIN item ON item.number = item_text.rowid"
_ORDERS = {
    "day": "item.first {way}, item.number {way}",
    "confidence": f"item.sure DESC, item.first = {UNDATED}, item.first {{way}}, item.number {{way}}",
    "sources": f"item.sources DESC, item.first = {UNDATED}, item.first {{way}}, item.number {{way}}",
}


class KeyFilter(NamedTuple):
    """One of these keys must be there in this part."""

    name: str
    part: Part
    keys: tuple[str, ...]

    @property
    def values(self) -> dict[str, Value]:
        """The values of its parameters."""
        key = self.keys[0] if len(self.keys) == 1 else json.dumps(self.keys)
        return {f"{self.name}_part": int(self.part), self.name: key}

    @property
    def condition(self) -> Condition:
        """The condition that an item has it."""
        held = _HELD if len(self.keys) == 1 else _ANY_HELD
        return Condition(held.format(name=self.name), self.values)


class Question(NamedTuple):
    """What comes after SELECT: where items are looked for, what they must meet, and their order."""

    layer: Layer
    source: str
    condition: Condition
    order: str
    limit: int | None = None
    offset: int = 0

    @property
    def scanned(self) -> str:
        """Where items are looked for when all are wanted: rows of a layer lie together, and go by quicker than days."""
        return "item NOT INDEXED" if self.source == "item" else self.source

    def numbers(self, connection: apsw.Connection) -> Iterator[int]:
        """Yield the numbers of the items in their order; by day those without a date come last either way."""
        is_latest_first = self.order.startswith(("item.first DESC", "driver.first DESC"))
        parts = (f"item.first < {UNDATED}", f"item.first = {UNDATED}") if is_latest_first else ("TRUE",)
        end = None if self.limit is None else self.offset + self.limit
        found = chain.from_iterable(self._numbers(connection, part, end) for part in parts)
        return islice(found, self.offset, end)

    def _numbers(self, connection: apsw.Connection, part: str, most: int | None) -> Iterator[int]:
        sql = (
            f"SELECT item.number FROM {self.source} WHERE {self.condition.sql} AND {part} "
            f"ORDER BY {self.order} LIMIT :most"
        )
        for (number,) in connection.execute(sql, {**self.condition.values, "most": -1 if most is None else most}):
            yield int(str(number))


def question_of(connection: apsw.Connection, knowledge: Knowledge, layer: Layer, asked: Asked) -> Question:
    """Return the question in SQL.

    Args:
        connection: an open ledger.
        knowledge: knows what states, persons and places are called, and where they lie.
        layer: what is asked for.
        asked: what it is limited to.

    Raises:
        QueryError: if a name, a word or a date is not understood, or a filter says nothing of this layer.
    """
    for name in asked:
        if name not in Asked.__annotations__ or layer not in LAYERS_OF.get(name, LAYERS):
            raise QueryError(f"{layer}s cannot be chosen by {name!r}; see the options with: rasad ask {layer}s --help")
    return _Builder(connection, knowledge, layer, asked).question()


class _Builder:
    """Puts a question together."""

    def __init__(self, connection: apsw.Connection, knowledge: Knowledge, layer: Layer, asked: Asked) -> None:
        self._connection = connection
        self._names = Names(connection, knowledge)
        self._layer: Layer = layer
        self._asked = asked

    def question(self) -> Question:
        keys, rest = self._keys(), self._conditions()
        text = self._text()
        driver = None if text else self._driver(keys)
        times = self._times("driver" if driver and len(driver.keys) == 1 else "item")
        parts = [*rest, times, *(found.condition for found in keys if found is not driver)]
        if text:
            source = _BY_TEXT
            parts.append(Condition("item_text MATCH :text", {"text": text}))
        elif driver is None:
            source = "item"
        elif len(driver.keys) == 1:
            source = _BY_KEY
            held = f"driver.part = :{driver.name}_part AND driver.key = :{driver.name} AND driver.layer = :layer"
            parts.append(Condition(held, driver.values))
        else:
            source = _BY_KEYS.format(name=driver.name)
            parts.append(Condition("TRUE", driver.values))
        first, last = range_of(self._layer)
        layer = Condition(
            "item.layer = :layer AND item.number BETWEEN :low AND :high",
            {"layer": LAYERS[self._layer], "low": first, "high": last},
        )
        order = self._order(is_by_key=source == _BY_KEY, is_by_text=bool(text))
        condition = all_of(layer, *(part for part in parts if part != ANYTHING))
        limit, offset = self._asked.get("limit"), self._asked.get("offset", 0)
        return Question(self._layer, source, condition, order, limit, offset)

    def _keys(self) -> list[KeyFilter]:
        """Return the filters by keys: each can drive the search."""
        found = []
        if "between" in self._asked and self._layer != "figure":
            found.append(KeyFilter("between", Part.PAIR, (pair_key(*self._pair(self._asked["between"])),)))
        if "states" in self._asked:
            states = tuple(self._names.state(one) for one in listed(self._asked["states"]))
            found.append(KeyFilter("states", Part.STATE, states))
        for name, part in (("by", Part.ACTING), ("persons", Part.PARTY), ("about", Part.NAMED)):
            if name in self._asked:
                what = "person or body" if part is Part.PARTY else "name"
                ids = tuple(self._names.anything(one, what) for one in listed(self._asked[name]))  # type: ignore[literal-required]
                found.append(KeyFilter(name, part, ids))
        if "place" in self._asked:
            places = self._names.places(self._asked["place"], self._asked.get("radius_km"))
            found.append(KeyFilter("place", Part.PLACE, places))
        elif "radius_km" in self._asked:
            raise QueryError("a radius needs a place: give the place that it is counted from")
        for name, kept in LIST_FILTERS.items():
            if name in self._asked and kept.part is not None:
                found.append(KeyFilter(name, kept.part, self._words(name)))
        return [one._replace(keys=tuple(dict.fromkeys(one.keys))) for one in found]

    def _conditions(self) -> Iterator[Condition]:
        """Yield the filters that each item is looked at for."""
        if "between" in self._asked and self._layer == "figure":
            both = names_both(self._pair(self._asked["between"]))
            yield Condition(both.sql.replace("document.number", "item.document"), both.values)
        for name, kept in LIST_FILTERS.items():
            if name in self._asked and kept.part is None:
                words: dict[str, Value] = {name: json.dumps(self._words(name))}
                chosen = f"SELECT number FROM word WHERE text IN (SELECT value FROM json_each(:{name}))"
                yield Condition(f"item.{kept.column} IN ({chosen})", words)
        least = self._asked.get("min_confidence", SHOWN_FROM if self._layer in ("event", "commitment") else 0.0)
        if least > 0:
            yield Condition("item.sure >= :least", {"least": least})
        if "least_sources" in self._asked:
            yield Condition("item.sources >= :sources_least", {"sources_least": self._asked["least_sources"]})

    def _pair(self, pair: Pair) -> Pair:
        one, other = pair
        found = self._names.state(one), self._names.state(other)
        states_of(found)
        return found

    def _words(self, name: str) -> tuple[str, ...]:
        """Return the words of a list that were given, as the list or the ledger writes them."""
        kept = LIST_FILTERS[name]
        given = listed(self._asked[name])  # type: ignore[literal-required]
        known = [*known_words(kept.column, self._layer)]
        if kept.part is Part.OUTLET:
            given = tuple(fold(word) for word in given)
        known += [word for word in given if word not in known and self._is_present(kept, word)]
        if any(word not in known for word in given):
            known += self._present(name)
        return tuple(checked_word(word, known, kept.column.replace("_", " ")) for word in given)

    def _is_present(self, kept: ListFilter, word: str) -> bool:
        """Say whether the ledger holds a word of a list: it is met soon, where listing all takes a second."""
        if kept.part is not None:
            query = "SELECT 1 FROM item_key WHERE part = ? AND key = ? LIMIT 1"
            return self._connection.execute(query, (int(kept.part), word)).get is not None
        number = self._connection.execute("SELECT number FROM word WHERE text = ?", (word,)).get
        query = f"SELECT 1 FROM item NOT INDEXED WHERE number BETWEEN ? AND ? AND {kept.column} = ? LIMIT 1"
        first, last = zip(*map(range_of, kept.layers), strict=True)
        return self._connection.execute(query, (min(first), max(last), number)).get is not None

    def _present(self, name: str) -> Iterable[str]:
        """Return the words of a list that the ledger holds."""
        kept = LIST_FILTERS[name]
        if kept.part is not None:
            query = "SELECT DISTINCT key FROM item_key WHERE part = ? AND layer = ?"
            rows = self._connection.execute(query, (int(kept.part), LAYERS[self._layer]))
        else:
            query = f"SELECT text FROM word WHERE number IN (SELECT DISTINCT {kept.column} FROM item WHERE layer = ?)"
            rows = self._connection.execute(query, (LAYERS[self._layer],))
        return [str(word) for (word,) in rows]

    def _times(self, table: str) -> Condition:
        """Return the condition on the days of an item, all of which, or some, must lie in the time asked for."""
        begin, end = ("first", "last") if self._asked.get("within") else ("last", "first")
        parts = [ANYTHING]
        since = limit_days(self._asked["since"], "since").first if "since" in self._asked else None
        until = limit_days(self._asked["until"], "until").last if "until" in self._asked else None
        if since is not None:
            parts.append(
                Condition(f"{table}.{begin} >= :since AND {table}.first <= {table}.last", {"since": ordinal(since)})
            )
        if until is not None:
            parts.append(
                Condition(f"{table}.{end} <= :until AND {table}.first <= {table}.last", {"until": ordinal(until)})
            )
        return all_of(*parts)

    def _text(self) -> str | None:
        if "text" not in self._asked:
            return None
        query = fulltext_query(self._asked["text"])
        if query is None:
            raise QueryError(f"{self._asked['text']!r} holds no word to look for")
        return query

    def _driver(self, keys: Iterable[KeyFilter]) -> KeyFilter | None:
        """Return the filter that the fewest items meet; None where all are met by many and the days must be walked."""
        counts = [(self._count(found), number, found) for number, found in enumerate(keys)]
        if not counts:
            return None
        count, _, found = min(counts)
        single = [one for _, _, one in sorted(counts) if len(one.keys) == 1]
        return found if count <= FEW else next(iter(single), None)

    def _count(self, found: KeyFilter) -> int:
        values = (int(found.part), LAYERS[self._layer], json.dumps(found.keys))
        return int(str(self._connection.execute(_COUNT, values).get))

    def _order(self, *, is_by_key: bool, is_by_text: bool) -> str:
        sort = self._asked.get("sort", "rank" if is_by_text else "day")
        if sort == "rank":
            if not is_by_text:
                raise QueryError(
                    "rows are sorted by rank only where a text is asked for; sort by day, confidence or sources"
                )
            return "item_text.rank"
        if sort not in _ORDERS:
            checked_word(sort, [*_ORDERS, "rank"], "order")
        order = _ORDERS[sort].format(way="DESC" if self._asked.get("descending") else "ASC")
        return order.replace("item.first", "driver.first").replace("item.number", "driver.item") if is_by_key else order
