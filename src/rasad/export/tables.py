"""What is picked from a ledger -> the rows of rasad's own tables, one column list for each layer."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from rasad.export.about import notice
from rasad.export.picking import Held, Picked, allegers, parties
from rasad.export.quoting import LONGEST_QUOTE, Quoter
from rasad.knowledge.base import Knowledge
from rasad.knowledge.crosswalk import Crosswalk
from rasad.link.levels import level_of
from rasad.records.days import days_of
from rasad.records.foreign import ForeignRow
from rasad.records.report import Bounds, Commitment, Event, EventDate, Figure, Statement
from rasad.records.spans import Quote

FOREIGN = "foreign"
"""The layer of rows that others coded."""
ColumnKind = Literal["text", "integer", "number", "list"]
Row = dict[str, Any]


class Column(NamedTuple):
    """A column: its name, what its values are, and what it says."""

    name: str
    kind: ColumnKind
    says: str


class Sources(NamedTuple):
    """What the rows are made with."""

    crosswalk: Crosswalk
    knowledge: Knowledge
    quoter: Quoter


_WHERE = (
    Column("id", "text", "the document's id, a stroke, the item's id in its report"),
    Column("document", "text", "the document's id"),
    Column("text_sha256", "text", "SHA-256 of the text that the offsets count in, as UTF-8"),
    Column("outlet", "text", "who published it"),
    Column("published", "text", "publication date, EDTF"),
    Column("language", "text", "of the document"),
    Column("link", "text", "the page's address, or where it lay"),
)
_QUOTE = (
    Column("start", "integer", "first character of the quote, counted in code points"),
    Column("end", "integer", "the character after its last"),
    Column("quote", "text", "the words, cut after 300 characters; empty where half of the text was quoted already"),
)
_LAST = (
    Column("confidence", "number", "0 to 1; for events measured, see the explanation of confidence"),
    Column("read_by", "text", "the entry of the language data that read it"),
    Column("notice", "text", "version, that nobody verified it, the layer's measured precision"),
)
_EVENT = (
    Column("kind", "text", "rasad's kind of event"),
    Column("type", "text", "PLOVER type, by status: a planned meeting is AGREE"),
    Column("mode", "text", "PLOVER mode"),
    Column("contexts", "list", "PLOVER contexts"),
    Column("status", "text", "happened, ongoing, planned, hypothetical, denied"),
    Column("salience", "text", "main or background"),
    Column("level", "text", "of a meeting or call: head, minister, deputy, parliament, delegation, unknown"),
    Column("underlying_type", "text", "the PLOVER type of the act that a plan, promise or threat is about"),
    Column("underlying_mode", "text", "its mode"),
    Column("quad", "integer", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"),
    Column("score", "number", "PLOVER's score"),
    Column("cameo", "text", "CAMEO code"),
    Column("goldstein", "number", "Goldstein score of the CAMEO code"),
    Column("date", "text", "of the event, EDTF"),
    Column("date_basis", "text", "stated, inferred, ...: how the date is known"),
    Column("day_first", "text", "the first day that the date allows, ISO"),
    Column("day_last", "text", "the last day that it allows, ISO"),
    Column("actors", "list", "who acts: entity ids"),
    Column("actor_names", "list", "their English names"),
    Column("actor_states", "list", "their states, ISO 3166-1 alpha-3; empty for none"),
    Column("recipients", "list", "who is acted on: entity ids"),
    Column("recipient_names", "list", "their English names"),
    Column("recipient_states", "list", "their states"),
    Column("third_parties", "list", "who else takes part: entity ids"),
    Column("place", "text", "entity id of where it was"),
    Column("place_name", "text", "its English name"),
    Column("place_state", "text", "the state that it lies in"),
    Column("lat", "number", "degrees north"),
    Column("lon", "number", "degrees east"),
    Column("alleged_by", "list", "on whose word alone it rests; then it is an allegation and no fact"),
    Column("told_by", "list", "in whose words it stands; empty where the outlet tells it"),
    Column("count", "integer", "how many such events the words tell of; empty where they do not say"),
    Column("trigger_start", "integer", "first character of the word that tells it"),
    Column("trigger_end", "integer", "the character after its last"),
    Column("trigger", "text", "that word"),
)
_STATEMENT = (
    Column("speakers", "list", "who says it: entity ids"),
    Column("speaker_names", "list", "their English names"),
    Column("speaker_states", "list", "their states"),
    Column("addressees", "list", "who is spoken to: entity ids"),
    Column("topics", "list", "what it is about: entity ids and words"),
    Column("stance", "text", "supports, demands, promises, denies, ...; empty for none"),
    Column("speech", "text", "reported, direct or mixed"),
    Column("nested_in", "text", "the id of the statement that relays it"),
    Column("cue_start", "integer", "first character of the word that introduces it"),
    Column("cue_end", "integer", "the character after its last"),
    Column("cue", "text", "that word"),
)
_COMMITMENT = (
    Column("action", "text", "what is undertaken, in the words of the text"),
    Column("status", "text", "agreed, planned, under way, done, refused, demanded, proposed, possible, discussed"),
    Column("act", "text", "by what act it was undertaken"),
    Column("fulfilment", "text", "open, under_way, done, lapsed, unknown"),
    Column("parties", "list", "whose commitment it is: entity ids"),
    Column("party_names", "list", "their English names"),
    Column("debtors", "list", "who owes it: entity ids"),
    Column("beneficiaries", "list", "to whom: entity ids"),
    Column("subject", "text", "what it is about: an entity id, else words"),
    Column("deadline", "text", "by when, EDTF"),
    Column("event", "text", "the id of the event that founds it"),
    Column("statement", "text", "the id of the statement that it stands in"),
)
_FIGURE = (
    Column("value", "number", "the number; empty where the words give bounds only"),
    Column("min", "number", "at least"),
    Column("max", "number", "at most"),
    Column("min_exclusive", "number", "more than"),
    Column("max_exclusive", "number", "less than"),
    Column("unit", "text", "percent, a currency's code, a measure, or the thing counted"),
    Column("measures", "text", "what it measures, in the words of the text"),
    Column("change", "text", "increase, decrease, increase_to, decrease_to"),
    Column("doubt", "text", "why the words are probably wrong; they are kept as they stand"),
)
_FOREIGN = (
    Column("set", "text", "the data set that it is of"),
    Column("id", "text", "its id there"),
    Column("date", "text", "EDTF"),
    Column("type", "text", "PLOVER type; empty where PLOVER has none for the code"),
    Column("mode", "text", "PLOVER mode"),
    Column("contexts", "list", "PLOVER contexts"),
    Column("status", "text", "what auxiliary modes say; empty where the set does not tell"),
    Column("code", "text", "CAMEO code, of sets that have one"),
    Column("actor_names", "list", "who acts"),
    Column("actor_states", "list", "their states"),
    Column("actor_sectors", "list", "their first sectors"),
    Column("recipient_names", "list", "who is acted on"),
    Column("recipient_states", "list", "their states"),
    Column("recipient_sectors", "list", "their first sectors"),
    Column("place", "text", "where it was"),
    Column("text", "text", "the words that the set gives"),
    Column("source", "text", "who published it"),
    Column("link", "text", "the page's address"),
    Column("language", "text", "of the page"),
    Column("comment", "text", "what else the set says of the row"),
    Column("notice", "text", "that the row is foreign and was not read by rasad"),
)
_OWN = {"events": _EVENT, "statements": _STATEMENT, "commitments": _COMMITMENT, "figures": _FIGURE}
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    layer: (*_WHERE, *columns, *_QUOTE, *_LAST) for layer, columns in _OWN.items()
} | {FOREIGN: _FOREIGN}
"""The columns of each layer, in order."""


def row_of(layer: str, found: Picked, sources: Sources) -> Row:
    """Return the row of one item: a value for every column of its layer, None or an empty list where there is none."""
    held, header = found.held, found.held.header
    makers: dict[str, Callable[[Held, Any, Sources], tuple[Row, Quote]]] = {
        "events": _event, "statements": _statement, "commitments": _commitment, "figures": _figure,
    }  # fmt: skip
    own, quote = makers[layer](held, found.item, sources)
    values = {
        "id": found.id, "document": header.id, "text_sha256": header.text_sha256, "outlet": held.outlet,
        "published": header.published.edtf, "language": header.language, "link": held.link, **own,
        "start": quote.start, "end": quote.end, "quote": sources.quoter.words(header, quote),
        "confidence": found.item.confidence, "read_by": found.item.read_by,
        "notice": notice(layer, held.report.produced_by.rasad),
    }  # fmt: skip
    return {column.name: values[column.name] for column in COLUMNS[layer]}


def foreign_row(row: ForeignRow) -> Row:
    """Return the row of an event that others coded."""
    values: Row = {name: getattr(row, name) for name in ("set", "id", "date", "type", "mode", "contexts", "status")}
    values |= {name: getattr(row, name) for name in ("code", "place", "text", "source", "language", "comment")}
    for role, sides in (("actor", row.actors), ("recipient", row.recipients)):
        values[f"{role}_names"] = tuple(one.name or one.words or "" for one in sides)
        values[f"{role}_states"] = tuple(one.state or "" for one in sides)
        values[f"{role}_sectors"] = tuple(next(iter(one.sectors), "") for one in sides)
    values |= {"link": row.url, "notice": f"foreign row of {row.set}: not read by rasad"}
    return {column.name: values[column.name] for column in COLUMNS[FOREIGN]}


def _event(held: Held, event: Event, sources: Sources) -> tuple[Row, Quote]:
    crosswalk, days = sources.crosswalk, days_of(event.date.edtf if event.date else None)
    code = crosswalk.cameo(event.kind, event.contexts, is_planned=event.underlying is not None)
    date = event.date or EventDate(edtf=None, basis="unknown")
    told = held.statements.get(event.reported_by)
    row: Row = {
        "kind": event.kind, "type": event.type, "mode": event.mode, "contexts": event.contexts,
        "status": event.status, "salience": event.salience, "level": level_of(event, held.entities),
        "underlying_type": event.underlying.type if event.underlying else None,
        "underlying_mode": event.underlying.mode if event.underlying else None,
        "quad": crosswalk.quad(event.type), "score": crosswalk.score(event.type, event.mode),
        "cameo": code.code, "goldstein": code.goldstein,
        "date": date.edtf, "date_basis": date.basis, "day_first": days.first, "day_last": days.last,
        **_sides(held, event), **_place(held, event, sources.knowledge),
        "alleged_by": allegers(held, event) or (("unnamed",) if event.alleged_by else ()),
        "told_by": told.speakers if told else (), "count": event.count,
        "trigger_start": event.trigger.start, "trigger_end": event.trigger.end, "trigger": event.trigger.text,
    }  # fmt: skip
    return row, event.evidence


def _sides(held: Held, event: Event) -> Row:
    row: Row = {"third_parties": tuple(p.entity for p in parties(event, "third_party"))}
    for role in ("actor", "recipient"):
        ids = tuple(p.entity for p in parties(event, role))
        row |= {f"{role}s": ids, f"{role}_names": held.names(ids)}
        row[f"{role}_states"] = tuple(held.state(one) or "" for one in ids)
    return row


def _place(held: Held, event: Event, knowledge: Knowledge) -> Row:
    place = event.place.entity if event.place else None
    lat, lon = point_of(place, knowledge)
    return {
        "place": place, "place_name": held.name(place) if place else None,
        "place_state": held.state(place) if place else None, "lat": lat, "lon": lon,
    }  # fmt: skip


def point_of(place: str | None, knowledge: Knowledge) -> tuple[float | None, float | None]:
    """Return the latitude and longitude of a place; None for a state, which is no point, and where they are unknown."""
    row = knowledge.entities.row(place) if place else {}
    return (float(row["lat"]), float(row["lon"])) if row.get("lat") and row.get("lon") else (None, None)


def region_of(place: str | None, knowledge: Knowledge) -> str | None:
    """Return the English name of the region that a place lies in; None where it is not known."""
    outer = knowledge.entity(knowledge.entities.row(place).get("within") or "") if place else None
    return outer.name if outer and outer.type == "region" else None


def _statement(held: Held, statement: Statement, _sources: Sources) -> tuple[Row, Quote]:
    speakers = statement.speakers
    row: Row = {
        "speakers": speakers, "speaker_names": held.names(speakers),
        "speaker_states": tuple(held.state(one) or "" for one in speakers),
        "addressees": statement.addressees, "topics": statement.topics, "stance": statement.stance,
        "speech": statement.speech, "nested_in": statement.nested_in,
        "cue_start": statement.cue.start, "cue_end": statement.cue.end, "cue": statement.cue.text,
    }  # fmt: skip
    return row, statement.content


def _commitment(held: Held, commitment: Commitment, sources: Sources) -> tuple[Row, Quote]:
    subject = commitment.subject
    words = sources.quoter.words(held.header, subject.span) if subject and subject.span else None
    row: Row = {
        "action": commitment.action[:LONGEST_QUOTE], "status": commitment.status, "act": commitment.act,
        "fulfilment": commitment.fulfilment, "parties": commitment.parties,
        "party_names": held.names(commitment.parties), "debtors": commitment.debtor,
        "beneficiaries": commitment.beneficiary, "subject": (subject.entity if subject else None) or words,
        "deadline": commitment.deadline.edtf if commitment.deadline else None,
        "event": commitment.event, "statement": commitment.statement,
    }  # fmt: skip
    return row, commitment.evidence


def _figure(_held: Held, figure: Figure, _sources: Sources) -> tuple[Row, Quote]:
    bounds = figure.value if isinstance(figure.value, Bounds) else Bounds()
    row: Row = {
        "value": None if isinstance(figure.value, Bounds) else figure.value,
        "min": bounds.min, "max": bounds.max,
        "min_exclusive": bounds.min_exclusive, "max_exclusive": bounds.max_exclusive,
        "unit": figure.unit, "measures": figure.measures, "change": figure.change, "doubt": figure.doubt,
    }  # fmt: skip
    return row, Quote(figure.start, figure.end, figure.text)
