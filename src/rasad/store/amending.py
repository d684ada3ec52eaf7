"""What a user wants corrected -> a correction, anchored to the characters and words of the stored documents."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple, get_args

import apsw
import msgspec
import regex

from rasad.errors import QueryError
from rasad.knowledge.base import Knowledge
from rasad.knowledge.kinds import load_kinds
from rasad.link.rulings import contradictions
from rasad.records.corrections import CorrectedItem, Correction, CorrectionKind, ReadAs, Ruling
from rasad.records.days import UNKNOWN_DAYS, days_of
from rasad.records.ports import StoredDocument
from rasad.records.report import Entity, Event, EventStatus, Mention
from rasad.records.spans import Quote
from rasad.store import corrections
from rasad.store.read import read_document

Item = tuple[str, str]
"""A document (by its id, the beginning of it, or its location) and an event or mention in it (by id or characters)."""

_SHORTEST_BEGINNING = 4  # hex digits of a document's id
_ID_DIGITS = 8  # of a correction's id: no ledger has so many that two share it
_CHARACTERS = regex.compile(r"([0-9]{1,9})-([0-9]{1,9})")  # no text is longer than nine digits count
_AROUND = 100  # characters kept on each side of a mention: enough to see it in, few enough to quote
_LINE_END = "\n"


class Wish(NamedTuple):
    """What a user says, before it is looked up: `value` is what is right, None where nothing is.

    `here`: only this mention, not the whole document. A `value` of the form OLD=NEW says which of a mention's entities
    is wrong.
    """

    kind: CorrectionKind
    items: Sequence[Item]
    value: str | None
    who: str
    at: str
    note: str | None = None
    here: bool = False


def draft(connection: apsw.Connection, wish: Wish, knowledge: Knowledge) -> Correction:
    """Return the correction that a wish amounts to.

    Raises:
        QueryError: if something that it names is not there, or it contradicts what was said before.
    """
    if wish.kind not in get_args(CorrectionKind):
        raise QueryError(f"{wish.kind!r} is no kind of correction; choose one of {', '.join(get_args(CorrectionKind))}")
    layer = "mention" if wish.kind == "entity" else "event"
    found = [_find(connection, document, item, layer) for document, item in wish.items]
    items = tuple(_anchored(stored, datum) for stored, datum in found)
    _check_number(wish, items)
    old, _, new = (wish.value or "").rpartition("=") if wish.kind == "entity" else ("", "", wish.value)
    entity = _entity(new, found[0][0], knowledge) if wish.kind == "entity" and new else None
    _check_value(wish, new or None)
    seed = msgspec.json.encode((wish, [item.quote for item in items]))
    correction = Correction(
        id=_free_id(connection, seed), kind=wish.kind, items=items, value=entity.id if entity else new or None,
        who=wish.who, made_at=wish.at, note=wish.note, entity=entity, instead_of=old or None, here=wish.here,
    )  # fmt: skip
    _check_rulings(connection, correction)
    names = items[0].read_as.entities
    if wish.kind == "entity" and (old not in names if old else len(names) > 1):
        raise QueryError(f"«{items[0].quote.text}» stands for {', '.join(names)}: say which is wrong as OLD=NEW")
    return correction


def _check_number(wish: Wish, items: Sequence[CorrectedItem]) -> None:
    wanted = 2 if wish.kind in ("same", "not_same") else 1
    if len(items) != wanted:
        raise QueryError(f"{wish.kind} is said of {wanted} items, and {len(items)} were given")
    if wanted == 2 and (items[0].document, items[0].id) == (items[1].document, items[1].id):
        raise QueryError(f"{wish.kind} is said of two events, and {items[0].id} was given twice")


def _check_value(wish: Wish, value: str | None) -> None:
    if wish.kind == "type" and value not in load_kinds():
        raise QueryError(
            f"{value!r} is no kind of event; docs/reference/kinds.md lists them, such as meeting, visit, signing"
        )
    if wish.kind == "status" and value not in get_args(EventStatus):
        raise QueryError(f"{value!r} is no status; choose one of {', '.join(get_args(EventStatus))}")
    if wish.kind == "date" and value is not None and days_of(value) == UNKNOWN_DAYS:
        raise QueryError(f"{value!r} is no date; write it as 2016-10-10, 2016-10 or 2016")
    if wish.kind in ("not_event", "same", "not_same") and value is not None:
        raise QueryError(f"{wish.kind} takes no value, and {value!r} was given")


def _check_rulings(connection: apsw.Connection, correction: Correction) -> None:
    if correction.is_ruling:
        one, other = ((item.document, item.id) for item in correction.items)
        said = [*corrections.rulings(connection), Ruling(correction.kind == "same", one, other)]
        if next(contradictions(said), None) is not None:
            raise QueryError(
                "that contradicts corrections made before; see them with: rasad ledger corrections, "
                "and take one back with: rasad ledger undo ID"
            )


def _find(connection: apsw.Connection, document: str, item: str, layer: str) -> tuple[StoredDocument, Event | Mention]:
    stored = find_document(connection, document)
    report = stored.report
    data: Sequence[Event | Mention] = report.events if layer == "event" else report.mentions
    found = [datum for datum in data if datum.id == item]
    characters = _CHARACTERS.fullmatch(item)
    if not found and characters:
        start, end = map(int, characters.groups())
        inside = [d for d in data if start <= _quote(d).start and _quote(d).end <= end]
        found = [d for d in inside if (_quote(d).start, _quote(d).end) == (start, end)] or inside
    if len(found) != 1:
        which = ", ".join(d.id for d in found) or "none"
        raise QueryError(
            f"document {report.document.id} has no one {layer} {item!r} (found: {which}); "
            f"see its {layer}s with: rasad ledger show {report.document.id}"
        )
    return stored, found[0]


def find_document(connection: apsw.Connection, document: str) -> StoredDocument:
    """Return a document by its id, the beginning of its id, or its location.

    Raises:
        QueryError: if there is none such, or several.
    """
    rows = connection.execute(
        "SELECT id FROM document WHERE id = ?1 OR location = ?1 ORDER BY id = ?1 DESC", (document,)
    )
    ids = [str(row[0]) for row in rows]
    if not ids and len(document) >= _SHORTEST_BEGINNING and document.isalnum():
        rows = connection.execute("SELECT id FROM document WHERE id GLOB ? ORDER BY id", (f"{document}*",))
        ids = [str(row[0]) for row in rows]
    if len(ids) != 1 and document not in ids:
        which = f"several documents are {document!r}: {', '.join(ids)}" if ids else f"there is no document {document!r}"
        raise QueryError(f"{which}; see the ids with: rasad ledger list")
    stored = read_document(connection, document if document in ids else ids[0])
    assert stored is not None, "the row was there a moment ago"
    return stored


def _anchored(stored: StoredDocument, datum: Event | Mention) -> CorrectedItem:
    header = stored.report.document
    produced_by = stored.report.produced_by
    if isinstance(datum, Event):
        read_as = ReadAs(
            kind=datum.kind, type=datum.type, status=datum.status, date=datum.date.edtf if datum.date else None,
            entities=tuple(p.entity for p in datum.participants), read_by=datum.read_by, produced_by=produced_by,
        )  # fmt: skip
    else:
        read_as = ReadAs(entities=datum.entities, read_by=datum.read_by, produced_by=produced_by)
    return CorrectedItem(
        document=header.id, location=header.location, language=header.language,
        layer="event" if isinstance(datum, Event) else "mention", id=datum.id, quote=_quote(datum),
        evidence=datum.evidence if isinstance(datum, Event) else _around(stored.source, datum), read_as=read_as,
    )  # fmt: skip


def _around(source: str, mention: Mention) -> Quote:
    """Return the line that a mention stands in, or what is near of a long one."""
    start = max(source.rfind(_LINE_END, 0, mention.start) + 1, mention.start - _AROUND)
    end = source.find(_LINE_END, mention.end)
    return Quote.of(source, start, min(len(source) if end < 0 else end, mention.end + _AROUND))


def _quote(datum: Event | Mention) -> Quote:
    return datum.trigger if isinstance(datum, Event) else Quote(datum.start, datum.end, datum.text)


def _entity(entity_id: str, stored: StoredDocument, knowledge: Knowledge) -> Entity:
    known = knowledge.entity(entity_id) or next((e for e in stored.report.entities if e.id == entity_id), None)
    if known is None:
        raise QueryError(
            f"there is no entity {entity_id!r}; find its id with: rasad kb export, "
            f"or add it with: rasad kb add {entity_id}"
        )
    return known


def _free_id(connection: apsw.Connection, seed: bytes) -> str:
    number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM correction").get
    return f"k:{hashlib.sha256(seed + str(number).encode()).hexdigest()[:_ID_DIGITS]}"
