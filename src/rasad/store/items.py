"""A report -> what its events, statements, commitments and figures are found, counted and sorted by.

The tables are derived and rebuilt, never migrated. Source: decision 0018.
"""

import datetime as dt
import functools
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import chain, combinations, product
from pathlib import Path
from typing import Literal, NamedTuple

import apsw

from rasad.chars.fold import fold
from rasad.config import data_folder
from rasad.errors import StoreError
from rasad.link.levels import level_of
from rasad.records.days import Days, days_of
from rasad.records.ports import StoredDocument
from rasad.records.report import Commitment, Event, Figure, Mention, Report, Statement
from rasad.records.spans import Span
from rasad.store import fulltext
from rasad.store.rows import document_days, state_of

Layer = Literal["event", "statement", "commitment", "figure"]
LAYERS: Mapping[Layer, int] = {"event": 1, "statement": 2, "commitment": 3, "figure": 4}
"""The layers that can be asked for, as the tables write them."""
UNDATED, NEVER = 10_000_000, 0
"""The first and last day of what has no date: after and before all days, so that no period holds it."""
LISTED = (
    "kind", "type", "mode", "status", "salience", "stance", "speech", "act", "fulfilment", "unit", "language",
    "outlet", "outlet_state", "control", "level", "states", "pairs", "contexts",
)  # fmt: skip
"""The columns of `item` that hold numbers of words."""
WATCHERS = ("item_moved", "item_moved_away")
"""The triggers that note which happenings links have moved."""
PAIR = "{}-{}"
"""How two states are written as one key, in the order of their codes."""
_VERSION_KEY = "items"
_OPEN = {dt.date.min.toordinal(): "..", dt.date.max.toordinal(): ".."}
_RULE = "items/3"  # it changes when the same report would give other rows
_AROUND = 150  # characters on either side of a figure, within its line, that say what it is about
_ROOM = 40  # bits of a number below those of its layer
_COLUMNS = ("number", "document", "layer", "id", "first", "last", "year", "month", "sure", *LISTED)
_INSERT = f"INSERT INTO item ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"


class Part(IntEnum):
    """What a key of an item is there."""

    STATE = 1
    """A state that takes part, itself or by its people and bodies."""
    PARTY = 2
    """A person or body that takes part."""
    ACTING = 3
    """A state, person or body that acts, speaks, or is to do something."""
    PAIR = 4
    """Two states that take part; of a statement, that speak to or of each other."""
    NAMED = 5
    """Whoever and whatever its words name, and the states that these belong to."""
    TYPE = 6
    KIND = 7
    CONTEXT = 8
    PLACE = 9
    OUTLET = 10


SETS: Mapping[str, Part] = {"states": Part.STATE, "pairs": Part.PAIR, "contexts": Part.CONTEXT}
"""The columns of `item` that hold all keys of a part as one word, sorted and parted by spaces."""


class Item(NamedTuple):
    """One row of a layer; `words` is where the text says it."""

    layer: Layer
    id: str
    days: Days
    sure: float
    listed: Mapping[str, str | None]
    keys: frozenset[tuple[Part, str]]
    words: Span


def version() -> str:
    """Return what the tables depend on besides the reports."""
    made_by = f"{_RULE} {fulltext.normaliser_version()} {_sql()}"
    return hashlib.sha256(made_by.encode()).hexdigest()[:16]


def _sql() -> str:
    return (data_folder() / "schema" / "items.sql").read_text(encoding="utf-8")


def is_stale(connection: apsw.Connection) -> bool:
    """Say whether the tables are missing or were made otherwise."""
    return bool(connection.execute("SELECT value FROM meta WHERE key = ?", (_VERSION_KEY,)).get != version())


def refuse_stale(connection: apsw.Connection, path: Path) -> None:
    """Refuse questions that the tables would answer wrongly.

    Raises:
        StoreError: if they are missing or were made otherwise, as in a file that is opened only to be read.
    """
    if is_stale(connection):
        raise StoreError(
            f"{path} was written by another rasad; bring it up to date with: rasad --ledger {path} ledger check"
        )


def rebuild(connection: apsw.Connection, documents: Iterable[tuple[int, StoredDocument]]) -> None:
    """Make the tables anew inside the caller's transaction."""
    for trigger in WATCHERS:  # what they have seen of the links was told to tables that go
        connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    for table in ("item_text", "item_key", "item", "word", "moved"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.execute(_sql())
    for number, document in documents:
        put_down(connection, number, document.report, document.source)
    connection.execute(
        "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2", (_VERSION_KEY, version())
    )


def put_down(connection: apsw.Connection, number: int, report: Report, source: str) -> None:
    """Add the items of a document, inside the caller's transaction."""
    keys: list[tuple[object, ...]] = []
    texts: list[tuple[object, ...]] = []
    numbered: dict[str, int] = {}
    free = {layer: _free_number(connection, layer) for layer in LAYERS}
    for item in items_of(report, source):
        layer, (first, last) = LAYERS[item.layer], ordinals(item.days)
        sets = {column: " ".join(sorted(k for p, k in item.keys if p is part)) for column, part in SETS.items()}
        told = {**item.listed, **{column: text or None for column, text in sets.items()}}
        own, free[item.layer] = free[item.layer], free[item.layer] + 1
        listed = [_number(connection, told.get(column), numbered) for column in LISTED]
        row = (own, number, layer, item.id, first, last, *_period(first, last), item.sure, *listed)
        connection.execute(_INSERT, row)
        keys += [(own, part, key, layer, first, last) for part, key in sorted(item.keys)]
        surface = fold(source[item.words.start : item.words.end])
        texts.append((own, surface, " ".join(sorted(fulltext.keys_in(surface, report.document.language)))))
    connection.executemany("INSERT INTO item_key VALUES (?, ?, ?, ?, ?, ?)", keys)
    connection.executemany("INSERT INTO item_text (rowid, surface, keys) VALUES (?, ?, ?)", texts)


def forget(connection: apsw.Connection, number: int) -> None:
    """Take the words of a document's items out of the index; call it before the document is deleted."""
    connection.execute("DELETE FROM item_text WHERE rowid IN (SELECT number FROM item WHERE document = ?)", (number,))


def range_of(layer: Layer) -> tuple[int, int]:
    """Return the first and last number that an item of a layer may have."""
    return LAYERS[layer] << _ROOM, (LAYERS[layer] + 1 << _ROOM) - 1


def _free_number(connection: apsw.Connection, layer: Layer) -> int:
    first, last = range_of(layer)
    used = connection.execute("SELECT max(number) FROM item WHERE number BETWEEN ? AND ?", (first, last)).get
    return first if used is None else int(str(used)) + 1


def _number(connection: apsw.Connection, text: str | None, numbered: dict[str, int]) -> int | None:
    if text is None:
        return None
    if text not in numbered:
        known = connection.execute("SELECT number FROM word WHERE text = ?", (text,)).get
        if known is None:
            known = connection.execute("INSERT INTO word (text) VALUES (?) RETURNING number", (text,)).get
        numbered[text] = int(str(known))
    return numbered[text]


def ordinals(days: Days) -> tuple[int, int]:
    """Return the first and last day as numbers; an open end is the first or last day of all."""
    if days.first is None and days.last is None:
        return UNDATED, NEVER
    first = ordinal(days.first) if days.first else dt.date.min.toordinal()
    return first, (ordinal(days.last) if days.last else dt.date.max.toordinal())


def span_of(first: int, last: int) -> str | None:
    """Return days written as numbers as EDTF: one day, or from the first to the last; None where nothing is known."""
    if first > last:
        return None
    begin, end = (_OPEN.get(day) or dt.date.fromordinal(day).isoformat() for day in (first, last))
    return begin if begin == end else f"{begin}/{end}"


@functools.lru_cache(maxsize=4096)
def ordinal(day: str) -> int:
    """Return an ISO day as a number."""
    return dt.date.fromisoformat(day).toordinal()


def _period(first: int, last: int) -> tuple[int | None, int | None]:
    """Return the year and the month (counted from the year 0) that hold all days; None where several do."""
    if first > last:
        return None, None
    begin, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
    months = [12 * day.year + day.month - 1 for day in (begin, end)]
    return begin.year if begin.year == end.year else None, months[0] if months[0] == months[1] else None


def items_of(report: Report, source: str) -> Iterator[Item]:
    """Yield the items of a report in the order of its layers."""
    itemiser = _Itemiser(report, source)
    for event in report.events:
        yield itemiser.event(event)
    for statement in report.statements:
        yield itemiser.statement(statement)
    for commitment in report.commitments:
        yield itemiser.commitment(commitment)
    for figure in report.figures:
        yield itemiser.figure(figure)


class _Itemiser:
    """Makes the items of one report."""

    def __init__(self, report: Report, source: str) -> None:
        self._report = report
        self._source = source
        self._days = document_days(report)
        self._entities = {entity.id: entity for entity in report.entities}
        self._states = {entity.id: state_of(entity) for entity in report.entities}
        self._sure = {event.id: event.confidence for event in report.events}
        self._mentions: Sequence[Mention] = sorted(report.mentions, key=lambda mention: mention.start)
        outlet = report.document.outlet
        self._listed: dict[str, str | None] = {"language": report.document.language}
        self._keys: set[tuple[Part, str]] = set()
        if outlet is not None:
            self._listed |= {"outlet": outlet.id, "outlet_state": outlet.state, "control": outlet.control}
            self._keys = {(Part.OUTLET, fold(outlet.id)), (Part.OUTLET, fold(outlet.name))}

    def event(self, event: Event) -> Item:
        """Return the item of an event: its parties are those that take part."""
        everybody = [participant.entity for participant in event.participants]
        acting = [participant.entity for participant in event.participants if participant.role == "actor"]
        words = Span(event.evidence.start, event.evidence.end)
        keys = self._parties(everybody, acting) | self._named(words) | self._pairs(everybody, everybody)
        keys |= {(Part.TYPE, event.type), (Part.KIND, event.kind)}
        keys |= {(Part.CONTEXT, context) for context in event.contexts}
        if event.place:
            keys |= {(Part.PLACE, event.place.entity), (Part.NAMED, event.place.entity)}
        days = days_of(event.date.edtf) if event.date and event.date.edtf else self._days
        listed = {
            "kind": event.kind, "type": event.type, "mode": event.mode, "status": event.status,
            "salience": event.salience, "level": level_of(event, self._entities),
        }  # fmt: skip
        return Item("event", event.id, days, event.confidence, self._listed | listed, self._all(keys), words)

    def statement(self, statement: Statement) -> Item:
        """Return the item of a statement: its parties are who speaks and who is addressed."""
        words = Span(min(statement.cue.start, statement.content.start), max(statement.cue.end, statement.content.end))
        named = self._named(Span(statement.content.start, statement.content.end))
        named |= {(Part.NAMED, topic) for topic in statement.topics}
        spoken_of = [*statement.addressees, *statement.topics, *(key for _, key in named)]
        keys = self._parties([*statement.speakers, *statement.addressees], statement.speakers) | named
        keys |= self._pairs(statement.speakers, spoken_of)
        listed = {"stance": statement.stance, "speech": statement.speech}
        sure = statement.confidence
        return Item("statement", statement.id, self._days, sure, self._listed | listed, self._all(keys), words)

    def commitment(self, commitment: Commitment) -> Item:
        """Return the item of a commitment: its parties are also those that are to do it or to gain by it."""
        everybody = [*commitment.parties, *commitment.debtor, *commitment.beneficiary]
        words = Span(commitment.evidence.start, commitment.evidence.end)
        keys = self._parties(everybody, commitment.debtor or commitment.parties) | self._named(words)
        keys |= self._pairs(everybody, everybody)
        if commitment.subject and commitment.subject.entity:
            keys.add((Part.NAMED, commitment.subject.entity))
        listed = {"status": commitment.status, "act": commitment.act, "fulfilment": commitment.fulfilment}
        sure = self._sure.get(commitment.event or "", 1.0)
        return Item("commitment", commitment.id, self._days, sure, self._listed | listed, self._all(keys), words)

    def figure(self, figure: Figure) -> Item:
        """Return the item of a figure: its parties are the states that the words around it name."""
        before = self._source.rfind("\n", 0, figure.start) + 1
        after = self._source.find("\n", figure.end)
        start = max(before, figure.start - _AROUND)
        words = Span(start, min(after if after >= 0 else len(self._source), figure.end + _AROUND))
        named = self._named(words)
        keys = named | {(Part.STATE, key) for _, key in named if self._states.get(key) == key}
        listed = {"unit": figure.unit}
        return Item("figure", figure.id, self._days, figure.confidence, self._listed | listed, self._all(keys), words)

    def _all(self, keys: set[tuple[Part, str]]) -> frozenset[tuple[Part, str]]:
        return frozenset(keys | self._keys)

    def _parties(self, everybody: Iterable[str], acting: Iterable[str]) -> set[tuple[Part, str]]:
        keys: set[tuple[Part, str]] = set()
        for entity in everybody:
            state = self._states.get(entity)
            keys |= {(Part.STATE, state)} if state else set()
            keys |= {(Part.PARTY, entity)} if entity != state else set()
        for entity in acting:
            keys |= {(Part.ACTING, key) for key in (entity, self._states.get(entity)) if key}
        return keys

    def _pairs(self, ones: Iterable[str], others: Iterable[str]) -> set[tuple[Part, str]]:
        one_side = {state for one in ones if (state := self._states.get(one))}
        other_side = {state for other in others if (state := self._states.get(other))}
        pairs = product(one_side, other_side) if one_side != other_side else combinations(one_side, 2)
        return {(Part.PAIR, pair_key(one, other)) for one, other in pairs if one != other}

    def _named(self, words: Span) -> set[tuple[Part, str]]:
        inside = (m for m in self._mentions if words.start <= m.start and m.end <= words.end)
        entities = {entity for mention in inside for entity in mention.entities}
        states = {state for entity in entities if (state := self._states.get(entity))}
        return {(Part.NAMED, key) for key in chain(entities, states)}


def pair_key(one: str, other: str) -> str:
    """Return the key of two states."""
    return PAIR.format(*sorted((one, other)))
